"""Charts as SVG, drawn on this machine; the only importer of altair and vl-convert."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bar:
    """A share between 0 and 1 with its interval."""

    name: str
    value: float
    low: float
    high: float
    group: str = ""


def share_chart(bars: Sequence[Bar], title: str) -> str:
    """Shares as points with their intervals, one line a name; runs that are compared stand below each other."""
    import altair

    rows = [
        {"name": bar.name, "value": bar.value, "low": bar.low, "high": bar.high, "run": bar.group or "this run"}
        for bar in bars
    ]
    order = list(dict.fromkeys(bar.name for bar in bars))
    groups = sorted({str(row["run"]) for row in rows})
    base = altair.Chart(altair.Data(values=rows), title=title).encode(  # type: ignore[no-untyped-call]
        y=altair.Y("name:N", sort=order, title=None, axis=altair.Axis(labelLimit=260, grid=True)),
        color=altair.Color("run:N", legend=altair.Legend(title=None, orient="bottom") if len(groups) > 1 else None),
        yOffset=altair.YOffset("run:N", sort=groups),
    )
    scale = altair.Scale(domain=[0, 1])
    rule = base.mark_rule(strokeWidth=3, opacity=0.45).encode(
        x=altair.X("low:Q", scale=scale, axis=altair.Axis(format="%"), title=None), x2="high:Q"
    )
    point = base.mark_point(filled=True, size=70, opacity=1).encode(x=altair.X("value:Q", scale=scale))
    return _svg((rule + point).properties(width=520, height=altair.Step(26)))


def _svg(chart: object) -> str:
    import vl_convert

    svg: str = vl_convert.vegalite_to_svg(chart.to_json())  # type: ignore[attr-defined]
    return svg
