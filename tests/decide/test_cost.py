"""The cost estimate: one case worked out by hand, and what must hold for every volume and every price."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.decide.break_even import break_evens
from advisor.decide.cost import MOST_TOKENS, against_budget, costs, costs_by_model, used
from advisor.decide.price_book import family
from advisor.decide.records import CostLine, RouteCost
from advisor.profile import Profile
from advisor.records import Route
from advisor.rulebook import Price, PriceKind

TEXT = {"en": "a", "ru": "b", "zh": "c"}


def price(
    key: str, kind: PriceKind, unit: str, low: float, high: float, routes: tuple[str, ...] = (), model: str = ""
) -> Price:
    return Price(key, kind, TEXT, unit, low, high, "2026-11", (), routes, model, assumed=True)


def route(key: str, group: str) -> Route:
    return Route(key, TEXT, group, "", "", (), TEXT, TEXT, TEXT, TEXT, TEXT, ())


API = route("maker-api", "cn-api")
DEAR = route("dear-api", "us-api")
OWN = route("self-hosted-maker", "self-hosted")
BLANK = route("unpriced-api", "us-api")
ROUTES = (API, DEAR, OWN, BLANK)
MILLION = "USD per million tokens"
PRICES = (
    price("in", "api-input", MILLION, 0.5, 1, ("maker-api",), "Maker-1"),
    price("out", "api-output", MILLION, 2, 4, ("maker-api",), "Maker-1"),
    price("dear-in", "api-input", MILLION, 10, 10, ("dear-api",), "Dear-1"),
    price("dear-out", "api-output", MILLION, 50, 50, ("dear-api",), "Dear-1"),
    price("on-top", "other", "percent on top", 10, 10, ("dear-api",)),
    price("rent", "accelerator-rent", "USD per accelerator and hour", 2, 3),
    price("buy", "accelerator-purchase", "USD per accelerator", 30_000, 60_000),
    price("years", "other", "years", 3, 5),
    price("needs", "other", "accelerators", 4, 8, ("self-hosted-maker",), "Maker-1"),
    price("owned", "other", "accelerators owned", 16, 64),
    price("reads", "throughput", "input tokens per second and accelerator", 1_000, 2_000),
    price("writes", "throughput", "output tokens per second and accelerator", 100, 500),
    price("peak", "other", "peak to mean", 1.5, 4),
    price("load", "other", "percent of capacity", 50, 100),
    price("spare", "other", "spare copies", 0, 1),
    price("kwh", "power", "USD per kWh", 0.1, 0.2),
    price("kw", "power", "kW per accelerator", 1, 2),
    price("pay", "people", "USD per person and year", 100_000, 200_000),
    price("staff", "people", "people", 0.5, 2),
    price("more", "people", "people per further server", 0.1, 0.2),
)
BUYER = Profile("buyer", input_tokens=5_256, output_tokens=2_628)
MONEY = tuple(known for known in PRICES if known.unit.startswith("USD"))

volumes = st.floats(0, 1e9)
buyers = st.builds(
    Profile,
    name=st.just("buyer"),
    input_tokens=volumes,
    output_tokens=volumes,
    accelerators=st.sampled_from(["none", "one-server", "cluster"]),
    latency=st.sampled_from(["batch", "interactive"]),
    ready=st.sampled_from([(), ("buy-accelerators",), ("rent-accelerators", "buy-accelerators")]),
)


def by_route(profile: Profile, prices: Sequence[Price] = PRICES) -> dict[str, RouteCost]:
    return {cost.route: cost for cost in costs(profile, ROUTES, prices)}


def parts(cost: RouteCost) -> dict[str, tuple[float, float]]:
    return {line.what: (line.low, line.high) for line in cost.lines}


def test_an_api_costs_its_tokens_in_a_year() -> None:
    found = by_route(BUYER)
    assert parts(found["maker-api"]) == {
        "input-tokens": (5_256 * 12 * 0.5, 5_256 * 12 * 1),
        "output-tokens": (2_628 * 12 * 2, 2_628 * 12 * 4),
    }
    assert found["dear-api"].low == pytest.approx((5_256 * 10 + 2_628 * 50) * 12 * 1.1)
    assert found["maker-api"].model == "Maker-1"


def test_a_surcharge_that_comes_with_a_step_is_added_where_the_step_has_to_be_taken() -> None:
    prices = [replace(one, step="regional-processing") if one.id == "on-top" else one for one in PRICES]
    volume = BUYER.input_tokens * 12 * 10
    for steps, factor in (({}, 1.0), ({"dear-api": ["dpa"]}, 1.0), ({"dear-api": ["regional-processing"]}, 1.1)):
        found = {one.route: one for one in costs(BUYER, ROUTES, prices, steps)}["dear-api"]
        assert parts(found)["input-tokens"] == pytest.approx((volume * factor, volume * factor))
        assert ("on-top" in {one.id for one in used([found])}) == (factor > 1)


def test_own_machines_worked_out_by_hand() -> None:
    # 5,256 million tokens a month are 2,000 a second (12 / 31,536,000 s), 2,628 million are 1,000.
    # Best case: 2,000/2,000 + 1,000/500 = 3 accelerators busy; x 1.5 peak / 100 % = 4.5; copies of 4: 2, so 8.
    # Worst case: 2,000/1,000 + 1,000/100 = 12; x 4 / 50 % = 96; copies of 8: 12, one spare: 13, so 104 in 13 servers.
    found = by_route(BUYER)["self-hosted-maker"]
    assert found.servers == (1, 13)
    assert parts(found) == {
        "accelerators": (8 * 8_760 * 2, 104 * 8_760 * 3),
        "people": (0.5 * 100_000, pytest.approx((2 + 0.2 * 12) * 200_000)),
    }


def test_what_is_there_costs_power_and_at_worst_its_rent() -> None:
    # Batch work needs no room for peaks: best 3 busy, 4 accelerators; worst 12 / 50 % = 24, and 8 spare: 32.
    found = parts(by_route(replace(BUYER, accelerators="one-server", latency="batch"))["self-hosted-maker"])
    assert list(found) == ["accelerators", "power", "people"]
    # It may be paid for, or rented like what is missing.
    assert found["accelerators"] == pytest.approx((0, 32 * 8_760 * 3))
    assert found["power"] == pytest.approx((4 * 1 * 8_760 * 0.1, 8 * 2 * 8_760 * 0.2))


def test_what_is_there_is_reckoned_as_rented_at_worst_beside_what_is_bought() -> None:
    profile = replace(BUYER, accelerators="one-server", latency="batch", ready=("buy-accelerators",))
    found = parts(by_route(profile)["self-hosted-maker"])
    assert found["accelerators"] == pytest.approx((0, 24 * 60_000 / 3 + 8 * 8_760 * 3))


def test_accelerators_that_are_not_stated_are_not_there() -> None:
    unsaid, none = (replace(BUYER, accelerators=word) for word in ("", "none"))
    assert by_route(unsaid) == by_route(none)


def test_what_is_bought_is_written_off_and_bought_by_the_server() -> None:
    found = parts(by_route(replace(BUYER, latency="batch", ready=("buy-accelerators",)))["self-hosted-maker"])
    assert found["accelerators"] == (8 * 30_000 / 5, 32 * 60_000 / 3)
    assert found["power"] == (8 * 1 * 8_760 * 0.1, 32 * 2 * 8_760 * 0.2)


def test_a_route_without_prices_is_unknown_and_has_no_lines() -> None:
    found = by_route(BUYER)["unpriced-api"]
    assert (found.way, found.lines, found.low, found.high) == ("unknown", (), 0, 0)
    for missing in ("rent", "needs", "reads", "writes", "load", "spare", "peak", "kwh", "pay", "staff"):
        rest = tuple(known for known in PRICES if known.id != missing)
        assert by_route(BUYER, rest)["self-hosted-maker"].way == "unknown"


def test_where_no_volume_is_stated_no_cost_is() -> None:
    found = by_route(replace(BUYER, input_tokens=0, output_tokens=0))
    assert [(cost.way, cost.lines, cost.servers) for cost in found.values()] == [
        ("api", (), (0, 0)),
        ("api", (), (0, 0)),
        ("self-hosted", (), (0, 0)),
        ("unknown", (), (0, 0)),
    ]
    assert found["maker-api"].model == "Maker-1"


@pytest.mark.parametrize("tokens", [MOST_TOKENS, 1e300, 1.7e308, math.inf])
def test_no_volume_is_too_large(tokens: float) -> None:
    profile = replace(BUYER, input_tokens=tokens, output_tokens=tokens)
    found = costs(profile, ROUTES, PRICES)
    assert all(math.isfinite(cost.high) for cost in found)
    assert break_evens(profile, found, PRICES)


@given(buyers, st.sampled_from(["input_tokens", "output_tokens"]), volumes)
def test_more_volume_never_costs_less(profile: Profile, which: str, more: float) -> None:
    larger = by_route(replace(profile, **{which: getattr(profile, which) + more}))
    for key, cost in by_route(profile).items():
        assert cost.low <= larger[key].low
        assert cost.high <= larger[key].high


@given(buyers, st.sampled_from(MONEY), st.floats(1, 100), st.floats(1, 100))
def test_a_higher_price_never_lowers_a_cost(profile: Profile, dearer: Price, low: float, high: float) -> None:
    given_prices = {dearer.id: (dearer.low * min(low, high), dearer.high * max(low, high))}
    raised = by_route(replace(profile, prices=given_prices))
    for key, cost in by_route(profile).items():
        assert cost.low <= raised[key].low
        assert cost.high <= raised[key].high


@given(
    buyers, st.dictionaries(st.sampled_from([p.id for p in PRICES]), st.tuples(st.floats(0, 1e6), st.floats(0, 1e6)))
)
def test_low_never_exceeds_high_whatever_the_buyer_puts_in(
    profile: Profile, own: dict[str, tuple[float, float]]
) -> None:
    for cost in costs(replace(profile, prices=own), ROUTES, PRICES):
        assert all(0 <= line.low <= line.high < math.inf for line in cost.lines)
        assert cost.servers[0] <= cost.servers[1]


@given(buyers, st.sampled_from(PRICES), st.floats(0.01, 100))
def test_a_price_of_the_buyers_own_moves_only_routes_that_name_it(
    profile: Profile, changed: Price, factor: float
) -> None:
    own = {changed.id: (changed.low * factor, changed.high * factor)}
    before, after = by_route(profile), by_route(replace(profile, prices=own))
    for key, cost in before.items():
        if changed.id not in {known.id for known in used([cost])}:
            assert (cost.low, cost.high) == (after[key].low, after[key].high)


def test_copies_that_do_not_fit_into_each_other_never_turn_a_range_round() -> None:
    own = {"needs": (3, 4), "reads": (1_000, 1_000), "writes": (500, 500), "load": (100, 100), "spare": (0, 0)}
    # 2 + 2 = 4 accelerators of work: one copy of four, or two of three.
    found = by_route(replace(BUYER, latency="batch", prices=own))["self-hosted-maker"]
    assert parts(found)["accelerators"] == (4 * 8_760 * 2, 6 * 8_760 * 3)


def test_a_price_of_the_buyers_own_takes_the_place_of_ours() -> None:
    found = by_route(replace(BUYER, prices={"in": (3, 3)}))["maker-api"]
    assert parts(found)["input-tokens"] == (5_256 * 12 * 3, 5_256 * 12 * 3)
    assert found.lines[0].prices[0].low == 3


LARGE = (
    price("large-in", "api-input", MILLION, 7, 7, ("maker-api",), "Maker-2"),
    price("large-out", "api-output", MILLION, 8, 8, ("maker-api",), "Maker-2"),
    price("mid-in", "api-input", MILLION, 3, 3, ("maker-api",), "Maker-1.5"),
    price("mid-out", "api-output", MILLION, 5, 5, ("maker-api",), "Maker-1.5"),
    price("large-needs", "other", "accelerators", 16, 16, ("self-hosted-maker",), "Maker-2"),
)
MORE = (*LARGE, *PRICES)


def test_a_route_costs_from_its_cheapest_model_to_its_dearest_and_names_both() -> None:
    found = by_route(BUYER, MORE)
    called, owned = found["maker-api"], found["self-hosted-maker"]
    assert (called.model, called.models) == ("Maker-1 … Maker-2", ("Maker-1", "Maker-2"))
    assert parts(called)["input-tokens"] == (5_256 * 12 * 0.5, 5_256 * 12 * 7)
    assert {known.id for known in used([called])} == {"in", "out", "large-in", "large-out"}
    for spanned, place in ((called, API), (owned, OWN)):
        each = costs_by_model(BUYER, place, MORE)
        assert (spanned.low, spanned.high) == (each[0].low, each[-1].high)
        assert spanned.servers == (each[0].servers[0], each[-1].servers[1])
    assert [cost.model for cost in costs_by_model(BUYER, API, MORE)] == ["Maker-1", "Maker-1.5", "Maker-2"]
    assert costs_by_model(BUYER, BLANK, PRICES) == ()


def test_a_buyer_who_needs_top_capability_pays_for_the_dearest_model_alone() -> None:
    found = by_route(replace(BUYER, needs=("top-capability",)), MORE)
    assert found["maker-api"].models == ("Maker-2",)
    assert parts(found["maker-api"])["input-tokens"] == (5_256 * 12 * 7, 5_256 * 12 * 7)
    assert found["self-hosted-maker"].models == ("Maker-2",)


@given(buyers, st.sampled_from(["input_tokens", "output_tokens"]), volumes)
def test_no_model_of_a_route_costs_less_or_more_than_its_range(profile: Profile, which: str, more: float) -> None:
    larger = replace(profile, **{which: getattr(profile, which) + more})
    for place in (API, OWN):
        (spanned,), (dearer,) = costs(profile, [place], MORE), costs(larger, [place], MORE)
        for cost in costs_by_model(profile, place, MORE) if spanned.lines else ():
            assert spanned.low <= cost.low * (1 + 1e-12)
            assert cost.high <= spanned.high * (1 + 1e-12)
        assert spanned.low <= dearer.low
        assert spanned.high <= dearer.high


def test_a_price_of_the_buyers_own_moves_the_end_that_its_model_is() -> None:
    found = by_route(replace(BUYER, prices={"in": (90, 90)}), MORE)["maker-api"]
    assert found.models == ("Maker-1.5", "Maker-1")
    assert parts(found)["input-tokens"] == (5_256 * 12 * 3, 5_256 * 12 * 90)


@pytest.mark.parametrize(
    ("budget", "said"), [(None, ""), (20_000, ""), (19_999, "may-exceed"), (10_000, "may-exceed"), (9_999, "exceeds")]
)
def test_a_budget_is_exceeded_in_every_case_or_perhaps(budget: float | None, said: str) -> None:
    line = CostLine("input-tokens", 10_000, 20_000, ())
    assert against_budget(RouteCost("maker-api", "api", (line,)), budget) == said
    assert against_budget(RouteCost("maker-api", "api", ()), budget) == ""
    assert against_budget(None, budget) == ""


@settings(max_examples=30)
@given(buyers)
def test_break_evens_agree_with_their_curves(profile: Profile) -> None:
    for pair in break_evens(profile, costs(profile, ROUTES, PRICES), PRICES):
        assert sorted(pair.volumes) == list(pair.volumes)
        for volume, api, own in zip(pair.volumes, pair.api_costs, pair.own_costs, strict=True):
            if pair.low is None or volume < pair.low:
                assert own[0] > api[1]  # not even the best case of owning beats the worst of calling
            if pair.high is not None and volume >= pair.high:
                assert own[1] <= api[0]
        if pair.low is not None and pair.high is not None:
            assert pair.low <= pair.high


def test_a_break_even_lies_where_a_step_of_whole_machines_is_paid_off() -> None:
    flat = [replace(known, low=known.high) for known in PRICES if known.id not in {"reads", "writes", "peak", "load"}]
    fast = [replace(known, low=1e9, high=1e9) for known in PRICES if known.id in {"reads", "writes"}]
    even = [replace(known, low=100, high=100) for known in PRICES if known.id == "load"]
    profile = replace(BUYER, latency="batch")
    prices = (*flat, *fast, *even)
    (pair,) = break_evens(profile, costs(profile, (API, OWN), prices), prices)
    # One copy of 8 and a spare one: 16 x 8,760 x 3, and 2 people and a fifth for the second server.
    yearly = 16 * 8_760 * 3 + 2.2 * 200_000
    expected = yearly / 12 / (1 * 2 / 3 + 4 / 3)  # two of three tokens are input
    assert pair.low == pytest.approx(expected)
    assert pair.high == pytest.approx(expected)
    assert (pair.api, pair.own) == ("maker-api", "self-hosted-maker")


def test_pairs_are_few_and_compare_the_cheapest_the_dearest_and_the_same_family() -> None:
    found = costs(BUYER, ROUTES, PRICES)
    pairs = break_evens(BUYER, found, PRICES)
    assert [(pair.api, pair.own) for pair in pairs] == [
        ("maker-api", "self-hosted-maker"),
        ("dear-api", "self-hosted-maker"),
    ]
    assert break_evens(BUYER, [cost for cost in found if cost.way == "api"], PRICES) == ()


def test_small_models_are_compared_with_small_ones_and_large_with_large() -> None:
    pairs = break_evens(BUYER, costs(BUYER, (API, OWN), MORE), MORE)
    assert [(pair.api_model, pair.own_model) for pair in pairs] == [("Maker-1", "Maker-1"), ("Maker-2", "Maker-2")]


def test_routes_that_are_ruled_out_are_compared_only_where_no_other_is_left() -> None:
    found = costs(BUYER, ROUTES, PRICES)
    (pair,) = break_evens(BUYER, found, PRICES, ["dear-api"])
    assert (pair.api, pair.own) == ("dear-api", "self-hosted-maker")  # none on own machines is ranked
    (pair,) = break_evens(BUYER, found, PRICES, ["dear-api", "self-hosted-maker"])
    assert pair.api == "dear-api"
    assert {pair.api for pair in break_evens(BUYER, found, PRICES, [])} == {"maker-api", "dear-api"}


def test_what_a_rule_forbids_is_no_measure_for_anything() -> None:
    found = costs(BUYER, ROUTES, PRICES)
    assert {pair.api for pair in break_evens(BUYER, found, PRICES, [], barred=["maker-api"])} == {"dear-api"}
    assert break_evens(BUYER, found, PRICES, [], barred=["maker-api", "dear-api"]) == ()


def test_a_buyer_without_a_volume_still_gets_curves() -> None:
    profile = replace(BUYER, input_tokens=0, output_tokens=0)
    (first, second) = break_evens(profile, costs(profile, ROUTES, PRICES), PRICES)
    assert (first.api, second.api) == ("maker-api", "dear-api")


@pytest.mark.parametrize(
    ("model", "name"),
    [
        ("DeepSeek-V4-Pro", "deepseek"),
        ("deepseek-flash", "deepseek"),
        ("gpt-oss-120b", "gpt-oss"),
        ("GPT-6 Luna", "gpt"),
    ],
)
def test_models_of_one_maker_are_one_family(model: str, name: str) -> None:
    assert family(model) == name
