"""One sheet of a workbook: its filled cells, merged and hidden ones, and its dropdowns; in time of what it holds."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from advisor.errors import QuestionnaireError
from advisor.questionnaire.forms.cell_values import shown
from advisor.questionnaire.forms.grid import (
    LAST_COLUMN,
    LAST_ROW,
    Budget,
    GridCell,
    GridRow,
    column_letters,
    column_number,
)
from advisor.questionnaire.forms.spreadsheet import Look, SheetPart, Spreadsheet, clean, local

#: Cells that hold nothing but a look, and rows of such: a sheet may have them by the million.
_EMPTY_CELL = re.compile(rb'<(?:\w+:)?c r="[A-Z]{1,3}\d{1,7}"[^<>]*/>')
_EMPTY_ROW = re.compile(rb"<(?:\w+:)?row [^<>]*(?:/>|>\s*</(?:\w+:)?row>)")
#: A cell without its place follows the one before it, so that none may be taken out.
_CELL_WITHOUT_PLACE = re.compile(rb"<(?:\w+:)?c(?: (?!r=)[^<>]*)?/?>")
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})")
_OTHER_FILE = re.compile(r"\[[^\[\]]+\][^\[\]!]*!")
_MAX_AREAS = 20_000
_MAX_MERGED_STEPS = 2_000_000

Area = tuple[int, int, int, int]
"""First row and column, last row and column."""


@dataclass(frozen=True, slots=True)
class Dropdown:
    """A rule that a cell takes one of a list: the areas it holds for, and the list or what refers to it."""

    areas: tuple[Area, ...]
    formula: str


@dataclass(slots=True)
class Sheet:
    """What a sheet holds. Only filled cells are kept; `merged` are areas."""

    name: str
    hidden: bool
    cells: dict[int, dict[int, GridCell]] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[Area] = field(default_factory=list)
    dropdowns: list[Dropdown] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    """Cells with a formula whose value the file does not hold."""
    linked: list[str] = field(default_factory=list)
    """Cells whose formula refers to another file."""

    def rows(self) -> tuple[GridRow, ...]:
        """Its rows, with what is merged belonging to the whole area."""
        numbers = sorted(self.cells)
        steps = 0
        for first_row, first, last_row, last in self.merged:
            start = self.cells.get(first_row, {}).get(first)
            inside = numbers[bisect_left(numbers, first_row) : bisect_right(numbers, last_row)]
            steps += len(inside)
            if steps > _MAX_MERGED_STEPS:
                break
            for number in inside:
                row = self.cells[number]
                # What stands under a merged cell is not shown.
                for column in [column for column in row if first <= column <= last]:
                    if (number, column) != (first_row, first):
                        del row[column]
                if start is not None:
                    merged = GridCell(
                        start.text, start.bold, start.filled, last - first + 1, number > first_row, start.unread
                    )
                    row[first] = merged
        return tuple(
            GridRow(number, dict(sorted(cells.items())), number in self.hidden_rows)
            for number in numbers
            if (cells := self.cells[number]) and not all(cell.inherited for cell in cells.values())
        )


def read_sheet(book: Spreadsheet, part: SheetPart) -> Sheet:
    """Read one sheet.

    Raises:
        QuestionnaireError: it is damaged, or holds more than a questionnaire can; names sheet and cell.
    """
    body = book.part(part.path)
    if body is None:
        raise book.damaged(part.path, part.name)
    if not _CELL_WITHOUT_PLACE.search(body):
        body = _EMPTY_ROW.sub(b"", _EMPTY_CELL.sub(b"", body))
    reader = _SheetReader(book, part)
    book.feed(part.path, body, reader, reader.place)
    return reader.sheet


def area_of(reference: str) -> Area | None:
    """`B2:D9` or `B2` as an area; None for what is none."""
    first, _, last = reference.strip().upper().partition(":")
    places = [_REFERENCE.fullmatch(corner) for corner in (first, last or first)]
    if places[0] is None or places[1] is None:
        return None
    columns = sorted(_column(match[1]) for match in places if match)
    rows = sorted(int(match[2]) for match in places if match)
    return (rows[0], columns[0], rows[1], columns[1]) if rows[1] <= LAST_ROW and columns[1] <= LAST_COLUMN else None


def _column(letters: str) -> int:
    try:
        return column_number(letters)
    except QuestionnaireError:
        return LAST_COLUMN + 1


class _SheetReader:
    """Is told of the tags of a sheet; a target of `feed_xml`."""

    def __init__(self, book: Spreadsheet, part: SheetPart) -> None:
        self.sheet = Sheet(part.name, part.hidden)
        self._book, self._budget = book, Budget(book.name, part.name)
        self._texts, self._looks, self._since_1904 = book.texts, book.looks, book.since_1904
        self._row = self._column = 0
        self._cell: dict[str, str] | None = None
        self._pieces: list[str] | None = None
        self._value: str | None = None
        self._formula: str | None = None
        self._inline: list[str] = []
        self._phonetic = 0
        self._rule: dict[str, str] | None = None

    def place(self) -> str:
        """The sheet, and the cell at which or after which reading stands: what whoever mends the file looks for."""
        if self._cell is not None and self._cell.get("r"):
            return f"{self.sheet.name}, cell {self._cell['r'][:12]}"
        if self._row and self._column:
            return f"{self.sheet.name}, after cell {column_letters(self._column)}{self._row}"
        return f"{self.sheet.name}, row {self._row}" if self._row else self.sheet.name

    # -- the events ----------------------------------------------------------------------------------------------------
    def start(self, tag: str, attributes: dict[str, str], /) -> None:
        """A tag opens."""
        name = local(tag)
        if name == "c":
            self._cell, self._value, self._formula, self._inline = attributes, None, None, []
            self._column += 1
        elif name in ("v", "f", "t", "formula1", "sqref", "list"):
            wanted = self._cell is not None or self._rule is not None
            self._pieces = [] if wanted and not self._phonetic else None
        elif name == "row":
            self._start_row(attributes)
        elif name == "rPh":
            self._phonetic += 1
        elif name == "col":
            self._hide_columns(attributes)
        elif name == "mergeCell":
            area = area_of(attributes.get("ref", ""))
            if area is not None and len(self.sheet.merged) < _MAX_AREAS:
                self.sheet.merged.append(area)
        elif name == "dataValidation":
            self._rule = {"sqref": attributes.get("sqref", "")} if attributes.get("type") == "list" else None

    def data(self, text: str, /) -> None:
        """A piece of text."""
        if self._pieces is not None:
            self._pieces.append(text)

    def end(self, tag: str, /) -> None:
        """A tag closes."""
        name = local(tag)
        if name == "c":
            if self._cell is not None:
                self._end_cell(self._cell)
            self._cell = None
        elif name in ("v", "f", "t", "formula1", "sqref", "list"):
            self._end_text(name)
        elif name == "rPh":
            self._phonetic -= 1
        elif name == "dataValidation" and self._rule is not None:
            self._end_rule(self._rule)
            self._rule = None

    def close(self) -> None:
        """The end of the sheet."""

    # -- rows and cells ------------------------------------------------------------------------------------------------
    def _start_row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r", "")
        self._row = int(number) if number.isascii() and number.isdecimal() and len(number) < 8 else self._row + 1
        self._column = 0
        if not 0 < self._row <= LAST_ROW:
            raise self._book.damaged("", f"{self.sheet.name}, row {self._row}")
        if attributes.get("hidden", "0") in ("1", "true") or attributes.get("ht") == "0":
            self.sheet.hidden_rows.add(self._row)

    def _hide_columns(self, attributes: dict[str, str]) -> None:
        if attributes.get("hidden", "0") in ("1", "true"):
            first, last = attributes.get("min", ""), attributes.get("max", "")
            if first.isdecimal() and last.isdecimal() and len(first + last) < 12:
                self.sheet.hidden_columns.update(range(int(first), min(int(last), LAST_COLUMN) + 1))

    def _end_text(self, name: str) -> None:
        pieces, self._pieces = self._pieces, None
        if pieces is None:
            return
        text = "".join(pieces)
        if self._cell is not None:
            if name == "v":
                self._value = text
            elif name == "f":
                self._formula = text
            elif name == "t":
                self._inline.append(text)
        elif self._rule is not None:
            # In the newer form the formula stands one level deeper, in `f`.
            self._rule["formula" if name in ("f", "formula1") and text.strip() else name] = text

    def _end_cell(self, cell: dict[str, str]) -> None:
        place = cell.get("r", "")
        if place:
            match = _REFERENCE.fullmatch(place)
            self._row, self._column = (int(match[2]), _column(match[1])) if match else (0, 0)
            if not (0 < self._row <= LAST_ROW and 0 < self._column <= LAST_COLUMN):
                raise self._book.damaged("", f"{self.sheet.name}, cell {place[:12]}")
        where = f"{column_letters(self._column)}{self._row}"
        if self._formula and _OTHER_FILE.search(self._formula):
            self.sheet.linked.append(where)
        text, bold, unread = self._text_of(cell)
        if not text.strip():
            return
        if unread:
            self.sheet.unread.append(where)
        self._budget.spend(text, self._row, self._column)
        look = self._look(cell)
        row = self.sheet.cells.setdefault(self._row, {})
        row.setdefault(self._column, GridCell(text, bold or look.bold, look.filled, unread=unread))

    def _look(self, cell: dict[str, str]) -> Look:
        style = cell.get("s", "0")
        return self._looks[int(style)] if style.isdecimal() and int(style) < len(self._looks) else Look()

    def _text_of(self, cell: dict[str, str]) -> tuple[str, bool, bool]:
        """The text of a cell, whether it is bold by itself, and whether it is a formula without a value."""
        kind, value = cell.get("t", "n"), self._value
        if kind == "inlineStr":
            return clean("".join(self._inline)), False, False
        if not value:
            # An empty text is a value too: `t="str"` says that the formula was worked out.
            unread = self._formula is not None and kind != "str"
            return (f"={self._formula}" if unread and self._formula else ""), False, unread
        if kind == "s":
            index = int(value) if value.strip().isdecimal() and len(value) < 10 else -1
            texts = self._texts
            return (
                (texts.texts[index], texts.bold[index], False) if 0 <= index < len(texts.texts) else ("", False, False)
            )
        if kind == "b":
            return ("TRUE" if value.strip() in ("1", "true") else "FALSE"), False, False
        if kind == "n":
            number_format = self._look(cell).number_format
            return clean(shown(value.strip(), number_format, since_1904=self._since_1904)), False, False
        return clean(value), False, False

    # -- dropdowns -----------------------------------------------------------------------------------------------------
    def _end_rule(self, rule: dict[str, str]) -> None:
        if len(self.sheet.dropdowns) >= _MAX_AREAS:
            return
        areas = [area for text in rule.get("sqref", "").split()[:_MAX_AREAS] if (area := area_of(text)) is not None]
        listed = rule.get("list", "").strip()
        formula = f'"{listed}"' if listed and not listed.startswith('"') else listed or rule.get("formula", "").strip()
        if areas and formula:
            self.sheet.dropdowns.append(Dropdown(tuple(areas), formula))
