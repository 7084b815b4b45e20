"""What the charts of a decision are made of, and where things stand on their axes; pure."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

#: From which amount on an amount is written how, `{}` for the number of such units; largest first.
#: What is less than a cent has no place of its own on a logarithmic axis.
_LEAST = 0.01
Scales = Sequence[tuple[float, str]]
#: Widest span of a linear axis: beyond, the smaller values could not be told apart.
_LINEAR_SPAN = 30.0


@dataclass(frozen=True, slots=True)
class Range:
    """From `low` to `high`, with the text that says so; `group` decides the colour."""

    name: str
    low: float
    high: float
    text: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """A curve with its uncertainty: points of x, low and high, by rising x."""

    name: str
    points: Sequence[tuple[float, float, float]]


@dataclass(frozen=True, slots=True)
class Part:
    """What one thing adds to the length of a bar."""

    bar: str
    name: str
    value: float


@dataclass(frozen=True, slots=True)
class FirstPlace:
    """How often a route is first, 0 to 1: over all weightings, and over those near the buyer's own."""

    name: str
    everywhere: float
    near: float


@dataclass(frozen=True, slots=True)
class Axis:
    """Where an amount stands between the left end (0) and the right one (1)."""

    low: float
    high: float
    log: bool

    @classmethod
    def over(cls, values: Sequence[float]) -> Axis:
        """An axis on which all values find room; logarithmic where they lie far apart and none is 0."""
        above = [value for value in values if value >= _LEAST]
        least, most = min(above, default=1.0), max(above, default=1.0)
        if most / least > _LINEAR_SPAN and len(above) == len(values):
            return cls(least / 1.5, most * 1.5, log=True)
        return cls(0.0, most * 1.05, log=False)

    def place(self, value: float) -> float:
        """Share of the way from the left end to the right one."""
        if self.log:
            return math.log(value / self.low) / math.log(self.high / self.low)
        return (value - self.low) / (self.high - self.low)

    @property
    def ticks(self) -> tuple[float, ...]:
        """Where a logarithmic axis is labelled: powers of ten, with 3 between where there are few; else empty."""
        if not self.log:
            return ()
        first, last = math.floor(math.log10(self.low)), math.ceil(math.log10(self.high))
        steps = (1, 3) if last - first <= 3 else (1,)
        found = (step * 10.0**power for power in range(first, last + 1) for step in steps)
        return tuple(value for value in found if self.low <= value <= self.high)


def range_row(one: Range, axis: Axis) -> dict[str, Any]:
    """A range as a row of data, with the place at which its text finds room: after, before or within its bar."""
    place, at = "within", math.sqrt(one.low * one.high) if axis.log else (one.low + one.high) / 2
    if axis.place(one.high) < 0.6:
        place, at = "after", one.high
    elif axis.place(one.low) > 0.4:
        place, at = "before", one.low
    return {"bar": one.name, "low": one.low, "high": one.high, "text": one.text, "place": place, "at": at}


def label_expression(scales: Scales) -> str:
    """An expression that writes an amount of an axis in the largest unit that fits."""
    expression = "''"
    for least, template in reversed(scales):
        before, after = template.split("{}")
        number = f"format(datum.value / {least or 1:g}, '~g')"
        written = f"{json.dumps(before)} + {number} + {json.dumps(after)}"
        expression = f"abs(datum.value) >= {least:g} ? {written} : {expression}"
    return expression
