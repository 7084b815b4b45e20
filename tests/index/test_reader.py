"""The reader tells a passage that answers from one that only seems to, and is what was trained."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from advisor.errors import ModelUnavailable
from advisor.index.embedders import packaged_e5
from advisor.index.reader import PAIR_TOKENS, READER_FILE, PackedReader, pair_ids
from advisor.settings import PROJECT_ROOT

CLAUSE = (
    "The supplier tells the customer of a personal data breach within 48 hours of becoming aware of it. The notice is "
    "sent by e-mail to the address that the customer has entered in the console."
)


@pytest.fixture(scope="module")
def reader() -> PackedReader:
    return PackedReader(lambda: packaged_e5().packed)


@pytest.mark.parametrize(
    ("answered", "not_answered"),
    [
        ("Within how many hours are we told of a breach?", "How much is the supplier fined for a breach?"),
        ("To which address is a breach notice sent?", "Which subcontractors may see our data?"),
        ("За сколько часов нас известят об утечке?", "Сколько сотрудников поставщика имеют доступ к данным?"),
        ("发生数据泄露，多少小时内会通知我们？", "服务的月度可用率是多少？"),
    ],
)
def test_what_is_answered_scores_above_what_only_seems_to_be(
    reader: PackedReader, answered: str, not_answered: str
) -> None:
    (good,), (bad,) = reader.scores(answered, [CLAUSE]), reader.scores(not_answered, [CLAUSE])

    assert good > bad


def test_each_text_is_read_for_itself(reader: PackedReader) -> None:
    question = "Within how many hours are we told of a breach?"
    other = "Backups are deleted after 30 days."

    together = reader.scores(question, [other, CLAUSE, "x"])

    assert together == pytest.approx([reader.scores(question, [text])[0] for text in (other, CLAUSE, "x")], abs=1e-3)
    assert reader.scores(question, []) == []


def test_long_texts_are_cut_and_the_question_is_kept() -> None:
    ids = pair_ids(packaged_e5().packed, "word " * 500, "text " * 5000)

    assert len(ids) <= PAIR_TOKENS
    assert pair_ids(packaged_e5().packed, "", "") == [
        packaged_e5().packed.special[0],
        *[packaged_e5().packed.special[1]] * 3,
    ]


def test_the_file_is_what_was_pinned(tmp_path: Path) -> None:
    damaged = tmp_path / "reader.safetensors"
    with pytest.raises(ModelUnavailable, match="missing"):
        PackedReader(lambda: packaged_e5().packed, damaged).scores("?", ["text"])
    damaged.write_bytes(READER_FILE.read_bytes()[:-1] + b"\x00\x01")
    with pytest.raises(ModelUnavailable, match="SHA-256"):
        PackedReader(lambda: packaged_e5().packed, damaged).scores("?", ["text"])


def test_it_computes_what_the_trained_network_does(reader: PackedReader) -> None:
    import torch
    from safetensors.torch import load_file

    from tests.benchmarks.train_reader import Network, Pair, read

    network = Network(packaged_e5().packed)
    trained = {
        (name if name.startswith(("pool.", "out.")) else f"bert.{name}"): value
        for name, value in load_file(READER_FILE).items()
    }
    assert not network.load_state_dict({name: value.float() for name, value in trained.items()}, strict=False)[1]
    questions = ["Within how many hours are we told of a breach?", "Which subcontractors may see our data?"]
    with torch.inference_mode():
        theirs = [
            read(network, [Pair(pair_ids(packaged_e5().packed, question, CLAUSE), 0.0)], 1)[0] for question in questions
        ]

    assert [reader.scores(question, [CLAUSE])[0] for question in questions] == pytest.approx(theirs, abs=0.25)


def test_the_questions_it_was_trained_on_name_claims_that_exist_and_are_balanced() -> None:
    lines = (PROJECT_ROOT / "tests" / "benchmarks" / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    anchors = {
        f"{path.stem}#{line.rpartition('{#')[2].rstrip('}').strip()}"
        for path in (PROJECT_ROOT / "corpus" / "sources").glob("*.md")
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.startswith("## ") and "{#" in line
    }

    assert {row["claim"] for row in rows} <= anchors
    assert len({row["question"] for row in rows}) == len(rows)
    assert abs(sum(1 if row["kind"] == "answered" else -1 for row in rows)) < len(rows) / 50
