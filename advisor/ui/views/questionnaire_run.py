"""Third room of the questionnaire: how far the answers are; they are made in the background."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from advisor.errors import AdvisorError
from advisor.questionnaire.runs import Progress, RunRecord
from advisor.ui import engine, state
from advisor.ui.escape import block, plain
from advisor.ui.parts.problem import guarded
from advisor.ui.words import word

if TYPE_CHECKING:
    from advisor import Advisor

#: Seconds between two looks at a run that goes on.
_LOOK_EVERY = 1.0
_STOPPING = "q_stopping_run"


def is_at_rest(run_id: str) -> bool:
    """Whether nobody is at a run, so that its answers can be looked at without changing under the eyes."""
    progress, here = engine.run_progress(run_id)
    return not here and progress.state != "running"


def draw_progress(run: RunRecord, advisor: Advisor, language: str) -> None:
    """How far it is; while it goes on, this part draws itself anew, and when it ends, the page."""
    resting = is_at_rest(run.id)
    if resting:
        _resting(run, advisor, language)
        return

    @st.fragment(run_every=_LOOK_EVERY)
    def going() -> None:
        guarded(_going)(run.id, language)

    going()


def _going(run_id: str, language: str) -> None:
    progress, here = engine.run_progress(run_id)
    if not here and progress.state != "running":
        st.rerun()
    with st.container(border=True, key="q_progress"):
        text = word("q_progress", language, done=progress.done, total=progress.total)
        share = min(progress.done / progress.total, 1.0) if progress.total else 0.0
        st.progress(share, text=plain(" · ".join(filter(None, (text, _left(progress, language))))))
        st.caption(word("q_goes_on" if here else "q_elsewhere", language))
        if not here:
            return
        stopping = state.chosen(_STOPPING, "") == run_id
        st.button(
            word("q_stopping" if stopping else "q_stop", language),
            key="q_stop",
            icon=":material/stop_circle:",
            disabled=stopping,
            on_click=_stop,
            args=(run_id,),
        )


def _left(progress: Progress, language: str) -> str:
    if progress.state == "waiting":
        return word("q_preparing", language)
    seconds = progress.seconds_left
    if seconds is None:
        return ""
    if seconds < 90:
        return word("q_left_seconds", language, count=max(1, round(seconds)))
    return word("q_left_minutes", language, count=round(seconds / 60))


def _stop(run_id: str) -> None:
    """Callback."""
    engine.stop_run(run_id)
    state.set_choice(_STOPPING, run_id)


def _resting(run: RunRecord, advisor: Advisor, language: str) -> None:
    """Nothing to say of a run that is complete; otherwise why it rests, and the way on."""
    state.set_choice(_STOPPING, "")
    progress, _ = engine.run_progress(run.id)
    if progress.state == "finished":
        return
    with st.container(border=True, key="q_progress"):
        text = word("q_progress", language, done=progress.done, total=progress.total)
        st.progress(min(progress.done / progress.total, 1.0) if progress.total else 0.0, text=plain(text))
        if progress.state == "failed":
            st.error(word("q_failed", language), icon=":material/error:")
            st.html(block(progress.error, size=".9rem", quiet=True))
        else:
            st.caption(word("q_stopped" if progress.state == "stopped" else "q_not_begun", language))
        if st.button(word("q_resume", language), key="q_resume", icon=":material/play_arrow:"):
            start_over(run.id, advisor, language)


def start_over(run_id: str, advisor: Advisor, language: str) -> None:
    """Take a run up where it stands, and draw the page anew."""
    try:
        with st.spinner(word("q_preparing", language)):
            engine.start_run(run_id, advisor)
    except AdvisorError as error:
        state.keep_trouble(error)
    st.rerun()
