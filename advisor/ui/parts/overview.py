"""The answers of a questionnaire at a glance: a bar for each route, and the same numbers as a table."""

from __future__ import annotations

from collections import Counter
from html import escape

import streamlit as st

from advisor.charts import Piece, stacked_chart
from advisor.export.texts import SYMBOLS
from advisor.questionnaire.records import Filled
from advisor.ui.parts.headings import draw_heading
from advisor.ui.parts.shade import shade_badge, shade_colour, shade_label, shade_name
from advisor.ui.words import word
from advisor.ui.worklist import SHADES, Shade, shades_by_route


def draw_overview(filled: Filled, language: str) -> None:
    """What the symbols mean, the bars, and the table."""
    draw_heading(word("q_overview", language), 2)
    counts = shades_by_route(filled)
    totals: Counter[Shade] = Counter()
    for shades in counts.values():
        totals.update(shades)
    met = [(shade, turned) for shade in (*SHADES, "missing") for turned in (False, True) if totals[shade, turned]]
    names = {route.id: route.name.get(language, route.id) for route in filled.routes}
    st.markdown(" ".join(shade_badge(shade, language, totals[shade, turned], turned=turned) for shade, turned in met))
    pieces = [
        Piece(
            names[route],
            shade_name(shade, language, turned=turned),
            SYMBOLS[shade],
            count,
            shade_colour(shade, turned=turned),
        )
        for route, shades in counts.items()
        for (shade, turned), count in shades.items()
    ]
    st.altair_chart(stacked_chart(pieces), key="q_chart", alt=word("q_overview_alt", language))
    with st.expander(word("q_numbers", language), key="q_numbers", type="compact"):
        heads = "".join(
            f'<th scope="col" style="{_HEAD}">{escape(shade_label(shade, language, turned=turned))}</th>'
            for shade, turned in met
        )
        rows = "".join(
            f'<tr><th scope="row" style="{_NAME}">{escape(names[route])}</th>'
            + "".join(f'<td style="{_CELL}">{shades.get(shade, 0)}</td>' for shade in met)
            + "</tr>"
            for route, shades in counts.items()
        )
        corner = f'<th scope="col" style="{_NAME}">{escape(word("route", language))}</th>'
        name = escape(word("q_numbers", language), quote=True)
        st.html(
            f'<div style="overflow-x:auto" tabindex="0" role="region" aria-label="{name}">'
            f'<table style="border-collapse:collapse;font-size:.9rem"><thead><tr>{corner}{heads}</tr></thead>'
            f"<tbody>{rows}</tbody></table></div>"
        )


_LINE = "border-bottom:1px solid rgba(128,128,128,.35)"
_HEAD = f"text-align:right;font-weight:500;padding:.25rem .6rem;vertical-align:bottom;{_LINE}"
_NAME = f"text-align:left;font-weight:500;padding:.25rem .6rem .25rem 0;{_LINE}"
_CELL = f"text-align:right;padding:.25rem .6rem;font-variant-numeric:tabular-nums;{_LINE}"
