"""Decisions through the door that pages and programs use."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast

import pytest

from advisor import Decision, Profile, Settings
from advisor.briefs.corpus import load_corpus
from advisor.errors import NotFound
from advisor.settings import PROJECT_ROOT
from advisor.wiring import Advisor


@pytest.fixture
def undecided(tiny_corpus: Path, tmp_path: Path) -> Advisor:
    """An advisor without models and index: a decision needs neither."""
    nothing = cast(Any, None)
    return Advisor(Settings(corpus=tiny_corpus, home=tmp_path), load_corpus(tiny_corpus), nothing, nothing)


def test_a_profile_gives_a_decision_about_every_route(undecided: Advisor) -> None:
    decision = undecided.decide(Profile("buyer"), today=date(2026, 10, 1))
    assert isinstance(decision, Decision)
    told = {placed.route for placed in decision.ranking} | {out.route for out in decision.ruled_out}
    assert told == set(undecided.corpus.routes)
    assert (decision.today, decision.corpus_sha256) == ("2026-10-01", undecided.corpus.sha256)


def test_a_decision_without_a_date_is_of_today(undecided: Advisor) -> None:
    before = date.today()
    assert before <= date.fromisoformat(undecided.decide(Profile("buyer")).today) <= date.today()


def test_the_rulebook_is_read_once(undecided: Advisor) -> None:
    assert undecided.rulebook is undecided.rulebook


def test_what_cannot_be_used_is_an_error_for_people(undecided: Advisor) -> None:
    with pytest.raises(NotFound, match="nowhere"):
        undecided.decide(Profile("buyer", routes=("nowhere",)))


def test_a_must_have_keeps_out_who_lacks_it(undecided: Advisor) -> None:
    criterion = next(one.id for one in undecided.corpus.criteria.values() if one.better == "yes")
    decision = undecided.decide(Profile("buyer", must_haves=MappingProxyType({criterion: "partly"})))
    verdicts = {route: undecided.corpus.assessments[route, criterion].verdict for route in undecided.corpus.routes}
    enough = {route for route, verdict in verdicts.items() if verdict in ("yes", "partly")}
    assert {placed.route for placed in decision.ranking} == enough
    assert {out.route for out in decision.ruled_out} == verdicts.keys() - enough


def test_deciding_draws_no_chart_library_in() -> None:
    code = "import sys; from advisor.decide.mcda import warm_up; warm_up(); print('matplotlib' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], cwd=PROJECT_ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"
