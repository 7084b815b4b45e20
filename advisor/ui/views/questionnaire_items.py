"""Part of the second room: the table of all items, whose labels are corrected one by one or several at once."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from advisor.questionnaire.records import LABELS, Item, Label, Place
from advisor.ui import state
from advisor.ui.draft import Draft
from advisor.ui.escape import plain, shortened
from advisor.ui.parts.headings import draw_heading
from advisor.ui.words import named, word

_SHOWN, _WORDS, _ROWS, _DRAWN = "q_shown_labels", "q_shown_words", "q_rows", "q_drawn"
_LONGEST_TEXT = 2_000
#: What readers call the parts of files that have no names for them.
_PARTS = frozenset({"table", "page"})
#: Heights in the table, in pixels.
_ROW, _TALLEST = 38, 460

#: What the table was drawn with: a number that names its widget, then the items with their labels and ticks.
_Rows = tuple[int, tuple[tuple[str, Label, bool], ...]]


def draw_items(draft: Draft, language: str) -> None:
    """The table, with a filter above it and what can be done with several rows below it."""
    draw_heading(word("q_split", language), 2)
    one, two = st.columns([3, 2])
    labels = one.pills(
        word("q_show_labels", language),
        LABELS,
        selection_mode="multi",
        format_func=lambda label: named("label", label, language),
        key=_SHOWN,
        persist_state="session",
    )
    words = two.text_input(
        word("q_find", language),
        key=_WORDS,
        icon=":material/search:",
        type="search",
        placeholder=word("q_find_hint", language),
        persist_state="session",
    )
    shown = draft.shown(labels or (), words or "")
    total = len(draft.questionnaire.items)
    st.caption(word("q_items", language, count=len(shown), total=total) if shown else word("q_nothing_fits", language))
    if not shown:
        return
    rows = _rows(draft, shown, (tuple(labels or ()), words))
    _table(rows, draft, language)
    _marking(rows, language)


def _rows(draft: Draft, shown: Sequence[Item], asked: object) -> _Rows:
    """What the table is drawn with. It stays while the filter does, so that a row that no longer fits does not jump
    away under the hand, and the table keeps its place.
    """
    reason = (asked, draft.number, draft.columns)
    known: tuple[object, _Rows] = state.chosen(_ROWS, ((), (0, ())))
    # A table that was drawn and then left for another page has forgotten its edits; the draft has not.
    forgotten = state.chosen(_DRAWN, "") == _key(known[1]) and state.chosen(_key(known[1]), None) is None
    if known[0] == reason and not forgotten:
        return known[1]
    rows = (known[1][0] + 1, tuple((item.id, draft.label(item), False) for item in shown))
    state.set_choice(_ROWS, (reason, rows))
    return rows


def _key(rows: _Rows) -> str:
    return f"q_items_{rows[0]}"


def _table(rows: _Rows, draft: Draft, language: str) -> None:
    found = {item.id: item for item in draft.questionnaire.items}
    kept = [(found[item_id], label, ticked) for item_id, label, ticked in rows[1]]
    column = st.column_config
    st.data_editor(
        {
            "tick": [ticked for _, _, ticked in kept],
            "label": [label for _, label, _ in kept],
            "number": [item.number for item, _, _ in kept],
            "text": [shortened(item.text, _LONGEST_TEXT) for item, _, _ in kept],
            "section": [item.section for item, _, _ in kept],
            "place": [_place(item.place, language) for item, _, _ in kept],
        },
        column_config={
            "tick": column.CheckboxColumn(word("q_tick", language), width=60),
            "label": column.SelectboxColumn(
                word("q_label", language),
                options=LABELS,
                required=True,
                width=120,
                format_func=lambda label: named("label", str(label), language),
            ),
            "number": column.TextColumn(word("q_number", language), width=70),
            "text": column.TextColumn(word("q_text", language), width=430),
            "section": column.TextColumn(word("q_section", language), width=150),
            "place": column.TextColumn(word("q_place", language), width=130),
        },
        disabled=("number", "text", "section", "place"),
        hide_index=True,
        height=min(_TALLEST, 38 + _ROW * len(kept)),
        row_height=_ROW,
        key=_key(rows),
        on_change=_take_edits,
        alt=word("q_items_alt", language),
    )
    state.set_choice(_DRAWN, _key(rows))


def _place(place: Place, language: str) -> str:
    """Where an item stands, in the words of the page."""
    kind, _, number = place.part.partition(" ")
    part = word(f"part:{kind}", language, number=number) if kind in _PARTS and number.isdigit() else place.part
    if place.column:
        return f"{part}!{place.column}{place.row}" if part else f"{place.column}{place.row}"
    return ", ".join(filter(None, (part, word("q_line", language, row=place.row))))


def _take_edits() -> None:
    """Callback: labels that were changed in the table."""
    draft, known = state.draft(), state.chosen(_ROWS, None)
    if draft is None or known is None:
        return
    for item_id, label, _ in _edited(known[1]):
        draft = draft.relabelled((item_id,), label)
    state.keep_draft(draft)


def _edited(rows: _Rows) -> tuple[tuple[str, Label, bool], ...]:
    """The rows as they stand in the table now."""
    changes = state.edited_rows(_key(rows))
    return tuple(
        (
            item_id,
            _known_label(changes.get(place, {}).get("label"), label),
            bool(changes.get(place, {}).get("tick", tick)),
        )
        for place, (item_id, label, tick) in enumerate(rows[1])
    )


def _known_label(value: object, default: Label) -> Label:
    return next((label for label in LABELS if label == value), default)


def _marking(rows: _Rows, language: str) -> None:
    """What is done with the rows that are picked."""
    picked = sum(tick for _, _, tick in _edited(rows))
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.button(
            word("q_pick_none" if picked else "q_pick_all", language),
            key="q_pick",
            icon=":material/check_box_outline_blank:" if picked else ":material/select_all:",
            on_click=_pick,
            args=(not picked,),
            type="tertiary",
        )
        if not picked:
            return
        st.markdown(plain(word("q_picked", language, count=picked)), width="content")
        for label, text, icon in (("question", "q_mark_question", "help"), ("noise", "q_mark_noise", "block")):
            st.button(
                word(text, language),
                key=text,
                icon=f":material/{icon}:",
                on_click=_mark,
                args=(_known_label(label, "noise"),),
            )


def _pick(tick: bool) -> None:
    """Callback: all rows or none."""
    reason, rows = state.chosen(_ROWS, ((), (0, ())))
    state.set_choice(
        _ROWS, (reason, (rows[0] + 1, tuple((item_id, label, tick) for item_id, label, _ in _edited(rows))))
    )


def _mark(label: Label) -> None:
    """Callback: the rows that are picked become questions, or noise."""
    draft, (reason, rows) = state.draft(), state.chosen(_ROWS, ((), (0, ())))
    if draft is None:
        return
    now = _edited(rows)
    state.keep_draft(draft.relabelled((item_id for item_id, _, tick in now if tick), label))
    marked = tuple((item_id, label if tick else other, False) for item_id, other, tick in now)
    state.set_choice(_ROWS, (reason, (rows[0] + 1, marked)))
