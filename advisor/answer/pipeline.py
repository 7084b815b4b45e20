"""Answers a question: understand, find, judge, write, check."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from advisor.answer.bans import of_that_area
from advisor.answer.by_route import is_party
from advisor.answer.check import held
from advisor.answer.clock import Clock
from advisor.answer.evidence import Words
from advisor.answer.gaps import question_to
from advisor.answer.judge import Judgement
from advisor.answer.lead import by_reading
from advisor.answer.pairing import Pairing, Pairings
from advisor.answer.paste import answered
from advisor.answer.plan import Planner, claims_of
from advisor.answer.shortfall import shortfall
from advisor.answer.sweeping import with_exceptions
from advisor.answer.texts import say
from advisor.answer.write import Plan, chosen_evidence, corrected, drafts, numbered, proofs
from advisor.index.reader import Reader
from advisor.records import Answer, Corpus, Entity, Hit, Language, Passage, Statement, Status
from advisor.retrieval.followup import content_tokens, resolve
from advisor.retrieval.parts import PartFinder
from advisor.retrieval.planted import without_ids
from advisor.retrieval.query import Query
from advisor.retrieval.rivals import rivals
from advisor.retrieval.search import Searcher
from advisor.retrieval.split import Part
from advisor.retrieval.vague import points_at_nothing

_NEAREST = 4
_NO_WORDS = Words(())
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

    @property
    def pairings(self) -> Pairings:
        """Notices models that are ascribed to the wrong maker."""
        return Pairings(self.corpus, self.searcher.understanding.names)

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
            routes: ids of routes that the answer is limited to; empty leaves it open.
            language: language of our own words; by default that of the question.
            parts: the questions of the paste, where somebody else has found them; by default the rules do.
        """
        sources = frozenset(brief.source.id for brief in self.corpus.briefs)

        def one(part: Part, earlier: Sequence[str], above: Sequence[str], spoken: Language, clock: Clock) -> Answer:
            with clock.stage("understand"):
                plain = Part(
                    without_ids(part.text, sources), without_ids(part.context, sources) if part.context else ""
                )
                asked, wrong = self.pairings.mended(plain.text)
                surroundings, wrong_around = self.pairings.mended(plain.context)
                plain = Part(asked, surroundings)
                before = [without_ids(text, sources) for text in earlier]
                context = self.context_of(plain.text, before) or self._context_in_paste(plain, above)
                context = self.pairings.mended(context)[0]
            answer = self._one(plain, context, routes, (*wrong, *wrong_around), spoken, clock)
            return replace(answer, question=part.text)

        return answered(question, history, language, self.corpus.sha256, one, parts)

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
        part: Part,
        context: str,
        routes: Sequence[str],
        wrong: Sequence[Pairing],
        language: Language,
        clock: Clock,
    ) -> Answer:
        understanding = self.searcher.understanding
        with clock.stage("understand"):
            query = understanding.query(part.text, context=context, surroundings=part.context, routes=routes)
            unclear = self._is_unclear(query, context + part.context)
        if unclear:
            statement = Statement(say("clarify", language), "gap")
            return self._answer(part.text, language, "needs_clarification", (statement,), clock)
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
                or self.planner.is_known_in_part(query, judgement)
            )
            alone = bool(originals) and not supported
            if alone:
                judgement = self.planner.judged(query, words, originals, beside)
        if not supported and not judgement.supported:
            return self._not_covered(query, hits, judgement, wrong, language, clock)
        with clock.stage("find"):
            if alone:
                found = tuple(chosen_evidence(originals, words))
                plan, evidence_hits = Plan(found[:1], found), originals
            else:
                plan, evidence_hits = self.planner.plan(query, words, claims, judgement, relevance, language)
                plan = replace(plan, evidence=(*plan.evidence, *proofs(originals, plan.evidence, words)))
            plan = with_exceptions(plan, query, understanding)
            plan = of_that_area(plan, query, hits, self.corpus, language)
            plan = replace(plan, wanted=words.forms, corrections=self._corrections(wrong, language))
        with clock.stage("judge"):
            lacking = shortfall(query, words, plan, evidence_hits, judgement, PartFinder.of(self.corpus.parts))
        if lacking.is_all:
            missing = tuple(Statement(text, "gap") for text in lacking.sentences(language))
            return self._not_covered(query, hits, judgement, wrong, language, clock, missing)
        plan = replace(plan, gaps=(*plan.gaps, *lacking.sentences(language)))
        answer = self._written(query, words, plan, evidence_hits, language, clock)
        if not any(statement.kind == "short" for statement in answer.statements):
            without = self._not_covered(query, hits, judgement, wrong, language, clock)
            return replace(without, rejected=answer.rejected)
        return replace(
            answer,
            statements=(*answer.statements, *self._read_as(query, wrong, language)),
            # A question about routes as such is carried by their assessments, of which the judge knows nothing.
            support=round(judgement.support, 4) if judgement.supported else None,
            vendor_questions=self._vendor_questions(query, part.text, language) if plan.gaps else (),
            follow_ups=self._follow_ups(query, language),
        )

    def _written(
        self, query: Query, words: Words, plan: Plan, evidence: Sequence[Hit], language: Language, clock: Clock
    ) -> Answer:
        """A plan put into words and held against its quotes."""
        with clock.stage("write"):
            statements = numbered(drafts(plan, self.corpus, language), words)
        with clock.stage("check"):
            kept, refused = held(statements, words, self.corpus, self.searcher.understanding.names)
        cited = {citation.passage.id for statement in kept for citation in statement.citations}
        also = tuple(hit.passage for hit in evidence if hit.passage.id not in cited)[:8]
        status: Status = "partly_answered" if plan.gaps else "answered"
        return replace(self._answer(query.own_text, language, status, kept, clock), also_found=also, rejected=refused)

    def _corrections(self, wrong: Sequence[Pairing], language: Language) -> tuple[tuple[str, Passage], ...]:
        """What the question takes for granted about makers and is not so, with the claims that show it."""
        names = {key: entity.name[language] for pairing in wrong for key, entity in self._named(pairing)}
        return tuple(
            (
                say(
                    "maker_itself" if pairing.model == pairing.right else "maker",
                    language,
                    model=names[pairing.model],
                    right=names[pairing.right],
                ),
                pairing.proof,
            )
            for pairing in wrong
        )

    def _named(self, pairing: Pairing) -> list[tuple[str, Entity]]:
        return [(key, self.corpus.entities[key]) for key in (pairing.model, pairing.wrong, pairing.right)]

    def _is_unclear(self, query: Query, context: str) -> bool:
        """A question that points at what nothing names, or says next to nothing, cannot be answered."""
        if context:
            return False
        says_nothing = not query.named and len(content_tokens(query.text)) < 2 and not query.criteria
        return says_nothing or points_at_nothing(query)

    def _read_as(self, query: Query, wrong: Sequence[Pairing], language: Language) -> tuple[Statement, ...]:
        """Says so where a name was mended: an answer about the wrong party would be the worst of errors."""
        names = self.searcher.understanding.names
        taken = []
        for pairing in wrong:
            model, other, right = (entity.name[language] for _, entity in self._named(pairing))
            taken.append(Statement(say("maker_read_as", language, model=model, wrong=other, right=right), "caveat"))
        return *taken, *(
            Statement(say("read_as", language, typed=slip.typed, meant=self._name_of(slip.meant, language)), "caveat")
            for slip in query.slips
            if names.ids(slip.meant)
        )

    def _name_of(self, word: str, language: Language) -> str:
        named = sorted(self.searcher.understanding.names.ids(word))
        return self.corpus.entities[named[0]].name[language] if len(named) == 1 else word

    # -- no answer ----------------------------------------------------------------------------------------------------
    def _not_covered(
        self,
        query: Query,
        hits: list[Hit],
        judgement: Judgement,
        wrong: Sequence[Pairing],
        language: Language,
        clock: Clock,
        missing: tuple[Statement, ...] = (),
    ) -> Answer:
        in_domain = judgement.in_domain
        key = "not_covered" if in_domain else "off_topic"
        nearest = tuple(hit.passage for hit in hits[:_NEAREST])
        said = (Statement(say(key, language), "gap"), *missing, *self._read_as(query, wrong, language))
        status: Status = "not_covered"
        if wrong:
            # Whoever asks for a model of the wrong maker is put right, whether or not the rest can be answered.
            put_right = numbered(corrected(self._corrections(wrong, language)), _NO_WORDS)
            said, status = (*put_right, *said), "partly_answered"
        answer = self._answer(query.own_text, language, status, said, clock)
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
