"""The buyer's questionnaire: handed in, split, answered for several routes, reviewed, handed out. One room per step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from advisor.errors import AdvisorError, NotFound
from advisor.questionnaire.runs import RunRecord
from advisor.ui import engine, state
from advisor.ui.escape import plain, shortened
from advisor.ui.frame import PAGE_WIDTH, ready_advisor
from advisor.ui.parts.headings import draw_heading
from advisor.ui.parts.problem import guarded, show_problem
from advisor.ui.parts.steps import draw_steps
from advisor.ui.views.questionnaire_export import draw_export
from advisor.ui.views.questionnaire_review import draw_review
from advisor.ui.views.questionnaire_run import draw_progress, is_at_rest
from advisor.ui.views.questionnaire_split import draw_split
from advisor.ui.views.questionnaire_start import draw_start
from advisor.ui.words import named, word

if TYPE_CHECKING:
    from advisor import Advisor

_ROOM = "questionnaire_room"
_ROOMS = ("review", "export")
_NAME_LENGTH = 90
LANGUAGE_NAMES = {"en": "English", "ru": "русский", "zh": "中文"}


def render() -> None:
    """The page: the run in the address, else the list that is being prepared, else the way in."""
    language = state.language()
    with st.container(width=PAGE_WIDTH):
        advisor = ready_advisor()
        _take_routes(advisor)
        try:
            run = _run(language)
        except AdvisorError as error:  # their database: nothing can be done here before that is mended
            draw_heading(word("questionnaire", language), 1)
            show_problem(error)
            return
        draft = state.draft()
        if run is not None:
            guarded(_opened)(run, advisor, language)
        elif draft is not None:
            draw_heading(word("questionnaire", language), 1)
            draw_steps("split", language)
            _show_trouble()
            guarded(draw_split)(draft, advisor, language)
        else:
            draw_heading(word("questionnaire", language), 1)
            draw_steps("start", language)
            _show_trouble()
            _for_routes(advisor, language)
            guarded(draw_start)(advisor.corpus, language)


def _take_routes(advisor: Advisor) -> None:
    """Whoever comes from a decision has its routes chosen already."""
    routes = state.take_routes(advisor.corpus.routes)
    if routes:
        state.set_choice(state.QUESTIONNAIRE_ROUTES, list(routes))
        state.choose_run("")


def _for_routes(advisor: Advisor, language: str) -> None:
    chosen = state.chosen(state.QUESTIONNAIRE_ROUTES, ()) or ()
    names = [advisor.corpus.routes[route].name.get(language, route) for route in chosen]
    if names:
        st.caption(plain(word("q_chosen_routes", language, names=", ".join(names))))


def _run(language: str) -> RunRecord | None:
    """The run that is open; an address that leads to none says so and goes back to the list."""
    run_id = state.chosen_run()
    if not run_id:
        return None
    try:
        return engine.get_store().run(run_id)
    except NotFound:
        state.choose_run("")
        st.warning(word("q_gone", language), icon=":material/search_off:")
        return None


def _show_trouble() -> None:
    error = state.take_trouble()
    if error is not None:
        show_problem(error)


def _opened(run: RunRecord, advisor: Advisor, language: str) -> None:
    st.button(
        word("q_all", language),
        key="q_all",
        icon=":material/arrow_back:",
        on_click=state.choose_run,
        args=("",),
        type="tertiary",
    )
    draw_heading(shortened(run.name, _NAME_LENGTH), 1)
    room = state.chosen(_ROOM, _ROOMS[0]) or _ROOMS[0]
    resting = is_at_rest(run.id)
    draw_steps(room if resting else "run", language)
    spoken = LANGUAGE_NAMES[run.language]
    facts = word(
        "q_facts", language, date=run.created[:10], questions=run.questions, routes=len(run.routes), spoken=spoken
    )
    st.caption(plain(facts))
    _show_trouble()
    draw_progress(run, advisor, language)
    if not resting or not run.cells_done:
        return
    st.segmented_control(
        word("q_room", language),
        _ROOMS,
        format_func=lambda name: named("step", name, language),
        key=_ROOM,
        default=_ROOMS[0],
        required=True,
        label_visibility="collapsed",
        persist_state="session",
    )
    if room == "export":
        guarded(draw_export)(run, advisor, language)
    else:
        guarded(draw_review)(run, advisor, language)
