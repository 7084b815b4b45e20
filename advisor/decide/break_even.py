"""From which volume on own machines are cheaper than calling an API; pure."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from types import MappingProxyType

from advisor.decide.cost import MOST_TOKENS, at_volume, total
from advisor.decide.price_book import PriceBook, Steps, family, price_book
from advisor.decide.records import BreakEven, RouteCost
from advisor.profile import Profile
from advisor.rulebook import Price

#: Share of input where a profile gives no volume and so no proportion.
USUAL_INPUT = 0.75
#: The curve: points a decade, from one million tokens a month to a million million.
_DECADES, _STEPS, _FINER = 6, 10, 4
_MOST_PAIRS = 4


def break_evens(
    profile: Profile,
    found: Sequence[RouteCost],
    prices: Sequence[Price],
    ranked: Collection[str] | None = None,
    *,
    barred: Collection[str] = (),
    steps: Steps = MappingProxyType({}),
) -> tuple[BreakEven, ...]:
    """Where owning becomes cheaper than calling, for at most four pairs that are worth comparing.

    One model is compared with one, like with like: the cheapest model on own machines with the cheapest API, the
    dearest with the dearest; then the smallest model of each route on own machines with the cheapest API of the same
    family, the cheapest of them first. Points of the curve and break-evens hold to within a step of the curve's grid;
    whole copies of a model and whole servers are reckoned.

    Args:
        profile: the buyer; its proportion of input to output is kept along the curve.
        found: what `costs` gave for the routes that are to be compared.
        prices: the prices that `costs` was given.
        ranked: the routes that the buyer may use; others are compared only where none of these is an API, or none is
            on own machines. None: all of `found`.
        barred: routes that a rule forbids this buyer; they are no measure for anything.
        steps: what this buyer has to do for each route, as in `costs`.
    """
    book = price_book(profile, prices, steps)
    compared = _compared([cost for cost in found if cost.route not in barred], ranked)
    return tuple(_break_even(profile, api, own, book) for api, own in _pairs(profile, compared, book))


def _compared(found: Sequence[RouteCost], ranked: Collection[str] | None) -> list[RouteCost]:
    """The ranked routes; all that are priced of a way of which none is ranked."""
    compared: list[RouteCost] = []
    for way in ("api", "self-hosted"):
        known = [cost for cost in found if cost.way == way]
        compared += [cost for cost in known if ranked is None or cost.route in ranked] or known
    return compared


def _pairs(profile: Profile, found: Sequence[RouteCost], book: PriceBook) -> list[tuple[RouteCost, RouteCost]]:
    """Pairs of costs with one model each."""
    apis, own = ([cost for cost in found if cost.way == way] for way in ("api", "self-hosted"))
    if not apis or not own:
        return []
    cheap_apis, cheap_own = _ordered(profile, apis, 0, book), _ordered(profile, own, 0, book)
    pairs = [(cheap_apis[0], cheap_own[0])]
    pairs.append((_ordered(profile, apis, -1, book)[-1], _ordered(profile, own, -1, book)[-1]))
    for machine in cheap_own:
        pairs += [(api, machine) for api in cheap_apis if family(api.model) == family(machine.model)][:1]
    unique = {(api.route, api.model, machine.route, machine.model): (api, machine) for api, machine in pairs}
    return list(unique.values())[:_MOST_PAIRS]


def _ordered(profile: Profile, found: Sequence[RouteCost], end: int, book: PriceBook) -> list[RouteCost]:
    """The costs with the model of one end, the cheapest first."""
    # Told apart at the volume of one where the profile gives none: at zero all APIs cost the same.
    single = (replace(cost, model=cost.models[end]) for cost in found)
    return sorted(
        (_line(profile, cost, book)(total(profile) or 1.0) for cost in single), key=lambda cost: cost.low + cost.high
    )


def _line(profile: Profile, cost: RouteCost, book: PriceBook) -> Callable[[float], RouteCost]:
    """The cost of a route with its one model along the curve, at the profile's proportion of input to output."""
    tokens = total(profile)
    share = min(profile.input_tokens, MOST_TOKENS) / tokens if tokens else USUAL_INPUT
    at = at_volume(profile, cost.route, cost.model, book, owns=cost.way == "self-hosted")
    return lambda volume: at(volume * share, volume * (1 - share))


def _break_even(profile: Profile, api: RouteCost, own: RouteCost, book: PriceBook) -> BreakEven:
    call, run = _line(profile, api, book), _line(profile, own, book)
    fine = [10 ** (step / (_STEPS * _FINER)) for step in range(_DECADES * _STEPS * _FINER + 1)]
    called = [_range(call(volume)) for volume in fine]
    owned = [_range(run(volume)) for volume in fine]
    may = [mine[0] <= theirs[1] for mine, theirs in zip(owned, called, strict=True)]
    must = [mine[1] <= theirs[0] for mine, theirs in zip(owned, called, strict=True)]
    return BreakEven(
        api=api.route,
        own=own.route,
        low=_first(fine, may, lambda volume: run(volume).low <= call(volume).high),
        high=_always(fine, must, lambda volume: run(volume).high <= call(volume).low),
        volumes=tuple(fine[::_FINER]),
        api_costs=tuple(called[::_FINER]),
        own_costs=tuple(owned[::_FINER]),
        api_model=api.model,
        own_model=own.model,
    )


def _range(cost: RouteCost) -> tuple[float, float]:
    return cost.low, cost.high


def _first(volumes: Sequence[float], holds: Sequence[bool], test: Callable[[float], bool]) -> float | None:
    """The least volume at which something holds."""
    if True not in holds:
        return None
    position = holds.index(True)
    return volumes[0] if position == 0 else _turn(volumes[position - 1], volumes[position], test)


def _always(volumes: Sequence[float], holds: Sequence[bool], test: Callable[[float], bool]) -> float | None:
    """The volume from which on something holds at every point of the curve."""
    if not holds[-1]:
        return None
    if False not in holds:
        return volumes[0]
    position = len(holds) - 1 - holds[::-1].index(False)
    return _turn(volumes[position], volumes[position + 1], test)


def _turn(below: float, above: float, test: Callable[[float], bool]) -> float:
    """A volume at which `test` begins to hold, given that it does not at `below` and does at `above`."""
    for _ in range(40):
        middle = (below + above) / 2
        below, above = (below, middle) if test(middle) else (middle, above)
    return above
