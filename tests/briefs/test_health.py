"""Age, gaps, conflicts and weak spots, against a plain count over the same corpus."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.briefs.corpus import load_corpus
from advisor.briefs.health import (
    AGE_LIMITS,
    CONFLICTS,
    GAPS,
    WEAK_SPOTS,
    Finding,
    Patience,
    age_groups,
    days_since,
    examine_corpus,
)
from advisor.records import VENDOR_KINDS, Assessment, Corpus, Passage, Verdict
from advisor.settings import PROJECT_ROOT

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module", params=["tests/data/corpus", "corpus"])
def corpus(request: pytest.FixtureRequest) -> Corpus:
    return load_corpus(PROJECT_ROOT / request.param)


@pytest.fixture(scope="module")
def tiny(tiny_corpus: Path) -> Corpus:
    return load_corpus(tiny_corpus)


def test_every_finding_leads_somewhere(corpus: Corpus) -> None:
    health = examine_corpus(corpus, TODAY)
    sources = {brief.source.id for brief in corpus.briefs}
    passages = {passage.id for passage in corpus.passages}
    assert health.findings
    for finding in health.findings:
        assert finding.kind in (*CONFLICTS, *WEAK_SPOTS)
        assert finding.source in sources or finding.route in corpus.routes
        assert not finding.passage or finding.passage in passages
        assert bool(finding.route) == bool(finding.criterion)
        assert not finding.route or (finding.route, finding.criterion) in health.cells


def test_the_counts_are_those_of_a_plain_count(corpus: Corpus) -> None:
    health = examine_corpus(corpus, TODAY)
    decided = [cell for cell in corpus.assessments.values() if cell.verdict not in ("silent", "not_in_corpus")]
    assert len(health.of_kind("vendor_only")) == sum(
        all(p.source.kind in ("vendor-terms", "vendor-claim") for p in cell.passages) for cell in decided
    )
    assert len(health.of_kind("single_source")) == sum(len({p.source.id for p in c.passages}) == 1 for c in decided)
    assert len(health.of_kind("disputed_claim")) == sum(bool(p.disputed) for p in corpus.passages)
    assert len(health.of_kind("read_through")) == sum(bool(b.source.read_through) for b in corpus.briefs)
    assert len(health.cells) == len(corpus.routes) * len(corpus.criteria)
    gaps = len(health.cells) - len(decided)
    assert sum(health.gaps_by_route.values()) == sum(health.gaps_by_criterion.values()) == gaps
    assert set(health.gaps_by_route) == set(corpus.routes)
    assert set(health.gaps_by_criterion) == set(corpus.criteria)


def cell_of(corpus: Corpus, verdict: Verdict, passages: tuple[Passage, ...]) -> tuple[str, list[Finding]]:
    """Strength and findings of the only assessment of a corpus."""
    key = ("deepseek-api", "retention-default")
    cell = Assessment(*key, verdict, MappingProxyType({}), passages, "2026-11-23")
    health = examine_corpus(replace(corpus, assessments=MappingProxyType({key: cell})), TODAY)
    return health.cells[key].strength, [finding for finding in health.findings if finding.route]


def passage(corpus: Corpus, *, vendor: bool, verified: str, place: int = 0) -> Passage:
    found = [p for p in corpus.passages if (p.source.kind in VENDOR_KINDS) == vendor]
    ids = sorted({p.source.id for p in found})
    chosen = next(p for p in found if p.source.id == ids[place])
    return replace(chosen, verified=verified, superseded_by="")  # type: ignore[arg-type]


def test_each_cell_has_its_strength(tiny: Corpus) -> None:
    free = [passage(tiny, vendor=False, verified="full", place=place) for place in (0, 1)]
    bound = [passage(tiny, vendor=True, verified="full", place=place) for place in (0, 1)]
    part = passage(tiny, vendor=False, verified="excerpt")
    assert cell_of(tiny, "yes", (*free, part)) == ("broad", [])
    assert [f.kind for f in cell_of(tiny, "yes", (free[0],))[1]] == ["single_source"]
    assert cell_of(tiny, "yes", (free[0],))[0] == "single"
    strength, findings = cell_of(tiny, "partly", tuple(bound))
    assert (strength, [f.kind for f in findings]) == ("vendor", ["vendor_only"])
    strength, findings = cell_of(tiny, "no", (part,))
    assert (strength, {f.kind for f in findings}) == ("partial", {"single_source", "read_in_part"})
    strength, findings = cell_of(tiny, "conflict", tuple(free))
    assert (strength, [f.kind for f in findings]) == ("conflict", ["conflicting_cell"])
    assert cell_of(tiny, "silent", (free[0],)) == ("silent", [])
    assert cell_of(tiny, "not_in_corpus", ()) == ("nothing", [])
    old = replace(free[0], superseded_by="other#claim")
    assert [f.kind for f in cell_of(tiny, "yes", (old, free[1]))[1]] == ["superseded_cited"]
    assert {"silent", "nothing"} == GAPS


def test_a_claim_is_used_by_a_route_or_by_an_assessment(tiny: Corpus) -> None:
    bare = replace(tiny, assessments=MappingProxyType({}))
    unused = {finding.passage for finding in examine_corpus(bare, TODAY).of_kind("unused_claim")}
    assert unused == {p.id for p in tiny.passages if not p.routes}
    assert unused
    first = next(p for p in tiny.passages if p.id in unused)
    cell = Assessment("deepseek-api", "training", "no", MappingProxyType({}), (first,), "2026")
    used = replace(bare, assessments=MappingProxyType({("deepseek-api", "training"): cell}))
    assert {f.passage for f in examine_corpus(used, TODAY).of_kind("unused_claim")} == unused - {first.id}


def test_vendors_pages_age_sooner_than_laws(tiny: Corpus) -> None:
    patience = Patience(vendor=10, other=20)
    by_kind = {age.source.kind: age for age in examine_corpus(tiny, TODAY, patience).ages}
    assert patience.of(by_kind["vendor-terms"].source) == 10
    assert patience.of(by_kind["primary-law"].source) == 20
    for age in examine_corpus(tiny, TODAY, patience).ages:
        assert age.stale == (age.read > patience.of(age.source))
    never = examine_corpus(tiny, TODAY, Patience(100_000, 100_000))
    assert never.of_kind("stale_source") == ()
    always = examine_corpus(tiny, date(2036, 1, 1), patience)
    assert len(always.of_kind("stale_source")) == len(tiny.briefs)


@given(st.dates(), st.dates())
def test_a_shorter_date_is_never_older(day: date, today: date) -> None:
    exact = days_since(day.isoformat(), today)
    assert exact == max(0, (today - day).days)
    assert exact >= days_since(day.isoformat()[:7], today) >= days_since(day.isoformat()[:4], today) >= 0


@given(st.lists(st.integers(0, 4000)))
def test_every_age_falls_into_one_group(days: list[int]) -> None:
    groups = age_groups(days)
    assert sum(groups) == len(days)
    assert len(groups) == len(AGE_LIMITS) + 1
    for position, limit in enumerate(AGE_LIMITS):
        assert sum(groups[: position + 1]) == sum(day <= limit for day in days)
