"""Finds passages for a query: lexical and dense searchers, fused, then weighed by what the question is about.

Which searchers take part depends on languages: the English model only reads English, and lets every other question
down (measured: on Russian questions it lowers nDCG@10 from .87 to .53).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from advisor.index.build import Index
from advisor.index.items import (
    ACROSS,
    ENGLISH,
    FAMILIES,
    GENERAL,
    SENTENCE_SUFFIX,
    lexical_text,
    passage_of,
    whole_text,
)
from advisor.index.reranker import Reranker
from advisor.index.tokens import FUNCTION_WORDS, pairs, tokens
from advisor.records import Hit, Passage
from advisor.retrieval.fuse import fused, ranked
from advisor.retrieval.query import PARTY_TYPES, Query, Understanding

LEXICAL = "lexical"
_DEPTH = 120
_LEXICAL_DEPTH = 1000
_SENTENCES_PER_PASSAGE = 3
#: What puts a claim in the question's language before its twin, and before nothing else.
_OWN_LANGUAGE = 0.01
#: A word around the question against one of the question itself.
_SURROUNDINGS_WEIGHT = 0.25
#: How many of the best passages a reranker looks at.
_RERANKED = 30


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each signal counts; chosen on folds of the public sets and of our own cases."""

    in_english: Mapping[str, float] = field(default_factory=lambda: {LEXICAL: 0.45, GENERAL: 0.35, ENGLISH: 0.2})
    """Share of each searcher where question and passages are in English."""
    in_one_language: Mapping[str, float] = field(default_factory=lambda: {LEXICAL: 0.3, GENERAL: 0.55, ACROSS: 0.15})
    """The same where they are in another language, or the passages' headings are."""
    across: Mapping[str, float] = field(default_factory=lambda: {LEXICAL: 0.2, GENERAL: 0.5, ACROSS: 0.3})
    """The same where the question's language is not that of the passages."""
    function_words: float = 0.5
    """A word that holds the sentence together against one that carries meaning, in BM25."""
    pairs: float = 0.3
    """Two words side by side against a word, in BM25."""
    whole: float = 0.5
    """Share of a passage's whole text in its dense score; the rest is its best sentence's."""
    named: float = 0.6
    """Bonus for a passage about a model that the question names."""
    matter: float = 1.0
    """Bonus for a passage about a law, an authority, an incident or a person that the question names."""
    party: float = 0.8
    """Bonus for a passage about a party that the question names."""
    other_model: float = -0.6
    """Penalty for a passage about another model of the same party."""
    topic: float = 0.5
    settled: float = 0.8
    """Bonus for a passage on the criterion that the question's construction names."""
    route: float = 0.35
    other_route: float = -0.7
    assessed: float = 0.5
    """Bonus for a passage that a route in question is assessed by on the first criterion in question."""
    country: float = 0.4
    """Bonus for a passage that names all countries of the question, or what their law is part of."""
    superseded: float = -0.5
    unverified: float = -0.4
    reranked: float = 1.0
    """What a reranker's best passage gains over its worst; untuned, as no reranker ships."""


@dataclass(frozen=True, slots=True)
class Relevance:
    """How well each passage fits the words of a question, before anything is said about parties and routes."""

    fused: Mapping[str, float]
    by_searcher: Mapping[str, Mapping[str, float]]
    """Each searcher's own scores, for the judge."""

    def hit(self, passage: Passage, score: float) -> Hit:
        """A passage with the score that it was given in the end, and what each searcher says of it."""
        signals = {name: values.get(passage.id, 0.0) for name, values in self.by_searcher.items()}
        return Hit(passage, score, signals | {"fused": self.fused[passage.id]})


