"""Answers a run question by question: in the background or in the foreground, to be stopped and taken up at any point.

After each question its cells are stored, in one transaction; a run is always taken up at the questions that lack some.
Only one thread of one process is at a run: the others wait until it is done or gives no sign of life.
"""

from __future__ import annotations

import secrets
import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from threading import Event, Lock, Thread

from advisor.errors import AdvisorError, InputError, NotFound
from advisor.questionnaire.database import DatabaseFailed
from advisor.questionnaire.records import Cell, Item
from advisor.questionnaire.runs import Progress, RunRecord
from advisor.questionnaire.store import Key, RunStore

#: Answers one question: its cells for the run's routes.
AnswerItem = Callable[[Item], Sequence[Cell]]
Report = Callable[[Progress], None]

#: Seconds between two looks at whether another process is done.
_PAUSE = 0.25
#: Questions that the pace is taken from.
_PACE = 30


class Runner:
    """The runs that this process answers in the background; one for the process.

    Args:
        clock: seconds, for the pace.
    """

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._jobs: dict[str, _Job] = {}
        self._lock = Lock()

    def start(self, run_id: str, answer: AnswerItem, store: RunStore) -> bool:
        """Answer what a run lacks, in a thread of its own; False where one is at it already.

        Raises:
            NotFound: there is no such run.
        """
        first = _progress_of(store.run(run_id))
        with self._lock:
            known = self._jobs.get(run_id)
            # One that is asked to stop ends after its question; the new one waits for it.
            if known is not None and known.thread.is_alive() and not known.stopping.is_set():
                return False
            stopping = Event()
            work = _Work(run_id, answer, store, self._clock, stopping)
            job = _Job(stopping, Thread(target=work.in_thread, name=f"run {run_id}", daemon=True), first)
            work.report = job.show
            job.show(replace(first, state="waiting", error=""))
            self._jobs[run_id] = job
            job.thread.start()
        return True

    def stop(self, run_id: str) -> None:
        """Stop a run of this process after the question that it is at; start it again to go on."""
        with self._lock:
            job = self._jobs.get(run_id)
        if job is not None:
            job.stopping.set()

    def wait(self, run_id: str, seconds: float | None = None) -> bool:
        """Wait until the thread of a run has ended; False where it had not after so many seconds."""
        with self._lock:
            job = self._jobs.get(run_id)
        if job is None:
            return True
        job.thread.join(seconds)
        return not job.thread.is_alive()

    def progress(self, run_id: str, store: RunStore | None = None) -> Progress:
        """How far a run is.

        Args:
            run_id: the run.
            store: tells of runs that this process is not at.

        Raises:
            NotFound: there is no such run, or nobody can tell of it.
        """
        with self._lock:
            job = self._jobs.get(run_id)
        if job is not None and (store is None or job.thread.is_alive()):
            return job.progress
        if store is None:
            raise NotFound(f"this process has not started a run {run_id}", remedy="Start it.")
        return _progress_of(store.run(run_id))


def run_all(run_id: str, answer: AnswerItem, store: RunStore, report: Report | None = None) -> Progress:
    """Answer what a run lacks, here and now; an interruption loses nothing, and calling again goes on.

    Args:
        run_id: the run.
        answer: answers one question.
        store: where its cells go.
        report: is told of each step.

    Returns:
        how it ended: `finished`, or `failed` where questions could not be answered.

    Raises:
        NotFound: there is no such run.
        InputError: the database fails.
    """
    work = _Work(run_id, answer, store, time.monotonic, Event())
    if report is not None:
        work.report = report
    return work.to_the_end()


@dataclass(slots=True)
class _Job:
    stopping: Event
    thread: Thread
    progress: Progress

    def show(self, progress: Progress) -> None:
        self.progress = progress


