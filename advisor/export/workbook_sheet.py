"""One sheet of a workbook: what stands where, and new cells and widths put between what stands there."""

from __future__ import annotations

import itertools
import math
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from advisor.errors import QuestionnaireError
from advisor.export.cell_text import cell_text, cell_xml
from advisor.export.markup import Edit, Element, Outliner, appended, attribute_set, spliced

MAX_COLUMNS = 16_384
#: Empty cells with a format, so many columns behind the last filled one, belong to the table that is seen there; a
#: sheet that is painted further is not one wide table.
_FORMATTED_BESIDE = 6
#: A merged range that leads further than this beyond what is filled is decoration.
_MERGED_BESIDE = 50
#: The distance of two lines, by the size of the letters.
_LINE = 15 / 11
_BELOW = 40
_USUAL_HEIGHT = 15.0
_MOST_HEIGHT = 409.0
_TRUE = ("1", "true")
_HEIGHT = re.compile(r"[0-9]{1,6}(\.[0-9]{0,20})?")
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
#: What stands before the reference to the notes' shapes, where there is any of it.
_BEFORE_SHAPES = frozenset(
    [
        *("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection"),
        *("protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews"),
        *("mergeCells", "phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions"),
        *("pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches"),
        *("ignoredErrors", "smartTags", "drawing"),
    ]
)


@dataclass(frozen=True, slots=True)
class NewCell:
    """What is to stand in a cell: a text, or a number; an empty text leaves it empty, but formatted."""

    content: str | int
    style: int


#: New cells by row, then by column; both count from 1.
NewCells = Mapping[int, Mapping[int, NewCell]]


class _Scan(Outliner):
    """Notes the rows that are asked for, and how far the others reach."""

    def __init__(self, xml: bytes, where: str, rows: Collection[int]) -> None:
        super().__init__(xml, where)
        self._wanted = frozenset(rows)
        self._not_met = sorted(self._wanted, reverse=True)
        self._last = max(self._wanted, default=0) + _BELOW
        self._branch = ""
        self._row = self._column = 0
        self.filled = self.formatted = 0
        self.numbers: dict[int, int] = {}
        """The number of each row that was asked for, by where it begins: a file may leave the numbers out."""
        self.heights: dict[int, float] = {}
        """In points, of rows down to a little below the last one that was asked for."""
        self.usual_height = _USUAL_HEIGHT
        self.fixed = False
        """Whether somebody has set the height of rows that state none."""
        self.following: dict[int, int] = {}
        """Where the next row begins, for each row that was asked for and is not there."""

    def keeps(self, depth: int, name: str, attributes: Mapping[str, str]) -> bool:
        """The branches of a sheet; of its cells, those in rows that are asked for."""
        if depth < 2:
            self._branch = name.rpartition(":")[2]
            if self._branch == "sheetFormatPr":
                self.usual_height = _points(attributes.get("defaultRowHeight")) or _USUAL_HEIGHT
                self.fixed = attributes.get("customHeight") in _TRUE
            return True
        if self._branch != "sheetData":
            return depth == 2 and self._branch in ("cols", "mergeCells")
        if depth == 2:
            self._enter_row(attributes)
        elif depth == 3:
            self._column = _column_of(attributes, self._column)
            self.formatted = max(self.formatted, self._column)
        elif depth == 4 and name.rpartition(":")[2] in ("v", "f", "is"):
            self.filled = max(self.filled, self._column)
        return self._row in self._wanted

    def _enter_row(self, attributes: Mapping[str, str]) -> None:
        given = attributes.get("r", "")
        self._row = int(given) if given.isdigit() else self._row + 1
        self._column = 0
        while self._not_met and self._not_met[-1] <= self._row:
            if (row := self._not_met.pop()) < self._row:
                self.following[row] = self.position
        if self._row <= self._last and (height := _points(attributes.get("ht"))):
            self.heights[self._row] = height
        if self._row in self._wanted:
            self.numbers[self.position] = self._row


