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
