"""The rows of a sheet to items: every row once, in order, with its section, guidance, choices and place; pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from advisor.questionnaire.forms.blocks import Block, blocks_of
from advisor.questionnaire.forms.columns import Layout, guessed, keyed, mapped
from advisor.questionnaire.forms.grid import Grid, GridRow, column_letters
from advisor.questionnaire.forms.label import label_of
from advisor.questionnaire.forms.rows import RowReader
from advisor.questionnaire.forms.titles import choices_in, role_of
from advisor.questionnaire.records import Columns, Item, Label, Place, Table
from advisor.records import shortened

_PREVIEW_ROWS = 12
_PREVIEW_COLUMNS = 12
_PREVIEW_TEXT = 80
#: Of a sheet without questions only so many rows are shown.
_MOST_BESIDE = 200
SECTION_MARK = " › "


@dataclass(frozen=True, slots=True)
class ReadTable:
    """What a sheet gave."""

    table: Table
    items: tuple[Item, ...] = ()
    notes: tuple[str, ...] = ()


def read_table(
    grid: Grid, columns: Columns | None = None, choices: Mapping[str, tuple[str, ...]] | None = None
) -> ReadTable:
    """The items of a sheet.

    Args:
        grid: its rows.
        columns: the buyer's own mapping, which wins; one without a question column leaves the sheet out. By default
            the columns are guessed.
        choices: answers that other sheets of the file define, by their key.

    Raises:
        QuestionnaireError: the mapping names a column that is none.
    """
    blocks = blocks_of(grid)
    choices = choices or {}
    layouts = [
        keyed(layout, block.body, choices) if (layout := guessed(block, grid)) is not None else None for block in blocks
    ]
    guess = _main(blocks, layouts)
    by_hand = columns is not None
    if columns is None:
        columns = guess.columns(grid.part) if guess is not None else None
    elif guess is None or columns != guess.columns(grid.part):
        blocks = (_mapped_block(grid, columns),)
        layouts = [mapped(columns, blocks[0]) if columns.question else None]
    table = Table(grid.part, len(grid.rows), columns, *_preview(grid), hidden=grid.hidden)
    if columns is not None and not columns.question:
        return ReadTable(table)
    if not any(layouts):
        return ReadTable(table, () if grid.hidden else tuple(_beside(grid)[:_MOST_BESIDE]))
    reader = _TableReader(grid, choices, asked=by_hand or not grid.hidden)
    for block, layout in zip(blocks, layouts, strict=True):
        reader.read(block, layout)
    return ReadTable(table, tuple(reader.items), tuple(reader.notes()))


def _main(blocks: Sequence[Block], layouts: Sequence[Layout | None]) -> Layout | None:
    found = [(len(block.body), layout) for block, layout in zip(blocks, layouts, strict=True) if layout is not None]
    return max(found, key=lambda pair: pair[0])[1] if found else None


def _mapped_block(grid: Grid, columns: Columns) -> Block:
    lead = tuple(row for row in grid.rows if row.number < columns.header_row)
    header = tuple(row for row in grid.rows if row.number == columns.header_row)
    return Block(lead, header, tuple(row for row in grid.rows if row.number > columns.header_row))


def _preview(grid: Grid) -> tuple[tuple[tuple[str, ...], ...], tuple[int, ...]]:
    rows = grid.rows[:_PREVIEW_ROWS]
    width = min(max((max(row.cells) for row in rows), default=0), _PREVIEW_COLUMNS)
    texts = tuple(
        tuple(
            shortened(cell.text, _PREVIEW_TEXT) if (cell := row.cells.get(column)) is not None else ""
            for column in range(1, width + 1)
        )
        for row in rows
    )
    return texts, tuple(row.number for row in rows)


def _beside(grid: Grid) -> list[Item]:
    """The rows of a sheet that holds no questions."""
    items = []
    for row in grid.rows[:_MOST_BESIDE]:
        column, cell = next(iter(row.own.items()))
        label: Label = "instruction" if label_of(_joined(row)) in ("instruction", "guidance") else "noise"
        place = Place(grid.part, row.number, column_letters(column))
        items.append(Item(str(place), _joined(row) or cell.text, label, place))
    return items


def _joined(row: GridRow) -> str:
    return " | ".join(text for cell in row.own.values() if (text := cell.text.strip()))


class _Headings:
    """The titles above a row, outermost first."""

    def __init__(self) -> None:
        self._stack: list[tuple[object, str]] = []

    def open(self, mark: object, text: str) -> None:
        """A title. One that looks like an open one ends that and all below it; another is nested in the last."""
        self.close(mark)
        self._stack.append((mark, text))

    def close(self, mark: object) -> None:
        """End the first title that something of this level or look ends, and all below it."""
        place = next((place for place, (other, _) in enumerate(self._stack) if _ends(other, mark)), None)
        if place is not None:
            del self._stack[place:]

    def clear(self) -> None:
        """End all: another table begins."""
        self._stack.clear()

    @property
    def texts(self) -> list[str]:
        """The titles that are open."""
        return [text for _, text in self._stack]


def _ends(open_mark: object, mark: object) -> bool:
    if isinstance(open_mark, int) and isinstance(mark, int):
        return open_mark >= mark
    return open_mark == mark


@dataclass(slots=True)
class _TableReader:
    """Turns the blocks of one sheet into items."""

    grid: Grid
    _choices: Mapping[str, tuple[str, ...]]
    asked: bool
    items: list[Item] = field(default_factory=list)
    _headings: _Headings = field(default_factory=_Headings)
    _hidden: list[int] = field(default_factory=list)
    _carried: dict[int, str] = field(default_factory=dict)

    def read(self, block: Block, layout: Layout | None) -> None:
        """Add the items of one table."""
        if self.items and (block.header or block.lead):
            self._headings.clear()
        self._carried.clear()
        for row in block.lead:
            self._above(row)
        for row in block.header:
            self._add(row, _joined(row), "header")
        if layout is None:
            for row in block.body:
                self._above(row)
            return
        rows = RowReader(self.grid, layout, block.body)
        for row in block.body:
            self._row(row, rows, layout)

    # -- rows outside of tables ----------------------------------------------------------------------------------------
    def _above(self, row: GridRow) -> None:
        text = _joined(row)
        column, cell = next(iter(row.own.items()))
        first = cell.text.strip()
        label = label_of(first, heading=(cell.bold or cell.span > 2) and len(row.own) == 1 and len(first) <= 80)
        if label == "question" or (label == "header" and len(row.own) > 1):
            # What asks outside of a table asks for a name or a date, or whether there are questions.
            label = "instruction" if label == "question" else "noise"
        if label == "header":
            self._headings.open("above", first)
        self._add(row, text, label, column)

    # -- rows of tables ------------------------------------------------------------------------------------------------
    def _row(self, row: GridRow, rows: RowReader, layout: Layout) -> None:
        label = rows.label(row)
        column, text = rows.spoken(row)
        number = rows.number(row)
        for section in layout.sections:
            if name := row.text(section).strip():
                self._carried[section] = name
        if label == "header":
            if rows.title(row) and not rows.repeats_titles(row):
                column, text = layout.first("title"), rows.title(row)
            self._header(row, rows, layout, column, text, number)
            return
        if label != "question":
            self._add(row, text, label, column, number=number, guidance=self._guidance(row, layout, text))
            return
        if row.hidden or not self.asked:
            self._hidden.append(row.number)
            label = "noise"
        if level := _level(row, layout):
            self._headings.close(level)
        guidance = self._guidance(row, layout, text)
        self._add(row, text, label, column, number=number, guidance=guidance, section=rows.title(row))
        answer = Place(self.grid.part, row.number, column_letters(layout.answer)) if layout.answer else None
        given = row.text(layout.answer).strip()
        self.items[-1] = replace(self.items[-1], options=self._options(row, layout), answer=answer, given=given)

    def _header(self, row: GridRow, rows: RowReader, layout: Layout, column: int, text: str, number: str) -> None:
        if rows.repeats_titles(row):
            names = [cell.text.strip() for cell in row.own.values() if not role_of(cell.text)]
            text = names[0] if names else _joined(row)
        named = not rows.repeats_titles(row) or bool(names)
        if column in layout.sections:
            # It is carried down by its column.
            named = False
        if named:
            self._headings.open(_mark(row, layout, column, number), text)
        guidance = self._guidance(row, layout, text)
        self._add(row, text, "header", column, number=number, guidance=guidance, above=named)

    def _guidance(self, row: GridRow, layout: Layout, text: str) -> str:
        said = [row.text(column).strip() for column in layout.guidance]
        if row.text(layout.question).strip() not in ("", text):
            said.insert(0, row.text(layout.question).strip())
        return "\n".join(dict.fromkeys(part for part in said if part and part != text))

    def _options(self, row: GridRow, layout: Layout) -> tuple[str, ...]:
        if layout.keys:
            return self._choices.get(row.text(layout.keys).strip(), ())
        if layout.answer and (found := self.grid.options(row.number, layout.answer)):
            return found
        if listed := row.text(layout.first("options")).strip():
            return split_choices(listed)
        return choices_in(layout.titles.get(layout.answer, "")) if layout.answer else ()

    def _add(
        self,
        row: GridRow,
        text: str,
        label: Label,
        column: int = 0,
        *,
        number: str = "",
        guidance: str = "",
        section: str = "",
        above: bool = False,
    ) -> None:
        """Add an item; `section` is its own name under the open titles; `above`: the last of those is itself."""
        place = Place(self.grid.part, row.number, column_letters(column or min(row.own)))
        path = self._headings.texts[: -1 if above else None]
        path = [*path, *self._carried.values(), section]
        path = [name for name in dict.fromkeys(path) if name and name != text]
        joined = SECTION_MARK.join(shortened(name, 200) for name in path)
        self.items.append(Item(str(place), text, label, place, number, joined, guidance))

    # -- what was left out ---------------------------------------------------------------------------------------------
    def notes(self) -> list[str]:
        """Questions that are not asked because they are hidden."""
        if not self._hidden:
            return []
        where = f"sheet {self.grid.part}" if self.grid.part else "the file"
        if not self.asked:
            return [f"{where} is hidden: its {len(self._hidden)} questions are not asked"]
        return [f"{where}: row(s) {ranges(self._hidden)} are hidden: what they ask is not asked"]


def _level(row: GridRow, layout: Layout) -> int:
    """How deep the file itself says that a row is nested; 0 where it does not say."""
    depth = row.text(layout.first("depth")).strip()
    return int(depth) if depth.isdecimal() and len(depth) < 4 else 0


def _mark(row: GridRow, layout: Layout, column: int, number: str) -> object:
    """What tells titles of one level from those of another: a level, the depth of a number, else the looks."""
    if level := _level(row, layout):
        return level
    if number and re.search(r"\d", number):
        return len([part for part in re.split(r"[.\-_]", number.strip(".-_")) if part])
    cell = row.own.get(column)
    return (column, cell.bold, cell.filled, cell.span) if cell is not None else column


def split_choices(text: str) -> tuple[str, ...]:
    """The choices that a cell lists, one a line or parted by `;`, `|` or `/`."""
    for sign in ("\n", ";", "；", "|", " / ", "/", "、", ","):
        parts = [part.strip(" \t•-*☐□") for part in text.split(sign)]
        parts = [part for part in parts if part]
        if len(parts) > 1 and (sign in "\n;；|" or all(len(part.split()) <= 4 for part in parts)):
            return tuple(dict.fromkeys(parts))
    return (text,)


def ranges(numbers: Sequence[int]) -> str:
    """`1, 2, 3, 7` as `1–3, 7`; the first few."""
    spans: list[list[int]] = []
    for number in sorted(set(numbers)):
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    shown = [str(first) if first == last else f"{first}–{last}" for first, last in spans]
    return ", ".join(shown[:10]) + (", …" if len(shown) > 10 else "")