@dataclass(frozen=True, slots=True)
class _About:
    """What a passage is about, worked out once when the searcher is built."""

    leading_parties: frozenset[str]
    models: frozenset[str]
    topics: frozenset[str]
    routes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Searcher:
    """Searches one index. Immutable, so it may be shared by threads."""

    index: Index
    understanding: Understanding
    weights: Weights
    frequencies: Counter[str] = field(repr=False)
    """In how many claims each search token stands: a word is not known because an original happens to use it."""
    all_frequencies: Counter[str] = field(repr=False)
    """The same, originals included."""
    _about: Mapping[str, _About] = field(repr=False)
    _fluent: frozenset[str]
    """Languages in which most passages, or their headings, are written."""
    _families: frozenset[str]
    _twins: Mapping[str, str]
    """For a claim of a document that is briefed in two languages, the same claim in the corpus' main language."""
    depth: int = _DEPTH
    """How many of a model's nearest passages take part."""
    reranker: Reranker | None = None

    @classmethod
    def of(
        cls,
        index: Index,
        understanding: Understanding,
        weights: Weights | None = None,
        reranker: Reranker | None = None,
    ) -> Searcher:
        """A searcher with the index's word statistics, and what each passage is about, at hand."""
        passages = index.passages
        everything = index.lexical.document_frequencies()
        claims = [passage for passage in passages.values() if not passage.is_original]
        known = (
            everything
            if len(claims) == len(passages)
            else Counter(token for passage in claims for token in set(tokens(lexical_text(passage))))
        )
        languages = Counter(language for p in claims for language in {p.source.language, *p.headings})
        return cls(
            index,
            understanding,
            weights or Weights(),
            known,
            everything,
            {key: _about(passage, understanding) for key, passage in passages.items()},
            frozenset(language for language, count in languages.items() if count * 2 >= len(claims)),
            frozenset(family for family in FAMILIES if index.store.count(family)),
            _twins(claims),
            reranker=reranker,
        )

    # -- the searchers ------------------------------------------------------------------------------------------------
    def bag(self, query: Query, text: str) -> dict[str, float]:
        """Weight of each word, and each pair of words, that BM25 looks for.

        Args:
            query: the question as understood.
            text: its words, or those of one way of putting it.
        """
        weights = self.weights
        found = tokens(text)
        bag: dict[str, float] = dict(Counter(found))
        bag |= {token: count * weights.function_words for token, count in bag.items() if token in FUNCTION_WORDS}
        bag |= dict.fromkeys(pairs(found), weights.pairs)
        for token in tokens(query.surroundings):
            bag.setdefault(token, _SURROUNDINGS_WEIGHT)
        for token, weight in self.understanding.expansions(query).items():
            bag.setdefault(token, weight)
        return bag

    def tell(self, query: Query, searched: Iterable[str], compared: Iterable[str]) -> None:
        """Have the vectors of what is about to be searched for computed together.

        Args:
            query: the question.
            searched: its sub-questions.
            compared: texts that only the general model will be asked for.
        """
        texts = [*(text for text, _ in query.wordings), *searched]
        for name in self.shares(query):
            if name != LEXICAL:
                self.index.embedders.tell(name, [*texts, *compared] if name == GENERAL else texts)

    def shares(self, query: Query) -> dict[str, float]:
        """Which searchers take part, and by how much: those that read the question's language."""
        if query.language == "en" and ENGLISH in self._families:
            shares = self.weights.in_english
        elif query.language in self._fluent:
            shares = self.weights.in_one_language
        else:
            shares = self.weights.across
        present = {name: share for name, share in shares.items() if name == LEXICAL or name in self._families}
        total = sum(present.values())
        return {name: share / total for name, share in present.items()}

    def dense(self, text: str, family: str) -> dict[str, float]:
        """Cosine of the whole passage and of its best sentence, mixed."""
        vector = self.index.embedders.of(family).query(text)
        wholes = dict(self.index.store.nearest(family, vector, self.depth))
        pieces: dict[str, float] = {}
        for item, similarity in self.index.store.nearest(
            family + SENTENCE_SUFFIX, vector, self.depth * _SENTENCES_PER_PASSAGE
        ):
            key = passage_of(item)
            pieces[key] = max(similarity, pieces.get(key, -1.0))
        return _mixed(wholes, pieces, self.weights.whole)

    def _by_searcher(self, query: Query, text: str, shares: Iterable[str]) -> dict[str, dict[str, float]]:
        return {
            name: self.index.lexical.best(self.bag(query, text), _LEXICAL_DEPTH)
            if name == LEXICAL
            else self.dense(text, name)
            for name in shares
        }

    # -- together -----------------------------------------------------------------------------------------------------
    def relevance(self, query: Query) -> Relevance:
        """Scores of all passages found, fused over the searchers that can read the question's language."""
        shares = self.shares(query)
        if not any(tokens(text) for text, _ in query.wordings):
            return Relevance({}, {name: {} for name in shares})
        worded = [(self._by_searcher(query, text, shares), weight) for text, weight in query.wordings]
        by_searcher = worded[0][0]
        scores = fused([(found[name], share * weight) for found, weight in worded for name, share in shares.items()])
        if query.language != "en":
            # A claim whose whole text is in the question's language would crowd out those with only a heading in it:
            # it is weighed as its English twin is, and shown in its stead.
            scores |= {
                key: scores[twin] + (_OWN_LANGUAGE if self.index.passages[key].source.language == query.language else 0)
                for key, twin in self._twins.items()
                if key in scores and twin in scores
            }
        return Relevance(scores, by_searcher)

    def search(self, query: Query, count: int = 30, relevance: Relevance | None = None) -> list[Hit]:
        """The best passages for a query, best first; empty for an empty index or a question without words.

        Args:
            query: the question.
            count: how many claims at the most; a quarter as many passages of originals may come on top.
            relevance: of a query with the same words, to be weighed for other parties; worked out when not given.
        """
        relevance = relevance or self.relevance(query)
        routes = frozenset(query.routes or self.understanding.open_routes(query)) if query.parties else frozenset()
        assessed = self._assessed_by(query, routes)
        scores: dict[str, float] = {}
        for key, score in relevance.fused.items():
            about = self._about.get(key)
            if about is not None and self._admitted(query, routes, key, about):
                bonus = self._bonus(query, self.index.passages[key], about)
                scores[key] = score + bonus + (self.weights.assessed if key in assessed else 0.0)
        return [
            relevance.hit(self.index.passages[key], score)
            for key, score in self._chosen(ranked(self.reranked(query, scores)), count)
        ]

    def reranked(self, query: Query, scores: Mapping[str, float]) -> dict[str, float]:
        """The scores as they were, or with what a reranker says of the best of them."""
        best = [key for key, _ in ranked(scores)[:_RERANKED]]
        if self.reranker is None or not best:
            return dict(scores)
        said = self.reranker.scores(query.wordings[-1][0], [whole_text(self.index.passages[key]) for key in best])
        lowest, spread = min(said), (max(said) - min(said)) or 1.0
        gains = {key: self.weights.reranked * (value - lowest) / spread for key, value in zip(best, said, strict=True)}
        return {key: score + gains.get(key, 0.0) for key, score in scores.items()}

    def _chosen(self, order: list[tuple[str, float]], count: int) -> list[tuple[str, float]]:
        """The best claims, and the best originals beside them: however many of these there are, they push none out."""
        originals = [pair for pair in order if self.index.passages[pair[0]].is_original][: max(count // 4, 1)]
        if not originals:
            return order[:count]
        claims = [pair for pair in order if not self.index.passages[pair[0]].is_original][:count]
        return ranked(dict(claims + originals))

    def _assessed_by(self, query: Query, routes: frozenset[str]) -> frozenset[str]:
        """Ids of the passages that the routes in question rest on for the first criterion in question."""
        known = self.understanding.corpus.assessments
        return frozenset(
            passage.id
            for route in routes
            for criterion in query.criteria[:1]
            if (assessment := known.get((route, criterion)))
            for passage in assessment.passages
        )

    def _admitted(self, query: Query, routes: frozenset[str], key: str, about: _About) -> bool:
        """A passage about other parties than those named is never shown: a citation to the wrong vendor misleads.

        Admitted are passages that lead with no party or with one that is named, that name what the question names, or
        that hold for a route in question and name one of its parties. A country is in common to too many: "banned in
        the US" is no reason to tell what befell somebody else there.
        """
        if not query.parties or not about.leading_parties:
            return True
        entities = self.index.passages[key].entities
        return bool(about.leading_parties & query.parties or entities & (query.named - query.countries)) or (
            bool(about.routes & routes) and bool(entities & query.parties)
        )

    def _bonus(self, query: Query, passage: Passage, about: _About) -> float:
        weights = self.weights
        entities = self.understanding.corpus.entities
        bonus = weights.party if query.parties & about.leading_parties else 0.0
        models = {key for key in query.named if entities[key].type == "model"}
        if models & about.models:
            bonus += weights.named
        elif models and about.models and not any(entities[model].parent in about.models for model in models):
            bonus += weights.other_model
        if any(passage.source.id in sources for sources in query.speakers):
            bonus += weights.matter
        if query.matters & passage.entities:
            bonus += weights.matter
        if query.areas:
            named = sum(not area.isdisjoint(passage.entities) for area in query.areas)
            bonus += weights.country * named / len(query.areas)
        if not about.topics.isdisjoint(query.criteria):
            bonus += weights.topic
        if not about.topics.isdisjoint(query.settled):
            bonus += weights.settled
        if query.routes and about.routes:
            bonus += weights.other_route if about.routes.isdisjoint(query.routes) else weights.route
        if passage.superseded_by:
            bonus += weights.superseded
        if passage.verified == "unverified":
            bonus += weights.unverified
        return bonus


def _twins(claims: Iterable[Passage]) -> dict[str, str]:
    """Claims in other languages, each with the English claim of the same document and anchor.

    The lines of a file of the buyer's share its address and have no anchors: they are nobody's twins.
    """
    anchored = [claim for claim in claims if claim.anchor]
    english = {(claim.source.url, claim.anchor): claim.id for claim in anchored if claim.source.language == "en"}
    others = {claim.id: (claim.source.url, claim.anchor) for claim in anchored if claim.source.language != "en"}
    return {key: english[place] for key, place in others.items() if place in english}


def _about(passage: Passage, understanding: Understanding) -> _About:
    entities = understanding.corpus.entities
    leading = understanding.names.with_parents(passage.lead_entities)
    return _About(
        leading_parties=frozenset(key for key in leading if key in entities and entities[key].type in PARTY_TYPES),
        models=frozenset(key for key in passage.entities if key in entities and entities[key].type == "model"),
        topics=frozenset(passage.topics),
        routes=frozenset(passage.routes),
    )


def _mixed(wholes: Mapping[str, float], pieces: Mapping[str, float], share: float) -> dict[str, float]:
    floor_whole, floor_piece = min(wholes.values(), default=0.0), min(pieces.values(), default=0.0)
    return {
        key: share * wholes.get(key, floor_whole) + (1 - share) * pieces.get(key, floor_piece)
        for key in wholes.keys() | pieces.keys()
    }
