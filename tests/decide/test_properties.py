"""What must hold of any decision, whatever the corpus and the weights."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from advisor.decide.worth import REACHES, known, worth
from advisor.errors import NotFound
from advisor.profile import Profile
from advisor.records import VERDICTS, Verdict
from tests.decide.made import (
    corpora,
    corpus_of,
    criterion,
    decided,
    place_of,
    profiles,
    route,
    rows_of,
    standing,
    with_cell,
)


@settings(max_examples=40)
@given(st.data())
def test_a_dominated_route_never_changes_the_order_of_the_others(data: st.DataObject) -> None:
    corpus = data.draw(corpora())
    profile = data.draw(profiles(corpus))
    rows, criteria = rows_of(corpus), list(corpus.criteria.values())
    model = data.draw(st.sampled_from(list(rows)))
    worse: list[Verdict | None] = []
    for one, verdict in zip(criteria, rows[model], strict=True):
        assert verdict is not None
        most = worth(verdict, one)
        worse.append(data.draw(st.sampled_from([v for v in VERDICTS if worth(v, one) <= most])))
    before = decided(corpus, profile)
    after = decided(corpus_of(criteria, {**rows, "added": worse}), profile)
    places_before = dict(standing(before))
    kept = {name: place for name, place in standing(after) if name != "added"}
    assert kept.keys() == places_before.keys()
    for name, place in kept.items():
        for other, other_place in kept.items():
            assert (place < other_place) == (places_before[name] < places_before[other])


@settings(max_examples=40)
@given(st.data(), st.floats(0.01, 1))
def test_scaling_all_weights_changes_nothing(data: st.DataObject, factor: float) -> None:
    corpus = data.draw(corpora())
    profile = data.draw(profiles(corpus))
    scaled = replace(profile, weights=MappingProxyType({k: v * factor for k, v in profile.weights.items()}))
    before, after = decided(corpus, profile), decided(corpus, scaled)
    assert standing(before) == standing(after)
    for name in corpus.criteria:
        assert abs(before.weights[name] - after.weights[name]) < 1e-9


@settings(max_examples=40)
@given(st.data())
def test_a_better_verdict_never_lowers_a_place_and_never_rules_out(data: st.DataObject) -> None:
    corpus = data.draw(corpora())
    profile = data.draw(profiles(corpus))
    name = data.draw(st.sampled_from(list(corpus.routes)))
    asked = data.draw(st.sampled_from(list(corpus.criteria.values())))
    now = corpus.assessments[name, asked.id].verdict
    better = [v for v in VERDICTS if worth(v, asked) > worth(now, asked)]
    assume(better)
    before = decided(corpus, profile)
    assume(name in dict(standing(before)))
    after = decided(with_cell(corpus, name, asked.id, data.draw(st.sampled_from(better))), profile)
    assert place_of(after, name) <= place_of(before, name)


@settings(max_examples=40)
@given(st.data())
def test_an_unknown_never_beats_a_known_good(data: st.DataObject) -> None:
    corpus = data.draw(corpora())
    profile = data.draw(profiles(corpus, demands=False))
    criteria = list(corpus.criteria.values())
    column = data.draw(st.integers(0, len(criteria) - 1))
    shared = data.draw(st.lists(st.sampled_from(VERDICTS), min_size=len(criteria), max_size=len(criteria)))
    good, blank = list(shared), list(shared)
    good[column] = data.draw(st.sampled_from([v for v in VERDICTS if worth(v, criteria[column]) > 0]))
    blank[column] = data.draw(st.sampled_from([v for v in VERDICTS if not known(v)]))
    decision = decided(corpus_of(criteria, {**rows_of(corpus), "good": good, "blank": blank}), profile)
    assert place_of(decision, "good") < place_of(decision, "blank")
    assert criteria[column].id in next(p.unknown for p in decision.ranking if p.route == "blank")


@settings(max_examples=40)
@given(st.data())
def test_no_must_have_is_outvoted_whatever_the_weights(data: st.DataObject) -> None:
    corpus = data.draw(corpora())
    profile = data.draw(profiles(corpus))
    decision = decided(corpus, profile)
    assert {p.route for p in decision.ranking} | {out.route for out in decision.ruled_out} == set(corpus.routes)
    for placed in decision.ranking:
        for asked, least in profile.must_haves.items():
            cell = corpus.assessments[placed.route, asked]
            assert known(cell.verdict)
            assert worth(cell.verdict, corpus.criteria[asked]) >= REACHES[least]
    for out in decision.ruled_out:
        assert out.reasons
        for reason in out.reasons:
            assert reason.assessment is not None
            assert known(reason.assessment.verdict) == (reason.kind == "verdict")


@settings(max_examples=40)
@given(st.data())
def test_names_vendors_and_order_of_routes_play_no_part(data: st.DataObject) -> None:
    corpus = data.draw(corpora())
    profile = data.draw(profiles(corpus))
    rows = rows_of(corpus)
    names = list(rows)
    shuffled = data.draw(st.permutations(names))
    renamed = dict(zip(names, data.draw(st.permutations([f"x{name}" for name in names])), strict=True))
    mirrored = corpus_of(list(corpus.criteria.values()), {renamed[name]: rows[name] for name in shuffled})
    vendors = data.draw(st.lists(st.sampled_from(("us-vendor", "cn-vendor", "")), min_size=6, max_size=6))
    owned = {one: route(one, vendor) for one, vendor in zip(mirrored.routes, vendors, strict=False)}
    mirrored = replace(mirrored, routes=MappingProxyType(owned))
    before, after = decided(corpus, profile), decided(mirrored, profile)
    assert {(renamed[name], place) for name, place in standing(before)} == set(standing(after))
    for name, shares in before.robustness.acceptability.items():
        other = after.robustness.acceptability[renamed[name]]
        assert all(abs(a - b) < 1e-9 for a, b in zip(shares, other, strict=True))


@settings(max_examples=40)
@given(st.data())
def test_the_value_is_the_sum_of_its_shares(data: st.DataObject) -> None:
    corpus = data.draw(corpora())
    decision = decided(corpus, data.draw(profiles(corpus, demands=False)))
    for placed in decision.ranking:
        assert abs(placed.value - sum(share.weight * share.worth for share in placed.shares)) < 1e-9
        assert abs(sum(share.weight for share in placed.shares) - 1) < 1e-9


def test_equal_routes_share_a_place() -> None:
    rows = {"a": ["yes"], "b": ["partly"], "c": ["partly"], "d": ["no"], "e": ["silent"]}
    decision = decided(corpus_of([criterion("c")], rows))
    assert standing(decision) == [("a", 1), ("b", 2), ("c", 2), ("d", 4), ("e", 4)]


def test_where_no_is_the_better_answer_it_is_worth_most() -> None:
    rows = {"a": ["yes"], "b": ["partly"], "c": ["no"], "d": ["conflict"]}
    decision = decided(corpus_of([criterion("c", better="no")], rows))
    assert standing(decision) == [("c", 1), ("b", 2), ("d", 3), ("a", 4)]


def test_a_criterion_without_a_better_answer_takes_no_part() -> None:
    rows = {"a": ["yes", "no"], "b": ["no", "no"]}
    decision = decided(corpus_of([criterion("c", better="none"), criterion("d")], rows))
    assert standing(decision) == [("a", 1), ("b", 1)]
    assert dict(decision.weights) == {"d": 1.0}


def test_a_corpus_that_lacks_a_cell_knows_nothing_there() -> None:
    decision = decided(corpus_of([criterion("c")], {"a": [None], "b": ["conflict"]}))
    assert standing(decision) == [("b", 1), ("a", 2)]
    assert decision.ranking[1].unknown == ("c",)


def test_a_candidate_that_does_not_exist_is_refused_by_name() -> None:
    with pytest.raises(NotFound, match="there is no route nowhere"):
        decided(corpus_of([criterion("c")], {"a": ["yes"]}), Profile("buyer", routes=("a", "nowhere")))


def test_only_the_candidates_are_looked_at() -> None:
    corpus = corpus_of([criterion("c")], {"a": ["yes"], "b": ["partly"], "c": ["no"]})
    decision = decided(corpus, Profile("buyer", routes=("c", "b", "b"), must_haves={"c": "partly"}))
    assert standing(decision) == [("b", 1)]
    assert [out.route for out in decision.ruled_out] == ["c"]
    assert {cost.route for cost in decision.costs} == {"b", "c"}


def test_with_no_route_left_there_is_still_a_decision() -> None:
    corpus = corpus_of([criterion("c")], {"a": ["no"], "b": ["no"]})
    decision = decided(corpus, Profile("buyer", must_haves={"c": "yes"}))
    assert decision.ranking == ()
    assert decision.weight_flips == ()
    assert len(decision.ruled_out) == 2


def test_the_same_question_has_the_same_answer() -> None:
    corpus = corpus_of([criterion("c"), criterion("d")], {"a": ["yes", "no"], "b": ["no", "partly"]})
    assert decided(corpus) == decided(corpus)
