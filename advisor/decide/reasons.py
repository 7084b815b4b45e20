"""What speaks for a route and against it, and what sets it apart from the other ranked routes; pure.

For a route speaks what it holds in full, against it what its sources give only in part, dispute or deny. What is
unknown is told apart. So the three make up its value: 1, less what speaks against it, less what is unknown. What parts
a route from the others is another question, which a criterion held in part can answer too (`sets_apart`). Page and memo
both read their reasons here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from advisor.decide.records import Placed, Share

#: Smaller parts than this are what rounding leaves of nothing.
_SAME = 1e-9


@dataclass(frozen=True, slots=True)
class Reason:
    """One criterion, and how much of the route's value it gives or takes (0 to 1, always above 0)."""

    share: Share
    amount: float

    @property
    def criterion(self) -> str:
        """Id of the criterion."""
        return self.share.criterion


def usual(ranking: Sequence[Placed]) -> Mapping[str, float]:
    """By criterion: the mean worth over the ranked routes, 0 to 1."""
    found: dict[str, list[float]] = {}
    for placed in ranking:
        for one in placed.shares:
            found.setdefault(one.criterion, []).append(one.worth)
    return {criterion: sum(worths) / len(worths) for criterion, worths in found.items()}


def speaks_for(placed: Placed, ranking: Sequence[Placed], most: int) -> tuple[Reason, ...]:
    """What a route holds in full, with the weight that this brings; what others hold less of comes first."""
    mean = usual(ranking)
    held = [Reason(one, one.weight) for one in placed.shares if one.worth >= 1 and one.weight > _SAME]
    held.sort(key=lambda one: (-round(one.amount * (1 - mean[one.criterion]), 9), -one.amount, one.criterion))
    return tuple(held[:most])


def speaks_against(placed: Placed, most: int) -> tuple[Reason, ...]:
    """What the sources give only in part, dispute or deny, with what that takes off; the most first.

    What is unknown is told apart (`to_settle`).
    """
    known = (one for one in placed.shares if not one.unknown)
    return _largest((Reason(one, one.weight * (1 - one.worth)) for one in known), most)


def to_settle(placed: Placed, most: int) -> tuple[Reason, ...]:
    """The unknown criteria that could add most, with what they could add."""
    return _largest((Reason(one, one.weight) for one in placed.shares if one.unknown), most)


def sets_apart(placed: Placed, ranking: Sequence[Placed], most: int) -> tuple[Reason, ...]:
    """Where a route is better than the mean of the ranked ones, with how much of its value this explains.

    What holds of every route alike parts none from another; sources in conflict set no route apart.
    """
    mean = usual(ranking)
    known = (one for one in placed.shares if not one.unknown and one.verdict != "conflict")
    return _largest((Reason(one, one.weight * (one.worth - mean[one.criterion])) for one in known), most)


def _largest(found: Iterable[Reason], most: int) -> tuple[Reason, ...]:
    return tuple(sorted((one for one in found if one.amount > _SAME), key=lambda one: (-one.amount, one.criterion)))[
        :most
    ]
