"""Must-haves, who asks for them, which routes they keep out, and what would let these in."""

from __future__ import annotations

from types import MappingProxyType

import pytest

from advisor.decide.must_haves import must_haves
from advisor.decide.records import AppliedRule, Decision, RuledOut
from advisor.errors import InputError
from advisor.profile import Profile
from advisor.rulebook import Bar, Condition, Grounds, Rule, Rulebook
from tests.decide.made import NOTHING, corpus_of, criterion, decided, need, standing

GROUNDS = Grounds(NOTHING, ())
ALWAYS = (Condition(MappingProxyType({"latency": frozenset({"batch", "interactive", "realtime"})})),)


def rule(name: str, bars: tuple[Bar, ...] = (), **demands: str) -> Rule:
    return Rule(name, NOTHING, "", ALWAYS, GROUNDS, NOTHING, demands=demands, bars=bars)  # type: ignore[arg-type]


def asked(profile: Profile, *rules: Rule):
    corpus = corpus_of([criterion("c"), criterion("d"), criterion("n", better="none")], {"a": ["yes", "yes", "yes"]})
    return must_haves(profile, [AppliedRule(one, MappingProxyType({})) for one in rules], corpus)


def out_of(decision: Decision, name: str) -> RuledOut:
    return next(out for out in decision.ruled_out if out.route == name)


def test_the_strictest_demand_holds_and_all_who_ask_are_named() -> None:
    profile = Profile("buyer", must_haves=MappingProxyType({"c": "partly"}))
    (found,) = asked(profile, rule("one", c="yes"), rule("two", c="partly"))
    assert (found.least, found.rules, found.by_buyer) == ("yes", ("one", "two"), True)


def test_waiving_drops_the_rules_demand_and_keeps_the_buyers_own() -> None:
    waived = Profile("buyer", waived=("c",))
    assert asked(waived, rule("one", c="yes", d="partly"))[0].criterion == "d"
    both = Profile("buyer", waived=("c",), must_haves=MappingProxyType({"c": "partly"}))
    (found,) = asked(both, rule("one", c="yes"))
    assert (found.least, found.rules, found.by_buyer) == ("partly", (), True)


@pytest.mark.parametrize("name", ["nothing", "n"])
def test_what_cannot_be_better_or_worse_is_no_must_have(name: str) -> None:
    with pytest.raises(InputError, match=f"{name} cannot be a must-have"):
        asked(Profile("buyer", must_haves=MappingProxyType({name: "yes"})))


@pytest.mark.parametrize(
    ("least", "admitted"), [("partly", {"yes", "partly"}), ("yes", {"yes"})], ids=["in part", "in full"]
)
def test_what_reaches_a_must_have(least: str, admitted: set[str]) -> None:
    rows = {verdict: [verdict] for verdict in ("yes", "partly", "conflict", "no", "silent", "not_in_corpus")}
    corpus = corpus_of([criterion("c")], rows)
    decision = decided(corpus, Profile("buyer", must_haves=MappingProxyType({"c": least})))  # type: ignore[dict-item]
    assert {name for name, _ in standing(decision)} == admitted
    kinds = {out.route: out.reasons[0].kind for out in decision.ruled_out}
    assert kinds["silent"] == kinds["not_in_corpus"] == "unknown"
    assert kinds["conflict"] == kinds["no"] == "verdict"
    assert {out.route for out in decision.ruled_out if out.held_back} == {"silent", "not_in_corpus"}


def test_a_bar_of_a_rule_cannot_be_waived_and_nothing_helps() -> None:
    corpus = corpus_of([criterion("c")], {"a": ["yes"], "b": ["no"]})
    rulebook = Rulebook(rules=(rule("ban", bars=(Bar(("a",), GROUNDS),)),))
    decision = decided(corpus, Profile("buyer", latency="batch", waived=("c",)), rulebook)
    assert standing(decision) == [("b", 1)]
    (reason,) = out_of(decision, "a").reasons
    assert (reason.kind, reason.rule) == ("bar", "ban")
    assert out_of(decision, "a").steps == ()


