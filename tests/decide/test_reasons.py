"""What speaks for and against a route, what is open, and what sets it apart: together they make up its value."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.decide.reasons import Reason, sets_apart, speaks_against, speaks_for, to_settle
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


def names(reasons: tuple[Reason, ...]) -> list[str]:
    """Their criteria."""
    return [reason.criterion for reason in reasons]


@given(weights, st.lists(verdicts, min_size=1, max_size=5), st.integers(1, 4))
def test_only_what_is_held_in_full_speaks_for_a_route_and_all_that_is_not_against_it(weighed, routes, most) -> None:
    ranking = [placed(str(place), weighed, said) for place, said in enumerate(routes)]
    for one in ranking:
        pro, contra, open_ = speaks_for(one, ranking, most), speaks_against(one, most), to_settle(one, most)
        assert all(reason.share.worth == 1 for reason in pro)
        assert all(reason.share.worth < 1 and not reason.share.unknown for reason in contra)
        assert all(reason.share.unknown for reason in open_)
        for reasons in (contra, open_):
            amounts = [reason.amount for reason in reasons]
            assert amounts == sorted(amounts, reverse=True)
        assert all(reason.amount > 0 for reason in (*pro, *contra, *open_))
        assert max(len(pro), len(contra), len(open_)) <= most


@given(weights, verdicts)
def test_what_speaks_against_a_route_and_what_is_open_make_up_what_it_lacks(weighed, said) -> None:
    one = placed("a", weighed, said)
    lacking = sum(reason.amount for reason in (*speaks_against(one, 9), *to_settle(one, 9)))
    assert sum(weighed) - one.value == pytest.approx(lacking, abs=1e-6)


def test_what_others_hold_less_of_speaks_first() -> None:
    one, other = (
        placed("a", [0.5, 0.3, 0.2, 0], ["yes"] * 4),
        placed("b", [0.5, 0.3, 0.2, 0], ["yes", "yes", "no", "no"]),
    )
    assert names(speaks_for(one, [one, other], 9)) == ["residency", "exit", "licence"]


@given(weights, verdicts, st.integers(2, 5))
def test_what_is_alike_everywhere_sets_nobody_apart(weighed, said, count: int) -> None:
    ranking = [placed(str(place), weighed, said) for place in range(count)]
    assert sets_apart(ranking[0], ranking, 4) == ()


@given(
    weights,
    st.lists(st.lists(st.sampled_from(["yes", "partly", "no"]), min_size=4, max_size=4), min_size=2, max_size=2),
)
def test_what_sets_two_routes_apart_adds_up_to_the_distance_between_them(weighed, routes) -> None:
    one, other = (placed(str(place), weighed, said) for place, said in enumerate(routes))
    gained, lost = (sum(r.amount for r in sets_apart(route, [one, other], 9)) for route in (one, other))
    assert 2 * (gained - lost) == pytest.approx(one.value - other.value, abs=1e-6)


def test_the_unknown_and_the_disputed() -> None:
    open_, torn = (
        placed("a", [0.5, 0.5, 0, 0], ["silent", "conflict", "no", "no"]),
        placed("b", [0.5, 0.5, 0, 0], ["yes", "no", "no", "no"]),
    )
    assert speaks_for(open_, [open_, torn], 3) == sets_apart(open_, [open_, torn], 3) == ()
    assert names(speaks_against(open_, 3)) == ["licence"]
    assert names(to_settle(open_, 3)) == ["exit"]
