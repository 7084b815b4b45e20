"""What speaks for a route and against it, measured against the other ranked routes; pure.

What holds of every route alike parts none from another, so it is no reason. A criterion's part in a reason is its
weight times the difference between the route's worth and the mean worth of all ranked routes: over all criteria these
add up to how far the route's value lies above the mean. Page and memo both read their reasons here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from advisor.decide.records import Placed, Share
from advisor.decide.worth import REACHES

#: Smaller parts than this are what rounding leaves of nothing.
_SAME = 1e-9
#: What a route that stands alone is measured against: a criterion that is held in part.
_ALONE = REACHES["partly"]


@dataclass(frozen=True, slots=True)
class Reason:
    """One criterion that parts a route from the others, and by how much of its value (0 to 1, always above 0)."""

    share: Share
    amount: float

    @property
    def criterion(self) -> str:
        """Id of the criterion."""
        return self.share.criterion


def usual(ranking: Sequence[Placed]) -> Mapping[str, float]:
    """By criterion: the mean worth over the ranked routes, 0 to 1; a route that stands alone has no others to match."""
    if len(ranking) == 1:
        return {one.criterion: _ALONE for one in ranking[0].shares}
    found: dict[str, list[float]] = {}
    for placed in ranking:
        for one in placed.shares:
            found.setdefault(one.criterion, []).append(one.worth)
    return {criterion: sum(worths) / len(worths) for criterion, worths in found.items()}


def speaks_for(placed: Placed, ranking: Sequence[Placed], most: int) -> tuple[Reason, ...]:
    """Where a route is better than the mean, what weighs most first; sources in conflict are no reason for it."""
    mean = usual(ranking)
    return _largest(
        (
            Reason(one, one.weight * (one.worth - mean[one.criterion]))
            for one in placed.shares
            if not one.unknown and one.verdict != "conflict"
        ),
        most,
    )


def speaks_against(placed: Placed, ranking: Sequence[Placed], most: int) -> tuple[Reason, ...]:
    """Where a route is known to be worse than the mean, what weighs most first.

    What is unknown speaks neither for nor against: it is told apart (`to_settle`).
    """
    mean = usual(ranking)
    known = (one for one in placed.shares if not one.unknown)
    return _largest((Reason(one, one.weight * (mean[one.criterion] - one.worth)) for one in known), most)


def to_settle(placed: Placed, most: int) -> tuple[Reason, ...]:
    """The unknown criteria that could add most, with what they could add."""
    return _largest((Reason(one, one.weight) for one in placed.shares if one.unknown), most)


def _largest(found: Iterable[Reason], most: int) -> tuple[Reason, ...]:
    return tuple(sorted((one for one in found if one.amount > _SAME), key=lambda one: (-one.amount, one.criterion)))[
        :most
    ]
