"""One answer: the verdict first, then its proof, then what weakens it and what is missing."""

from __future__ import annotations

import streamlit as st

from advisor.decide.facts_told import facts_told
from advisor.records import Answer, Corpus, Statement, StatementKind
from advisor.ui.escape import block, plain, shortened
from advisor.ui.grouping import grouped, heading, scope
from advisor.ui.navigation import decide_link
from advisor.ui.parts.citations import citation_row, passage_list
from advisor.ui.parts.disputes import draw_dispute
from advisor.ui.parts.export import export_row
from advisor.ui.parts.headings import draw_heading
from advisor.ui.parts.problem import guarded
from advisor.ui.parts.source_list import (
    also_found,
    cited_sources,
    model_uses,
    rejected_statements,
    struck_sentences,
    written_by,
)
from advisor.ui.parts.verdict import badge, criterion_of, status_badge, verdict_badge
from advisor.ui.words import word

_QUESTION_LENGTH = 180


@st.fragment
def answer_card(answer: Answer, corpus: Corpus, key: str, level: int = 1) -> None:
    """The whole answer to one paste. A fragment: opening a citation draws this card anew and asks nothing.

    Args:
        answer: what to show; its own language is the card's language.
        corpus: names of routes and criteria.
        key: prefix of the keys of all widgets in the card.
        level: heading level of the question.
    """
    guarded(_card)(answer, corpus, key, level)


def _card(answer: Answer, corpus: Corpus, key: str, level: int) -> None:
    language = answer.language
    if not answer.parts:
        draw_heading(shortened(answer.question, _QUESTION_LENGTH), level)
        model_uses(answer)
        if len(answer.question) > _QUESTION_LENGTH:
            _whole_question(answer, key)
        _beside(answer, corpus, key, level)
        return
    count = len(answer.parts)
    draw_heading(word("joined", language, count=count), level)
    model_uses(answer)
    _whole_question(answer, key)
    st.markdown(status_badge(answer.status, language))
    for number, part in enumerate(answer.parts, 1):
        with st.container(border=True, key=f"{key}_part{number}"):
            st.caption(word("part_of", language, number=number, count=count))
            draw_heading(shortened(part.question, _QUESTION_LENGTH), level + 1)
            _folded(part, corpus, f"{key}_part{number}", level + 1)
    export_row(answer, corpus, language, key)
    _on_to_a_decision(answer, corpus)
    written_by(answer, language)


def _whole_question(answer: Answer, key: str) -> None:
    whole = st.expander(
        word("your_question", answer.language), key=f"{key}_question", type="compact", on_change="rerun"
    )
    if whole.open:
        with whole:
            st.html(block(answer.question, answer.language))


def _beside(answer: Answer, corpus: Corpus, key: str, level: int) -> None:
    """One question's answer with its sources in a column of their own."""
    main, rail = st.columns([2, 1], gap="large")
    with main:
        if _verdict(answer, corpus, key, level):
            _proof(answer, corpus, key, level)
    with rail:
        _sources(answer, corpus, key, level)
        export_row(answer, corpus, answer.language, key)
        _on_to_a_decision(answer, corpus)
        written_by(answer, answer.language)


def _on_to_a_decision(answer: Answer, corpus: Corpus) -> None:
    """One click to the decision between the routes that the answer is about."""
    statements = [statement for part in (answer, *answer.parts) for statement in part.statements]
    named = {route for statement in statements if statement.kind == "short" for route in statement.routes}
    routes = [route for route in corpus.routes if route in named]
    if routes:
        decide_link(routes, answer.language, facts_told(answer.question), origin="ask")


def _folded(answer: Answer, corpus: Corpus, key: str, level: int) -> None:
    """One of several answers: its verdict and what is missing are open, its proof is drawn when it is asked for."""
    if not _verdict(answer, corpus, key, level):
        return
    proof = st.expander(word("proof", answer.language), key=f"{key}_proof", type="compact", on_change="rerun")
    if proof.open:
        with proof:
            _proof(answer, corpus, key, level)
            _sources(answer, corpus, key, level)


def _verdict(answer: Answer, corpus: Corpus, key: str, level: int) -> bool:
    """What is read first; says whether there is an answer to prove."""
    _facts_line(answer)
    if answer.status in ("not_covered", "needs_clarification"):
        _no_answer(answer, corpus, key, level)
        return False
    _short(answer, corpus, key, level)
    # What an answer leaves open belongs to the answer: a buyer who reads no further must have seen it.
    _gaps(answer, corpus, key, level)
    return True


def _proof(answer: Answer, corpus: Corpus, key: str, level: int) -> None:
    _evidence(answer, corpus, key, level)
    _disputes(answer, corpus, key, level)


def _sources(answer: Answer, corpus: Corpus, key: str, level: int) -> None:
    """Cited sources first, then what was found besides, then what the check struck out."""
    if answer.citations:
        draw_heading(word("cited", answer.language), level + 1)
        cited_sources(answer, corpus, key)
    also_found(answer, corpus, key)
    struck_sentences(answer, key)
    rejected_statements(answer, key)


