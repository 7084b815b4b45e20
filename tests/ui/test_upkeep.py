"""The sources page's tabs: health of the corpus, and a new source."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from advisor.briefs.corpus import check_corpus, load_corpus
from advisor.briefs.health import STRENGTHS, examine_corpus
from advisor.ui.health_html import LOOKS, ages_html, grid_html, legend_html
from advisor.wiring import Advisor
from tests.briefs.test_adding import FIELDS, MARKDOWN
from tests.ui.conftest import OpenPage, buttons, html_texts, markdown_texts

TODAY = date(2026, 11, 23)


class _Table(HTMLParser):
    """Rows of cells, and the labels of what stands in them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self.labels: list[str] = []
        self.scopes: list[str] = []
        self.captions = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")
            self.scopes += [given["scope"] or ""] if "scope" in given else []
        elif tag == "caption":
            self.captions += 1
        if given.get("role") == "img":
            self.labels.append(given.get("aria-label") or "")

    def handle_data(self, data: str) -> None:
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data


def table_of(body: str) -> _Table:
    table = _Table()
    table.feed(body)
    table.close()
    return table


@pytest.mark.parametrize("language", ["en", "ru", "zh"])
def test_the_grid_is_a_table_with_a_cell_for_every_route_and_criterion(advisor: Advisor, language: str) -> None:
    corpus = advisor.corpus
    health = examine_corpus(corpus, TODAY)
    table = table_of(grid_html(health, corpus, language))
    assert len(table.labels) == len(corpus.routes) * len(corpus.criteria)
    assert table.captions == 1
    assert table.scopes.count("col") == len(corpus.criteria) + 2
    assert table.scopes.count("row") == len(corpus.routes) + 1
    by_name = {row[0]: row for row in table.rows}
    for route in corpus.routes.values():
        row = by_name[route.name[language]]
        assert row[1] == str(health.gaps_by_route[route.id])
        strengths = sorted(cell.strength for cell in health.cells.values() if cell.route == route.id)
        assert sorted(row[2:]) == sorted(LOOKS[strength][0] for strength in strengths)
    total = sum(health.gaps_by_route.values())
    assert table.rows[-1][1] == str(total)


def test_strengths_differ_by_symbol_not_only_by_colour(advisor: Advisor) -> None:
    assert len({symbol for symbol, _ in LOOKS.values()}) == len(STRENGTHS) == len(LOOKS)
    legend = legend_html(examine_corpus(advisor.corpus, TODAY), "en")
    assert all(LOOKS[strength][0] in legend for strength in STRENGTHS)


def test_text_of_the_corpus_cannot_become_html(corpus_copy: Path) -> None:
    path = corpus_copy / "routes" / "deepseek-api.yaml"
    text = path.read_text(encoding="utf-8")
    hostile = "'<script>x</script>\"onmouseover=\"y'"
    path.write_text(re.sub(r"(?m)^(name:\s*)\{.*\}$|^(  en:) .*$", rf"\g<2> {hostile}", text, count=1), "utf-8")
    corpus = load_corpus(corpus_copy)
    assert "<script>" in corpus.routes["deepseek-api"].name["en"]
    body = grid_html(examine_corpus(corpus, TODAY), corpus, "en")
    assert "<script>" not in body
    assert '"onmouseover' not in body


def test_ages_add_up(advisor: Advisor) -> None:
    health = examine_corpus(advisor.corpus, TODAY)
    rows = table_of(ages_html(health, "en")).rows[1:]
    assert sum(int(row[1] or 0) for row in rows) == len(health.ages)
    assert sum(int(row[2] or 0) for row in rows) == len(health.ages)


# -- the page ---------------------------------------------------------------------------------------------------------
def open_tab(open_view: OpenPage, name: str, **parameters: str) -> AppTest:
    page = open_view("sources", **parameters)
    page.session_state["sources_tab"] = name
    page.session_state["sources_tabs_en"] = {"health": "Health", "add": "Add a source"}[name]
    page.run()
    assert not page.exception
    assert not page.error
    return page


def test_health_shows_the_grid_and_folds_its_findings(open_view: OpenPage, advisor: Advisor) -> None:
    page = open_tab(open_view, "health")
    assert any("Anthropic" in text and "✕" in text for text in html_texts(page))
    labels = [element.label for element in page.expander]
    health = examine_corpus(advisor.corpus, date.today())
    for kind in ("disputed_claim", "read_through", "single_source"):
        count = len(health.of_kind(kind))
        assert any(f"({count})" in label.replace("\\", "") for label in labels)
    for kind in ("disputed_claim", "read_through", "single_source"):
        assert not buttons(page, f"health_{kind}"), "folded findings are not drawn"
        page.session_state[f"health_{kind}"] = True
    page.run()
    assert not page.exception
    for kind in ("disputed_claim", "read_through", "single_source"):
        assert buttons(page, f"health_{kind}"), "each finding can be opened"
    first = buttons(page, "health_read_through")[0]
    first.click().run()
    assert page.query_params["source"] == health.of_kind("read_through")[0].source
    page.button(key="back_to_list").click().run()
    assert any("✕" in text for text in html_texts(page)), "back to the tab that one came from"