@pytest.mark.parametrize(
    ("profile", "enough"),
    [
        (Profile("buyer"), True),
        (Profile("buyer", accelerators="none"), False),
        (Profile("buyer", accelerators="one-server"), False),
        (Profile("buyer", accelerators="cluster"), True),
        (Profile("buyer", accelerators="none", ready=("rent-accelerators",)), True),
        (Profile("buyer", accelerators="none", ready=("buy-accelerators",)), True),
        (Profile("buyer", accelerators="none", ready=("hire-people",)), False),
        (Profile("buyer", accelerators="none", unwilling=("rent-accelerators",), ready=("buy-accelerators",)), True),
    ],
)
def test_only_who_says_to_have_too_few_machines_and_will_get_none_loses_a_route_that_needs_them(
    profile: Profile, enough: bool
) -> None:
    corpus = corpus_of([criterion("c")], {"own": ["yes"]})
    rulebook = Rulebook(needs=(need("machines", ["own"], "accelerators", least="cluster"),))
    decision = decided(corpus, profile, rulebook)
    assert bool(decision.ranking) == enough
    if enough:
        assert [one.id for one in decision.ranking[0].needs] == ["machines"]
    else:
        assert [one.id for one in out_of(decision, "own").steps] == ["machines"]


def test_a_step_that_the_route_rests_on_keeps_it_out_only_where_the_buyer_refuses_it() -> None:
    corpus = corpus_of([criterion("c")], {"zdr": ["yes"]})
    rulebook = Rulebook(needs=(need("approval", ["zdr"], "zero-retention"),))
    refusing = decided(corpus, Profile("buyer", unwilling=("zero-retention",)), rulebook)
    assert out_of(refusing, "zdr").reasons[0].need == rulebook.needs[0]
    for profile in (None, Profile("buyer", ready=("zero-retention",)), Profile("buyer", unwilling=("dpa",))):
        decision = decided(corpus, profile, rulebook)
        assert standing(decision) == [("zdr", 1)]
        assert decision.ranking[0].needs == rulebook.needs


@pytest.mark.parametrize(
    ("profile", "thin"),
    [
        (Profile("buyer"), True),
        (Profile("buyer", accelerators="none", ready=("dpa",), languages=("en",)), True),
        (Profile("buyer", data=("public",)), True),
        (Profile("buyer", established_in=("eu",)), True),
        (Profile("buyer", established_in=("eu",), people_in=("eu",)), True),
        (Profile("buyer", data=("public",), people_in=("eu",)), False),
        (Profile("buyer", established_in=("ru",), sector="retail"), False),
        (Profile("buyer", sector="retail", must_haves=MappingProxyType({"c": "partly"})), False),
    ],
)
def test_too_little_is_known_of_a_buyer_of_whom_less_than_two_decisive_things_are_stated(
    profile: Profile, thin: bool
) -> None:
    assert decided(corpus_of([criterion("c")], {"a": ["yes"]}), profile).is_thin == thin


def test_an_agreement_about_data_that_the_buyer_has_not_is_no_need() -> None:
    corpus = corpus_of([criterion("c")], {"api": ["yes"]})
    rulebook = Rulebook(needs=(need("dpa", ["api"], "dpa"), need("baa", ["api"], "baa")))

    def asked_of(**fields: tuple[str, ...]) -> set[str]:
        decision = decided(corpus, Profile("buyer", **fields), rulebook)  # type: ignore[arg-type]
        assert not decision.ruled_out
        return {one.id for one in decision.ranking[0].needs}

    assert asked_of(data=("public",)) == set()
    assert asked_of(data=("personal",)) == {"dpa"}
    assert asked_of(data=("health",), people_in=("eu",)) == {"dpa"}
    assert asked_of(data=("health",), people_in=("us",)) == {"dpa", "baa"}


STEPS = Rulebook(
    needs=(
        need("offer", ["default"], "zero-retention", leads_to="zdr"),
        need("approval", ["zdr"], "zero-retention"),
        need("region", ["zdr"], "regional-processing"),
        need("business", ["app"], "enterprise-contract", leads_to="default"),
    )
)


def test_an_offer_is_no_need() -> None:
    corpus = corpus_of([criterion("c")], {"default": ["yes"], "zdr": ["yes"]})
    decision = decided(corpus, Profile("buyer", unwilling=("zero-retention",)), STEPS)
    assert standing(decision) == [("default", 1)]
    assert decision.ranking[0].needs == ()


def test_a_step_to_another_route_helps_with_all_that_this_one_asks_for() -> None:
    corpus = corpus_of([criterion("c")], {"app": ["no"], "default": ["no"], "zdr": ["yes"]})
    refused = ("zero-retention", "regional-processing")
    profile = Profile("buyer", must_haves=MappingProxyType({"c": "yes"}), unwilling=refused)
    decision = decided(corpus, profile, STEPS)
    assert [one.id for one in out_of(decision, "default").steps] == ["offer", "region"]
    assert [one.id for one in out_of(decision, "app").steps] == ["business", "offer", "region"]
    assert [one.id for one in out_of(decision, "zdr").steps] == ["approval", "region"]


