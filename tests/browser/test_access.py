"""Basics that a screen reader and a keyboard need, on every page."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.conftest import ask, settle

OpenPage = Callable[..., Any]
PAGES = ["/", "/questionnaire", "/decide", "/sources", "/sources?source=openai-your-data", "/routes", "/privacy"]

_NAMELESS = """() => [...document.querySelectorAll('button, a[href], input, textarea, select, [role=button]')]
    .filter(element => element.offsetParent !== null && element.getAttribute('aria-hidden') !== 'true')
    .filter(element => {
        const labels = element.labels ? [...element.labels].map(label => label.textContent).join('') : '';
        const ids = (element.getAttribute('aria-labelledby') || '').split(' ').filter(Boolean);
        const named = ids.map(id => document.getElementById(id)?.textContent || '').join('');
        return !(element.textContent + labels + named + (element.getAttribute('aria-label') || '')
                 + (element.getAttribute('title') || '') + (element.getAttribute('placeholder') || '')).trim();
    }).map(element => element.outerHTML.slice(0, 200))"""
_LEVELS = """() => [...document.querySelectorAll('[data-testid=stMain] :is(h1,h2,h3,h4,h5,h6)')]
    .filter(element => element.offsetParent !== null).map(element => Number(element.tagName[1]))"""
#: Contrast of every visible text with the nearest ground behind it (WCAG 2.1, relative luminance).
_FAINT = """() => {
    const parse = text => (text.match(/[\\d.]+/g) || []).map(Number);
    const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
        .map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
        .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
    const over = (top, under) => { const a = top.length > 3 ? top[3] : 1;
        return [0, 1, 2].map(i => top[i] * a + under[i] * (1 - a)); };
    const ground = element => { const layers = [];
        for (let node = element; node; node = node.parentElement) {
            const colour = parse(getComputedStyle(node).backgroundColor);
            if (colour.length && (colour.length < 4 || colour[3] > 0)) layers.push(colour);
            if (colour.length === 3) break; }
        return layers.reverse().reduce((under, top) => over(top, under), [255, 255, 255]); };
    const found = new Set();
    const walker = document.createTreeWalker(document.querySelector('[data-testid=stApp]'), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const element = walker.currentNode.parentElement;
        const text = walker.currentNode.textContent.trim();
        if (!text || !element.offsetParent || element.closest('[disabled],svg')) continue;
        let opacity = 1;
        for (let node = element; node; node = node.parentElement) opacity *= Number(getComputedStyle(node).opacity);
        const style = getComputedStyle(element), back = ground(element), ink = parse(style.color);
        const front = over([...over(ink, back), opacity], back);
        const [a, b] = [light(front), light(back)].sort((x, y) => y - x);
        const ratio = (a + 0.05) / (b + 0.05), large = parseFloat(style.fontSize) >= 24;
        if (ratio < (large ? 3 : 4.5)) found.add(`${ratio.toFixed(2)} ${text.slice(0, 40)}`);
    }
    return [...found];
}"""


@pytest.fixture(params=[*PAGES, "answer"])
def page(open_page: OpenPage, request: pytest.FixtureRequest) -> Any:
    """Every page, and an answer."""
    if request.param != "answer":
        return open_page(request.param)
    opened = open_page("/")
    ask(opened, "How long does OpenAI keep API prompts by default?")
    return opened


def test_everything_that_can_be_operated_has_a_name(page: Any) -> None:
    assert page.evaluate(_NAMELESS) == []


def test_headings_begin_at_one_and_leave_out_no_level(page: Any) -> None:
    levels = page.evaluate(_LEVELS)
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels)), levels


def test_the_document_names_its_language_and_its_title(page: Any) -> None:
    assert page.evaluate("() => document.documentElement.lang")
    assert page.title()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", [*PAGES, "answer"])
def test_text_stands_out_from_its_ground(open_page: OpenPage, path: str, scheme: str) -> None:
    page = open_page("/" if path == "answer" else path, color_scheme=scheme)
    if path == "answer":
        ask(page, "How long does OpenAI keep API prompts by default?")
    assert page.evaluate(_FAINT) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("tab", ["Health", "Add a source"])
def test_the_tabs_of_the_sources_are_as_accessible(open_page: OpenPage, tab: str, scheme: str) -> None:
    page = open_page("/sources", color_scheme=scheme)
    page.get_by_role("tab", name=tab).click()
    page.get_by_role("heading", level=2).first.wait_for()
    settle(page)
    assert page.evaluate(_NAMELESS) == []
    assert page.evaluate(_FAINT) == []
    levels = page.evaluate(_LEVELS)
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels)), levels


def test_passages_name_their_language(open_page: OpenPage) -> None:
    page = open_page("/sources?source=openai-your-data")
    assert page.locator("p[lang=en]").count() >= 1


@pytest.mark.parametrize(("scheme", "colour"), [("light", "rgb(255, 255, 255)"), ("dark", "rgb(20, 24, 29)")])
def test_the_words_of_a_primary_button_can_be_read(open_page: OpenPage, scheme: str, colour: str) -> None:
    page = open_page("/model", color_scheme=scheme)
    page.locator("[data-testid^=stBaseButton-primary]").first.wait_for()
    colours = page.locator("[data-testid^=stBaseButton-primary]:not(:disabled)").evaluate_all(
        "buttons => buttons.map(button => getComputedStyle(button).color)"
    )
    assert colours
    assert set(colours) == {colour}
