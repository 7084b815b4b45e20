"""The second half of a memo's words: from the ranking on, and the words of facts; pure."""

from __future__ import annotations

#: Key -> English, Russian, Chinese.
REST: dict[str, tuple[str, str, str]] = {
    # -- the ranking ---------------------------------------------------------------------------------------------------
    "rank_general": (
        "This is the order by the general weights, not a recommendation.",
        "Это порядок по общим весам, а не рекомендация.",
        "以下仅为按通用权重的排序，并非推荐。",
    ),
    "rank_intro_one": (
        "{count} meets all must-haves.",
        "Все обязательные условия выполняет {count}.",
        "满足全部必备条件的有{count}。",
    ),
    "rank_intro_many": (
        "{count} meet all must-haves.",
        "Все обязательные условия выполняют: {count}.",
        "满足全部必备条件的有{count}。",
    ),
    "rank_intro_free": (
        "In the ranking: {count}. No must-haves are set, so none had to be met.",
        "В сравнении: {count}. Обязательных условий не задано.",
        "参与排序的有{count}；未设必备条件。",
    ),
    "rank_values": (
        "A route's value is the sum of its criteria's weights, each counted in full for a yes, in part for “partly”, and "
        "not at all for a no or for what is unknown.",
        "Оценка способа — сумма весов критериев: «да» учитывается полностью, «частично» — частично, «нет» и неизвестное "
        "— никак.",
        "得分为各项标准权重之和：“是”计全分，“部分”计部分分，“否”与未知均不计分。",
    ),
    "rank_reasons": (
        "What speaks for a route is what it meets in full; what speaks against it is what its sources give only in part, "
        "dispute or deny. Both stand by weight.",
        "За способ говорит то, что выполнено полностью, против — то, что источники подтверждают лишь отчасти, оспаривают "
        "или отрицают; порядок — по весу.",
        "完全满足之处为支持理由；来源仅部分证实、存在争议或予以否定之处为反对理由，按权重排列。",
    ),
    "rank_table_note": (
        "The table shows the first {count}.",
        "В таблице — первые {count}.",
        "下表列出前{count}名。",
    ),
    "col:place": ("Place", "Место", "名次"),
    "col:value": ("Value", "Оценка", "得分"),
    "col:first": ("First place", "Первое место", "居首比例"),
    "col:path": ("Data-path risk", "Риск: данные", "数据流向风险"),
    "col:behaviour": ("Behaviour risk", "Риск: поведение", "模型行为风险"),
    "col:unknowns": ("Unknown", "Неизвестно", "未知项"),
    "col:cost": ("Cost a year", "Стоимость в год", "年成本"),
    "weights": (
        "What weighs most: {list}.",
        "Наибольший вес имеют: {list}.",
        "权重最高的标准：{list}。",
    ),
    "weights_and_more": (
        "What weighs most: {list}; {count} more weigh as much as the last of these.",
        "Наибольший вес имеют: {list}; столько же, сколько последний из них, весят ещё {count}.",
        "权重最高的标准：{list}；另有{count}项与其中最后一项权重相同。",
    ),
    "chart:values": (
        "What each route's value is made of, by group of criteria",
        "Из чего складывается оценка способа, по группам критериев",
        "各方式得分构成（按标准类别）",
    ),
    "place_head": ("Place {place}: {route}", "Место {place}: {route}", "第{place}名：{route}"),
    "what_it_is": ("What it is", "Что это", "方式说明"),
    "for": ("For it", "За", "支持理由"),
    "against": ("Against it", "Против", "反对理由"),
    "as_first": (
        "On each criterion that carries weight it is worth the same as the first.",
        "По каждому критерию, имеющему вес, оценка та же, что у первого.",
        "在每项计权标准上均与首位相同。",
    ),
    "better_than_first": ("Better than the first on", "Лучше первого", "优于首位之处"),
    "worse_than_first": ("Worse than the first on", "Хуже первого", "逊于首位之处"),
    "col:verdict": ("Verdict", "Вывод", "结论"),
    "col:said": ("What the sources say", "Что говорят источники", "来源所述"),
    "annex:rules": (
        "Annex A. The other rules that bear on us",
        "Приложение А. Другие нормы, которые нас касаются",
        "附录甲：与我方相关的其他规则",
    ),
    "annex_rules_none": (
        "There are no others than those of section 2.",
        "Кроме норм раздела 2, других нет.",
        "除第2节所列外，别无其他规则。",
    ),
    "rules_others": (
        "These bear on us too, without making a must-have (annex A): {names}.",
        "Касаются нас и другие нормы, из которых обязательных условий не следует (приложение А): {names}.",
        "以下规则同样与我方相关，但不构成必备条件（见附录甲）：{names}。",
    ),
    "rules_only_others": (
        "None of them makes a must-have (annex A): {names}.",
        "Обязательных условий из них не следует (приложение А): {names}.",
        "以下规则均不构成必备条件（见附录甲）：{names}。",
    ),
    "rule_todo": ("What to do: {todo}", "Что сделать: {todo}", "应办事项：{todo}"),
    "annex:weak": (
        "Annex B. Where the first choice is less than good",
        "Приложение Б. В чём первый способ уступает идеалу",
        "附录乙：首选方式的不足之处",
    ),
    "annex_weak_intro": (
        "{route}: besides the reasons of section 4, every criterion on which its sources give the better answer only in "
        "part or not at all, by weight.",
        "{route}: кроме доводов раздела 4, все критерии, по которым источники дают лучший ответ лишь отчасти или не дают "
        "вовсе; порядок — по весу.",
        "{route}：除第4节所列理由外，来源仅部分给出或未给出较好答案的各项标准，按权重排列。",
    ),
    "annex_weak_none": (
        "For {route} section 4 tells all of it.",
        "О способе {route} всё сказано в разделе 4.",
        "关于{route}，第4节已全部列出。",
    ),
    "annex:out": (
        "Annex C. Routes that are out, with every reason",
        "Приложение В. Отпавшие способы со всеми причинами",
        "附录丙：被排除的方式及全部原因",
    ),
    "annex:prices": ("Annex D. Prices used", "Приложение Г. Использованные цены", "附录丁：所用价格"),
    "unknown_list": (
        "Nothing is known on {list}; what is unknown counts as the worst case.",
        "Нет сведений: {list}; неизвестное учтено по худшему случаю.",
        "以下方面没有信息，均按最差情形计：{list}。",
    ),
    "unknown_more": ("Unknown: {list}.", "Неизвестно: {list}.", "未知：{list}。"),
    "needs_head": ("What it takes", "Что потребуется", "所需条件"),
    # -- risks ---------------------------------------------------------------------------------------------------------
    "risk_intro": (
        "Who gets our data and what the model does with a task are different risks: a model on our own machines can "
        "still behave badly, and a well-behaved one can sit with somebody who must hand data over. They are never "
        "added up.",
        "Кто получает наши данные и как модель ведёт себя в работе — разные риски: модель на своих машинах может вести "
        "себя плохо, а хорошо обученная — работать у того, кто обязан выдать данные. Мы их не складываем.",
        "“谁会拿到我方数据”与“模型在任务中如何表现”是两类不同的风险：部署在自有机器上的模型仍可能行为不当，"
        "表现良好的模型也可能由有义务交出数据的一方运行。两者不合并计算。",
    ),
    "risk_head:data-path": ("Who gets our data", "Кто получает наши данные", "谁会拿到我方数据"),
    "risk_head:behaviour": ("What the model does", "Как ведёт себя модель", "模型如何表现"),
    "col:level": ("Risk", "Риск", "风险"),
    "col:path_from": ("Read mostly from", "Главные основания", "主要依据"),
    # -- sensitivity ---------------------------------------------------------------------------------------------------
    "sens_intro": (
        "{weightings} were drawn, in which any criterion may weigh anything, and the places counted.",
        "Веса разыграны случайно ({weightings}): любой критерий мог получить любой вес; затем подсчитаны места.",
        "随机抽取了{weightings}，每项标准可取任意权重，并统计各方式的名次。",
    ),
    "sens_firsts": ("First place goes to {list}.", "Первое место занимают {list}.", "居首的是{list}。"),
    "chart:acceptability": (
        "How often each route comes first",
        "Как часто каждый способ оказывается первым",
        "各方式居首的频率",
    ),
    "everywhere": ("any weights", "любые веса", "任意权重"),
    "near_ours": ("weights near ours", "веса, близкие к нашим", "接近我方权重"),
    "weights_head": ("Weights", "Веса", "权重"),
    "flips_weights": (
        "These changes of one weight, the smallest that do so, would put another route first:",
        "Наименьшие изменения одного веса, при которых первым станет другой способ:",
        "单项权重的下列（最小）变化会使另一方式居首：",
    ),
    "flip_weight": (
        "{criterion} from {weight} to {needed}: {winner}",
        "{criterion}: с {weight} до {needed} — {winner}",
        "{criterion}：由{weight}变为{needed}，居首者为{winner}",
    ),
    "no_flip_weight": (
        "No change of one weight alone puts another route first.",
        "Изменение одного веса первенства не меняет.",
        "任何单项权重的变化都不会改变首位。",
    ),
    "unknowns_head": ("What is unknown", "Неизвестное", "未知信息"),
    "flips_unknown": (
        "These answers, if they came, would change the first place:",
        "Следующие ответы изменили бы первое место:",
        "以下信息一旦查明，将改变首位：",
    ),
    "flip_unknown": (
        "{route}, {criterion}: if the answer is “{verdict}”",
        "{route}, {criterion}: если ответ — «{verdict}»",
        "{route}，{criterion}：若答案为“{verdict}”",
    ),
    "flip_also": (
        "{said}, with the answers on {also} in its favour as well",
        "{said} и при этом благоприятно выяснится {also}",
        "{said}，且{also}也得到证实",
    ),
    "flips_must": (
        "Each of these alone keeps out a route that would otherwise be first:",
        "Каждое из этих условий в одиночку не пропускает способ, который иначе был бы первым:",
        "以下任一条件都单独排除了本会居首的方式：",
    ),
    "flip_must": (
        "Without {criterion}: {winner}, {value} points.",
        "Без условия {criterion}: {winner}, {value} балла.",
        "若不要求{criterion}：{winner}，{value}分。",
    ),
    "no_flip_unknown": (
        "No single answer to what is unknown would change the first place.",
        "Ни один ответ на неизвестное по отдельности первенства не меняет.",
        "任何单项未知信息的查明都不会改变首位。",
    ),
    "more_flips_one": (
        "{count} more is in the data file.",
        "Ещё {count} — в файле данных.",
        "另有{count}项，见数据文件。",
    ),
    "more_flips_many": (
        "{count} more are in the data file.",
        "Ещё {count} — в файле данных.",
        "另有{count}项，见数据文件。",
    ),
    # -- cost ----------------------------------------------------------------------------------------------------------
    "cost_intro": (
        "Ranges, not points: the low end takes every price and rate at its best for us, the high end at its worst.",
        "Это диапазоны: нижняя граница — все цены и показатели в лучшем для нас случае, верхняя — в худшем.",
        "以下为区间而非定值：下限取各项价格与指标对我方最有利的情形，上限取最不利的情形。",
    ),
    "col:range": ("US dollars a year", "Долл. США в год", "美元/年"),
    "col:made_of": ("Made of", "Из чего складывается", "构成"),
    "line:input-tokens": ("input {range}", "входные токены {range}", "输入词元{range}"),
    "line:output-tokens": ("output {range}", "выходные токены {range}", "输出词元{range}"),
    "line:accelerators": ("accelerators {range}", "ускорители {range}", "加速卡{range}"),
    "line:power": ("power {range}", "электроэнергия {range}", "电力{range}"),
    "line:people": ("people {range}", "персонал {range}", "人员{range}"),
    "priced_as": ("priced as {model}", "по цене {model}", "按{model}计价"),
    "on_top": ("included: {name}", "включено: {name}", "已含：{name}"),
    "annex_prices_none": (
        "No cost was estimated, so no prices were used.",
        "Стоимость не оценивалась, поэтому цены не использовались.",
        "未估算成本，故未使用价格。",
    ),
    "servers": ("{low}–{high} servers of eight", "серверов по восемь карт: {low}–{high}", "{low}–{high}台八卡服务器"),
    "servers_one": ("servers of eight: {low}", "серверов по восемь карт: {low}", "八卡服务器{low}台"),
    "over_budget": ("over budget", "сверх бюджета", "超预算"),
    "may_exceed": ("high end over budget", "верхняя граница сверх бюджета", "上限超预算"),
    "cost_span": (
        "Where two models are named, the low end is the cost with the cheaper one, the high end with the dearer one.",
        "Где названы две модели, нижняя граница — стоимость с более дешёвой, верхняя — с более дорогой.",
        "列出两个模型时，下限按较便宜的模型计算，上限按较贵的模型计算。",
    ),
    "cost_there": (
        "Accelerators that we already have are not counted at the low end, as if paid for; the high end counts them as "
        "rented. Their power is counted in both.",
        "Ускорители, которые у нас уже есть, в нижней границе не учтены как оплаченные, а в верхней посчитаны как "
        "арендованные. Электроэнергия для них учтена в обеих.",
        "我方已有的加速卡，下限视为已付清、不计费用，上限按租用计算；其电费两端均已计入。",
    ),
    "cost_pace": (
        "How soon an answer must come is not stated; for own machines it is assumed that answers are needed in seconds.",
        "Как быстро нужен ответ, не указано; для своих машин принято допущение, что он нужен за секунды.",
        "未说明响应时间要求；对自有机器，假设须在数秒内作答。",
    ),
    "compared_only": (
        "ruled out, shown for comparison",
        "способ исключён, показан для сравнения",
        "已排除，仅供比较",
    ),
    "unpriced_list": (
        "No price is on record for {routes}.",
        "Цен в корпусе нет: {routes}.",
        "未收录价格的方式：{routes}。",
    ),
    "prices_where": (
        "The prices are in annex D, each with its source or marked as an assumption.",
        "Цены — в приложении Г, каждая с источником или с пометкой «допущение».",
        "所用价格见附录丁，逐项注明来源或标为“假设”。",
    ),
    "prices_intro": (
        "Where no source gives a figure, the line says “assumption”; replace it with our own before relying on it.",
        "Где источника нет, стоит пометка «допущение»: прежде чем опираться на такую цифру, её нужно заменить своей.",
        "没有来源的数字标为“假设”，采用前应换成我方自己的数据。",
    ),
    "col:price": ("Price or rate", "Цена или показатель", "价格或指标"),
    "col:low_high": ("From – to", "От – до", "区间"),
    "col:unit": ("Unit", "Единица", "单位"),
    "col:as_of": ("As of", "На дату", "截至"),
    "assumption": ("assumption", "допущение", "假设"),
    "own_price": ("our own figure", "наша цифра", "我方数据"),
    "break_head": ("When owning pays", "Когда выгодно своё", "自建何时划算"),
    "break_from": (
        "{own} can be cheaper than {api} from {low} million tokens a month",
        "{own}: может обойтись дешевле, чем {api}, начиная с {low} млн токенов в месяц",
        "{own}自每月{low}百万词元起可能比{api}便宜",
    ),
    "break_sure": (
        ", and is so in every case from {high} million.",
        ", а с {high} млн дешевле при любых условиях.",
        "，自{high}百万词元起在任何情形下都更便宜。",
    ),
    "break_unsure": (
        ", but within what one cluster can serve never in every case.",
        ", но в пределах одного кластера — не при любых условиях.",
        "，但在单个集群可承载的范围内并非任何情形都如此。",
    ),
    "break_never": (
        "{own} is not cheaper than {api} at any volume that one cluster can serve.",
        "{own}: в пределах одного кластера дешевле, чем {api}, не выходит ни при каком объёме.",
        "在单个集群可承载的任何用量下，{own}都不比{api}便宜。",
    ),
    "break_ours": (
        "Our own volume is {volume} million.",
        "Наш объём — {volume} млн.",
        "我方用量为{volume}百万词元。",
    ),
    "chart:costs": ("Cost a year, from low to high", "Стоимость в год: от и до", "年成本区间"),
    "chart:break-even": (
        "Cost a year by volume: {own} against {api}",
        "Стоимость в год в зависимости от объёма: {own} и {api}",
        "年成本随用量的变化：{own}与{api}",
    ),
    "axis:volume": ("million tokens a month", "млн токенов в месяц", "百万词元/月"),
    "axis:dollars": ("US dollars a year", "долл. США в год", "美元/年"),
    "our_volume_mark": ("our volume", "наш объём", "我方用量"),
    # -- sectors, as "we are …" ----------------------------------------------------------------------------------------
    "sector:bank": ("a bank", "банк", "银行"),
    "sector:insurance": ("an insurer", "страховая компания", "保险公司"),
    "sector:health": ("a health-care provider", "медицинская организация", "医疗机构"),
    "sector:public": ("a public body", "государственное учреждение", "公共机构"),
    "sector:defence": ("a defence organisation", "оборонная организация", "国防单位"),
    "sector:critical-infrastructure": (
        "an operator of critical infrastructure",
        "оператор критической инфраструктуры",
        "关键基础设施运营者",
    ),
    "sector:telecom": ("a telecom company", "оператор связи", "电信企业"),
    "sector:education": ("an institution of education and research", "образовательная организация", "教育科研机构"),
    "sector:retail": ("a retailer", "предприятие розничной торговли", "零售企业"),
    "sector:software": ("a software company", "разработчик ПО", "软件企业"),
    "sector:legal": ("a law firm", "юридическая фирма", "律师事务所"),
    "sector:other": ("an organisation", "организация", "一般企业或组织"),
    "data:public": ("public information", "открытые сведения", "公开数据"),
    "data:internal": ("internal documents", "внутренние документы", "内部资料"),
    "data:confidential": ("confidential information", "конфиденциальные сведения", "保密信息"),
    "data:special-category": (
        "special categories of personal data",
        "специальные категории персональных данных",
        "敏感个人信息",
    ),
    "data:export-controlled": (
        "export-controlled data",
        "данные под экспортным контролем",
        "受出口管制的数据",
    ),
    "data:classified": ("classified information", "сведения, составляющие государственную тайну", "涉密信息"),
    "latency:batch": ("overnight", "за ночь", "可隔夜处理"),
    # -- places and languages, as they stand in a sentence -------------------------------------------------------------
    "in:eu": ("the European Union", "Евросоюз", "欧盟"),
    "in:uk": ("the United Kingdom", "Великобритания", "英国"),
    "in:us": ("the United States", "США", "美国"),
    "in:other": ("other countries", "другие страны", "其他国家"),
    "language:en": ("English", "английский", "英语"),
    "language:ru": ("Russian", "русский", "俄语"),
    "language:zh": ("Chinese", "китайский", "中文"),
    "language:de": ("German", "немецкий", "德语"),
    "language:fr": ("French", "французский", "法语"),
    "language:es": ("Spanish", "испанский", "西班牙语"),
    "language:it": ("Italian", "итальянский", "意大利语"),
    "language:pt": ("Portuguese", "португальский", "葡萄牙语"),
    "language:nl": ("Dutch", "нидерландский", "荷兰语"),
    "language:pl": ("Polish", "польский", "波兰语"),
    "language:ja": ("Japanese", "японский", "日语"),
    "language:ko": ("Korean", "корейский", "韩语"),
    "language:ar": ("Arabic", "арабский", "阿拉伯语"),
    "group:data-path": ("Data path", "Путь данных", "数据路径"),
    "group:law": ("Law", "Право", "法律"),
    "group:contract": ("Contract", "Договор", "合同"),
    "group:assurance": ("Assurance", "Гарантии и проверки", "保障与审计"),
    "group:operation": ("Operation", "Эксплуатация", "运行"),
    "group:behaviour": ("Behaviour", "Поведение модели", "模型行为"),
}
