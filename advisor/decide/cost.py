"""What each route costs a year at the buyer's volume; pure.

Every figure comes from a `Price`: cited and dated, or marked as an assumption, and the buyer's own where given. A range
combines all that is favourable for its low end and all that is not for its high end: it is an envelope that holds the
true cost if each price holds it, and no confidence interval. Not reckoned: discounts for volume, for batches and for
repeated input; taxes; slower serving where answers must come in real time; what it costs to build the application
itself; and that models differ in what they can do. A route's range therefore spans its models, from the cheapest to the
dearest, unless the buyer needs the most capable one; costs name the models of both ends.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Literal

from advisor.decide.own_machines import MONTHS_A_YEAR, own_machines
from advisor.decide.price_book import (
    INPUT,
    NEEDED,
    ON_TOP,
    OUTPUT,
    NotPriced,
    PriceBook,
    Role,
    Steps,
    chosen,
    price_book,
)
from advisor.decide.records import CostLine, RouteCost
from advisor.profile import Profile
from advisor.records import Route
from advisor.rulebook import Price

#: Above this (millions of tokens a month) nobody asks; the limit keeps sums finite.
MOST_TOKENS = 1e15
#: A route's cost at so many millions of tokens a month, in and out.
AtVolume = Callable[[float, float], RouteCost]


def costs(
    profile: Profile, routes: Sequence[Route], prices: Sequence[Price], steps: Steps = MappingProxyType({})
) -> tuple[RouteCost, ...]:
    """The yearly cost of each route at the profile's volume, in US dollars, in the order of `routes`.

    A route with several priced models costs from the low end of the cheapest to the high end of the dearest; where the
    buyer needs top capability, what the dearest (on own machines: the largest) costs. `models` says which. A route for
    which a price is missing is `unknown`; it has no lines, and no route has any where the profile states no volume.
    `steps` says what this buyer has to do for a route: a surcharge that a step brings is added where it is demanded.
    """
    book = price_book(profile, prices, steps)
    return tuple(_cost(profile, route, book) for route in routes)


def costs_by_model(profile: Profile, route: Route, prices: Sequence[Price]) -> tuple[RouteCost, ...]:
    """The yearly cost of a route with each of its priced models, the cheapest (or smallest) first."""
    book = price_book(profile, prices)
    return tuple(_each(profile, route, book, book.models(_listed(route), route.id)))


def against_budget(cost: RouteCost | None, budget: float | None) -> Literal["", "may-exceed", "exceeds"]:
    """Whether a cost exceeds the budget in every case, or may exceed it at its high end."""
    if cost is None or budget is None or not cost.lines or cost.high <= budget:
        return ""
    return "exceeds" if cost.low > budget else "may-exceed"


def used(found: Iterable[RouteCost]) -> tuple[Price, ...]:
    """The prices that costs rest on, each once, in the order of their use."""
    each = {price.id: price for cost in found for line in cost.lines for price in line.prices}
    return tuple(each.values())


def _owns(route: Route) -> bool:
    return route.group == "self-hosted"


def _listed(route: Route) -> Role:
    """The prices that say which models a route has."""
    return NEEDED if _owns(route) else INPUT


def _cost(profile: Profile, route: Route, book: PriceBook) -> RouteCost:
    each = list(_each(profile, route, book, chosen(profile, book.models(_listed(route), route.id))))
    if not each:
        return RouteCost(route.id, "unknown", ())
    spanned = _spanning(each)
    return spanned if total(profile) else replace(spanned, lines=(), servers=(0, 0))


def _each(profile: Profile, route: Route, book: PriceBook, models: Iterable[str]) -> Iterator[RouteCost]:
    """The cost with each of the models that all prices are known for."""
    for model in models:
        try:
            at = at_volume(profile, route.id, model, book, owns=_owns(route))
        except NotPriced:
            continue
        yield at(profile.input_tokens, profile.output_tokens)


def _spanning(each: Sequence[RouteCost]) -> RouteCost:
    """From the cheapest model to the dearest; where all cost the same, from the first to the last."""
    cheapest, dearest = min(each, key=lambda cost: cost.low), max(reversed(each), key=lambda cost: cost.high)
    models = tuple(dict.fromkeys((cheapest.model, dearest.model)))
    return replace(
        cheapest,
        # Line by line over all models: where a model is cheap to ask and dear to answer, no end is understated.
        lines=tuple(_widest(same) for same in zip(*(cost.lines for cost in each), strict=True)),
        model=" … ".join(models),
        models=models,
        servers=(min(cost.servers[0] for cost in each), max(cost.servers[1] for cost in each)),
    )


def _widest(lines: Sequence[CostLine]) -> CostLine:
    low, high = min(lines, key=lambda line: line.low), max(lines, key=lambda line: line.high)
    prices = {price.id: price for price in (*low.prices, *high.prices)}
    return CostLine(low.what, low.low, high.high, tuple(prices.values()))


def at_volume(profile: Profile, route: str, model: str, book: PriceBook, *, owns: bool) -> AtVolume:
    """The cost of a route with one model as a function of the volume.

    Raises:
        NotPriced: a price that it takes is not known.
    """
    if owns:
        machines = own_machines(profile, route, model, book)
        return lambda read, written: machines.cost(_sane(read), _sane(written))
    prices = book.needed(INPUT, route, model), book.needed(OUTPUT, route, model), book.maybe(ON_TOP, route, model)
    return lambda read, written: _called(route, model, prices, (_sane(read), _sane(written)))


def total(profile: Profile) -> float:
    """Millions of tokens a month; 0 where the profile does not say."""
    return _sane(profile.input_tokens) + _sane(profile.output_tokens)


def _sane(tokens: float) -> float:
    return min(max(0.0, tokens), MOST_TOKENS)


def _called(
    route: str, model: str, prices: tuple[Price, Price, Price | None], volume: tuple[float, float]
) -> RouteCost:
    into, out, on_top = prices
    read, written = (tokens * MONTHS_A_YEAR for tokens in volume)
    low, high = (1 + on_top.low / 100, 1 + on_top.high / 100) if on_top else (1.0, 1.0)
    also = (on_top,) if on_top else ()
    lines = (
        CostLine("input-tokens", read * into.low * low, read * into.high * high, (into, *also)),
        CostLine("output-tokens", written * out.low * low, written * out.high * high, (out, *also)),
    )
    return RouteCost(route, "api", lines, model=model)
