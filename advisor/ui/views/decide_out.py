"""The routes that are not ranked: those that a verdict, a rule or lacking means rule out, and those held back."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from advisor.answer.gaps import party_to_ask, question_to
from advisor.decide.fitted import fit_note
from advisor.decide.records import Exclusion, RuledOut
from advisor.ui.escape import plain
from advisor.ui.parts.grounded import draw_cell, draw_grounds
from advisor.ui.parts.headings import draw_heading
from advisor.ui.parts.problem import guarded
from advisor.ui.parts.verdict import badge
from advisor.ui.telling import Telling
from advisor.ui.words import word

_LOOKS = {
    "verdict": ("cancel", "red"),
    "unknown": ("help", "gray"),
    "bar": ("gavel", "red"),
    "means": ("memory", "orange"),
}


def draw_ruled_out(telling: Telling) -> None:
    """Two lists, kept apart: nobody may read "not shown yet" as "no"."""
    held = [one for one in telling.decision.ruled_out if one.held_back]
    out = [one for one in telling.decision.ruled_out if not one.held_back]
    for routes, name, note in ((held, "d_held", "d_held_note"), (out, "d_out", "d_out_note")):
        if routes:
            draw_heading(word(name, telling.language, count=len(routes)), 2)
            st.caption(word(note, telling.language))
            with st.container(gap="xsmall"):
                for one in routes:
                    guarded(_route)(one, telling)


@st.fragment
def _route(one: RuledOut, telling: Telling) -> None:
    """One route; its reasons are drawn when it is opened."""
    kinds = dict.fromkeys(_short(reason, telling) for reason in one.reasons)
    tail = " · ".join(kinds)
    label = f"**{plain(telling.route(one.route))}** :small[{plain(tail)}]"
    folded = st.expander(label, key=f"out_{one.route}", on_change="rerun")
    if not folded.open:
        return
    with folded:
        for position, reason in enumerate(one.reasons):
            with st.container(gap="xxsmall"):
                _reason(reason, one, telling, f"out_{one.route}_{position}")
        if one.held_back:
            _questions(one, telling)
        else:
            _admits(one, telling)


def _short(reason: Exclusion, telling: Telling) -> str:
    if reason.must_have is not None:
        return telling.criterion(reason.must_have.criterion)
    if reason.kind == "bar":
        return telling.rule(reason.rule)
    return word("d_needs_this", telling.language, need=_need(reason, telling))


def _need(reason: Exclusion, telling: Telling) -> str:
    return telling.need(reason.need) if reason.need is not None else ""


def _reason(reason: Exclusion, one: RuledOut, telling: Telling, key: str) -> None:
    language = telling.language
    icon, colour = _LOOKS[reason.kind]
    st.markdown(badge(_sentence(reason, telling), icon, colour))
    if reason.must_have is not None:
        said = telling.asked_by(reason.must_have.rules, by_buyer=reason.must_have.by_buyer)
        st.caption(plain(said))
        if reason.assessment is not None and reason.assessment.passages:
            draw_cell(reason.assessment, telling.corpus, language, key)
        if note := fit_note(telling.decision, one.route, reason.must_have.criterion, language):
            st.caption(plain(note))
    elif reason.bar is not None:
        draw_grounds(reason.bar.grounds, telling.corpus, language, key, (one.route,))
    elif reason.need is not None:
        draw_grounds(reason.need.grounds, telling.corpus, language, key, (one.route,))


def _sentence(reason: Exclusion, telling: Telling) -> str:
    language = telling.language
    if reason.must_have is not None:
        verdict = reason.assessment.verdict if reason.assessment is not None else "not_in_corpus"
        values = {
            "criterion": telling.criterion(reason.must_have.criterion),
            "verdict": telling.verdict(verdict),
            "least": word(f"least:{reason.must_have.least}", language),
        }
        return word(f"d_x:{reason.kind}", language, **values)
    if reason.kind == "bar":
        return word("d_x:bar", language, rule=telling.rule(reason.rule))
    key = "d_x:means"
    if reason.need is not None and reason.need.kind == "step":
        key = "d_x:becomes" if reason.need.leads_to else "d_x:step"
    return word(key, language, need=_need(reason, telling))


def _questions(one: RuledOut, telling: Telling) -> None:
    """What to send to the vendor so that the route can be ranked."""
    language = telling.language
    route = telling.corpus.routes[one.route]
    party = party_to_ask(route, telling.corpus, language)
    draw_heading(word("vendor_question", language), 3)
    for criterion in _criteria(one.reasons):
        st.code(question_to(telling.corpus.criteria[criterion], party, language), language=None, wrap_lines=True)


def _criteria(reasons: Sequence[Exclusion]) -> list[str]:
    return list(dict.fromkeys(reason.must_have.criterion for reason in reasons if reason.must_have is not None))


def _admits(one: RuledOut, telling: Telling) -> None:
    language = telling.language
    draw_heading(word("d_admits", language), 3)
    if not one.steps:
        st.caption(word("d_admits_nothing", language))
    said = {reason.need.id for reason in one.reasons if reason.need is not None}
    for position, need in enumerate(one.steps):
        with st.container(gap="xxsmall"):
            st.markdown(f":material/arrow_right: **{plain(telling.need(need))}**")
            if need.id not in said:
                draw_grounds(need.grounds, telling.corpus, language, f"admit_{one.route}_{position}", (one.route,))
            if need.leads_to:
                st.caption(plain(word("d_becomes", language, route=telling.route(need.leads_to))))
