"""Workbooks made in code, and answers to what they ask."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import replace

from openpyxl import Workbook, load_workbook

from advisor.export.workbook import to_workbook
from advisor.questionnaire.records import Cell, Columns, Filled, Item, Place, Questionnaire, ReviewedCell, Table
from advisor.records import Citation, Language, Verdict
from tests.export.by_hand import LAW, TERMS, WHEN, routes

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml"

#: Sheet -> its questions as row and column, with the allowed answers and the place for an answer.
Asked = Sequence[tuple[str, int, str]]


def asked(sheet: str, row: int, column: str = "B", answer: str = "", options: tuple[str, ...] = ()) -> Item:
    """A question in a cell of a sheet."""
    place = Place(sheet, row, answer) if answer else None
    text = f"{sheet} {column}{row}?"
    return Item(f"{sheet}!{column}{row}", text, "question", Place(sheet, row, column), options=options, answer=place)


def answered(
    items: Sequence[Item],
    said: Mapping[tuple[str, str], tuple[Verdict | None, str, tuple[Citation, ...]]] | None = None,
    *,
    count: int = 2,
    language: Language = "en",
    headers: Mapping[str, int] | None = None,
    default: tuple[Verdict | None, str, tuple[Citation, ...]] = ("yes", "It is so.", (TERMS,)),
) -> Filled:
    """Answers to questions of a workbook, on the first `count` routes.

    Args:
        items: the questions.
        said: verdict, statement and citations of cells that differ from `default`, by item and route.
        headers: rows of titles by sheet; 1 where a sheet is not named.
    """
    chosen = routes(language)[:count]
    cells = {}
    for item in items:
        for route in chosen:
            verdict, statement, citations = (said or {}).get((item.id, route.id), default)
            cell = Cell(item.id, route.id, "criterion", verdict, statement, citations)
            cells[cell.key] = ReviewedCell(cell)
    sheets = dict.fromkeys(item.place.part for item in items)
    tables = tuple(Table(s, 9, Columns(s, (headers or {}).get(s, 1), "B")) for s in sheets)
    questionnaire = Questionnaire("list.xlsx", "xlsx", "0" * 64, tuple(items), tables)
    return Filled("run-1", questionnaire, chosen, language, "c0" * 32, WHEN, cells)


def saved(book: Workbook) -> bytes:
    """A workbook as bytes."""
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def opened(data: bytes) -> Workbook:
    """A workbook as openpyxl reads it."""
    return load_workbook(io.BytesIO(data))


def simple(questions: int = 2, sheet: str = "Security") -> Workbook:
    """A sheet with titles in row 1 and questions in column B."""
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    page.append(["No.", "Question", "Answer"])
    for number in range(1, questions + 1):
        page.append([number, f"Question {number}?", None])
    return book


def parts(data: bytes) -> dict[str, bytes]:
    """The parts of a workbook, in order."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(
    contents: Mapping[str, bytes | str], time: tuple[int, int, int, int, int, int] = (2020, 2, 2, 2, 2, 2)
) -> bytes:
    """Parts as a package."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, content in contents.items():
            package.writestr(zipfile.ZipInfo(name, time), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def changed(data: bytes, changes: Mapping[str, bytes | str]) -> bytes:
    """A workbook with some parts changed or added."""
    return packed(parts(data) | dict(changes))


def raw(
    sheet: str,
    *,
    part: str = "xl/worksheets/sheet1.xml",
    target: str = "worksheets/sheet1.xml",
    main: str = MAIN,
    office: str = OFFICE,
    more: Mapping[str, bytes | str] | None = None,
) -> bytes:
    """A workbook of one sheet, called `Q`, from the XML of that sheet."""
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    contents: dict[str, bytes | str] = {
        "[Content_Types].xml": (
            f'{head}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_CONTENT}.sheet.main+xml"/>'
            f'<Override PartName="/{part}" ContentType="{_CONTENT}.worksheet+xml"/></Types>'
        ),
        "_rels/.rels": (
            f'{head}<Relationships xmlns="{_PACKAGE}/relationships">'
            f'<Relationship Id="rId1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
        ),
        "xl/workbook.xml": (
            f'{head}<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
            '<sheet name="Q" sheetId="7" r:id="rId1"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": (
            f'{head}<Relationships xmlns="{_PACKAGE}/relationships">'
            f'<Relationship Id="rId1" Type="{office}/worksheet" Target="{target}"/></Relationships>'
        ),
        part: sheet,
    }
    return packed(contents | dict(more or {}))


def relations(*found: tuple[str, str, str], office: str = OFFICE) -> str:
    """A part of relations: id, kind and target of each."""
    told = "".join(f'<Relationship Id="{i}" Type="{office}/{kind}" Target="{target}"/>' for i, kind, target in found)
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{told}</Relationships>'


def with_text(text: str, language: Language = "en") -> Filled:
    """One question whose answer says a text, which its source quotes."""
    # What was read from a file holds no half characters.
    passage = replace(LAW.passage, text=text.encode("utf-8", "replace").decode("utf-8"))
    citation = Citation(1, passage, 0, len(passage.text))
    return answered([asked("Security", 2)], default=("yes", text, (citation,)), count=1, language=language)


def filled_in(book: Workbook, filled: Filled) -> Workbook:
    """A workbook with its answers, as openpyxl reads it."""
    return opened(to_workbook(filled, saved(book)))
