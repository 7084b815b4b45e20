"""Where nothing is admitted: which route is nearest to it, by what the buyer can do about its reasons; pure."""

from __future__ import annotations

from collections import Counter

from advisor.decide.ranking import TIE, values_of
from advisor.decide.records import Decision, RuledOut
from advisor.decide.worth import table_of
from advisor.records import Corpus
from advisor.rulebook import Need

#: What a route's kind settles and no vendor can grant: who runs without a network is not near to anybody's API.
BY_NATURE = frozenset({"data-leaves-perimeter"})
#: A route with more reasons than this that are not the buyer's to mend is near to nothing.
MOST_REASONS = 2


def nearest(decision: Decision, corpus: Corpus) -> tuple[RuledOut, ...]:
    """The route that is nearest, or those that are equally near and equally good; none where none is near.

    Nearest is what the buyer can mend alone (machines, people, a step that was refused), then what only waits for an
    answer, then what a source denies and what a rule bars, and last what denies a demand by its very kind; of the same
    kind the fewest reasons, and of these the best by the buyer's weights.
    """
    near = [
        one for one in decision.ruled_out if not _is_forbidden(one) and (one.steps or len(one.reasons) <= MOST_REASONS)
    ]
    if not near:
        return ()
    least = min(_distance(one, decision) for one in near)
    near = [one for one in near if _distance(one, decision) == least]
    table = table_of(corpus, [one.route for one in near])
    values = dict(zip(table.routes, values_of(table, decision.weights).tolist(), strict=True))
    best = max(values.values())
    return tuple(one for one in near if values[one.route] > best - TIE)


def _is_forbidden(one: RuledOut) -> bool:
    """Whether a rule bars it with no way out: such a route is put forward nowhere, however near it is otherwise."""
    return not one.steps and any(reason.bar is not None and not reason.bar.waiver for reason in one.reasons)


def _distance(one: RuledOut, decision: Decision) -> tuple[int, ...]:
    if one.steps:
        return (0, sum(_effort(need, decision) for need in one.steps))
    kinds = Counter(reason.kind for reason in one.reasons)
    if one.held_back:
        return (1, kinds["unknown"])
    by_nature = any(
        reason.kind == "verdict" and reason.must_have is not None and reason.must_have.criterion in BY_NATURE
        for reason in one.reasons
    )
    return (3 if by_nature else 2, kinds["bar"], kinds["verdict"], kinds["unknown"], kinds["means"])


def _effort(need: Need, decision: Decision) -> int:
    """Means take more than a signature, and so does what the buyer has refused."""
    return 2 if need.kind == "means" or need.word in decision.profile.unwilling else 1
