"""A model ascribed to the wrong maker is put right, with a claim that names both; hosts are no makers."""

from __future__ import annotations

import pytest

from advisor.answer.pairing import Pairings
from advisor.briefs.corpus import load_corpus
from advisor.briefs.names import NameFinder
from advisor.settings import PROJECT_ROOT
from advisor.wiring import Advisor
from tests.answer.invariants import check_answer


@pytest.fixture(scope="module")
def pairings() -> Pairings:
    corpus = load_corpus(PROJECT_ROOT / "corpus")
    return Pairings(corpus, NameFinder(corpus.entities))


@pytest.mark.parametrize(
    ("question", "model", "wrong", "right"),
    [
        ("What does Anthropic's GPT-5.6 cost per token?", "gpt-5-6", "anthropic", "openai"),
        ("How long does Moonshot's Qwen3 API keep our data?", "qwen3", "moonshot", "alibaba"),
        ("does Google’s Claude train on our data?", "claude", "google", "anthropic"),
        ("OpenAI's new model Gemini 3: is it safe?", "gemini-3", "openai", "google"),
        ("Is Qwen by Tencent Apache licensed?", "qwen", "tencent", "alibaba"),
        ("Is Claude made by Google?", "claude", "google", "anthropic"),
        ("Does OpenAI own Claude?", "claude", "openai", "anthropic"),
        ("Anthropic GPT-5.6 retention?", "gpt-5-6", "anthropic", "openai"),
        ("Хранит ли Anthropic запросы к своей модели Gemini?", "gemini", "anthropic", "google"),
        ("Сколько Kimi от DeepSeek хранит данные?", "kimi", "deepseek", "moonshot"),
        ("Модель Qwen компании Baidu можно использовать в банке?", "qwen", "baidu", "alibaba"),
        ("谷歌旗下的Kimi数据存在哪里？", "kimi", "google", "moonshot"),
        ("月之暗面的GLM许可证是什么？", "glm", "moonshot", "zai"),
    ],
)
def test_a_model_of_the_wrong_maker_is_noticed(
    pairings: Pairings, question: str, model: str, wrong: str, right: str
) -> None:
    text, found = pairings.mended(question)
    assert [(one.model, one.wrong, one.right) for one in found] == [(model, wrong, right)]
    assert {model, right} <= found[0].proof.entities
    named = pairings.names.ids(text)
    assert wrong not in named
    assert right in pairings.names.with_parents(named)


@pytest.mark.parametrize(
    "question",
    [
        "Is Claude on Vertex covered by zero data retention?",
        "How long does Azure's GPT keep prompts?",
        "Does Bedrock's Claude share data with Anthropic?",
        "Is Qwen on Groq kept in the US?",
        "Amazon's Claude on Bedrock: who keeps data?",
        "Can we buy Claude from Google?",
        "What came of the use of Claude by Microsoft in Copilot?",
        "Did Anthropic accuse DeepSeek of distilling Claude?",
        "What did Cisco's DeepSeek R1 test find?",
        "Which of OpenAI, Anthropic or Google's Gemini trains on chats?",
        "Compare OpenAI, Claude and Gemini",
        "What does DeepSeek R1-Distill-Qwen-32B's licence say?",
        "Who runs NVIDIA's DeepSeek-R1 NIM container?",
        "Is OpenAI's gpt-oss on Bedrock safe?",
        "微软的DeepSeek部署安全吗？",
        "Может ли Google обучать Claude на наших данных?",
    ],
)
def test_hosts_testers_and_lists_are_no_wrong_makers(pairings: Pairings, question: str) -> None:
    assert pairings.mended(question) == (question, ())


def test_a_maker_of_the_same_name_replaces_nothing_twice(pairings: Pairings) -> None:
    text, found = pairings.mended("Will Alibaba's DeepSeek train on our data?")
    assert text == "Will DeepSeek train on our data?"
    assert found[0].right == "deepseek"


def test_the_correction_comes_first_with_its_proof_and_the_right_maker_is_answered_for(advisor: Advisor) -> None:
    answer = advisor.ask("Does OpenAI's Claude API train on our data?")
    check_answer(answer, advisor.corpus, advisor.index.passages.values())
    first = answer.statements[0]
    assert first.kind == "short"
    assert "Anthropic" in first.text
    assert {"anthropic", "claude"} <= first.citations[0].passage.entities
    parties = {key for citation in answer.citations for key in citation.passage.lead_entities}
    assert "openai" not in parties
    assert any("OpenAI" in one.text for one in answer.statements if one.kind == "caveat")


def test_what_is_not_known_of_the_right_maker_is_still_put_right(advisor: Advisor) -> None:
    answer = advisor.ask("How many webhooks can DeepSeek's Claude sign per invoice?")
    assert answer.status == "partly_answered"
    assert [statement.kind for statement in answer.statements][:2] == ["short", "gap"]
