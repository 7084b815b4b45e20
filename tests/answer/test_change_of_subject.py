"""A chat's history makes nothing on-topic that is not, and hostile input ends in an answer, not in an error."""

from __future__ import annotations

import pytest

from advisor.wiring import Advisor

_EARLIER = {
    "en": "Does DeepSeek's own API train on our data?",
    "ru": "Обучает ли OpenAI модели на наших данных?",
    "zh": "OpenAI 会用 API 数据训练吗？",
}


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("en", "What is the best recipe for borscht?"),
        ("en", "What is the capital of Australia?"),
        ("en", "Which football club won the league in 1998?"),
        ("ru", "Какая завтра погода в Москве?"),
        ("ru", "Как испечь яблочный пирог?"),
        ("zh", "今天天气怎么样？"),
    ],
)
def test_a_change_of_subject_is_not_answered_from_the_earlier_question(
    real_advisor: Advisor, language: str, question: str
) -> None:
    assert real_advisor.ask(question, history=[_EARLIER[language]]).status == "not_covered"


@pytest.mark.parametrize("question", ["thanks!", "🚀🔥💯", "ok thank you"])
def test_what_asks_nothing_gets_no_answer(real_advisor: Advisor, question: str) -> None:
    answer = real_advisor.ask(question, history=[_EARLIER["en"]])
    assert answer.status in ("not_covered", "needs_clarification")


@pytest.mark.parametrize(
    "question", ["And for Anthropic?", "why?", "How long is it kept?", "А у Anthropic?", "那么保留多久？"]
)
def test_a_real_follow_up_still_keeps_its_topic(real_advisor: Advisor, question: str) -> None:
    assert real_advisor.ask(question, history=[_EARLIER["en"]]).status in ("answered", "partly_answered")


def test_hundreds_of_unknown_names_do_not_break_the_judge(real_advisor: Advisor) -> None:
    serials = " ".join(f"SN{number}X{number * 7919}Q" for number in range(600))
    assert real_advisor.ask(f"Our GPU inventory, can we run Qwen on it? {serials}").status


@pytest.mark.parametrize("question", ["why?", "But why is that?", "А почему?", "为什么呢？"])
def test_why_gives_the_reasons_not_the_verdict_once_more(real_advisor: Advisor, question: str) -> None:
    answer = real_advisor.ask(question, history=["Can a Chinese authority read what we send to DeepSeek's own API?"])

    short = [statement for statement in answer.statements if statement.kind == "short"]
    assert short
    assert all(statement.verdict is None for statement in short)
    assert all(statement.citations for statement in short)


def test_a_party_whose_name_was_mended_is_named(real_advisor: Advisor) -> None:
    mended = real_advisor.ask("How long does Antropic keep API inputs by default?")
    typed = real_advisor.ask("How long does Anthropic keep API inputs by default?")

    notes = [statement.text for statement in mended.statements if "Antropic" in statement.text]
    assert notes == ["“Antropic” was read as “Anthropic”."]
    assert mended.question == "How long does Antropic keep API inputs by default?"
    assert [s.text for s in mended.statements if s.kind == "short"] == [
        s.text for s in typed.statements if s.kind == "short"
    ]