def test_a_step_to_a_route_that_falls_short_as_well_helps_nothing() -> None:
    corpus = corpus_of([criterion("c")], {"app": ["no"], "default": ["no"], "zdr": ["no"]})
    decision = decided(corpus, Profile("buyer", must_haves=MappingProxyType({"c": "yes"})), STEPS)
    assert all(out.steps == () for out in decision.ruled_out)


def test_a_step_may_lead_to_a_route_that_is_no_candidate() -> None:
    corpus = corpus_of([criterion("c")], {"app": ["no"], "default": ["yes"], "zdr": ["yes"]})
    profile = Profile("buyer", must_haves=MappingProxyType({"c": "yes"}), routes=("app",))
    decision = decided(corpus, profile, STEPS)
    assert [one.id for one in out_of(decision, "app").steps] == ["business"]


def test_steps_that_lead_in_a_circle_come_to_an_end() -> None:
    corpus = corpus_of([criterion("c")], {"a": ["no"], "b": ["no"]})
    circle = Rulebook(
        needs=(need("there", ["a"], "dpa", leads_to="b"), need("back", ["b"], "dpa", leads_to="a")),
    )
    decision = decided(corpus, Profile("buyer", must_haves=MappingProxyType({"c": "yes"})), circle)
    assert all(out.steps == () for out in decision.ruled_out)


# -- needs that are must-haves ----------------------------------------------------------------------------------------
def test_what_a_buyer_cannot_do_without_outvotes_everything() -> None:
    criteria = [criterion("data-leaves-perimeter"), criterion("indemnity"), criterion("capability")]
    corpus = corpus_of(criteria, {"own": ["yes", "no", "no"], "api": ["no", "partly", "yes"]})
    assert {name for name, _ in standing(decided(corpus, Profile("b", needs=("air-gap",))))} == {"own"}
    assert {name for name, _ in standing(decided(corpus, Profile("b", needs=("indemnity",))))} == {"api"}
    both = decided(corpus, Profile("b", needs=("air-gap", "indemnity")))
    assert both.ranking == ()
    waived = Profile("b", needs=("indemnity",), waived=("indemnity",))
    assert len(decided(corpus, waived).ranking) == 2


# -- verdicts that rest on a step -------------------------------------------------------------------------------------
STEPS_OF_A_VERDICT = Rulebook(
    needs=(
        need("becomes", ["default"], "zero-retention", leads_to="zdr", criteria=["retention-zero"]),
        need("in-place", ["zdr"], "zero-retention"),
        need("region", ["zdr"], "regional-processing", criteria=["residency"]),
        need("apply", ["cloud"], "zero-retention", criteria=["retention-zero"]),
    )
)
RESTING = corpus_of(
    [criterion("retention-zero"), criterion("residency")],
    {"default": ["partly", "partly"], "zdr": ["partly", "partly"], "cloud": ["partly", "partly"]},
)


def with_steps(**fields: object) -> Decision:
    return decided(RESTING, Profile("b", **fields), STEPS_OF_A_VERDICT)  # type: ignore[arg-type]


def words(decision: Decision, route: str) -> list[str]:
    return [one.word for placed in decision.ranking if placed.route == route for one in placed.needs]


def test_where_it_is_no_must_have_a_verdict_needs_no_step() -> None:
    decision = with_steps()
    assert {name for name, _ in standing(decision)} == {"default", "zdr", "cloud"}
    assert words(decision, "cloud") == []
    assert words(decision, "zdr") == ["zero-retention"]


def test_a_must_have_met_only_after_a_step_names_the_step() -> None:
    decision = with_steps(must_haves=MappingProxyType({"retention-zero": "partly", "residency": "partly"}))
    assert words(decision, "cloud") == ["zero-retention"]
    assert set(words(decision, "zdr")) == {"zero-retention", "regional-processing"}
    out = out_of(decision, "default")
    assert [reason.kind for reason in out.reasons] == ["means"]
    assert [step.word for step in out.steps] == ["zero-retention", "regional-processing"]
    assert out.steps[0].leads_to == "zdr"


def test_who_refuses_the_step_does_not_get_the_route() -> None:
    decision = with_steps(must_haves=MappingProxyType({"retention-zero": "partly"}), unwilling=("zero-retention",))
    assert decision.ranking == ()
    assert out_of(decision, "default").steps != ()
