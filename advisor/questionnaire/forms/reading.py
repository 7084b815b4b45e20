"""The door for files and pastes: finds out what a file is, by content before name, and gives it to its reader."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import replace

from advisor.errors import QuestionnaireError
from advisor.questionnaire.forms.decoding import decoded_text
from advisor.questionnaire.records import Columns, Questionnaire

MAX_FILE = 30_000_000
_ACCEPTED = "Hand in the questionnaire as XLSX, CSV, DOCX, PDF, Markdown, JSON, YAML or plain text, or paste its text."
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
#: How files begin that hold no text, and what they are.
_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"BM", "a picture"),
    (b"II*\0", "a picture"),
    (b"MM\0*", "a picture"),
    (b"RIFF", "a picture or a recording"),
    (b"\x1f\x8b", "a packed file"),
    (b"7z\xbc\xaf\x27\x1c", "a packed file"),
    (b"Rar!", "a packed file"),
    (b"BZh", "a packed file"),
    (b"\xfd7zXZ", "a packed file"),
    (b"{\\rtf", "a file of the format RTF"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
)
_OLD_OFFICE = {".xls": ".xlsx", ".doc": ".docx", ".ppt": ".docx", ".dot": ".docx", ".xlt": ".xlsx", ".xlsb": ".xlsx"}
#: Many programs hand out cells as text under the name of a workbook.
_DELIMITED = (".csv", ".tsv", ".tab", ".psv", ".xls")
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".heic", ".svg")
_MARKUP = re.compile(r"\s*(?:<\?xml|<!doctype|<!entity|<html|<svg|<[A-Za-z][\w:.-]*[\s>/])", re.IGNORECASE)


def read_questionnaire(data: bytes, name: str, columns: Mapping[str, Columns] | None = None) -> Questionnaire:
    """The items of a questionnaire, whatever kind of file it is.

    Args:
        data: the bytes of the file.
        name: its name; the ending counts only where the content does not say what it is.
        columns: the buyer's own mapping of columns by sheet, for workbooks and delimited files.

    Raises:
        QuestionnaireError: it is empty, too large, of a kind that is not read, locked, damaged, or holds nothing.
    """
    if len(data) > MAX_FILE:
        raise QuestionnaireError(
            f"the file has more than {MAX_FILE // 1_000_000} MB",
            where=name,
            remedy="Take out its pictures, or save a copy that holds the questions only.",
        )
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise QuestionnaireError("the file is empty", where=name, remedy=_ACCEPTED)
    read = _with_items(_dispatched(data, name, columns), name)
    # Readers of text see no bytes.
    return replace(read, sha256=hashlib.sha256(data).hexdigest())


def read_pasted(text: str) -> Questionnaire:
    """The items of a text that was pasted: of a letter, a document, or of cells of a spreadsheet.

    Raises:
        QuestionnaireError: it holds nothing.
    """
    text = text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "replace").decode("utf-8")
    if not text.strip():
        raise QuestionnaireError("nothing was pasted", remedy="Paste the questions, one a line or numbered.")
    if len(text) > MAX_FILE:
        raise QuestionnaireError(f"the text has more than {MAX_FILE:,} characters", remedy="Paste it in parts.")
    if _is_cells(text):
        from advisor.questionnaire.forms.read_delimited import read_delimited

        return _with_items(read_delimited(text, "", None), "")
    from advisor.questionnaire.forms.read_plain import read_plain

    return _with_items(read_plain(text, ""), "")


def _with_items(read: Questionnaire, name: str) -> Questionnaire:
    """The questionnaire, if it holds anything: without questions it may still be corrected by hand."""
    if not read.items and not any(table.preview for table in read.tables):
        raise QuestionnaireError("nothing that could be a question was found", where=name, remedy=_ACCEPTED)
    return read


def _dispatched(data: bytes, name: str, columns: Mapping[str, Columns] | None) -> Questionnaire:
    ending = _ending(name)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _office(data, name, ending, columns)
    if b"%PDF-" in data[:1024]:
        from advisor.questionnaire.forms.read_pdf import read_pdf

        return read_pdf(data, name)
    if data.startswith(_OLE):
        _refuse_old(data, name, ending)
    for start, kind in _OTHERS:
        if data.startswith(start) and not (start in (b"BM", b"MZ", b"RIFF") and b"\0" not in data[:512]):
            raise QuestionnaireError(f"this is {kind}, which holds no text to read", where=name, remedy=_ACCEPTED)
    if ending in _PICTURES:
        raise QuestionnaireError("pictures are not read", where=name, remedy=_ACCEPTED)
    if ending in (".xlsx", ".xlsm", ".docx", ".pdf"):
        raise QuestionnaireError(
            f"it is named {ending}, but is none: damaged, cut off, or renamed",
            where=name,
            remedy="Get the file again from whoever sent it.",
        )
    return _text(decoded_text(data, name), name, ending, columns)


def _ending(name: str) -> str:
    return f".{name.rsplit('.', 1)[1].lower()}" if "." in name else ""


def _refuse_old(data: bytes, name: str, ending: str) -> None:
    from advisor.questionnaire.forms.guard import check_package

    check_package(data, name)  # says whether it is locked or old
    new = _OLD_OFFICE.get(ending, ".xlsx or .docx")
    raise QuestionnaireError(
        "files of this older format are not read",
        where=name,
        remedy=f"Open it in Excel, Word or LibreOffice and save it as {new}.",
    )


def _office(data: bytes, name: str, ending: str, columns: Mapping[str, Columns] | None) -> Questionnaire:
    from advisor.questionnaire.forms.guard import check_package

    check_package(data, name)
    rooms = _rooms(data)
    if ending == ".xlsb" or "xl/workbook.bin" in rooms:
        _refuse_old(data, name, ".xlsb")
    if "xl" in rooms:
        from advisor.questionnaire.forms.read_workbook import read_workbook

        return read_workbook(data, name, columns)
    if "word" in rooms:
        from advisor.questionnaire.forms.read_word import read_word

        return read_word(data, name)
    raise QuestionnaireError("it is a zip of a kind that is not read", where=name, remedy=_ACCEPTED)


def _rooms(data: bytes) -> set[str]:
    """The folders at the top of a package, and its parts."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = [part.lower() for part in package.namelist()]
    return {*parts, *(part.split("/")[0] for part in parts if "/" in part)}


