"""From a list to the file that is handed out, as a buyer walks it; and what a screen reader and a phone need of it."""

from __future__ import annotations

import itertools
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.browser.conftest import settle
from tests.browser.test_access import _FAINT, _LEVELS, _NAMELESS

OpenPage = Callable[..., Any]
#: A slow machine answers the questions in this time, in milliseconds.
ANSWERED = 90_000
#: Where the kind of the last row stands in the table of items, from its corner: past the tick boxes and under the head.
_KIND, _HEAD, _ROW = 120, 36, 38


def accessible(page: Any) -> None:
    """What every page is checked for, in the room that is open."""
    assert page.evaluate(_NAMELESS) == []
    assert page.evaluate(_FAINT) == []
    levels = page.evaluate(_LEVELS)
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels)), levels
    assert page.evaluate("() => document.documentElement.scrollWidth") <= page.viewport_size["width"]
    assert page.locator("[data-testid=stMain]").evaluate("e => e.scrollWidth - e.clientWidth") <= 1


def test_from_a_list_to_the_file_that_is_handed_out(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page("/questionnaire")
    accessible(page)
    page.get_by_role("textbox", name="Or paste the questions").fill("typed and kept")
    # A click as long as a person's: leaving the box draws the page anew, and a shorter one would be lost in that.
    page.get_by_role("link", name="Routes").first.click(delay=120)
    page.get_by_role("heading", level=1, name="Routes").wait_for()
    settle(page)
    page.get_by_role("link", name="Questionnaire").first.click()
    page.get_by_role("heading", name="A new list").wait_for()
    assert page.get_by_role("textbox", name="Or paste the questions").input_value() == "typed and kept"

    # The list is split; the last line is no question to a vendor, and is told so in the table itself.
    page.get_by_role("button", name="Try it with an example").click()
    page.get_by_text("Question 8").wait_for()
    settle(page)
    accessible(page)
    corner = page.locator("[data-testid=stDataFrame] canvas").first.bounding_box()
    page.mouse.dblclick(corner["x"] + _KIND, corner["y"] + _HEAD + _ROW * 7.5)
    page.locator("#portal").get_by_role("option", name="Noise").click()
    page.get_by_text("Noise 1").wait_for()
    page.get_by_role("button", name="US makers' own APIs").click()
    page.get_by_role("button", name="Answer 7 questions for 2 routes (14 answers)").click()

    # The answers are made while the page waits; its address leads back to them.
    page.get_by_role("heading", name="At a glance").wait_for(timeout=ANSWERED)
    settle(page)
    accessible(page)
    address = page.url
    assert "run=" in address
    page.locator("[data-testid=stVegaLiteChart] svg").wait_for()

    # A source opens with its quote marked.
    page.locator("[class*='_sources'] button:visible").first.click()
    page.get_by_role("dialog").locator("mark").first.wait_for()
    page.keyboard.press("Escape")
    page.get_by_role("dialog").wait_for(state="detached")

    # One answer is decided by hand.
    page.get_by_role("button", name="Decide").first.click()
    panel = page.get_by_role("dialog")
    panel.get_by_role("textbox", name="Your name").fill("Anna")
    panel.get_by_role("textbox", name="Answer in words").fill("They wrote us a letter.")
    panel.get_by_role("textbox", name="Comment").fill("Letter of 3 March.")
    panel.get_by_role("button", name="Save the change").click()
    panel.wait_for(state="detached")
    page.get_by_text("They wrote us a letter.").wait_for()
    page.get_by_text("Edited by Anna").wait_for()
    assert page.get_by_role("textbox", name="Your name").input_value() == "Anna"

    # The file: made when it is asked for, with what was decided in it.
    page.get_by_role("radio", name="Hand out").click()
    page.get_by_text("Word document").wait_for()
    settle(page)
    accessible(page)
    page.locator("[class*='st-key-q_prepare_word'] button").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download Example questionnaire").click()
    download.value.save_as(tmp_path / "answers.docx")
    with zipfile.ZipFile(tmp_path / "answers.docx") as document:
        assert "They wrote us a letter." in document.read("word/document.xml").decode("utf-8")

    # Another visit, on a phone and in the dark, by the address alone.
    phone = open_page("/" + address.split("/", 3)[3], 390, 844, color_scheme="dark")
    phone.get_by_role("heading", name="At a glance").wait_for()
    settle(phone)
    accessible(phone)
    assert phone.get_by_role("heading", level=1).inner_text() == "Example questionnaire"
    phone.get_by_role("radio", name="All 14").click()
    phone.get_by_text("They wrote us a letter.").wait_for()
