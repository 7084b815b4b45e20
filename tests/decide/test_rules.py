"""Which rules bind a buyer, and because of which facts."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from advisor.decide.rules import applying
from advisor.profile import DATA_CLASSES, REGIONS, SECTORS, Profile
from advisor.rulebook import Condition, Grounds, Rule, Rulebook

NOTHING = Grounds({"en": "", "ru": "", "zh": ""}, ())


def rule(name: str, *conditions: Condition) -> Rule:
    return Rule(name, NOTHING.statement, "", conditions, NOTHING, NOTHING.statement)


def when(unless: Mapping[str, frozenset[str]] | None = None, **facts: str) -> Condition:
    return Condition({fact: frozenset(words.split()) for fact, words in facts.items()}, unless or {})


BOOK = Rulebook(
    rules=(
        rule("health-in-us", when(data="health", established_in="us")),
        rule("personal-in-europe", when(data="personal health", people_in="eu uk"), when(established_in="ch")),
        rule("only-russia", when({"established_in": frozenset({"eu"})}, established_in="ru cn")),
    )
)


def bound(profile: Profile) -> dict[str, dict[str, tuple[str, ...]]]:
    return {applied.rule.id: dict(applied.because) for applied in applying(profile, BOOK)}


def test_all_facts_of_a_condition_must_hold_and_any_word_of_each_will_do() -> None:
    assert bound(Profile("Mill", data=("health",))) == {}
    assert bound(Profile("Mill", data=("health", "public"), established_in=("us",))) == {
        "health-in-us": {"data": ("health",), "established_in": ("us",)}
    }


def test_the_reason_names_every_fact_of_every_condition_that_holds_in_the_order_of_the_vocabulary() -> None:
    profile = Profile("Mill", data=("health", "personal"), people_in=("uk", "us", "eu"), established_in=("ch",))
    assert bound(profile) == {
        "personal-in-europe": {"data": ("personal", "health"), "people_in": ("eu", "uk"), "established_in": ("ch",)}
    }


def test_a_hindrance_keeps_a_rule_away_and_is_no_reason() -> None:
    assert bound(Profile("Mill", established_in=("ru",))) == {"only-russia": {"established_in": ("ru",)}}
    assert bound(Profile("Mill", established_in=("ru", "eu"))) == {}


def test_nothing_follows_from_what_is_not_known() -> None:
    assert bound(Profile("Mill")) == {}


_SOME = st.builds(
    Profile,
    name=st.just("Mill"),
    data=st.lists(st.sampled_from(DATA_CLASSES), unique=True).map(tuple),
    people_in=st.lists(st.sampled_from(REGIONS), unique=True).map(tuple),
    established_in=st.lists(st.sampled_from(REGIONS), unique=True).map(tuple),
    sector=st.sampled_from(("", *SECTORS)),
)


@given(_SOME)
def test_every_reason_is_a_fact_of_the_profile_and_the_order_is_that_of_the_rulebook(profile: Profile) -> None:
    applied = applying(profile, BOOK)
    told = profile.facts()
    assert all(set(words) <= told[fact] and words for one in applied for fact, words in one.because.items())
    places = [BOOK.rules.index(one.rule) for one in applied]
    assert places == sorted(set(places))
