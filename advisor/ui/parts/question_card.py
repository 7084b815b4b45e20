"""One question of a questionnaire with its answers, route by route, and what a person may do about each."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from advisor.errors import AdvisorError
from advisor.export.overview import Asked
from advisor.export.texts import moment, shade_of
from advisor.ledger import now
from advisor.questionnaire.records import Filled, ReviewedCell
from advisor.questionnaire.review import approvable, approve, decision
from advisor.records import Corpus, sha256_of
from advisor.ui import engine, state
from advisor.ui.escape import block, plain
from advisor.ui.parts.citations import citation_row
from advisor.ui.parts.decide import open_decision
from advisor.ui.parts.headings import draw_heading
from advisor.ui.parts.shade import shade_badge
from advisor.ui.words import named, word
from advisor.ui.worklist import Entry, alike

_RULE = '<hr style="border:0;border-top:1px solid rgba(128,128,128,.28);margin:.1rem 0">'
#: Symbol and colour of what a person did.
_LOOKS = {"approved": ("task_alt", "green"), "edited": ("edit", "blue"), "reopened": ("undo", "orange")}

#: Answers that differ in nothing but their routes.
Alike = Sequence[ReviewedCell]


def draw_question(one: Asked, entry: Entry, filled: Filled, corpus: Corpus, language: str) -> None:
    """The card.

    Args:
        one: the question with its number.
        entry: which of its routes are shown.
        filled: all answers.
        corpus: names, and the passages that are opened.
        language: of the page; statements are in the language of the answers.
    """
    key = f"q_card_{sha256_of(one.item.id)[:12]}"
    with st.container(border=True, gap="xsmall", key=key):
        if one.item.section:
            st.caption(plain(one.item.section))
        draw_heading(f"{one.label}. {' '.join(one.item.text.split())}", 3)
        _guidance(one, key, language)
        for cells in alike(filled, entry):
            st.html(_RULE)
            _answer(one, cells, filled, corpus, language)
        hidden = sum((one.item.id, route.id) in filled.cells for route in filled.routes) - len(entry.routes)
        if hidden:
            st.caption(word("q_more_routes", language, count=hidden))


def _guidance(one: Asked, key: str, language: str) -> None:
    if not one.item.guidance:
        return
    folded = st.expander(word("q_guidance", language), key=f"{key}_guidance", type="compact", on_change="rerun")
    if folded.open:
        with folded:
            st.html(block(one.item.guidance, size=".92rem"))


def names_of(cells: Alike, filled: Filled, language: str) -> str:
    """The names of the routes that answers stand for; of all routes, that it is all."""
    if len(cells) == len(filled.routes) > 1:
        return word("q_every_route", language, count=len(cells))
    routes = {route.id: route for route in filled.routes}
    return " · ".join(routes[cell.cell.route].name.get(language, cell.cell.route) for cell in cells)


def _answer(one: Asked, cells: Alike, filled: Filled, corpus: Corpus, language: str) -> None:
    """What is said of one route, or of several alike; what it rests on, why to look at it, and who decided."""
    cell = cells[0]
    key = f"q_cell_{sha256_of(one.item.id + cell.cell.route)[:12]}"
    about, said = st.columns([3, 7], gap="medium")
    with about, st.container(gap="xxsmall"):
        st.html(block(names_of(cells, filled, language), language, weight=600, size=".95rem"))
        st.markdown(shade_badge(shade_of(cell), language, turned=cell.cell.turned))
        if cell.cell.strength != "none":
            st.caption(word("q_strength", language, strength=named("weight", cell.cell.strength, language)))
        _decided(cell, language)
    with said, st.container(gap="xxsmall", key=key):
        if cell.statement:
            st.html(block(cell.statement, filled.language))
        _reasons(cell, language)
        citation_row(cell.cell.citations, corpus, language, f"{key}_sources")
        for review in cell.comments:
            who = word("decided:commented", language, who=review.who, when=moment(review.when))
            st.html(block(f"{who}: {review.comment}", size=".9rem", quiet=True))
        _actions(one, cells, filled, key, language)


def _reasons(cell: ReviewedCell, language: str) -> None:
    found = (*(("stale",) if cell.stale else ()), *cell.cell.reasons)
    if found:
        named_ones = " · ".join(named("why", reason, language) for reason in found)
        st.caption(plain(word("q_look_because", language, reasons=named_ones)))


def _vendor_question(cell: ReviewedCell, key: str, language: str) -> None:
    if not cell.cell.vendor_question:
        return
    folded = st.popover(
        word("q_ask_vendor", language), key=f"{key}_ask", icon=":material/mail:", type="tertiary", on_change="rerun"
    )
    if folded.open:
        with folded:
            st.code(cell.cell.vendor_question, language=None, wrap_lines=True)


def _decided(cell: ReviewedCell, language: str) -> None:
    """The last edit and the last decision, each with who and when."""
    last = {review.state: review for review in cell.history}
    for name in dict.fromkeys(("edited", decision(cell))):
        if name in last and name in _LOOKS:
            icon, colour = _LOOKS[name]
            text = word(f"decided:{name}", language, who=last[name].who, when=moment(last[name].when))
            st.markdown(f":{colour}[:material/{icon}:] :small[{plain(text)}]")


def _actions(one: Asked, cells: Alike, filled: Filled, key: str, language: str) -> None:
    with st.container(horizontal=True, gap="small", key=f"{key}_actions"):
        if all(approvable(cell) for cell in cells) and decision(cells[0]) != "approved" and state.reviewer():
            st.button(
                word("q_approve", language),
                key=f"{key}_approve",
                icon=":material/check:",
                type="tertiary",
                on_click=_approve,
                args=(filled.run_id, cells),
            )
        if st.button(word("q_decide", language), key=f"{key}_decide", icon=":material/rate_review:", type="tertiary"):
            open_decision(one, cells, names_of(cells, filled, language), filled, language)
        _vendor_question(cells[0], key, language)


def _approve(run_id: str, cells: Alike) -> None:
    """Callback."""
    try:
        engine.get_store().add_reviews(run_id, approve(cells, state.reviewer(), now()))
    except AdvisorError as error:
        state.keep_trouble(error)
