"""Routes by criteria: which rows and columns a reader has asked for, in which order, and what marks each cell; pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Literal

from advisor.briefs.health import Patience, days_since
from advisor.decide.fitted import corpus_of
from advisor.decide.records import Decision
from advisor.records import DECIDED, Assessment, Corpus, Route, Verdict

Show = Literal["all", "known", "unknown", "stale", "differing"]
SHOWS: tuple[Show, ...] = ("all", "known", "unknown", "stale", "differing")
Standing = Literal["open", "ranked", "held", "out"]
"""`open`: there is no decision; `held`: kept out by missing knowledge only; `out`: ruled out."""

#: From the best verdict to the least known; unknown ones come last.
ORDER: tuple[Verdict, ...] = ("yes", "partly", "conflict", "no", "silent", "not_in_corpus")
#: Ways of sorting the rows, besides by one criterion.
BY_PLACE, BY_GROUP, BY_YES, BY_KNOWN, BY_NAME = "place", "group", "yes", "known", "name"
SORTS: tuple[str, ...] = (BY_PLACE, BY_GROUP, BY_YES, BY_KNOWN, BY_NAME)
_BY_CRITERION = "criterion:"

Key = tuple[str, str]
"""Ids of a route and a criterion."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a reader wants to see. Empty choices of groups mean all of them."""

    route_groups: frozenset[str] = frozenset()
    criterion_groups: frozenset[str] = frozenset()
    show: Show = "all"
    sort: str = BY_GROUP
    """One of `SORTS`, or `by_criterion(id)`."""
    pins: tuple[str, ...] = ()
    """Routes that stand first, whatever the order; at most two."""


