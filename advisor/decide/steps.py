"""What a buyer could do so that a route that fell out would be admitted; pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from advisor.decide.records import Exclusion
from advisor.rulebook import Need

Reasons = Mapping[str, Sequence[Exclusion]]
_NOTHING: Mapping[str, Sequence[Need]] = MappingProxyType({})


def steps_for(
    route: str, reasons: Reasons, needs: Sequence[Need], in_place: Mapping[str, Sequence[Need]] = _NOTHING
) -> tuple[Need, ...]:
    """The fewest needs to fulfil so that the route, or one that it becomes by a step, has nothing against it.

    Args:
        route: id of a route that fell out.
        reasons: what speaks against each route of the corpus; nothing for the admitted ones.
        needs: all needs of the corpus.
        in_place: what has to be in place for each route, for those that a step leads to.

    Returns:
        Needs in the order in which they are taken up; empty where nothing that the corpus knows helps.
    """
    return _path(route, reasons, needs, in_place, frozenset()) or ()


def _path(
    route: str,
    reasons: Reasons,
    needs: Sequence[Need],
    in_place: Mapping[str, Sequence[Need]],
    passed: frozenset[str],
) -> tuple[Need, ...] | None:
    """None where nothing helps; empty where nothing needs to be done."""
    against = reasons.get(route)
    if against is None:
        return None
    lacking = tuple(reason.need for reason in against if reason.need is not None)
    # A step that makes it another route is worth what that route is worth: it is gone after below.
    if len(lacking) == len(against) and not any(need.leads_to for need in lacking):
        return lacking
    ways: list[tuple[Need, ...]] = []
    for need in needs:
        if need.leads_to and route in need.routes and need.leads_to not in passed | {route}:
            further = _path(need.leads_to, reasons, needs, in_place, passed | {route})
            if further is not None:
                # The step is often what the route that it leads to asks for as well: it is taken once.
                steps = (*further, *(step for step in in_place.get(need.leads_to, ()) if step.kind == "step"))
                ways.append((need, *{step.word: step for step in steps if step.word != need.word}.values()))
    return min(ways, key=len, default=None)
