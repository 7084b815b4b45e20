"""Builds the index beside the old one and swaps a pointer at the end, so that an interrupted build harms nothing.

On disk, under `<home>/index/`::

    CURRENT                  name of the generation in use; replaced in one step
    <generation>/manifest.json   what was indexed, by which models, with which counts
    <generation>/lexical/        BM25
    <generation>/vectors/        Chroma (absent with a Chroma server)

An unchanged passage keeps its vectors from the generation before.
"""

from __future__ import annotations

import json
import secrets
import shutil
import time
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy
from filelock import FileLock, Timeout

from advisor.errors import IndexBusy, IndexUnusable
from advisor.files import replace_text, sha256_of_file
from advisor.index.chroma_store import ChromaStore, fingerprint
from advisor.index.families import Embedders
from advisor.index.items import (
    FAMILIES,
    INDEX_FORMAT,
    SENTENCE_SUFFIX,
    Item,
    family_of,
    lexical_text,
    passage_digest,
    passage_of,
    vector_items,
)
from advisor.index.lexical import LexicalIndex
from advisor.index.ports import Matrix, Progress, Store, silent
from advisor.records import Passage, sha256_of

_CHUNK = 128
_PROBES = 6
_REBUILD = "Run `python -m advisor index --rebuild`."


@dataclass(frozen=True, slots=True)
class IndexReport:
    """What a build did, counted in passages."""

    added: int
    updated: int
    skipped: int
    deleted: int
    passages: int
    seconds: float

    def as_dict(self) -> dict[str, float]:
        """Plain data for JSON."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Index:
    """An index that is open for search. Shared by threads; nothing in it changes."""

    passages: Mapping[str, Passage]
    lexical: LexicalIndex
    store: Store
    embedders: Embedders
    corpus_sha256: str


def index_once(
    passages: Sequence[Passage],
    embedders: Embedders,
    store: Store,
    corpus_sha256: str,
    *,
    families: Collection[str] = FAMILIES,
    progress: Progress = silent,
) -> Index:
    """Index passages that are kept nowhere, such as the files of `ask --documents`.

    Args:
        passages: what is to be found.
        embedders: the models.
        store: an empty store, thrown away by the caller.
        corpus_sha256: what answers from this index state as the corpus' digest.
        families: the models that will be needed; English passages asked in English need no other.
        progress: called as work goes on.
    """
    collections = {name: items for name, items in vector_items(passages).items() if family_of(name) in families}
    total, done = sum(map(len, collections.values())), 0
    for collection, items in collections.items():
        for start in range(0, len(items), _CHUNK):
            chunk = items[start : start + _CHUNK]
            vectors = embedders.of(collection).documents([item.text for item in chunk])
            store.add(collection, [item.id for item in chunk], vectors)
            done += len(chunk)
            progress(f"{embedders.of(collection).name}: {collection}", done, total)
    ids = [passage.id for passage in passages]
    lexical = LexicalIndex.build(ids, [lexical_text(passage) for passage in passages])
    return Index({passage.id: passage for passage in passages}, lexical, store, embedders, corpus_sha256)


class IndexHome:
    """The index of one corpus on disk (and, where `chroma_url` is set, on a Chroma server)."""

    def __init__(self, home: Path, embedders: Embedders, chroma_url: str = "") -> None:
        self._folder = home / "index"
        self._embedders = embedders
        self._chroma_url = chroma_url

    # -- opening ------------------------------------------------------------------------------------------------------
    def open(self, passages: Sequence[Passage], corpus_sha256: str) -> Index:
        """The index of exactly these passages.

        Raises:
            IndexUnusable: there is none, it belongs to another corpus or model, or it is damaged.
        """
        manifest = self._manifest()
        folder = self._folder / manifest["generation"]
        expected = {passage.id: passage_digest(passage) for passage in passages}
        if manifest["passages"] != expected or manifest["corpus_sha256"] != corpus_sha256:
            raise IndexUnusable("the index belongs to another state of the corpus", where=str(folder), remedy=_REBUILD)
        if manifest["models"] != self._embedders.fingerprints:
            raise IndexUnusable("the index was built with other models", where=str(folder), remedy=_REBUILD)
        self._check_files(manifest, folder)
        lexical = LexicalIndex.load(folder / "lexical", list(expected))
        store = self._probed(manifest, folder)
        return Index({p.id: p for p in passages}, lexical, store, self._embedders, corpus_sha256)

    def _store(self, generation: str) -> Store:
        if self._chroma_url:
            return ChromaStore(url=self._chroma_url, prefix=generation)
        folder = self._folder / generation / "vectors"
        folder.mkdir(parents=True, exist_ok=True)
        return ChromaStore(folder)

    def _manifest(self) -> dict[str, Any]:
        pointer = self._folder / "CURRENT"
        try:
            generation = pointer.read_text(encoding="utf-8").strip()
            path = self._folder / generation / "manifest.json"
            envelope = json.loads(path.read_text(encoding="utf-8"))
            manifest: dict[str, Any] = envelope["manifest"]
            sound = sha256_of(json.dumps(manifest, sort_keys=True)) == envelope["sha256"]
        except FileNotFoundError as error:
            raise IndexUnusable("there is no index yet", where=str(self._folder), remedy=_REBUILD) from error
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise IndexUnusable("the index is damaged", where=str(self._folder), remedy=_REBUILD) from error
        if not sound or manifest.get("format") != INDEX_FORMAT or manifest.get("generation") != generation:
            raise IndexUnusable("the index is damaged or of an older version", where=str(path), remedy=_REBUILD)
        return manifest

    def _check_files(self, manifest: dict[str, Any], folder: Path) -> None:
        """Notice damaged files before a library loads them."""
        for name, digest in manifest["lexical"].items():
            path = folder / "lexical" / name
            if not path.is_file() or sha256_of_file(path) != digest:
                raise IndexUnusable("the lexical index is damaged", where=str(path), remedy=_REBUILD)
        if not self._chroma_url and fingerprint(folder / "vectors") != manifest["store"]:
            raise IndexUnusable("the vector store is damaged", where=str(folder / "vectors"), remedy=_REBUILD)

    def _probed(self, manifest: dict[str, Any], folder: Path) -> Store:
        """The vector store of a generation, if it is sound."""
        store = self._store(manifest["generation"])
        try:
            self._probe(store, manifest, folder)
        except BaseException:
            _close_quietly(store)
            raise
        return store

    def _probe(self, store: Store, manifest: dict[str, Any], folder: Path) -> None:
        """Ask for a few vectors whose answer is known; a damaged store fails to give them back."""
        for collection, expected in manifest["vectors"].items():
            if store.count(collection) != expected["count"]:
                raise IndexUnusable("vectors are missing from the index", where=str(folder), remedy=_REBUILD)
            for probe in expected["probes"]:
                vector = numpy.asarray(probe, dtype=numpy.float32)
                best = store.nearest(collection, vector, 1)
                if not best or best[0][1] < 0.999:
                    raise IndexUnusable("the vector store gives wrong answers", where=str(folder), remedy=_REBUILD)

    # -- building -----------------------------------------------------------------------------------------------------
    def build(
        self,
        passages: Sequence[Passage],
        corpus_sha256: str,
        *,
        rebuild: bool = False,
        progress: Progress = silent,
    ) -> IndexReport:
        """Bring the index up to date.

        Args:
            passages: everything that is to be found afterwards; what the old index has beyond it is deleted.
            corpus_sha256: digest of the corpus they come from.
            rebuild: embed everything anew, whatever exists.
            progress: called as work goes on; an exception raised in it stops the build and leaves the old index.

        Raises:
            IndexBusy: another process is building.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        try:
            with FileLock(self._folder / "build.lock", timeout=0):
                return self._build(passages, corpus_sha256, rebuild, progress)
        except Timeout as error:
            raise IndexBusy(
                "another process is building the index", where=str(self._folder), remedy="Wait until it has finished."
            ) from error

    def _build(self, passages: Sequence[Passage], corpus_sha256: str, rebuild: bool, progress: Progress) -> IndexReport:
        started = time.perf_counter()
        digests = {passage.id: passage_digest(passage) for passage in passages}
        old: dict[str, str] = {}
        manifest: dict[str, Any] | None = None
        try:
            manifest = self._manifest()
            old = manifest["passages"]
            if not rebuild:
                self.open(passages, corpus_sha256).store.close()
                count = len(digests)
                return IndexReport(0, 0, count, 0, count, round(time.perf_counter() - started, 3))
        except IndexUnusable:
            pass
        previous = self._named()
        generation = f"g{int(time.time())}-{secrets.token_hex(4)}"
        folder = self._folder / generation
        folder.mkdir()
        try:
            unchanged = set() if rebuild else {key for key, digest in digests.items() if old.get(key) == digest}
            vectors = self._embed(passages, unchanged, None if rebuild else manifest, generation, progress)
            ids = list(digests)
            LexicalIndex.build(ids, [lexical_text(passage) for passage in passages]).save(folder / "lexical")
            self._write(folder, generation, corpus_sha256, digests, vectors)
        except BaseException:
            self._remove(folder)
            raise
        self._remove_old({generation, previous})
        kept = set(old) & set(digests)
        same = sum(old[key] == digests[key] for key in kept)
        return IndexReport(
            added=len(digests) - len(kept),
            updated=len(kept) - same,
            skipped=same,
            deleted=len(set(old) - set(digests)),
            passages=len(digests),
            seconds=round(time.perf_counter() - started, 3),
        )

    def _reusable(self, manifest: dict[str, Any] | None, collection: str) -> dict[str, Any]:
        family = family_of(collection)
        if manifest is None or manifest["models"].get(family) != self._embedders.fingerprints[family]:
            return {}
        folder = self._folder / manifest["generation"]
        try:
            self._check_files(manifest, folder)
            store = self._probed(manifest, folder)
            try:
                return store.vectors(collection)
            finally:
                _close_quietly(store)
        except IndexUnusable:
            return {}

    def _embed(
        self,
        passages: Sequence[Passage],
        unchanged: set[str],
        manifest: dict[str, Any] | None,
        generation: str,
        progress: Progress,
    ) -> dict[str, Any]:
        collections = vector_items(passages)
        total = sum(len(items) for items in collections.values())
        done = 0
        store = self._store(generation)
        summary: dict[str, Any] = {}
        try:
            for collection, items in collections.items():
                known = self._reusable(manifest, collection) if unchanged else {}
                whole = not collection.endswith(SENTENCE_SUFFIX)
                ready = {
                    item.id: known[item.id]
                    for item in items
                    if item.id in known and (item.id if whole else passage_of(item.id)) in unchanged
                }
                missing = [item for item in items if item.id not in ready]
                done += len(ready)
                progress(f"{self._embedders.of(collection).name}: {collection}", done, total)
                for start in range(0, len(missing), _CHUNK):
                    chunk = missing[start : start + _CHUNK]
                    vectors = self._embedders.of(collection).documents([item.text for item in chunk])
                    ready |= dict(zip((item.id for item in chunk), vectors, strict=True))
                    done += len(chunk)
                    progress(f"{self._embedders.of(collection).name}: {collection}", done, total)
                summary[collection] = _stored(store, collection, items, ready)
        finally:
            store.close()
        return summary

    def _settled(self, generation: str, summary: dict[str, Any]) -> dict[str, str]:
        """The fingerprint of a new store as later starts find it: opening it once lets Chroma finish its writing."""
        if self._chroma_url:
            return {}
        store = self._store(generation)
        try:
            self._probe(store, {"vectors": summary}, self._folder / generation)
        finally:
            store.close()
        return fingerprint(self._folder / generation / "vectors")

    def _write(
        self, folder: Path, generation: str, corpus_sha256: str, digests: dict[str, str], vectors: dict[str, Any]
    ) -> None:
        lexical = {
            path.relative_to(folder / "lexical").as_posix(): sha256_of_file(path)
            for path in sorted((folder / "lexical").rglob("*"))
            if path.is_file()
        }
        manifest = {
            "format": INDEX_FORMAT,
            "generation": generation,
            "corpus_sha256": corpus_sha256,
            "models": self._embedders.fingerprints,
            "passages": digests,
            "lexical": lexical,
            "vectors": vectors,
            "store": self._settled(generation, vectors),
        }
        envelope = {"sha256": sha256_of(json.dumps(manifest, sort_keys=True)), "manifest": manifest}
        replace_text(folder / "manifest.json", json.dumps(envelope))
        replace_text(self._folder / "CURRENT", generation)

    def _named(self) -> str:
        """What CURRENT holds, which may be nonsense; empty when it cannot be read."""
        try:
            return (self._folder / "CURRENT").read_text(encoding="utf-8").strip()
        except (OSError, ValueError):
            return ""

    def _remove_old(self, kept: Collection[str]) -> None:
        """Delete all generations but the new one and the one before, which a running app may still have open."""
        for path in self._folder.glob("g*"):
            if path.is_dir() and path.name not in kept:
                self._remove(path)

    def _remove(self, folder: Path) -> None:
        """Delete a generation, on the Chroma server as well; where that fails, the folder stays for the next try."""
        if self._chroma_url:
            try:
                ChromaStore(url=self._chroma_url, prefix=folder.name).drop()
            except IndexUnusable:
                return
        shutil.rmtree(folder, ignore_errors=True)


def _close_quietly(store: Store) -> None:
    with suppress(IndexUnusable):
        store.close()


def _stored(store: Store, collection: str, items: Sequence[Item], ready: dict[str, Any]) -> dict[str, Any]:
    if not items:
        return {"count": 0, "probes": []}
    matrix: Matrix = numpy.stack([ready[item.id] for item in items]).astype(numpy.float32)
    store.add(collection, [item.id for item in items], matrix)
    chosen = sorted({round(step) for step in numpy.linspace(0, len(items) - 1, _PROBES)})
    return {"count": len(items), "probes": [[float(value) for value in matrix[row]] for row in chosen]}
