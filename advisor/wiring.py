"""Settings to a working advisor; the only place that names concrete classes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from advisor.answer.documents import DocumentAnswerer
from advisor.answer.pipeline import Answerer
from advisor.briefs.corpus import load_corpus
from advisor.decide.records import Decision
from advisor.errors import EgressForbidden, IndexUnusable, NotFound
from advisor.index.ahead import Ahead
from advisor.index.build import Index, IndexHome, IndexReport, index_once
from advisor.index.embedders import MiniLm, UniversalSentenceEncoder, general_embedder, packaged_e5
from advisor.index.families import Embedders
from advisor.index.ports import Progress, silent
from advisor.index.reader import PackedReader, Reader
from advisor.index.reranker import CrossEncoderReranker, Reranker
from advisor.originals.snapshots import SnapshotStore, latest_texts
from advisor.profile import Profile
from advisor.records import Answer, Corpus, Hit, Language, Source
from advisor.retrieval.documents import DocumentSearcher
from advisor.retrieval.followup import leans
from advisor.retrieval.query import Understanding
from advisor.retrieval.search import Searcher
from advisor.rulebook import Rulebook
from advisor.settings import Settings, secret, silence_libraries

if TYPE_CHECKING:
    from advisor.chat.choice import Choice
    from advisor.prose.gate import Entailment
    from advisor.prose.helped import Rules
    from advisor.prose.memo import Rewording
    from advisor.prose.paste import Step
    from advisor.prose.ports import ChatModel
    from advisor.prose.writer import ProseWriter


@dataclass(frozen=True, slots=True)
class Advisor:
    """The whole product behind one object. Immutable after building, so it may be shared by threads."""

    settings: Settings
    corpus: Corpus
    answerer: Answerer | DocumentAnswerer
    index: Index
    _read: list[Rulebook] = field(default_factory=list, init=False, repr=False, compare=False)
    """The rulebook, once it has been asked for."""

    @property
    def rulebook(self) -> Rulebook:
        """Rules, needs, prices and presets of the corpus, read when first asked for.

        Raises:
            CorpusError: they have problems.
        """
        if not self._read:
            from advisor.briefs.rulebook import load_rulebook
            from advisor.decide.mcda import warm_up

            warm_up()  # Whoever reads the rules is about to decide.
            self._read.append(load_rulebook(self.settings.corpus, self.corpus))
        return self._read[0]

    def decide(self, profile: Profile, *, today: date | None = None) -> Decision:
        """From the buyer's situation to a ranking, with the reasons and with what would change it.

        Args:
            profile: the buyer's facts, must-haves and weights.
            today: the day of the decision; this day where none is given.

        Raises:
            InputError: something of the profile cannot be used.
            CorpusError: the rules, needs or prices of the corpus have problems.
        """
        from advisor.decide.decision import decide

        return decide(profile, self.corpus, self.rulebook, today=today or date.today())

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

    def writer(self, choice: Choice | None = None) -> ProseWriter | None:
        """Puts answers into words with a language model; None where none is chosen.

        Args:
            choice: the model; by default the one that the settings name.

        Raises:
            InputError: the settings name no such model, or its key is missing.
        """
        chosen = choice or language_model(self.settings)
        return _prose_writer(self, chosen) if chosen is not None else None

    def written(
        self,
        extract: Answer,
        writer: ProseWriter,
        *,
        history: Sequence[str] = (),
        routes: Sequence[str] = (),
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Iterator[Step]:
        """Have a model help with an answer of `ask` and put it into words; the last step holds the answer to keep.

        What it is asked for is `settings.uses`: a follow-up is put as a question of its own and a long paste parted
        before anything is worded; what passes its check is answered anew by the rules.

        Args:
            extract: the answer; where the model fails or little of its text holds, it stays as it is, with a caveat.
            writer: from `writer`.
            history: earlier questions of the chat, oldest first.
            routes: ids of routes that the answer is limited to.
            cancelled: asked again and again; what has not been written then stays the extract.
        """
        from advisor.prose.helped import worded

        rules = self._rules(extract.language, routes)
        return worded(extract, writer, rules, self.settings.uses, history=history, cancelled=cancelled)

    def sent(self, extract: Answer, writer: ProseWriter, history: Sequence[str] = ()) -> str:
        """What `written` would send first, word for word: for its help with the question, and for the first answer.

        Empty where nothing is sent. With a help that is taken, the passages sent are those of the question made anew.
        """
        from advisor.chat.masked import MaskedModel
        from advisor.prose.helped import help_due, help_messages

        uses = self.settings.uses
        due = help_due(extract, history, uses, self._rules(extract.language))
        requests = [help_messages(due, extract, history)] if due is not None else []
        for part in (extract.parts or (extract,)) if "answer" in uses else ():
            context = "" if extract.parts else self._context_of(part.question, history)
            if told := writer.request(part, context):
                requests.append(told)
                break
        model = writer.model
        shown = [model.sent(told) if isinstance(model, MaskedModel) else told for told in requests]
        return "\n\n".join(message.text for told in shown for message in told)

    def ask_with_model(
        self,
        question: str,
        writer: ProseWriter,
        *,
        history: Sequence[str] = (),
        routes: Sequence[str] = (),
        language: str = "",
    ) -> Answer:
        """`ask`, then `written` to its end."""
        answer = self.ask(question, history=history, routes=routes, language=language)
        for step in self.written(answer, writer, history=history, routes=routes):
            answer = step.answer
        return answer

    def _rules(self, language: Language, routes: Sequence[str] = ()) -> Rules:
        from advisor.prose.helped import Rules

        def leaning(question: str, history: Sequence[str]) -> bool:
            # Among documents every question takes from those before it, whether or not it needs to.
            return bool(self._context_of(question, history)) and (
                isinstance(self.answerer, Answerer) or leans(question)
            )

        return Rules(
            self._context_of,
            leaning,
            ask=lambda question: self.answerer.ask(question, routes=routes, language=language),
            ask_parts=lambda paste, parts: self.answerer.ask(paste, routes=routes, language=language, parts=parts),
        )

    def _context_of(self, question: str, history: Sequence[str]) -> str:
        if isinstance(self.answerer, Answerer):
            return self.answerer.context_of(question, history)
        return history[-1] if history else ""

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


def entailment_of(settings: Settings) -> Entailment | None:
    """What checks each sentence of a language model once more, if the settings name it; nothing is loaded yet."""
    return _entailment(settings.nli) if settings.nli else None


@lru_cache(maxsize=1)
def _entailment(name: str) -> Entailment:
    from advisor.index.entailment import CrossEncoderEntailment

    silence_libraries()
    return CrossEncoderEntailment(name)


def language_model(settings: Settings, keys: Mapping[str, str] | None = None) -> Choice | None:
    """The language model that the settings name, with its key; None where they name none.

    Args:
        settings: name it in `llm` and `llm_url`.
        keys: where the key is looked for; by default the environment.

    Raises:
        InputError: there is no such provider, the address is none, or the key is missing.
    """
    from advisor.chat.choice import KEY_VARIABLES, choice_of

    return choice_of(settings.llm, settings.llm_url, keys or {name: secret(name) for name in KEY_VARIABLES})


def chat_model(settings: Settings, choice: Choice) -> ChatModel:
    """A model that asks nobody who is not allowed, and writes each call down; behind a mask where that is set."""
    from advisor.chat.consent import Consents
    from advisor.chat.langchain_models import LangChainModel
    from advisor.chat.masked import MaskedModel
    from advisor.ledger import Ledger
    from advisor.masking import names_of

    silence_libraries()
    consents = Consents(settings.home, settings.egress_forbidden, settings.hosts)
    model = LangChainModel(choice, consents, Ledger(settings.home))
    hidden = None if choice.on_this_machine else names_of(settings.mask)
    return model if hidden is None else MaskedModel(model, hidden)


def rewording(settings: Settings, choice: Choice, corpus: Corpus, language: Language) -> Rewording:
    """What words the paragraphs of a memo with a language model."""
    from advisor.briefs.names import NameFinder
    from advisor.prose.memo import Rewording

    model = chat_model(settings, choice)
    return Rewording(model, corpus, NameFinder(corpus.entities), language, entailment_of(settings))


def _prose_writer(advisor: Advisor, choice: Choice) -> ProseWriter:
    from advisor.prose.writer import ProseWriter

    settings = advisor.settings
    return ProseWriter(
        chat_model(settings, choice),
        advisor.corpus,
        advisor.answerer.searcher.understanding.names,
        entailment_of(settings),
        prices=(settings.llm_price_in, settings.llm_price_out),
    )


def index_home(settings: Settings) -> IndexHome:
    """Where the index of the corpus lives.

    Raises:
        EgressForbidden: it lives on another host, and nothing may be sent there.
    """
    from advisor.egress import leaves_for_chroma

    if settings.egress_forbidden and leaves_for_chroma(settings.chroma_url):
        raise EgressForbidden(
            "the index lives on another host (ADVISOR_CHROMA_URL), and ADVISOR_EGRESS forbids sending anything there",
            remedy="Take one of the two back.",
        )
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
