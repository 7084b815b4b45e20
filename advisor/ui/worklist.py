"""Which answers a reviewer is shown, and in which order; pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from advisor.export.texts import SYMBOLS, shade_of
from advisor.questionnaire.records import REVIEW_REASONS, Filled, Item, ReviewedCell
from advisor.questionnaire.review import approvable, band, decision, worst_first

#: What a cell can show, in the order of bars and lists: a verdict, or why it has none.
Shade = tuple[str, bool]
"""A shade, and whether the question asks for the opposite of its criterion."""
SHADES: tuple[str, ...] = tuple(shade for shade in SYMBOLS if shade != "missing")
#: Reasons to look at a cell that can be asked for; `stale`: the corpus has changed since.
REASONS: tuple[str, ...] = ("stale", *REVIEW_REASONS)
ORDERS = ("worst", "file")
BANDS = ("all", "look", "ready", "done")
Order = Literal["worst", "file"]


@dataclass(frozen=True, slots=True)
class Sought:
    """A reviewer's filters; an empty one lets everything through."""

    band: str = "all"
    routes: frozenset[str] = frozenset()
    shades: frozenset[str] = frozenset()
    reasons: frozenset[str] = frozenset()
    sections: frozenset[str] = frozenset()
    words: str = ""

    @property
    def count(self) -> int:
        """How many filters are set besides the band."""
        return sum(map(bool, (self.routes, self.shades, self.reasons, self.sections, self.words.split())))


@dataclass(frozen=True, slots=True)
class Entry:
    """One question with those of its routes that are shown."""

    item_id: str
    routes: tuple[str, ...]


def worklist(filled: Filled, sought: Sought, order: str) -> tuple[Entry, ...]:
    """The questions that have a cell which fits, each with the routes whose cells fit, in the order of the routes.

    Args:
        filled: the questionnaire with its answers.
        sought: band, route, verdict and reason must meet in one and the same cell; section and words are those of the
            question.
        order: `worst`: by the worst cell that fits; `file`: as in the file.
    """
    words = sought.words.casefold().split()
    items = {item.id for item in filled.questionnaire.questions if _asked_for(item, sought, words)}
    fitting = [
        (item.id, cell.cell.route) for item, cell in worst_first(filled) if item.id in items and _fits(cell, sought)
    ]
    routes: dict[str, set[str]] = {}
    for item_id, route in fitting:
        routes.setdefault(item_id, set()).add(route)
    ordered = list(routes) if order == "worst" else [i.id for i in filled.questionnaire.questions if i.id in routes]
    return tuple(
        Entry(item_id, tuple(route.id for route in filled.routes if route.id in routes[item_id])) for item_id in ordered
    )


def _asked_for(item: Item, sought: Sought, words: Sequence[str]) -> bool:
    text = f"{item.number} {item.section} {item.text} {item.guidance}".casefold() if words else ""
    return (not sought.sections or item.section in sought.sections) and all(word in text for word in words)


def _fits(cell: ReviewedCell, sought: Sought) -> bool:
    reasons = {*cell.cell.reasons, *(("stale",) if cell.stale else ())}
    return (
        sought.band in ("all", band(cell))
        and (not sought.routes or cell.cell.route in sought.routes)
        and (not sought.shades or shade_of(cell) in sought.shades)
        and (not sought.reasons or bool(sought.reasons & reasons))
    )


def alike(filled: Filled, entry: Entry) -> list[tuple[ReviewedCell, ...]]:
    """The cells of an entry, those together that do not differ in anything a reviewer sees, in the order of the routes.

    A question about the buyer's own house has the same answer on every route: it is shown, and decided, once.
    """
    groups: dict[object, list[ReviewedCell]] = {}
    for cell in cells_of(filled, (entry,)):
        seen = replace(cell.cell, item_id="", route="", rests_on="")
        history = tuple(replace(review, item_id="", route="") for review in cell.history)
        groups.setdefault((seen, history, cell.stale), []).append(cell)
    return [tuple(cells) for cells in groups.values()]


def cells_of(filled: Filled, entries: Iterable[Entry]) -> list[ReviewedCell]:
    """The cells of a list as they are now; one that is gone is left out."""
    keys = ((entry.item_id, route) for entry in entries for route in entry.routes)
    return [filled.cells[key] for key in keys if key in filled.cells]


def to_approve(cells: Iterable[ReviewedCell]) -> list[ReviewedCell]:
    """What of them is ready and may be approved in bulk, and was not yet."""
    return [cell for cell in cells if band(cell) != "look" and approvable(cell) and decision(cell) != "approved"]


def shades_by_route(filled: Filled) -> Mapping[str, Mapping[Shade, int]]:
    """How often each shade occurs on each route, in the order of `SHADES`; what has no answer yet is `missing`.

    A yes to the opposite of a criterion is counted apart from a yes to the criterion: one is bad for the buyer, the
    other good.
    """
    counted: dict[str, dict[Shade, int]] = {}
    for route in filled.routes:
        cells = [filled.cells.get((item.id, route.id)) for item in filled.questionnaire.questions]
        shades = Counter(
            (shade := shade_of(cell), shade in ("yes", "no") and cell is not None and cell.cell.turned)
            for cell in cells
        )
        order = [(shade, turned) for shade in (*SHADES, "missing") for turned in (False, True)]
        counted[route.id] = {shade: shades[shade] for shade in order if shades[shade]}
    return counted


def sections_of(filled: Filled) -> tuple[str, ...]:
    """The sections that questions stand in, in file order."""
    return tuple(dict.fromkeys(item.section for item in filled.questionnaire.questions if item.section))
