"""`sources fetch` and `sources diff` as use cases: which originals, what became of each, what changed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from advisor.errors import FetchFailed, InputError, NotFound
from advisor.ledger import now
from advisor.originals.diff import Change, changes
from advisor.originals.effects import Effects, effects
from advisor.originals.extract import text_of
from advisor.originals.fetch import Fetched, Fetcher
from advisor.originals.snapshots import Damage, Snapshot, SnapshotStore, addresses_of
from advisor.records import Brief, Corpus

State = Literal["fetched", "unchanged", "failed"]
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one address of one source."""

    source_id: str
    url: str
    state: State
    detail: str
    """Of a failure: why; of a fetched original: `first snapshot`, or `changed` where there was one before."""

    def as_dict(self) -> dict[str, object]:
        """Plain data for JSON."""
        return asdict(self)


def chosen_briefs(corpus: Corpus, ids: Sequence[str]) -> list[Brief]:
    """The briefs of these ids, or all of them, in the order of the corpus.

    Raises:
        NotFound: a source does not exist.
    """
    known = {brief.source.id: brief for brief in corpus.briefs}
    for key in ids:
        if key not in known:
            raise NotFound(f"there is no source {key}", remedy="List them with `python -m advisor sources list`.")
    return [brief for key, brief in known.items() if not ids or key in ids]


def hosts_of(briefs: Sequence[Brief]) -> list[str]:
    """The hosts that the originals of these briefs lie on, each once, sorted."""
    urls = [url for brief in briefs for url in addresses_of(brief.source.url)]
    return sorted({urlsplit(url).hostname or url for url in urls})


def fetch_originals(
    briefs: Sequence[Brief], store: SnapshotStore, fetcher: Fetcher, progress: Progress
) -> Iterator[Outcome]:
    """Fetch the originals one after another; each is stored before the next is asked for, so a stop loses nothing."""
    wanted = [(brief, url) for brief in briefs for url in addresses_of(brief.source.url)]
    # One document, two briefs: it is asked for once.
    replies: dict[tuple[str, str, str], Fetched] = {}
    for done, (brief, url) in enumerate(wanted):
        progress(f"{brief.source.id}: {urlsplit(url).hostname}", done, len(wanted))
        try:
            state, detail = _fetch_one(brief.source.id, url, store, fetcher, replies)
        except FetchFailed as error:
            remedy = f" {error.remedy}" if error.remedy else ""
            state, detail = "failed", f"{error.what}.{remedy}"
        yield Outcome(brief.source.id, url, state, detail)
    progress("done", len(wanted), len(wanted))