class SheetPart:
    """A sheet as it was given.

    Args:
        xml: the part.
        where: the sheet's name, for errors.
        rows: all rows that anything will be asked of, or put into.

    Raises:
        QuestionnaireError: the part is damaged.
    """

    def __init__(self, xml: bytes, where: str, rows: Collection[int]) -> None:
        self._xml, self._where = xml, where
        self._scan = _Scan(xml, where, rows)
        self._root = self._scan.run()
        data = self._root.child("sheetData")
        if data is None:
            raise QuestionnaireError("the sheet is damaged: it has no place for rows", where=where)
        self._data = data
        self._rows = {self._scan.numbers[row.start]: row for row in data.children}

    # -- what stands there --------------------------------------------------------------------------------------------
    def last_column(self, others: Collection[int] = ()) -> int:
        """The last column that is used.

        Args:
            others: the last columns of what belongs to the sheet but stands in other parts: tables, notes.
        """
        last = max([self._scan.filled, *others])
        merged = self._root.child("mergeCells")
        ranges = [corners_of(found.attributes.get("ref", "")) for found in merged.children] if merged else []
        reach = last + _MERGED_BESIDE
        # From left to right: a merged range may lead into another one.
        for (_, left), (_, right) in sorted((r for r in ranges if r), key=lambda corners: corners[0][1]):
            if left <= last < right <= reach:
                last = right
        formatted = self._scan.formatted
        return formatted if last < formatted <= last + _FORMATTED_BESIDE else last

    def style(self, row: int, column: int) -> int:
        """The format of a cell, be there one or not: its own, its row's or its column's."""
        cell = self._cells(row).get(column)
        if cell is not None:
            return _number(cell.attributes.get("s"))
        found = self._rows.get(row)
        if found is not None and found.attributes.get("customFormat") in _TRUE:
            return _number(found.attributes.get("s"))
        over = next((col for low, high, col in self._columns() if low <= column <= high), None)
        return _number(over.attributes.get("style")) if over is not None else 0

    def is_empty(self, row: int, column: int) -> bool:
        """Whether nothing stands in a cell: no value, text or formula."""
        cell = self._cells(row).get(column)
        return cell is None or not any(child.local in ("v", "f", "is") for child in cell.children)

    def height(self, row: int) -> float:
        """The height of a row in points, as far as the file tells it."""
        return self._scan.heights.get(row, self._scan.usual_height)

    def grows(self, row: int) -> bool:
        """Whether a row is as high as its text needs; nobody has set its height."""
        element = self._rows.get(row)
        if element is None or "ht" not in element.attributes:
            return not self._scan.fixed
        return element.attributes.get("customHeight") not in _TRUE

    @property
    def shapes(self) -> str:
        """The id of the reference to the shapes of notes; empty where there is none."""
        found = self._root.child("legacyDrawing")
        return found.qualified("id") if found is not None else ""

    def _cells(self, row: int) -> dict[int, Element]:
        cells, column = {}, 0
        for cell in self._rows[row].children if row in self._rows else ():
            column = _column_of(cell.attributes, column)
            cells[column] = cell
        return cells

    def _columns(self) -> Iterator[tuple[int, int, Element]]:
        """The stated columns from the left: first, last, element."""
        cols = self._root.child("cols")
        for col in cols.children if cols is not None else ():
            yield _number(col.attributes.get("min")), _number(col.attributes.get("max")), col

    # -- what is put there --------------------------------------------------------------------------------------------
    def edited(
        self,
        cells: NewCells,
        widths: Mapping[int, float],
        heights: Mapping[int, float],
        shapes: str = "",
        office: str = "",
    ) -> bytes:
        """The part with new cells.

        Args:
            cells: what to put where; an empty cell that stands there gives way.
            widths: of columns, in characters.
            heights: of rows with new cells, in points, where they change.
            shapes: the id of a new reference to the shapes of notes, where there was none.
            office: the namespace of references.
        """
        edits = [*self._row_edits(cells, heights), *self._column_edits(widths), *self._dimension_edits(cells)]
        if shapes:
            last = max(child.end for child in self._root.children if child.local in _BEFORE_SHAPES)
            new = f'<{self._root.prefix}legacyDrawing xmlns:r="{office}" r:id={quoteattr(shapes)}/>'
            edits.append((last, last, new.encode()))
        return spliced(self._xml, edits)

    def _row_edits(self, cells: NewCells, heights: Mapping[int, float]) -> Iterator[Edit]:
        behind = b""
        for row, new in sorted(cells.items()):
            height = f"{heights[row]:g}" if row in heights else ""
            if row in self._rows:
                if height:
                    yield attribute_set(self._xml, self._rows[row], "ht", height)
                yield from self._cell_edits(row, new)
                continue
            prefix = self._data.prefix
            stated = f' ht="{height}"' if height else ""
            whole = f'<{prefix}row r="{row}"{stated}>{cells_xml(prefix, row, new)}</{prefix}row>'.encode()
            following = self._scan.following.get(row)
            if following is None:
                behind += whole
            else:
                yield following, following, whole
        if behind:
            yield appended(self._data, behind)

    def _cell_edits(self, row: int, new: Mapping[int, NewCell]) -> Iterator[Edit]:
        element, there = self._rows[row], self._cells(row)
        if "spans" in element.attributes:
            yield attribute_set(self._xml, element, "spans", None)
        behind = b""
        for column, cell in sorted(new.items()):
            content = cells_xml(element.prefix, row, {column: cell}).encode()
            old = there.get(column)
            following = next((found.start for number, found in sorted(there.items()) if number > column), None)
            if old is not None:
                yield old.start, old.end, content
            elif following is not None:
                yield following, following, content
            else:
                behind += content
        if behind:
            yield appended(element, behind)

    def _column_edits(self, widths: Mapping[int, float]) -> Iterator[Edit]:
        if not widths:
            return
        cols = self._root.child("cols")
        prefix = cols.prefix if cols is not None else self._root.prefix
        pieces: list[tuple[int, bytes]] = []
        styles: dict[int, str] = {}
        for first, last, col in self._columns():
            inner = [column for column in sorted(widths) if first <= column <= last]
            styles.update({column: col.attributes["style"] for column in inner if "style" in col.attributes})
            if not inner:
                pieces.append((first, self._xml[col.start : col.end]))
                continue
            edges = [first - 1, *inner, last + 1]
            for before, after in itertools.pairwise(edges):
                if before + 1 < after:
                    span = {"min": str(before + 1), "max": str(after - 1)}
                    pieces.append((before + 1, _tag(prefix, "col", {**col.attributes, **span})))
        for column, width in widths.items():
            told = {"min": str(column), "max": str(column), "width": f"{width:g}", "customWidth": "1"}
            style = {"style": styles[column]} if column in styles else {}
            pieces.append((column, _tag(prefix, "col", told | style)))
        content = b"".join(piece for _, piece in sorted(pieces, key=lambda piece: piece[0]))
        whole = f"<{prefix}cols>".encode() + content + f"</{prefix}cols>".encode()
        yield (cols.start, cols.end, whole) if cols is not None else (self._data.start, self._data.start, whole)

    def _dimension_edits(self, cells: NewCells) -> Iterator[Edit]:
        dimension = self._root.child("dimension")
        corners = corners_of(dimension.attributes.get("ref", "")) if dimension is not None else None
        if dimension is None or corners is None or not cells:
            return
        columns = [column for new in cells.values() for column in new]
        top, left = min(corners[0][0], *cells), min(corners[0][1], *columns)
        bottom, right = max(corners[1][0], *cells), max(corners[1][1], *columns)
        reference = f"{column_letters(left)}{top}:{column_letters(right)}{bottom}"
        yield attribute_set(self._xml, dimension, "ref", reference)


