"""Passages that say the same of one thing and differ in a figure or a name, or where one allows what the other forbids:
both are shown, neither is chosen; pure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from advisor.answer.asked import figures_asked, figures_held
from advisor.answer.canonical import MONTHS, canonical
from advisor.answer.evidence import Words
from advisor.briefs.figures import figures
from advisor.briefs.sentences import sentences
from advisor.index.tokens import FUNCTION_WORDS, tokens
from advisor.records import Passage

#: Words that two sentences share, as a share of the shorter one's, before their differences count as a conflict.
_ALIKE = 0.55
_SHORTEST = 4
#: The same where one forbids and the other allows: there the words for it differ as well.
_ABOUT_THE_SAME = 0.4
#: In one document clauses of like wording stand side by side and speak of different matters: they must share more,
#: figures apart.
_ALIKE_WITHIN, _ABOUT_THE_SAME_WITHIN = 0.8, 0.5
#: How much of the question's words that either sentence holds both must hold: "report a breach" is not "report".
_SAME_QUESTION = 0.75
#: How many words one of two sentences may have beside the other's where one forbids and the other allows.
_ELSE = 1
#: What two documents must share, figures apart, where the question asks for the kind of figure in which they differ.
_ALIKE_IN_KIND = 0.5
#: What share of the question's words a sentence must hold, against the one that holds the most.
_POINTED = 0.6
_FORBIDS = re.compile(
    r"\b(?:shall|must|may|will|can|does|do|is|are) not\b|\bcannot\b|\bnever\b|\bprohibit|\bforbid|"
    r"не (?:вправе|может|допускается|должн)|запрещ|не использу|不得|禁止|不会|不能",
    re.IGNORECASE,
)
_ALLOWS = re.compile(
    r"\b(?:may|can|shall|will|must)\b|\bis entitled\b|\bpermitted\b|вправе|может|могут|разреш|可以|可将|有权|允许",
    re.IGNORECASE,
)
_VALUE = re.compile(r"\d[\d.,:%-]*|(?<![.!?]\s)(?<!^)\b[A-Z][\w'’.-]+")


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two passages, and the sentences in which they contradict each other."""

    one: Passage
    other: Passage
    of_one: str
    """The sentence of one that the other contradicts."""
    of_other: str


def conflicts(passages: Sequence[Passage], words: Words, question: str = "") -> list[Conflict]:
    """Pairs of passages that contradict each other on what is asked.

    Args:
        passages: the evidence, best first.
        words: the telling words of the question; a sentence without any of them is not looked at.
        question: its text, where the kind of figure that it asks for is to count.
    """
    kinds = figures_asked(question)
    rated = [(share, passage, text) for passage in passages for share, text in _to_the_point(passage, words)]
    best = max((share for share, _, _ in rated), default=0.0)
    said = [(passage, text, share >= _POINTED * best) for share, passage, text in rated]
    found: dict[tuple[str, str], Conflict] = {}
    for place, (one, first, points) in enumerate(said):
        for other, second, points_too in said[place + 1 :]:
            if one.id == other.id or (one.id, other.id) in found or not (points or points_too):
                continue
            within = one.source.id == other.source.id
            # Where two documents word a clause alike, one may hold a word of the question more than the other.
            same_clause = not within and _alike_besides_values(first, second) >= _ALIKE_WITHIN
            if not same_clause and not (points and points_too and _answer_the_same(first, second, words)):
                continue
            if (
                _differ(first, second, kinds, within=within)
                or (not kinds - {"count", "date"} and _opposed(first, second, within=within))
                or (not within and _differ_in_kind(first, second, kinds))
            ):
                found[one.id, other.id] = Conflict(one, other, first, second)
    return list(found.values())


def _to_the_point(passage: Passage, words: Words) -> list[tuple[float, str]]:
    """The sentences of a passage that hold the most of the question's words, with their shares."""
    # A title ("# Contract between Acme and Hooli") asserts nothing.
    said = [sentence for sentence in sentences(passage.text) if not sentence.lstrip().startswith("#")]
    rated = [(words.share_in(tokens(sentence)), sentence) for sentence in said]
    best = max((share for share, _ in rated), default=0.0)
    return [(share, sentence) for share, sentence in rated if share > 0 and share >= _POINTED * best][:3]


