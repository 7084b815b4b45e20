"""What speaks for and against a route: only what parts it from the others, and never the same on both sides."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.decide.reasons import Reason, speaks_against, speaks_for, to_settle
from advisor.decide.records import Placed, Share
from advisor.records import Verdict

CRITERIA = ("exit", "licence", "residency", "deletion")
WORTHS: dict[Verdict, float] = {"yes": 1.0, "partly": 0.5, "conflict": 0.25, "no": 0.0, "silent": 0.0}
weights = st.lists(st.floats(0, 1), min_size=len(CRITERIA), max_size=len(CRITERIA))
verdicts = st.lists(st.sampled_from(sorted(WORTHS)), min_size=len(CRITERIA), max_size=len(CRITERIA))


def placed(route: str, weighed: list[float], said: list[Verdict]) -> Placed:
    """A route with these verdicts."""
    shares = tuple(
        Share(criterion, weight, WORTHS[verdict], verdict, unknown=verdict == "silent")
        for criterion, weight, verdict in zip(CRITERIA, weighed, said, strict=True)
    )
    value = sum(share.weight * share.worth for share in shares)
    return Placed(route, 1, value, shares, (), ())


def names(reasons: tuple[Reason, ...]) -> set[str]:
    """Their criteria."""
    return {reason.criterion for reason in reasons}


@given(weights, st.lists(verdicts, min_size=2, max_size=5), st.integers(1, 4))
def test_no_criterion_speaks_on_both_sides(weighed, routes, most: int) -> None:
    ranking = [placed(str(place), weighed, said) for place, said in enumerate(routes)]
    for one in ranking:
        pro, contra = speaks_for(one, ranking, most), speaks_against(one, ranking, most)
        assert not names(pro) & names(contra)
        for reasons in (pro, contra):
            amounts = [reason.amount for reason in reasons]
            assert amounts == sorted(amounts, reverse=True)
            assert all(amount > 0 for amount in amounts)
            assert len(reasons) <= most


@given(weights, verdicts, st.integers(2, 5))
def test_what_is_alike_everywhere_is_no_reason(weighed, said, count: int) -> None:
    ranking = [placed(str(place), weighed, said) for place in range(count)]
    assert speaks_for(ranking[0], ranking, 4) == speaks_against(ranking[0], ranking, 4) == ()


@given(weights, st.lists(st.lists(st.sampled_from(["yes", "partly", "no"]), min_size=4, max_size=4), min_size=2))
def test_reasons_add_up_to_the_distance_from_the_mean(weighed, routes) -> None:
    ranking = [placed(str(place), weighed, said) for place, said in enumerate(routes)]
    mean = sum(one.value for one in ranking) / len(ranking)
    one = ranking[0]
    gained = sum(reason.amount for reason in speaks_for(one, ranking, 9))
    lost = sum(reason.amount for reason in speaks_against(one, ranking, 9))
    assert gained - lost == pytest.approx(one.value - mean, abs=1e-6)


def test_the_unknown_and_the_disputed() -> None:
    open_, torn = (
        placed("a", [0.5, 0.5, 0, 0], ["silent", "conflict", "no", "no"]),
        placed("b", [0.5, 0.5, 0, 0], ["yes", "no", "no", "no"]),
    )
    assert speaks_for(open_, [open_, torn], 3) == ()
    assert speaks_against(open_, [open_, torn], 3) == ()
    assert [reason.criterion for reason in to_settle(open_, 3)] == ["exit"]


def test_a_route_that_stands_alone_has_reasons_of_its_own() -> None:
    alone = placed("a", [0.4, 0.3, 0.2, 0.1], ["yes", "no", "partly", "silent"])
    assert [reason.criterion for reason in speaks_for(alone, [alone], 3)] == ["exit"]
    assert [reason.criterion for reason in speaks_against(alone, [alone], 3)] == ["licence"]
