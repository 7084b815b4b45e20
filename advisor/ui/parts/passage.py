"""The passage panel: the text with the quote marked, who says it and why, its dates, the way to the original."""

from __future__ import annotations

from html import escape
from urllib.parse import urlsplit

import streamlit as st

from advisor.answer.texts import say
from advisor.records import VENDOR_KINDS, Citation, Corpus, Passage, Source
from advisor.ui.escape import block, marked, plain, shortened
from advisor.ui.grouping import scope
from advisor.ui.navigation import brief_link
from advisor.ui.parts.translation import draw_translation
from advisor.ui.parts.verdict import badge
from advisor.ui.words import named, word

_KIND_LOOKS = {
    "primary-law": ("gavel", "blue"),
    "regulator": ("account_balance", "blue"),
    "court": ("gavel", "blue"),
    "licence-text": ("license", "blue"),
    "vendor-terms": ("contract", "orange"),
    "vendor-claim": ("campaign", "orange"),
    "independent-research": ("science", "green"),
    "journalism": ("newspaper", "gray"),
}
_VERIFIED_LOOKS = {"full": ("verified", "green"), "excerpt": ("rule", "orange"), "unverified": ("error", "red")}
PANEL_WIDTH = 620


def host_of(source: Source) -> str:
    """The host that a link to the original leads to."""
    return (urlsplit(source.url).hostname or source.url).removeprefix("www.")


def kind_badge(kind: str, language: str) -> str:
    """Kind of a source; vendors' own words stand out."""
    icon, colour = _KIND_LOOKS.get(kind, ("description", "gray"))
    return badge(say(f"kind:{kind}", language), icon, colour)


def verified_badge(verified: str, language: str) -> str:
    """How well a claim was checked against its original."""
    icon, colour = _VERIFIED_LOOKS[verified]
    return badge(say(f"verified:{verified}", language), icon, colour)


def dates(source: Source, language: str) -> str:
    """When it was published, or that it has no date, and when it was read."""
    published = source.published or word("undated", language)
    return f"{published} · {word('as_of', language).lower()} {source.as_of}"


def open_passage(
    passage: Passage, corpus: Corpus, language: str, citation: Citation | None = None, *, numbered: bool = True
) -> None:
    """Open the panel beside the page; with a citation, its quote is marked, and its number stands before the title."""
    number = f"[{citation.number}] " if citation and numbered else ""
    title = plain(number + shortened(f"{passage.source.publisher}: {passage.source.title}", 110))

    @st.dialog(title, width=PANEL_WIDTH, position="right")
    def panel() -> None:
        draw_passage(passage, corpus, language, citation)

    panel()


def draw_passage(passage: Passage, corpus: Corpus, language: str, citation: Citation | None = None) -> None:
    """All that a reader needs to judge one passage, the quote first."""
    source = passage.source
    badges = [kind_badge(source.kind, language), verified_badge(passage.verified, language)]
    st.markdown(" ".join([*badges, badge(dates(source, language), "calendar_today", "gray")]))
    if heading := passage.heading_in(language):
        st.html(block(heading, weight=600))
    with st.container(border=True, gap="xsmall"):
        spans = [(citation.start, citation.end)] if citation else []
        st.html(marked(passage.text, spans, source.language))
    draw_translation(passage, corpus, language, citation)
    draw_warnings(passage, corpus, language)
    link_to_original(source, language, key=f"original_{passage.id}_{citation.number if citation else 0}")
    draw_facts(passage, corpus, language)
    st.caption(word("passage_verbatim" if passage.is_original else "passage_own_words", language))
    brief_link(source.id, language)


def link_to_original(source: Source, language: str, key: str) -> None:
    """The button that opens the original in a new tab."""
    label = plain(word("original_at", language, host=host_of(source)))
    st.link_button(label, source.url, key=key, icon=":material/open_in_new:")


def draw_warnings(passage: Passage, corpus: Corpus, language: str) -> None:
    """What weakens a passage: it is disputed, or a newer claim has replaced it."""
    if passage.disputed:
        st.warning(plain(word("disputed_note", language, text=passage.disputed)), icon=":material/compare_arrows:")
    if passage.superseded_by:
        newer = next((found for found in corpus.passages if found.id == passage.superseded_by), None)
        claim = newer.heading_in(language) if newer else passage.superseded_by
        st.warning(plain(word("superseded_note", language, claim=claim)), icon=":material/history:")


def draw_facts(passage: Passage, corpus: Corpus, language: str) -> None:
    """Who says it, what they gain, where it stands, and the digest that proves what was quoted."""
    source = passage.source
    rows = [
        ("says", source.publisher),
        ("gains", source.interest),
        ("locator", passage.locator),
        ("read_through", source.read_through),
        ("holds_for", scope(passage.routes, corpus.routes, language)),
        ("digest", passage.sha256),
    ]
    facts([(word(key, language), value) for key, value in rows if value])


def facts(rows: list[tuple[str, str]]) -> None:
    """Names and values, one under the other, as a description list."""
    name_style = "margin:0;padding:0;font-size:.8rem;opacity:.78"
    value_style = "margin:0;padding:0;overflow-wrap:anywhere;white-space:pre-wrap"
    cells = "".join(
        f'<div style="margin:0 0 .55em 0"><dt style="{name_style}">{escape(name)}</dt>'
        f'<dd dir="auto" style="{value_style}">{escape(value)}</dd></div>'
        for name, value in rows
    )
    st.html(f'<dl style="margin:0;padding:0;font-size:.92rem;line-height:1.45">{cells}</dl>')


def is_vendor_word(source: Source) -> bool:
    """Whether the publisher sells what the document is about."""
    return source.kind in VENDOR_KINDS


def subject_names(source: Source, corpus: Corpus, language: str) -> list[str]:
    """Names of the parties and laws that a source is about."""
    return [
        corpus.entities[subject].name.get(language, subject)
        for subject in source.subjects
        if subject in corpus.entities
    ]


def topic_name(topic: str, corpus: Corpus, language: str) -> str:
    """Name of a topic: a criterion, or one of the further topics."""
    criterion = corpus.criteria.get(topic)
    return criterion.name.get(language, topic) if criterion else named("topic", topic, language)
