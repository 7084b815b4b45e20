"""A decision as the page tells it: names, points, how firm a lead is; pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from advisor.decide.fact_words import fact_word, field_name, in_a_row, said_of
from advisor.decide.firmness import Firmness, firmness, first_places, shared_firsts
from advisor.decide.money import money
from advisor.decide.reasons import sets_apart
from advisor.decide.records import AppliedRule, Decision, Placed
from advisor.decide.standing import is_rented, may_rent_for_personal_data, outstanding
from advisor.export.memo_citing import Citer
from advisor.export.memo_hurdles import hurdles_said
from advisor.export.memo_level import level_said
from advisor.export.memo_nearest import nearest_said
from advisor.export.memo_words import listed, number, share
from advisor.export.memo_writing import Writing
from advisor.export.texts import verdict_text
from advisor.records import Corpus, Language
from advisor.rulebook import Need, Rulebook
from advisor.ui.words import word

#: Criteria named as what sets a route apart.
_APART = 3
_QUOTES: Mapping[Language, tuple[str, str]] = {"en": ("“", "”"), "ru": ("«", "»"), "zh": ("“", "”")}


@dataclass(frozen=True, slots=True)
class Telling:
    """A decision with what is needed to put it into words of one language."""

    decision: Decision
    corpus: Corpus
    rulebook: Rulebook
    language: Language

    # -- names --------------------------------------------------------------------------------------------------------
    def route(self, route: str) -> str:
        """Name of a route."""
        return self.corpus.routes[route].name.get(self.language, route)

    def criterion(self, criterion: str) -> str:
        """Name of a criterion."""
        return self.corpus.criteria[criterion].name.get(self.language, criterion)

    def rule(self, rule: str) -> str:
        """Name of a rule."""
        found = next((one for one in self.rulebook.rules if one.id == rule), None)
        return found.name.get(self.language, rule) if found else rule

    def because(self, applied: AppliedRule) -> str:
        """The facts that make a rule apply, in the words of the form."""
        language = self.language
        return ("；" if language == "zh" else "; ").join(
            said_of(
                field_name(field, language),
                in_a_row((fact_word(field, one, language) for one in words), language),
                language,
            )
            for field, words in applied.because.items()
        )

    def need(self, need: Need) -> str:
        """What a need asks for: a step, or means with the least of them."""
        if need.kind == "step":
            said = fact_word("ready", need.word, self.language)
            return said[:1].upper() + said[1:]
        least = fact_word(need.word, need.least, self.language)
        if is_rented(need, self.corpus):
            return said_of(word("d_rented_accelerators", self.language), least, self.language)
        return said_of(field_name(need.word, self.language), least, self.language)

    def still_to_do(self, placed: Placed) -> tuple[Need, ...]:
        """What has to be in place for a route and is not yet."""
        return outstanding(placed.needs, self.decision.profile, self.corpus)

    def verdict(self, verdict: str) -> str:
        """A verdict in a sentence."""
        return verdict_text(verdict, self.language).lower()

    # -- numbers ------------------------------------------------------------------------------------------------------
    def points(self, value: float) -> str:
        """A value of 0 to 1 as points of 100."""
        return number(100 * value, self.language, 1)

    def share(self, value: float) -> str:
        """A share in per cent."""
        return share(value, self.language)

    # -- the recommendation -------------------------------------------------------------------------------------------
    @property
    def too_little(self) -> bool:
        """Whether too little is known of the buyer to put any route in front."""
        return self.decision.is_thin

    @property
    def leaders(self) -> tuple[Placed, ...]:
        """The route in first place, or those that share it."""
        return self.decision.leaders

    def firmness(self) -> Firmness:
        """How firm the lead is; a shared lead is never firm."""
        return firmness(self.decision)

    def first_places(self, route: str) -> tuple[float, float]:
        """Share of the weightings in which a route is first: of those near the buyer's own, and of all."""
        return first_places(self.decision, route)

    def recommendation(self) -> tuple[str, ...]:
        """Which is first, how firm that is, and the smallest thing that would change it. Nothing ranked: nothing.

        Where too little is known of the buyer: that, and what to state.
        """
        if not self.leaders:
            return ()
        if self.too_little:
            missing = listed((word(f"d_missing:{one}", self.language) for one in self.decision.missing), self.language)
            said = word("d_too_little", self.language, missing=missing)
            return said, word("d_too_little_note", self.language)
        count = len(self.decision.ranking)
        names = listed((self.route(placed.route) for placed in self.leaders), self.language)
        dear = self._dear()
        if count == 1:
            return (word("d_first_alone", self.language, route=names), *dear)
        points = self.points(self.leaders[0].value)
        if len(self.leaders) > 1:
            first = word("d_first_shared", self.language, routes=names, count=count, points=points)
        else:
            first = word("d_first", self.language, route=names, count=count, points=points)
        return first, *level_said(self._writing()), *dear, self._first_places_said(), self._smallest_change()

    def _first_places_said(self) -> str:
        if len(self.leaders) > 1:
            near, everywhere = map(self.share, shared_firsts(self.decision))
            return word("d_firmness_shared", self.language, near=near, all=everywhere)
        near, everywhere = map(self.share, self.first_places(self.leaders[0].route))
        firm = word(f"firm:{self.firmness()}", self.language)
        return word("d_firmness", self.language, firm=firm, near=near, all=everywhere)

    def apart(self, placed: Placed) -> str:
        """What sets a ranked route apart from the others, and how to read its reasons."""
        found = sets_apart(placed, self.decision.ranking, _APART)
        note = word("d_reasons_note", self.language)
        if not found:
            return note
        opening, closing = _QUOTES[self.language]
        named = listed((f"{opening}{self.criterion(one.criterion)}{closing}" for one in found), self.language)
        said = word("d_apart", self.language, criteria=named)
        return f"{said}{'' if self.language == 'zh' else ' '}{note}"

    def hurdles(self) -> str:
        """Which must-haves keep out the most routes, in the memo's words; empty where there is nothing to compare."""
        return hurdles_said(self._writing())

    def _dear(self) -> tuple[str, ...]:
        """That the first place costs more than the budget, where it does at any price on record."""
        budget = self.decision.profile.budget
        if budget is None or not self.decision.leads_over_budget:
            return ()
        return (word("d_over_budget_first", self.language, budget=money(budget, self.language)),)

    def nearest(self) -> str:
        """Where nothing is ranked: which route is nearest, in the memo's words; empty where none is near."""
        return nearest_said(self._writing())

    def _writing(self) -> Writing:
        """What the memo's sentences are written with, where the page says the same."""
        return Writing(self.decision, self.corpus, self.rulebook, self.language, Citer(self.corpus, self.language))

    def may_rent(self, placed: Placed) -> bool:
        """Whether personal data would go to machines that the buyer may have from somebody who rents them out."""
        return may_rent_for_personal_data(self.corpus.routes[placed.route], self.decision.profile)

    def _smallest_change(self) -> str:
        if self.decision.weight_flips:
            return self.weight_flip(0)
        if self.decision.unknown_flips:
            return self.unknown_flip(0)
        return word("d_flip_none", self.language)

    def weight_flip(self, place: int) -> str:
        """What one weight would have to become, as a sentence."""
        flip = self.decision.weight_flips[place]
        return word(
            "d_flip_weight",
            self.language,
            criterion=self.criterion(flip.criterion),
            weight=self.share(flip.weight),
            needed=self.share(flip.needed),
            winner=self._writing().put_forward(flip.winner),
        )

    def unknown_flip(self, place: int) -> str:
        """What one unknown would have to turn out as, with what must come out well besides, as a sentence."""
        flip = self.decision.unknown_flips[place]
        said = word(
            "d_flip_unknown",
            self.language,
            route=self._writing().put_forward(flip.route),
            verdict=self.verdict(flip.verdict),
            criterion=self.criterion(flip.criterion),
        )
        if not flip.also:
            return said
        opening, closing = _QUOTES[self.language]
        named = (f"{opening}{self.criterion(criterion)}{closing}" for criterion in flip.also)
        also = listed(named, self.language)
        return f"{said} {word('d_flip_also', self.language, criteria=also)}"

    def must_have_flip(self, place: int) -> str:
        """Which must-have keeps out a route that would be first, as a sentence."""
        flip = self.decision.must_have_flips[place]
        return word(
            "d_flip_must",
            self.language,
            criterion=self.criterion(flip.must_have.criterion),
            winner=self._writing().put_forward(flip.winner),
            points=self.points(flip.value),
        )

    def asked_by(self, rules: Iterable[str], *, by_buyer: bool) -> str:
        """Who asks for a must-have, as one or two sentences."""
        named = listed((self.rule(rule) for rule in rules), self.language)
        parts = [word("d_by_rules", self.language, rules=named)] if named else []
        parts += [word("d_by_you", self.language)] if by_buyer else []
        return " ".join(parts)
