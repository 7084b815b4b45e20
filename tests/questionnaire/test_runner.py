"""Runs that are stopped, killed, doubled or faulty: nothing is lost, nothing is answered twice."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from advisor.errors import ModelUnavailable, NotFound
from advisor.questionnaire.database import DatabaseFailed
from advisor.questionnaire.records import Cell, Item
from advisor.questionnaire.runner import Runner, run_all
from advisor.questionnaire.runs import Progress
from advisor.questionnaire.store import RunStore
from advisor.settings import PROJECT_ROOT
from tests.questionnaire.made import ROUTES, blank, questionnaire

WAIT = 30  # seconds after which a test is given up


@pytest.fixture
def store(home: Path) -> Iterator[RunStore]:
    with RunStore(home, patience=0.5) as opened:
        yield opened


@pytest.fixture
def run(store: RunStore) -> str:
    return added(store, 12)


def added(store: RunStore, count: int) -> str:
    return store.add(questionnaire(count), b"file", ROUTES, "en", "c" * 64)


def cells_of(item: Item) -> list[Cell]:
    return [blank(item.place.row, route, statement=f"{item.id} for {route}") for route in ROUTES]


@dataclass
class Answers:
    """Answers every question and remembers which; may wait for leave, or fail at some."""

    faults: dict[int, Exception] = field(default_factory=dict)
    asked: list[int] = field(default_factory=list)
    leave: threading.Semaphore | None = None

    def __call__(self, item: Item) -> Sequence[Cell]:
        self.asked.append(item.place.row)
        if self.leave is not None:
            assert self.leave.acquire(timeout=WAIT)
        if fault := self.faults.get(item.place.row):
            raise fault
        return cells_of(item)


def until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + WAIT
    while not condition():
        assert time.monotonic() < end, "gave up waiting"
        time.sleep(0.01)


def is_complete(store: RunStore, run: str, count: int) -> bool:
    expected = {cell.key: cell for item in questionnaire(count).questions for cell in cells_of(item)}
    return store.cells(run) == expected


# -- in the foreground ------------------------------------------------------------------------------------------------
def test_every_question_is_answered_once_in_the_order_of_the_file(store: RunStore, run: str) -> None:
    answers, told = Answers(), list[Progress]()
    end = run_all(run, answers, store, told.append)
    assert end == Progress(24, 24, "finished")
    assert answers.asked == list(range(2, 14))
    assert is_complete(store, run, 12)
    assert [progress.done for progress in told] == [*range(0, 24, 2), 24]
    assert {progress.state for progress in told[:-1]} == {"running"}
    assert told[-1] == end
    assert store.run(run).state == "finished"
    assert run_all(run, answers, store) == end
    assert len(answers.asked) == 12


def test_the_pace_tells_how_long_it_takes(store: RunStore, run: str) -> None:
    times = iter(range(0, 1000, 10))
    runner, answers = Runner(clock=lambda: float(next(times))), Answers(leave=threading.Semaphore(0))
    runner.start(run, answers, store)
    assert answers.leave is not None
    left: list[float | None] = []
    for _ in range(3):
        until(lambda: len(answers.asked) == len(left) + 1)
        left.append(runner.progress(run).seconds_left)
        answers.leave.release()
    until(lambda: len(answers.asked) == 4)
    left.append(runner.progress(run).seconds_left)
    runner.stop(run)
    answers.leave.release()
    assert runner.wait(run, WAIT)
    # Ten seconds a question; known after the second of twelve.
    assert left == [None, None, 100.0, 90.0]
    assert runner.progress(run).seconds_left is None


def test_an_interruption_loses_nothing_and_the_next_call_goes_on(store: RunStore, run: str) -> None:
    def interrupted(item: Item) -> Sequence[Cell]:
        if item.place.row == 6:
            raise KeyboardInterrupt
        return cells_of(item)

    with pytest.raises(KeyboardInterrupt):
        run_all(run, interrupted, store)
    assert (store.run(run).cells_done, store.run(run).state) == (8, "stopped")
    answers, states = Answers(), set[str]()
    run_all(run, answers, store, lambda progress: states.add(progress.state))
    assert answers.asked == list(range(6, 14))
    assert "waiting" not in states  # the run was let go at once
    assert is_complete(store, run, 12)


def test_a_question_that_fails_is_told_of_and_tried_again_later(store: RunStore, run: str) -> None:
    answers = Answers({4: ValueError("odd"), 7: ModelUnavailable("the model is missing", remedy="Fetch it.")})
    end = run_all(run, answers, store)
    assert (end.done, end.total, end.state) == (20, 24, "failed")
    assert end.error == "2 question(s) could not be answered; the first is Sheet!B4: ValueError: odd"
    assert (store.run(run).state, store.run(run).error) == ("failed", end.error)
    again = Answers()
    assert run_all(run, again, store).state == "finished"
    assert again.asked == [4, 7]
    assert store.run(run).error == ""
    assert is_complete(store, run, 12)


def test_an_answer_that_leaves_a_route_out_is_a_failure_and_strangers_are_not_stored(store: RunStore, run: str) -> None:
    def answer(item: Item) -> Sequence[Cell]:
        cells = cells_of(item)
        if item.place.row == 5:
            return [cells[0], blank(5, "stranger"), blank(99)]
        return cells

    end = run_all(run, answer, store)
    assert (end.done, end.state) == (23, "failed")
    assert "Sheet!B5: there is no answer for own" in end.error
    assert len(store.done(run)) == 23
    again = Answers()
    run_all(run, again, store)
    assert again.asked == [5]


def test_an_answer_that_cannot_be_stored_does_not_end_the_run(store: RunStore, run: str) -> None:
    def answer(item: Item) -> Sequence[Cell]:
        if item.place.row == 3:
            return [blank(3, route, statement="\ud83d") for route in ROUTES]
        return cells_of(item)

    end = run_all(run, answer, store)
    assert (end.done, end.state) == (22, "failed")
    assert "half of a character" in end.error


def test_an_unknown_run_is_not_found(store: RunStore) -> None:
    with pytest.raises(NotFound):
        run_all("x", Answers(), store)
    with pytest.raises(NotFound):
        Runner().start("x", Answers(), store)
    with pytest.raises(NotFound):
        Runner().progress("x")
    with pytest.raises(NotFound):
        Runner().progress("x", store)
    assert Runner().wait("x")


# -- in the background ------------------------------------------------------------------------------------------------
def test_it_runs_beside_us_and_stops_after_the_question_it_is_at(store: RunStore, run: str) -> None:
    runner, answers = Runner(), Answers(leave=threading.Semaphore(2))
    assert runner.start(run, answers, store)
    until(lambda: len(answers.asked) == 3)
    assert runner.progress(run).state == "running"
    assert runner.progress(run, store).done == 4
    runner.stop(run)
    assert answers.leave is not None
    answers.leave.release()
    assert runner.wait(run, WAIT)
    assert runner.progress(run) == Progress(6, 24, "stopped")
    assert runner.progress(run, store) == Runner().progress(run, store) == Progress(6, 24, "stopped")
    rest = Answers()
    assert runner.start(run, rest, store)
    assert runner.wait(run, WAIT)
    assert runner.progress(run) == Progress(24, 24, "finished")
    assert answers.asked + rest.asked == list(range(2, 14))
    assert is_complete(store, run, 12)


def test_starting_twice_runs_once(store: RunStore, run: str) -> None:
    runner, answers = Runner(), Answers(leave=threading.Semaphore(0))
    assert runner.start(run, answers, store)
    assert not runner.start(run, answers, store)
    assert answers.leave is not None
    answers.leave.release(100)
    assert runner.wait(run, WAIT)
    assert answers.asked == list(range(2, 14))


def test_starting_again_while_it_is_stopping_goes_on(store: RunStore, run: str) -> None:
    runner, answers = Runner(), Answers(leave=threading.Semaphore(0))
    runner.start(run, answers, store)
    until(lambda: len(answers.asked) == 1)
    runner.stop(run)
    assert runner.start(run, answers, store)
    assert answers.leave is not None
    answers.leave.release(100)
    assert runner.wait(run, WAIT)
    assert runner.progress(run).state == "finished"
    assert answers.asked == list(range(2, 14))


def test_two_runs_go_on_at_the_same_time(store: RunStore, run: str) -> None:
    other = added(store, 5)
    runner, first, second = Runner(), Answers(leave=threading.Semaphore(0)), Answers()
    runner.start(run, first, store)
    runner.start(other, second, store)
    assert runner.wait(other, WAIT)
    assert runner.progress(other).state == "finished"
    assert runner.progress(run).state in ("waiting", "running")
    assert first.leave is not None
    first.leave.release(100)
    assert runner.wait(run, WAIT)
    assert is_complete(store, run, 12)
    assert is_complete(store, other, 5)


def test_a_run_that_is_deleted_under_its_thread_ends(store: RunStore, run: str) -> None:
    runner, answers = Runner(), Answers(leave=threading.Semaphore(0))
    runner.start(run, answers, store)
    until(lambda: len(answers.asked) == 1)
    store.delete(run)
    assert answers.leave is not None
    answers.leave.release(100)
    assert runner.wait(run, WAIT)
    assert runner.progress(run).state == "failed"
    assert "there is no run" in runner.progress(run).error
    assert store.runs() == ()


def test_a_database_that_fails_ends_the_run_and_says_so(store: RunStore, run: str, monkeypatch) -> None:
    # Stands for a full disk, which a test cannot have.
    def full(*_: object) -> None:
        raise DatabaseFailed("no room")

    runner, answers = Runner(), Answers()
    with monkeypatch.context() as patch:
        patch.setattr(store, "save_cells", full)
        runner.start(run, answers, store)
        assert runner.wait(run, WAIT)
    assert answers.asked == [2]
    assert (runner.progress(run).state, runner.progress(run).error) == ("failed", "no room")
    assert runner.progress(run, store) == runner.progress(run)


# -- several processes ------------------------------------------------------------------------------------------------
def test_whoever_comes_second_waits_and_finds_it_done(home: Path, store: RunStore, run: str) -> None:
    answers, late = Answers(leave=threading.Semaphore(1)), Answers()
    first, second = Runner(), Runner()  # as if in two processes: they share nothing but the file
    with RunStore(home, patience=0.5) as other:
        first.start(run, answers, store)
        until(lambda: len(answers.asked) == 2)
        second.start(run, late, other)
        until(lambda: second.progress(run) == Progress(2, 24, "waiting"))
        # Longer than the patience: the signs of life must hold it.
        time.sleep(0.8)
        assert answers.leave is not None
        answers.leave.release(100)
        assert first.wait(run, WAIT)
        assert second.wait(run, WAIT)
        assert second.progress(run) == Progress(24, 24, "finished")
    assert late.asked == []
    assert answers.asked == list(range(2, 14))


def test_who_waits_can_be_stopped(store: RunStore, run: str) -> None:
    assert store.claim(run, "another process")
    store.patience = 1000
    runner = Runner()
    runner.start(run, Answers(), store)
    until(lambda: runner.progress(run).state == "waiting")
    runner.stop(run)
    assert runner.wait(run, WAIT)
    assert runner.progress(run).state == "stopped"


def test_who_was_taken_for_dead_stops_answering_and_goes_on_when_the_other_is_done(home: Path, run: str) -> None:
    """A machine that slept: its run was taken over meanwhile."""
    answers, runner = Answers(leave=threading.Semaphore(0)), Runner()
    assert answers.leave is not None
    with RunStore(home, patience=0.5) as mine, RunStore(home, patience=-1) as thief:
        runner.start(run, answers, mine)
        until(lambda: len(answers.asked) == 1)
        assert thief.claim(run, "thief")
        time.sleep(0.3)  # three signs of life
        answers.leave.release(1)
        until(lambda: runner.progress(run).state == "waiting")
        assert answers.asked == [2]
        answers.leave.release(100)
        thief.release(run, "thief")
        assert runner.wait(run, WAIT)
        assert runner.progress(run).state == "finished"
        assert answers.asked == list(range(2, 14))
        assert is_complete(mine, run, 12)


CHILD = """
import sys, time
from pathlib import Path
from advisor.questionnaire.runner import run_all
from advisor.questionnaire.store import RunStore
from tests.questionnaire.test_runner import cells_of

