"""The matrix on the page: what it draws, what is chosen, what a cell opens."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from advisor.decide.matrix import ORDER, Wish, make_matrix, stale_cells
from advisor.records import LANGUAGES
from advisor.ui.parts.grid import LOOKS, grid_data, legend_html
from advisor.wiring import Advisor
from tests.ui.conftest import OpenPage, html_texts, markdown_texts, read_html
from tests.ui.test_views import unescaped


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb` (WCAG 2.1)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", sorted(LOOKS))
def test_symbols_stand_out_from_their_ground_in_both_schemes(name: str) -> None:
    look = LOOKS[name]
    assert contrast(look.ground, look.ink) >= 4.5
    assert contrast(look.dark_ground, look.dark_ink) >= 4.5


def test_every_verdict_has_a_symbol_of_its_own(advisor: Advisor) -> None:
    data = grid_data(make_matrix(advisor.corpus, Wish(), ()), advisor.corpus, "group", "en", banded=True)
    assert [look["id"] for look in data["looks"]] == list(ORDER)
    assert len({look["symbol"] for look in data["looks"]}) == len(ORDER)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_script_is_given_every_cell_and_names_in_the_language(advisor: Advisor, language: str) -> None:
    corpus = advisor.corpus
    matrix = make_matrix(corpus, Wish(), stale_cells(corpus, date(2100, 1, 1), _patience()))
    data = grid_data(matrix, corpus, "group", language, banded=True)
    assert json.loads(json.dumps(data)) == data
    assert sum(len(row["cells"]) for row in data["rows"]) == len(corpus.routes) * len(corpus.criteria)
    assert {row["name"] for row in data["rows"]} == {route.name[language] for route in corpus.routes.values()}
    stale = {
        (row["id"], column["id"])
        for row in data["rows"]
        for column, code in zip(data["columns"], row["cells"], strict=True)
        if code & 8
    }
    assert stale == {key for key, mark in matrix.cells.items() if mark.stale} != set()
    assert "out of date" in read_html(legend_html(matrix, "en")).text


def _patience() -> Any:
    from advisor.briefs.health import Patience

    return Patience()


@pytest.fixture
def page(open_view: OpenPage) -> AppTest:
    opened: AppTest = open_view("routes")
    opened.session_state["routes_view"] = "m_all"
    opened.run()
    assert not opened.exception
    return opened


def test_the_routes_page_shows_all_at_once_and_two_side_by_side(page: AppTest, advisor: Advisor) -> None:
    assert [block.proto.component_name for block in page.get("bidi_component")] == ["advisor_grid"]
    assert not page.header
    page.multiselect(key="matrix_pins").set_value(["openai-api-default", "deepseek-api"]).run()
    assert not page.exception
    names = [advisor.corpus.routes[route].name["en"] for route in ("openai-api-default", "deepseek-api")]
    assert unescaped(page.header[0].value) == f"{names[0]} and {names[1]}"
    cells = advisor.corpus.assessments
    unlike = [
        criterion
        for criterion in advisor.corpus.criteria
        if cells["openai-api-default", criterion].verdict != cells["deepseek-api", criterion].verdict
    ]
    assert unescaped(page.subheader[0].value) == f"Where they differ ({len(unlike)})"
    texts = html_texts(page)
    for criterion in unlike:
        for route in ("openai-api-default", "deepseek-api"):
            statement = cells[route, criterion].statement.get("en")
            assert statement is None or statement in texts


def test_a_filter_that_fits_nothing_says_so(page: AppTest, advisor: Advisor) -> None:
    groups = [route.group for route in advisor.corpus.routes.values()]
    page.session_state["matrix_routes"] = [next(group for group in groups if groups.count(group) == 1)]
    page.session_state["matrix_show"] = "differing"
    page.run()
    assert not page.exception
    assert not page.get("bidi_component")
    assert any("No cell fits" in caption.value for caption in page.caption)


def _opened(route, criterion):  # runs from its source text
    from pathlib import Path

    import streamlit as st

    from advisor.briefs.corpus import load_corpus
    from advisor.ui import navigation
    from advisor.ui.parts.cell import draw_opened

    corpus = load_corpus(Path("tests/data/corpus"))

    def view():
        draw_opened(corpus.routes[route], corpus.criteria[criterion], corpus, "en", True)

    st.navigation([st.Page(view, title="cell", default=True), navigation.page("sources", "en")]).run()


def test_an_opened_cell_shows_statement_date_and_the_quote_of_each_source(
    page_environment: None, advisor: Advisor
) -> None:
    cell = next(cell for cell in advisor.corpus.assessments.values() if len(cell.passages) > 1)
    opened = AppTest.from_function(
        _opened, default_timeout=60, kwargs={"route": cell.route, "criterion": cell.criterion}
    ).run()
    assert not opened.exception
    blocks = [read_html(block.proto.body) for block in opened.get("html")]
    assert cell.statement["en"] in [block.text for block in blocks]
    for passage in cell.passages:
        shown = next(block for block in blocks if block.text == passage.text)
        assert all(mark in passage.text for mark in shown.marks)
        assert shown.marks
    text = unescaped(markdown_texts(opened))
    assert f"as of {cell.as_of}" in text
    assert "out of date" in text
    assert all(passage.source.as_of in text for passage in cell.passages)


def test_an_opened_cell_without_sources_gives_the_question_for_the_vendor(
    page_environment: None, advisor: Advisor
) -> None:
    cell = next((cell for cell in advisor.corpus.assessments.values() if not cell.passages), None)
    assert cell is not None
    opened = AppTest.from_function(
        _opened, default_timeout=60, kwargs={"route": cell.route, "criterion": cell.criterion}
    ).run()
    assert not opened.exception
    assert len(opened.code) == 1
    vendor_question = advisor.corpus.criteria[cell.criterion].vendor_question["en"]
    assert opened.code[0].value.split()[:3] == vendor_question.split()[:3]
