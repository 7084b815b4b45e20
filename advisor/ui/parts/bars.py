"""Bars of HTML: a share as a length, with its number beside it; they follow the scheme of the page."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from advisor.export.memo_words import share
from advisor.records import Language

#: Reads on the light and on the dark ground alike.
_FILL, _TRACK = "#4f86b8", "rgba(128,128,128,.22)"
_NUMBER = "text-align:right;font-variant-numeric:tabular-nums"
_BAR = f"background:{_TRACK};border-radius:4px;overflow:hidden"


def value_bar(value: float, label: str) -> str:
    """A bar of 0 to 1; `label` is what a screen reader says instead."""
    width = f"{100 * min(max(value, 0.0), 1.0):.1f}%"
    fill = f"background:{_FILL};height:.7rem;width:{width};border-radius:4px"
    return f'<div role="img" aria-label="{escape(label, quote=True)}" style="{_BAR}"><div style="{fill}"></div></div>'


def share_bars(shares: Sequence[tuple[str, float]], language: Language) -> str:
    """Named shares, one a line, each drawn against the largest."""
    most = max((value for _, value in shares), default=0.0) or 1.0
    lines = "".join(
        '<div style="display:grid;grid-template-columns:minmax(7rem,2fr) 3fr 3.2rem;gap:.6rem;align-items:center">'
        f'<span style="overflow-wrap:anywhere">{escape(name)}</span>'
        f'<div aria-hidden="true" style="{_BAR}"><div style="background:{_FILL};height:.55rem;'
        f'width:{100 * value / most:.1f}%"></div></div>'
        f'<span style="{_NUMBER}">{escape(share(value, language))}</span></div>'
        for name, value in shares
    )
    return f'<div style="display:grid;gap:.25rem;font-size:.88rem">{lines}</div>'


def shift_bar(now: float, needed: float, most: float) -> str:
    """From one share to another: a track, a ring where it is now, an arrow to where it would have to be."""
    first, last = (100 * min(max(value / most, 0.0), 1.0) for value in (now, needed))
    left, right = min(first, last), max(first, last)
    point, back = ("left", "-.05rem") if last > first else ("right", "-.5rem")
    inner = (
        f'<div style="position:absolute;left:{left:.1f}%;width:{right - left:.1f}%;top:.42rem;height:.2rem;'
        f'background:{_FILL}"></div>'
        f'<span style="position:absolute;left:{first:.1f}%;top:.16rem;width:.7rem;height:.7rem;margin-left:-.35rem;'
        f'border-radius:50%;border:2px solid {_FILL};background:Canvas;box-sizing:border-box"></span>'
        f'<span style="position:absolute;left:{last:.1f}%;top:.17rem;margin-left:{back};width:0;height:0;'
        f"border-top:.35rem solid transparent;border-bottom:.35rem solid transparent;"
        f'border-{point}:.55rem solid {_FILL}"></span>'
    )
    track = f'<div style="position:absolute;left:0;right:0;top:.5rem;height:1px;background:{_TRACK}"></div>'
    return f'<div aria-hidden="true" style="position:relative;height:1.1rem;margin:0 .6rem">{track}{inner}</div>'
