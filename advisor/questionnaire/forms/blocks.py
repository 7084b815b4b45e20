"""Where the tables of a sheet begin and end: rows of titles, the rows under them, and what stands above; pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from advisor.questionnaire.forms.grid import Grid, GridRow
from advisor.questionnaire.forms.titles import Role, is_log, just_question, plain_title, role_of

#: A row of titles has at least this share of titles that are known.
_KNOWN = 0.5
_LONGEST = 90
_YES_NO = (("yes", "no"), ("y", "n"), ("да", "нет"), ("是", "否"), ("ja", "nein"), ("oui", "non"))
_TICKED = frozenset(
    [*(word for pair in _YES_NO for word in pair), "n a", "na", "partly", "partial", "частично", "不适用"]
)
_NUMERIC = re.compile(r"[\d.,\s%/-]+")


@dataclass(frozen=True, slots=True)
class Block:
    """One table of a sheet: what stands above it, its rows of titles (none, one or two), and its rows."""

    lead: tuple[GridRow, ...]
    header: tuple[GridRow, ...]
    body: tuple[GridRow, ...]

    @property
    def titles(self) -> dict[int, str]:
        """The title of each column; one that is merged across is the first of all columns under it."""
        found: dict[int, list[str]] = {}
        for row in self.header:
            for column, cell in row.own.items():
                # A title over everything is the table's, not a column's.
                for under in range(column, column + min(cell.span, 40)):
                    if under == column or len(self.header) > 1:
                        found.setdefault(under, []).append(cell.text.strip())
        return {column: "\n".join(dict.fromkeys(texts)) for column, texts in sorted(found.items())}

    @property
    def roles(self) -> dict[int, Role]:
        """What each column holds, by its title."""
        titles = self.titles
        roles: dict[int, Role] = {column: _role(title) for column, title in titles.items()}
        roles |= dict.fromkeys(self.ticks, "other")
        return roles

    @property
    def ticks(self) -> tuple[int, ...]:
        """Columns of boxes to tick, "Yes | No | N/A" beside one another."""
        plain = {column: plain_title(title) for column, title in self.titles.items()}
        if not any({yes, no} <= set(plain.values()) for yes, no in _YES_NO):
            return ()
        return tuple(column for column, title in plain.items() if title in _TICKED)


def _role(title: str) -> Role:
    """A title of two rows counts as a whole ("Requirement" over "Name"), else by its last row, then by its first."""
    parts = title.split("\n")
    for text in (" ".join(parts), parts[-1], parts[0]):
        if role := role_of(text):
            return role
    return ""


def blocks_of(grid: Grid) -> tuple[Block, ...]:
    """The tables of a sheet, top to bottom; every row is in exactly one of them, in order."""
    rows = grid.rows
    starts = _header_starts(rows)
    if not starts:
        return (_with_unknown_titles(rows),) if rows else ()
    blocks: list[Block] = []
    first = _lead_start(rows, 0, starts[0][0])
    if first:
        blocks.append(Block((), (), rows[:first]))
    for place, (start, end) in enumerate(starts):
        stop = _lead_start(rows, end, starts[place + 1][0]) if place + 1 < len(starts) else len(rows)
        blocks.append(Block(rows[first:start], rows[start:end], rows[end:stop]))
        first = stop
    return tuple(blocks)


def _with_unknown_titles(rows: tuple[GridRow, ...]) -> Block:
    """Rows without known titles. Those of an unknown language show by their place: short texts over numbers, say."""
    for index, row in enumerate(rows[:15]):
        own, below = row.own, rows[index + 1 : index + 21]
        if len(own) < 2 or len(below) < 2:
            continue
        texts = [cell.text.strip() for cell in own.values()]
        if any(len(text) > 40 or len(text.split()) > 4 or re.search(r"[\d?？:：]", text) for text in texts):
            return Block((), (), rows)
        numbers = any(
            sum(bool(re.search(r"\d", under.text(column))) and len(under.text(column)) < 12 for under in below) * 3
            > len(below) * 2
            for column in own
        )
        plain = sum(any(cell.bold or cell.filled for cell in under.own.values()) for under in below) * 4 < len(below)
        if numbers or (plain and all(cell.bold or cell.filled for cell in own.values())):
            return Block(rows[:index], (row,), rows[index + 1 :])
        return Block((), (), rows)
    return Block((), (), rows)


def _header_starts(rows: Sequence[GridRow]) -> list[tuple[int, int]]:
    """First and last (exclusive) index of each group of title rows that begins a table with columns of its own."""
    found: list[tuple[int, int]] = []
    roles: Mapping[int, Role] = {}
    index = 0
    while index < len(rows):
        if not (is_header(rows[index]) or (not found and _is_lone_title(rows, index))):
            index += 1
            continue
        end = index + 1
        while end < len(rows) and end - index < 3 and _continues(rows[end - 1], rows[end]):
            end += 1
        here = Block((), tuple(rows[index:end]), ()).roles
        if not repeats(here, roles):
            found.append((index, end))
            roles = here
        index = end
    return found


def is_header(row: GridRow) -> bool:
    """Whether a row names columns: at least two titles of different kinds, and not much that is none."""
    cells = row.own
    if len(cells) < 2:
        return False
    texts = [cell.text.strip() for cell in cells.values()]
    if any(len(text) > _LONGEST or _NUMERIC.fullmatch(text) for text in texts):
        return False
    roles = [role_of(text) for text in texts]
    known = [role for role in roles if role]
    if len(known) >= 2 and is_log(texts) and len(known) >= len(texts) * _KNOWN:
        return True
    kinds = set(known) - {"other"}
    if not kinds or len(set(known)) < 2:
        return False
    asked = kinds & {"question", "answer"}
    if len(known) >= len(texts) * _KNOWN or len(asked) == 2 or (asked and len(kinds) > 2):
        return True
    return "number" in kinds and any(just_question(text) for text in texts)


def _is_lone_title(rows: Sequence[GridRow], index: int) -> bool:
    """A table of one column: "Question" over questions."""
    own = rows[index].own
    if len(own) != 1 or index + 1 >= len(rows):
        return False
    column, cell = next(iter(own.items()))
    below = rows[index + 1]
    one_word = len(cell.text.split()) == 1 and role_of(cell.text) == "question"
    if not (one_word or just_question(cell.text)) or cell.span > 1:
        return False
    return below.number == rows[index].number + 1 and column in below.own and not is_header(below)


def _continues(upper: GridRow, lower: GridRow) -> bool:
    """Whether a row goes on naming the columns that the row above began to name."""
    if lower.number != upper.number + 1:
        return False
    texts = [cell.text.strip() for cell in lower.own.values()]
    if any(len(text) > _LONGEST or text.endswith(("?", "？", ".", "。")) or _NUMERIC.fullmatch(text) for text in texts):
        return False
    known = sum(bool(role_of(text)) for text in texts)
    split = [column for column, cell in upper.own.items() if cell.span > 1]
    under_split = all(any(start <= column < start + upper.own[start].span for start in split) for column in lower.own)
    if is_header(lower):
        # A row that names every column itself needs no second.
        return bool(split) or len(upper.own) < len(lower.own)
    return bool(split) and under_split and known * 2 >= len(texts)


def repeats(here: Mapping[int, Role], before: Mapping[int, Role]) -> bool:
    """Whether titles name the same columns as those before: the same table goes on."""
    known = {column: role for column, role in here.items() if role}
    same = sum(before.get(column) == role for column, role in known.items())
    return same >= 2 and same * 3 >= len(known) * 2


def _lead_start(rows: Sequence[GridRow], start: int, header: int) -> int:
    """Where what stands above a row of titles begins: a table's own title, parted from the table before it."""
    index = header
    while index > start and header - index < 4:
        row, below = rows[index - 1], rows[index]
        gap = below.number - row.number > 1
        if len(row.own) > 1 or (start and gap and index < header):
            break
        cell = next(iter(row.own.values()))
        stands_out = cell.bold or cell.filled or cell.span > 1
        if start and (not (gap or stands_out) or cell.text.rstrip().endswith(("?", "？"))):
            break
        index -= 1
    return index
