"""Workbooks made in code, for the tests of reading them: through openpyxl, and part by part where that cannot."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import openpyxl
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

State = Literal["visible", "hidden", "veryHidden"]
BOLD = Font(bold=True)
GREY = PatternFill("solid", fgColor="FFD9D9D9")
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


@dataclass
class Made:
    """A workbook in the making; `asked` are the places of its true questions, in order."""

    book: openpyxl.Workbook = field(default_factory=openpyxl.Workbook)
    asked: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.book.remove(self.book.worksheets[0])

    def sheet(self, title: str, rows: Iterable[Sequence[object]], *, state: State = "visible") -> Worksheet:
        """Add a sheet. A text that begins with `?: ` is a question, with `# ` a bold grey title, with `> ` a title
        merged to the end of its row.
        """
        sheet: Worksheet = self.book.create_sheet(title)
        sheet.sheet_state = state
        rows = [list(row) for row in rows]
        width = max((len(row) for row in rows), default=1)
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(row, 1):
                if value == "":
                    continue
                cell = sheet.cell(number, column)
                if not isinstance(value, str):
                    assert isinstance(value, int)
                    cell.value = value
                    continue
                cell.value = value
                if value.startswith("?: "):
                    cell.value = value[3:]
                    self.asked.append(f"{title}!{cell.coordinate}")
                if value.startswith(("# ", "> ")):
                    cell.value, cell.font, cell.fill = value[2:], BOLD, GREY
                if value.startswith("> "):
                    sheet.merge_cells(start_row=number, start_column=column, end_row=number, end_column=width)
        return sheet

    def bytes(self) -> bytes:
        """The file."""
        stream = io.BytesIO()
        self.book.save(stream)
        return stream.getvalue()


def dropdown(sheet: Worksheet, area: str, formula: str) -> None:
    """Give an area a dropdown."""
    rule = DataValidation(type="list", formula1=formula)
    rule.add(area)
    sheet.add_data_validation(rule)


def named(made: Made, name: str, reference: str) -> None:
    """Give a range a name."""
    made.book.defined_names[name] = DefinedName(name, attr_text=reference)


def cell_xml(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def sheet_xml(rows: str, after: str = "", before: str = "", namespace: str = MAIN) -> str:
    return f'<worksheet xmlns="{namespace}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def raw(
    sheets: Mapping[str, str],
    parts: Mapping[str, str | bytes] | None = None,
    *,
    names: str = "",
    content_type: str = _SHEET_TYPE,
    namespace: str = MAIN,
) -> bytes:
    """A workbook from the XML of its sheets, by name; `parts` are added, or take the place of those made here."""
    listed = "".join(f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}"/>' for n, name in enumerate(sheets, 1))
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(sheets) + 1)
    )
    made: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}"><Override PartName="/xl/workbook.xml" '
        f'ContentType="{content_type}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1" Type="{_OFFICE}/officeDocument" '
        f'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{namespace}" xmlns:r="{_OFFICE}"><sheets>{listed}</sheets>'
        f"{names}</workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{links}</Relationships>',
    }
    made |= {f"xl/worksheets/sheet{n}.xml": xml for n, xml in enumerate(sheets.values(), 1)}
    return zipped(made | dict(parts or {}))


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A package of these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


def two_questions() -> str:
    """A sheet with two questions, as XML."""
    return sheet_xml(
        f'<row r="1">{cell_xml("A1", "Question")}{cell_xml("B1", "Answer")}</row>'
        f'<row r="2">{cell_xml("A2", "Do you log access?")}</row>'
        f'<row r="3">{cell_xml("A3", "Where are logs kept?")}</row>'
    )
