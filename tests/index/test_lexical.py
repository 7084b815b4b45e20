"""BM25 against the textbook, and its file format."""

from __future__ import annotations

import math
from collections import Counter
from pathlib import Path

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.errors import IndexUnusable
from advisor.index.lexical import LexicalIndex
from advisor.index.tokens import tokens

TEXTS = st.lists(
    st.lists(st.sampled_from(["log", "data", "train", "china", "数据", "хранение"]), max_size=8).map(" ".join),
    min_size=1,
    max_size=6,
)


def textbook(texts: list[str], query: dict[str, float]) -> list[float]:
    """Robertson and Zaragoza 2009 with Lucene's idf, as anyone would write it down."""
    bags = [Counter(tokens(text)) for text in texts]
    average = sum(sum(bag.values()) for bag in bags) / len(bags)
    scores = []
    for bag in bags:
        score = 0.0
        for token, weight in query.items():
            holding = sum(token in other for other in bags)
            idf = math.log(1 + (len(bags) - holding + 0.5) / (holding + 0.5))
            norm = 1.2 * (1 - 0.75 + 0.75 * sum(bag.values()) / average) if average else 0.0
            if bag[token]:
                score += weight * idf * bag[token] / (bag[token] + norm)
        scores.append(score)
    return scores


@given(
    TEXTS,
    st.dictionaries(
        st.sampled_from(["log", "data", "train", "数据", "хранен", "unknown"]), st.sampled_from([0.5, 1.0, 2.0])
    ),
)
def test_scores_are_those_of_the_textbook(texts: list[str], query: dict[str, float]) -> None:
    ids = [str(number) for number in range(len(texts))]
    scores = LexicalIndex.build(ids, texts).scores(query)
    assert scores == pytest.approx(textbook(texts, query), rel=1e-4, abs=1e-5)


def test_words_side_by_side_count_for_more() -> None:
    index = LexicalIndex.build(["apart", "together"], ["days pass, logs stay thirty", "thirty days logs pass stay"])
    bag = {"thirti": 1.0, "day": 1.0}
    assert index.scores(bag)[0] == pytest.approx(index.scores(bag)[1])
    beside = index.scores(bag | {"thirti day": 0.3})
    assert beside[1] > beside[0]


@given(TEXTS)
def test_frequencies_count_passages(texts: list[str]) -> None:
    frequencies = LexicalIndex.build([str(number) for number in range(len(texts))], texts).document_frequencies()
    expected = Counter(token for text in texts for token in set(tokens(text)))
    assert {key: count for key, count in frequencies.items() if count} == dict(expected)


@pytest.mark.parametrize("texts", [[], ["…"], ["", ""]])
def test_an_index_without_words_never_hits_and_never_fails(texts: list[str], tmp_path: Path) -> None:
    ids = [str(number) for number in range(len(texts))]
    index = LexicalIndex.build(ids, texts)
    index.save(tmp_path / "saved")
    for opened in (index, LexicalIndex.load(tmp_path / "saved", ids)):
        assert not opened.scores({"data": 1.0}).any()
        assert sum(opened.document_frequencies().values()) == 0


def test_a_saved_index_is_the_same(tmp_path: Path) -> None:
    texts = ["OpenAI keeps logs", "DeepSeek trains on data", "日志保存30天", "журналы хранятся"]
    ids = ["a", "b", "c", "d"]
    index = LexicalIndex.build(ids, texts)
    index.save(tmp_path / "saved")
    again = LexicalIndex.load(tmp_path / "saved", ids)
    query = dict.fromkeys(tokens("data logs журнал 日志"), 1.0)
    assert numpy.array_equal(index.scores(query), again.scores(query))
    assert index.document_frequencies() == again.document_frequencies()


def test_another_number_of_passages_is_refused(tmp_path: Path) -> None:
    LexicalIndex.build(["a", "b"], ["one", "two"]).save(tmp_path / "saved")
    with pytest.raises(IndexUnusable):
        LexicalIndex.load(tmp_path / "saved", ["a"])


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(IndexUnusable, match="missing"):
        LexicalIndex.load(tmp_path / "nowhere", [])
