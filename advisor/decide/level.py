"""What is to be said of routes that share the first place: whether they are alike, and what parts them if not; pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from advisor.decide.reasons import sets_apart
from advisor.decide.records import Decision, Placed, RouteCost
from advisor.decide.standing import outstanding
from advisor.records import Corpus
from advisor.rulebook import Need

#: Criteria named for each of the routes, and routes of which it is told.
_NAMED, _ROUTES = 2, 3
_BUYER = "buyer"


@dataclass(frozen=True, slots=True)
class Level:
    """Routes of the same value, in the order in which they stand."""

    same: bool
    """Whether each criterion that weighs something is worth the same on all of them."""
    better: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    """Routes, and the criteria on which these do better than the others; empty where they are alike."""
    costs: tuple[RouteCost, ...]
    """What each costs, the cheapest first; empty where they cost the same or the cost of one is not known."""
    steps: tuple[tuple[str, tuple[Need, ...]], ...]
    """What each asks for that not all of them ask for; empty where they ask for the same."""
    one_purchase: bool
    """Whether nothing parts them and one party sells and runs them: with the steps taken they are one contract."""


def level(decision: Decision, corpus: Corpus) -> Level:
    """What can truly be said of the routes that share the first place; of one alone nothing."""
    leaders = decision.leaders
    same = len({tuple(share.worth for share in one.shares if share.weight > 0) for one in leaders}) < 2
    costs, steps = _costs(decision, leaders), _steps(decision, leaders, corpus)
    one_purchase = same and not costs and not steps and _sold_as_one(leaders, corpus)
    return Level(same, () if same else _better(leaders), costs, steps, one_purchase)


def _sold_as_one(leaders: Sequence[Placed], corpus: Corpus) -> bool:
    """Whether one party sells and runs all of several routes; what the buyer runs is no purchase."""
    parties = {(corpus.routes[one.route].vendor, corpus.routes[one.route].operator) for one in leaders}
    return len(leaders) > 1 and len(parties) == 1 and all(operator not in ("", _BUYER) for _, operator in parties)


def _better(leaders: Sequence[Placed]) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    found: dict[tuple[str, ...], list[str]] = {}
    for placed in leaders[:_ROUTES]:
        criteria = tuple(reason.criterion for reason in sets_apart(placed, leaders, _NAMED))
        if criteria:
            found.setdefault(criteria, []).append(placed.route)
    return tuple((tuple(routes), criteria) for criteria, routes in found.items())


def _costs(decision: Decision, leaders: Sequence[Placed]) -> tuple[RouteCost, ...]:
    known = {cost.route: cost for cost in decision.costs if cost.lines}
    found = [known[one.route] for one in leaders if one.route in known]
    if len(found) < len(leaders) or len({(cost.low, cost.high) for cost in found}) < 2:
        return ()
    return tuple(sorted(found, key=lambda cost: (cost.low + cost.high, cost.route))[:_ROUTES])


def _steps(decision: Decision, leaders: Sequence[Placed], corpus: Corpus) -> tuple[tuple[str, tuple[Need, ...]], ...]:
    asked = {one.route: outstanding(one.needs, decision.profile, corpus) for one in leaders}
    common = set.intersection(*({(n.kind, n.word) for n in needs} for needs in asked.values())) if asked else set()
    more = {route: tuple(n for n in needs if (n.kind, n.word) not in common) for route, needs in asked.items()}
    return tuple((route, needs) for route, needs in more.items() if needs)[:_ROUTES]
