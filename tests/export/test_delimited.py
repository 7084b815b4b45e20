"""CSV: one row per question and route, and no field that a spreadsheet takes for a formula."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from advisor.export.delimited import formula_safe, quotes_csv, reviews_csv, table, to_csv
from advisor.export.sources import numbering
from tests.export.by_hand import filled, hostile

SIGNS = tuple("=+-@＝＋－＠")
NASTY = st.text(
    st.sampled_from([*SIGNS, "\t", "\r", "\n", ";", ",", '"', "'", " ", "a", "1", "(", "\x00", "\ufeff", "\ud800"])
)


def read(data: bytes, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=delimiter))


def records(data: bytes) -> list[dict[str, str]]:
    header, *rows = read(data)
    assert all(len(row) == len(header) for row in rows)
    return [dict(zip(header, row, strict=True)) for row in rows]


@given(st.lists(NASTY, min_size=1, max_size=5), st.lists(NASTY | st.text(), min_size=1, max_size=5))
@example(["number"], ['a;"=1'])
@example(["number"], ["x\n=1"])
def test_no_field_is_a_formula_whatever_delimiter_a_program_expects(header: list[str], row: list[str]) -> None:
    data = table(header, [row])
    for delimiter in ",;\t":
        for line in read(data, delimiter):
            for field in line:
                assert not field.lstrip(" \t\r\n\x00\ufeff").startswith(SIGNS)
    assert not any(field.startswith(("\t", "\r")) for line in read(data) for field in line)


@given(st.text(st.characters(exclude_characters="=+-@＝＋－＠\t\r\n", exclude_categories=["Cs"])))
def test_a_harmless_text_is_left_alone(text: str) -> None:
    assert formula_safe(text) == text


@given(NASTY)
def test_nothing_but_apostrophes_is_added(text: str) -> None:
    kept = iter(formula_safe(text))
    assert all(any(found == wanted for found in kept) for wanted in text)
    assert formula_safe(text).replace("'", "") == text.replace("'", "")


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@x", "\tx", "\rx", "＝1", "  =1"])
def test_what_begins_like_a_formula_gets_an_apostrophe(text: str) -> None:
    assert formula_safe(text) == f"'{text}" if text != "\tx" else formula_safe(text).startswith("'")


def test_the_file_begins_with_the_mark_by_which_excel_knows_utf_8() -> None:
    assert to_csv(filled("zh")).startswith(b"\xef\xbb\xbf")


def test_there_is_a_row_for_each_question_and_route_in_order() -> None:
    known = filled()
    rows = records(to_csv(known))
    expected = [(item.text, route.id) for item in known.questionnaire.questions for route in known.routes]
    assert [(row["Question"], row["Route ID"]) for row in rows] == expected


def test_a_row_holds_all_that_is_known_of_a_cell() -> None:
    rows = {(row["Place in the file"], row["Route ID"]): row for row in records(to_csv(filled()))}
    first = rows["B2", "alpha-1"]
    assert (first["No."], first["No. in the file"], first["Section"]) == ("1", "S-1", "Law")
    assert (first["Verdict"], first["Basis"], first["Strength of evidence"]) == (
        "Yes",
        "assessment in the corpus",
        "fair",
    )
    assert first["Source numbers"] == "[1] [2]"
    assert "Alpha Beta" in first["Sources"]
    assert "https://beta.example/" in first["Sources"]
    assert "Only the vendor itself says so." in first["Why to look at it"]
    edited = rows["B6", "alpha-2"]
    assert (edited["Verdict"], edited["What was found"]) == ("No", "It is so. 1")
    assert edited["Review"] == "Edited by Anna, 2026-10-12 09:20 UTC"
    assert edited["Comments"] == "Anna, 2026-10-12 09:10 UTC: Law"
    assert rows["B6", "alpha-1"]["Approved"] == "Approved by Anna, 2026-10-12 09:30 UTC"
    assert rows["B7", "alpha-1"]["Corpus changed since"] == "yes"
    missing = rows["B7", "gamma-1"]
    assert (missing["Verdict"], missing["What was found"], missing["Sources"]) == ("Not answered yet", "", "")


def test_hostile_texts_keep_to_their_fields() -> None:
    known = hostile()
    rows = read(to_csv(known))
    assert {len(row) for row in rows} == {24}
    assert len(rows) == 1 + len(known.questionnaire.questions) * len(known.routes)


def test_quotes_are_exact_and_in_the_order_of_their_numbers() -> None:
    known = filled()
    citations = numbering(known).citations
    rows = records(quotes_csv(known, ["x"] * len(citations), [True, False, *[True] * (len(citations) - 2)]))
    for row, citation in zip(rows, citations, strict=True):
        assert int(row["No."]) == citation.number
        assert row["Quote"] == citation.passage.text[int(row["Start"]) : int(row["End"])]
        assert row["SHA-256 of the passage"] == citation.passage.sha256
    assert [row["Stands in the corpus at export"] for row in rows][:3] == ["yes", "no", "yes"]


def test_reviews_stand_in_the_order_of_time_with_who_and_what() -> None:
    rows = records(reviews_csv(filled()))
    assert [row["When"][11:16] for row in rows] == ["09:00", "09:10", "09:20", "09:30", "09:30"]
    edit = rows[2]
    assert (edit["Who"], edit["What"], edit["Verdict set to"], edit["Text set to"]) == (
        "Anna",
        "Edited",
        "No",
        "It is so. 1",
    )
    assert rows[1]["Comment"] == "Law"
