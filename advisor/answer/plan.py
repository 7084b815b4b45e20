"""Decides what goes into an answer: which claims lead, which evidence, which routes' lines, which gaps are named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from advisor.answer.by_route import ByRoute, is_party, settled_criteria
from advisor.answer.evidence import Words, words_of
from advisor.answer.gaps import is_decided, matter_gaps, party_gaps
from advisor.answer.judge import READ, Judgement, judge
from advisor.answer.lead import AS_GOOD, CLOSE, leads, opens_with_a_price, to_the_point, turns_on_one
from advisor.answer.texts import say
from advisor.answer.turns import ALL, BROAD, FACT, PERMISSION
from advisor.answer.write import Plan, chosen_evidence
from advisor.index.reader import Reader, read_text
from advisor.records import DECIDED, Corpus, Hit, Language, Passage
from advisor.retrieval.followup import asks_why, content_tokens
from advisor.retrieval.query import Query
from advisor.retrieval.rivals import Rivals, nameless, rivals
from advisor.retrieval.search import Relevance, Searcher

#: By how much (in standard deviations) a passage must lead to open the answer whatever its topic.
_FAR_AHEAD = 1.5
#: Claims that say why.
_REASONS = 3
#: Sub-questions that are looked at one by one.
_NEEDS = 4
#: A sub-question is called a gap only where support is far below what a whole question needs.
_HOPELESS = 0.1
#: … and only where it has words enough of its own to be judged by.
_TELLING = 3
#: Telling words, besides names, of a question that is too short to ask for one fact, with and without a broad word.
_SHORT, _SHORTEST = 5, 1


@dataclass(frozen=True, slots=True)
class Planner:
    """Plans answers from one index. Immutable, so it may be shared by threads."""

    corpus: Corpus
    searcher: Searcher
    reader: Reader

    @property
    def routes(self) -> ByRoute:
        """What is known about the routes in question."""
        return ByRoute(self.corpus, self.searcher.understanding.names)

    def words(self, query: Query) -> Words:
        """The telling words of a question, with what they mean in English."""
        searcher = self.searcher
        counterparts = searcher.understanding.counterparts(query)
        claims = len(searcher.index.passages) - len(self.corpus.originals)
        return words_of(query.text, counterparts, searcher.frequencies, claims)

    def plan(
        self,
        query: Query,
        words: Words,
        hits: list[Hit],
        judgement: Judgement,
        relevance: Relevance,
        language: Language,
    ) -> tuple[Plan, list[Hit]]:
        """What the answer says, and the hits with the best of each party and sub-question lifted.

        Args:
            query: the question.
            words: its telling words.
            hits: what was found, best first.
            judgement: what was made of them.
            relevance: of the question's words, to be weighed anew for each party.
            language: of our own words.
        """
        broad = self._is_broad(query, hits, judgement)
        cell = self._is_a_cell(query, hits, judgement)
        turns_on = _turns_on(query, hits, judgement)
        hits = self._with_every_party(query, hits, relevance)
        needs = self._needs(query)
        hits = _lifted(hits, [found[:2] for _, _, found in needs]) if needs else hits
        open_routes = () if query.route_cue else self.searcher.understanding.open_routes(query)
        criteria = query.criteria[:1] if cell else settled_criteria(query, hits, self.corpus)
        side_by_side = () if judgement.supported else self._known_of(query)
        assessments = self.routes.assessments(query, open_routes, hits, broad=broad, cell=cell, asked_for=side_by_side)
        if turns_on is not None and not (broad or cell):
            # Beside the one claim that answers, only what the routes are known for because of it is to the point.
            assessments = tuple(known for known in assessments if turns_on in known.passages)
        on_topic = [hit for hit in hits if not cell or criteria[0] in hit.passage.topics]
        evidence = chosen_evidence(on_topic or hits, words, criteria)
        reasons = bool(assessments) and asks_why(query.own_text)
        if assessments:
            evidence = self.routes.evidence_with(query, evidence, assessments, broad or reasons)
        unmet = self._unmet(needs)
        gaps = tuple(say("gap_need", language, need=need) for need in unmet)
        needed = [found[0].passage for need, _, found in needs if found and need not in unmet]
        evidence = to_the_point(query, evidence, hits)
        leading = (
            ()
            if broad and assessments
            else tuple(
                self._leading(
                    query, [*evidence[:1], *needed, *evidence[1:]], hits, needed, criteria if assessments else ()
                )
            )
        )
        if reasons:
            # The verdict has been said; its reasons are what it rests on.
            assessments, leading = (), tuple(evidence[:_REASONS])
        roots, understanding = self.roots(query), self.searcher.understanding
        silent = party_gaps(query, roots, evidence, assessments, understanding, language)
        names = tuple(self.corpus.entities[key].name[language] for key in understanding.used_on(query, open_routes))
        plan = Plan(
            leading=leading,
            evidence=tuple(dict.fromkeys([*leading, *evidence])),
            assessments=assessments,
            # The verdict comes first where the question names the very cell.
            assessments_first=not opens_with_a_price(query, leading)
            and (
                broad or cell or bool(side_by_side) or (turns_on is None and self.routes.asks_for(query, assessments))
            ),
            gaps=tuple(dict.fromkeys((*silent, *matter_gaps(query, roots, understanding, language), *gaps))),
            open_names=names if open_routes else (),
            asks_for_all=self._asks_for_all(query, roots),
        )
        return plan, hits

    def judged(self, query: Query, words: Words, hits: Sequence[Hit], beside: Rivals | None = None) -> Judgement:
        """How well hits answer a question.

        Args:
            query: the question.
            words: its telling words.
            hits: what was found, best first; claims, or originals alone.
            beside: how others' claims fit, if that has been worked out.
        """
        searcher = self.searcher
        originals = bool(hits) and hits[0].passage.is_original
        frequencies = searcher.all_frequencies if originals else searcher.frequencies
        read = self.reader.scores(query.text, [read_text(hit.passage, query.language) for hit in hits[:READ]])
        return judge(query, words, hits, frequencies, beside or rivals(searcher, query), read)

    def look_ahead(self, query: Query) -> None:
        """Have everything that planning an answer will search for embedded at once."""
        alone = self._needs_alone(query)
        compared = [text for asked in (query, *alone) for text in nameless(self.searcher, asked)]
        self.searcher.tell(query, [need.text for need in alone], compared)

    def _needs_alone(self, query: Query) -> list[Query]:
        """Each sub-question as it is understood on its own, with the parties that the whole names."""
        understanding = self.searcher.understanding
        around = " ".join(understanding.corpus.entities[key].name["en"] for key in sorted(query.named))
        return [
            understanding.query(need, surroundings=around, language=query.language) for need in query.needs[:_NEEDS]
        ]

    def _needs(self, query: Query) -> list[tuple[str, Query, list[Hit]]]:
        """Each sub-question, how it is understood on its own, and its claims."""
        return [(alone.own_text, alone, claims_of(self.searcher.search(alone))) for alone in self._needs_alone(query)]

    def _unmet(self, needs: Sequence[tuple[str, Query, list[Hit]]]) -> tuple[str, ...]:
        """The sub-questions that nothing in the corpus supports, each judged on its own."""
        unmet = tuple(
            need
            for need, alone, hits in needs
            if len(content_tokens(need)) >= _TELLING and self.judged(alone, self.words(alone), hits).support < _HOPELESS
        )
        # Where every part looks hopeless but the whole was supported, the parts were cut badly.
        return unmet if len(unmet) < len(needs) else ()

    def _is_party(self, key: str) -> bool:
        return is_party(self.corpus, key)

    def roots(self, query: Query) -> tuple[str, ...]:
        """The parties compared: the top of each named party's line, in the order named."""
        names = self.searcher.understanding.names
        roots: dict[str, None] = {}
        for mention in query.mentions:
            if not self._is_party(mention.entity):
                continue
            line = names.with_parents([mention.entity])
            for key in sorted(line):
                if self._is_party(key) and not self.corpus.entities[key].parent:
                    roots[key] = None
        return tuple(roots)

    def is_about_routes(self, query: Query, hits: Sequence[Hit], judgement: Judgement) -> bool:
        """Whether a short question is about a party as such ("is DeepSeek safe?"), or asks for nothing but what an
        assessment is about ("can Kimi be jailbroken?"): assessments answer it.
        """
        if self._is_a_cell(query, hits, judgement):
            return True
        asks_as_such = BROAD.search(query.own_text) or PERMISSION.search(query.own_text)
        return bool(asks_as_such) and self._is_broad(query, hits, judgement)

    def is_known_in_part(self, query: Query, judgement: Judgement) -> bool:
        """Whether, of several criteria that a question asks of a party side by side, something is known of one."""
        return judgement.in_domain and bool(self._known_of(query))

    def _known_of(self, query: Query) -> tuple[str, ...]:
        """Those of the criteria asked for side by side on which the routes of a party named are assessed."""
        if not query.parties or query.matters:
            return ()
        routes = query.routes or self.searcher.understanding.open_routes(query)
        return tuple(key for key in query.asked_for if any(is_decided(self.corpus, route, key) for route in routes))

    def _asks_for_all(self, query: Query, roots: Sequence[str]) -> bool:
        """Whether several parties, several criteria or all routes are asked for: then each needs its line."""
        parties = [root for root in roots if self.searcher.understanding.has_route(root)]
        return len(parties) > 1 or len(query.asked_for) > 1 or bool(ALL.search(query.own_text))

    def _is_a_cell(self, query: Query, hits: Sequence[Hit], judgement: Judgement) -> bool:
        """Whether a question names a party and a criterion, and hardly a word more, and what was found is about that
        criterion too, without one claim that answers it.
        """
        if not (query.parties and query.criteria) or query.matters or query.countries or query.needs:
            return False
        understanding = self.searcher.understanding
        beside = content_tokens(understanding.beside_names(query.text, query.criteria[0]))
        # A word that no claim holds is what the question turns on ("can their webhooks be signed?").
        if len(beside) > _SHORTEST or not all(self._is_known(token, query) for token in beside):
            return False
        if query.criteria[0] not in settled_criteria(query, list(hits), self.corpus)[:1] or (
            leads(hits, judgement, CLOSE) and not _names_cell(query)
        ):
            return False
        known = self.corpus.assessments
        cells = [known.get((key, query.criteria[0])) for key in query.routes or understanding.open_routes(query)]
        return any(cell is not None and cell.verdict in DECIDED for cell in cells)

    def _is_known(self, token: str, query: Query) -> bool:
        counterparts = self.searcher.understanding.counterparts(query).get(token, frozenset())
        return any(self.searcher.frequencies[form] for form in (token, *counterparts))

    def _is_broad(self, query: Query, hits: Sequence[Hit], judgement: Judgement) -> bool:
        """Whether the question is about routes as such ("is DeepSeek safe?"), not about one fact."""
        open_routes = self.searcher.understanding.open_routes(query)
        if not (open_routes or (query.routes and query.parties)):
            return False
        telling = len(content_tokens(self.searcher.understanding.beside_names(query.own_text)))
        if BROAD.search(query.own_text):
            return telling <= _SHORT
        if turns_on_one(hits, judgement):
            return False
        if PERMISSION.search(query.own_text):
            return telling <= _SHORT
        return not query.criteria and telling <= _SHORTEST and not FACT.search(query.own_text)

    def _with_every_party(self, query: Query, hits: list[Hit], relevance: Relevance) -> list[Hit]:
        """When several parties, laws or speakers are compared, the best passages on each come first."""
        roots = self.roots(query)
        matters = sorted(query.matters)
        lifted: list[list[Hit]] = []
        if 2 <= len(matters) <= 4:
            lifted += [[hit for hit in hits if matter in hit.passage.entities][:1] for matter in matters]
        lifted += [[hit for hit in hits if hit.passage.source.id in sources][:1] for sources in query.speakers[:4]]
        if not 2 <= len(roots) <= 4:
            return _lifted(hits, lifted)
        for root, alone in self._parties_alone(query):
            claims = claims_of(self.searcher.search(alone, 12, relevance))
            about = [hit for hit in claims if root in hit.passage.entities]
            # What speaks of the criterion in question comes before what only names the party.
            about.sort(key=lambda hit: set(query.criteria[:2]).isdisjoint(hit.passage.topics))
            lifted.append(about[:2])
        return _lifted(hits, lifted)

    def _parties_alone(self, query: Query) -> list[tuple[str, Query]]:
        """Each party compared, and the question as if it named that one only."""
        understanding = self.searcher.understanding
        names = understanding.names
        result = []
        for root in self.roots(query):
            mine = frozenset(key for key in query.named if root in names.with_parents([key]))
            named, parties = (query.named - self._party_names(query)) | mine, names.with_parents(mine)
            routes = tuple(
                key for key in query.routes if understanding.belongs(self.corpus.routes[key], frozenset({root}))
            )
            result.append((root, replace(query, named=named, parties=parties, routes=routes)))
        return result

    def is_supported_for_a_party(self, query: Query, words: Words, relevance: Relevance) -> bool:
        """Whether a comparison on a known criterion is supported for one of its parties: no passage need name all.

        Where it names a law too, the law's own text supports it, whichever party is chosen.
        """
        if not query.criteria or len(self.roots(query)) < 2:
            return False
        parties = [alone for _, alone in self._parties_alone(query)]
        if query.matters:
            parties.append(replace(query, named=query.named - query.parties, parties=frozenset(), routes=()))
        return any(
            self.judged(alone, words, claims_of(self.searcher.search(alone, relevance=relevance))).supported
            for alone in parties
        )

    def _party_names(self, query: Query) -> frozenset[str]:
        return frozenset(key for key in query.named if self._is_party(key))

    def _leading(
        self,
        query: Query,
        evidence: list[Passage],
        hits: list[Hit],
        needed: Sequence[Passage],
        assessed: tuple[str, ...],
    ) -> list[Passage]:
        """The passages whose claims open the answer: the best, one for each party, law or speaker named, one for each
        sub-question, and those about as good as the best.

        Args:
            query: the question.
            evidence: what the answer shows, best first.
            hits: what was found, best first.
            needed: the best passage of each sub-question that has one.
            assessed: the criteria of the routes' lines that stand in the answer; empty when none do.
        """
        if not evidence:
            return []
        scores = {hit.passage.id: hit.score for hit in hits}
        far_ahead = len(hits) > 1 and hits[0].score - hits[1].score >= _FAR_AHEAD
        if assessed and not far_ahead:
            # The routes' own lines answer; only a claim on the same criterion and route is to the point beside them.
            # A question that leaves the route open keeps its best claim in any case, and so does each sub-question.
            kept = [] if query.routes else evidence[:1]
            evidence = kept + [
                passage
                for passage in evidence[len(kept) :]
                if passage in needed or not set(assessed).isdisjoint(passage.topics)
                if passage in needed or not query.routes or not set(query.routes).isdisjoint(passage.routes)
            ]
            if not evidence:
                return []
        best = scores.get(evidence[0].id, 0.0)
        named = [*self.roots(query)[:4], *sorted(query.matters)]
        wanted = [
            evidence[0],
            *(passage for key in named if (passage := _first_about(key, evidence)) is not None),
            *(p for sources in query.speakers[:4] for p in [p for p in evidence if p.source.id in sources][:1]),
            *(passage for passage in needed if passage in evidence),
            *(passage for passage in evidence if best - scores.get(passage.id, -_FAR_AHEAD) <= AS_GOOD),
        ]
        present = list(dict.fromkeys(self._present(query, passage) for passage in wanted))
        # What is superseded and has no successor about the parties in question opens no answer that something else can.
        return sorted(present, key=lambda passage: bool(passage.superseded_by))[:4]

    def _present(self, query: Query, passage: Passage) -> Passage:
        """The claim that holds today: what replaced a superseded one, if it speaks of the same parties named."""
        known = {claim.id: claim for claim in self.corpus.claims} if passage.superseded_by else {}
        seen, asked = {passage.id}, passage.entities & query.parties
        while passage.superseded_by in known and passage.superseded_by not in seen:
            successor = known[passage.superseded_by]
            if not asked <= successor.entities:
                break
            passage = successor
            seen.add(passage.id)
        return passage


