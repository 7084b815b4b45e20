"""The database of questionnaires: its tables, transactions and errors; the only user of SQLAlchemy."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from advisor.errors import InputError

if TYPE_CHECKING:
    from sqlalchemy import Column, Connection, Engine, Row, Select, Table

    AnyRow = Row[*tuple[Any, ...]]
    __all__ = ["AnyRow", "Connection", "Database", "DatabaseFailed", "Tables", "runs_with_counts", "tables"]

#: Raised by one with each change of the tables; a database of another version is left alone.
VERSION = 1

#: Seconds for which a statement waits while another process writes.
_BUSY_SECONDS = 30
_PRAGMAS = (f"busy_timeout = {_BUSY_SECONDS * 1000}", "journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON")
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_FORMAT})
_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})


class DatabaseFailed(InputError):
    """The database is damaged, in use or out of reach: whoever goes on would meet it again."""


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables; a record stands in `data` as JSON, with the digest of that text in `sha256`."""

    version: Table
    runs: Table
    passages: Table
    cells: Table
    reviews: Table


@cache
def tables() -> Tables:
    """The tables, described once a process."""
    import sqlalchemy as sa

    together = sa.MetaData()

    def text(name: str, **more: Any) -> Column[str]:
        return sa.Column(name, sa.Text, nullable=False, **more)

    def of_run(**more: Any) -> Column[str]:
        return sa.Column("run_id", sa.String(64), sa.ForeignKey("runs.id", ondelete="CASCADE"), nullable=False, **more)

    runs = sa.Table(
        "runs",
        together,
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.String(64), nullable=False, unique=True),
        sa.Column("key", sa.String(64), nullable=False, unique=True),
        *map(text, ("name", "created", "language", "corpus_sha256", "routes", "data", "sha256")),
        sa.Column("questions", sa.Integer, nullable=False),
        sa.Column("original", sa.LargeBinary, nullable=False),
        text("original_sha256"),
        text("owner", default=""),
        sa.Column("beat", sa.Float, nullable=False, default=0.0),
        sa.Column("revision", sa.Integer, nullable=False, default=1),
        sa.Column("begun", sa.Boolean, nullable=False, default=False),
        text("error", default=""),
    )
    # Each run has its own, so that nothing of a run is left when it is deleted.
    passages = sa.Table("passages", together, of_run(primary_key=True), text("sha256", primary_key=True), text("data"))
    cells = sa.Table(
        "cells",
        together,
        of_run(primary_key=True),
        text("item_id", primary_key=True),
        text("route", primary_key=True),
        *map(text, ("data", "sha256")),
    )
    reviews = sa.Table(
        "reviews",
        together,
        sa.Column("number", sa.Integer, primary_key=True),
        of_run(),
        *map(text, ("item_id", "route", "data", "sha256")),
    )
    sa.Index("reviews_of_run", reviews.c.run_id, reviews.c.item_id, reviews.c.route)
    version = sa.Table("store_version", together, sa.Column("version", sa.Integer, nullable=False))
    return Tables(version, runs, passages, cells, reviews)


def runs_with_counts() -> Select[Any]:
    """The runs without their files, the newest first, each with the number of its cells."""
    from sqlalchemy import func, select

    runs, cells = tables().runs, tables().cells
    counted = select(func.count()).where(cells.c.run_id == runs.c.id).scalar_subquery().label("cells_done")
    large = {"data", "original"}
    columns = [column for column in runs.c if column.name not in large]
    return select(*columns, counted).order_by(runs.c.number.desc())


class Database:
    """Transactions on one database, and its errors in our words.

    Args:
        path: file of an SQLite database.
        url: a database to use instead, as SQLAlchemy writes it; empty: the file.

    Raises:
        DatabaseFailed: by every method, where the database is damaged or out of reach.
    """

    def __init__(self, path: Path, url: str) -> None:
        from sqlalchemy import URL, create_engine, event
        from sqlalchemy.exc import SQLAlchemyError

        try:
            if not url:
                path.parent.mkdir(parents=True, exist_ok=True)
            self._engine = create_engine(url or URL.create("sqlite", database=str(path)))
        except OSError as error:
            raise DatabaseFailed(f"the folder cannot be made ({error.strerror})", where=str(path.parent)) from error
        except (SQLAlchemyError, ImportError) as error:
            remedy = "Give it as driver://user:password@host/name, and install the driver."
            raise DatabaseFailed("the address of the database cannot be used", remedy=remedy) from error
        self._where = self._engine.url.render_as_string(hide_password=True) if url else str(path)
        if self._engine.dialect.name == "sqlite":
            event.listen(self._engine, "connect", _set_up)
            event.listen(self._engine, "begin", _begin)
        self._writer: Engine = self._engine.execution_options(writing=True)

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    def prepare(self) -> None:
        """Make the tables where there are none, and make sure that they are of this version."""
        from sqlalchemy import inspect

        table = tables().version
        with self.reading() as connection:
            exists = inspect(connection).has_table(table.name)
            version = connection.scalar(table.select()) if exists else None
        if version is None:
            with self.writing() as connection:
                table.metadata.create_all(connection)
                # Another process may have been faster.
                version = connection.scalar(table.select())
                if version is None:
                    connection.execute(table.insert().values(version=VERSION))
                    version = VERSION
        if version != VERSION:
            raise DatabaseFailed(
                f"the database of questionnaires has version {version}, this program knows version {VERSION}",
                where=self._where,
                remedy="Use the program that wrote it, or a later one.",
            )

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state."""
        with self._in_our_words(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that is the only one to write."""
        with self._in_our_words(), self._writer.begin() as connection:
            yield connection

    def damaged(self, how: str) -> DatabaseFailed:
        """The error to raise where something stored is not what it was."""
        return DatabaseFailed(
            f"the database of questionnaires is damaged: {how}",
            where=self._where,
            remedy="Put a copy of it back; without one, move it away together with the files beside it that end in "
            "-wal and -shm, and hand the questionnaires in again.",
        )

    @contextmanager
    def _in_our_words(self) -> Iterator[None]:
        from sqlalchemy.exc import DBAPIError, SQLAlchemyError

        try:
            yield
        except (SQLAlchemyError, sqlite3.Error) as error:
            cause = error.orig if isinstance(error, DBAPIError) else error
            raise self._mapped(cause or error) from error

    def _mapped(self, error: BaseException) -> DatabaseFailed:
        # The lowest byte is the kind of error, the others its shade.
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in _DAMAGED or "decode to UTF-8" in str(error):
            return self.damaged(str(error))
        if code in _BUSY:
            remedy = "Wait until the other process has written, and do it again."
            return DatabaseFailed("the database of questionnaires is in use", where=self._where, remedy=remedy)
        return DatabaseFailed(
            f"the database of questionnaires cannot be used ({error})",
            where=self._where,
            remedy="See to it that it is within reach, that it may be written, and that there is room on the disk.",
        )


def _set_up(connection: sqlite3.Connection, _: object) -> None:
    """Of each new connection to SQLite: the driver must begin no transaction by itself."""
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    # Who reads first and writes then would be refused where another has written in between.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writing") else "BEGIN")
