"""Intervals and paired tests for scores; pure."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy

#: 95 % of a normal distribution lies within this many standard deviations.
_Z = 1.959964
_DRAWS = 10_000


@dataclass(frozen=True, slots=True)
class Share:
    """A share with its 95 % interval (Wilson 1927), which holds for few cases and for shares near 0 and 1 too."""

    hits: int
    count: int

    @property
    def value(self) -> float:
        """The share itself; 0 of no cases."""
        return self.hits / self.count if self.count else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Lower and upper bound; 0 to 1 of no cases."""
        if not self.count:
            return 0.0, 1.0
        square = _Z**2 / self.count
        middle = (self.value + square / 2) / (1 + square)
        half = _Z / (1 + square) * math.sqrt(self.value * (1 - self.value) / self.count + square / 4 / self.count)
        # Rounding must not push a bound past the share it holds.
        return max(0.0, min(self.value, middle - half)), min(1.0, max(self.value, middle + half))

    def as_dict(self) -> dict[str, float]:
        """Plain data."""
        low, high = self.interval
        return {
            "value": round(self.value, 4),
            "low": round(low, 4),
            "high": round(high, 4),
            "hits": self.hits,
            "count": self.count,
        }


def mcnemar(gained: int, lost: int) -> float:
    """Probability that as uneven a split of changed cases is chance (McNemar 1947, exact and two-sided).

    Args:
        gained: cases that only the second run got right.
        lost: cases that only the first run got right.
    """
    changed = gained + lost
    if not changed:
        return 1.0
    tail = sum(math.comb(changed, number) for number in range(min(gained, lost) + 1)) / float(2**changed)
    return min(1.0, 2 * tail)


def randomisation(first: Sequence[float], second: Sequence[float]) -> float:
    """Probability that as large a mean difference of paired scores is chance (Fisher's randomisation test, two-sided).

    As recommended for retrieval by Smucker, Allan and Carterette 2007. The draws are the same each time.
    """
    differences = numpy.asarray(second, dtype=float) - numpy.asarray(first, dtype=float)
    if not len(differences) or not differences.any():
        return 1.0
    signs = numpy.random.default_rng(0).choice((-1.0, 1.0), size=(_DRAWS, len(differences)))
    drawn = numpy.abs((signs * differences).mean(axis=1))
    observed = abs(float(differences.mean()))
    as_large: int = int((drawn >= observed - 1e-12).sum())
    return (as_large + 1) / (_DRAWS + 1)
