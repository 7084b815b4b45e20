"""Numbers, shares, counts and lists as they are read in each language; pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from advisor.records import Language

_NBSP = "\u00a0"
#: What is counted: English one and many; Russian one, few and many; Chinese with its measure word.
_COUNTED: dict[str, tuple[tuple[str, str], tuple[str, str, str], str]] = {
    "route": (("route", "routes"), ("способ", "способа", "способов"), "种方式"),
    "must_have": (
        ("must-have", "must-haves"),
        ("обязательное условие", "обязательных условия", "обязательных условий"),
        "项必备条件",
    ),
    "weighting": (("weighting", "weightings"), ("набор весов", "набора весов", "наборов весов"), "组权重"),
    "rule": (("rule", "rules"), ("норма", "нормы", "норм"), "项规则"),
    "criterion": (("criterion", "criteria"), ("критерий", "критерия", "критериев"), "项标准"),
    "server": (("server", "servers"), ("сервер", "сервера", "серверов"), "台服务器"),
}


_COLUMN: Mapping[Language, int] = {"en": 0, "ru": 1, "zh": 2}
#: What stands in quotation marks is held together by them, and what in brackets by these; a comma of a number is none.
_BARE = re.compile(r"“[^”]*”|«[^»]*»|\([^)]*\)|（[^）]*）|\d,\d")


def number(value: float, language: Language, digits: int = 0) -> str:
    """A number with its separators; `digits` behind the point at the most."""
    text = f"{value:,.{digits}f}"
    if digits:
        text = text.rstrip("0").rstrip(".")
    if language == "ru":
        # Four digits stand together, as is the custom.
        whole = text.replace(",", _NBSP if abs(value) >= 10_000 else "")
        return whole.replace(".", ",")
    return text


def share(value: float, language: Language) -> str:
    """A share of 0 to 1 in per cent; what is not nothing and not all does not read so."""
    percent = 100 * value
    text = number(percent, language, 0 if percent >= 10 else 1)
    if 0 < percent < 0.1:
        text = "<" + number(0.1, language, 1)
    elif 99.5 <= percent < 100:
        text = ">99"
    return f"{text}{_NBSP}%" if language == "ru" else f"{text}%"


def points(value: float, language: Language) -> str:
    """A value of 0 to 1 as points of 100, with one digit behind the point."""
    return number(100 * value, language, 1)


def parted(names: Iterable[str], language: Language) -> str:
    """Names that hold commas themselves, in a sentence."""
    return ("；" if language == "zh" else "; ").join(name for name in names if name)


def counted(count: int, what: str, language: Language) -> str:
    """A number with what is counted, in the right form."""
    english, russian, chinese = _COUNTED[what]
    text = number(count, language)
    if language == "zh":
        return f"{text}{chinese}"
    if language == "en":
        return f"{text}{_NBSP}{english[count != 1]}"
    if count % 10 == 1 and count % 100 != 11:
        form = russian[0]
    elif count % 10 in (2, 3, 4) and count % 100 not in (12, 13, 14):
        form = russian[1]
    else:
        form = russian[2]
    return f"{text}{_NBSP}{form}"


def listed(names: Iterable[str], language: Language, joint: str = "and") -> str:
    """Names in a sentence: "a, b and c"; `joint` is `and` or `or`.

    Where a name holds a comma itself, semicolons part them: "a, of b; c; and d".
    """
    found: Sequence[str] = [name for name in names if name]
    if len(found) > 1 and any(comma in _BARE.sub("", name) for name in found for comma in (",", "，", "、")):
        last = {"and": ("; and ", "; и ", "；"), "or": ("; or ", "; или ", "；或")}[joint][_COLUMN[language]]
        return f"{('；' if language == 'zh' else '; ').join(found[:-1])}{last}{found[-1]}"
    last = {"and": (" and ", " и ", "和"), "or": (" or ", " или ", "或")}[joint][_COLUMN[language]]
    if language == "zh":
        return f"{'、'.join(found[:-1])}{last}{found[-1]}" if len(found) > 1 else "".join(found)
    return f"{', '.join(found[:-1])}{last}{found[-1]}" if len(found) > 1 else "".join(found)
