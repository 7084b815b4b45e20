"""What the routes in question are known for: their assessments, and the evidence under them; pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from advisor.answer.write import EVIDENCE_LIMIT
from advisor.briefs.names import NameFinder
from advisor.records import DECIDED, Assessment, Corpus, Hit, Passage
from advisor.retrieval.query import PARTY_TYPES, Query

_GROUP_ORDER = ("us-api", "cn-api", "self-hosted", "us-cloud", "us-app", "cn-app", "us-host", "confidential")
#: Hits that tell which of two criteria is meant.
_FIRST = 5
#: What the question's own words add to the share of hits, the least share, and how near a second criterion must come.
_WORDS, _LEAST, _NEAR = 0.2, 0.25, 0.2
_RULE, _ITS_EXCEPTIONS = "retention-default", frozenset({"retention-exceptions", "retention-zero"})
#: Criteria that a question about "safe" or "may we use it" touches when it names none.
_CORE_CRITERIA = ("data-leaves-perimeter", "training-use", "residency", "government-access")


def is_party(corpus: Corpus, key: str) -> bool:
    """Whether an entity can be party to a contract, or is a model of one."""
    entity = corpus.entities.get(key)
    return entity is not None and entity.type in PARTY_TYPES


def _presence(criterion: str, hits: list[Hit]) -> float:
    """Share of what was found that helps to judge a criterion, 0 to 1; a hit counts by its reciprocal place."""
    weights = [1 / place for place in range(1, len(hits[:_FIRST]) + 1)]
    found = sum(weight for weight, hit in zip(weights, hits, strict=False) if criterion in hit.passage.topics)
    return found / sum(weights) if weights else 0.0


def settled_criteria(query: Query, hits: list[Hit], corpus: Corpus) -> tuple[str, ...]:
    """The criteria that a question is about, by its words and by what was found: at most two, the likelier first.

    Words alone mislead ("a paid product" is not about cost). On our own cases the criterion named first is one of the
    right passage's topics in 93 of 100 questions, against 56 by words alone. What the construction of a question names
    is settled whatever was found.
    """
    if query.settled:
        return query.settled[:2]
    if query.criteria == (_RULE,):
        # Who names the rule and none of its exceptions asks for the rule, however many claims are on exceptions.
        hits = [hit for hit in hits if not (_ITS_EXCEPTIONS & set(hit.passage.topics)) or _RULE in hit.passage.topics]
    by_words = dict(zip(query.criteria, (1.0, 0.7, 0.5, 0.4), strict=False))
    presence = {key: _presence(key, hits) for key in corpus.criteria}
    scores = {key: share + _WORDS * by_words.get(key, 0.0) for key, share in presence.items() if share >= _LEAST}
    best = sorted(scores, key=lambda key: (-scores[key], key))
    return tuple(
        key for key in best[:2] if key == best[0] or (key in by_words and scores[best[0]] - scores[key] < _NEAR)
    )


@dataclass(frozen=True, slots=True)
class ByRoute:
    """Chooses assessments for a question. Immutable, so it may be shared by threads."""

    corpus: Corpus
    names: NameFinder

    def assessments(
        self,
        query: Query,
        open_routes: tuple[str, ...],
        hits: list[Hit],
        *,
        broad: bool,
        cell: bool,
        asked_for: tuple[str, ...] = (),
    ) -> tuple[Assessment, ...]:
        """What the routes in question are known for on the criteria in question.

        An assessment takes part when it rests on a passage that the search found too, or when the question names its
        party, route and criterion; a broad question ("is it safe?") gets the core criteria of every route, and one that
        asks for nothing but a cell ("can Kimi be jailbroken?") gets that, and one that asks for several criteria side
        by side (`asked_for`) a line on each.
        """
        routes = query.routes or open_routes
        criteria = settled_criteria(query, hits, self.corpus)
        if broad:
            criteria = tuple(dict.fromkeys((*query.criteria[:1], *_CORE_CRITERIA)))
        elif cell:
            criteria = query.criteria[:1]
        settled = not broad and bool(query.settled and query.parties)
        if asked_for:
            criteria, settled = asked_for, True
        found = {hit.passage.id for hit in hits[:20]}
        chosen: dict[tuple[str, str], Assessment] = {}
        for criterion in criteria:
            known = [
                assessment
                for route in routes
                if (assessment := self.corpus.assessments.get((route, criterion)))
                and assessment.verdict in DECIDED
                and self._speaks_of(assessment, query)
            ]
            touched = [a for a in known if found & {passage.id for passage in a.passages}]
            # A question that leaves the route open, or means a country's vendors, is answered for all of them; one
            # that names it, for those alone.
            # One that names party, route and criterion is what the cell was written for, whatever was found.
            exact = bool(query.routes and query.parties) and criterion in query.criteria[:2]
            whole_group = not (query.routes and query.parties)
            for assessment in known if broad or cell or exact or settled or (touched and whole_group) else touched:
                chosen.setdefault((assessment.route, criterion if asked_for else ""), assessment)
        return tuple(sorted(chosen.values(), key=lambda assessment: self._closeness(assessment.route, query)))

    def asks_for(self, query: Query, assessments: Sequence[Assessment]) -> bool:
        """Whether a question asks a party for a cell: on a route that it names, or that the party itself runs.

        Where a maker keeps data says nothing of its weights on the buyer's machines.
        """
        if not query.parties or not assessments:
            return False
        runs = self.corpus.routes[assessments[0].route].operator in query.parties
        return bool(query.routes) or (bool(query.settled) and runs)

    def _speaks_of(self, assessment: Assessment, query: Query) -> bool:
        """Whether a cell is to the point: one that rests on other laws, or on another maker, than those named is not.

        A route of many makers has cells that rest on one of them: they say nothing about another.
        """
        laws = {key for key in query.matters if self.corpus.entities[key].type == "law"}
        if laws and not any(passage.entities & laws for passage in assessment.passages):
            return False
        route = self.corpus.routes[assessment.route]
        if route.vendor or route.operator or not query.parties:
            return True
        return any(self._is_about(passage, query) for passage in assessment.passages)

    def _is_about(self, passage: Passage, query: Query, others: frozenset[str] = frozenset()) -> bool:
        """Whether a passage names a party in question (or one of `others`), or leads with no party at all."""
        leading = self.names.with_parents(passage.lead_entities)
        parties = {key for key in leading if is_party(self.corpus, key)}
        return not parties or not query.parties or bool(passage.entities & (query.parties | others))

    def _closeness(self, key: str, query: Query) -> tuple[bool, int, str]:
        """Order of routes: those of the parties named first, then from the maker's own service outwards."""
        route = self.corpus.routes[key]
        return route.vendor not in query.parties, _GROUP_ORDER.index(route.group), key

    def evidence_with(
        self, query: Query, evidence: list[Passage], assessments: tuple[Assessment, ...], broad: bool
    ) -> list[Passage]:
        """Evidence that holds what the routes' lines rest on: all of it for a question about the routes as such."""
        rests_on: list[Passage] = []
        for assessment in assessments:
            route = self.corpus.routes[assessment.route]
            runs = frozenset({route.operator}) - {""}
            about = [
                passage
                for passage in assessment.passages
                # What is said of the host alone counts where it is said of this very route.
                if self._is_about(passage, query)
                or (route.id in passage.routes and self._is_about(passage, query, runs))
            ]
            rests_on += [passage for passage in about[:1] if passage not in rests_on]
        first, rest = ([], evidence) if broad else (evidence[:2], evidence[2:])
        added = rests_on if broad else rests_on[:2]
        return list(dict.fromkeys([*first, *added, *rest]))[:EVIDENCE_LIMIT]
