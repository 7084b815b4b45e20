"""What the index needs of the outer world, as protocols: tests and other installations pass in their own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

import numpy
from numpy.typing import NDArray

Matrix = NDArray[numpy.float32]

#: Called with (stage, done, total) while an index is built; raise `KeyboardInterrupt` in it to stop.
Progress = Callable[[str, int, int], None]


def silent(_stage: str, _done: int, _total: int) -> None:
    """Progress that nobody watches."""


class Embedder(Protocol):
    """Turns texts into vectors of unit length."""

    @property
    def name(self) -> str:
        """Name a person knows the model by."""

    @property
    def fingerprint(self) -> str:
        """Changes whenever the vectors could change."""

    def documents(self, texts: Sequence[str]) -> Matrix:
        """Vectors of passages, shape (len(texts), dimensions)."""

    def query(self, text: str) -> NDArray[numpy.float32]:
        """Vector of a question, shape (dimensions,)."""

    def queries(self, texts: Sequence[str]) -> Matrix:
        """Vectors of several questions, shape (len(texts), dimensions); at less cost than one by one."""


class Store(Protocol):
    """Named sets of vectors with ids and cosine search."""

    def add(self, collection: str, ids: Sequence[str], vectors: Matrix) -> None:
        """Insert, or overwrite where the id exists."""

    def nearest(self, collection: str, vector: NDArray[numpy.float32], count: int) -> list[tuple[str, float]]:
        """Up to `count` pairs of id and cosine similarity, best first."""

    def vectors(self, collection: str) -> dict[str, NDArray[numpy.float32]]:
        """All vectors of a collection by id; empty when there is no such collection."""

    def count(self, collection: str) -> int:
        """Number of vectors; 0 when there is no such collection."""

    def close(self) -> None:
        """Release files and connections."""
