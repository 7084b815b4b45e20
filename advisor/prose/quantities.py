"""Whether the figures of a sentence stand in its source for the same thing; pure."""

from __future__ import annotations

import re

from advisor.prose.words import Alignment, Text, is_date

#: What bounds a figure, right before it; a bound must not be dropped, added or turned round.
_BOUNDS: dict[str, re.Pattern[str]] = {
    "most": re.compile(
        r"(?:\b(?:up to|at most|no more than|not more than|within|maximum(?: of)?|no later than|below|under|less than|fewer than|by)"
        r"|(?<![а-я])(?:до|не более|не больше|не позднее|не свыше|максимум|менее|в течение)|(?:最多|最长|不超过|上限|至多)[\u3400-\u9fff]{0,3})\W*$"
    ),
    "least": re.compile(
        r"(?:\b(?:at least|more than|over|above|no less than|minimum(?: of)?|exceeding)"
        r"|(?<![а-я])(?:не менее|не меньше|более|больше|свыше|минимум|от)|(?:至少|(?<!不)超过|不少于|多于)[\u3400-\u9fff]{0,2})\W*$"
    ),
    "about": re.compile(
        r"(?:\b(?:about|around|some|nearly|almost|roughly|approximately)|(?<![а-я])(?:около|почти|примерно|порядка)|(?:约|将近|大约)[\u3400-\u9fff]{0,2})\W*$"
    ),
    "since": re.compile(r"(?:\b(?:since|from|after)|(?<![а-я])(?:с|со|после)|自)\W*$"),
}
_LOOK_BACK = 24
_NUMBER_WORDS = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|"
    r"ninety|hundreds?|thousands?|millions?|billions?|trillions?|half|twice|double|triple|dozens?|quarter|thirds?)\b|"
    r"(?<![а-я])(?:два|две|дв(?:ух|ум)|три|тр[её]х|четыр\w+|пят(?:ь|и)|шест(?:ь|и)|сем(?:ь|и)|восем\w+|девят\w+|десят\w+|двадцат\w+|"
    r"тридцат\w+|сорок\w*|пятьдесят|шестьдесят|девяносто|сто|двести|тысяч\w*|тыс|млн|млрд|трлн|миллион\w*|миллиард\w*|триллион\w*|"
    r"половин\w+|вдвое|втрое)(?![а-я])|[一二三四五六七八九十百千万亿两半]+(?=[天日月年个小时倍万亿家人成次种])|[万亿倍]"
)


def moved_figure(found: Alignment) -> str:
    """A figure of the sentence that its source lacks, bounds otherwise or gives for something else; empty: none."""
    partner = found.partner
    for place, word in enumerate(found.sentence.words):
        if not word.is_figure:
            continue
        there = partner.get(place)
        if there is None:
            if not _coarser(word.stem, found.source):
                return word.stem
            continue
        if not _same_unit(found, place, there) or _bound(found.sentence, place) != _bound(found.source, there):
            return word.stem
    return _number_word(found)


def _coarser(stem: str, source: Text) -> bool:
    """Whether it is a year or a month, and the source has a day of it."""
    begins = stem if is_date(stem) else f"d{stem}" if re.fullmatch(r"(?:19|20)\d\d", stem) else ""
    return bool(begins) and any(is_date(other) and other.startswith(begins) for other in source.stems)


def _same_unit(found: Alignment, place: int, there: int) -> bool:
    """Whether the word behind a figure, which says what it counts, is the one of the source."""
    sentence, source = found.sentence, found.source
    if is_date(sentence.words[place].stem):
        return True
    behind = sentence.words[place + 1] if place + 1 < len(sentence.words) else None
    counted = source.words[there + 1] if there + 1 < len(source.words) else None
    if behind is None or counted is None or behind.start - sentence.words[place].end > 2:
        return True
    if counted.start - source.words[there].end > 2:
        return True
    return behind.stem == counted.stem


def _bound(text: Text, place: int) -> frozenset[str]:
    return _bound_before(text.folded, text.words[place].start)


def _bound_before(folded: str, start: int) -> frozenset[str]:
    """The bounds that stand right before a place; one may stand before another ("up to about")."""
    before = folded[max(0, start - _LOOK_BACK) : start]
    found: set[str] = set()
    while match := next(
        ((name, bound) for name, pattern in _BOUNDS.items() if (bound := pattern.search(before)) and name not in found),
        None,
    ):
        found.add(match[0])
        before = before[: match[1].start()]
    return frozenset(found)


def _number_word(found: Alignment) -> str:
    """A figure in words that the source does not have in the same words, bounded in the same way."""
    there = {(match.group(), _bound_before(match.string, match.start())) for match in _words(found.source)}
    return next(
        (m.group() for m in _words(found.sentence) if (m.group(), _bound_before(m.string, m.start())) not in there), ""
    )


def _words(text: Text) -> list[re.Match[str]]:
    return list(_NUMBER_WORDS.finditer(text.folded))
