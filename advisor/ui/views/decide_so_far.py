"""Beside the form: what follows from it at this moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from advisor.decide.fitted import corpus_of
from advisor.records import Language
from advisor.ui.escape import block, plain
from advisor.ui.parts.bars import value_bar
from advisor.ui.parts.headings import draw_heading
from advisor.ui.telling import Telling
from advisor.ui.words import word

if TYPE_CHECKING:
    from advisor import Advisor
    from advisor.decide.records import Decision

_IN_FRONT = 3


def draw_so_far(decision: Decision | None, advisor: Advisor, language: Language) -> None:
    """The rules, the counts, and the first few routes; nothing while the profile cannot be used."""
    if decision is None:
        return
    telling = Telling(decision, corpus_of(decision, advisor.corpus), advisor.rulebook, language)
    with st.container(border=True, gap="small", key="decide_so_far"):
        draw_heading(word("d_so_far", language), 2)
        held = sum(one.held_back for one in decision.ruled_out)
        out = len(decision.ruled_out) - held
        st.caption(plain(word("d_so_far_counts", language, ranked=len(decision.ranking), out=out, held=held)))
        names = [applied.rule.name.get(language, applied.rule.id) for applied in decision.rules]
        st.markdown(f"**{plain(word('d_so_far_rules', language))}**")
        if names:
            st.html(block(" · ".join(names), language, size=".92rem"))
        else:
            st.caption(word("d_rules_none", language))
        st.markdown(f"**{plain(word('d_so_far_general' if telling.too_little else 'd_so_far_first', language))}**")
        if telling.too_little:
            st.caption(word("d_too_little_note", language))
        if not decision.ranking:
            st.caption(word("d_nothing_ranked" if decision.must_haves else "d_nothing_open", language))
        for placed in decision.ranking[:_IN_FRONT]:
            points = telling.points(placed.value)
            bar = value_bar(placed.value, word("d_value_alt", language, points=points))
            name = f"{placed.place}. {telling.route(placed.route)} · {word('d_points', language, points=points)}"
            st.html(block(name, language, size=".92rem") + bar)
