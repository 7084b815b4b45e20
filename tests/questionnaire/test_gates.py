"""When an assessment's verdict is one on the question as a file words it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from advisor.answer.evidence import Words
from advisor.answer.write import Draft, numbered
from advisor.questionnaire.gates import as_asked, holds_period, holds_sum, is_corroborated, is_elsewhere, is_narrower
from advisor.questionnaire.matching import Match
from advisor.records import Relation, Statement, Verdict
from advisor.wiring import Advisor


@pytest.mark.parametrize(
    ("relation", "verdict", "expected"),
    [
        ("same", "yes", "yes"),
        ("same", "partly", "partly"),
        ("opposite", "yes", "no"),
        ("opposite", "no", "yes"),
        ("opposite", "partly", None),
        ("opposite", "silent", "silent"),
        ("open", "yes", None),
        ("open", "conflict", "conflict"),
        (None, "no", None),
    ],
)
def test_a_verdict_is_turned_only_where_its_opposite_is_known(
    relation: Relation | None, verdict: Verdict, expected: Verdict | None
) -> None:
    assert as_asked(verdict, Match("training-use", relation, certain=True)) == expected


def narrower(advisor: Advisor, criterion: str, text: str, called: str = "", verdict: Verdict = "no") -> bool:
    understanding = advisor.answerer.searcher.understanding
    assessment = advisor.corpus.assessments["deepseek-api", criterion]
    draft = Draft(assessment.statement["en"], "short", assessment.passages, ("deepseek-api",))
    statement: Statement = numbered([draft], Words(()))[0]
    query = understanding.query(text)
    known = replace(advisor.corpus.criteria[criterion], id=called or criterion)
    assessment = replace(assessment, verdict=verdict)
    return is_narrower(query, known, assessment, statement, understanding.names)


def test_a_country_law_or_figure_that_the_assessment_lacks_makes_a_question_narrower(advisor: Advisor) -> None:
    assert not narrower(advisor, "training-use", "Is our data kept out of training?")
    assert narrower(advisor, "training-use", "Is our data kept out of training in the United States?")
    assert narrower(advisor, "training-use", "Is our data kept out of training after 77 days?")


def test_the_number_of_an_item_is_no_figure(advisor: Advisor) -> None:
    assert not narrower(advisor, "training-use", "7.7 Is our data kept out of training?")


def test_a_near_match_counts_where_the_words_speak_for_it(advisor: Advisor) -> None:
    query = advisor.answerer.searcher.understanding.query("Is our data used for training?")
    assert is_corroborated(Match("training-use", near=True), query)
    assert not is_corroborated(Match("licence", near=True), query)
    assert is_corroborated(Match("licence", near=True, nearest=True), query)
    assert is_corroborated(Match("licence", "same"), query)


def test_a_choice_of_places_is_no_verdict_on_a_place_that_is_named(advisor: Advisor) -> None:
    """What is said of DeepSeek's data path names China, and the United States only as somebody's country."""
    asked = "Is our data stored in China?"
    assert narrower(advisor, "data-leaves-perimeter", asked, called="residency")
    assert narrower(advisor, "data-leaves-perimeter", asked, called="residency", verdict="yes")
    assert not narrower(advisor, "data-leaves-perimeter", "Is our data stored in a region we name?", called="residency")


def test_a_sum_that_is_asked_for_must_be_held() -> None:
    assert not holds_sum("State the price per million tokens.", "It is cheap.")
    assert holds_sum("State the price per million tokens.", "It costs USD 3.")
    assert holds_sum("Is it cheap?", "It is cheap.")


@pytest.mark.parametrize(
    ("question", "text", "held"),
    [
        ("Within how many days are we told of a breach?", "We are told of a breach.", False),
        ("Within how many days are we told of a breach?", "We are told of a breach within 2 days.", True),
        ("How much notice is given before a model is retired?", "Models were retired.", False),
        ("За сколько предупреждают?", "Models were retired with 60 days' notice.", True),
        ("Are we told of a breach?", "We are told of a breach.", True),
    ],
)
def test_a_period_that_is_asked_for_must_be_held(question: str, text: str, *, held: bool) -> None:
    assert holds_period(question, text) == held


def elsewhere(
    advisor: Advisor, text: str, criterion: str, route: str, relation: Relation | None = "opposite", group: str = ""
) -> bool:
    understanding = advisor.answerer.searcher.understanding
    assessment = advisor.corpus.assessments[route, "government-access"]
    draft = Draft(assessment.statement["en"], "short", assessment.passages, (route,))
    statement: Statement = numbered([draft], Words(()))[0]
    match = Match(criterion, relation, certain=True)
    known = advisor.corpus.routes[route]
    known = replace(known, group=group or known.group)
    return is_elsewhere(understanding.query(text), match, known, statement, understanding.names)


def test_what_one_state_may_demand_says_nothing_of_another(advisor: Advisor) -> None:
    for state, reached, not_reached in (
        ("US authorities", "openai-api-default", "deepseek-api"),
        ("Chinese authorities", "deepseek-api", "openai-api-default"),
    ):
        text = f"Can {state} get at our data?"
        assert not elsewhere(advisor, text, "government-access", reached)
        assert elsewhere(advisor, text, "government-access", not_reached)
    assert not elsewhere(advisor, "Can states get at our data?", "government-access", "deepseek-api")


def test_what_self_hosting_takes_is_told_for_ways_of_hosting_oneself(advisor: Advisor) -> None:
    text = "How many GPUs do we need on our own servers?"
    assert elsewhere(advisor, text, "hardware", "deepseek-api", "open")
    assert not elsewhere(advisor, text, "hardware", "deepseek-api", "open", group="self-hosted")
    assert not elsewhere(advisor, "Can we do without own hardware?", "hardware", "deepseek-api", "same")
