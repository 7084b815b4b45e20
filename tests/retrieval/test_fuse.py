"""Fusion: does not depend on order, never prefers the worse, and equals its definition."""

from __future__ import annotations

import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.retrieval.fuse import fused, ranked, standardised

SCORES = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(-50, 50).map(float), max_size=8)
LISTS = st.lists(st.tuples(SCORES, st.sampled_from([0.0, 0.3, 0.55, 1.0])), max_size=4)


def oracle(lists: list[tuple[dict[str, float], float]]) -> dict[str, float]:
    """The definition, written with the standard library."""
    keys = {key for scores, _ in lists for key in scores}
    total = dict.fromkeys(keys, 0.0)
    for scores, weight in lists:
        spread = statistics.pstdev(scores.values()) if scores else 0.0
        made = {
            key: (value - statistics.fmean(scores.values())) / spread if spread > 1e-9 else 0.0
            for key, value in scores.items()
        }
        for key in keys:
            total[key] += weight * made.get(key, min(made.values(), default=0.0))
    return total


@given(LISTS)
def test_it_is_what_it_says(lists: list[tuple[dict[str, float], float]]) -> None:
    assert fused(lists) == pytest.approx(oracle(lists), abs=1e-9)


@given(LISTS, st.randoms(use_true_random=False))
def test_order_of_searchers_and_ids_does_not_matter(lists, random) -> None:
    shuffled = [(dict(random.sample(sorted(scores.items()), len(scores))), weight) for scores, weight in lists]
    random.shuffle(shuffled)
    assert fused(shuffled) == pytest.approx(fused(lists), abs=1e-9)


@given(LISTS)
def test_better_for_every_searcher_is_better_for_all(lists) -> None:
    total = fused(lists)
    for better in total:
        for worse in total:
            floors = [
                (
                    scores.get(better, min(scores.values(), default=0.0)),
                    scores.get(worse, min(scores.values(), default=0.0)),
                )
                for scores, _ in lists
            ]
            if all(first >= second for first, second in floors):
                assert total[better] >= total[worse] - 1e-9


@given(SCORES.filter(lambda scores: len(set(scores.values())) > 1), st.integers(1, 9), st.integers(-9, 9))
def test_the_scale_of_a_searcher_does_not_matter(scores, factor: int, shift: int) -> None:
    moved = {key: value * factor + shift for key, value in scores.items()}
    assert standardised(moved) == pytest.approx(standardised(scores), abs=1e-6)


def test_a_searcher_without_an_opinion_changes_no_ranks() -> None:
    scores = {"a": 3.0, "b": 1.0, "c": 2.0}
    equal = dict.fromkeys("abc", 5.0)
    assert [key for key, _ in ranked(fused([(scores, 0.5), (equal, 0.5)]))] == ["a", "c", "b"]


@pytest.mark.parametrize("lists", [[], [({}, 1.0)], [({}, 0.5), ({}, 0.5)]])
def test_nothing_found_gives_nothing(lists) -> None:
    assert fused(lists) == {}


@given(SCORES)
def test_ranking_is_a_permutation_best_first_with_ties_by_id(scores) -> None:
    result = ranked(scores)
    assert dict(result) == scores
    assert result == sorted(result, key=lambda pair: (-pair[1], pair[0]))


def test_the_lead_of_the_first_counts() -> None:
    """What a rank forgets: one searcher is very sure, the other hardly."""
    sure = {"a": 100.0, "b": 1.0, "c": 0.5, "d": 0.0}
    unsure = {"b": 1.02, "a": 1.01, "c": 1.0, "d": 0.99}
    assert ranked(fused([(sure, 0.5), (unsure, 0.5)]))[0][0] == "a"
