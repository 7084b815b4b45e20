"""Answers a question: understand, find, judge, write, check."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from advisor.answer.check import passed
from advisor.answer.evidence import Words
from advisor.answer.gaps import question_to
from advisor.answer.judge import Judgement, judge
from advisor.answer.plan import Planner, claims_of
from advisor.answer.texts import say
from advisor.answer.write import Draft, Plan, chosen_evidence, drafts, numbered, proofs
from advisor.records import Answer, Corpus, Hit, Language, Statement, Status
from advisor.retrieval.followup import content_tokens, resolve
from advisor.retrieval.language import language_of
from advisor.retrieval.query import Query
from advisor.retrieval.rivals import rivals
from advisor.retrieval.search import Searcher
from advisor.retrieval.split import split_questions

_STAGES = ("understand", "find", "judge", "write", "check")
_NEAREST = 4


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
    def planner(self) -> Planner:
        """Decides what goes into an answer."""
        return Planner(self.corpus, self.searcher)

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
                context = self.context_of(question, parts[0].text, history)
            answer = self._one(parts[0].text, context, parts[0].context, routes, spoken, clock)
            return replace(answer, question=question.strip())
        answers = []
        for part in parts:
            own = _Clock()
            answers.append(self._one(part.text, "", part.context, routes, spoken, own))
        joined = Statement(say("joined", spoken, count=len(answers)), "caveat")
        whole = self._answer(question.strip(), spoken, _joined(answers), (joined,), clock)
        return replace(whole, parts=tuple(answers))

    def context_of(self, question: str, asked: str, history: Sequence[str]) -> str:
        """What the earlier questions of a chat contribute to this one; empty when it stands alone.

        Args:
            question: what was typed.
            asked: its one question, without greetings.
            history: earlier questions, oldest first.
        """
        if not history:
            return ""
        understanding = self.searcher.understanding
        alone = understanding.query(asked)
        on_topic = bool(alone.criteria or alone.route_cue)
        return resolve(question, history, self.corpus, understanding.names, on_topic=on_topic)

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
            self.planner.look_ahead(query)
            relevance = self.searcher.relevance(query)
            hits = self.searcher.search(query, relevance=relevance)
        with clock.stage("judge"):
            words = self.planner.words(query)
            # The judge is calibrated on claims. Originals speak alone where the claims do not carry an answer.
            originals = [hit for hit in hits if hit.passage.is_original]
            claims = claims_of(hits)
            beside = rivals(self.searcher, query)
            judgement = judge(query, words, claims, self.searcher.frequencies, beside)
            supported = (
                judgement.supported
                or self.planner.is_about_routes(query)
                or self.planner.is_supported_for_a_party(query, words, relevance)
            )
            alone = bool(originals) and not supported
            if alone:
                judgement = judge(query, words, originals, self.searcher.all_frequencies, beside)
        if not supported and not judgement.supported:
            return self._not_covered(query, hits, judgement, language, clock)
        with clock.stage("find"):
            if alone:
                found = tuple(chosen_evidence(originals, words))
                plan, evidence_hits = Plan(found[:1], found), originals
            else:
                plan, evidence_hits = self.planner.plan(query, words, claims, relevance, language)
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

    def _is_unclear(self, query: Query, context: str) -> bool:
        """A question of nothing but reference words, with nothing before it, cannot be answered."""
        return not context and not query.named and len(content_tokens(query.text)) < 2 and not query.criteria

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
        names = [self.corpus.entities[root].name[language] for root in self.planner.roots(query)] or [""]
        asked = " ".join(text.split())
        questions = [say("vendor_generic", language, question=asked)]
        for key in query.criteria[:1]:
            questions += [question_to(self.corpus.criteria[key], name, language) for name in names[:2]]
        return tuple(dict.fromkeys(questions))

    def _follow_ups(self, query: Query, language: Language) -> tuple[str, ...]:
        """Questions that a buyer asks next: the same for a rival, and the next criterion for the same party."""
        roots = self.planner.roots(query)
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
