"""One question to one cell a route: from the corpus' assessments, else from passages, else an honest blank.

A question that means what a criterion asks takes the route's assessment, its verdict turned where the question is put
the other way round. Any other question is looked for among the passages about the route and its parties: they are
shown with their quotes, and the verdict is left to a person, since nobody has judged what they say to this question.
What neither knows becomes a question to the vendor.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from advisor.answer.check import held
from advisor.answer.evidence import Words
from advisor.answer.gaps import party_to_ask, question_to
from advisor.answer.judge import judge
from advisor.answer.pipeline import Answerer
from advisor.answer.plan import claims_of
from advisor.answer.texts import say
from advisor.answer.write import Draft, numbered
from advisor.briefs.health import Patience
from advisor.index.items import GENERAL
from advisor.index.reader import read_text
from advisor.questionnaire.matching import Match, Matcher
from advisor.questionnaire.records import Cell, Item, ReviewReason
from advisor.questionnaire.stale import assessment_digest
from advisor.questionnaire.strength import reasons_of, strength_of
from advisor.questionnaire.texts import cell_text
from advisor.records import OWN_PROCESS, Assessment, Corpus, Hit, Language, Passage, Route, Statement, Verdict
from advisor.retrieval.query import Query
from advisor.retrieval.rivals import Everybody, everybody, nameless
from advisor.retrieval.search import Relevance

_TURNED: dict[Verdict, Verdict] = {"yes": "no", "no": "yes"}
#: From which support on passages stand in a cell. Higher than for an answer in the chat, where a reader sees what else
#: was found: a cell stands alone among hundreds.
_SUPPORT = 0.8
#: Below this similarity (E5, of unit vectors) nothing found was ever an answer; saves the reading.
_HOPELESS = 0.82
#: The reader's log-odds below which a claim is no answer, and the best that it ever gives: what would not be enough
#: with that need not be read.
_READ_LEAST, _READ_BEST = 1.5, 3.5
#: A passage that holds for more routes than this says nothing about one of them.
_GENERAL = 8
_FOUND = 40
#: The buyer speaks of itself, or says that this part of the list is its own.
_WE = re.compile(
    r"\W*(?:have we|do we have)\b|\W*(?:has|have|is|are|does|do) (?:our|the bank's) (?:\w+ ){0,2}"
    r"(?:board|management|organi[sz]ation|company|staff|employees|team|lawyers|council|polic(?:y|ies)|department)\b"
    r"(?! (?:data|content|prompts?|inputs?|outputs?|files?|information|documents?|secrets?)\b)|"
    r"\W*(?:есть|назначен\w*|утвержд\w+|проведен\w*) ли (?:у нас|в нашей|нами|нашим?)\b|"
    r"\W*我(?:们|方|行|司|单位)是否已",
    re.IGNORECASE,
)
_OUR_PART = re.compile(
    r"\binternal\b.{0,40}\b(?:only|use|complet|fill)|"
    r"\b(?:complet|fill)\w*(?: \w+)? by (?:the )?(?:bank|buyer|customer|us|company|requester)\b|"
    r"заполня\w+ (?:заказчик|покупател|банк)\w*|внутренн\w+ (?:раздел|част)\w*|(?:我方|采购方|内部)填写",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """The best claim about a route, and the question as it is put to the route's parties."""

    hit: Hit
    put: Query


