"""Vectors computed ahead are those that would have been computed one by one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy
from numpy.typing import NDArray

from advisor.index.ahead import Ahead
from advisor.index.families import Embedders
from advisor.index.ports import Embedder, Matrix

TEXTS = ["How long are logs kept?", "Кто читает запросы?", "数据存放在哪里？", "How long are logs kept?"]


class Counting:
    """Counts how often the model under it is asked."""

    name = "counting"
    fingerprint = "counting"

    def __init__(self, embedder: Embedder) -> None:
        self.embedder = embedder
        self.calls: list[int] = []

    def query(self, text: str) -> NDArray[numpy.float32]:
        self.calls.append(1)
        return self.embedder.query(text)

    def queries(self, texts: Sequence[str]) -> Matrix:
        self.calls.append(len(texts))
        return self.embedder.queries(texts)

    def documents(self, texts: Sequence[str]) -> Matrix:
        return self.embedder.documents(texts)


def test_told_texts_are_computed_once_and_alike(embedders: Embedders) -> None:
    counting = Counting(embedders.general)
    ahead = Ahead(counting)
    ahead.tell(TEXTS)
    assert counting.calls == [3]
    for text in TEXTS:
        assert float(ahead.query(text) @ embedders.general.query(text)) > 0.99999
    assert counting.calls == [3]
    ahead.query("Another question?")
    assert counting.calls == [3, 1]


def test_what_was_told_before_is_forgotten(embedders: Embedders) -> None:
    counting = Counting(embedders.general)
    ahead = Ahead(counting)
    ahead.tell(TEXTS)
    ahead.tell([])
    ahead.query(TEXTS[0])
    assert counting.calls == [3, 1]
