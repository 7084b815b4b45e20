"""Answers a question: understand, find, judge, write, check."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from advisor.answer.by_route import ByRoute, is_party
from advisor.answer.check import passed
from advisor.answer.evidence import Words, words_of
from advisor.answer.judge import Judgement, judge
from advisor.answer.texts import say
from advisor.answer.write import Draft, Plan, chosen_evidence, drafts, numbered, proofs
from advisor.records import Answer, Corpus, Hit, Language, Passage, Statement, Status
from advisor.retrieval.followup import content_tokens, resolve
from advisor.retrieval.language import language_of
from advisor.retrieval.query import Query
from advisor.retrieval.search import Relevance, Searcher
from advisor.retrieval.split import split_questions

_STAGES = ("understand", "find", "judge", "write", "check")
_NEAREST = 4
_BROAD = re.compile(
    r"\b(?:safe(?:ly)?|secure|trust(?:worthy)?|risky?|risks|dangerous|confidential|okay|ok to use|allowed)\b|"
    r"\b(?:may|can) we use\b|"
    r"безопас|доверя|риск|опасн|можно ли (?:использовать|пользоваться)|安全|可信|风险|放心|能用吗|可以用",
    re.IGNORECASE,
)
#: By how much (in standard deviations) a passage must lead to open the answer whatever its topic.
_FAR_AHEAD = 1.5
#: Telling words of a question that is too short to ask for one fact.
_SHORT = 8


@dataclass(slots=True)
class _Clock:
    spent: dict[str, float] = field(default_factory=lambda: dict.fromkeys(_STAGES, 0.0))
    started: float = field(default_factory=time.perf_counter)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        begin = time.perf_counter()
        try:
            yield
        finally:
            self.spent[name] += (time.perf_counter() - begin) * 1000

    def reading(self) -> MappingProxyType[str, float]:
        total = (time.perf_counter() - self.started) * 1000
        rounded = {name: round(value, 2) for name, value in self.spent.items()}
        return MappingProxyType(rounded | {"total": round(total, 2)})


@dataclass(frozen=True, slots=True)
class Answerer:
    """Answers questions from one index. Immutable, so it may be shared by threads."""

    corpus: Corpus
    searcher: Searcher

    @property
    def routes(self) -> ByRoute:
        """What is known about the routes in question."""
        return ByRoute(self.corpus, self.searcher.understanding.names)

    def ask(
        self,
        question: str,
        *,
        history: Sequence[str] = (),
        routes: Sequence[str] = (),
        language: Language | None = None,
    ) -> Answer:
        """Answer a paste: one question, or several, each answered on its own and then joined.

        Args:
            question: what was typed or pasted.
            history: earlier questions of the chat, oldest first.
            routes: ids of routes that the answer is limited to; empty leaves it open.
            language: language of our own words; by default that of the question.
        """
        clock = _Clock()
        # Half of a surrogate pair (a cut emoji) is no text: no model, file or page could take it.
        question = question.encode("utf-8", "replace").decode("utf-8")
        history = [earlier.encode("utf-8", "replace").decode("utf-8") for earlier in history]
        with clock.stage("understand"):
            parts = split_questions(question)
            spoken = language or language_of(question)
        if not parts:
            statement = Statement(say("empty", spoken), "gap")
            return self._answer(question, spoken, "needs_clarification", (statement,), clock)
        if len(parts) == 1:
            with clock.stage("understand"):
                context = resolve(question, history, self.corpus, self.searcher.understanding.names)
            answer = self._one(parts[0].text, context, parts[0].context, routes, spoken, clock)
            return replace(answer, question=question.strip())
        answers = []
        for part in parts:
            own = _Clock()
            answers.append(self._one(part.text, "", part.context, routes, spoken, own))
        joined = Statement(say("joined", spoken, count=len(answers)), "caveat")
        whole = self._answer(question.strip(), spoken, _joined(answers), (joined,), clock)
        return replace(whole, parts=tuple(answers))

    # -- one question -------------------------------------------------------------------------------------------------
    def _one(
        self,
        text: str,
        context: str,
        surroundings: str,
        routes: Sequence[str],
        language: Language,
        clock: _Clock,
    ) -> Answer:
        understanding = self.searcher.understanding
        with clock.stage("understand"):
            query = understanding.query(text, context=context, surroundings=surroundings, routes=routes)
            unclear = self._is_unclear(query, context + surroundings)
        if unclear:
            statement = Statement(say("clarify", language), "gap")
            return self._answer(text, language, "needs_clarification", (statement,), clock)
        with clock.stage("find"):
            relevance = self.searcher.relevance(query)
            hits = self.searcher.search(query, relevance=relevance)
        with clock.stage("judge"):
            words = self._words(query)
            # The judge is calibrated on claims. Originals speak alone where the claims do not carry an answer.
            originals = [hit for hit in hits if hit.passage.is_original]
            claims = _claims(hits)
            judgement = judge(query, words, claims, self.searcher.frequencies)
            alone = bool(originals) and not judgement.supported and not self._is_about_routes(query)
            if alone:
                judgement = judge(query, words, originals, self.searcher.all_frequencies)
        if not judgement.supported and not self._is_about_routes(query):
            return self._not_covered(query, hits, judgement, language, clock)
        with clock.stage("find"):
            if alone:
                found = tuple(chosen_evidence(originals, words))
                plan, evidence_hits = Plan(found[:1], found), originals
            else:
                plan, evidence_hits = self._plan(query, words, claims, relevance, language)
                plan = replace(plan, evidence=(*plan.evidence, *proofs(originals, plan.evidence, words)))
            plan = replace(plan, wanted=words.forms)
        with clock.stage("write"):
            statements = numbered(drafts(plan, self.corpus, language), words)
        with clock.stage("check"):
            kept, refused = passed(statements, self.corpus, understanding.names)
            if refused:
                kept = _renumbered(kept, words)
        if not any(statement.kind == "short" for statement in kept):
            return replace(self._not_covered(query, hits, judgement, language, clock), rejected=refused)
        cited = {citation.passage.id for statement in kept for citation in statement.citations}
        also = tuple(hit.passage for hit in evidence_hits if hit.passage.id not in cited)[:8]
        answer = self._answer(text, language, "partly_answered" if plan.gaps else "answered", kept, clock)
        return replace(
            answer,
            also_found=also,
            rejected=refused,
            vendor_questions=self._vendor_questions(query, text, language) if plan.gaps else (),
            follow_ups=self._follow_ups(query, language),
        )

    def _words(self, query: Query) -> Words:
        searcher = self.searcher
        counterparts = searcher.understanding.counterparts(query)
        claims = len(searcher.index.passages) - len(self.corpus.originals)
        return words_of(query.text, counterparts, searcher.frequencies, claims)

    def _is_unclear(self, query: Query, context: str) -> bool:
        """A question of nothing but reference words, with nothing before it, cannot be answered."""
        return not context and not query.named and len(content_tokens(query.text)) < 2 and not query.criteria

    # -- planning -----------------------------------------------------------------------------------------------------
    def _plan(
        self, query: Query, words: Words, hits: list[Hit], relevance: Relevance, language: Language
    ) -> tuple[Plan, list[Hit]]:
        hits = self._with_every_party(query, hits, relevance)
        hits = self._with_every_need(query, hits)
        open_routes = () if query.route_cue else self.searcher.understanding.open_routes(query)
        broad = self._is_broad(query, open_routes)
        assessments = self.routes.assessments(query, open_routes, hits, broad)
        evidence = chosen_evidence(hits, words, query.criteria)
        if assessments:
            evidence = self.routes.evidence_with(query, evidence, assessments, broad)
        leading = () if broad and assessments else tuple(self._leading(query, evidence, hits, bool(assessments)))
        gaps: tuple[str, ...] = ()
        names = tuple(self.corpus.entities[key].name[language] for key in sorted(query.named) if self._is_party(key))
        plan = Plan(
            leading=leading,
            evidence=tuple(dict.fromkeys([*leading, *evidence])),
            assessments=assessments,
            assessments_first=broad,
            gaps=gaps,
            open_names=names if open_routes else (),
        )
        return plan, hits

    def _is_party(self, key: str) -> bool:
        return is_party(self.corpus, key)

    def _roots(self, query: Query) -> tuple[str, ...]:
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

    def _is_about_routes(self, query: Query) -> bool:
        """Whether a short question is about a party as such ("is DeepSeek safe?"): its assessments answer it."""
        return (
            bool(_BROAD.search(query.own_text))
            and self._is_broad(query, self.searcher.understanding.open_routes(query))
            and len(content_tokens(query.own_text)) < _SHORT
        )

    def _is_broad(self, query: Query, open_routes: tuple[str, ...]) -> bool:
        """Whether the question is about routes as such ("is DeepSeek safe?"), not about one fact."""
        if not (open_routes or (query.routes and query.parties)):
            return False
        return bool(_BROAD.search(query.own_text)) or (
            not query.criteria and len(content_tokens(query.own_text)) < _SHORT
        )

    def _with_every_party(self, query: Query, hits: list[Hit], relevance: Relevance) -> list[Hit]:
        """When several parties are compared, the best passages on each come first."""
        roots = self._roots(query)
        if not 2 <= len(roots) <= 4:
            return hits
        names = self.searcher.understanding.names
        lifted: list[list[Hit]] = []
        for root in roots:
            mine = frozenset(key for key in query.named if root in names.with_parents([key]))
            alone = replace(
                query, named=(query.named - self._party_names(query)) | mine, parties=names.with_parents(mine)
            )
            claims = _claims(self.searcher.search(alone, 12, relevance))
            about = [hit for hit in claims if root in hit.passage.entities]
            lifted.append(about[:2])
        return _lifted(hits, lifted)

    def _party_names(self, query: Query) -> frozenset[str]:
        return frozenset(key for key in query.named if self._is_party(key))

    def _with_every_need(self, query: Query, hits: list[Hit]) -> list[Hit]:
        """A question that asks several things is also searched thing by thing."""
        if not query.needs:
            return hits
        understanding = self.searcher.understanding
        around = " ".join(understanding.corpus.entities[key].name["en"] for key in sorted(query.named))
        lifted = []
        for need in query.needs[:4]:
            alone = understanding.query(need, surroundings=around, language=query.language)
            lifted.append(_claims(self.searcher.search(alone, 2)))
        return _lifted(hits, lifted)

    def _leading(self, query: Query, evidence: list[Passage], hits: list[Hit], assessed: bool) -> list[Passage]:
        """The passages whose claims open the answer: the best, one for each party compared, and one for each need."""
        if not evidence:
            return []
        far_ahead = len(hits) > 1 and hits[0].score - hits[1].score >= _FAR_AHEAD
        if assessed and not far_ahead:
            # The question touches a criterion of a route: only a claim on both is to the point; the routes' own lines
            # say the rest.
            # A question that leaves the route open keeps its best claim in any case.
            kept = [] if query.routes else evidence[:1]
            evidence = kept + [
                passage
                for passage in evidence[len(kept) :]
                if not set(query.criteria).isdisjoint(passage.topics)
                if not query.routes or not set(query.routes).isdisjoint(passage.routes)
            ]
            if not evidence:
                return []
        leading = [evidence[0]]
        for root in self._roots(query)[:4]:
            about = next((passage for passage in evidence if root in passage.entities), None)
            if about is not None and about not in leading:
                leading.append(about)
        wanted = max(2 if len(evidence) > 1 else 1, len(query.needs))
        for passage in evidence[1:]:
            if len(leading) >= min(wanted, 4):
                break
            if passage not in leading:
                leading.append(passage)
        return leading[:4]

    # -- no answer ----------------------------------------------------------------------------------------------------
    def _not_covered(
        self, query: Query, hits: list[Hit], judgement: Judgement, language: Language, clock: _Clock
    ) -> Answer:
        in_domain = judgement.in_domain
        key = "not_covered" if in_domain else "off_topic"
        nearest = tuple(hit.passage for hit in hits[:_NEAREST])
        answer = self._answer(query.own_text, language, "not_covered", (Statement(say(key, language), "gap"),), clock)
        questions = self._vendor_questions(query, query.own_text, language) if in_domain else ()
        return replace(answer, nearest=nearest, vendor_questions=questions)

    def _vendor_questions(self, query: Query, text: str, language: Language) -> tuple[str, ...]:
        names = [self.corpus.entities[root].name[language] for root in self._roots(query)] or [
            say("the_vendor", language)
        ]
        asked = " ".join(text.split())
        questions = [say("vendor_generic", language, question=asked)]
        for key in query.criteria[:1]:
            template = self.corpus.criteria[key].vendor_question[language]
            questions += [template.replace("{vendor}", name) for name in names[:2]]
        return tuple(dict.fromkeys(questions))

    def _follow_ups(self, query: Query, language: Language) -> tuple[str, ...]:
        """Questions that a buyer asks next: the same for a rival, and the next criterion for the same party."""
        roots = self._roots(query)
        result: list[str] = []
        rivals = ("openai", "anthropic", "deepseek", "alibaba")
        for rival in rivals:
            if rival not in roots and rival in self.corpus.entities and len(result) < 2:
                name = self.corpus.entities[rival].name[language]
                result.append(say("follow_party", language, party=name))
        parties = ", ".join(self.corpus.entities[root].name[language] for root in roots[:2])
        for key in ("training-use", "retention-default", "government-access", "licence", "indemnity"):
            if parties and key not in query.criteria and key in self.corpus.criteria:
                question = self.corpus.criteria[key].question[language]
                result.append(say("follow_criterion", language, parties=parties, question=question))
                break
        return tuple(result)

    def _answer(
        self, question: str, language: Language, status: Status, statements: tuple[Statement, ...], clock: _Clock
    ) -> Answer:
        return Answer(
            question=question,
            language=language,
            status=status,
            statements=statements,
            corpus_sha256=self.corpus.sha256,
            timings_ms=clock.reading(),
        )


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


def _claims(hits: Sequence[Hit]) -> list[Hit]:
    return [hit for hit in hits if not hit.passage.is_original]


def _joined(answers: Sequence[Answer]) -> Status:
    statuses = {answer.status for answer in answers}
    if statuses == {"answered"}:
        return "answered"
    if statuses & {"answered", "partly_answered"}:
        return "partly_answered"
    return "needs_clarification" if statuses == {"needs_clarification"} else "not_covered"


def _renumbered(statements: Sequence[Statement], words: Words) -> tuple[Statement, ...]:
    """Number anew after a statement was refused, so that numbers start at 1 and have no holes."""
    listed = [
        Draft(
            statement.text,
            statement.kind,
            tuple(citation.passage for citation in statement.citations),
            statement.routes,
            statement.verdict,
            statement.criterion,
        )
        for statement in statements
    ]
    return numbered(listed, words)
