"""PDF pages to items: wrapped lines joined, what every page repeats left out, locked and scanned files refused."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pypdf
import pytest
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from advisor.errors import QuestionnaireError
from advisor.questionnaire.forms.read_pdf import read_pdf


def pdf(*pages: Sequence[str], locked: bool = False) -> bytes:
    """A PDF with these lines on its pages."""
    writer = pypdf.PdfWriter()
    for lines in pages:
        sheet = writer.add_blank_page(600, 800)
        shown = "".join(
            f"({line.replace('(', chr(92) + '(').replace(')', chr(92) + ')')}) Tj 0 -14 Td " for line in lines
        )
        stream = DecodedStreamObject()
        stream.set_data(f"BT /F1 12 Tf 20 760 Td {shown}ET".encode("cp1252"))
        font = DictionaryObject(
            {NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject("/Type1")}
        )
        font[NameObject("/BaseFont")] = NameObject("/Helvetica")
        font[NameObject("/Encoding")] = NameObject("/WinAnsiEncoding")
        fonts = DictionaryObject({NameObject("/F1"): font})
        sheet[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        sheet[NameObject("/Contents")] = writer._add_object(stream)
    if locked:
        writer.encrypt("a word", algorithm="RC4-128")
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()


def asked(*pages: Sequence[str]) -> list[str]:
    return [item.text for item in read_pdf(pdf(*pages), "list.pdf").questions]


def test_lines_of_pages_become_questions_with_their_places() -> None:
    read = read_pdf(
        pdf(
            ["Vendor questionnaire", "Please answer all questions.", "1. Data", "1.1 Describe the data you process."],
            ["1.2 Data retention period", "Note: in days.", "1.3 Is MFA used?"],
        ),
        "list.pdf",
    )
    assert [(item.label, item.id, item.number, item.text) for item in read.items] == [
        ("header", "page 1, line 1", "", "Vendor questionnaire"),
        ("instruction", "page 1, line 2", "", "Please answer all questions."),
        ("header", "page 1, line 3", "1", "Data"),
        ("question", "page 1, line 4", "1.1", "Describe the data you process."),
        ("question", "page 2, line 1", "1.2", "Data retention period"),
        ("guidance", "page 2, line 2", "", "Note: in days."),
        ("question", "page 2, line 3", "1.3", "Is MFA used?"),
    ]
    assert read.items[3].section == "Data"


def test_wrapped_and_hyphenated_lines_are_one_question_also_across_pages() -> None:
    assert asked(
        ["1. Do you tell customers of changes to the list of sub-processors before the new", "ones get data?"],
        ["2. Is personal data that is kept for longer than the contract runs, or for ano-", "nymous statistics, en-"],
        ["crypted?", "3. Where is it?"],
    ) == [
        "Do you tell customers of changes to the list of sub-processors before the new ones get data?",
        "Is personal data that is kept for longer than the contract runs, or for anonymous statistics, encrypted?",
        "Where is it?",
    ]


def test_what_is_printed_on_every_page_is_noise_and_parts_no_question() -> None:
    body = [
        ["1. Is data of our customers ever used to train or to tune any model that other"],
        ["customers use?", "2. Is it sold?"],
        ["3. Is it kept?"],
    ]
    pages = [["Acme security list", *lines, f"Confidential - page {number}"] for number, lines in enumerate(body, 1)]
    read = read_pdf(pdf(*pages), "list.pdf")
    assert [item.text for item in read.questions] == [
        "Is data of our customers ever used to train or to tune any model that other customers use?",
        "Is it sold?",
        "Is it kept?",
    ]
    assert [item.text for item in read.items if item.label == "noise"] == [
        *("Acme security list", "Confidential - page 1", "Acme security list", "Confidential - page 2"),
        *("Acme security list", "Confidential - page 3"),
    ]
    assert len({item.id for item in read.items}) == len(read.items)


def test_entries_that_look_alike_on_two_pages_are_no_furniture() -> None:
    assert asked(["1. Is access to logs kept?"], ["2. Is access to logs kept?"]) == ["Is access to logs kept?"] * 2


def test_numbers_in_a_cell_of_their_own_go_with_the_next_line() -> None:
    read = read_pdf(pdf(["1.1", "Is MFA used?", "1.2", "Are rights reviewed?"]), "list.pdf")
    assert [(item.number, item.text) for item in read.items] == [
        ("1.1", "Is MFA used?"),
        ("1.2", "Are rights reviewed?"),
    ]


def test_narrow_cells_are_joined_where_the_file_shows_what_is_wrapped() -> None:
    lines = ["1.1 Do you have a ", "documented ", "Quality ", "System?", "1.2 Is it ", "reviewed?", "Hosting"]
    assert asked(lines) == ["Do you have a documented Quality System?", "Is it reviewed?"]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (pdf([]), "holds no text"),
        (pdf(["Is it?"], locked=True), "locked with a password"),
        (pdf(["Is it?"])[:200], "damaged"),
        (b"%PDF-1.7\nnothing", "damaged"),
    ],
)
def test_what_cannot_be_read_says_why_and_what_to_do(data: bytes, what: str) -> None:
    with pytest.raises(QuestionnaireError, match=what) as caught:
        read_pdf(data, "list.pdf")
    assert caught.value.where == "list.pdf"
    assert caught.value.remedy
