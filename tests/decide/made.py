"""Small corpora for the decide room, built in code: routes, criteria and verdicts, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import cast

from hypothesis import strategies as st

from advisor.decide.decision import decide
from advisor.decide.records import Decision
from advisor.profile import Profile
from advisor.records import VERDICTS, Assessment, Corpus, Criterion, Route, Verdict
from advisor.rulebook import Bar, Condition, Grounds, Need, NeedKind, Rule, Rulebook

NOTHING: Mapping[str, str] = MappingProxyType({})
GROUPS = ("data-path", "law", "contract")
TODAY = date(2026, 10, 1)
Cells = Mapping[tuple[str, str], Verdict]


def criterion(name: str, group: str = "law", better: str = "yes") -> Criterion:
    return Criterion(name, NOTHING, NOTHING, NOTHING, better, group, NOTHING, MappingProxyType({}))  # type: ignore[arg-type]


def route(name: str, vendor: str = "") -> Route:
    return Route(name, NOTHING, "us-api", vendor, vendor, (), NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, ())


def corpus_of(criteria: Sequence[Criterion], rows: Mapping[str, Sequence[str | None]]) -> Corpus:
    """A corpus of one row of verdicts a route; None leaves the cell out."""
    cells = {
        (name, one.id): Assessment(name, one.id, cast(Verdict, verdict), NOTHING, (), "2026-09")
        for name, row in rows.items()
        for one, verdict in zip(criteria, row, strict=True)
        if verdict is not None
    }
    return Corpus(
        briefs=(),
        routes=MappingProxyType({name: route(name) for name in rows}),
        criteria=MappingProxyType({one.id: one for one in criteria}),
        assessments=MappingProxyType(cells),
        entities=MappingProxyType({}),
        glossary=(),
        sha256="0" * 64,
    )


def rows_of(corpus: Corpus) -> dict[str, list[Verdict | None]]:
    found: dict[str, list[Verdict | None]] = {}
    for name in corpus.routes:
        cells = [corpus.assessments.get((name, one)) for one in corpus.criteria]
        found[name] = [cell.verdict if cell else None for cell in cells]
    return found


def with_cell(corpus: Corpus, name: str, criterion_id: str, verdict: Verdict) -> Corpus:
    rows = rows_of(corpus)
    rows[name][list(corpus.criteria).index(criterion_id)] = verdict
    return corpus_of(list(corpus.criteria.values()), rows)


def need(
    name: str,
    routes: Sequence[str],
    word: str,
    *,
    least: str = "",
    leads_to: str = "",
    criteria: Sequence[str] = (),
) -> Need:
    kind: NeedKind = "means" if least else "step"
    return Need(name, tuple(routes), kind, word, least, Grounds(NOTHING, ()), leads_to, tuple(criteria))


def binding(routes: Sequence[str] = (), waiver: str = "", **demands: str) -> Rule:
    """A rule for whoever has no accelerators: it bars routes and demands verdicts."""
    bars = (Bar(tuple(routes), Grounds(NOTHING, ()), waiver),) if routes else ()
    when = (Condition(MappingProxyType({"accelerators": frozenset({"none"})})),)
    return Rule("rule", NOTHING, "", when, Grounds(NOTHING, ()), NOTHING, demands=demands, bars=bars)  # type: ignore[arg-type]


def decided(corpus: Corpus, profile: Profile | None = None, rulebook: Rulebook | None = None) -> Decision:
    # Few weightings: whether many are counted rightly is asked in test_robustness.py.
    return decide(profile or Profile("buyer"), corpus, rulebook or Rulebook(), today=TODAY, samples=20)


def firsts(decision: Decision) -> set[str]:
    return {placed.route for placed in decision.ranking if placed.place == 1}


def place_of(decision: Decision, name: str) -> int:
    return next(placed.place for placed in decision.ranking if placed.route == name)


def standing(decision: Decision) -> list[tuple[str, int]]:
    return [(placed.route, placed.place) for placed in decision.ranking]


# -- strategies -------------------------------------------------------------------------------------------------------
verdicts: st.SearchStrategy[Verdict] = st.sampled_from(VERDICTS)


@st.composite
def corpora(draw: st.DrawFn, least_routes: int = 1, most_routes: int = 6, most_criteria: int = 6) -> Corpus:
    """Any corpus of some routes and criteria; cells of any verdict."""
    count = draw(st.integers(1, most_criteria))
    criteria = [
        criterion(f"c{number}", draw(st.sampled_from(GROUPS)), draw(st.sampled_from(("yes", "yes", "yes", "no"))))
        for number in range(count)
    ]
    names = [f"r{number}" for number in range(draw(st.integers(least_routes, most_routes)))]
    return corpus_of(criteria, {name: draw(st.lists(verdicts, min_size=count, max_size=count)) for name in names})


@st.composite
def profiles(draw: st.DrawFn, corpus: Corpus, demands: bool = True) -> Profile:
    """A buyer with a weight for every criterion and group, and must-haves on some of the criteria."""
    groups = sorted({one.group for one in corpus.criteria.values()})
    weight = st.integers(1, 20).map(lambda half: half / 2)
    weights = {name: draw(weight) for name in (*corpus.criteria, *groups)}
    asked: dict[str, str] = {}
    if demands:
        asked = draw(st.dictionaries(st.sampled_from(list(corpus.criteria)), st.sampled_from(("yes", "partly"))))
    return Profile("buyer", weights=MappingProxyType(weights), must_haves=MappingProxyType(asked))  # type: ignore[arg-type]