@dataclass(frozen=True, slots=True)
class CellAnswerer:
    """Answers questions for a choice of routes. Immutable, so it may be shared by threads."""

    answerer: Answerer
    matcher: Matcher
    routes: tuple[Route, ...]
    language: Language
    today: date
    patience: Patience

    @property
    def _corpus(self) -> Corpus:
        return self.answerer.corpus

    def __call__(self, item: Item) -> tuple[Cell, ...]:
        """One cell for each route, in the order of the routes."""
        searcher = self.answerer.searcher
        query = searcher.understanding.query(asked(item))
        # Whatever this question is compared with below, its vectors are computed once.
        searcher.tell(query, (), nameless(searcher, query))
        match = self.matcher.match(query.text)
        if (match.criterion == OWN_PROCESS and match.certain) or is_own(item):
            text = cell_text("own_process", self.language)
            return tuple(Cell(item.id, r.id, "own_process", None, text, reasons=("own_process",)) for r in self.routes)
        if match.criterion in self._corpus.criteria:
            return tuple(self._by_criterion(item, route, match) for route in self.routes)
        cells = self._by_passages(item, query)
        if match.criterion == OWN_PROCESS:
            # Perhaps the buyer's own affair: then it is nothing to write to a vendor about.
            return tuple(replace(cell, vendor_question="") for cell in cells)
        return cells

    # -- from the assessments -----------------------------------------------------------------------------------------
    def _by_criterion(self, item: Item, route: Route, match: Match) -> Cell:
        criterion = self._corpus.criteria[match.criterion]
        assessment = self._corpus.assessments.get((route.id, criterion.id))
        question = question_to(criterion, party_to_ask(route, self._corpus, self.language), self.language)
        doubt: tuple[ReviewReason, ...] = () if match.certain else ("match_uncertain",)
        statement = self._statement(assessment)
        if assessment is None or statement is None:
            nothing = self._nothing(item, route, question, doubt)
            return replace(nothing, criterion=criterion.id, rests_on=assessment_digest(assessment))
        verdict = _as_asked(assessment.verdict, match)
        passages = tuple(citation.passage for citation in statement.citations)
        open_end: tuple[ReviewReason, ...] = ("verdict_open",) if verdict is None and not match.asks_openly else ()
        return Cell(
            item.id,
            route.id,
            "criterion",
            verdict,
            statement.text,
            statement.citations,
            strength_of(passages),
            reasons_of(
                passages,
                assessment.verdict if match.asks_openly else verdict,
                doubt + open_end,
                favours_vendor=assessment.verdict in (criterion.better, "partly"),
                today=self.today,
                patience=self.patience,
            ),
            criterion.id,
            "" if assessment.verdict in ("yes", "no") else question,
            assessment.as_of,
            asks_openly=match.asks_openly,
            rests_on=assessment_digest(assessment),
        )

    def _statement(self, assessment: Assessment | None) -> Statement | None:
        """The assessment's sentence with its quotes; None where there is none, or the last gate refuses it."""
        if assessment is None or assessment.verdict == "not_in_corpus":
            return None
        text = assessment.statement.get(self.language, "")
        draft = Draft(text, "short", assessment.passages, (assessment.route,), assessment.verdict, assessment.criterion)
        return self._checked(draft, Words(()))

    def _checked(self, draft: Draft, words: Words) -> Statement | None:
        names = self.answerer.searcher.understanding.names
        kept, _ = held(numbered([draft], words), words, self._corpus, names)
        return kept[0] if kept else None

    # -- from passages ------------------------------------------------------------------------------------------------
    def _by_passages(self, item: Item, query: Query) -> tuple[Cell, ...]:
        relevance = self.answerer.searcher.relevance(query)
        words = self.answerer.planner.words(query)
        found = [self._best_about(route, query, relevance) for route in self.routes]
        answering = self._answering(query, words, [candidate for candidate in found if candidate is not None])
        return tuple(
            self._from_passage(item, route, query, words, candidate.hit.passage)
            if candidate is not None and candidate.hit.passage.id in answering
            else self._without_passage(item, route, query)
            for route, candidate in zip(self.routes, found, strict=True)
        )

    def _best_about(self, route: Route, query: Query, relevance: Relevance) -> _Candidate | None:
        """The best claim about a route, and the question as it is put to that route's parties."""
        understanding = self.answerer.searcher.understanding
        parties = frozenset({route.vendor, route.operator} - {""}) & frozenset(self._corpus.entities)
        if self._other_party(route, query):
            return None
        named = query.named | parties
        put = replace(
            query,
            named=named,
            parties=understanding.names.with_parents(named & (query.parties | parties)),
            routes=(route.id,),
        )
        hits = claims_of(self.answerer.searcher.search(put, _FOUND, relevance))
        best = next((hit for hit in hits if self._is_about(hit.passage, route, put)), None)
        if best is None or best.signals.get(GENERAL, 1.0) < _HOPELESS:
            return None
        return _Candidate(best, put)

    def _answering(self, query: Query, words: Words, found: Sequence[_Candidate]) -> frozenset[str]:
        """Ids of the claims that answer the question, by the judge; each is read once, for however many routes."""
        if not found:
            return frozenset()
        fit = everybody(self.answerer.searcher, query)
        promising: dict[str, _Candidate] = {}
        for candidate in found:
            if self._judged(candidate, words, fit, _READ_BEST) >= _SUPPORT:
                promising.setdefault(candidate.hit.passage.id, candidate)
        texts = [read_text(candidate.hit.passage, query.language) for candidate in promising.values()]
        read = self.answerer.reader.scores(query.text, texts)
        return frozenset(
            key
            for (key, candidate), said in zip(promising.items(), read, strict=True)
            if said >= _READ_LEAST and self._judged(candidate, words, fit, said) >= _SUPPORT
        )

    def _judged(self, candidate: _Candidate, words: Words, fit: Everybody, read: float) -> float:
        searcher = self.answerer.searcher
        beside = fit.beside(searcher, candidate.put.parties)
        judgement = judge(candidate.put, words, [candidate.hit], searcher.frequencies, beside, [read])
        return judgement.support if judgement.in_domain else 0.0

    def _other_party(self, route: Route, query: Query) -> str:
        """The party that a question is about, where it has no part in the route."""
        understanding = self.answerer.searcher.understanding
        meant = frozenset(key for key in query.parties if understanding.has_route(key))
        return min(meant) if meant and not understanding.belongs(route, meant) else ""

    def _without_passage(self, item: Item, route: Route, query: Query) -> Cell:
        if other := self._other_party(route, query):
            text = cell_text("other_party", self.language, party=self._corpus.entities[other].name[self.language])
            return Cell(item.id, route.id, "none", "not_in_corpus", text, reasons=("not_in_corpus",))
        return self._nothing(item, route, self._to_vendor(item), ())

    def _to_vendor(self, item: Item) -> str:
        return say("vendor_generic", self.language, question=" ".join(item.text.split()))

    def _from_passage(self, item: Item, route: Route, query: Query, words: Words, passage: Passage) -> Cell:
        text = passage.heading_in(self.language)
        draft = Draft(text, "short", (passage,), (route.id,))
        statement = self._checked(draft, words) if text else None
        if statement is None:
            return self._without_passage(item, route, query)
        return Cell(
            item.id,
            route.id,
            "passages",
            None,
            statement.text,
            statement.citations,
            strength_of([passage]),
            reasons_of([passage], None, ("verdict_open",), today=self.today, patience=self.patience),
            vendor_question=self._to_vendor(item),
            as_of=passage.source.as_of,
        )

    def _is_about(self, passage: Passage, route: Route, query: Query) -> bool:
        """Whether a passage speaks of this very route, or of its parties on every route of theirs."""
        if passage.superseded_by:
            return False
        if route.id in passage.routes:
            return len(passage.routes) <= _GENERAL or bool(passage.lead_entities & query.parties)
        return not passage.routes and bool(passage.lead_entities & query.parties)

    # -- nothing ------------------------------------------------------------------------------------------------------
    def _nothing(self, item: Item, route: Route, vendor_question: str, doubt: tuple[ReviewReason, ...]) -> Cell:
        text = cell_text("not_in_corpus", self.language)
        reasons: tuple[ReviewReason, ...] = ("not_in_corpus", *doubt)
        asks = vendor_question if party_to_ask(route, self._corpus, self.language) else ""
        return Cell(item.id, route.id, "none", "not_in_corpus", text, reasons=reasons, vendor_question=asks)


def is_own(item: Item) -> bool:
    """Whether an item is by its words, or by the heading above it, the buyer's own affair."""
    return bool(_WE.match(item.text) or _OUR_PART.search(item.section))


def asked(item: Item) -> str:
    """What an item asks: its text; a bare noun phrase takes the heading above it along."""
    text = " ".join(item.text.split())
    heading = item.section.rsplit(" › ", 1)[-1] if item.section else ""
    return f"{heading}: {text}" if heading and len(text.split()) < 4 and len(text) < 30 else text


def _as_asked(verdict: Verdict, match: Match) -> Verdict | None:
    """The verdict on the question as the file words it; None where it asks for none, or its direction is in doubt."""
    if verdict in ("silent", "conflict", "not_in_corpus"):
        return verdict
    if match.relation == "same":
        return verdict
    if match.relation == "opposite":
        return _TURNED.get(verdict, verdict)
    return None
