"""Words of the single pages."""

from __future__ import annotations

VIEWS: dict[str, tuple[str, str, str]] = {
    # -- ask ---------------------------------------------------------------------------------------------------------
    "ask_title": (
        "Which way of using which model fits your data?",
        "Какой способ использования какой модели подходит вашим данным?",
        "哪种模型、哪种使用方式适合贵公司的数据？",
    ),
    "ask_lead": (
        (
            "Paste a procurement question, or a whole list. Every sentence of the answer opens the passage it "
            "rests on, with its date, its author and what the author gains."
        ),
        (
            "Вставьте вопрос по закупке или целый список. Каждое предложение ответа открывает фрагмент, на котором "
            "оно основано: с датой, автором и его интересом."
        ),
        "粘贴一个采购问题或整份清单。答案的每一句都能打开其依据的段落，并注明日期、作者及其利益关系。",
    ),
    "ask_placeholder": (
        "Your question, or several",
        "Ваш вопрос или несколько",
        "输入一个或多个问题",
    ),
    "ask_follow_placeholder": (
        "A follow-up, or a new question",
        "Уточнение или новый вопрос",
        "追问或提出新问题",
    ),
    "examples": ("Buyers ask", "Спрашивают покупатели", "采购方常问"),
    "next_questions": ("Suggested questions", "Предлагаемые вопросы", "建议的问题"),
    "new_topic": ("New topic", "Новая тема", "新话题"),
    "new_topic_help": (
        "The next question will no longer be read as a follow-up. Earlier answers stay below.",
        "Следующий вопрос не будет считаться уточнением. Прежние ответы останутся ниже.",
        "下一个问题不再视为追问，之前的回答仍保留在下方。",
    ),
    "follows": (
        "Read as a follow-up to: {question}",
        "Считается уточнением к вопросу: {question}",
        "将作为对此问题的追问：{question}",
    ),
    "searching": ("Checking {passages} passages", "Проверка фрагментов: {passages}", "正在核对{passages}个段落"),
    "earlier": ("Earlier in this visit", "Ранее в этом сеансе", "本次访问的历史"),
    "limit_routes": ("Only {count} routes", "Только способы: {count}", "仅限{count}种方式"),
    "limit_routes_none": ("All routes", "Все способы", "所有方式"),
    "example:1": (
        "How long does OpenAI keep our API prompts by default, and can that be zero?",
        "Как долго OpenAI по умолчанию хранит запросы к API и можно ли свести срок к нулю?",
        "OpenAI 默认会保留我们的 API 提示词多久？能否设为零留存？",
    ),
    "example:2": (
        "May we send personal data of EU customers to DeepSeek's own API?",
        "Можно ли отправлять персональные данные клиентов из ЕС в собственный API DeepSeek?",
        "可以把欧盟客户的个人数据发送到 DeepSeek 官方 API 吗？",
    ),
    "example:3": (
        "If we run Qwen on our own servers, does anything go back to Alibaba?",
        "Если запустить Qwen на своих серверах, уходит ли что-нибудь в Alibaba?",
        "如果在自有服务器上运行 Qwen，会有数据回传给阿里巴巴吗？",
    ),
    "example:4": (
        "Who defends us against copyright claims: OpenAI, Anthropic, or nobody with open weights?",
        "Кто защитит нас от исков об авторских правах: OpenAI, Anthropic или при открытых весах никто?",
        "遇到版权索赔谁来为我们抗辩：OpenAI、Anthropic，还是开放权重无人负责？",
    ),
    "example:5": (
        "Does Kimi's licence allow commercial use in a company of 5,000 people?",
        "Разрешает ли лицензия Kimi коммерческое использование в компании на 5000 человек?",
        "Kimi 的许可证允许5000人的企业商用吗？",
    ),
    "example:6": (
        "Is Claude on Amazon Bedrock different from Anthropic's own API in who sees our data?",
        "Отличается ли Claude в Amazon Bedrock от API Anthropic тем, кто видит наши данные?",
        "在谁能看到我们的数据方面，Amazon Bedrock 上的 Claude 与 Anthropic 官方 API 有何不同？",
    ),
    # -- sources -----------------------------------------------------------------------------------------------------
    "sources_lead": (
        "Everything the advisor can cite. Nothing else is used in an answer.",
        "Всё, на что может сослаться советник. Ничто другое в ответы не попадает.",
        "顾问可引用的全部来源，回答不使用其他任何内容。",
    ),
    "search_sources": ("Search the passages", "Поиск по фрагментам", "搜索段落"),
    "search_placeholder": (
        "zero data retention, 152-FZ, indemnity …",
        "нулевое хранение, 152-ФЗ, возмещение …",
        "零数据留存、个人信息保护法、赔偿……",
    ),
    "filters": ("Filters", "Фильтры", "筛选"),
    "filters_active": ("Filters ({count} set)", "Фильтры (задано: {count})", "筛选（已设{count}项）"),
    "clear_filters": ("Clear all", "Сбросить", "全部清除"),
    "kind": ("Kind", "Вид", "类型"),
    "jurisdiction": ("Jurisdiction", "Юрисдикция", "司法辖区"),
    "publisher": ("Publisher", "Издатель", "发布方"),
    "subject": ("About whom", "О ком", "涉及对象"),
    "topic": ("Topic", "Тема", "主题"),
    "route": ("Route", "Способ", "使用方式"),
    "age": ("Date", "Дата", "日期"),
    "verified": ("How we read it", "Как прочитано", "查阅方式"),
    "any": ("Any", "Любые", "不限"),
    "found": ("{count} of {total} sources", "Источников: {count} из {total}", "{total}个来源中的{count}个"),
    "found_none": (
        "No source fits. Take away a filter or change the words.",
        "Ничего не подходит. Уберите фильтр или измените слова.",
        "没有符合的来源，请减少筛选条件或更换词语。",
    ),
    "claims": ("claims: {count}", "Утверждений: {count}", "{count}条主张"),
    "back_to_list": ("All sources", "Все источники", "全部来源"),
    "source_file": ("File in the corpus", "Файл в корпусе", "语料库文件"),
    # -- routes ------------------------------------------------------------------------------------------------------
    "routes_lead": (
        (
            "A model is not a choice; a route is. The same weights are one thing at their maker and another on "
            "your own machines. Each route is judged by the same questions, put so that “yes” is better for you."
        ),
        (
            "Выбирают не модель, а способ. Одни и те же веса у разработчика и на своих машинах — разные вещи. "
            "Все способы оцениваются по одним и тем же вопросам, и «да» всегда лучше для вас."
        ),
        "要选的不是模型，而是使用方式。同样的权重，由厂商提供与在自有机器上运行并不相同。各方式按同一组问题评价，“是”总是对您更有利。",
    ),
    "choose_route": ("Route", "Способ", "使用方式"),
    "compare_with": ("Compare with", "Сравнить с", "对比"),
    "what": ("What it is", "Что это", "说明"),
    "who_sees_data": ("Who sees the data", "Кто видит данные", "谁能看到数据"),
    "contract": ("Contract", "Договор", "合同"),
    "runs_where": ("Where it runs", "Где работает", "运行地点"),
    "buyer_runs": ("What you run yourself", "Что запускаете сами", "您需自行运行的部分"),
    "assessments": ("Assessments", "Оценки", "评价"),
    "unknown_count": (
        "Not in the corpus ({count})",
        "В корпусе нет данных ({count})",
        "语料库中没有（{count}）",
    ),
    "unknown_note": (
        "No source in the corpus settles these. Ask the vendor before you decide.",
        "Ни один источник корпуса не даёт на это ответа. Спросите поставщика, прежде чем решать.",
        "语料库中没有来源能对以下各项作出结论，请在决定前询问厂商。",
    ),
    "assessed_as_of": ("as of {date}", "на {date}", "截至 {date}"),
    "show_verdicts": ("Show", "Показать", "显示"),
    "all_verdicts": ("All", "Все", "全部"),
    "tally": ("{count} of {total} settled", "Установлено: {count} из {total}", "{total}项中已确定{count}项"),
    # -- privacy -----------------------------------------------------------------------------------------------------
    "privacy_lead": (
        (
            "Every host that this program can contact, and whether it may. Questions, answers and documents stay "
            "in the memory and the folders of this machine."
        ),
        (
            "Все узлы, с которыми программа может связаться, и разрешено ли это. Вопросы, ответы и документы "
            "остаются в памяти и папках этой машины."
        ),
        "本程序可能联系的所有主机及其是否启用。问题、答案和文件都保存在本机的内存和文件夹中。",
    ),
    "state_off": ("Off", "Выключено", "关闭"),
    "state_on": ("On", "Включено", "开启"),
    "sends": ("Sends", "Отправляет", "发送内容"),
    "switch": ("Switch", "Переключатель", "开关"),
    "hosts_on": ("{on} of {total} on", "Включено {on} из {total}", "{total}项中开启{on}项"),
    "ledger": ("Calls so far", "Журнал обращений", "已发生的调用"),
    "ledger_note": (
        (
            "Every call to another machine, also one that was refused, made by anybody who uses this installation. "
            "What was sent is not kept, only how much."
        ),
        (
            "Каждое обращение к другой машине, в том числе отклонённое, от любого, кто пользуется этой установкой. "
            "Отправленное не хранится, записан только объём."
        ),
        "记录本安装的任何使用者向其他机器发起的每次调用，包括被拒绝的调用。只记录数据量，不保存所发送的内容。",
    ),
    "ledger_empty": (
        "No call has left this machine.",
        "Ни одного обращения за пределы этой машины не было.",
        "没有任何调用离开过本机。",
    ),
    "ledger_damaged": (
        "{count} line(s) of the ledger cannot be read and are not shown.",
        "Строк журнала, которые не читаются и не показаны: {count}.",
        "日志中有{count}行无法读取，未予显示。",
    ),
    "ledger:when": ("When (UTC)", "Когда (UTC)", "时间（UTC）"),
    "ledger:host": ("Host", "Хост", "主机"),
    "ledger:purpose": ("What for", "Для чего", "用途"),
    "ledger:sent": ("Bytes sent", "Отправлено, байт", "发送字节数"),
    "ledger:received": ("Bytes received", "Получено, байт", "接收字节数"),
    "ledger:outcome": ("Outcome", "Итог", "结果"),
    "ledger_save": ("Download the calls (CSV)", "Скачать журнал (CSV)", "下载调用记录（CSV）"),
    "prove_it": ("Check it yourself", "Проверьте сами", "自行验证"),
    "prove_it_text": (
        (
            "Cut the network: everything keeps working. Or open the network panel of your browser's developer "
            "tools: all requests go to this machine. The same list on the command line:"
        ),
        (
            "Отключите сеть: всё продолжит работать. Или откройте вкладку сети в инструментах разработчика: все "
            "запросы идут на эту машину. Тот же список в командной строке:"
        ),
        "断开网络，一切照常运行；或打开浏览器开发者工具的网络面板，所有请求都只发往本机。命令行也可查看同一清单：",
    ),
}
