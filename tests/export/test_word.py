"""The Word document: whole, readable, linked, and sound for whoever opens it."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from dataclasses import replace
from typing import Any

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from advisor.export.sources import numbering
from advisor.export.word import to_word
from advisor.questionnaire.records import Filled
from advisor.records import LANGUAGES, Language
from tests.export.by_hand import filled, hostile


def opened(known: Filled) -> Any:
    return docx.Document(io.BytesIO(to_word(known)))


def all_text(document: Any) -> list[str]:
    return ["".join(run.text or "" for run in p.iter(qn("w:t"))) for p in document.element.body.iter(qn("w:p"))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_stands_once_as_a_heading(language: Language) -> None:
    known = filled(language)
    document = opened(known)
    headings = [
        "".join(text.text or "" for text in paragraph.iter(qn("w:t")))
        for paragraph in document.element.body.iter(qn("w:p"))
        if paragraph.style == "Heading3"
    ]
    assert [heading.split("   ", 1)[1] for heading in headings] == [item.text for item in known.questionnaire.questions]
    texts = Counter(all_text(document))
    assert all(texts[heading] == 1 for heading in headings)


def test_each_question_is_followed_by_a_row_for_each_route() -> None:
    known = filled()
    document = opened(known)
    answers = [table for table in document.tables if table.rows[0].cells[0].text == "Route" and len(table.columns) == 5]
    rows = [[cell.text for cell in row.cells] for table in answers for row in table.rows[1:]]
    per_question = 1 + len(known.routes)
    assert len(rows) == len(known.questionnaire.questions) * per_question
    for place, item in enumerate(known.questionnaire.questions):
        band, *cells = rows[place * per_question : (place + 1) * per_question]
        assert item.text in band[0]
        assert [cell[0] for cell in cells] == [route.name["en"] for route in known.routes]
    assert rows[1][1:4] == ["✓ Yes", "It is so.", "[1] [2] "]
    assert rows[-1][1:] == ["– Not answered yet", "", "", ""]


def test_heads_of_tables_are_repeated_and_rows_are_not_torn() -> None:
    for table in opened(filled()).tables:
        first, *others = [row._tr.trPr for row in table.rows]
        assert first.find(qn("w:tblHeader")) is not None
        assert all(row.find(qn("w:cantSplit")) is not None for row in others)


def test_answers_lie_and_the_rest_stands() -> None:
    sections = opened(filled()).sections
    assert [section.orientation for section in sections] == [
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.LANDSCAPE,
        WD_ORIENT.PORTRAIT,
    ]
    assert sections[1].page_width == sections[0].page_height
    usable = sections[1].page_width - sections[1].left_margin - sections[1].right_margin
    assert all(sum(column.width for column in table.columns) <= usable for table in opened(filled()).tables)


def test_pages_are_numbered() -> None:
    footer = opened(filled()).sections[0].footer._element
    assert [field.get(qn("w:instr")) for field in footer.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]


@pytest.mark.parametrize("known", [filled(), hostile()], ids=["plain", "hostile"])
def test_every_link_within_leads_somewhere(known: Filled) -> None:
    body = opened(known).element.body
    marks = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    links = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))} - {None}
    assert len(set(marks)) == len(marks)
    assert links <= set(marks)
    assert {f"s{citation.number}" for citation in numbering(known).citations} <= links


def test_only_web_addresses_become_links_out() -> None:
    document = opened(hostile())
    targets = [relation.target_ref for relation in document.part.rels.values() if relation.is_external]
    assert set(targets) == {"https://beta.example/", "https://alpha.example/beta"}


def test_a_source_has_all_that_is_needed_to_judge_and_check_it() -> None:
    known = filled()
    text = all_text(opened(known))
    for citation in numbering(known).citations:
        start = text.index(f"[{citation.number}] {citation.passage.source.title}")
        block = "\n".join(text[start : start + 6])
        wanted = [citation.passage.sha256, citation.passage.id, citation.passage.locator, citation.passage.source.url]
        if not citation.passage.source.is_own:
            wanted += [citation.passage.source.publisher, citation.passage.source.interest]
        assert all(fact in block for fact in wanted)
        assert citation.quote.replace("\n", "") in block.replace("\n", "")


def test_characters_that_xml_cannot_hold_are_dropped() -> None:
    data = to_word(hostile())
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        parts = [package.read(name).decode("utf-8") for name in package.namelist() if name.endswith((".xml", ".rels"))]
    assert not any(re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]", part) for part in parts)
    assert any("&lt;b&gt;&amp;amp;" in part for part in parts)


def test_the_file_says_whose_it_is_not() -> None:
    properties = opened(filled("zh")).core_properties
    assert (properties.author, properties.comments, properties.language) == ("", "", "zh-CN")
    assert properties.created.strftime("%Y-%m-%d %H:%M") == "2026-10-12 08:00"


def test_a_questionnaire_without_anything_still_makes_a_document() -> None:
    known = filled()
    empty = replace(known, questionnaire=replace(known.questionnaire, items=()), routes=(), cells={}, created="")
    assert "No source is cited." in all_text(opened(empty))
