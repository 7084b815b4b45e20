"""The two risks that are kept apart: who gets the data, and what the model does; pure.

They are told beside the ranking and never summed: a model that runs in a closed room can still behave badly, and a
well-behaved one can still be a stranger's to read along with.
"""

from __future__ import annotations

from collections.abc import Callable

from advisor.decide.records import Risk, RiskLevel
from advisor.decide.worth import Table
from advisor.records import Criterion

#: Mean worth from which on a risk is low, or only raised. At 0.7 most criteria hold in full and the rest in part; under
#: 0.35 fewer than the half hold even in part.
LOW_FROM, RAISED_FROM = 0.7, 0.35

#: Who can get at the data is not only asked in the group of that name.
_MORE_DATA_PATH = frozenset({"government-access", "telemetry"})
#: What the model does: its behaviour in tests, and what its maker tells of how it was taught. What it can do
#: (capability) is no risk.
_MORE_BEHAVIOUR = frozenset({"transparency"})


def _data_path(criterion: Criterion) -> bool:
    return criterion.group == "data-path" or criterion.id in _MORE_DATA_PATH


def _behaviour(criterion: Criterion) -> bool:
    return (criterion.group == "behaviour" and criterion.id != "capability") or criterion.id in _MORE_BEHAVIOUR


def risks_of(table: Table, route: str) -> tuple[Risk, Risk]:
    """The data-path risk and the behaviour risk of a route of the table."""
    return _risk("data-path", table, route, _data_path), _risk("behaviour", table, route, _behaviour)


def _risk(name: str, table: Table, route: str, belongs: Callable[[Criterion], bool]) -> Risk:
    row = table.routes.index(route)
    columns = [column for column, criterion in enumerate(table.criteria) if belongs(criterion)]
    # An unknown comes before a known no: it is the one that somebody can settle.
    columns.sort(key=lambda column: (table.worths[row, column], not table.unknown[row, column]))
    unknown = sum(bool(table.unknown[row, column]) for column in columns)
    mean = sum(float(table.worths[row, column]) for column in columns) / len(columns) if columns else 0.0
    return Risk(
        name="data-path" if name == "data-path" else "behaviour",
        level=_level(mean, unknown, len(columns)),
        criteria=tuple(table.criteria[column].id for column in columns),
        worth=mean,
    )


def _level(mean: float, unknown: int, count: int) -> RiskLevel:
    """Unknown counts as worst, so it is never low; with half of it or more unknown there is no level to tell."""
    if 2 * unknown >= count:
        return "unknown"
    if mean >= LOW_FROM and not unknown:
        return "low"
    return "raised" if mean >= RAISED_FROM else "high"
