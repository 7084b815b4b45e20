"""The two risks, told apart."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from advisor.decide.risks import risks_of
from advisor.decide.worth import known, table_of
from advisor.records import Verdict
from tests.decide.made import corpus_of, criterion, verdicts

CRITERIA = [
    criterion("training-use", "data-path"),
    criterion("residency", "data-path"),
    criterion("government-access", "law"),
    criterion("model-behaviour", "behaviour"),
    criterion("capability", "behaviour"),
    criterion("transparency", "assurance"),
    criterion("licence", "contract"),
]


def risks(row: Sequence[Verdict]):
    corpus = corpus_of(CRITERIA, {"a": row})
    return risks_of(table_of(corpus, ["a"]), "a")


def test_each_risk_is_read_from_its_own_criteria() -> None:
    data_path, behaviour = risks(["yes", "yes", "yes", "no", "no", "no", "no"])
    assert (data_path.name, data_path.level) == ("data-path", "low")
    assert (behaviour.name, behaviour.level) == ("behaviour", "high")
    assert set(data_path.criteria) == {"training-use", "residency", "government-access"}
    assert set(behaviour.criteria) == {"model-behaviour", "transparency"}


def test_levels_follow_the_mean() -> None:
    assert [risks([v, v, v, v, "yes", v, "yes"])[0].level for v in ("yes", "partly", "conflict", "no")] == [
        "low",
        "raised",
        "high",
        "high",
    ]


def test_the_worst_criterion_stands_first_and_an_unknown_before_a_no() -> None:
    data_path, _ = risks(["no", "yes", "silent", "yes", "yes", "yes", "yes"])
    assert data_path.criteria == ("government-access", "training-use", "residency")


def test_with_half_of_it_unknown_there_is_no_level() -> None:
    assert risks(["yes", "yes", "yes", "not_in_corpus", "yes", "yes", "yes"])[1].level == "unknown"


@given(st.lists(verdicts, min_size=7, max_size=7))
def test_with_an_unknown_no_risk_is_low(row: list[Verdict]) -> None:
    verdict_of = dict(zip([one.id for one in CRITERIA], row, strict=True))
    for risk in risks(row):
        if any(not known(verdict_of[name]) for name in risk.criteria):
            assert risk.level != "low"


def test_a_corpus_without_such_criteria_tells_no_level() -> None:
    corpus = corpus_of([criterion("licence", "contract")], {"a": ["yes"]})
    assert [risk.level for risk in risks_of(table_of(corpus, ["a"]), "a")] == ["unknown", "unknown"]
