"""Building: what is counted, what survives an interruption, and who may build."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy
import pytest

from advisor.briefs.corpus import load_corpus
from advisor.errors import IndexBusy, IndexUnusable
from advisor.index.build import Index, IndexHome, index_once
from advisor.index.families import Embedders
from advisor.index.items import ENGLISH
from advisor.index.memory_store import MemoryStore
from advisor.records import Passage
from advisor.settings import Settings
from advisor.wiring import Advisor, build_advisor, build_index


class Stop(Exception):
    """Raised in the progress callback, as a closed browser tab or Ctrl-C would."""


@pytest.fixture
def passages(advisor: Advisor) -> list[Passage]:
    return list(advisor.corpus.passages)[:5]


@pytest.fixture
def index_home(home: Path, embedders: Embedders) -> IndexHome:
    return IndexHome(home, embedders)


def counts(report: object) -> tuple[int, int, int, int, int]:
    return tuple(getattr(report, name) for name in ("added", "updated", "skipped", "deleted", "passages"))


def best(index: Index, text: str) -> str:
    return index.store.nearest(ENGLISH, index.embedders.english.query(text), 1)[0][0]


def test_a_build_counts_what_it_did(index_home: IndexHome, passages: list[Passage]) -> None:
    assert counts(index_home.build(passages, "one")) == (5, 0, 0, 0, 5)
    assert counts(index_home.build(passages, "one")) == (0, 0, 5, 0, 5)
    changed = [replace(passages[0], text="Something quite different about turtles."), *passages[2:]]
    assert counts(index_home.build(changed, "two")) == (0, 1, 3, 1, 4)
    added = [*changed, replace(passages[1], id="new#claim")]
    assert counts(index_home.build(added, "three")) == (1, 0, 4, 0, 5)
    assert counts(index_home.build(added, "three", rebuild=True)) == (0, 0, 5, 0, 5)

    index = index_home.open(added, "three")
    try:
        assert best(index, "turtles") == passages[0].id
        assert set(index.store.vectors(ENGLISH)) == {p.id for p in added if p.source.language == "en"}
    finally:
        index.store.close()


def test_kept_vectors_are_those_a_fresh_build_would_make(
    index_home: IndexHome, passages: list[Passage], embedders: Embedders
) -> None:
    index_home.build(passages, "one")
    changed = [replace(passages[3], heading="A new heading"), *passages[:3], *passages[4:]]
    index_home.build(changed, "two")
    fresh = index_once(changed, embedders, MemoryStore(), "two")
    index = index_home.open(changed, "two")
    try:
        for collection in ("english", "english-sentences", "multilingual", "multilingual-sentences"):
            kept, made = index.store.vectors(collection), fresh.store.vectors(collection)
            assert set(kept) == set(made)
            for key, vector in made.items():
                assert float(kept[key] @ vector) > 0.9999, (collection, key)
        query = {"openai": 1.0, "log": 1.0}
        assert numpy.allclose(index.lexical.scores(query), fresh.lexical.scores(query))
    finally:
        index.store.close()


def test_progress_goes_up_to_the_end(index_home: IndexHome, passages: list[Passage]) -> None:
    seen: list[tuple[str, int, int]] = []
    index_home.build(passages, "one", progress=lambda stage, done, total: seen.append((stage, done, total)))
    assert seen
    assert len({total for _, _, total in seen}) == 1
    done = [step for _, step, _ in seen]
    assert done == sorted(done)
    assert seen[-1][1] == seen[-1][2]
    assert all(stage for stage, _, _ in seen)


@pytest.mark.parametrize("step", [1, 4])
def test_an_interrupted_build_leaves_the_old_index_whole(
    index_home: IndexHome, home: Path, passages: list[Passage], step: int
) -> None:
    index_home.build(passages, "one")
    before = (home / "index" / "CURRENT").read_text(encoding="utf-8")
    calls = 0

    def progress(_stage: str, _done: int, _total: int) -> None:
        nonlocal calls
        calls += 1
        if calls == step:
            raise Stop

    changed = [replace(passage, text=f"Changed. {passage.text}") for passage in passages]
    with pytest.raises(Stop):
        index_home.build(changed, "two", progress=progress)

    assert (home / "index" / "CURRENT").read_text(encoding="utf-8") == before
    assert [path.name for path in (home / "index").glob("g*")] == [before], "half a generation is cleared away"
    index = index_home.open(passages, "one")
    assert best(index, "OpenAI")
    index.store.close()
    assert counts(index_home.build(changed, "two")) == (0, 5, 0, 0, 5), "and the next build works"


def test_a_first_build_that_was_interrupted_leaves_nothing(index_home: IndexHome, passages: list[Passage]) -> None:
    def progress(_stage: str, _done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        index_home.build(passages, "one", progress=progress)
    with pytest.raises(IndexUnusable, match="no index yet"):
        index_home.open(passages, "one")


def test_a_killed_build_costs_no_index_that_an_app_has_open(
    index_home: IndexHome, home: Path, passages: list[Passage]
) -> None:
    """What a killed process left lies around; the generation a running app reads must not be deleted in its place."""
    index_home.build(passages, "one")
    folder = home / "index"
    in_use = (folder / "CURRENT").read_text(encoding="utf-8")
    (folder / "g9999999999-killed").mkdir()
    index_home.build(passages[:4], "two")
    assert (folder / in_use).is_dir()


def test_old_generations_are_cleared_away(index_home: IndexHome, home: Path, passages: list[Passage]) -> None:
    for number in range(4):
        index_home.build(passages[: 1 + number], f"state {number}")
    assert len(list((home / "index").glob("g*"))) <= 2


@pytest.mark.parametrize(
    "change",
    [
        lambda p: p[:-1],
        lambda p: [*p[:-1], replace(p[-1], text="Other.")],
        lambda p: [*p[:-1], replace(p[-1], heading="Other")],
    ],
    ids=["a claim less", "another text", "another heading"],
)
def test_a_stale_index_is_never_used(
    index_home: IndexHome, passages: list[Passage], change: Callable[[list[Passage]], Sequence[Passage]]
) -> None:
    index_home.build(passages, "one")
    with pytest.raises(IndexUnusable) as caught:
        index_home.open(change(passages), "one")
    assert "index --rebuild" in caught.value.remedy


def test_another_corpus_digest_makes_the_index_stale(index_home: IndexHome, passages: list[Passage]) -> None:
    index_home.build(passages, "one")
    with pytest.raises(IndexUnusable, match="another state"):
        index_home.open(passages, "two")


def test_other_models_make_the_index_stale(
    index_home: IndexHome, home: Path, passages: list[Passage], embedders: Embedders
) -> None:
    index_home.build(passages, "one")
    swapped = Embedders(embedders.general, english=embedders.across, across=embedders.across)
    with pytest.raises(IndexUnusable, match="other models"):
        IndexHome(home, swapped).open(passages, "one")
    # And the vectors of the other model are not taken over: dimensions and meaning differ.
    IndexHome(home, swapped).build(passages, "one")
    index = IndexHome(home, swapped).open(passages, "one")
    assert len(next(iter(index.store.vectors(ENGLISH).values()))) == 512
    index.store.close()


def test_no_index_says_how_to_get_one(index_home: IndexHome, passages: list[Passage]) -> None:
    with pytest.raises(IndexUnusable, match="no index yet") as caught:
        index_home.open(passages, "one")
    assert "advisor index" in caught.value.remedy


HOLD_LOCK = """
import sys
from filelock import FileLock
with FileLock(sys.argv[1]):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_while_another_process_builds_nobody_else_does(
    index_home: IndexHome, home: Path, passages: list[Passage], tiny_corpus: Path
) -> None:
    index_home.build(passages, "one")
    lock = home / "index" / "build.lock"
    with subprocess.Popen(
        [sys.executable, "-c", HOLD_LOCK, str(lock)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        try:
            assert holder.stdout is not None
            assert holder.stdout.readline().strip() == "held"
            with pytest.raises(IndexBusy, match="another process") as caught:
                index_home.build(passages, "two")
            assert caught.value.remedy
            with pytest.raises(IndexBusy):
                build_index(Settings(corpus=tiny_corpus, home=home))
            index_home.open(passages, "one").store.close()  # reading goes on
        finally:
            holder.communicate("", timeout=30)
    assert counts(index_home.build(passages[:3], "two"))[4] == 3


def test_an_empty_list_of_passages_can_be_indexed(index_home: IndexHome) -> None:
    assert counts(index_home.build([], "none")) == (0, 0, 0, 0, 0)
    index_home.open([], "none").store.close()


def test_a_changed_corpus_is_indexed_before_it_is_asked(corpus_copy: Path, built_home: Path, home: Path) -> None:
    shutil.copytree(built_home, home)
    settings = Settings(corpus=corpus_copy, home=home)
    path = corpus_copy / "sources" / "deepseek-r1-readme.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.rstrip() + " Zanzibar turtles may use it too.\n", encoding="utf-8")
    advisor = build_advisor(settings)
    try:
        assert advisor.corpus.sha256 == load_corpus(corpus_copy).sha256 == advisor.index.corpus_sha256
        assert advisor.search("Zanzibar turtles", 1)[0].passage.source.id == "deepseek-r1-readme"
    finally:
        advisor.index.store.close()


def test_the_report_is_what_the_command_line_promises(index_home: IndexHome, passages: list[Passage]) -> None:
    report = index_home.build(passages, "one").as_dict()
    assert set(report) == {"added", "updated", "skipped", "deleted", "passages", "seconds"}
    json.dumps(report)
