"""How far pairwise comparisons contradict each other, in words; pure."""

from __future__ import annotations

from typing import Literal

#: Saaty's limit of the consistency ratio.
CONSISTENT = 0.1
#: Twice the limit and more is no slip; at 1 the judgements are as inconsistent as if drawn by lot, by the definition of
#: the ratio.
_STRONG, _CHANCE = 0.2, 1.0

Contradiction = Literal["", "somewhat", "strongly", "chance"]


def contradiction(ratio: float | None) -> Contradiction:
    """Empty where there are no comparisons, or where they agree well enough.

    >>> contradiction(8.11)
    'chance'
    """
    if ratio is None or ratio <= CONSISTENT:
        return ""
    if ratio < _STRONG:
        return "somewhat"
    return "strongly" if ratio < _CHANCE else "chance"
