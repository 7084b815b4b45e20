"""A part of the evaluation runs with every change: real corpus, real models; the whole is `make evaluate`.

The floors lie under what was measured by about what chance makes of a set of this size, so that they fail on a loss,
not on a hair's breadth.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor.evaluation.answers import scored
from advisor.evaluation.cases import load_cases
from advisor.evaluation.pairs import compared_pair, load_pairs
from advisor.settings import PROJECT_ROOT
from advisor.wiring import Advisor

TESTS = PROJECT_ROOT / "tests"
PAIRS = sorted((TESTS / "pairs").glob("*.yaml"))


@pytest.mark.parametrize("path", PAIRS, ids=lambda path: path.stem)
def test_pairs_are_treated_alike(path: Path, real_advisor: Advisor) -> None:
    """Neutrality between vendors, one answer in three languages, orders in a question that change nothing."""
    rows = [compared_pair(pair, real_advisor) for pair in load_pairs(path)]
    assert {row["id"]: row["failed"] for row in rows if row["failed"]} == {}


def test_named_cases_are_answered(real_advisor: Advisor) -> None:
    cases = [case for name in ("answerable", "mixed") for case in load_cases(TESTS / "gold" / f"{name}.yaml")][::5]
    rows = [scored(case, real_advisor) for case in cases]
    answerable = [row for row in rows if "not_covered" not in row["expected"]]
    assert len(answerable) > 25
    assert [row["id"] for row in rows if "integrity" in row["failed"]] == []
    assert [row["id"] for row in rows if "must_not" in row["failed"]] == []
    assert sum("facts" not in row["failed"] for row in answerable) >= 0.85 * len(answerable)
    refused = [row["id"] for row in answerable if row["status"] == "not_covered"]
    assert len(refused) <= 0.08 * len(answerable), refused
    off_topic = [row for row in rows if "off-topic" in row["tags"]]
    assert off_topic
    assert sum(row["status"] != "not_covered" for row in off_topic) <= 1
