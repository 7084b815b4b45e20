"""Answers from the buyer's own documents alone: what they say, in their words, and where they contradict each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from advisor.answer.asked import figures_asked, figures_held
from advisor.answer.check import held
from advisor.answer.clock import Clock
from advisor.answer.conflicts import conflicts
from advisor.answer.evidence import Words, best_span, passage_tokens, words_of
from advisor.answer.judge_documents import (
    FEW,
    FEW_DOCUMENTS,
    SUPPORT,
    SUPPORT_ACROSS,
    SUPPORT_ANY,
    SUPPORT_THRESHOLD,
    SUPPORT_THRESHOLD_FEW,
    UNCLEAR,
    UNCLEAR_THRESHOLD,
    USUALLY_AHEAD,
    chance,
    pointing,
)
from advisor.answer.paste import answered
from advisor.answer.texts import say
from advisor.answer.write import Draft, chosen_evidence, numbered
from advisor.briefs.figures import figures
from advisor.briefs.sentences import sentence_spans, sentences
from advisor.index.items import ACROSS, ENGLISH, GENERAL, SENTENCE_SUFFIX, passage_of
from advisor.index.tokens import tokens
from advisor.records import Answer, Corpus, Hit, Language, Passage, Statement, StatementKind, Status
from advisor.retrieval.documents import Asked, DocumentSearcher
from advisor.retrieval.followup import content_tokens
from advisor.retrieval.orders import gives_orders
from advisor.retrieval.search import LEXICAL, Relevance, Searcher
from advisor.retrieval.split import Part

_HITS = 30
_EVIDENCE = 5
_SHORT = 3
_NO_WORDS = Words(())
#: How many passages are held against each other.
_COMPARED = 10
#: How near the best a passage must come to open the answer with it.
_AS_GOOD = 0.5
#: How much of the best sentence's share of the question's words one with the figure asked for must hold.
_NEARLY = 0.6
_ALSO = 10
_NEAREST = 10
_TOP = 5


@dataclass(frozen=True, slots=True)
class DocumentAnswerer:
    """Answers questions from one index of documents. Immutable, so it may be shared by threads."""

    corpus: Corpus
    documents: DocumentSearcher
    frequencies: Counter[str] = field(repr=False)
    """In how many passages a token stands, those of the corpus included: two clauses cannot tell which words are rare,
    and a word of both would weigh nothing though it is what was asked.
    """

    @classmethod
    def of(cls, corpus: Corpus, documents: DocumentSearcher) -> DocumentAnswerer:
        """An answerer with the frequencies of words at hand."""
        known = Counter(token for passage in corpus.passages for token in set(tokens(passage.text)))
        return cls(corpus, documents, documents.searcher.all_frequencies + known)

    @property
    def searcher(self) -> Searcher:
        """The searcher under the documents' one."""
        return self.documents.searcher

    def ask(
        self,
        question: str,
        *,
        history: Sequence[str] = (),
        routes: Sequence[str] = (),
        language: Language | None = None,
        parts: Sequence[Part] = (),
    ) -> Answer:
        """Answer a paste: one question, or several, each answered on its own and then joined.

        Args:
            question: what was typed or pasted.
            history: earlier questions of the chat, oldest first.
            routes: of no account here: documents know no routes.
            language: language of our own words; by default that of the question.
            parts: the questions of the paste, where somebody else has found them; by default the rules do.
        """
        del routes

        def one(part: Part, earlier: Sequence[str], above: Sequence[str], spoken: Language, clock: Clock) -> Answer:
            return self._one(part.text, [*earlier, *above[-1:]], spoken, clock)

        return answered(question, history, language, self.corpus.sha256, one, parts)

    def _one(self, question: str, history: Sequence[str], language: Language, clock: Clock) -> Answer:
        with clock.stage("understand"):
            asked = self.documents.asked(question, history)
        with clock.stage("find"):
            relevance = self.documents.relevance(asked)
            hits = self.documents.search(asked, relevance, _HITS)
            here = [hit for hit in hits if not self.documents.is_elsewhere(hit, asked)]
            # What tells a language model what to say proves nothing: it is neither judged nor quoted as an answer.
            orders = {hit.passage.id: hit.passage for hit in here if gives_orders(hit.passage.text)}
            warnings = _warnings(
                [orders[hit.passage.id] for hit in here[:_COMPARED] if hit.passage.id in orders], language
            )
            here = [hit for hit in here if hit.passage.id not in orders]
        with clock.stage("judge"):
            words = self.words(asked)
            unclear = self.unclear(asked, question, history)
            support = self.support(asked, here, relevance, words)
        if unclear >= UNCLEAR_THRESHOLD:
            ask_back = Statement(say("clarify_documents", language), "gap")
            return self._answer(question, language, (ask_back,), clock, "needs_clarification", here, support)
        if not here or support < (SUPPORT_THRESHOLD_FEW if self._few_documents else SUPPORT_THRESHOLD):
            return self._not_covered(question, language, clock, here, support, warnings)
        with clock.stage("write"):
            evidence = chosen_evidence(here, words, limit=_EVIDENCE)
            statements = numbered([*self._drafts(asked.own, here, evidence, words, language), *warnings], words)
        with clock.stage("check"):
            kept, refused = held(statements, words, self.corpus, self.searcher.understanding.names)
        if not any(statement.kind == "short" for statement in kept):
            return self._not_covered(question, language, clock, here, support, warnings, refused)
        return self._answer(question, language, kept, clock, "answered", here, support, refused)

    # -- the judge's signals ------------------------------------------------------------------------------------------
    def words(self, asked: Asked) -> Words:
        """The telling words of a question, by how rare they are."""
        searcher = self.searcher
        counterparts = searcher.understanding.counterparts(asked.query)
        passages = len(searcher.index.passages) + len(self.corpus.passages)
        return words_of(asked.with_last, counterparts, self.frequencies, passages)

    def support(self, asked: Asked, hits: Sequence[Hit], relevance: Relevance, words: Words) -> float:
        """Estimated probability that the passages answer the question, 0 to 1."""
        if not hits:
            return 0.0
        signals = self.support_signals(asked, hits, relevance, words)
        language = hits[0].passage.source.language
        weights = SUPPORT_ACROSS if language != asked.query.language else SUPPORT if "whole" in signals else SUPPORT_ANY
        return chance(weights, signals)

    def support_signals(
        self, asked: Asked, hits: Sequence[Hit], relevance: Relevance, words: Words
    ) -> dict[str, float]:
        """What the decision to answer rests on.

        Args:
            asked: the question.
            hits: passages of the documents meant, best first; at least one.
            relevance: of all passages.
            words: the telling words of the question.
        """
        index = self.searcher.index
        top = [hit.passage for hit in hits[:_TOP]]
        signals = {
            "sentence": max(self._sentence_cosines(asked.with_last, top).values()),
            "words": max(words.share_in(passage_tokens(passage)) for passage in top),
            "words_together": max(
                words.share_in(tokens(text)) for p in top[:3] for text in sentences(p.text) or [p.text]
            ),
            "lexical": self._lexical(asked, top) / max(words.weight, 1e-9),
            "ahead": USUALLY_AHEAD
            if len(index.passages) < FEW
            else hits[0].signals["fused"] / sum(weight for _, weight in asked.query.wordings),
            "figure_missing": _figure_missing(asked.own, top[0]),
            "named": float(bool(asked.titles)),
        }
        if self._reads_english(asked):
            wholes = self._whole_cosines(asked.with_last)
            signals["whole"] = max(wholes.get(passage.id, 0.0) for passage in top)
        if ACROSS in relevance.by_searcher:
            signals["across"] = max(relevance.by_searcher[ACROSS].get(passage.id, 0.0) for passage in top)
        signals |= self._others(asked, relevance)
        return signals

    def _others(self, asked: Asked, relevance: Relevance) -> dict[str, float]:
        """How much better passages of other documents than the one named fit the question."""
        if not asked.titles:
            return {"others": 0.0, "others_words": 0.0}
        passages = self.searcher.index.passages

        def best(scores: Mapping[str, float], *, here: bool) -> float:
            return max(
                (v for k, v in scores.items() if (passages[k].source.title in asked.titles) == here), default=0.0
            )

        meaning, lexical = relevance.by_searcher[GENERAL], relevance.by_searcher[LEXICAL]
        most = best(lexical, here=False)
        return {
            "others": max(0.0, best(meaning, here=False) - best(meaning, here=True)),
            "others_words": max(0.0, most - best(lexical, here=True)) / most if most else 0.0,
        }

    @property
    def _few_documents(self) -> bool:
        return self.documents.count <= FEW_DOCUMENTS

    def unclear(self, asked: Asked, question: str, history: Sequence[str]) -> float:
        """Estimated probability that a question does not say what it is about, 0 to 1; 0 where it cannot be told."""
        # Whoever names the document has said which one is meant.
        if (
            asked.titles
            or self._few_documents
            or not self._reads_english(asked)
            or len(self.searcher.index.passages) < FEW
        ):
            return 0.0
        return chance(UNCLEAR, self.unclear_signals(asked, question, history))

    def unclear_signals(self, asked: Asked, question: str, history: Sequence[str]) -> dict[str, float]:
        """What the decision to ask back rests on."""
        points = pointing(question, history)
        english = self.searcher.index.embedders.english
        own = sorted(self._whole_cosines(asked.own).values(), reverse=True)
        best = own[0] if own else 0.0
        with_last = max(self._whole_cosines(asked.with_last).values(), default=0.0)
        names = any(word[:1].isupper() and word not in ("I", "I'm") for word in question.split()[1:])
        return {
            "pointing": float(points.count > 0),
            "pointing_to_nothing": float(points.count > 0 and points.new_words),
            "pronoun": float(points.pronoun and points.new_words),
            "new_words": float(points.new_words),
            "names": float(names),
            "nameless_pointing": float(points.count > 0 and not names),
            "first": float(not history),
            "length": float(len(content_tokens(question))),
            "best": best,
            "margin": best - own[min(_TOP, len(own)) - 1] if own else 0.0,
            "history_helps": with_last - best,
            "like_history": float(english.query(asked.own) @ english.query(asked.with_last)) if history else 1.0,
        }

    def _reads_english(self, asked: Asked) -> bool:
        return ENGLISH in self.searcher.shares(asked.query)

    def _whole_cosines(self, text: str) -> dict[str, float]:
        index = self.searcher.index
        return dict(index.store.nearest(ENGLISH, index.embedders.english.query(text), self.searcher.depth))

    def _sentence_cosines(self, text: str, passages: Sequence[Passage]) -> dict[str, float]:
        index = self.searcher.index
        wanted = {passage.id for passage in passages}
        best = dict.fromkeys(wanted, 0.0)
        vector = index.embedders.general.query(text)
        for item, cosine in index.store.nearest(GENERAL + SENTENCE_SUFFIX, vector, self.searcher.depth):
            key = passage_of(item)
            if key in wanted:
                best[key] = max(best[key], cosine)
        return best

    def _lexical(self, asked: Asked, passages: Sequence[Passage]) -> float:
        found = self.searcher.index.lexical.best(self.searcher.bag(asked.query, asked.with_last), self.searcher.depth)
        return max(found.get(passage.id, 0.0) for passage in passages)

    # -- writing ------------------------------------------------------------------------------------------------------
    def _drafts(
        self, question: str, hits: Sequence[Hit], evidence: Sequence[Passage], words: Words, language: Language
    ) -> list[Draft]:
        scores = {hit.passage.id: hit.score for hit in hits}
        best = scores[evidence[0].id]
        # Looked for among all that was found: what contradicts a passage word by word looks like its repetition.
        found = [hit.passage for hit in hits[:_COMPARED]]
        disputes = [c for c in conflicts(found, words, question) if c.one in evidence or c.other in evidence]
        disputed = [passage for conflict in disputes[:1] for passage in (conflict.one, conflict.other)]
        near = [p for p in evidence if best - scores[p.id] <= _AS_GOOD]
        short = list(dict.fromkeys([evidence[0], *disputed, *near]))[:_SHORT]
        evidence = list(dict.fromkeys([*evidence, *disputed]))
        drafts = [_says(passage, _span(passage, words, question), "short", language) for passage in short]
        drafts += [_says(passage, passage.text, "evidence", language) for passage in evidence]
        for conflict in disputes[:2]:
            text = say(
                "documents_disagree",
                language,
                one=f"{conflict.one.source.title}, {conflict.one.locator}",
                other=f"{conflict.other.source.title}, {conflict.other.locator}",
                of_one=conflict.of_one,
                of_other=conflict.of_other,
            )
            drafts.append(Draft(text, "dispute", (conflict.one, conflict.other)))
        return drafts

    def _not_covered(
        self,
        question: str,
        language: Language,
        clock: Clock,
        hits: Sequence[Hit],
        support: float,
        warnings: Sequence[Draft] = (),
        refused: tuple[str, ...] = (),
    ) -> Answer:
        said = say("not_in_few_documents" if self._few_documents else "not_in_documents", language)
        statements = numbered([Draft(said, "gap"), *warnings], _NO_WORDS)
        return self._answer(question, language, tuple(statements), clock, "not_covered", hits, support, refused)

    def _answer(
        self,
        question: str,
        language: Language,
        statements: tuple[Statement, ...],
        clock: Clock,
        status: Status,
        hits: Sequence[Hit],
        support: float,
        refused: tuple[str, ...] = (),
    ) -> Answer:
        cited = {citation.passage.id for statement in statements for citation in statement.citations}
        found = tuple(hit.passage for hit in hits)
        answers = status == "answered"
        return Answer(
            question=question,
            language=language,
            status=status,
            statements=statements,
            corpus_sha256=self.corpus.sha256,
            nearest=() if answers else found[:_NEAREST],
            also_found=tuple(passage for passage in found if passage.id not in cited)[:_ALSO] if answers else (),
            vendor_questions=(say("vendor_generic", language, question=" ".join(question.split())),)
            if status == "not_covered"
            else (),
            rejected=refused,
            support=round(support, 4),
            timings_ms=clock.reading(),
        )


