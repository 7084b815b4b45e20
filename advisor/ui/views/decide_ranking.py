"""The ranked routes: value, the two risks, what is unknown, what has to be in place, and the reasons with sources."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from advisor.decide.cost import against_budget
from advisor.decide.fact_words import said_of
from advisor.decide.fitted import fit_note
from advisor.decide.reasons import Reason, speaks_against, speaks_for, to_settle
from advisor.decide.records import Placed, Risk
from advisor.decide.rules import cautions_on
from advisor.ui.escape import block, plain
from advisor.ui.navigation import ask_link
from advisor.ui.parts.bars import value_bar
from advisor.ui.parts.grounded import draw_cell, draw_grounds
from advisor.ui.parts.headings import draw_heading
from advisor.ui.parts.problem import guarded
from advisor.ui.parts.verdict import badge, verdict_badge
from advisor.ui.telling import Telling
from advisor.ui.words import named, word

_SHOWN, _REASONS = 6, 4
_SIGNS = {"for": "+", "against": "−", "open": ""}
_RISK_LOOKS = {
    "low": ("shield", "green"),
    "raised": ("warning", "orange"),
    "high": ("dangerous", "red"),
    "unknown": ("help", "gray"),
}


def draw_ranking(telling: Telling) -> None:
    """The list, best first; the first few are open to the eye, the others behind one click."""
    ranking, language = telling.decision.ranking, telling.language
    if not ranking:
        return
    draw_heading(word("d_ranking_general" if telling.too_little else "d_ranking", language), 2)
    st.caption(word("d_ranking_note", language))
    for placed in ranking[:_SHOWN]:
        guarded(_route)(placed, telling)
    rest = ranking[_SHOWN:]
    if rest:
        folded = st.expander(word("d_show_more", language, count=len(rest)), key="decide_rest", on_change="rerun")
        if folded.open:
            with folded:
                for placed in rest:
                    guarded(_route)(placed, telling)


@st.fragment
def _route(placed: Placed, telling: Telling) -> None:
    """One route; a fragment, so that opening its reasons draws only this."""
    language = telling.language
    with st.container(border=True, gap="xsmall", key=f"placed_{placed.route}"):
        draw_heading(f"{placed.place}. {telling.route(placed.route)}", 3)
        points = telling.points(placed.value)
        st.html(
            block(word("d_points", language, points=points), language, size=".95rem", weight=600)
            + value_bar(placed.value, word("d_value_alt", language, points=points))
        )
        st.markdown(" ".join(_marks(placed, telling)))
        to_do = telling.still_to_do(placed)
        needed = [telling.need(need) for need in to_do]
        needed += [word("d_rented_contract", language)] if telling.may_rent(placed) else []
        if needed:
            needs = "; ".join(dict.fromkeys(needed))
            st.caption(plain(said_of(word("d_in_place", language), needs, language)))
        # The first is open: its reasons are what the recommendation rests on.
        reasons = st.expander(
            word("d_why", language),
            key=f"reasons_{placed.route}",
            type="compact",
            on_change="rerun",
            expanded=placed is telling.decision.ranking[0],
        )
        if reasons.open:
            with reasons:
                _reasons(placed, telling)


def _marks(placed: Placed, telling: Telling) -> list[str]:
    language, decision = telling.language, telling.decision
    marks = [_risk_badge(risk, language) for risk in placed.risks]
    count = len(placed.unknown)
    text = word("d_unknowns", language, count=count) if count else word("d_all_known", language)
    marks.append(badge(text, "help" if count else "check", "gray"))
    if cautions_on(placed.route, decision.rules):
        marks.append(badge(word("d_caution", language), "warning", "orange"))
    if placed.over_budget:
        marks.append(badge(word("d_over_budget", language), "payments", "red"))
    elif any(c.route == placed.route and against_budget(c, decision.profile.budget) for c in decision.costs):
        marks.append(badge(word("d_may_exceed", language), "payments", "orange"))
    return marks


def _risk_badge(risk: Risk, language: str) -> str:
    icon, colour = _RISK_LOOKS[risk.level]
    level = word(f"risk_level:{risk.level}", language)
    return badge(said_of(named("risk", risk.name, language), level, language), icon, colour)


def _reasons(placed: Placed, telling: Telling) -> None:
    language = telling.language
    ranking = telling.decision.ranking
    st.caption(plain(telling.apart(placed) or word("d_reasons_note", language)))
    one, two = st.columns(2, gap="large")
    with one:
        _list(word("d_for", language), speaks_for(placed, ranking, _REASONS), placed, telling, "for")
    with two:
        _list(word("d_against", language), speaks_against(placed, _REASONS), placed, telling, "against")
    _list(word("d_unknown_to_settle", language), to_settle(placed, _REASONS), placed, telling, "open")
    for position, grounds in enumerate(cautions_on(placed.route, telling.decision.rules)):
        if not position:
            draw_heading(word("d_caution", language), 4)
        draw_grounds(grounds, telling.corpus, language, f"caution_{placed.route}_{position}", (placed.route,))
    for position, need in enumerate(telling.still_to_do(placed)):
        if not position:
            draw_heading(word("d_in_place", language), 4)
        st.markdown(f"**{plain(telling.need(need))}**")
        draw_grounds(need.grounds, telling.corpus, language, f"need_{placed.route}_{position}", (placed.route,))


def _list(heading: str, reasons: Sequence[Reason], placed: Placed, telling: Telling, side: str) -> None:
    if not reasons:
        return
    draw_heading(heading, 4)
    for reason in reasons:
        with st.container(gap="xxsmall"):
            _reason(reason, placed.route, telling, side)


def _reason(reason: Reason, route: str, telling: Telling, side: str) -> None:
    language, share = telling.language, reason.share
    sign = _SIGNS[side]
    tail = f" :small[{plain(sign + telling.points(reason.amount))}]" if sign else ""
    name = plain(telling.criterion(share.criterion))
    st.markdown(f"{verdict_badge(share.verdict, language)} **{name}**{tail}")
    cell = telling.corpus.assessments.get((route, share.criterion))
    if side == "open":
        question = telling.corpus.criteria[share.criterion].question.get(language, "")
        ask_link(f"{telling.route(route)}: {question}", language)
    elif cell is not None:
        # Where the verdict is this buyer's own, the reason for it comes first, and then what holds for everybody.
        if note := fit_note(telling.decision, route, share.criterion, language):
            st.caption(plain(note))
        draw_cell(cell, telling.corpus, language, f"cell_{route}_{share.criterion}_{side}")
    else:
        st.caption(word("d_no_statement", language))
