"""Answers into the sheets of a workbook: two columns for each route, right of what is there, and notes on them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from advisor.errors import QuestionnaireError
from advisor.export.cell_text import starts_like_formula
from advisor.export.sources import Numbering, numbering
from advisor.export.texts import reason_text, word
from advisor.export.vocabulary import spoken_as
from advisor.export.workbook_notes import Note, add_notes, note_columns
from advisor.export.workbook_parts import STYLES_TYPE, Package, new_part
from advisor.export.workbook_sheet import (
    MAX_COLUMNS,
    NewCell,
    NewCells,
    SheetPart,
    column_letters,
    column_number,
    corners_of,
    height_of,
    text_width,
)
from advisor.export.workbook_styles import PLAIN, Styles, Use
from advisor.export.workbook_tables import about_grid, sheet_part, sources_grid
from advisor.export.workbook_words import note_text, sheet_word, with_numbers
from advisor.questionnaire.records import Filled, Item, ReviewedCell
from advisor.records import DECIDED, Route

_VERDICT_WIDTH = 18.0
_WIDEST_VERDICT = 26.0
_STATEMENT_WIDTHS = (62.0, 80.0, 100.0)
_MAY_BE_CUT = 0.1
_DOUBTS = frozenset({"match_uncertain", "verdict_open"})
_MAX_ROWS = 1_048_576


def styles_of(package: Package) -> tuple[str, Styles]:
    """The part with a workbook's formats, made if there is none, and what it holds."""
    part = package.related(package.workbook, "styles")
    if not part:
        # Some programs know it by this name alone.
        part = "xl/styles.xml" if not package.has("xl/styles.xml") else package.free_name("xl/styles{}.xml")
        package.write(part, new_part(PLAIN.format(namespace=package.namespace)))
        package.declare(part, STYLES_TYPE)
        package.relate(package.workbook, "styles", part)
    return part, Styles(package.read(part), part)


def fill(package: Package, filled: Filled) -> None:
    """Put the answers into a workbook: columns in the sheets that ask, a sheet about them, and one of the sources.

    Raises:
        QuestionnaireError: a sheet is missing, full or damaged.
    """
    language = filled.language
    styles_part, styles = styles_of(package)
    sources = package.free_sheet_name(word("sources", language))
    filling = _Filling(package, filled, styles, numbering(filled), sources)
    places = filling.run()
    signed = any(name.lower().startswith("_xmlsignatures/") for name in package.names)
    notes = [sheet_word("signature", language)] if signed else []
    about = about_grid(filled, places, sources, notes)
    package.add_sheet(
        package.free_sheet_name(sheet_word("about_sheet", language)), sheet_part(about, styles, package.namespace)
    )
    package.add_sheet(sources, sheet_part(sources_grid(filling.numbers, language), styles, package.namespace))
    package.write(styles_part, styles.finished())


