"""Records to JSON and back: nothing lost, nothing changed, and what is no record is refused."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.errors import InputError
from advisor.questionnaire.records import (
    LABELS,
    REVIEW_REASONS,
    STRENGTHS,
    Basis,
    Cell,
    Columns,
    Format,
    Item,
    Place,
    Questionnaire,
    Review,
    ReviewState,
    Table,
)
from advisor.questionnaire.stored import from_data, from_text, packed, to_data, to_text, unpacked
from advisor.records import VERDICTS, VERIFIED_LEVELS, Citation, Passage, Source
from advisor.settings import PROJECT_ROOT
from tests.questionnaire.made import cell

# Controls, marks of direction, emoji, Chinese, Russian; halves of surrogate pairs are refused, see below.
WORDS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["", "=1+1", "да\u00a0нет", "数据", "👩‍💻", "a\0b", "\u202e", "\r\n", "e\u0301"]),
)
NAMES = st.lists(WORDS, max_size=3).map(tuple)
VERDICT = st.none() | st.sampled_from(VERDICTS)
PLACES = st.builds(Place, WORDS, st.integers(0, 1_048_576), WORDS)
ITEMS = st.builds(
    Item,
    id=WORDS,
    text=WORDS,
    label=st.sampled_from(LABELS),
    place=PLACES,
    number=WORDS,
    section=WORDS,
    guidance=WORDS,
    options=NAMES,
    answer=st.none() | PLACES,
    given=WORDS,
)
COLUMNS = st.builds(Columns, WORDS, st.integers(0, 9), *[WORDS] * 6)
TABLES = st.builds(
    Table,
    WORDS,
    st.integers(0, 9),
    st.none() | COLUMNS,
    st.lists(NAMES, max_size=2).map(tuple),
    st.lists(st.integers(1, 9), max_size=2).map(tuple),
    st.booleans(),
)
QUESTIONNAIRES = st.builds(
    Questionnaire,
    WORDS,
    st.sampled_from(get_args(Format)),
    WORDS,
    st.lists(ITEMS, max_size=3).map(tuple),
    st.lists(TABLES, max_size=2).map(tuple),
    NAMES,
)
SOURCES = st.builds(
    Source, WORDS, WORDS, WORDS, WORDS, st.none() | WORDS, *[WORDS] * 4, NAMES, NAMES, read_through=WORDS
)
PASSAGES = st.builds(
    Passage,
    id=WORDS,
    source=SOURCES,
    heading=WORDS,
    text=WORDS.map(lambda text: text + "."),
    locator=WORDS,
    verified=st.sampled_from(VERIFIED_LEVELS),
    routes=NAMES,
    topics=NAMES,
    headings=st.dictionaries(st.sampled_from(["en", "ru", "zh"]), WORDS),
    disputed=WORDS,
    superseded_by=WORDS,
    entities=st.frozensets(WORDS, max_size=3),
    lead_entities=st.frozensets(WORDS, max_size=3),
    snapshot=WORDS,
)
CITATIONS = PASSAGES.flatmap(
    lambda passage: st.integers(0, len(passage.text) - 1).flatmap(
        lambda start: st.builds(
            Citation, st.integers(1, 99), st.just(passage), st.just(start), st.integers(start + 1, len(passage.text))
        )
    )
)
CELLS = st.builds(
    Cell,
    item_id=WORDS,
    route=WORDS,
    basis=st.sampled_from(get_args(Basis)),
    verdict=VERDICT,
    statement=WORDS,
    citations=st.lists(CITATIONS, max_size=2).map(tuple),
    strength=st.sampled_from(STRENGTHS),
    reasons=st.lists(st.sampled_from(REVIEW_REASONS), max_size=3).map(tuple),
    criterion=WORDS,
    vendor_question=WORDS,
    as_of=WORDS,
    asks_openly=st.booleans(),
    rests_on=WORDS,
)
REVIEWS = st.builds(
    Review,
    WORDS,
    WORDS,
    st.sampled_from(get_args(ReviewState)),
    WORDS,
    WORDS,
    verdict=VERDICT,
    statement=st.none() | WORDS,
    comment=WORDS,
)


def is_plain(data: object) -> bool:
    if isinstance(data, dict):
        return all(isinstance(key, str) and is_plain(value) for key, value in data.items())
    if isinstance(data, list):
        return all(map(is_plain, data))
    return data is None or type(data) in (str, int, bool)


@settings(max_examples=60)
@given(st.one_of(ITEMS, QUESTIONNAIRES, CELLS, REVIEWS, PASSAGES))
def test_a_record_comes_back_as_it_was(record: Item | Questionnaire | Cell | Review | Passage) -> None:
    data = to_data(record)
    assert is_plain(data)
    kind = type(record)
    assert from_data(kind, data) == record  # type: ignore[type-var]
    back = from_text(kind, to_text(record))  # type: ignore[type-var]
    assert back == record
    # Headings take no part in the comparison of passages; they are in the line.
    assert to_text(back) == to_text(record)


@settings(max_examples=40)
@given(CELLS)
def test_a_packed_cell_comes_back_with_its_whole_passages(cell: Cell) -> None:
    text, passages = packed(cell)
    back = unpacked(text, {digest: from_text(Passage, line) for digest, line in passages.items()})
    assert back == cell
    assert to_text(back) == to_text(cell)
    assert {citation.passage.id for citation in cell.citations} == {json.loads(p)["id"] for p in passages.values()}


def test_the_types_of_fields_come_back_too() -> None:
    record = from_text(Cell, to_text(cell()))
    assert type(record.citations) is tuple
    assert type(record.citations[0].passage.entities) is frozenset
    assert type(record.citations[0].passage.source.subjects) is tuple


def test_equal_records_are_equal_lines_in_every_process() -> None:
    """The order of a set differs from process to process."""
    code = (
        "from advisor.questionnaire.stored import to_text; from tests.questionnaire.made import passage;"
        "from dataclasses import replace;"
        "print(to_text(replace(passage(), entities=frozenset(map(str, range(40))))))"
    )
    lines = {
        subprocess.run(
            [sys.executable, "-c", code],
            check=True,
            capture_output=True,
            text=True,
            cwd=PROJECT_ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed},
        ).stdout
        for seed in "12"
    }
    assert len(lines) == 1


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Cell, "{"),
        (Cell, "[]"),
        (Cell, "{}"),
        (Review, '{"item_id": "a", "route": "b", "state": "loved", "who": "c", "when": "d"}'),
        (Item, to_text(cell())),
        (Cell, to_text(cell()).replace('"end":20', '"end":2000')),
    ],
)
def test_what_is_no_record_is_refused(kind: type[Cell], text: str) -> None:
    with pytest.raises(InputError, match="stored data is no"):
        from_text(kind, text)


@pytest.mark.parametrize("damage", ["missing passage", "span outside", "no list", "no object"])
def test_a_packed_cell_whose_citations_do_not_hold_is_refused(damage: str) -> None:
    text, passages = packed(cell())
    known = {digest: from_text(Passage, line) for digest, line in passages.items()}
    if damage == "missing passage":
        known.clear()
    elif damage == "span outside":
        text = text.replace(",0,20]", ",0,2000]")
    elif damage == "no list":
        text = json.dumps(json.loads(text) | {"citations": 3})
    else:
        text = "[]"
    with pytest.raises(InputError, match="stored data is no"):
        unpacked(text, known)


def test_half_of_a_character_is_refused_with_a_remedy() -> None:
    with pytest.raises(InputError, match="half of a character"):
        to_text(Item("a", "broken \ud83d emoji", "question", Place("", 1)))
