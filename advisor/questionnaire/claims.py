"""Which claim of the corpus about a route answers a question that no assessment answers.

A claim is found by search and admitted by the judge and the reader; or, where a question names a part of a criterion,
by speaking of that part. The cell shows the claim in one sentence, and after it the sentence of its text that answers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from advisor.answer.check import fault, held
from advisor.answer.evidence import Words
from advisor.answer.judge import judge
from advisor.answer.pipeline import Answerer
from advisor.answer.plan import claims_of
from advisor.answer.write import Draft, numbered
from advisor.briefs.sentences import sentence_spans
from advisor.index.items import GENERAL
from advisor.index.reader import read_text
from advisor.questionnaire.gates import holds_period, lacks_side
from advisor.records import Hit, Language, Passage, Route, Statement
from advisor.retrieval.parts import Meant
from advisor.retrieval.query import PARTY_TYPES, Query
from advisor.retrieval.rivals import Everybody, everybody
from advisor.retrieval.search import Relevance

#: From which support on passages stand in a cell. Higher than for an answer in the chat, where a reader sees what else
#: was found: a cell stands alone among hundreds.
_SUPPORT = 0.8
#: Below this similarity (E5, of unit vectors) nothing found was ever an answer; saves the reading.
_HOPELESS = 0.82
#: The reader's log-odds below which a claim is no answer, and the best that it ever gives: what would not be enough
#: with that need not be read.
_READ_LEAST, _READ_BEST = 1.5, 3.5
#: The same for a claim whose heading speaks of the very part that is asked about: from here on it is an answer. Below,
#: it is called the nearest, where no assessment speaks of that part: the reader misses clauses worded otherwise.
_READ_OF_PART_SURE = 0.0
#: How much better than the claim in one sentence a sentence of its text must read to stand beside it.
_READ_BETTER = 0.0
#: A passage that holds for more routes than this says nothing about one of them.
_GENERAL = 8
#: Kinds of sources that say what the law is, whoever the vendor may be.
_LAW = frozenset({"primary-law", "regulator", "court"})
_FOUND = 40
#: How many claims on a part are read for one route, and among how many first hits it must be to be shown in need.
_READ_OF_PART, _FIRST_OF_PART = 3, 6


@dataclass(frozen=True, slots=True)
class Candidate:
    """The best claim about a route, and the question as it is put to the route's parties."""

    hit: Hit
    put: Query


@dataclass(frozen=True, slots=True)
class ClaimOnPart:
    """A claim that speaks of a part of a criterion. `sure`: it reads as an answer, and goes before the assessment."""

    passage: Passage
    sure: bool


