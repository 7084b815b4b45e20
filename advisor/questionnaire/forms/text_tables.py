"""Tables of a document (Word, Markdown) to items, by the same rules as sheets; pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from advisor.questionnaire.forms.grid import Grid, GridCell, GridRow
from advisor.questionnaire.forms.label import label_of
from advisor.questionnaire.forms.label_words import BLANK
from advisor.questionnaire.forms.tables import read_table
from advisor.questionnaire.records import Item, Place, Table

#: By row and column, both from 1: the answers that a control allows.
Choices = Mapping[tuple[int, int], tuple[str, ...]]


def read_text_table(
    part: str, rows: Sequence[tuple[int, Sequence[GridCell | None]]], choices: Choices | None = None
) -> tuple[tuple[Item, ...], Table]:
    """The items of a table, one for each row that holds anything.

    Args:
        part: its name, as in `table 2`.
        rows: number and cells of each row; None where nothing stands, or where a cell to the left reaches over.
        choices: the answers that controls in its cells allow.
    """
    known = choices or {}
    filled = tuple(
        GridRow(
            number, {column: cell for column, cell in enumerate(cells, 1) if cell is not None and cell.text.strip()}
        )
        for number, cells in rows
        if any(cell is not None and cell.text.strip() for cell in cells)
    )
    grid = Grid(
        part,
        filled,
        options=lambda row, column: known.get((row, column), ()),
        dropdowns=frozenset(column for _, column in known),
    )
    read = read_table(grid)
    if read.table.columns is not None and read.items:
        return read.items, read.table
    return tuple(_without_titles(part, grid, known)), read.table


def _without_titles(part: str, grid: Grid, choices: Choices) -> list[Item]:
    """The rows of a table that is no table of questions: a form of names and blanks, or something else."""
    form = _is_form(grid)
    items: list[Item] = []
    for row in grid.rows:
        cells = list(row.own.items())
        if not cells:
            continue
        column, first = cells[0]
        text = first.text.strip()
        rest = [cell.text.strip() for _, cell in cells[1:] if not BLANK.fullmatch(cell.text.strip())]
        label = label_of(text, heading=first.bold and not form, listed=form)
        place = Place(part, row.number, _letters(column))
        if form and label == "question":
            answer = Place(part, row.number, _letters(column + first.span))
            options = choices.get((row.number, column + first.span), ())
            items.append(Item(str(place), text, label, place, options=options, answer=answer, given="\n".join(rest)))
        else:
            whole = " | ".join([text, *rest])
            items.append(
                Item(str(place), whole, label if label != "question" or text.endswith(("?", "？")) else "noise", place)
            )
    return items


def _is_form(grid: Grid) -> bool:
    """Whether the rows are names with room beside them."""
    rows = [row for row in grid.rows if row.own]
    open_rows = sum(
        len([cell for cell in row.own.values() if re.search(r"[^\W_]", BLANK.sub("", cell.text).replace("_", ""))]) <= 1
        for row in rows
    )
    return bool(rows) and open_rows * 3 >= len(rows) * 2


def _letters(column: int) -> str:
    from advisor.questionnaire.forms.grid import column_letters

    return column_letters(column)
