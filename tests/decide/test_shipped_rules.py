"""The rules that ship: each bears on those whom its own text names, and on nobody else."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from advisor.decide.decision import decide
from advisor.decide.records import Decision
from advisor.decide.rules import applying, cautions_on, waived_bars
from advisor.profile import Profile
from tests.decide.test_presets import CORPUS, RULEBOOK

DEFENCE = {"us-defence-covered-ai", "us-defence-anthropic", "us-1260h"}


def told(**facts: Any) -> Profile:
    data = facts.pop("data", ())
    return Profile("buyer", data=(data,) if isinstance(data, str) else data, **facts)


def bound(profile: Profile) -> set[str]:
    return {applied.rule.id for applied in applying(profile, RULEBOOK)}


def made(profile: Profile) -> Decision:
    return decide(profile, CORPUS, RULEBOOK, today=date(2026, 11, 30), samples=20)


def barred(decision: Decision) -> dict[str, set[str]]:
    return {
        one.route: {reason.rule for reason in one.reasons if reason.kind == "bar"}
        for one in decision.ruled_out
        if any(reason.kind == "bar" for reason in one.reasons)
    }


def test_what_is_to_be_done_is_said_to_nobody_in_particular() -> None:
    """The page addresses the buyer, the memo is written by the buyer: both show these texts."""
    you = re.compile(r"\byou(?:r|rs|rself)?\b|\b(?:вы|вас|вам|вами|ваш\w*)\b|贵方|您|你", re.IGNORECASE)
    assert not [text for rule in RULEBOOK.rules for text in (rule.todo or {}).values() if you.search(text)]


# -- contracts with the Department of Defense -------------------------------------------------------------------------
@pytest.mark.parametrize("sector", ["software", "telecom", "defence", ""])
def test_a_us_defence_contract_brings_the_defence_rules_in_any_sector(sector: str) -> None:
    assert bound(told(sector=sector, government_contracts=("us-defence",))) >= DEFENCE
    routes = {placed.route for placed in made(told(sector=sector, government_contracts=("us-defence",))).ranking}
    assert not {"self-hosted-qwen", "deepseek-api", "anthropic-api-default"} & routes


def test_the_defence_rules_still_follow_from_the_sector_and_not_from_any_federal_contract() -> None:
    assert bound(told(sector="defence", government_contracts=("us-federal",))) >= DEFENCE
    assert not DEFENCE & bound(told(sector="software", government_contracts=("us-federal",)))


# -- health, bulk data, finance ---------------------------------------------------------------------------------------
@pytest.mark.parametrize("sector", ["health", "insurance", "software", "legal", ""])
def test_hipaa_reaches_business_associates_of_any_sector(sector: str) -> None:
    profile = told(data="health", people_in=("us",), established_in=("us",), sector=sector)
    assert "us-hipaa" in bound(profile)
    (applied,) = (one for one in applying(profile, RULEBOOK) if one.rule.id == "us-hipaa")
    assert "those who work for one" in applied.rule.grounds.statement["en"]


def test_hipaa_does_not_reach_a_hospital_elsewhere_nor_other_data() -> None:
    assert "us-hipaa" not in bound(told(data="health", people_in=("us", "eu"), established_in=("eu",), sector="health"))
    assert "us-hipaa" not in bound(told(data="personal", people_in=("us",), established_in=("us",)))


def test_the_bulk_data_rule_bears_only_where_people_live_in_the_us() -> None:
    assert "us-doj-bulk-data" not in bound(told(data="personal", people_in=("eu",), established_in=("us",)))
    assert "us-doj-bulk-data" in bound(told(data="personal", people_in=("us", "eu"), established_in=("us",)))


def test_the_rule_for_non_bank_financial_firms_is_not_one_for_insurers() -> None:
    for sector in ("insurance", "bank"):
        assert "us-ftc-safeguards" not in bound(told(data="payment", established_in=("us",), sector=sector))
    assert "us-ftc-safeguards" in bound(told(data="payment", established_in=("us",), sector="other"))


def test_a_bank_elsewhere_that_decides_on_people_in_the_eu_is_told_of_automated_decisions() -> None:
    assert "gdpr-automated-decisions" in bound(
        told(data="personal", people_in=("eu",), established_in=("us",), sector="bank")
    )


@pytest.mark.parametrize("seat", ["us", "eu", "cn"])
def test_the_warning_on_chips_holds_anywhere(seat: str) -> None:
    assert "us-ear-ascend" in bound(told(established_in=(seat,), accelerators="cluster"))


@pytest.mark.parametrize("seat", ["ru", "cn"])
def test_countries_of_concern_are_treated_alike(seat: str) -> None:
    assert "dsp-covered-buyers" in bound(told(established_in=(seat,), people_in=("us",)))


# -- orders against DeepSeek ------------------------------------------------------------------------------------------
STATE = told(data="internal", established_in=("us",), sector="public", government_contracts=("us-state",))
MINISTRY = told(data="internal", established_in=("eu",), sector="public")


def test_orders_on_devices_bar_deepseek_for_public_bodies_and_for_nobody_else() -> None:
    assert barred(made(STATE)) == {
        "deepseek-api": {"us-state-deepseek-bans"},
        "self-hosted-deepseek": {"us-state-deepseek-bans"},
    }
    assert barred(made(MINISTRY)) == {"deepseek-api": {"eu-public-deepseek"}}
    supplier = told(data="internal", established_in=("us",), sector="software", government_contracts=("us-state",))
    assert barred(made(supplier)) == {}
    assert "us-state-deepseek-suppliers" in bound(supplier)
    assert barred(made(told(established_in=("eu",), sector="critical-infrastructure"))) == {}


@pytest.mark.parametrize("profile", [STATE, MINISTRY], ids=["state", "ministry"])
def test_who_has_no_such_order_waives_the_bar(profile: Profile) -> None:
    waived = made(replace(profile, waived=("public-sector-bans",)))
    assert barred(waived) == {}
    assert "deepseek-api" in {placed.route for placed in waived.ranking}
    (lifted,) = (bars for one in waived.rules if (bars := waived_bars(one, RULEBOOK)))
    assert {bar.waiver for bar in lifted} == {"public-sector-bans"}
    assert all("unless" in bar.grounds.statement["en"] for bar in lifted)


def test_a_bar_without_a_waiver_stays_whatever_is_waived() -> None:
    supplier = told(government_contracts=("us-federal",), waived=("public-sector-bans", "sector-law"))
    assert set(barred(made(supplier))) == {"deepseek-api", "self-hosted-deepseek"}


# -- vendors that refuse countries or owners --------------------------------------------------------------------------
def test_what_was_not_read_is_a_caution_and_rules_nothing_out() -> None:
    decision = made(told(data="internal", established_in=("ru",), sector="retail"))
    ranked = {placed.route for placed in decision.ranking}
    assert {"openai-api-default", "claude-bedrock", "claude-vertex", "vertex-gemini"} <= ranked
    for route in ranked:
        group = CORPUS.routes[route].group
        cautions = cautions_on(route, decision.rules)
        assert bool(cautions) == (group in ("us-api", "us-cloud", "us-host", "us-app")), route
    (openai,) = cautions_on("openai-api-default", decision.rules)
    assert "nothing read names Russia" in openai.statement["en"]
    (bedrock,) = cautions_on("claude-bedrock", decision.rules)
    assert "through a cloud was not read" in bedrock.statement["en"]


def test_a_buyer_from_elsewhere_is_cautioned_of_nothing() -> None:
    assert not cautions_on("openai-api-default", applying(told(established_in=("us", "eu")), RULEBOOK))


# -- machines that are rented -----------------------------------------------------------------------------------------
def test_a_server_of_ones_own_is_no_rented_one() -> None:
    owner = told(data="confidential", established_in=("us",), accelerators="one-server", people="team")
    assert "confidential-hosting" not in {placed.route for placed in made(owner).ranking}
    ready = replace(owner, ready=("rent-accelerators",))
    assert "confidential-hosting" in {placed.route for placed in made(ready).ranking}
    unsaid = replace(owner, accelerators="")
    assert "confidential-hosting" in {placed.route for placed in made(unsaid).ranking}


# -- prices and steps -------------------------------------------------------------------------------------------------
def test_a_step_to_a_region_that_is_demanded_brings_its_surcharge() -> None:
    """Zero retention at OpenAI with a region costs what the route with a region costs."""
    buyer = told(data="confidential", established_in=("us",), people_in=("us",), input_tokens=100, output_tokens=100)
    with_region = {one.route: one.high for one in made(replace(buyer, must_haves={"residency": "partly"})).costs}
    without = {one.route: one.high for one in made(buyer).costs}
    assert with_region["openai-api-zdr"] == with_region["openai-api-eu"]
    assert without["openai-api-zdr"] < without["openai-api-eu"]
    assert with_region["anthropic-api-default"] > without["anthropic-api-default"]


def test_who_asks_for_no_region_is_not_sent_to_one_first() -> None:
    buyer = told(
        data="confidential", established_in=("us",), people_in=("us",), routes=("openai-api-eu", "openai-api-zdr")
    )
    first = made(buyer).ranking
    assert first[0].place == 1
    assert first[0].route == "openai-api-zdr"


def test_who_is_established_in_the_us_is_cautioned_of_a_maker_on_the_entity_list() -> None:
    for routes in ("zai-api", "self-hosted-glm"):
        assert cautions_on(routes, made(told(established_in=("us",))).rules)
        assert not cautions_on(routes, made(told(established_in=("eu",))).rules)
