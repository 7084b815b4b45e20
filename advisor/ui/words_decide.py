"""Words of the decision page: its way in, the form and the steps. What follows from them is in `words_ranking`."""

from __future__ import annotations

DECIDE: dict[str, tuple[str, str, str]] = {
    "decide": ("Decide", "Выбор", "选型"),
    "d_lead": (
        (
            "From your situation to a route: which rules bind you, which routes remain, which comes first, and what "
            "would change that."
        ),
        (
            "От вашей ситуации к способу: какие нормы вас связывают, какие способы остаются, какой из них первый и что "
            "это изменит."
        ),
        "从贵方情况到使用方式：哪些规则有约束力，哪些方式可选，哪种居首，哪些因素会改变结论。",
    ),
    "d_step": ("Step", "Шаг", "步骤"),
    "dstep:situation": ("Situation", "Ситуация", "情况"),
    "dstep:result": ("Result", "Результат", "结果"),
    "dstep:matrix": ("Matrix", "Матрица", "矩阵"),
    "dstep:cost": ("Cost", "Затраты", "成本"),
    "dstep:memo": ("Memo", "Записка", "备忘录"),
    "d_to_result": ("See the result", "К результату", "查看结果"),
    # -- the way in --------------------------------------------------------------------------------------------------
    "d_presets": ("Start from a buyer like you", "Начните с похожего покупателя", "从相近的采购方开始"),
    "d_presets_note": (
        "Each is a filled-in form. Everything in it can be changed.",
        "Каждый вариант — это заполненная форма. В ней можно изменить всё.",
        "每项都是一份已填好的表单，所有内容均可修改。",
    ),
    "d_use": ("Begin with this", "Начать с этого", "以此开始"),
    "d_or": ("Or begin with your own", "Или начните со своего", "或从自己的情况开始"),
    "d_empty": ("Empty form", "Пустая форма", "空白表单"),
    "d_empty_name": ("Our company", "Наша компания", "本公司"),
    "d_open": ("Open a saved profile (YAML)", "Открыть сохранённый профиль (YAML)", "打开已保存的概况（YAML）"),
    "d_open_help": (
        "The file that “Save this profile” gave you, also after you edited it by hand. At most {size} MB.",
        "Файл, полученный по кнопке «Сохранить профиль», в том числе исправленный вручную. Не больше {size} МБ.",
        "由“保存概况”得到的文件，手工修改过的也可以。不超过{size} MB。",
    ),
    "d_unreadable": (
        "This profile cannot be used yet. What to mend:",
        "Этот профиль пока нельзя использовать. Что исправить:",
        "该概况暂时无法使用，需修正：",
    ),
    "d_restart": ("Another profile", "Другой профиль", "换一份概况"),
    "d_save": ("Save this profile (YAML)", "Сохранить профиль (YAML)", "保存概况（YAML）"),
    "d_save_note": (
        "A text file that you can keep, share and open here again. Nothing of it stays on the server.",
        "Текстовый файл: его можно хранить, передать и снова открыть здесь. На сервере ничего не остаётся.",
        "一个文本文件，可保存、转交并在此重新打开，服务器不留存任何内容。",
    ),
    # -- the form ----------------------------------------------------------------------------------------------------
    "d_name": ("Name of the profile", "Название профиля", "概况名称"),
    "d_name_why": ("Stands on the memo.", "Указывается в записке.", "将出现在备忘录上。"),
    "d_about": ("What is it for?", "Для чего это нужно?", "用途说明"),
    "d_about_why": (
        "A sentence or two that open the memo.",
        "Одно-два предложения, с которых начнётся записка.",
        "一两句话，作为备忘录的开头。",
    ),
    "d_nothing_yet": ("nothing said", "не указано", "未填写"),
    "dsec:data": ("Data", "Данные", "数据"),
    "dsec:people": ("People and regions", "Люди и регионы", "人员与地区"),
    "dsec:sector": ("Sector and public contracts", "Отрасль и госконтракты", "行业与政府合同"),
    "dsec:means": ("Means and volume", "Ресурсы и объём", "资源与用量"),
    "dsec:needs": ("Needs and readiness", "Потребности и готовность", "需求与意愿"),
    "dsec:musts": ("Must-haves", "Обязательные требования", "硬性要求"),
    "dsec:weights": ("Weights", "Веса", "权重"),
    "dsec:routes": ("Candidate routes", "Какие способы сравнивать", "候选方式"),
    "field:data": ("What goes to the model?", "Что попадает в модель?", "哪些数据会交给模型？"),
    "field_why:data": (
        "Which laws bind you depends first on the kind of data. Tick all that occur.",
        "От вида данных прежде всего зависит, какие нормы вас связывают. Отметьте всё, что встречается.",
        "适用哪些法律首先取决于数据类型，请勾选所有涉及的。",
    ),
    "field:languages": ("Languages of the texts", "Языки текстов", "文本语言"),
    "field_why:languages": (
        "Stands on the memo: try the models on your own texts in these languages.",
        "Указывается в записке: модели стоит проверить на ваших текстах на этих языках.",
        "会写入备忘录：请用贵方这些语言的文本试用模型。",
    ),
    "field:people_in": (
        "Where do the people live whose data it is?",
        "Где живут люди, чьи это данные?",
        "数据所涉及的人员在哪里？",
    ),
    "field_why:people_in": (
        "Data protection laws protect people where they are, wherever the server stands.",
        "Законы о персональных данных защищают людей там, где они находятся, где бы ни стоял сервер.",
        "无论服务器在何处，个人信息保护法通常按人员所在地提供保护。",
    ),
    "field:established_in": ("Where are you established?", "Где вы учреждены?", "贵方在哪里注册？"),
    "field_why:established_in": (
        "The law of that place binds you whatever you buy.",
        "Право этой страны связывает вас при любой покупке.",
        "无论采购什么，当地法律都对贵方有约束力。",
    ),
    "field:sector": ("Sector", "Отрасль", "行业"),
    "field_why:sector": (
        "Banks, hospitals and public bodies have rules of their own.",
        "Для банков, больниц и органов власти есть свои нормы.",
        "银行、医院和公共机构另有专门规定。",
    ),
    "field:government_contracts": (
        "Do you work for a government?",
        "Работаете ли вы на государство?",
        "是否承接政府项目？",
    ),
    "field_why:government_contracts": (
        "Such a customer can forbid models or hosts to its suppliers.",
        "Такой заказчик может запретить поставщикам отдельные модели и хостинги.",
        "政府客户可能禁止供应商使用某些模型或托管方。",
    ),
    "field:accelerators": ("Accelerators at hand", "Имеющиеся ускорители", "现有加速卡"),
    "field_why:accelerators": (
        "They decide whether running a model yourself is open to you today.",
        "От них зависит, можете ли вы уже сегодня запускать модель сами.",
        "决定贵方目前能否自行运行模型。",
    ),
    "field:people": ("Who would run a server?", "Кто обслужит сервер?", "谁来运维服务器？"),
    "field_why:people": (
        "A model on your own machines needs somebody to keep it running.",
        "Модель на своих машинах кто-то должен поддерживать.",
        "自有服务器上的模型需要有人维护。",
    ),
    "field:input_tokens": ("Text in, million tokens a month", "На входе, млн токенов в месяц", "输入量（百万词元/月）"),
    "field:output_tokens": (
        "Text out, million tokens a month",
        "На выходе, млн токенов в месяц",
        "输出量（百万词元/月）",
    ),
    "field_doubt:tokens": (
        (
            "That is a trillion tokens a month or more, about two billion pages. The unit here is a million tokens: "
            "is this the volume you mean?"
        ),
        (
            "Это триллион токенов в месяц или больше — около двух миллиардов страниц. Здесь указывают миллионы токенов: "
            "объём верен?"
        ),
        "相当于每月一万亿词元以上，约合数十亿页文本。此处以百万词元为单位，请确认用量是否有误。",
    ),
    "field_why:tokens": (
        "Sets what an API costs and how many servers you would need. A page of English is about 500 tokens.",
        (
            "От объёма зависят цена API и число серверов. Страница английского текста — около 500 токенов, русского — "
            "больше."
        ),
        "决定 API 费用和所需服务器数量；一页中文约为数百词元。",
    ),
    "field:latency": ("How soon must an answer come?", "Как быстро нужен ответ?", "多快需要回答？"),
    "field_why:latency": (
        "Work that can wait makes better use of a server.",
        "Если работа может подождать, сервер загружен лучше.",
        "可等待的任务能更充分地利用服务器。",
    ),
    "field:budget": ("Budget, US dollars a year", "Бюджет, долларов США в год", "预算（美元/年）"),
    "field_why:budget": (
        "Routes that cost more are marked, not hidden; with a volume, the criterion of cost is judged by it. Empty: no "
        "limit.",
        "Более дорогие способы помечаются, а не скрываются; если указан объём, по нему оценивается и критерий стоимости. "
        "Пусто — без предела.",
        "超出预算的方式会标注而不隐藏；如填了用量，“成本”标准也按预算判断。留空表示不限。",
    ),
    "field:needs": ("What do you need?", "Что вам нужно?", "贵方有哪些需求？"),
    "field_why:needs": (
        "A vendor who answers for claims and no network at all become must-haves; the other two raise the weight of the "
        "criteria that decide them.",
        "Поставщик, отвечающий по искам, и полная изоляция становятся обязательными условиями; две другие потребности "
        "повышают вес критериев, от которых зависят.",
        "“厂商承担索赔责任”和“完全断网运行”会成为必备条件；另外两项会提高相关标准的权重。",
    ),
    "field:ready": ("What are you ready to do?", "Что вы готовы сделать?", "愿意采取哪些步骤？"),
    "field_why:ready": (
        "These steps count as agreed. What you leave out stays open: the route is compared, and the step is named.",
        "Эти шаги считаются согласованными. Не названное остаётся открытым: способ сравнивается, а шаг указывается.",
        "所选步骤视为已同意；未选的仍属未定：相关方式照常比较，并注明所需步骤。",
    ),
    "field:unwilling": ("What will you not do?", "На что вы не согласны?", "哪些步骤不愿采取？"),
    "field_why:unwilling": (
        "A route that rests on such a step is ruled out.",
        "Способ, который невозможен без такого шага, исключается.",
        "必须采取此类步骤的方式将被排除。",
    ),
    # -- must-haves --------------------------------------------------------------------------------------------------
    "d_musts_why": (
        "A route that falls short of a must-have is not ranked, whatever else speaks for it.",
        "Способ, не отвечающий обязательному требованию, в рейтинг не попадает, каковы бы ни были прочие достоинства.",
        "不满足硬性要求的方式不参与排名，其他优点再多也不能弥补。",
    ),
    "d_musts_group": ("Criteria on", "Критерии", "标准类别"),
    "least:": ("not needed", "не требуется", "不要求"),
    "least:partly": ("at least partly", "хотя бы отчасти", "至少部分满足"),
    "least:yes": ("yes", "да", "是"),
    "d_demanded": ("Demanded by {rules}: {least}", "Требует {rules}: {least}", "{rules} 要求：{least}"),
    "d_waive": ("Set this demand aside", "Не учитывать это требование", "不采用此项要求"),
    "d_waive_help": (
        (
            "It then no longer rules routes out. The law stays as it is: do this only when you know that it does not "
            "bind you."
        ),
        (
            "Тогда оно больше не исключает способы. Закон от этого не меняется: делайте так, только если точно знаете, "
            "что он вас не связывает."
        ),
        "该项将不再用于排除方式，但法律本身不变；仅在确知其对贵方无约束力时才这样做。",
    ),
    # -- weights -----------------------------------------------------------------------------------------------------
    "d_weights_why": (
        "Weights order the routes that meet the must-haves. They never let a route past one.",
        "Веса упорядочивают способы, отвечающие обязательным требованиям, но не отменяют сами требования.",
        "权重只用于给满足硬性要求的方式排序，不能绕过硬性要求。",
    ),
    "d_weighing": ("How to weigh", "Как задать веса", "如何设定权重"),
    "weighing:facts": ("By your situation", "По ситуации", "按实际情况"),
    "weighing:sliders": ("By sliders", "Ползунками", "用滑块"),
    "weighing:pairs": ("In pairs", "Попарно", "两两比较"),
    "weighing:facts_note": (
        "What you have told and the rules that apply decide what counts more; the rest counts the same.",
        "Что весит больше, определяют ваши сведения и применимые нормы; остальное равноценно.",
        "所填情况与适用规则决定哪些更重要，其余同等对待。",
    ),
    "weighing:sliders_note": (
        "0: does not count. 10: counts most. Only proportions matter.",
        "0 — не важно, 10 — важнее всего. Значение имеют только пропорции.",
        "0 表示不计，10 表示最重要；只看比例。",
    ),
    "weighing:pairs_note": (
        "Which of the two matters more to you, and how many times? They begin at your present weights; nothing changes "
        "until you move one.",
        "Что из двух для вас важнее и во сколько раз? Вначале показаны нынешние веса; пока вы ничего не сдвинули, они "
        "не меняются.",
        "两者之中哪个更重要，重要多少倍？初始值按当前权重给出，未作调整前结果不变。",
    ),
    "d_pair": ("{first} or {second}", "{first} или {second}", "{first}与{second}"),
    "d_pair_equal": ("equal", "поровну", "同等"),
    "d_inconsistent:somewhat": (
        "These comparisons contradict each other somewhat: the consistency ratio is just above the usual limit of 0.1. "
        "Look at the strongest ones again.",
        "Эти сравнения отчасти противоречат друг другу: отношение согласованности немного выше обычного предела 0,1. "
        "Пересмотрите самые резкие из них.",
        "这些比较之间存在一定矛盾：一致性比率略高于0.1的通常上限。请重新检查差距最大的几项。",
    ),
    "d_inconsistent:strongly": (
        "These comparisons contradict each other strongly: the consistency ratio is far above the usual limit of 0.1. "
        "Look at the strongest ones again.",
        "Эти сравнения сильно противоречат друг другу: отношение согласованности намного выше обычного предела 0,1. "
        "Пересмотрите самые резкие из них.",
        "这些比较相互矛盾明显：一致性比率远高于0.1的通常上限。请重新检查差距最大的几项。",
    ),
    "d_inconsistent:chance": (
        "These comparisons contradict each other as if they had been drawn by lot: the usual limit of the consistency "
        "ratio, 0.1, is exceeded more than ten times over. Make them anew.",
        "Эти сравнения противоречат друг другу так, как если бы их тянули по жребию: обычный предел отношения "
        "согласованности, 0,1, превышен более чем в десять раз. Сделайте их заново.",
        "这些比较相互矛盾，如同随机作答：一致性比率超过0.1这一通常上限十倍以上。请重新比较。",
    ),
    "d_consistent": (
        "The comparisons agree with each other: the consistency ratio keeps the usual limit of 0.1.",
        "Сравнения согласуются друг с другом: отношение согласованности не выше обычного предела 0,1.",
        "各项比较相互一致：一致性比率未超过0.1的通常上限。",
    ),
    "d_single": ("Weigh single criteria", "Веса отдельных критериев", "单项标准的权重"),
    "d_single_note": (
        "These weights share out a group's part among its criteria.",
        "Эти веса распределяют долю группы между её критериями.",
        "这些权重用于在类别内部分配其比重。",
    ),
    "d_single_add": ("Criteria with a weight of their own", "Критерии с собственным весом", "单独设定权重的标准"),
    "d_shares": ("What counts how much at present", "Что сейчас сколько весит", "目前各类所占比重"),
    # -- candidates --------------------------------------------------------------------------------------------------
    "d_routes_why": (
        "Empty: all routes are compared. Name some where the choice is already narrower.",
        "Пусто — сравниваются все способы. Укажите некоторые, если выбор уже сужен.",
        "留空则比较全部方式；若范围已缩小，可只列出其中几种。",
    ),
    "d_all_routes": ("All routes", "Все способы", "全部方式"),
    "d_candidates": (
        "Only {count} routes take part, as you came with them.",
        "Участвуют только выбранные вами способы: {count}.",
        "仅比较您带入的{count}种方式。",
    ),
    "d_take_all": ("Compare all routes", "Сравнить все способы", "比较全部方式"),
    # -- what follows, beside the form -------------------------------------------------------------------------------
    "d_so_far": ("What follows so far", "Что пока следует", "目前的结论"),
    "d_so_far_counts": (
        "{ranked} ranked, {out} ruled out, {held} held back",
        "В рейтинге {ranked}, исключено {out}, под вопросом {held}",
        "排名{ranked}种，排除{out}种，待确认{held}种",
    ),
    "d_so_far_rules": ("Rules that apply", "Применимые нормы", "适用规则"),
    "d_so_far_first": ("In front", "Впереди", "领先的方式"),
    "d_so_far_general": ("By the general weights", "По общим весам", "按通用权重"),
    # -- compare -----------------------------------------------------------------------------------------------------
    "d_compare": ("Compare with another profile", "Сравнить с другим профилем", "与另一份概况比较"),
    "d_compare_note": (
        "How the ranking would look for another buyer, or for you under other circumstances.",
        "Каким был бы рейтинг для другого покупателя или для вас при других условиях.",
        "换作另一采购方或另一种条件，排名会怎样。",
    ),
    "d_compare_with": ("A preset", "Готовый профиль", "预设概况"),
    "d_compare_out": ("ruled out", "исключён", "已排除"),
    "d_compare_held": ("held back", "под вопросом", "待确认"),
    "d_compare_only": (
        "Rules only for “{name}”: {rules}",
        "Нормы только для «{name}»: {rules}",
        "仅适用于“{name}”的规则：{rules}",
    ),
    "d_compare_same": ("The same rules bind both.", "Обоих связывают одни и те же нормы.", "两者适用相同的规则。"),
    # -- links -------------------------------------------------------------------------------------------------------
    "d_decide_these": ("Decide between these routes", "Выбрать из этих способов", "在这些方式中选型"),
    "d_back:ask": ("Back to the answer", "Назад к ответу", "返回答案"),
    "d_back:questionnaire": ("Back to the questionnaire", "Назад к опросному листу", "返回问卷"),
    "d_to_questionnaire": (
        "Put a questionnaire to these routes",
        "Задать опросный лист этим способам",
        "就这些方式填写问卷",
    ),
    "q_chosen_routes": (
        "It will be put to these routes unless you choose others: {names}",
        "Лист будет задан этим способам, если вы не выберете другие: {names}",
        "问卷将针对以下方式，也可另选：{names}",
    ),
    "d_ask": ("Ask about this", "Спросить об этом", "就此提问"),
    # -- memo --------------------------------------------------------------------------------------------------------
    "d_memo": ("Memo for the board", "Записка для руководства", "呈管理层备忘录"),
    "d_memo_note": (
        "Situation, rules, ranking, what was ruled out and why, what would change it, and every source with its quote.",
        "Ситуация, нормы, рейтинг, что и почему исключено, что это изменит, и все источники с цитатами.",
        "包括情况、规则、排名、排除项及理由、影响结论的因素，以及全部来源与引文。",
    ),
    "memo:pdf": ("PDF", "Файл PDF", "PDF 文件"),
    "memo_note:pdf": (
        "To read and to print, with the charts.",
        "Для чтения и печати, с диаграммами.",
        "便于阅读和打印，含图表。",
    ),
    "memo:docx": ("Word document", "Документ Word", "Word 文档"),
    "memo_note:docx": (
        "The same, to be edited before it goes to the board.",
        "То же самое, с возможностью правки перед передачей руководству.",
        "内容相同，提交管理层前可编辑。",
    ),
    "memo:md": ("Markdown text", "Текст Markdown", "Markdown 文本"),
    "memo_note:md": (
        "For a wiki or an issue, without charts.",
        "Для вики или системы задач, без диаграмм.",
        "用于知识库或工单，不含图表。",
    ),
    "memo:json": ("Data (JSON)", "Данные (JSON)", "数据（JSON）"),
    "memo_note:json": (
        "Every weight, place, reason and citation for other programs.",
        "Все веса, места, причины и ссылки для других программ.",
        "全部权重、名次、理由和引用，供其他程序使用。",
    ),
    "d_memo_making": ("Writing the memo", "Составление записки", "正在撰写备忘录"),
}
