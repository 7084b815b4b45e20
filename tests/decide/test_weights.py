"""Weights from facts, rules, numbers and comparisons."""

from __future__ import annotations

from itertools import combinations
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.decide.leanings import BASE, LEANINGS, from_facts
from advisor.decide.mcda import pairwise_weights, weighted_sums
from advisor.decide.records import AppliedRule
from advisor.decide.weights import criterion_key, suggested, weights_of
from advisor.errors import InputError
from advisor.profile import READY, Comparison, Profile
from advisor.records import Corpus
from advisor.rulebook import Grounds, Rule
from tests.decide.made import NOTHING, corpus_of, criterion

CORPUS: Corpus = corpus_of(
    [
        criterion("training-use", "data-path"),
        criterion("deletion", "data-path"),
        criterion("gdpr-transfer", "law"),
        criterion("public-sector-bans", "law"),
        criterion("indemnity", "contract"),
        criterion("contract", "contract"),
        criterion("hardware", "operation"),
        criterion("aside", "operation", better="none"),
    ],
    {"a": ["yes"] * 8},
)
GROUPS = ("data-path", "law", "contract", "operation")


def weighed(**fields: object) -> dict[str, float]:
    return dict(weights_of(Profile("buyer", **fields), (), CORPUS)[0])  # type: ignore[arg-type]


def of_group(weights: dict[str, float], group: str) -> float:
    return sum(weight for name, weight in weights.items() if CORPUS.criteria[name].group == group)


def rule(**weighs: float) -> AppliedRule:
    weights = MappingProxyType({name.replace("_", "-"): weight for name, weight in weighs.items()})
    return AppliedRule(
        Rule("law", NOTHING, "", (), Grounds(NOTHING, ()), NOTHING, weighs=weights), MappingProxyType({})
    )


def test_of_a_buyer_without_facts_every_criterion_weighs_the_same() -> None:
    weights = weighed()
    assert sum(weights.values()) == pytest.approx(1)
    assert [of_group(weights, group) for group in GROUPS] == pytest.approx([2 / 7] * 3 + [1 / 7])


def test_the_same_number_means_the_same_share_in_a_large_group_and_in_a_small_one() -> None:
    weights = weighed(weights={"hardware": 9, "deletion": 9})
    assert weights["hardware"] == pytest.approx(weights["deletion"])
    assert weights["hardware"] > weights["training-use"] * 2


def test_what_does_not_concern_the_buyer_weighs_nothing() -> None:
    weights = weighed(data=("public",), sector="retail", accelerators="cluster")
    assert weights["gdpr-transfer"] == weights["public-sector-bans"] == weights["hardware"] == 0
    assert sum(weights.values()) == pytest.approx(1)


def test_what_is_not_known_lowers_nothing() -> None:
    assert from_facts(Profile("buyer"), CORPUS) == dict.fromkeys(CORPUS.criteria, BASE)


def test_a_reason_to_look_closely_beats_one_not_to() -> None:
    found = from_facts(Profile("buyer", sector="software", government_contracts=("eu",)), CORPUS)
    assert found["public-sector-bans"] == 9
    assert from_facts(Profile("buyer", sector="software"), CORPUS)["public-sector-bans"] == 0


def test_a_need_raises_its_criterion() -> None:
    assert weighed(needs=("indemnity",))["indemnity"] > weighed()["indemnity"]


def test_leanings_stay_on_the_scale_and_have_names_of_their_own() -> None:
    assert all(0 <= leaning.weight <= 10 for leaning in LEANINGS)
    assert len({(leaning.id, leaning.criteria) for leaning in LEANINGS}) == len(LEANINGS)


def test_leanings_on_a_group_reach_all_its_criteria() -> None:
    found = from_facts(Profile("buyer", data=("confidential",)), CORPUS)
    assert {name for name, weight in found.items() if weight > BASE} == {"training-use", "deletion"}


def test_a_rule_adds_to_the_weight_and_never_past_the_scale() -> None:
    profile = Profile("buyer", data=("personal",))
    assert suggested(profile, [rule(gdpr_transfer=1)], CORPUS)["gdpr-transfer"] == 9
    assert suggested(profile, [rule(gdpr_transfer=1), rule(gdpr_transfer=8)], CORPUS)["gdpr-transfer"] == 10


def test_a_rule_lifts_a_criterion_that_facts_put_aside() -> None:
    profile = Profile("buyer", data=("public",))
    assert weights_of(profile, [rule(gdpr_transfer=3)], CORPUS)[0]["gdpr-transfer"] > 0


def test_the_buyers_own_number_comes_before_facts_and_rules() -> None:
    profile = Profile("buyer", data=("personal",), weights={"gdpr-transfer": 0})
    assert weights_of(profile, [rule(gdpr_transfer=3)], CORPUS)[0]["gdpr-transfer"] == 0


def test_a_weight_of_a_group_is_shared_out_in_the_group() -> None:
    weights = weighed(
        weights={"data-path": 6, "law": 3, "contract": 3, "operation": 0, "training-use": 4, "deletion": 2}
    )
    assert weights["training-use"] == pytest.approx(1 / 3)
    assert weights["deletion"] == pytest.approx(1 / 6)
    assert weights["hardware"] == 0


def test_a_name_that_is_both_means_the_group() -> None:
    assert criterion_key("contract", CORPUS) == "criterion:contract"
    assert criterion_key("indemnity", CORPUS) == "indemnity"
    assert of_group(weighed(weights={"contract": 0}), "contract") == 0
    weights = weighed(weights={"criterion:contract": 0})
    assert weights["contract"] == 0
    assert weights["indemnity"] > 0


