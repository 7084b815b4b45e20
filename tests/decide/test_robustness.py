"""Places over random weightings."""

from __future__ import annotations

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.decide.ranking import places
from advisor.decide.robustness import _shares_of_places, robustness
from advisor.decide.weights import weights_of
from advisor.decide.worth import table_of
from advisor.profile import Profile
from advisor.records import Corpus
from tests.decide.made import corpora, corpus_of, criterion


def tried(corpus: Corpus, weights: dict[str, float] | None = None, samples: int = 400):
    table = table_of(corpus, list(corpus.routes))
    return robustness(table, weights or weights_of(Profile("buyer"), (), corpus)[0], samples=samples)


@settings(max_examples=60)
@given(corpora(most_routes=5))
def test_every_route_holds_some_place_and_every_place_is_held(corpus: Corpus) -> None:
    found = tried(corpus, samples=60)
    shares = numpy.array(list(found.acceptability.values()))
    assert shares.shape == (len(corpus.routes), len(corpus.routes))
    assert shares.sum(axis=0) == pytest.approx(1)
    assert shares.sum(axis=1) == pytest.approx(1)
    assert sum(found.near.values()) == pytest.approx(1)


@settings(max_examples=60)
@given(st.lists(st.lists(st.sampled_from((0.0, 0.25, 0.5, 1.0)), min_size=3, max_size=3), min_size=1, max_size=5))
def test_places_are_counted_as_one_by_one(rows: list[list[float]]) -> None:
    worths = numpy.array(rows)
    # Whole numbers, so that different routes come out level as well.
    weightings = numpy.random.default_rng(7).integers(1, 4, (30, 3)).astype(float)
    counted = numpy.zeros((len(rows), len(rows)))
    for weights in weightings:
        values = worths @ weights
        taken = places(values.tolist())
        for row, place in enumerate(taken):
            level = taken.count(place)
            counted[row, place - 1 : place - 1 + level] += 1 / level
    assert _shares_of_places(worths, weightings) == pytest.approx(counted / len(weightings))


def test_a_route_that_is_best_throughout_is_always_first() -> None:
    corpus = corpus_of([criterion("c"), criterion("d")], {"a": ["yes", "partly"], "b": ["no", "no"]})
    found = tried(corpus)
    assert found.acceptability["a"] == (1, 0)
    assert found.near == {"a": 1, "b": 0}


def test_two_mirrored_routes_win_about_half_of_the_time() -> None:
    corpus = corpus_of([criterion("c"), criterion("d")], {"a": ["yes", "no"], "b": ["no", "yes"]})
    found = tried(corpus, samples=4000)
    assert found.acceptability["a"][0] == pytest.approx(0.5, abs=0.05)


def test_near_weightings_lean_towards_the_buyers_own() -> None:
    corpus = corpus_of([criterion("c"), criterion("d")], {"a": ["yes", "no"], "b": ["no", "yes"]})
    assert tried(corpus, {"c": 0.8, "d": 0.2}).near["a"] > 0.9


def test_a_criterion_without_weight_has_no_say() -> None:
    corpus = corpus_of([criterion("c"), criterion("d")], {"a": ["yes", "no"], "b": ["no", "yes"]})
    assert tried(corpus, {"c": 1.0, "d": 0.0}).acceptability["a"] == (1, 0)


def test_routes_that_nothing_tells_apart_share_all_places() -> None:
    corpus = corpus_of([criterion("c")], {"a": ["partly"], "b": ["partly"]})
    assert tried(corpus).acceptability == {"a": (0.5, 0.5), "b": (0.5, 0.5)}


def test_the_same_seed_draws_the_same_weightings() -> None:
    corpus = corpus_of([criterion("c"), criterion("d")], {"a": ["yes", "no"], "b": ["no", "yes"]})
    assert tried(corpus) == tried(corpus)
