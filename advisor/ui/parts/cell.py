"""An assessment of a route: its verdict, sentence, sources and dates, on the page or in a panel beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import streamlit as st

from advisor.answer.evidence import Words
from advisor.answer.gaps import party_to_ask, question_to
from advisor.answer.write import Draft, numbered
from advisor.decide.fitted import fit_note
from advisor.decide.records import Decision
from advisor.records import Assessment, Citation, Corpus, Criterion, Language, Route
from advisor.ui.escape import block, plain
from advisor.ui.parts.citations import credit, passage_row
from advisor.ui.parts.headings import draw_heading
from advisor.ui.parts.passage import PANEL_WIDTH, draw_passage
from advisor.ui.parts.problem import guarded
from advisor.ui.parts.shade import shade_label
from advisor.ui.parts.verdict import badge, verdict_badge
from advisor.ui.words import word


def draw_criterion(
    criterion: Criterion, cells: Sequence[Assessment | None], corpus: Corpus, language: str, prefix: str = ""
) -> None:
    """One criterion with the cells of one or two routes beside each other; `prefix` keeps keys of one page apart."""
    with st.container(border=True, gap="xsmall", key=f"{prefix}criterion_{criterion.id}"):
        draw_heading(criterion.name.get(language, criterion.id), 4)
        st.caption(plain(criterion.question.get(language, "")), help=plain(criterion.why.get(language, "")))
        for position, (cell, column) in enumerate(zip(cells, st.columns(len(cells), gap="large"), strict=True)):
            with column, st.container(gap="xxsmall"):
                guarded(draw_cell)(cell, corpus, language, f"{prefix}cell_{criterion.id}_{position}")


@st.fragment
def draw_cell(cell: Assessment | None, corpus: Corpus, language: str, key: str) -> None:
    """Verdict, sentence and sources of one route; a fragment, so that opening a passage draws only this."""
    st.markdown(verdict_badge(cell.verdict if cell is not None else "not_in_corpus", language))
    if cell is None:
        return
    if cell.statement:
        st.html(block(cell.statement.get(language, ""), language))
    passage_row(cell.passages, corpus, language, key)
    st.caption(word("assessed_as_of", language, date=cell.as_of))


def open_cell(
    route: Route, criterion: Criterion, corpus: Corpus, language: str, stale: bool, decision: Decision | None = None
) -> None:
    """Open the panel beside the page: the cell with the quotes of all its sources."""
    names = (route.name.get(language, route.id), criterion.name.get(language, criterion.id))

    @st.dialog(plain(" · ".join(names)), width=PANEL_WIDTH, position="right")
    def panel() -> None:
        guarded(draw_opened)(route, criterion, corpus, language, stale, decision)

    panel()


def draw_opened(
    route: Route, criterion: Criterion, corpus: Corpus, language: str, stale: bool, decision: Decision | None = None
) -> None:
    """What the panel shows."""
    cell = corpus.assessments.get((route.id, criterion.id))
    badges = [verdict_badge(cell.verdict if cell is not None else "not_in_corpus", language)]
    if stale:
        badges.append(badge(word("m_stale", language), "update", "orange"))
    if cell is not None:
        badges.append(badge(word("assessed_as_of", language, date=cell.as_of), "calendar_today", "gray"))
    st.caption(plain(criterion.question.get(language, "")))
    st.markdown(" ".join(badges))
    if cell is not None and cell.statement:
        st.html(block(cell.statement.get(language, ""), language, size="1.05rem"))
    for note in _notes(route, criterion, language, stale, decision):
        st.warning(plain(note), icon=":material/priority_high:")
    citations = _citations(cell, language) if cell is not None else ()
    if not citations:
        st.caption(word("m_no_sources", language))
        spoken = cast(Language, language)
        st.code(question_to(criterion, party_to_ask(route, corpus, spoken), spoken), language=None, wrap_lines=True)
        return
    st.markdown(f"**{plain(word('m_sources', language))}**")
    for position, citation in enumerate(citations):
        label = plain(f"[{citation.number}] {credit(citation.passage, language)}")
        with st.expander(label, expanded=position == 0, key=f"opened_{position}"):
            draw_passage(citation.passage, corpus, language, citation)


def _notes(
    route: Route, criterion: Criterion, language: str, stale: bool, decision: Decision | None
) -> tuple[str, ...]:
    fit = fit_note(decision, route.id, criterion.id, language) if decision is not None else ""
    notes = [fit] if fit else []
    notes += [
        word("m_fails_note", language, least=shade_label(reason.must_have.least, language))
        for out in (decision.ruled_out if decision else ())
        for reason in out.reasons
        if out.route == route.id and reason.must_have is not None and reason.must_have.criterion == criterion.id
    ]
    if stale:
        notes.append(word("m_stale_note", language))
    return tuple(notes)


def _citations(cell: Assessment, language: str) -> tuple[Citation, ...]:
    """The passages with what in each of them supports the sentence."""
    text = cell.statement.get(language, "")
    draft = Draft(text, "short", cell.passages, (cell.route,), cell.verdict, cell.criterion)
    return numbered([draft], Words(()))[0].citations
