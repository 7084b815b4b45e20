"""The page of costs: what it says, and that prices can be changed and set back."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from advisor.decide.money import money_range
from advisor.decide.records import BreakEven
from advisor.ui.parts.prices import digits, rounded
from advisor.ui.views.decide_cost import even_text, notes_for, pair_name
from tests.ui.conftest import buttons, html_texts, markdown_texts
from tests.ui.made_costs import CORPUS, RENT, TOKEN, made


def _costs():  # runs from its source text
    from types import MappingProxyType

    import streamlit as st

    from advisor.profile import Profile
    from advisor.ui import state
    from advisor.ui.views.decide_cost import draw_costs
    from tests.ui.made_costs import CORPUS, RULEBOOK, made

    profile = state.profile() or Profile("buyer", prices=MappingProxyType({}))
    state.keep_profile(profile)
    st.title("Costs")
    draw_costs(made(profile.prices, state.chosen("tokens", 1000.0)), CORPUS, RULEBOOK, "en")


@pytest.fixture
def page() -> AppTest:
    opened = AppTest.from_function(_costs, default_timeout=60).run()
    assert not opened.exception
    return opened


def box(page: AppTest, price: str, edge: str) -> str:
    keys = (one.key or "" for one in page.number_input)
    return next(key for key in keys if key.endswith(f"price_{price}_{edge}"))


def opened(page: AppTest, group: str) -> AppTest:
    page.session_state[f"prices_{group}"] = True
    page.run()
    assert not page.exception
    return page


def table(page: AppTest) -> str:
    return "\n".join(html_texts(page))


def test_every_cost_is_a_range_with_its_parts(page: AppTest) -> None:
    text = table(page)
    assert money_range(24_000, 48_000, "en") in text
    assert money_range(20_000, 28_000, "en") in text
    assert "Big-70B" in text
    assert "1 – 2" in text


def test_what_is_over_budget_in_every_case_is_marked(page: AppTest) -> None:
    assert table(page).count("▲ over budget") == 1


def test_what_is_over_budget_at_the_high_end_alone_is_marked_so(page: AppTest) -> None:
    assert table(page).count("▲ high end over budget") == 1


def test_how_to_read_the_ends_is_said_where_it_applies() -> None:
    plainly = made()
    assert notes_for(plainly.costs, plainly.profile) == ("c_pace",)
    plainly = replace(plainly, profile=replace(plainly.profile, latency="batch"))
    assert notes_for(plainly.costs, plainly.profile) == ()
    has = replace(plainly.profile, accelerators="one-server")
    spanning = [replace(cost, models=("Small", "Large")) for cost in plainly.costs]
    assert notes_for(plainly.costs, has) == ("c_there",)
    assert notes_for(spanning, plainly.profile) == ("c_span",)


def test_a_compared_route_that_is_ruled_out_is_said_to_be() -> None:
    decision = replace(made(), ranking=tuple(one for one in made().ranking if one.route != "owned"))
    pair = replace(decision.break_evens[0], api_model="Small", own_model="Big-70B")
    name = pair_name(pair, decision, CORPUS, "en")
    assert name == "called · Small against owned · Big-70B · ruled out, shown for comparison"


def test_a_route_without_a_price_is_named_and_gets_no_number(page: AppTest) -> None:
    assert any("No price in the corpus for 1 routes" in one.value and "dear" in one.value for one in page.caption)
    assert "dear" not in table(page)


def test_where_owning_pays_is_said_in_words(page: AppTest) -> None:
    assert "from 420 million tokens a month" in markdown_texts(page).replace("\\", "")


def test_an_assumption_is_marked_and_a_price_shows_range_unit_and_date(page: AppTest) -> None:
    opened(page, "machines")
    text = "\n".join(one.value for one in page.caption).replace("\\", "").replace("\u2060", "")
    assert "USD per accelerator and hour · Corpus: 2.5 – 3.5 · as of 2026-11-30" in text
    assert markdown_texts(page).count("Assumption of ours") == 1
    assert markdown_texts(page).count("Not used at present") == 1


def test_a_changed_price_changes_the_cost_and_can_be_set_back(page: AppTest) -> None:
    opened(page, "api")
    page.number_input(key=box(page, TOKEN.id, "high")).set_value(10.0).run()
    assert not page.exception
    assert page.session_state["decide_profile"].prices == {TOKEN.id: (2.0, 10.0)}
    assert money_range(24_000, 120_000, "en") in table(page)
    assert "Your figure" in markdown_texts(page)
    page.button(key=f"price_{TOKEN.id}_reset").click().run()
    assert page.session_state["decide_profile"].prices == {}
    assert money_range(24_000, 48_000, "en") in table(page)
    assert page.number_input(key=box(page, TOKEN.id, "high")).value == TOKEN.high


def test_the_wrong_way_round_is_refused_and_said(page: AppTest) -> None:
    opened(page, "api")
    page.number_input(key=box(page, TOKEN.id, "low")).set_value(5.0).run()
    assert page.session_state["decide_profile"].prices == {}
    assert len(page.error) == 1
    assert money_range(24_000, 48_000, "en") in table(page)


def test_all_figures_are_set_back_at_once(page: AppTest) -> None:
    opened(page, "api")
    page.number_input(key=box(page, TOKEN.id, "high")).set_value(10.0).run()
    opened(page, "machines")
    page.number_input(key=box(page, RENT.id, "low")).set_value(1.0).run()
    assert len(page.session_state["decide_profile"].prices) == 2
    page.button(key="price_reset").click().run()
    assert page.session_state["decide_profile"].prices == {}
    assert not buttons(page, "price_reset")


def test_without_a_volume_no_cost_is_claimed(page: AppTest) -> None:
    page.session_state["tokens"] = 0.0
    page.run()
    assert len(page.info) == 1
    assert "A year" not in table(page)


@pytest.mark.parametrize("language", ["en", "ru", "zh"])
def test_the_sentence_has_no_figure_that_is_not_known(language: str) -> None:
    def text(low: float | None, high: float | None, tokens: float = 0.0) -> list[str]:
        return re.findall(r"\d+", even_text(BreakEven("a", "b", low, high, (), (), ()), tokens, language))

    assert text(None, None) == []
    assert text(400, None) == ["400"]
    assert text(400, 900) == ["400", "900"]
    assert text(400, 900, 50) == ["400", "900", "50"]


@pytest.mark.parametrize(
    ("low", "high", "count"), [(0.1, 0.3, 3), (0.06, 0.3, 3), (140_000, 360_000, 0), (10, 50, 0), (2.69, 3.13, 2)]
)
def test_a_box_shows_no_remains_of_counting_in_binary(low: float, high: float, count: int) -> None:
    price = replace(TOKEN, low=low, high=high)
    assert digits(price) == count
    assert rounded(0.1 + 0.2, price) == round(0.3, count)
    assert rounded(low, price) == low
    assert rounded(high, price) == high


def test_what_the_browser_sends_is_rounded_before_it_is_kept(page: AppTest) -> None:
    opened(page, "api")
    page.number_input(key=box(page, TOKEN.id, "low")).set_value(0.1 + 0.2).run()
    assert page.session_state["decide_profile"].prices[TOKEN.id][0] == 0.3
