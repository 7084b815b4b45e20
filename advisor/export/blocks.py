"""A document as plain records: what stands in it, in order, without saying which program writes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one look; `anchor` leads to a place in the document, `url` to one outside of it."""

    text: str
    bold: bool = False
    small: bool = False
    colour: str = ""
    """Red, green and blue as six hexadecimal digits; empty for the usual one."""
    anchor: str = ""
    url: str = ""


Text = str | Run | tuple[Run, ...]
Style = Literal["plain", "quote", "question", "indented", "band", "bullet", "caption", "fine"]
#: What is meant by the colour behind a text; the adapter knows how it looks.
Tint = Literal["", "good", "mixed", "bad", "torn", "unknown"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 0 is the title of the document."""

    text: str
    level: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `bookmark` is what an anchor leads to.

    `keep` holds it on one page with what follows; `close` leaves no space between.
    """

    text: Text
    style: Style = "plain"
    bookmark: str = ""
    keep: bool = False
    close: bool = False


@dataclass(frozen=True, slots=True)
class NewPage:
    """From here on a new page, upright or lying."""

    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: each cell holds paragraphs; `tints` has a colour for each cell, or is empty."""

    cells: tuple[tuple[Text, ...], ...]
    tints: tuple[Tint, ...] = ()


@dataclass(frozen=True, slots=True)
class Band:
    """A row that is one cell: a heading within a table, kept on one page with the row below."""

    text: Text
    bookmark: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose head is repeated on each page; widths in centimetres."""

    head: tuple[str, ...]
    widths: tuple[float, ...]
    rows: Sequence[Row | Band]


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing as SVG, on one page with what stands before it; `alt` says what it shows; width in centimetres."""

    svg: str
    alt: str
    width: float


Block = Heading | Paragraph | NewPage | Table | Picture
