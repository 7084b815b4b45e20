"""Word documents to items: lists with their numbers, tables, controls; deletions, headers and comments left out."""

from __future__ import annotations

import io
import zipfile

import pytest

from advisor.errors import QuestionnaireError
from advisor.questionnaire.forms.read_word import read_word
from advisor.questionnaire.forms.word_numbers import written
from advisor.questionnaire.records import Item
from tests.questionnaire.word_files import DROPDOWN, add, append, new_document, numbered, saved


def items(document: object) -> tuple[Item, ...]:
    return read_word(saved(document), "list.docx").items


def test_paragraphs_lists_and_tables_come_in_the_order_of_the_document() -> None:
    document = new_document()
    document.add_heading("Vendor questionnaire", 0)
    document.add_paragraph("Please complete all sections and return this form by 5 May.")
    document.add_heading("Data", 1)
    lists = numbered(document, ("decimal", "%1.", 1), ("decimal", "%1.%2", 1))
    add(document, "Data handling", lists)
    add(document, "Describe the data you process.", lists, 1)
    add(document, "Data retention period", lists, 1)
    table = document.add_table(rows=4, cols=3)
    for row, texts in zip(
        table.rows,
        [
            ("No.", "Question", "Response"),
            ("2.1", "Is MFA used?", ""),
            ("", "Legal", ""),
            ("3.1", "Is there a DPA?", "yes"),
        ],
        strict=True,
    ):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.add_paragraph("Where are the servers?")
    read = read_word(saved(document), "list.docx")
    assert [(item.label, item.id, item.number, item.text) for item in read.items] == [
        ("header", "line 1", "", "Vendor questionnaire"),
        ("instruction", "line 2", "", "Please complete all sections and return this form by 5 May."),
        ("header", "line 3", "", "Data"),
        ("header", "line 4", "1", "Data handling"),
        ("question", "line 5", "1.1", "Describe the data you process."),
        ("question", "line 6", "1.2", "Data retention period"),
        ("header", "table 1!A1", "", "No. | Question | Response"),
        ("question", "table 1!B2", "2.1", "Is MFA used?"),
        ("header", "table 1!B3", "", "Legal"),
        ("question", "table 1!B4", "3.1", "Is there a DPA?"),
        ("question", "line 7", "", "Where are the servers?"),
    ]
    last = read.items[9]
    assert (last.section, str(last.answer), last.given) == (
        "Vendor questionnaire › Data › Data handling › Legal",
        "table 1!C4",
        "yes",
    )
    assert read.format == "docx"
    assert len(read.tables) == 1


def test_automatic_numbers_are_counted_as_word_counts_them() -> None:
    document = new_document()
    lists = numbered(document, ("upperRoman", "Part %1", 1), ("lowerLetter", "(%2)", 3), ("decimal", "%1.%2.%3", 1))
    other = numbered(document, ("decimal", "Q%1:", 5))
    for text, which, level in [
        ("Do you log access?", lists, 0),
        ("Is it kept?", lists, 1),
        ("Is it read?", lists, 1),
        ("Is it signed?", lists, 2),
        ("Is there more?", other, 0),
        ("Is it the second part?", lists, 0),
        ("Is it counted anew?", lists, 1),
    ]:
        add(document, text, which, level)
    assert [item.number for item in items(document)] == ["Part I", "c", "d", "I.d.1", "Q5", "Part II", "c"]


@pytest.mark.parametrize(
    ("number", "form", "text"),
    [
        (28, "lowerLetter", "bb"),
        (4, "upperRoman", "IV"),
        (12, "chineseCounting", "十二"),
        (3, "decimalZero", "03"),
        (0, "decimal", "0"),
        (2, "russianLower", "б"),
    ],
)
def test_numbers_are_written_in_the_form_of_their_level(number: int, form: str, text: str) -> None:
    assert written(number, form) == text


def test_bullets_carry_no_number_and_choices_go_to_their_question() -> None:
    document = new_document()
    add(document, "Which of these do you hold?")
    add(document, "ISO 27001", style="List Bullet")
    add(document, "SOC 2", style="List Bullet")
    add(document, "Is MFA used? ☐ Yes ☐ No")
    assert [(item.text, item.options, item.number) for item in items(document)] == [
        ("Which of these do you hold?", ("ISO 27001", "SOC 2"), ""),
        ("Is MFA used?", ("Yes", "No"), ""),
    ]


def test_dropdowns_give_choices_and_their_placeholders_no_text() -> None:
    document = new_document()
    append(document.add_paragraph("Is data encrypted? "), DROPDOWN)
    table = document.add_table(rows=3, cols=2)
    for row, text in zip(table.rows, ["Question", "Is MFA used?", "Are logs kept?"], strict=True):
        row.cells[0].text = text
    table.rows[0].cells[1].text = "Answer"
    append(table.rows[1].cells[1].paragraphs[0], DROPDOWN)
    asked = [item for item in items(document) if item.label == "question"]
    assert [(item.text, item.options, item.given) for item in asked] == [
        ("Is data encrypted?", ("Yes", "No"), ""),
        ("Is MFA used?", ("Yes", "No"), ""),
        ("Are logs kept?", (), ""),
    ]


