"""The sources of an answer: cited ones first, then what was found besides, then what the check struck out."""

from __future__ import annotations

import streamlit as st

from advisor.answer.texts import say
from advisor.records import Answer, Citation, Corpus
from advisor.ui.escape import block, plain, shortened
from advisor.ui.parts.citations import passage_list
from advisor.ui.parts.passage import open_passage
from advisor.ui.words import word

_TITLE_LENGTH = 110


def cited_sources(answer: Answer, corpus: Corpus, key: str) -> None:
    """The numbered list of citations; each entry opens its passage."""
    with st.container(gap="small", key=f"{key}_cited"):
        for citation in answer.citations:
            _entry(citation, corpus, answer.language, f"{key}_cited{citation.number}")


def _entry(citation: Citation, corpus: Corpus, language: str, key: str) -> None:
    passage, source = citation.passage, citation.passage.source
    with st.container(gap=None):
        title = plain(shortened(source.title, _TITLE_LENGTH))
        if st.button(f":blue-badge[**{citation.number}**] {title}", key=key, type="tertiary", wrap=True):
            open_passage(passage, corpus, language, citation)
        kind = say(f"kind:{source.kind}", language)
        verified = say(f"verified:{passage.verified}", language)
        st.caption(plain(f"{source.publisher} · {kind} · {source.date} · {verified}"))
        st.caption(f"*{plain(source.interest)}*")


def also_found(answer: Answer, corpus: Corpus, key: str) -> None:
    """Passages that the search found and the answer does not use; folded."""
    if not answer.also_found:
        return
    label = word("also_found", answer.language, count=len(answer.also_found))
    folded = st.expander(label, key=f"{key}_also", type="compact", on_change="rerun")
    if folded.open:
        with folded:
            passage_list(answer.also_found, corpus, answer.language, f"{key}_also_list")


def rejected_statements(answer: Answer, key: str) -> None:
    """What the final check refused: shown, never passed off as an answer."""
    if not answer.rejected:
        return
    label = word("rejected", answer.language, count=len(answer.rejected))
    folded = st.expander(label, key=f"{key}_rejected", type="compact", on_change="rerun")
    if folded.open:
        with folded:
            st.caption(word("rejected_note", answer.language))
            for text in answer.rejected:
                st.html(block(text, quiet=True, size=".9rem"))


def written_by(answer: Answer, language: str) -> None:
    """Who put the answer into words, and how long it took."""
    author = answer.written_by
    if author.mode == "llm":
        text = word("written_llm", language, model=author.model, host=author.host)
    else:
        text = word("written_extractive", language)
    total = answer.timings_ms.get("total")
    if total is not None:
        text += " " + word("seconds", language, seconds=f"{total / 1000:.1f}")
    st.caption(plain(text))
