"""The door: what a file is follows from its content before its name; whatever is none says so by name."""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.errors import QuestionnaireError
from advisor.questionnaire.forms.reading import MAX_FILE, read_pasted, read_questionnaire
from advisor.questionnaire.records import Columns, Format
from advisor.settings import PROJECT_ROOT
from tests.questionnaire.test_pdf import pdf
from tests.questionnaire.word_files import new_document, saved

LIST = "1. Do you log access?\n2. Where is data stored?\n"
TABLE = "No;Question;Answer\n1;Do you log access?;\n2;Where is data stored?;\n"
BANK = '[{"id": "Q1", "text": "Do you log access?"}, {"id": "Q2", "text": "Where is data stored?"}]'


def word() -> bytes:
    document = new_document()
    document.add_paragraph("Do you log access?")
    document.add_paragraph("Where is data stored?")
    return saved(document)


def workbook() -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    assert book.active is not None
    for row in (("Question", "Answer"), ("Do you log access?", None), ("Where is data stored?", None)):
        book.active.append(row)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "form"),
    [
        ("list.txt", LIST.encode(), "txt"),
        ("list", LIST.encode("cp1251"), "txt"),
        ("list.md", b"# Vendor\n" + LIST.encode(), "md"),
        ("list.csv", TABLE.encode("utf-16"), "csv"),
        ("list.tsv", TABLE.replace(";", "\t").encode(), "csv"),
        ("list.json", BANK.encode(), "json"),
        ("list.txt", BANK.encode(), "json"),
        ("list.yaml", b"questions: ['Do you log access?', 'Where is data stored?']", "yaml"),
        ("list.docx", word(), "docx"),
        ("list.xlsx", workbook(), "xlsx"),
        ("list.pdf", pdf(LIST.splitlines()), "pdf"),
        # Named by hand, or by a program that knew no better.
        ("list.bin", word(), "docx"),
        ("list.docx", workbook(), "xlsx"),
        ("list.doc", pdf(LIST.splitlines()), "pdf"),
        ("list.xls", TABLE.encode(), "csv"),
    ],
)
def test_each_kind_of_file_goes_to_its_reader(name: str, data: bytes, form: Format) -> None:
    read = read_questionnaire(data, name)
    assert read.format == form
    assert (read.name, read.sha256) == (name, hashlib.sha256(data).hexdigest())
    assert [item.text for item in read.questions] == ["Do you log access?", "Where is data stored?"]


def test_a_mapping_by_hand_reaches_the_table() -> None:
    table = "Topic;Ask\nLogs;Do you log access?\nPlace;Where is data stored?\n"
    mapped = read_questionnaire(table.encode(), "list.csv", {"": Columns("", 1, "A", answer="B")})
    assert [item.text for item in mapped.questions] == ["Logs", "Place"]


def zipped(**parts: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        for name, data in parts.items():
            package.writestr(name.replace("__", "/"), data)
    return held.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("list.txt", b"", "empty"),
        ("list.txt", b"\xef\xbb\xbf \r\n", "empty"),
        ("list.xlsx", b"\0" * 40, "empty"),
        ("list.txt", b"***\n---\n", "nothing that could be a question"),
        ("list.xls", bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, "Office 97"),
        ("list.xls", b"<html><table><tr><td>Do you log?", "XML or HTML"),
        ("list.doc", b"\0\1\2", "not a text file"),
        ("list.xlsx", bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"), "password"),
        ("scan.png", b"\x89PNG\r\n\x1a\n\0\0", "picture"),
        ("scan.txt", b"\xff\xd8\xff\xe0\0\x10JFIF", "picture"),
        ("scan.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "pictures"),
        ("list.gz", b"\x1f\x8b\x08\0\0", "packed"),
        ("list.rtf", b"{\\rtf1 Do you log?}", "RTF"),
        ("list.docx", LIST.encode(), "named .docx, but is none"),
        ("list.pdf", LIST.encode(), "named .pdf, but is none"),
        ("list.zip", zipped(a=b"Do you log?"), "no Office document"),
        ("list.odt", zipped(mimetype=b"x", content=b"<a/>"), "OpenDocument"),
        (
            "list.pptx",
            zipped(**{"[Content_Types].xml": b"<Types/>", "ppt__presentation.xml": b"<p/>"}),
            "kind that is not",
        ),
        ("list.docx", word()[:900], "damaged"),
        ("page.html", b"<html><body>Do you log?</body></html>", "XML or HTML"),
        ("data.xml", b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', "XML or HTML"),
        ("list.txt", bytes(range(256)) * 20, "not a text file"),
        ("list.json", b'{"responses": {"Q1": "Yes"}}', "answers"),
    ],
)
def test_what_is_not_read_says_what_it_is_and_what_to_do(name: str, data: bytes, what: str) -> None:
    with pytest.raises(QuestionnaireError, match=what) as caught:
        read_questionnaire(data, name)
    assert caught.value.where.startswith(name)
    assert caught.value.remedy


def test_too_large_a_file_is_refused_before_it_is_looked_at() -> None:
    with pytest.raises(QuestionnaireError, match="more than 30 MB"):
        read_questionnaire(bytes(MAX_FILE + 1), "list.txt")


def test_items_without_a_question_are_for_the_buyer_to_correct() -> None:
    read = read_questionnaire(b"# Vendor list\nWe buy models.\n", "list.md")
    assert read.questions == ()
    assert [item.label for item in read.items] == ["header", "guidance"]


def test_a_paste_is_read_as_text_or_as_cells() -> None:
    text = read_pasted(f"Hi all,\r\n{LIST}Best regards,\r\nJane")
    assert (text.name, text.format) == ("", "txt")
    assert [item.text for item in text.questions] == ["Do you log access?", "Where is data stored?"]
    cells = read_pasted("ID\tQuestion\tAnswer\nA1\tDo you log access?\t\nA2\tWhere is data stored?\t\n")
    assert [(item.number, item.text, str(item.answer)) for item in cells.questions] == [
        ("A1", "Do you log access?", "C2"),
        ("A2", "Where is data stored?", "C3"),
    ]
    assert read_pasted("Is a broken \ud83d emoji kept?").questions[0].text == "Is a broken ? emoji kept?"
    for nothing in ("", " \n\t", "\0"):
        with pytest.raises(QuestionnaireError, match="nothing was pasted"):
            read_pasted(nothing)


STARTS = (
    b"",
    b"PK\x03\x04",
    b"%PDF-1.7\n",
    b"{",
    b"[",
    b"---\n",
    b"| a | b |\n|---|---|\n",
    b"\xff\xfe",
    b"<?xml",
    b"a;b\n",
)
ENDINGS = ("txt", "md", "json", "yaml", "csv", "docx", "xlsx", "pdf", "xls", "")


@settings(max_examples=300)
@given(st.sampled_from(STARTS), st.binary(max_size=60), st.sampled_from(ENDINGS))
def test_any_bytes_give_items_or_a_named_refusal(start: bytes, data: bytes, ending: str) -> None:
    name = f"list.{ending}" if ending else "list"
    refused = name
    try:
        read = read_questionnaire(start + data, name)
    except QuestionnaireError as error:
        refused = error.where
    else:
        assert len({item.id for item in read.items}) == len(read.items)
    assert refused.startswith(name)


def test_readers_and_their_libraries_are_loaded_when_they_are_needed() -> None:
    code = (
        "import sys, advisor.questionnaire.forms.reading\n"
        "print(*{'docx', 'openpyxl', 'json5', 'charset_normalizer', 'pypdf', 'yaml', 'lxml'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=PROJECT_ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
