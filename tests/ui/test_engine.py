"""One advisor for all: built once, refreshed when the corpus changes, never lost to a bad edit."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from advisor.errors import InputError
from advisor.settings import Settings
from advisor.ui.engine import Engine, corpus_fingerprint


def _nothing(_stage: str, _done: int, _total: int) -> None:
    """Take no notice of progress."""


def test_the_fingerprint_follows_the_files(corpus_copy: Path) -> None:
    before = corpus_fingerprint(corpus_copy)
    assert len(before) > 20
    assert corpus_fingerprint(corpus_copy) == before
    (corpus_copy / "sources" / "notes.txt").write_text("not a brief")
    assert corpus_fingerprint(corpus_copy) == before
    path = corpus_copy / "sources" / "openai-your-data.md"
    os.utime(path, ns=(1, 1))
    assert corpus_fingerprint(corpus_copy) != before
    assert corpus_fingerprint(corpus_copy / "missing") == ()


def test_all_visitors_share_one_build(corpus_copy: Path, ready_home: Path) -> None:
    engine = Engine(Settings(corpus=corpus_copy, home=ready_home))
    found: list[object] = []
    threads = [threading.Thread(target=lambda: found.append(engine.get(_nothing))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    assert len(set(map(id, found))) == 1


def test_a_changed_corpus_is_taken_up_and_a_broken_one_is_not(corpus_copy: Path, ready_home: Path) -> None:
    engine = Engine(Settings(corpus=corpus_copy, home=ready_home))
    first = engine.get(_nothing)
    assert engine.get(_nothing) is first

    path = corpus_copy / "sources" / "openai-your-data.md"
    good = path.read_text(encoding="utf-8")
    path.write_text("no front matter", encoding="utf-8")
    assert engine.get(_nothing) is first
    assert "openai-your-data.md" in engine.trouble

    path.write_text(good.replace("title: ", "title: Newer ", 1), encoding="utf-8")
    second = engine.get(_nothing)
    assert second.corpus.sha256 != first.corpus.sha256
    assert engine.trouble == ""


def test_without_an_earlier_state_the_error_is_raised_and_the_next_visit_tries_again(tmp_path: Path) -> None:
    engine = Engine(Settings(corpus=tmp_path / "none", home=tmp_path / "home"))
    for _ in range(2):
        with pytest.raises(InputError, match="no corpus found"):
            engine.get(_nothing)
