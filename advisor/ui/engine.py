"""One advisor for all visitors: the only user of `st.cache_resource`.

The index is built in a thread of its own, so that a visitor who closes the page does not stop it, and so that everyone
who waits sees the same progress. A changed corpus is noticed by names, times and sizes of its files, a fetched original
by the name of its snapshot; should the new state not load, answers keep coming from the last good one, and the page
says so.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from advisor.profile import Profile
from advisor.settings import Settings

if TYPE_CHECKING:
    from advisor.briefs.names import NameFinder
    from advisor.decide.records import Decision
    from advisor.questionnaire.records import Filled
    from advisor.questionnaire.runner import Runner
    from advisor.questionnaire.runs import Progress
    from advisor.questionnaire.store import RunStore
    from advisor.records import Corpus
    from advisor.wiring import Advisor

Report = Callable[[str, int, int], None]
Fingerprint = tuple[tuple[str, int, int], ...]
#: How often a waiting page looks for progress, in seconds.
_LOOK_EVERY = 0.2


@dataclass
class _Job:
    """One build: what it was started for, how far it is, and how it ended."""

    fingerprint: Fingerprint
    finished: threading.Event = field(default_factory=threading.Event)
    progress: tuple[str, int, int] = ("", 0, 0)
    advisor: Advisor | None = None
    error: Exception | None = None


class Engine:
    """Holds the advisor of one installation; safe for concurrent use."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lock = threading.Lock()
        self._job: _Job | None = None
        self._good: Advisor | None = None

    def get(self, report: Report) -> Advisor:
        """The advisor of the present corpus; waits for a build, telling `report` how far it is.

        Raises:
            AdvisorError: it cannot be built, and no earlier state is at hand.
        """
        job = self._job_for(corpus_fingerprint(self._settings.corpus) + snapshots_fingerprint(self._settings.home))
        while not job.finished.wait(_LOOK_EVERY):
            report(*job.progress)
        if job.advisor is not None:
            return job.advisor
        with self._lock:
            if self._good is not None:
                return self._good
            if self._job is job:
                self._job = None  # so that the next visit tries again
        raise job.error or RuntimeError("the build ended without a result")

    @property
    def trouble(self) -> str:
        """Why a changed corpus could not be loaded; empty when answers come from the present one."""
        job = self._job
        return str(job.error) if job is not None and job.finished.is_set() and job.error is not None else ""

    def _job_for(self, fingerprint: Fingerprint) -> _Job:
        with self._lock:
            if self._job is None or (self._job.finished.is_set() and self._job.fingerprint != fingerprint):
                self._job = _Job(fingerprint)
                threading.Thread(target=self._run, args=(self._job,), name="advisor-build", daemon=True).start()
            return self._job

    def _run(self, job: _Job) -> None:
        def report(stage: str, done: int, total: int) -> None:
            job.progress = (stage, done, total)

        try:
            from advisor.wiring import build_advisor

            job.advisor = build_advisor(self._settings, progress=report)
            self._good = job.advisor
        except Exception as error:  # handed to the pages that wait, which show or log it
            job.error = error
        finally:
            job.finished.set()
        # Nobody waits for this any more; the first result that is drawn does not either.
        from advisor.charts import warm_up

        warm_up()


def corpus_fingerprint(folder: Path) -> Fingerprint:
    """Names, times and sizes of the corpus files: some milliseconds, against seconds for their contents."""
    entries: list[tuple[str, int, int]] = []
    for part in ("", "sources", "routes", "assessments", "phrasings", "profiles"):
        try:
            with os.scandir(folder / part) as found:
                for entry in found:
                    if entry.name.endswith((".md", ".yaml")):
                        status = entry.stat()
                        entries.append((f"{part}/{entry.name}", status.st_mtime_ns, status.st_size))
        except OSError:
            continue  # a missing folder is reported, with its remedy, by the loader
    return tuple(sorted(entries))


def snapshots_fingerprint(home: Path) -> Fingerprint:
    """Names of the snapshots' records: each is written once, so that a look again at an unchanged page is no news."""
    return tuple((path.as_posix(), 0, 0) for path in sorted((home / "snapshots").glob("*/*.json")))