def test_an_empty_frame_or_control_below_a_question_is_the_place_of_its_answer() -> None:
    document = new_document()
    document.add_paragraph("Is there a DPO?")
    document.add_table(rows=1, cols=1)
    document.add_paragraph("Who is it?")
    append(document.add_paragraph(), DROPDOWN)
    assert [str(item.answer) for item in items(document)] == ["table 1!A1", "line 3"]


def test_a_form_of_names_and_blanks_is_asked_row_by_row() -> None:
    document = new_document()
    document.add_heading("Company", 1)
    table = document.add_table(rows=3, cols=2)
    for row, text in zip(table.rows, ["Company name", "Registered address", "Number of employees"], strict=True):
        row.cells[0].text = text
    table.rows[1].cells[1].text = "Oslo"
    asked = [item for item in items(document) if item.label == "question"]
    assert [(item.id, str(item.answer), item.given) for item in asked] == [
        ("table 1!A1", "table 1!B1", ""),
        ("table 1!A2", "table 1!B2", "Oslo"),
        ("table 1!A3", "table 1!B3", ""),
    ]


def test_tracked_changes_are_read_as_if_accepted_and_hidden_text_is_said_to_be_left_out() -> None:
    document = new_document()
    changed = document.add_paragraph("Do you ")
    append(changed, "<w:del><w:r><w:delText>sell</w:delText></w:r></w:del>")
    append(changed, "<w:ins><w:r><w:t>keep</w:t></w:r></w:ins>")
    append(changed, "<w:moveFrom><w:r><w:t> nothing</w:t></w:r></w:moveFrom>")
    append(changed, "<w:r><w:t> our data?</w:t></w:r>")
    append(changed, "<w:r><w:rPr><w:vanish/></w:rPr><w:t> Hidden.</w:t></w:r>")
    read = read_word(saved(document), "list.docx")
    assert [item.text for item in read.items] == ["Do you keep our data?"]
    assert read.notes == ("hidden text was left out",)


def test_headers_footers_and_contents_are_no_items_or_noise() -> None:
    document = new_document()
    document.sections[0].header.paragraphs[0].text = "Is this a header?"
    document.sections[0].footer.paragraphs[0].text = "Is this a footer?"
    document.styles.add_style("toc 1", 1)
    document.add_paragraph("Is data kept?\t3", style="toc 1")
    document.add_paragraph("Is data kept?")
    assert [(item.label, item.text) for item in items(document)] == [
        ("noise", "Is data kept? 3"),
        ("question", "Is data kept?"),
    ]


def test_text_boxes_are_read_once() -> None:
    document = new_document()
    paragraph = document.add_paragraph()
    box = "<w:txbxContent><w:p><w:r><w:t>Is it in a box?</w:t></w:r></w:p></w:txbxContent>"
    append(
        paragraph,
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>",
    )
    assert [item.text for item in items(document)] == ["Is it in a box?"]


def test_merged_cells_are_read_once() -> None:
    document = new_document()
    table = document.add_table(rows=4, cols=3)
    for row, texts in zip(
        table.rows,
        [
            ("Section", "Question", "Answer"),
            ("Access", "Is MFA used?", ""),
            ("", "Are rights reviewed?", ""),
            ("x", "", ""),
        ],
        strict=True,
    ):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(3, 0).merge(table.cell(3, 2)).text = "Hosting"
    found = items(document)
    assert [item.text for item in found if item.label == "question"] == ["Is MFA used?", "Are rights reviewed?"]
    assert [item.text for item in found if "Hosting" in item.text] == ["Hosting"]
    assert all("Access" in item.section for item in found if item.label == "question")


def changed(data: bytes, part: str, content: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(held, "w") as new:
        for entry in old.infolist():
            new.writestr(entry, content if entry.filename == part else old.read(entry))
    return held.getvalue()


def test_broken_and_foreign_documents_are_refused_by_name() -> None:
    whole = saved(new_document())
    xxe = b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]><d>&e;</d>'
    types = zipfile.ZipFile(io.BytesIO(whole)).read("[Content_Types].xml")
    macros = types.replace(b"wordprocessingml.document.main+xml", b"ms-word.document.macroEnabled.main+xml")
    for data in (
        b"",
        b"no zip",
        whole[:2000],
        changed(whole, "word/document.xml", xxe),
        changed(whole, "word/document.xml", b"<w:document>"),
        changed(whole, "word/document.xml", b"<other/>"),
        changed(whole, "[Content_Types].xml", macros),
    ):
        with pytest.raises(QuestionnaireError) as caught:
            read_word(data, "list.docx")
        assert caught.value.where.startswith("list.docx")
        assert caught.value.remedy
