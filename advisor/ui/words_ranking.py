"""Words of what follows from a profile: rules, ranking, what was ruled out, how sure it is."""

from __future__ import annotations

RANKING: dict[str, tuple[str, str, str]] = {
    # -- rules -------------------------------------------------------------------------------------------------------
    "d_rules": ("Which rules apply", "Какие нормы применимы", "适用哪些规则"),
    "d_rules_note": (
        "What the corpus knows of laws that bind a buyer like you. It is no legal advice: have it confirmed.",
        "Что корпус знает о нормах, связывающих такого покупателя. Это не юридическая консультация: проверьте у юриста.",
        "以下为语料库所知、对此类采购方有约束力的法律，不构成法律意见，请予核实。",
    ),
    "d_rules_none": (
        "No rule of the corpus binds a buyer of whom this is known.",
        "По указанным сведениям ни одна норма корпуса такого покупателя не связывает.",
        "根据目前所填情况，语料库中没有对贵方有约束力的规则。",
    ),
    "d_rules_more": (
        "Further rules that apply ({count})",
        "Другие применимые нормы ({count})",
        "其他适用规则（{count}）",
    ),
    "d_because": ("Because: {facts}", "Основание: {facts}", "依据：{facts}"),
    "d_todo": ("What to do", "Что сделать", "应采取的行动"),
    "d_makes_musts": ("Makes a must-have", "Делает обязательным", "由此成为硬性要求"),
    "d_bars": ("Rules out: {routes}", "Исключает: {routes}", "排除：{routes}"),
    "d_caution": ("Caution", "Внимание", "注意"),
    "d_set_aside": ("set aside by you", "вами не учитывается", "贵方已不采用"),
    # -- recommendation ----------------------------------------------------------------------------------------------
    "d_recommendation": ("Recommendation", "Рекомендация", "建议"),
    "d_too_little_head": ("Too little is known yet", "Пока известно слишком мало", "已知信息尚不足"),
    "d_too_little": (
        "No recommendation yet, as too little is known; not stated: {missing}.",
        "Рекомендации пока нет: сведений слишком мало; не указано: {missing}.",
        "信息不足，暂不作推荐；尚未说明：{missing}。",
    ),
    "d_missing:data": ("data", "данные", "数据"),
    "d_missing:region": ("region", "регион", "所在地区"),
    "d_missing:sector": ("sector", "отрасль", "行业"),
    "d_missing:must-haves": ("must-haves", "обязательные требования", "硬性要求"),
    "d_too_little_note": (
        "State in step 1 what data goes to the model, where its people live, where you are established, and your "
        "sector. Until then the order follows the general weights and suits no buyer in particular.",
        "Укажите на шаге 1, какие данные попадают в модель, где живут люди, чьи это данные, где вы учреждены и какая у "
        "вас отрасль. До тех пор порядок следует общим весам и не рассчитан ни на какого конкретного покупателя.",
        "请在第1步填写：哪些数据会交给模型、相关人员在哪里、贵方在哪里注册、所属行业。在此之前，排序仅依据通用权重，并非针对特定采购方。",
    ),
    "d_first": (
        "{route} comes first among the {count} routes that can be used, with {points} of 100 points.",
        "Первое место — {route}: {points} из 100 баллов. Всего пригодных способов: {count}.",
        "在可用的{count}种方式中，{route}居首，得{points}分（满分100）。",
    ),
    "d_first_alone": (
        "{route} is the only route that can be used.",
        "Пригоден только один способ: {route}.",
        "只有{route}可用。",
    ),
    "d_first_shared": (
        "{routes} share first place among the {count} routes that can be used, with {points} of 100 points.",
        "Первое место делят {routes}: по {points} из 100 баллов. Всего пригодных способов: {count}.",
        "在可用的{count}种方式中，{routes}并列第一，各得{points}分（满分100）。",
    ),
    "firm:firm": ("The lead is firm:", "Лидерство устойчиво:", "领先地位稳固："),
    "firm:fair": (
        "The lead holds as long as the weights stay roughly yours:",
        "Лидерство сохраняется, пока веса примерно такие, как у вас:",
        "只要权重与贵方大致相同，领先地位便可保持：",
    ),
    "firm:close": ("It is a close call:", "Отрыв невелик:", "差距很小："),
    "d_firmness": (
        "{firm} it holds first place in {near} of weightings close to yours and in {all} of all that are possible.",
        "{firm} первое место сохраняется в {near} случаев при весах, близких к вашим, и в {all} при любых весах.",
        "{firm}权重与贵方相近时，有{near}的情形仍居首位；任意权重下为{all}。",
    ),
    "d_firmness_shared": (
        "One of them holds first place in {near} of weightings close to yours and in {all} of all that are possible.",
        "Один из них занимает первое место в {near} случаев при весах, близких к вашим, и в {all} при любых весах.",
        "权重与贵方相近时，其中之一有{near}的情形居首位；任意权重下为{all}。",
    ),
    "d_flip_weight": (
        "If “{criterion}” counted for {needed} instead of {weight}, {winner} would come first.",
        "Если бы критерий «{criterion}» весил {needed} вместо {weight}, первым был бы способ «{winner}».",
        "若“{criterion}”的权重由{weight}变为{needed}，则{winner}居首。",
    ),
    "d_flip_unknown": (
        "If {route} turned out as “{verdict}” on “{criterion}”, it would come first.",
        "Способ «{route}» стал бы первым, если бы по критерию «{criterion}» выяснилось «{verdict}».",
        "若{route}在“{criterion}”上查明为“{verdict}”，则该方式居首。",
    ),
    "d_flip_also": (
        "{criteria} would have to come out well too.",
        "Благоприятно должно выясниться и другое: {criteria}.",
        "此外，{criteria}也须查明为有利。",
    ),
    "d_flip_must": (
        "Without the must-have “{criterion}”, {winner} would come first, with {points} points.",
        "Без обязательного требования «{criterion}» первым был бы способ «{winner}» (баллов: {points}).",
        "若不要求“{criterion}”，{winner}将以{points}分居首。",
    ),
    "d_flip_none": (
        "No change of one weight, and no single unknown, would put another route first.",
        "Изменение одного веса или выяснение одного неизвестного первое место не изменит.",
        "单独改变一项权重或查明一项未知，都不会改变首位。",
    ),
    "d_nothing_ranked": (
        "No route meets all your must-haves.",
        "Ни один способ не отвечает всем обязательным требованиям.",
        "没有方式满足全部硬性要求。",
    ),
    "d_nothing_open": (
        "No route is open to you.",
        "Ни один способ вам сейчас не доступен.",
        "目前没有可供贵方采用的方式。",
    ),
    "d_nothing_ranked_note": (
        (
            "Routes that only lack proof are held back below, with the question to send. Otherwise ease a must-have of "
            "your own, or widen what you are ready to do."
        ),
        (
            "Способы, которым не хватает только подтверждения, указаны ниже вместе с вопросом поставщику. Иначе смягчите "
            "собственное требование или расширьте список того, к чему готовы."
        ),
        "仅缺乏证明的方式列在下方“待确认”中，并附有可发送的问题；否则请放宽自设要求，或扩大愿意采取的步骤。",
    ),
    # -- ranking -----------------------------------------------------------------------------------------------------
    "d_ranking_general": (
        "Order by the general weights",
        "Порядок по общим весам",
        "按通用权重的排序",
    ),
    "d_ranking": ("Ranking", "Рейтинг", "排名"),
    "d_ranking_note": (
        (
            "Points: how far a route fulfils the criteria, by your weights. What is unknown counts as nothing. The two "
            "risks are shown apart and are no part of the bar."
        ),
        (
            "Баллы: насколько способ отвечает критериям с учётом ваших весов. Неизвестное не даёт ничего. Два риска "
            "показаны отдельно от полосы."
        ),
        "分数表示按贵方权重计算的满足程度，未知项不计分；两类风险单独显示，不计入条形。",
    ),
    "d_points": ("{points} points", "Баллов: {points}", "{points}分"),
    "d_value_alt": ("{points} of 100 points", "{points} из 100 баллов", "{points}分，满分100"),
    "risk:data-path": ("Data path", "Путь данных", "数据流向"),
    "risk:behaviour": ("Model behaviour", "Поведение модели", "模型行为"),
    "risk_level:low": ("low risk", "риск низкий", "低风险"),
    "risk_level:raised": ("raised risk", "риск повышен", "风险偏高"),
    "risk_level:high": ("high risk", "риск высокий", "高风险"),
    "risk_level:unknown": ("risk unknown", "риск неизвестен", "风险未知"),
    "d_unknowns": ("{count} unknown", "Неизвестно: {count}", "{count}项未知"),
    "d_all_known": ("nothing unknown", "неизвестного нет", "无未知项"),
    "d_over_budget_first": (
        "Even at the lowest prices on record it costs more than your budget of {budget} a year.",
        "Даже по самым низким известным ценам это дороже вашего бюджета ({budget} в год).",
        "即使按现有资料中的最低价格计算，也超出贵方每年{budget}的预算。",
    ),
    "d_over_budget": ("over your budget", "дороже бюджета", "超出预算"),
    "d_may_exceed": ("may exceed your budget", "может превысить бюджет", "可能超出预算"),
    "d_in_place": ("Has to be in place", "Что должно быть готово", "需先具备"),
    "d_rented_contract": (
        "A contract on personal data with whoever rents the machines out, if they are rented",
        "Договор об обработке персональных данных с тем, кто сдаёт машины, если они арендованы",
        "如机器为租用，与出租方就个人信息处理签订合同",
    ),
    "d_why": ("Reasons and sources", "Причины и источники", "理由与来源"),
    "d_rented_accelerators": ("Accelerators to rent", "Ускорители в аренду", "需租用的加速卡"),
    "d_reasons_note": (
        "Beside each criterion: the points that it brings, or costs for being met only in part or not at all.",
        "У каждого критерия — баллы, которые он даёт или отнимает, если выполнен лишь отчасти или не выполнен.",
        "每项标准旁为其带来的分数，或因仅部分满足、未满足而失去的分数。",
    ),
    "d_apart": (
        "Ahead of the other ranked routes on {criteria}.",
        "Сильнее остальных способов рейтинга: {criteria}.",
        "较其他参与排名的方式领先之处：{criteria}。",
    ),
    "d_for": ("Speaks for it", "В пользу", "有利因素"),
    "d_against": ("Speaks against it", "Против", "不利因素"),
    "d_unknown_to_settle": ("Unknown, to be asked", "Неизвестно, надо спросить", "未知，需询问"),
    "d_no_statement": (
        "The corpus holds nothing on this.",
        "В корпусе об этом ничего нет.",
        "语料库中没有相关内容。",
    ),
    "d_show_more": ("Show the other {count}", "Показать остальные: {count}", "显示其余{count}种"),
    # -- ruled out ---------------------------------------------------------------------------------------------------
    "d_out": ("Ruled out ({count})", "Исключено ({count})", "已排除（{count}）"),
    "d_out_note": (
        "The sources say that these fall short of a must-have, or a rule bars them.",
        "По источникам эти способы не отвечают обязательному требованию либо их запрещает норма.",
        "根据来源，这些方式达不到硬性要求，或被规则禁止。",
    ),
    "d_held": ("Held back ({count})", "Под вопросом ({count})", "待确认（{count}）"),
    "d_held_note": (
        "Nobody says no: only proof is missing. Send the question, and rank them once it is answered.",
        "Никто не говорит «нет»: не хватает только подтверждения. Отправьте вопрос и вернитесь к ним после ответа.",
        "并非否定，只是缺少证明。请发出问题，得到答复后再参与排名。",
    ),
    "d_x:verdict": (
        "{criterion}: the sources say “{verdict}”, needed is “{least}”",
        "{criterion}: по источникам «{verdict}», требуется «{least}»",
        "{criterion}：来源结论为“{verdict}”，要求为“{least}”",
    ),
    "d_x:unknown": (
        "{criterion}: nothing shows it yet, needed is “{least}”",
        "{criterion}: пока ничем не подтверждено, требуется «{least}»",
        "{criterion}：尚无证明，要求为“{least}”",
    ),
    "d_x:bar": ("Barred by {rule}", "Запрещает {rule}", "被{rule}禁止"),
    "d_x:means": ("Needs means that you lack: {need}", "Не хватает ресурсов: {need}", "缺少所需资源：{need}"),
    "d_x:step": (
        "Needs a step that you refuse: {need}",
        "Нужен шаг, на который вы не согласны: {need}",
        "需要贵方不愿采取的步骤：{need}",
    ),
    "d_x:becomes": (
        "Only after a step that makes it another route: {need}",
        "Только после шага, с которым это уже другой способ: {need}",
        "须先采取一个步骤，届时即为另一种方式：{need}",
    ),
    "d_needs_this": ("needs: {need}", "нужно: {need}", "需要：{need}"),
    "d_by_rules": ("A must-have because of {rules}.", "Обязательно: {rules}.", "硬性要求的依据：{rules}。"),
    "d_by_you": ("A must-have of your own.", "Ваше собственное требование.", "贵方自设的硬性要求。"),
    "d_admits": ("What would admit it", "Что позволит его использовать", "怎样才能入选"),
    "d_admits_nothing": (
        "No step of yours known to the corpus would change this.",
        "Корпус не знает шага с вашей стороны, который это изменил бы.",
        "语料库中没有贵方可采取的、能改变此结论的步骤。",
    ),
    "d_becomes": ("It then counts as {route}.", "Тогда он считается способом {route}.", "届时视为{route}。"),
    # -- how sure ----------------------------------------------------------------------------------------------------
    "d_sure": ("How sure is this?", "Насколько это надёжно?", "结论有多可靠？"),
    "d_sure_note": (
        "How often each route comes first when the weights are drawn by lot.",
        "Как часто каждый способ оказывается первым при случайных весах.",
        "随机抽取权重时，各方式居首的频率。",
    ),
    "d_sure_all": ("any weights", "любые веса", "任意权重"),
    "d_sure_near": ("weights close to yours", "веса, близкие к вашим", "与贵方相近的权重"),
    "d_sure_alt": (
        "Share of first places by route, over any weights and over weights close to yours",
        "Доля первых мест по способам: при любых весах и при весах, близких к вашим",
        "各方式居首的比例：任意权重与相近权重",
    ),
    "d_sure_unweighed": (
        "Chance of the draw: {samples} weightings, always the same ones.",
        "Случайных наборов весов: {samples}, всегда одни и те же.",
        "共随机抽取{samples}组权重，每次相同。",
    ),
    "d_flips": ("What would change the first place", "Что изменило бы первое место", "哪些变化会改变首位"),
    "d_flip_weights": ("Weights", "Веса", "权重"),
    "d_flip_unknowns": ("Unknowns worth settling", "Что стоит выяснить", "值得查明的未知项"),
    "d_flip_musts": ("Must-haves that decide", "Решающие требования", "起决定作用的硬性要求"),
    "d_flip_now": ("now {weight}", "сейчас {weight}", "现为{weight}"),
    "d_flip_needed": ("needed {needed}", "нужно {needed}", "需达{needed}"),
    "d_method": ("How this is worked out", "Как это рассчитано", "计算方法"),
    "d_method_value": (
        (
            "Each verdict is worth something between 0 and 1: yes most, then partly, then disputed, then no; unknown "
            "counts 0. A route's points are the sum of worths times weights: the additive value model (R. L. Keeney, "
            "H. Raiffa, Decisions with Multiple Objectives, 1976). Must-haves are applied before, so no weight can "
            "outvote them. Of routes with the same points, the one with fewer things to arrange stands first, then the "
            "cheaper one, then the alphabet decides; they share the place all the same."
        ),
        (
            "Каждая оценка даёт от 0 до 1: больше всего «да», затем «отчасти», затем спорная, затем «нет»; неизвестное "
            "даёт 0. Баллы способа — сумма этих значений с весами: аддитивная модель ценности (R. L. Keeney, H. Raiffa, "
            "Decisions with Multiple Objectives, 1976). Обязательные требования применяются раньше, и никакой вес их "
            "не перевешивает. При равных баллах выше стоит способ, для которого нужно меньше подготовить, затем более "
            "дешёвый, затем решает алфавит; место при этом у них общее."
        ),
        (
            "每个结论折合0到1之间的分值：“是”最高，其次“部分”，再次“有争议”，最后“否”；未知计0。方式的得分为各分值乘以权重之和，即加性价值模型（R. L. Keeney, "
            "H. Raiffa, Decisions with Multiple Objectives, 1976）。"
            "硬性要求在此之前适用，任何权重都不能绕过。得分相同的方式，须办事项较少者列前，其次为成本较低者，再次按英文名称排序；名次仍然并列。"
        ),
    ),
    "d_method_sure": (
        (
            "Weightings are drawn evenly from all that are possible, and again close to yours; counted is how often a "
            "route comes first. The method is stochastic multicriteria acceptability analysis: R. Lahdelma, J. Hokkanen, "
            "P. Salminen, SMAA – Stochastic multiobjective acceptability analysis, European Journal of Operational "
            "Research 106 (1998), 137–143."
        ),
        (
            "Наборы весов выбираются случайно: равномерно из всех возможных и отдельно вблизи ваших; считается, как часто "
            "способ оказывается первым. Метод — стохастический многокритериальный анализ приемлемости: R. Lahdelma, "
            "J. Hokkanen, P. Salminen, SMAA – Stochastic multiobjective acceptability analysis, European Journal of "
            "Operational Research 106 (1998), 137–143."
        ),
        (
            "权重组合从所有可能中均匀抽取，并另在贵方权重附近抽取，统计各方式居首的次数。方法为随机多准则可接受性分析：R. Lahdelma, J. Hokkanen, "
            "P. Salminen, SMAA – Stochastic multiobjective acceptability analysis, European Journal of Operational "
            "Research 106 (1998), 137–143。"
        ),
    ),
    "d_method_pairs": (
        (
            "Comparisons in pairs become weights by the analytic hierarchy process, which also tells how far they "
            "contradict each other: T. L. Saaty, A scaling method for priorities in hierarchical structures, Journal of "
            "Mathematical Psychology 15 (1977), 234–281."
        ),
        (
            "Попарные сравнения превращаются в веса методом анализа иерархий, который показывает и их противоречивость: "
            "T. L. Saaty, A scaling method for priorities in hierarchical structures, Journal of Mathematical Psychology "
            "15 (1977), 234–281."
        ),
        (
            "两两比较通过层次分析法换算为权重，并给出相互矛盾的程度：T. L. Saaty, A scaling method for priorities in hierarchical "
            "structures, Journal of Mathematical Psychology 15 (1977), 234–281。"
        ),
    ),
}