@st.cache_resource(show_spinner=False, hash_funcs={Settings: repr})
def _engine(settings: Settings) -> Engine:
    return Engine(settings)


def get_settings() -> Settings:
    """Settings of this installation."""
    return Settings.from_environment()


def get_advisor(report: Report) -> Advisor:
    """The advisor for this page; see `Engine.get`."""
    return _engine(get_settings()).get(report)


def corpus_trouble() -> str:
    """Why answers do not come from the present state of the corpus; empty when they do."""
    return _engine(get_settings()).trouble


# -- questionnaires ---------------------------------------------------------------------------------------------------
@st.cache_resource(show_spinner=False, hash_funcs={Settings: repr}, on_release=lambda store: store.close())
def _store(settings: Settings) -> RunStore:
    from advisor.questionnaire.store import RunStore

    return RunStore(settings.home)


@st.cache_resource(show_spinner=False)
def _runner() -> Runner:
    from advisor.questionnaire.runner import Runner

    return Runner()


@st.cache_resource(show_spinner=False, max_entries=8, hash_funcs={Settings: repr})
def _answers(settings: Settings, run_id: str, revision: int, corpus_sha256: str, _corpus: Corpus) -> Filled:
    """A run as it was in that revision: hundreds of records, read once for all clicks of all visitors."""
    return _store(settings).filled(run_id, _corpus)


def get_store() -> RunStore:
    """The questionnaires of this installation.

    Raises:
        InputError: their database cannot be used.
    """
    return _store(get_settings())


def get_filled(run_id: str, corpus: Corpus) -> Filled:
    """A run with its answers, and with all that people decided until now.

    Raises:
        NotFound: there is no such run.
    """
    store = get_store()
    run = store.run(run_id)
    filled = _answers(get_settings(), run_id, run.revision, corpus.sha256, corpus)
    reviews = store.reviews(run_id)
    cells = {key: replace(cell, history=reviews.get(key, ())) for key, cell in filled.cells.items()}
    return replace(filled, cells=cells)


def start_run(run_id: str, advisor: Advisor) -> None:
    """Answer what a run lacks, in the background; it goes on when the visitor leaves.

    Raises:
        NotFound: there is no such run, or the corpus has none of its routes any more.
    """
    from advisor.questionnaire.ahead import Ahead
    from advisor.questionnaire.service import cell_answerer

    store = get_store()
    run = store.run(run_id)
    routes = [advisor.corpus.routes[route] for route in run.routes if route in advisor.corpus.routes]
    answer = Ahead(cell_answerer(advisor, routes, run.language, date.today()), store.questionnaire(run_id).questions)
    _runner().start(run_id, answer, store)


def stop_run(run_id: str) -> None:
    """Stop a run of this process after the question that it is at."""
    _runner().stop(run_id)


def run_progress(run_id: str) -> tuple[Progress, bool]:
    """How far a run is, and whether this process is at it.

    Raises:
        NotFound: there is no such run.
    """
    runner = _runner()
    here = not runner.wait(run_id, 0)
    return runner.progress(run_id, get_store()), here


# -- decisions --------------------------------------------------------------------------------------------------------
@st.cache_resource(show_spinner=False, max_entries=64, hash_funcs={Profile: repr})
def _decision(profile: Profile, corpus_sha256: str, today: date, _advisor: Advisor) -> Decision:
    from advisor.decide.decision import decide

    return decide(profile, _advisor.corpus, _advisor.rulebook, today=today)


@st.cache_resource(show_spinner=False, max_entries=2)
def _names(corpus_sha256: str, _corpus: Corpus) -> NameFinder:
    from advisor.briefs.names import NameFinder

    return NameFinder(_corpus.entities)


def get_names(corpus: Corpus) -> NameFinder:
    """Finds the names of a corpus in texts; safe for concurrent use."""
    return _names(corpus.sha256, corpus)


def get_decision(profile: Profile, advisor: Advisor) -> Decision:
    """What follows from a profile; worked out once for each profile, corpus and day, whoever asks.

    Raises:
        InputError: the profile names what the corpus does not hold.
    """
    return _decision(profile, advisor.corpus.sha256, date.today(), advisor)
