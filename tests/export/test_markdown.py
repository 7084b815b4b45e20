"""Markdown: everything is there, numbered, and shown as it stands."""

from __future__ import annotations

import re

import pytest

from advisor.export.markdown import to_markdown
from advisor.export.sources import numbering
from tests.export.by_hand import filled, hostile

markdown_it = pytest.importorskip("markdown_it", reason="Streamlit brings markdown-it-py")


def rendered(text: str) -> str:
    html: str = markdown_it.MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text)
    return html


def test_every_question_stands_once_and_in_order() -> None:
    known = filled()
    headings = re.findall(r"<h3>\d+(?: \(S-\d\))? · (.*?)</h3>", rendered(to_markdown(known)))
    assert headings == [item.text for item in known.questionnaire.questions]


def test_the_numbers_in_the_answers_are_those_of_the_sources() -> None:
    known = filled()
    text = to_markdown(known)
    listed = re.findall(r"(?m)^\*\*\\\[(\d+)\\\]", text)
    assert listed == [str(citation.number) for citation in numbering(known).citations]
    assert set(re.findall(r"\\\[(\d+)\\\]", text.split("## Sources")[0])) == set(listed)


def test_a_source_has_all_that_is_needed_to_judge_and_check_it() -> None:
    text = to_markdown(filled())
    citation = numbering(filled()).citations[0]
    block = next(part for part in text.split("\n\n") if part.startswith("**\\[1\\]"))
    facts = (citation.quote, "Alpha Beta", "Gamma", "vendor's terms", "2026-09-01", "Interest of the publisher: Delta")
    assert all(fact.replace("#", "\\#") in block for fact in (*facts, "<https://alpha.example/beta>"))
    assert citation.passage.sha256 in block


def test_the_table_of_counts_has_a_row_for_each_route() -> None:
    known = filled()
    rows = re.findall(r"<tr>\s*<td>(.*?)</td>", rendered(to_markdown(known)))
    assert rows == [route.name["en"] for route in known.routes]


def test_hostile_texts_make_no_markup() -> None:
    html = rendered(to_markdown(hostile()))
    assert "<b>" not in html
    assert 'href="javascript' not in html
    assert html.count("<h3>") == rendered(to_markdown(filled())).count("<h3>")


def test_nothing_open_and_nothing_cited_is_said() -> None:
    known = filled()
    empty = to_markdown(type(known)(**{name: getattr(known, name) for name in known.__slots__} | {"cells": {}}))
    assert "No question is open." in empty
    assert "No source is cited." in empty
    assert empty.count("Not answered yet") == 24