def _facts_line(answer: Answer) -> None:
    """Status, how many sources, and how old they are: what a wary reader looks for first."""
    language = answer.language
    line = [status_badge(answer.status, language)]
    published = (citation.passage.source.published for citation in answer.citations)
    dates = sorted(date for date in published if date)
    if answer.citations:
        count, sources = len(answer.citations), len({citation.passage.source.id for citation in answer.citations})
        line.append(badge(word("sources_count", language, count=count, sources=sources), "format_quote", "gray"))
    if dates:
        span = "date_one" if dates[0] == dates[-1] else "date_range"
        line.append(badge(word(span, language, first=dates[0], last=dates[-1]), "calendar_today", "gray"))
    st.markdown(" ".join(line))


def _of_kind(answer: Answer, kind: StatementKind) -> list[Statement]:
    return [statement for statement in answer.statements if statement.kind == kind]


def _short(answer: Answer, corpus: Corpus, key: str, level: int) -> None:
    statements = _of_kind(answer, "short")
    caveats = _of_kind(answer, "caveat")
    if statements:
        draw_heading(word("short_answer", answer.language), level + 1)
        with st.container(border=True, key=f"{key}_short"):
            for position, statement in enumerate(statements):
                _short_statement(statement, answer, corpus, f"{key}_short{position}")
    if caveats:
        draw_heading(word("caveats", answer.language), level + 1)
    for position, statement in enumerate(caveats):
        _caveat(statement, answer, corpus, f"{key}_caveat{position}")


def _short_statement(statement: Statement, answer: Answer, corpus: Corpus, key: str) -> None:
    with st.container(gap="xxsmall"):
        if statement.verdict:
            criterion = criterion_of(statement, corpus)
            asked = plain(criterion.question.get(answer.language, "")) if criterion else ""
            st.markdown(verdict_badge(statement.verdict, answer.language) + (f" :small[{asked}]" if asked else ""))
        st.html(block(statement.text, answer.language, size="1.08rem", weight=500))
        citation_row(statement.citations, corpus, answer.language, key)


def _caveat(statement: Statement, answer: Answer, corpus: Corpus, key: str) -> None:
    with st.container(gap="xxsmall"):
        st.html(block(statement.text, answer.language))
        citation_row(statement.citations, corpus, answer.language, key)


def _evidence(answer: Answer, corpus: Corpus, key: str, level: int) -> None:
    groups = grouped(_of_kind(answer, "evidence"), corpus.routes)
    if not groups:
        return
    draw_heading(word("evidence", answer.language), level + 1)
    for group in groups:
        draw_heading(heading(group.key, answer.language), level + 2)
        for position, statement in enumerate(group.statements):
            with st.container(gap="xxsmall"):
                names = scope(statement.routes, corpus.routes, answer.language)
                if names:
                    st.caption(plain(names))
                st.html(block(statement.text, answer.language))
                citation_row(statement.citations, corpus, answer.language, f"{key}_{group.key}{position}")


def _disputes(answer: Answer, corpus: Corpus, key: str, level: int) -> None:
    statements = _of_kind(answer, "dispute")
    if not statements:
        return
    draw_heading(word("disputes", answer.language), level + 1)
    for position, statement in enumerate(statements):
        draw_dispute(statement, corpus, answer.language, f"{key}_dispute{position}")


def _gaps(answer: Answer, corpus: Corpus, key: str, level: int) -> None:
    statements = _of_kind(answer, "gap")
    if not statements and not answer.vendor_questions:
        return
    draw_heading(word("gaps", answer.language), level + 1)
    for position, statement in enumerate(statements):
        st.html(block(statement.text, answer.language))
        citation_row(statement.citations, corpus, answer.language, f"{key}_gap{position}")
    _vendor_questions(answer, level + 2)


def _vendor_questions(answer: Answer, level: int) -> None:
    if not answer.vendor_questions:
        return
    draw_heading(word("vendor_question", answer.language), level)
    st.caption(word("vendor_question_note", answer.language))
    for question in answer.vendor_questions:
        st.code(question, language=None, wrap_lines=True)


def _no_answer(answer: Answer, corpus: Corpus, key: str, level: int) -> None:
    """Says plainly that there is no answer, and what can be done next."""
    with st.container(border=True, key=f"{key}_no_answer"):
        for position, statement in enumerate(answer.statements):
            st.html(block(statement.text, answer.language, size="1.08rem", weight=500))
            citation_row(statement.citations, corpus, answer.language, f"{key}_none{position}")
    _vendor_questions(answer, level + 1)
    if answer.nearest:
        draw_heading(word("nearest", answer.language), level + 1)
        st.caption(word("nearest_note", answer.language))
        passage_list(answer.nearest, corpus, answer.language, f"{key}_nearest")
