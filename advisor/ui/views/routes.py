"""Routes: what each way of using a model is, and how it fares, question by question; two can stand side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import streamlit as st

from advisor.answer.gaps import party_to_ask, question_to
from advisor.answer.texts import say
from advisor.records import Assessment, Corpus, Criterion, Language, Route
from advisor.ui import state
from advisor.ui.escape import plain
from advisor.ui.frame import PAGE_WIDTH, ready_advisor
from advisor.ui.parts.cell import draw_criterion
from advisor.ui.parts.headings import draw_heading
from advisor.ui.parts.passage import facts
from advisor.ui.parts.verdict import verdict_icon
from advisor.ui.views.matrix import draw_matrix
from advisor.ui.words import GROUPS, named, word

_ROUTE = "routes_route"
_OTHER = "routes_other"
_SHOWN = "routes_verdicts"
_SETTLED = ("yes", "partly", "no", "conflict", "silent")
_VIEW, _VIEWS = "routes_view", ("m_some", "m_all")
_FACTS = ("what", "who_sees_data", "contract", "runs_where", "buyer_runs")


def render() -> None:
    """The page."""
    language = state.language()
    with st.container(width=PAGE_WIDTH):
        corpus = ready_advisor().corpus
        draw_heading(word("routes", language), 1)
        st.markdown(plain(word("routes_lead", language)))
        if _view(language) == "m_all":
            draw_matrix(corpus, language)
            return
        chosen = _choose(corpus, language)
        columns = st.columns(len(chosen), gap="large")
        for route, column in zip(chosen, columns, strict=True):
            with column:
                _describe(route, language)
        _assessments(chosen, corpus, language)


def _view(language: str) -> str:
    """Whether the reader wants to read about one route or two, or to see all at once."""
    view = st.segmented_control(
        word("m_view", language),
        _VIEWS,
        format_func=lambda name: word(name, language),
        key=_VIEW,
        default=_VIEWS[0],
        required=True,
        label_visibility="collapsed",
        persist_state="session",
    )
    return view or _VIEWS[0]


def _ordered(corpus: Corpus) -> list[Route]:
    places = {group: place for place, group in enumerate(GROUPS)}
    return sorted(corpus.routes.values(), key=lambda route: (places.get(route.group, len(places)), route.id))


def _choose(corpus: Corpus, language: str) -> list[Route]:
    ids = [route.id for route in _ordered(corpus)]

    def label(route_id: str) -> str:
        route = corpus.routes[route_id]
        return f"{route.name.get(language, route.id)} · {named('group', route.group, language)}"

    one, two = st.columns(2)
    with one:
        first = st.selectbox(
            word("choose_route", language), ids, format_func=label, key=_ROUTE, persist_state="session"
        )
    with two:
        second = st.selectbox(
            word("compare_with", language),
            ids,
            format_func=label,
            key=_OTHER,
            index=None,
            placeholder="—",
            persist_state="session",
        )
    wanted = [route_id for route_id in (first, second) if route_id is not None]
    return [corpus.routes[route_id] for route_id in dict.fromkeys(wanted)]


def _describe(route: Route, language: str) -> None:
    draw_heading(route.name.get(language, route.id), 2)
    facts([(word(key, language), getattr(route, key).get(language, "")) for key in _FACTS])


def _assessments(routes: Sequence[Route], corpus: Corpus, language: str) -> None:
    draw_heading(word("assessments", language), 2)
    st.segmented_control(
        word("show_verdicts", language),
        ("all", *_SETTLED),
        format_func=lambda verdict: _verdict_choice(verdict, language),
        key=_SHOWN,
        default="all",
        required=True,
        persist_state="session",
    )
    _table(routes, corpus, language)


def _verdict_choice(verdict: str, language: str) -> str:
    if verdict == "all":
        return word("all_verdicts", language)
    return f"{verdict_icon(verdict)} {say(f'verdict:{verdict}', language)}"


def _table(routes: Sequence[Route], corpus: Corpus, language: str) -> None:
    wanted = state.chosen(_SHOWN, "all")
    cells = {
        (route.id, criterion): corpus.assessments.get((route.id, criterion))
        for route in routes
        for criterion in corpus.criteria
    }
    settled = {key for key, cell in cells.items() if cell is not None and cell.verdict in _SETTLED}
    known = [c for c in corpus.criteria.values() if any((route.id, c.id) in settled for route in routes)]
    st.caption(word("tally", language, count=len(known), total=len(corpus.criteria)))
    for group in dict.fromkeys(criterion.group for criterion in known):
        rows = [
            criterion
            for criterion in known
            if criterion.group == group
            and (wanted == "all" or any(_verdict(cells[route.id, criterion.id]) == wanted for route in routes))
        ]
        if not rows:
            continue
        draw_heading(named("criteria", group, language), 3)
        for criterion in rows:
            draw_criterion(criterion, [cells[route.id, criterion.id] for route in routes], corpus, language)
    unknown = [criterion for criterion in corpus.criteria.values() if criterion not in known]
    if unknown:
        _unknown(unknown, routes, corpus, language)


def _verdict(cell: Assessment | None) -> str:
    return cell.verdict if cell is not None else "not_in_corpus"


def _unknown(criteria: Sequence[Criterion], routes: Sequence[Route], corpus: Corpus, language: str) -> None:
    """What no source settles, each with the question to send to the vendor."""
    label = word("unknown_count", language, count=len(criteria))
    folded = st.expander(label, key="routes_unknown", icon=verdict_icon("not_in_corpus"), on_change="rerun")
    if not folded.open:
        return
    with folded:
        st.caption(word("unknown_note", language))
        spoken = cast(Language, language)
        parties = dict.fromkeys(party_to_ask(route, corpus, spoken) for route in routes)
        vendor = " / ".join(party for party in parties if party)
        for criterion in criteria:
            draw_heading(criterion.name.get(language, criterion.id), 4)
            st.code(question_to(criterion, vendor, spoken), language=None, wrap_lines=True)
