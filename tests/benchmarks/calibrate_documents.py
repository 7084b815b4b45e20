"""Fits the documents' judge on public sets and prints what it is worth on folds and on sets it has not seen.

    python -m tests.benchmarks.calibrate_documents FOLDER

FOLDER holds `mtrag-un-dev`, `fmti-dev` and the sets of XQuAD. Of MTRAG-UN (Apache-2.0) and of Stanford's
transparency index people said whether the documents answer; of XQuAD half the questions have their paragraph taken
away. Copy the coefficients into `advisor/answer/judge_documents.py` by hand after looking at them.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy

from advisor.answer.documents import DocumentAnswerer
from advisor.answer.judge_documents import SUPPORT_SIGNALS, UNCLEAR_SIGNALS
from advisor.briefs.corpus import load_corpus
from advisor.documents.read import read_documents
from advisor.evaluation.retrieval import read_judgements
from advisor.index.build import index_once
from advisor.index.memory_store import MemoryStore
from advisor.retrieval.documents import DocumentSearcher
from advisor.retrieval.query import Understanding
from advisor.settings import Settings
from advisor.wiring import advisor_on_documents, embedders_of
from tests.benchmarks.calibrate_judge import Array, area, fitted, predicted

_FOLDS, _REPEATS = 5, 3


@dataclass(slots=True)
class Rows:
    """Signals and labels of one set."""

    names: tuple[str, ...]
    signals: list[list[float]] = field(default_factory=list)
    labels: list[float] = field(default_factory=list)

    def add(self, signals: dict[str, float], label: bool) -> None:
        """One more case."""
        self.signals.append([signals.get(name, 0.0) for name in self.names])
        self.labels.append(float(label))

    @property
    def arrays(self) -> tuple[Array, Array]:
        """Shape (cases, signals), and (cases,)."""
        return numpy.array(self.signals), numpy.array(self.labels)


def lines(path: Path) -> list[dict[str, object]]:
    """The objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def answerer_of(folder: Path) -> DocumentAnswerer:
    """The product's own answerer over a set's documents."""
    found = advisor_on_documents(Settings.from_environment(), [folder / "corpus.jsonl"]).answerer
    assert isinstance(found, DocumentAnswerer)
    return found


def support_of(
    answerer: DocumentAnswerer, question: str, history: Sequence[str], gone: frozenset[str]
) -> dict[str, float]:
    """The signals for a question, as if the passages `gone` were not there."""
    asked = answerer.documents.asked(question, history)
    relevance = answerer.documents.relevance(asked)
    hits = answerer.documents.search(asked, relevance, 30 + len(gone))
    here = [hit for hit in hits if hit.passage.id not in gone and not answerer.documents.is_elsewhere(hit, asked)]
    return answerer.support_signals(asked, here, relevance, answerer.words(asked))


def mtrag(folder: Path) -> tuple[Rows, Rows]:
    """Answered or not; unclear or not."""
    answerer = answerer_of(folder)
    support, unclear = Rows(SUPPORT_SIGNALS), Rows(UNCLEAR_SIGNALS)
    for item in lines(folder / "items.jsonl"):
        question, history, label = str(item["question"]), list(item["history"]), item["label"]  # type: ignore[call-overload]
        asked = answerer.documents.asked(question, history)
        unclear.add(answerer.unclear_signals(asked, question, history), label == "UNDERSPECIFIED")
        if label != "UNDERSPECIFIED":
            support.add(support_of(answerer, question, history, frozenset()), label != "UNANSWERABLE")
    return support, unclear


def transparency(folder: Path) -> Rows:
    """Disclosed or not, with the company's own documents alone."""
    answerer = answerer_of(folder)
    rows = Rows(SUPPORT_SIGNALS)
    for name, label in (("queries.jsonl", True), ("unanswerable.jsonl", False)):
        for item in lines(folder / name):
            rows.add(support_of(answerer, str(item["text"]), (), frozenset()), label)
    return rows


def right_passages(folder: Path) -> dict[str, str]:
    """By question, the passage that answers it."""
    return {one.query_id: one.doc_id for one in read_judgements(folder / "qrels" / "test.tsv")}


def paragraphs(folder: Path, count: int) -> Rows:
    """Questions with their paragraph, and without it."""
    answerer = answerer_of(folder)
    rows = Rows(SUPPORT_SIGNALS)
    right = right_passages(folder)
    chosen = numpy.random.default_rng(0).permutation(len(right))[:count]
    queries = lines(folder / "queries.jsonl")
    for place, number in enumerate(chosen):
        item = queries[int(number)]
        gone = frozenset({right[str(item["_id"])]}) if place % 2 else frozenset()
        rows.add(support_of(answerer, str(item["text"]), (), gone), not gone)
    return rows


