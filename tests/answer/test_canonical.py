"""The same value written in two ways is one value; other values stay apart."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.answer.canonical import canonical
from advisor.answer.conflicts import conflicts
from advisor.answer.evidence import words_of
from advisor.records import Passage, Source


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("5 January 2020", "January 5, 2020"),
        ("5 January 2020", "2020-01-05"),
        ("5th of January 2020", "05.01.2020"),
        ("5 января 2020", "2020年1月5日"),
        ("thirty (30) days", "30 days"),
        ("two weeks", "14 days"),
        ("72 hours", "3 days"),
        ("10,000 users", "10 000 users"),
        ("$5 million", "5 million US dollars"),
        ("€14,500", "EUR 14 500"),
        ("12 per cent", "12%"),
    ],
)
def test_one_value_has_one_form(one: str, other: str) -> None:
    assert canonical(one) == canonical(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("5 January 2020", "6 January 2020"),
        ("30 days", "30 months"),
        ("$5", "€5"),
        ("1.5 million", "15 million"),
        ("25 hours", "1 day"),
        ("03/04/2020", "3 April 2020"),
        ("the one that counts", "the 1 that counts"),
    ],
)
def test_other_values_stay_apart(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)


@given(st.dates())
def test_a_date_is_the_same_in_every_order(day: object) -> None:
    from datetime import date

    assert isinstance(day, date)
    if not 1900 <= day.year < 2100:
        return
    forms = {
        canonical(f"{day.day} {day:%B} {day.year}"),
        canonical(f"{day:%B} {day.day}, {day.year}"),
        canonical(day.isoformat()),
    }
    assert len(forms) == 1


@given(st.text())
def test_the_form_is_final(text: str) -> None:
    assert isinstance(canonical(text), str)


def passage(number: int, text: str) -> Passage:
    source = Source(f"s{number}", "Paper", "you", "file:///p", None, "", "en", "independent-research", "yours")
    return Passage(f"s{number}#1", source, "", text, "line 1", "full")


@pytest.mark.parametrize(
    ("question", "one", "other", "conflict"),
    [
        (
            "When does the agreement end?",
            "The agreement ends on 5 January 2020 in the Beverly Hall of Dublin.",
            "The agreement ends on January 5, 2020 and is signed by Ricky Marsh.",
            False,
        ),
        (
            "When does the agreement end?",
            "The agreement with Hooli ends on 5 January 2020 for all parties.",
            "The agreement with Hooli ends on January 6, 2020 for all parties.",
            True,
        ),
        (
            "How long are logs of prompts kept?",
            "Logs of prompts are kept for two weeks.",
            "Logs of prompts are kept for 14 days.",
            False,
        ),
        (
            "How long are logs of prompts kept?",
            "Logs of prompts are kept for two weeks.",
            "Logs of prompts are kept for 15 days.",
            True,
        ),
    ],
)
def test_documents_contradict_each_other_in_values_not_in_their_spelling(
    question: str, one: str, other: str, conflict: bool
) -> None:
    words = words_of(question, {}, Counter(), 2)
    assert bool(conflicts([passage(1, one), passage(2, other)], words, question)) == conflict
