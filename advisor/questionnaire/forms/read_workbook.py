"""XLSX and XLSM to a questionnaire: every sheet, with its dropdowns, merged and hidden cells."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from advisor.errors import QuestionnaireError
from advisor.questionnaire.forms.blocks import blocks_of
from advisor.questionnaire.forms.dropdowns import Dropdowns
from advisor.questionnaire.forms.grid import Grid, column_letters
from advisor.questionnaire.forms.guard import check_package
from advisor.questionnaire.forms.label import label_of
from advisor.questionnaire.forms.sheet_xml import Sheet, read_sheet
from advisor.questionnaire.forms.spreadsheet import Spreadsheet
from advisor.questionnaire.forms.tables import ReadTable, read_table, split_choices
from advisor.questionnaire.forms.titles import role_of
from advisor.questionnaire.records import Columns, Questionnaire

_MAX_FILLED_CELLS = 500_000
_FEWEST_REPEATED = 5


def read_workbook(data: bytes, name: str, columns: Mapping[str, Columns] | None = None) -> Questionnaire:
    """Read a workbook.

    Args:
        data: the bytes of the file.
        name: its name, for errors and the record.
        columns: the buyer's own mapping, by sheet, for the sheets that were mapped by hand; it wins over guessing. One
            without a question column leaves the sheet out. Give none for sheets that nobody touched.

    Returns:
        The items of all sheets in the order of the workbook, one table a sheet (hidden ones too), and notes on what
        was left out.

    Raises:
        QuestionnaireError: it is locked, damaged, hostile, of another kind, or too large; says where and what to do.
    """
    check_package(data, name)
    try:
        book = Spreadsheet(data, name)
        sheets = _sheets(book)
        dropdowns = Dropdowns(sheets, book.defined_names, book.tables)
    except (zipfile.BadZipFile, OSError, ValueError, KeyError, RecursionError) as error:
        raise QuestionnaireError(
            "the workbook is damaged", where=name, remedy="Open it in Excel, let it be repaired, and save a copy."
        ) from error
    grids = [_grid(sheet, dropdowns) for sheet in sheets.values()]
    choices = _choices(grids)
    by_hand = columns or {}
    read = _without_repeats([read_table(grid, by_hand.get(grid.part), choices) for grid in grids], by_hand)
    notes = _book_notes(book)
    for grid, sheet, table in zip(grids, sheets.values(), read, strict=True):
        notes += [*table.notes, *_sheet_notes(grid, sheet, table, dropdowns)]
    items = tuple(item for table in read for item in table.items)
    digest = hashlib.sha256(data).hexdigest()
    return Questionnaire(name, "xlsx", digest, items, tuple(table.table for table in read), tuple(notes))


def _sheets(book: Spreadsheet) -> dict[str, Sheet]:
    sheets: dict[str, Sheet] = {}
    held = 0
    for part in book.sheets:
        if part.name in sheets:
            raise book.damaged("", f"{part.name} (two sheets of this name)")
        sheets[part.name] = read_sheet(book, part)
        held += sum(map(len, sheets[part.name].cells.values()))
        if held > _MAX_FILLED_CELLS:
            raise QuestionnaireError(
                f"the workbook holds more than {_MAX_FILLED_CELLS:,} filled cells; that is data, not a questionnaire",
                where=f"{book.name}, sheet {part.name}",
                remedy="Save a copy that holds the sheets with questions only.",
            )
    return sheets


def _grid(sheet: Sheet, dropdowns: Dropdowns) -> Grid:
    return Grid(
        sheet.name,
        sheet.rows(),
        sheet.hidden,
        frozenset(sheet.hidden_columns),
        partial(dropdowns.options, sheet.name),
        dropdowns.columns(sheet.name),
    )


def _choices(grids: Sequence[Grid]) -> dict[str, tuple[str, ...]]:
    """Choices that a sheet defines by keys, for others to name in their answer column."""
    found: dict[str, tuple[str, ...]] = {}
    for grid in grids:
        titles = [cell.text.strip() for row in grid.rows[:15] for cell in row.cells.values()]
        if not any(role_of(title) == "options" for title in titles):
            continue
        for block in blocks_of(grid):
            roles = block.roles
            keys = next((column for column, role in roles.items() if role == "number"), 0)
            listed = next((column for column, role in roles.items() if role == "options"), 0)
            if not (keys and listed) or "question" in roles.values():
                continue
            for row in block.body:
                if key := row.text(keys).strip():
                    text = row.text(listed).strip()
                    found.setdefault(key, split_choices(text) if text else ())
    return found


def _without_repeats(read: Sequence[ReadTable], by_hand: Mapping[str, Columns]) -> list[ReadTable]:
    """Sheets for the evaluator often say the questions again, without a place for an answer: those are not asked."""
    asked = [
        {" ".join(item.text.split()).lower() for item in table.items if item.label == "question"} for table in read
    ]
    result = []
    for index, table in enumerate(read):
        columns = table.table.columns
        if columns is None or columns.answer or table.table.part in by_hand or len(asked[index]) < _FEWEST_REPEATED:
            result.append(table)
            continue
        first = next(
            (
                other.table.part
                for place, other in enumerate(read)
                if place != index and len(asked[index] & asked[place]) >= 0.8 * len(asked[index])
                # Of two that have no place for answers the first is asked.
                if place < index or (other.table.columns is not None and other.table.columns.answer)
            ),
            "",
        )
        result.append(_not_asked(table, first) if first else table)
    return result


def _not_asked(table: ReadTable, first: str) -> ReadTable:
    items = tuple(replace(item, label="noise") if item.label == "question" else item for item in table.items)
    note = f"sheet {table.table.part}: it says the questions of sheet {first} again, so that they are asked there only"
    return replace(table, items=items, notes=(*table.notes, note))


def _book_notes(book: Spreadsheet) -> list[str]:
    notes = []
    if book.macros:
        notes.append("the workbook has macros: they were not run")
    if book.links:
        notes.append("the workbook links to other files: none of them was opened")
    return notes


def _sheet_notes(grid: Grid, sheet: Sheet, read: ReadTable, dropdowns: Dropdowns) -> list[str]:
    where = f"sheet {sheet.name}"
    notes = []
    if sheet.unread:
        notes.append(f"{where}: the file holds no value for the formulas at {_places(sheet.unread)}: save it in Excel")
    if sheet.linked:
        notes.append(
            f"{where}: formulas at {_places(sheet.linked)} refer to another file; their stored values were read"
        )
    if lost := dropdowns.unresolved(sheet.name):
        notes.append(f"{where}: the choices at {_places(lost)} stand in another file, or nowhere; they were not read")
    for column in sorted(sheet.hidden_columns & {column for row in grid.rows[:200] for column in row.own}):
        texts = [row.cells[column].text for row in grid.rows[:200] if column in row.cells]
        used = {read.table.columns.question, read.table.columns.number} if read.table.columns else set()
        asking = sum(label_of(text) == "question" for text in texts)
        if asking * 2 > len(texts) and column_letters(column) not in used:
            notes.append(f"{where}: column {column_letters(column)} is hidden: what it asks is not asked")
    return notes


def _places(cells: Sequence[str]) -> str:
    return ", ".join(cells[:8]) + (f" and {len(cells) - 8} more" if len(cells) > 8 else "")
