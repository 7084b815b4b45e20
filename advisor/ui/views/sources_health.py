"""Tab of the sources page: how well the corpus stands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from advisor.answer.texts import say
from advisor.briefs.health import CONFLICTS, WEAK_SPOTS, Finding, FindingKind, Health, Patience, examine_corpus
from advisor.records import Corpus, Passage
from advisor.settings import Settings
from advisor.ui import state
from advisor.ui.escape import block, plain, shortened
from advisor.ui.health_html import ages_html, grid_html, legend_html
from advisor.ui.parts.citations import passage_row
from advisor.ui.parts.headings import draw_heading
from advisor.ui.parts.verdict import verdict_badge
from advisor.ui.words import named, word

_PER_PAGE = 12
_ROUTE, _CRITERION = "health_route", "health_criterion"


def draw_health(corpus: Corpus, settings: Settings, language: str) -> None:
    """The grid, the ages, and what conflicts or is weak."""
    patience = Patience(settings.stale_vendor_days, settings.stale_days)
    health = examine_corpus(corpus, date.today(), patience)
    st.markdown(plain(word("health_lead", language, date=health.today.isoformat())))
    draw_heading(word("grid", language), 2)
    st.html(legend_html(health, language))
    st.caption(word("grid_note", language))
    st.html(grid_html(health, corpus, language))
    _open_cell(corpus, language)
    draw_heading(word("ages", language), 2)
    stale = len(health.of_kind("stale_source"))
    st.caption(word("ages_note", language, count=stale, vendor=patience.vendor, other=patience.other))
    st.html(ages_html(health, language))
    for title, kinds in (("conflicts", CONFLICTS), ("weak_spots", WEAK_SPOTS)):
        draw_heading(word(title, language), 2)
        for kind in kinds:
            _findings(kind, health, corpus, language)


def _open_cell(corpus: Corpus, language: str) -> None:
    """One cell of the grid with its verdict, its sentence and the passages that it rests on."""
    with st.expander(word("open_cell", language), key="health_cell", icon=":material/grid_on:"):
        one, two = st.columns(2)
        route = one.selectbox(
            word("route", language),
            list(corpus.routes),
            format_func=lambda key: corpus.routes[key].name.get(language, key),
            key=_ROUTE,
            persist_state="session",
        )
        criterion = two.selectbox(
            word("criterion", language),
            list(corpus.criteria),
            format_func=lambda key: corpus.criteria[key].name.get(language, key),
            key=_CRITERION,
            persist_state="session",
        )
        cell = corpus.assessments.get((route, criterion))
        st.caption(plain(corpus.criteria[criterion].question.get(language, "")))
        st.markdown(verdict_badge(cell.verdict if cell else "not_in_corpus", language))
        if cell is not None:
            if cell.statement:
                st.html(block(cell.statement.get(language, ""), language))
            passage_row(cell.passages, corpus, language, "health_cell_sources")


def _findings(kind: FindingKind, health: Health, corpus: Corpus, language: str) -> None:
    """All findings of one kind, folded; drawn page by page when opened."""
    found = health.of_kind(kind)
    label = word("finding_label", language, name=named("finding", kind, language), count=len(found))
    folded = st.expander(plain(label), key=f"health_{kind}", on_change="rerun")
    if not folded.open:
        return
    with folded:
        if not found:
            st.caption(word("none_found", language))
            return
        key = f"health_{kind}_page"
        pages = -(-len(found) // _PER_PAGE)
        first = (min(state.chosen(key, 1), pages) - 1) * _PER_PAGE
        _rows(found[first : first + _PER_PAGE], kind, corpus, language)
        if pages > 1:
            st.pagination(pages, key=key)


def _rows(findings: Sequence[Finding], kind: str, corpus: Corpus, language: str) -> None:
    passages = {passage.id: passage for passage in corpus.passages}
    for position, finding in enumerate(findings):
        with st.container(gap=None, key=f"health_{kind}_{position}"):
            if finding.route:
                _cell_row(finding, corpus, language, f"health_{kind}_{position}_open")
            elif finding.passage:
                _claim_row(finding, passages[finding.passage], corpus, language, f"health_{kind}_{position}_open")
            else:
                _source_row(finding, corpus, language, f"health_{kind}_{position}_open")


def _cell_row(finding: Finding, corpus: Corpus, language: str, key: str) -> None:
    cell = corpus.assessments[finding.route, finding.criterion]
    route = corpus.routes[finding.route].name.get(language, finding.route)
    criterion = corpus.criteria[finding.criterion].name.get(language, finding.criterion)
    st.html(block(f"{route} · {criterion} · {say(f'verdict:{cell.verdict}', language)}", size=".95rem"))
    shown = [p for p in cell.passages if not finding.passage or p.id == finding.passage]
    passage_row(shown, corpus, language, key)


def _claim_row(finding: Finding, passage: Passage, corpus: Corpus, language: str, key: str) -> None:
    st.html(block(passage.heading_in(language), size=".95rem"))
    if finding.detail:
        st.html(block(finding.detail, size=".85rem", quiet=True))
    passage_row((passage,), corpus, language, key)


def _source_row(finding: Finding, corpus: Corpus, language: str, key: str) -> None:
    source = next(brief.source for brief in corpus.briefs if brief.source.id == finding.source)
    st.button(
        f":material/menu_book: {plain(shortened(source.title, 120))}",
        key=key,
        on_click=state.choose_source,
        args=(source.id,),
        type="tertiary",
        wrap=True,
    )
    detail = word("days_ago", language, days=finding.detail) if finding.kind == "stale_source" else finding.detail
    st.caption(plain(f"{source.publisher} · {say(f'kind:{source.kind}', language)} · {detail}"))
