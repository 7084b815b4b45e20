"""The matrix in a browser: a cell opens by mouse and by keyboard, routes are pinned, the table holds on a phone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.conftest import settle
from tests.browser.test_questionnaire import accessible

OpenPage = Callable[..., Any]
_FOCUSED = "() => document.activeElement.getAttribute('aria-label') || ''"
#: Ids of the route and the criterion of the cell that has the focus.
_CELL = "() => JSON.parse(document.activeElement.dataset.press)[1]"


def open_matrix(open_page: OpenPage, **options: Any) -> Any:
    page = open_page("/routes", **options)
    page.get_by_role("radio", name="All of them").or_(page.get_by_role("button", name="All of them")).first.click()
    page.get_by_role("grid").wait_for()
    settle(page)
    return page


def test_a_press_on_a_cell_opens_its_statement_and_its_quotes(open_page: OpenPage) -> None:
    page = open_matrix(open_page)
    cell = page.get_by_role("grid").locator("td button").first
    route, told = cell.get_attribute("aria-label").split(", ", 1)
    criterion, verdict = told.split(": ", 1)
    cell.click()
    panel = page.get_by_role("dialog")
    panel.get_by_text("What it rests on").wait_for()
    settle(page)
    shown = panel.inner_text()
    assert route in shown
    assert criterion in shown
    assert verdict.split(",")[0] in shown
    assert panel.locator("mark").count() >= 1
    page.keyboard.press("Escape")
    panel.wait_for(state="hidden")
    assert page.evaluate(_FOCUSED).startswith(route)


def test_arrows_move_and_enter_opens(open_page: OpenPage) -> None:
    page = open_matrix(open_page)
    grid = page.get_by_role("grid")
    assert grid.locator("button[tabindex='0']").count() == 1
    grid.locator("td button").first.focus()
    start = page.evaluate(_CELL)
    page.keyboard.press("ArrowRight")
    right = page.evaluate(_CELL)
    page.keyboard.press("ArrowDown")
    below = page.evaluate(_CELL)
    assert right[0] == start[0]
    assert right[1] != start[1]
    assert below[0] != right[0]
    assert below[1] == right[1]
    name = page.evaluate(_FOCUSED).split(": ")[0]
    page.keyboard.press("Enter")
    panel = page.get_by_role("dialog")
    panel.get_by_text("What it rests on").or_(panel.get_by_text("Ask the vendor:")).wait_for()
    assert all(part in panel.inner_text() for part in name.rsplit(", ", 1))


def test_pinned_routes_stand_first_and_side_by_side(open_page: OpenPage) -> None:
    page = open_matrix(open_page)
    pins = page.get_by_role("grid").locator(".am-pin")
    names = [pins.nth(place).get_attribute("aria-label").removeprefix("Pin: ") for place in (1, 3)]
    pins.nth(1).click()
    settle(page)
    page.get_by_role("button", name=f"Pin: {names[1]}").click()
    page.get_by_role("heading", name=f"{names[0]} and {names[1]}").wait_for()
    settle(page)
    heads = page.get_by_role("grid").locator("tbody .am-route-name")
    assert [heads.nth(place).inner_text() for place in (0, 1)] == names
    accessible(page)


def test_a_column_sorts_and_says_so(open_page: OpenPage) -> None:
    page = open_matrix(open_page)
    grid = page.get_by_role("grid")
    grid.locator(".am-head").first.click()
    grid.locator("th[aria-sort]").wait_for()
    settle(page)
    column = grid.locator("tbody tr td:nth-child(2) button")
    verdicts = [column.nth(place).inner_text() for place in range(column.count())]
    order = "✓◐≠✗○?"
    assert [order.index(verdict) for verdict in verdicts] == sorted(order.index(verdict) for verdict in verdicts)


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (1440, "dark"), (390, "light"), (390, "dark")])
def test_it_is_accessible_on_every_screen(open_page: OpenPage, width: int, scheme: str) -> None:
    page = open_matrix(open_page, width=width, height=844, color_scheme=scheme)
    accessible(page)
    # The first column stays where it is when the table is scrolled.
    box = page.locator(".am-box")
    name = page.locator(".am-route").first
    before = name.bounding_box()["x"]
    box.evaluate("box => { box.scrollLeft = 200; }")
    assert abs(name.bounding_box()["x"] - before) <= 1
