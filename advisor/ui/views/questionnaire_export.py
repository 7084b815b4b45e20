"""Last room of the questionnaire: the files that are handed out, each made when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from advisor.export.files import EXPORTS, exported
from advisor.export.letters import letters
from advisor.questionnaire.records import Filled
from advisor.questionnaire.runs import RunRecord
from advisor.ui import engine
from advisor.ui.escape import plain
from advisor.ui.parts.headings import draw_heading
from advisor.ui.parts.prepared import prepared_file
from advisor.ui.words import named, word

if TYPE_CHECKING:
    from advisor import Advisor

#: Run, revision, number of decisions, number of stale answers.
_State = tuple[str, int, int, int]


def draw_export(run: RunRecord, advisor: Advisor, language: str) -> None:
    """The room."""
    filled = engine.get_filled(run.id, advisor.corpus)
    st.markdown(plain(word("q_export_lead", language)))
    missing = run.cells_total - run.cells_done
    if missing:
        st.warning(word("q_export_unfinished", language, missing=missing), icon=":material/hourglass_top:")
    columns = st.columns(2, gap="medium")
    for position, kind in enumerate(EXPORTS):
        with columns[position % 2]:
            _one(kind, _state_of(run, filled), filled, advisor, language)
    _letters(filled, advisor, language)


def _state_of(run: RunRecord, filled: Filled) -> _State:
    """What a file that was made holds for: the answers and decisions of this moment, and what is stale in them."""
    decisions = sum(len(cell.history) for cell in filled.cells.values())
    return run.id, run.revision, decisions, sum(cell.stale for cell in filled.cells.values())


def _one(kind: str, moment: _State, filled: Filled, advisor: Advisor, language: str) -> None:
    with st.container(border=True, gap="small", key=f"q_export_{kind}"):
        name = "new_workbook" if kind == "workbook" and filled.questionnaire.format != "xlsx" else kind
        st.markdown(f"**{plain(named('export', name, language))}**")
        st.caption(plain(named("export_note", name, language)))
        prepared_file(
            "q",
            kind,
            moment,
            word("q_preparing_file", language),
            lambda: exported(kind, filled, engine.get_store().original(filled.run_id), advisor.corpus),
            language,
        )


def _letters(filled: Filled, advisor: Advisor, language: str) -> None:
    """Each letter as text, to copy into a mail; made when its fold is opened."""
    draw_heading(word("q_letters", language), 2)
    written = letters(filled, advisor.corpus)
    if not written:
        st.caption(word("q_letters_none", language))
    for position, letter in enumerate(written):
        label = plain(word("q_letter_to", language, party=letter.party))
        folded = st.expander(label, key=f"q_letter_{position}", icon=":material/mail:", on_change="rerun")
        if folded.open:
            with folded:
                st.caption(word("q_subject", language))
                st.code(letter.subject, language=None, wrap_lines=True)
                st.caption(word("q_letter", language))
                st.code(letter.body, language=None, wrap_lines=True, height=420)