def _answer_the_same(first: str, second: str, words: Words) -> bool:
    """Whether two sentences hold the same words of the question, by their weight."""
    one, other = set(tokens(first)), set(tokens(second))
    held = [(not forms.isdisjoint(one), not forms.isdisjoint(other), weight) for forms, weight in words.units]
    either = sum(weight for mine, theirs, weight in held if mine or theirs)
    return sum(weight for mine, theirs, weight in held if mine and theirs) >= _SAME_QUESTION * either


def _differ(first: str, second: str, kinds: frozenset[str], *, within: bool) -> bool:
    """Whether two sentences are alike but for a figure, or a name, that each has and the other has not.

    Where both give a figure of the kind that is asked for, other names beside it make no contradiction.
    """
    both_give = bool(kinds) and all(figures_held(kinds, text) == kinds for text in (first, second))
    first, second = canonical(first), canonical(second)
    one, other = _content(first), _content(second)
    shorter = min(len(one), len(other))
    if shorter < _SHORTEST or len(one & other) < _ALIKE * shorter:
        return False
    if within and _alike_besides_values(first, second) < _ALIKE_WITHIN:
        return False
    only = [
        [value for value in _values(text) if not set(tokens(value)) & set(tokens(against))]
        for text, against in ((first, second), (second, first))
    ]
    return bool(only[0] and only[1]) and _same_kind(
        only[0], only[1], figures_only=both_give, months=MONTHS if "date" in kinds else frozenset()
    )


def _differ_in_kind(first: str, second: str, kinds: frozenset[str]) -> bool:
    """Whether two sentences give different figures of the kind that is asked for: "for 30 days", "60 days"."""
    asked = kinds - {"count", "date"}
    if not asked or not (figures_held(asked, first) and figures_held(asked, second)):
        return False
    first, second = canonical(first), canonical(second)
    one, other = figures(first), figures(second)
    return bool(one and other) and one.isdisjoint(other) and _alike_besides_values(first, second) >= _ALIKE_IN_KIND


def _alike_besides_values(first: str, second: str) -> float:
    """Share of the shorter sentence's words that both hold, figures apart."""
    one, other = ({token for token in _content(text) if not token[0].isdigit()} for text in (first, second))
    return len(one & other) / (min(len(one), len(other)) or 1)


def _opposed(first: str, second: str, *, within: bool) -> bool:
    """Whether one sentence allows what the other forbids."""
    one, other = _content(first), _content(second)
    least = _ABOUT_THE_SAME_WITHIN if within else _ABOUT_THE_SAME
    if len(one & other) < max(2, least * min(len(one), len(other))):
        return False
    if min(len(one - other), len(other - one)) > _ELSE:
        # "Not use it to train models" is not contradicted by "may use it to provide the service".
        return False
    forbids = [bool(_FORBIDS.search(text)) for text in (first, second)]
    allows = [
        bool(_ALLOWS.search(text)) and not forbidden for text, forbidden in zip((first, second), forbids, strict=True)
    ]
    return (forbids[0] and allows[1]) or (forbids[1] and allows[0])


def _content(text: str) -> set[str]:
    return {token for token in tokens(text) if token not in FUNCTION_WORDS}


def _values(text: str) -> list[str]:
    found = dict.fromkeys(match.rstrip(".,:") for match in _VALUE.findall(text))
    return [value for value in found if not set(tokens(value)) <= FUNCTION_WORDS]


def _same_kind(
    one: Sequence[str], other: Sequence[str], *, figures_only: bool, months: frozenset[str] = frozenset()
) -> bool:
    """A figure (or one of `months`) against a figure, or a name against a name unless only figures count."""
    kinds = [{value[0].isdigit() or value in months for value in values} for values in (one, other)]
    return bool(kinds[0] & kinds[1] & ({True} if figures_only else {True, False}))
