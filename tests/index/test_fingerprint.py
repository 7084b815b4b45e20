"""Damage to vectors is seen before Chroma's native code reads them: there it would end the process."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import numpy
import pytest

from advisor.errors import IndexUnusable
from advisor.index.chroma_store import ChromaStore, fingerprint

_COUNT = 1_500  # more than Chroma keeps in its queue, so that it writes vectors to files


@pytest.fixture(scope="module")
def vectors() -> numpy.ndarray:
    return numpy.random.default_rng(7).normal(size=(_COUNT, 16)).astype(numpy.float32)


@pytest.fixture
def folder(tmp_path: Path, vectors: numpy.ndarray) -> Path:
    store = ChromaStore(tmp_path / "vectors")
    store.add("english", [str(number) for number in range(_COUNT)], vectors)
    store.close()
    _opened(tmp_path / "vectors", vectors)
    return tmp_path / "vectors"


def _opened(folder: Path, vectors: numpy.ndarray) -> None:
    store = ChromaStore(folder)
    assert store.nearest("english", vectors[3], 1)[0][0] == "3"
    store.close()


def test_opening_and_searching_changes_nothing(folder: Path, vectors: numpy.ndarray) -> None:
    before = fingerprint(folder)
    for _ in range(3):
        _opened(folder, vectors)
    assert fingerprint(folder) == before
    assert any(name.endswith("data_level0.bin") for name in before)


@pytest.mark.parametrize("name", ["data_level0.bin", "link_lists.bin", "index_metadata.pickle", "header.bin"])
@pytest.mark.parametrize("flips", [1, 200])
def test_flipped_bytes_of_vector_files_are_seen(folder: Path, name: str, flips: int) -> None:
    before = fingerprint(folder)
    path = next(folder.glob(f"*/{name}"))
    data = bytearray(path.read_bytes() or b"\0")
    for place in random.Random(1).sample(range(len(data)), min(flips, len(data))):
        data[place] ^= 0xFF
    path.write_bytes(data)
    assert fingerprint(folder) != before


def test_changed_rows_of_the_database_are_seen(folder: Path) -> None:
    before = fingerprint(folder)
    with closing(sqlite3.connect(folder / "chroma.sqlite3")) as connection:
        connection.execute("UPDATE embeddings SET embedding_id = 'x' || embedding_id WHERE embedding_id = '7'")
        connection.commit()
    assert fingerprint(folder) != before


def test_a_database_that_is_none_is_named(folder: Path) -> None:
    (folder / "chroma.sqlite3").write_bytes(b"no database" * 500)
    with pytest.raises(IndexUnusable) as refused:
        fingerprint(folder)
    assert "chroma.sqlite3" in str(refused.value)
