"""Vectors in memory, searched exactly: for documents that are asked once, and as the judge of other stores in tests."""

from __future__ import annotations

from collections.abc import Sequence

import numpy
from numpy.typing import NDArray

from advisor.index.ports import Matrix


def _unit(vectors: Matrix) -> Matrix:
    lengths = numpy.linalg.norm(vectors, axis=-1, keepdims=True)
    return numpy.asarray(vectors / numpy.maximum(lengths, 1e-12), dtype=numpy.float32)


class MemoryStore:
    """A `Store` that keeps everything in memory."""

    def __init__(self) -> None:
        self._sets: dict[str, dict[str, NDArray[numpy.float32]]] = {}
        self._stacked: dict[str, tuple[list[str], Matrix]] = {}

    def add(self, collection: str, ids: Sequence[str], vectors: Matrix) -> None:
        vectors_by_id = self._sets.setdefault(collection, {})
        vectors_by_id.update(
            {key: numpy.array(row, dtype=numpy.float32) for key, row in zip(ids, vectors, strict=True)}
        )
        self._stacked.pop(collection, None)

    def nearest(self, collection: str, vector: NDArray[numpy.float32], count: int) -> list[tuple[str, float]]:
        if not self._sets.get(collection) or count < 1:
            return []
        if collection not in self._stacked:
            keys = list(self._sets[collection])
            self._stacked[collection] = keys, _unit(numpy.stack([self._sets[collection][key] for key in keys]))
        keys, matrix = self._stacked[collection]
        similarities = matrix @ _unit(vector)
        best = numpy.argsort(-similarities, kind="stable")[:count]
        return [(keys[position], float(similarities[position])) for position in best]

    def vectors(self, collection: str) -> dict[str, NDArray[numpy.float32]]:
        return dict(self._sets.get(collection, {}))

    def count(self, collection: str) -> int:
        return len(self._sets.get(collection, {}))

    def close(self) -> None:
        self._sets.clear()
        self._stacked.clear()
