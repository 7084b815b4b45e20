"""A number as a spreadsheet shows it: `1.10`, `2026-03-01`, `SEC-004`; pure."""

from __future__ import annotations

import datetime
import math
import re
from functools import lru_cache

#: Formats that every workbook has without naming them, as far as they differ from the general one.
BUILT_IN = {
    "1": "0",
    "2": "0.00",
    "3": "#,##0",
    "4": "#,##0.00",
    "9": "0%",
    "10": "0.00%",
    "22": "m/d/yy h:mm",
    **dict.fromkeys(map(str, (*range(14, 18), *range(27, 32), 34, 35, 36, *range(50, 59))), "m/d/yy"),
    **dict.fromkeys(map(str, (*range(18, 22), 32, 33, 45, 46, 47)), "h:mm"),
}
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|\[[^\]]*\]|_.|\*.')
_FIXED = re.compile(
    r'(?P<before>(?:"[^"]*"|\\.|[-A-Z. ])*)(?P<whole>[#,]*0+)(?P<part>\.0+)?(?P<percent>%?)(?P<after>(?:"[^"]*")?)'
)
_LAST_DAY = 2_958_466


def shown(value: str, number_format: str, *, since_1904: bool = False) -> str:
    """A cell's number as its format shows it, as far as that matters for ids, dates and shares.

    Args:
        value: as stored: `1.1`, `45000`.
        number_format: the format's code; empty for the general one.
        since_1904: whether days count from 1904.
    """
    try:
        number = float(value)
    except ValueError:
        return value
    if not math.isfinite(number):
        return value
    kind, match = _kind(number_format)
    if kind == "date":
        return _as_date(number, since_1904, with_time=match is not None) or _general(number)
    if kind == "time":
        return _as_time(number)
    return _fixed(number, match) if match is not None else _general(number)


@lru_cache(maxsize=1024)
def _kind(number_format: str) -> tuple[str, re.Match[str] | None]:
    """Whether a format is of a date (with a match: and a time), a time, or a number (with a match: of its places)."""
    code = number_format.partition(";")[0]
    plain = _LITERAL.sub("", code).lower()
    if "general" in plain:
        return "number", None
    if re.search(r"[ymd]", plain) and not re.fullmatch(r"[hms:.0 ]*m[hms:.0 ]*", plain):
        return "date", re.search("h", plain)
    if re.search(r"[hs]", plain):
        return "time", None
    return "number", _FIXED.fullmatch(code)


def _general(number: float) -> str:
    if number.is_integer() and abs(number) < 1e15:
        return str(int(number))
    return format(number, ".15g")


def _fixed(number: float, match: re.Match[str]) -> str:
    """`0.00` keeps its places, so that 1.10 stays apart from 1.1; `000` its zeros; `"Q"0` its letter."""
    places = max(len(match["part"] or "") - 1, 0)
    digits = len(match["whole"].replace("#", "").replace(",", ""))
    text = f"{abs(number) * (100 if match['percent'] else 1):.{min(places, 30)}f}"
    whole, point, rest = text.partition(".")
    text = whole.zfill(min(digits, 30)) + point + rest
    sign = "-" if number < 0 and re.search(r"[1-9]", text) else ""
    before, after = (re.sub(r'"([^"]*)"|\\(.)', r"\1\2", match[name]) for name in ("before", "after"))
    return f"{before}{sign}{text}{match['percent']}{after}"


def _as_date(number: float, since_1904: bool, *, with_time: bool) -> str:
    if not 0 <= number < _LAST_DAY:
        return ""
    # The calendar that began in 1900 holds a day that never was, 60.
    start = datetime.datetime(1904, 1, 1) if since_1904 else datetime.datetime(1899, 12, 30 if number >= 60 else 31)
    try:
        moment = start + datetime.timedelta(days=number)
    except OverflowError:
        return ""
    if with_time and number % 1:
        return moment.strftime("%H:%M") if number < 1 else moment.isoformat(" ", "minutes")
    return moment.date().isoformat()


def _as_time(number: float) -> str:
    if not 0 <= number < 1e6:
        return _general(number)
    minutes = round(number * 24 * 60)
    return f"{minutes // 60}:{minutes % 60:02d}"
