"""Questionnaires as PDF: the lines of its pages, without what is printed on every page."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from advisor.errors import FetchFailed, QuestionnaireError
from advisor.questionnaire.forms.lines import Line, blocks_of_lines
from advisor.questionnaire.forms.neighbours import Block
from advisor.questionnaire.forms.numbers import split_number
from advisor.questionnaire.forms.outline import items_of_blocks
from advisor.questionnaire.records import Place, Questionnaire

_MAX_LINES = 50_000
#: So many lines at the top and at the bottom of a page may be its furniture.
_EDGE = 3
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})


def read_pdf(data: bytes, name: str) -> Questionnaire:
    """A questionnaire that was printed to PDF.

    Raises:
        QuestionnaireError: it is locked, damaged, too large, or a scan without text.
    """
    from advisor.originals.extract import text_of
    from advisor.originals.snapshots import PAGE_BREAK

    try:
        text = text_of(data, "application/pdf", name)
    except FetchFailed as error:
        scan = "holds no text" in error.what
        raise QuestionnaireError(
            "the PDF holds no text: it is a scan, or a form that only Adobe's reader can show" if scan else error.what,
            where=name,
            remedy=error.remedy
            if error.remedy and not scan
            else "Ask for the questionnaire as XLSX or DOCX, or copy its text and paste it.",
        ) from error
    pages = [_lines(page, number) for number, page in enumerate(text.translate(_LIGATURES).split(PAGE_BREAK), 1)]
    furniture = _furniture(pages)
    lines = [line for page in pages for line in page if line.text.strip()]
    if len(lines) > _MAX_LINES:
        raise QuestionnaireError(
            f"the PDF has more than {_MAX_LINES:,} lines",
            where=name,
            remedy="Hand in the pages with the questions alone.",
        )
    told = _shows_wrapping(lines)
    blocks = blocks_of_lines(
        [
            replace(line, wrapped=told and line.text.endswith(" "))
            for line in _with_numbers([line for line in lines if line.place not in furniture])
        ]
    )
    aside = [Block(line.text.strip(), line.place, label="noise") for line in lines if line.place in furniture]
    ordered = sorted([*blocks, *aside], key=lambda block: _order(block.place))
    return Questionnaire(name, "pdf", hashlib.sha256(data).hexdigest(), items_of_blocks(ordered))


def _lines(page: str, number: int) -> list[Line]:
    return [Line(line, Place(f"page {number}", row)) for row, line in enumerate(page.split("\n"), 1)]


def _shows_wrapping(lines: Sequence[Line]) -> bool:
    """Whether a space at the end of a line means that the sentence goes on, as Word and LibreOffice print it: many
    lines have one, and hardly any that ends a sentence.
    """
    spaced = [line for line in lines if line.text.endswith(" ")]
    ended = [line for line in lines if re.search(r"[.?!。？！]\s*\Z", line.text)]
    late = sum(line.text.endswith(" ") for line in ended)
    return 0.1 * len(lines) <= len(spaced) <= 0.9 * len(lines) and late * 5 <= len(ended)


def _order(place: Place) -> tuple[int, int]:
    return int(place.part.removeprefix("page ")), place.row


def _furniture(pages: Sequence[Sequence[Line]]) -> frozenset[Place]:
    """Lines at the edge of pages that come back, whatever page number is in them, on at least half of the pages."""
    edges: list[list[Line]] = []
    for page in pages:
        filled = [line for line in page if line.text.strip()]
        edges.append(filled if len(filled) <= 2 * _EDGE else [*filled[:_EDGE], *filled[-_EDGE:]])
    counted = Counter(key for edge in edges for key in {_shape(line.text) for line in edge})
    least = max(2, (len(pages) + 1) // 2)
    return frozenset(
        line.place for edge in edges for line in edge if counted[_shape(line.text)] >= least and not _counts(line.text)
    )


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", re.sub(r"\s+", " ", text)).strip().lower()


def _counts(text: str) -> bool:
    """Whether a line is an entry of a list, which may well look like that of another page ("1. Name", "2. Name")."""
    number, rest = split_number(text)
    return bool(number) and len(rest.split()) > 2


def _with_numbers(lines: Sequence[Line]) -> list[Line]:
    """Numbers that stand on a line of their own, as cells of a table do, put before the line that follows."""
    joined: list[Line] = []
    waiting: Line | None = None
    for line in lines:
        before = joined[-1].text if joined else ""
        if waiting is not None:
            joined.append(replace(line, text=f"{waiting.text.strip()} {line.text.lstrip()}", place=waiting.place))
            waiting = None
        elif split_number(f"{line.text.strip()} x")[1] == "x" and not before.endswith((" ", ",")):
            waiting = line
        else:
            joined.append(line)
    return [*joined, waiting] if waiting is not None else joined
