"""Language model: off by default; which one, what it gets, and the leave to send it anything."""

from __future__ import annotations

import time
from contextlib import closing
from dataclasses import replace

import streamlit as st

from advisor.chat.choice import PROVIDERS, Choice, Provider, choice_of
from advisor.errors import AdvisorError, InputError
from advisor.ledger import Ledger
from advisor.masking import names_of
from advisor.ui import engine, language_model, state
from advisor.ui.escape import plain
from advisor.ui.frame import PAGE_WIDTH
from advisor.ui.parts.headings import draw_heading
from advisor.ui.parts.problem import show_problem
from advisor.ui.parts.verdict import badge
from advisor.ui.parts.writing import consent_dialog, is_on, what_is_sent
from advisor.ui.words import word
from advisor.uses import MODEL_USES

_SWITCH, _PROVIDER, _NAME, _ADDRESS = "model_switch", "model_provider", "model_name", "model_address"
_MASK, _NAMES, _USE = "model_mask", "model_mask_names", "model_use_"


def render() -> None:
    """The page."""
    language = state.language()
    with st.container(width=PAGE_WIDTH):
        draw_heading(word("model", language), 1)
        st.markdown(plain(word("model_lead", language)))
        settings = engine.get_settings()
        if settings.egress_forbidden:
            st.info(plain(word("model_forbidden", language)), icon=":material/block:")
        if settings.llm:
            st.caption(word("model_from_environment", language))
        _state(language)
        _form(language)
        _in_use(language)


def _state(language: str) -> None:
    settings = language_model.effective_settings()
    if not settings.llm:
        st.markdown(badge(word("model_is_off", language), "toggle_off", "green"))
        return
    chosen = _chosen_or_none()
    line = [badge(word(is_on(), language, model=settings.llm), "toggle_on", "blue")]
    if chosen is not None and chosen.on_this_machine:
        line.append(badge(word("model_here", language), "verified_user", "green"))
    elif chosen is not None and language_model.consents().may_ask(chosen):
        line.append(badge(word("model_elsewhere", language, host=chosen.host), "outgoing_mail", "orange"))
    elif chosen is not None:
        line.append(badge(word("model_not_allowed", language, host=chosen.host), "block", "gray"))
    st.markdown(" ".join(line))
    st.toggle(
        word("model_switch", language), value=True, key=f"{_SWITCH}_off", on_change=_turn_off, args=(settings.llm,)
    )


def _turn_off(label: str) -> None:
    """Callback."""
    chosen = state.model()
    kept = chosen or state.ChosenModel(label, uses=engine.get_settings().llm_uses)
    state.keep_model(replace(kept, label=label, on=False))


def _chosen_or_none() -> Choice | None:
    settings = language_model.effective_settings()
    try:
        return choice_of(settings.llm, settings.llm_url)
    except AdvisorError:
        return None


def _form(language: str) -> None:
    settings = engine.get_settings()
    chosen = state.model()
    label = chosen.label if chosen is not None else settings.llm
    known, _, name = label.partition(":")
    state.seed(_PROVIDER, known if known in PROVIDERS else next(iter(PROVIDERS)))
    state.seed(_NAME, name)
    state.seed(_ADDRESS, chosen.url if chosen is not None else settings.llm_url)
    mask = chosen.mask if chosen is not None else settings.mask
    state.seed(_MASK, names_of(mask) is not None)
    state.seed(_NAMES, "; ".join(names_of(mask) or ()))
    with st.container(border=True, key="model_form"):
        left, right = st.columns(2)
        with left:
            st.selectbox(
                word("model_provider", language),
                list(PROVIDERS),
                format_func=lambda key: PROVIDERS[key].name,
                key=_PROVIDER,
                persist_state="session",
            )
        provider = PROVIDERS[state.chosen(_PROVIDER, "ollama")]
        with right:
            st.text_input(
                word("model_name", language), key=_NAME, help=word("model_name_help", language), max_chars=200
            )
        address = provider.url or word("model_no_address", language)
        st.text_input(
            word("model_address", language),
            key=_ADDRESS,
            placeholder=provider.url,
            help=plain(word("model_address_help", language, address=address)),
            max_chars=300,
        )
        _key_line(provider, language)
        st.checkbox(word("model_mask", language), key=_MASK, help=word("model_mask_help", language))
        st.text_input(word("model_mask_names", language), key=_NAMES, disabled=not state.chosen(_MASK, False))
        _uses(language, (chosen.uses if chosen is not None else settings.llm_uses))
        if st.button(word("model_save", language), key="model_save", type="primary", icon=":material/check:"):
            _save()


