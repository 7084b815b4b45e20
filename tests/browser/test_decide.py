"""From a situation to a ranking, as a buyer walks it; and what a screen reader and a phone need of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.browser.conftest import ask, settle
from tests.browser.test_questionnaire import accessible

OpenPage = Callable[..., Any]


def ranked(page: Any) -> list[str]:
    """Names of the ranked routes that are shown, in order."""
    names = page.locator("[class*='st-key-placed_'] h3").all_inner_texts()
    return [name.split(". ", 1)[1] for name in names]


def step(page: Any, name: str) -> None:
    page.locator(".st-key-decide_step").get_by_role("radio", name=name).click()
    settle(page)


def test_from_a_preset_to_a_ranking_and_back_by_a_file(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page("/decide")
    accessible(page)
    page.locator(".st-key-preset_us-shop button").click()
    page.get_by_role("heading", level=1, name="US shop").wait_for()
    settle(page)
    accessible(page)

    # The rules come before the ranking, and open the passage they rest on with its quote marked.
    page.get_by_role("button", name="See the result").click()
    page.get_by_role("heading", level=2, name="Recommendation").wait_for()
    settle(page)
    # The button stands below a long form; the result is read from its top.
    assert page.get_by_role("heading", level=1, name="US shop").bounding_box()["y"] >= 0
    accessible(page)
    rule = page.locator(".st-key-rule_us-training-promise")
    rule.get_by_text("What to do: Get the promise in writing.").wait_for()
    assert rule.bounding_box()["y"] < page.get_by_role("heading", name="Ranking").bounding_box()["y"]
    rule.locator("[class*='_quotes'] button:visible").first.click()
    page.get_by_role("dialog").locator("mark").first.wait_for()
    page.keyboard.press("Escape")
    page.get_by_role("dialog").wait_for(state="detached")
    page.locator("[data-testid=stVegaLiteChart] svg").wait_for()
    before = ranked(page)
    assert len(before) == 3

    # A must-have takes routes out of the ranking, and the section it stands in stays open.
    step(page, "Situation")
    page.locator("summary", has_text="Must-haves").click()
    needed = page.locator("[class*='must_training-use']")
    needed.get_by_role("radio", name="yes", exact=True).click()
    settle(page)
    assert needed.get_by_role("radio", name="yes", exact=True).is_checked()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save this profile").click()
    saved = tmp_path / "profile.yaml"
    download.value.save_as(saved)
    step(page, "Result")
    after = ranked(page)
    assert after == [name for name in before if name in after]
    assert len(after) == 1

    # Another visit opens the file, on a phone and in the dark, and sees the same.
    phone = open_page("/decide", 390, 844, color_scheme="dark")
    accessible(phone)
    phone.locator("[data-testid=stFileUploader] input").set_input_files(saved)
    phone.get_by_role("heading", level=1, name="US shop").wait_for()
    settle(phone)
    accessible(phone)
    step(phone, "Result")
    assert ranked(phone) == after
    accessible(phone)


def test_an_answer_leads_to_the_decision_between_its_routes(open_page: OpenPage) -> None:
    page = open_page()
    ask(page, "Does DeepSeek train on API data?")
    page.get_by_role("link", name="Decide between these routes").click(delay=120)
    page.get_by_text("take part, as you came with them").wait_for()
    settle(page)
    assert "routes=" not in page.url
    page.get_by_role("button", name="Compare all routes").click()
    page.get_by_text("take part, as you came with them").wait_for(state="detached")
