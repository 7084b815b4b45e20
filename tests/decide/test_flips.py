"""What would put another route first: each flip that is told happens, and none happens before."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.decide.flips import MOST_TOGETHER, MOST_UNKNOWN, weight_flips
from advisor.decide.nearest import nearest
from advisor.decide.ranking import places, values_of
from advisor.decide.records import Decision
from advisor.decide.worth import best, known, table_of
from advisor.profile import Profile
from advisor.records import Corpus
from advisor.rulebook import Rulebook
from tests.decide.made import binding, corpora, corpus_of, criterion, decided, firsts, need, profiles, with_cell

STEP = 1e-6


def first_at(corpus: Corpus, decision: Decision, name: str, share: float) -> set[str]:
    """The first routes when one criterion has this share and the others keep their proportions."""
    rest = 1 - decision.weights[name]
    weights = {k: share if k == name else w / rest * (1 - share) for k, w in decision.weights.items()}
    table = table_of(corpus, [placed.route for placed in decision.ranking])
    taken = places(values_of(table, weights).tolist())
    return {route for route, place in zip(table.routes, taken, strict=True) if place == 1}


@settings(max_examples=50)
@given(st.data())
def test_a_weight_flip_happens_just_past_its_point_and_not_before(data: st.DataObject) -> None:
    corpus = data.draw(corpora(least_routes=2, most_routes=5, most_criteria=4))
    decision = decided(corpus, data.draw(profiles(corpus, demands=False)))
    leaders = firsts(decision)
    told = {flip.criterion: flip for flip in decision.weight_flips}
    for name, weight in decision.weights.items():
        flip = told.get(name)
        if flip is None:
            if weight < 1:  # No share at all lets a route past that does not lead now.
                shares = [step / 20 for step in range(1, 20)]
                assert all(first_at(corpus, decision, name, share) <= leaders for share in shares)
            continue
        towards = 1 if flip.needed > weight else -1
        past = first_at(corpus, decision, name, flip.needed + towards * STEP)
        assert flip.winner in first_at(corpus, decision, name, flip.needed)
        assert not past & leaders
        assert flip.winner in past
        gap = abs(flip.needed - weight)
        for part in (0.0, 0.5, 0.999):
            for side in (1, -1):
                share = weight + side * gap * part
                if 0 <= share <= 1:
                    assert first_at(corpus, decision, name, share) <= leaders


def test_weight_flips_come_with_the_smallest_change_first() -> None:
    rows = {"a": ["yes", "no", "no"], "b": ["no", "yes", "no"], "c": ["no", "no", "yes"]}
    corpus = corpus_of([criterion("c"), criterion("d"), criterion("e")], rows)
    flips = weight_flips(table_of(corpus, list(rows)), {"c": 0.5, "d": 0.3, "e": 0.2})
    # d rises until it is level with c, which has 5/7 of the rest; c falls until it is level with d, which has 3/5 of
    # the rest; e rises until it is level with c, which has 5/8 of the rest.
    assert [(flip.criterion, flip.winner) for flip in flips] == [("d", "b"), ("c", "b"), ("e", "c")]
    assert [flip.needed for flip in flips] == pytest.approx([5 / 12, 3 / 8, 5 / 13])


@settings(max_examples=50)
@given(st.data())
def test_an_unknown_flip_happens_when_the_cells_are_settled(data: st.DataObject) -> None:
    corpus = data.draw(corpora(most_criteria=5))
    profile = data.draw(profiles(corpus))
    decision = decided(corpus, profile)
    assert len(decision.unknown_flips) <= MOST_UNKNOWN
    for flip in decision.unknown_flips:
        assert flip.route not in firsts(decision)
        assert 1 + len(flip.also) <= MOST_TOGETHER
        settled = corpus
        for cell in (flip.criterion, *flip.also):
            assert not known(settled.assessments[flip.route, cell].verdict)
            assert firsts(decided(settled, profile)) != {flip.route}
            settled = with_cell(settled, flip.route, cell, best(corpus.criteria[cell]))
        assert settled.assessments[flip.route, flip.criterion].verdict == flip.verdict
        assert firsts(decided(settled, profile)) == {flip.route}


@settings(max_examples=50)
@given(st.data())
def test_no_single_unknown_that_would_decide_is_passed_over(data: st.DataObject) -> None:
    corpus = data.draw(corpora(most_routes=4, most_criteria=3))
    profile = data.draw(profiles(corpus))
    decision = decided(corpus, profile)
    told = {(flip.route, flip.criterion) for flip in decision.unknown_flips if not flip.also}
    for (route, name), cell in corpus.assessments.items():
        if known(cell.verdict) or route in firsts(decision):
            continue
        settled = with_cell(corpus, route, name, best(corpus.criteria[name]))
        assert ((route, name) in told) == (firsts(decided(settled, profile)) == {route})


def test_a_route_that_an_unknown_must_have_holds_back_is_told() -> None:
    corpus = corpus_of([criterion("c"), criterion("d")], {"a": ["yes", "no"], "b": ["silent", "yes"]})
    decision = decided(corpus, Profile("buyer", must_haves=MappingProxyType({"c": "yes"})))
    assert firsts(decision) == {"a"}
    assert [(flip.route, flip.criterion, flip.verdict) for flip in decision.unknown_flips] == [("b", "c", "yes")]
    assert decision.ruled_out[0].held_back


def test_a_route_that_also_falls_short_for_sure_is_not_told() -> None:
    corpus = corpus_of([criterion("c"), criterion("d")], {"a": ["yes", "yes"], "b": ["silent", "no"]})
    decision = decided(corpus, Profile("buyer", must_haves=MappingProxyType({"c": "yes", "d": "yes"})))
    assert decision.unknown_flips == ()
    assert not decision.ruled_out[0].held_back


@settings(max_examples=50)
@given(st.data())
def test_a_must_have_flip_happens_when_that_one_is_let_go(data: st.DataObject) -> None:
    corpus = data.draw(corpora())
    profile = data.draw(profiles(corpus))
    decision = decided(corpus, profile)
    told = {flip.must_have.criterion: flip.winner for flip in decision.must_have_flips}
    ranked = {placed.route for placed in decision.ranking}
    for name in profile.must_haves:
        fewer = {key: least for key, least in profile.must_haves.items() if key != name}
        now = firsts(decided(corpus, replace(profile, must_haves=MappingProxyType(fewer))))
        if name in told:
            assert told[name] in now
            assert not now & ranked
        else:
            assert not now or now & ranked


def test_what_a_rule_demands_is_never_let_go_for_a_better_route() -> None:
    corpus = corpus_of([criterion("c"), criterion("d")], {"a": ["yes", "no"], "b": ["no", "yes"]})
    buyer = Profile("buyer", accelerators="none", weights=MappingProxyType({"d": 9.0, "c": 1.0}))
    own = decided(corpus, replace(buyer, must_haves=MappingProxyType({"c": "yes"})))
    assert [flip.winner for flip in own.must_have_flips] == ["b"]
    assert decided(corpus, buyer, Rulebook(rules=(binding(c="yes"),))).must_have_flips == ()


@settings(max_examples=25)
@given(st.data())
def test_no_flip_and_no_step_leads_to_what_a_rule_forbids(data: st.DataObject) -> None:
    corpus = data.draw(corpora(least_routes=2))
    profile = replace(data.draw(profiles(corpus)), accelerators="none")
    barred = data.draw(st.lists(st.sampled_from(list(corpus.routes)), min_size=1, unique=True))
    leads = [need(f"to-{name}", list(corpus.routes), "dpa", leads_to=name) for name in barred]
    decision = decided(corpus, profile, Rulebook(rules=(binding(barred),), needs=tuple(leads)))
    told = {flip.route for flip in decision.unknown_flips}
    told |= {flip.winner for flip in decision.weight_flips} | {flip.winner for flip in decision.must_have_flips}
    told |= {step.leads_to for one in decision.ruled_out for step in one.steps}
    told |= {one.route for one in nearest(decision, corpus)} if not decision.ranking else set()
    assert not told & set(barred)


def test_an_answer_that_the_leader_waits_for_as_well_puts_nobody_before_it() -> None:
    rows = {
        "a": ["yes", "not_in_corpus", "no"],
        "b": ["no", "not_in_corpus", "yes"],
        "c": ["no", "not_in_corpus", "yes"],
    }
    corpus = corpus_of([criterion("one"), criterion("licence"), criterion("three")], rows)
    routes = {name: replace(known, vendor="v", operator="v") for name, known in corpus.routes.items() if name != "c"}
    corpus = replace(corpus, routes=MappingProxyType({**corpus.routes, **routes}))
    weights = MappingProxyType({"one": 6.0, "licence": 3.0, "three": 5.0})
    told = {(flip.route, flip.criterion) for flip in decided(corpus, Profile("buyer", weights=weights)).unknown_flips}
    assert told == {("c", "licence")}