home, run, log, pause, patience = sys.argv[1:]

def answer(item):
    with open(log, "a", encoding="utf-8") as stream:
        stream.write(item.id + "\\n")
    time.sleep(float(pause))
    return cells_of(item)

with RunStore(Path(home), patience=float(patience)) as store:
    print(run_all(run, answer, store).state)
"""


def child(home: Path, run: str, log: Path, pause: float, patience: float) -> subprocess.Popen[str]:
    arguments = [sys.executable, "-c", CHILD, str(home), run, str(log), str(pause), str(patience)]
    return subprocess.Popen(arguments, cwd=PROJECT_ROOT, stdout=subprocess.PIPE, text=True)


def logged(log: Path) -> list[str]:
    return log.read_text(encoding="utf-8").split() if log.exists() else []


def test_a_process_that_is_killed_loses_nothing_and_doubles_nothing(
    home: Path, store: RunStore, tmp_path: Path
) -> None:
    count = 150
    run, log = added(store, count), tmp_path / "log"
    with child(home, run, log, 0.005, 0.5) as process:
        try:
            until(lambda: store.run(run).cells_done >= 20)
        finally:
            process.kill()  # SIGKILL
        process.wait(WAIT)
    done = store.done(run)
    at_kill = logged(log)
    assert 20 <= len(done) < 2 * count
    # Whole questions only, all that were answered but the one it was at.
    assert {item for item, _ in done} in ({*at_kill}, {*at_kill[:-1]})
    assert len(done) == 2 * len({item for item, _ in done})
    answers = Answers()
    assert run_all(run, answers, store) == Progress(2 * count, 2 * count, "finished")
    asked = {f"Sheet!B{row}" for row in answers.asked}
    assert len(answers.asked) == len(asked)
    assert asked == {item.id for item in questionnaire(count).questions} - {item for item, _ in done}
    assert is_complete(store, run, count)


def test_two_processes_that_start_the_same_run_answer_each_question_once(home: Path, tmp_path: Path) -> None:
    with RunStore(home) as store:
        run, log = added(store, 30), tmp_path / "log"
        with child(home, run, log, 0.02, 10) as first, child(home, run, log, 0.02, 10) as second:
            assert first.communicate(timeout=WAIT)[0].strip() == "finished"
            assert second.communicate(timeout=WAIT)[0].strip() == "finished"
        assert logged(log) == [item.id for item in questionnaire(30).questions]
        assert is_complete(store, run, 30)
