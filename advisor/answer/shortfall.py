"""Whether what was found gives the quantity, or speaks of the thing, that a question asks for by name; pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from advisor.answer.asked import figures_asked, figures_held
from advisor.answer.evidence import Words
from advisor.answer.judge import Judgement
from advisor.answer.quantities import Quantity, is_given, quantities_asked
from advisor.answer.texts import say
from advisor.answer.write import Plan
from advisor.briefs.sentences import sentences
from advisor.index.tokens import tokens
from advisor.records import Hit, Language
from advisor.retrieval.parts import PartFinder, folded
from advisor.retrieval.query import Query

#: How many of the hits beside those shown are looked through.
_LOOKED_AT = 12
#: A count may be given in other words ("signatories"): one who reads both may say so (log-odds).
_READ_AS_GIVEN = 0.5
#: Words of a question about a notice that say nothing of what is announced.
_NOTICE_WORDS = frozenset(
    tokens(
        "notice notices notify days weeks months hours time period advance prior before beforehand ahead give gives "
        "given get long much many must need model models vendor provider customer customers warning announce tell know "
        "change changes company уведомление уведомить предупредить сообщить срок дней недель месяцев часов модель "
        "поставщик за до 提前通知天数多久多少"
    )
)
#: One act has many names.
_SAME_ACT = tuple(
    frozenset(tokens(words))
    for words in (
        "retire retired retirement deprecate deprecated deprecation sunset discontinue discontinued shutdown withdraw",
        "price prices pricing fee fees raise increase",
        "terms policy amend amendment update modify",
    )
)


@dataclass(frozen=True, slots=True)
class Shortfall:
    """The quantities that a question asks for and nothing found gives."""

    missing: tuple[Quantity, ...] = ()
    things: tuple[str, ...] = ()
    """Things that belong to a criterion ("own keys", "insurance"), in the question's words."""
    is_all: bool = False
    """Whether the question asks for nothing else, so that there is no answer."""

    def sentences(self, language: Language) -> tuple[str, ...]:
        """One sentence for each."""
        quantities = tuple(say(f"gap_{quantity.kind}", language, name=quantity.name) for quantity in self.missing)
        return (*quantities, *(say("gap_thing", language, name=thing) for thing in self.things))


def shortfall(
    query: Query, words: Words, plan: Plan, hits: Sequence[Hit], judgement: Judgement, parts: PartFinder
) -> Shortfall:
    """What of the quantities and things asked for is missing.

    Args:
        query: the question.
        words: its telling words.
        plan: what the answer would say.
        hits: what was found, best first.
        judgement: what was made of it.
        parts: knows the things that belong to criteria by name.
    """
    asked = quantities_asked(query.own_text)
    if not asked:
        return _things_missing(query, plan, hits, judgement, parts)
    passages = dict.fromkeys([*plan.leading, *plan.evidence, *(hit.passage for hit in hits[:_LOOKED_AT])])
    texts = [f"{passage.heading} {passage.text}" for passage in passages]
    texts += [text for assessment in plan.assessments for text in assessment.statement.values()]
    matter = _announced(query, words)
    read_as_given = any(value >= _READ_AS_GIVEN for value in judgement.read[:1])
    missing = tuple(
        quantity
        for quantity in asked
        if not is_given(quantity, texts, matter) and not (quantity.kind == "count" and read_as_given)
    )
    single = _is_single(query)
    # A price in another currency is half an answer.
    other_sum = any(quantity.kind == "currency" for quantity in missing) and any(
        re.search(r"(?:USD|EUR|CNY|RMB|\$|€|¥)\s?\d|\d\s?(?:USD|EUR|CNY|yuan|dollars)", passage.text)
        for passage in (*plan.leading, *plan.evidence[:2])
    )
    return Shortfall(missing, (), bool(missing) and len(missing) == len(asked) and single and not other_sum)


def _announced(query: Query, words: Words) -> frozenset[str]:
    """Search tokens of what a notice is about: the act, by all its names, or else all telling words of the question."""
    named = {token for mention in query.mentions for token in tokens(query.text[mention.start : mention.end])}
    found = {form for forms, _ in words.units if forms.isdisjoint(_NOTICE_WORDS | named) for form in forms}
    acts = [act for act in _SAME_ACT if found & act]
    return frozenset().union(*acts) if acts else frozenset(found)


def _is_single(query: Query) -> bool:
    questions = [text for text in sentences(query.own_text) if re.search(r"[?？]", text)]
    return len(query.needs) < 2 and len(questions) < 2 and len(query.asked_for) < 2


def _things_missing(
    query: Query, plan: Plan, hits: Sequence[Hit], judgement: Judgement, parts: PartFinder
) -> Shortfall:
    """The things named of which nothing speaks that was found about a party in question.

    A verdict on the whole criterion ("security controls") says nothing of the one thing asked for.
    """
    asking = [text for text in sentences(query.own_text) if re.search(r"[?？]", text)] or [query.own_text]
    # "Our DPO wants one figure" names who asks.
    named = [
        (words, said)
        for text in asking
        for words, said in parts.all_named(text)
        if not re.search(rf"(?:\b(?:our|my)|наш\w*|我们的?)\s*{re.escape(words)}", folded(text))
    ]
    figures = figures_asked(query.own_text)
    given = bool(figures) and any(figures_held(figures, passage.text) == figures for passage in plan.leading[:1])
    if not named or given:
        return Shortfall()
    passages = dict.fromkeys([*plan.leading, *plan.evidence, *(hit.passage for hit in hits[:_LOOKED_AT])])
    about = [p for p in passages if not query.parties or not p.entities.isdisjoint(query.parties)]
    texts = [folded(f"{passage.heading} {passage.text}") for passage in about]
    texts += [folded(assessment.statement["en"]) for assessment in plan.assessments]
    missing = tuple(words for words, said in named if not any(said.search(text) for text in texts))
    if any(value >= _READ_AS_GIVEN for value in judgement.read[:1]):
        return Shortfall()
    return Shortfall((), missing, bool(missing) and len(missing) == len(named) and _is_single(query))
