"""The drawings of a memo: what a decision says, handed to the charts, as SVG."""

from __future__ import annotations

from typing import Any

from advisor.charts import Band, FirstPlace, Range, acceptability_chart, band_chart, range_chart, svg_of, value_chart
from advisor.charts import Part as Piece
from advisor.decide.money import SCALES, money_range
from advisor.export.memo_cost import compared, shown_break_evens, shown_costs
from advisor.export.memo_records import ChartName
from advisor.export.memo_writing import Writing

#: Routes in a drawing.
_DRAWN = 6


def drawing(name: ChartName, writing: Writing) -> str:
    """A chart as SVG."""
    return svg_of({"values": _values, "acceptability": _firsts, "costs": _costs, "break-even": _turn}[name](writing))


def _values(writing: Writing) -> Any:
    pieces: dict[tuple[str, str], float] = {}
    groups: list[str] = []
    for placed in writing.decision.ranking[:_DRAWN]:
        for share in placed.shares:
            group = writing.text(f"group:{writing.corpus.criteria[share.criterion].group}")
            groups.append(group)
            key = writing.route(placed.route), group
            pieces[key] = pieces.get(key, 0.0) + share.weight * share.worth
    parts = [Piece(route, group, value) for (route, group), value in pieces.items()]
    return value_chart(parts, list(dict.fromkeys(groups)))


def _firsts(writing: Writing) -> Any:
    robustness = writing.decision.robustness
    firsts = [
        FirstPlace(writing.route(route), places[0], robustness.near.get(route, 0.0))
        for route, places in robustness.acceptability.items()
        if places and (places[0] > 0 or robustness.near.get(route, 0.0) > 0)
    ]
    firsts.sort(key=lambda one: (-one.everywhere, -one.near))
    return acceptability_chart(firsts[:_DRAWN], writing.text("everywhere"), writing.text("near_ours"))


def _costs(writing: Writing) -> Any:
    ranges = [
        Range(writing.route(one.route), one.low, one.high, money_range(one.low, one.high, writing.language), one.way)
        for one in shown_costs(writing)
    ]
    return range_chart(ranges, SCALES[writing.language])


def _turn(writing: Writing) -> Any:
    one = shown_break_evens(writing)[0]
    bands = [
        Band(
            name,
            [(volume, *ends) for volume, ends in zip(one.volumes, costs, strict=True)],
        )
        for name, costs in (
            (compared(writing, one, "api"), one.api_costs),
            (compared(writing, one, "own"), one.own_costs),
        )
    ]
    volume = writing.decision.profile.input_tokens + writing.decision.profile.output_tokens
    rules = [(volume, writing.text("our_volume_mark"))] if volume else []
    axes = writing.text("axis:volume"), writing.text("axis:dollars")
    return band_chart(bands, *axes, SCALES[writing.language], rules)
