"""The words of a decision memo in three languages; pure.

A memo is written by the buyer's own people for their board, so it says "we". Texts that speak of the world are none of
these: they come from the corpus, with their quotes.
"""

from __future__ import annotations

from advisor.export.texts_memo_method import METHOD
from advisor.export.texts_memo_out import OUT
from advisor.export.texts_memo_rest import REST
from advisor.export.texts_memo_verdict import VERDICT

_Texts = tuple[str, str, str]
#: Key -> English, Russian, Chinese.
_TEXTS: dict[str, _Texts] = {
    # -- the frame -----------------------------------------------------------------------------------------------------
    "title": (
        "Which model, and how: decision memo for {name}",
        "Какую модель и каким способом использовать: записка для решения ({name})",
        "模型及使用方式选型备忘录：{name}",
    ),
    "dated": ("As of {date}", "По состоянию на {date}", "截至{date}"),
    "summary": ("Summary", "Коротко", "摘要"),
    "situation": ("1. Our situation", "1. Наша ситуация", "1. 我方情况"),
    "rules": ("2. Rules that apply to us", "2. Какие нормы к нам применяются", "2. 适用于我方的规则"),
    "ruled_out": ("3. What is out, and why", "3. Что отпадает и почему", "3. 被排除的方式及原因"),
    "ranking": ("4. Ranking", "4. Сравнение допущенных способов", "4. 获准方式排序"),
    "risks": ("5. Two risks, kept apart", "5. Два риска по отдельности", "5. 两类风险，分别看待"),
    "sensitivity": ("6. How firm the result is", "6. Насколько устойчив результат", "6. 结果的稳健程度"),
    "cost": ("7. Cost", "7. Стоимость", "7. 成本"),
    "demands": ("8. What to demand before signing", "8. Чего требовать до подписания", "8. 签约前应提出的要求"),
    "open": ("9. Open questions", "9. Открытые вопросы", "9. 未决问题"),
    "method": ("Annex E. Method", "Приложение Д. Метод", "附录戊：方法"),
    "sources": ("Sources", "Источники", "来源"),
    "pair": ("{name}: {value}", "{name}: {value}", "{name}：{value}"),
    "brackets": ("{text} ({note})", "{text} ({note})", "{text}（{note}）"),
    "quoted_name": ("“{name}”", "«{name}»", "“{name}”"),
    # -- the first page ------------------------------------------------------------------------------------------------
    "point:for": ("In its favour, met in full", "В пользу (выполнено полностью)", "主要优势（完全满足）"),
    "point:ahead": (
        "Ahead of the others, if only in part",
        "Лучше остальных, хотя и не полностью",
        "相对领先但未完全满足",
    ),
    "point:against": ("Against it, or unknown", "Против или неизвестно", "不足与未知"),
    "for_nothing": (
        "Nothing that carries weight is met in full.",
        "Ни один критерий, имеющий вес, не выполнен полностью.",
        "没有任何计权标准得到完全满足。",
    ),
    "weak_more": ("{count} more: annex B.", "Ещё {count}: приложение Б.", "另有{count}项，见附录乙。"),
    "hurdles": (
        "Must-haves that keep out the most routes: {list}.",
        "Больше всего способов отсекают условия: {list}.",
        "排除方式最多的必备条件：{list}。",
    ),
    "hurdle": ("{criterion} ({count})", "{criterion} ({count})", "{criterion}（{count}种）"),
    "hurdle_alone": (
        "{criterion} ({count}, {alone} for this reason alone)",
        "{criterion} ({count}, из них только поэтому — {alone})",
        "{criterion}（{count}种，其中{alone}种仅因此项）",
    ),
    "point:caution": ("Caution", "Внимание", "注意"),
    "point:rules": ("Rules", "Нормы", "适用规则"),
    "point:out": ("Ruled out", "Отпало", "排除情况"),
    "point:risks": ("Risks", "Риски", "风险"),
    "point:cost": ("Cost", "Стоимость", "成本"),
    "point:change": ("What would change it", "Что изменит вывод", "何种情况会改变结论"),
    "point:before": ("Before we sign", "До подписания", "签约之前"),
    "rules_bear_one": (
        "{count} bears on us (section 2); it makes no must-have.",
        "Нас касается {count} (раздел 2); обязательных условий из неё не следует.",
        "与我方相关的有{count}（见第2节），不构成必备条件。",
    ),
    "rules_bear_many": (
        "{count} bear on us (section 2); none of them makes a must-have.",
        "Нас касаются: {count} (раздел 2); обязательных условий из них не следует.",
        "与我方相关的有{count}（见第2节），均不构成必备条件。",
    ),
    "rules_demand_one": (
        "{count} bears on us (section 2), and must-haves follow from it: {names}.",
        "Нас касается {count} (раздел 2), и из неё вытекают обязательные условия: {names}.",
        "与我方相关的有{count}（见第2节），并构成必备条件：{names}。",
    ),
    "rules_demand_many": (
        "{count} bear on us (section 2). Must-haves follow from these: {names}.",
        "Нас касаются: {count} (раздел 2). Обязательные условия вытекают из следующих: {names}.",
        "与我方相关的有{count}（见第2节），其中构成必备条件的是：{names}。",
    ),
    "rules_none": (
        "From what we stated about ourselves, none of the rules on record binds us.",
        "Из того, что мы о себе указали, не следует, что к нам применима хотя бы одна из учтённых норм.",
        "根据我方填报的情况，已收录的规则均不适用。",
    ),
    "out_count_one": (
        "Of {all} looked at, {out} falls short of a must-have, breaks a rule or needs means that we lack",
        "Из рассмотренных ({all}) не проходит по обязательным условиям, нормам или нашим возможностям: {out}",
        "共考察{all}，其中{out}种因不满足必备条件、违反规则或我方条件不足而被排除",
    ),
    "out_count_many": (
        "Of {all} looked at, {out} fall short of a must-have, break a rule or need means that we lack",
        "Из рассмотренных ({all}) не проходят по обязательным условиям, нормам или нашим возможностям: {out}",
        "共考察{all}，其中{out}种因不满足必备条件、违反规则或我方条件不足而被排除",
    ),
    "held_count_one": (
        "; {held} is held back because no source shows that it meets one.",
        "; отложен {held}: источники не показывают, что условие выполнено.",
        "；另有{held}种暂缓考虑，因为没有来源表明其满足条件。",
    ),
    "held_count_many": (
        "; {held} are held back because no source shows that they meet one.",
        "; отложено {held}: источники не показывают, что условие выполнено.",
        "；另有{held}种暂缓考虑，因为没有来源表明其满足条件。",
    ),
    "stop": (".", ".", "。"),
    "risk_pair": (
        "{path}: {path_level}; {behaviour}: {behaviour_level}.",
        "{path} — {path_level}; {behaviour} — {behaviour_level}.",
        "{path}：{path_level}；{behaviour}：{behaviour_level}。",
    ),
    "risk:data-path": ("who gets the data", "кто получает данные", "数据流向风险"),
    "risk:behaviour": ("what the model does", "как ведёт себя модель", "模型行为风险"),
    "level:low": ("low", "низкий", "低"),
    "level:raised": ("raised", "повышенный", "较高"),
    "level:high": ("high", "высокий", "高"),
    "level:unknown": ("unknown", "неизвестен", "未知"),
    "cost_first": (
        "{range} a year at our volume.",
        "{range} в год при нашем объёме.",
        "按我方用量，每年{range}。",
    ),
    "cost_over_first": (
        "Even at the lowest prices on record it costs more than our budget of {budget} a year.",
        "Даже по самым низким известным ценам это дороже нашего бюджета ({budget} в год).",
        "即使按现有资料中的最低价格计算，也超出我方每年{budget}的预算。",
    ),
    "cost_over": (
        "Even the low end is above the budget of {budget}.",
        "Даже нижняя граница выше бюджета ({budget}).",
        "即使按下限计算，也超出{budget}的预算。",
    ),
    "cost_tight": (
        "The high end is above the budget of {budget}.",
        "Верхняя граница выше бюджета ({budget}).",
        "上限超出{budget}的预算。",
    ),
    "cost_unknown": (
        "No price for it is on record; ask for an offer.",
        "Цены в корпусе нет: нужно запросить предложение.",
        "未收录其价格，须向厂商询价。",
    ),
    "cost_no_volume": (
        "Not estimated, because no volume is stated.",
        "Не оценивалась: объём не указан.",
        "未填报用量，故未作估算。",
    ),
    "change_weight": (
        "A weight of {needed} instead of {weight} for {criterion} would put {winner} first.",
        "Если вес критерия {criterion} станет {needed} вместо {weight}, первым будет {winner}.",
        "若{criterion}的权重由{weight}变为{needed}，居首者将为{winner}。",
    ),
    "change_unknown": (
        "{route} would come first if its missing answer on {criterion} turned out to be “{verdict}”{also}.",
        "Первым станет {route}, если недостающий ответ по критерию {criterion} окажется «{verdict}»{also}.",
        "{route}在{criterion}上的信息尚缺，若查明为“{verdict}”{also}，则该方式居首。",
    ),
    "change_also": (
        ", with the answers on {also} in its favour as well",
        " и при этом благоприятно выяснится {also}",
        "，且{also}亦查明为有利",
    ),
    "with_caution": ("caution: {rules}", "внимание: {rules}", "注意：{rules}"),
    "change_none": (
        "No change of a single weight and no single answer to what is unknown would put another route first.",
        "Ни изменение одного веса, ни один ответ на неизвестное не выведет вперёд другой способ.",
        "任何单项权重的变化或任何单项未知信息的查明，都不会使其他方式居首。",
    ),
    "before_none": (
        "Nothing on record has to be signed, applied for or bought.",
        "Подписывать, запрашивать или покупать ничего не нужно.",
        "没有须签署、申请或购置的事项。",
    ),
    "before_caution": (
        "Clear up the caution above.",
        "Разобраться с предостережением выше.",
        "须先弄清上述注意事项。",
    ),
    "before_rules": (
        "Do what the rules ask (section 8).",
        "Выполнить то, чего требуют нормы (раздел 8).",
        "完成规则要求的事项（见第8节）。",
    ),
    "rented_contract": (
        "If the machines are rented: a contract with whoever rents them out on how personal data on them is handled.",
        "Если машины арендованы: договор с тем, кто их сдаёт, об обработке персональных данных на них.",
        "如机器为租用：与出租方就其上个人信息的处理签订合同。",
    ),
    # -- the situation -------------------------------------------------------------------------------------------------
    "we_are": (
        "We are {sector}, established in {regions}.",
        "Мы — {sector}. Место учреждения: {regions}.",
        "我方为{sector}，设立地：{regions}。",
    ),
    "we_are_only": ("We are {sector}.", "Мы — {sector}.", "我方为{sector}。"),
    "we_sit": ("We are established in {regions}.", "Место учреждения: {regions}.", "我方设立地：{regions}。"),
    "our_data": (
        "What would go to the model: {data}.",
        "В модель предстоит передавать следующие данные: {data}.",
        "拟交由模型处理的数据：{data}。",
    ),
    "our_people": (
        "The people whose data this is live in {regions}.",
        "Где живут люди, чьи данные обрабатываются: {regions}.",
        "相关个人所在地：{regions}。",
    ),
    "our_contracts": (
        "We work under public contracts ({contracts}).",
        "У нас есть государственные контракты ({contracts}).",
        "我方承接政府合同（{contracts}）。",
    ),
    "our_accelerators": (
        "Own accelerators: {accelerators}.",
        "Собственные ускорители: {accelerators}.",
        "自有加速卡：{accelerators}。",
    ),
    "our_staff": (
        "People who can run model servers: {people}.",
        "Кому обслуживать серверы с моделью: {people}.",
        "模型服务器运维人员：{people}。",
    ),
    "our_volume": (
        "We expect {input} million tokens in and {output} million out a month, with answers {latency}.",
        "Ожидаемый объём в месяц: {input} млн токенов на входе и {output} млн на выходе; ответ нужен {latency}.",
        "预计每月输入{input}百万词元、输出{output}百万词元，响应要求：{latency}。",
    ),
    "our_volume_only": (
        "We expect {input} million tokens in and {output} million out a month.",
        "Ожидаемый объём в месяц: {input} млн токенов на входе и {output} млн на выходе.",
        "预计每月输入{input}百万词元、输出{output}百万词元。",
    ),
    "no_volume": (
        "We have not stated a volume, so no cost is estimated.",
        "Объём мы не указали, поэтому стоимость не оценивалась.",
        "我方未填报用量，因此未估算成本。",
    ),
    "our_languages": (
        "The texts are in {languages}.",
        "Языки текстов: {languages}.",
        "文本语言：{languages}。",
    ),
    "our_budget": ("The budget is {budget} a year.", "Бюджет — {budget} в год.", "预算为每年{budget}。"),
    "our_needs": ("We need: {needs}.", "Нам нужно: {needs}.", "我方需要：{needs}。"),
    "our_steps": ("We are ready to {steps}.", "Мы готовы: {steps}.", "我方愿意：{steps}。"),
    "our_refusals": ("We will not {steps}.", "На это мы не готовы: {steps}.", "我方不接受：{steps}。"),
    "about_us": ("In our own words: “{text}”", "Нашими словами: «{text}»", "我方自述：“{text}”"),
    "rest_unknown": (
        "Whatever is not stated here counts as not known, and nothing was concluded from it.",
        "Всё, что здесь не указано, считается неизвестным, и выводов из этого не делалось.",
        "此处未写明的事项一律视为未知，未据此作任何推断。",
    ),
    # -- rules and must-haves ------------------------------------------------------------------------------------------
    "rules_intro": (
        "They are read from our situation before any route is looked at.",
        "Они выведены из нашей ситуации до рассмотрения способов.",
        "以下规则由我方情况推定，先于对各方式的考察。",
    ),
    "because": (
        "What makes it bear on us: {facts}.",
        "Почему это нас касается: {facts}.",
        "与我方相关的原因：{facts}。",
    ),
    "because:people_in": ("people in {words}", "люди, живущие там: {words}", "数据主体位于{words}"),
    "because:established_in": ("our seat in {words}", "место учреждения: {words}", "设立于{words}"),
    "because:sector": ("our sector, {words}", "отрасль: {words}", "行业为{words}"),
    "because:government_contracts": (
        "public contracts ({words})",
        "государственные контракты ({words})",
        "政府合同（{words}）",
    ),
    "because:needs": ("our need for {words}", "нам необходимо: {words}", "我方需要{words}"),
    "lacks:accelerators": ("Accelerators are missing", "Не хватает ускорителей", "缺少加速卡"),
    "lacks:rented": (
        "It runs on rented machines, which we are not ready for",
        "Работает на арендованных машинах, а к аренде мы не готовы",
        "须租用机器，而我方未表示愿意租用",
    ),
    "lacks:people": ("People to run servers are missing", "Некому обслуживать серверы", "缺少运维人员"),
    "lacks:becomes": (
        "Only after a step that makes it another route",
        "Только после шага, с которым это уже другой вариант",
        "须先采取一个步骤，届时即为另一条路线",
    ),
    "lacks": ("A step that we refuse", "Шаг, на который мы не согласны", "我方不愿采取的步骤"),
    "part": (";", ";", "；"),
    "must_haves_head": ("Must-haves", "Обязательные условия", "必备条件"),
    "must_haves": (
        "A route that misses one of these is not ranked, however good it is otherwise.",
        "Способ, не выполняющий хотя бы одного из них, не сравнивается, как бы хорош он ни был в остальном.",
        "任一条件不满足的方式，无论其他方面多好，都不参与排序。",
    ),
    "must_haves_none": (
        "There are no must-haves: nothing is ruled out for falling short of one.",
        "Обязательных условий нет: по этой причине ни один способ не отпадает.",
        "未设必备条件，因此没有方式因不满足条件而被排除。",
    ),
    "waived": (
        "We waived what the rules would make a must-have: {criteria}. Whoever approves this memo approves that too.",
        "От этих обязательных условий, вытекающих из норм, мы отказались: {criteria}. Утверждая записку, утверждают и "
        "это.",
        "对规则所要求的以下必备条件，我方选择不作要求：{criteria}。批准本备忘录即同时批准此项豁免。",
    ),
    "waived_bars": (
        "With it falls a bar on {routes}: by our account no such order binds us.",
        "Вместе с этим снят запрет на следующее: {routes}; по нашим сведениям, такого приказа для нас нет.",
        "随之取消的还有对{routes}的禁止：据我方所知，我方不受此类命令约束。",
    ),
    "col:criterion": ("Criterion", "Критерий", "评判标准"),
    "col:question": ("What is asked", "О чём вопрос", "考察内容"),
    "col:least": ("At least", "Не ниже", "最低要求"),
    "col:who": ("Demanded by", "Кто требует", "要求来源"),
    "by_us": ("ourselves", "мы сами", "我方自定"),
    **REST,
    **OUT,
    **METHOD,
    **VERDICT,
}
_COLUMN = {"en": 0, "ru": 1, "zh": 2}


def memo_text(key: str, language: str, **values: object) -> str:
    """One of the memo's texts, filled in; English where the language is none of ours."""
    text = _TEXTS[key][_COLUMN.get(language, 0)]
    return text.format(**values) if values else text


def memo_text_or(key: str, language: str, fallback: str) -> str:
    """One of the memo's texts, or `fallback` where there is none of that name."""
    return memo_text(key, language) if key in _TEXTS else fallback


def memo_keys() -> frozenset[str]:
    """All keys, for tests."""
    return frozenset(_TEXTS)
