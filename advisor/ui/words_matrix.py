"""Words of the matrix of routes and criteria, and of the costs."""

from __future__ import annotations

MATRIX: dict[str, tuple[str, str, str]] = {
    # -- matrix ------------------------------------------------------------------------------------------------------
    "m_some": ("One or two routes", "Один или два способа", "一种或两种方式"),
    "m_all": ("All of them", "Все способы", "全部方式"),
    "m_view": ("View", "Вид", "视图"),
    "m_label": (
        "Routes by criteria. Arrow keys move, Enter opens a cell.",
        "Способы и критерии. Стрелки — перемещение, Enter — открыть ячейку.",
        "使用方式与评判标准一览。方向键移动，回车打开单元格。",
    ),
    "m_lead": (
        "Press a cell for its statement, its sources and their dates; a column's name to sort by it; a pin to set two "
        "routes side by side.",
        "Нажмите ячейку, чтобы увидеть вывод, источники и даты; название столбца — чтобы отсортировать по нему; "
        "булавку — чтобы поставить два способа рядом.",
        "点击单元格查看结论、来源与日期；点击列名按该项排序；点击图钉将两种方式并排比较。",
    ),
    "m_show": ("Cells", "Ячейки", "单元格"),
    "mshow:all": ("All", "Все", "全部"),
    "mshow:known": ("Known", "Известные", "已知"),
    "mshow:unknown": ("Unknown", "Неизвестные", "未知"),
    "mshow:stale": ("Out of date", "Устаревшие", "已过期"),
    "mshow:differing": ("Differing", "Различия", "有差异"),
    "m_sort_by": ("Order of routes", "Порядок способов", "排序"),
    "msort:place": ("Place in the ranking", "Место в рейтинге", "按排名"),
    "msort:group": ("Kind of route", "Вид способа", "按方式类别"),
    "msort:yes": ("Most “yes” first", "Больше всего «да»", "“是”最多者在前"),
    "msort:known": ("Fewest unknown first", "Меньше всего неизвестного", "未知最少者在前"),
    "msort:name": ("Name", "Название", "按名称"),
    "m_pins": ("Side by side", "Рядом", "并排比较"),
    "m_pins_hint": ("Up to two routes", "До двух способов", "最多两种方式"),
    "m_filters": ("Rows and columns", "Строки и столбцы", "行与列"),
    "m_filters_set": ("Rows and columns ({count})", "Строки и столбцы ({count})", "行与列（{count}）"),
    "m_route_groups": ("Kinds of routes", "Виды способов", "使用方式类别"),
    "m_criterion_groups": ("Groups of criteria", "Группы критериев", "标准类别"),
    "m_size": (
        "{routes} routes, {criteria} criteria",
        "Способов: {routes}, критериев: {criteria}",
        "{routes}种方式，{criteria}项标准",
    ),
    "m_none": (
        "No cell fits. Show all cells, or take away a filter.",
        "Подходящих ячеек нет. Покажите все ячейки или уберите фильтр.",
        "没有符合条件的单元格，请显示全部或减少筛选条件。",
    ),
    "m_pinned": ("Side by side", "Выбраны для сравнения", "并排比较的方式"),
    "m_place": ("Place {place}", "Место {place}", "第{place}名"),
    "standing:held": (
        "Held back: not enough is known",
        "Отложен: сведений не хватает",
        "暂不排名：所知不足",
    ),
    "standing:out": ("Ruled out", "Исключён", "已排除"),
    "m_must": ("must-have", "обязательное условие", "必备条件"),
    "m_sort": ("Press to sort by it.", "Нажмите, чтобы отсортировать по этому критерию.", "点击按此项排序。"),
    "m_pin": ("Pin", "Закрепить", "固定"),
    "m_unpin": ("Unpin", "Открепить", "取消固定"),
    "m_stale": ("out of date", "устарело", "已过期"),
    "m_fails": ("falls short of a must-have", "не выполняет обязательное условие", "未达到必备条件"),
    "m_stale_note": (
        "A source behind this was read long ago, or a newer claim has replaced it. Check the original.",
        "Один из источников прочитан давно или заменён более новым утверждением. Сверьтесь с оригиналом.",
        "所依据的来源查阅已久，或已被较新的内容取代，请核对原文。",
    ),
    "m_fails_note": (
        "This is a must-have of yours; at least “{least}” is needed.",
        "Это ваше обязательное условие: нужно как минимум «{least}».",
        "这是您的必备条件，至少须为“{least}”。",
    ),
    "m_pin_other": (
        "Pin a second route to see the two side by side.",
        "Закрепите второй способ, чтобы увидеть оба рядом.",
        "再固定一种方式即可并排比较。",
    ),
    "m_compare": ("{one} and {other}", "{one} и {other}", "{one}与{other}"),
    "m_differ": ("Where they differ ({count})", "В чём различаются ({count})", "不同之处（{count}）"),
    "m_alike": ("Where they are alike ({count})", "В чём совпадают ({count})", "相同之处（{count}）"),
    "m_both_unknown": (
        "Unknown for both ({count})",
        "Неизвестно для обоих ({count})",
        "两者均未知（{count}）",
    ),
    "m_sources": ("What it rests on", "На чём это основано", "依据"),
    "m_no_sources": (
        "No source in the corpus speaks of this. Ask the vendor:",
        "В корпусе нет источников об этом. Спросите поставщика:",
        "语料库中没有来源提及此事，请询问厂商：",
    ),
    # -- cost --------------------------------------------------------------------------------------------------------
    "c_lead": (
        "What your volume would cost in a year, as ranges: each bound is the sum of the low or of the high prices below.",
        "Во что обойдётся ваш объём за год. Границы — суммы нижних и верхних цен, приведённых ниже.",
        "按贵公司用量估算的年度费用，以区间表示；上下限分别由下列价格的高低值相加得出。",
    ),
    "c_volume": (
        "{input} million tokens a month in, {output} million out",
        "В месяц: {input} млн токенов на входе, {output} млн на выходе",
        "每月输入{input}百万词元，输出{output}百万词元",
    ),
    "c_no_volume": (
        "No volume is given. Enter the tokens a month in the situation, and the costs are worked out.",
        "Объём не указан. Введите в разделе «Ситуация» число токенов в месяц, и затраты будут рассчитаны.",
        "尚未填写用量。请在“情况”中填写每月词元数，即可估算费用。",
    ),
    "c_by_route": ("Cost of a year, by route", "Затраты за год по способам", "各方式年度费用"),
    "c_chart_alt": (
        "Range of yearly cost for each route; the table below has the same figures.",
        "Диапазон годовых затрат по способам; те же числа в таблице ниже.",
        "各方式年度费用区间，下表列有相同数字。",
    ),
    "c_all_routes": (
        "Routes that are ruled out as well",
        "Показать и исключённые способы",
        "同时显示已排除的方式",
    ),
    "cway:api": ("Paid by the token", "Оплата за токены", "按词元付费"),
    "cway:self-hosted": ("On own machines", "На своих машинах", "自有服务器"),
    "c_parts": ("What it is made of", "Из чего складывается", "费用构成"),
    "c_total": ("A year", "За год", "全年"),
    "c_servers": ("Servers of eight", "Серверов по восемь ускорителей", "八卡服务器（台）"),
    "cline:input-tokens": ("Tokens in", "Входные токены", "输入词元"),
    "cline:output-tokens": ("Tokens out", "Выходные токены", "输出词元"),
    "cline:accelerators": ("Accelerators", "Ускорители", "加速卡"),
    "cline:power": ("Power", "Электроэнергия", "电力"),
    "cline:people": ("People", "Персонал", "人员"),
    "c_over_budget": ("over budget", "сверх бюджета", "超出预算"),
    "c_may_exceed": ("high end over budget", "верхняя граница сверх бюджета", "上限超出预算"),
    "c_span": (
        "Where two models are named, the low end is the cost with the cheaper one, the high end with the dearer one.",
        "Где названы две модели, нижняя граница — стоимость с более дешёвой, верхняя — с более дорогой.",
        "列出两个模型时，下限按较便宜的模型计算，上限按较贵的模型计算。",
    ),
    "c_there": (
        "Accelerators that you already have are not counted at the low end, as if paid for; the high end counts them as "
        "rented. Their power is counted in both.",
        "Ускорители, которые у вас уже есть, в нижней границе не учтены как оплаченные, а в верхней посчитаны как "
        "арендованные. Электроэнергия для них учтена в обеих.",
        "贵公司已有的加速卡，下限视为已付清、不计费用，上限按租用计算；其电费两端均已计入。",
    ),
    "c_pace": (
        "How soon an answer must come is not stated; for own machines it is assumed that answers are needed in seconds.",
        "Как быстро нужен ответ, не указано; для своих машин принято допущение, что он нужен за секунды.",
        "未说明响应时间要求；对自有机器，假设须在数秒内作答。",
    ),
    "c_compared_only": (
        "ruled out, shown for comparison",
        "способ исключён, показан для сравнения",
        "已排除，仅供比较",
    ),
    "c_unknown": (
        "No price in the corpus for {count} routes: {routes}",
        "В корпусе нет цен для способов ({count}): {routes}",
        "语料库中没有以下{count}种方式的价格：{routes}",
    ),
    "c_break_even": ("When own machines pay off", "Когда окупаются свои машины", "自建何时更划算"),
    "c_pair": ("Compare", "Сравнить", "比较"),
    "c_pair_of": ("{api} against {own}", "{api} или {own}", "{api} 对比 {own}"),
    "c_tokens_axis": (
        "million tokens a month, in and out",
        "млн токенов в месяц, вход и выход",
        "每月百万词元（输入与输出合计）",
    ),
    "c_cost_axis": ("cost of a year", "затраты за год", "年度费用"),
    "c_rule_low": ("may pay off", "может окупиться", "可能划算"),
    "c_rule_high": ("pays off", "окупается", "必定划算"),
    "c_rule_you": ("your volume", "ваш объём", "贵公司用量"),
    "c_band_alt": (
        "Yearly cost of calling and of owning by volume; the sentence below says where they cross.",
        "Годовые затраты на API и на свои машины в зависимости от объёма; где они сходятся, сказано ниже.",
        "调用与自建的年度费用随用量变化的区间，交点见下文。",
    ),
    "c_even_both": (
        "At today's prices, owning may be cheaper from {low} million tokens a month, and is cheaper in every case from "
        "{high} million.",
        "При нынешних ценах свои машины могут стать дешевле начиная с {low} млн токенов в месяц, а с {high} млн они "
        "дешевле в любом случае.",
        "按目前价格，每月用量达到{low}百万词元起自建可能更便宜，达到{high}百万词元起在任何情况下都更便宜。",
    ),
    "c_even_low": (
        "At today's prices, owning may be cheaper from {low} million tokens a month; it is not so in every case at any "
        "volume that was looked at.",
        "При нынешних ценах свои машины могут стать дешевле начиная с {low} млн токенов в месяц, но наверняка — ни при "
        "одном из рассмотренных объёмов.",
        "按目前价格，每月用量达到{low}百万词元起自建可能更便宜，但在所考察的用量范围内并不必然如此。",
    ),
    "c_even_none": (
        "At today's prices, owning is not cheaper at any volume that was looked at.",
        "При нынешних ценах свои машины не дешевле ни при одном из рассмотренных объёмов.",
        "按目前价格，在所考察的用量范围内自建均不会更便宜。",
    ),
    "c_even_you": (
        "Your volume is {volume} million tokens a month.",
        "Ваш объём — {volume} млн токенов в месяц.",
        "贵公司用量为每月{volume}百万词元。",
    ),
    "c_prices": ("Prices and technical figures", "Цены и технические показатели", "价格与技术参数"),
    "c_prices_note": (
        "Put in what you pay or measure; all of it is worked out anew at once. It is kept with your situation.",
        "Впишите то, что платите или измеряете сами: всё сразу пересчитается. Значения хранятся вместе с ситуацией.",
        "可填入贵公司的实际价格或实测值，结果立即重新计算，并随情况一并保存。",
    ),
    "cprice:api": ("Prices of APIs", "Цены API", "API 价格"),
    "cprice:machines": ("Machines and power", "Машины и электроэнергия", "设备与电力"),
    "cprice:people": ("People", "Персонал", "人员"),
    "cprice:load": ("Throughput and load", "Производительность и загрузка", "吞吐量与负载"),
    "c_low": ("From", "От", "下限"),
    "c_high": ("To", "До", "上限"),
    "c_assumed": ("Assumption of ours", "Наше допущение", "我方假设"),
    "c_assumed_note": (
        "No source in the corpus gives it. Put in your own.",
        "В корпусе такого источника нет. Впишите своё значение.",
        "语料库中没有来源给出该值，请填入贵公司的数值。",
    ),
    "c_yours": ("Your figure", "Ваше значение", "贵公司数值"),
    "c_corpus_says": ("Corpus: {range}", "В корпусе: {range}", "语料库：{range}"),
    "c_as_of": ("as of {date}", "на {date}", "截至 {date}"),
    "c_reset_one": ("Back to the corpus", "Вернуть значение корпуса", "恢复语料库数值"),
    "c_reset": (
        "Reset all {count} of your figures",
        "Сбросить все ваши значения ({count})",
        "重置全部{count}项自填数值",
    ),
    "c_wrong_way": (
        "The low value must not be above the high one; neither may be negative.",
        "Нижняя граница не может быть больше верхней; отрицательные значения недопустимы.",
        "下限不得高于上限，且均不得为负。",
    ),
    "c_not_used": ("Not used at present", "Сейчас не используется", "目前未使用"),
    "c_counts": (
        "{used} of {total} used",
        "используется {used} из {total}",
        "共{total}项，已用{used}项",
    ),
}
