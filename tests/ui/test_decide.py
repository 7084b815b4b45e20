"""The decision page, from the way in to the files."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from advisor.briefs.profiles import parse_profile, profile_yaml
from advisor.decide.decision import decide
from advisor.decide.reasons import speaks_against, speaks_for
from advisor.decide.records import Decision
from advisor.export.memo import memo
from advisor.export.memo_records import Points
from advisor.export.texts_memo import memo_text
from advisor.profile import Profile
from advisor.settings import PROJECT_ROOT, Settings
from advisor.ui.words import word
from advisor.wiring import Advisor, build_advisor
from tests.ui.conftest import OpenPage, buttons, html_texts, markdown_texts
from tests.ui.test_views import unescaped

SHOP, CONTRACTOR = "us-shop", "us-contractor"


@pytest.fixture
def page_environment(monkeypatch: pytest.MonkeyPatch, ruled_corpus: Path, ruled_home: Path) -> None:
    """As for the other pages, with a rulebook."""
    monkeypatch.setenv("ADVISOR_CORPUS", str(ruled_corpus))
    monkeypatch.setenv("ADVISOR_HOME", str(ruled_home))
    monkeypatch.chdir(PROJECT_ROOT)


@pytest.fixture(scope="module")
def advisor(ruled_corpus: Path, ruled_home: Path) -> Advisor:
    """What the page should show."""
    return build_advisor(Settings(corpus=ruled_corpus, home=ruled_home))


@pytest.fixture
def page(open_view: OpenPage) -> AppTest:
    """The page of a visitor who has chosen the shop."""
    return begin(open_view("decide"), SHOP)


def begin(page: AppTest, preset: str) -> AppTest:
    page.button(key=f"preset_{preset}").click().run()
    assert not page.exception
    assert not page.error
    return page


def go(page: AppTest, step: str) -> AppTest:
    page.segmented_control(key="decide_step").set_value(step).run()
    assert not page.exception
    assert not page.error
    return page


def profile(page: AppTest) -> Profile:
    found = page.session_state["decide_profile"]
    assert isinstance(found, Profile)
    return found


def decision(page: AppTest, advisor: Advisor) -> Decision:
    return advisor.decide(profile(page))


def field(page: AppTest, name: str) -> str:
    """Key of a widget of the form that is shown."""
    return f"decide_field_{page.session_state['decide_form']}_{name}"


def opened(page: AppTest, section: str) -> AppTest:
    """With a section of the form open."""
    page.session_state[field(page, f"open_{section}")] = True
    return page.run()


def change(page: AppTest, section: str, name: str, value: Any) -> AppTest:
    """Set one field of a section, which stays open."""
    kinds = (page.pills, page.segmented_control, page.number_input, page.slider, page.select_slider, page.checkbox)
    widget = next(one for kind in kinds for one in kind if one.key == field(page, name))
    widget.set_value(value)
    page.run()
    assert page.session_state[field(page, f"open_{section}")]
    return page


def shown(page: AppTest) -> str:
    """All that is read on the page."""
    parts = [markdown_texts(page), *html_texts(page)]
    parts += [element.value for kind in (page.caption, page.header, page.subheader) for element in kind]
    return unescaped("\n".join(parts))


# -- the way in -------------------------------------------------------------------------------------------------------
def test_the_way_in_offers_every_preset_and_an_empty_form(open_view: OpenPage, advisor: Advisor) -> None:
    page = open_view("decide")
    assert not page.exception
    assert {button.key.removeprefix("preset_") for button in buttons(page, "preset_")} == set(advisor.rulebook.presets)
    page.button(key="decide_empty").click().run()
    assert profile(page) == Profile(word("d_empty_name", "en"))


@pytest.mark.parametrize("language", ["en", "ru", "zh"])
def test_every_step_is_drawn_in_every_language(open_view: OpenPage, language: str) -> None:
    page = begin(open_view("decide", lang=language), SHOP)
    assert unescaped(page.title[0].value) == {"en": "US shop", "ru": "Магазин в США", "zh": "美国商店"}[language]
    for step in ("result", "matrix", "cost", "memo"):
        go(page, step)


def test_another_profile_takes_the_place_of_the_first_in_every_field(page: AppTest) -> None:
    page.pills(key=field(page, "data")).set_value(["health"]).run()
    page.button(key="decide_restart").click().run()
    begin(page, CONTRACTOR)
    assert page.pills(key=field(page, "data")).value == ["confidential"]
    assert profile(page).data == ("confidential",)


# -- the form ---------------------------------------------------------------------------------------------------------
def test_what_is_ticked_is_in_the_profile_and_stays_when_another_step_was_looked_at(page: AppTest) -> None:
    page.pills(key=field(page, "data")).set_value(["personal", "payment"]).run()
    page.text_input(key=field(page, "name")).set_value("  Our   shop ").run()
    assert profile(page).data == ("personal", "payment")
    assert profile(page).name == "Our shop"
    go(page, "result")
    go(page, "situation")
    assert page.pills(key=field(page, "data")).value == ["personal", "payment"]


def test_a_change_counts_even_when_another_step_is_opened_with_it(page: AppTest) -> None:
    page.pills(key=field(page, "data")).set_value(["public"])
    page.segmented_control(key="decide_step").set_value("result").run()
    assert profile(page).data == ("public",)


def test_means_and_budget_are_kept_as_numbers(page: AppTest) -> None:
    opened(page, "means")
    change(page, "means", "input_tokens", 120.0)
    change(page, "means", "budget", 50_000.0)
    change(page, "means", "accelerators", "cluster")
    assert not page.exception
    changed = profile(page)
    assert (changed.input_tokens, changed.budget, changed.accelerators) == (120.0, 50_000.0, "cluster")


def test_a_volume_that_looks_like_a_slip_in_the_unit_is_doubted(page: AppTest) -> None:
    opened(page, "means")
    change(page, "means", "input_tokens", 900_000.0)
    assert not page.warning
    change(page, "means", "output_tokens", 100_000.0)
    assert len(page.warning) == 1


def test_a_must_have_rules_routes_out_and_a_demand_can_be_set_aside(page: AppTest, advisor: Advisor) -> None:
    before = {placed.route for placed in decision(page, advisor).ranking}
    opened(page, "musts")
    assert "Demanded by US rule on broken promises" in shown(page)
    change(page, "musts", "must_data-leaves-perimeter", "yes")
    after = {placed.route for placed in decision(page, advisor).ranking}
    assert after < before
    change(page, "musts", "must_data-leaves-perimeter", "")
    change(page, "musts", "waive_training-use", True)
    assert not page.exception
    assert profile(page).waived == ("training-use",)
    assert before < {placed.route for placed in decision(page, advisor).ranking}


def test_a_bar_with_a_waiver_is_lifted_and_taken_up_again(open_view: OpenPage, advisor: Advisor) -> None:
    page = begin(open_view("decide"), CONTRACTOR)
    assert "deepseek-api" in {out.route for out in decision(page, advisor).ruled_out}
    opened(page, "musts")
    assert "Barred by US rules on covered data" in shown(page)
    change(page, "musts", "waive_data-leaves-perimeter", True)
    assert profile(page).waived == ("data-leaves-perimeter",)
    assert "deepseek-api" in {placed.route for placed in decision(page, advisor).ranking}
    change(page, "musts", "waive_data-leaves-perimeter", False)
    assert "deepseek-api" in {out.route for out in decision(page, advisor).ruled_out}


def test_how_soon_an_answer_must_come_can_stay_unsaid(open_view: OpenPage) -> None:
    page = open_view("decide")
    page.button(key="decide_empty").click().run()
    opened(page, "means")
    assert page.pills(key=field(page, "latency")).value == ""
    assert profile(page).latency == ""
    change(page, "means", "latency", "batch")
    change(page, "means", "latency", "")
    assert profile(page).latency == ""


def test_weights_by_sliders_and_in_pairs(page: AppTest, advisor: Advisor) -> None:
    opened(page, "weights")
    change(page, "weights", "weighing", "sliders")
    change(page, "weights", "weight_law", 10.0)
    change(page, "weights", "weight_contract", 0.0)
    assert decision(page, advisor).weights["licence"] == 0
    before = profile(page)
    change(page, "weights", "weighing", "pairs")
    assert profile(page) == before
    change(page, "weights", "pair_data-path_law", 9.0)
    change(page, "weights", "pair_law_contract", 9.0)
    change(page, "weights", "pair_data-path_contract", 1 / 9)
    assert not page.exception
    assert len(profile(page).comparisons) == 3
    assert "contradict each other" in unescaped(page.warning[0].value)
    change(page, "weights", "weighing", "facts")
    assert profile(page).comparisons == ()
    assert not profile(page).weights


def test_weights_of_nothing_are_a_plain_sentence_beside_the_form(page: AppTest) -> None:
    opened(page, "weights")
    change(page, "weights", "weighing", "sliders")
    for group in ("data-path", "law", "contract"):
        change(page, "weights", f"weight_{group}", 0.0)
    assert not page.exception
    assert "no criterion has any weight" in unescaped(page.error[0].value)
    assert page.slider(key=field(page, "weight_law")).value == 0


# -- files ------------------------------------------------------------------------------------------------------------
def test_a_saved_profile_is_opened_again(open_view: OpenPage, page: AppTest, advisor: Advisor) -> None:
    changed = replace(profile(page), must_haves={"licence": "partly"}, name="Kept")
    other = open_view("decide")
    uploader = other.file_uploader(key="decide_uploads_0")
    uploader.set_value(("kept.yaml", profile_yaml(changed).encode(), "application/yaml")).run()
    assert not other.exception
    assert profile(other) == parse_profile(profile_yaml(changed), "kept.yaml", advisor.corpus)
    assert unescaped(other.title[0].value) == "Kept"


def test_a_file_that_cannot_be_used_says_every_reason_with_its_line(open_view: OpenPage) -> None:
    page = open_view("decide")
    text = "name: X\nsector: bakery\ndata: [secret]\n"
    page.file_uploader(key="decide_uploads_0").set_value(("wrong.yaml", text.encode(), "application/yaml")).run()
    assert not page.exception
    assert sorted(re.findall(r"wrong\.yaml:(\d)", "\n".join(html_texts(page)))) == ["2", "3"]
    assert "decide_profile" not in page.session_state or page.session_state["decide_profile"] is None


# -- what follows -----------------------------------------------------------------------------------------------------
def test_the_result_is_the_decision(page: AppTest, advisor: Advisor) -> None:
    go(page, "result")
    found, text = decision(page, advisor), shown(page)
    for applied in found.rules:
        assert applied.rule.name["en"] in text
        assert applied.rule.grounds.statement["en"] in text
        assert applied.rule.todo["en"] in text
        assert buttons(page, f"rule_{applied.rule.id}_quotes")
    places = [f"{placed.place}. {advisor.corpus.routes[placed.route].name['en']}" for placed in found.ranking]
    assert [line for line in places if line in text] == places
    labels = unescaped("\n".join(element.label for element in page.expander))
    for one in found.ruled_out:
        assert advisor.corpus.routes[one.route].name["en"] in labels
    assert advisor.corpus.routes[found.ranking[0].route].name["en"] in html_texts(page)[_after(page, found)]


def _after(page: AppTest, found: Decision) -> int:
    """Where the recommendation stands: the first text that gives the points of the first route."""
    points = f"{100 * found.ranking[0].value:.1f}".removesuffix(".0")
    return next(place for place, text in enumerate(html_texts(page)) if f"with {points} of 100" in text)


def test_reasons_are_the_statements_of_the_corpus_with_their_sources(page: AppTest, advisor: Advisor) -> None:
    go(page, "result")
    first = decision(page, advisor).ranking[0]
    reasons = speaks_for(first, decision(page, advisor).ranking, 3)
    assert reasons
    for reason in reasons:
        cell = advisor.corpus.assessments[first.route, reason.criterion]
        assert cell.statement["en"] in shown(page)
        sources = buttons(page, f"cell_{first.route}_{reason.criterion}_for")
        assert len(sources) == len(cell.passages)


def test_page_and_memo_give_the_same_reasons(page: AppTest, advisor: Advisor) -> None:
    go(page, "result")
    found = decision(page, advisor)
    ranking = found.ranking
    made = memo(found, advisor.corpus, advisor.rulebook, "en")
    points = {item.label: item for part in made.summary if isinstance(part, Points) for item in part.items}
    for label, side, reasons in (
        ("point:for", "for", speaks_for(ranking[0], ranking, 4)),
        ("point:against", "against", speaks_against(ranking[0], 4)),
    ):
        names = [advisor.corpus.criteria[reason.criterion].name["en"] for reason in reasons]
        told = points[memo_text(label, "en")].sentences if reasons else ()
        # What is unknown, and how much more there is, follows after what speaks against it.
        assert [sentence.text.partition(":")[0] for sentence in told if sentence.kind == "cited"] == names
        for reason in reasons:
            assert buttons(page, f"cell_{ranking[0].route}_{reason.criterion}_{side}")


def test_who_states_nothing_is_told_what_to_state_and_gets_no_recommendation(open_view: OpenPage) -> None:
    page = open_view("decide")
    page.button(key="decide_empty").click().run()
    assert word("d_so_far_general", "en") in shown(page)
    assert word("d_so_far_first", "en") not in shown(page)
    go(page, "result")
    text = shown(page)
    assert word("d_too_little_head", "en") in text
    assert word("d_too_little_note", "en") in text
    assert word("d_ranking_general", "en") in text
    assert word("d_recommendation", "en") not in [unescaped(header.value) for header in page.header]


def test_facts_of_a_question_come_with_its_routes(open_view: OpenPage) -> None:
    page = open_view("decide", routes="deepseek-api,self-hosted-deepseek", data="personal,nonsense", people_in="eu")
    assert not page.exception
    assert (profile(page).data, profile(page).people_in) == (("personal",), ("eu",))
    assert "data" not in page.query_params


@pytest.mark.parametrize("origin", ["ask", "questionnaire"])
def test_a_decision_leads_back_to_where_it_came_from(open_view: OpenPage, origin: str) -> None:
    fields = {"from": origin, "routes": "deepseek-api,self-hosted-deepseek"}
    page = open_view("decide", **fields)
    assert links(page) == [word(f"d_back:{origin}", "en")]
    assert "from" not in page.query_params
    go(page, "result")
    assert word(f"d_back:{origin}", "en") in links(page)
    go(page, "situation")
    page.button(key="decide_restart").click().run()
    assert links(page) == []


@pytest.mark.parametrize("origin", ["", "sources", "https://example.org"])
def test_a_decision_leads_back_to_no_other_page(open_view: OpenPage, origin: str) -> None:
    fields = {"from": origin, "routes": "deepseek-api"}
    page = open_view("decide", **fields)
    assert not page.exception
    assert links(page) == []


def links(page: AppTest) -> list[str]:
    """Labels of the links back to other pages."""
    labels = [element.proto.label for element in page.get("page_link")]
    return [label for label in labels if label.startswith("Back to")]


def test_who_states_only_a_region_is_told_what_is_missing(open_view: OpenPage) -> None:
    page = open_view("decide", routes="deepseek-api,self-hosted-deepseek", established_in="eu")
    go(page, "result")
    text = shown(page)
    assert word("d_too_little_head", "en") in text
    assert "not stated: data, sector and must-haves" in text


def test_a_region_named_twice_is_said_once(open_view: OpenPage) -> None:
    routes, place = "deepseek-api,self-hosted-deepseek", "eu"
    page = open_view("decide", routes=routes, people_in=place, established_in=place)
    label = next(element.label for element in page.expander if "People and regions" in element.label)
    assert label.count("European Union") == 1


def test_ruled_out_and_held_back_are_told_apart(open_view: OpenPage, advisor: Advisor) -> None:
    page = go(begin(open_view("decide"), CONTRACTOR), "result")
    found = decision(page, advisor)
    held = [one for one in found.ruled_out if one.held_back]
    out = [one for one in found.ruled_out if not one.held_back]
    assert held
    assert out
    headings = [unescaped(header.value) for header in page.header]
    assert f"Held back ({len(held)})" in headings
    assert f"Ruled out ({len(out)})" in headings
    for one in found.ruled_out:
        page.session_state[f"out_{one.route}"] = True
    page.run()
    assert not page.exception
    text = shown(page)
    bar = next(reason.bar for one in out for reason in one.reasons if reason.bar is not None)
    assert bar.grounds.statement["en"] in text
    assert "Barred by US rules on covered data" in text
    question = advisor.corpus.criteria["licence"].vendor_question["en"].split("{vendor}")[-1].strip()
    assert any(question in code.value for code in page.code)


def test_two_profiles_stand_side_by_side(page: AppTest) -> None:
    go(page, "result")
    page.session_state["decide_compare"] = True
    page.session_state["decide_other"] = CONTRACTOR
    page.run()
    assert not page.exception
    table = next(text for text in html_texts(page) if "US contractor" in text and "US shop" in text)
    assert "held back" in table
    assert "US rules on covered data" in shown(page)


def test_candidates_from_an_answer_are_taken_once_and_can_be_let_go(open_view: OpenPage) -> None:
    page = open_view("decide", routes="deepseek-api,no-such-route,self-hosted-deepseek")
    assert not page.exception
    assert profile(page).routes == ("deepseek-api", "self-hosted-deepseek")
    assert "routes" not in page.query_params
    page.button(key="decide_take_all").click().run()
    assert profile(page).routes == ()


def test_no_route_left_says_so_and_what_to_do(page: AppTest) -> None:
    opened(page, "musts")
    change(page, "musts", "must_training-use", "yes")
    change(page, "musts", "must_data-leaves-perimeter", "yes")
    go(page, "result")
    assert word("d_nothing_ranked", "en") in shown(page)


def test_two_visitors_share_no_profile(open_view: OpenPage, page: AppTest) -> None:
    page.text_input(key=field(page, "name")).set_value("Secret project").run()
    other = begin(open_view("decide"), SHOP)
    assert profile(other).name == "US shop"


def test_the_decision_is_the_same_as_without_the_page(page: AppTest, advisor: Advisor) -> None:
    from datetime import date

    assert decision(page, advisor) == decide(profile(page), advisor.corpus, advisor.rulebook, today=date.today())
