"""What a decision memo is made of: sentences of known kind in paragraphs, lists and tables. Frozen; one language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from advisor.export.blocks import Tint
from advisor.records import Citation, Language

SentenceKind = Literal["cited", "buyer", "computed", "gap", "demand", "frame"]
"""`cited`: about the world, with its quotes; `buyer`: the buyer's own facts; `computed`: our arithmetic on them;
`gap`: what nothing in the corpus says; `demand`: what to ask or to do; `frame`: names, and how to read the rest."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, or the words in a cell of a table. Only a `cited` one speaks of the world, and it has citations."""

    text: str
    kind: SentenceKind
    citations: tuple[Citation, ...] = ()
    bold: bool = False
    tail: str = ""
    """What stands behind the numbers: the stop, or what parts it from the next."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading; level 1 is a section, 2 a part of one."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph; `label` opens it in bold."""

    sentences: tuple[Sentence, ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class Points:
    """A list."""

    items: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table: each cell holds sentences; `tints` has a meaning of colour for each cell, or is empty."""

    cells: tuple[tuple[Sentence, ...], ...]
    tints: tuple[Tint, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; widths in centimetres, together 17.4."""

    head: tuple[str, ...]
    widths: tuple[float, ...]
    lines: tuple[Line, ...]


ChartName = Literal["values", "acceptability", "costs", "break-even"]


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing of what the decision says; `caption` says what it shows."""

    name: ChartName
    caption: str


Part = Section | Words | Points | Grid | Chart


@dataclass(frozen=True, slots=True)
class Memo:
    """A memo ready to be laid out."""

    title: str
    language: Language
    date: str
    """ISO 8601."""
    summary: tuple[Part, ...]
    """The first page: stands on its own."""
    parts: tuple[Part, ...]
    citations: tuple[Citation, ...]
    """In order; the number of each is its place, from 1."""
    annex: tuple[Part, ...] = ()
    """What the body rests on, for whoever checks it; parted from the body."""
    refused: tuple[str, ...] = ()
    """Sentences that the final check refused, with the reason; they stand nowhere in the memo."""

    def sentences(self) -> tuple[Sentence, ...]:
        """All of it, in reading order."""
        return tuple(sentence for part in (*self.summary, *self.parts, *self.annex) for sentence in _sentences(part))


def _sentences(part: Part) -> tuple[Sentence, ...]:
    match part:
        case Words(sentences):
            return sentences
        case Points(items):
            return tuple(sentence for item in items for sentence in item.sentences)
        case Grid(lines=lines):
            return tuple(sentence for line in lines for cell in line.cells for sentence in cell)
        case _:
            return ()
