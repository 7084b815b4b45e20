"""Passages that say the same of one thing and differ in a figure or a name: both are shown, neither is chosen; pure."""

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
_VALUE = re.compile(r"\d[\d.,:%-]*|(?<![.!?]\s)(?<!^)\b[A-Z][\w'’.-]+")


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two passages, and what each says where the other says otherwise."""

    one: Passage
    other: Passage
    of_one: tuple[str, ...]
    of_other: tuple[str, ...]


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
            difference = _difference(first, second)
            if difference is not None:
                found[one.id, other.id] = Conflict(one, other, *difference)
    return list(found.values())


def _to_the_point(passage: Passage, words: Words) -> list[str]:
    rated = [(words.share_in(tokens(sentence)), sentence) for sentence in sentences(passage.text)]
    best = max((share for share, _ in rated), default=0.0)
    return [sentence for share, sentence in rated if share > 0 and share >= 0.6 * best][:3]


def _difference(first: str, second: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    one, other = _content(first), _content(second)
    shorter = min(len(one), len(other))
    if shorter < _SHORTEST or len(one & other) < _ALIKE * shorter:
        return None
    values = [_values(text) for text in (first, second)]
    only_one = tuple(value for value in values[0] if not set(tokens(value)) & set(tokens(second)))
    only_other = tuple(value for value in values[1] if not set(tokens(value)) & set(tokens(first)))
    return (only_one, only_other) if only_one and only_other and _same_kind(only_one, only_other) else None


def _content(text: str) -> set[str]:
    return {token for token in tokens(text) if token not in FUNCTION_WORDS}


def _values(text: str) -> list[str]:
    return list(dict.fromkeys(match.rstrip(".,:") for match in _VALUE.findall(text)))


def _same_kind(one: Sequence[str], other: Sequence[str]) -> bool:
    """A figure against a figure, or a name against a name."""
    kinds = [{value[0].isdigit() for value in values} for values in (one, other)]
    return bool(kinds[0] & kinds[1])
