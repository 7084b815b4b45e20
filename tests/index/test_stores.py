"""One suite for every store: what holds for the exact one in memory must hold for Chroma."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy
import pytest
from numpy.typing import NDArray

from advisor.index.chroma_store import ChromaStore
from advisor.index.memory_store import MemoryStore
from advisor.index.ports import Store


@pytest.fixture(params=["memory", "chroma"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    made: Store = MemoryStore() if request.param == "memory" else ChromaStore(tmp_path)
    yield made
    made.close()


def unit(rows: int, dimensions: int = 24, seed: int = 7) -> NDArray[numpy.float32]:
    vectors = numpy.random.default_rng(seed).normal(size=(rows, dimensions)).astype(numpy.float32)
    return numpy.asarray(vectors / numpy.linalg.norm(vectors, axis=1, keepdims=True), dtype=numpy.float32)


def test_an_empty_store_answers(store: Store) -> None:
    assert store.count("none") == 0
    assert store.vectors("none") == {}
    assert store.nearest("none", unit(1)[0], 5) == []


def test_adding_nothing_is_fine(store: Store) -> None:
    store.add("a", [], numpy.zeros((0, 24), dtype=numpy.float32))
    assert store.count("a") == 0
    assert store.nearest("a", unit(1)[0], 5) == []


def test_adding_twice_is_adding_once(store: Store) -> None:
    vectors = unit(3)
    for _ in range(2):
        store.add("a", ["x", "y", "z"], vectors)
    assert store.count("a") == 3
    assert [key for key, _ in store.nearest("a", vectors[1], 1)] == ["y"]


def test_an_existing_id_is_overwritten(store: Store) -> None:
    vectors = unit(3)
    store.add("a", ["x", "y"], vectors[:2])
    store.nearest("a", vectors[0], 2)
    store.add("a", ["x"], vectors[2:])
    assert store.count("a") == 2
    key, similarity = store.nearest("a", vectors[2], 1)[0]
    assert key == "x"
    assert similarity == pytest.approx(1.0, abs=1e-4)
    assert numpy.allclose(store.vectors("a")["x"], vectors[2], atol=1e-6)


def test_collections_are_apart(store: Store) -> None:
    vectors = unit(2)
    store.add("a", ["x"], vectors[:1])
    store.add("b", ["y"], vectors[1:])
    assert [key for key, _ in store.nearest("a", vectors[1], 5)] == ["x"]
    assert set(store.vectors("b")) == {"y"}
    assert (store.count("a"), store.count("b"), store.count("c")) == (1, 1, 0)


def test_collections_may_differ_in_dimensions(store: Store) -> None:
    store.add("a", ["x"], unit(1, 8))
    store.add("b", ["y"], unit(1, 16))
    assert store.nearest("b", unit(1, 16)[0], 1)[0][0] == "y"


@pytest.mark.parametrize("count", [0, -1])
def test_asking_for_none_gives_none(store: Store, count: int) -> None:
    store.add("a", ["x"], unit(1))
    assert store.nearest("a", unit(1)[0], count) == []


def test_asking_for_more_than_there_is_gives_all_best_first(store: Store) -> None:
    vectors = unit(5)
    store.add("a", list("abcde"), vectors)
    found = store.nearest("a", vectors[2], 50)
    assert {key for key, _ in found} == set("abcde")
    similarities = [similarity for _, similarity in found]
    assert similarities == sorted(similarities, reverse=True)


def test_what_is_given_is_not_changed(store: Store) -> None:
    vectors, ids = unit(4), ["a", "b", "c", "d"]
    before = vectors.copy()
    store.add("a", ids, vectors)
    query = vectors[0].copy()
    store.nearest("a", query, 2)
    assert numpy.array_equal(vectors, before)
    assert numpy.array_equal(query, before[0])
    vectors[:] = 0
    assert store.nearest("a", before[3], 1)[0][0] == "d", "the store keeps its own copy"


def test_more_than_one_batch(store: Store) -> None:
    vectors = unit(4500, 8)
    ids = [f"n{number}" for number in range(4500)]
    store.add("a", ids, vectors)
    assert store.count("a") == 4500
    back = store.vectors("a")
    assert set(back) == set(ids)
    assert numpy.allclose(back["n4321"], vectors[4321], atol=1e-6)


@pytest.mark.parametrize("scale", [1.0, 5.0])
def test_similarity_is_the_cosine(store: Store, scale: float) -> None:
    """The length of a vector does not count, as the protocol says "cosine"."""
    vectors = unit(6) * numpy.arange(1, 7, dtype=numpy.float32)[:, None]
    store.add("a", list("abcdef"), vectors)
    query = unit(1, seed=3)[0]
    lengths = numpy.linalg.norm(vectors, axis=1) * numpy.linalg.norm(query)
    expected = dict(zip("abcdef", vectors @ query / lengths, strict=True))
    found = dict(store.nearest("a", query * numpy.float32(scale), 6))
    assert found == pytest.approx(expected, abs=1e-4)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_nearest_are_those_of_a_plain_search(store: Store, seed: int) -> None:
    """The oracle is one matrix product; an approximate index may miss a few, never many, and never lie about one."""
    vectors, queries = unit(1500, 32, seed), unit(40, 32, seed + 100)
    ids = [f"n{number}" for number in range(len(vectors))]
    store.add("a", ids, vectors)
    found_of_all = 0
    for query in queries:
        exact = vectors @ query
        best = {ids[position] for position in numpy.argsort(-exact)[:10]}
        found = store.nearest("a", query, 10)
        assert len(found) == 10
        for key, similarity in found:
            assert similarity == pytest.approx(float(exact[int(key[1:])]), abs=1e-4)
        found_of_all += len(best & {key for key, _ in found})
    assert found_of_all / (10 * len(queries)) >= 0.98


def test_ids_of_any_script(store: Store) -> None:
    ids = ["数据#段", "данные#часть|1", "a b\tc", "é"]
    vectors = unit(4)
    store.add("a", ids, vectors)
    assert set(store.vectors("a")) == set(ids)


def test_chroma_keeps_what_it_was_given(tmp_path: Path) -> None:
    vectors = unit(20)
    first = ChromaStore(tmp_path)
    first.add("a", [str(number) for number in range(20)], vectors)
    first.close()
    again = ChromaStore(tmp_path)
    try:
        assert again.count("a") == 20
        assert again.nearest("a", vectors[7], 1)[0][0] == "7"
    finally:
        again.close()


Broken = Callable[[ChromaStore], object]


@pytest.mark.parametrize(
    "use",
    [
        lambda store: store.add("a", ["x"], unit(1, 5)),
        lambda store: store.nearest("a", unit(1, 5)[0], 1),
        lambda store: store.add("a", ["x", "x"], unit(2)),
    ],
    ids=["adding another dimension", "asking with another dimension", "an id twice"],
)
def test_errors_of_chroma_end_at_the_adapter(use: Broken, tmp_path: Path) -> None:
    from advisor.errors import IndexUnusable

    store = ChromaStore(tmp_path)
    store.add("a", ["y"], unit(1))
    try:
        with pytest.raises(IndexUnusable) as caught:
            use(store)
        assert caught.value.remedy
    finally:
        store.close()


def test_a_server_that_does_not_answer_is_our_error() -> None:
    from advisor.errors import AdvisorError

    with pytest.raises(AdvisorError, match="vector store"):
        ChromaStore(url="http://127.0.0.1:9")
