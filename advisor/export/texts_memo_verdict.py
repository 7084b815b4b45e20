"""The words of a memo's verdict: what is recommended, how firmly, and what is nearest where nothing is; pure."""

from __future__ import annotations

#: Key -> English, Russian, Chinese.
VERDICT: dict[str, tuple[str, str, str]] = {
    "first": (
        "We recommend {route}.",
        "Рекомендуем способ {route}.",
        "建议采用：{route}。",
    ),
    "first_fair": (
        "By our weights we recommend {route}.",
        "При наших весах рекомендуем способ {route}.",
        "按我方权重，建议采用：{route}。",
    ),
    "first_barely": (
        "By our weights {route} is in front, but not firmly.",
        "При наших весах впереди {route}, но результат неустойчив.",
        "按我方权重，{route}居首，但结果并不稳固。",
    ),
    "rival_if": (
        "{rival} is as good a choice if {criterion} weighs {needed} for us instead of {weight}.",
        "{rival} — столь же хороший выбор, если критерий {criterion} весит для нас {needed} вместо {weight}.",
        "若我方认为{criterion}的权重应为{needed}而非{weight}，选择{rival}同样合理。",
    ),
    "rival": (
        "{rival} is as good a choice if we weigh the criteria otherwise.",
        "{rival} — столь же хороший выбор при иной расстановке весов.",
        "若权重设定不同，选择{rival}同样合理。",
    ),
    "unstated": (
        "Too little is known about us to recommend a route; not stated: {missing}.",
        "О нас известно слишком мало, чтобы рекомендовать способ; не указано: {missing}.",
        "关于我方的信息不足，暂不能推荐任何方式；尚未说明：{missing}。",
    ),
    "missing:data": ("data", "данные", "数据"),
    "missing:region": ("region", "регион", "地区"),
    "missing:sector": ("sector", "отрасль", "行业"),
    "missing:must-haves": ("must-haves", "обязательные условия", "必备条件"),
    "unstated_todo": (
        "To be stated first: what data goes to the model, where its people live, where we are established, and our "
        "sector. Until then the routes stand in the order of the general weights only.",
        "Сначала нужно указать, какие данные попадут в модель, где живут люди, чьи это данные, где мы учреждены и какая "
        "у нас отрасль. До тех пор способы стоят лишь в порядке общих весов.",
        "须先说明：哪些数据将交由模型处理、相关个人所在地、我方设立地及所属行业。在此之前，各方式仅按通用权重排列。",
    ),
    "first_shared": (
        "{routes} share first place.",
        "Первое место делят {routes}.",
        "{routes}并列第一。",
    ),
    "level_same": (
        "They are level on every criterion that carries weight.",
        "По всем критериям, имеющим вес, они равны.",
        "在所有计权标准上，它们不分高下。",
    ),
    "level_differ": (
        "They are level on points, but not on each criterion. Their strengths: {list}.",
        "Баллы у них равны, но сильные стороны разные: {list}.",
        "它们得分相同，但各有所长：{list}。",
    ),
    "level_strength": ("{routes} on {criteria}", "{routes} — {criteria}", "{routes}长于{criteria}"),
    "level_cost": (
        "In cost a year they differ: {list}.",
        "Различается стоимость в год: {list}.",
        "年成本则不同：{list}。",
    ),
    "level_amount": ("{route}, {range}", "{route} — {range}", "{route}为{range}"),
    "level_steps": (
        "To be arranged for {route} alone: {steps}.",
        "Только для способа {route} нужно ещё: {steps}.",
        "仅{route}另须办理：{steps}。",
    ),
    "level_alike": (
        "They ask for the same arrangements and cost the same, so far as prices are on record.",
        "Готовить для них нужно одно и то же, и стоят они, насколько известны цены, одинаково.",
        "所需办理的事项相同；就已收录的价格而言，成本也相同。",
    ),
    "level_one_purchase": (
        "One party sells and runs them: with these arrangements made they come to one purchase, "
        "so ask for all of it in one contract.",
        "Их продаёт и обслуживает одна сторона: если всё это оформить, получается одна и та же покупка, "
        "поэтому запрашивать её следует одним договором.",
        "两者由同一方销售和运营：办妥上述事项后即为同一项采购，应在一份合同中一并提出。",
    ),
    "shared_rival": (
        "With weights drawn at random they are overtaken most often by {rival} ({other}).",
        "При случайных весах их чаще других обходит {rival} ({other}).",
        "随机抽取权重时，最常超过它们的是{rival}（{other}）。",
    ),
    "shared_firsts": (
        "With weights near our own, one of them comes first in {near} of cases, and over {weightings} drawn at random "
        "in {share}.",
        "При весах, близких к нашим, один из них первый в {near} случаев, при случайных весах ({weightings}) — в "
        "{share}.",
        "权重与我方相近时，其中之一在{near}的情形下居首；随机抽取{weightings}时为{share}。",
    ),
    "wins": (
        "It meets all our must-haves and has the highest value of the {count} that do, {value} points of 100; next comes "
        "{second} with {other}.",
        "Этот способ выполняет все обязательные условия и набирает {value} балла из 100 — больше остальных допущенных "
        "(всего допущено: {count}); на втором месте — {second}, {other}.",
        "该方式满足我方全部必备条件，在获准的{count}中得分最高，为{value}分（满分100分）；其次是{second}，{other}分。",
    ),
    "wins_free": (
        "It has the highest value of the {count} looked at, {value} points of 100; next comes {second} with {other}.",
        "Этот способ набирает {value} балла из 100 — больше остальных рассмотренных (всего: {count}); на втором месте — "
        "{second}, {other}.",
        "该方式在所考察的{count}中得分最高，为{value}分（满分100分）；其次是{second}，{other}分。",
    ),
    "wins_shared": (
        "They meet all our must-haves and have {value} points of 100, the highest value of the {count} that do.",
        "Они выполняют все обязательные условия и набирают по {value} балла из 100 — больше остальных допущенных "
        "(всего допущено: {count}).",
        "这些方式均满足我方全部必备条件，得分同为{value}分（满分100分），在获准的{count}中最高。",
    ),
    "wins_shared_free": (
        "They have {value} points of 100, the highest value of the {count} looked at.",
        "Они набирают по {value} балла из 100 — больше остальных рассмотренных (всего: {count}).",
        "这些方式得分同为{value}分（满分100分），在所考察的{count}中最高。",
    ),
    "wins_alone": (
        "It is the only route that meets all our must-haves; its value is {value} points of 100.",
        "Это единственный способ, который выполняет все обязательные условия; его оценка — {value} балла из 100.",
        "这是唯一满足我方全部必备条件的方式，得分{value}分（满分100分）。",
    ),
    "wins_alone_free": (
        "It is the only route that is left; its value is {value} points of 100.",
        "Это единственный оставшийся способ; его оценка — {value} балла из 100.",
        "这是唯一剩下的方式，得分{value}分（满分100分）。",
    ),
    "none": (
        "As things stand no route meets all our must-haves, so this memo recommends none.",
        "Сейчас ни один способ не выполняет всех обязательных условий, поэтому рекомендовать нечего.",
        "目前没有任何方式满足全部必备条件，因此本备忘录不推荐任何方式。",
    ),
    "none_free": (
        "As things stand no route is open to us, so this memo recommends none.",
        "Сейчас ни один способ для нас не доступен, поэтому рекомендовать нечего.",
        "目前没有任何方式可供我方采用，因此本备忘录不推荐任何方式。",
    ),
    "nearest": (
        "Nearest to it: {routes}; {why}.",
        "Ближе всего к допуску: {routes}; {why}.",
        "最接近获准的是{routes}：{why}。",
    ),
    "nearest_steps": (
        "Nearest to it: {routes}. It takes only what we can see to ourselves: {steps}.",
        "Ближе всего к допуску: {routes}. Для этого нужно лишь то, что в наших силах: {steps}.",
        "最接近获准的是{routes}，只需我方自行做到：{steps}。",
    ),
    "nearest_held": (
        "Nearest to it: {routes}. Only proof from the vendor is missing, on {criteria}.",
        "Ближе всего к допуску: {routes}. Не хватает лишь подтверждения поставщика: {criteria}.",
        "最接近获准的是{routes}，仅缺厂商就以下方面的证明：{criteria}。",
    ),
    "nearest_short": ("falls short on {criteria}", "не выполнено: {criteria}", "不满足{criteria}"),
    "nearest_barred": ("ruled out by {rules}", "исключает норма: {rules}", "被以下规则排除：{rules}"),
    "nearest_lacks": ("lacking: {needs}", "не хватает: {needs}", "尚缺：{needs}"),
    "firm": (
        "The result is firm: with weights near our own, {leader} comes first in {near} of cases, and over {weightings} "
        "drawn at random in {share}.",
        "Результат устойчив: при весах, близких к нашим, {leader} первый в {near} случаев, при случайных весах "
        "({weightings}) — в {share}.",
        "结果稳健：权重与我方相近时，{leader}在{near}的情形下居首；随机抽取{weightings}时为{share}。",
    ),
    "fair": (
        "The result holds as long as the weights stay roughly ours: with weights near our own, {leader} comes first in "
        "{near} of cases, over {weightings} drawn at random in {share}; most often overtaken by {rival} ({other}).",
        "Результат держится, пока веса примерно такие, как у нас: при весах, близких к нашим, {leader} первый в {near} "
        "случаев, при случайных весах ({weightings}) — в {share}; чаще других его обходит {rival} ({other}).",
        "只要权重与我方大致相同，结果便可保持：权重相近时，{leader}在{near}的情形下居首；随机抽取{weightings}时为{share}，"
        "最常超过它的是{rival}（{other}）。",
    ),
    "close": (
        "It is a close call: with weights near our own, {leader} comes first in {near} of cases, over {weightings} drawn "
        "at random in {share}, {rival} in {other}.",
        "Исход почти равный: при весах, близких к нашим, {leader} первый в {near} случаев, при случайных весах "
        "({weightings}) — в {share}, а {rival} — в {other}.",
        "胜负难分：权重与我方相近时，{leader}在{near}的情形下居首；随机抽取{weightings}时为{share}，{rival}则为{other}。",
    ),
    "thin": (
        "That lead is thin: until the open questions are answered, treat the two as equals.",
        "Разрыв мал: пока нет ответов на открытые вопросы, оба способа следует считать равноценными.",
        "差距很小：在未决问题得到答复之前，应视两者不分高下。",
    ),
}
