"""Vectors in Chroma, inside this process or on a server; the only importer of chromadb, whose errors end here."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy
from numpy.typing import NDArray

from advisor.errors import AdvisorError, IndexUnusable
from advisor.files import sha256_of_file
from advisor.index.ports import Matrix
from advisor.loopback import pinned
from advisor.settings import silence_libraries

_BATCH = 2000
_REBUILD = "Run `python -m advisor index --rebuild`."


@contextmanager
def _mapped(where: str) -> Iterator[None]:
    try:
        yield
    except AdvisorError:
        raise
    except BaseException as error:  # chromadb raises its own errors, sqlite3's and plain ones from its Rust core
        # A panic of that core is no `Exception`, and its class cannot be imported; Ctrl-C and exit pass through.
        if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
            raise
        raise IndexUnusable(
            f"the vector store cannot be used: {type(error).__name__}: {error}",
            where=where,
            remedy=_REBUILD,
        ) from error


#: Tables that Chroma writes to when it merely opens a folder.
_RESTLESS = frozenset({"acquire_write", "maintenance_log"})


def fingerprint(folder: Path) -> dict[str, str]:
    """Digests of what a closed store consists of, so that damage is noticed before Chroma's native code reads it.

    Reading damaged vectors can end the whole process. Chroma rewrites files of small collections whenever it opens
    them, from what stands in its database; those are covered by the database's rows.

    Args:
        folder: of a store inside this process.

    Raises:
        IndexUnusable: the database cannot be read.
    """
    digests = {
        path.relative_to(folder).as_posix(): sha256_of_file(path)
        for settled in sorted(folder.glob("*/index_metadata.pickle"))
        for path in sorted(settled.parent.iterdir())
    }
    database = folder / "chroma.sqlite3"
    try:
        with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as connection:
            sound = connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
            tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
            for (table,) in tables if sound else ():
                if table not in _RESTLESS:
                    rows = hashlib.sha256()
                    for row in connection.execute(f'SELECT * FROM "{table}"'):  # noqa: S608 (its own tables)
                        rows.update(repr(row).encode())
                    digests[table] = rows.hexdigest()
    except (sqlite3.Error, OverflowError) as error:
        raise IndexUnusable("the vector store is damaged", where=str(database), remedy=_REBUILD) from error
    if not sound:
        raise IndexUnusable("the vector store is damaged", where=str(database), remedy=_REBUILD)
    return digests


class ChromaStore:
    """A `Store` over Chroma's cosine HNSW index."""

    def __init__(self, folder: Path | None = None, *, url: str = "", prefix: str = "") -> None:
        silence_libraries()
        import chromadb
        from chromadb.config import Settings as ChromaSettings

        self._prefix, self._where = f"{prefix or 'advisor'}-", url or str(folder)
        options = ChromaSettings(anonymized_telemetry=False)
        with _mapped(self._where):
            if url:
                parts = urlsplit(pinned(url))
                self._client: Any = chromadb.HttpClient(
                    host=parts.hostname or "127.0.0.1",
                    port=parts.port or (443 if parts.scheme == "https" else 8000),
                    ssl=parts.scheme == "https",
                    settings=options,
                )
            else:
                self._client = chromadb.PersistentClient(path=str(folder), settings=options)
        self._collections: dict[str, Any] = {}

    def _collection(self, name: str, *, create: bool = False) -> Any | None:
        if name not in self._collections:
            full = f"{self._prefix}{name}"
            if not create and full not in {found.name for found in self._client.list_collections()}:
                return None
            self._collections[name] = self._client.get_or_create_collection(
                full,
                embedding_function=None,
                configuration={"hnsw": {"space": "cosine", "ef_search": 400, "ef_construction": 200}},
            )
        return self._collections[name]

    def add(self, collection: str, ids: Sequence[str], vectors: Matrix) -> None:
        with _mapped(self._where):
            target = self._collection(collection, create=True)
            for start in range(0, len(ids), _BATCH):
                end = start + _BATCH
                if target is not None:
                    target.upsert(ids=list(ids[start:end]), embeddings=vectors[start:end])

    def nearest(self, collection: str, vector: NDArray[numpy.float32], count: int) -> list[tuple[str, float]]:
        with _mapped(self._where):
            target = self._collection(collection)
            if target is None or count < 1:
                return []
            found = target.query(query_embeddings=[vector], n_results=count, include=["distances"])
            pairs = zip(found["ids"][0], found["distances"][0], strict=True)
            return [(key, 1.0 - float(distance)) for key, distance in pairs]

    def vectors(self, collection: str) -> dict[str, NDArray[numpy.float32]]:
        with _mapped(self._where):
            target = self._collection(collection)
            if target is None:
                return {}
            result: dict[str, NDArray[numpy.float32]] = {}
            for offset in range(0, target.count(), _BATCH):
                page = target.get(include=["embeddings"], limit=_BATCH, offset=offset)
                rows = numpy.asarray(page["embeddings"], dtype=numpy.float32)
                result.update(zip(page["ids"], rows, strict=True))
            return result

    def count(self, collection: str) -> int:
        with _mapped(self._where):
            target = self._collection(collection)
            return 0 if target is None else int(target.count())

    def drop(self) -> None:
        """Delete every collection of this store's prefix."""
        with _mapped(self._where):
            for found in self._client.list_collections():
                if found.name.startswith(self._prefix):
                    self._client.delete_collection(found.name)
            self._collections.clear()

    def close(self) -> None:
        self._collections.clear()
        # Chroma keeps one shared system per path; closing it frees the files.
        close = getattr(self._client, "close", None)
        if close is not None:
            with _mapped(self._where):
                close()
