"""The first page of a memo: the verdict, what carries it, and what would change it; pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from advisor.decide.firmness import firmness, first_places, is_hardly_ahead, shared_firsts
from advisor.decide.money import money
from advisor.decide.reasons import to_settle
from advisor.decide.records import Placed
from advisor.decide.rules import cautions_on
from advisor.export.memo_cost import amount_of, over_budget
from advisor.export.memo_hurdles import hurdles_said
from advisor.export.memo_level import level_said
from advisor.export.memo_nearest import nearest_said
from advisor.export.memo_ranking import leads_on, rank_table, reasons_against, reasons_for
from advisor.export.memo_records import Part, Points, Section, Sentence, Words
from advisor.export.memo_words import counted, listed, parted, points, share
from advisor.export.memo_writing import Writing, contradicting, nothing_admitted, number_form, unstated, words
from advisor.export.texts import verdict_text
from advisor.rulebook import Grounds

_IN_TABLE, _UNKNOWN = 5, 2
#: From which share of first places on a rival of routes that share the first place is named.
_WORTH_TELLING = 0.05


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
        *(Sentence(text, "computed") for text in level_said(writing)),
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
    if len(first) > 1:
        yield _shared_firsts(writing)
        shared = {placed.route for placed in first}
        beside = max((pair for pair in firsts.items() if pair[0] not in shared), key=_by_share, default=("", 0.0))
        if beside[1] >= _WORTH_TELLING:
            rival = writing.named(beside[0])
            yield writing.plain("computed", "shared_rival", rival=rival, other=share(beside[1], language))
        return
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
    if level == "close":
        yield _rival(writing, rival)


def _by_share(pair: tuple[str, float]) -> tuple[float, str]:
    return pair[1], pair[0]


def _shared_firsts(writing: Writing) -> Sentence:
    """How often any of the routes that share the first place comes first: what they share is counted once."""
    near, everywhere = shared_firsts(writing.decision)
    return writing.plain(
        "computed",
        "shared_firsts",
        weightings=counted(writing.decision.robustness.samples, "weighting", writing.language),
        near=share(near, writing.language),
        share=share(everywhere, writing.language),
    )


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
    met = [writing.held(leader.route, one.criterion, last=one is favour[-1]) for one in favour]
    yield words(met or [writing.plain("computed", "for_nothing")], writing.text("point:for"))
    apart = [one.criterion for one in leads_on(writing, leader) if one.share.worth < 1]
    if apart:
        yield Words(writing.shorts(leader.route, apart), writing.text("point:ahead"))
    against = _against(writing, leader)
    if against:
        yield Words(against, writing.text("point:against"))
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
    before = tuple(_before(writing, leader)) or (writing.plain("computed", "before_none"),)
    yield Words(before, writing.text("point:before"))


def _against(writing: Writing, leader: Placed) -> tuple[Sentence, ...]:
    """What speaks against the first, then what is unknown of it, then how much more there is of both."""
    weak = [one.criterion for one in (*reasons_against(writing, leader), *to_settle(leader, _UNKNOWN))]
    rest = sum(one.weight > 0 and (one.unknown or one.worth < 1) for one in leader.shares) - len(weak)
    more = [writing.plain("computed", "weak_more", count=rest)] if rest > 0 else []
    return (*writing.shorts(leader.route, weak), *more)


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
        hurdles = hurdles_said(writing)
        yield words(
            [Sentence(text, "computed"), Sentence(hurdles, "computed") if hurdles else None], writing.text("point:out")
        )


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
            winner=writing.put_forward(weight.winner),
        )
    for unknown in decision.unknown_flips[:1]:
        yield writing.plain(
            "computed",
            "change_unknown",
            route=writing.put_forward(unknown.route),
            criterion=writing.text("quoted_name", name=writing.criterion(unknown.criterion)),
            verdict=verdict_text(unknown.verdict, language),
            also=writing.text("change_also", also=writing.criteria(unknown.also)) if unknown.also else "",
        )


def _before(writing: Writing, leader: Placed) -> Iterator[Sentence]:
    """What has to be done first: never "nothing" beside a caution or a rule that asks for something."""
    to_do = writing.to_do(leader)
    if to_do:
        text = listed((writing.need(need) for need in to_do), writing.language)
        yield Sentence(text[:1].upper() + text[1:] + writing.text("stop"), "demand")
    if writing.may_rent(leader):
        yield writing.plain("demand", "rented_contract")
    if cautions_on(leader.route, writing.decision.rules):
        yield writing.plain("demand", "before_caution")
    if any(applied.rule.todo.get(writing.language) for applied in writing.decision.rules):
        yield writing.plain("demand", "before_rules")
