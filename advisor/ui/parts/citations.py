"""Rows of citations: each a button that names its source and opens the passage."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from advisor.answer.texts import dated, say
from advisor.records import Citation, Corpus, Passage
from advisor.ui.escape import block, plain, shortened
from advisor.ui.parts.passage import open_passage

_PUBLISHER_LENGTH = 34
_LOCATOR_LENGTH = 32


def citation_row(citations: Sequence[Citation], corpus: Corpus, language: str, key: str) -> None:
    """The citations of one statement, side by side."""
    if not citations:
        return
    with st.container(horizontal=True, gap="xxsmall", key=key):
        for citation in citations:
            number = f":blue-badge[**{citation.number}**] "
            if _source_button(credit(citation.passage, language), citation.passage, f"{key}_{citation.number}", number):
                open_passage(citation.passage, corpus, language, citation)


def passage_row(passages: Sequence[Passage], corpus: Corpus, language: str, key: str) -> None:
    """Passages without a number, such as those an assessment rests on."""
    if not passages:
        return
    with st.container(horizontal=True, gap="xxsmall", key=key):
        for position, (passage, label) in enumerate(zip(passages, _labels(passages, language), strict=True)):
            if _source_button(label, passage, f"{key}_{position}", ":material/article: "):
                open_passage(passage, corpus, language)


def quote_row(citations: Sequence[Citation], corpus: Corpus, language: str, key: str) -> None:
    """Citations of a sentence that stands alone: their quotes are marked, and no number is needed."""
    if not citations:
        return
    with st.container(horizontal=True, gap="xxsmall", key=key):
        labels = _labels([citation.passage for citation in citations], language)
        for position, (citation, label) in enumerate(zip(citations, labels, strict=True)):
            if _source_button(label, citation.passage, f"{key}_{position}", ":material/article: "):
                open_passage(citation.passage, corpus, language, citation, numbered=False)


def passage_list(passages: Sequence[Passage], corpus: Corpus, language: str, key: str) -> None:
    """Passages by their claims, each with the source that opens it."""
    for position, passage in enumerate(passages):
        with st.container(gap=None):
            st.html(block(passage.label_in(language), size=".95rem"))
            passage_row((passage,), corpus, language, f"{key}_{position}")


def _source_button(label: str, passage: Passage, key: str, lead: str) -> bool:
    source = passage.source
    return st.button(
        f"{lead}:small[{plain(label)}]", key=key, type="tertiary", help=plain(f"{source.title}. {source.interest}")
    )


def _labels(passages: Sequence[Passage], language: str) -> list[str]:
    """Credits of passages that stand side by side; those that would read alike say where in the source they are."""
    credits = [credit(passage, language) for passage in passages]
    return [
        f"{said} · {shortened(passage.locator, _LOCATOR_LENGTH)}" if credits.count(said) > 1 else said
        for said, passage in zip(credits, passages, strict=True)
    ]


def credit(passage: Passage, language: str) -> str:
    """Publisher, kind and date: who says it, and when."""
    source = passage.source
    kind = say(f"kind:{source.kind}", language)
    return f"{shortened(source.publisher, _PUBLISHER_LENGTH)} · {kind} · {dated(source, language)}"
