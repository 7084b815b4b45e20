"""Sweeping questions are denied by an exception on record, bans hold where recorded, short answers are short."""

from __future__ import annotations

from functools import cache

import pytest

from advisor.answer.bans import of_that_area
from advisor.answer.sweeping import exceptions, with_exceptions
from advisor.answer.write import Draft, Plan, _shortened, drafts
from advisor.briefs.corpus import load_corpus
from advisor.records import Corpus, Verdict
from advisor.retrieval.query import Understanding
from advisor.settings import PROJECT_ROOT


@cache
def corpus() -> Corpus:
    return load_corpus(PROJECT_ROOT / "corpus")


@cache
def understanding() -> Understanding:
    return Understanding.of(corpus())


@pytest.mark.parametrize(
    "question",
    [
        "Is it true that OpenAI never keeps anything?",
        "Is it true that Moonshot never keeps anything?",
        "Does Anthropic never train on what we send?",
        "Does Alibaba never train on what we send?",
        "Does DeepSeek always train on everything?",
        "Правда ли, что OpenAI никогда ничего не хранит?",
        "OpenAI真的从不保存任何数据吗?",
    ],
)
def test_whoever_is_asked_about_an_exception_opens_the_answer(question: str) -> None:
    query = understanding().query(question)
    plan = with_exceptions(Plan((), ()), query, understanding())
    assert plan.is_limited
    assert plan.assessments[0].verdict in ("no", "partly", "yes")
    first = next(draft for draft in drafts(plan, corpus(), query.language) if draft.kind == "short")
    assert first.passages, "an exception is cited"
    assert not first.text.startswith(corpus().routes[plan.assessments[0].route].name[query.language])


@pytest.mark.parametrize(
    "question",
    [
        "Does OpenAI keep prompts?",
        "Which vendors never train on prompts?",
        "Is DeepSeek banned in the whole EU?",
        "Does DeepSeek never train on prompts under the GDPR?",
    ],
)
def test_other_questions_are_not_limited(question: str) -> None:
    assert exceptions(understanding().query(question), understanding()) == ()


def test_bans_in_member_states_are_none_of_the_union() -> None:
    query = understanding().query("Is DeepSeek banned in the whole EU?")
    plan = of_that_area(Plan((), ()), query, (), corpus(), "en")
    assert plan.in_parts == "European Union"
    assert all("european-union" in passage.entities for passage in plan.leading)
    text = drafts(plan, corpus(), "en")[0].text
    assert text.startswith("Not recorded here of the area as a whole")


def test_where_no_ban_is_recorded_the_answer_says_so() -> None:
    query = understanding().query("Is DeepSeek banned in Switzerland?")
    plan = of_that_area(Plan((), ()), query, (), corpus(), "en")
    assert "Switzerland" in plan.gaps[0]
    assert plan.assessments == ()


def test_a_ban_on_record_opens_the_answer_about_its_country() -> None:
    query = understanding().query("Is DeepSeek banned in Taiwan?")
    plan = of_that_area(Plan((), ()), query, (), corpus(), "en")
    assert plan.gaps == ()
    assert all("taiwan" in passage.entities for passage in plan.leading)


def test_a_short_answer_keeps_what_opens_it_and_every_verdict() -> None:
    lines = [Draft("a claim", "short")]
    verdicts: tuple[Verdict, ...] = ("no", "no", "no", "yes", "partly", "no")
    lines += [Draft(f"line {n}", "short", verdict=verdict) for n, verdict in enumerate(verdicts)]
    shown = _shortened(lines, whole=False)
    short = [draft for draft in shown if draft.kind == "short"]
    assert [draft.text for draft in short] == ["a claim", "line 0", "line 3", "line 4"]
    assert {draft.text for draft in shown} == {draft.text for draft in lines}
    assert _shortened(lines, whole=True) == lines
