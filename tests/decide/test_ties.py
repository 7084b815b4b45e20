"""In which order routes of the same value stand, and what is said to part them or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.decide.level import Level, level
from advisor.profile import Profile
from advisor.rulebook import Price, Rulebook
from tests.decide.made import corpora, corpus_of, criterion, decided, need, profiles, route, standing

CRITERIA = [criterion("c"), criterion("d")]
ALIKE = {name: ["yes", "partly"] for name in ("a", "b", "c")}
VOLUME = Profile("buyer", input_tokens=10, output_tokens=10)
TEXT = {"en": "a", "ru": "b", "zh": "c"}


def priced(route: str, amount: float) -> tuple[Price, ...]:
    unit = "USD per million tokens"
    return (
        Price(f"{route}-in", "api-input", TEXT, unit, amount, amount, "2026-11", (), (route,), "M", assumed=True),
        Price(f"{route}-out", "api-output", TEXT, unit, amount, amount, "2026-11", (), (route,), "M", assumed=True),
    )


def order(rulebook: Rulebook) -> list[str]:
    found = standing(decided(corpus_of(CRITERIA, ALIKE), VOLUME, rulebook))
    assert {place for _, place in found} == {1}
    return [route for route, _ in found]


def test_of_equals_the_one_with_fewer_steps_stands_first() -> None:
    needs = (need("two", ["a"], "zero-retention"), need("one", ["a", "b"], "regional-processing"))
    assert order(Rulebook(needs=needs)) == ["c", "b", "a"]


def test_of_equals_with_as_many_steps_the_cheaper_stands_first_and_the_unpriced_last() -> None:
    assert order(Rulebook(prices=(*priced("a", 2), *priced("b", 1)))) == ["b", "a", "c"]
    needs = (need("one", ["b"], "regional-processing"),)
    assert order(Rulebook(needs=needs, prices=(*priced("a", 2), *priced("b", 1)))) == ["a", "c", "b"]


def test_of_equals_in_all_of_this_the_name_decides() -> None:
    assert order(Rulebook()) == ["a", "b", "c"]


# -- what is said of them ---------------------------------------------------------------------------------------------
def said_of(rows: dict[str, list[str]], rulebook: Rulebook) -> Level:
    corpus = corpus_of(CRITERIA, rows)
    return level(decided(corpus, VOLUME, rulebook), corpus)


def test_routes_that_are_alike_differ_only_in_cost_and_steps() -> None:
    needs = (need("all", ["a", "b", "c"], "dpa"), need("one", ["b"], "regional-processing"))
    prices = (*priced("a", 2), *priced("b", 1), *priced("c", 2))
    found = said_of(ALIKE, Rulebook(needs=needs, prices=prices))
    assert found.same
    assert found.better == ()
    assert [cost.route for cost in found.costs] == ["b", "a", "c"]
    assert [(route, [one.word for one in steps]) for route, steps in found.steps] == [("b", ["regional-processing"])]


def test_a_cost_that_is_not_known_of_all_parts_none() -> None:
    assert said_of(ALIKE, Rulebook(prices=(*priced("a", 2), *priced("b", 1)))).costs == ()
    assert said_of(ALIKE, Rulebook(prices=(*priced("a", 2), *priced("b", 2), *priced("c", 2)))).costs == ()


def test_differences_that_cancel_out_are_told_and_never_called_alike() -> None:
    found = said_of({"a": ["yes", "no"], "b": ["no", "yes"], "c": ["no", "yes"]}, Rulebook())
    assert not found.same
    assert found.better == ((("a",), ("c",)), (("b", "c"), ("d",)))


def sold_by(*parties: str, steps: Sequence[str] = ()) -> bool:
    """Whether routes a and b that are alike, each sold and run by a party, are called one purchase."""
    corpus = corpus_of(CRITERIA, {"a": ["yes", "no"], "b": ["yes", "no"]})
    routes = {name: route(name, party) for name, party in zip("ab", parties, strict=True)}
    needs = tuple(need(word, ["b"], word) for word in steps)
    corpus = replace(corpus, routes=routes)
    return level(decided(corpus, VOLUME, Rulebook(needs=needs)), corpus).one_purchase


def test_only_what_one_party_sells_and_nothing_parts_is_one_purchase() -> None:
    assert sold_by("maker", "maker")
    assert not sold_by("maker", "other")
    assert not sold_by("maker", "maker", steps=["regional-processing"])
    assert not sold_by("", "")
    assert not sold_by("buyer", "buyer")


def test_one_route_alone_is_compared_with_nothing() -> None:
    found = said_of({"a": ["yes", "yes"], "b": ["no", "yes"]}, Rulebook())
    assert (found.same, found.better, found.costs, found.steps) == (True, (), (), ())


@settings(max_examples=50)
@given(st.data())
def test_alike_means_worth_the_same_on_every_criterion_that_weighs(data: st.DataObject) -> None:
    corpus = data.draw(corpora(least_routes=2))
    decision = decided(corpus, data.draw(profiles(corpus, demands=False)))
    found, leaders = level(decision, corpus), decision.leaders
    rows = {tuple(share.worth for share in one.shares if share.weight > 0) for one in leaders}
    assert found.same == (len(rows) == 1)
    assert not (found.same and found.better)
