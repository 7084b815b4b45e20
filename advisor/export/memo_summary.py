"""The first page of a memo: the verdict, what carries it, and what would change it; pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from advisor.decide.firmness import firmness, first_places, is_hardly_ahead
from advisor.decide.money import money
from advisor.decide.reasons import Reason
from advisor.decide.records import Placed
from advisor.decide.rules import cautions_on
from advisor.export.memo_cost import amount_of, over_budget
from advisor.export.memo_nearest import nearest_said
from advisor.export.memo_ranking import rank_table, reasons_against, reasons_for
from advisor.export.memo_records import Part, Points, Section, Sentence, Words
from advisor.export.memo_words import counted, listed, parted, points, share
from advisor.export.memo_writing import Writing, contradicting, nothing_admitted, number_form, unstated, words
from advisor.export.texts import verdict_text
from advisor.rulebook import Grounds

_IN_TABLE = 5


def summary(writing: Writing) -> Iterator[Part]:
    """The page that stands on its own."""
    yield Section(writing.text("summary"))
    first = writing.first
    if not first:
        yield words(list(_none(writing)))
        yield Points(tuple(_common(writing)))
        return
    if writing.too_little:
        yield words([unstated(writing, bold=True), writing.plain("demand", "unstated_todo")])
        yield rank_table(writing, writing.decision.ranking[:_IN_TABLE])
        yield Points((*_cautions(writing), *_common(writing)))
        return
    verdict = [
        _verdict(writing, first),
        _dear(writing),
        _why(writing, first),
        _thin(writing),
        *_robust(writing, first),
    ]
    yield words([*verdict, _contradiction(writing)])
    yield rank_table(writing, writing.decision.ranking[:_IN_TABLE])
    yield Points((*_cautions(writing), *_points(writing, first[0])))


def _verdict(writing: Writing, first: Sequence[Placed]) -> Sentence:
    if len(first) > 1:
        return writing.plain("computed", "first_shared", bold=True, routes=writing.routes(one.route for one in first))
    key = {"firm": "first", "fair": "first_fair", "close": "first_barely"}[firmness(writing.decision)]
    return writing.plain("computed", key, bold=True, route=writing.named(first[0].route))


def _dear(writing: Writing) -> Sentence | None:
    """That the first place costs more than the budget, where it does at any price on record."""
    budget = writing.decision.profile.budget
    if budget is None or not writing.decision.leads_over_budget:
        return None
    return writing.plain("computed", "cost_over_first", budget=money(budget, writing.language))


def _contradiction(writing: Writing) -> Sentence | None:
    """A word of caution where the pairwise comparisons behind the weights contradict each other."""
    return contradicting(writing) if writing.contradicts else None


def _why(writing: Writing, first: Sequence[Placed]) -> Sentence:
    language, placed = writing.language, writing.decision.ranking
    value = points(first[0].value, language)
    count = counted(len(placed), "route", language)
    demanding = bool(writing.decision.must_haves)
    if len(placed) == 1:
        return writing.plain("computed", "wins_alone" if demanding else "wins_alone_free", value=value)
    if len(first) > 1:
        return writing.plain("computed", "wins_shared" if demanding else "wins_shared_free", value=value, count=count)
    second, other = writing.named(placed[1].route), points(placed[1].value, language)
    key = "wins" if demanding else "wins_free"
    return writing.plain("computed", key, value=value, count=count, second=second, other=other)


def _thin(writing: Writing) -> Sentence | None:
    """A word of caution where the first is hardly better than the second."""
    shared = len(writing.first) > 1
    return writing.plain("computed", "thin") if is_hardly_ahead(writing.decision) and not shared else None


def _robust(writing: Writing, first: Sequence[Placed]) -> Iterator[Sentence]:
    robustness, language, leader = writing.decision.robustness, writing.language, first[0].route
    firsts = {route: places[0] for route, places in robustness.acceptability.items() if places}
    others = {route: part for route, part in firsts.items() if route != leader}
    if leader not in firsts or not others:
        return
    rival = max(others, key=lambda route: (others[route], route))
    near, everywhere = first_places(writing.decision, leader)
    level = firmness(writing.decision)
    yield writing.plain(
        "computed",
        level,
        leader=writing.named(leader),
        weightings=counted(robustness.samples, "weighting", language),
        near=share(near, language),
        share=share(everywhere, language),
        rival=writing.named(rival),
        other=share(others[rival], language),
    )
    if level == "close" and len(first) == 1:
        yield _rival(writing, rival)


def _rival(writing: Writing, rival: str) -> Sentence:
    """When the route that comes first most often besides the leader is as good a choice."""
    flip = next((one for one in writing.decision.weight_flips if one.winner == rival), None)
    if flip is None:
        return writing.plain("computed", "rival", bold=True, rival=writing.named(rival))
    return writing.plain(
        "computed",
        "rival_if",
        bold=True,
        rival=writing.named(rival),
        criterion=writing.text("quoted_name", name=writing.criterion(flip.criterion)),
        weight=share(flip.weight, writing.language),
        needed=share(flip.needed, writing.language),
    )


def _none(writing: Writing) -> Iterator[Sentence]:
    yield nothing_admitted(writing, bold=True)
    near = nearest_said(writing)
    if near:
        yield Sentence(near, "computed")


# -- the points --------------------------------------------------------------------------------------------------------
def _points(writing: Writing, leader: Placed) -> Iterator[Words]:
    favour = reasons_for(writing, leader)
    if favour:
        yield Words(_favour(writing, leader, favour), writing.text("point:for"))
    against = reasons_against(writing, leader)
    if against:
        yield Words(writing.shorts(leader.route, [one.criterion for one in against]), writing.text("point:against"))
    yield from _common(writing)
    levels = {risk.name: risk.level for risk in leader.risks}
    if len(levels) == 2:
        said = writing.plain(
            "computed",
            "risk_pair",
            path=writing.text("risk:data-path"),
            path_level=writing.text(f"level:{levels['data-path']}"),
            behaviour=writing.text("risk:behaviour"),
            behaviour_level=writing.text(f"level:{levels['behaviour']}"),
        )
        yield Words((said,), writing.text("point:risks"))
    yield words(list(_cost(writing, leader)), writing.text("point:cost"))
    yield Words(tuple(_change(writing)), writing.text("point:change"))
    yield Words((_before(writing, leader),), writing.text("point:before"))


def _favour(writing: Writing, leader: Placed, reasons: Sequence[Reason]) -> tuple[Sentence, ...]:
    """What speaks for the first; what holds only in part comes with what it lacks, lest it read as praise."""
    said: list[Sentence] = []
    for one in reasons:
        cell = writing.cell(leader.route, one.criterion)
        told = writing.full(leader.route, one.criterion) if one.share.worth < 1 else None
        if cell is not None and told is not None:
            said.append(replace(told, text=writing.text("pair", name=writing.judged(cell), value=told.text)))
        else:
            said.append(writing.short(leader.route, one.criterion))
    return tuple(said)


def _cautions(writing: Writing) -> Iterator[Words]:
    """What the rules say of the first routes without ruling them out, once for all routes that it holds for."""
    found: dict[str, tuple[Grounds, list[str]]] = {}
    for placed in writing.decision.ranking[:_IN_TABLE]:
        for grounds in cautions_on(placed.route, writing.decision.rules):
            found.setdefault(grounds.statement[writing.language], (grounds, []))[1].append(placed.route)
    said: list[Sentence | None] = []
    for grounds, routes in found.values():
        sentence = writing.citer.grounds(grounds, routes)
        if sentence is not None:
            name = writing.text("pair", name=writing.routes(routes), value="").rstrip()
            said += [Sentence(name, "frame", bold=True), sentence]
    if said:
        yield words(said, writing.text("point:caution"))


def _common(writing: Writing) -> Iterator[Words]:
    decision, language = writing.decision, writing.language
    if decision.rules:
        count = counted(len(decision.rules), "rule", language)
        demanding = dict.fromkeys(rule for must in decision.must_haves for rule in must.rules)
        form = number_form(len(decision.rules))
        law = writing.plain("computed", f"rules_bear_{form}", count=count)
        if demanding:
            names = parted((writing.rule(rule) for rule in demanding), language)
            law = writing.plain("computed", f"rules_demand_{form}", count=count, names=names)
    else:
        law = writing.plain("computed", "rules_none")
    yield Words((law,), writing.text("point:rules"))
    held = sum(one.held_back for one in decision.ruled_out)
    out = len(decision.ruled_out) - held
    if decision.ruled_out:
        everything = counted(len(decision.ruled_out) + len(decision.ranking), "route", language)
        text = writing.text(f"out_count_{number_form(out)}", out=out, all=everything)
        text += writing.text(f"held_count_{number_form(held)}", held=held) if held else writing.text("stop")
        yield Words((Sentence(text, "computed"),), writing.text("point:out"))


def _cost(writing: Writing, leader: Placed) -> Iterator[Sentence | None]:
    found = writing.cost(leader.route)
    if found is not None:
        yield writing.plain("computed", "cost_first", range=amount_of(writing, found))
        yield over_budget(writing, leader.route)
    else:
        yield writing.plain("gap", "cost_unknown" if writing.has_volume else "cost_no_volume")


def _change(writing: Writing) -> Iterator[Sentence]:
    decision, language = writing.decision, writing.language
    if not decision.weight_flips and not decision.unknown_flips:
        yield writing.plain("computed", "change_none")
        return
    for weight in decision.weight_flips[:1]:
        yield writing.plain(
            "computed",
            "change_weight",
            criterion=writing.text("quoted_name", name=writing.criterion(weight.criterion)),
            weight=share(weight.weight, language),
            needed=share(weight.needed, language),
            winner=writing.named(weight.winner),
        )
    for unknown in decision.unknown_flips[:1]:
        yield writing.plain(
            "computed",
            "change_unknown",
            route=writing.named(unknown.route),
            criterion=writing.text("quoted_name", name=writing.criterion(unknown.criterion)),
            verdict=verdict_text(unknown.verdict, language),
        )


def _before(writing: Writing, leader: Placed) -> Sentence:
    to_do = writing.to_do(leader)
    rented = writing.text("rented_contract") if writing.may_rent(leader) else ""
    if not to_do:
        return Sentence(rented, "demand") if rented else writing.plain("computed", "before_none")
    text = listed((writing.need(need) for need in to_do), writing.language)
    gap = " " if rented and writing.language != "zh" else ""
    return Sentence(text[:1].upper() + text[1:] + writing.text("stop") + gap + rented, "demand")
