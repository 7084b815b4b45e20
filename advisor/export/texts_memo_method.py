"""The words of a memo's last sections: demands, open questions and the method; pure."""

from __future__ import annotations

#: Key -> English, Russian, Chinese.
METHOD: dict[str, tuple[str, str, str]] = {
    # -- demands and open questions ------------------------------------------------------------------------------------
    "demands_intro": (
        "For {route}, in this order: what the rules oblige us to, what must be in place, and what its own terms leave "
        "weak.",
        "Для способа {route}, по порядку: к чему обязывают нормы, что должно быть готово и что слабо в условиях.",
        "针对{route}，依次为：规则要求我方做到的、须事先具备的、对方条款薄弱之处。",
    ),
    "from_rules": ("From the rules", "Из норм", "规则要求"),
    "from_needs": ("To have in place", "Что должно быть готово", "须事先具备"),
    "from_weak": ("To ask of {party}", "Спросить: {party}", "向{party}提出"),
    "a_vendor": ("the vendor", "поставщик", "厂商"),
    "rules_todo_annex": (
        "What the other rules ask stands beside each of them in annex A.",
        "Чего требуют остальные нормы, сказано при каждой из них в приложении А.",
        "其他规则的要求分别见附录甲。",
    ),
    "rules_todo_all": (
        "Whatever we choose, the rules ask this of us.",
        "Что бы мы ни выбрали, нормы требуют следующего.",
        "无论如何选择，规则均要求我方做到以下各项。",
    ),
    "open_intro": (
        "On {route} nothing was found about the following. Until it is answered, each counts against it.",
        "О способе {route} не найдено следующее. Пока ответа нет, это учтено не в его пользу.",
        "关于{route}，以下各点未查到信息；在得到答复之前均按不利计。",
    ),
    "open_more": (
        "Further unknowns: {list}.",
        "Другие неизвестные: {list}.",
        "其他未知项：{list}。",
    ),
    "open_none": (
        "On {route} every criterion that weighs something is settled by a source.",
        "По способу {route} на каждый критерий, имеющий вес, есть источник.",
        "就{route}而言，所有计权标准均有来源。",
    ),
    "open_consistency": (
        "Our pairwise comparisons {degree}. Go through them again before relying on the order.",
        "Наши попарные сравнения {degree}. Прежде чем полагаться на порядок, их стоит пересмотреть.",
        "我方的两两比较{degree}，采信排序之前应重新比较。",
    ),
    "torn:somewhat": (
        "contradict each other somewhat: their consistency ratio is just above the usual limit of 0.1",
        "отчасти противоречивы: отношение согласованности немного выше обычного предела 0,1",
        "存在一定矛盾：一致性比率略高于0.1的通常上限",
    ),
    "torn:strongly": (
        "contradict each other strongly: their consistency ratio is far above the usual limit of 0.1",
        "сильно противоречивы: отношение согласованности намного выше обычного предела 0,1",
        "相互矛盾明显：一致性比率远高于0.1的通常上限",
    ),
    "torn:chance": (
        "contradict each other as if they had been drawn by lot: the usual limit of the consistency ratio, 0.1, is "
        "exceeded more than ten times over",
        "противоречат друг другу так, как если бы их тянули по жребию: обычный предел отношения согласованности, 0,1, "
        "превышен более чем в десять раз",
        "相互矛盾，如同随机作答：一致性比率超过0.1这一通常上限十倍以上",
    ),
    "open_conflict": (
        "The sources contradict each other on {list}; have it settled in writing.",
        "Источники противоречат друг другу: {list}; нужен письменный ответ.",
        "来源在以下方面相互矛盾，须取得书面答复：{list}。",
    ),
    # -- method --------------------------------------------------------------------------------------------------------
    "method_1": (
        "Must-haves first: a route that misses one is taken out and can win nothing back. What no source shows is not "
        "taken as a no, but the route waits until it is shown.",
        "Сначала обязательные условия: не выполнивший их способ выбывает и ничем этого не возмещает. Неподтверждённое "
        "не приравнивается к «нет», но способ ждёт подтверждения.",
        "先看必备条件：不满足者即被排除，不得以其他优点弥补。没有来源证实的，不视为“否”，但须待证实后才参与排序。",
    ),
    "method_2": (
        "The others are ranked by an additive value model (Keeney & Raiffa, 1976): each criterion's verdict has a worth "
        "from 0 to 1, the weights add up to 1, and the value is the weighted sum. Routes of the same value share a "
        "place; listed first is the one with fewer things to arrange, then the cheaper one, then by English name.",
        "Остальные упорядочены по аддитивной модели ценности (Keeney & Raiffa, 1976): вердикт по каждому критерию имеет "
        "ценность от 0 до 1, веса в сумме дают 1, оценка — взвешенная сумма. Способы с равной оценкой делят место; "
        "первым назван тот, для которого нужно меньше подготовить, затем более дешёвый, затем — по английскому названию.",
        "其余方式按加性价值模型（Keeney & Raiffa，1976）排序：每项标准的结论对应0至1的价值，权重之和为1，得分为加权和。"
        "得分相同者名次并列，列出时须办事项较少者在前，其次为成本较低者，再次按英文名称。",
    ),
    "method_ahp": (
        "The weights of the groups come from pairwise comparisons (Saaty, 1980), which agree with each other: their "
        "consistency ratio keeps the usual limit of 0.1.",
        "Веса групп получены попарными сравнениями (Saaty, 1980); они согласованы: отношение согласованности не выше "
        "обычного предела 0,1.",
        "各类标准的权重由两两比较得出（Saaty，1980），各项比较相互一致：一致性比率未超过0.1的通常上限。",
    ),
    "method_ahp_torn": (
        "The weights of the groups come from pairwise comparisons (Saaty, 1980), which contradict each other: their "
        "consistency ratio exceeds the usual limit of 0.1.",
        "Веса групп получены попарными сравнениями (Saaty, 1980); они противоречивы: отношение согласованности выше "
        "обычного предела 0,1.",
        "各类标准的权重由两两比较得出（Saaty，1980），各项比较相互矛盾：一致性比率超过0.1的通常上限。",
    ),
    "method_weights": (
        "The weights follow from our situation and from what we set by hand.",
        "Веса следуют из нашей ситуации и из того, что мы задали сами.",
        "权重由我方情况推定，并按我方手动设定的数值调整。",
    ),
    "method_3": (
        "Robustness is counted over {weightings} (stochastic multicriteria acceptability analysis: Lahdelma, Hokkanen & "
        "Salminen, 1998), drawn from seed {seed}, so that the count can be repeated.",
        "Устойчивость подсчитана на случайных весах ({weightings}) методом стохастического анализа приемлемости "
        "(Lahdelma, Hokkanen & Salminen, 1998); начальное число генератора {seed}, расчёт можно повторить.",
        "稳健性采用随机多准则可接受性分析（Lahdelma, Hokkanen & Salminen，1998），抽取{weightings}，随机种子为{seed}，"
        "结果可复现。",
    ),
    "method_4": (
        "Every sentence about the world carries the number of its source, and each figure in it stands in the quoted "
        "words. Sentences without a number state our own facts, our arithmetic, or what to do.",
        "У каждого утверждения о внешнем мире стоит номер источника, и каждая цифра в нём есть в цитате. Предложения "
        "без номера — о нас самих, о наших расчётах или о том, что делать.",
        "凡涉及外部事实的语句均标注来源编号，其中的数字都见于所引原文；无编号的语句说的是我方情况、我方计算或应办事项。",
    ),
    "method_5": (
        "This memo was put together without a language model, from a corpus whose state is {digest} (SHA-256). It is no "
        "legal advice.",
        "Записка составлена без языковой модели по корпусу в состоянии {digest} (SHA-256). Она не заменяет юридической "
        "консультации.",
        "本备忘录未使用语言模型，依据语料库生成，其版本为{digest}（SHA-256）。本文不构成法律意见。",
    ),
}
