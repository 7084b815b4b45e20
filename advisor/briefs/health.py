"""How well the corpus stands: age of its sources, gaps, conflicts and weak spots; pure.

Everything found names the source, the claim or the cell (route and criterion) that it is about: it can be opened.
"""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from advisor.records import DECIDED, VENDOR_KINDS, Assessment, Corpus, Passage, Source
from advisor.settings import STALE_DAYS, STALE_VENDOR_DAYS

Strength = Literal["broad", "single", "vendor", "partial", "conflict", "silent", "nothing"]
#: From the best to none at all; a cell has the worst that fits it.
STRENGTHS: tuple[Strength, ...] = ("broad", "single", "vendor", "partial", "conflict", "silent", "nothing")
#: Cells without evidence either way.
GAPS: frozenset[Strength] = frozenset({"silent", "nothing"})

FindingKind = Literal[
    "conflicting_cell",
    "disputed_claim",
    "single_source",
    "vendor_only",
    "read_in_part",
    "superseded_cited",
    "unused_claim",
    "stale_source",
    "read_through",
]
#: What contradicts something, then what is weak.
CONFLICTS: tuple[FindingKind, ...] = ("conflicting_cell", "disputed_claim")
WEAK_SPOTS: tuple[FindingKind, ...] = (
    "superseded_cited",
    "vendor_only",
    "read_in_part",
    "single_source",
    "stale_source",
    "read_through",
    "unused_claim",
)

#: Upper ends of the groups of ages, in days; the last group has none.
AGE_LIMITS = (30, 90, 180, 365, 730)


@dataclass(frozen=True, slots=True)
class Patience:
    """Days after which a source should be read again.

    A vendor changes terms and prices when it likes and need not announce it, mostly by changing the page in place: half
    a year. Laws, judgments, licences and articles are dated and mostly stay as they are, but may be amended or
    overtaken: a year.
    """

    vendor: int = STALE_VENDOR_DAYS
    other: int = STALE_DAYS

    def of(self, source: Source) -> int:
        """Days for one source."""
        return self.vendor if source.kind in VENDOR_KINDS else self.other


