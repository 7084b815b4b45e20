"""How firm a first place is: one judgement for page and memo; pure."""

from __future__ import annotations

from typing import Literal

from advisor.decide.records import Decision

Firmness = Literal["firm", "fair", "close"]
#: Share of first places near the buyer's weights, and over all, from which on a lead is firm; and from which on fair.
_FIRM_NEAR, _FIRM_ALL, _FAIR_NEAR = 0.9, 0.5, 0.6
#: Values of 0 to 1 that are nearer to each other than this are no reason to prefer one.
_THIN = 0.01


def firmness(decision: Decision) -> Firmness:
    """A route that stands alone is firm; a lead that is shared or hardly one is close, whatever the shares."""
    ranking = decision.ranking
    if len(ranking) < 2:
        return "firm"
    if is_hardly_ahead(decision):
        return "close"
    near, everywhere = first_places(decision, ranking[0].route)
    if near >= _FIRM_NEAR and everywhere >= _FIRM_ALL:
        return "firm"
    return "fair" if near >= _FAIR_NEAR else "close"


def is_hardly_ahead(decision: Decision) -> bool:
    """Whether the second is as good as the first, or nearly so."""
    ranking = decision.ranking
    return len(ranking) > 1 and (ranking[1].place == 1 or ranking[0].value - ranking[1].value < _THIN)


def first_places(decision: Decision, route: str) -> tuple[float, float]:
    """Share of the weightings in which a route is first: of those near the buyer's own, and of all."""
    places = decision.robustness.acceptability.get(route, ())
    return decision.robustness.near.get(route, 0.0), places[0] if places else 0.0


def shared_firsts(decision: Decision) -> tuple[float, float]:
    """The same for all routes that share the first place, taken together."""
    found = [first_places(decision, one.route) for one in decision.leaders]
    return min(1.0, sum(near for near, _ in found)), min(1.0, sum(everywhere for _, everywhere in found))
