"""What all sections of a memo share: names, the words of needs and verdicts, and who vouches for a sentence; pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from advisor.decide.consistency import contradiction
from advisor.decide.fact_words import fact_word, field_name
from advisor.decide.records import Decision, Placed, RouteCost
from advisor.decide.standing import is_rented, may_rent_for_personal_data, outstanding
from advisor.export.blocks import Tint
from advisor.export.memo_citing import Citer
from advisor.export.memo_records import Sentence, SentenceKind, Words
from advisor.export.memo_words import listed, parted
from advisor.export.texts import SYMBOLS, verdict_text
from advisor.export.texts_memo import memo_text, memo_text_or
from advisor.records import Assessment, Corpus, Language, Verdict
from advisor.rulebook import Need, Rulebook

TINTS: dict[str, Tint] = {
    "yes": "good",
    "partly": "mixed",
    "no": "bad",
    "conflict": "torn",
    "low": "good",
    "raised": "mixed",
    "high": "bad",
    "unknown": "unknown",
}


@dataclass(frozen=True, slots=True)
class Writing:
    """A decision being put into words of one language."""

    decision: Decision
    corpus: Corpus
    rulebook: Rulebook
    language: Language
    citer: Citer

    # -- words ---------------------------------------------------------------------------------------------------------
    def text(self, key: str, **values: object) -> str:
        """One of the memo's texts."""
        return memo_text(key, self.language, **values)

    def route(self, route: str) -> str:
        """The name of a route."""
        return self.corpus.routes[route].name[self.language]

    def named(self, route: str) -> str:
        """The name of a route within a sentence: a Russian one begins with a capital letter and needs its marks."""
        name = self.route(route)
        return self.text("quoted_name", name=name) if self.language == "ru" else name

    def routes(self, routes: Iterable[str]) -> str:
        """Names of routes in a sentence."""
        return listed((self.named(route) for route in routes), self.language)

    def put_forward(self, route: str) -> str:
        """The name of a route that is put in front of a reader, with the rules that caution of it."""
        rules = [
            applied.rule.id
            for applied in self.decision.rules
            if any(route in caution.routes for caution in applied.rule.cautions)
        ]
        if not rules:
            return self.named(route)
        note = self.text("with_caution", rules=parted(map(self.rule, rules), self.language))
        return self.text("brackets", text=self.named(route), note=note)

    def criterion(self, criterion: str) -> str:
        """The name of a criterion."""
        return self.corpus.criteria[criterion].name[self.language]

    def criteria(self, criteria: Iterable[str]) -> str:
        """Names of criteria in a sentence, in quotation marks, as they are no plain words."""
        named = (self.text("quoted_name", name=self.criterion(criterion)) for criterion in criteria)
        return listed(named, self.language)

    def rule(self, rule: str) -> str:
        """The name of a rule."""
        found = next((one for one in self.rulebook.rules if one.id == rule), None)
        return found.name[self.language] if found else rule

    def verdict(self, verdict: Verdict) -> str:
        """The word of a verdict behind its symbol."""
        return f"{SYMBOLS[verdict]} {verdict_text(verdict, self.language)}"

    def region(self, region: str) -> str:
        """A region as it stands in a sentence."""
        return memo_text_or(f"in:{region}", self.language, fact_word("people_in", region, self.language))

    def need(self, need: Need) -> str:
        """What a need asks for, in a few words."""
        if need.kind == "step":
            return fact_word("ready", need.word, self.language)
        least = fact_word(need.word, need.least, self.language)
        key = "step:rented" if is_rented(need, self.corpus) else f"step:means:{need.word}"
        return memo_text_or(key, self.language, field_name(need.word, self.language) + ": {least}").format(least=least)

    # -- sentences -----------------------------------------------------------------------------------------------------
    def plain(self, kind: SentenceKind, key: str, *, bold: bool = False, **values: object) -> Sentence:
        """A sentence that needs no source: about the buyer, about the arithmetic, what to do, or how to read it."""
        return Sentence(self.text(key, **values), kind, bold=bold)

    def cell(self, route: str, criterion: str) -> Assessment | None:
        """The assessment of a route on a criterion."""
        return self.corpus.assessments.get((route, criterion))

    def short(self, route: str, criterion: str, tail: str = "") -> Sentence:
        """A criterion's name with its verdict, with the numbers of what that rests on.

        Args:
            route: whose verdict it is.
            criterion: on what.
            tail: what stands behind the numbers; a full stop if empty.
        """
        cell, tail = self.cell(route, criterion), tail or self.text("stop")
        if cell is None or not cell.passages:
            return Sentence(self.text("unknown_reason", criterion=self.criterion(criterion)), "gap", tail=tail)
        said = self.citer.sentence(self.judged(cell), cell.passages, (route,))
        # A criterion's name and a verdict hold nothing that could fail; if they do, nothing is said in their place.
        return replace(said, tail=tail) if said is not None else Sentence("", "gap")

    def held(self, route: str, criterion: str, *, last: bool) -> Sentence | None:
        """The name of a criterion that a route holds in full, with the numbers of what that rests on."""
        cell = self.cell(route, criterion)
        said = self.citer.sentence(self.criterion(criterion), cell.passages, (route,)) if cell is not None else None
        return replace(said, tail=self.text("stop" if last else "part")) if said is not None else None

    def judged(self, cell: Assessment) -> str:
        """A criterion's name with the verdict on it."""
        verdict = _lowered(verdict_text(cell.verdict, self.language))
        return self.text("short_verdict", criterion=self.criterion(cell.criterion), verdict=verdict)

    def shorts(self, route: str, criteria: Sequence[str]) -> tuple[Sentence, ...]:
        """Several in one line."""
        part = self.text("part")
        return tuple(
            self.short(route, criterion, part if place + 1 < len(criteria) else "")
            for place, criterion in enumerate(criteria)
        )

    def full(self, route: str, criterion: str) -> Sentence | None:
        """An assessment's own sentence; None where there is none, it does not hold, or it stands already."""
        cell = self.cell(route, criterion)
        if cell is None or not cell.passages or self.citer.has_said(cell.statement[self.language]):
            return None
        return self.citer.assessment(cell)

    def said(self, route: str, criterion: str) -> bool:
        """Whether the assessment's own sentence stands in the memo already."""
        cell = self.cell(route, criterion)
        return cell is not None and self.citer.has_said(cell.statement.get(self.language, ""))

    # -- parts of the decision -----------------------------------------------------------------------------------------
    @property
    def first(self) -> tuple[Placed, ...]:
        """The route or routes that hold first place; empty where none is admitted."""
        return self.decision.leaders

    @property
    def too_little(self) -> bool:
        """Whether too little is known of the buyer to put any route in front."""
        return self.decision.is_thin

    @property
    def contradicts(self) -> bool:
        """Whether the buyer's pairwise comparisons contradict each other more than the method allows."""
        return bool(contradiction(self.decision.consistency))

    def to_do(self, placed: Placed) -> tuple[Need, ...]:
        """What has to be in place for a route and is not yet."""
        return outstanding(placed.needs, self.decision.profile, self.corpus)

    def may_rent(self, placed: Placed) -> bool:
        """Whether personal data would go to machines that we may have from somebody who rents them out."""
        return may_rent_for_personal_data(self.corpus.routes[placed.route], self.decision.profile)

    def cost(self, route: str) -> RouteCost | None:
        """The cost of a route, where a price is known."""
        return next((cost for cost in self.decision.costs if cost.route == route and cost.lines), None)

    @property
    def has_volume(self) -> bool:
        """Whether a cost could be worked out at all."""
        return self.decision.profile.input_tokens + self.decision.profile.output_tokens > 0


def unstated(writing: Writing, *, bold: bool = False) -> Sentence:
    """That too little is known of the buyer, and what is missing."""
    missing = [writing.text(f"missing:{one}") for one in writing.decision.missing]
    return writing.plain("gap", "unstated", bold=bold, missing=listed(missing, writing.language))


def nothing_admitted(writing: Writing, *, bold: bool = False) -> Sentence:
    """That no route is left to recommend."""
    return writing.plain("computed", "none" if writing.decision.must_haves else "none_free", bold=bold)


def contradicting(writing: Writing) -> Sentence:
    """How far the buyer's pairwise comparisons contradict each other."""
    degree = writing.text(f"torn:{contradiction(writing.decision.consistency)}")
    return writing.plain("computed", "open_consistency", degree=degree)


def number_form(count: int) -> str:
    """Which form of a text goes with a number: `one` or `many`."""
    return "one" if count == 1 else "many"


def _lowered(text: str) -> str:
    """A verdict's word within a sentence."""
    return text[:1].lower() + text[1:]


def words(sentences: Sequence[Sentence | None], label: str = "") -> Words:
    """A paragraph of the sentences that were made."""
    return Words(tuple(sentence for sentence in sentences if sentence is not None), label)
