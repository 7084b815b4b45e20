"""Passages that say the same of one thing and differ in a figure or a name, or where one allows what the other forbids:
both are shown, neither is chosen; pure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from advisor.answer.evidence import Words
from advisor.briefs.sentences import sentences
from advisor.index.tokens import FUNCTION_WORDS, tokens
from advisor.records import Passage

#: Words that two sentences share, as a share of the shorter one's, before their differences count as a conflict.
_ALIKE = 0.55
_SHORTEST = 4
#: The same where one forbids and the other allows: there the words for it differ as well.
_ABOUT_THE_SAME = 0.4
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


def conflicts(passages: Sequence[Passage], words: Words) -> list[Conflict]:
    """Pairs of passages that contradict each other on what is asked.

    Args:
        passages: the evidence, best first.
        words: the telling words of the question; a sentence without any of them is not looked at.
    """
    said = [(passage, sentence) for passage in passages for sentence in _to_the_point(passage, words)]
    found: dict[tuple[str, str], Conflict] = {}
    for place, (one, first) in enumerate(said):
        for other, second in said[place + 1 :]:
            if one.id == other.id or (one.id, other.id) in found:
                continue
            if _differ(first, second) or _opposed(first, second):
                found[one.id, other.id] = Conflict(one, other, first, second)
    return list(found.values())


def _to_the_point(passage: Passage, words: Words) -> list[str]:
    # A title ("# Contract between Acme and Hooli") asserts nothing.
    said = [sentence for sentence in sentences(passage.text) if not sentence.lstrip().startswith("#")]
    rated = [(words.share_in(tokens(sentence)), sentence) for sentence in said]
    best = max((share for share, _ in rated), default=0.0)
    return [sentence for share, sentence in rated if share > 0 and share >= 0.6 * best][:3]


def _differ(first: str, second: str) -> bool:
    """Whether two sentences are alike but for a figure, or a name, that each has and the other has not."""
    one, other = _content(first), _content(second)
    shorter = min(len(one), len(other))
    if shorter < _SHORTEST or len(one & other) < _ALIKE * shorter:
        return False
    only = [
        [value for value in _values(text) if not set(tokens(value)) & set(tokens(against))]
        for text, against in ((first, second), (second, first))
    ]
    return bool(only[0] and only[1]) and _same_kind(*only)


def _opposed(first: str, second: str) -> bool:
    """Whether one sentence allows what the other forbids."""
    one, other = _content(first), _content(second)
    if len(one & other) < max(2, _ABOUT_THE_SAME * min(len(one), len(other))):
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


def _same_kind(one: Sequence[str], other: Sequence[str]) -> bool:
    """A figure against a figure, or a name against a name."""
    kinds = [{value[0].isdigit() for value in values} for values in (one, other)]
    return bool(kinds[0] & kinds[1])
