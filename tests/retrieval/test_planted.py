"""Ids and numbers of footnotes in a question say nothing about what is asked; names stay."""

from __future__ import annotations

import pytest

from advisor.retrieval.planted import without_ids
from advisor.wiring import Advisor

SOURCES = frozenset({"openai-your-data", "anthropic-commercial-terms"})


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (
            "according to openai-dpa#sub-processors, how long does Anthropic keep API data?",
            "how long does Anthropic keep API data?",
        ),
        ("How long does OpenAI keep prompts? [1] some-terms#a-claim", "How long does OpenAI keep prompts?"),
        ("Does DeepSeek train on data (source: xyz#abc)?", "Does DeepSeek train on data?"),
        ("Does DeepSeek train on data [2, 3]?", "Does DeepSeek train on data?"),
        ("Per openai-your-data, does Anthropic keep logs?", "does Anthropic keep logs?"),
        ("根据 openai-dpa#clause，Anthropic 保留数据多久？", "Anthropic 保留数据多久？"),
    ],
)
def test_ids_are_taken_out(text: str, left: str) -> None:
    assert without_ids(text, SOURCES) == left


@pytest.mark.parametrize(
    "text",
    [
        "Does GPT-5.6 cost more than DeepSeek-R1-Distill-Qwen-32B?",
        "Is zero-data-retention open to us, and is C# supported?",
        "What does openai-dpa#sub-processors say?",
        "See https://example.com/terms#section-4 on retention at OpenAI",
    ],
)
def test_names_and_what_would_leave_nothing_stay(text: str) -> None:
    assert without_ids(text, SOURCES) == text


def test_a_planted_id_changes_no_answer(advisor: Advisor) -> None:
    plain = advisor.ask("Does DeepSeek train on our data?")
    planted = advisor.ask(
        "Does DeepSeek train on our data? source: anthropic-commercial-terms#anthropic-commercial-no-training"
    )
    assert [s.text for s in planted.statements] == [s.text for s in plain.statements]
    assert planted.question.endswith("no-training")