def _uses(language: str, set_uses: str) -> None:
    """What the model may be asked for: a box each, with what is sent for it."""
    st.markdown(f"**{plain(word('model_uses', language))}**")
    on = replace(engine.get_settings(), llm_uses=set_uses).uses
    for use in MODEL_USES:
        state.seed(f"{_USE}{use}", use in on)
        st.checkbox(
            word(f"model_use:{use}", language),
            key=f"{_USE}{use}",
            help=plain(word(f"model_use_sends:{use}", language)),
        )


def _key_line(provider: Provider, language: str) -> None:
    """Whether there is a key; never which."""
    keys = language_model.keys()
    if keys.get("ADVISOR_LLM_KEY") or (provider.key_variable and keys.get(provider.key_variable)):
        st.caption(f":material/key: {word('model_key_found', language)}")
    elif provider.key_variable:
        text = word("model_key_missing", language, provider=provider.name, variable=provider.key_variable)
        st.caption(f":material/key_off: {plain(text)}")


def _save() -> None:
    label = f"{state.chosen(_PROVIDER, '')}:{state.chosen(_NAME, '').strip()}"
    url = state.chosen(_ADDRESS, "").strip()
    names = state.chosen(_NAMES, "").strip()
    mask = f"on;{names}".rstrip(";") if state.chosen(_MASK, False) else ""
    uses = [use for use in MODEL_USES if state.chosen(f"{_USE}{use}", False)]
    try:
        choice_of(label, url, language_model.keys())
        if not uses:
            language = state.language()
            raise InputError(word("model_no_use", language), remedy=word("model_no_use_remedy", language))
    except AdvisorError as error:
        show_problem(error)
        return
    state.keep_model(state.ChosenModel(label, url, mask, uses=",".join(uses)))
    st.rerun()


def _in_use(language: str) -> None:
    """What it gets, a test, and the leave that its host has."""
    if not language_model.effective_settings().llm:
        return
    if (error := language_model.problem()) is not None:
        show_problem(error)
        return
    chosen = language_model.choice()
    if chosen is None:
        return
    draw_heading(word("model_sends", language), 2)
    what_is_sent(chosen, language)
    consents = language_model.consents()
    with st.container(horizontal=True, gap="small"):
        testing = st.button(word("model_test", language), key="model_test", icon=":material/network_check:")
        # What the administrator allowed is not a visitor's to withdraw.
        if chosen.host in state.allowed():
            st.button(
                plain(word("model_withdraw", language, host=chosen.host)),
                key="model_withdraw",
                icon=":material/block:",
                on_click=state.withdraw,
                args=(chosen.host,),
            )
    if not testing:
        return
    if consents.may_ask(chosen) or consents.forbidden:
        _test(chosen, language)
    else:
        consent_dialog(chosen, _TEST, language)


#: Nothing of the buyer's: what a test sends.
_TEST = "Write one short sentence of greeting."


def _test(chosen: Choice, language: str) -> None:
    from advisor.chat.langchain_models import LangChainModel
    from advisor.prose.ports import Message

    model = LangChainModel(chosen, language_model.consents(), Ledger(engine.get_settings().home))
    began = time.monotonic()
    try:
        with (
            st.spinner(plain(word("model_testing", language, model=chosen.model))),
            closing(model.stream([Message("user", _TEST)], lambda: False, "test")) as pieces,
        ):
            first = next((piece.text for piece in pieces if piece.text.strip()), "")
    except AdvisorError as error:
        show_problem(error)
        return
    seconds = time.monotonic() - began
    if first:
        said = word("model_test_sound", language, model=chosen.model, seconds=f"{seconds:.1f}")
        st.success(plain(said), icon=":material/check_circle:")
    else:
        st.warning(plain(word("model_test_silent", language, model=chosen.model)), icon=":material/help:")
