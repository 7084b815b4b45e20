"""The first page of a memo: the verdict, what carries it, and what would change it; pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from advisor.decide.records import Placed
from advisor.decide.rules import cautions_on
from advisor.export.memo_cost import amount_of, over_budget
from advisor.export.memo_ranking import rank_table, reasons_against, reasons_for
from advisor.export.memo_records import Part, Points, Section, Sentence, Words
from advisor.export.memo_words import counted, listed, number, parted, points, share
from advisor.export.memo_writing import Writing, number_form, words
from advisor.export.texts import verdict_text
from advisor.rulebook import Grounds

#: Shares of first places from which on a result is called firm, or fairly so.
_FIRM, _FAIR = 0.8, 0.5
_IN_TABLE = 5
_NEAR = 2
#: Values of 0 to 1 that are nearer to each other than this are no reason to prefer one.
_THIN = 0.01


def summary(writing: Writing) -> Iterator[Part]:
    """The page that stands on its own."""
    yield Section(writing.text("summary"))
    first = writing.first
    if not first:
        yield words(list(_none(writing)))
        yield Points(tuple(_common(writing)))
        return
    if writing.too_little:
        yield words([writing.plain("gap", "unstated", bold=True), writing.plain("demand", "unstated_todo")])
        yield rank_table(writing, writing.decision.ranking[:_IN_TABLE])
        yield Points((*_cautions(writing), *_common(writing)))
        return
    verdict = [_verdict(writing, first), _why(writing, first), _thin(writing), *_robust(writing, first[0])]
    yield words([*verdict, _contradiction(writing)])
    yield rank_table(writing, writing.decision.ranking[:_IN_TABLE])
    yield Points((*_cautions(writing), *_points(writing, first[0])))


def _verdict(writing: Writing, first: Sequence[Placed]) -> Sentence:
    if len(first) > 1:
        return writing.plain("computed", "first_shared", bold=True, routes=writing.routes(one.route for one in first))
    key = "first" if _is_firm(writing, first[0]) else "first_barely"
    return writing.plain("computed", key, bold=True, route=writing.named(first[0].route))


def _is_firm(writing: Writing, leader: Placed) -> bool:
    """Whether the leader is first in at least half of all weightings; alone it always is."""
    places = writing.decision.robustness.acceptability.get(leader.route)
    return len(writing.decision.ranking) == 1 or not places or places[0] >= _FAIR


def _contradiction(writing: Writing) -> Sentence | None:
    """A word of caution where the pairwise comparisons behind the weights contradict each other."""
    if not writing.contradicts or writing.decision.consistency is None:
        return None
    ratio = number(writing.decision.consistency, writing.language, 2)
    return writing.plain("computed", "open_consistency", ratio=ratio)


def _why(writing: Writing, first: Sequence[Placed]) -> Sentence:
    language, placed = writing.language, writing.decision.ranking
    value = points(first[0].value, language)
    count = counted(len(placed), "route", language)
    if len(placed) == 1:
        return writing.plain("computed", "wins_alone", value=value)
    if len(first) > 1:
        return writing.plain("computed", "wins_shared", value=value, count=count)
    second, other = writing.named(placed[1].route), points(placed[1].value, language)
    key = "wins" if writing.decision.must_haves else "wins_free"
    return writing.plain("computed", key, value=value, count=count, second=second, other=other)


def _thin(writing: Writing) -> Sentence | None:
    """A word of caution where the first is hardly better than the second."""
    placed = writing.decision.ranking
    close = len(placed) > 1 and placed[1].place > 1 and placed[0].value - placed[1].value < _THIN
    return writing.plain("computed", "thin") if close else None


def _robust(writing: Writing, leader: Placed) -> Iterator[Sentence]:
    robustness, language = writing.decision.robustness, writing.language
    firsts = {route: places[0] for route, places in robustness.acceptability.items() if places}
    mine = firsts.get(leader.route)
    if mine is None or len(writing.decision.ranking) == 1:
        return
    others = {route: part for route, part in firsts.items() if route != leader.route}
    rival = max(others, key=lambda route: (others[route], route))
    yield writing.plain(
        "computed",
        "firm" if mine >= _FIRM else "fair" if mine >= _FAIR else "weak",
        weightings=counted(robustness.samples, "weighting", language),
        share=share(mine, language),
        rival=writing.named(rival),
        other=share(others[rival], language),
    )
    if leader.route in robustness.near:
        yield writing.plain("computed", "near", share=share(robustness.near[leader.route], language))
    if mine < _FAIR:
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
    yield writing.plain("computed", "none", bold=True)
    near = sorted(
        (one for one in writing.decision.ruled_out if all(r.must_have is not None for r in one.reasons)),
        key=lambda one: len(one.reasons),
    )
    missing = dict.fromkeys(
        reason.must_have.criterion for one in near[:1] for reason in one.reasons if reason.must_have
    )
    # What falls short on more than this is near to nothing.
    if near and len(missing) <= _NEAR:
        criteria = writing.criteria(missing)
        yield writing.plain("computed", "nearest", route=writing.named(near[0].route), criteria=criteria)


# -- the points --------------------------------------------------------------------------------------------------------
def _points(writing: Writing, leader: Placed) -> Iterator[Words]:
    for label, reasons in (
        ("point:for", reasons_for(writing, leader)),
        ("point:against", reasons_against(writing, leader)),
    ):
        if reasons:
            yield Words(writing.shorts(leader.route, [one.criterion for one in reasons]), writing.text(label))
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
    if not to_do:
        return writing.plain("computed", "before_none")
    text = listed((writing.need(need) for need in to_do), writing.language)
    return Sentence(text[:1].upper() + text[1:] + writing.text("stop"), "demand")