def test_a_cell_of_the_grid_can_be_opened(open_view: OpenPage, advisor: Advisor) -> None:
    page = open_tab(open_view, "health")
    cell = next(c for c in advisor.corpus.assessments.values() if c.route == "deepseek-api" and len(c.passages) > 1)
    page.session_state["health_route"], page.session_state["health_criterion"] = cell.route, cell.criterion
    page.run()
    assert not page.exception
    assert cell.statement["en"] in html_texts(page)
    assert len(buttons(page, "health_cell_sources_")) == len(cell.passages)


def fill(page: AppTest, fields: dict[str, Any]) -> AppTest:
    """Put a brief into the form."""
    for name, value in fields.items():
        if name != "claims":
            page.session_state[f"add_{name}"] = value
    for position, claim in enumerate(fields["claims"]):
        for name, value in claim.items():
            page.session_state[f"add_claims_{position}_{name}"] = value
    return page.run()


@pytest.fixture
def editable(monkeypatch: pytest.MonkeyPatch, page_environment: None, corpus_copy: Path, ready_home: Path) -> Path:
    """A corpus of its own that the page may write into."""
    monkeypatch.setenv("ADVISOR_CORPUS", str(corpus_copy))
    monkeypatch.setenv("ADVISOR_HOME", str(ready_home))
    monkeypatch.setenv("ADVISOR_EDIT_CORPUS", "on")
    return corpus_copy


def test_an_empty_form_says_what_is_missing_beside_each_field(open_view: OpenPage) -> None:
    page = open_tab(open_view, "add")
    page.button(key="add_check").click().run()
    assert not page.exception
    assert "to mend" in page.error[0].value
    assert markdown_texts(page).count("This is needed") >= 8
    assert not buttons(page, "add_save")
    assert not page.get("download_button")


def test_a_form_becomes_a_brief_that_is_saved_and_answers(open_view: OpenPage, editable: Path) -> None:
    page = fill(open_tab(open_view, "add"), FIELDS)
    page.button(key="add_check").click().run()
    assert not page.exception
    assert not page.error
    assert page.code[0].value == MARKDOWN.strip()
    assert page.get("download_button")
    page.button(key="add_save").click().run()
    assert not page.exception
    assert (editable / "sources" / "new-terms.md").read_text(encoding="utf-8") == MARKDOWN
    assert check_corpus(editable) == []
    assert "new-terms" in page.success[0].value.replace("\\", "")
    page.button(key="add_open").click().run()
    assert page.query_params["source"] == "new-terms"
    assert page.title[0].value == "New terms"


def test_without_the_setting_nobody_can_save(open_view: OpenPage, tiny_corpus: Path) -> None:
    page = fill(open_tab(open_view, "add"), FIELDS)
    page.button(key="add_check").click().run()
    assert page.code[0].value == MARKDOWN.strip()
    assert page.get("download_button")
    assert not buttons(page, "add_save")
    assert any("ADVISOR_EDIT_CORPUS" in caption.value.replace("\\", "") for caption in page.caption)
    assert not (tiny_corpus / "sources" / "new-terms.md").exists()


def test_saving_is_refused_when_the_setting_is_gone_or_the_brief_has_come(
    open_view: OpenPage, editable: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = fill(open_tab(open_view, "add"), FIELDS)
    page.button(key="add_check").click().run()
    written = editable / "sources" / "new-terms.md"
    monkeypatch.setenv("ADVISOR_EDIT_CORPUS", "off")
    page.button(key="add_save").click().run()  # drawn while it was allowed
    assert not page.exception
    assert not written.exists()
    monkeypatch.setenv("ADVISOR_EDIT_CORPUS", "on")
    page.run()
    other = MARKDOWN.replace("7 days", "8 days")
    written.write_text(other, encoding="utf-8")
    page.button(key="add_save").click().run()
    assert not page.exception
    assert written.read_text(encoding="utf-8") == other
    assert "exists already" in markdown_texts(page)


def test_several_claims_and_problems_of_the_corpus_beside_their_field(open_view: OpenPage) -> None:
    page = open_tab(open_view, "add")
    page.button(key="add_more").click().run()
    second = FIELDS["claims"][0] | {"anchor": "second", "claim": "It keeps them for 99 days"}
    fill(page, FIELDS | {"claims": [FIELDS["claims"][0], second]})
    page.button(key="add_check").click().run()
    assert not page.exception
    assert "99" in markdown_texts(page)
    assert page.code[0].value.count("## ") == 2
    page.button(key="add_fewer").click().run()
    page.button(key="add_check").click().run()
    assert not page.error


def test_a_file_is_checked_like_a_form(open_view: OpenPage) -> None:
    page = open_tab(open_view, "add")
    page.session_state["add_way"] = "file"
    page.run()
    page.file_uploader(key="add_file_0").upload("bad.md", MARKDOWN.replace("kind: v", "kind: x").encode()).run()
    assert not page.exception
    assert any(text.startswith("bad.md:9: kind:") for text in html_texts(page))
    page.file_uploader(key="add_file_0").upload("good.md", MARKDOWN.encode()).run()
    assert not page.exception
    assert not page.error
    assert page.code[0].value == MARKDOWN.strip()
