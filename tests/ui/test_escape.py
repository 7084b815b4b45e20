"""Untrusted text is shown as it stands, whatever it holds."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from advisor.ui.escape import block, marked, plain, shortened
from tests.ui.conftest import read_html

HOSTILE = [
    "<script>alert(1)</script>",
    "</p><img src=x onerror=alert(1)>",
    "**bold** _it_ `code` ~~gone~~ # head",
    "cost $5 and $10, \\(x\\)",
    ":red[text] :material/check: :smile: :blue-badge[x]",
    "[link](javascript:alert(1)) ![image](http://a.example/x.png)",
    "www.example.com me@example.com https://example.com",
    "a -> b <- c <-> d -- e >= f <= g ~= h",
    "\u202eright to left\u202c \u2066isolated\u2069",
    "1. list\n- item\n> quote\n| a | b |",
    "&lt;b&gt; &amp; &#x3c;",
]
TEXTS = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=80))


def shown(label: str) -> str:
    """What Markdown shows of an escaped label: backslashes before punctuation go, word joiners have no width."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", label).replace("\u2060", "")


@given(TEXTS)
@example("a\\")
def test_a_label_shows_the_text(text: str) -> None:
    assert shown(plain(text)) == " ".join(text.replace("\u2060", "").split())


@given(TEXTS)
def test_every_punctuation_mark_of_a_label_is_escaped(text: str) -> None:
    assert not re.search(r"(?<!\\)(?:\\\\)*[!-/:-@\[\]^-`{-~]", re.sub(r"\\[!-/:-@\[-`{-~]", "", plain(text)))


@pytest.mark.parametrize("text", [":smile:", ":material/check:", ":streamlit:", "www.example.com", "me@example.com"])
def test_forms_that_streamlit_replaces_late_are_parted(text: str) -> None:
    unescaped = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", plain(text))
    assert text not in unescaped
    assert unescaped.replace("\u2060", "") == text


@given(TEXTS)
def test_a_block_holds_the_text_and_no_element_of_it(text: str) -> None:
    read = read_html(block(text, "en"))
    assert read.text == text.replace("\r\n", "\n").replace("\r", "\n") or "\r" in text
    assert read.tags == ["p"]


@given(TEXTS.filter(bool), st.data())
def test_a_mark_holds_exactly_its_span(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    read = read_html(marked(text, [(start, end)], "en"))
    assert read.text == text
    assert read.marks == [text[start:end]]


def test_overlapping_spans_become_one_mark() -> None:
    assert read_html(marked("abcdef", [(0, 3), (2, 4), (5, 9)])).marks == ["abcd", "f"]


def test_a_language_cannot_leave_its_attribute() -> None:
    assert read_html(block("x", '"><script>')).tags == ["p"]


@pytest.mark.parametrize(("limit", "short"), [(20, "one two three"), (8, "one two…"), (7, "one…")])
def test_a_long_text_is_cut_at_a_word(limit: int, short: str) -> None:
    assert shortened("one two  three", limit) == short
    assert len(shortened("x" * 50, limit)) <= limit
