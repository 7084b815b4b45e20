"""How much of a ranking hangs on the weights: SMAA (Lahdelma, Hokkanen & Salminen, 1998); pure and repeatable.

Nobody can tell the weight of a criterion to the percent. So the routes are ranked under many weightings drawn at
random, and it is counted how often each holds each place: once over all weightings there are, evenly, and once over
those near the buyer's own.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import numpy

from advisor.decide.ranking import TIE
from advisor.decide.records import Robustness
from advisor.decide.worth import Floats, Table

SAMPLES = 5_000
SEED = 1998
#: How near "near" is. With this many draws' worth of certainty for each criterion, the weight of an average criterion
#: goes up or down by about a third.
_CERTAINTY = 10.0


def robustness(table: Table, weights: Mapping[str, float], *, samples: int = SAMPLES, seed: int = SEED) -> Robustness:
    """Shares of places over random weightings.

    Only criteria that have a weight and on which the routes differ take part: others move no route past another.

    Args:
        table: the ranked routes.
        weights: the buyer's own, by criterion.
        samples: number of weightings drawn, for each of the two questions.
        seed: the same seed draws the same weightings.
    """
    own = table.vector(weights)
    telling = (own > 0) & (numpy.ptp(table.worths, axis=0) > 0) if table.routes else own > 0
    worths, own = table.worths[:, telling], own[telling]
    if not own.size:  # Nothing tells the routes apart: all of them share all places.
        worths, own = numpy.zeros((len(table.routes), 1)), numpy.ones(1)
    draws = numpy.random.default_rng(seed)
    everywhere = draws.dirichlet(numpy.ones(own.size), samples)
    nearby = draws.dirichlet(own / own.sum() * own.size * _CERTAINTY, samples)
    of_place, of_first = _shares_of_places(worths, everywhere), _shares_of_firsts(worths, nearby)
    return Robustness(
        samples=samples,
        seed=seed,
        acceptability=MappingProxyType(
            {route: tuple(of_place[row].tolist()) for row, route in enumerate(table.routes)}
        ),
        near=MappingProxyType({route: float(of_first[row]) for row, route in enumerate(table.routes)}),
    )


def _shares_of_places(worths: Floats, weightings: Floats) -> Floats:
    """Share of the weightings in which each route holds each place, shape (routes, places); rows and columns sum to 1.

    Routes that are level divide the places among them that they hold together.

    Args:
        worths: shape (routes, criteria).
        weightings: shape (samples, criteria).
    """
    count = len(worths)
    if not count:
        return numpy.zeros((0, 0))
    # Routes of the same worths are level under every weighting; they are placed as one, that many places wide.
    kinds, kind_of, widths = numpy.unique(worths, axis=0, return_inverse=True, return_counts=True)
    kind_of = kind_of.reshape(-1)
    values = weightings @ kinds.T
    order = numpy.argsort(-values, axis=1, kind="stable")
    sorted_values = numpy.take_along_axis(values, order, axis=1)
    # Different worths that come out level are rare; each run of them is told by where it begins.
    begins = numpy.ones(order.shape, dtype=numpy.bool_)
    begins[:, 1:] = sorted_values[:, :-1] - sorted_values[:, 1:] > TIE
    held = numpy.zeros((len(kinds), count))
    runs = numpy.cumsum(begins, axis=1)
    even = begins.all(axis=1)
    _count_apart(held, order[even], widths)
    for kinds_in_order, run_of in zip(order[~even], runs[~even], strict=True):
        _count_level(held, kinds_in_order, run_of, widths)
    return (held / len(weightings))[kind_of]


def _shares_of_firsts(worths: Floats, weightings: Floats) -> Floats:
    """Share of the weightings in which each route is first, shape (routes,); routes that are level divide it."""
    if not len(worths):
        return numpy.zeros(0)
    values = weightings @ worths.T
    first = values >= values.max(axis=1, keepdims=True) - TIE
    return numpy.asarray((first / first.sum(axis=1, keepdims=True)).mean(axis=0), dtype=numpy.float64)


def _count_apart(held: Floats, orders: numpy.ndarray, widths: numpy.ndarray) -> None:
    """Count weightings under which all kinds lie apart; `orders` has shape (weightings, kinds)."""
    taken = widths[orders]
    firsts = numpy.cumsum(taken, axis=1) - taken
    kinds, count = held.shape
    starts = numpy.bincount((orders * count + firsts).ravel(), minlength=kinds * count).reshape(kinds, count)
    for kind, width in enumerate(widths):
        for offset in range(width):
            held[kind, offset:] += starts[kind, : count - offset] / width


def _count_level(held: Floats, kinds: numpy.ndarray, run_of: numpy.ndarray, widths: numpy.ndarray) -> None:
    """Count one weighting under which some kinds are level; they share the places of their run."""
    place = 0
    for run in range(1, int(run_of[-1]) + 1):
        members = kinds[run_of == run]
        together = int(widths[members].sum())
        held[members, place : place + together] += 1 / together
        place += together
