"""In which order routes of the same value stand, and what is said to part them or not."""

from __future__ import annotations

from advisor.profile import Profile
from advisor.rulebook import Price, Rulebook
from tests.decide.made import corpus_of, criterion, decided, need, standing

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
