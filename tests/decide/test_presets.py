"""The presets that ship: each leads to a ranking of its own, for reasons that its facts give."""

from __future__ import annotations

from datetime import date

import pytest

from advisor.briefs.corpus import load_corpus
from advisor.briefs.profiles import parse_profile, profile_yaml
from advisor.briefs.rulebook import load_rulebook
from advisor.decide.decision import decide
from advisor.decide.records import Decision
from advisor.profile import REGIONS, Profile
from advisor.settings import PROJECT_ROOT

FOLDER = PROJECT_ROOT / "corpus"
CORPUS = load_corpus(FOLDER)
RULEBOOK = load_rulebook(FOLDER, CORPUS)
PRESETS = ("eu-bank", "ru-retailer", "software-start-up", "university", "us-federal-contractor", "us-hospital")


@pytest.fixture(scope="module")
def decisions() -> dict[str, Decision]:
    return {
        name: decide(profile, CORPUS, RULEBOOK, today=date(2026, 11, 30))
        for name, (_, profile) in RULEBOOK.presets.items()
    }


def ranked(decision: Decision) -> list[str]:
    return [placed.route for placed in decision.ranking]


def bound_by(decision: Decision) -> set[str]:
    return {applied.rule.id for applied in decision.rules}


def test_all_six_presets_ship_with_a_title_in_three_languages() -> None:
    assert tuple(RULEBOOK.presets) == PRESETS
    assert all(set(title) == {"en", "ru", "zh"} for title, _ in RULEBOOK.presets.values())


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_can_be_saved_and_read_again(name: str) -> None:
    profile = RULEBOOK.presets[name][1]
    prices = [price.id for price in RULEBOOK.prices]
    assert parse_profile(profile_yaml(profile), "saved.yaml", CORPUS, prices) == profile


@pytest.mark.parametrize("name", PRESETS)
def test_each_preset_is_bound_by_some_rule_and_leaves_a_choice(name: str, decisions: dict[str, Decision]) -> None:
    assert decisions[name].rules
    assert len(ranked(decisions[name])) >= 2


def test_no_two_presets_give_the_same_ranking(decisions: dict[str, Decision]) -> None:
    assert len({tuple(ranked(decision)) for decision in decisions.values()}) == len(PRESETS)


def test_the_bank_is_bound_by_dora_and_the_hospital_by_hipaa(decisions: dict[str, Decision]) -> None:
    assert {"eu-dora", "gdpr-transfers"} <= bound_by(decisions["eu-bank"])
    assert {"us-hipaa", "us-doj-bulk-data"} <= bound_by(decisions["us-hospital"])
    assert not {"eu-dora", "gdpr-transfers"} & bound_by(decisions["us-hospital"])


def test_routes_barred_from_defence_work_are_ranked_for_others(decisions: dict[str, Decision]) -> None:
    chinese = {route for rule in RULEBOOK.rules if rule.id == "us-defence-covered-ai" for route in rule.bars[0].routes}
    assert not chinese & set(ranked(decisions["us-federal-contractor"]))
    assert chinese & set(ranked(decisions["university"]))
    assert chinese & set(ranked(decisions["software-start-up"]))


def test_a_buyer_from_russia_alone_cannot_be_sent_to_a_vendor_that_refuses_it(decisions: dict[str, Decision]) -> None:
    refused = {
        out.route
        for out in decisions["ru-retailer"].ruled_out
        for reason in out.reasons
        if reason.rule == "vendor-region-anthropic"
    }
    assert refused == {"anthropic-api-default", "anthropic-api-zdr"}


def test_every_ranked_route_of_a_hospital_that_others_run_asks_for_the_agreement(
    decisions: dict[str, Decision],
) -> None:
    for placed in decisions["us-hospital"].ranking:
        if CORPUS.routes[placed.route].group != "self-hosted":
            assert "baa" in {need.word for need in placed.needs}, placed.route


def test_a_contractor_with_controlled_data_is_offered_no_route_that_others_can_read(
    decisions: dict[str, Decision],
) -> None:
    groups = {CORPUS.routes[route].group for route in ranked(decisions["us-federal-contractor"])}
    assert groups <= {"self-hosted", "confidential"}


# -- buyers who say little --------------------------------------------------------------------------------------------
def told(**facts: tuple[str, ...]) -> Decision:
    return decide(Profile("buyer", **facts), CORPUS, RULEBOOK, today=date(2026, 11, 30), samples=20)  # type: ignore[arg-type]


def test_who_says_nothing_loses_no_route_and_is_told_that_too_little_is_known() -> None:
    nothing = told()
    assert set(ranked(nothing)) == set(CORPUS.routes)
    assert nothing.is_thin


@pytest.mark.parametrize("region", REGIONS)
def test_consumer_apps_are_no_place_for_personal_data_wherever_the_people_live(region: str) -> None:
    decision = told(data=("personal",), people_in=(region,), established_in=(region,))
    kept = {CORPUS.routes[route].group for route in ranked(decision)}
    assert not {"us-app", "cn-app"} & kept
    assert not decision.is_thin
    if region != "ru":  # There only machines of one's own keep the data in the country for certain.
        assert "us-cloud" in kept


def test_an_agreement_that_was_not_spoken_of_stands_beside_the_route_that_needs_it() -> None:
    first = next(
        one for one in told(data=("personal",), people_in=("eu",)).ranking if one.route == "openai-api-default"
    )
    assert "dpa" in {need.word for need in first.needs}


def test_personal_data_of_people_in_russia_stays_on_machines_whose_place_the_buyer_picks() -> None:
    decision = told(data=("personal",), people_in=("ru",))
    assert {CORPUS.routes[route].group for route in ranked(decision)} == {"self-hosted"}
    assert [(one.criterion, one.least, one.rules) for one in decision.must_haves if one.criterion == "residency"] == [
        ("residency", "yes", ("ru-localisation",))
    ]


def test_vendors_that_refuse_china_are_barred_alike_for_a_buyer_from_there_alone() -> None:
    from_china = {out.route for out in told(established_in=("cn",)).ruled_out}
    makers = ("openai-api-default", "openai-api-zdr", "openai-api-eu", "anthropic-api-default", "anthropic-api-zdr")
    assert from_china == set(makers)
    assert not from_china & {out.route for out in told(established_in=("cn", "eu")).ruled_out}


def test_who_demands_zero_retention_and_refuses_to_ask_for_it_gets_no_host_that_wants_to_be_asked() -> None:
    profile = Profile(
        "clinic",
        data=("health", "personal"),
        people_in=("us",),
        established_in=("us",),
        sector="health",
        must_haves={"retention-zero": "partly"},
        unwilling=("zero-retention",),
    )
    found = decide(profile, CORPUS, RULEBOOK, today=date(2026, 11, 30))
    hosted = [route for route in ranked(found) if CORPUS.routes[route].group in ("us-api", "us-cloud", "us-host")]
    assert hosted == []
