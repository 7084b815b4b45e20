"""What an answer leaves open is said, and only where it is true."""

from __future__ import annotations

import re

import pytest

from advisor.answer.gaps import party_to_ask, question_to
from advisor.records import Answer, Language
from advisor.wiring import Advisor


def gaps(answer: Answer) -> list[str]:
    return [statement.text for statement in answer.statements if statement.kind == "gap"]


@pytest.mark.parametrize(
    ("question", "party", "criterion"),
    [
        ("Do Groq and DeepSeek train on our prompts?", "Groq", "Not used for training"),
        ("Groq и DeepSeek обучают модели на наших запросах?", "Groq", "обучени"),
        ("Groq 和 DeepSeek 会用我们的提示词训练模型吗？", "Groq", "训练"),
    ],
)
def test_a_party_on_which_the_corpus_is_silent_is_named(
    real_advisor: Advisor, question: str, party: str, criterion: str
) -> None:
    answer = real_advisor.ask(question)
    named = [gap for gap in gaps(answer) if party in gap]
    assert answer.status == "partly_answered"
    assert named
    assert criterion in named[0].replace("Обучени", "обучени")
    assert not any("DeepSeek" in gap for gap in gaps(answer))
    assert any(party in asked for asked in answer.vendor_questions)
    # "Nothing in the corpus" has to be true of all of it.
    topics = [set(p.topics) for p in real_advisor.corpus.passages if "groq" in p.entities]
    assert topics
    assert not any("training-use" in found for found in topics)


@pytest.mark.parametrize(
    "question",
    [
        "Do OpenAI and DeepSeek train on our prompts?",
        "Who keeps API prompts longer by default, OpenAI or Anthropic?",
        "Does DeepSeek train on our prompts?",
    ],
)
def test_nothing_is_called_a_gap_where_the_corpus_speaks(real_advisor: Advisor, question: str) -> None:
    answer = real_advisor.ask(question)
    assert answer.status == "answered"
    assert gaps(answer) == []


def test_each_of_two_parties_set_side_by_side_brings_its_own_route(real_advisor: Advisor) -> None:
    understanding = real_advisor.answerer.searcher.understanding
    assert "deepseek-api" in understanding.query("Do Groq and DeepSeek train on our prompts?").routes
    assert "deepseek-api" not in understanding.query("Does Groq train on prompts to DeepSeek-R1 hosted there?").routes
    assert "deepseek-api" not in understanding.query("Is DeepSeek on Groq kept from training?").routes


@pytest.mark.parametrize("language", ["en", "ru", "zh"])
def test_a_question_to_a_vendor_reads_like_a_sentence(real_advisor: Advisor, language: Language) -> None:
    corpus = real_advisor.corpus
    for criterion in corpus.criteria.values():
        for party in ("", "Google", "谷歌"):
            question = question_to(criterion, party, language)
            assert "{" not in question
            assert not re.search(r"[\u3400-\u9fff] [\u3400-\u9fff]", question), question
            assert party in question


def test_the_operator_is_asked_not_the_route(real_advisor: Advisor) -> None:
    corpus = real_advisor.corpus
    for route in corpus.routes.values():
        party = party_to_ask(route, corpus, "en")
        assert party in {entity.name["en"] for entity in corpus.entities.values()} | {""}
        assert party or not {route.operator, route.vendor} & set(corpus.entities)
    assert party_to_ask(corpus.routes["claude-bedrock"], corpus, "en") != "Anthropic"
