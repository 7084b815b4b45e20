"""From the question to the marked quote to the original, and what else a buyer does."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from advisor.wiring import Advisor
from tests.browser.conftest import ask, settle

OpenPage = Callable[..., Any]
QUESTION = "How long does OpenAI keep API prompts by default?"
SIZES = [pytest.param(1440, 900, id="desk"), pytest.param(390, 844, id="phone")]


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_three_clicks_from_question_to_original(open_page: OpenPage, advisor: Advisor, width: int, height: int) -> None:
    page = open_page("/", width, height)
    page.get_by_role("button", name="How long does OpenAI keep our API prompts").click()  # first click
    page.get_by_role("heading", name="Short answer").wait_for()
    settle(page)
    page.locator("[class*='st-key-turn1_short'] button:visible").first.click()  # second click
    panel = page.get_by_role("dialog")
    panel.locator("mark").first.wait_for()
    quote = panel.locator("mark").first.inner_text()
    assert any(quote in passage.text for passage in advisor.corpus.passages)
    link = panel.get_by_role("link", name="Open the original at")
    assert link.get_attribute("href").startswith("https://")
    assert link.get_attribute("target") == "_blank"
    assert "noopener" in (link.get_attribute("rel") or "") or "noreferrer" in (link.get_attribute("rel") or "")
    box = link.bounding_box()  # the third click needs no scrolling
    assert box is not None
    assert 0 <= box["x"] < width
    assert box["y"] + box["height"] < height


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("path", ["/", "/sources", "/routes", "/privacy"])
def test_no_page_is_wider_than_the_screen(open_page: OpenPage, path: str, width: int, height: int) -> None:
    page = open_page(path, width, height)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    main = page.locator("[data-testid=stMain]")
    assert main.evaluate("element => element.scrollWidth - element.clientWidth") <= 1


def test_the_answer_fits_a_phone_and_opens_with_the_verdict(open_page: OpenPage) -> None:
    page = open_page("/", 390, 844)
    ask(page, QUESTION)
    main = page.locator("[data-testid=stMain]")
    assert main.evaluate("element => element.scrollWidth - element.clientWidth") <= 1
    assert main.evaluate("element => element.scrollTop") == 0
    assert page.get_by_role("heading", level=1).bounding_box()["y"] < 500


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_follows_the_scheme_of_the_system(open_page: OpenPage, scheme: str) -> None:
    page = open_page("/", color_scheme=scheme)
    colour = page.locator("[data-testid=stApp]").evaluate("element => getComputedStyle(element).backgroundColor")
    brightness = sum(int(part) for part in colour.removeprefix("rgb(").rstrip(")").split(",")[:3])
    assert (brightness > 600) == (scheme == "light")


def test_question_citation_and_return_by_keyboard_alone(open_page: OpenPage) -> None:
    page = open_page()
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.tagName") == "TEXTAREA":
            break
    page.keyboard.type(QUESTION)
    page.keyboard.press("Enter")
    page.get_by_role("heading", level=1, name=QUESTION).wait_for()
    settle(page)
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("() => !!document.activeElement.closest('[class*=st-key-turn1_short]')"):
            break
    page.keyboard.press("Enter")
    page.get_by_role("dialog").locator("mark").first.wait_for()
    inside = "() => !!document.activeElement.closest('[role=dialog]')"
    assert page.evaluate(inside), "focus moves into the panel"
    page.keyboard.press("Escape")
    page.get_by_role("dialog").wait_for(state="detached")


def test_downloads_keep_the_sources(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page()
    ask(page, QUESTION)
    shown = page.locator("[class*='st-key-turn1_cited'] button:visible").count()
    assert shown
    with page.expect_download() as data:
        page.get_by_role("button", name="Download as JSON").click()
    data.value.save_as(tmp_path / "answer.json")
    citations = json.loads((tmp_path / "answer.json").read_text(encoding="utf-8"))["citations"]
    assert [entry["number"] for entry in citations] == list(range(1, shown + 1))
    with page.expect_download() as markdown:
        page.get_by_role("button", name="Download (Markdown)").click()
    markdown.value.save_as(tmp_path / "answer.md")
    text = (tmp_path / "answer.md").read_text(encoding="utf-8")
    for entry in citations:
        assert entry["url"] in text
        assert f"\\[{entry['number']}\\]" in text


def test_copy_shows_the_whole_answer_with_its_sources(open_page: OpenPage) -> None:
    page = open_page()
    ask(page, QUESTION)
    page.get_by_role("button", name="Copy", exact=False).first.click()
    page.get_by_role("dialog").locator("code").wait_for()
    assert "https://" in page.get_by_role("dialog").locator("code").inner_text()


def test_a_suggestion_fills_the_box(open_page: OpenPage) -> None:
    page = open_page()
    ask(page, QUESTION)
    suggestion = page.get_by_role("radiogroup", name="Suggested questions").get_by_role("radio").first
    words = suggestion.inner_text().split("\n")[-1].replace("\u2060", "").strip()
    suggestion.click()
    settle(page)
    assert page.get_by_role("textbox").first.input_value().startswith(words[:20])


def test_from_a_citation_to_the_whole_brief_and_its_address(open_page: OpenPage, address: str) -> None:
    page = open_page()
    ask(page, QUESTION)
    page.locator("[class*='st-key-turn1_short'] button:visible").first.click()
    page.get_by_role("dialog").get_by_role("link", name="Read the whole brief").click()
    page.get_by_role("button", name="All sources").wait_for()
    settle(page)
    assert page.url.startswith(f"{address}/sources?source=")
    title = page.get_by_role("heading", level=1).inner_text()
    page.reload()
    page.get_by_role("button", name="All sources").wait_for()
    assert page.get_by_role("heading", level=1).inner_text() == title


def test_the_status_line_opens_the_list_of_hosts(open_page: OpenPage) -> None:
    page = open_page()
    page.get_by_role("link", name="Nothing leaves this machine").first.click()
    page.get_by_role("heading", level=1, name="What leaves this machine").wait_for()
    settle(page)
    assert page.get_by_text(re.compile(r"\bOff$")).count() >= 4


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_grid_scrolls_inside_its_own_box_with_its_heads_in_place(
    open_page: OpenPage, advisor: Advisor, width: int, height: int
) -> None:
    page = open_page("/sources", width, height)
    page.get_by_role("tab", name="Health").click()
    box = page.get_by_role("region", name="Evidence by route and criterion")
    box.wait_for()
    settle(page)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    assert page.locator("[data-testid=stMain]").evaluate("e => e.scrollWidth - e.clientWidth") <= 1
    corpus = advisor.corpus
    assert box.get_by_role("img").count() == len(corpus.routes) * len(corpus.criteria)
    assert box.get_by_role("rowheader").count() >= len(corpus.routes)
    box.evaluate("e => { e.style.width = '220px'; e.style.height = '240px'; e.scrollLeft = 60; e.scrollTop = 60; }")
    place = "e => { const b = e.closest('[role=region]').getBoundingClientRect(), r = e.getBoundingClientRect();"
    assert box.evaluate("e => [e.scrollLeft, e.scrollTop]") == [60, 60]
    row = box.locator("tbody th[scope=row]").first
    assert row.evaluate(place + " return Math.abs(r.left - b.left) <= 2; }")
    column = box.locator("thead th").nth(2)
    assert column.evaluate(place + " return Math.abs(r.top - b.top) <= 2; }")


def test_hostile_question_is_shown_as_text(open_page: OpenPage) -> None:
    page = open_page()
    question = "<img src=x onerror=alert(1)> **bold** $5$ :smile: [x](http://a.example) does OpenAI train?"
    box = page.get_by_role("textbox").first
    box.fill(question)
    box.press("Enter")
    page.get_by_role("heading", level=1, name="does OpenAI train").wait_for()
    settle(page)
    shown = page.get_by_role("heading", level=1).inner_text().replace("\u2060", "")
    assert shown == question
    assert page.locator("[data-testid=stMain] img").count() == 0
    assert page.locator("a[href*='a.example']").count() == 0
