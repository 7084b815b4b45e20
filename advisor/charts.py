"""Charts, drawn on this machine; the only importer of altair and vl-convert."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from advisor.chart_data import Axis, Band, FirstPlace, Part, Range, Scales, label_expression, range_row

__all__ = [
    "Band",
    "Bar",
    "FirstPlace",
    "Part",
    "Piece",
    "Range",
    "acceptability_chart",
    "band_chart",
    "range_chart",
    "share_chart",
    "stacked_chart",
    "svg_of",
    "value_chart",
    "warm_up",
]


def warm_up() -> None:
    """Load the library ahead of the first drawing, which then need not wait half a second for it."""
    import altair  # noqa: F401


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
    base = altair.Chart(altair.Data(values=rows)).encode(  # type: ignore[no-untyped-call]
        y=_named_rows(list(totals)),
        tooltip=_tips("bar:N", "name:N", "count:Q"),
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
    return _framed(bars + texts, altair.Step(46))


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
    return svg_of((rule + point).properties(width=520, height=altair.Step(26)))


# -- decisions --------------------------------------------------------------------------------------------------------
#: The page's own colour of text, whatever its scheme.
_INK = "currentColor"
#: Grounds on which white text stands out and which stand out themselves on light and on dark; no red and green, which
#: would judge.
_SERIES = ("#2f6a9e", "#a65d00", "#6f4ab0", "#1f7a6d", "#9c4468", "#6d6a33", "#5b6670")
#: In points; what a page in A4 or Letter holds between its margins.
_PAPER_WIDTH = 560
_HAN = re.compile("[\u4e00-\u9fff]")
_FONT, _CHINESE_FONT = "Liberation Sans", "Noto Sans CJK SC"
_DASHES = ((1, 0), (6, 3), (2, 2))
#: Where the text of a range stands, how it is aligned there, and by how many points it is shifted.
_PLACES: tuple[tuple[str, Literal["left", "right", "center"], int], ...] = (
    ("after", "left", 6),
    ("before", "right", -6),
    ("within", "center", 0),
)


def range_chart(ranges: Sequence[Range], scales: Scales, groups: Sequence[str] = ()) -> Any:
    """Bars from low to high, their names above them, their texts beside them; logarithmic where spans are wide.

    Args:
        ranges: what is compared, in the order in which it is drawn.
        scales: how amounts are written on the axis: from which amount on, and the text around `{}`; largest first.
        groups: in the order of their colours (blue, orange, violet); else in that of their occurrence.
    """
    import altair

    axis = Axis.over([edge for one in ranges for edge in (one.low, one.high)])
    scale = altair.Scale(type="log" if axis.log else "linear", domain=[axis.low, axis.high], nice=False)
    groups = list(dict.fromkeys([*groups, *(one.group for one in ranges)]))
    fills = {group: _SERIES[place % len(_SERIES)] for place, group in enumerate(groups)}
    rows = [{**range_row(one, axis), "fill": fills[one.group]} for one in ranges]
    base = altair.Chart(altair.Data(values=rows)).encode(  # type: ignore[no-untyped-call]
        y=_named_rows([one.name for one in ranges]),
        tooltip=_tips("bar:N", "text:N"),
    )
    bottom = altair.Axis(grid=True, tickCount=5, labelExpr=label_expression(scales), labelFlush=True)
    if axis.log:
        bottom = altair.Axis(grid=True, values=list(axis.ticks), labelExpr=label_expression(scales))
    x = altair.X("low:Q", title=None, scale=scale, axis=bottom)
    bars = base.mark_bar(cornerRadius=2, height=15).encode(
        x=x, x2="high:Q", color=altair.Color("fill:N", scale=None, legend=None)
    )
    # A range without width would be no bar: its ends are drawn in any case.
    ends = base.mark_tick(thickness=3, height=15, opacity=1).encode(
        color=altair.Color("fill:N", scale=None, legend=None)
    )
    layers = [bars, ends.encode(x=x), ends.encode(x=altair.X("high:Q", scale=scale))]
    for place, align, shift in _PLACES:
        # Explicit ink only on the bars; beside them the page's own.
        ink = "white" if place == "within" else _INK
        texts = base.transform_filter(f"datum.place === '{place}'").mark_text(align=align, dx=shift, color=ink)
        layers.append(texts.encode(x=altair.X("at:Q", scale=scale), text="text:N"))
    return _framed(altair.layer(*layers), altair.Step(46))


def band_chart(
    bands: Sequence[Band], x_title: str, y_title: str, scales: Scales, rules: Sequence[tuple[float, str]] = ()
) -> Any:
    """Curves with their uncertainty on two logarithmic axes.

    Args:
        bands: at most three; points that are not above zero are left out.
        x_title: what runs to the right.
        y_title: what runs upwards; stands above the chart.
        scales: how amounts are written on the upright axis, as in `range_chart`.
        rules: upright lines that mark a value of x, each with its text.
    """
    import altair

    names = [band.name for band in bands]
    rows = [
        {"name": band.name, "x": x, "low": low, "high": high}
        for band in bands
        for x, low, high in band.points
        if x > 0 and low > 0
    ]
    lines: dict[str, Any] = {"symbolType": "stroke", "symbolSize": 500, "symbolOpacity": 1, "labelLimit": 1000}
    legend = altair.Legend(title=None, orient="top", direction="vertical", **lines)
    colour = _coloured("name:N", names, legend)
    upright = altair.Axis(labelExpr=label_expression(scales), tickCount=5)
    log = altair.Scale(type="log", nice=False)
    x = altair.X("x:Q", title=x_title, scale=log, axis=altair.Axis(tickCount=6, format="~s", grid=False))
    base = altair.Chart(altair.Data(values=rows), title=_above(y_title)).encode(x=x, color=colour)  # type: ignore[no-untyped-call]
    areas = base.mark_area(opacity=0.28).encode(
        y=altair.Y("low:Q", title=None, axis=upright, scale=altair.Scale(type="log")), y2="high:Q"
    )
    dash = altair.StrokeDash(
        "name:N", sort=names, scale=altair.Scale(domain=names, range=[list(d) for d in _DASHES[: len(names)]])
    )
    edges = [
        base.mark_line(strokeWidth=2).encode(y=altair.Y(f"{edge}:Q", title=None), strokeDash=dash)
        for edge in ("low", "high")
    ]
    return _framed(
        altair.layer(areas, *edges, *_rules(rules, Axis.over([x for band in bands for x, *_ in band.points]))), 400
    )


def _rules(rules: Sequence[tuple[float, str]], axis: Axis) -> list[Any]:
    """Upright lines, their texts one below the other so that near ones can be read, late ones before the line."""
    import altair

    drawn = []
    for line, (value, text) in enumerate(rules):
        data = altair.Data(values=[{"x": value, "text": text}])  # type: ignore[no-untyped-call]
        chart = altair.Chart(data).encode(x="x:Q")
        late = axis.place(value) > 0.7
        label = chart.mark_text(
            align="right" if late else "left", baseline="top", dx=-5 if late else 5, dy=4 + 16 * line, color=_INK
        )
        drawn += [chart.mark_rule(strokeDash=[4, 3], color=_INK), label.encode(text="text:N", y=altair.value(0))]
    return drawn


def value_chart(parts: Sequence[Part], names: Sequence[str]) -> Any:
    """Bars of parts that add up to a value between 0 and 1, with the total beside each.

    Args:
        parts: in the order in which they are stacked; bars in the order in which they first occur.
        names: the names of parts in the order of the legend, at most seven.
    """
    import altair

    totals: dict[str, float] = {}
    rows = []
    for part in parts:
        start = totals.get(part.bar, 0.0)
        totals[part.bar] = start + part.value
        rows.append({"bar": part.bar, "name": part.name, "from": start, "to": start + part.value, "value": part.value})
    bars = list(totals)
    scale = altair.Scale(domain=[0, 1], nice=False)
    x = altair.X("from:Q", title=None, scale=scale, axis=altair.Axis(format="%", tickCount=5))
    legend = altair.Legend(title=None, orient="top", columns=3, labelLimit=220, symbolType="square")
    pieces = (
        altair.Chart(altair.Data(values=rows))  # type: ignore[no-untyped-call]
        .mark_bar(height=15, stroke="white", strokeWidth=0.8)
        .encode(
            y=_named_rows(bars),
            x=x,
            x2="to:Q",
            color=_coloured("name:N", names, legend),
            tooltip=_tips("bar:N", "name:N", "value:Q"),
        )
    )
    sums = altair.Data(values=[{"bar": bar, "to": total, "text": f"{total:.0%}"} for bar, total in totals.items()])  # type: ignore[no-untyped-call]
    texts = (
        altair.Chart(sums)
        .mark_text(align="left", dx=5, color=_INK, fontWeight=600)
        .encode(y=_named_rows(bars), x=altair.X("to:Q", scale=scale), text="text:N")
    )
    return _framed(pieces + texts, altair.Step(46))


def acceptability_chart(firsts: Sequence[FirstPlace], everywhere: str, near: str) -> Any:
    """How often each route is first: a bar over all weightings, a diamond over those near the buyer's own.

    Args:
        firsts: the routes in the order in which they are drawn.
        everywhere: what the bars are called.
        near: what the diamonds are called.
    """
    import altair

    rows = [
        {"bar": one.name, "series": series, "share": share}
        for one in firsts
        for series, share in ((everywhere, one.everywhere), (near, one.near))
    ]
    names = [one.name for one in firsts]
    scale = altair.Scale(domain=[0, 1], nice=False)
    x = altair.X("share:Q", title=None, scale=scale, axis=altair.Axis(format="%", tickCount=5))
    legend = altair.Legend(title=None, orient="top", direction="vertical", labelLimit=1000)
    colour = _coloured("series:N", [everywhere, near], legend)
    base = altair.Chart(altair.Data(values=rows)).encode(  # type: ignore[no-untyped-call]
        y=_named_rows(names),
        x=x,
        color=colour,
        tooltip=_tips("bar:N", "series:N", "share:Q"),
    )
    bars = base.transform_filter(altair.datum.series == everywhere).mark_bar(height=15)
    # The legend takes its symbols from here, so that it shows a square and a diamond.
    shapes = altair.Scale(domain=[everywhere, near], range=["square", "diamond"])
    points = (
        base.transform_filter(altair.datum.series == near)
        .mark_point(size=130, filled=True, stroke="white", strokeWidth=1, opacity=1)
        .encode(shape=altair.Shape("series:N", scale=shapes, legend=legend))
    )
    return _framed(bars + points, altair.Step(46))


def _framed(chart: Any, height: Any) -> Any:
    """Of this height, without a frame, its texts in the page's ink; each row of bars has room for a name above it."""
    framed = chart.properties(height=height).configure_view(strokeWidth=0)
    return framed.configure_axis(labelColor=_INK, titleColor=_INK).configure_legend(labelColor=_INK)


