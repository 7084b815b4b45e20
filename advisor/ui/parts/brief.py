"""A whole brief: its source, and every claim with where it stands and how it was read."""

from __future__ import annotations

import streamlit as st

from advisor.records import Brief, Corpus, Passage
from advisor.ui.escape import block, marked
from advisor.ui.grouping import scope
from advisor.ui.parts.headings import draw_heading
from advisor.ui.parts.passage import (
    dates,
    draw_warnings,
    facts,
    kind_badge,
    link_to_original,
    subject_names,
    topic_name,
    verified_badge,
)
from advisor.ui.parts.verdict import badge
from advisor.ui.words import named, word


def draw_brief(brief: Brief, corpus: Corpus, language: str) -> None:
    """The brief as it is read on the sources page."""
    source = brief.source
    draw_heading(source.title, 1)
    st.markdown(
        f"{kind_badge(source.kind, language)} {badge(dates(source, language), 'calendar_today', 'gray')} "
        f"{badge(word('claims', language, count=len(brief.passages)), 'list', 'gray')}"
    )
    claims, about = st.columns([2, 1], gap="large")
    with about:
        link_to_original(source, language, key="brief_original")
        facts(
            [
                (name, value)
                for name, value in (
                    (word("says", language), source.publisher),
                    (word("gains", language), source.interest),
                    (word("published", language), source.published or word("undated", language)),
                    (word("as_of", language), source.as_of),
                    (word("read_through", language), source.read_through),
                    (word("jurisdiction", language), _places(brief, language)),
                    (word("about", language), ", ".join(subject_names(source, corpus, language))),
                    (word("source_file", language), brief.path),
                )
                if value
            ]
        )
        st.caption(word("passage_own_words", language))
    with claims:
        for passage in brief.passages:
            _claim(passage, corpus, language)


def _places(brief: Brief, language: str) -> str:
    return ", ".join(named("place", place, language) for place in brief.source.jurisdiction)


def _claim(passage: Passage, corpus: Corpus, language: str) -> None:
    with st.container(border=True, gap="small"):
        draw_heading(passage.heading_in(language), 2)
        st.html(marked(passage.text, (), passage.source.language))
        draw_warnings(passage, corpus, language)
        topics = [badge(topic_name(topic, corpus, language), "", "gray") for topic in passage.topics]
        st.markdown(" ".join([verified_badge(passage.verified, language), *topics]))
        facts(
            [
                (name, value)
                for name, value in (
                    (word("locator", language), passage.locator),
                    (word("holds_for", language), scope(passage.routes, corpus.routes, language)),
                )
                if value
            ]
        )
        st.html(block(passage.sha256, size=".72rem", quiet=True))