def test_suggestions_speak_the_keys_of_a_profile_and_change_nothing_when_taken() -> None:
    profile = Profile("buyer", data=("health",), sector="health", ready=READY)
    taken = Profile("buyer", weights=suggested(profile, (), CORPUS))
    assert dict(weights_of(taken, (), CORPUS)[0]) == pytest.approx(dict(weights_of(profile, (), CORPUS)[0]))


def test_a_criterion_without_a_better_answer_has_no_share() -> None:
    assert "aside" not in weighed(weights={"aside": 10})


@pytest.mark.parametrize(
    ("weights", "said"),
    [
        ({"nothing": 5}, "nothing is neither"),
        ({"law": -1}, "law is -1"),
        ({"law": 11}, "law is 11"),
        ({"law": float("nan")}, "law is nan"),
        (dict.fromkeys(GROUPS, 0), "no criterion has any weight"),
    ],
)
def test_weights_that_cannot_be_used_are_refused(weights: dict[str, float], said: str) -> None:
    with pytest.raises(InputError, match=said):
        weighed(weights=weights)


@pytest.mark.parametrize(
    ("comparison", "said"),
    [
        (Comparison("law", "law", 2), "with itself"),
        (Comparison("law", "weather", 2), "weather is no group"),
        (Comparison("law", "contract", 10), "10 times"),
        (Comparison("law", "contract", 0), "0 times"),
    ],
)
def test_comparisons_that_cannot_be_used_are_refused(comparison: Comparison, said: str) -> None:
    with pytest.raises(InputError, match=said):
        weighed(comparisons=(comparison,))


def test_comparisons_take_the_place_of_the_groups_weights() -> None:
    pairs = (
        Comparison("law", "data-path", 3),
        Comparison("contract", "law", 1 / 3),
        Comparison("operation", "law", 1 / 3),
    )
    weights = weighed(comparisons=pairs, weights={"operation": 10})
    assert [of_group(weights, group) for group in GROUPS] == pytest.approx([1 / 6, 1 / 2, 1 / 6, 1 / 6])


# -- the Analytic Hierarchy Process -----------------------------------------------------------------------------------
NAMES = ["a", "b", "c", "d", "e", "f"]
true_weights = st.lists(st.integers(1, 9), min_size=6, max_size=6)


@settings(max_examples=60)
@given(true_weights)
def test_consistent_judgements_give_back_their_weights(given_weights: list[int]) -> None:
    judged = [(NAMES[i], NAMES[j], given_weights[i] / given_weights[j]) for i, j in combinations(range(6), 2)]
    weights, ratio = pairwise_weights(NAMES, judged)
    assert list(weights.values()) == pytest.approx([weight / sum(given_weights) for weight in given_weights])
    assert ratio == pytest.approx(0, abs=1e-9)


@settings(max_examples=60)
@given(true_weights, st.randoms(use_true_random=False))
def test_missing_judgements_follow_from_a_chain_of_given_ones(given_weights: list[int], random) -> None:
    order = list(range(6))
    random.shuffle(order)
    chain = [(order[step], order[random.randrange(step)]) for step in range(1, 6)]
    judged = [(NAMES[i], NAMES[j], given_weights[i] / given_weights[j]) for i, j in chain]
    weights, ratio = pairwise_weights(NAMES, judged)
    assert list(weights.values()) == pytest.approx([weight / sum(given_weights) for weight in given_weights])
    assert ratio == 0


def test_a_group_that_nobody_compared_stands_in_the_middle() -> None:
    weights, _ = pairwise_weights(["a", "b", "c"], [("a", "b", 4)])
    assert weights["a"] / weights["c"] == pytest.approx(2)
    assert weights["c"] / weights["b"] == pytest.approx(2)


def test_a_circle_of_judgements_is_told_as_inconsistent() -> None:
    _, ratio = pairwise_weights(["a", "b", "c"], [("a", "b", 5), ("b", "c", 5), ("c", "a", 5)])
    assert ratio > 0.1


def test_saatys_scale_of_contradiction_is_met() -> None:
    # 1 : 3 : 5 with one judgement off: λ = 3.0385, CI = 0.0193, RI = 0.58 for three.
    _, ratio = pairwise_weights(["a", "b", "c"], [("a", "b", 3), ("a", "c", 5), ("b", "c", 3)])
    assert ratio == pytest.approx(0.0193 / 0.58, rel=0.02)


def test_filled_in_judgements_do_not_hide_a_contradiction() -> None:
    circle = [("a", "b", 5.0), ("b", "c", 5.0), ("c", "a", 5.0)]
    _, alone = pairwise_weights(["a", "b", "c"], circle)
    _, among_others = pairwise_weights(NAMES, [*circle, ("a", "d", 1.0), ("a", "e", 1.0), ("a", "f", 1.0)])
    assert among_others > 0.1
    assert alone > 0.1


def test_a_pair_judged_twice_counts_once_in_the_middle() -> None:
    weights, _ = pairwise_weights(["a", "b"], [("a", "b", 9), ("b", "a", 1)])
    assert weights["a"] / weights["b"] == pytest.approx(3)


def test_weighted_sums_are_taken_of_worths_as_they_are() -> None:
    import numpy

    worths = numpy.array([[1.0, 0.5], [0.0, 0.0], [0.25, 1.0]])
    assert weighted_sums(worths, numpy.array([0.6, 0.4])).tolist() == pytest.approx([0.8, 0.0, 0.55])
    assert weighted_sums(numpy.zeros((0, 2)), numpy.array([0.6, 0.4])).tolist() == []
