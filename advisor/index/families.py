"""The embedding models that take part, by family of vectors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from advisor.index.ahead import Ahead
from advisor.index.items import ACROSS, ENGLISH, FAMILIES, GENERAL, family_of
from advisor.index.ports import Embedder


@dataclass(frozen=True, slots=True)
class Embedders:
    """The models that take part, one a family of vectors."""

    general: Embedder
    english: Embedder
    across: Embedder

    def of(self, collection: str) -> Embedder:
        """The model of a collection."""
        models = {GENERAL: self.general, ENGLISH: self.english, ACROSS: self.across}
        return models[family_of(collection)]

    def tell(self, family: str, texts: Sequence[str]) -> None:
        """Have the vectors of questions computed ahead, where the model can."""
        model = self.of(family)
        if isinstance(model, Ahead):
            model.tell(texts)

    @property
    def fingerprints(self) -> dict[str, str]:
        """Identity of each model, for the manifest."""
        return {family: self.of(family).fingerprint for family in FAMILIES}
