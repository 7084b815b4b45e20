"""All sources: browse, filter, search, and read any brief with all its claims; the corpus's health; a new source."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from advisor.records import Brief, Passage, sha256_of
from advisor.ui import engine, state
from advisor.ui.escape import plain, shortened
from advisor.ui.filters import fitting, newest_first
from advisor.ui.frame import PAGE_WIDTH, ready_advisor
from advisor.ui.parts.brief import draw_brief
from advisor.ui.parts.citations import credit
from advisor.ui.parts.filter_form import choose_filters
from advisor.ui.parts.headings import draw_heading
from advisor.ui.parts.passage import open_passage
from advisor.ui.views.sources_add import draw_form
from advisor.ui.views.sources_health import draw_health
from advisor.ui.words import named, word

if TYPE_CHECKING:
    from advisor import Advisor

_TABS = ("browse", "health", "add")
_TAB = "sources_tab"
_PER_PAGE = 20
_SEARCH = "sources_search"
_PAGE = "sources_page"
_HITS = 60
_TITLE_LENGTH = 140


def render() -> None:
    """The page: one brief when the address names it, the list otherwise."""
    language = state.language()
    with st.container(width=PAGE_WIDTH):
        advisor = ready_advisor()
        briefs = {brief.source.id: brief for brief in advisor.corpus.briefs}
        chosen = state.chosen_source(briefs)
        if chosen:
            st.button(
                word("back_to_list", language),
                key="back_to_list",
                icon=":material/arrow_back:",
                on_click=state.choose_source,
                args=("",),
                type="tertiary",
            )
            draw_brief(briefs[chosen], advisor.corpus, language)
        else:
            _tabs(advisor, language)


def _tabs(advisor: Advisor, language: str) -> None:
    """Only the open tab is computed. Which one is open outlives a brief that is opened from it."""
    draw_heading(word("sources", language), 1)
    key = f"sources_tabs_{language}"
    labels = [named("tab", name, language) for name in _TABS]
    last = _TABS.index(state.chosen(_TAB, _TABS[0]))
    browse, health, add = st.tabs(labels, key=key, default=labels[last], on_change=_keep_tab, args=(key, labels))
    if browse.open:
        with browse:
            _list(advisor, language)
    if health.open:
        with health:
            draw_health(advisor.corpus, engine.get_settings(), language)
    if add.open:
        with add:
            draw_form(advisor.corpus, engine.get_settings(), language)


def _keep_tab(key: str, labels: list[str]) -> None:
    label = state.chosen(key, labels[0])
    state.set_choice(_TAB, _TABS[labels.index(label)] if label in labels else _TABS[0])


def _list(advisor: Advisor, language: str) -> None:
    st.markdown(plain(word("sources_lead", language)))
    words = st.text_input(
        word("search_sources", language),
        key=_SEARCH,
        placeholder=word("search_placeholder", language),
        icon=":material/search:",
        type="search",
        max_chars=500,
        persist_state="session",
    )
    wanted = choose_filters(advisor.corpus, language)
    found, matches = _found(advisor, words or "")
    shown = fitting(found, wanted, date.today())
    total = len(advisor.corpus.briefs)
    st.caption(plain(word("found", language, count=len(shown), total=total)) if shown else word("found_none", language))
    if not shown:
        return
    page_count = -(-len(shown) // _PER_PAGE)
    # Another search or filter begins on its first page: the widget's identity follows what was asked for.
    page_key = f"{_PAGE}_{sha256_of(repr((words, wanted)))[:12]}"
    page = min(state.chosen(page_key, 1), page_count)
    for brief in shown[(page - 1) * _PER_PAGE : page * _PER_PAGE]:
        _row(brief, matches.get(brief.source.id), advisor, language)
    if page_count > 1:
        st.pagination(page_count, key=page_key, persist_state="session")


def _found(advisor: Advisor, words: str) -> tuple[list[Brief], dict[str, Passage]]:
    """All briefs, the newest first; with words, those that the search finds, the best first, with the claim found."""
    if not words.strip():
        return newest_first(advisor.corpus.briefs), {}
    best: dict[str, Passage] = {}
    for hit in advisor.search(words, _HITS):
        best.setdefault(hit.passage.source.id, hit.passage)
    briefs = {brief.source.id: brief for brief in advisor.corpus.briefs}
    return [briefs[source] for source in best if source in briefs], best


def _row(brief: Brief, match: Passage | None, advisor: Advisor, language: str) -> None:
    source = brief.source
    with st.container(gap=None, key=f"source_row_{source.id}"):
        st.button(
            f"**{plain(shortened(source.title, _TITLE_LENGTH))}**",
            key=f"source_{source.id}",
            on_click=state.choose_source,
            args=(source.id,),
            type="tertiary",
            wrap=True,
        )
        places = ", ".join(source.jurisdiction)
        claims = word("claims", language, count=len(brief.passages))
        st.caption(plain(" · ".join(filter(None, (credit(brief.passages[0], language), places, claims)))))
        if match is None:
            return
        label = f":material/article: {plain(shortened(match.label_in(language), 170))}"
        if st.button(label, key=f"match_{source.id}", type="tertiary", wrap=True):
            open_passage(match, advisor.corpus, language)