def _text(text: str, name: str, ending: str, columns: Mapping[str, Columns] | None) -> Questionnaire:
    start = text.lstrip()
    if ending in (".json", ".jsonl", ".ndjson", ".json5", ".js") or (start[:1] in "[{" and _is_json(text)):
        from advisor.questionnaire.forms.read_json import read_json

        return read_json(text, name)
    if ending in (".yaml", ".yml"):
        from advisor.questionnaire.forms.read_json import read_yaml

        return read_yaml(text, name)
    if ending in _DELIMITED and not _MARKUP.match(text):
        from advisor.questionnaire.forms.read_delimited import read_delimited

        return read_delimited(text, name, columns)
    if ending in (".xml", ".html", ".htm", ".xsl", ".xhtml", ".rtf") or (
        ending not in (".txt", ".md", ".markdown", "") and _MARKUP.match(text)
    ):
        raise QuestionnaireError(
            "pages and data in XML or HTML are not read", where=name, remedy="Copy the text from it and paste it."
        )
    if ending == "" and _is_cells(text):
        from advisor.questionnaire.forms.read_delimited import read_delimited

        return read_delimited(text, name, columns)
    from advisor.questionnaire.forms.read_plain import read_plain

    return read_plain(text, name)


def _is_json(text: str) -> bool:
    import json

    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _is_cells(text: str) -> bool:
    """Whether a text is rows of cells, as a spreadsheet puts them on the clipboard: tabs in nearly all lines."""
    lines = [line for line in text.split("\n") if line.strip()]
    tabbed = sum("\t" in line.strip("\n") and bool(line.strip("\t").strip()) for line in lines)
    inner = sum("\t" in line.strip() for line in lines)
    return (
        inner >= 2 and tabbed * 10 >= len(lines) * 6 and not any(re.match(r"\t+\S[^\t]*\Z", line) for line in lines[:1])
    )
