"""A damaged index is noticed when it is opened, and `build_advisor` mends it; it is never silently used."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy
import pytest

from advisor.errors import IndexUnusable
from advisor.index.build import IndexHome
from advisor.index.chroma_store import ChromaStore
from advisor.index.families import Embedders
from advisor.records import Passage
from advisor.settings import Settings
from advisor.wiring import Advisor, build_advisor

Damage = Callable[[Path], object]


def generation(home: Path) -> Path:
    return home / "index" / (home / "index" / "CURRENT").read_text(encoding="utf-8").strip()


def cut(path: Path, keep: float) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * keep)])


def flip(path: Path, place: float) -> None:
    data = bytearray(path.read_bytes())
    data[min(int(len(data) * place), len(data) - 1)] ^= 0x41
    path.write_bytes(bytes(data))


def overwrite(path: Path, share: float) -> None:
    data = bytearray(path.read_bytes())
    start = int(len(data) * (1 - share))
    data[start:] = b"\xff" * (len(data) - start)
    path.write_bytes(bytes(data))


def lexical(home: Path) -> list[Path]:
    return sorted(path for path in (generation(home) / "lexical").rglob("*") if path.is_file())


def flip_lexical(home: Path, number: int, place: float) -> None:
    flip(lexical(home)[number], place)


def empty_lexical(home: Path) -> None:
    for path in lexical(home):
        path.unlink()


def vector_files(home: Path) -> list[Path]:
    return sorted(path for path in (generation(home) / "vectors").rglob("*.bin") if path.stat().st_size)


def remove_vectors_of_one_collection(home: Path) -> None:
    store = ChromaStore(generation(home) / "vectors")
    store._client.delete_collection("advisor-across-sentences")
    store.close()


def swap_vectors(home: Path) -> None:
    """The right number of vectors under the right ids, yet other ones."""
    store = ChromaStore(generation(home) / "vectors")
    vectors = store.vectors("english")
    ids = list(vectors)
    store.add("english", ids, numpy.stack([-vectors[key] for key in ids]))
    store.close()


def edit_manifest(home: Path) -> None:
    path = generation(home) / "manifest.json"
    envelope = json.loads(path.read_text(encoding="utf-8"))
    envelope["manifest"]["corpus_sha256"] = "0" * 64
    path.write_text(json.dumps(envelope), encoding="utf-8")


def current(text: str) -> Damage:
    return lambda home: (home / "index" / "CURRENT").write_text(text, encoding="utf-8")


DAMAGES: dict[str, Damage] = {
    "manifest cut in half": lambda home: cut(generation(home) / "manifest.json", 0.5),
    "manifest empty": lambda home: cut(generation(home) / "manifest.json", 0),
    "manifest gone": lambda home: (generation(home) / "manifest.json").unlink(),
    "manifest flipped": lambda home: flip(generation(home) / "manifest.json", 0.4),
    "manifest edited": edit_manifest,
    "manifest is a list": lambda home: (generation(home) / "manifest.json").write_text("[]", encoding="utf-8"),
    "manifest is not text": lambda home: (generation(home) / "manifest.json").write_bytes(b"\xff\xfe\x00"),
    **{
        f"lexical file {number} flipped at {place}": partial(flip_lexical, number=number, place=place)
        for number in range(4)
        for place in (0.01, 0.5, 0.99)
    },
    "lexical file cut": lambda home: cut(lexical(home)[0], 0.5),
    "lexical file empty": lambda home: cut(lexical(home)[-1], 0),
    "lexical file gone": lambda home: lexical(home)[1].unlink(),
    "lexical folder gone": lambda home: shutil.rmtree(generation(home) / "lexical"),
    "lexical folder emptied": empty_lexical,
    "sqlite cut in half": lambda home: cut(generation(home) / "vectors" / "chroma.sqlite3", 0.5),
    "sqlite empty": lambda home: cut(generation(home) / "vectors" / "chroma.sqlite3", 0),
    "sqlite gone": lambda home: (generation(home) / "vectors" / "chroma.sqlite3").unlink(),
    "sqlite overwritten": lambda home: overwrite(generation(home) / "vectors" / "chroma.sqlite3", 0.6),
    "sqlite is text": lambda home: (generation(home) / "vectors" / "chroma.sqlite3").write_text(
        "hello", encoding="utf-8"
    ),
    "vectors gone": lambda home: shutil.rmtree(generation(home) / "vectors"),
    "vectors of one collection gone": remove_vectors_of_one_collection,
    "vectors are others": swap_vectors,
    "CURRENT names nothing": current("g0-nowhere"),
    "CURRENT empty": current(""),
    "CURRENT gone": lambda home: (home / "index" / "CURRENT").unlink(),
    "CURRENT is not text": lambda home: (home / "index" / "CURRENT").write_bytes(b"\xff\xff"),
    "CURRENT names a file": current("build.lock/x"),
    "CURRENT leads elsewhere": current("../../elsewhere"),
}


@pytest.fixture(scope="module")
def passages(advisor: Advisor) -> list[Passage]:
    """Few, so that mending takes no time."""
    return [p for p in advisor.corpus.passages if p.source.id in ("openai-your-data", "servernews-amodei-davos-ru")]


@pytest.fixture(scope="module")
def sound_home(passages: list[Passage], embedders: Embedders, tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("sound") / "home"
    IndexHome(home, embedders).build(passages, "digest")
    return home


@pytest.fixture
def damaged_home(sound_home: Path, home: Path) -> Path:
    """Still sound; each test damages its own copy."""
    return Path(shutil.copytree(sound_home, home))


@pytest.mark.parametrize("name", DAMAGES)
def test_damage_is_noticed_and_mended(
    name: str, damaged_home: Path, passages: list[Passage], embedders: Embedders
) -> None:
    DAMAGES[name](damaged_home)
    home = IndexHome(damaged_home, embedders)
    with pytest.raises(IndexUnusable) as caught:
        home.open(passages, "digest")
    assert "index --rebuild" in caught.value.remedy
    home.build(passages, "digest")
    index = home.open(passages, "digest")
    try:
        question = embedders.english.query("How long does OpenAI keep abuse-monitoring logs?")
        assert index.store.nearest("english", question, 1)[0][0] == "openai-your-data#openai-api-30-day-abuse-logs"
    finally:
        index.store.close()


@pytest.mark.parametrize("place", [0.0, 0.3, 0.6])
def test_a_damaged_vector_file_never_gives_wrong_answers(
    place: float, damaged_home: Path, passages: list[Passage], embedders: Embedders
) -> None:
    """Chroma may read small collections from its log instead of these files; then the damage does no harm."""
    for path in vector_files(damaged_home):
        flip(path, place)
    try:
        index = IndexHome(damaged_home, embedders).open(passages, "digest")
    except IndexUnusable:
        return
    try:
        for key, vector in index.store.vectors("english").items():
            assert index.store.nearest("english", vector, 1)[0][0] == key
    finally:
        index.store.close()


def test_the_advisor_mends_a_damaged_index_by_itself(ready_home: Path, tiny_corpus: Path) -> None:
    flip(lexical(ready_home)[0], 0.5)
    before = generation(ready_home)
    seen: list[str] = []
    advisor = build_advisor(
        Settings(corpus=tiny_corpus, home=ready_home), progress=lambda stage, _done, _total: seen.append(stage)
    )
    try:
        assert generation(ready_home) != before
        assert seen, "the person who waits sees why"
        assert advisor.ask("How long does OpenAI keep API logs?").status in ("answered", "partly_answered")
    finally:
        advisor.index.store.close()


def test_a_sound_index_is_opened_as_it_is(ready_home: Path, tiny_corpus: Path) -> None:
    before = generation(ready_home)
    advisor = build_advisor(
        Settings(corpus=tiny_corpus, home=ready_home), progress=lambda *_: pytest.fail("built anew")
    )
    advisor.index.store.close()
    assert generation(ready_home) == before