def _fetch_one(
    source_id: str, url: str, store: SnapshotStore, fetcher: Fetcher, replies: dict[tuple[str, str, str], Fetched]
) -> tuple[State, str]:
    earlier = [snapshot for snapshot in store.series(source_id)[0] if snapshot.url == url]
    last = earlier[-1] if earlier else None
    if last is not None and store.fault(last) is not None:
        last = None  # what is damaged is fetched whole, not asked after
    conditions = ("", "") if last is None else (last.etag, last.last_modified)
    reply = replies.get((url, *conditions))
    if reply is None:
        reply = replies[(url, *conditions)] = fetcher.fetch(url, etag=conditions[0], last_modified=conditions[1])
    if reply.status == 304 and last is not None:
        store.seen(last, now(), etag=reply.etag, last_modified=reply.last_modified)
        return "unchanged", ""
    text = text_of(reply.body, reply.content_type, url)
    fresh = Snapshot(
        source_id=source_id,
        url=url,
        final_url=reply.final_url,
        fetched_at=now(),
        status=reply.status,
        content_type=reply.content_type,
        etag=reply.etag,
        last_modified=reply.last_modified,
        bytes=0,
        sha256="",
        text_sha256="",
    )
    return store.keep(fresh, reply.body, text, last)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed in one original between two snapshots, and what rests on it."""

    source_id: str
    title: str
    url: str
    older: Snapshot
    newer: Snapshot
    changes: tuple[Change, ...]
    effects: Effects

    def as_dict(self) -> dict[str, object]:
        """Plain data for JSON."""
        return {
            "source_id": self.source_id,
            "title": self.title,
            "url": self.url,
            "from": self.older.fetched_at,
            "to": self.newer.fetched_at,
            "changes": [change.as_dict() for change in self.changes],
            **self.effects.as_dict(),
        }


@dataclass(frozen=True, slots=True)
class Comparisons:
    """All originals that were compared, and those that could not be."""

    compared: tuple[Comparison, ...]
    single: tuple[str, ...]
    """Sources with one snapshot only, or none in the time asked for."""
    damaged: tuple[Damage, ...]


def compare_originals(
    briefs: Sequence[Brief],
    corpus: Corpus,
    store: SnapshotStore,
    *,
    since: str = "",
    until: str = "",
    answers: Sequence[tuple[str, Mapping[str, Any]]] = (),
) -> Comparisons:
    """The last two snapshots of each original, or the last at `since` against the last at `until`.

    Args:
        briefs: whose originals.
        corpus: for the assessments.
        store: where the snapshots are.
        since: a day, ISO 8601; the older side is the last snapshot of that day or before, else the first after it.
        until: a day; the newer side is the last snapshot of that day or before.
        answers: saved answers with their files.
    """
    compared: list[Comparison] = []
    single: list[str] = []
    damaged: list[Damage] = []
    for brief in briefs:
        snapshots, faults = store.series(brief.source.id)
        damaged += faults
        for url in addresses_of(brief.source.url):
            sides = _sides([snapshot for snapshot in snapshots if snapshot.url == url], since, until)
            if sides is None:
                if snapshots and brief.source.id not in single:
                    single.append(brief.source.id)
                continue
            old, new = (store.text(side) for side in sides)
            if isinstance(old, Damage) or isinstance(new, Damage):
                damaged += [side for side in (old, new) if isinstance(side, Damage)]
                continue
            found = tuple(changes(old, new))
            touched = effects(brief, corpus, found, new, answers)
            compared.append(Comparison(brief.source.id, brief.source.title, url, *sides, found, touched))
    return Comparisons(tuple(compared), tuple(single), tuple(damaged))


def _sides(series: Sequence[Snapshot], since: str, until: str) -> tuple[Snapshot, Snapshot] | None:
    within = [snapshot for snapshot in series if not until or snapshot.day <= until]
    if len(within) < 2:
        return None
    newer = within[-1]
    if not since:
        return within[-2], newer
    before = [snapshot for snapshot in within if snapshot.day <= since]
    older = before[-1] if before else within[0]
    return None if older == newer else (older, newer)


def saved_answers(paths: Sequence[Path]) -> list[tuple[str, Mapping[str, Any]]]:
    """Answers from JSON files (one answer, or a list of them) and JSON Lines files; with the file's name, and line.

    Raises:
        InputError: a file cannot be read or holds something else.
    """
    found: list[tuple[str, Mapping[str, Any]]] = []
    for path in paths:
        try:
            text = path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            raise InputError("the file is not UTF-8 text", where=str(path), remedy="Save it as UTF-8.") from error
        except OSError as error:
            raise InputError(f"the file cannot be read: {error.strerror}", where=str(path)) from error
        if path.suffix.lower() == ".jsonl":
            lines = [(f"{path}:{number}", line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
        else:
            lines = [(str(path), text)]
        for where, line in lines:
            found += [(where, answer) for answer in _answers_in(line, where)]
    return found


def _answers_in(text: str, where: str) -> list[Mapping[str, Any]]:
    remedy = "Give what `python -m advisor ask --format json` or `ask --batch` wrote."
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"not valid JSON: {getattr(error, 'msg', error)}", where=where, remedy=remedy) from error
    answers = data if isinstance(data, list) else [data]
    if not all(isinstance(answer, dict) and isinstance(answer.get("citations"), list) for answer in answers):
        raise InputError("this is no saved answer", where=where, remedy=remedy)
    return answers
