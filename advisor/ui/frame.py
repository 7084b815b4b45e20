"""What surrounds every page: name, menu, language, the status line about data, and the wait for the first index."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from advisor.egress import egress_hosts, nothing_leaves
from advisor.errors import AdvisorError
from advisor.records import LANGUAGES
from advisor.ui import engine, language_model, state
from advisor.ui.escape import plain
from advisor.ui.navigation import privacy_link
from advisor.ui.words import word

if TYPE_CHECKING:
    from advisor import Advisor

ASSETS = Path(__file__).resolve().parent / "assets"
_LANGUAGE_NAMES = {"en": "EN", "ru": "RU", "zh": "中文"}
#: Lines of text stay readable on very wide screens.
PAGE_WIDTH = 1180


def draw_sidebar() -> None:
    """Language and status line, under the menu."""
    language = state.language()
    with st.sidebar:
        st.segmented_control(
            word("page_language", language),
            LANGUAGES,
            format_func=lambda code: _LANGUAGE_NAMES[code],
            key=state.LANGUAGE_CHOICE,
            required=True,
        )
        status_line(language)


def status_line(language: str) -> None:
    """Whether anything leaves this machine; the line opens the list of hosts that proves it."""
    try:
        settings = language_model.effective_settings()
    except AdvisorError:
        return  # the page itself says what is wrong
    if nothing_leaves(settings):
        privacy_link(word("nothing_leaves", language), ":material/verified_user:", language)
        return
    hosts = ", ".join(entry.host for entry in egress_hosts(settings) if entry.enabled)
    privacy_link(plain(word("something_leaves", language, hosts=hosts)), ":material/outgoing_mail:", language)


def ready_advisor() -> Advisor:
    """The advisor; while its index is built, the page shows how far that is."""
    language = state.language()
    slot = st.empty()
    drawn: list[st.delta_generator.DeltaGenerator] = []

    def report(_stage: str, done: int, total: int) -> None:
        if not drawn:
            status = slot.status(word("preparing", language), expanded=True)
            status.caption(word("preparing_note", language))
            drawn.append(status.progress(0.0))
        text = word("indexing", language, done=done, total=total) if total else word("reading", language)
        drawn[0].progress(min(done / total, 1.0) if total else 0.0, text=plain(text))

    advisor = engine.get_advisor(report)
    slot.empty()
    trouble = engine.corpus_trouble()
    if trouble:
        st.warning(word("corpus_trouble", language), icon=":material/warning:")
        details = st.expander(word("what_is_wrong", language), key="corpus_trouble", type="compact")
        details.code(trouble, language=None, wrap_lines=True)
    return advisor
