"""Which language model words the answers of this visit, and with which key; the only reader of `st.secrets`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from advisor.chat.choice import KEY_VARIABLES, Choice, choice_of
from advisor.chat.consent import Consents
from advisor.errors import InputError
from advisor.settings import Settings, secret
from advisor.ui import engine, state
from advisor.uses import ModelUse

if TYPE_CHECKING:
    from advisor.export.memo_records import Memo
    from advisor.prose.ports import ChatModel
    from advisor.prose.writer import ProseWriter
    from advisor.records import Corpus, Language
    from advisor.wiring import Advisor


def effective_settings() -> Settings:
    """The settings of the installation with what this visitor chose."""
    settings = engine.get_settings()
    settings = replace(settings, llm_hosts=",".join(sorted(settings.hosts | state.allowed())))
    chosen = state.model()
    if chosen is None:
        return settings
    if not chosen.on:
        return replace(settings, llm="", llm_url="")
    own = chosen.label != settings.llm
    return replace(
        settings,
        llm=chosen.label,
        llm_url=chosen.url,
        mask=chosen.mask,
        llm_uses=chosen.uses,
        # The prices that are set are those of the model that is set.
        llm_price_in=0.0 if own else settings.llm_price_in,
        llm_price_out=0.0 if own else settings.llm_price_out,
    )


def keys() -> dict[str, str]:
    """Keys from the environment, else from `.streamlit/secrets.toml`; for the call alone, kept nowhere."""
    return {name: secret(name) or _from_secrets(name) for name in KEY_VARIABLES}


def _from_secrets(name: str) -> str:
    try:
        return str(st.secrets.get(name, "")).strip()
    except Exception:  # no such file, or one that cannot be read: there is no key then
        return ""


def choice() -> Choice | None:
    """The model to ask, with its key; None where none is on.

    Raises:
        InputError: it cannot be asked as it is set.
    """
    settings = effective_settings()
    return choice_of(settings.llm, settings.llm_url, keys())


def problem() -> InputError | None:
    """Why the model that is set cannot be asked; None where it can, or none is set."""
    try:
        choice()
    except InputError as error:
        return error
    return None


def consents() -> Consents:
    """Which hosts this visitor may send to."""
    settings = effective_settings()
    return Consents(settings.home, settings.egress_forbidden, settings.hosts)


def chat_model(chosen: Choice) -> ChatModel:
    """The model itself, as this visitor has set it."""
    from advisor.wiring import chat_model as made

    return made(effective_settings(), chosen)


def worded_memo(memo: Memo, chosen: Choice, corpus: Corpus, language: Language) -> Memo:
    """A memo with its paragraphs in a model's words, where these hold."""
    from advisor.export.memo_prose import worded
    from advisor.wiring import rewording

    return worded(memo, rewording(effective_settings(), chosen, corpus, language))


def may_translate() -> Choice | None:
    """The model that translates quotes; None where none is on, may be asked now, or is to be used for it."""
    return _for("translate")


def may_word_memos() -> Choice | None:
    """The same for the paragraphs of memos."""
    return _for("memo")


def _for(use: ModelUse) -> Choice | None:
    if use not in effective_settings().uses or problem() is not None:
        return None
    chosen = choice()
    return chosen if chosen is not None and consents().may_ask(chosen) else None


def writer(advisor: Advisor, chosen: Choice) -> tuple[Advisor, ProseWriter]:
    """The advisor as this visitor has set it, and what words its answers."""
    own = replace(advisor, settings=effective_settings())
    made = own.writer(chosen)
    assert made is not None  # noqa: S101 - a choice was given
    return own, made
