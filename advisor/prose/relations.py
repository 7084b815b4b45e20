"""Small words that turn a statement round though they carry no topic: before and after, from and to, and and or; pure.

The comparison of words leaves them out, as most of them may be said in many ways. But where sentence and source have
one of the same family right before the same word, it must be the same one:
"and" for "or" makes two duties of one, "after"
for "before" turns the order of two events.
"""

from __future__ import annotations

import re

from advisor.prose.words import Alignment, Text

#: Families of words of which one cannot stand for another; Chinese ones are words of their own and compared as such.
_FAMILIES: tuple[tuple[re.Pattern[str], ...], ...] = tuple(
    tuple(re.compile(pattern) for pattern in family)
    for family in (
        (r"\b(?:and|as well as)\b|(?<![а-я])и(?![а-я])|[和与及]", r"\bor\b|(?<![а-я])или(?![а-я])|或"),
        (
            r"\b(?:before|prior to|until)\b|(?<![а-я])(?:до|перед)(?![а-я])",
            r"\b(?:after|since|following)\b|(?<![а-я])после(?![а-я])",
        ),
        (r"\bfrom\b|(?<![а-я])из(?![а-я])", r"\b(?:to|into)\b|(?<![а-я])в(?![а-я])"),
        (r"\b(?:inside|within|in)\b", r"\b(?:outside|out of)\b|(?<![а-я])вне(?![а-я])"),
        (r"\bwith\b|(?<![а-я])со?(?![а-я])", r"\bwithout\b|(?<![а-я])без(?![а-я])"),
        (r"\b(?:for)\b|(?<![а-я])за(?![а-я])", r"\bagainst\b|(?<![а-я])против(?![а-я])"),
        (r"\b(?:over|above)\b|(?<![а-я])(?:над|выше)(?![а-я])", r"\b(?:under|below)\b|(?<![а-я])(?:под|ниже)(?![а-я])"),
    )
)


def turned(found: Alignment) -> str:
    """`turned` where a sentence says the reverse of what its source says before the same word; empty: nowhere."""
    for here, there in found.pairs:
        said, given = _gap(found.sentence, here), _gap(found.source, there)
        for family in _FAMILIES:
            mine, theirs = _members(family, said), _members(family, given)
            if mine and theirs and not mine & theirs:
                return "turned"
    return ""


def _gap(text: Text, place: int) -> str:
    """What stands between a word and the one before it, or the beginning."""
    return text.folded[text.words[place - 1].end if place else 0 : text.words[place].start]


def _members(family: tuple[re.Pattern[str], ...], gap: str) -> frozenset[int]:
    return frozenset(number for number, pattern in enumerate(family) if pattern.search(gap))