def _warnings(orders: Sequence[Passage], language: Language) -> list[Draft]:
    return [
        Draft(
            say("document_orders", language, title=passage.source.title, locator=passage.locator), "caveat", (passage,)
        )
        for passage in orders
    ]


def _figure_missing(question: str, passage: Passage) -> float:
    asked = figures_asked(question)
    return float(bool(asked - figures_held(asked, passage.text)))


def _span(passage: Passage, words: Words, question: str) -> str:
    """The sentences that answer; where a kind of figure is asked for, those that hold one, if as much to the point."""
    start, end = best_span(passage.text, set(words.forms), frozenset(), figures)
    best = passage.text[start:end]
    kinds = figures_asked(question)
    if not kinds or kinds <= figures_held(kinds, best):
        return best
    least = _NEARLY * words.share_in(tokens(best))
    spans = [passage.text[first:last] for first, last in sentence_spans(passage.text)]
    rated = [(words.share_in(tokens(text)), text) for text in spans if kinds <= figures_held(kinds, text)]
    share, with_figure = max(rated, default=(0.0, ""), key=lambda pair: pair[0])
    return with_figure if share > 0 and share >= least else best


def _says(passage: Passage, quote: str, kind: StatementKind, language: Language) -> Draft:
    where = say("document_says", language, title=passage.source.title, locator=passage.locator, quote=quote)
    return Draft(where, kind, (passage,))
