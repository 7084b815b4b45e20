"""A real, weak model on loopback: whatever it writes, nothing false reaches the answer; killed, it costs no answer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from advisor.answer.render import to_json
from advisor.briefs.corpus import load_corpus
from advisor.briefs.names import NameFinder
from advisor.chat.choice import choice_of
from advisor.chat.consent import Consents
from advisor.chat.langchain_models import LangChainModel, Patience
from advisor.ledger import Ledger
from advisor.prose.writer import Prose, ProseWriter
from advisor.records import Corpus
from advisor.settings import PROJECT_ROOT
from tests.answer.invariants import check_answer
from tests.prose.sentences import CAP, LOGS
from tests.prose.small_model import Served, served
from tests.prose.test_writer import extract_of

pytest.importorskip("xllamacpp", reason="llama.cpp's server is not installed (requirements-dev.txt)")


@pytest.fixture(scope="module")
def server() -> Iterator[Served]:
    with served() as running:
        yield running


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load_corpus(PROJECT_ROOT / "corpus")


def writer(server: Served, corpus: Corpus, home: Path) -> ProseWriter:
    choice = choice_of("llama.cpp:smollm2-135m-instruct", server.url, {})
    assert choice is not None
    # A machine that is busy with other tests reads the evidence slowly.
    model = LangChainModel(choice, Consents(home), Ledger(home), Patience(300.0, 600.0))
    return ProseWriter(model, corpus, NameFinder(corpus.entities))


def test_nothing_that_it_makes_up_reaches_the_answer(server: Served, corpus: Corpus, home: Path) -> None:
    extract = extract_of(corpus, LOGS, question="How long does OpenAI keep API logs?")
    last = list(writer(server, corpus, home).write(extract))[-1]
    assert isinstance(last, Prose)
    assert last.outcome in ("written", "too_little", "nothing")
    check_answer(last.answer, corpus, modes=("extractive", "llm"))
    data = to_json(last.answer)
    assert data["written_by"]["tokens"]["in"] > 50
    if last.outcome != "nothing":
        assert last.answer.struck or last.outcome == "written"
    for statement in last.answer.statements:
        if statement.kind == "short":
            # What holds is said in the passage's own words: its figures are those of the evidence.
            assert {word for word in statement.text.split() if word.isdigit()} <= {"30"}
    (call,), _ = Ledger(home).last()
    assert call.host == "127.0.0.1"


def test_killed_while_it_writes_the_extract_stays(server: Served, corpus: Corpus, home: Path) -> None:
    """The last test of this file: it ends the server."""
    extract = extract_of(corpus, CAP)
    asked: list[bool] = []

    def killing() -> bool:
        # Asked after each piece: the first one has come.
        if not asked:
            server.kill()
        asked.append(True)
        return False

    last = list(writer(server, corpus, home).write(extract, cancelled=killing))[-1]
    assert isinstance(last, Prose)
    assert asked
    assert last.outcome == "failed"
    assert last.answer.statements[:-1] == extract.statements
    assert "smollm2" in last.answer.statements[-1].text
    check_answer(last.answer, corpus)
