"""Everything that the shipped corpus can say passes the gate: all cells and all claims, in three languages."""

from __future__ import annotations

import pytest

from advisor.answer.check import fault
from advisor.answer.evidence import Words
from advisor.answer.write import Plan, drafts, numbered
from advisor.briefs.corpus import load_corpus
from advisor.briefs.names import NameFinder
from advisor.records import LANGUAGES, Corpus, Language
from advisor.settings import PROJECT_ROOT

_DECIDED = ("yes", "no", "partly", "conflict")


@pytest.fixture(scope="module")
def shipped() -> Corpus:
    return load_corpus(PROJECT_ROOT / "corpus")


@pytest.mark.parametrize("language", LANGUAGES)
def test_cells_and_claims_say_no_more_than_their_passages(shipped: Corpus, language: Language) -> None:
    names = NameFinder(shipped.entities)
    plans = [
        Plan((), (), (assessment,)) for assessment in shipped.assessments.values() if assessment.verdict in _DECIDED
    ]
    plans += [Plan((passage,), (passage,)) for passage in shipped.passages]
    refused = [
        (statement.text[:100], reason)
        for plan in plans
        for draft in drafts(plan, shipped, language)
        if draft.kind in ("short", "evidence")
        for statement in numbered([draft], Words(()))
        if (reason := fault(statement, shipped, names))
    ]
    assert len(plans) > 1_000
    assert refused == []


def test_every_route_is_judged_by_every_criterion(shipped: Corpus) -> None:
    assert set(shipped.assessments) == {(route, key) for route in shipped.routes for key in shipped.criteria}
    assert len(shipped.routes) >= 20
    assert len(shipped.criteria) >= 24
