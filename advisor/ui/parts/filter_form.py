"""The filters of the sources page; folded, with the number of those that are set."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from advisor.answer.texts import say
from advisor.records import SOURCE_KINDS, VERIFIED_LEVELS, Corpus
from advisor.ui import state
from advisor.ui.filters import AGES, Wanted, options
from advisor.ui.parts.passage import topic_name
from advisor.ui.words import named, word

_KEYS = {
    name: f"sources_{name}" for name in ("kinds", "places", "publishers", "subjects", "topics", "routes", "verified")
}
_AGE = "sources_age"


def choose_filters(corpus: Corpus, language: str) -> Wanted:
    """Draw the filters and return what is set."""
    kinds = _kinds(language)
    count = _set_so_far().count - bool(kinds)
    label = word("filters_active", language, count=count) if count > 0 else word("filters", language)
    with st.expander(label, key="sources_filters", icon=":material/tune:"):
        first, second, third = st.columns(3)
        with first:
            _choice("subjects", "subject", corpus, language, lambda value: _entity(value, corpus, language))
            _choice("publishers", "publisher", corpus, language, str)
        with second:
            _choice("topics", "topic", corpus, language, lambda value: topic_name(value, corpus, language))
            _choice("routes", "route", corpus, language, lambda value: _route(value, corpus, language))
        with third:
            _choice("places", "jurisdiction", corpus, language, lambda value: named("place", value, language))
            st.selectbox(
                word("age", language),
                AGES,
                format_func=lambda age: named("age", age, language),
                key=_AGE,
                persist_state="session",
            )
        st.pills(
            word("verified", language),
            VERIFIED_LEVELS,
            selection_mode="multi",
            format_func=lambda level: say(f"verified:{level}", language),
            key=_KEYS["verified"],
            persist_state="session",
        )
        st.button(
            word("clear_filters", language), key="clear_filters", icon=":material/filter_alt_off:", on_click=_clear
        )
    return _set_so_far()


def _kinds(language: str) -> list[str]:
    return st.pills(
        word("kind", language),
        SOURCE_KINDS,
        selection_mode="multi",
        format_func=lambda kind: say(f"kind:{kind}", language),
        key=_KEYS["kinds"],
        persist_state="session",
    )


def _choice(facet: str, label: str, corpus: Corpus, language: str, name: Callable[[str], str]) -> None:
    counts = options(corpus.briefs, facet)
    st.multiselect(
        word(label, language),
        list(counts),
        format_func=lambda value: f"{name(value)} ({counts.get(value, 0)})",
        key=_KEYS[facet],
        placeholder=word("any", language),
        persist_state="session",
    )


def _set_so_far() -> Wanted:
    sets = {name: frozenset(state.chosen(key, ()) or ()) for name, key in _KEYS.items()}
    return Wanted(**sets, age=state.chosen(_AGE, "any") or "any")


def _clear() -> None:
    for key in _KEYS.values():
        state.set_choice(key, [])
    state.set_choice(_AGE, "any")


def _entity(value: str, corpus: Corpus, language: str) -> str:
    entity = corpus.entities.get(value)
    return entity.name.get(language, value) if entity else value


def _route(value: str, corpus: Corpus, language: str) -> str:
    route = corpus.routes.get(value)
    return route.name.get(language, value) if route else value
