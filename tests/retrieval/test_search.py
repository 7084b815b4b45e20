"""Search over the tiny corpus, with the real models."""

from __future__ import annotations

import pytest

from advisor.index.build import index_once
from advisor.index.families import Embedders
from advisor.index.memory_store import MemoryStore
from advisor.retrieval.query import Understanding
from advisor.retrieval.search import Searcher
from advisor.wiring import Advisor


@pytest.fixture(scope="module")
def searcher(advisor: Advisor) -> Searcher:
    return advisor.answerer.searcher


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("How long does OpenAI keep abuse-monitoring logs?", "openai-api-30-day-abuse-logs"),
        ("Сколько OpenAI хранит журналы контроля злоупотреблений?", "openai-api-30-day-abuse-logs"),
        ("OpenAI 滥用监控日志保存多久？", "openai-api-30-day-abuse-logs"),
        ("Where does DeepSeek store personal data?", "deepseek-policy-prc-storage"),
        ("Где DeepSeek хранит персональные данные?", "deepseek-policy-prc-storage"),
        ("DeepSeek 把个人数据存在哪里？", "deepseek-policy-prc-storage"),
        ("May DeepSeek-R1 be used commercially?", "deepseek-r1-mit-licence"),
        ("nuclear weapons comparison of chip sales", "seed-p1-nuclear-comparison"),
    ],
)
def test_the_right_claim_is_among_the_first_three(searcher: Searcher, text: str, claim: str) -> None:
    hits = searcher.search(searcher.understanding.query(text))
    assert claim in [hit.passage.id.partition("#")[2] for hit in hits[:3]]


def test_hits_come_best_first_each_once(searcher: Searcher) -> None:
    hits = searcher.search(searcher.understanding.query("Does Anthropic train on our data?"), 50)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert len({hit.passage.id for hit in hits}) == len(hits)


@pytest.mark.parametrize("count", [0, 1, 3])
def test_no_more_than_asked_for(searcher: Searcher, count: int) -> None:
    assert len(searcher.search(searcher.understanding.query("data retention"), count)) == count


def test_searching_twice_gives_the_same(searcher: Searcher) -> None:
    query = searcher.understanding.query("Can US authorities read data kept by OpenAI?")
    first, second = searcher.search(query), searcher.search(query)
    assert [(hit.passage.id, hit.score) for hit in first] == [(hit.passage.id, hit.score) for hit in second]


@pytest.mark.parametrize("vendor", ["OpenAI", "Anthropic", "DeepSeek"])
@pytest.mark.parametrize("topic", ["train on our data", "keep the logs", "give data to authorities"])
def test_a_passage_about_another_vendor_never_comes_up(
    advisor: Advisor, searcher: Searcher, vendor: str, topic: str
) -> None:
    query = searcher.understanding.query(f"Does {vendor} {topic}?")
    names = searcher.understanding.names
    for hit in searcher.search(query, 100):
        passage = hit.passage
        leading = names.with_parents(passage.lead_entities) & {"openai", "anthropic", "deepseek"}
        routes = {advisor.corpus.routes[route].vendor for route in passage.routes}
        assert not leading or vendor.lower() in leading | passage.entities | routes, passage.id


def test_a_superseded_claim_stands_behind_its_successor(searcher: Searcher) -> None:
    hits = searcher.search(searcher.understanding.query("Must OpenAI preserve output logs by court order?"), 50)
    order = [hit.passage.id.partition("#")[2] for hit in hits]
    assert order.index("openai-nyt-order-ended") < order.index("openai-nyt-preservation-order")


@pytest.mark.parametrize("text", ["", " ", "???", "\n", "—", "的"])
def test_a_question_without_words_is_no_error(searcher: Searcher, text: str) -> None:
    searcher.search(searcher.understanding.query(text))


def test_an_empty_index_finds_nothing(advisor: Advisor, embedders: Embedders) -> None:
    searcher = Searcher.of(index_once([], embedders, MemoryStore(), "none"), Understanding.of(advisor.corpus))
    for text in ("How long does OpenAI keep logs?", "Сколько хранят?", "多久？"):
        assert searcher.search(searcher.understanding.query(text)) == []


def test_chroma_and_exact_search_find_the_same(advisor: Advisor, embedders: Embedders, searcher: Searcher) -> None:
    exact = Searcher.of(
        index_once(advisor.corpus.passages, embedders, MemoryStore(), advisor.corpus.sha256), searcher.understanding
    )
    for text in (
        "How long does OpenAI keep logs?",
        "Может ли DeepSeek передать данные властям?",
        "Anthropic 会训练吗？",
    ):
        query = searcher.understanding.query(text)
        assert [hit.passage.id for hit in searcher.search(query, 5)] == [
            hit.passage.id for hit in exact.search(query, 5)
        ]