@dataclass(frozen=True, slots=True)
class Claims:
    """Finds claims about routes. Immutable, so it may be shared by threads."""

    answerer: Answerer
    language: Language

    def about_routes(
        self, query: Query, words: Words, relevance: Relevance, routes: Sequence[Route]
    ) -> dict[str, Passage]:
        """By id of the route, the claim that answers the question for it; routes without one are left out."""
        found = {route.id: self._best_about(route, query, relevance) for route in routes}
        candidates = {key: candidate for key, candidate in found.items() if candidate is not None}
        answering = self._answering(query, words, list(candidates.values()))
        return {
            key: candidate.hit.passage for key, candidate in candidates.items() if candidate.hit.passage.id in answering
        }

    def on_part(
        self, query: Query, relevance: Relevance, routes: Sequence[Route], meant: Meant
    ) -> dict[str, ClaimOnPart]:
        """The same for the parts of a criterion that the question names."""
        promising = {route.id: self._speaking(route, query, relevance, meant) for route in routes}
        passages = {passage.id: passage for listed in promising.values() for passage in listed}
        texts = [read_text(passage, query.language) for passage in passages.values()]
        read = dict(zip(passages, self.answerer.reader.scores(query.text, texts), strict=True))
        result: dict[str, ClaimOnPart] = {}
        for route, listed in promising.items():
            best = max(listed, key=lambda passage: read[passage.id], default=None)
            if best is None:
                continue
            sure = read[best.id] >= _READ_OF_PART_SURE
            if sure or listed[best] < _FIRST_OF_PART:
                result[route] = ClaimOnPart(best, sure)
        return result

    def _speaking(self, route: Route, query: Query, relevance: Relevance, meant: Meant) -> dict[Passage, int]:
        """Claims about a route that speak of a part, with their places among the hits."""
        put = self._put(route, query)
        speak = {
            claim.id
            for claim in self.answerer.corpus.claims
            if any(topic in claim.topics for topic in meant.topics)
            and meant.spoken_of(claim.heading)
            and self._heads_with(claim, put)
            and (_is_about(claim, route, put) or self._is_about_many(claim, route, put, by_law=meant.by_law))
            and holds_period(query.own_text, f"{claim.heading}\n{claim.text}")
        }
        if not speak:
            return {}  # no need to search
        hits = claims_of(self.answerer.searcher.search(put, _FOUND, relevance))
        speaking = {hit.passage: place for place, hit in enumerate(hits) if hit.passage.id in speak}
        return dict(list(speaking.items())[:_READ_OF_PART])

    def _is_about_many(self, claim: Passage, route: Route, query: Query, *, by_law: bool) -> bool:
        """Whether a claim that holds for many routes, and speaks of the very matter, says something about this one.

        What it tells of somebody else it does not tell of this route; and a law that it restates is no answer to
        whether the vendor does as it says.
        """
        if claim.superseded_by or route.id not in claim.routes:
            return False
        if claim.source.kind in _LAW and not by_law:
            return False
        names = self.answerer.searcher.understanding.names
        others = {
            key
            for key in names.with_parents(claim.lead_entities)
            if self.answerer.corpus.entities[key].type in PARTY_TYPES
        }
        return not others or bool(others & query.parties)

    def _heads_with(self, claim: Passage, query: Query) -> bool:
        """Whether the claim in one sentence, which is what a cell shows, is not about other parties alone."""
        names = self.answerer.searcher.understanding.names
        named = names.with_parents(names.ids(claim.heading))
        parties = {key for key in named if self.answerer.corpus.entities[key].type in PARTY_TYPES}
        return not parties or bool(parties & query.parties)

    def statement(self, query: Query, words: Words, route: Route, passage: Passage) -> Statement | None:
        """What a cell says of a claim; None where it asserts nothing or the last gate refuses it."""
        heading = passage.heading_in(self.language)
        if not heading:
            return None
        names = self.answerer.searcher.understanding.names
        draft = Draft(heading, "short", (passage,), (route.id,))
        kept, _ = held(numbered([draft], words), words, self.answerer.corpus, names)
        if not kept:
            return None
        span = self._telling(query, passage, heading)
        if span is None:
            return kept[0]
        citation = replace(kept[0].citations[0], start=span[0], end=span[1])
        sentence = passage.text[slice(*span)].strip()
        text = f"{heading.rstrip('.')}. {sentence}" if self.language == "en" and passage.heading else heading
        said = replace(kept[0], text=text, citations=(citation,))
        # A heading's figures may stand elsewhere in the text than in the sentence that answers.
        return kept[0] if fault(said, self.answerer.corpus, names) else said

    def other_party(self, route: Route, query: Query) -> str:
        """The party that a question is about, where it has no part in the route."""
        understanding = self.answerer.searcher.understanding
        meant = frozenset(key for key in query.parties if understanding.has_route(key))
        return min(meant) if meant and not understanding.belongs(route, meant) else ""

    # -- finding ------------------------------------------------------------------------------------------------------
    def _put(self, route: Route, query: Query) -> Query:
        """The question as it is put to the parties of a route."""
        names = self.answerer.searcher.understanding.names
        parties = frozenset({route.vendor, route.operator} - {""}) & frozenset(self.answerer.corpus.entities)
        named = query.named | parties
        asked = names.with_parents(named & (query.parties | parties))
        return replace(query, named=named, parties=asked, routes=(route.id,))

    def _best_about(self, route: Route, query: Query, relevance: Relevance) -> Candidate | None:
        if self.other_party(route, query):
            return None
        put = self._put(route, query)
        hits = claims_of(self.answerer.searcher.search(put, _FOUND, relevance))
        best = next(
            (hit for hit in hits if _is_about(hit.passage, route, put) and self._heads_with(hit.passage, put)), None
        )
        if best is None or best.signals.get(GENERAL, 1.0) < _HOPELESS:
            return None
        if query.criteria and set(best.passage.topics).isdisjoint(query.criteria):
            return None  # near in its words, but on another matter
        return Candidate(best, put)

    def _answering(self, query: Query, words: Words, found: Sequence[Candidate]) -> frozenset[str]:
        """Ids of the claims that answer the question, by the judge; each is read once, for however many routes."""
        if not found:
            return frozenset()
        fit = everybody(self.answerer.searcher, query)
        promising: dict[str, Candidate] = {}
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

    def _judged(self, candidate: Candidate, words: Words, fit: Everybody, read: float) -> float:
        searcher = self.answerer.searcher
        beside = fit.beside(searcher, candidate.put.parties)
        judgement = judge(candidate.put, words, [candidate.hit], searcher.frequencies, beside, [read])
        return judgement.support if judgement.in_domain else 0.0

    def _telling(self, query: Query, passage: Passage, heading: str) -> tuple[int, int] | None:
        """Where in a claim's text the sentence stands that answers better than the claim in one sentence."""
        spans = sentence_spans(passage.text)
        if not spans:
            return None
        texts = [heading, *(passage.text[start:end] for start, end in spans)]
        own, *others = self.answerer.reader.scores(query.text, texts)
        best = max(range(len(others)), key=others.__getitem__)
        if lacks_side(query.own_text, heading):
            # A price for input is none for output, however well its sentence reads.
            sided = [place for place, text in enumerate(texts[1:]) if not lacks_side(query.own_text, text)]
            return spans[max(sided, key=others.__getitem__)] if sided else None
        return spans[best] if others[best] >= own + _READ_BETTER else None


def _is_about(passage: Passage, route: Route, query: Query) -> bool:
    """Whether a passage speaks of this very route, or of its parties on every route of theirs."""
    if passage.superseded_by:
        return False
    if route.id in passage.routes:
        return len(passage.routes) <= _GENERAL or bool(passage.lead_entities & query.parties)
    return not passage.routes and bool(passage.lead_entities & query.parties)
