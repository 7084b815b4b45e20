"""Shows stored text as it stands: for HTML blocks and for Streamlit's Markdown labels; pure.

Passages, questions and documents are untrusted: no character of them may act as HTML, Markdown, a formula, a link or
a Streamlit directive.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
#: Streamlit turns `:name:` into an emoji or an icon, bare addresses into links and `->` into an arrow *after* Markdown
#: is parsed, where a backslash no longer protects. A word joiner (no width, no break) parts these.
_LATE_FORMS = re.compile(r"(?<=:)(?=\S)|(?<=@)(?=\S)|(?<=\bwww)(?=\.)|(?<=[-<>~])(?=[-=>])", re.IGNORECASE)
_JOINER = "\u2060"
#: Half-transparent amber reads well on light and on dark ground.
_MARK_STYLE = "background-color:rgba(255,190,40,.34);color:inherit;padding:.05em 0;border-radius:2px"
_TEXT_STYLE = "white-space:pre-wrap;overflow-wrap:anywhere;line-height:1.55;margin:0"


def plain(text: str) -> str:
    r"""Text for a Markdown label or paragraph, shown character by character on one line.

    >>> plain("a *b* $5")
    'a \\*b\\* \\$5'
    """
    one_line = " ".join(text.split())
    return _PUNCTUATION.sub(r"\\\1", _LATE_FORMS.sub(_JOINER, one_line))


def shortened(text: str, limit: int) -> str:
    """The text on one line, cut at a word where it is longer than `limit` characters."""
    one_line = " ".join(text.split())
    if len(one_line) <= limit:
        return one_line
    cut = one_line[: limit - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[limit // 2 :] else cut).rstrip(" ,;:.") + "…"


def block(text: str, language: str = "", *, size: str = "1rem", weight: int = 400, quiet: bool = False) -> str:
    """A text as an HTML paragraph with its language; direction marks in it cannot reach the text around it."""
    return _paragraph(html.escape(text), language, size=size, weight=weight, quiet=quiet)


def marked(text: str, spans: Iterable[tuple[int, int]], language: str = "", *, size: str = "1rem") -> str:
    """A text as an HTML paragraph in which the spans are marked; overlapping spans become one.

    >>> "<mark" in marked("ab", [(0, 1)])
    True
    """
    pieces: list[str] = []
    position = 0
    for start, end in _merged(spans, len(text)):
        pieces.append(html.escape(text[position:start]))
        pieces.append(f'<mark style="{_MARK_STYLE}">{html.escape(text[start:end])}</mark>')
        position = end
    pieces.append(html.escape(text[position:]))
    return _paragraph("".join(pieces), language, size=size)


def _paragraph(inner: str, language: str, *, size: str, weight: int = 400, quiet: bool = False) -> str:
    tongue = f' lang="{html.escape(language, quote=True)}"' if language else ""
    style = f"{_TEXT_STYLE};font-size:{size};font-weight:{weight}" + (";opacity:.78" if quiet else "")
    return f'<p{tongue} dir="auto" style="{style}">{inner}</p>'


def _merged(spans: Iterable[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted((max(0, start), min(length, end)) for start, end in spans):
        if start >= end:
            continue
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
