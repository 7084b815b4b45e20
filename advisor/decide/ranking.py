"""The ranking: an additive value model (Keeney & Raiffa, Decisions with Multiple Objectives, 1976); pure.

A route's value is the sum of weight × worth over the criteria, on a scale of worth that is fixed beforehand. So it
depends on that route alone: neither adding nor removing another one changes it, and no order can turn over. Methods
that measure against the best and worst of the field at hand (TOPSIS, or a weighted sum after min-max normalisation)
do not have this property: there, one more hopeless candidate can swap the first two (rank reversal).

The model assumes that criteria are worth something each for itself. Where that is not so, and a lack cannot be made up
for elsewhere, it is a must-have (`must_haves.py`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from advisor.decide.mcda import weighted_sums
from advisor.decide.records import Placed, Risk, Share
from advisor.decide.worth import Floats, Table
from advisor.rulebook import Need

#: Values this near to each other are the same: more than the rounding of sums, less than any weight that can be meant.
TIE = 1e-9


def values_of(table: Table, weights: Mapping[str, float]) -> Floats:
    """The value of each route of a table, 0 to 1, shape (routes,)."""
    return weighted_sums(table.worths, table.vector(weights))


def places(values: Sequence[float]) -> list[int]:
    """The place of each value, the highest first; equal ones share the better place (1, 2, 2, 4)."""
    order = sorted(range(len(values)), key=lambda position: -values[position])
    found = [0] * len(values)
    place, heads = 0, float("inf")
    for passed, position in enumerate(order):
        if heads - values[position] > TIE:
            place, heads = passed + 1, values[position]
        found[position] = place
    return found


def ranked(
    table: Table,
    weights: Mapping[str, float],
    *,
    risks: Mapping[str, tuple[Risk, ...]],
    needs: Mapping[str, tuple[Need, ...]],
    over_budget: frozenset[str],
    order: Mapping[str, tuple[int, float, str]],
) -> tuple[Placed, ...]:
    """The routes of the table, best first; routes of one place by `order`: things to arrange, cost, name."""
    values = values_of(table, weights).tolist()
    taken = places(values)
    routes = table.routes
    positions = sorted(range(len(values)), key=lambda at: (taken[at], order[routes[at]], routes[at]))
    return tuple(
        Placed(
            route=table.routes[position],
            place=taken[position],
            value=values[position],
            shares=_shares(table, position, weights),
            risks=risks[table.routes[position]],
            needs=needs[table.routes[position]],
            over_budget=table.routes[position] in over_budget,
        )
        for position in positions
    )


def _shares(table: Table, row: int, weights: Mapping[str, float]) -> tuple[Share, ...]:
    return tuple(
        Share(
            criterion=criterion.id,
            weight=weights.get(criterion.id, 0.0),
            worth=float(table.worths[row, column]),
            verdict=table.verdicts[row][column],
            unknown=bool(table.unknown[row, column]),
        )
        for column, criterion in enumerate(table.criteria)
    )
