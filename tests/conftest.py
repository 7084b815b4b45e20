"""Fixtures that all tests share: the real pipeline with the real models over a small corpus.

Nothing of the product is patched. Building an index is the slow part, so the indexes are built once per run and
shared; a test that writes gets a copy.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from advisor.settings import PROJECT_ROOT, Settings, silence_libraries

if TYPE_CHECKING:
    from advisor.index.families import Embedders
    from advisor.records import Corpus
    from advisor.wiring import Advisor

silence_libraries()

#: Where the index of this installation lies; looked up before the environment is cleaned.
INSTALLED_HOME = Settings.from_environment().home

# Derandomised: a test that fails today fails tomorrow, on every machine.
hypothesis_settings.register_profile(
    "advisor", deadline=None, derandomize=True, max_examples=150, suppress_health_check=[HealthCheck.too_slow]
)
hypothesis_settings.load_profile("advisor")

CommandLine = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session", autouse=True)
def _clean_session() -> Iterator[None]:
    """What the developer has set for himself must not decide whether a test passes."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith(("ADVISOR_", "STREAMLIT_"))]:
            patch.delenv(name)
        yield


@pytest.fixture(autouse=True)
def _clean_environment(_clean_session: None) -> Iterator[None]:
    """Whatever a test sets in the environment is gone for the next one, and telemetry is off in each."""
    before = dict(os.environ)
    silence_libraries()
    yield
    for name in set(os.environ) - set(before):
        del os.environ[name]
    os.environ.update(before)


@pytest.fixture(autouse=True)
def _no_other_host(monkeypatch: pytest.MonkeyPatch) -> None:
    """The outside world is out of reach: connecting to anything but this machine fails the test."""
    connect = socket.socket.connect

    def only_here(self: socket.socket, address: object) -> None:
        if isinstance(address, tuple) and address[0] not in ("127.0.0.1", "::1", "localhost"):
            raise AssertionError(f"a test tried to reach {address}")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", only_here)


@pytest.fixture(scope="session")
def tiny_corpus() -> Path:
    """Folder of a small valid corpus (17 briefs, 28 claims, 4 routes, 5 criteria); the UI tests use it too.

    Read only: a test that changes files takes `corpus_copy`.
    """
    return PROJECT_ROOT / "tests" / "data" / "corpus"


@pytest.fixture
def corpus_copy(tiny_corpus: Path, tmp_path: Path) -> Path:
    """A copy of `tiny_corpus` that a test may break."""
    return Path(shutil.copytree(tiny_corpus, tmp_path / "corpus"))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An empty, not yet existing ADVISOR_HOME of one test; the UI tests use it too.

    Where a test needs an index but not its building, `ready_home` saves the seconds.
    """
    return tmp_path / "home"


@pytest.fixture(scope="session")
def built_home(tiny_corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An ADVISOR_HOME with the index of `tiny_corpus`. Read only; the UI tests may use it too."""
    from advisor.wiring import build_index

    home = tmp_path_factory.mktemp("built") / "home"
    build_index(Settings(corpus=tiny_corpus, home=home))
    return home


@pytest.fixture
def ready_home(built_home: Path, tmp_path: Path) -> Path:
    """A copy of `built_home` that a test may damage; the UI tests may use it too."""
    return Path(shutil.copytree(built_home, tmp_path / "ready"))


@pytest.fixture(scope="session")
def ruled_corpus(tiny_corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`tiny_corpus` with a small rulebook: two rules, a need and two presets. Read only."""
    folder = tmp_path_factory.mktemp("ruled") / "corpus"
    shutil.copytree(tiny_corpus, folder)
    return Path(shutil.copytree(tiny_corpus.parent / "rulebook", folder, dirs_exist_ok=True))


@pytest.fixture(scope="session")
def ruled_home(ruled_corpus: Path, built_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An ADVISOR_HOME with the index of `ruled_corpus`: the passages are those of `tiny_corpus`. Read only."""
    from advisor.wiring import build_index

    home = Path(shutil.copytree(built_home, tmp_path_factory.mktemp("ruled") / "home"))
    build_index(Settings(corpus=ruled_corpus, home=home))
    return home


@pytest.fixture(scope="session")
def advisor(tiny_corpus: Path, built_home: Path) -> Advisor:
    """The real pipeline over `tiny_corpus`: real models, real Chroma. Immutable, so one serves all tests."""
    from advisor.wiring import build_advisor

    return build_advisor(Settings(corpus=tiny_corpus, home=built_home))


@pytest.fixture(scope="session")
def real_advisor(tmp_path_factory: pytest.TempPathFactory) -> Advisor:
    """The real pipeline over the corpus that ships.

    Its index takes a minute to build. `make install` has built one already: a copy of it is tried first, and what is
    stale or damaged in it is built anew, as everywhere.
    """
    from advisor.wiring import build_advisor

    home = tmp_path_factory.mktemp("real") / "home"
    with contextlib.suppress(OSError, shutil.Error):
        shutil.copytree(INSTALLED_HOME / "index", home / "index")
    return build_advisor(Settings(corpus=PROJECT_ROOT / "corpus", home=home))


@pytest.fixture(scope="session")
def embedders() -> Embedders:
    """The packaged models."""
    from advisor.index.embedders import E5Small, MiniLm, UniversalSentenceEncoder
    from advisor.index.families import Embedders

    return Embedders(E5Small(), MiniLm(), UniversalSentenceEncoder())


@pytest.fixture(scope="session")
def advisor_over(embedders: Embedders) -> Callable[[Path], Advisor]:
    """Builds an advisor over a corpus folder with an index in memory: real models, nothing kept."""
    from advisor.briefs.corpus import load_corpus
    from advisor.index.build import index_once
    from advisor.index.memory_store import MemoryStore
    from advisor.wiring import assembled

    def build(folder: Path) -> Advisor:
        corpus: Corpus = load_corpus(folder)
        index = index_once(corpus.passages, embedders, MemoryStore(), corpus.sha256)
        return assembled(Settings(corpus=folder, home=folder / "unused"), corpus, index)

    return build


def clean_process_environment(**changes: str) -> dict[str, str]:
    """An environment for a child process: this one without our variables, plus `changes`."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("ADVISOR_", "STREAMLIT_"))}
    # The encoding of the developer's terminal must not decide what a child process prints.
    return kept | {"PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"} | changes


@pytest.fixture(scope="session")
def command_line(tiny_corpus: Path, built_home: Path) -> CommandLine:
    """Runs `python -m advisor …` in a process of its own, on the tiny corpus and its index unless told otherwise."""

    def run(*arguments: object, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
        variables = {"ADVISOR_CORPUS": str(tiny_corpus), "ADVISOR_HOME": str(built_home)} | environment
        return subprocess.run(
            [sys.executable, "-m", "advisor", *map(str, arguments)],
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            cwd=PROJECT_ROOT,
            env=clean_process_environment(**variables),
            timeout=180,
            check=False,
        )

    return run
