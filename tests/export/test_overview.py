"""Counts, sections, open questions and the state of review."""

from __future__ import annotations

from dataclasses import replace

import pytest

from advisor.export.overview import (
    approved_on,
    is_open,
    open_cells,
    own_questions,
    review_lines,
    review_state,
    sections,
    shown_counts,
    source_facts,
    state_lines,
    tally,
)
from advisor.questionnaire.records import Review
from tests.export.by_hand import LAW, OWN, TERMS, WHEN, filled


def test_every_question_is_counted_once_on_every_route() -> None:
    known = filled()
    for route in known.routes:
        assert sum(tally(known, route).values()) == len(known.questionnaire.questions)
    assert dict(tally(known, known.routes[0])) == {"yes": 3, "partly": 1, "open": 1, "own": 1}
    assert dict(tally(known, known.routes[3])) == {
        "conflict": 1,
        "open": 1,
        "told": 1,
        "own": 1,
        "yes": 1,
        "missing": 1,
    }
    assert approved_on(known, known.routes[0]) == 1


def test_rare_counts_are_shown_only_where_they_occur() -> None:
    known = filled()
    assert shown_counts(known)[-1] == "missing"
    assert shown_counts(replace(known, routes=())) == ("yes", "partly", "no", "conflict", "open")


def test_questions_stand_under_their_headings_and_keep_their_order() -> None:
    known = filled()
    found = sections(known)
    assert [section.title for section in found] == ["Law", ""]
    assert [one.item for section in found for one in section.asked] == list(known.questionnaire.questions)
    assert [one.number for section in found for one in section.asked] == [1, 2, 3, 4, 5, 6]


def test_a_sheet_is_a_heading_only_where_there_are_several() -> None:
    known = filled()
    moved = [
        replace(item, place=replace(item.place, part="One" if number < 4 else "Two"))
        for number, item in enumerate(known.questionnaire.items)
    ]
    several = replace(known, questionnaire=replace(known.questionnaire, items=tuple(moved)))
    assert [section.title for section in sections(several)] == ["One › Law", "Two"]


def test_the_file_s_own_number_stands_beside_ours_where_it_differs() -> None:
    one = sections(filled())[0].asked[0]
    assert one.label == "1 (S-1)"
    assert replace(one, item=replace(one.item, number="1.")).label == "1"


@pytest.mark.parametrize(
    ("key", "open_there"),
    [
        (("B2", "alpha-1"), False),  # yes
        (("B2", "alpha-2"), False),  # no
        (("B2", "beta-1"), True),  # partly
        (("B2", "gamma-1"), True),  # conflict
        (("B3", "beta-1"), True),  # silent
        (("B4", "alpha-1"), True),  # not in the corpus, with a question
        (("B4", "alpha-2"), True),  # passages that nobody has judged
        (("B4", "beta-1"), False),  # about somebody else
        (("B4", "gamma-1"), False),  # told in words, as asked
        (("B5", "alpha-1"), False),  # the buyer's own
        (("B6", "alpha-2"), False),  # silent, but a person said no
    ],
)
def test_what_is_open(key: tuple[str, str], open_there: bool) -> None:
    assert is_open(filled().cells[key]) is open_there


def test_a_person_can_open_what_the_program_closed() -> None:
    closed = filled().cells["B4", "beta-1"]
    edit = Review("B4", "beta-1", "edited", "Anna", WHEN, "not_in_corpus")
    assert is_open(replace(closed, history=(edit,)))


def test_a_route_behind_which_nobody_stands_has_its_unknowns_listed_too() -> None:
    known = filled()
    assert [one.item.id for one, _ in open_cells(known, known.routes[3])] == ["B2", "B3"]
    assert [one.item.id for one, _ in open_cells(known, known.routes[2])] == ["B2", "B3"]


def test_what_only_the_buyer_can_answer_is_listed_once() -> None:
    assert [one.item.id for one in own_questions(filled())] == ["B5"]


def test_the_state_says_what_is_missing_and_what_changed() -> None:
    lines = state_lines(filled())
    assert [line for line in lines if "1 of 24" in line]
    assert [line for line in lines if "missing: 1" in line]
    assert [line for line in lines if "changed since: 1" in line]


def test_all_approved_is_no_draft() -> None:
    known = filled()
    approved = {
        key: replace(reviewed, history=(Review(*key, "approved", "Anna", WHEN),), stale=False)
        for key, reviewed in known.cells.items()
    }
    routes = known.routes[:3]
    assert state_lines(replace(known, routes=routes, cells=approved)) == (
        "All 18 answers have been approved by a person.",
    )


def test_nothing_at_all_is_not_called_approved() -> None:
    known = filled()
    assert "Draft" in state_lines(replace(known, routes=(), cells={}))[0]


def test_reasons_are_shown_until_a_person_has_decided() -> None:
    cells = filled().cells
    assert review_lines(cells["B2", "alpha-1"], "en") == (
        "Not reviewed",
        "Only the vendor itself says so.",
        "A source could not be read in full; check the original.",
    )
    assert review_lines(cells["B6", "alpha-1"], "en") == ("Approved by Anna, 2026-10-12 09:30 UTC",)
    assert review_lines(cells["B6", "alpha-2"], "en") == (
        "Edited by Anna, 2026-10-12 09:20 UTC",
        "Anna, 2026-10-12 09:10 UTC: Law",
    )
    assert review_state(cells["B6", "beta-1"], "en") == "Reopened by Anna, 2026-10-12 09:30 UTC"
    assert "changed" in review_lines(cells["B7", "alpha-1"], "en")[1]


def test_an_approved_edit_names_both() -> None:
    edited = filled().cells["B6", "alpha-2"]
    approval = Review("B6", "alpha-2", "approved", "Boris", WHEN)
    lines = review_lines(replace(edited, history=(*edited.history, approval)), "en")
    assert [line.split(",")[0] for line in lines[:2]] == ["Approved by Boris", "Edited by Anna"]


def test_a_source_says_whose_words_are_quoted() -> None:
    assert source_facts(TERMS, "en")[-1] == "quoted from the corpus' summary of the source"
    assert source_facts(LAW, "en")[-1] == "the source's own words"
    assert source_facts(OWN, "en") == ("Beta", "the source's own words")
    assert source_facts(TERMS, "en")[:3] == ("Gamma", "vendor's terms", "undated, read 2026-09-01")
