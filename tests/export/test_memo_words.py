"""The memo's words: complete in three languages, counted and listed as each language does."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.export import texts_memo
from advisor.export.memo_words import counted, listed, number, parted, points, share
from advisor.export.texts_memo import memo_keys, memo_text, memo_text_or
from advisor.profile import SECTORS
from advisor.records import LANGUAGES, Language


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("key", sorted(memo_keys()))
def test_a_text_says_the_same_with_the_same_values_in_each_language(key: str) -> None:
    english, russian, chinese = texts_memo._TEXTS[key]
    assert fields(english) == fields(russian) == fields(chinese)
    names = r"\{\w+\}|SHA-256|[A-Z][a-z]+, |Keeney & Raiffa|Lahdelma, Hokkanen & Salminen"
    bare = [re.sub(names, "", text) for text in (russian, chinese)]
    assert re.search("[\u0400-\u04ff]", bare[0]) or not re.search("[A-Za-z]{2}", bare[0])
    assert re.search("[\u4e00-\u9fff]", bare[1]) or not re.search("[A-Za-z]{2}", bare[1])
    unnumbered = re.sub(r"^\d+\. ", "", chinese)
    assert not re.search(r"[,;:.!?] ?[\u4e00-\u9fff]", unnumbered), "Chinese text takes Chinese marks"


def test_every_sector_has_its_words() -> None:
    assert {f"sector:{sector}" for sector in SECTORS} <= memo_keys()


def test_every_text_is_used() -> None:
    code = "\n".join(p.read_text(encoding="utf-8") for p in Path(texts_memo.__file__).parent.glob("memo*.py"))
    stems = {key.partition(":")[0] + ":" for key in memo_keys() if ":" in key}
    plain = [key for key in memo_keys() if ":" not in key]
    unused = {key for key in plain if not re.search(rf'"{key}"|f"{key.rsplit("_", 1)[0]}_\{{', code)}
    assert not unused
    # Words of facts are looked up by the name of their field.
    assert {stem for stem in stems if f'"{stem}' not in code} == {"data:", "latency:"}


@pytest.mark.parametrize(
    ("count", "russian"),
    [
        (1, "1 способ"),
        (2, "2 способа"),
        (5, "5 способов"),
        (11, "11 способов"),
        (21, "21 способ"),
        (112, "112 способов"),
    ],
)
def test_russian_counts_decline(count: int, russian: str) -> None:
    assert counted(count, "route", "ru").replace("\u00a0", " ") == russian


def test_numbers_are_written_as_each_language_does() -> None:
    assert [number(1234.5, language, 1) for language in LANGUAGES] == ["1,234.5", "1234,5", "1,234.5"]
    assert number(12345, "ru") == "12\u00a0345"
    assert [counted(1, "route", "en"), counted(2, "route", "en")] == ["1\u00a0route", "2\u00a0routes"]
    assert listed(["a", "b", "c"], "en") == "a, b and c"
    assert listed(["a", "b"], "zh") == "a和b"
    assert listed([], "ru") == ""
    assert parted(["a, b", "c"], "en") == "a, b; c"
    assert memo_text_or("no such key", "en", "itself") == "itself"
    assert memo_text("sources", "fr") == "Sources"


@given(st.floats(0, 1, exclude_min=True, exclude_max=True))
def test_a_share_that_is_neither_nothing_nor_all_never_reads_so(part: float) -> None:
    for language in LANGUAGES:
        assert share(part, language).replace("\u00a0", "") not in ("0%", "100%")


@given(st.floats(0, 1), st.floats(0, 1))
def test_points_keep_the_order(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert float(points(low, "en")) <= float(points(high, "en"))


@pytest.mark.parametrize(
    ("language", "names", "said"),
    [
        ("en", ["a", "b", "c"], "a, b and c"),
        ("en", ["a, by default", "b", "c"], "a, by default; b; and c"),
        ("en", ["“a, b”", "c (d, e)"], "“a, b” and c (d, e)"),
        ("en", ["5,000 of a", "b"], "5,000 of a and b"),
        ("ru", ["а, б", "в"], "а, б; и в"),
        ("zh", ["甲，乙", "丙"], "甲，乙；丙"),
        ("en", ["a, b"], "a, b"),
    ],
)
def test_names_with_commas_are_parted_by_semicolons(language: Language, names: list[str], said: str) -> None:
    assert listed(names, language) == said
