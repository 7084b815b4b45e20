"""The section of a memo on cost: ranges, the prices they rest on, and where owning pays; pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from advisor.briefs.prices import UNIT_NAMES
from advisor.decide.cost import against_budget, used
from advisor.decide.money import money, money_range, number
from advisor.decide.records import BreakEven, RouteCost
from advisor.export.blocks import Tint
from advisor.export.memo_records import Chart, Grid, Line, Part, Points, Section, Sentence, Words
from advisor.export.memo_words import parted
from advisor.export.memo_writing import Writing, words
from advisor.rulebook import Price

#: Ranked routes whose cost is laid out, and pairs whose break-even is told.
IN_TABLE, PAIRS = 8, 3
_REACH_TINTS: Mapping[str, Tint] = {"": "", "may-exceed": "mixed", "exceeds": "bad"}


def cost(writing: Writing) -> Iterator[Part]:
    """Nothing but a sentence where no volume is stated or no price is known."""
    yield Section(writing.text("cost"))
    if not writing.has_volume:
        yield words([writing.plain("buyer", "no_volume")])
        return
    found = shown_costs(writing)
    unpriced = [one.route for one in writing.decision.ranking[:IN_TABLE] if writing.cost(one.route) is None]
    notes = [
        writing.plain("frame", "cost_intro") if found else None,
        writing.plain("frame", "cost_span") if any(len(one.models) > 1 for one in found) else None,
        writing.plain("computed", "cost_there") if _has_machines(writing, found) else None,
        writing.plain("computed", "cost_pace") if _paced(writing, found) else None,
        writing.plain("gap", "unpriced_list", routes=writing.routes(unpriced)) if unpriced else None,
    ]
    yield words(notes)
    if not found:
        return
    lines = tuple(_line(writing, one) for one in found)
    yield Grid(tuple(writing.text(f"col:{key}") for key in ("route", "range", "made_of")), (5.2, 4.0, 8.2), lines)
    yield words([writing.plain("frame", "prices_where")])
    yield Chart("costs", writing.text("chart:costs"))
    yield from _break_evens(writing)


def prices_annex(writing: Writing) -> Iterator[Part]:
    """Every price that the costs rest on, and the curve of the first comparison."""
    yield Section(writing.text("annex:prices"))
    found = shown_costs(writing) if writing.has_volume else ()
    if not found:
        yield words([writing.plain("gap", "annex_prices_none")])
        return
    yield from _prices(writing, used(found))
    told = shown_break_evens(writing)
    if told:
        own, api = (compared(writing, told[0], side) for side in ("own", "api"))
        yield Chart("break-even", writing.text("chart:break-even", own=own, api=api))


def shown_costs(writing: Writing) -> tuple[RouteCost, ...]:
    """The costs of the first routes of the ranking, in its order."""
    found = (writing.cost(placed.route) for placed in writing.decision.ranking[:IN_TABLE])
    return tuple(one for one in found if one is not None)


def _has_machines(writing: Writing, found: Sequence[RouteCost]) -> bool:
    has = writing.decision.profile.accelerators in ("one-server", "cluster")
    return has and any(one.way == "self-hosted" for one in found)


def _paced(writing: Writing, found: Sequence[RouteCost]) -> bool:
    """Whether a cost rests on how soon an answer must come, which nobody stated."""
    return not writing.decision.profile.latency and any(one.way == "self-hosted" for one in found)


def amount_of(writing: Writing, one: RouteCost) -> str:
    """What a route costs a year, with the model or models that it is reckoned for."""
    amount = money_range(one.low, one.high, writing.language)
    return writing.text("brackets", text=amount, note=one.model) if one.model else amount


def _line(writing: Writing, one: RouteCost) -> Line:
    language = writing.language
    pieces = [writing.text(f"line:{line.what}", range=money_range(line.low, line.high, language)) for line in one.lines]
    if one.model:
        pieces.append(writing.text("priced_as", model=one.model))
    on_top = [price for price in used([one]) if price.unit == "percent on top"]
    pieces += [writing.text("on_top", name=price.name[language]) for price in on_top]
    if one.servers[1]:
        low, high = one.servers
        pieces.append(writing.text("servers" if low != high else "servers_one", low=low, high=high))
    amount = money_range(one.low, one.high, language)
    reach = against_budget(one, writing.decision.profile.budget)
    if reach:
        note = writing.text("over_budget" if reach == "exceeds" else "may_exceed")
        amount = writing.text("brackets", text=amount, note=note)
    texts = (writing.route(one.route), amount, parted(pieces, language))
    cells = tuple((Sentence(text, "computed", bold=not place),) for place, text in enumerate(texts))
    return Line(cells, ("", _REACH_TINTS[reach], ""))


def _prices(writing: Writing, prices: Sequence[Price]) -> Iterator[Part]:
    yield words([writing.plain("frame", "prices_intro")])
    head = tuple(writing.text(f"col:{key}") for key in ("price", "low_high", "unit", "as_of"))
    lines = [_price(writing, price) for price in prices]
    yield Grid(head, (6.2, 4.6, 4.6, 2.0), tuple(line for line in lines if line is not None))


def _price(writing: Writing, price: Price) -> Line | None:
    """A price by its name; its figures are what the source must hold."""
    language = writing.language
    own = price.id in writing.decision.profile.prices
    unit = UNIT_NAMES.get(price.unit, {}).get(language, price.unit)
    amount = _amount(writing, price)
    said: Sentence | None
    if own or price.assumed or not price.passages:
        note = writing.text("own_price" if own else "assumption")
        said = Sentence(writing.text("brackets", text=amount, note=note), "buyer" if own else "computed")
    else:
        said = writing.citer.sentence(amount, price.passages, price.routes)
    if said is None:
        return None
    name, day = Sentence(price.name[language], "frame", bold=True), Sentence("" if own else price.as_of, "frame")
    return Line(((name,), (said,), (Sentence(unit, "frame"),), (day,)), ("", "mixed" if price.assumed else "", "", ""))


def _amount(writing: Writing, price: Price) -> str:
    """The range, in the digits that the source writes: 2.5 there may be 2.50."""
    texts = []
    for value in (price.low, price.high):
        plain = number(value, writing.language)
        cents = f"{value:.2f}" if writing.language != "ru" else f"{value:.2f}".replace(".", ",")
        held = not price.passages or writing.citer.holds(plain, price.passages)
        texts.append(plain if held or not writing.citer.holds(cents, price.passages) else cents)
    return texts[0] if texts[0] == texts[1] else f"{texts[0]} – {texts[1]}"


def _break_evens(writing: Writing) -> Iterator[Part]:
    told = shown_break_evens(writing)
    if not told:
        return
    profile, language = writing.decision.profile, writing.language
    volume = number(float(f"{profile.input_tokens + profile.output_tokens:.3g}"), language)
    yield Section(writing.text("break_head"), 2)
    yield Points(tuple(Words((_turn(writing, one),)) for one in told))
    yield words([writing.plain("buyer", "break_ours", volume=volume)])


def shown_break_evens(writing: Writing) -> tuple[BreakEven, ...]:
    """The most telling first: those whose routes stand highest, routes that are ruled out last."""
    order = {placed.route: placed.place for placed in writing.decision.ranking}
    last = len(writing.corpus.routes)
    known = [one for one in writing.decision.break_evens if one.volumes]
    return tuple(sorted(known, key=lambda one: order.get(one.api, last) + order.get(one.own, last))[:PAIRS])


def compared(writing: Writing, one: BreakEven, side: Literal["api", "own"]) -> str:
    """A route of a comparison in a sentence, with its model, and said to be ruled out where it is not ranked."""
    route, model = (one.api, one.api_model) if side == "api" else (one.own, one.own_model)
    ranked = any(placed.route == route for placed in writing.decision.ranking)
    note = parted([model, "" if ranked else writing.text("compared_only")], writing.language)
    name = writing.named(route)
    return writing.text("brackets", text=name, note=note) if note else name


def _turn(writing: Writing, one: BreakEven) -> Sentence:
    own, api = compared(writing, one, "own"), compared(writing, one, "api")
    if one.low is None:
        return writing.plain("computed", "break_never", own=own, api=api)
    low = number(float(f"{one.low:.2g}"), writing.language)
    text = writing.text("break_from", low=low, own=own, api=api)
    if one.high is None:
        return Sentence(text + writing.text("break_unsure"), "computed")
    high = number(float(f"{one.high:.2g}"), writing.language)
    return Sentence(text + writing.text("break_sure", high=high), "computed")


def over_budget(writing: Writing, route: str) -> Sentence | None:
    """What the budget says to the cost of a route; None where it is kept or there is none."""
    budget = writing.decision.profile.budget
    reach = against_budget(writing.cost(route), budget)
    if not reach or budget is None:
        return None
    key = "cost_over" if reach == "exceeds" else "cost_tight"
    return writing.plain("computed", key, budget=money(budget, writing.language))
