"""Charts, drawn on this machine; the only importer of altair and vl-convert."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Bar:
    """A share between 0 and 1 with its interval."""

    name: str
    value: float
    low: float
    high: float
    group: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a bar: how often something occurs, with its symbol, so that colour is not all that tells it apart."""

    bar: str
    name: str
    symbol: str
    count: int
    colour: str


def stacked_chart(pieces: Sequence[Piece]) -> Any:
    """Bars of pieces, one below the other and each to its full width, for `st.altair_chart`.

    The name of a bar stands above it, where it has the whole width of a narrow screen. Pieces stand in the order given;
    in those that are wide enough stand symbol and number.
    """
    import altair

    totals: dict[str, int] = {}
    rows: list[dict[str, Any]] = []
    for piece in pieces:
        start = totals.get(piece.bar, 0)
        totals[piece.bar] = start + piece.count
        rows.append({"bar": piece.bar, "name": piece.name, "count": piece.count, "start": start, "fill": piece.colour})
        rows[-1]["text"] = f"{piece.symbol} {piece.count}"
    for row in rows:
        total = totals[row["bar"]]
        row["from"], row["to"] = row["start"] / total, (row["start"] + row["count"]) / total
        row["middle"] = (row["from"] + row["to"]) / 2
    # The page's own colour of text, whatever its scheme.
    names = altair.Axis(
        title=None,
        domain=False,
        ticks=False,
        grid=False,
        labelAlign="left",
        labelBaseline="bottom",
        labelPadding=0,
        labelOffset=-14,
        labelFontSize=13,
        labelColor="currentColor",
        labelLimit=1000,
        zindex=1,
    )
    base = altair.Chart(altair.Data(values=rows)).encode(  # type: ignore[no-untyped-call]
        y=altair.Y(
            "bar:N", sort=list(totals), axis=names, scale=altair.Scale(paddingInner=0.52, paddingOuter=0.4, align=1)
        ),
        tooltip=[
            altair.Tooltip("bar:N", title=" "),
            altair.Tooltip("name:N", title="  "),
            altair.Tooltip("count:Q", title="n"),
        ],
    )
    share = altair.Scale(domain=[0, 1], nice=False)
    bars = base.mark_bar(stroke="white", strokeWidth=1).encode(
        x=altair.X("from:Q", axis=None, scale=share),
        x2="to:Q",
        color=altair.Color("fill:N", scale=None, legend=None),
    )
    # In pixels: what fits on a wide screen does not on a phone.
    wide = "(datum.to - datum.from) * width > 12 + 8 * length(datum.text)"
    texts = base.transform_filter(wide).mark_text(color="white", fontWeight=600, fontSize=12)
    texts = texts.encode(x=altair.X("middle:Q", axis=None), text="text:N")
    return (bars + texts).properties(height=altair.Step(46)).configure_view(strokeWidth=0)


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