def _turns_on(query: Query, hits: Sequence[Hit], judgement: Judgement) -> Passage | None:
    """The one claim that a question turns on, if it speaks of what the question's construction names."""
    if not turns_on_one(hits, judgement):
        return None
    claim = hits[0].passage
    return None if query.settled and set(query.settled).isdisjoint(claim.topics) else claim


def _names_cell(query: Query) -> bool:
    """Whether party, route and criterion are all named: then the cell is what the question asks for."""
    return bool(query.routes and query.route_cue)


def _first_about(key: str, evidence: Sequence[Passage]) -> Passage | None:
    return next((passage for passage in evidence if key in passage.entities), None)


def _lifted(hits: list[Hit], groups: Sequence[Sequence[Hit]]) -> list[Hit]:
    """The hits with the best of each group raised to just behind the first, in turn."""
    top = hits[0].score if hits else 0.0
    known = {hit.passage.id: hit for hit in hits}
    for group in groups:
        for place, hit in enumerate(group):
            raised = replace(hit, score=top - 0.2 - 0.6 * place)
            if hit.passage.id not in known or known[hit.passage.id].score < raised.score:
                known[hit.passage.id] = raised
    return sorted(known.values(), key=lambda hit: (-hit.score, hit.passage.id))


def claims_of(hits: Sequence[Hit]) -> list[Hit]:
    """The hits that are claims of briefs, without verbatim passages of originals."""
    return [hit for hit in hits if not hit.passage.is_original]
