"""From the buyer's situation to a route: the form, what follows from it, the matrix, the cost, the memo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from advisor.errors import AdvisorError
from advisor.profile import Profile
from advisor.records import Language
from advisor.ui import engine, state
from advisor.ui.escape import plain, shortened
from advisor.ui.frame import PAGE_WIDTH, ready_advisor
from advisor.ui.navigation import back_link
from advisor.ui.parts.headings import draw_heading
from advisor.ui.parts.problem import guarded, show_problem
from advisor.ui.situation import with_fact, with_facts
from advisor.ui.views.decide_form import draw_form
from advisor.ui.views.decide_memo import draw_memo
from advisor.ui.views.decide_result import draw_result
from advisor.ui.views.decide_start import draw_start
from advisor.ui.words import named, word

if TYPE_CHECKING:
    from advisor import Advisor
    from advisor.decide.records import Decision

STEPS = ("situation", "result", "matrix", "cost", "memo")
_STEP = "decide_step"
_NAME_LENGTH = 80


def render() -> None:
    """The page: the way in, or the step that is open."""
    language = state.language()
    with st.container(width=PAGE_WIDTH):
        advisor = ready_advisor()
        _take_candidates(advisor, language)
        profile = state.profile()
        if profile is None:
            draw_heading(word("decide", language), 1)
            st.markdown(plain(word("d_lead", language)))
            guarded(draw_start)(advisor, language)
            return
        _head(profile, language)
        _steps(language)
        guarded(_step)(profile, advisor, language)


def _take_candidates(advisor: Advisor, language: str) -> None:
    """Whoever comes with routes, from an answer or a questionnaire, decides between these.

    What the question told of the buyer fills the fields that are still empty.
    """
    routes, facts = state.take_routes(advisor.corpus.routes), state.take_facts()
    state.take_origin()
    if routes:
        profile = with_facts(state.profile() or Profile(name=word("d_empty_name", language)), facts)
        state.open_profile(with_fact(profile, "routes", routes))


def _head(profile: Profile, language: str) -> None:
    draw_heading(shortened(profile.name, _NAME_LENGTH), 1)
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.button(
            word("d_restart", language),
            key="decide_restart",
            icon=":material/arrow_back:",
            on_click=_restart,
            type="tertiary",
        )
        if state.origin():
            back_link(state.origin(), language)
        if profile.routes:
            st.caption(plain(word("d_candidates", language, count=len(profile.routes))), width="content")
            st.button(
                word("d_take_all", language),
                key="decide_take_all",
                icon=":material/select_all:",
                on_click=_take_all,
                type="tertiary",
            )


def _restart() -> None:
    """Callback."""
    state.open_profile(None)
    state.forget_origin()
    state.set_choice(_STEP, STEPS[0])


def _take_all() -> None:
    """Callback."""
    profile = state.profile()
    if profile is not None:
        state.open_profile(with_fact(profile, "routes", ()))


def _steps(language: str) -> None:
    state.seed(_STEP, STEPS[0])
    st.segmented_control(
        word("d_step", language),
        STEPS,
        format_func=lambda step: f"{STEPS.index(step) + 1} {named('dstep', step, language)}",
        key=_STEP,
        required=True,
        label_visibility="collapsed",
        persist_state="session",
        wrap=True,
    )


def _from_the_top(step: str) -> None:
    """Another step is another page: who pressed the button below a long form would land in the middle of it.

    The browser runs the script only where the text of the element is new, thus once a change of step.
    """
    script = f"/* {step} */ document.querySelector('[data-testid=stMain]')?.scrollTo(0, 0)"
    st.html(f"<script>{script}</script>", unsafe_allow_javascript=True)


def _step(profile: Profile, advisor: Advisor, language: Language) -> None:
    step = state.chosen(_STEP, STEPS[0]) or STEPS[0]
    _from_the_top(step)
    decision, error = _decided(profile, advisor)
    if step == "situation":
        draw_form(profile, decision, advisor, language)
        if error is not None:
            show_problem(error)
        else:
            st.button(
                word("d_to_result", language),
                key="decide_to_result",
                icon=":material/arrow_forward:",
                on_click=state.set_choice,
                args=(_STEP, "result"),
            )
    elif decision is None:
        if error is not None:
            show_problem(error)
    else:
        _follows(step, decision, advisor, language)


def _decided(profile: Profile, advisor: Advisor) -> tuple[Decision | None, AdvisorError | None]:
    """What follows; a profile that cannot be used is still shown in the form, where it can be mended."""
    try:
        return engine.get_decision(profile, advisor), None
    except AdvisorError as error:
        return None, error


def _follows(step: str, decision: Decision, advisor: Advisor, language: Language) -> None:
    if step == "matrix":
        from advisor.ui.views.matrix import draw_matrix

        draw_matrix(advisor.corpus, language, decision=decision)
    elif step == "cost":
        from advisor.ui.views.decide_cost import draw_costs

        draw_costs(decision, advisor.corpus, advisor.rulebook, language)
    elif step == "memo":
        draw_memo(decision, advisor, language)
    else:
        draw_result(decision, advisor, language)
