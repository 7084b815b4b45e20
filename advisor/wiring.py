"""Settings to a working advisor; the only place that names concrete classes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from advisor.answer.documents import DocumentAnswerer
from advisor.answer.pipeline import Answerer
from advisor.briefs.corpus import load_corpus
from advisor.errors import IndexUnusable, NotFound
from advisor.index.ahead import Ahead
from advisor.index.build import Index, IndexHome, IndexReport, index_once
from advisor.index.embedders import MiniLm, UniversalSentenceEncoder, general_embedder, packaged_e5
from advisor.index.families import Embedders
from advisor.index.ports import Progress, silent
from advisor.index.reader import PackedReader, Reader
from advisor.index.reranker import CrossEncoderReranker, Reranker
from advisor.originals.snapshots import SnapshotStore, latest_texts
from advisor.records import Answer, Corpus, Hit, Language, Source
from advisor.retrieval.documents import DocumentSearcher
from advisor.retrieval.query import Understanding
from advisor.retrieval.search import Searcher
from advisor.settings import Settings, silence_libraries


@dataclass(frozen=True, slots=True)
class Advisor:
    """The whole product behind one object. Immutable after building, so it may be shared by threads."""

    settings: Settings
    corpus: Corpus
    answerer: Answerer | DocumentAnswerer
    index: Index

    def ask(
        self, question: str, *, history: Sequence[str] = (), routes: Sequence[str] = (), language: str = ""
    ) -> Answer:
        """Answer a question or a paste of several.

        Args:
            question: what was typed or pasted.
            history: earlier questions of the chat, oldest first.
            routes: ids of routes the answer is limited to.
            language: `en`, `ru` or `zh` for our own words; empty: the language of the question.

        Raises:
            NotFound: a route of that id does not exist.
        """
        for route in routes:
            if route not in self.corpus.routes:
                raise NotFound(f"there is no route {route}", remedy=f"Routes: {', '.join(self.corpus.routes)}.")
        wanted = language or self.settings.language
        spoken: Language | None = wanted if wanted in ("en", "ru", "zh") else None  # type: ignore[assignment]
        return self.answerer.ask(question, history=history, routes=routes, language=spoken)

    def search(self, text: str, count: int = 50) -> list[Hit]:
        """The passages nearest to a text, best first, whatever they are about."""
        searcher = self.answerer.searcher
        return searcher.search(searcher.understanding.query(text), count)

    def source(self, source_id: str) -> Source:
        """The source of an id.

        Raises:
            NotFound: there is none.
        """
        for brief in self.corpus.briefs:
            if brief.source.id == source_id:
                return brief.source
        raise NotFound(f"there is no source {source_id}", remedy="List them with `python -m advisor sources list`.")


def embedders_of(settings: Settings) -> Embedders:
    """The embedding models that the settings name; digests are checked, nothing is loaded yet.

    They are the same objects for all callers of a process: a corpus that is read anew, or a contract beside it, needs
    no second copy in memory.
    """
    silence_libraries()
    return _embedders(settings.embedding_model)


@lru_cache(maxsize=4)
def _embedders(general: str) -> Embedders:
    return Embedders(Ahead(general_embedder(general)), Ahead(MiniLm()), UniversalSentenceEncoder())


@lru_cache(maxsize=1)
def reader() -> Reader:
    """The model that reads question and passage together, once a process."""
    return PackedReader(lambda: packaged_e5().packed)


def reranker_of(settings: Settings) -> Reranker | None:
    """The reranker that the settings name, if any.

    Raises:
        ModelUnavailable: it is not on this machine.
    """
    if not settings.reranker:
        return None
    silence_libraries()
    return CrossEncoderReranker(settings.reranker)


def index_home(settings: Settings) -> IndexHome:
    """Where the index of the corpus lives."""
    return IndexHome(settings.home, embedders_of(settings), settings.chroma_url)


def full_corpus(settings: Settings) -> Corpus:
    """The corpus, with the verbatim passages of the originals that were fetched; damaged snapshots are passed over.

    Raises:
        CorpusError: the corpus has problems.
    """
    corpus = load_corpus(settings.corpus)
    store = SnapshotStore(settings.home)
    if not store.sources():
        return corpus
    from advisor.originals.passages import with_originals

    return with_originals(corpus, latest_texts(store)[0])


def build_index(settings: Settings, *, rebuild: bool = False, progress: Progress = silent) -> IndexReport:
    """Bring the index of the corpus up to date.

    Raises:
        CorpusError: the corpus has problems.
        ModelUnavailable: a model file is missing or wrong.
        IndexBusy: another process is building.
    """
    corpus = full_corpus(settings)
    return index_home(settings).build(corpus.passages, corpus.sha256, rebuild=rebuild, progress=progress)


def build_advisor(settings: Settings, progress: Progress | None = None) -> Advisor:
    """The advisor over the corpus that the settings name; a missing, stale or damaged index is built first.

    Raises:
        CorpusError: the corpus has problems.
        ModelUnavailable: a model file is missing or wrong.
        IndexBusy: the index must be built, and another process is doing so.
    """
    corpus = full_corpus(settings)
    home = index_home(settings)
    try:
        index = home.open(corpus.passages, corpus.sha256)
    except IndexUnusable:
        home.build(corpus.passages, corpus.sha256, progress=progress or silent)
        index = home.open(corpus.passages, corpus.sha256)
    return assembled(settings, corpus, index)


def assembled(settings: Settings, corpus: Corpus, index: Index) -> Advisor:
    """An advisor over an open index."""
    searcher = Searcher.of(index, Understanding.of(corpus, mend=True), reranker=reranker_of(settings))
    return Advisor(settings, corpus, Answerer(corpus, searcher, reader()), index)


def advisor_on_documents(settings: Settings, paths: Sequence[Path], progress: Progress | None = None) -> Advisor:
    """An advisor that answers from these files alone, with an index that is kept nowhere.

    Routes, criteria and spellings still come from the corpus; its briefs take no part.

    Raises:
        DocumentError: a file cannot be read.
    """
    from advisor.documents.read import read_documents
    from advisor.index.memory_store import MemoryStore

    corpus = load_corpus(settings.corpus)
    passages = read_documents(paths)
    embedders = embedders_of(settings)
    index = index_once(passages, embedders, MemoryStore(), corpus.sha256, progress=progress or silent)
    documents = DocumentSearcher.of(index, Understanding.of(corpus), reranker_of(settings))
    return Advisor(settings, corpus, DocumentAnswerer.of(corpus, documents), index)
