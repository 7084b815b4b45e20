"""Runs, cells and reviews in a real SQLite database: what is stored stays, together, as it was."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from advisor.errors import InputError, NotFound
from advisor.questionnaire.database import VERSION, DatabaseFailed
from advisor.questionnaire.records import Place, Review
from advisor.questionnaire.review import band, decision
from advisor.questionnaire.store import NAME, PROGRAM, RunStore
from tests.questionnaire.made import ROUTES, WHEN, blank, cell, cited, corpus, passage, questionnaire

FILE = b"PK\x03\x04 not really a workbook \0\xff"


class Clock:
    """Seconds that a test moves by hand."""

    def __init__(self) -> None:
        self.time = 1_000.0

    def __call__(self) -> float:
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(home: Path, clock: Clock) -> Iterator[RunStore]:
    with RunStore(home, now=lambda: WHEN, clock=clock) as opened:
        yield opened


@pytest.fixture
def run(store: RunStore) -> str:
    return store.add(questionnaire(), FILE, ROUTES, "en", "c" * 64)


def review(state: str = "approved", number: int = 2, route: str = "api", **more: object) -> Review:
    return Review(f"Sheet!B{number}", route, state, "Ann", WHEN, **more)  # type: ignore[arg-type]


# -- runs -------------------------------------------------------------------------------------------------------------
def test_what_was_handed_in_comes_back(store: RunStore, run: str) -> None:
    assert store.questionnaire(run) == questionnaire()
    assert store.original(run) == FILE
    record = store.run(run)
    assert (record.name, record.created, record.language, record.routes) == ("list.xlsx", WHEN, "en", ROUTES)
    assert (record.questions, record.cells_done, record.cells_total) == (3, 0, 6)
    assert (record.state, record.error, record.corpus_sha256) == ("waiting", "", "c" * 64)


def test_it_is_all_there_after_closing(home: Path, store: RunStore, run: str) -> None:
    store.save_cells(run, [cell()])
    store.add_reviews(run, [review()])
    store.close()
    with RunStore(home) as again:
        assert again.cells(run) == {cell().key: cell()}
        assert again.reviews(run) == {cell().key: (review(),)}
        assert again.original(run) == FILE


def test_handing_in_the_same_again_gives_the_same_run(store: RunStore, run: str) -> None:
    assert store.add(questionnaire(), FILE, [*ROUTES, ROUTES[0]], "en", "c" * 64) == run
    others = [
        store.add(questionnaire(4), FILE, ROUTES, "en", "c" * 64),
        store.add(questionnaire(), FILE, ROUTES[::-1], "en", "c" * 64),
        store.add(questionnaire(), FILE, ROUTES[:1], "en", "c" * 64),
        store.add(questionnaire(), FILE, ROUTES, "ru", "c" * 64),
        store.add(questionnaire(), FILE, ROUTES, "en", "d" * 64),
    ]
    assert len({run, *others}) == 6
    assert [summary.id for summary in store.runs()] == [*others[::-1], run]


def test_columns_that_were_mapped_anew_take_effect_and_keep_the_cells(store: RunStore, run: str) -> None:
    store.save_cells(run, [cell()])
    items = tuple(replace(item, answer=Place("Sheet", item.place.row, "D")) for item in questionnaire().items)
    mapped = replace(questionnaire(), items=items, name="renamed.xlsx")
    assert store.add(mapped, FILE, ROUTES, "en", "c" * 64) == run
    assert store.questionnaire(run) == mapped
    assert store.run(run).name == "renamed.xlsx"
    assert store.done(run) == {cell().key}


def test_what_cannot_be_answered_is_refused(store: RunStore) -> None:
    asked = questionnaire()
    nothing = replace(asked, items=asked.items[:1])
    doubled = replace(asked, items=(*asked.items, asked.items[-1]))
    for given, routes, language, message in [
        (asked, (), "en", "no route"),
        (asked, ROUTES, "fr", "no language fr"),
        (nothing, ROUTES, "en", "list.xlsx: nothing is asked"),
        (doubled, ROUTES, "en", "two items have the id Sheet!B4"),
        (replace(asked, name="\ud83d"), ROUTES, "en", "half of a character"),
    ]:
        with pytest.raises(InputError, match=message):
            store.add(given, FILE, routes, language, "c")
    assert store.runs() == ()


def test_a_deleted_run_leaves_nothing_behind(home: Path, store: RunStore, run: str) -> None:
    other = store.add(questionnaire(4), FILE, ROUTES, "en", "c" * 64)
    for each in (run, other):
        store.save_cells(each, [cell()])
        store.add_reviews(each, [review()])
    store.delete(run)
    assert [summary.id for summary in store.runs()] == [other]
    assert store.cells(other) == {cell().key: cell()}
    with closing(sqlite3.connect(home / NAME)) as raw:
        for table in ("cells", "passages", "reviews"):
            assert raw.execute(f"SELECT DISTINCT run_id FROM {table}").fetchall() == [(other,)]  # noqa: S608


def test_an_unknown_run_is_not_found_whatever_is_asked_of_it(store: RunStore) -> None:
    for act in (
        lambda: store.run("x"),
        lambda: store.delete("x"),
        lambda: store.questionnaire("x"),
        lambda: store.original("x"),
        lambda: store.save_cells("x", [cell()]),
        lambda: store.done("x"),
        lambda: store.cells("x"),
        lambda: store.add_reviews("x", [review()]),
        lambda: store.reviews("x"),
        lambda: store.filled("x", corpus()),
        lambda: store.claim("x", "me"),
    ):
        with pytest.raises(NotFound, match="no run x"):
            act()


# -- cells ------------------------------------------------------------------------------------------------------------
def test_cells_are_stored_once_and_the_later_replaces_the_earlier(store: RunStore, run: str) -> None:
    store.save_cells(run, [cell(2, "api"), cell(2, "own")])
    store.save_cells(run, [cell(2, "api", "no"), cell(3, "api")])
    assert store.cells(run) == {one.key: one for one in (cell(2, "own"), cell(2, "api", "no"), cell(3, "api"))}
    assert store.done(run) == frozenset(store.cells(run))
    assert store.run(run).cells_done == 3
    store.save_cells(run, [])
    assert store.run(run).cells_done == 3


def test_the_revision_grows_with_whatever_a_reader_may_have_kept(store: RunStore, run: str) -> None:
    seen = [store.run(run).revision]
    for change in (
        lambda: store.save_cells(run, [cell(2)]),
        lambda: store.save_cells(run, [cell(2, verdict="no")]),
        lambda: store.add(questionnaire(), FILE, ROUTES, "en", "c" * 64),
    ):
        change()
        seen.append(store.run(run).revision)
    assert seen == sorted(set(seen))
    store.claim(run, "me")
    store.filled(run, corpus())
    assert store.run(run).revision == seen[-1]


def test_a_cell_keeps_its_passages_though_the_corpus_forgets_them(store: RunStore, run: str) -> None:
    store.save_cells(run, [cell(2, citations=cited(passage(), passage("terms#x", "Other words.")))])
    store.save_cells(run, [cell(3, citations=cited(replace(passage(), text="The clause as it reads later.")))])
    filled = store.filled(run, corpus())
    texts = [[citation.passage.text for citation in one.cell.citations] for one in filled.cells.values()]
    assert texts == [[passage().text, "Other words."], ["The clause as it reads later."]]
    assert filled.cells["Sheet!B2", "api"].cell.citations[0].quote == passage().text[:20]


def test_cells_of_a_question_are_stored_together_or_not_at_all(home: Path, store: RunStore, run: str) -> None:
    store.save_cells(run, [cell(2)])
    with closing(sqlite3.connect(home / NAME)) as raw, raw:
        raw.execute(
            "CREATE TRIGGER full BEFORE INSERT ON cells WHEN NEW.route = 'own' "
            "BEGIN SELECT RAISE(ABORT, 'no room'); END"
        )
    with pytest.raises(DatabaseFailed, match="no room"):
        store.save_cells(run, [cell(2, "api", "no"), cell(2, "own")])
    assert store.cells(run) == {cell(2).key: cell(2)}


# -- reviews ----------------------------------------------------------------------------------------------------------
def test_reviews_are_only_ever_added(store: RunStore, run: str) -> None:
    store.save_cells(run, [cell(2), cell(3)])
    first, second = review("commented", comment="?"), review("edited", verdict="no", statement="Нет. 不")
    store.add_reviews(run, [first, review(number=3)])
    store.add_reviews(run, [second])
    assert store.reviews(run) == {cell(2).key: (first, second), cell(3).key: (review(number=3),)}


def test_reviews_of_a_cell_that_is_not_there_are_refused_all_together(store: RunStore, run: str) -> None:
    store.save_cells(run, [cell(2)])
    with pytest.raises(NotFound, match="no answer to Sheet!B3 for api"):
        store.add_reviews(run, [review(), review(number=3)])
    assert store.reviews(run) == {}


def test_another_answer_under_an_approval_is_reopened(store: RunStore, run: str) -> None:
    store.save_cells(run, [cell(2), cell(3), blank(4)])
    store.add_reviews(run, [review(), review(number=3), review("commented", number=4, comment="?")])
    store.save_cells(run, [cell(2)])  # the same again
    store.save_cells(run, [cell(3, verdict="no")])
    store.save_cells(run, [cell(4)])  # nobody had decided
    filled = store.filled(run, corpus(passage()))
    assert {one.cell.item_id: decision(one) for one in filled.cells.values()} == {
        "Sheet!B2": "approved",
        "Sheet!B3": "reopened",
        "Sheet!B4": "open",
    }
    changed = filled.cells["Sheet!B3", "api"]
    assert (changed.history[-1].who, changed.history[-1].when, band(changed)) == (PROGRAM, WHEN, "look")
    assert changed.approved_by is None


# -- filled -----------------------------------------------------------------------------------------------------------
def test_filled_holds_all_that_is_known_and_marks_what_is_stale(store: RunStore, run: str) -> None:
    changed = passage("terms#x", "The old words, long enough.")
    store.save_cells(run, [cell(2), cell(2, "own", citations=cited(changed)), blank(3)])
    store.add_reviews(run, [review()])
    now = corpus(passage(), replace(changed, text="The new words."), routes=["api"])
    filled = store.filled(run, now)
    assert (filled.run_id, filled.questionnaire, filled.created) == (run, questionnaire(), WHEN)
    assert (filled.language, filled.corpus_sha256, filled.complete) == ("en", "c" * 64, False)
    assert {key: one.stale for key, one in filled.cells.items()} == {
        ("Sheet!B2", "api"): False,
        ("Sheet!B2", "own"): True,
        ("Sheet!B3", "api"): False,
    }
    approved = filled.cells["Sheet!B2", "api"].approved_by
    assert approved is not None
    assert approved.who == "Ann"
    # The corpus no longer has the second route.
    assert [route.id for route in filled.routes] == list(ROUTES)
    assert filled.routes[0] is now.routes["api"]
    assert filled.routes[1].name["zh"] == "own"


# -- who is at a run --------------------------------------------------------------------------------------------------
def test_a_run_has_one_owner_who_must_give_signs_of_life(store: RunStore, run: str, clock: Clock) -> None:
    assert store.claim(run, "first")
    assert store.claim(run, "first")
    assert not store.claim(run, "second")
    clock.time += 9
    assert store.run(run).state == "running"
    assert store.beat(run, "first")
    clock.time += 9
    assert not store.claim(run, "second")
    clock.time += 2
    assert store.run(run).state == "stopped"
    assert store.claim(run, "second")
    assert not store.beat(run, "first")
    store.release(run, "first")
    assert store.run(run).state == "running"
    store.release(run, "second", "3 failed")
    assert (store.run(run).state, store.run(run).error) == ("failed", "3 failed")
    assert store.claim(run, "third")
    assert store.run(run).error == ""


def test_a_clock_that_was_set_back_blocks_no_run(store: RunStore, run: str, clock: Clock) -> None:
    store.claim(run, "first")
    clock.time -= 5_000
    assert store.claim(run, "second")


def test_a_run_with_all_cells_is_finished(store: RunStore, run: str) -> None:
    store.save_cells(run, [cell(number, route) for number in (2, 3, 4) for route in ROUTES])
    assert store.run(run).state == "finished"
    assert store.runs()[0].state == "finished"
    assert store.filled(run, corpus(passage())).complete


# -- several at once --------------------------------------------------------------------------------------------------
def test_threads_and_stores_on_one_file_lose_nothing(home: Path, store: RunStore) -> None:
    run = store.add(questionnaire(40), FILE, ROUTES, "en", "c" * 64)
    faults: list[BaseException] = []

    def work(mine: RunStore, first: int) -> None:
        try:
            for number in range(2 + first, 42, 4):
                mine.save_cells(run, [cell(number, route) for route in ROUTES])
                mine.add_reviews(run, [review(number=number)])
                mine.filled(run, corpus(passage()))
        except BaseException as error:
            faults.append(error)

    with RunStore(home) as other:
        threads = [threading.Thread(target=work, args=((store, other)[n % 2], n)) for n in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert faults == []
        assert len(other.cells(run)) == 80
        assert len(store.reviews(run)) == 40


def test_the_same_handed_in_by_several_at_once_is_one_run(home: Path) -> None:
    found: list[str] = []

    def hand_in() -> None:
        # Opening makes the tables: that is done by several at once too.
        with RunStore(home) as mine:
            found.append(mine.add(questionnaire(), FILE, ROUTES, "en", "c" * 64))

    threads = [threading.Thread(target=hand_in) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 6
    assert len(set(found)) == 1


# -- what may be wrong with the file ----------------------------------------------------------------------------------
def filled_file(home: Path) -> tuple[Path, str]:
    with RunStore(home) as store:
        run = store.add(questionnaire(60), FILE * 2000, ROUTES, "en", "c" * 64)
        for number in range(2, 62):
            store.save_cells(run, [cell(number, route) for route in ROUTES])
    return home / NAME, run


def read_all(home: Path, run: str) -> None:
    with RunStore(home) as store:
        store.runs()
        store.filled(run, corpus(passage()))
        store.original(run)


@pytest.mark.parametrize("damage", ["text", "cut", "zeroes in the middle", "no header"])
def test_a_damaged_file_is_named_with_a_remedy(home: Path, damage: str) -> None:
    path, run = filled_file(home)
    read_all(home, run)
    data = path.read_bytes()
    assert len(data) > 50_000
    half = len(data) // 2
    path.write_bytes(
        {
            "text": b"this is no database\n" * 500,
            "cut": data[:half],
            "zeroes in the middle": data[:9_000] + bytes(len(data) - 18_000) + data[-9_000:],
            "no header": b"\xff" * 100 + data[100:],
        }[damage]
    )
    with pytest.raises(DatabaseFailed) as refused:
        read_all(home, run)
    assert str(path) in str(refused.value)
    assert "damaged" in str(refused.value)
    assert "move it away" in refused.value.remedy


@pytest.mark.parametrize(
    ("table", "column"),
    [("cells", "data"), ("passages", "data"), ("runs", "data"), ("runs", "original"), ("reviews", "data")],
)
def test_a_record_that_was_changed_behind_our_back_is_no_answer(home: Path, table: str, column: str) -> None:
    path, run = filled_file(home)
    with RunStore(home) as store:
        store.add_reviews(run, [review()])
    with closing(sqlite3.connect(path)) as raw, raw:
        before, rowid = raw.execute(f"SELECT {column}, rowid FROM {table}").fetchone()  # noqa: S608
        changed = before[:-3] + (b"?" if isinstance(before, bytes) else "?") + before[-2:]
        raw.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (changed, rowid))  # noqa: S608
    with pytest.raises(DatabaseFailed, match="not what was stored"):
        read_all(home, run)


def test_a_later_version_is_left_alone(home: Path) -> None:
    path, _ = filled_file(home)
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("UPDATE store_version SET version = ?", (VERSION + 1,))
        raw.execute("ALTER TABLE cells RENAME TO answers")
    with pytest.raises(InputError, match=f"version {VERSION + 1}, this program knows version {VERSION}"):
        RunStore(home)
    with closing(sqlite3.connect(path)) as raw:
        names = {name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert "answers" in names
    assert "cells" not in names


def test_a_place_that_cannot_hold_a_database_is_named(home: Path) -> None:
    (home / NAME).mkdir(parents=True)
    with pytest.raises(DatabaseFailed, match=NAME):
        RunStore(home)
    (home / "file").write_text("x")
    with pytest.raises(InputError, match="the folder cannot be made"):
        RunStore(home / "file" / "below")


def test_another_database_is_reached_by_its_address(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/elsewhere.db"
    with RunStore.at(url) as store:
        run = store.add(questionnaire(), FILE, ROUTES, "en", "c" * 64)
    with RunStore.at(url) as store:
        assert store.original(run) == FILE
    with pytest.raises(InputError, match="address of the database") as refused:
        RunStore.at("nosuch://ann:secret@host/name")
    assert "secret" not in str(refused.value)


def test_names_with_signs_of_addresses_are_plain_file_names(tmp_path: Path) -> None:
    home = tmp_path / "a b?mode=ro&x#y%20z"
    with RunStore(home) as store:
        store.add(questionnaire(), FILE, ROUTES, "en", "c" * 64)
    assert (home / NAME).is_file()