@dataclass(slots=True)
class _Work:
    run_id: str
    answer: AnswerItem
    store: RunStore
    clock: Callable[[], float]
    stopping: Event
    report: Report = lambda _: None
    latest: Progress = field(default_factory=lambda: Progress(0, 0, "waiting"))
    pace: deque[tuple[float, int]] = field(default_factory=lambda: deque(maxlen=_PACE))

    def in_thread(self) -> None:
        """As `to_the_end`; what goes wrong is told as progress, since nobody catches errors of a thread."""
        try:
            self.to_the_end()
        except Exception as error:
            self.report(replace(self.latest, state="failed", error=_said(error), seconds_left=None))

    def to_the_end(self) -> Progress:
        """Answer until all is done, somebody stops it, or there is nothing left but failures."""
        claim = _Claim(self.store, self.run_id)
        while True:
            while not claim.taken():
                now = _progress_of(self.store.run(self.run_id))
                if now.state == "finished":
                    return self._shown(now)
                self._shown(replace(now, state="waiting"))
                if self.stopping.wait(_PAUSE):
                    return self._shown(replace(now, state="stopped"))
            with claim:
                end = self._answered(claim)
            if end is not None:
                return self._shown(end)

    def _answered(self, claim: _Claim) -> Progress | None:
        """Answer what is missing; None where the run was taken over by another process."""
        run = self.store.run(self.run_id)
        done = set(self.store.done(self.run_id))
        failures: list[str] = []
        now = Progress(len(done), run.cells_total, "running")
        self.pace.clear()
        for item in self.store.questionnaire(self.run_id).questions:
            if all((item.id, route) in done for route in run.routes):
                continue
            if claim.lost.is_set():
                return None
            if self.stopping.is_set():
                return replace(now, state="stopped", error=_summary(failures), seconds_left=None)
            self._shown(now)
            saved, fault = self._saved(item, run)
            done |= saved
            if fault:
                failures.append(f"{item.id}: {fault}")
            self.pace.append((self.clock(), len(done)))
            now = Progress(len(done), run.cells_total, "running", _summary(failures), self._left(run.cells_total))
        claim.error = _summary(failures)
        return replace(now, state="failed" if failures else "finished", seconds_left=None)

    def _saved(self, item: Item, run: RunRecord) -> tuple[set[Key], str]:
        """Answer one question and store its cells; what was stored, and what is wrong with it.

        Raises:
            NotFound: the run was deleted.
            DatabaseFailed: nothing can be stored.
        """
        try:
            given = list(self.answer(item))
        except Exception as error:  # one question must not end the run, whatever it is that it brings to light
            return set(), _said(error)
        cells = {cell.key: cell for cell in given if cell.item_id == item.id and cell.route in run.routes}
        try:
            self.store.save_cells(self.run_id, list(cells.values()))
        except (NotFound, DatabaseFailed):
            raise
        except InputError as error:
            return set(), _said(error)
        missing = [route for route in run.routes if (item.id, route) not in cells]
        return set(cells), f"there is no answer for {', '.join(missing)}" if missing else ""

    def _left(self, total: int) -> float | None:
        (first, before), (last, now) = self.pace[0], self.pace[-1]
        return (last - first) / (now - before) * (total - now) if now > before else None

    def _shown(self, progress: Progress) -> Progress:
        self.latest = progress
        self.report(progress)
        return progress


class _Claim:
    """The right to answer a run, kept alive by a thread while it is held."""

    def __init__(self, store: RunStore, run_id: str) -> None:
        self._store, self._run_id, self._owner = store, run_id, secrets.token_hex(8)
        self._ended = Event()
        self._heart = Thread()
        self.lost = Event()
        self.error = ""
        """What is stored with the run when it is let go."""

    def taken(self) -> bool:
        return self._store.claim(self._run_id, self._owner)

    def __enter__(self) -> None:
        self.error = ""
        self.lost.clear()
        self._ended.clear()
        self._heart = Thread(target=self._beat, name=f"heart of {self._run_id}", daemon=True)
        self._heart.start()

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        self._ended.set()
        self._heart.join()
        if isinstance(error, Exception):
            self.error = _said(error)
        # What ended the work may be that the database is out of reach; that error counts, not this one.
        with suppress(AdvisorError):
            self._store.release(self._run_id, self._owner, self.error)

    def _beat(self) -> None:
        while not self._ended.wait(self._store.patience / 5):
            with suppress(AdvisorError):
                if not self._store.beat(self._run_id, self._owner):
                    self.lost.set()
                    return


def _progress_of(run: RunRecord) -> Progress:
    return Progress(run.cells_done, run.cells_total, run.state, run.error)


def _summary(failures: Sequence[str]) -> str:
    if not failures:
        return ""
    return f"{len(failures)} question(s) could not be answered; the first is {failures[0]}"


def _said(error: Exception) -> str:
    return str(error) if isinstance(error, AdvisorError) else f"{type(error).__name__}: {error}"
