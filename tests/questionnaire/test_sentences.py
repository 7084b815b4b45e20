"""What the sentence under a cell shows about itself."""

from __future__ import annotations

import pytest

from advisor.questionnaire.gates import is_unsettled, lacks_side
from advisor.questionnaire.sentences import answers_at_once, is_beside, is_inferred, is_unknown, is_unread
from advisor.questionnaire.strength import strength_of
from advisor.wiring import Advisor
from tests.questionnaire.made import assessment


@pytest.mark.parametrize(
    "text",
    [
        "By our reading orders can reach it.",
        "Наш вывод: этого нет.",
        "По нашей оценке, закон сюда не доходит.",
        "我们的判断：可以做到。",
    ],
)
def test_our_own_conclusions_are_known_in_each_language(text: str) -> None:
    assert is_inferred(text)
    assert not is_inferred("The reading room of the vendor is open.")


@pytest.mark.parametrize(
    "text",
    [
        "Our reading: yes. The vendor runs it.",
        "By our reading largely, as nobody else is in the path.",
        "Only China: kept there.",
    ],
)
def test_what_begins_with_an_answer_needs_its_question(text: str) -> None:
    assert answers_at_once(text) == (not text.startswith("Only"))


def test_what_begins_with_a_fact_stands_alone() -> None:
    for text in (
        "No zero-retention setting was found.",
        "Yesterday's terms say so.",
        "DeepSeek keeps it.",
        "Нетребовательны: хватит одной карты.",
    ):
        assert not answers_at_once(text)


def test_what_is_told_of_another_product_or_was_not_read_settles_nothing() -> None:
    assert is_beside("The cases found concern its assistant and not the API itself: a leak.")
    assert not is_beside("The cases found concern the API itself.")
    assert is_unread("Deletion at contract end we have not read.")
    beside = "The cases found concern its assistant and not the API itself: a leak."
    assert is_unsettled(assessment("no", statement=beside))
    assert is_unsettled(assessment("partly", statement="A cache lasts 24 hours; deletion on request we have not read."))
    assert not is_unsettled(assessment("no", statement="It bars audits; its other terms we have not read."))
    assert not is_unsettled(assessment("partly", statement="A cache lasts 24 hours."))


def test_what_our_notes_lack_is_nothing_said() -> None:
    assert is_unknown("on audit rights, liability and governing law our notes hold nothing")
    assert not is_unknown("Reports on requests by states were not found.")


def test_a_price_for_input_is_none_for_output() -> None:
    assert lacks_side("What do output tokens cost?", "USD 1 per million input tokens")
    assert not lacks_side("What do output tokens cost?", "USD 1 input and USD 5 output")
    assert not lacks_side("What do tokens cost?", "USD 1 per million input tokens")


def test_a_conclusion_of_ours_is_never_strong(advisor: Advisor) -> None:
    strong = [
        known.passages for known in advisor.corpus.assessments.values() if strength_of(known.passages) == "strong"
    ]
    assert strong
    assert {strength_of(passages, inferred=True) for passages in strong} == {"fair"}
