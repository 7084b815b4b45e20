"""Snapshots on disk: what is stored comes back, what is unchanged is not stored again, damage is noticed."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.originals.snapshots import Damage, Snapshot, SnapshotStore, addresses_of
from advisor.records import sha256_of

EMPTY = Snapshot(
    source_id="terms", url="http://a.example/", final_url="http://a.example/new", fetched_at="2026-11-23T10:00:00Z",
    status=200, content_type="text/html", etag='"one"', last_modified="", bytes=0, sha256="", text_sha256="",
)  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> SnapshotStore:
    return SnapshotStore(tmp_path)


def at(when: str, **changes: str) -> Snapshot:
    return replace(EMPTY, fetched_at=when, **changes)  # type: ignore[arg-type]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40), min_size=1, max_size=5))
def test_texts_come_back_as_they_were_and_only_changes_are_stored(texts: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = SnapshotStore(Path(folder))
        last: Snapshot | None = None
        expected: list[str] = []
        for number, text in enumerate(texts):
            state, _ = store.keep(at(f"2026-11-{number + 10}T10:00:00Z"), text.encode(), text, last)
            last = store.series("terms")[0][-1]
            if not expected or text != expected[-1]:
                expected.append(text)
                assert state == "fetched"
            else:
                assert state == "unchanged"
        found, damaged = store.series("terms")
        assert damaged == []
        assert [store.text(snapshot) for snapshot in found] == expected
        assert all(store.fault(snapshot) is None for snapshot in found)
        (newest,), _ = store.latest("terms")
        assert newest.text == expected[-1]


def test_a_record_says_all_that_is_known(store: SnapshotStore) -> None:
    assert store.keep(EMPTY, b"<p>body", "body") == ("fetched", "first snapshot")
    (found,), _ = store.series("terms")
    assert (found.bytes, found.text_sha256, found.final_url, found.etag) == (
        7, sha256_of("body"), "http://a.example/new", '"one"',
    )  # fmt: skip
    assert sorted(path.suffix for path in (store.folder / "terms").iterdir()) == [".body", ".json", ".txt"]


def test_an_unchanged_document_adds_a_date_and_no_file(store: SnapshotStore) -> None:
    store.keep(EMPTY, b"body", "body")
    files = sorted((store.folder / "terms").iterdir())
    for when in ("2026-11-24T10:00:00Z", "2026-11-25T08:00:00Z", "2026-11-25T09:00:00Z", "2026-11-25T10:00:00Z"):
        (last,), _ = store.series("terms")
        assert store.keep(at(when), b"body", "body", last) == ("unchanged", "")
    assert sorted((store.folder / "terms").iterdir()) == files
    (found,), _ = store.series("terms")
    assert found.seen_again == ("2026-11-24T10:00:00Z", "2026-11-25T08:00:00Z", "2026-11-25T10:00:00Z")
    (state, detail) = store.keep(at("2026-11-26T10:00:00Z"), b"<!-- visit 2 -->body", "body", found)
    assert (state, bool(detail)) == ("unchanged", True)


def test_two_addresses_of_one_source_are_two_series(store: SnapshotStore) -> None:
    store.keep(EMPTY, b"a", "a")
    store.keep(at(EMPTY.fetched_at, url="http://a.example/2"), b"a", "a")
    found, damaged = store.latest("terms")
    assert [one.snapshot.url for one in found] == ["http://a.example/", "http://a.example/2"]
    assert damaged == []
    assert addresses_of("http://a/1 ; https://b/2") == ["http://a/1", "https://b/2"]


@pytest.mark.parametrize(
    ("suffix", "data"), [(".txt", b"other"), (".txt", b"\xff"), (".txt", None), (".body", b"other"), (".body", None)]
)
def test_damaged_files_are_noticed(store: SnapshotStore, suffix: str, data: bytes | None) -> None:
    store.keep(EMPTY, b"old", "old")
    first = store.series("terms")[0][0]
    store.keep(at("2026-11-24T10:00:00Z"), b"new", "new", first)
    newest = store.series("terms")[0][1]
    path = store.folder / "terms" / (newest.name + suffix)
    path.unlink() if data is None else path.write_bytes(data)
    assert isinstance(store.fault(newest), Damage)
    assert store.fault(first) is None
    (found,), damaged = store.latest("terms")
    assert found.text == ("old" if suffix == ".txt" else "new")
    assert len(damaged) == (suffix == ".txt")


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"source_id": 1}', b"\xff"])
def test_damaged_records_are_noticed(store: SnapshotStore, data: bytes) -> None:
    store.keep(EMPTY, b"old", "old")
    (path,) = (store.folder / "terms").glob("*.json")
    path.write_bytes(data)
    found, damaged = store.series("terms")
    assert found == []
    assert str(path) in str(damaged[0])


def test_a_record_of_another_source_is_none_of_this_one(store: SnapshotStore) -> None:
    store.keep(EMPTY, b"old", "old")
    (store.folder / "terms").rename(store.folder / "other")
    assert store.series("other")[0] == []
    assert len(store.series("other")[1]) == 1
    assert store.sources() == ["other"]
