"""What an answer of a questionnaire shows: a symbol, a word, a colour; the symbols are those of the exported files."""

from __future__ import annotations

from advisor.export.texts import SYMBOLS, verdict_text
from advisor.ui.escape import plain

#: Badge colour of the page, and the ground of a bar on which white text stands out.
_LOOKS: dict[str, tuple[str, str]] = {
    "yes": ("green", "#1f7a4d"),
    "partly": ("orange", "#a65d00"),
    "no": ("red", "#b5382c"),
    "conflict": ("violet", "#6f4ab0"),
    "silent": ("gray", "#5b6670"),
    "not_in_corpus": ("gray", "#7a7468"),
    "open": ("blue", "#2f6a9e"),
    "told": ("blue", "#37648a"),
    "own": ("gray", "#4c5a66"),
    "missing": ("gray", "#6d7278"),
}


def shade_badge(shade: str, language: str, count: int | None = None) -> str:
    """A verdict, or why there is none, in Streamlit's Markdown; with a number where one is given."""
    tail = "" if count is None else f" {count}"
    return f":{_LOOKS[shade][0]}-badge[{plain(SYMBOLS[shade])} {plain(verdict_text(shade, language))}{tail}]"


def shade_label(shade: str, language: str) -> str:
    """The same as plain text, for lists of choices."""
    return f"{SYMBOLS[shade]} {verdict_text(shade, language)}"


def shade_colour(shade: str) -> str:
    """The ground of its bar."""
    return _LOOKS[shade][1]
