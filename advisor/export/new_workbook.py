"""A new workbook, for questionnaires that were none: the questions in one sheet, answered as in any other."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

from advisor.export.workbook_fill import fill, styles_of
from advisor.export.workbook_parts import Package, new_part
from advisor.export.workbook_tables import questions_grid, sheet_part
from advisor.export.workbook_words import sheet_word
from advisor.questionnaire.records import Columns, Filled, Place, Table

_NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CONTENT = "application/vnd.openxmlformats-"
_PARTS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{_CONTENT}package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" '
        f'ContentType="{_CONTENT}officedocument.spreadsheetml.sheet.main+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/workbook.xml": f'<workbook xmlns="{_NAMESPACE}"><sheets/></workbook>',
}


def new_workbook(filled: Filled) -> bytes:
    """A workbook with the questions, their answers route by route, what is to know about them, and the sources."""
    package = Package(_empty())
    name = sheet_word("answers_sheet", filled.language)
    part, styles = styles_of(package)
    package.add_sheet(name, sheet_part(questions_grid(filled), styles, package.namespace))
    package.write(part, styles.finished())
    fill(package, _as_in_sheet(filled, name))
    return package.finished()


def _empty() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for part, content in _PARTS.items():
            # A fixed time stamp: the same answers give the same file.
            entry = zipfile.ZipInfo(part, (1980, 1, 1, 0, 0, 0))
            package.writestr(entry, new_part(content), zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _as_in_sheet(filled: Filled, sheet: str) -> Filled:
    """The same answers to the same questions, as if these had been read from the sheet that lists them."""
    questions = filled.questionnaire.questions
    items = tuple(replace(item, place=Place(sheet, row, "C"), answer=None) for row, item in enumerate(questions, 2))
    table = Table(sheet, len(items) + 1, Columns(sheet, header_row=1, question="C"))
    return replace(filled, questionnaire=replace(filled.questionnaire, items=items, tables=(table,)))
