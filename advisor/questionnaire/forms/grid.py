"""Rows of text with what a sheet shows beside it (bold, merged, hidden, dropdowns), whatever file they are of; pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from advisor.errors import QuestionnaireError

#: Beyond this a sheet is data, not a questionnaire, and would keep everybody waiting.
MAX_FILLED_CELLS = 200_000
MAX_CHARACTERS = 20_000_000
#: What a cell of a spreadsheet can hold at most.
MAX_CELL_CHARACTERS = 32_767

LAST_COLUMN = 16_384
LAST_ROW = 1_048_576


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell that holds something.

    `span` is over how many columns it is merged; `inherited` that it belongs to a cell merged down from a row above.
    """

    text: str
    bold: bool = False
    filled: bool = False
    span: int = 1
    inherited: bool = False
    unread: bool = False
    """Whether it is a formula whose value the file does not hold; its text is the formula."""


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row in which at least one cell holds something of its own; columns count from 1, in order."""

    number: int
    cells: Mapping[int, GridCell]
    hidden: bool = False

    @property
    def own(self) -> dict[int, GridCell]:
        """The cells that do not belong to a row above."""
        return {column: cell for column, cell in self.cells.items() if not cell.inherited}

    def at(self, column: int) -> GridCell | None:
        """The cell at a column, also where that is merged into one further left; None where nothing stands."""
        cell = self.cells.get(column)
        if cell is not None:
            return cell
        for start, merged in self.cells.items():
            if start < column < start + merged.span:
                return merged
        return None

    def text(self, column: int) -> str:
        """The text at a column, or an empty text."""
        cell = self.at(column) if column else None
        return cell.text if cell is not None else ""


def _no_options(_row: int, _column: int) -> tuple[str, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet, or a delimited file (`part` is empty then). Rows ascend; empty ones are left out."""

    part: str
    rows: tuple[GridRow, ...]
    hidden: bool = False
    hidden_columns: frozenset[int] = field(default_factory=frozenset)
    options: Callable[[int, int], tuple[str, ...]] = _no_options
    """The answers that a cell's dropdown allows, by row and column."""
    dropdowns: frozenset[int] = field(default_factory=frozenset)
    """The columns that have a dropdown anywhere."""


def column_letters(column: int) -> str:
    """`1` → `A`, `28` → `AB`; an empty text for 0."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


@lru_cache(maxsize=20_000)
def column_number(letters: str) -> int:
    """`A` → `1`, `ab` → `28`; 0 for an empty text.

    Raises:
        QuestionnaireError: it is no column of a spreadsheet.
    """
    if not letters:
        return 0
    if not re.fullmatch(r"[A-Za-z]{1,3}", letters):
        raise QuestionnaireError(f"{letters[:12]!r} is no column", remedy="Columns are named A to XFD.")
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    if number > LAST_COLUMN:
        raise QuestionnaireError(f"{letters!r} is no column", remedy="Columns are named A to XFD.")
    return number


class Budget:
    """Counts what a sheet holds while it is read, so that reading ends where it holds too much."""

    def __init__(self, name: str, part: str) -> None:
        self._name, self._part = name, part
        self._cells = 0
        self._characters = 0

    def spend(self, text: str, row: int, column: int) -> None:
        """Count one filled cell.

        Raises:
            QuestionnaireError: the sheet holds more than can be a questionnaire; names file, sheet and cell.
        """
        self._cells += 1
        self._characters += len(text)
        if self._cells <= MAX_FILLED_CELLS and self._characters <= MAX_CHARACTERS:
            return
        held = f"{MAX_FILLED_CELLS:,} filled cells" if self._cells > MAX_FILLED_CELLS else f"{MAX_CHARACTERS:,} letters"
        sheet = f", sheet {self._part}" if self._part else ""
        raise QuestionnaireError(
            f"it holds more than {held}; that is data, not a questionnaire",
            where=f"{self._name}{sheet}, cell {column_letters(column)}{row}",
            remedy="Save a copy that holds the questions only.",
        )
