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
from advisor.index.tokens import PAIR, pairs, tokens

# Chosen on public question sets (tests/benchmarks/README.md); the library's defaults are 1.5 and 0.75.
_K1, _B = 1.2, 0.75


class LexicalIndex:
    """Scores every passage for a bag of weighted tokens and pairs of tokens. Immutable after building.

    Pairs are scored as terms of their own, as in the sequential dependence model (Metzler and Croft 2005): words that
    stand side by side in question and passage tell more than the same words apart.
    """

    def __init__(self, ids: Sequence[str], words: Any, pairs_scorer: Any) -> None:
        self.ids = tuple(ids)
        self._words = words
        self._pairs = pairs_scorer

    @classmethod
    def build(cls, ids: Sequence[str], texts: Sequence[str]) -> LexicalIndex:
        """Index `texts`; an empty corpus is fine and never hits."""
        bags = [tokens(text) for text in texts]
        return cls(ids, _scorer(bags), _scorer([pairs(bag) for bag in bags]))

    def scores(self, query: Mapping[str, float]) -> NDArray[numpy.float32]:
        """BM25 of every passage, shape (len(ids),); `query` gives each token, and each pair of tokens, its weight."""
        total = numpy.zeros(len(self.ids), dtype=numpy.float32)
        for scorer, of_pairs in ((self._words, False), (self._pairs, True)):
            vocabulary = _vocabulary(scorer)
            by_weight: dict[float, list[str]] = {}
            for term, weight in query.items():
                if weight > 0 and (PAIR in term) == of_pairs and term in vocabulary:
                    by_weight.setdefault(weight, []).append(term)
            for weight, group in by_weight.items():
                total += weight * scorer.get_scores(group)
        return total

    def best(self, query: Mapping[str, float], count: int) -> dict[str, float]:
        """Score by id of up to `count` passages that hold a term of the query, best first; ties in index order."""
        scores = self.scores(query)
        order = numpy.argsort(-scores, kind="stable")[:count]
        return {self.ids[place]: float(scores[place]) for place in order if scores[place] > 0}

    def document_frequencies(self) -> Counter[str]:
        """In how many passages each token stands."""
        vocabulary = _vocabulary(self._words)
        if not vocabulary:
            return Counter()
        counts = numpy.diff(self._words.scores["indptr"])
        return Counter({token: int(counts[number]) for token, number in vocabulary.items() if token})

    def save(self, folder: Path) -> None:
        """Write the index to a new folder."""
        folder.mkdir(parents=True)
        for name, scorer in (("words", self._words), ("pairs", self._pairs)):
            if _vocabulary(scorer):
                scorer.save(folder / name, show_progress=False)

    @classmethod
    def load(cls, folder: Path, ids: Sequence[str]) -> LexicalIndex:
        """Open a saved index.

        Raises:
            IndexUnusable: files are missing or damaged.
        """
        if not folder.is_dir():
            raise _unusable("the lexical index is missing", folder)
        return cls(ids, *(_loaded(folder / name, len(ids)) for name in ("words", "pairs")))


def _scorer(bags: list[list[str]]) -> Any:
    scorer = bm25s.BM25(k1=_K1, b=_B, method="lucene")
    if any(bags):
        scorer.index(bags, show_progress=False)
    return scorer


def _vocabulary(scorer: Any) -> Mapping[str, int]:
    return getattr(scorer, "vocab_dict", None) or {}


def _loaded(folder: Path, passages: int) -> Any:
    if not folder.is_dir():
        # No passage holds a word, or two in a row.
        return _scorer([])
    try:
        scorer = bm25s.BM25.load(folder, show_progress=False)
        held = scorer.scores["num_docs"]
    except Exception as error:  # damaged bytes make bm25s, NumPy and JSON fail in any way they can
        raise _unusable(f"the lexical index cannot be read: {error}", folder) from error
    if held != passages:
        raise _unusable("the lexical index has another number of passages", folder)
    return scorer


def _unusable(what: str, folder: Path) -> IndexUnusable:
    return IndexUnusable(what, where=str(folder), remedy="Run `python -m advisor index --rebuild`.")
