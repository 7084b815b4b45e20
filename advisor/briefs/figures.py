"""The figures of a text: what a statement asserts in digits must stand in what it cites; pure.

Separators and leading zeros do not count (`10 000`, `10,000` and `10000` are one figure, so are `03` and `3`), and a
month's name counts as its number, because dates are written both ways. Only whole words are names of months, and what
may be another word (`may`, `mar`, `dec`) is one only beside a day or a year.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_NUMBER = re.compile(r"\d{1,3}(?:[,.\u00a0\u202f ]\d{3})+(?!\d)|\d+(?:[.,]\d+)*")
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)"
_YEAR = r"(?:19|20)\d\d(?!\d)"
_BEFORE, _AFTER = r"(?<![^\W\d_])", r"(?![^\W\d_])"
#: Endings of the Russian months in -ь, as nouns and as adjectives.
_SOFT = r"(?:ь|я|ю|е|[её]м|ь?ск[а-я]+)"


def _month(words: str, short: str) -> re.Pattern[str]:
    """A month by its full names wherever they stand, or by a short one beside a day or a year."""
    dated = (
        rf"(?<![\w.,-]){_DAY}(?:st|nd|rd|th)?[\s-]+(?:of\s+)?(?:{short}){_AFTER}"
        rf"|{_BEFORE}(?:{short}){_AFTER}\.?[\s,-]*(?:{_DAY}|{_YEAR})"
    )
    return re.compile(rf"(?i:{_BEFORE}(?:{words}){_AFTER})|{dated}")


_MONTHS = (
    _month(rf"january|январ{_SOFT}", "Jan|JAN|jan|янв"),
    _month(rf"february|феврал{_SOFT}", "Feb|FEB|feb|февр?"),
    _month(r"март(?:а|у|е|ом|овск[а-я]+)?|(?-i:March)|(?-i:MARCH)", "Mar|MAR|mar|march|мар"),
    _month(rf"april|апрел{_SOFT}", "Apr|APR|apr|апр"),
    # "5 may 2026" is a date, "clause 5 may apply" is none: in small letters only a year makes it a month.
    _month(rf"ма(?:й|я|ю|е|ем|йск[а-я]+)|may\s+(?:{_DAY},?\s+)?{_YEAR}", "May"),
    _month(rf"june|июн{_SOFT}", "Jun|JUN|jun"),
    _month(rf"july|июл{_SOFT}", "Jul|JUL|jul"),
    _month(r"august|август(?:а|у|е|ом|овск[а-я]+)?", "Aug|AUG|aug|авг"),
    _month(rf"september|сентябр{_SOFT}", "Sept?|SEPT?|sept?|сент?"),
    _month(rf"october|октябр{_SOFT}", "Oct|OCT|oct|окт"),
    _month(rf"november|ноябр{_SOFT}", "Nov|NOV|nov|нояб?"),
    _month(rf"december|декабр{_SOFT}", "Dec|DEC|dec|дек"),
)

#: What a text must hold before a month is looked for in earnest: a plain look-up spares most of the patterns.
_STEMS = (
    ("jan", "янв"),
    ("feb", "фев"),
    ("mar", "мар"),
    ("apr", "апр"),
    ("may", "ма"),
    ("jun", "июн"),
    ("jul", "июл"),
    ("aug", "авг"),
    ("sep", "сен"),
    ("oct", "окт"),
    ("nov", "ноя"),
    ("dec", "дек"),
)


def figures(text: str) -> frozenset[str]:
    """The figures that stand in a text as digits."""
    return frozenset(re.sub(r"\D", "", number).lstrip("0") or "0" for number in _NUMBER.findall(text))


def figures_held(texts: Iterable[str | None]) -> frozenset[str]:
    """The figures that cited texts can vouch for: their digits, and the numbers of the months they name."""
    joined = " ".join(text for text in texts if text)
    lowered = joined.lower()
    months = {
        str(number)
        for number, (stems, pattern) in enumerate(zip(_STEMS, _MONTHS, strict=True), 1)
        if any(stem in lowered for stem in stems) and pattern.search(joined)
    }
    return figures(joined) | months
