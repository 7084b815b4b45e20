"""The sections of a memo on the ranking and on the two risks; pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from advisor.decide.fitted import fit_note
from advisor.decide.reasons import Reason, sets_apart, speaks_against, speaks_for
from advisor.decide.records import Placed, Risk
from advisor.decide.rules import cautions_on
from advisor.export.memo_cost import amount_of
from advisor.export.memo_records import Chart, Grid, Line, Part, Points, Section, Sentence, Words
from advisor.export.memo_words import counted, listed, points, share
from advisor.export.memo_writing import TINTS, Writing, nothing_admitted, number_form, words
from advisor.export.texts import verdict_text

#: Routes in the table, routes with their reasons, reasons for and against each.
IN_TABLE, IN_DETAIL, _REASONS = 10, 3, 4
_HEAVIEST = 5
#: Reasons that are told in the words of the assessment; the others stand in the annex.
_IN_WORDS = 3


def _heaviest(writing: Writing) -> Sentence:
    """The criteria that weigh most; where more of them weigh alike than can be named, that there are more."""
    language, weights = writing.language, sorted(writing.decision.weights.items(), key=lambda pair: -pair[1])
    named = [
        writing.text("brackets", text=writing.criterion(criterion), note=share(weight, language))
        for criterion, weight in weights[:_HEAVIEST]
    ]
    cut = [weight for _, weight in weights[_HEAVIEST - 1 : _HEAVIEST + 1]]
    if len(cut) < 2 or share(cut[0], language) != share(cut[1], language):
        return writing.plain("computed", "weights", list=listed(named, language))
    alike = sum(share(weight, language) == share(cut[0], language) for _, weight in weights[_HEAVIEST:])
    return writing.plain("computed", "weights_and_more", list=listed(named, language), count=alike)


def ranking(writing: Writing) -> Iterator[Part]:
    """The table, the drawing, and the first three with their reasons."""
    decision, language = writing.decision, writing.language
    yield Section(writing.text("ranking"))
    if not decision.ranking:
        yield words([nothing_admitted(writing)])
        return
    shown = decision.ranking[:IN_TABLE]
    ranked = len(decision.ranking)
    more = ranked > len(shown)
    intro = f"rank_intro_{number_form(ranked)}" if decision.must_haves else "rank_intro_free"
    yield words(
        [
            writing.plain("computed", "rank_general", bold=True) if writing.too_little else None,
            writing.plain("computed", intro, count=counted(ranked, "route", language)),
            writing.plain("frame", "rank_values"),
            _heaviest(writing),
            writing.plain("frame", "rank_table_note", count=len(shown)) if more else None,
            writing.plain("frame", "rank_reasons") if ranked > 1 else None,
        ]
    )
    yield rank_table(writing, shown)
    yield Chart("values", writing.text("chart:values"))
    for placed in decision.ranking[:IN_DETAIL]:
        yield from _detail(writing, placed)


def rank_table(writing: Writing, shown: Sequence[Placed]) -> Grid:
    """Place, value, both risks, how often first, unknowns and cost of each route."""
    decision, language = writing.decision, writing.language
    lines = []
    for placed in shown:
        levels = [next((risk.level for risk in placed.risks if risk.name == name), "unknown") for name in _RISKS]
        first = decision.robustness.acceptability.get(placed.route, (0.0,))
        texts = (
            str(placed.place),
            writing.route(placed.route),
            points(placed.value, language),
            *(writing.text(f"level:{level}") for level in levels),
            share(first[0] if first else 0.0, language),
            str(len(placed.unknown)),
            cost_text(writing, placed.route),
        )
        cells = tuple((Sentence(text, "computed", bold=place == 1),) for place, text in enumerate(texts))
        lines.append(Line(cells, ("", "", "", TINTS[levels[0]], TINTS[levels[1]], "", "", "")))
    keys = ("place", "route", "value", "path", "behaviour", "first", "unknowns", "cost")
    head = tuple(writing.text(f"col:{key}") for key in keys)
    return Grid(head, (1.2, 3.9, 1.4, 2.3, 2.3, 1.5, 2.0, 2.8), tuple(lines))


def cost_text(writing: Writing, route: str) -> str:
    """The yearly cost of a route in a cell of a table; a dash where it is not known."""
    cost = writing.cost(route)
    return amount_of(writing, cost) if cost is not None else "–"


def reasons_for(writing: Writing, placed: Placed) -> tuple[Reason, ...]:
    """What a route holds in full."""
    return speaks_for(placed, writing.decision.ranking, _REASONS)


def reasons_against(_: Writing, placed: Placed) -> tuple[Reason, ...]:
    """What its sources give only in part, dispute or deny, by weight."""
    return speaks_against(placed, _REASONS)


def leads_on(writing: Writing, placed: Placed) -> tuple[Reason, ...]:
    """Where a route is better than the other ranked ones."""
    return sets_apart(placed, writing.decision.ranking, _REASONS)


def _detail(writing: Writing, placed: Placed) -> Iterator[Part]:
    """A route in its place: the first with the words of its reasons, the next against the first."""
    leader = writing.decision.ranking[0]
    route = writing.corpus.routes[placed.route]
    yield Section(writing.text("place_head", place=placed.place, route=writing.route(placed.route)), 2)
    yield Words((Sentence(route.what[writing.language], "frame"),), writing.text("what_it_is"))
    if placed is leader:
        yield from _reasons(writing, placed, reasons_for(writing, placed), "for")
        yield from _reasons(writing, placed, reasons_against(writing, placed), "against")
    else:
        yield from _against_first(writing, placed, leader)
    cautions = [
        writing.citer.grounds(grounds, (placed.route,))
        for grounds in cautions_on(placed.route, writing.decision.rules)
        if not writing.citer.has_said(grounds.statement[writing.language])
    ]
    if any(cautions):
        yield words(cautions, writing.text("point:caution"))
    unknown = placed.unknown
    if unknown:
        key = "unknown_list" if placed is leader else "unknown_more"
        yield words([writing.plain("gap", key, list=writing.criteria(unknown))])
    needs = [writing.citer.grounds(need.grounds, (placed.route,)) for need in placed.needs if not _said(writing, need)]
    if any(needs):
        yield words(needs, writing.text("needs_head"))


def _against_first(writing: Writing, placed: Placed, leader: Placed) -> Iterator[Part]:
    """Where a route does better or worse than the first, by weight."""
    pair = (leader, placed)
    better = [one.criterion for one in sets_apart(placed, pair, _REASONS)]
    worse = [one.criterion for one in sets_apart(leader, pair, _REASONS)]
    if not better and not worse:
        yield words([writing.plain("computed", "as_first")])
    for key, criteria in (("better_than_first", better), ("worse_than_first", worse)):
        if criteria:
            yield Words(writing.shorts(placed.route, criteria), writing.text(key))


def _said(writing: Writing, need: object) -> bool:
    grounds = getattr(need, "grounds", None)
    return grounds is not None and writing.citer.has_said(grounds.statement[writing.language])


def _reasons(writing: Writing, placed: Placed, reasons: Sequence[Reason], label: str) -> Iterator[Part]:
    items = []
    for one in reasons[:_IN_WORDS]:
        said = writing.full(placed.route, one.criterion)
        cell = writing.cell(placed.route, one.criterion)
        if said is not None and cell is not None:
            note = fit_note(writing.decision, placed.route, one.criterion, writing.language, ours=True)
            sentences = (Sentence(note, "computed"), said) if note else (said,)
            name = writing.criterion(one.criterion) if label == "for" else writing.judged(cell)
            items.append(Words(sentences, name))
    if items:
        yield Words((), writing.text(label))
        yield Points(tuple(items))


def weak_annex(writing: Writing) -> Iterator[Part]:
    """What the sources say of the first choice wherever it is less than good, besides what the body says in full."""
    yield Section(writing.text("annex:weak"))
    leader = writing.decision.ranking[0] if writing.decision.ranking else None
    if leader is None:
        yield words([nothing_admitted(writing)])
        return
    weak = [one.criterion for one in speaks_against(leader, len(leader.shares))]
    lines = tuple(line for criterion in weak if (line := _weak_line(writing, leader.route, criterion)) is not None)
    if not lines:
        yield words([writing.plain("computed", "annex_weak_none", route=writing.named(leader.route))])
        return
    yield words([writing.plain("frame", "annex_weak_intro", route=writing.named(leader.route))])
    head = tuple(writing.text(f"col:{key}") for key in ("criterion", "verdict", "said"))
    yield Grid(head, (3.8, 2.0, 11.6), lines)


def _weak_line(writing: Writing, route: str, criterion: str) -> Line | None:
    """None where the statement stands in the body, or does not hold."""
    cell, said = writing.cell(route, criterion), writing.full(route, criterion)
    if cell is None or said is None:
        return None
    note = fit_note(writing.decision, route, criterion, writing.language, ours=True)
    name = Sentence(writing.criterion(criterion), "frame", bold=True)
    verdict = Sentence(verdict_text(cell.verdict, writing.language), "computed")
    text = (said, Sentence(note, "computed")) if note else (said,)
    return Line(((name,), (verdict,), text), ("", TINTS.get(cell.verdict, ""), ""))


# -- the two risks -----------------------------------------------------------------------------------------------------
_RISKS = ("data-path", "behaviour")
_WORST = 3


def risks(writing: Writing) -> Iterator[Part]:
    """Both risks of the first three, apart."""
    shown = writing.decision.ranking[:IN_DETAIL]
    yield Section(writing.text("risks"))
    yield words([writing.plain("frame", "risk_intro")])
    if not shown:
        return
    for name in _RISKS:
        yield Section(writing.text(f"risk_head:{name}"), 2)
        found = [(placed, risk) for placed in shown for risk in placed.risks if risk.name == name]
        lines = tuple(_risk_line(writing, placed, risk) for placed, risk in found)
        head = (writing.text("col:route"), writing.text("col:level"), writing.text("col:path_from"))
        yield Grid(head, (4.6, 2.2, 10.6), lines)


def _risk_line(writing: Writing, placed: Placed, risk: Risk) -> Line:
    name = Sentence(writing.route(placed.route), "frame", bold=True)
    level = Sentence(writing.text(f"level:{risk.level}"), "computed")
    # One paragraph each, so that a verdict is found at a glance.
    grounds = tuple(writing.short(placed.route, criterion) for criterion in risk.criteria[: _WORST + 1])
    return Line(((name,), (level,), grounds), ("", TINTS[risk.level], ""))
