"""Amounts in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.decide.money import SCALES, money, money_range, number


@pytest.mark.parametrize(
    ("value", "english", "russian", "chinese"),
    [
        (0, "$0", "0 $", "0美元"),
        (0.27, "$0.27", "0,27 $", "0.27美元"),
        (1_500, "$1.5k", "1,5 тыс. $", "1,500美元"),
        (999_960, "$1M", "1 млн $", "100万美元"),
        (123_456_789, "$123M", "123 млн $", "1.23亿美元"),
        (4.2e9, "$4.2B", "4,2 млрд $", "42亿美元"),
    ],
)
def test_an_amount_is_written_as_each_language_does(value: float, english: str, russian: str, chinese: str) -> None:
    assert [money(value, language) for language in ("en", "ru", "zh")] == [english, russian, chinese]


def test_a_range_without_width_is_one_amount() -> None:
    assert money_range(1000, 1001, "en") == "$1k"
    assert money_range(1000, 2000, "en") == "$1k – $2k"


@given(st.floats(0, 1e12))
def test_an_amount_is_never_written_with_more_than_three_figures_and_its_zeros(value: float) -> None:
    for language in SCALES:
        digits = "".join(character for character in money(value, language) if character.isdigit()).strip("0")
        assert len(digits) <= 3


@given(st.floats(0.001, 1e9))
def test_a_figure_keeps_its_value(value: float) -> None:
    assert float(number(value, "en").replace(",", "")) == pytest.approx(value, rel=1e-2, abs=1e-6)
    assert "." not in number(value, "ru")
