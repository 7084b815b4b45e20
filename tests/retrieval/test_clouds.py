"""A cloud's bare name means the routes on which it serves the makers that the question names."""

from __future__ import annotations

from functools import cache

import pytest

from advisor.briefs.corpus import load_corpus
from advisor.retrieval.query import Understanding
from advisor.settings import PROJECT_ROOT


@cache
def understanding() -> Understanding:
    return Understanding.of(load_corpus(PROJECT_ROOT / "corpus"))


@pytest.mark.parametrize(
    ("question", "routes"),
    [
        ("Is zero retention available for Claude on Amazon Bedrock?", {"claude-bedrock"}),
        ("Does Bedrock keep prompts sent to Claude Opus?", {"claude-bedrock"}),
        ("Does zero retention cover Llama on Bedrock?", {"bedrock-open-weights"}),
        ("Does zero retention cover Qwen on Bedrock?", {"bedrock-open-weights"}),
        ("Does Bedrock keep prompts?", {"bedrock-open-weights"}),
        ("Is there zero retention for Claude on Vertex AI?", {"claude-vertex"}),
        ("Zero retention for Gemini on Vertex AI?", {"vertex-gemini"}),
        ("DeepSeek on Azure OpenAI: how long is data kept?", {"foundry-open-weights"}),
        ("Does Azure OpenAI train on prompts?", {"azure-openai"}),
        ("DeepSeek or Claude on Bedrock: which keeps less?", {"bedrock-open-weights", "claude-bedrock"}),
        ("Есть ли нулевое хранение для Claude на Bedrock?", {"claude-bedrock"}),
        ("Bedrock上的Claude有零数据保留吗?", {"claude-bedrock"}),
    ],
)
def test_the_makers_named_choose_the_route(question: str, routes: set[str]) -> None:
    assert set(understanding().query(question).routes) == routes


def test_who_only_looked_into_a_service_is_not_used() -> None:
    query = understanding().query("What did Wiz find at DeepSeek?")
    assert understanding().used_on(query, understanding().open_routes(query)) == ("deepseek",)


@pytest.mark.parametrize(
    "question", ["How quickly must OpenAI tell us of a breach?", "How fast does Moonshot notify us of a breach?"]
)
def test_being_told_of_a_breach_is_no_record_of_breaches(question: str) -> None:
    assert "incidents" not in understanding().query(question).criteria


@pytest.mark.parametrize("question", ["Who reads our prompts at OpenAI?", "Do humans read prompts at Moonshot?"])
def test_who_reads_is_human_review(question: str) -> None:
    assert understanding().query(question).criteria[:1] == ("human-review",)
