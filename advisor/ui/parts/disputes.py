"""Disputed claims: both sides beside each other, neither of them averaged away."""

from __future__ import annotations

import streamlit as st

from advisor.records import Citation, Corpus, Statement
from advisor.ui.escape import block, plain
from advisor.ui.parts.citations import citation_row
from advisor.ui.parts.passage import dates, kind_badge
from advisor.ui.words import word


def draw_dispute(statement: Statement, corpus: Corpus, language: str, key: str) -> None:
    """One dispute: a side for each source; with one source, its claim against what is held against it."""
    if len(statement.citations) > 1:
        st.html(block(statement.text, language))
        sides = st.columns(min(len(statement.citations), 3), border=True)
        for position, citation in enumerate(statement.citations):
            with sides[position % len(sides)]:
                _side(citation, corpus, language, f"{key}_side{position}")
        return
    if not statement.citations:
        st.html(block(statement.text, language))
        return
    citation = statement.citations[0]
    claim, doubt = st.columns(2, border=True)
    with claim:
        st.caption(word("claim_side", language))
        _side(citation, corpus, language, f"{key}_claim")
    with doubt:
        st.caption(word("doubt_side", language))
        st.html(block(statement.text, language))


def _side(citation: Citation, corpus: Corpus, language: str, key: str) -> None:
    """Who says it, in what interest and when, and the claim itself."""
    passage, source = citation.passage, citation.passage.source
    st.html(block(passage.label_in(language), weight=500))
    st.markdown(kind_badge(source.kind, language))
    st.caption(plain(f"{dates(source, language)} · {source.interest}"))
    citation_row((citation,), corpus, language, key)
