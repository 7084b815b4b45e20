"""Any text as the content of a spreadsheet's cell: shown as it is, never run; pure."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

#: What a cell may hold, counted as spreadsheet programs count: in units of UTF-16.
MAX_CELL = 32_767
#: Characters that XML cannot carry. Half of a surrogate pair is none of them: it leaves a mark.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_HALF = re.compile("[\ud800-\udfff]")
_LINE_END = re.compile("\r\n?")
#: Looks like the spelling of a character by its number, which programs that read the file would undo.
_SPELLED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
#: What makes a program take typed text for a formula; East Asian keyboards type the wide forms.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def cell_text(text: str) -> str:
    """The text as a cell can hold it.

    Characters that XML cannot carry are dropped, half surrogate pairs become U+FFFD, line ends become line feeds, and
    what is longer than a cell is cut, with `…`.
    """
    text = _HALF.sub("\ufffd", _ILLEGAL.sub("", _LINE_END.sub("\n", text)))
    return shortened_to(text, MAX_CELL)


def shortened_to(text: str, units: int, mark: str = "…") -> str:
    """A text of at most `units` units of UTF-16; what is longer is cut and ends in `mark`."""
    wide = text.encode("utf-16-le")
    if len(wide) <= 2 * units:
        return text
    return wide[: 2 * (units - len(mark))].decode("utf-16-le", "ignore") + mark


def starts_like_formula(text: str) -> bool:
    """Whether a program would take the text for a formula if somebody typed it."""
    return text.startswith(_FORMULA_STARTS)


def cell_xml(text: str) -> str:
    """A text from `cell_text` as XML, with what looks like an escaped character escaped itself."""
    return escape(_SPELLED.sub("_x005F_", text))
