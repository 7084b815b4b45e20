"""The sources of an answer: cited ones first, then what was found besides, then what the check struck out."""

from __future__ import annotations

import streamlit as st

from advisor.answer.authorship import author_line, struck_reason
from advisor.answer.texts import dated, say
from advisor.answer.uses import use_lines
from advisor.records import Answer, Citation, Corpus
from advisor.ui.escape import block, plain, shortened
from advisor.ui.parts.citations import passage_list
from advisor.ui.parts.passage import open_passage
from advisor.ui.words import word

_TITLE_LENGTH = 110
_CLAIM_LENGTH = 120


def cited_sources(answer: Answer, corpus: Corpus, key: str) -> None:
    """The numbered list of citations; each entry opens its passage."""
    by_source: dict[str, list[Citation]] = {}
    for citation in answer.citations:
        by_source.setdefault(citation.passage.source.id, []).append(citation)
    with st.container(gap="small", key=f"{key}_cited"):
        for citations in by_source.values():
            _entry(citations, corpus, answer.language, f"{key}_cited")


def _entry(citations: list[Citation], corpus: Corpus, language: str, key: str) -> None:
    """One source: who and when, what they gain, and the claims cited from it."""
    source = citations[0].passage.source
    with st.container(border=True, gap="xxsmall"):
        st.html(block(shortened(source.title, _TITLE_LENGTH), source.language, weight=600, size=".95rem"))
        kind = say(f"kind:{source.kind}", language)
        st.caption(plain(f"{source.publisher} · {kind} · {dated(source, language)}"))
        st.caption(f"{word('gains', language)}: {plain(source.interest)}")
        for citation in citations:
            claim = plain(shortened(citation.passage.label_in(language), _CLAIM_LENGTH))
            label = f":blue-badge[**{citation.number}**] :small[{claim}]"
            if st.button(label, key=f"{key}{citation.number}", type="tertiary", wrap=False):
                open_passage(citation.passage, corpus, language, citation)


def also_found(answer: Answer, corpus: Corpus, key: str) -> None:
    """Passages that the search found and the answer does not use; folded."""
    folded = _folded("also_found", len(answer.also_found), answer.language, f"{key}_also")
    if folded is not None:
        with folded:
            passage_list(answer.also_found, corpus, answer.language, f"{key}_also_list")


def rejected_statements(answer: Answer, key: str) -> None:
    """What the final check refused: shown, never passed off as an answer."""
    folded = _folded("rejected", len(answer.rejected), answer.language, f"{key}_rejected")
    if folded is not None:
        with folded:
            st.caption(word("rejected_note", answer.language))
            for text in answer.rejected:
                st.html(block(text, quiet=True, size=".9rem"))


def struck_sentences(answer: Answer, key: str) -> None:
    """What a language model wrote and its sources do not hold, with the reason; folded."""
    folded = _folded("struck_sentences", len(answer.struck), answer.language, f"{key}_struck")
    if folded is not None:
        with folded:
            st.caption(word("struck_note", answer.language))
            for struck in answer.struck:
                st.markdown(f"~~{plain(struck.text)}~~")
                st.caption(plain(struck_reason(struck, answer.language)))


def _folded(name: str, count: int, language: str, key: str) -> st.delta_generator.DeltaGenerator | None:
    """A fold under its name and number; None where there is nothing in it, or while it is closed: it is not filled."""
    if not count:
        return None
    folded = st.expander(word(name, language, count=count), key=key, type="compact", on_change="rerun")
    return folded if folded.open else None


def model_uses(answer: Answer) -> None:
    """How a language model helped with the question, or why its help was not taken."""
    for line in use_lines(answer.written_by, answer.language):
        st.caption(f":material/stylus_note: {plain(line)}")


def written_by(answer: Answer, language: str) -> None:
    """Who put the answer into words, and how long it took."""
    author = author_line(answer.written_by, language)
    text = author if answer.written_by.mode == "llm" else f"{word('written_extractive', language)} {author}".strip()
    total = answer.timings_ms.get("total")
    if total is not None:
        text += " " + word("seconds", language, seconds=f"{total / 1000:.1f}")
    st.caption(plain(text))
