"""One number per quote for a whole filled questionnaire; pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from advisor.questionnaire.records import Filled, ReviewedCell
from advisor.records import Citation

_Key = tuple[str, str, int, int]


def _key(citation: Citation) -> _Key:
    # The digest too: a passage that changed between two cells is two sources.
    return citation.passage.id, citation.passage.sha256, citation.start, citation.end


@dataclass(frozen=True, slots=True)
class Numbering:
    """The quotes of a filled questionnaire, numbered from 1 by first use: row by row, route by route."""

    citations: tuple[Citation, ...]
    """In order; the number of each is its place, from 1."""
    _places: Mapping[_Key, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Made once: every cell of a large questionnaire asks for its numbers.
        object.__setattr__(self, "_places", {_key(citation): citation.number for citation in self.citations})

    def numbers(self, cell: ReviewedCell) -> tuple[int, ...]:
        """The numbers of a cell's quotes, in the cell's own order."""
        return tuple(self._places[_key(citation)] for citation in cell.cell.citations)


def numbering(filled: Filled) -> Numbering:
    """Number every quote of every cell, in the order of questions and then of routes."""
    cells = (
        filled.cells[item.id, route.id]
        for item in filled.questionnaire.questions
        for route in filled.routes
        if (item.id, route.id) in filled.cells
    )
    return Numbering(tuple(_numbered(citation for cell in cells for citation in cell.cell.citations)))


def _numbered(citations: Iterable[Citation]) -> Iterable[Citation]:
    first: dict[_Key, Citation] = {}
    for citation in citations:
        first.setdefault(_key(citation), citation)
    for number, citation in enumerate(first.values(), 1):
        yield Citation(number, citation.passage, citation.start, citation.end)