def few(folder: Path, size: int = 4) -> Rows:
    """A handful of paragraphs, like a short contract: questions with their paragraph, without it, and of others."""
    settings = Settings.from_environment()
    corpus = load_corpus(settings.corpus)
    embedders = embedders_of(settings)
    passages = read_documents([folder / "corpus.jsonl"])
    right = right_passages(folder)
    by_passage: dict[str, list[str]] = {}
    for item in lines(folder / "queries.jsonl"):
        by_passage.setdefault(right[str(item["_id"])], []).append(str(item["text"]))
    rows = Rows(SUPPORT_SIGNALS)
    for start in range(0, len(passages) - size, size * 2):
        chosen, beside = passages[start : start + size], passages[start + size]
        index = index_once(chosen, embedders, MemoryStore(), corpus.sha256)
        answerer = DocumentAnswerer.of(corpus, DocumentSearcher.of(index, Understanding.of(corpus)))
        for passage in chosen:
            for text in by_passage.get(passage.id, [])[:2]:
                rows.add(support_of(answerer, text, (), frozenset()), True)
                rows.add(support_of(answerer, text, (), frozenset({passage.id})), False)
        for text in by_passage.get(beside.id, [])[:4]:
            rows.add(support_of(answerer, text, (), frozenset()), False)
    return rows


def report(sets: dict[str, tuple[Rows, float]], names: Sequence[str]) -> None:
    """Areas and refusals on folds, then the coefficients of a fit on everything."""
    columns = [place for place, name in enumerate(next(iter(sets.values()))[0].names) if name in names]
    data = {key: (rows.arrays[0][:, columns], rows.arrays[1], weight) for key, (rows, weight) in sets.items()}
    total = {key: numpy.zeros(len(labels)) for key, (_, labels, _) in data.items()}
    for seed in range(_REPEATS):
        folds = {
            key: numpy.random.default_rng(seed).integers(0, _FOLDS, len(labels)) for key, (_, labels, _) in data.items()
        }
        for fold in range(_FOLDS):
            weights = _fit({key: (s[folds[key] != fold], y[folds[key] != fold], w) for key, (s, y, w) in data.items()})
            for key, (signals, _, _) in data.items():
                out = folds[key] == fold
                total[key][out] += predicted(weights, signals[out]) / _REPEATS
    for key, (_, labels, _) in data.items():
        scores = total[key]
        print(f"{key}: {len(labels)} cases, {int(labels.sum())} positive; held-out area {area(scores, labels):.3f}")
        for threshold in (0.3, 0.4, 0.5, 0.6, 0.7):
            good, bad = (scores >= threshold)[labels == 1].mean(), (scores < threshold)[labels == 0].mean()
            said = (scores >= threshold).sum()
            precision = labels[scores >= threshold].mean() if said else 0.0
            refused = scores < threshold
            hit = float((refused & (labels == 0)).sum())
            f1 = 2 * hit / max(1.0, refused.sum() + (labels == 0).sum())
            print(
                f"  threshold {threshold}: passes {good:.2f} of the positive (precision {precision:.2f}), "
                f"stops {bad:.2f} of the others; F1 of stopping {f1:.2f}"
            )
    weights = _fit(data)
    shown = ("intercept", *(name for name in next(iter(sets.values()))[0].names if name in names))
    print("  " + ", ".join(f'"{n}": {float(w):.2f}' for n, w in zip(shown, weights, strict=True)))


def _fit(data: dict[str, tuple[Array, Array, float]]) -> Array:
    signals = numpy.vstack([s for s, _, _ in data.values()])
    labels = numpy.concatenate([y for _, y, _ in data.values()])
    counts = numpy.concatenate([numpy.full(len(y), 250 * w / len(y)) for _, y, w in data.values()])
    return fitted(signals, labels, counts, ridge=2.0)


def main() -> None:
    """Print what is above."""
    folder = Path(sys.argv[1])
    many_turns, unclear = mtrag(folder / "mtrag-un-dev")
    disclosed = transparency(folder / "fmti-dev")
    english = paragraphs(folder / "xquad-en-en", 400)
    short = few(folder / "xquad-en-en")
    print("question and text in English")
    sets = {"mtrag-un": (many_turns, 1.5), "fmti": (disclosed, 1.5), "xquad-en": (english, 1.0), "few": (short, 1.0)}
    report(sets, [name for name in SUPPORT_SIGNALS if name != "across"])
    print("both in another language")
    russian = {"xquad-ru": (paragraphs(folder / "xquad-ru-ru", 400), 1.0), "few-ru": (few(folder / "xquad-ru-ru"), 1.0)}
    report(sets | russian, [name for name in SUPPORT_SIGNALS if name not in ("whole", "across")])
    print("in different languages")
    apart = {
        f"{name}-{language}": (make(folder / f"xquad-{language}-en"), 1.0)
        for language in ("ru", "zh")
        for name, make in (("many", lambda path: paragraphs(path, 300)), ("few", few))
    }
    report(apart, ["sentence", "across", "ahead", "figure_missing"])
    print("unclear")
    report({"mtrag-un": (unclear, 1.0)}, UNCLEAR_SIGNALS)


if __name__ == "__main__":
    main()
