"""What an answer of a questionnaire shows: a symbol, a word, a colour; the symbols are those of the exported files."""

from __future__ import annotations

from advisor.export.texts import SYMBOLS, verdict_text
from advisor.ui.escape import plain
from advisor.ui.words import word

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


#: Where a question asks for the opposite of its criterion, a yes is the worse answer: colours say what is good for the
#: buyer, words what was answered.
_TURNED = {"yes": "no", "no": "yes"}


def shade_badge(shade: str, language: str, count: int | None = None, *, turned: bool = False) -> str:
    """A verdict, or why there is none, in Streamlit's Markdown; with a number where one is given.

    Args:
        shade: what `shade_of` names.
        language: of the words.
        count: a number behind them.
        turned: whether the question asks for the opposite of its criterion.
    """
    tail = "" if count is None else f" {count}"
    name = shade_name(shade, language, turned=turned and count is not None)
    return f":{_looks(shade, turned)[0]}-badge[{plain(SYMBOLS[shade])} {plain(name)}{tail}]"


def shade_name(shade: str, language: str, *, turned: bool = False) -> str:
    """The word for it; beside others of the same word, a turned one says whom it favours."""
    name = verdict_text(shade, language)
    return word(f"turned:{shade}", language, verdict=name) if turned and shade in _TURNED else name


def shade_label(shade: str, language: str, *, turned: bool = False) -> str:
    """The same as plain text, for lists of choices."""
    return f"{SYMBOLS[shade]} {shade_name(shade, language, turned=turned)}"


def shade_colour(shade: str, *, turned: bool = False) -> str:
    """The ground of its bar."""
    return _looks(shade, turned)[1]


def _looks(shade: str, turned: bool) -> tuple[str, str]:
    return _LOOKS[_TURNED.get(shade, shade) if turned else shade]
