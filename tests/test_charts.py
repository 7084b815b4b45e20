"""The charts of a decision: their axes, what they say, and that files of them need nothing of the machine."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.chart_data import Axis, label_expression, range_row
from advisor.charts import (
    Band,
    FirstPlace,
    Part,
    Range,
    acceptability_chart,
    band_chart,
    range_chart,
    svg_of,
    value_chart,
)
from advisor.decide.money import SCALES

RANGES = [Range("API OpenAI", 1200, 3400, "1,2 – 3,4 тыс. $", "api"), Range("自有服务器", 9e4, 9e5, "9万–90万", "own")]
BANDS = [
    Band("API", [(10.0**power, 4 * 10.0**power, 9 * 10.0**power) for power in range(6)]),
    Band("Own", [(10.0**power, 1.5e5, 3.8e5) for power in range(6)]),
]


def charts() -> dict[str, Any]:
    return {
        "range": range_chart(RANGES, SCALES["en"]),
        "band": band_chart(BANDS, "volume", "cost", SCALES["en"], [(500, "yours"), (9e4, "pays off")]),
        "value": value_chart([Part("A", "Law", 0.3), Part("A", "Data", 0.2), Part("B", "Law", 0.1)], ["Law", "Data"]),
        "first": acceptability_chart([FirstPlace("A", 0.7, 0.4), FirstPlace("B", 0.3, 0.6)], "all", "near"),
    }


@pytest.mark.parametrize("name", ["range", "band", "value", "first"])
def test_a_chart_becomes_a_file(name: str) -> None:
    chart = charts()[name]
    svg = svg_of(chart)
    assert svg.startswith("<svg")
    assert "currentColor" not in svg


def test_a_file_holds_every_name_and_text_in_all_scripts() -> None:
    svg = svg_of(range_chart(RANGES, SCALES["en"]))
    for one in RANGES:
        assert one.name in svg
        assert one.text in svg


def test_totals_stand_beside_the_bars() -> None:
    svg = svg_of(charts()["value"])
    assert "50%" in svg
    assert "10%" in svg


def test_upright_lines_are_named() -> None:
    svg = svg_of(charts()["band"])
    assert "yours" in svg
    assert "pays off" in svg


def test_a_range_without_width_is_still_drawn() -> None:
    svg = svg_of(range_chart([Range("A", 5, 5, "5", "")], [(0, "{}")]))
    assert "A" in svg
    assert "NaN" not in svg


@given(st.lists(st.floats(0, 1e12), min_size=1, max_size=8))
def test_every_value_finds_room_on_its_axis(values: list[float]) -> None:
    axis = Axis.over(values)
    assert all(-1e-9 <= axis.place(value) <= 1 + 1e-9 for value in values)
    assert all(0 <= axis.place(tick) <= 1 for tick in axis.ticks)


@given(st.floats(0.01, 1e9), st.floats(1, 1e4))
def test_a_text_stands_on_the_side_that_has_room(low: float, factor: float) -> None:
    axis = Axis.over([low, low * factor, low * factor * 3])
    row = range_row(Range("A", low, low * factor, "text"), axis)
    assert row["place"] in ("after", "before", "within")
    if row["place"] == "after":
        assert axis.place(row["high"]) < 0.6
    if row["place"] == "before":
        assert axis.place(row["low"]) > 0.4


def test_labels_of_an_axis_quote_their_words() -> None:
    expression = label_expression([(1000, 'a "b" {}'), (0, "{}")])
    assert json.dumps('a "b" ') in expression
