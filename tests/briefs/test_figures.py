"""Figures: what a statement asserts in digits must be found, and nothing may vouch for a figure by accident."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.briefs.figures import figures, figures_held


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kept for 30 days", {"30"}),
        ("10,000 or 10 000 or 10.000 or 10000", {"10000"}),
        ("10\u00a0000 and 10\u202f000", {"10000"}),
        ("2026-03-05", {"2026", "3", "5"}),
        ("V4.1 at 0.5 %", {"41", "5"}),
        ("zero: 0 and 000", {"0"}),
        ("no digits at all", set()),
        ("保存30天", {"30"}),
        ("до 30 дней, 25 %", {"30", "25"}),
        ("CVE-2026-22778", {"2026", "22778"}),
    ],
)
def test_figures_of_a_text(text: str, expected: set[str]) -> None:
    assert figures(text) == expected


@given(st.lists(st.integers(min_value=0, max_value=10**9), max_size=8))
def test_every_plain_number_is_found(numbers: list[int]) -> None:
    assert figures("; ".join(f"n={number} x" for number in numbers)) == {str(number) for number in numbers}


@given(st.integers(min_value=1000, max_value=10**12), st.sampled_from([",", ".", " ", "\u00a0", "\u202f"]))
def test_separators_do_not_count(number: int, separator: str) -> None:
    assert figures(f"{number:,}".replace(",", separator)) == {str(number)}


@given(st.text())
def test_any_text_gives_digits_without_leading_zeros(text: str) -> None:
    for figure in figures(text):
        assert figure.isdigit()
        assert figure == "0" or not figure.startswith("0")


@given(st.lists(st.text(), max_size=4))
def test_what_is_said_is_held_by_itself(texts: list[str]) -> None:
    assert frozenset().union(*(figures(text) for text in texts)) <= figures_held(texts)


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("since 1 March 2023", "3"),
        ("с 1 марта 2023 года", "3"),
        ("on May 5", "5"),
        ("в мае 2026", "5"),
        ("9 мая", "5"),
        ("Sept. 2026", "9"),
        ("12 декабря", "12"),
        ("Jan 2026", "1"),
    ],
)
def test_the_name_of_a_month_vouches_for_its_number(text: str, month: str) -> None:
    assert month in figures_held([text])


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("The vendor may keep the logs.", "5"),
        ("We decided so; the declaration decreases risk.", "12"),
        ("Chinese companies market the model by a small margin.", "3"),
        ("Two separate agreements.", "9"),
        ("Это октет и ноль: сентенция маркетинга.", "10"),
        ("Маркетинговый материал о маршруте.", "3"),
    ],
)
def test_words_that_only_begin_like_a_month_vouch_for_nothing(text: str, figure: str) -> None:
    """Otherwise an invented "12 months" passes wherever a quote says "decided", and "5 days" wherever it says "may"."""
    assert figure not in figures_held([text])


def test_no_text_holds_no_figure() -> None:
    assert figures_held([None, ""]) == frozenset()