@dataclass(frozen=True, slots=True)
class Row:
    """A route and how it stands in the decision."""

    route: Route
    standing: Standing
    place: int | None = None
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """What a cell shows. `shown` is false where the reader asked for others only."""

    verdict: Verdict
    stale: bool = False
    fails: bool = False
    """Whether this cell keeps its route out of the ranking."""
    shown: bool = True

    @property
    def unknown(self) -> bool:
        """Whether the sources settle nothing."""
        return self.verdict not in DECIDED


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows and columns in order; `cells` holds each of their crossings."""

    rows: tuple[Row, ...]
    criteria: tuple[str, ...]
    cells: Mapping[Key, Mark]
    must_haves: frozenset[str] = field(default_factory=frozenset)


def by_criterion(criterion: str) -> str:
    """The way of sorting by one criterion, best verdict first."""
    return _BY_CRITERION + criterion


def sorted_criterion(sort: str) -> str:
    """The criterion of such a way of sorting; empty for any other way."""
    return sort.removeprefix(_BY_CRITERION) if sort.startswith(_BY_CRITERION) else ""


def stale_cells(corpus: Corpus, today: date, patience: Patience) -> frozenset[Key]:
    """Cells that rest on a source which should be read again, or on a claim that a newer one has replaced."""
    return frozenset(key for key, cell in corpus.assessments.items() if _is_stale(cell, today, patience))


def _is_stale(cell: Assessment, today: date, patience: Patience) -> bool:
    return any(
        passage.superseded_by or days_since(passage.source.as_of, today) > patience.of(passage.source)
        for passage in cell.passages
    )


def make_matrix(
    corpus: Corpus,
    wish: Wish,
    stale: Collection[Key],
    groups: Sequence[str] = (),
    decision: Decision | None = None,
    language: str = "en",
) -> Matrix:
    """What the reader asked for.

    Args:
        corpus: routes, criteria and their assessments.
        wish: what to leave out, the order, what is pinned.
        stale: cells to mark, from `stale_cells`.
        groups: groups of routes in the order in which the page lists them.
        decision: says the places, what is ruled out and which criteria are must-haves; its profile's candidates, where
            it names any, are the only rows.
        language: of the names by which rows are sorted.
    """
    if decision is not None:
        corpus = corpus_of(decision, corpus)
    rows = _rows(corpus, wish, decision)
    criteria = _criteria(corpus, wish)
    failing = _failing(decision)
    cells = {
        (row.route.id, criterion): _mark((row.route.id, criterion), corpus, stale, failing)
        for row in rows
        for criterion in criteria
    }
    cells, criteria = _only(wish.show, cells, rows, criteria)
    left = {route for (route, _), mark in cells.items() if mark.shown}
    rows = [row for row in rows if row.pinned or row.route.id in left]
    order = _Order(cells, criteria, tuple(groups), language)
    # Sorted twice: routes that are equal in what was asked for stand in the usual order of the page.
    usual = sorted(rows, key=lambda row: order.key(row, BY_PLACE if decision else BY_GROUP))
    ordered = sorted(usual, key=lambda row: order.key(row, wish.sort))
    ordered.sort(key=lambda row: wish.pins.index(row.route.id) if row.pinned else len(wish.pins))
    must = frozenset(must.criterion for must in decision.must_haves) if decision else frozenset()
    return Matrix(tuple(ordered), tuple(criteria), MappingProxyType(cells), must)


def differences_first(first: str, second: str, corpus: Corpus, weights: Mapping[str, float]) -> tuple[str, ...]:
    """All criteria for two routes side by side: where they differ, then where they are alike, then what is unknown.

    Within these, what weighs more comes first; without weights, the order of the corpus.
    """

    def key(criterion: str) -> tuple[int, float]:
        one, other = (verdict_of(corpus, (route, criterion)) for route in (first, second))
        kind = 0 if one != other else 2 if one not in DECIDED else 1
        return kind, -weights.get(criterion, 0.0)

    return tuple(sorted(corpus.criteria, key=key))


def differ(first: str, second: str, criterion: str, corpus: Corpus) -> bool:
    """Whether two routes have different verdicts on a criterion."""
    return verdict_of(corpus, (first, criterion)) != verdict_of(corpus, (second, criterion))


def verdict_of(corpus: Corpus, key: Key) -> Verdict:
    """The verdict of a cell; what is not assessed is not in the corpus."""
    cell = corpus.assessments.get(key)
    return cell.verdict if cell is not None else "not_in_corpus"


# -- rows and columns -------------------------------------------------------------------------------------------------
def _rows(corpus: Corpus, wish: Wish, decision: Decision | None) -> list[Row]:
    places = {placed.route: placed.place for placed in decision.ranking} if decision else {}
    out = {one.route: one for one in decision.ruled_out} if decision else {}
    candidates = places.keys() | out.keys() if decision else corpus.routes.keys()

    def standing(route: str) -> Standing:
        if decision is None:
            return "open"
        if route in out:
            return "held" if out[route].held_back else "out"
        return "ranked"

    return [
        Row(route, standing(route.id), places.get(route.id), route.id in wish.pins)
        for route in corpus.routes.values()
        if route.id in candidates
        and (not wish.route_groups or route.group in wish.route_groups or route.id in wish.pins)
    ]


def _criteria(corpus: Corpus, wish: Wish) -> list[str]:
    """Those of one group stand together, the groups in the order in which the corpus first names them."""
    groups = list(dict.fromkeys(criterion.group for criterion in corpus.criteria.values()))
    kept = [c for c in corpus.criteria.values() if not wish.criterion_groups or c.group in wish.criterion_groups]
    return [criterion.id for criterion in sorted(kept, key=lambda criterion: groups.index(criterion.group))]


def _failing(decision: Decision | None) -> frozenset[Key]:
    if decision is None:
        return frozenset()
    return frozenset(
        (one.route, reason.must_have.criterion)
        for one in decision.ruled_out
        for reason in one.reasons
        if reason.must_have is not None
    )


def _mark(key: Key, corpus: Corpus, stale: Collection[Key], failing: Collection[Key]) -> Mark:
    return Mark(verdict_of(corpus, key), key in stale, key in failing)


def _only(
    show: Show, cells: Mapping[Key, Mark], rows: Iterable[Row], criteria: Sequence[str]
) -> tuple[dict[Key, Mark], list[str]]:
    """The cells with those hidden that were not asked for, and the criteria that still have one."""
    if show == "all":
        return dict(cells), list(criteria)
    if show == "differing":
        pinned = [row.route.id for row in rows if row.pinned]
        compared = pinned if len(pinned) > 1 else [row.route.id for row in rows]
        kept = [criterion for criterion in criteria if len({cells[route, criterion].verdict for route in compared}) > 1]
        return {key: mark for key, mark in cells.items() if key[1] in set(kept)}, kept
    marked = {
        key: mark if _wanted(mark, show) else Mark(mark.verdict, mark.stale, mark.fails, shown=False)
        for key, mark in cells.items()
    }
    left = {criterion for (_, criterion), mark in marked.items() if mark.shown}
    kept = [criterion for criterion in criteria if criterion in left]
    return {key: mark for key, mark in marked.items() if key[1] in left}, kept


def _wanted(mark: Mark, show: Show) -> bool:
    return mark.stale if show == "stale" else mark.unknown == (show == "unknown")


@dataclass(frozen=True, slots=True)
class _Order:
    """What rows are sorted by; whatever is better, or known, comes first."""

    cells: Mapping[Key, Mark]
    criteria: Sequence[str]
    groups: tuple[str, ...]
    language: str

    def key(self, row: Row, sort: str) -> tuple[float | str, ...]:
        route = row.route
        if criterion := sorted_criterion(sort):
            mark = self.cells.get((route.id, criterion))
            return (ORDER.index(mark.verdict) if mark else len(ORDER),)
        if sort == BY_PLACE:
            return ({"ranked": 0, "open": 0, "held": 1, "out": 2}[row.standing], row.place or 0)
        if sort == BY_YES:
            return (-self._count(route, "yes"), -self._count(route, "partly"))
        if sort == BY_KNOWN:
            return (sum(self.cells[route.id, criterion].unknown for criterion in self.criteria),)
        if sort == BY_NAME:
            return (route.name.get(self.language, route.id).casefold(),)
        place = self.groups.index(route.group) if route.group in self.groups else len(self.groups)
        return (place, route.id)

    def _count(self, route: Route, verdict: Verdict) -> int:
        return sum(self.cells[route.id, criterion].verdict == verdict for criterion in self.criteria)
