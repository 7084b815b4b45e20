"""Which criterion, and which part of one, probabilities speak for."""

from __future__ import annotations

import numpy
from hypothesis import given
from hypothesis import strategies as st

from advisor.questionnaire.matching import class_of, family_of, likeliest
from advisor.records import Phrasing

CLASSES = ("contract", "contract/liability", "contract/audit-right", "exit", "other")


def told(*chances: float) -> tuple[str, str, float]:
    return likeliest(CLASSES, numpy.array(chances, dtype=numpy.float32))


def test_a_criterion_is_as_likely_as_it_and_its_parts_together() -> None:
    criterion, part, chance = told(0.2, 0.2, 0.15, 0.1, 0.35)
    assert (criterion, part) == ("contract", "")
    assert round(chance, 2) == 0.55


def test_a_part_is_told_where_it_holds_most_of_it_and_enough() -> None:
    assert told(0.1, 0.8, 0.05, 0.0, 0.05)[:2] == ("contract", "liability")
    assert told(0.45, 0.4, 0.1, 0.0, 0.05)[:2] == ("contract", "")
    # The likeliest of little is nothing that can be built on.
    assert told(0.1, 0.35, 0.0, 0.25, 0.3)[:2] == ("contract", "")


@given(st.lists(st.floats(0.01, 1), min_size=5, max_size=5))
def test_the_likeliest_is_never_less_likely_than_any_class(raw: list[float]) -> None:
    chances = numpy.array(raw, dtype=numpy.float32) / sum(raw)
    criterion, part, chance = likeliest(CLASSES, chances)
    assert chance >= max(chances) - 1e-6
    assert f"{criterion}/{part}" in CLASSES if part else criterion in CLASSES


def test_what_only_sounds_alike_is_about_something_else() -> None:
    assert class_of(Phrasing("contract", "near", "x")) == "other"
    assert family_of(class_of(Phrasing("contract", "same", "x", "liability"))) == ("contract", "liability")