def _named_rows(names: Sequence[str]) -> Any:
    """Rows whose names stand above them, where they have the whole width of a narrow screen."""
    import altair

    axis = altair.Axis(
        title=None,
        domain=False,
        ticks=False,
        grid=False,
        labelAlign="left",
        labelBaseline="bottom",
        labelPadding=0,
        labelOffset=-14,
        labelFontSize=13,
        # A longer name would push the bars together.
        labelLimit=altair.ExprRef("width"),
        zindex=1,
    )
    scale = altair.Scale(paddingInner=0.52, paddingOuter=0.4, align=1)
    return altair.Y("bar:N", sort=list(names), axis=axis, scale=scale)


def _coloured(field: str, names: Sequence[str], legend: Any) -> Any:
    import altair

    scale = altair.Scale(domain=list(names), range=list(_SERIES[: len(names)]))
    return altair.Color(field, sort=list(names), scale=scale, legend=legend)


def _tips(*fields: str) -> list[Any]:
    """What is told of a mark under the pointer; names of fields would be no words of the reader's."""
    import altair

    return [
        altair.Tooltip(field, title=" " * place, format="d" if field == "count:Q" else ".1%" if ":Q" in field else "")
        for place, field in enumerate(fields, 1)
    ]


def _above(text: str) -> Any:
    import altair

    return altair.TitleParams(text, anchor="start", fontSize=12, fontWeight="normal", color=_INK)


# -- files ------------------------------------------------------------------------------------------------------------
def svg_of(chart: Any) -> str:
    """A chart as SVG, drawn on this machine."""
    import vl_convert

    svg: str = vl_convert.vegalite_to_svg(_for_paper(chart))
    return svg


def _for_paper(chart: Any) -> str:
    """The chart in black on white, at the width of a page."""
    described = chart.to_dict()
    described.setdefault("width", _PAPER_WIDTH)
    described["background"] = "white"
    # The renderer does not look into a second family of a list, but takes any font that has the character.
    font = _CHINESE_FONT if _HAN.search(json.dumps(described, ensure_ascii=False)) else _FONT
    described["config"] = {"font": font, **described.get("config", {})}
    return json.dumps(described).replace(f'"{_INK}"', '"#111111"')
