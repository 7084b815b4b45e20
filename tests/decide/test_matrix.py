"""Which cells stand in the matrix, in which order, and how they are marked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import MappingProxyType

from hypothesis import given
from hypothesis import strategies as st

from advisor.briefs.health import Patience
from advisor.decide.matrix import (
    BY_GROUP,
    BY_KNOWN,
    BY_PLACE,
    BY_YES,
    ORDER,
    SHOWS,
    SORTS,
    Matrix,
    Wish,
    by_criterion,
    differ,
    differences_first,
    make_matrix,
    sorted_criterion,
    stale_cells,
)
from advisor.profile import Profile
from advisor.records import DECIDED, Corpus
from tests.decide.made import corpus_of, criterion, decided

CRITERIA = [criterion("train", "data-path"), criterion("ban", "law"), criterion("keep", "data-path")]
ROWS: dict[str, list[str | None]] = {
    "good": ["yes", "yes", "yes"],
    "mixed": ["partly", "no", "not_in_corpus"],
    "blank": ["silent", None, "not_in_corpus"],
    "bad": ["no", "conflict", "no"],
}
CORPUS = corpus_of(CRITERIA, ROWS)


def order(matrix: Matrix) -> list[str]:
    return [row.route.id for row in matrix.rows]


def shown(matrix: Matrix) -> set[tuple[str, str]]:
    return {key for key, mark in matrix.cells.items() if mark.shown}


def test_criteria_of_a_group_stand_together_in_the_order_of_the_corpus() -> None:
    assert make_matrix(CORPUS, Wish(), ()).criteria == ("train", "keep", "ban")


def test_a_cell_that_nobody_assessed_is_unknown_and_stands_there() -> None:
    mark = make_matrix(CORPUS, Wish(), ()).cells["blank", "ban"]
    assert (mark.verdict, mark.unknown, mark.shown) == ("not_in_corpus", True, True)


def test_only_known_hides_unknown_cells_and_drops_what_has_none_left() -> None:
    matrix = make_matrix(CORPUS, Wish(show="known"), ())
    assert order(matrix) == ["bad", "good", "mixed"]
    assert ("mixed", "keep") not in shown(matrix)
    assert ("mixed", "keep") in matrix.cells


def test_only_unknown_is_the_rest() -> None:
    known, unknown = (shown(make_matrix(CORPUS, Wish(show=show), ())) for show in ("known", "unknown"))
    assert known | unknown == {(route, one.id) for route in ROWS for one in CRITERIA}
    assert not known & unknown


def test_only_stale_leaves_the_columns_and_rows_of_stale_cells() -> None:
    matrix = make_matrix(CORPUS, Wish(show="stale"), {("good", "ban")})
    assert shown(matrix) == {("good", "ban")}
    assert matrix.criteria == ("ban",)
    assert order(matrix) == ["good"]


def test_nothing_stale_leaves_nothing() -> None:
    matrix = make_matrix(CORPUS, Wish(show="stale"), ())
    assert (matrix.rows, matrix.criteria) == ((), ())


def test_differing_compares_the_pinned_routes_where_two_are_pinned() -> None:
    corpus = corpus_of(CRITERIA, {"a": ["yes", "no", "yes"], "b": ["yes", "yes", "yes"], "c": ["no", "no", "yes"]})
    assert make_matrix(corpus, Wish(show="differing"), ()).criteria == ("train", "ban")
    assert make_matrix(corpus, Wish(show="differing", pins=("a", "b")), ()).criteria == ("ban",)


def test_groups_choose_rows_and_columns_but_keep_what_is_pinned() -> None:
    corpus = replace(
        CORPUS,
        routes=MappingProxyType({key: replace(one, group=f"g-{key}") for key, one in CORPUS.routes.items()}),
    )
    wish = Wish(frozenset({"g-good"}), frozenset({"law"}), pins=("bad",))
    matrix = make_matrix(corpus, wish, ())
    assert order(matrix) == ["bad", "good"]
    assert matrix.criteria == ("ban",)


def test_rows_sort_by_what_was_asked() -> None:
    assert order(make_matrix(CORPUS, Wish(sort=BY_YES), ())) == ["good", "mixed", "bad", "blank"]
    assert order(make_matrix(CORPUS, Wish(sort=BY_KNOWN), ())) == ["bad", "good", "mixed", "blank"]
    assert order(make_matrix(CORPUS, Wish(sort=by_criterion("ban")), ())) == ["good", "bad", "mixed", "blank"]
    assert order(make_matrix(CORPUS, Wish(sort=BY_GROUP), ())) == sorted(ROWS)


def test_the_criterion_of_a_way_of_sorting_is_found_again() -> None:
    assert sorted_criterion(by_criterion("ban")) == "ban"
    assert all(sorted_criterion(sort) == "" for sort in SORTS)


def test_a_decision_gives_places_marks_must_haves_and_what_fails_them() -> None:
    decision = decided(CORPUS, Profile("buyer", must_haves={"train": "partly"}))
    matrix = make_matrix(CORPUS, Wish(sort=BY_PLACE), (), decision=decision)
    standings = {row.route.id: (row.standing, row.place) for row in matrix.rows}
    assert standings == {
        "good": ("ranked", 1),
        "mixed": ("ranked", 2),
        "blank": ("held", None),
        "bad": ("out", None),
    }
    assert order(matrix) == ["good", "mixed", "blank", "bad"]
    assert matrix.must_haves == {"train"}
    assert {key for key, mark in matrix.cells.items() if mark.fails} == {("blank", "train"), ("bad", "train")}


def test_a_decision_between_some_routes_shows_no_others() -> None:
    decision = decided(CORPUS, Profile("buyer", routes=("good", "bad")))
    assert set(order(make_matrix(CORPUS, Wish(), (), decision=decision))) == {"good", "bad"}


def test_what_rests_on_an_old_source_or_a_replaced_claim_is_stale(real_small_corpus: Corpus) -> None:
    corpus = real_small_corpus
    today = date(2100, 1, 1)
    patience = Patience(vendor=100_000, other=100_000)
    replaced = {
        key for key, cell in corpus.assessments.items() if any(passage.superseded_by for passage in cell.passages)
    }
    assert stale_cells(corpus, today, patience) == replaced
    cited = {key for key, cell in corpus.assessments.items() if cell.passages}
    assert stale_cells(corpus, today, Patience(vendor=0, other=0)) == cited


def test_differences_come_first_then_what_is_alike_then_what_nobody_knows() -> None:
    corpus = corpus_of(
        [*CRITERIA, criterion("exit")], {"a": ["yes", "silent", "no", "yes"], "b": ["yes", "silent", "partly", "no"]}
    )
    assert differences_first("a", "b", corpus, {}) == ("keep", "exit", "train", "ban")
    assert differences_first("a", "b", corpus, {"exit": 0.9})[0] == "exit"
    assert differ("a", "b", "keep", corpus)
    assert not differ("a", "b", "train", corpus)


verdicts = st.one_of(st.none(), st.sampled_from(ORDER))
corpora = st.dictionaries(st.sampled_from("abcdef"), st.tuples(verdicts, verdicts, verdicts).map(list), min_size=1).map(
    lambda rows: corpus_of(CRITERIA, rows)
)
sorts = st.sampled_from([*SORTS, *(by_criterion(one.id) for one in CRITERIA)])


@given(corpora, sorts, st.lists(st.sampled_from("abcdef"), max_size=2, unique=True), st.sampled_from(SHOWS))
def test_pinned_routes_stand_first_and_no_order_loses_a_row(
    corpus: Corpus, sort: str, pins: list[str], show: str
) -> None:
    pins = [pin for pin in pins if pin in corpus.routes]
    wish = Wish(show=show, sort=sort, pins=tuple(pins))  # type: ignore[arg-type]
    matrix = make_matrix(corpus, wish, ())
    assert order(matrix)[: len(pins)] == pins
    assert sorted(order(matrix)) == sorted(order(make_matrix(corpus, replace(wish, sort=BY_GROUP), ())))
    assert set(matrix.cells) >= {(row.route.id, one) for row in matrix.rows for one in matrix.criteria}


@given(corpora, st.sampled_from([one.id for one in CRITERIA]))
def test_sorted_by_a_criterion_no_unknown_stands_above_a_known(corpus: Corpus, name: str) -> None:
    matrix = make_matrix(corpus, Wish(sort=by_criterion(name)), ())
    known = [matrix.cells[row.route.id, name].verdict in DECIDED for row in matrix.rows]
    assert known == sorted(known, reverse=True)