@dataclass(frozen=True, slots=True)
class _Filling:
    """All that filling the sheets of one workbook needs."""

    package: Package
    filled: Filled
    styles: Styles
    numbers: Numbering
    sources: str

    def run(self) -> list[str]:
        """Fill every sheet that asks or wants answers, and say where the answers stand."""
        asking: dict[str, list[Item]] = defaultdict(list)
        wanting: dict[str, list[Item]] = defaultdict(list)
        for item in self.filled.questionnaire.questions:
            asking[item.place.part].append(item)
            if len(self.filled.routes) == 1 and item.answer is not None:
                wanting[item.answer.part].append(item)
        parts = self.package.sheets
        places, own = [], 0
        for sheet in dict.fromkeys([*asking, *wanting]):
            if not parts.get(sheet):
                raise QuestionnaireError(
                    "the workbook has no such sheet any more", where=sheet, remedy="Read the questionnaire anew."
                )
            place, count = self._fill_sheet(sheet, parts[sheet], asking[sheet], wanting[sheet])
            own += count
            places += [place] if place else []
        return places + ([sheet_word("own_cells", self.filled.language, count=own)] if own else [])

    def _fill_sheet(self, sheet: str, part: str, asked: Sequence[Item], wanted: Sequence[Item]) -> tuple[str, int]:
        """Fill one sheet; where the answers stand, and how many of its own cells were filled."""
        rows = _by_row(asked)
        headers = self._header_rows(sheet, min(rows)) if rows else ()
        touched = {*rows, *headers, *(item.answer.row for item in wanted if item.answer)}
        if not all(1 <= row <= _MAX_ROWS for row in touched):
            raise QuestionnaireError("a question stands in no row of this sheet", where=sheet)
        old = SheetPart(self.package.read(part), sheet, touched)
        cells: dict[int, dict[int, NewCell]] = defaultdict(dict)
        own = self._fill_own(old, wanted, cells)
        place, shapes = "", ""
        widths: dict[int, float] = {}
        heights: dict[int, float] = {}
        if rows and self.filled.routes:
            first = self._first_column(old, sheet, part)
            notes: list[Note] = []
            for index, route in enumerate(self.filled.routes):
                at = _Columns(first + 2 * index, first - 1, route, headers)
                self._fill_route(old, at, rows, cells)
                notes += self._notes(at, rows)
                widths |= self._widths(old, at, rows, cells)
            heights = self._heights(old, cells, widths)
            notes.sort(key=lambda note: (note.row, note.column))
            shapes = add_notes(self.package, part, old.shapes, notes, lambda row: heights.get(row) or old.height(row))
            span = {"sheet": sheet, "first": column_letters(first), "last": column_letters(max(widths))}
            place = sheet_word("columns", self.filled.language, **span)
        self.package.write(part, old.edited(cells, widths, heights, shapes, self.package.office))
        return place, own

    def _widths(self, old: SheetPart, at: _Columns, rows: _Rows, cells: NewCells) -> dict[int, float]:
        """The widths of the columns of a route: wide enough for most texts to fit into rows that may not grow."""
        name = text_width(at.route.name[self.filled.language]) + 2
        fixed = [(str(cells[row][at.statement].content), old.height(row)) for row in rows if not old.grows(row)]
        for width in _STATEMENT_WIDTHS:
            cut = sum(height_of([(text, width)]) > height for text, height in fixed)
            if cut <= len(fixed) * _MAY_BE_CUT:
                break
        return {at.verdict: min(max(name, _VERDICT_WIDTH), _WIDEST_VERDICT), at.statement: width}

    def _heights(self, old: SheetPart, cells: NewCells, widths: Mapping[int, float]) -> dict[int, float]:
        """The heights of rows that must grow for what is put into them; those that somebody has set stay."""
        heights: dict[int, float] = {}
        for row, new in cells.items():
            texts = [(str(cell.content), widths[column]) for column, cell in new.items() if column in widths]
            points = max((self.styles.points(cell.style) for cell in new.values()), default=11.0)
            needed = height_of(texts, points)
            if old.grows(row) and needed > old.height(row):
                heights[row] = needed
        return heights

    def _header_rows(self, sheet: str, first_question: int) -> tuple[int, ...]:
        """The rows that hold titles of columns; where none is known, the row above the first question, if any."""
        tables = self.filled.questionnaire.tables
        known = {table.columns.header_row for table in tables if table.part == sheet and table.columns} - {0}
        if not any(row < first_question for row in known):
            known |= {first_question - 1} - {0}
        return tuple(sorted(known))

    def _first_column(self, old: SheetPart, sheet: str, part: str) -> int:
        tables = [r.part for r in self.package.relations(part) if r.kind == "table" and self.package.has(r.part)]
        corners = [corners_of(self.package.tree(table).attributes.get("ref", "")) for table in tables]
        others = [found[1][1] for found in corners if found] + list(note_columns(self.package, part))
        first = old.last_column(others) + 1
        if first + 2 * len(self.filled.routes) - 1 > MAX_COLUMNS:
            raise QuestionnaireError(
                f"the sheet is used up to column {column_letters(first - 1)}: there is no room for answers",
                where=sheet,
                remedy="Delete what stands in its last columns, and hand in that file.",
            )
        return first

    def _fill_own(self, old: SheetPart, wanted: Sequence[Item], cells: dict[int, dict[int, NewCell]]) -> int:
        """Fill the answer cells that the file has itself, where they are empty; how many there were."""
        count = 0
        for item in wanted:
            reviewed = self.filled.cells.get((item.id, self.filled.routes[0].id))
            if reviewed is None or item.answer is None or item.given.strip():
                continue
            row, column = item.answer.row, column_number(item.answer.column)
            # In our own words only what is settled: that nothing was found is no answer to give.
            said = self._verdict(item, reviewed) if item.options or reviewed.verdict in DECIDED else ""
            if said and column and old.is_empty(row, column) and column not in cells[row]:
                cells[row][column] = NewCell(said, old.style(row, column))
                count += 1
        return count

    def _fill_route(self, old: SheetPart, at: _Columns, rows: _Rows, cells: dict[int, dict[int, NewCell]]) -> None:
        name = at.route.name[self.filled.language]
        for row in at.headers:
            titled = next((c for c in range(at.last_used, 0, -1) if not old.is_empty(row, c)), 0)
            beside = old.style(row, titled) if titled else 0
            style = self.styles.style("header" if self.styles.is_plain(beside) else "like_header", beside)
            told = sheet_word("said", self.filled.language, route=name)
            cells[row] |= {at.verdict: NewCell(name, style), at.statement: NewCell(told, style)}
        for row, items in rows.items():
            beside = old.style(row, column_number(items[0].place.column) or 1)
            use: Use = "like_text" if old.grows(row) else "like_text_from_top"
            told = self._statement(items, at.route)
            if told and not at.headers:
                told = word("pair", self.filled.language, name=name, value=told)
            for column, text in ((at.verdict, self._verdicts(items, at.route)), (at.statement, told)):
                style = self.styles.style(use, beside, starts_like_formula(text))
                cells[row][column] = NewCell(text, style)

    def _reviewed(self, items: Sequence[Item], route: Route) -> list[tuple[Item, ReviewedCell]]:
        found = ((item, self.filled.cells.get((item.id, route.id))) for item in items)
        return [(item, reviewed) for item, reviewed in found if reviewed is not None]

    def _verdict(self, item: Item, reviewed: ReviewedCell) -> str:
        return spoken_as(reviewed.verdict, item.options, self.filled.language, turned=reviewed.cell.turned)

    def _verdicts(self, items: Sequence[Item], route: Route) -> str:
        """The verdict of the questions in one row: of several only what holds for all."""
        said = {self._verdict(item, reviewed) for item, reviewed in self._reviewed(items, route)}
        return said.pop() if len(said) == 1 else ""

    def _statement(self, items: Sequence[Item], route: Route) -> str:
        """What was found, with the numbers of sources; of several questions in one row, each is named."""
        lines = []
        for item, reviewed in self._reviewed(items, route):
            line = with_numbers(reviewed.statement, self.numbers.numbers(reviewed))
            line += "".join(f"\n⚑ {text}" for text in self._doubts(reviewed))
            lines.append(line if len(items) == 1 else f"{item.number or item.place}: {line}")
        return "\n".join(lines)

    def _doubts(self, reviewed: ReviewedCell) -> list[str]:
        """What a reader must know before the verdict is believed, as long as nobody has looked."""
        if reviewed.edited or reviewed.approved_by:
            return []
        return [reason_text(reason, self.filled.language) for reason in reviewed.cell.reasons if reason in _DOUBTS]

    def _notes(self, at: _Columns, rows: _Rows) -> Iterator[Note]:
        for row, items in rows.items():
            numbers = [n for _, reviewed in self._reviewed(items, at.route) for n in self.numbers.numbers(reviewed)]
            cited = [self.numbers.citations[number - 1] for number in dict.fromkeys(numbers)]
            if cited:
                yield Note(row, at.verdict, note_text(cited, self.filled.language, self.sources))


_Rows = dict[int, list[Item]]


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the answers for a route stand."""

    verdict: int
    last_used: int
    """The last column of the sheet as it was."""
    route: Route
    headers: tuple[int, ...]

    @property
    def statement(self) -> int:
        return self.verdict + 1


def _by_row(items: Sequence[Item]) -> _Rows:
    rows: _Rows = defaultdict(list)
    for item in items:
        rows[item.place.row].append(item)
    return rows
