"""BM25 over tokens (Robertson and Zaragoza 2009, Lucene's variant); the only importer of bm25s."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import bm25s
import numpy
from numpy.typing import NDArray

from advisor.errors import IndexUnusable
from advisor.index.tokens import tokens

# Chosen on public question sets (tests/benchmarks/README.md); the library's defaults are 1.5 and 0.75.
_K1, _B = 1.2, 0.75


class LexicalIndex:
    """Scores every passage for a bag of weighted tokens. Immutable after building."""

    def __init__(self, ids: Sequence[str], scorer: Any) -> None:
        self.ids = tuple(ids)
        self._scorer = scorer

    @classmethod
    def build(cls, ids: Sequence[str], texts: Sequence[str]) -> LexicalIndex:
        """Index `texts`; an empty corpus is fine and never hits."""
        scorer = bm25s.BM25(k1=_K1, b=_B, method="lucene")
        bags = [tokens(text) for text in texts]
        if any(bags):
            scorer.index(bags, show_progress=False)
        return cls(ids, scorer)

    def _known(self, query: Mapping[str, float]) -> dict[str, float]:
        vocabulary = getattr(self._scorer, "vocab_dict", None) or {}
        return {token: weight for token, weight in query.items() if token in vocabulary and weight > 0}

    def scores(self, query: Mapping[str, float]) -> NDArray[numpy.float32]:
        """BM25 of every passage, shape (len(ids),); `query` gives each token its weight."""
        total = numpy.zeros(len(self.ids), dtype=numpy.float32)
        by_weight: dict[float, list[str]] = {}
        for token, weight in self._known(query).items():
            by_weight.setdefault(weight, []).append(token)
        for weight, group in by_weight.items():
            total += weight * self._scorer.get_scores(group)
        return total

    def best(self, query: Mapping[str, float], count: int) -> dict[str, float]:
        """Score by id of up to `count` passages that hold a word of the query, best first; ties in index order."""
        scores = self.scores(query)
        order = numpy.argsort(-scores, kind="stable")[:count]
        return {self.ids[place]: float(scores[place]) for place in order if scores[place] > 0}

    def document_frequencies(self) -> Counter[str]:
        """In how many passages each token stands."""
        if not getattr(self._scorer, "vocab_dict", None):
            return Counter()
        counts = numpy.diff(self._scorer.scores["indptr"])
        return Counter({token: int(counts[number]) for token, number in self._scorer.vocab_dict.items() if token})

    def save(self, folder: Path) -> None:
        """Write the index to a new folder."""
        folder.mkdir(parents=True)
        if getattr(self._scorer, "vocab_dict", None):
            self._scorer.save(folder, show_progress=False)

    @classmethod
    def load(cls, folder: Path, ids: Sequence[str]) -> LexicalIndex:
        """Open a saved index.

        Raises:
            IndexUnusable: files are missing or damaged.
        """
        if not folder.is_dir():
            raise _unusable("the lexical index is missing", folder)
        if not any(folder.iterdir()):
            return cls(ids, bm25s.BM25())
        try:
            scorer = bm25s.BM25.load(folder, show_progress=False)
            held = scorer.scores["num_docs"]
        except Exception as error:  # damaged bytes make bm25s, NumPy and JSON fail in any way they can
            raise _unusable(f"the lexical index cannot be read: {error}", folder) from error
        if held != len(ids):
            raise _unusable("the lexical index has another number of passages", folder)
        return cls(ids, scorer)


def _unusable(what: str, folder: Path) -> IndexUnusable:
    return IndexUnusable(what, where=str(folder), remedy="Run `python -m advisor index --rebuild`.")
