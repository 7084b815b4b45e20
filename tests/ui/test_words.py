"""The words of the page: complete in three languages, and all of them used."""

from __future__ import annotations

import re

import pytest

from advisor.records import VERDICTS
from advisor.settings import PROJECT_ROOT
from advisor.ui.parts.verdict import status_badge, verdict_badge
from advisor.ui.words import GROUPS, languages_of, named, word, word_keys


@pytest.mark.parametrize("key", sorted(word_keys()))
def test_a_word_exists_in_all_languages_with_the_same_fields(key: str) -> None:
    texts = languages_of(key)
    assert all(text.strip() for text in texts)
    fields = [sorted(re.findall(r"{(\w+)}", text)) for text in texts]
    assert fields[0] == fields[1] == fields[2]


def test_every_word_is_used() -> None:
    code = "\n".join(
        path.read_text(encoding="utf-8")
        for path in [*(PROJECT_ROOT / "advisor" / "ui").rglob("*.py"), PROJECT_ROOT / "app.py"]
        if not path.name.startswith("words")
    )
    named_at_run_time = ("route_", "example:")
    unused = [
        key
        for key in word_keys()
        if ":" not in key and not re.search(rf"""["']{key}["']""", code) and not key.startswith(named_at_run_time)
    ]
    assert unused == []


def test_russian_and_chinese_are_no_copies_of_english() -> None:
    same = [key for key in word_keys() if len(set(languages_of(key))) < 3]
    assert same == []


def test_an_unknown_entry_of_a_list_names_itself() -> None:
    assert named("place", "AQ", "en") == "AQ"
    assert word("ask", "fr") == word("ask", "en")


def test_verdicts_differ_by_symbol_and_word_not_only_by_colour() -> None:
    for language in ("en", "ru", "zh"):
        badges = [verdict_badge(verdict, language) for verdict in VERDICTS]
        assert len({re.sub(r"^:\w+-badge", "", badge) for badge in badges}) == len(VERDICTS)
    assert status_badge("not_covered", "en") != status_badge("answered", "en")


def test_every_group_of_routes_has_a_label() -> None:
    assert all(named("group", group, "ru") != group for group in GROUPS)
