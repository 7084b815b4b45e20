"""Questionnaires as Word documents: paragraphs, lists, tables and controls in the document's order.

Python-docx opens the package and knows the parts; its own lists of paragraphs and tables leave out what stands in
controls, in insertions and in merged cells, so that the elements are walked here.
"""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from advisor.errors import QuestionnaireError
from advisor.questionnaire.forms.grid import GridCell, column_letters
from advisor.questionnaire.forms.guard import check_package
from advisor.questionnaire.forms.lines import Line, blocks_of_lines
from advisor.questionnaire.forms.neighbours import Block
from advisor.questionnaire.forms.outline import items_of_blocks
from advisor.questionnaire.forms.text_tables import read_text_table
from advisor.questionnaire.forms.word_numbers import Numbers, W, numbers_of
from advisor.questionnaire.forms.word_text import Spoken, heading_styles, spoken, text_boxes
from advisor.questionnaire.records import Item, Place, Questionnaire, Table

_MAX_TEXT_PART = 40_000_000
_MAX_PARTS = 50_000
_SAVE_AGAIN = "Open it in Word or LibreOffice, save it as .docx, and hand in the copy."
#: Elements that only hold others.
_HOLDERS = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"))


def read_word(data: bytes, name: str) -> Questionnaire:
    """A questionnaire that was written in Word.

    Places: a paragraph is `line n`, counted among the paragraphs outside of tables; a table's cell is `table n!B3`.
    Headers, footers, comments, footnotes and deleted text are left out.

    Raises:
        QuestionnaireError: it is locked, damaged, made to do harm, or no Word document.
    """
    check_package(data, name)
    _check_size(data, name)
    try:
        document, numbers, headings = _opened(data)
        walk = _Walk(numbers, headings)
        items = items_of_blocks(walk.stream(document.element.body))
    except QuestionnaireError:
        raise
    except Exception as error:  # a broken file makes the library fail in many ways, and none may end the app
        raise QuestionnaireError(
            f"the document cannot be read ({type(error).__name__})", where=name, remedy=_SAVE_AGAIN
        ) from error
    notes = ("hidden text was left out",) if walk.hidden else ()
    return Questionnaire(name, "docx", hashlib.sha256(data).hexdigest(), items, tuple(walk.tables), notes)


