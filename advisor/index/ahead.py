"""Vectors of questions computed ahead, several at a time; one question after another, nothing is kept for long."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import numpy
from numpy.typing import NDArray

from advisor.index.ports import Embedder, Matrix


class Ahead:
    """An embedder that knows the vectors of the texts it was last told of, each thread for itself.

    Answering a question searches for it in several ways (whole, by sub-question, without names). Told of all of them
    at once, the model reads its weights once.
    """

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._local = threading.local()

    @property
    def name(self) -> str:
        """Name a person knows the model by."""
        return self._embedder.name

    @property
    def fingerprint(self) -> str:
        """Changes whenever the vectors could change."""
        return self._embedder.fingerprint

    def tell(self, texts: Sequence[str]) -> None:
        """Forget the texts known so far, and compute the vectors of these."""
        distinct = list(dict.fromkeys(texts))
        self._local.known = dict(zip(distinct, self._embedder.queries(distinct), strict=True)) if distinct else {}

    def query(self, text: str) -> NDArray[numpy.float32]:
        """Vector of a question, shape (dimensions,)."""
        known: dict[str, NDArray[numpy.float32]] = getattr(self._local, "known", {})
        vector = known.get(text)
        return self._embedder.query(text) if vector is None else vector

    def queries(self, texts: Sequence[str]) -> Matrix:
        """Vectors of several questions, shape (len(texts), dimensions)."""
        known: dict[str, NDArray[numpy.float32]] = getattr(self._local, "known", {})
        if texts and all(text in known for text in texts):
            return numpy.stack([known[text] for text in texts])
        return self._embedder.queries(texts)

    def documents(self, texts: Sequence[str]) -> Matrix:
        """Vectors of passages, shape (len(texts), dimensions)."""
        return self._embedder.documents(texts)
