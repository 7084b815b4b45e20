"""Fourth room of the questionnaire: the answers, what must be looked at first on top."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import streamlit as st

from advisor.errors import AdvisorError
from advisor.export.overview import Asked, asked_in
from advisor.ledger import now
from advisor.questionnaire.records import Filled, ReviewedCell
from advisor.questionnaire.review import approve, tally
from advisor.questionnaire.runs import RunRecord
from advisor.records import Corpus, sha256_of
from advisor.ui import engine, state
from advisor.ui.escape import plain, shortened
from advisor.ui.navigation import decide_link
from advisor.ui.parts.headings import draw_heading
from advisor.ui.parts.overview import draw_overview
from advisor.ui.parts.question_card import draw_question
from advisor.ui.parts.shade import shade_label
from advisor.ui.views.questionnaire_run import start_over
from advisor.ui.words import named, word
from advisor.ui.worklist import (
    BANDS,
    ORDERS,
    REASONS,
    SHADES,
    Entry,
    Sought,
    cells_of,
    sections_of,
    shades_by_route,
    to_approve,
    worklist,
)

if TYPE_CHECKING:
    from advisor import Advisor

PER_PAGE = 20
_BAND, _ORDER, _SCOPE, _PAGE, _LIST, _DONE = "q_band", "q_order", "q_scope", "q_page", "q_list", "q_bulk_done"
_SETS = {name: f"q_filter_{name}" for name in ("routes", "shades", "reasons", "sections")}
_WORDS = "q_filter_words"
_SECTION_LENGTH = 60


def draw_review(run: RunRecord, advisor: Advisor, language: str) -> None:
    """The room."""
    filled = engine.get_filled(run.id, advisor.corpus)
    draw_overview(filled, language)
    decide_link([route.id for route in filled.routes], language, origin="questionnaire")
    draw_heading(word("q_answers", language), 2)
    _standing(filled, run, advisor, language)
    state.fill_reviewer()
    st.text_input(
        word("q_your_name", language),
        key=state.REVIEWER,
        help=word("q_your_name_help", language),
        max_chars=80,
        icon=":material/person:",
        width=360,
        persist_state="session",
    )
    if not state.reviewer():
        st.caption(word("q_name_hint", language))
    sought, order = _choose(filled, language)
    entries = _kept(filled, sought, order)
    cells = cells_of(filled, entries)
    if not entries:
        st.caption(word("q_nothing_fits", language))
        return
    st.caption(plain(word("q_found", language, questions=len(entries), cells=len(cells))))
    pages = -(-len(entries) // PER_PAGE)
    page_key = f"{_PAGE}_{sha256_of(repr((run.id, sought, order)))[:12]}"
    page = min(state.chosen(page_key, 1), pages)
    shown = entries[(page - 1) * PER_PAGE : page * PER_PAGE]
    _bulk(filled, shown, entries, language)
    _cards(filled, shown, advisor.corpus, language)
    if pages > 1:
        st.pagination(pages, key=page_key, persist_state="session")


def _standing(filled: Filled, run: RunRecord, advisor: Advisor, language: str) -> None:
    """How far the review is, and whether the corpus has moved on."""
    counts = tally(filled).values()
    approved, total = sum(count.approved for count in counts), sum(count.questions for count in counts)
    look, ready = sum(count.look for count in counts), sum(count.ready for count in counts)
    done = sum(count.done for count in counts)
    line = word("q_standing", language, approved=approved, total=total, look=look, ready=ready, done=done)
    st.markdown(f"**{plain(line)}**")
    stale = sum(count.stale for count in counts)
    if not stale:
        return
    st.warning(word("q_stale_count", language, count=stale), icon=":material/update:")
    if st.button(
        word("q_answer_anew", language),
        key="q_answer_anew",
        icon=":material/refresh:",
        help=word("q_answer_anew_help", language),
    ):
        store = engine.get_store()
        routes = [route for route in run.routes if route in advisor.corpus.routes]
        new = store.add(
            store.questionnaire(run.id), store.original(run.id), routes, run.language, advisor.corpus.sha256
        )
        state.choose_run(new)
        start_over(new, advisor, language)


# -- what is shown ----------------------------------------------------------------------------------------------------
def _choose(filled: Filled, language: str) -> tuple[Sought, str]:
    """Draw the filters and return what is set."""
    counts = tally(filled).values()
    look, ready = sum(count.look for count in counts), sum(count.ready for count in counts)
    done = sum(count.done for count in counts)
    numbers = {"all": look + ready + done, "look": look, "ready": ready, "done": done}
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
        band = st.segmented_control(
            word("q_band", language),
            BANDS,
            format_func=lambda name: word(f"band:{name}", language, count=numbers[name]),
            key=_BAND,
            default="look" if look else "all",
            required=True,
            persist_state="session",
        )
        order = st.segmented_control(
            word("q_order", language),
            ORDERS,
            format_func=lambda name: named("order", name, language),
            key=_ORDER,
            default=ORDERS[0],
            required=True,
            persist_state="session",
        )
    if band in ("look", "ready", "done"):
        st.caption(word(f"band:{band}_note", language))
    count = _set_so_far(band or "all").count
    label = word("q_filters_set", language, count=count) if count else word("q_filters", language)
    with st.expander(label, key="q_filters", icon=":material/tune:"):
        _filters(filled, language)
    return _set_so_far(band or "all"), order or ORDERS[0]


def _set_so_far(band: str) -> Sought:
    sets: dict[str, frozenset[str]] = {name: frozenset(state.chosen(key, ()) or ()) for name, key in _SETS.items()}
    words = str(state.chosen(_WORDS, "") or "")
    return Sought(band, sets["routes"], sets["shades"], sets["reasons"], sets["sections"], words)


def _filters(filled: Filled, language: str) -> None:
    names = {route.id: route.name.get(language, route.id) for route in filled.routes}
    met = {shade for counts in shades_by_route(filled).values() for shade, _ in counts}
    reasons: set[str] = {reason for cell in filled.cells.values() for reason in cell.cell.reasons}
    if any(cell.stale for cell in filled.cells.values()):
        reasons.add("stale")
    one, two = st.columns(2)
    with one:
        _choice("routes", "routes", list(names), lambda route: names[route], language)
        shades = [shade for shade in SHADES if shade in met]
        _choice("shades", "q_verdict", shades, lambda shade: shade_label(shade, language), language)
    with two:
        known = [reason for reason in REASONS if reason in reasons]
        _choice("reasons", "q_reason", known, lambda reason: named("why", reason, language), language)
        sections = list(sections_of(filled))
        if sections:
            _choice("sections", "q_section", sections, lambda text: shortened(text, _SECTION_LENGTH), language)
    st.text_input(
        word("q_words", language),
        key=_WORDS,
        icon=":material/search:",
        type="search",
        placeholder=word("q_find_hint", language),
        persist_state="session",
    )
    st.button(
        word("q_filters_clear", language), key="q_filters_clear", icon=":material/filter_alt_off:", on_click=_clear
    )


def _choice(name: str, label: str, options: Sequence[str], shown: Callable[[str], str], language: str) -> None:
    st.multiselect(
        word(label, language),
        options,
        format_func=shown,
        key=_SETS[name],
        placeholder=word("any", language),
        persist_state="session",
    )


def _clear() -> None:
    """Callback."""
    for key in _SETS.values():
        state.set_choice(key, [])
    state.set_choice(_WORDS, "")


def _kept(filled: Filled, sought: Sought, order: str) -> tuple[Entry, ...]:
    """The list as it was when it was asked for: what was just decided stays in its place until the filter changes."""
    asked_for = (filled.run_id, sought, order, len(filled.cells))
    known: tuple[object, tuple[Entry, ...]] | None = state.chosen(_LIST, None)
    if known is not None and known[0] == asked_for:
        return known[1]
    entries = worklist(filled, sought, order)
    state.set_choice(_LIST, (asked_for, entries))
    state.set_choice(_DONE, "")
    return entries


def _cards(filled: Filled, shown: Sequence[Entry], corpus: Corpus, language: str) -> None:
    asked: dict[str, Asked] = {one.item.id: one for one in asked_in(filled)}
    for entry in shown:
        draw_question(asked[entry.item_id], entry, filled, corpus, language)


# -- several at once --------------------------------------------------------------------------------------------------
def _bulk(filled: Filled, shown: Sequence[Entry], entries: Sequence[Entry], language: str) -> None:
    done = state.chosen(_DONE, "")
    if done:
        st.success(plain(done), icon=":material/done_all:")
    folded = st.expander(word("q_bulk", language), key="q_bulk", icon=":material/done_all:")
    with folded:
        st.caption(word("q_bulk_note", language))
        several = len(shown) < len(entries)
        scope = "page"
        if several:
            scope = st.segmented_control(
                word("q_bulk_scope", language),
                ("page", "list"),
                format_func=lambda name: named("scope", name, language),
                key=_SCOPE,
                default="page",
                required=True,
                persist_state="session",
            )
        ready = to_approve(cells_of(filled, entries if several and scope == "list" else shown))
        who = state.reviewer()
        key = "q_bulk_none" if not ready else "q_bulk_approve" if who else "q_bulk_name"
        st.button(
            plain(word(key, language, count=len(ready), who=who)),
            key="q_bulk_approve",
            icon=":material/done_all:",
            disabled=not ready or not who,
            on_click=_approve_all,
            args=(filled.run_id, ready, language),
            wrap=True,
        )


def _approve_all(run_id: str, cells: Sequence[ReviewedCell], language: str) -> None:
    """Callback."""
    who = state.reviewer()
    try:
        engine.get_store().add_reviews(run_id, approve(cells, who, now()))
    except AdvisorError as error:
        state.keep_trouble(error)
        return
    state.set_choice(_DONE, word("q_bulk_done", language, who=who, count=len(cells)))
