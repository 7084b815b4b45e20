"""An optional second look at what was found: a model that reads question and passage together; off by default.

On two cores such a model takes longer than everything else of an answer, and none comes from a package registry, so
nothing is tuned to one. Any CrossEncoder of sentence-transformers that is already on the machine can be named.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import Any, Protocol

from advisor.errors import ModelUnavailable
from advisor.index.cross_encoder import cross_encoder

_VARIABLE = "ADVISOR_RERANKER"


class Reranker(Protocol):
    """Says how well passages answer a question."""

    @property
    def name(self) -> str:
        """Name a person knows the model by."""

    def scores(self, question: str, texts: Sequence[str]) -> list[float]:
        """One number a text, higher is better; only their order and distances mean anything."""


class CrossEncoderReranker:
    """A CrossEncoder of sentence-transformers (Nogueira and Cho 2019); never fetched here.

    Raises:
        ModelUnavailable: there is no such model on this machine, or it gives more than one number a pair.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self._model = _one_number(name)
        self._lock = threading.Lock()

    def scores(self, question: str, texts: Sequence[str]) -> list[float]:
        """As the protocol says; one at a time, as the model is shared."""
        if not texts:
            return []
        with self._lock:
            found = self._model.predict([(question, text) for text in texts], show_progress_bar=False)
        return [float(score) for score in found]


def _one_number(name: str) -> Any:
    model = cross_encoder(name, "the reranker", _VARIABLE)
    if model.num_labels != 1:
        remedy = f"Put the model on this machine first, or unset {_VARIABLE} to do without."
        raise ModelUnavailable(f"the reranker {name} gives {model.num_labels} numbers a pair, not one", remedy=remedy)
    return model
