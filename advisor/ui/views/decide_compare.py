"""Two profiles side by side: how the ranking of another buyer differs, and because of which rules."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from advisor.decide.fact_words import in_a_row
from advisor.decide.fitted import corpus_of
from advisor.profile import Profile
from advisor.ui import engine
from advisor.ui.escape import block, plain
from advisor.ui.telling import Telling
from advisor.ui.views.decide_start import named_profile, upload
from advisor.ui.words import word

if TYPE_CHECKING:
    from advisor import Advisor

_OTHER, _UPLOADS = "decide_other", "decide_other_uploads"


def draw_compare(telling: Telling, advisor: Advisor) -> None:
    """A folded part: the other profile is chosen or opened, and both rankings stand in one table."""
    language = telling.language
    folded = st.expander(
        word("d_compare", language), key="decide_compare", icon=":material/compare:", on_change="rerun"
    )
    if not folded.open:
        return
    with folded:
        st.caption(word("d_compare_note", language))
        other = _other(telling, advisor)
        if other is None:
            return
        decision = engine.get_decision(other, advisor)
        beside = Telling(decision, corpus_of(decision, advisor.corpus), advisor.rulebook, language)
        st.html(_table(telling, beside))
        _rules(telling, beside)


def _other(telling: Telling, advisor: Advisor) -> Profile | None:
    language, presets = telling.language, advisor.rulebook.presets
    one, two = st.columns(2, gap="large")
    with one:
        chosen = st.selectbox(
            word("d_compare_with", language),
            list(presets),
            format_func=lambda preset: presets[preset][0].get(language, preset),
            key=_OTHER,
            index=None,
            placeholder="—",
            persist_state="session",
        )
    with two:
        opened = upload(advisor, language, _UPLOADS)
    if opened is not None:
        return opened
    if chosen is None or chosen not in presets:
        return None
    return named_profile(*presets[chosen], language)


def _table(one: Telling, other: Telling) -> str:
    """Every route that is ranked in either, with its place in both; in the order of the first."""
    places = (_places(one), _places(other))
    routes = dict.fromkeys([p.route for p in one.decision.ranking] + [p.route for p in other.decision.ranking])
    names = (one.decision.profile.name, other.decision.profile.name)
    heads = "".join(f'<th scope="col" style="{_CELL}">{escape(name)}</th>' for name in names)
    rows = "".join(
        f'<tr><th scope="row" style="{_NAME}">{escape(one.route(route))}</th>'
        + "".join(f'<td style="{_CELL}">{escape(place.get(route, "—"))}</td>' for place in places)
        + "</tr>"
        for route in routes
    )
    label = escape(word("d_compare", one.language), quote=True)
    corner = f'<th scope="col" style="{_NAME}">{escape(word("route", one.language))}</th>'
    return (
        f'<div style="overflow-x:auto" tabindex="0" role="region" aria-label="{label}">'
        f'<table style="border-collapse:collapse;font-size:.92rem;width:100%"><thead><tr>{corner}{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def _places(telling: Telling) -> dict[str, str]:
    found = {
        placed.route: f"{placed.place} · {word('d_points', telling.language, points=telling.points(placed.value))}"
        for placed in telling.decision.ranking
    }
    for one in telling.decision.ruled_out:
        found[one.route] = word("d_compare_held" if one.held_back else "d_compare_out", telling.language)
    return found


def _rules(one: Telling, other: Telling) -> None:
    """The rules that bind only one of the two."""
    both = {applied.rule.id for applied in one.decision.rules} & {applied.rule.id for applied in other.decision.rules}
    same = True
    for telling in (one, other):
        only = [applied.rule.id for applied in telling.decision.rules if applied.rule.id not in both]
        if only:
            same = False
            rules = in_a_row(map(telling.rule, only), one.language)
            name = telling.decision.profile.name
            st.html(block(word("d_compare_only", one.language, name=name, rules=rules), one.language, size=".92rem"))
    if same:
        st.caption(plain(word("d_compare_same", one.language)))


_LINE = "border-bottom:1px solid rgba(128,128,128,.35)"
_NAME = f"text-align:left;font-weight:500;padding:.3rem .8rem .3rem 0;{_LINE}"
_CELL = f"text-align:left;font-weight:400;padding:.3rem .8rem .3rem 0;{_LINE}"
