"""How sure a ranking is: first places over random weightings, and what would put another route first."""

from __future__ import annotations

import streamlit as st

from advisor.charts import FirstPlace, acceptability_chart
from advisor.export.memo_words import number
from advisor.ui.escape import block, plain
from advisor.ui.parts.bars import shift_bar
from advisor.ui.parts.headings import draw_heading
from advisor.ui.telling import Telling
from advisor.ui.words import word

_DRAWN, _FLIPS = 8, 5
#: A route that is never first in this share of any weightings is not drawn, unless it is among the first three.
_SEEN = 0.005


def draw_sure(telling: Telling) -> None:
    """The chart, the flips, and how all of it is worked out."""
    language, robustness = telling.language, telling.decision.robustness
    draw_heading(word("d_sure", language), 2)
    st.caption(word("d_sure_note", language))
    firsts = []
    for place, placed in enumerate(telling.decision.ranking):
        near, everywhere = telling.first_places(placed.route)
        if place < 3 or max(near, everywhere) >= _SEEN:
            firsts.append(FirstPlace(telling.route(placed.route), everywhere, near))
    chart = acceptability_chart(firsts[:_DRAWN], word("d_sure_all", language), word("d_sure_near", language))
    st.altair_chart(chart, key="decide_sure", alt=word("d_sure_alt", language))
    st.caption(plain(word("d_sure_unweighed", language, samples=number(robustness.samples, language))))
    _flips(telling)
    with st.expander(word("d_method", language), key="decide_method", type="compact"):
        for key in ("d_method_value", "d_method_sure", "d_method_pairs"):
            st.html(block(word(key, language), language, size=".92rem"))


def _flips(telling: Telling) -> None:
    decision, language = telling.decision, telling.language
    draw_heading(word("d_flips", language), 3)
    if not (decision.weight_flips or decision.unknown_flips or decision.must_have_flips):
        st.caption(word("d_flip_none", language))
        return
    unknowns = [telling.unknown_flip(place) for place in range(len(decision.unknown_flips))]
    musts = [telling.must_have_flip(place) for place in range(len(decision.must_have_flips))]
    kinds = [decision.weight_flips, unknowns, musts]
    # Only what there is takes a column: an empty half looks like something that failed to load.
    columns = iter(st.columns(sum(bool(kind) for kind in kinds), gap="large"))
    if decision.weight_flips:
        with next(columns):
            _weights(telling)
    if unknowns:
        with next(columns):
            _sentences("d_flip_unknowns", unknowns, language)
    if musts:
        with next(columns):
            _sentences("d_flip_musts", musts, language)


def _weights(telling: Telling) -> None:
    flips, language = telling.decision.weight_flips[:_FLIPS], telling.language
    if not flips:
        return
    draw_heading(word("d_flip_weights", language), 4)
    most = max(max(flip.weight, flip.needed) for flip in flips) or 1.0
    for place, flip in enumerate(flips):
        now = word("d_flip_now", language, weight=telling.share(flip.weight))
        needed = word("d_flip_needed", language, needed=telling.share(flip.needed))
        st.html(
            block(telling.weight_flip(place), language, size=".92rem")
            + shift_bar(flip.weight, flip.needed, most)
            + block(f"{now} → {needed}", language, size=".82rem", quiet=True)
        )


def _sentences(heading: str, said: list[str], language: str) -> None:
    if not said:
        return
    draw_heading(word(heading, language), 4)
    for sentence in said[:_FLIPS]:
        st.html(block(sentence, language, size=".92rem"))
