"""An optional check of what a language model wrote: a model that says whether one text entails another; off by default.

None comes from a package registry. Any CrossEncoder of sentence-transformers for natural language inference that is
already on the machine can be named; which of its numbers means entailment is read from its own configuration.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from advisor.errors import ModelUnavailable
from advisor.index.cross_encoder import cross_encoder


@dataclass(frozen=True, slots=True)
class _Loaded:
    """A model, and which of its numbers means entailment."""

    model: Any
    entailment: int


class CrossEncoderEntailment:
    """A CrossEncoder trained on natural language inference; loaded when it is first needed, and never fetched here."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._lock = threading.Lock()
        self._loaded: list[_Loaded] = []

    def ready(self) -> None:
        """Load it.

        Raises:
            ModelUnavailable: there is no such model on this machine, or its configuration names no entailment.
        """
        with self._lock:
            self._load()

    def probability(self, premise: str, hypothesis: str) -> float:
        """How likely the premise entails the hypothesis, 0 to 1; one at a time, as the model is shared.

        Raises:
            ModelUnavailable: as `ready`.
        """
        with self._lock:
            loaded = self._load()
            (scores,) = loaded.model.predict([(premise, hypothesis)], apply_softmax=True, show_progress_bar=False)
        return float(scores[loaded.entailment])

    def _load(self) -> _Loaded:
        if not self._loaded:
            self._loaded.append(_load(self.name))
        return self._loaded[0]


def _load(name: str) -> _Loaded:
    model = cross_encoder(name, "the checking model", "ADVISOR_NLI")
    return _Loaded(model, entailment_label(name, model.config.id2label))


def entailment_label(name: str, labels: Mapping[int, str]) -> int:
    """The place of the label that means entailment.

    Args:
        name: of the model, for the error.
        labels: place → label, from the model's configuration.

    Raises:
        ModelUnavailable: none of at least two means it, or several do.
    """
    found = [int(place) for place, label in labels.items() if str(label).strip().lower() in ("entailment", "entails")]
    if len(found) != 1 or len(labels) < 2:
        listed = ", ".join(str(label) for label in labels.values())
        raise ModelUnavailable(
            f"the checking model {name} has not one label that means entailment (its labels: {listed})",
            remedy="Set ADVISOR_NLI to a model for natural language inference, or name the label `entailment` in "
            "`id2label` of its config.json.",
        )
    return found[0]
