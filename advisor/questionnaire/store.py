"""Runs of questionnaires with their cells and reviews, in a database.

SQLite by default, `<home>/questionnaires.db`; any database that SQLAlchemy reaches through `RunStore.at`. Each call is
one transaction. Every stored record has its digest beside it, so that a damaged answer is never taken for a sound one.
"""

from __future__ import annotations

import json
import secrets
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from advisor.errors import InputError, NotFound
from advisor.ledger import now as utc_now
from advisor.questionnaire.database import Database, runs_with_counts, tables
from advisor.questionnaire.records import Cell, Filled, Questionnaire, Review, ReviewedCell
from advisor.questionnaire.review import last_decision
from advisor.questionnaire.runs import RunRecord, RunState, RunSummary, check_run, gone_route
from advisor.questionnaire.stale import Today
from advisor.questionnaire.stored import from_text, packed, to_text, unpacked
from advisor.records import Corpus, Passage, sha256_of

if TYPE_CHECKING:
    from advisor.questionnaire.database import AnyRow, Connection

NAME = "questionnaires.db"
#: Stands as the person where the program itself reopens a cell.
PROGRAM = "advisor"

Key = tuple[str, str]
_Record = TypeVar("_Record")

_questionnaire = partial(from_text, Questionnaire)
_review = partial(from_text, Review)
_passage = partial(from_text, Passage)


