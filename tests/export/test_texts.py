"""The exports' words: complete in three languages, each reason with its sentence, nothing English where it is not."""

from __future__ import annotations

import re
import string
from typing import get_args

import pytest

from advisor.export import texts
from advisor.export.texts import SYMBOLS, keys, moment, reason_text, shade_of, verdict_text, word
from advisor.export.texts_packet import read_me
from advisor.questionnaire.records import REVIEW_REASONS, STRENGTHS, Basis, ReviewState
from advisor.records import LANGUAGES, VERDICTS
from tests.export.by_hand import filled


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("key", sorted(keys()))
def test_a_text_says_the_same_with_the_same_values_in_each_language(key: str) -> None:
    said = [texts._TEXTS[key][place] for place in range(3)]
    assert all(said)
    assert len({frozenset(fields(text)) for text in said}) == 1
    assert re.search("[\u0400-\u04ff]", said[1]) or not re.search(
        "[A-Za-z]{2}", re.sub(r"\{\w+\}|SHA-256|ID", "", said[1])
    )
    assert re.search("[\u4e00-\u9fff]", said[2]) or not re.search(
        "[A-Za-z]{2}", re.sub(r"\{\w+\}|SHA-256|ID", "", said[2])
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_one_sentence_of_its_own(language: str) -> None:
    sentences = [reason_text(reason, language) for reason in REVIEW_REASONS]
    assert len(set(sentences)) == len(REVIEW_REASONS)
    assert all(re.fullmatch(r"[^.。]+[.。]", sentence) for sentence in sentences)


def test_every_value_of_a_cell_has_a_word() -> None:
    wanted = {f"strength:{value}" for value in STRENGTHS}
    wanted |= {f"basis:{value}" for value in get_args(Basis)}
    wanted |= {f"state:{value}" for value in get_args(ReviewState)}
    assert wanted <= keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_verdicts_are_told_apart_by_word_and_by_symbol(language: str) -> None:
    shades = {shade_of(reviewed) for reviewed in filled().cells.values()} | {shade_of(None)}
    assert shades == {*VERDICTS, "open", "told", "own", "missing"} == set(SYMBOLS)
    assert len({verdict_text(shade, language) for shade in shades}) == len(shades)
    assert len(set(SYMBOLS.values())) == len(SYMBOLS)


def test_a_language_that_is_none_of_ours_reads_english() -> None:
    assert word("sources", "fr") == word("sources", "en") == "Sources"


def test_a_time_is_shown_to_the_minute() -> None:
    assert moment("2026-10-12T09:30:59Z") == "2026-10-12 09:30 UTC"
    assert moment("2026-10") == "2026-10"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_note_of_a_packet_names_every_kind_of_member(language: str) -> None:
    facts = {key: f"<{key}>" for key in ("name", "sha256", "original", "created", "corpus", "run")}
    note = read_me(language, **facts)
    assert all(value in note for value in facts.values())
    members = ("manifest.json", "SHA256SUMS", "answers.json", "answers.csv", "quotes.csv", "passages/", "reviews.csv")
    assert all(member in note for member in (*members, "original/"))
