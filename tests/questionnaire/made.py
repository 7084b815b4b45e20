"""Questionnaires, cells and a corpus made in code, for the tests of runs and reviews."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from advisor.questionnaire.records import Cell, Filled, Item, Label, Place, Questionnaire, Review, ReviewedCell
from advisor.questionnaire.runs import gone_route
from advisor.records import Assessment, Brief, Citation, Corpus, Passage, Source, Verdict

ROUTES = ("api", "own")
WHEN = "2026-03-01T10:00:00Z"
SOURCE = Source(
    "terms", "Terms", "Vendor", "https://example.org", "2026-01-02", "2026-02-01", "en", "vendor-terms", "sells it"
)


def item(number: int, label: Label = "question") -> Item:
    return Item(f"Sheet!B{number}", f"Is it so in case {number}?", label, Place("Sheet", number, "B"))


def questionnaire(count: int = 3, name: str = "list.xlsx") -> Questionnaire:
    items = (item(1, "header"), *(item(number) for number in range(2, count + 2)))
    return Questionnaire(name, "xlsx", "5" * 64, items)


def passage(name: str = "terms#training", text: str = "We train on nothing. We keep it for 30 days.") -> Passage:
    return Passage(name, SOURCE, "No training", text, "clause 3", "full", ("api",), ("training",))


def original(state: str, number: int, text: str) -> Passage:
    return Passage(f"terms@{state}:p{number:04d}", SOURCE, "", text, "paragraph 1", "full", snapshot=WHEN)


def cited(*passages: Passage) -> tuple[Citation, ...]:
    return tuple(Citation(number, one, 0, min(20, len(one.text))) for number, one in enumerate(passages, 1))


def cell(number: int = 2, route: str = "api", verdict: Verdict | None = "yes", **more: object) -> Cell:
    values: dict[str, object] = {"basis": "passages", "statement": "So it is.", "citations": cited(passage())}
    return Cell(f"Sheet!B{number}", route, verdict=verdict, **(values | more))  # type: ignore[arg-type]


def blank(number: int = 2, route: str = "api", verdict: Verdict = "silent", **more: object) -> Cell:
    values: dict[str, object] = {"basis": "none", "statement": "Nothing.", "citations": (), "reasons": (verdict,)}
    return cell(number, route, verdict, **(values | more))


def reviewed(one: Cell, *states: str, stale: bool = False) -> ReviewedCell:
    reviews = (Review(*one.key, state, "Ann", WHEN) for state in states)  # type: ignore[arg-type]
    return ReviewedCell(one, tuple(reviews), stale)


def filled(cells: Iterable[ReviewedCell], count: int = 3, routes: Sequence[str] = ROUTES) -> Filled:
    named = tuple(map(gone_route, routes))
    by_key = {one.cell.key: one for one in cells}
    return Filled("run", questionnaire(count), named, "en", "c" * 64, WHEN, by_key)


def assessment(verdict: Verdict = "yes", *passages: Passage, statement: str = "It does not train.") -> Assessment:
    return Assessment("api", "training", verdict, {"en": statement}, passages, "2026-02-01")


def corpus(
    *passages: Passage,
    assessed: Assessment | None = None,
    originals: Sequence[Passage] = (),
    routes: Sequence[str] = (),
) -> Corpus:
    return Corpus(
        briefs=(Brief(SOURCE, passages, "sources/terms.md"),),
        routes={route: gone_route(route) for route in routes},
        criteria={},
        assessments={(assessed.route, assessed.criterion): assessed} if assessed else {},
        entities={},
        glossary=(),
        sha256="c" * 64,
        originals=tuple(originals),
    )
