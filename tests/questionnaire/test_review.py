"""What people are shown first, and what they may decide at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.errors import InputError
from advisor.questionnaire.records import REVIEW_REASONS, Filled, Review, ReviewedCell
from advisor.questionnaire.review import (
    approvable,
    approve,
    band,
    commented,
    decision,
    edited,
    reopened,
    tally,
    worst_first,
)
from advisor.records import DECIDED, VERDICTS
from tests.questionnaire.made import ROUTES, WHEN, blank, cell, filled, reviewed

STATES = ("approved", "edited", "commented", "reopened")


@pytest.mark.parametrize(
    ("states", "clean", "doubtful"),
    [
        ((), "ready", "look"),
        (("commented",), "ready", "look"),
        (("approved",), "done", "done"),
        (("edited", "commented"), "done", "done"),
        (("reopened",), "look", "look"),
        (("approved", "reopened"), "look", "look"),
        (("approved", "reopened", "commented"), "look", "look"),
        (("reopened", "edited"), "done", "done"),
        (("approved", "reopened", "approved"), "done", "done"),
    ],
)
def test_the_band_follows_the_last_decision(states, clean, doubtful) -> None:
    assert band(reviewed(cell(), *states)) == clean
    assert band(reviewed(cell(reasons=("dated",)), *states)) == doubtful


@pytest.mark.parametrize("states", [(), ("approved",), ("edited",), ("reopened",)])
def test_a_stale_cell_is_looked_at_whatever_was_decided_before(states) -> None:
    assert band(reviewed(cell(), *states, stale=True)) == "look"


def test_the_gravest_comes_first_and_the_order_of_the_file_breaks_ties() -> None:
    whole = filled(
        [
            reviewed(cell(2, "api")),
            reviewed(cell(2, "own", reasons=("not_verified",))),
            reviewed(cell(3, "api", reasons=("partly", "silent"))),
            reviewed(cell(3, "own", reasons=("conflict",))),
            reviewed(cell(4, "api", reasons=("silent",))),
            reviewed(cell(4, "own", reasons=("not_verified",)), stale=True),
            reviewed(cell(5, "api", reasons=("conflict",)), "approved"),
            reviewed(cell(5, "own"), "reopened"),
            reviewed(cell(6, "api"), stale=True),
        ],
        count=6,
    )
    assert [one.cell.key for _, one in worst_first(whole)] == [
        ("Sheet!B4", "own"),  # stale, with a reason
        ("Sheet!B6", "api"),  # stale
        ("Sheet!B3", "own"),  # conflict
        ("Sheet!B3", "api"),  # silent
        ("Sheet!B4", "api"),  # silent, later in the file
        ("Sheet!B2", "own"),  # not verified
        ("Sheet!B5", "own"),  # reopened
        ("Sheet!B2", "api"),
        ("Sheet!B5", "api"),  # settled, though a conflict
    ]
    assert all(item.id == one.cell.item_id for item, one in worst_first(whole))


@pytest.mark.parametrize("verdict", [*VERDICTS, None])
def test_only_what_sources_carry_is_accepted_in_bulk(verdict) -> None:
    assert approvable(reviewed(cell(verdict=verdict))) == (verdict in DECIDED)
    assert not approvable(reviewed(cell(verdict=verdict), stale=True))
    assert not approvable(reviewed(cell(verdict=verdict, citations=())))


def test_what_a_person_set_counts_instead_of_the_cell() -> None:
    said = Review(*blank().key, "edited", "Ann", WHEN, verdict="no", statement="Their letter says so.")
    assert approvable(ReviewedCell(blank(), (said,)))
    taken_back = replace(said, verdict=None)
    assert not approvable(ReviewedCell(cell(), (said, taken_back)))


def test_bulk_approval_names_who_and_when_for_every_cell() -> None:
    reviews = approve([reviewed(cell(2)), reviewed(cell(3, "own"))], " Ann ", WHEN, " checked ")
    assert reviews == (
        Review("Sheet!B2", "api", "approved", "Ann", WHEN, comment="checked"),
        Review("Sheet!B3", "own", "approved", "Ann", WHEN, comment="checked"),
    )
    assert approve([], "Ann", WHEN) == ()


REFUSED: dict[str, Callable[[int], ReviewedCell]] = {
    "silent": lambda number: reviewed(blank(number)),
    "not in corpus": lambda number: reviewed(blank(number, verdict="not_in_corpus")),
    "without a verdict": lambda number: reviewed(cell(number, verdict=None)),
    "stale": lambda number: reviewed(cell(number), stale=True),
    "without a source": lambda number: reviewed(cell(number, citations=())),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_one_unfit_cell_keeps_all_from_being_approved_and_is_named(kind: str) -> None:
    unfit = REFUSED[kind](3)
    with pytest.raises(InputError) as refused:
        approve([reviewed(cell(2)), unfit, reviewed(cell(4))], "Ann", WHEN, "all fine")
    assert "Sheet!B3 / api" in str(refused.value)
    assert "Sheet!B2" not in str(refused.value)
    assert "Sheet!B4" not in str(refused.value)


@pytest.mark.parametrize("kind", REFUSED)
def test_an_unfit_cell_is_approved_alone_and_with_a_comment_only(kind: str) -> None:
    unfit = REFUSED[kind](3)
    with pytest.raises(InputError):
        approve([unfit], "Ann", WHEN, "  ")
    assert approve([unfit], "Ann", WHEN, "they wrote to me")[0].comment == "they wrote to me"
    # The same cell twice is still one.
    assert len(approve([unfit, unfit], "Ann", WHEN, "they wrote to me")) == 1


def test_many_unfit_cells_are_named_in_part_and_counted() -> None:
    with pytest.raises(InputError) as refused:
        approve([reviewed(blank(number)) for number in range(2, 40)], "Ann", WHEN, "x")
    assert "38 of 38" in str(refused.value)
    assert "and 28 more" in str(refused.value)


def test_nobody_decides_without_a_name() -> None:
    one = reviewed(cell())
    for act in (
        lambda: approve([one], " ", WHEN),
        lambda: edited(one, "no", None, "", WHEN),
        lambda: commented(one, "", WHEN, "x"),
        lambda: reopened(one, "\t", WHEN),
    ):
        with pytest.raises(InputError, match="who decides"):
            act()


def test_an_edit_is_what_counts_from_then_on() -> None:
    one = reviewed(cell())
    after = ReviewedCell(one.cell, (edited(one, "no", " Not so. ", "Ann", WHEN, "clause 4"),))
    assert (after.verdict, after.statement, after.comments[0].comment) == ("no", "Not so.", "clause 4")
    kept = ReviewedCell(one.cell, (edited(one, None, None, "Ann", WHEN),))
    assert (kept.verdict, kept.statement) == (None, "So it is.")


def test_an_edit_needs_words_a_known_verdict_and_a_reason_where_no_source_carries_it() -> None:
    with pytest.raises(InputError, match="words"):
        edited(reviewed(cell()), "yes", "  ", "Ann", WHEN)
    with pytest.raises(InputError, match="no verdict perhaps"):
        edited(reviewed(cell()), "perhaps", "x", "Ann", WHEN)  # type: ignore[arg-type]
    with pytest.raises(InputError, match="Sheet!B2 / api: no source carries"):
        edited(reviewed(blank()), "yes", "x", "Ann", WHEN)
    assert edited(reviewed(blank()), "yes", "x", "Ann", WHEN, "by letter").verdict == "yes"
    assert edited(reviewed(blank()), "silent", "x", "Ann", WHEN).verdict == "silent"


def test_remarks_and_reopening() -> None:
    one = reviewed(cell(), "approved")
    assert commented(one, "Ann", WHEN, " why? ").comment == "why?"
    with pytest.raises(InputError, match="empty"):
        commented(one, "Ann", WHEN, " ")
    after = ReviewedCell(one.cell, (*one.history, reopened(one, "Ben", WHEN)))
    assert decision(after) == "reopened"
    assert after.approved_by is None


CELLS = st.builds(
    lambda verdict, reasons, states, stale, sourced: (
        lambda number, route: reviewed(
            cell(number, route, verdict, reasons=reasons, **({} if sourced else {"citations": ()})),
            *states,
            stale=stale,
        )
    ),
    st.sampled_from([*VERDICTS, None]),
    st.lists(st.sampled_from(REVIEW_REASONS), max_size=3, unique=True).map(tuple),
    st.lists(st.sampled_from(STATES), max_size=4),
    st.booleans(),
    st.booleans(),
)
FILLED = st.lists(st.none() | CELLS, min_size=8, max_size=8).map(
    lambda made: filled(
        [make(2 + place // 2, ROUTES[place % 2]) for place, make in enumerate(made) if make],
        count=4,
    )
)


@settings(max_examples=80)
@given(FILLED)
def test_every_cell_is_shown_once_and_every_question_is_counted_once(whole: Filled) -> None:
    shown = [one.cell.key for _, one in worst_first(whole)]
    assert sorted(shown) == sorted(whole.cells)
    bands = [band(one) for _, one in worst_first(whole)]
    assert bands == sorted(bands, key=("look", "ready", "done").index)
    counts = tally(whole)
    assert tuple(counts) == ROUTES
    for count in counts.values():
        assert count.questions == 4
        assert count.look + count.ready + count.done + count.missing == 4
        assert count.open + count.approved + count.edited + count.reopened + count.missing == 4
    assert sum(count.stale for count in counts.values()) == sum(one.stale for one in whole.cells.values())
    assert sum(count.look for count in counts.values()) == bands.count("look")


@settings(max_examples=80)
@given(FILLED)
def test_whatever_is_selected_a_bulk_approval_accepts_nothing_unfit(whole: Filled) -> None:
    cells = list(whole.cells.values())
    fit = [one for one in cells if approvable(one)]
    approved = approve(fit, "Ann", WHEN)
    assert [(review.item_id, review.route) for review in approved] == [one.cell.key for one in fit]
    assert all(one.verdict in DECIDED and not one.stale for one in fit)
    if len(cells) > 1 and len(fit) < len(cells):
        with pytest.raises(InputError):
            approve(cells, "Ann", WHEN, "a comment does not help")


def test_words_where_no_yes_or_no_is_asked_may_be_approved_in_bulk() -> None:
    open_question = cell(verdict=None, asks_openly=True, basis="criterion")
    assert approvable(ReviewedCell(open_question))
    assert not approvable(ReviewedCell(replace(open_question, basis="passages")))
    assert not approvable(ReviewedCell(replace(open_question, asks_openly=False)))
