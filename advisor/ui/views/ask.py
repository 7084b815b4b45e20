"""The chat: a question box, the newest answer under it, earlier ones folded below."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from advisor.ui import language_model, state
from advisor.ui.escape import plain, shortened
from advisor.ui.frame import PAGE_WIDTH, ready_advisor, status_line
from advisor.ui.parts import writing as writing_part
from advisor.ui.parts.answer_card import answer_card
from advisor.ui.parts.headings import draw_heading
from advisor.ui.parts.verdict import status_badge
from advisor.ui.words import word

if TYPE_CHECKING:
    from advisor import Advisor

_EXAMPLES = 6
_ROUTES = "ask_routes"
_NEXT = "ask_next"
_FOLLOWED_LENGTH = 60


def render() -> None:
    """The page."""
    language = state.language()
    state.take_question_from_address()
    with st.container(width=PAGE_WIDTH):
        top, box, below, page = st.container(), st.container(), st.container(), st.container()
        with page:
            advisor = ready_advisor()
            pending = state.take_pending()
            if pending:
                _answer(advisor, pending, language)
        turns = state.turns()
        if not turns:
            with top:
                draw_heading(word("ask_title", language), 1)
                st.markdown(plain(word("ask_lead", language)))
        else:
            # Heading and lead are put away now, not at the end of this run: where a model writes, that may be long.
            top.empty()
            top.empty()
        with box:
            _box(language, follows=bool(state.history()))
        with below:
            _next_steps(advisor, language)
            writing_part.state_line(advisor, language)
        with page:
            slot = st.empty()
            if turns:
                _newest(turns[-1], advisor, language)
                _earlier(turns[:-1], advisor, language)
            else:
                _welcome(advisor, language)
        # Everything else is drawn by now: from here on the page waits for the model, and can be used meanwhile.
        if (writing := state.writing()) is not None:
            writing_part.follow(writing, slot, language)


def _box(language: str, *, follows: bool) -> None:
    st.chat_input(
        word("ask_follow_placeholder" if follows else "ask_placeholder", language),
        key=state.ASK_BOX,
        max_chars=state.QUESTION_LIMIT,
        on_submit=state.submit_box,
    )


def _answer(advisor: Advisor, question: str, language: str) -> None:
    passages = len(advisor.corpus.passages)
    with st.spinner(word("searching", language, passages=passages)):
        routes = [route for route in state.chosen(_ROUTES, []) if route in advisor.corpus.routes]
        history = state.history()
        answer = advisor.ask(question, history=history, routes=routes)
    turn = state.add_turn(question, answer, routes)
    if language_model.problem() is None:
        writing_part.begin(turn, advisor, history)


def _welcome(advisor: Advisor, language: str) -> None:
    """Examples to begin with, and what stands behind the answers."""
    draw_heading(word("examples", language), 2)
    columns = st.columns(2, gap="small")
    for number in range(1, _EXAMPLES + 1):
        text = word(f"example:{number}", language)
        with columns[(number - 1) % 2]:
            st.button(
                plain(text), key=f"example_{number}", on_click=state.submit, args=(text,), width="stretch", wrap=True
            )
    corpus = advisor.corpus
    newest = max(brief.source.date for brief in corpus.briefs)
    sources, passages = len(corpus.briefs), len(corpus.passages)
    st.caption(plain(word("corpus_line", language, sources=sources, passages=passages, newest=newest)))
    status_line(language)


def _next_steps(advisor: Advisor, language: str) -> None:
    """What the next question builds on, and suggestions for it, beside the box that they fill."""
    turns = state.turns()
    history = state.history()
    if history:
        st.caption(plain(word("follows", language, question=shortened(history[-1], _FOLLOWED_LENGTH))))
        follow_ups = turns[-1].answer.follow_ups
        if follow_ups:
            key = f"{_NEXT}_{turns[-1].number}"
            st.pills(
                word("next_questions", language),
                range(len(follow_ups)),
                format_func=lambda place: f":material/subdirectory_arrow_right: {plain(follow_ups[place])}",
                key=key,
                label_visibility="collapsed",
                on_change=state.fill_from_choice,
                args=(key, follow_ups),
                wrap=False,
            )
    with st.container(horizontal=True, gap="small"):
        if history:
            st.button(
                word("new_topic", language),
                key="new_topic",
                icon=":material/add:",
                help=word("new_topic_help", language),
                on_click=state.start_new_topic,
                type="tertiary",
            )
        _limit(advisor, language)


def _limit(advisor: Advisor, language: str) -> None:
    """A choice of routes that answers are limited to; folded, as most questions leave it open."""
    count = len(state.chosen(_ROUTES, []))
    label = word("limit_routes", language, count=count) if count else word("limit_routes_none", language)
    with st.popover(label, key="ask_limit", icon=":material/alt_route:", type="tertiary"):
        st.multiselect(
            word("routes", language),
            list(advisor.corpus.routes),
            format_func=lambda route: advisor.corpus.routes[route].name.get(language, route),
            key=_ROUTES,
            placeholder=word("limit_routes_none", language),
            persist_state="session",
        )


def _newest(turn: state.Turn, advisor: Advisor, language: str) -> None:
    if turn.answer.corpus_sha256 != advisor.corpus.sha256:
        st.warning(word("corpus_moved_on", language), icon=":material/update:")
        st.button(word("ask_again", language), key="ask_again", on_click=state.submit, args=(turn.question,))
    answer_card(turn.answer, advisor.corpus, f"turn{turn.number}")


def _earlier(turns: tuple[state.Turn, ...], advisor: Advisor, language: str) -> None:
    """The history of this visit, newest first; an answer is drawn when it is opened."""
    if not turns:
        return
    st.divider()
    draw_heading(word("earlier", language), 2)
    for turn in reversed(turns):
        label = f"{plain(shortened(turn.question, 110))} {status_badge(turn.answer.status, turn.answer.language)}"
        folded = st.expander(label, key=f"earlier_{turn.number}", on_change="rerun")
        if folded.open:
            with folded:
                answer_card(turn.answer, advisor.corpus, f"earlier{turn.number}", level=3)
