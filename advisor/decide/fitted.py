"""Cells that say something else for one buyer than for buyers at large; pure.

An assessment answers for everybody: "storage can be kept in a region that we choose: partly, only in the US". For a
buyer in the European Union that is a no. What such cells come to for this buyer is worked out here, once, and
everything else (must-haves, ranking, flips, matrix, memo) reads the corpus as it is fitted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from advisor.decide.fact_words import fact_word, in_a_row
from advisor.decide.money import money, money_range
from advisor.decide.records import Decision, RouteCost
from advisor.profile import Profile
from advisor.records import Corpus, Verdict

RESIDENCY, COST = "residency", "cost"
#: No list of regions that was read, of any service that offers several, holds these.
_RARELY_OFFERED = frozenset({"ru", "cn"})

Fitted = Mapping[tuple[str, str], Verdict]


_NOTES: Mapping[str, tuple[str, str, str]] = {
    "no": (
        "Judged for you: none of the places that can be chosen lies in {regions}.",
        "Оценка для вас: среди мест, которые можно выбрать, нет такого, где нужно вам ({regions}).",
        "针对贵方的判断：可选的地点都不在贵方所需的区域（{regions}）。",
    ),
    "not_in_corpus": (
        "Judged for you: nothing on record shows that the place can be in {regions}.",
        "Оценка для вас: ничто не показывает, что данные могут оставаться там, где нужно вам ({regions}).",
        "针对贵方的判断：没有资料表明地点可以选在贵方所需的区域（{regions}）。",
    ),
    "cost": (
        "Judged by the estimate for your volume: {amount} a year, of a budget of {budget}.",
        "Оценка по расчёту для вашего объёма: {amount} в год при бюджете {budget}.",
        "按贵方用量的估算判断：每年 {amount}，预算为 {budget}。",
    ),
    "cost_unknown": (
        "Judged by the estimate for your volume: no price of this route is on record.",
        "Оценка по расчёту для вашего объёма: цены этого варианта в корпусе нет.",
        "按贵方用量的估算判断：语料中没有这条路线的价格。",
    ),
}
#: "You" and "we" in the texts above, by language.
_VOICES: tuple[tuple[tuple[str, str], ...], ...] = (
    (("for your volume", "for our volume"), ("for you", "for us")),
    (("для вашего объёма", "для нашего объёма"), ("для вас", "для нас"), ("нужно вам", "нужно нам")),
    (("贵方", "我方"),),
)
_COLUMN = {"en": 0, "ru": 1, "zh": 2}


def fitted_verdicts(profile: Profile, corpus: Corpus, costs: Sequence[RouteCost]) -> Fitted:
    """Route and criterion → what the cell says for this buyer, where that differs from the corpus.

    Args:
        profile: the buyer's facts; what is not stated changes nothing.
        corpus: the cells, with the places that they name as the only ones.
        costs: what each candidate costs at the buyer's volume.
    """
    found: dict[tuple[str, str], Verdict] = {}
    wanted, cells = set(_wanted(profile)), corpus.assessments
    if wanted:
        found |= {
            key: _residency(wanted, cell.places)
            for key, cell in cells.items()
            if cell.criterion == RESIDENCY and cell.verdict == "partly"
        }
    if profile.budget is not None and (profile.input_tokens or profile.output_tokens) and COST in corpus.criteria:
        found |= {(cost.route, COST): _cost(cost, profile.budget) for cost in costs}
    return MappingProxyType(
        {key: verdict for key, verdict in found.items() if key not in cells or cells[key].verdict != verdict}
    )


def _wanted(profile: Profile) -> list[str]:
    """The regions in which data may have to stay, in the order of the profile."""
    return [one for one in dict.fromkeys((*profile.people_in, *profile.established_in)) if one != "other"]


def _residency(wanted: set[str], places: Sequence[str]) -> Verdict:
    """Whether a region of the buyer's is among those that can be chosen; `places` empty: nobody said which they are."""
    if places:
        return "partly" if wanted & set(places) else "no"
    return "not_in_corpus" if wanted <= _RARELY_OFFERED else "partly"


def _cost(cost: RouteCost, budget: float) -> Verdict:
    """How the estimate stands to the budget; a route without a price is not known."""
    if not cost.lines:
        return "not_in_corpus"
    if cost.high <= budget:
        return "yes"
    return "partly" if cost.low <= budget else "no"


def with_fitted(corpus: Corpus, fitted: Fitted) -> Corpus:
    """The corpus as one buyer has to read it."""
    if not fitted:
        return corpus
    cells = dict(corpus.assessments)
    for key, verdict in fitted.items():
        if key in cells:
            cells[key] = replace(cells[key], verdict=verdict)
    return replace(corpus, assessments=MappingProxyType(cells))


def corpus_of(decision: Decision, corpus: Corpus) -> Corpus:
    """The corpus as the buyer of a decision has to read it."""
    return with_fitted(corpus, decision.fitted)


def fit_note(decision: Decision, route: str, criterion: str, language: str, *, ours: bool = False) -> str:
    """Why a cell says something else for this buyer, as a sentence; empty where it says the same as for everybody.

    `ours`: the buyer speaks, as in a memo, and is not spoken to.
    """
    verdict = decision.fitted.get((route, criterion))
    if verdict is None:
        return ""
    column = _COLUMN.get(language, 0)
    if criterion == RESIDENCY:
        regions = in_a_row((fact_word("people_in", region, language) for region in _wanted(decision.profile)), language)
        return _voiced(_NOTES[verdict][column], column, ours).format(regions=regions)
    cost = next((one for one in decision.costs if one.route == route and one.lines), None)
    if cost is None or decision.profile.budget is None:
        return _voiced(_NOTES["cost_unknown"][column], column, ours)
    amount = money_range(cost.low, cost.high, language)
    text = _voiced(_NOTES["cost"][column], column, ours)
    return text.format(amount=amount, budget=money(decision.profile.budget, language))


def _voiced(text: str, column: int, ours: bool) -> str:
    """A text that speaks to the buyer, put into the buyer's own mouth."""
    for yours, mine in _VOICES[column] if ours else ():
        text = text.replace(yours, mine)
    return text
