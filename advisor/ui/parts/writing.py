"""On the page of questions: a language model at work, and the leave that it needs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from advisor.chat.choice import Choice
from advisor.prose.paste import Step
from advisor.records import Struck
from advisor.ui import language_model, state
from advisor.ui.escape import block, plain
from advisor.ui.navigation import model_link
from advisor.ui.words import word
from advisor.ui.writing import Writing
from advisor.uses import MODEL_USES

if TYPE_CHECKING:
    from advisor import Advisor

_LOOK_EVERY = 0.15
#: Characters from which on what would be sent is shown in a box that scrolls.
_LONG = 600


def begin(turn: state.Turn, advisor: Advisor, history: tuple[str, ...]) -> None:
    """Have a model write an answer, where one is on and may be asked."""
    if (earlier := state.writing()) is not None:
        earlier.stop()
        state.keep_writing(None)
    chosen = language_model.choice()
    if chosen is None or not language_model.consents().may_ask(chosen):
        return
    own, writer = language_model.writer(advisor, chosen)
    if not own.sent(turn.answer, writer, history):
        return
    writing = Writing(
        turn.number,
        chosen.model,
        turn.answer,
        lambda cancelled: own.written(turn.answer, writer, history=history, routes=turn.routes, cancelled=cancelled),
    )
    state.keep_writing(writing)
    writing.start()


def follow(writing: Writing, slot: st.delta_generator.DeltaGenerator, language: str) -> None:
    """Show the sentences as they pass, until the answer is there; then draw the page anew with it."""
    with slot.container(border=True, key="writing"):
        line, stop = st.columns([4, 1], vertical_alignment="center")
        doing = line.empty()
        with stop:
            st.button(word("model_stop", language), key="model_stop", icon=":material/stop:", on_click=writing.stop)
        sentences = st.empty()
    shown: Step | None = None
    while not writing.wait(_LOOK_EVERY):
        if writing.latest is not shown:
            shown = writing.latest
            said = word(f"model_at:{shown.use}", language, model=writing.model)
            doing.markdown(f":material/stylus_note: {plain(said)}")
            _show_anew(writing, shown)
            _sentences(shown, sentences, language)
    state.replace_answer(writing.turn, writing.answer)
    state.keep_writing(None)
    st.rerun()


def _show_anew(writing: Writing, step: Step) -> None:
    """Draw the page with the extract that was made anew with the model's help, once, while the model goes on."""
    helped = any(use.outcome == "taken" and use.use != "answer" for use in step.answer.written_by.uses)
    if helped and not writing.shown_anew:
        writing.shown_anew = True
        state.replace_answer(writing.turn, step.answer)
        st.rerun()


def _sentences(step: Step, slot: st.delta_generator.DeltaGenerator, language: str) -> None:
    answer = step.answer.parts[step.part] if step.answer.parts else step.answer
    with slot.container(gap="xxsmall"):
        if step.answer.parts:
            count = len(step.answer.parts)
            st.caption(word("model_part", language, number=step.part + 1, count=count))
        for sentence in step.sentences:
            if isinstance(sentence, Struck):
                st.markdown(f":gray[~~{plain(sentence.text)}~~]")
            else:
                st.html(block(sentence.text, answer.language, size="1.08rem", weight=500))


def state_line(advisor: Advisor, language: str) -> None:
    """Under the question box: which model is on, and what keeps it from being asked."""
    error = language_model.problem()
    if error is not None:
        st.warning(plain(f"{error.what}. {error.remedy}"), icon=":material/stylus_note:")
        return
    chosen = language_model.choice()
    if chosen is None:
        return
    consents = language_model.consents()
    if consents.may_ask(chosen):
        where = (
            word("model_here", language)
            if chosen.on_this_machine
            else word("model_elsewhere", language, host=chosen.host)
        )
        model_link(
            plain(f"{word(is_on(), language, model=chosen.model)} · {where}"), ":material/stylus_note:", language
        )
    elif consents.forbidden:
        st.caption(f":material/block: {plain(word('model_forbidden', language))}")
    else:
        _leave(chosen, advisor, language)


def _leave(chosen: Choice, advisor: Advisor, language: str) -> None:
    """Ask for leave once, when there is an answer to show what would be sent; a refusal holds for the visit."""
    turns = state.turns()
    label = plain(word("model_not_allowed", language, host=chosen.host))
    if chosen.host in state.refused() or not turns:
        model_link(label, ":material/block:", language)
        return
    turn = turns[-1]
    own, writer = language_model.writer(advisor, chosen)
    history = state.history_before(turn)
    sent = own.sent(turn.answer, writer, history)
    if not sent:
        model_link(label, ":material/block:", language)
        return
    consent_dialog(chosen, sent, language, lambda: begin(turn, advisor, history))


def consent_dialog(chosen: Choice, sent: str, language: str, then: Callable[[], None] | None = None) -> None:
    """What would be sent and where to, with the two buttons that decide."""

    def allow() -> None:
        state.allow(chosen.host)
        if then is not None:
            then()

    @st.dialog(plain(word("model_consent", language, host=chosen.host)), width="large", dismissible=False)
    def opened() -> None:
        what_is_sent(chosen, language)
        with st.expander(word("model_example", language), key="model_example", expanded=True):
            # A short text leaves the buttons in sight.
            st.code(sent, language=None, wrap_lines=True, height=260 if len(sent) > _LONG else "content")
        st.caption(word("model_consent_note", language))
        with st.container(horizontal=True):
            if st.button(word("model_allow", language, host=chosen.host), key="model_allow", type="primary"):
                allow()
                st.rerun()
            if st.button(word("model_refuse", language), key="model_refuse"):
                state.refuse(chosen.host)
                st.rerun()

    opened()


def is_on() -> str:
    """Key of the word for what a model does: it words the answers, or only helps."""
    return "model_is_on" if "answer" in language_model.effective_settings().uses else "model_helps"


def what_is_sent(chosen: Choice, language: str) -> None:
    """In words: what for each use that is on, and where to."""
    key = "model_sends_here" if chosen.on_this_machine else "model_sends_list"
    st.markdown(plain(word(key, language, host=chosen.host)))
    uses = language_model.effective_settings().uses
    lines = [
        (word(f"model_use:{use}", language), word(f"model_use_sends:{use}", language))
        for use in MODEL_USES
        if use in uses
    ]
    st.markdown("\n".join(f"- **{plain(name)}**: {plain(sends)}" for name, sends in lines))
    if not chosen.on_this_machine and not chosen.encrypted:
        st.warning(plain(word("model_unencrypted", language, host=chosen.host)), icon=":material/lock_open:")
