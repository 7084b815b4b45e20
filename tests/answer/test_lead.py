"""What opens an answer: one claim that the question turns on, or what is known of the routes."""

from __future__ import annotations

import pytest

from advisor.answer.judge import Judgement
from advisor.answer.lead import by_reading, leads, turns_on_one
from advisor.answer.render import to_markdown, to_text
from advisor.records import Hit
from advisor.wiring import Advisor


def judgement(*read: float) -> Judgement:
    return Judgement(0.9, 0.9, {}, read)


@pytest.fixture(scope="module")
def hits(advisor: Advisor) -> list[Hit]:
    return [Hit(passage, 3.0 - 0.5 * place) for place, passage in enumerate(advisor.corpus.claims[:4])]


def test_close_hits_stand_in_the_order_in_which_they_seem_to_answer(hits: list[Hit]) -> None:
    order, judged = by_reading(hits, judgement(-3.0, 2.0, 0.0))
    assert [hit.passage.id for hit in order] == [hits[place].passage.id for place in (1, 0, 2, 3)]
    assert judged.read == (2.0, -3.0, 0.0)
    assert [hit.score for hit in order] == [hit.score for hit in hits]


def test_reading_moves_no_hit_past_one_that_is_far_better(hits: list[Hit]) -> None:
    order, _ = by_reading(hits, judgement(-4.0, -4.0, 4.0))
    assert order[0].passage.id == hits[0].passage.id
    assert order[2].passage.id == hits[2].passage.id


def test_without_readings_nothing_moves_and_nothing_leads(hits: list[Hit]) -> None:
    assert by_reading(hits, judgement()) == (hits, judgement())
    assert not leads(hits, judgement(), 0.0)
    assert not leads([], judgement(2.0), 0.0)
    assert by_reading([], judgement(1.0))[0] == []


@pytest.mark.parametrize(
    ("ahead", "read", "expected"),
    [(5.0, -3.0, True), (1.5, 2.0, True), (1.5, 0.0, False), (0.5, 3.0, False)],
)
def test_a_question_turns_on_a_claim_far_ahead_or_ahead_and_answering(
    hits: list[Hit], ahead: float, read: float, expected: bool
) -> None:
    two = [Hit(hits[0].passage, 1.0 + ahead), Hit(hits[1].passage, 1.0)]
    assert turns_on_one(two, judgement(read, -4.0)) is expected


@pytest.mark.parametrize(
    ("question", "anchor"),
    [
        ("Is Llama 4 allowed for EU companies?", "llama4-licence-eu-exclusion"),
        ("Можно ли использовать Llama 4 в ЕС?", "llama4-licence-eu-exclusion"),
        ("Can we use MiniMax-M2.7 in our product?", "minimax-m2-7-noncommercial"),
        ("Where does Moonshot keep Kimi data?", "kimi-storage-mainland"),
        ("Is Claude Fable 5 suspended by the US government?", "fable-mythos-lifted-2026-07"),
    ],
)
def test_what_turns_on_one_claim_is_opened_by_it(real_advisor: Advisor, question: str, anchor: str) -> None:
    answer = real_advisor.ask(question)
    assert answer.statements[0].citations[0].passage.anchor == anchor


def test_a_question_about_a_party_as_such_is_answered_by_its_routes(real_advisor: Advisor) -> None:
    first = real_advisor.ask("Is DeepSeek safe?").statements[0]
    assert first.criterion == "data-leaves-perimeter"


@pytest.mark.parametrize("question", ["Does vLLM send usage data home?", "Is Alibaba on the Pentagon's 1260H list?"])
def test_a_superseded_claim_gives_way_to_what_replaced_it(real_advisor: Advisor, question: str) -> None:
    short = [statement for statement in real_advisor.ask(question).statements if statement.kind == "short"]
    assert short
    assert not any(citation.passage.superseded_by for citation in short[0].citations)


def test_a_country_that_no_cell_speaks_of_is_not_answered_by_one(real_advisor: Advisor) -> None:
    assert real_advisor.ask("Has South Korea banned Qwen?").status == "not_covered"


def test_a_verdict_is_printed_with_the_criterion_that_it_answers(real_advisor: Advisor) -> None:
    answer = real_advisor.ask("Does DeepSeek train on API data?")
    assert any(statement.verdict == "no" for statement in answer.statements)
    assert "(Not used for training: No)" in to_text(answer, real_advisor.corpus)
    assert "**Not used for training: No**" in to_markdown(answer, real_advisor.corpus)
