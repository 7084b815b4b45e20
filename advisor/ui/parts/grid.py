"""The table of routes and criteria that a reader can press: a component of the page, with its looks.

Colours stand with symbols and words, never alone; each ink is readable on its ground in both schemes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from advisor.answer.texts import say
from advisor.decide.matrix import ORDER, Mark, Matrix, Row, sorted_criterion
from advisor.export.texts import SYMBOLS
from advisor.records import Corpus
from advisor.ui.words import named, word

if TYPE_CHECKING:
    from collections.abc import Callable

_ASSETS = Path(__file__).parent.parent / "assets"


@dataclass(frozen=True, slots=True)
class Look:
    """Ground and ink on a light page, then on a dark one."""

    ground: str
    ink: str
    dark_ground: str
    dark_ink: str


_UNKNOWN = Look("#f1eee8", "#4a525b", "#1d232a", "#b9c2cc")
LOOKS: Mapping[str, Look] = {
    "yes": Look("#cde8d8", "#0e4529", "#123d29", "#9fe5c0"),
    "partly": Look("#fae0b8", "#613600", "#46300d", "#ffd08c"),
    "conflict": Look("#dfd2f3", "#452580", "#36235a", "#d6c2ff"),
    "no": Look("#f5cbc5", "#741b13", "#4e1d19", "#ffb8b0"),
    "silent": _UNKNOWN,
    "not_in_corpus": _UNKNOWN,
    "out": Look("#e4e1db", "#4a525b", "#2a3138", "#b9c2cc"),
}
#: Bits of a cell's number beside the place of its verdict in `ORDER`; the script knows them too.
_STALE, _FAILS = 8, 16
#: What the script says -> the key of the page's word for it.
_WORDS = {
    "must": "m_must",
    "sort": "m_sort",
    "pin": "m_pin",
    "unpin": "m_unpin",
    "stale": "m_stale",
    "fails": "m_fails",
}
_STANDING_SYMBOLS = {"held": "‖", "out": "⊘"}


def _colours() -> str:
    """Rules of the grounds and inks."""
    rules = [
        f".am-{name}{{--am-ground:light-dark({look.ground},{look.dark_ground});"
        f"--am-ink:light-dark({look.ink},{look.dark_ink});--am-hatch:light-dark(#c9c4ba,#46505a)}}"
        for name, look in LOOKS.items()
        if name != "out"
    ]
    out = LOOKS["out"]
    rules.append(
        f".am-out .am-cell{{--am-ground:light-dark({out.ground},{out.dark_ground});"
        f"--am-ink:light-dark({out.ink},{out.dark_ink})}}"
    )
    return "\n".join(rules)


_grid = st.components.v2.component(
    "advisor_grid",
    html='<div class="am-box"></div>',
    css=(_ASSETS / "grid.css").read_text(encoding="utf-8") + _colours(),
    js=(_ASSETS / "grid.js").read_text(encoding="utf-8"),
    # The page's own checks of contrast and of names see into it.
    isolate_styles=False,
)


def draw_grid(
    data: Mapping[str, Any], key: str, on_pin: Callable[[], None], on_sort: Callable[[], None]
) -> tuple[str, str] | None:
    """Draw the table.

    Args:
        data: from `grid_data`.
        key: of the component; `pressed` reads from it what was pressed.
        on_pin: called when a route is pinned or loosened.
        on_sort: called when the head of a column is pressed.

    Returns:
        The route and the criterion of the cell that was opened just now; None when none was.
    """
    result = _grid(key=key, data=dict(data), on_open_change=_nothing, on_pin_change=on_pin, on_sort_change=on_sort)
    opened = result.get("open")
    if isinstance(opened, (list, tuple)) and len(opened) == 2:
        return str(opened[0]), str(opened[1])
    return None


def _nothing() -> None:
    """What is opened is drawn in the same run; there is nothing to prepare."""


def grid_data(matrix: Matrix, corpus: Corpus, sort: str, language: str, banded: bool) -> Mapping[str, Any]:
    """All that the script draws, as plain data; `banded`: rows have the name of their group above them."""
    criteria = [corpus.criteria[criterion] for criterion in matrix.criteria]
    by_group = [(group, len(list(found))) for group, found in groupby(criterion.group for criterion in criteria)]
    starts = {sum(span for _, span in by_group[:place]) for place in range(len(by_group))}
    return {
        "language": language,
        "label": word("m_label", language),
        "corner": word("grid_corner", language),
        "groups": [{"name": named("criteria", group, language), "span": span} for group, span in by_group],
        "columns": [
            {
                "id": criterion.id,
                "name": criterion.name.get(language, criterion.id),
                "title": criterion.question.get(language, ""),
                "must": criterion.id in matrix.must_haves,
                "sorted": criterion.id == sorted_criterion(sort),
                "first": place in starts,
            }
            for place, criterion in enumerate(criteria)
        ],
        "rows": [_row(row, matrix, language, banded) for row in matrix.rows],
        "looks": [
            {"id": verdict, "symbol": SYMBOLS[verdict], "name": say(f"verdict:{verdict}", language)}
            for verdict in ORDER
        ],
        "words": {name: word(key, language) for name, key in _WORDS.items()},
    }


def _row(row: Row, matrix: Matrix, language: str, banded: bool) -> dict[str, Any]:
    mark = _STANDING_SYMBOLS.get(row.standing, "")
    note = named("standing", row.standing, language) if mark else ""
    if row.place is not None:
        mark, note = str(row.place), word("m_place", language, place=row.place)
    cells = [matrix.cells[row.route.id, criterion] for criterion in matrix.criteria]
    band = named("group", row.route.group, language) if banded else ""
    return {
        "id": row.route.id,
        "name": row.route.name.get(language, row.route.id),
        "mark": mark,
        "note": note,
        "standing": row.standing,
        "pinned": row.pinned,
        "band": word("m_pinned", language) if row.pinned and banded else band,
        "cells": [_code(cell) for cell in cells],
    }


def _code(mark: Mark) -> int | None:
    if not mark.shown:
        return None
    return ORDER.index(mark.verdict) + (_STALE if mark.stale else 0) + (_FAILS if mark.fails else 0)


def legend_html(matrix: Matrix, language: str) -> str:
    """What the symbols mean, each verdict with the number of its cells."""
    marks = [mark for mark in matrix.cells.values() if mark.shown]
    entries: list[tuple[str, str, int | None]] = [
        (_chip(SYMBOLS[verdict], LOOKS[verdict]), say(f"verdict:{verdict}", language), _count(marks, verdict))
        for verdict in ORDER
        if any(mark.verdict == verdict for mark in marks)
    ]
    if stale := sum(mark.stale for mark in marks):
        corner = "background-image:linear-gradient(225deg,currentColor .42rem,transparent .44rem)"
        entries.append((_chip("", LOOKS["out"], corner), word("m_stale", language), stale))
    if matrix.must_haves & set(matrix.criteria):
        entries.append((_chip("★"), word("m_must", language), None))
    for standing, symbol in _STANDING_SYMBOLS.items():
        if count := sum(row.standing == standing for row in matrix.rows):
            entries.append((_chip(symbol), named("standing", standing, language), count))
    if any(mark.fails for mark in marks):
        entries.append(
            (_chip("", LOOKS["out"], "box-shadow:inset 0 0 0 2px currentColor"), word("m_fails", language), None)
        )
    items = "".join(
        f'<li style="display:flex;gap:.4rem;align-items:center;margin:0;padding:0">{chip}'
        f"<span>{escape(name)}{'' if count is None else f' <b>{count}</b>'}</span></li>"
        for chip, name, count in entries
    )
    style = "display:flex;flex-wrap:wrap;gap:.35rem 1.1rem;list-style:none;margin:0;padding:0;font-size:.88rem"
    return f'<ul style="{style}">{items}</ul>'


def _count(marks: Sequence[Mark], verdict: str) -> int:
    return sum(mark.verdict == verdict for mark in marks)


def _chip(symbol: str, look: Look | None = None, more: str = "") -> str:
    colours = (
        f"background-color:light-dark({look.ground},{look.dark_ground});color:light-dark({look.ink},{look.dark_ink});"
        if look
        else ""
    )
    style = (
        f"{colours}display:inline-block;width:1.5rem;height:1.4rem;line-height:1.4rem;text-align:center;"
        f"border-radius:3px;font-weight:600;{more}"
    )
    return f'<span aria-hidden="true" style="{style}">{escape(symbol)}</span>'
