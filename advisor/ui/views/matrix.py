"""All routes by all criteria: a table that opens its cells, and two routes side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import streamlit as st

from advisor.briefs.health import Patience
from advisor.decide.fitted import corpus_of
from advisor.decide.matrix import (
    BY_GROUP,
    BY_PLACE,
    SHOWS,
    SORTS,
    Key,
    Wish,
    by_criterion,
    differ,
    differences_first,
    make_matrix,
    sorted_criterion,
    stale_cells,
    verdict_of,
)
from advisor.decide.records import Decision
from advisor.records import DECIDED, Corpus
from advisor.ui import engine, state
from advisor.ui.escape import plain
from advisor.ui.parts.cell import draw_criterion, open_cell
from advisor.ui.parts.grid import draw_grid, grid_data, legend_html
from advisor.ui.parts.headings import draw_heading
from advisor.ui.words import GROUPS, named, word

#: Keys of the widgets; each begins with where the matrix stands, as a decision and the page of routes keep their own.
_SHOW, _SORT, _PINS, _ROUTES, _CRITERIA, _GRID = "show", "sort", "pins", "routes", "criteria", "grid"
_PINS_MOST = 2


def draw_matrix(corpus: Corpus, language: str, *, decision: Decision | None = None) -> None:
    """The filters, the table and the comparison. Without a decision there are no places and nothing is ruled out."""
    settings = engine.get_settings()
    patience = Patience(settings.stale_vendor_days, settings.stale_days)
    stale = stale_cells(corpus, date.today(), patience)
    _draw(corpus, language, decision, stale)


@st.fragment
def _draw(corpus: Corpus, language: str, decision: Decision | None, stale: frozenset[Key]) -> None:
    """A fragment, so that a press in the table draws nothing but this."""
    name = "decide_matrix" if decision else "matrix"
    known = _candidates(corpus, decision)
    st.caption(word("m_lead", language))
    wish = _choose(name, corpus, known, language, decision is not None)
    matrix = make_matrix(corpus, wish, stale, GROUPS, decision, language)
    if decision is not None:
        corpus = corpus_of(decision, corpus)
    if not matrix.rows or not matrix.criteria:
        st.caption(word("m_none", language))
        return
    st.html(legend_html(matrix, language))
    data = grid_data(matrix, corpus, wish.sort, language, banded=wish.sort == BY_GROUP)
    opened = draw_grid(data, f"{name}_{_GRID}", lambda: _pin(name), lambda: _sort(name, decision is not None))
    st.caption(word("m_size", language, routes=len(matrix.rows), criteria=len(matrix.criteria)))
    if opened is not None and opened in matrix.cells:
        route, criterion = opened
        open_cell(corpus.routes[route], corpus.criteria[criterion], corpus, language, opened in stale, decision)
    _side_by_side(wish.pins, corpus, language, decision.weights if decision else {}, name)


def _candidates(corpus: Corpus, decision: Decision | None) -> list[str]:
    if decision is None:
        return list(corpus.routes)
    found = {one.route for one in decision.ranking} | {one.route for one in decision.ruled_out}
    return [route for route in corpus.routes if route in found]


# -- what is shown ----------------------------------------------------------------------------------------------------
def _choose(name: str, corpus: Corpus, known: Sequence[str], language: str, decided: bool) -> Wish:
    """Draw the filters and return what is set."""
    sorts = [sort for sort in SORTS if decided or sort != BY_PLACE]
    sorts += [by_criterion(criterion) for criterion in corpus.criteria]
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
        show = st.segmented_control(
            word("m_show", language),
            SHOWS,
            format_func=lambda one: named("mshow", one, language),
            key=f"{name}_{_SHOW}",
            default=SHOWS[0],
            required=True,
            persist_state="session",
        )
        _groups(name, corpus, known, language)
    one, two = st.columns([2, 3])
    with one:
        sort = st.selectbox(
            word("m_sort_by", language),
            sorts,
            format_func=lambda one: _sort_name(one, corpus, language),
            key=f"{name}_{_SORT}",
            persist_state="session",
        )
    with two:
        pins = st.multiselect(
            word("m_pins", language),
            known,
            format_func=lambda route: corpus.routes[route].name.get(language, route),
            key=f"{name}_{_PINS}",
            max_selections=_PINS_MOST,
            placeholder=word("m_pins_hint", language),
            persist_state="session",
        )
    return Wish(
        frozenset(state.chosen(f"{name}_{_ROUTES}", ()) or ()),
        frozenset(state.chosen(f"{name}_{_CRITERIA}", ()) or ()),
        show,
        sort,
        tuple(pins),
    )


def _groups(name: str, corpus: Corpus, known: Sequence[str], language: str) -> None:
    """Which rows and columns; folded, as most readers want all of them."""
    count = sum(len(state.chosen(f"{name}_{key}", ()) or ()) for key in (_ROUTES, _CRITERIA))
    label = word("m_filters_set", language, count=count) if count else word("m_filters", language)
    met = {corpus.routes[route].group for route in known}
    with st.popover(label, icon=":material/tune:", key=f"{name}_filters"):
        _pills(f"{name}_{_ROUTES}", "m_route_groups", [group for group in GROUPS if group in met], "group", language)
        groups = list(dict.fromkeys(criterion.group for criterion in corpus.criteria.values()))
        _pills(f"{name}_{_CRITERIA}", "m_criterion_groups", groups, "criteria", language)


def _pills(key: str, label: str, options: Sequence[str], prefix: str, language: str) -> None:
    st.pills(
        word(label, language),
        options,
        selection_mode="multi",
        format_func=lambda one: named(prefix, one, language),
        key=key,
        persist_state="session",
    )


def _sort_name(sort: str, corpus: Corpus, language: str) -> str:
    criterion = sorted_criterion(sort)
    return corpus.criteria[criterion].name.get(language, criterion) if criterion else named("msort", sort, language)


def _pin(name: str) -> None:
    """Callback: pin a route or loosen it; where two are pinned, the older one makes room."""
    route = state.chosen(f"{name}_{_GRID}", {}).get("pin")
    pins = [pin for pin in state.chosen(f"{name}_{_PINS}", ()) or () if pin != route]
    if route and len(pins) == len(state.chosen(f"{name}_{_PINS}", ()) or ()):
        pins = [*pins[-(_PINS_MOST - 1) :], route]
    state.set_choice(f"{name}_{_PINS}", pins)


def _sort(name: str, decided: bool) -> None:
    """Callback: sort by a column; a second press takes it back."""
    wanted = by_criterion(str(state.chosen(f"{name}_{_GRID}", {}).get("sort")))
    usual = BY_PLACE if decided else BY_GROUP
    state.set_choice(f"{name}_{_SORT}", usual if state.chosen(f"{name}_{_SORT}", "") == wanted else wanted)


# -- two routes -------------------------------------------------------------------------------------------------------
def _side_by_side(pins: Sequence[str], corpus: Corpus, language: str, weights: Mapping[str, float], name: str) -> None:
    """What is said of two routes, where they differ first."""
    if len(pins) < _PINS_MOST:
        if pins:
            st.caption(word("m_pin_other", language))
        return
    one, other = pins
    names = [corpus.routes[route].name.get(language, route) for route in pins]
    draw_heading(word("m_compare", language, one=names[0], other=names[1]), 2)
    ordered = differences_first(one, other, corpus, weights)
    unlike = [criterion for criterion in ordered if differ(one, other, criterion, corpus)]
    alike = [criterion for criterion in ordered if criterion not in unlike]
    unknown = [criterion for criterion in alike if verdict_of(corpus, (one, criterion)) not in DECIDED]
    for key, criteria in (
        ("m_differ", unlike),
        ("m_alike", [criterion for criterion in alike if criterion not in unknown]),
        ("m_both_unknown", unknown),
    ):
        if criteria:
            _section(key, criteria, pins, corpus, language, name)


def _section(key: str, criteria: Sequence[str], pins: Sequence[str], corpus: Corpus, language: str, name: str) -> None:
    """Criteria of one kind: what differs stands open, the rest is drawn when it is opened."""
    title = word(key, language, count=len(criteria))
    if key == "m_differ":
        draw_heading(title, 3)
        _compared(criteria, pins, corpus, language, name)
        return
    folded = st.expander(plain(title), key=f"{name}_{key}", on_change="rerun")
    if folded.open:
        with folded:
            _compared(criteria, pins, corpus, language, name)


def _compared(criteria: Sequence[str], pins: Sequence[str], corpus: Corpus, language: str, name: str) -> None:
    names = [corpus.routes[route].name.get(language, route) for route in pins]
    for text, column in zip(names, st.columns(len(pins), gap="large"), strict=True):
        column.markdown(f"**{plain(text)}**")
    for criterion in criteria:
        cells = [corpus.assessments.get((route, criterion)) for route in pins]
        draw_criterion(corpus.criteria[criterion], cells, corpus, language, f"{name}_")