class RunStore:
    """All runs of one home folder. Safe for several threads and processes; close it, or use it in a `with`.

    Every method that is given the id of a run raises `NotFound` where there is none of that id, and `DatabaseFailed`
    where the database cannot be used.

    Args:
        home: folder of the database; made where it does not exist.
        url: a database to use instead, as SQLAlchemy writes it; see `at`.
        now: this moment, as it is stored.
        clock: seconds that all processes agree on; tells whether another one is still at a run.
        patience: seconds after which a process that gives no sign of life is taken to be dead.

    Raises:
        InputError: the database is damaged, out of reach, or was written by a later version of this program.
    """

    def __init__(
        self,
        home: Path,
        *,
        url: str = "",
        now: Callable[[], str] = utc_now,
        clock: Callable[[], float] = time.time,
        patience: float = 10.0,
    ) -> None:
        self.now, self.clock, self.patience = now, clock, patience
        self._database = Database(home / NAME, url)
        try:
            self._database.prepare()
        except BaseException:
            self.close()
            raise

    @classmethod
    def at(cls, url: str, *, now: Callable[[], str] = utc_now, clock: Callable[[], float] = time.time) -> RunStore:
        """The runs in a database of that address, `postgresql+psycopg://…` say.

        Raises:
            InputError: as above.
        """
        return cls(Path(), url=url, now=now, clock=clock)

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    def __enter__(self) -> RunStore:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # -- runs ---------------------------------------------------------------------------------------------------------
    def add(
        self, questionnaire: Questionnaire, original: bytes, routes: Sequence[str], language: str, corpus_sha256: str
    ) -> str:
        """The id of the run of a questionnaire; a new run where there is none of the same.

        The same are: what is asked, the routes in their order, language and corpus. Then the questionnaire and file
        given now take the place of those stored, because columns may have been mapped anew; its cells stay.

        Raises:
            InputError: nothing is asked, of no route, in no language of ours, or two items share an id.
        """
        routes = tuple(dict.fromkeys(routes))
        check_run(questionnaire, routes, language)
        asked = to_text(questionnaire)
        key = sha256_of(json.dumps([questionnaire.digest, routes, language, corpus_sha256]))
        values: dict[str, object] = {
            "name": questionnaire.name,
            "questions": len(questionnaire.questions),
            "data": asked,
            "sha256": sha256_of(asked),
            "original": original,
            "original_sha256": sha256(original).hexdigest(),
        }
        runs = tables().runs
        with self._database.writing() as connection:
            known = connection.scalar(runs.select().with_only_columns(runs.c.id).where(runs.c.key == key))
            if known is not None:
                connection.execute(
                    runs.update().where(runs.c.id == known).values(values | {"revision": runs.c.revision + 1})
                )
                return str(known)
            # Not made of the key: two people who hand in the same must not meet in one run of one process.
            run_id = secrets.token_hex(8)
            values |= {"id": run_id, "key": key, "created": self.now(), "routes": "\n".join(routes)}
            values |= {"language": language, "corpus_sha256": corpus_sha256}
            connection.execute(runs.insert().values(values))
        return run_id

    def runs(self) -> tuple[RunSummary, ...]:
        """All runs, the newest first."""
        with self._database.reading() as connection:
            found = [self._record(row) for row in connection.execute(runs_with_counts())]
        names = RunSummary.__dataclass_fields__
        return tuple(RunSummary(**{name: getattr(run, name) for name in names}) for run in found)

    def run(self, run_id: str) -> RunRecord:
        """One run."""
        with self._database.reading() as connection:
            return self._run(connection, run_id)

    def delete(self, run_id: str) -> None:
        """Forget a run with all its cells and reviews."""
        runs = tables().runs
        with self._database.writing() as connection:
            if not connection.execute(runs.delete().where(runs.c.id == run_id)).rowcount:
                raise _no_run(run_id)

    def questionnaire(self, run_id: str) -> Questionnaire:
        """What was handed in, as it was split."""
        with self._database.reading() as connection:
            return self._questionnaire(connection, run_id)

    def original(self, run_id: str) -> bytes:
        """The file that was handed in."""
        runs = tables().runs
        with self._database.reading() as connection:
            columns = (runs.c.original, runs.c.original_sha256)
            row = connection.execute(runs.select().with_only_columns(*columns).where(runs.c.id == run_id)).first()
        if row is None:
            raise _no_run(run_id)
        body = bytes(row.original)
        if sha256(body).hexdigest() != row.original_sha256:
            raise self._database.damaged("a file that was handed in is not what was stored")
        return body

    # -- cells and reviews --------------------------------------------------------------------------------------------
    def save_cells(self, run_id: str, cells: Sequence[Cell]) -> None:
        """Store the cells of a question, all or none; one that is there already is replaced.

        Where people had approved or edited it and it now says something else, it is reopened: they decided on another
        answer.
        """
        table, runs = tables().cells, tables().runs
        fresh: dict[Key, str] = {}
        passages: dict[str, str] = {}
        for cell in cells:
            fresh[cell.key], cited = packed(cell)
            passages |= cited
        with self._database.writing() as connection:
            self._must_exist(connection, run_id)
            of_items = (table.c.run_id == run_id) & table.c.item_id.in_({item for item, _ in fresh})
            for row in connection.execute(table.select().where(of_items)).all():
                key = (row.item_id, row.route)
                if key in fresh:
                    here = (table.c.run_id == run_id) & (table.c.item_id == key[0]) & (table.c.route == key[1])
                    connection.execute(table.delete().where(here))
                    if row.data != fresh[key]:
                        self._reopen(connection, run_id, key)
            self._add_passages(connection, run_id, passages)
            if fresh:
                connection.execute(table.insert(), [_row(run_id, key, text) for key, text in fresh.items()])
            connection.execute(runs.update().where(runs.c.id == run_id).values(revision=runs.c.revision + 1))

    def done(self, run_id: str) -> frozenset[Key]:
        """Item and route of each cell that there is."""
        with self._database.reading() as connection:
            self._must_exist(connection, run_id)
            return self._done(connection, run_id)

    def cells(self, run_id: str) -> Mapping[Key, Cell]:
        """The cells that there are, by item and route."""
        with self._database.reading() as connection:
            self._must_exist(connection, run_id)
            return self._cells(connection, run_id)

    def add_reviews(self, run_id: str, reviews: Sequence[Review]) -> None:
        """Add what people did, all or none; nothing is ever taken away.

        Raises:
            NotFound: there is no such run, or a review is of a cell that it does not have.
        """
        with self._database.writing() as connection:
            self._must_exist(connection, run_id)
            known = self._done(connection, run_id)
            for review in reviews:
                if (review.item_id, review.route) not in known:
                    raise NotFound(
                        f"there is no answer to {review.item_id} for {review.route}",
                        remedy="Load the page again: it may show what has since changed.",
                    )
            self._add_reviews(connection, run_id, reviews)

    def reviews(self, run_id: str) -> Mapping[Key, tuple[Review, ...]]:
        """What people did, by item and route, oldest first."""
        with self._database.reading() as connection:
            self._must_exist(connection, run_id)
            return self._reviews(connection, run_id)

    def filled(self, run_id: str, corpus: Corpus) -> Filled:
        """All that is known about a run, at one moment; cells that the corpus has left behind are marked.

        A route that the corpus no longer has keeps its id for a name.
        """
        with self._database.reading() as connection:
            run = self._run(connection, run_id)
            questionnaire = self._questionnaire(connection, run_id)
            cells, reviews = self._cells(connection, run_id), self._reviews(connection, run_id)
        today = Today.of(corpus)
        return Filled(
            run_id,
            questionnaire,
            tuple(corpus.routes.get(route) or gone_route(route) for route in run.routes),
            run.language,
            run.corpus_sha256,
            run.created,
            {key: ReviewedCell(cell, reviews.get(key, ()), today.is_stale(cell)) for key, cell in cells.items()},
        )

    # -- who is at a run ----------------------------------------------------------------------------------------------
    def claim(self, run_id: str, owner: str) -> bool:
        """Take a run for oneself; False while another owner is at it who gave a sign of life not long ago."""
        runs, moment = tables().runs, self.clock()
        # A sign of life from the future is of a clock that was set back.
        silent = (runs.c.beat < moment - self.patience) | (runs.c.beat > moment + self.patience)
        free = (runs.c.owner == "") | (runs.c.owner == owner) | silent
        with self._database.writing() as connection:
            self._must_exist(connection, run_id)
            change = runs.update().where((runs.c.id == run_id) & free)
            return connection.execute(change.values(owner=owner, beat=moment, begun=True, error="")).rowcount == 1

    def beat(self, run_id: str, owner: str) -> bool:
        """Give a sign of life; False where the run is no longer one's own."""
        runs = tables().runs
        with self._database.writing() as connection:
            change = runs.update().where((runs.c.id == run_id) & (runs.c.owner == owner))
            return connection.execute(change.values(beat=self.clock())).rowcount == 1

    def release(self, run_id: str, owner: str, error: str = "") -> None:
        """Let go of a run that is one's own, and say what went wrong, if anything."""
        runs = tables().runs
        with self._database.writing() as connection:
            change = runs.update().where((runs.c.id == run_id) & (runs.c.owner == owner))
            connection.execute(change.values(owner="", error=error))

    # -- within a transaction -----------------------------------------------------------------------------------------
    def _run(self, connection: Connection, run_id: str) -> RunRecord:
        row = connection.execute(runs_with_counts().where(tables().runs.c.id == run_id)).first()
        if row is None:
            raise _no_run(run_id)
        return self._record(row)

    def _record(self, row: AnyRow) -> RunRecord:
        routes = tuple(row.routes.split("\n"))
        total = row.questions * len(routes)
        return RunRecord(
            id=row.id,
            name=row.name,
            created=row.created,
            routes=routes,
            language=row.language,
            questions=row.questions,
            cells_done=row.cells_done,
            cells_total=total,
            state=self._state(row, total),
            corpus_sha256=row.corpus_sha256,
            error=row.error,
            revision=row.revision,
        )

    def _state(self, row: AnyRow, total: int) -> RunState:
        if row.cells_done >= total:
            return "finished"
        if row.owner and abs(self.clock() - row.beat) <= self.patience:
            return "running"
        if row.error:
            return "failed"
        return "stopped" if row.begun else "waiting"

    def _must_exist(self, connection: Connection, run_id: str) -> None:
        runs = tables().runs
        if connection.scalar(runs.select().with_only_columns(runs.c.number).where(runs.c.id == run_id)) is None:
            raise _no_run(run_id)

    def _questionnaire(self, connection: Connection, run_id: str) -> Questionnaire:
        runs = tables().runs
        columns = (runs.c.data, runs.c.sha256)
        row = connection.execute(runs.select().with_only_columns(*columns).where(runs.c.id == run_id)).first()
        if row is None:
            raise _no_run(run_id)
        return self._sound("questionnaire", row, _questionnaire)

    def _done(self, connection: Connection, run_id: str) -> frozenset[Key]:
        table = tables().cells
        rows = connection.execute(
            table.select().with_only_columns(table.c.item_id, table.c.route).where(table.c.run_id == run_id)
        )
        return frozenset((row.item_id, row.route) for row in rows)

    def _cells(self, connection: Connection, run_id: str) -> dict[Key, Cell]:
        table = tables().cells
        rows = connection.execute(table.select().where(table.c.run_id == run_id))
        read = partial(unpacked, passages=self._passages(connection, run_id))
        return {(row.item_id, row.route): self._sound("cell", row, read) for row in rows}

    def _passages(self, connection: Connection, run_id: str) -> dict[str, Passage]:
        table = tables().passages
        rows = connection.execute(table.select().where(table.c.run_id == run_id))
        return {row.sha256: self._sound("passage", row, _passage) for row in rows}

    def _add_passages(self, connection: Connection, run_id: str, passages: Mapping[str, str]) -> None:
        table = tables().passages
        here = (table.c.run_id == run_id) & table.c.sha256.in_(passages)
        known = set(connection.scalars(table.select().with_only_columns(table.c.sha256).where(here)))
        rows = [
            {"run_id": run_id, "sha256": digest, "data": text}
            for digest, text in passages.items()
            if digest not in known
        ]
        if rows:
            connection.execute(table.insert(), rows)

    def _reviews(self, connection: Connection, run_id: str) -> dict[Key, tuple[Review, ...]]:
        table = tables().reviews
        found: dict[Key, tuple[Review, ...]] = {}
        for row in connection.execute(table.select().where(table.c.run_id == run_id).order_by(table.c.number)):
            key = (row.item_id, row.route)
            found[key] = (*found.get(key, ()), self._sound("review", row, _review))
        return found

    def _add_reviews(self, connection: Connection, run_id: str, reviews: Sequence[Review]) -> None:
        rows = [_row(run_id, (review.item_id, review.route), to_text(review)) for review in reviews]
        if rows:
            connection.execute(tables().reviews.insert(), rows)

    def _reopen(self, connection: Connection, run_id: str, key: Key) -> None:
        table = tables().reviews
        here = (table.c.run_id == run_id) & (table.c.item_id == key[0]) & (table.c.route == key[1])
        rows = connection.execute(table.select().where(here).order_by(table.c.number))
        if last_decision([self._sound("review", row, _review) for row in rows]) in ("approved", "edited"):
            self._add_reviews(connection, run_id, [Review(*key, "reopened", PROGRAM, self.now())])

    def _sound(self, what: str, row: AnyRow, read: Callable[[str], _Record]) -> _Record:
        if sha256_of(row.data) != row.sha256:
            raise self._database.damaged(f"a {what} is not what was stored")
        try:
            return read(row.data)
        except InputError as error:
            raise self._database.damaged(error.what) from error


def _row(run_id: str, key: Key, text: str) -> dict[str, str]:
    return {"run_id": run_id, "item_id": key[0], "route": key[1], "data": text, "sha256": sha256_of(text)}


def _no_run(run_id: str) -> NotFound:
    return NotFound(f"there is no run {run_id}", remedy="It may have been deleted; look at the list of runs.")
