"""Amounts of US dollars in the three languages, short enough for an axis and a table; pure."""

from __future__ import annotations

from collections.abc import Sequence

#: From which amount on an amount is written how; `{}` is the number of such units. Largest first.
SCALES: dict[str, tuple[tuple[float, str], ...]] = {
    "en": ((1e9, "${}B"), (1e6, "${}M"), (1e3, "${}k"), (0, "${}")),
    "ru": ((1e9, "{} млрд $"), (1e6, "{} млн $"), (1e3, "{} тыс. $"), (0, "{} $")),
    "zh": ((1e8, "{}亿美元"), (1e4, "{}万美元"), (0, "{}美元")),
}


def money(value: float, language: str) -> str:
    """An amount with two significant figures or three, never more precise than it can be known.

    >>> money(1_234_567, "en")
    '$1.23M'
    """
    number, template = _scaled(value, SCALES.get(language, SCALES["en"]))
    return template.format(_figures(number, language))


def money_range(low: float, high: float, language: str) -> str:
    """Two amounts; one where they are written alike.

    >>> money_range(1200, 1200, "ru")
    '1,2 тыс. $'
    """
    one, other = money(low, language), money(high, language)
    return one if one == other else f"{one} – {other}"


def number(value: float, language: str) -> str:
    """A figure of a price or a rate as it stands in the corpus, without needless zeros.

    >>> number(0.27, "ru")
    '0,27'
    """
    text = f"{value:,.6f}".rstrip("0").rstrip(".") if abs(value) < 1e15 else f"{value:g}"
    return _localized(text, language)


def _scaled(value: float, scales: Sequence[tuple[float, str]]) -> tuple[float, str]:
    # Rounded first, so that 999,960 is a million and not "1000k".
    rounded = float(f"{value:.3g}")
    for least, template in scales:
        if abs(rounded) >= least:
            return rounded / (least or 1), template
    raise AssertionError("the last scale begins at 0")


def _figures(value: float, language: str) -> str:
    digits = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2
    text = f"{value:,.{digits}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return _localized(text, language)


def _localized(text: str, language: str) -> str:
    """The number with the separators of the language; Russian parts thousands by a space that does not break."""
    if language != "ru":
        return text
    return text.replace(",", "\u00a0").replace(".", ",")
