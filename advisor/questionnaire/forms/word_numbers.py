"""The automatic numbers of a Word document, which stand nowhere in its text: counted as Word counts them; pure.

Works on the elements of the document's XML; names no library.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHINESE = "零一二三四五六七八九"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_LEVELS = 9
#: Styles are based on styles; a damaged file may go round in circles.
_MOST_STEPS = 20


@dataclass(frozen=True, slots=True)
class _Level:
    form: str = "decimal"
    text: str = ""
    start: int = 1


@dataclass(slots=True)
class Numbers:
    """Counts the numbered paragraphs of a document; ask for each paragraph once, in order."""

    _levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    """Of each list, by level."""
    _family: dict[str, str] = field(default_factory=dict)
    """Lists of one family count on from one another."""
    _restarts: dict[tuple[str, int], int] = field(default_factory=dict)
    _styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    """List and level of a style."""
    _counters: dict[str, list[int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def next(self, paragraph: Any, style: str) -> tuple[str, int, bool]:
        """Number, level and whether it is a bullet, of the next paragraph; an empty number and level -1 for none."""
        lists, level = _of_paragraph(paragraph)
        if lists == "":
            lists, own_level = self._styles.get(style, ("", -1))
            level = own_level if level < 0 else level
        if lists in ("", "0") or lists not in self._levels:
            return "", -1, False
        level = min(max(level, 0), _LEVELS - 1)
        described = self._levels[lists]
        this = described.get(level, _Level())
        if this.form in ("bullet", "none"):
            return "", level, this.form == "bullet"
        self._count(lists, level)
        counters = self._counters[self._family[lists]]
        text = re.sub(
            r"%([1-9])",
            lambda mark: written(counters[int(mark[1]) - 1], described.get(int(mark[1]) - 1, _Level()).form),
            this.text or f"%{level + 1}.",
        )
        return text.strip().rstrip(".):、．").lstrip("(（").rstrip("）"), level, False

    def _count(self, lists: str, level: int) -> None:
        family = self._family[lists]
        described = self._levels[lists]
        counters = self._counters.setdefault(
            family, [described.get(each, _Level()).start - 1 for each in range(_LEVELS)]
        )
        if (restart := self._restarts.get((lists, level))) is not None and (lists, level) not in self._begun:
            counters[level] = restart - 1
        self._begun.add((lists, level))
        for above in range(level):
            counters[above] = max(counters[above], described.get(above, _Level()).start)
        counters[level] += 1
        for below in range(level + 1, _LEVELS):
            counters[below] = described.get(below, _Level()).start - 1


def numbers_of(numbering: Any, styles: Any) -> Numbers:
    """What a document says of its lists.

    Args:
        numbering: the root of its part of lists, or None.
        styles: the root of its part of styles, or None.
    """
    numbers = Numbers()
    if numbering is None:
        return numbers
    families = {
        _value(each, "abstractNumId", own=True): dict(_levels(each))
        for each in numbering.iterchildren(f"{W}abstractNum")
    }
    for each in numbering.iterchildren(f"{W}num"):
        lists = each.get(f"{W}numId") or ""
        family = _value(each, "abstractNumId")
        numbers._levels[lists] = dict(families.get(family, {}))
        numbers._family[lists] = family
        for change in each.iterchildren(f"{W}lvlOverride"):
            level = _whole(change.get(f"{W}ilvl"), 0)
            numbers._levels[lists].update(_levels(change))
            if (start := _value(change, "startOverride")) != "":
                numbers._restarts[(lists, level)] = _whole(start, 1)
    if styles is not None:
        numbers._styles.update(_of_styles(styles))
    return numbers


def _levels(parent: Any) -> Iterator[tuple[int, _Level]]:
    for each in parent.iterchildren(f"{W}lvl"):
        level = _Level(_value(each, "numFmt") or "decimal", _value(each, "lvlText"), _whole(_value(each, "start"), 1))
        yield _whole(each.get(f"{W}ilvl"), 0), level


def _of_styles(styles: Any) -> Mapping[str, tuple[str, int]]:
    own: dict[str, tuple[str, int]] = {}
    based: dict[str, str] = {}
    for style in styles.iterchildren(f"{W}style"):
        name = style.get(f"{W}styleId") or ""
        own[name] = _of_paragraph(style)
        based[name] = _value(style, "basedOn")
    found: dict[str, tuple[str, int]] = {}
    for name in own:
        lists, level, step = "", -1, name
        for _ in range(_MOST_STEPS):
            its_lists, its_level = own.get(step, ("", -1))
            lists = lists or its_lists
            level = its_level if level < 0 else level
            step = based.get(step, "")
        if lists:
            found[name] = lists, max(level, 0)
    return found


def _of_paragraph(element: Any) -> tuple[str, int]:
    """List and level that a paragraph or style names itself."""
    properties = element.find(f"{W}pPr/{W}numPr")
    if properties is None:
        return "", -1
    return _value(properties, "numId"), _whole(_value(properties, "ilvl"), -1)


def _value(element: Any, name: str, *, own: bool = False) -> str:
    found = element if own else element.find(f"{W}{name}")
    return "" if found is None else found.get(f"{W}{name if own else 'val'}") or ""


def _whole(text: str | None, default: int) -> int:
    return int(text) if text is not None and re.fullmatch(r"\d{1,6}", text) else default


def written(number: int, form: str) -> str:
    """A number as a level of a list writes it."""
    if number < 1:
        return str(number)
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(97 + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if form == "lowerLetter" else letter.upper()
    if form in ("lowerRoman", "upperRoman"):
        rest, roman = number, ""
        for value, sign in _ROMAN:
            roman += sign * (rest // value)
            rest %= value
        return roman if form == "lowerRoman" else roman.upper()
    if form in ("russianLower", "russianUpper") and number <= len(_RUSSIAN):
        return _RUSSIAN[number - 1] if form == "russianLower" else _RUSSIAN[number - 1].upper()
    if form.startswith(("chinese", "japanese", "ideograph", "taiwanese")) and number < 100:
        tens, ones = divmod(number, 10)
        return ("" if tens == 0 else ("" if tens == 1 else _CHINESE[tens]) + "十") + (_CHINESE[ones] if ones else "")
    return f"0{number}" if form == "decimalZero" and number < 10 else str(number)