@dataclass(frozen=True, slots=True)
class SourceAge:
    """Days since a source was read and since it was published (None: undated), and whether it should be read again."""

    source: Source
    read: int
    published: int | None
    stale: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """The evidence of one route on one criterion."""

    route: str
    criterion: str
    verdict: str
    strength: Strength
    sources: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at. It names a source, a claim (`passage`) or a cell; what does not apply is empty."""

    kind: FindingKind
    source: str = ""
    passage: str = ""
    route: str = ""
    criterion: str = ""
    detail: str = ""
    """What the corpus says about it, or a number of days."""


@dataclass(frozen=True, slots=True)
class Health:
    """All that was found; `cells` has one entry for every route and criterion, `ages` one for every source."""

    today: date
    ages: tuple[SourceAge, ...]
    cells: Mapping[tuple[str, str], Cell]
    findings: tuple[Finding, ...]

    def of_kind(self, kind: FindingKind) -> tuple[Finding, ...]:
        """The findings of one kind, in the order of the corpus."""
        return tuple(finding for finding in self.findings if finding.kind == kind)

    @property
    def gaps_by_route(self) -> Mapping[str, int]:
        """How many criteria have no evidence, by route."""
        return self._gaps(0)

    @property
    def gaps_by_criterion(self) -> Mapping[str, int]:
        """How many routes have no evidence, by criterion."""
        return self._gaps(1)

    def _gaps(self, place: int) -> Mapping[str, int]:
        counted = Counter({key[place]: 0 for key in self.cells})
        counted.update(key[place] for key, cell in self.cells.items() if cell.strength in GAPS)
        return counted


def examine_corpus(corpus: Corpus, today: date, patience: Patience = Patience()) -> Health:
    """Look at the whole corpus as of `today`."""
    ages = tuple(_age(brief.source, today, patience) for brief in corpus.briefs)
    cells = {
        (route, criterion): _cell(route, criterion, corpus.assessments.get((route, criterion)))
        for route in corpus.routes
        for criterion in corpus.criteria
    }
    findings = (*_of_cells(corpus), *_of_claims(corpus), *_of_sources(ages))
    return Health(today, ages, cells, findings)


def days_since(text: str, today: date) -> int:
    """Days from a date to today. A month or a year counts from its end, as the document may be that new; never below 0.

    >>> days_since("2026-09", date(2026, 11, 23))
    54
    """
    year, month = int(text[:4]), int(text[5:7] or 12)
    day = int(text[8:10] or calendar.monthrange(year, month)[1])
    return max(0, (today - date(year, month, day)).days)


def age_groups(days: Iterable[int]) -> tuple[int, ...]:
    """How many fall into each group of `AGE_LIMITS`, and in last place how many are older than all of them."""
    groups = [0] * (len(AGE_LIMITS) + 1)
    for age in days:
        groups[sum(age > limit for limit in AGE_LIMITS)] += 1
    return tuple(groups)


def _age(source: Source, today: date, patience: Patience) -> SourceAge:
    read = days_since(source.as_of, today)
    published = days_since(source.published, today) if source.published else None
    return SourceAge(source, read, published, read > patience.of(source))


def _is_vendors(passages: Iterable[Passage]) -> bool:
    return all(passage.source.kind in VENDOR_KINDS for passage in passages)


def _cell(route: str, criterion: str, assessment: Assessment | None) -> Cell:
    if assessment is None:
        return Cell(route, criterion, "not_in_corpus", "nothing", 0)
    sources = len({passage.source.id for passage in assessment.passages})
    return Cell(route, criterion, assessment.verdict, _strength(assessment), sources)


def _strength(assessment: Assessment) -> Strength:
    passages = assessment.passages
    strength: Strength = "broad"
    if assessment.verdict == "not_in_corpus":
        strength = "nothing"
    elif assessment.verdict == "silent":
        strength = "silent"
    elif assessment.verdict == "conflict":
        strength = "conflict"
    elif all(passage.verified != "full" for passage in passages):
        strength = "partial"
    elif _is_vendors(passages):
        strength = "vendor"
    elif len({passage.source.id for passage in passages}) == 1:
        strength = "single"
    return strength


def _of_cells(corpus: Corpus) -> Iterator[Finding]:
    """A cell may be weak in several ways, and each is found."""
    for (route, criterion), cell in corpus.assessments.items():
        for passage in cell.passages:
            if passage.superseded_by:
                yield Finding(
                    "superseded_cited", passage.source.id, passage.id, route, criterion, passage.superseded_by
                )
        if cell.verdict not in DECIDED:
            continue
        if cell.verdict == "conflict":
            yield Finding("conflicting_cell", route=route, criterion=criterion)
        sources = {passage.source.id for passage in cell.passages}
        if len(sources) == 1:
            yield Finding("single_source", source=min(sources), route=route, criterion=criterion)
        if _is_vendors(cell.passages):
            yield Finding("vendor_only", route=route, criterion=criterion)
        if all(passage.verified != "full" for passage in cell.passages):
            yield Finding("read_in_part", route=route, criterion=criterion)


def _of_claims(corpus: Corpus) -> Iterator[Finding]:
    cited = {passage.id for cell in corpus.assessments.values() for passage in cell.passages}
    for passage in corpus.passages:
        if passage.disputed:
            yield Finding("disputed_claim", passage.source.id, passage.id, detail=passage.disputed)
        if not passage.routes and passage.id not in cited:
            yield Finding("unused_claim", passage.source.id, passage.id)


def _of_sources(ages: Iterable[SourceAge]) -> Iterator[Finding]:
    for age in sorted(ages, key=lambda age: (-age.read, age.source.id)):
        if age.stale:
            yield Finding("stale_source", age.source.id, detail=str(age.read))
        if age.source.read_through:
            yield Finding("read_through", age.source.id, detail=age.source.read_through)
