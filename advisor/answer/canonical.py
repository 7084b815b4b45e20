"""Values of a text in one form, so that the same value written twice compares as the same; pure.

Dates become "5 January 2020", numbers lose the marks between thousands and the words that spell them, lengths of time
take one unit, currencies their three letters. Only for comparing: what is shown stays as it stands. A date in figures
with slashes is left alone: which of the first two is the month, the text does not say.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

# fmt: off
_ENGLISH = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)
_RUSSIAN = (
    "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
    "декабря",
)
# fmt: on
#: The names of months as they stand in what `canonical` gives: they are values, no names of anybody.
MONTHS = frozenset(_ENGLISH)
_MONTH: Mapping[str, str] = {
    **{name.lower(): name for name in _ENGLISH},
    **{name.lower()[:3]: name for name in _ENGLISH},
    "sept": "September",
    **dict(zip(_RUSSIAN, _ENGLISH, strict=True)),
}
_NAMES = "|".join(sorted(_MONTH, key=len, reverse=True))
_DAY_FIRST = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ -]({_NAMES})\.?,?[ -]((?:19|20)\d\d)\b(?: года| г\.)?", re.IGNORECASE
)
_MONTH_FIRST = re.compile(rf"\b({_NAMES})\.? (\d{{1,2}})(?:st|nd|rd|th)?,? ((?:19|20)\d\d)\b", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"\b((?:19|20)\d\d)(?:-|年)(\d{1,2})(?:-|月)(\d{1,2})(?:日|\b)")
_DOTTED = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)\b")
_THOUSANDS = re.compile(r"(?<![\d.,])(\d{1,3})((?:[, \u00a0\u202f'’]\d{3})+)(?![\d,]\d|\d)")
_SPELLED: Mapping[str, int] = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fourteen": 14, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "sixty": 60,
    "ninety": 90, "hundred": 100,
    "два": 2, "двух": 2, "три": 3, "трех": 3, "четыре": 4, "пять": 5, "шесть": 6, "семь": 7, "десять": 10,
    "двенадцать": 12, "четырнадцать": 14, "тридцать": 30, "тридцати": 30, "шестьдесят": 60, "девяносто": 90,
}  # fmt: skip
#: What a spelled number must stand before: "the one that …" counts nothing.
_UNIT = (
    r"(?:(?:business |working |calendar )?(?:day|week|month|year|hour|minute)s?\b|"
    r"(?:people|employees|users|times|percent|per cent|million|billion)\b|"
    r"(?:дн\w+|недел\w+|месяц\w*|лет|год\w*|час\w*))"
)
_SPELLED_OUT = re.compile(rf"\b({'|'.join(_SPELLED)})(?:\s*\((\d+)\))?(?=[\s-]+{_UNIT})", re.IGNORECASE)
_ORDINAL = re.compile(r"\b(\d+)(?:st|nd|rd|th)\b", re.IGNORECASE)
_PERCENT = re.compile(r"(\d)\s*(?:per ?cent\b|процент\w*)", re.IGNORECASE)
_CURRENCIES: Mapping[str, str] = {
    "usd": r"US\$|\$|USD|(?:US )?dollars?|долл\w*\.?|美元",
    "eur": r"€|EUR|euros?|евро|欧元",
    "gbp": r"£|GBP|pounds?(?: sterling)?|英镑",
    "cny": r"CNY|RMB|yuan|юан\w+|人民币",
    "rub": r"₽|RUB|roubles?|rubles?|рубл\w+|卢布",
}
_SUM = r"\d[\d.]*(?:\s?(?:million|billion|thousand|млн|млрд|万|亿))?"
_BEFORE = {code: re.compile(rf"(?<!\w)(?:{words})\s?({_SUM})", re.IGNORECASE) for code, words in _CURRENCIES.items()}
_AFTER = {code: re.compile(rf"({_SUM})\s?(?:{words})(?!\w)", re.IGNORECASE) for code, words in _CURRENCIES.items()}
#: Units of time and how many of the smaller unit they are; a week is days, a year is months, whole days are days.
_TIME = re.compile(r"\b(\d+)[ -](week|year|hour)s?\b", re.IGNORECASE)
_DAY_HOURS = 24


def canonical(text: str) -> str:
    """A text with its values in one form; words that are no values stay as they are."""
    text = _THOUSANDS.sub(lambda m: m[1] + re.sub(r"\D", "", m[2]), text)
    text = _DAY_FIRST.sub(lambda m: _date(m[1], _MONTH[m[2].lower()], m[3]), text)
    text = _MONTH_FIRST.sub(lambda m: _date(m[2], _MONTH[m[1].lower()], m[3]), text)
    text = _YEAR_FIRST.sub(lambda m: _numbered(m[3], m[2], m[1], m[0]), text)
    text = _DOTTED.sub(lambda m: _numbered(m[1], m[2], m[3], m[0]), text)
    text = _SPELLED_OUT.sub(lambda m: m[2] or str(_SPELLED[m[1].lower()]), text)
    text = _ORDINAL.sub(r"\1", text)
    text = _PERCENT.sub(r"\1%", text)
    for code in _CURRENCIES:
        text = _BEFORE[code].sub(rf"{code} \1", text)
        text = _AFTER[code].sub(rf"{code} \1", text)
        text = re.sub(rf"\b{code} {code}\b", code, text)
    return _TIME.sub(_in_one_unit, text)


def _date(day: str, month: str, year: str) -> str:
    return f"{int(day)} {month} {year}"


def _numbered(day: str, month: str, year: str, whole: str) -> str:
    known = 1 <= int(month) <= len(_ENGLISH)
    return _date(day, _ENGLISH[int(month) - 1], year) if known else whole


def _in_one_unit(match: re.Match[str]) -> str:
    number, unit = int(match[1]), match[2].lower()
    if unit == "week":
        return f"{number * 7} days"
    if unit == "year":
        return f"{number * 12} months"
    return f"{number // _DAY_HOURS} days" if number and number % _DAY_HOURS == 0 else match[0]