def cells_xml(prefix: str, row: int, cells: Mapping[int, NewCell]) -> str:
    """New cells of one row as XML, from the left."""
    return "".join(_cell(prefix, f"{column_letters(column)}{row}", cell) for column, cell in sorted(cells.items()))


def _cell(prefix: str, reference: str, cell: NewCell) -> str:
    opened = f'<{prefix}c r="{reference}" s="{cell.style}"'
    if isinstance(cell.content, int):
        return f"{opened}><{prefix}v>{cell.content}</{prefix}v></{prefix}c>"
    text = cell_text(cell.content)
    if not text:
        return f"{opened}/>"
    inner = f'<{prefix}is><{prefix}t xml:space="preserve">{cell_xml(text)}</{prefix}t></{prefix}is>'
    return f'{opened} t="inlineStr">{inner}</{prefix}c>'


def _tag(prefix: str, name: str, attributes: Mapping[str, str]) -> bytes:
    told = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
    return f"<{prefix}{name}{told}/>".encode()


def height_of(texts: Iterable[tuple[str, float]], points: float = 11.0) -> float:
    """How high a row must be for texts that are wrapped, in points: an estimate, rather too high.

    Args:
        texts: each with the width of its column, in characters.
        points: the size of the letters.
    """
    most = 1
    for text, width in texts:
        fitting = max(0.95 * (width - 2) * 11 / max(points, 1), 1)
        lines = text.replace("\r\n", "\n").split("\n")
        most = max(most, sum(max(1, math.ceil(text_width(line) / fitting)) for line in lines))
    return min(round(most * points * _LINE, 1), _MOST_HEIGHT)


def text_width(text: str) -> int:
    """How many characters of usual width a text takes; those of East Asia take two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _points(text: str | None) -> float:
    return float(text) if text and _HEIGHT.fullmatch(text) else 0.0


def _number(text: str | None) -> int:
    return int(text) if text and text.isdigit() else 0


def _column_of(attributes: Mapping[str, str], before: int) -> int:
    """The column of a cell; one that does not name it stands right of the cell before."""
    corner = _REFERENCE.fullmatch(attributes.get("r", ""))
    return column_number(corner[1]) if corner else before + 1


def corners_of(reference: str) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The corners of a range (`B2:D9`, `B2`) as row and column; None where it is no range of cells."""
    found = [_REFERENCE.fullmatch(corner) for corner in reference.split(":")]
    corners = [(int(corner[2]), column_number(corner[1])) for corner in found if corner]
    return (corners[0], corners[-1]) if len(corners) == len(found) <= 2 else None


def column_number(letters: str) -> int:
    """The number of a column, from 1."""
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """The letters of a column, counted from 1."""
    letters = ""
    while number:
        number, place = divmod(number - 1, 26)
        letters = chr(65 + place) + letters
    return letters
