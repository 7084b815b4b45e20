"""What a follow-up takes from the questions before it, on the tiny corpus; no model is asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor.briefs.corpus import load_corpus
from advisor.briefs.names import NameFinder
from advisor.records import Corpus
from advisor.retrieval.followup import asks_why, resolve, stands_apart

EARLIER = {
    "en": "Can we use DeepSeek-R1 in a product?",
    "ru": "Можно ли использовать DeepSeek-R1 в продукте?",
    "zh": "DeepSeek-R1 可以商用吗？",
}


@pytest.fixture(scope="module")
def corpus(tiny_corpus: Path) -> Corpus:
    return load_corpus(tiny_corpus)


@pytest.fixture(scope="module")
def names(corpus: Corpus) -> NameFinder:
    return NameFinder(corpus.entities)


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("en", "why?"),
        ("en", "But why is that?"),
        ("en", "Who says so?"),
        ("en", "Says who?"),
        ("en", "How do you know?"),
        ("en", "What is that based on?"),
        ("ru", "Почему?"),
        ("ru", "А кто это сказал?"),
        ("ru", "Откуда это известно?"),
        ("ru", "На основании чего?"),
        ("zh", "为什么？"),
        ("zh", "为什么呢"),
        ("zh", "谁说的？"),
        ("zh", "依据是什么？"),
        ("zh", "凭什么？"),
    ],
)
def test_who_asks_for_the_reason_means_the_question_before(
    corpus: Corpus, names: NameFinder, language: str, question: str
) -> None:
    assert asks_why(question)
    # None of these words is of a criterion: only what it leans on brings the topic.
    assert resolve(question, [EARLIER[language]], corpus, names, on_topic=False) == EARLIER[language]


def test_a_reason_is_asked_across_a_follow_up(corpus: Corpus, names: NameFinder) -> None:
    context = resolve("Who says so?", [EARLIER["en"], "And Claude?"], corpus, names, on_topic=False)
    assert "product" in context
    assert "Claude" in context


@pytest.mark.parametrize(
    "question", ["thanks!", "Best recipe for borscht?", "Как испечь пирог?", "今天天气怎么样？", "谢谢"]
)
def test_what_leans_on_nothing_takes_nothing(corpus: Corpus, names: NameFinder, question: str) -> None:
    assert not asks_why(question)
    assert resolve(question, [EARLIER["en"]], corpus, names, on_topic=False) == ""


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Does Anthropic indemnify us against claims?", True),
        ("Does Anthropic keep it for longer?", False),
        ("Can we get a discount for many seats?", False),
        ("Does OpenAI offer a discount for many seats?", False),
        ("Is the service open to buyers in Frankfurt?", False),
    ],
)
def test_a_question_stands_apart_that_names_others_and_points_back_at_nothing(question: str, expected: bool) -> None:
    assert stands_apart(question, ["How long does OpenAI keep API data?"]) is expected
