"""What would put another route first: a weight, an unknown that gets settled, a must-have that is let go; pure.

Values are linear in the weights, so the turning points are worked out, not searched for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy

from advisor.decide.ranking import TIE, values_of
from advisor.decide.records import Exclusion, MustHave, MustHaveFlip, UnknownFlip, WeightFlip
from advisor.decide.worth import Table, best, table_of
from advisor.records import Corpus

#: A route that needs more unknowns than this to come out well is told of nowhere: it is far from first.
MOST_TOGETHER = 3
#: How many unknowns are reported; those that matter most come first.
MOST_UNKNOWN = 12


def weight_flips(table: Table, weights: Mapping[str, float]) -> tuple[WeightFlip, ...]:
    """For each criterion the smallest change of its share that puts a route first that is not; the smallest first.

    `needed` is the turning point itself: there the winner draws level with whoever leads, past it the winner is ahead.
    All other shares keep their proportions. A criterion that no change of its share lets decide is left out, and so is
    one that has the whole weight, as there are no proportions to keep.
    """
    if len(table.routes) < 2:
        return ()
    own, values = table.vector(weights), values_of(table, weights)
    leading = values >= values.max() - TIE
    found: list[WeightFlip] = []
    for column, criterion in enumerate(table.criteria):
        weight = float(own[column])
        if weight >= 1 - TIE:
            continue
        # V(share) = rest + share × slope: what a route is worth without the criterion, and what it gains by it.
        at_full = table.worths[:, column]
        rest = (values - weight * at_full) / (1 - weight)
        turn = _nearest_turn(rest, at_full - rest, leading, weight)
        if turn is not None:
            found.append(WeightFlip(criterion.id, weight, turn[0], table.routes[turn[1]]))
    return tuple(sorted(found, key=lambda flip: (abs(flip.needed - flip.weight), flip.criterion)))


def _nearest_turn(
    rest: numpy.ndarray, slope: numpy.ndarray, leading: numpy.ndarray, weight: float
) -> tuple[float, int] | None:
    """The share nearest to `weight` at which a route that does not lead reaches all that do, and which route it is."""
    best_turn: tuple[float, float, int, float] | None = None
    for row in numpy.flatnonzero(~leading):
        gains = slope[row] - slope[leading]
        behind = rest[leading] - rest[row]
        for upwards in (True, False):
            if not (gains > TIE).all() if upwards else not (gains < -TIE).all():
                continue
            turns = behind / gains
            needed = float(turns.max() if upwards else turns.min())
            if not TIE < needed < 1 - TIE:  # Beyond the scale, or level at its very end and never ahead.
                continue
            # Of several that draw level at the same share, the one that gains most is ahead past it.
            rank = (round(abs(needed - weight), 12), -float(numpy.abs(gains).min()), int(row))
            if best_turn is None or rank < best_turn[:3]:
                best_turn = (*rank, needed)
    return None if best_turn is None else (best_turn[3], best_turn[2])


def unknown_flips(
    table: Table, held_back: Mapping[str, Sequence[str]], corpus: Corpus, weights: Mapping[str, float]
) -> tuple[UnknownFlip, ...]:
    """Unknown cells that, settled well, would put a route first alone that is not first now.

    One cell that is enough by itself comes before several that are needed together; then what would lead by more.

    Args:
        table: the ranked routes.
        held_back: routes that only unknown must-haves keep out, with the criteria of these.
        corpus: criteria and cells.
        weights: the buyer's own, by criterion.
    """
    values = values_of(table, weights)
    lead = float(values.max()) if table.routes else -float("inf")
    chances: list[tuple[int, float, UnknownFlip]] = []
    leaders = [row for row in range(len(table.routes)) if values[row] >= lead - TIE]
    for row in range(len(table.routes)):
        if values[row] < lead - TIE:
            found = _chances(table, row, (), float(values[row]), lead, weights)
            chances += [one for one in found if not _shared_with(leaders, one[2], table, corpus)]
    outside = table_of(corpus, list(held_back))
    for row, (route, value) in enumerate(zip(outside.routes, values_of(outside, weights), strict=True)):
        chances += _chances(outside, row, tuple(held_back[route]), float(value), lead, weights)
    chances.sort(key=lambda chance: (chance[0], -chance[1], chance[2].route, chance[2].criterion))
    return tuple(flip for _, _, flip in chances[:MOST_UNKNOWN])


def _shared_with(leaders: Sequence[int], flip: UnknownFlip, table: Table, corpus: Corpus) -> bool:
    """Whether a route in front waits for the same answer of the same party: settled, it would rise as well."""
    party = _party(flip.route, corpus)
    columns = {criterion.id: column for column, criterion in enumerate(table.criteria)}
    asked = [columns[criterion] for criterion in (flip.criterion, *flip.also)]
    return any(
        party and party == _party(table.routes[row], corpus) and any(table.unknown[row, column] for column in asked)
        for row in leaders
    )


def _party(route: str, corpus: Corpus) -> str:
    """Who answers for a route: whoever runs it, else the maker of its models; empty where there are many."""
    known = corpus.routes[route]
    return known.operator or known.vendor


def _chances(
    table: Table, row: int, required: tuple[str, ...], value: float, lead: float, weights: Mapping[str, float]
) -> list[tuple[int, float, UnknownFlip]]:
    """Ways for one route to come first: (cells that must come out well, lead it would then have, the flip)."""
    open_cells = [criterion for column, criterion in enumerate(table.criteria) if table.unknown[row, column]]
    gains = {criterion.id: weights.get(criterion.id, 0.0) for criterion in open_cells}
    verdicts = {criterion.id: best(criterion) for criterion in open_cells}
    reached = value + sum(gains[criterion] for criterion in required)
    more = sorted((c for c in gains if c not in required), key=lambda c: (-gains[c], c))
    route = table.routes[row]

    def flip(cells: Sequence[str]) -> UnknownFlip:
        return UnknownFlip(route, cells[0], verdicts[cells[0]], also=tuple(cells[1:]))

    if not required:
        single = [c for c in more if reached + gains[c] > lead + TIE]
        if single:
            return [(1, reached + gains[c] - lead, flip([c])) for c in single]
    # The fewest: the must-haves, which cannot be spared, and then whatever weighs most.
    cells = list(required)
    while reached <= lead + TIE and more and len(cells) < MOST_TOGETHER:
        reached += gains[more[0]]
        cells.append(more.pop(0))
    if not cells or reached <= lead + TIE or len(cells) > MOST_TOGETHER:
        return []
    return [(len(cells), reached - lead, flip(cells))]


def must_have_flips(
    table: Table,
    demands: Sequence[MustHave],
    reasons: Mapping[str, Sequence[Exclusion]],
    corpus: Corpus,
    weights: Mapping[str, float],
) -> tuple[MustHaveFlip, ...]:
    """For each must-have the route that would be first alone if that one were let go, and that is not ranked now.

    Only a must-have that the buyer alone asks for can be let go: what a rule demands binds, and no route that it
    keeps out is put forward.

    Args:
        table: the ranked routes.
        demands: all must-haves.
        reasons: what speaks against each candidate that is not ranked.
        corpus: criteria and cells.
        weights: the buyer's own, by criterion.
    """
    values = values_of(table, weights)
    lead = float(values.max()) if table.routes else -float("inf")
    found: list[MustHaveFlip] = []
    for demand in demands:
        if demand.rules:
            continue
        freed = table_of(corpus, [route for route, against in reasons.items() if _only(demand, against)])
        if not freed.routes:
            continue
        freed_values = values_of(freed, weights)
        row = int(numpy.argmax(freed_values))
        if freed_values[row] > lead + TIE:
            found.append(MustHaveFlip(demand, freed.routes[row], float(freed_values[row])))
    return tuple(found)


def _only(demand: MustHave, against: Sequence[Exclusion]) -> bool:
    return bool(against) and all(reason.must_have == demand for reason in against)
