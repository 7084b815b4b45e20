"""Intervals and tests against values worked out elsewhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.evaluation.statistics import Share, mcnemar, randomisation


@pytest.mark.parametrize(
    ("hits", "count", "low", "high"),
    # Wilson intervals as R's binom package gives them.
    [(45, 50, 0.7864, 0.9565), (0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (1, 2, 0.0945, 0.9055)],
)
def test_wilson_intervals(hits: int, count: int, low: float, high: float) -> None:
    assert Share(hits, count).interval == pytest.approx((low, high), abs=1e-3)


def test_a_share_of_nothing_says_nothing() -> None:
    assert Share(0, 0).interval == (0.0, 1.0)


@given(st.integers(0, 60), st.integers(0, 60))
def test_an_interval_holds_its_share(first: int, second: int) -> None:
    share = Share(min(first, second), max(first, second))
    low, high = share.interval
    assert 0 <= low <= share.value <= high <= 1 or share.count == 0


@pytest.mark.parametrize(
    ("gained", "lost", "chance"), [(0, 0, 1.0), (5, 5, 1.0), (6, 0, 0.03125), (1, 9, 0.021484375), (3, 1, 0.625)]
)
def test_mcnemar_is_the_exact_binomial(gained: int, lost: int, chance: float) -> None:
    assert mcnemar(gained, lost) == pytest.approx(chance)
    assert mcnemar(lost, gained) == mcnemar(gained, lost)


def test_randomisation_tells_chance_from_difference() -> None:
    same = [0.2, 0.9, 0.4, 0.7] * 10
    better = [value + 0.1 for value in same]
    assert randomisation(same, same) == 1.0
    assert randomisation(same, better) < 0.001
    mixed = [value + (0.1 if place % 2 else -0.1) for place, value in enumerate(same)]
    assert randomisation(same, mixed) > 0.5
    assert randomisation([], []) == 1.0
