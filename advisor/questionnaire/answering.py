"""One question to one cell a route: from the corpus' assessments, else from passages, else an honest blank.

A question that means what a criterion asks takes the route's assessment, its verdict turned where the question is put
the other way round. One that names a part of a criterion gets what a claim or the assessment says of that part, without
the verdict, which is on the whole. Any other question is looked for among the claims about the route and its parties:
they are shown with their quotes, and the verdict is left to a person, since nobody has judged what they say to it.
What neither knows becomes a question to the vendor.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from advisor.answer.check import held
from advisor.answer.evidence import Words
from advisor.answer.gaps import party_to_ask, question_to
from advisor.answer.pipeline import Answerer
from advisor.answer.texts import say
from advisor.answer.write import Draft, numbered
from advisor.briefs.health import Patience
from advisor.briefs.sentences import sentences
from advisor.questionnaire.claims import ClaimOnPart, Claims
from advisor.questionnaire.direction import direction
from advisor.questionnaire.gates import (
    as_asked,
    holds_period,
    holds_sum,
    is_corroborated,
    is_elsewhere,
    is_narrower,
    is_unsettled,
)
from advisor.questionnaire.matching import Match, Matcher
from advisor.questionnaire.records import Cell, Item, ReviewReason
from advisor.questionnaire.sentences import answers_at_once, is_inferred, is_unknown
from advisor.questionnaire.stale import assessment_digest
from advisor.questionnaire.strength import reasons_of, strength_of
from advisor.questionnaire.texts import cell_text
from advisor.records import OWN_PROCESS, Assessment, Corpus, Criterion, Language, Passage, Route, Statement
from advisor.retrieval.parts import Meant, PartFinder
from advisor.retrieval.query import Query
from advisor.retrieval.rivals import nameless

#: The buyer speaks of itself, or says that this part of the list is its own.
_WE = re.compile(
    r"\W*(?:have we|do we have)\b|\W*(?:has|have|is|are|does|do) (?:our|the bank's) (?:\w+ ){0,2}"
    r"(?:board|management|organi[sz]ation|company|staff|employees|team|lawyers|council|polic(?:y|ies)|department)\b"
    r"(?! (?:data|content|prompts?|inputs?|outputs?|files?|information|documents?|secrets?)\b)|"
    # Whose house it is shows in what is done there: a vendor keeps no register of the bank's use cases.
    r"\W*(?:has|have|does|do) the (?:bank|institution|insurer|university|hospital|agency|ministry|buyer)(?:'s \w+)? "
    r"(?:maintain|keep|have|hold|appoint|assign|nominat|document|approv|establish|defin|train|review|classif)\w* "
    r"(?:\w+ ){0,3}(?:register|inventory|officer|owner|polic(?:y|ies)|procedures?|process|committee|board|strategy|"
    r"staff|users|employees|use cases?|risk (?:appetite|assessment))\b|"
    r"\W*(?:есть|назначен\w*|утвержд\w+|проведен\w*) ли (?:у нас|в нашей|нами|нашим?)\b|"
    r"\W*(?:who|which|what) (?:\w+ ){0,3}?(?:in|within|of|at) (?:our (?:own )?|the (?=business unit|bank\b))"
    r"(?:organi[sz]ation|company|bank|house|departments|business unit)\b|"
    r"\W*(?:кто|как\w+ (?:подразделени|отдел|служб)\w*) (?:\w+ )?(?:в|из) наш\w+ |"
    r"\W*由?我(?:们|方|行|司|单位)(?:是否已|内部|的?(?:哪个|哪些|何)(?:部门|岗位|人))",
    re.IGNORECASE,
)
#: Between what a sentence tells and what it says is not known.
_CLAUSE = re.compile(r";|, (?:and|but|while|though) ")
#: What a sentence about another company names.
_ELSEWHERE = frozenset({"vendor", "host"})
_OUR_PART = re.compile(
    r"\binternal\b.{0,40}\b(?:only|use|complet|fill)|"
    r"\b(?:complet|fill)\w*(?: \w+)? by (?:the )?(?:bank|buyer|customer|us|company|requester)\b|"
    r"заполня\w+ (?:заказчик|покупател|банк)\w*|внутренн\w+ (?:раздел|част)\w*|(?:我方|采购方|内部)填写",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class CellAnswerer:
    """Answers questions for a choice of routes. Immutable but for what it remembers, so it may be shared by threads."""

    answerer: Answerer
    matcher: Matcher
    parts: PartFinder
    routes: tuple[Route, ...]
    language: Language
    today: date
    patience: Patience
    _told: dict[tuple[str, str], Statement | None] = field(default_factory=dict, repr=False, compare=False)
    """Statements of assessments that were checked before: hundreds of questions ask for the same few."""

    @property
    def _corpus(self) -> Corpus:
        return self.answerer.corpus

    @property
    def _claims(self) -> Claims:
        return Claims(self.answerer, self.language)

    def __call__(self, item: Item) -> tuple[Cell, ...]:
        """One cell for each route, in the order of the routes."""
        searcher = self.answerer.searcher
        query = searcher.understanding.query(asked(item))
        # Whatever this question is compared with below, its vectors are computed once.
        searcher.tell(query, (), nameless(searcher, query))
        match = by_words(self.matcher.match(query.text), query.criteria)
        if (match.criterion == OWN_PROCESS and match.certain) or is_own(item):
            text = cell_text("own_process", self.language)
            return tuple(Cell(item.id, r.id, "own_process", None, text, reasons=("own_process",)) for r in self.routes)
        known = match.criterion if match.criterion in self._corpus.criteria else ""
        meant = bool(known) and is_corroborated(match, query)
        if part := self._part(query, match, known, meant):
            return self._by_part(item, query, match, part)
        if meant:
            return tuple(self._by_criterion(item, route, query, match) for route in self.routes)
        cells = self._by_passages(item, query)
        if match.criterion == OWN_PROCESS:
            # Perhaps the buyer's own affair: then it is nothing to write to a vendor about.
            return tuple(replace(cell, vendor_question="") for cell in cells)
        return cells

    def _part(self, query: Query, match: Match, known: str, meant: bool) -> Meant | None:
        """The part of a criterion that a question is about: by its meaning where that is clear, else by its words."""
        by_meaning = self.parts.named(known, match.part) if match.part else None
        if by_meaning and meant and match.certain:
            return by_meaning
        by_words = self.parts.meant(query.text, known, is_meant=meant, certain=match.certain, unlikely=match.unlikely)
        return by_words or by_meaning

    # -- from the assessments -----------------------------------------------------------------------------------------
    def _by_criterion(self, item: Item, route: Route, query: Query, match: Match, part: Meant | None = None) -> Cell:
        """The route's assessment; with `part`, as far as it speaks of that part, and without a verdict on it."""
        criterion = self._corpus.criteria[match.criterion]
        assessment = self._corpus.assessments.get((route.id, criterion.id))
        question = question_to(criterion, party_to_ask(route, self._corpus, self.language), self.language)
        doubt: tuple[ReviewReason, ...] = () if match.certain or part else ("match_uncertain",)
        statement = self._statement(assessment)
        names = self.answerer.searcher.understanding.names
        if (
            assessment is None
            or statement is None
            or not self._speaks_of(assessment, match, part, query)
            or is_elsewhere(query, match, route, statement, names)
        ):
            # The kind of figure that is asked for, or the part, is not in what was assessed.
            nothing = self._nothing(item, route, self._to_vendor(item) if part else question, doubt)
            return replace(nothing, criterion=criterion.id, rests_on=assessment_digest(assessment))
        verdict = as_asked(assessment.verdict, match)
        if verdict in ("yes", "no", "partly") and (
            # With doubt about what is asked, a verdict needs words of the question that speak for the criterion too.
            not (match.certain or criterion.id in query.criteria)
            or is_unsettled(assessment)
            or is_narrower(query, criterion, assessment, statement, names)
        ):
            verdict = None
        passages = tuple(citation.passage for citation in statement.citations)
        turned = match.relation == "opposite" and verdict in ("yes", "no")
        left_open = verdict is None and (not match.asks_openly or bool(doubt))
        text = self._under_question(statement.text, criterion, assessment, match, left_open=left_open)
        open_end: tuple[ReviewReason, ...] = ("verdict_open",) if verdict is None and not match.asks_openly else ()
        return Cell(
            item.id,
            route.id,
            "criterion",
            verdict,
            text,
            statement.citations,
            strength_of(passages, inferred=is_inferred(statement.text)),
            reasons_of(
                passages,
                assessment.verdict if match.asks_openly else verdict,
                doubt + open_end,
                favours_vendor=assessment.verdict in (criterion.better, "partly"),
                today=self.today,
                patience=self.patience,
            ),
            criterion.id,
            "" if assessment.verdict in ("yes", "no") and not part else question,
            assessment.as_of,
            asks_openly=match.asks_openly,
            rests_on=assessment_digest(assessment),
            turned=turned,
        )

    def _under_question(
        self, text: str, criterion: Criterion, assessment: Assessment, match: Match, *, left_open: bool
    ) -> str:
        """An assessment's sentence, with the question that it answers where that is not the one that was asked.

        "Largely" below "Can an authority get at our data?" would say the opposite of what is meant. Where the verdict
        was left open because the question asks for less, or perhaps for something else, nobody should take the sentence
        for an answer either.
        """
        if assessment.verdict not in ("yes", "no", "partly"):
            return text
        if not left_open and (match.relation == "same" or (match.relation != "opposite" and not answers_at_once(text))):
            return text
        key = "turned" if match.relation == "opposite" else "beside"
        return cell_text(key, self.language, question=criterion.question[self.language], text=text)

    def _statement(self, assessment: Assessment | None) -> Statement | None:
        """The assessment's sentence with its quotes; None where there is none, or the last gate refuses it."""
        if assessment is None or assessment.verdict == "not_in_corpus":
            return None
        key = assessment.route, assessment.criterion
        if key not in self._told:
            self._told[key] = self._held(assessment)
        return self._told[key]

    def _held(self, assessment: Assessment) -> Statement | None:
        text = assessment.statement.get(self.language, "")
        draft = Draft(text, "short", assessment.passages, (assessment.route,), assessment.verdict, assessment.criterion)
        return self._checked(draft, Words(()))

    def _checked(self, draft: Draft, words: Words) -> Statement | None:
        names = self.answerer.searcher.understanding.names
        kept, _ = held(numbered([draft], words), words, self._corpus, names)
        return kept[0] if kept else None

    def _speaks_of(self, assessment: Assessment, match: Match, part: Meant | None, query: Query) -> bool:
        """Whether an assessment speaks of what is asked; silence on a whole criterion is silence on each part of it."""
        if assessment.verdict == "silent":
            return True
        said = assessment.statement.get("en", "")
        if part is not None:
            told = [text for text in sentences(said) if self._is_of(assessment.route, text)]
            clauses = [clause for text in told for clause in _CLAUSE.split(text)]
            spoken = any(part.spoken_of(clause) and not is_unknown(clause) for clause in clauses)
            return spoken and holds_period(query.own_text, said)
        return not match.asks_openly or holds_sum(query.own_text, said)

    def _is_of(self, route: str, sentence: str) -> bool:
        """Whether a sentence of an assessment is not about somebody else alone, a precedent for instance."""
        own = frozenset({self._corpus.routes[route].vendor, self._corpus.routes[route].operator}) - {"", None}
        names = self.answerer.searcher.understanding.names
        named = names.with_parents(names.ids(sentence))
        others = {key for key in named if self._corpus.entities[key].type in _ELSEWHERE}
        return not own or not others or bool(named & own)

    # -- from claims --------------------------------------------------------------------------------------------------
    def _by_part(self, item: Item, query: Query, match: Match, meant: Meant) -> tuple[Cell, ...]:
        """Cells on a part of a criterion: an assessment that speaks of it, else a claim on it."""
        relation = direction(query.text, meant.criterion, self._corpus.directions)
        # The criterion's verdict is on all its parts together: on this one it is none, unless it is settled with it.
        told = relation if relation == "open" or meant.settled else None
        asked_of = Match(meant.criterion, told, match.certain)
        cells = [self._by_criterion(item, route, query, asked_of, meant) for route in self.routes]
        # An assessment weighs several sources; one claim may be of one model or one year.
        lacking = [route for route, cell in zip(self.routes, cells, strict=True) if not _speaks(cell)]
        if not lacking:
            return tuple(cells)
        # To read claims is what takes time: only those that are needed are read.
        found = self._claims.on_part(query, self.answerer.searcher.relevance(query), lacking, meant)
        return tuple(
            cell if _speaks(cell) else self._on_part(item, route, query, asked_of, meant, cell, found.get(route.id))
            for route, cell in zip(self.routes, cells, strict=True)
        )

    def _on_part(
        self,
        item: Item,
        route: Route,
        query: Query,
        match: Match,
        meant: Meant,
        cell: Cell,
        claim: ClaimOnPart | None,
    ) -> Cell:
        """For a route whose assessment does not speak of the part: a claim, or an assessment beside it."""
        if claim is not None and (claim.sure or not cell.citations):
            return self._from_claim(item, route, query, claim.passage, asks_openly=match.asks_openly, sure=claim.sure)
        for topic in meant.topics[1:]:
            if topic in self._corpus.criteria:
                beside = self._by_criterion(item, route, query, replace(match, criterion=topic), meant)
                if _speaks(beside):
                    return beside
        return cell

    def _by_passages(self, item: Item, query: Query) -> tuple[Cell, ...]:
        relevance = self.answerer.searcher.relevance(query)
        words = self.answerer.planner.words(query)
        found = self._claims.about_routes(query, words, relevance, self.routes)
        return tuple(
            self._from_claim(item, route, query, found[route.id])
            if route.id in found
            else self._without_claim(item, route, query)
            for route in self.routes
        )

    def _without_claim(self, item: Item, route: Route, query: Query) -> Cell:
        if other := self._claims.other_party(route, query):
            text = cell_text("other_party", self.language, party=self._corpus.entities[other].name[self.language])
            return Cell(item.id, route.id, "none", "not_in_corpus", text, reasons=("not_in_corpus",))
        return self._nothing(item, route, self._to_vendor(item), ())

    def _to_vendor(self, item: Item) -> str:
        return say("vendor_generic", self.language, question=" ".join(item.text.split()))

    def _from_claim(
        self, item: Item, route: Route, query: Query, passage: Passage, *, asks_openly: bool = False, sure: bool = False
    ) -> Cell:
        """What a claim says. Unless it is sure to answer, it is called what it is: the nearest that there is."""
        statement = self._claims.statement(query, self.answerer.planner.words(query), route, passage)
        if statement is None:
            return self._without_claim(item, route, query)
        open_end: tuple[ReviewReason, ...] = () if asks_openly else ("verdict_open",)
        return Cell(
            item.id,
            route.id,
            "passages",
            None,
            statement.text if sure else cell_text("nearest", self.language, text=statement.text),
            statement.citations,
            strength_of([passage], inferred=is_inferred(statement.text)),
            reasons_of([passage], None, open_end, today=self.today, patience=self.patience),
            vendor_question=self._to_vendor(item),
            as_of=passage.source.as_of,
            asks_openly=asks_openly,
        )

    # -- nothing ------------------------------------------------------------------------------------------------------
    def _nothing(self, item: Item, route: Route, vendor_question: str, doubt: tuple[ReviewReason, ...]) -> Cell:
        text = cell_text("not_in_corpus", self.language)
        reasons: tuple[ReviewReason, ...] = ("not_in_corpus", *doubt)
        asks = vendor_question if party_to_ask(route, self._corpus, self.language) else ""
        return Cell(item.id, route.id, "none", "not_in_corpus", text, reasons=reasons, vendor_question=asks)


def _speaks(cell: Cell) -> bool:
    """Whether a cell says something, and not only that its sources are silent."""
    return bool(cell.citations) and cell.verdict != "silent"


def by_words(match: Match, touched: Sequence[str]) -> Match:
    """The match; where two criteria are about as near, the one of which the words of the question speak first.

    Args:
        match: what the question was taken to ask.
        touched: criteria that its words touch, the likelier first.
    """
    first = next((criterion for criterion in touched if criterion in (match.criterion, *match.rivals)), "")
    if not match.rivals or not first or first == match.criterion:
        return match
    return replace(match, criterion=first, part="", rivals=())


def is_own(item: Item) -> bool:
    """Whether an item is by its words, or by the heading above it, the buyer's own affair."""
    return bool(_WE.match(item.text) or _OUR_PART.search(item.section))


def asked(item: Item) -> str:
    """What an item asks: its text; a bare noun phrase takes the heading above it along."""
    text = " ".join(item.text.split())
    heading = item.section.rsplit(" › ", 1)[-1] if item.section else ""
    return f"{heading}: {text}" if heading and len(text.split()) < 4 and len(text) < 30 else text
