"""What is indexed of a passage, and when it counts as changed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.index.items import lexical_text, passage_digest, passage_of, vector_items, whole_text
from advisor.records import Passage, Source

SOURCE = Source("s", "Title", "P", "https://example.org/", None, "2026", "en", "regulator", "none")
PASSAGE = Passage(
    "s#a", SOURCE, "Heading", "First one. Second one.", "p. 1", "full", headings={"en": "Heading", "ru": "Заголовок"}
)


def embedded(passage: Passage) -> dict[str, list[str]]:
    return {name: [item.text for item in items] for name, items in vector_items([passage]).items()}


def test_collections_hold_whole_passages_and_sentences() -> None:
    assert embedded(PASSAGE) == {
        "general": ["Heading. First one. Second one."],
        "general-sentences": ["Heading", "Заголовок", "First one.", "Second one."],
        "english": ["Heading. First one. Second one."],
        "english-sentences": ["Heading", "First one.", "Second one."],
        "across": ["Heading. First one. Second one."],
        "across-sentences": ["Heading", "Заголовок", "First one.", "Second one."],
    }


def test_only_english_text_goes_to_the_english_model() -> None:
    russian = replace(PASSAGE, source=replace(SOURCE, language="ru"))
    assert embedded(russian)["english"] == []
    assert embedded(russian)["english-sentences"] == []


def test_the_number_of_a_clause_is_no_word_to_search_for() -> None:
    numbered = replace(PASSAGE, source=replace(SOURCE, title="4.2.(1)"))
    assert "4.2" not in lexical_text(numbered)
    assert "Section 4" in lexical_text(replace(PASSAGE, source=replace(SOURCE, title="Section 4")))


@given(st.text(), st.text(min_size=1))
def test_items_lead_back_to_their_passage(key: str, text: str) -> None:
    passage = replace(PASSAGE, id=key, text=text)
    for name, items in vector_items([passage]).items():
        ids = [item.id for item in items]
        assert len(ids) == len(set(ids))
        for item in items:
            assert (passage_of(item.id) if name.endswith("-sentences") else item.id) == key


def change(field: str) -> Passage:
    changes: dict[str, Any] = {"headings": {"en": "Heading", "ru": "Иначе"}} if field == "headings" else {field: "ru"}
    if field in ("title", "language"):
        return replace(PASSAGE, source=replace(SOURCE, **changes))
    return replace(PASSAGE, **changes)


@pytest.mark.parametrize("field", ["title", "language", "heading", "text", "headings"])
def test_whatever_is_indexed_is_in_the_digest(field: str) -> None:
    assert passage_digest(change(field)) != passage_digest(PASSAGE)


@pytest.mark.parametrize("field", ["locator"])
def test_what_is_not_indexed_is_not_in_the_digest(field: str) -> None:
    assert passage_digest(change(field)) == passage_digest(PASSAGE)


LINES = st.lists(st.sampled_from(["a", "b", "c"]), max_size=3).map("\n".join)


@given(LINES, LINES, st.dictionaries(st.sampled_from(["ru", "zh"]), LINES, max_size=2))
def test_passages_that_are_embedded_differently_have_different_digests(
    heading: str, text: str, translations: dict[str, str]
) -> None:
    """A line that moves from the text to a translation changes the vectors; the old ones may not be kept."""
    passage = replace(PASSAGE, heading=heading, text=text, headings={"en": heading, **translations})
    for other in (
        replace(PASSAGE, heading=heading, text="\n".join([text, *translations.values()]), headings={"en": heading}),
        replace(PASSAGE, heading="a", text=text, headings={"en": "a", **translations}),
    ):
        if embedded(other) != embedded(passage):
            assert passage_digest(other) != passage_digest(passage), (lexical_text(passage), whole_text(passage))
