"""Second room of the questionnaire: what was found in the file, to be corrected before anything is answered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from advisor.questionnaire.records import Label
from advisor.records import LANGUAGES, Language, Route
from advisor.ui import engine, state
from advisor.ui.draft import Draft
from advisor.ui.escape import block, plain, shortened
from advisor.ui.parts.headings import draw_heading
from advisor.ui.parts.verdict import badge
from advisor.ui.views.questionnaire_columns import draw_columns
from advisor.ui.views.questionnaire_items import draw_items
from advisor.ui.words import GROUPS, named, word

if TYPE_CHECKING:
    from advisor import Advisor

_ROUTES, _LANGUAGE = state.QUESTIONNAIRE_ROUTES, "q_answer_language"
_QUICK = ("us-api", "cn-api", "self-hosted")
_LANGUAGE_NAMES = {"en": "English", "ru": "Русский", "zh": "中文"}
_LOOKS = {
    "question": ("help", "blue"),
    "header": ("title", "gray"),
    "instruction": ("info", "gray"),
    "guidance": ("lightbulb", "gray"),
    "example": ("format_quote", "gray"),
    "scoring": ("star_half", "gray"),
    "noise": ("block", "gray"),
}
_NAME_LENGTH = 80


def draw_split(draft: Draft, advisor: Advisor, language: str) -> None:
    """The room."""
    st.button(
        word("q_another", language),
        key="q_another",
        icon=":material/arrow_back:",
        on_click=state.keep_draft,
        args=(None,),
        type="tertiary",
    )
    draw_heading(shortened(draft.questionnaire.name, _NAME_LENGTH), 2)
    counts = draft.counts()
    st.markdown(" ".join(_label_badge(label, language, count) for label, count in counts.items()))
    st.caption(word("q_split_note", language))
    _notes(draft, language)
    draw_columns(draft, language)
    draw_items(draft, language)
    draw_heading(word("q_for_routes", language), 2)
    _answer(draft, advisor, language)


def _label_badge(label: Label, language: str, count: int) -> str:
    icon, colour = _LOOKS[label]
    return badge(f"{named('label', label, language)} {count}", icon, colour)


def _notes(draft: Draft, language: str) -> None:
    notes = draft.questionnaire.notes
    if not notes:
        return
    label = word("q_notes", language, count=len(notes))
    with st.expander(label, key="q_notes", icon=":material/visibility_off:", expanded=len(notes) <= 3):
        st.html("".join(block(note, size=".92rem") for note in notes))


# -- what it is answered for ------------------------------------------------------------------------------------------
def _ordered(routes: Sequence[Route]) -> list[Route]:
    places = {group: place for place, group in enumerate(GROUPS)}
    return sorted(routes, key=lambda route: (places.get(route.group, len(places)), route.id))


def _answer(draft: Draft, advisor: Advisor, language: str) -> None:
    routes = _ordered(list(advisor.corpus.routes.values()))
    _quick_sets(routes, language)
    known = {route.id: route for route in routes}
    chosen = st.multiselect(
        word("routes", language),
        list(known),
        format_func=lambda route: known[route].name.get(language, route),
        key=_ROUTES,
        placeholder=word("q_choose_routes", language),
        persist_state="session",
    )
    choice = st.segmented_control(
        word("q_language", language),
        LANGUAGES,
        format_func=lambda code: _LANGUAGE_NAMES[code],
        key=_LANGUAGE,
        default=language,
        required=True,
        persist_state="session",
    )
    spoken: Language = next((code for code in LANGUAGES if code == choice), "en")
    questions = draft.counts().get("question", 0)
    reason = word("q_why_no_question", language) if not questions else ""
    reason = reason or ("" if chosen else word("q_why_no_route", language))
    label = word("q_answer", language, questions=questions, routes=len(chosen), cells=questions * len(chosen))
    pressed = st.button(
        word("q_answer_none", language) if reason else label,
        key="q_answer",
        icon=":material/play_arrow:",
        disabled=bool(reason),
        wrap=True,
    )
    if reason:
        st.caption(reason)
    if pressed and not reason:
        _begin(draft, chosen, spoken, advisor, language)


def _quick_sets(routes: Sequence[Route], language: str) -> None:
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.markdown(plain(word("q_quick", language)), width="content")
        for group in _QUICK:
            ids = tuple(route.id for route in routes if route.group == group)
            if not ids:
                continue
            inside = set(ids) <= set(state.chosen(_ROUTES, ()) or ())
            st.button(
                f"{named('quick', group, language)} ({len(ids)})",
                key=f"q_quick_{group}",
                icon=":material/remove:" if inside else ":material/add:",
                on_click=_toggle,
                args=(ids,),
            )


def _toggle(ids: tuple[str, ...]) -> None:
    """Callback: add a group of routes, or take it away where it is chosen whole."""
    chosen = list(state.chosen(_ROUTES, ()) or ())
    if set(ids) <= set(chosen):
        state.set_choice(_ROUTES, [route for route in chosen if route not in ids])
    else:
        state.set_choice(_ROUTES, [*chosen, *(route for route in ids if route not in chosen)])


def _begin(draft: Draft, routes: Sequence[str], spoken: Language, advisor: Advisor, language: str) -> None:
    """Make the run, start it, and go to it. The same list for the same routes is the same run: it is taken up."""
    with st.spinner(word("q_preparing", language)):
        run_id = engine.get_store().add(draft.corrected(), draft.data, routes, spoken, advisor.corpus.sha256)
        engine.start_run(run_id, advisor)
    state.choose_run(run_id)
    state.keep_draft(None)
    st.rerun()
