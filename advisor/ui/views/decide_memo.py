"""Last step of a decision: the memo as files, each made when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from advisor.export.memo_files import MEMO_FORMATS, Wording, as_it_is, memo_file
from advisor.profile import Profile
from advisor.records import Language
from advisor.ui import language_model
from advisor.ui.escape import plain
from advisor.ui.parts.headings import draw_heading
from advisor.ui.parts.prepared import prepared_file
from advisor.ui.words import word

if TYPE_CHECKING:
    from advisor import Advisor
    from advisor.decide.records import Decision

#: What a file was made for: profile, corpus, day, language, and the model that words it (empty: none).
_State = tuple[Profile, str, str, str, str]
_TICK = "memo_wording"


def draw_memo(decision: Decision, advisor: Advisor, language: Language) -> None:
    """A box for each kind of file."""
    draw_heading(word("d_memo", language), 2)
    st.markdown(plain(word("d_memo_note", language)))
    wording, by = _wording(advisor, language)
    columns = st.columns(2, gap="medium")
    for place, form in enumerate(MEMO_FORMATS):
        with columns[place % 2]:
            _one(form, decision, advisor, language, wording, by)


def _wording(advisor: Advisor, language: Language) -> tuple[Wording, str]:
    """A tick, off at first, where a model is on, may be asked, and is to be used for memos."""
    if (chosen := language_model.may_word_memos()) is None:
        return as_it_is, ""
    note = "" if chosen.on_this_machine else plain(word("memo_wording_sends", language, host=chosen.host))
    if not st.checkbox(plain(word("memo_wording", language, model=chosen.model)), key=_TICK, help=note or None):
        return as_it_is, ""
    if note:
        st.caption(note)
    return lambda memo: language_model.worded_memo(memo, chosen, advisor.corpus, language), chosen.label


def _one(form: str, decision: Decision, advisor: Advisor, language: Language, wording: Wording, by: str) -> None:
    moment: _State = (decision.profile, decision.corpus_sha256, decision.today, language, by)
    with st.container(border=True, gap="small", key=f"memo_{form}"):
        st.markdown(f"**{plain(word(f'memo:{form}', language))}**")
        st.caption(plain(word(f"memo_note:{form}", language)))
        prepared_file(
            "memo",
            form,
            moment,
            word("d_memo_making", language),
            lambda: memo_file(form, decision, advisor.corpus, advisor.rulebook, language, wording),
            language,
        )
