"""What each part of the search adds, on question sets in BEIR layout.

    python -m tests.benchmarks.ablations FOLDER…

Every variant is the product's own search with one thing changed. Of a large set, a sample of the questions is asked,
always the same one. Printed as rows of a Markdown table: R@1, R@10, MAP@10, MRR.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import ir_measures
import numpy
from ir_measures import AP, MRR, R, ScoredDoc

from advisor.briefs.corpus import load_corpus
from advisor.documents.read import read_documents
from advisor.evaluation.retrieval import read_judgements, read_queries
from advisor.index.build import index_once
from advisor.index.items import ACROSS, ENGLISH, GENERAL
from advisor.index.memory_store import MemoryStore
from advisor.retrieval.documents import DocumentSearcher
from advisor.retrieval.query import Understanding
from advisor.retrieval.search import LEXICAL, Weights
from advisor.settings import Settings
from advisor.wiring import embedders_of

_SAMPLE = 300
_MEASURES = (R @ 1, R @ 10, AP @ 10, MRR)


def only(*names: str) -> Weights:
    """The shipped weights with these searchers alone, as much of each as is shipped."""
    shipped = Weights()

    def kept(shares: Mapping[str, float]) -> dict[str, float]:
        return {name: shares.get(name, 1.0) for name in names}

    return Weights(kept(shipped.in_english), kept(shipped.in_one_language), kept(shipped.across))


VARIANTS: dict[str, Weights] = {
    "as shipped": Weights(),
    "BM25 alone": only(LEXICAL),
    "E5 alone": only(GENERAL),
    "MiniLM alone": only(ENGLISH),
    "USE alone": only(ACROSS),
    "without BM25": only(GENERAL, ENGLISH, ACROSS),
    "E5 and BM25": only(GENERAL, LEXICAL),
    "function words count fully": replace(Weights(), function_words=1.0),
    "function words do not count": replace(Weights(), function_words=0.0),
    "no pairs of words": replace(Weights(), pairs=0.0),
    "whole passages only": replace(Weights(), whole=1.0),
    "best sentences only": replace(Weights(), whole=0.0),
}


def measured(folder: Path) -> dict[str, list[float]]:
    """The measures of each variant on one set."""
    settings = Settings.from_environment()
    corpus = load_corpus(settings.corpus)
    queries, judged = read_queries(folder / "queries.jsonl"), read_judgements(folder / "qrels" / "test.tsv")
    chosen = sorted(numpy.random.default_rng(0).permutation(sorted(queries))[:_SAMPLE].tolist())
    judged = [one for one in judged if one.query_id in set(chosen)]
    index = index_once(read_documents([folder / "corpus.jsonl"]), embedders_of(settings), MemoryStore(), corpus.sha256)
    shipped = DocumentSearcher.of(index, Understanding.of(corpus))
    result: dict[str, list[float]] = {}
    for name, weights in VARIANTS.items():
        documents = replace(shipped, searcher=replace(shipped.searcher, weights=weights))
        asked = documents.asked(queries[chosen[0]])
        if not documents.searcher.shares(asked.query):
            continue
        run = []
        for key in chosen:
            asked = documents.asked(queries[key])
            hits = documents.search(asked, documents.relevance(asked), 100)
            run += [ScoredDoc(key, hit.passage.id, -float(place)) for place, hit in enumerate(hits)]
        scored = ir_measures.calc_aggregate(_MEASURES, judged, run)
        result[name] = [float(scored[measure]) for measure in _MEASURES]
        print(f"| {folder.name} | {name} | {' | '.join(f'{value:.3f}' for value in result[name])} |", flush=True)
    return result


def main() -> None:
    """Print what is above."""
    for folder in sys.argv[1:]:
        measured(Path(folder))


if __name__ == "__main__":
    main()
