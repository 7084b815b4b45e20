"""Texts of the memo about what is ruled out, and what would admit it. Put together in `texts_memo`."""

from __future__ import annotations

OUT: dict[str, tuple[str, str, str]] = {
    "step:means:accelerators": ("accelerators: {least}", "ускорители: {least}", "加速卡：{least}"),
    "step:rented": ("rented accelerators: {least}", "ускорители в аренду: {least}", "租用加速卡：{least}"),
    "step:means:people": ("people to run servers: {least}", "кому обслуживать серверы: {least}", "运维人员：{least}"),
    "out_intro": (
        "The table counts the routes that each must-have, rule or lack of means keeps out; many routes fail more than "
        "one. Every route with every reason and its source is in annex C.",
        "Подсчитано, сколько способов отсекает каждое условие, норма или нехватка; многие не проходят сразу по "
        "нескольким. Все способы со всеми причинами и источниками — в приложении В.",
        "下表统计各项必备条件、规则或欠缺所排除的方式数量，不少方式同时不满足多项。各方式的全部原因及来源见附录丙。",
    ),
    "col:hurdle": ("What keeps routes out", "Что отсекает способы", "排除原因"),
    "col:keeps_out": ("How many", "Сколько", "数量"),
    "col:alone": ("Kept out by this alone", "Отпали только из-за этого", "仅因此项被排除"),
    "held_body": (
        "Held back, not refused, because nothing on record shows that they meet a must-have: {routes}. If the vendor "
        "shows it in writing, they are ranked.",
        "Не отвергнуты, а отложены, поскольку ничто не показывает, что условие выполнено: {routes}. Если поставщик "
        "подтвердит это письменно, они войдут в сравнение.",
        "以下方式并非被否决，而是因尚无来源表明其满足必备条件而暂缓：{routes}。厂商若能书面证明，即可参与排序。",
    ),
    "helped_intro": (
        "What we could do ourselves to admit a route:",
        "Что мы могли бы сделать сами, чтобы способ стал допустимым:",
        "我方可自行采取以下步骤，使相应方式获准：",
    ),
    "annex_out_none": ("No route is ruled out.", "Ни один способ не отпал.", "没有方式被排除。"),
    "annex_out_intro": (
        "Routes are listed with every reason; the source's words are behind each number. What would admit a route "
        "stands in the last column.",
        "Для каждого способа названы все причины; слова источника — по номеру. В последнем столбце — что сделало бы "
        "способ допустимым.",
        "下表列出每种方式被排除的全部原因，编号指向来源原文；末列说明怎样才能获准。",
    ),
    "out_none": ("No route is ruled out.", "Ни один способ не отпал.", "没有方式被排除。"),
    "held_intro": (
        "These are held back, not refused: nothing on record shows that they meet the must-have named. If the vendor "
        "shows it in writing, they are ranked.",
        "Эти способы не отвергнуты, а отложены: в корпусе нет подтверждения, что названное условие выполнено. Если "
        "поставщик подтвердит это письменно, они войдут в сравнение.",
        "以下方式并非被否决，而是暂缓：尚无来源表明其满足所列必备条件。厂商若能书面证明，即可参与排序。",
    ),
    "held_head": ("Held back for lack of information", "Отложено из-за нехватки сведений", "因信息不足暂缓"),
    "col:route": ("Route", "Способ", "使用方式"),
    "col:reasons": ("What it falls short of", "Чего не хватает", "不足之处"),
    "col:admit": ("What would admit it", "Что сделает его допустимым", "如何才能获准"),
    "col:unknown": ("Not shown", "Не подтверждено", "尚未证实"),
    "unknown_reason": (
        "{criterion}: nothing on record shows it",
        "{criterion}: подтверждения нет",
        "{criterion}：没有来源证实",
    ),
    "short_verdict": ("{criterion}: {verdict}", "{criterion}: {verdict}", "{criterion}：{verdict}"),
    "rule_bars": ("{rule}: ", "{rule}: ", "{rule}："),
    "nothing_helps": (
        "Nothing on our side; the offer would have to change.",
        "Своими силами — ничего: должно измениться само предложение.",
        "我方单方面无法做到，须由对方改变其产品或条款。",
    ),
    "show_it": (
        "Proof from the vendor on what is not shown.",
        "Подтверждение поставщика по недоказанному.",
        "由厂商就未证实事项提供证明。",
    ),
    "step_leads": (
        "{step} (it then counts as {route})",
        "{step} (тогда это способ {route})",
        "{step}（届时即为{route}）",
    ),
}
