"""Dated snapshots of originals on disk; the only reader and writer of their folder.

Under `<home>/snapshots/<source-id>/`, for each state of a document::

    <time>-<12 hex>.json     the record; written last, so that what it names exists
    <time>-<12 hex>.body     the bytes as they came
    <time>-<12 hex>.txt      the text that was taken from them, UTF-8

A document that is met again unchanged adds a date to the record and no file.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter, ValidationError

from advisor.files import replace_bytes, replace_text, sha256_of_file
from advisor.records import sha256_of

FOLDER = "snapshots"
#: Parts the pages of a PDF in its text.
PAGE_BREAK = "\f"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One state of one document: what was fetched, when, and what it weighs."""

    source_id: str
    url: str
    """The address in the brief."""
    final_url: str
    """The address that answered in the end."""
    fetched_at: str
    """UTC, ISO 8601, to the second."""
    status: int
    content_type: str
    etag: str
    last_modified: str
    bytes: int
    """Length of the body as unpacked."""
    sha256: str
    """Of the body."""
    text_sha256: str
    """Of the text, as UTF-8."""
    seen_again: tuple[str, ...] = ()
    """Later moments at which the document was found unchanged; UTC, the first and the last of each day at the most."""

    @property
    def name(self) -> str:
        """Stem of the snapshot's files."""
        return f"{re.sub(r'[^0-9TZ]', '', self.fetched_at)}-{sha256_of(self.url + self.sha256)[:12]}"

    @property
    def day(self) -> str:
        """The day on which it was fetched, ISO 8601."""
        return self.fetched_at[:10]


@dataclass(frozen=True, slots=True)
class Damage:
    """A snapshot that cannot be used."""

    path: str
    what: str

    def __str__(self) -> str:
        return f"{self.path}: {self.what}"


@dataclass(frozen=True, slots=True)
class Kept:
    """A snapshot together with its text."""

    snapshot: Snapshot
    text: str = field(repr=False)


_RECORD = TypeAdapter(Snapshot)


@dataclass(frozen=True, slots=True)
class SnapshotStore:
    """The snapshots of one home folder."""

    home: Path

    @property
    def folder(self) -> Path:
        """Where they lie."""
        return self.home / FOLDER

    def sources(self) -> list[str]:
        """Ids of the sources that have a folder, sorted."""
        try:
            return sorted(path.name for path in self.folder.iterdir() if path.is_dir())
        except FileNotFoundError:
            return []

    def series(self, source_id: str) -> tuple[list[Snapshot], list[Damage]]:
        """All snapshots of a source whose record can be read, the oldest first, and those that cannot be used.

        Bodies and texts are not looked at: see `text` and `sound`.
        """
        found: list[Snapshot] = []
        damaged: list[Damage] = []
        for path in sorted((self.folder / source_id).glob("*.json")):
            try:
                snapshot = _RECORD.validate_json(path.read_bytes())
            except (OSError, ValidationError):
                damaged.append(Damage(str(path), "the record cannot be read"))
                continue
            if snapshot.source_id != source_id or snapshot.name != path.stem:
                damaged.append(Damage(str(path), "the record belongs to another snapshot"))
            else:
                found.append(snapshot)
        return sorted(found, key=lambda snapshot: (snapshot.fetched_at, snapshot.name)), damaged

    def text(self, snapshot: Snapshot) -> str | Damage:
        """The text of a snapshot, or what is wrong with it."""
        path = self._file(snapshot, ".txt")
        try:
            data = path.read_bytes()
        except OSError as error:
            return Damage(str(path), f"the text cannot be read ({error.strerror})")
        if hashlib.sha256(data).hexdigest() != snapshot.text_sha256:
            return Damage(str(path), "the text is not what was stored (its SHA-256 differs)")
        return data.decode("utf-8")

    def fault(self, snapshot: Snapshot) -> Damage | None:
        """What is wrong with the files of a snapshot, body included; none when it is sound."""
        text = self.text(snapshot)
        if isinstance(text, Damage):
            return text
        path = self._file(snapshot, ".body")
        try:
            sound = sha256_of_file(path) == snapshot.sha256
        except OSError as error:
            return Damage(str(path), f"the body cannot be read ({error.strerror})")
        return None if sound else Damage(str(path), "the body is not what was stored (its SHA-256 differs)")

    def latest(self, source_id: str) -> tuple[list[Kept], list[Damage]]:
        """The newest sound snapshot of each address of a source, and the damaged ones that were passed over."""
        snapshots, damaged = self.series(source_id)
        kept: dict[str, Kept] = {}
        for snapshot in reversed(snapshots):
            if snapshot.url not in kept:
                text = self.text(snapshot)
                if isinstance(text, Damage):
                    damaged.append(text)
                else:
                    kept[snapshot.url] = Kept(snapshot, text)
        return [kept[url] for url in sorted(kept)], damaged

    def keep(
        self, fresh: Snapshot, body: bytes, text: str, last: Snapshot | None = None
    ) -> tuple[Literal["fetched", "unchanged"], str]:
        """Store what was fetched, unless it is what was stored `last`; says which, and in which way.

        Length and digests of `fresh` are worked out here. Pages change with each visit in what no reader sees, so a
        new body whose text is the old one counts as unchanged too.
        """
        stored = replace(fresh, bytes=len(body), sha256=hashlib.sha256(body).hexdigest(), text_sha256=sha256_of(text))
        if last is not None and stored.text_sha256 == last.text_sha256:
            same = stored.sha256 == last.sha256
            self.seen(last, stored.fetched_at, etag=stored.etag, last_modified=stored.last_modified)
            return "unchanged", "" if same else "the text is the same"
        folder = self.folder / stored.source_id
        folder.mkdir(parents=True, exist_ok=True)
        replace_bytes(self._file(stored, ".body"), body)
        replace_text(self._file(stored, ".txt"), text)
        self._write(stored)
        return "fetched", "first snapshot" if last is None else "changed"

    def seen(self, snapshot: Snapshot, when: str, *, etag: str = "", last_modified: str = "") -> Snapshot:
        """Note that the document was met again unchanged."""
        days = [*snapshot.seen_again]
        if len(days) >= 2 and days[-1][:10] == days[-2][:10] == when[:10]:
            days.pop()
        noted = replace(
            snapshot,
            seen_again=(*days, when),
            etag=etag or snapshot.etag,
            last_modified=last_modified or snapshot.last_modified,
        )
        self._write(noted)
        return noted

    def _write(self, snapshot: Snapshot) -> None:
        text = _RECORD.dump_json(snapshot, indent=1).decode("utf-8")
        replace_text(self._file(snapshot, ".json"), text + "\n")

    def _file(self, snapshot: Snapshot, suffix: str) -> Path:
        return self.folder / snapshot.source_id / (snapshot.name + suffix)


def latest_texts(store: SnapshotStore) -> tuple[list[Kept], list[Damage]]:
    """The newest sound snapshot of every address of every source, and what is damaged."""
    kept: list[Kept] = []
    damaged: list[Damage] = []
    for source_id in store.sources():
        found, faults = store.latest(source_id)
        kept += found
        damaged += faults
    return kept, damaged


def addresses_of(url: str) -> Sequence[str]:
    """The addresses of a source: its `url` may hold several with ` ; ` between."""
    return [part.strip() for part in url.split(" ; ") if part.strip()]
