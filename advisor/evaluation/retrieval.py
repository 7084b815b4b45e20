"""Retrieval on a question set in BEIR layout: the product's own index and search, nothing made for the occasion."""

from __future__ import annotations

import csv
import json
import tempfile
import time
from pathlib import Path
from typing import Any

import ir_measures
from ir_measures import AP, MRR, Qrel, R, ScoredDoc, nDCG

from advisor.briefs.corpus import load_corpus
from advisor.documents.read import read_documents
from advisor.errors import InputError
from advisor.evaluation.circumstances import circumstances
from advisor.index.build import index_once
from advisor.index.chroma_store import ChromaStore
from advisor.index.items import ACROSS, ENGLISH, GENERAL
from advisor.index.ports import Progress
from advisor.retrieval.documents import DocumentSearcher
from advisor.retrieval.language import language_of
from advisor.retrieval.query import Understanding
from advisor.settings import Settings
from advisor.wiring import embedders_of

_DEPTH = 100
_MEASURES = {
    "ndcg@10": nDCG @ 10,
    "map@10": AP @ 10,
    "mrr": MRR,
    "recall@1": R @ 1,
    "recall@5": R @ 5,
    "recall@10": R @ 10,
    "recall@100": R @ 100,
}


def evaluate_beir(
    settings: Settings, folder: Path, *, run_file: Path | None = None, progress: Progress
) -> dict[str, Any]:
    """Index `corpus.jsonl`, ask `queries.jsonl`, score against `qrels/test.tsv`.

    Returns:
        The measures, the time per question (ms), passages indexed per second, a row per question for comparisons
        (`cases`), and the circumstances.

    Raises:
        InputError: a file is missing or malformed.
    """
    queries = read_queries(folder / "queries.jsonl")
    judged = read_judgements(folder / "qrels" / "test.tsv")
    passages = read_documents([folder / "corpus.jsonl"])
    corpus = load_corpus(settings.corpus)
    languages = {language_of(text) for text in queries.values()}
    written = {passage.source.language for passage in passages}
    families = {GENERAL}
    if "en" in languages and "en" in written:
        families.add(ENGLISH)
    if languages | written != {"en"}:
        families.add(ACROSS)
    with tempfile.TemporaryDirectory(prefix="advisor-evaluate-") as temporary:
        store = ChromaStore(Path(temporary))
        started = time.perf_counter()
        index = index_once(passages, embedders_of(settings), store, corpus.sha256, families=families, progress=progress)
        per_second = len(passages) / (time.perf_counter() - started)
        documents = DocumentSearcher.of(index, Understanding.of(corpus))
        run: list[ScoredDoc] = []
        milliseconds: list[float] = []
        for number, (key, text) in enumerate(queries.items(), 1):
            begun = time.perf_counter()
            asked = documents.asked(text)
            hits = documents.search(asked, documents.relevance(asked), _DEPTH)
            milliseconds.append((time.perf_counter() - begun) * 1000)
            # Scores of equal value would let the measuring tool choose the order; a rank cannot tie.
            run += [ScoredDoc(key, hit.passage.id, float(_DEPTH - place)) for place, hit in enumerate(hits)]
            progress("asking", number, len(queries))
        store.close()
    if run_file is not None:
        _write_run(run_file, run)
    scored = ir_measures.calc_aggregate(list(_MEASURES.values()), judged, run)
    result: dict[str, Any] = {name: round(float(scored[measure]), 4) for name, measure in _MEASURES.items()}
    result |= {"kind": "retrieval", "set": folder.name}
    result["ms_per_query"] = round(sorted(milliseconds)[len(milliseconds) // 2], 2) if milliseconds else 0.0
    result["passages_per_s"] = round(per_second, 1)
    result["circumstances"] = circumstances(settings, corpus.sha256) | {
        "questions": len(queries),
        "passages": len(passages),
        "models": sorted(families),
        "weights": str(documents.searcher.weights),
    }
    result["cases"] = _by_question(judged, run)
    return result


def _by_question(judged: list[Qrel], run: list[ScoredDoc]) -> list[dict[str, Any]]:
    names = {measure: name for name, measure in _MEASURES.items()}
    rows: dict[str, dict[str, Any]] = {}
    for metric in ir_measures.iter_calc(list(_MEASURES.values()), judged, run):
        row = rows.setdefault(metric.query_id, {"id": metric.query_id})
        row[names[metric.measure]] = round(float(metric.value), 4)
    return [rows[key] for key in sorted(rows)]


def read_queries(path: Path) -> dict[str, str]:
    """The questions of a `queries.jsonl`, by id.

    Raises:
        InputError: the file cannot be read, or a line is malformed.
    """
    queries: dict[str, str] = {}
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise InputError("the file is not UTF-8 text", where=str(path), remedy="Save it as UTF-8.") from error
    except OSError as error:
        raise InputError(f"the questions cannot be read: {error.strerror}", where=str(path)) from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                data = json.loads(line)
                queries[str(data["_id"])] = str(data["text"])
            except (ValueError, KeyError, TypeError, RecursionError) as error:
                raise InputError("a line needs `_id` and `text`", where=f"{path}:{number}") from error
    return queries


def read_judgements(path: Path) -> list[Qrel]:
    """The judgements of a `qrels/test.tsv`.

    Raises:
        InputError: the file cannot be read, or a line is malformed.
    """
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.reader(stream, delimiter="\t"))
    except OSError as error:
        raise InputError(f"the judgements cannot be read: {error.strerror}", where=str(path)) from error
    judged: list[Qrel] = []
    for number, row in enumerate(rows[1:], 2):
        if len(row) != 3 or not row[2].lstrip("-").isdigit():
            raise InputError("a line is `query-id<TAB>corpus-id<TAB>score`", where=f"{path}:{number}")
        judged.append(Qrel(row[0], row[1], int(row[2])))
    return judged


def _write_run(path: Path, run: list[ScoredDoc]) -> None:
    lines = []
    rank, last = 0, ""
    for entry in run:
        rank = rank + 1 if entry.query_id == last else 1
        last = entry.query_id
        lines.append(f"{entry.query_id} Q0 {entry.doc_id} {rank} {entry.score} advisor\n")
    path.write_text("".join(lines), encoding="utf-8")
