"""The criterion that a question's construction names, in three languages; single words do not make it."""

from __future__ import annotations

import pytest

from advisor.briefs.corpus import load_corpus
from advisor.retrieval.query import Understanding
from advisor.settings import PROJECT_ROOT


@pytest.fixture(scope="module")
def understanding() -> Understanding:
    return Understanding.of(load_corpus(PROJECT_ROOT / "corpus"))


@pytest.mark.parametrize(
    ("question", "criterion"),
    [
        ("what happens when we leave OpenAI?", "exit"),
        ("Что будет, если мы уйдём от OpenAI?", "exit"),
        ("如果我们弃用 DeepSeek，会怎么样？", "exit"),
        ("in which country does OpenAI store API data?", "residency"),
        ("Где хранятся данные DeepSeek?", "residency"),
        ("DeepSeek 的数据存储在哪个国家？", "residency"),
        ("incidents of Kimi", "incidents"),
        ("Какие инциденты были у DeepSeek?", "incidents"),
        ("Moonshot 发生过哪些安全事件？", "incidents"),
        ("Can the Chinese government get our data if we keep Qwen on our own servers?", "government-access"),
        (
            "Может ли китайское правительство получить данные, если мы держим Qwen на своих серверах?",
            "government-access",
        ),
        ("中国政府能拿到我们发给 DeepSeek 的数据吗？", "government-access"),
    ],
)
def test_a_construction_settles_the_criterion(understanding: Understanding, question: str, criterion: str) -> None:
    query = understanding.query(question)
    assert query.settled == (criterion,)
    assert query.criteria[0] == criterion


@pytest.mark.parametrize(
    "question",
    [
        "Do our prompts leave Bedrock?",
        "Which governments ban DeepSeek?",
        "Did the court order to keep OpenAI's logs catch API customers?",
        "How fast must OpenAI tell us of incidents at its suppliers?",
        "Where does it say that OpenAI keeps logs for 30 days?",
        "We are moving off OpenAI. How long does it have to delete our files?",
    ],
)
def test_like_words_in_other_constructions_settle_nothing(understanding: Understanding, question: str) -> None:
    assert understanding.query(question).settled == ()


@pytest.mark.parametrize(
    ("question", "criteria"),
    [
        ("What about retention and sub-processors of MiniMax?", ("retention-default", "sub-processors")),
        ("Какие у DeepSeek срок хранения и субподрядчики?", ("retention-default", "sub-processors")),
        ("How long does OpenAI keep data?", ()),
    ],
)
def test_criteria_side_by_side_are_each_asked_for(
    understanding: Understanding, question: str, criteria: tuple[str, ...]
) -> None:
    assert understanding.query(question).asked_for == criteria


@pytest.mark.parametrize(
    ("earlier", "language"),
    [("Сколько хранит данные OpenAI?", "ru"), ("OpenAI 保留数据多久？", "zh"), ("How long does OpenAI keep it?", "en")],
)
def test_a_name_alone_goes_on_in_the_language_before(understanding: Understanding, earlier: str, language: str) -> None:
    assert understanding.query("Kimi?", context=earlier).language == language
