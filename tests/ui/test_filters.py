"""Filters of the sources page."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from advisor.ui.filters import FACETS, Wanted, fitting, months_since, newest_first, options
from advisor.wiring import Advisor

TODAY = date(2026, 11, 23)


def test_no_filter_lets_everything_through(advisor: Advisor) -> None:
    briefs = advisor.corpus.briefs
    assert fitting(briefs, Wanted(), TODAY) == list(briefs)
    assert Wanted().count == 0


@pytest.mark.parametrize("facet", sorted(FACETS))
def test_each_facet_finds_as_many_as_its_label_says(advisor: Advisor, facet: str) -> None:
    briefs = advisor.corpus.briefs
    counts = options(briefs, facet)
    assert counts
    for value, count in counts.items():
        wanted = dataclasses.replace(Wanted(), **{facet: frozenset({value})})  # type: ignore[arg-type]
        assert len(fitting(briefs, wanted, TODAY)) == count
        assert wanted.count == 1


def test_topic_and_route_must_meet_in_one_claim(advisor: Advisor) -> None:
    for brief in fitting(
        advisor.corpus.briefs,
        Wanted(topics=frozenset({"training-use"}), routes=frozenset({"deepseek-api"})),
        TODAY,
    ):
        assert any("training-use" in p.topics and "deepseek-api" in p.routes for p in brief.passages)


@pytest.mark.parametrize(
    ("text", "months"),
    [("2026-11-23", 0), ("2026-08-30", 3), ("2026-08", 3), ("2025", 11), ("2024", 23), ("2027-01-01", 0)],
)
def test_months_since_a_day_a_month_or_a_year(text: str, months: int) -> None:
    assert months_since(text, TODAY) == months


def test_ages_part_the_corpus(advisor: Advisor) -> None:
    briefs = advisor.corpus.briefs
    recent = {b.source.id for b in fitting(briefs, Wanted(age="12"), TODAY)}
    old = {b.source.id for b in fitting(briefs, Wanted(age="old"), TODAY)}
    assert recent | old == {b.source.id for b in briefs}
    assert not recent & old
    assert {b.source.id for b in fitting(briefs, Wanted(age="3"), TODAY)} <= recent


def test_newest_first(advisor: Advisor) -> None:
    dates = [brief.source.date for brief in newest_first(advisor.corpus.briefs)]
    assert dates == sorted(dates, reverse=True)
