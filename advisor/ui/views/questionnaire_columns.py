"""Part of the second room: which column of a table holds what, set by hand where the guess fails."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from advisor.errors import InputError
from advisor.questionnaire.forms.grid import column_letters
from advisor.questionnaire.forms.reading import read_questionnaire
from advisor.questionnaire.records import Columns, Table
from advisor.ui import state
from advisor.ui.draft import Draft
from advisor.ui.escape import shortened
from advisor.ui.parts.problem import show_problem
from advisor.ui.words import named, word

_FIELDS = ("question", "number", "guidance", "answer")
_TITLE_LENGTH = 30
_CELL_LENGTH = 160
_PART_LENGTH = 60


def draw_columns(draft: Draft, language: str) -> None:
    """The mapping of one sheet or table at a time, folded; nothing for files without tables."""
    tables = [table for table in draft.questionnaire.tables if table.preview]
    if not tables:
        return
    folded = st.expander(word("q_columns", language), key="q_columns", icon=":material/view_column:", on_change="rerun")
    if not folded.open:
        return
    with folded:
        counts = Counter(item.place.part for item in draft.corrected().questions)
        position = 0
        if len(tables) > 1:
            fullest = max(range(len(tables)), key=lambda place: counts[tables[place].part])
            position = st.selectbox(
                word("q_sheet", language),
                range(len(tables)),
                index=fullest,
                format_func=lambda place: _table_name(tables[place], counts[tables[place].part], language),
                key=f"q_columns_sheet_{draft.number}",
                persist_state="session",
            )
        table = tables[position]
        if table.columns is None:
            st.caption(word("q_columns_none", language))
        key = f"q_columns_{draft.number}_{position}"
        _preview(table, key)
        _mapping(draft, table, key, language)


def _table_name(table: Table, questions: int, language: str) -> str:
    facts = (
        word("q_hidden", language) if table.hidden else "",
        word("q_rows", language, count=table.rows),
        word("q_questions", language, count=questions),
    )
    return f"{shortened(table.part, _PART_LENGTH)} · {' · '.join(filter(None, facts))}"


def _letters(table: Table) -> tuple[str, ...]:
    """The names of the columns that the preview shows."""
    width = max((len(row) for row in table.preview), default=0)
    return tuple(column_letters(number) for number in range(1, width + 1))


def _preview(table: Table, key: str) -> None:
    letters = _letters(table)
    rows: dict[str, list[str]] = {
        letter: [shortened(row[place], _CELL_LENGTH) if place < len(row) else "" for row in table.preview]
        for place, letter in enumerate(letters)
    }
    numbers = [str(number) for number in table.preview_rows] or [str(n) for n in range(1, len(table.preview) + 1)]
    st.dataframe(
        {"": numbers, **rows}, hide_index=True, height=min(320, 38 + 36 * len(table.preview)), key=f"{key}_preview"
    )


def _mapping(draft: Draft, table: Table, key: str, language: str) -> None:
    now = table.columns
    letters = _letters(table)
    guess = {name: getattr(now, name) if now is not None else "" for name in _FIELDS}
    letters = (*letters, *(letter for letter in guess.values() if letter and letter not in letters))
    header = now.header_row if now is not None else 0
    numbers = sorted({0, header, *table.preview_rows})
    chosen: dict[str, str] = {}
    with st.form(f"{key}_form", border=False):
        cells = st.columns(5)
        row = cells[0].selectbox(
            named("column", "header_row", language),
            numbers,
            index=numbers.index(header),
            format_func=lambda number: str(number) if number else word("q_no_header", language),
            key=f"{key}_header",
        )
        for cell, name in zip(cells[1:], _FIELDS, strict=True):
            options = ("", *letters)
            chosen[name] = cell.selectbox(
                named("column", name, language),
                options,
                index=options.index(guess[name]),
                format_func=lambda letter: _column_name(letter, table, header, language),
                key=f"{key}_{name}",
            )
        pressed = st.form_submit_button(word("q_read_again", language), key=f"{key}_read", icon=":material/refresh:")
    if not pressed:
        return
    if not chosen["question"]:
        st.error(word("q_no_question_column", language), icon=":material/error:")
        return
    kept = (now.section, now.comment) if now is not None else ("", "")
    _read_again(draft, Columns(table.part, row, section=kept[0], comment=kept[1], **chosen), language)


def _column_name(letter: str, table: Table, header: int, language: str) -> str:
    """The letter with the title that stands in it."""
    if not letter:
        return word("q_no_column", language)
    names = _letters(table)
    place = names.index(letter) if letter in names else -1
    rows = dict(zip(table.preview_rows, table.preview, strict=False))
    titles: Sequence[str] = rows.get(header, ())
    title = titles[place] if 0 <= place < len(titles) else ""
    return f"{letter} · {shortened(title, _TITLE_LENGTH)}" if title else letter


def _read_again(draft: Draft, columns: Columns, language: str) -> None:
    mapped = {**draft.columns, columns.part: columns}
    try:
        with st.spinner(word("q_reading", language)):
            questionnaire = read_questionnaire(draft.data, draft.file_name, mapped)
    except InputError as error:
        show_problem(error)
        return
    state.keep_draft(draft.read_again(questionnaire, mapped))
    st.rerun()