def _check_size(data: bytes, name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        sizes = {entry.filename.lower(): entry.file_size for entry in package.infolist()}
        types = package.read(
            next(entry for entry in package.infolist() if entry.filename.lower() == "[content_types].xml")
        )
    if not any(part.startswith("word/") for part in sizes):
        raise QuestionnaireError("it is no Word document", where=name, remedy=_SAVE_AGAIN)
    if b"macroEnabled" in types or b"template.main" in types:
        raise QuestionnaireError("it is a template, or carries macros", where=name, remedy=_SAVE_AGAIN)
    if max(size for part, size in sizes.items() if part.endswith(".xml")) > _MAX_TEXT_PART:
        raise QuestionnaireError(
            f"its text takes more than {_MAX_TEXT_PART // 1_000_000} MB",
            where=name,
            remedy="Hand in the questions alone.",
        )


def _opened(data: bytes) -> tuple[Any, Numbers, dict[str, int]]:
    """The document, its lists, and the level of each style that makes a heading (0: contents)."""
    from docx import Document
    from docx.opc.constants import RELATIONSHIP_TYPE

    document = Document(io.BytesIO(data))
    parts: dict[str, Any] = {}
    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype in (RELATIONSHIP_TYPE.NUMBERING, RELATIONSHIP_TYPE.STYLES):
            parts[relation.reltype] = getattr(relation.target_part, "element", None)
    styles = parts.get(RELATIONSHIP_TYPE.STYLES)
    return document, numbers_of(parts.get(RELATIONSHIP_TYPE.NUMBERING), styles), heading_styles(styles)


@dataclass(slots=True)
class _Walk:
    """Walks the body once, in order."""

    numbers: Numbers
    headings: dict[str, int]
    tables: list[Table] = field(default_factory=list)
    hidden: bool = False
    _paragraphs: int = 0
    _tables: int = 0

    def stream(self, body: Any) -> Iterator[Block | Sequence[Item]]:
        """Blocks of paragraphs and items of tables."""
        for element in _parts(body):
            if element.tag == f"{W}tbl":
                self._tables += 1
                yield from self._table(element, f"table {self._tables}")
            else:
                self._paragraphs += 1
                yield from self._paragraph(element, Place("", self._paragraphs))
            if self._paragraphs + self._tables > _MAX_PARTS:
                raise QuestionnaireError(
                    f"it has more than {_MAX_PARTS:,} paragraphs", remedy="Hand in the part with the questions alone."
                )

    def _paragraph(self, element: Any, place: Place) -> Iterator[Block]:
        said = spoken(element)
        self.hidden = self.hidden or said.hidden
        style = _style(element)
        number, level, bullet = self.numbers.next(element, style)
        if said.text or said.blank:
            yield from self._blocks(element, said, place, number, level, bullet=bullet)
        for inner in text_boxes(element):
            if (boxed := spoken(inner)).text:
                yield Block(boxed.text, place)

    def _blocks(
        self, element: Any, said: Spoken, place: Place, number: str, level: int, *, bullet: bool
    ) -> Iterator[Block]:
        heading = self._heading(element, said, in_list=bool(number) or bullet)
        if heading == 0:
            yield Block(said.text, place, label="noise")
            return
        if heading > 0:
            yield Block(said.text, place, heading=heading, number=number)
            return
        if not said.text:
            # Nothing but room to type: the answer of what stands above.
            yield Block("____", place)
            return
        if number or bullet:
            # What is typed by hand after an automatic number ("1. 1) …") stays text.
            parts = blocks_of_lines([Line(" ".join(said.text.split("\n")), place)])
            first = parts[0]
            yield Block(
                first.text if not first.number else said.text.replace("\n", " "), place, number=number, bullet=bullet,
                box=first.box, depth=level, options=said.options or first.options,
            )  # fmt: skip
            return
        blocks = blocks_of_lines([Line(line, place) for line in said.text.split("\n")])
        for position, block in enumerate(blocks):
            last = position == len(blocks) - 1
            yield _with_options(block, said.options if last else ())

    def _heading(self, element: Any, said: Spoken, *, in_list: bool) -> int:
        """Its level, from 1; 0 for a line of the contents; -1 for no heading."""
        level = self.headings.get(_style(element), -1)
        own = element.find(f"{W}pPr/{W}outlineLvl")
        if level < 0 and own is not None and re.fullmatch(r"[0-8]", own.get(f"{W}val") or ""):
            level = int(own.get(f"{W}val")) + 2
        if level >= 0 or in_list or not said.text:
            return level
        short = len(said.text) <= 100 and len(said.text.split()) <= 12 and "\n" not in said.text
        return 15 if said.bold and short and not re.search(r"[?？:：.。]\s*\Z", said.text) else -1

    # -- tables -------------------------------------------------------------------------------------------------------
    def _table(self, table: Any, part: str) -> Iterator[Block | Sequence[Item]]:
        rows: list[tuple[int, list[GridCell | None]]] = []
        choices: dict[tuple[int, int], tuple[str, ...]] = {}
        width = 0
        for number, row in enumerate(_inside(table, f"{W}tr"), 1):
            cells: list[GridCell | None] = [None] * _skipped(row)
            title = row.find(f"{W}trPr/{W}tblHeader") is not None
            for cell in _inside(row, f"{W}tc"):
                said, options = self._cell(cell)
                span = _span(cell)
                if options:
                    choices[(number, len(cells) + 1)] = options
                merged = cell.find(f"{W}tcPr/{W}vMerge")
                below = merged is not None and merged.get(f"{W}val") != "restart"
                cells.append(None if below else GridCell(said.text, said.bold or title, span=span))
                cells += [None] * (span - 1)
            width = max(width, len(cells))
            rows.append((number, cells))
        if width <= 1:
            yield from _boxed(rows, part)
            return
        items, described = read_text_table(part, rows, choices)
        self.tables.append(described)
        yield items

    def _cell(self, cell: Any) -> tuple[Spoken, tuple[str, ...]]:
        texts: list[str] = []
        options: list[str] = []
        bold = plain = False
        for element in cell.iter(f"{W}p"):
            if any(above.tag == f"{W}txbxContent" for above in element.iterancestors()):
                continue
            said = spoken(element)
            self.hidden = self.hidden or said.hidden
            number, _, _ = self.numbers.next(element, _style(element))
            if text := f"{number}. {said.text}".strip() if number else said.text:
                texts.append(text.removesuffix(".") if not said.text else text)
                bold, plain = bold or said.bold, plain or not said.bold
            options += said.options
        return Spoken("\n".join(texts), bold=bold and not plain), tuple(dict.fromkeys(options))


def _with_options(block: Block, options: tuple[str, ...]) -> Block:
    from dataclasses import replace

    return replace(block, options=options) if options else block


def _boxed(rows: Sequence[tuple[int, Sequence[GridCell | None]]], part: str) -> Iterator[Block]:
    """A table of one column: a frame around text, or room for an answer."""
    for number, cells in rows:
        place = Place(part, number, column_letters(1))
        text = "\n".join(cell.text for cell in cells if cell is not None)
        if not text.strip():
            yield Block("____", place)
        else:
            yield from blocks_of_lines([Line(line, place) for line in text.split("\n")])


def _parts(body: Any) -> Iterator[Any]:
    """Paragraphs and tables of the body, those in controls too."""
    waiting = list(reversed(body))
    while waiting:
        element = waiting.pop()
        if element.tag in (f"{W}p", f"{W}tbl"):
            yield element
        elif element.tag in _HOLDERS:
            waiting += reversed(element)


def _inside(element: Any, tag: str) -> Iterator[Any]:
    """Rows of a table or cells of a row, those in controls too, none of tables within."""
    waiting = list(reversed(element))
    while waiting:
        inner = waiting.pop()
        if inner.tag == tag:
            yield inner
        elif inner.tag in _HOLDERS:
            waiting += reversed(inner)


def _style(paragraph: Any) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return style.get(f"{W}val") or "" if style is not None else ""


def _span(cell: Any) -> int:
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    text = span.get(f"{W}val") if span is not None else "1"
    return min(max(int(text), 1), 100) if text is not None and re.fullmatch(r"\d{1,4}", text) else 1


def _skipped(row: Any) -> int:
    """Columns before the first cell of a row that starts further right."""
    before = row.find(f"{W}trPr/{W}gridBefore")
    text = before.get(f"{W}val") if before is not None else "0"
    return min(int(text), 100) if text is not None and re.fullmatch(r"\d{1,4}", text) else 0
