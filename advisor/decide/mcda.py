"""The methods of multi-criteria decision analysis that are taken from `pymcdm`; the only file that names it.

`pymcdm` imports its charts, and with them Matplotlib, whether or not anything is drawn: a second or two, and a cache of
fonts in the user's home. Nothing is drawn here, so that part is left out while the library is loaded.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import cache
from types import ModuleType
from typing import Any

import numpy
from numpy.typing import NDArray

Floats = NDArray[numpy.float64]

_CHARTS = "pymcdm.visuals"


@cache
def _library() -> tuple[Any, Any]:
    """The classes `WSM` and `AHP`."""
    stand_in = ModuleType(_CHARTS)
    left_out = sys.modules.setdefault(_CHARTS, stand_in) is stand_in
    try:
        from pymcdm.methods import WSM
        from pymcdm.weights.subjective import AHP
    finally:
        if left_out:  # Whoever wants the charts can still import them.
            del sys.modules[_CHARTS]
    return WSM, AHP


def warm_up() -> None:
    """Load the library ahead, so that the first decision does not wait for it."""
    _library()


def weighted_sums(worths: Floats, weights: Floats) -> Floats:
    """The additive value of each row: the weighted sum model, on worths as they are.

    Args:
        worths: shape (alternatives, criteria), each 0 (worst) to 1 (best).
        weights: shape (criteria,), adding up to 1; zero is allowed.
    """
    if not worths.size:
        return numpy.zeros(len(worths))
    weighted_sum_model, _ = _library()
    # No normalisation: it would make the value of one route depend on which others stand beside it. No validation: it
    # warns of weights of zero and of dominated routes, and both are in order here.
    method = weighted_sum_model(normalization_function=_as_it_is)
    values = method(worths, weights, numpy.ones(worths.shape[1]), validation=False)
    return numpy.asarray(values, dtype=numpy.float64)


def _as_it_is(column: Floats, cost: bool = False) -> Floats:
    return column


def pairwise_weights(names: Sequence[str], ratios: Sequence[tuple[str, str, float]]) -> tuple[dict[str, float], float]:
    """Weights and consistency ratio by the Analytic Hierarchy Process, from judgements that may be incomplete.

    A pair that was not judged gets the ratio that the judged ones imply: weights by logarithmic least squares over the
    given judgements (Bozóki, Fülöp & Rónyai, 2010), which is plain transitivity where they contradict each other
    nowhere. Names that no chain of judgements links stand at the geometric mean of each other. A pair judged twice
    counts with the geometric mean of both. Filled-in ratios contradict nothing, so the consistency ratio is set
    against what the judgements given could have reached at random: in proportion to the independent circles they
    form (Ágoston & Csató, 2022). Without a circle there is nothing to contradict, and it is 0.

    Args:
        names: what is weighed.
        ratios: (first, second, how many times as much the first matters), both among `names` and different.

    Returns:
        Weights by name, adding up to 1, and Saaty's consistency ratio (0: no contradiction; above 0.1: ask again).
    """
    count = len(names)
    if count == 1:
        return {names[0]: 1.0}, 0.0
    place = {name: position for position, name in enumerate(names)}
    given: dict[tuple[int, int], list[float]] = {}
    for first, second, ratio in ratios:
        pair, logarithm = (place[first], place[second]), float(numpy.log(ratio))
        if pair[0] > pair[1]:
            pair, logarithm = (pair[1], pair[0]), -logarithm
        given.setdefault(pair, []).append(logarithm)
    judged = {pair: sum(logarithms) / len(logarithms) for pair, logarithms in given.items()}
    equations = numpy.zeros((len(judged), count))
    for row, (first_place, second_place) in enumerate(judged):
        equations[row, first_place], equations[row, second_place] = 1.0, -1.0
    # The shortest of all solutions: each group of linked names then has the geometric mean 1.
    implied, _, rank, _ = numpy.linalg.lstsq(equations, numpy.array(list(judged.values())), rcond=None)
    logarithms_of = implied[:, None] - implied[None, :]
    for (one, other), logarithm in judged.items():
        logarithms_of[one, other], logarithms_of[other, one] = logarithm, -logarithm
    weights, ratio_found = _ahp(numpy.exp(logarithms_of))
    circles, possible = len(judged) - int(rank), (count - 1) * (count - 2) / 2
    consistency = ratio_found * possible / circles if circles else 0.0
    return dict(zip(names, weights.tolist(), strict=True)), max(consistency, 0.0)


def _ahp(matrix: Floats) -> tuple[Floats, float]:
    """Principal eigenvector, adding up to 1, and consistency ratio of a reciprocal matrix of shape (n, n), n ≥ 2."""
    _, analytic_hierarchy_process = _library()
    # The class admits whole ratios up to 9 only; ratios in between, and implied ones, are given to it past that check.
    method = analytic_hierarchy_process(matrix=numpy.ones_like(matrix))
    method.matrix = matrix
    return numpy.asarray(method(), dtype=numpy.float64), float(method.get_cr())
