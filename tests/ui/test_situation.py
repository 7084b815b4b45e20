"""Changes to a profile as the form makes them, and how a decision is told."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.decide.fact_words import fact_word, labelled, told_facts
from advisor.profile import FACTS, Comparison, Profile
from advisor.ui.situation import (
    RATIOS,
    WEIGHINGS,
    ratio_of,
    stepped,
    weighed_by,
    weighing,
    with_comparison,
    with_demand,
    with_fact,
    with_facts,
    with_pair,
    with_waiver,
    with_weight,
)

GROUPS = ("data-path", "law", "contract")
SUGGESTED = {"data-path": 7.2, "law": 5.0, "contract": 3.0}
BUYER = Profile("Buyer", data=("personal",), weights={"law": 4.0, "licence": 9.0})


@pytest.mark.parametrize(
    ("field", "given_", "kept"),
    [
        ("data", ["health", "public"], ("health", "public")),
        ("sector", None, ""),
        ("accelerators", None, ""),
        ("latency", "batch", "batch"),
        ("input_tokens", None, 0.0),
        ("budget", 0, None),
        ("budget", 5000.0, 5000.0),
        ("about", "  a bank ", "a bank"),
    ],
)
def test_a_field_is_kept_as_a_profile_holds_it(field: str, given_: object, kept: object) -> None:
    assert getattr(with_fact(BUYER, field, given_), field) == kept


def test_what_the_buyer_refuses_it_is_not_ready_for_and_the_other_way_round() -> None:
    ready = with_fact(BUYER, "ready", ["dpa", "baa"])
    refusing = with_fact(ready, "unwilling", ["baa", "hire-people"])
    assert (refusing.ready, refusing.unwilling) == (("dpa",), ("baa", "hire-people"))
    again = with_fact(refusing, "ready", ["dpa", "hire-people"])
    assert (again.ready, again.unwilling) == (("dpa", "hire-people"), ("baa",))


def test_demands_and_waivers_can_be_taken_back() -> None:
    changed = with_waiver(with_demand(BUYER, "residency", "partly"), "exit", True)
    assert changed.must_haves == {"residency": "partly"}
    assert changed.waived == ("exit",)
    assert with_waiver(with_demand(changed, "residency", ""), "exit", False) == BUYER
    assert with_demand(changed, "residency", "yes").must_haves == {"residency": "yes"}


def test_a_weight_can_be_taken_back() -> None:
    assert with_weight(with_weight(BUYER, "exit", 3), "exit", None) == BUYER
    assert with_weight(BUYER, "law", 0).weights["law"] == 0.0


@given(st.sampled_from(RATIOS), st.sampled_from(RATIOS))
def test_a_comparison_holds_in_both_directions_and_only_once(first: float, second: float) -> None:
    changed = with_comparison(with_comparison(BUYER, "law", "contract", first), "contract", "law", second)
    assert len(changed.comparisons) == 1
    assert ratio_of(changed, "contract", "law") == pytest.approx(second)
    assert ratio_of(changed, "law", "contract") == pytest.approx(1 / second)
    assert ratio_of(changed, "law", "data-path") == 1


def test_a_ratio_between_two_steps_is_shown_as_the_nearest() -> None:
    written = Profile("Buyer", comparisons=(Comparison("law", "contract", 0.11),))
    assert ratio_of(written, "law", "contract") == pytest.approx(1 / 9)


@pytest.mark.parametrize("way", [way for way in WEIGHINGS if way != "pairs"])
def test_the_way_of_weighing_is_kept_by_the_profile_itself(way: str) -> None:
    changed = weighed_by(BUYER, way, GROUPS, SUGGESTED)  # type: ignore[arg-type]
    assert weighing(changed, GROUPS) == way
    assert changed.weights["licence"] == 9.0  # criteria keep theirs


def test_sliders_begin_where_the_facts_would_put_them_and_keep_what_was_said() -> None:
    changed = weighed_by(BUYER, "sliders", GROUPS, SUGGESTED)
    assert {group: changed.weights[group] for group in GROUPS} == {"data-path": 7.0, "law": 4.0, "contract": 3.0}
    assert changed.comparisons == ()


def test_pairs_change_nothing_until_one_is_moved() -> None:
    opened = weighed_by(BUYER, "pairs", GROUPS, SUGGESTED)
    assert opened == BUYER
    shares = {"data-path": 0.6, "law": 0.2, "contract": 0.2}
    assert ratio_of(opened, "data-path", "law", shares) == 3
    assert ratio_of(opened, "law", "data-path", shares) == pytest.approx(1 / 3)
    assert ratio_of(opened, "law", "contract", shares) == 1
    moved = with_pair(opened, "law", "contract", 5.0, GROUPS, shares)
    assert len(moved.comparisons) == len(list(combinations(GROUPS, 2)))
    assert ratio_of(moved, "data-path", "law") == 3
    assert ratio_of(moved, "law", "contract") == 5
    assert weighing(moved, GROUPS) == "pairs"
    assert dict(moved.weights) == {"licence": 9.0}


def test_a_group_that_counts_for_nothing_stands_at_the_end_of_the_scale() -> None:
    shares = {"law": 0.4, "contract": 0.0}
    assert ratio_of(BUYER, "law", "contract", shares) == RATIOS[0]
    assert ratio_of(BUYER, "contract", "law", shares) == RATIOS[-1]
    assert ratio_of(BUYER, "contract", "data-path", shares) == 1


def test_facts_told_elsewhere_fill_only_what_is_empty() -> None:
    told = {"data": ("health",), "people_in": ("eu",), "sector": ("bank",)}
    changed = with_facts(BUYER, told)
    assert changed.data == BUYER.data
    assert (changed.people_in, changed.sector) == (("eu",), "bank")
    assert with_facts(BUYER, {}) == BUYER


@given(st.floats(0, 10, allow_nan=False))
def test_a_weight_is_shown_on_the_nearest_step(weight: float) -> None:
    assert abs(stepped(weight) - weight) <= 0.25 + 1e-9
    assert 2 * stepped(weight) == round(2 * stepped(weight))


def test_every_word_of_a_fact_has_a_label_in_three_languages() -> None:
    assert {field: frozenset(words) for field, words in FACTS.items()} == labelled()
    for field, words in FACTS.items():
        for one in words:
            assert len({fact_word(field, one, language) for language in ("en", "ru", "zh")} - {""}) >= 2


def test_what_is_not_known_is_not_told() -> None:
    told = dict(told_facts(Profile("Buyer", sector="bank"), "en"))
    assert told["Sector"] == ("bank",)
    assert "Data" not in told
    assert "Accelerators" not in told
    assert fact_word("accelerators", "", "en") == "not stated"
