"""The figures of a text: what a statement asserts in digits must stand in what it cites; pure.

Separators and leading zeros do not count (`10 000`, `10,000` and `10000` are one figure, so are `03` and `3`), and a
month's name counts as its number, because dates are written both ways.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_NUMBER = re.compile(r"\d{1,3}(?:[,.\u00a0\u202f ]\d{3})+(?!\d)|\d+(?:[.,]\d+)*")
_MONTHS = tuple(
    re.compile(rf"\b(?:{names})", re.IGNORECASE)
    for names in (
        "jan|янв",
        "feb|фев",
        "mar|мар",
        "apr|апр",
        "may|ма[йя]",
        "jun|июн",
        "jul|июл",
        "aug|авг",
        "sep|сен",
        "oct|окт",
        "nov|ноя",
        "dec|дек",
    )
)


def figures(text: str) -> frozenset[str]:
    """The figures that stand in a text as digits."""
    return frozenset(re.sub(r"\D", "", number).lstrip("0") or "0" for number in _NUMBER.findall(text))


def figures_held(texts: Iterable[str | None]) -> frozenset[str]:
    """The figures that cited texts can vouch for: their digits, and the numbers of the months they name."""
    joined = " ".join(text for text in texts if text)
    months = {str(number) for number, pattern in enumerate(_MONTHS, 1) if pattern.search(joined)}
    return figures(joined) | months
