"""Answers a question: understand, find, judge, write, check."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from advisor.answer.by_route import is_party
from advisor.answer.check import held
from advisor.answer.clock import Clock
from advisor.answer.gaps import question_to
from advisor.answer.judge import Judgement
from advisor.answer.lead import by_reading
from advisor.answer.paste import answered
from advisor.answer.plan import Planner, claims_of
from advisor.answer.texts import say
from advisor.answer.write import Plan, chosen_evidence, drafts, numbered, proofs
from advisor.index.reader import Reader
from advisor.records import Answer, Corpus, Hit, Language, Statement, Status
from advisor.retrieval.followup import content_tokens, resolve
from advisor.retrieval.query import Query
from advisor.retrieval.rivals import rivals
from advisor.retrieval.search import Searcher
from advisor.retrieval.split import Part
from advisor.retrieval.vague import points_at_nothing

_NEAREST = 4
#: "What is your pricing?" is put to whoever reads the letter, not to the vendor of the question above.
_TO_THE_READER = re.compile(r"\byours?\b|\bваш\w*|贵公司|贵司|你们的", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Answerer:
    """Answers questions from one index. Immutable, so it may be shared by threads."""

    corpus: Corpus
    searcher: Searcher
    reader: Reader

    @property
    def planner(self) -> Planner:
        """Decides what goes into an answer."""
        return Planner(self.corpus, self.searcher, self.reader)

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

        def one(part: Part, earlier: Sequence[str], above: Sequence[str], spoken: Language, clock: Clock) -> Answer:
            with clock.stage("understand"):
                context = self.context_of(part.text, earlier) or self._context_in_paste(part, above)
            return self._one(part.text, context, part.context, routes, spoken, clock)

        return answered(question, history, language, self.corpus.sha256, one)

    def context_of(self, asked: str, history: Sequence[str]) -> str:
        """What the earlier questions of a chat, oldest first, contribute to this one; empty when it stands alone."""
        if not history:
            return ""
        understanding = self.searcher.understanding
        alone = understanding.query(asked)
        on_topic = bool(alone.criteria or alone.route_cue)
        return resolve(asked, history, self.corpus, understanding.names, on_topic=on_topic)

    def _context_in_paste(self, part: Part, above: Sequence[str]) -> str:
        """What a question takes from those above it in a paste: whom it is about, where it does not say so itself."""
        names = self.searcher.understanding.names
        if any(is_party(self.corpus, key) for key in names.ids(part.with_context)) or _TO_THE_READER.search(part.text):
            return ""
        return self.context_of(part.text, above)

    # -- one question -------------------------------------------------------------------------------------------------
    def _one(
        self,
        text: str,
        context: str,
        surroundings: str,
        routes: Sequence[str],
        language: Language,
        clock: Clock,
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
            claims, judgement = by_reading(claims, self.planner.judged(query, words, claims, beside))
            supported = (
                judgement.supported
                or self.planner.is_about_routes(query, claims, judgement)
                or self.planner.is_supported_for_a_party(query, words, relevance)
            )
            alone = bool(originals) and not supported
            if alone:
                judgement = self.planner.judged(query, words, originals, beside)
        if not supported and not judgement.supported:
            return self._not_covered(query, hits, judgement, language, clock)
        with clock.stage("find"):
            if alone:
                found = tuple(chosen_evidence(originals, words))
                plan, evidence_hits = Plan(found[:1], found), originals
            else:
                plan, evidence_hits = self.planner.plan(query, words, claims, judgement, relevance, language)
                plan = replace(plan, evidence=(*plan.evidence, *proofs(originals, plan.evidence, words)))
            plan = replace(plan, wanted=words.forms)
        with clock.stage("write"):
            statements = numbered(drafts(plan, self.corpus, language), words)
        with clock.stage("check"):
            kept, refused = held(statements, words, self.corpus, understanding.names)
        if not any(statement.kind == "short" for statement in kept):
            return replace(self._not_covered(query, hits, judgement, language, clock), rejected=refused)
        cited = {citation.passage.id for statement in kept for citation in statement.citations}
        also = tuple(hit.passage for hit in evidence_hits if hit.passage.id not in cited)[:8]
        status: Status = "partly_answered" if plan.gaps else "answered"
        answer = self._answer(text, language, status, (*kept, *self._read_as(query, language)), clock)
        return replace(
            answer,
            also_found=also,
            rejected=refused,
            # A question about routes as such is carried by their assessments, of which the judge knows nothing.
            support=round(judgement.support, 4) if judgement.supported else None,
            vendor_questions=self._vendor_questions(query, text, language) if plan.gaps else (),
            follow_ups=self._follow_ups(query, language),
        )

    def _is_unclear(self, query: Query, context: str) -> bool:
        """A question that points at what nothing names, or says next to nothing, cannot be answered."""
        if context:
            return False
        says_nothing = not query.named and len(content_tokens(query.text)) < 2 and not query.criteria
        return says_nothing or points_at_nothing(query)

    def _read_as(self, query: Query, language: Language) -> tuple[Statement, ...]:
        """Says so where a name was mended: an answer about the wrong party would be the worst of errors."""
        names = self.searcher.understanding.names
        return tuple(
            Statement(say("read_as", language, typed=slip.typed, meant=self._name_of(slip.meant, language)), "caveat")
            for slip in query.slips
            if names.ids(slip.meant)
        )

    def _name_of(self, word: str, language: Language) -> str:
        named = sorted(self.searcher.understanding.names.ids(word))
        return self.corpus.entities[named[0]].name[language] if len(named) == 1 else word

    # -- no answer ----------------------------------------------------------------------------------------------------
    def _not_covered(
        self, query: Query, hits: list[Hit], judgement: Judgement, language: Language, clock: Clock
    ) -> Answer:
        in_domain = judgement.in_domain
        key = "not_covered" if in_domain else "off_topic"
        nearest = tuple(hit.passage for hit in hits[:_NEAREST])
        said = (Statement(say(key, language), "gap"), *self._read_as(query, language))
        answer = self._answer(query.own_text, language, "not_covered", said, clock)
        questions = self._vendor_questions(query, query.own_text, language) if in_domain else ()
        return replace(answer, nearest=nearest, vendor_questions=questions, support=round(judgement.support, 4))

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
        self, question: str, language: Language, status: Status, statements: tuple[Statement, ...], clock: Clock
    ) -> Answer:
        return Answer(
            question=question,
            language=language,
            status=status,
            statements=statements,
            corpus_sha256=self.corpus.sha256,
            timings_ms=clock.reading(),
        )
