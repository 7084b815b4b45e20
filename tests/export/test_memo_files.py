"""The memo as PDF, Word, Markdown and JSON: whole, linked, readable anywhere, and sound for other programs."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import docx
import pypdf
import pytest
from docx.oxml.ns import qn

from advisor.errors import FontUnavailable
from advisor.export import fonts
from advisor.export.blocks import Band, Heading, Paragraph, Row, Run, Table
from advisor.export.fonts import CHINESE, FONTS, LATIN, locate_font
from advisor.export.memo import memo
from advisor.export.memo_files import MEMO_FORMATS, TEXT_FORMATS, memo_file
from advisor.export.pdf import drawing_as_png, written
from advisor.files import sha256_of_file
from advisor.records import LANGUAGES, Language, sha256_of
from tests.export.decisions import decision, nothing_admitted, rulebook, shipped


@cache
def made(form: str, language: Language = "en") -> bytes:
    return memo_file(form, decision(), shipped(), rulebook(), language).data


def pages(data: bytes, count: int = 2) -> list[str]:
    """The words of the first pages; reading all of them would take longer than making them."""
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages[:count]]


# -- PDF ---------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pdf_holds_the_words_in_embedded_fonts_and_numbers_its_pages(language: Language) -> None:
    reader = pypdf.PdfReader(io.BytesIO(made("pdf", language)))
    title = memo(decision(), shipped(), rulebook(), language).title
    assert reader.metadata is not None
    assert reader.metadata.title == title
    texts = pages(made("pdf", language))
    squeezed = ["".join(text.split()) for text in texts]
    assert "".join(title.split()) in squeezed[0]
    assert "".join(title.split()) in squeezed[1], "the head of the page names the memo"
    assert "2026-11-30" in texts[1]
    assert re.search(rf"2\D+{len(reader.pages)}\D*$", texts[1].strip())
    for page in reader.pages:
        resources: Any = page["/Resources"]
        for font in resources.get("/Font", {}).values():
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            descriptor = inner["/FontDescriptor"]
            assert "/FontFile2" in descriptor or "/FontFile3" in descriptor, "a font is not embedded"


def test_the_first_page_stands_alone() -> None:
    first, second = pages(made("pdf"))
    assert "Summary" in first
    assert "What would change it" in first
    assert "1. Our situation" not in first
    assert "1. Our situation" in second


def test_numbers_lead_to_sources_and_addresses_to_the_web() -> None:
    reader = pypdf.PdfReader(io.BytesIO(made("pdf")))
    links = [note.get_object() for page in reader.pages for note in page.get("/Annots", [])]
    inner = [link for link in links if "/Dest" in link or link.get("/A", {}).get("/S") == "/GoTo"]
    web = {link["/A"]["/URI"] for link in links if link.get("/A", {}).get("/S") == "/URI"}
    one = memo(decision(), shipped(), rulebook(), "en")
    assert len(inner) >= sum(len(sentence.citations) for sentence in one.sentences())
    assert {citation.passage.source.url for citation in one.citations} <= web
    assert len(reader.outline) >= 11


def test_the_same_decision_gives_the_same_bytes() -> None:
    assert memo_file("pdf", decision(), shipped(), rulebook(), "en").data == made("pdf")


def test_no_text_is_taken_for_a_command() -> None:
    hostile = '#panic("x") *a* _b_ $c$ `d` \\ @e <f> "quotes" #import "g" \x07'
    table = Table((hostile,), (5.0,), [Row(((hostile,),)), Band(hostile, "here")])
    known = Paragraph((Run(hostile, anchor="here"), Run("x", anchor="nowhere"), Run("y", url="javascript:alert(1)")))
    data = written([Heading(hostile, 0), Heading(hostile, 1), known, table], hostile, "en", "2026-01-02")
    text = " ".join(" ".join(pages(data)).split())
    assert text.count('#panic("x") *a* _b_ $c$ `d`') >= 4
    assert b"javascript" not in data


def test_a_drawing_becomes_a_picture() -> None:
    text = '<text y="15" font-family="sans">中я</text>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">{text}</svg>'
    assert drawing_as_png(svg).startswith(b"\x89PNG")


# -- fonts -------------------------------------------------------------------------------------------------------------
def test_fonts_are_the_pinned_ones_and_stand_in_the_requirements() -> None:
    pinned = (Path(fonts.__file__).parents[2] / "requirements-models.txt").read_text(encoding="utf-8")
    for font in FONTS:
        assert sha256_of_file(locate_font(font)) == font.sha256
        assert f"{font.distribution}=={font.version}" in pinned
        assert font.licence == "OFL-1.1"


@pytest.mark.parametrize(
    ("font", "words"),
    [
        (replace(LATIN, sha256="0" * 64), "not the pinned"),
        (replace(LATIN, file="none.ttf"), "holds no none.ttf"),
        (replace(CHINESE, distribution="no-such-fonts"), "is not installed"),
    ],
)
def test_a_wrong_or_missing_font_is_named_with_the_remedy(font: fonts.PackagedFont, words: str) -> None:
    with pytest.raises(FontUnavailable, match=words) as raised:
        locate_font(font)
    assert "make install" in str(raised.value)


# -- Word --------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_document_holds_every_sentence_and_its_drawings(language: Language) -> None:
    document = docx.Document(io.BytesIO(made("docx", language)))
    body = document.element.body
    whole = "".join(text.text or "" for text in body.iter(qn("w:t")))
    one = memo(decision(), shipped(), rulebook(), language)
    assert all(sentence.text in whole for sentence in one.sentences())
    assert len(document.inline_shapes) == 4
    assert all(shape._inline.docPr.get("descr") for shape in document.inline_shapes)
    anchors = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))} - {None}
    marks = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    assert anchors <= marks
    assert {f"s{citation.number}" for citation in one.citations} <= marks


# -- Markdown ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("language", LANGUAGES)
def test_markdown_has_one_title_and_every_source(language: Language) -> None:
    text = made("md", language).decode()
    one = memo(decision(), shipped(), rulebook(), language)
    assert len(re.findall(r"(?m)^# ", text)) == 1
    assert [int(n) for n in re.findall(r"(?m)^\*\*\\\[(\d+)\\\]", text)] == [c.number for c in one.citations]
    assert all(citation.passage.sha256 in text for citation in one.citations)
    assert "\n\n\n" not in text
    rows = re.findall(r"(?m)^\|.*$", text)
    assert rows
    assert all(row.endswith(" |") for row in rows)


# -- JSON --------------------------------------------------------------------------------------------------------------
def test_the_data_cites_every_known_cell_and_its_quotes_hold() -> None:
    data = json.loads(made("json"))
    assert data["format"] == "advisor-decision/1"
    assert data["refused"] == []
    for place, citation in enumerate(data["citations"], 1):
        assert citation["number"] == place
        assert citation["passage"][citation["start"] : citation["end"]] == citation["quote"]
        assert sha256_of(citation["passage"]) == citation["sha256"]
    for placed in data["ranking"]:
        assert sum(share["weight"] * share["worth"] for share in placed["shares"]) == pytest.approx(placed["value"])
        for share in placed["shares"]:
            assert share["unknown"] or share["citations"], (placed["route"], share["criterion"])
    for out in data["ruled_out"]:
        assert out["reasons"]
        assert all(reason["citations"] or reason["kind"] == "unknown" for reason in out["reasons"])
    assert {one["route"] for one in (*data["ranking"], *data["ruled_out"])} == set(shipped().routes)
    assert {price for cost in data["costs"] for line in cost["lines"] for price in line["prices"]} == {
        price["id"] for price in data["prices"]
    }


# -- all ---------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("form", MEMO_FORMATS)
def test_a_decision_without_a_first_place_can_be_handed_out_too(form: str) -> None:
    made_file = memo_file(form, nothing_admitted(), shipped(), rulebook(), "en")
    assert made_file.name == f"EU-bank-memo.{form}"
    assert made_file.data
    if form in TEXT_FORMATS:
        made_file.data.decode("utf-8")
