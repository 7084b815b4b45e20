"""Measuring: a set small enough to work out by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import CommandLine

DOCUMENTS = [
    {"_id": "d1", "title": "Turtles", "text": "Sea turtles lay their eggs on warm beaches at night."},
    {"_id": "d2", "title": "Bread", "text": "A loaf of bread needs flour, water, salt and yeast."},
    {"_id": "d3", "title": "", "text": "The contract ends with three months' notice."},
]
QUERIES = [
    {"_id": "q1", "text": "Where do turtles lay eggs?"},
    {"_id": "q2", "text": "What is bread made of?"},
    {"_id": "q3", "text": "How does the contract end?"},
]


@pytest.fixture
def beir(tmp_path: Path) -> Path:
    folder = tmp_path / "set"
    (folder / "qrels").mkdir(parents=True)
    for name, rows in (("corpus", DOCUMENTS), ("queries", QUERIES)):
        (folder / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    judged = "".join(f"q{number}\td{number}\t1\n" for number in (1, 2, 3))
    (folder / "qrels" / "test.tsv").write_text(f"query-id\tcorpus-id\tscore\n{judged}", encoding="utf-8")
    return folder


def test_retrieval_is_measured(command_line: CommandLine, beir: Path, tmp_path: Path) -> None:
    run = tmp_path / "run.trec"
    result = command_line("evaluate", "retrieval", "--beir", beir, "--run", run, "--format", "json")
    assert result.returncode == 0, result.stderr[-800:]
    scores = json.loads(result.stdout)
    names = {
        "ndcg@10",
        "map@10",
        "mrr",
        "recall@1",
        "recall@5",
        "recall@10",
        "recall@100",
        "ms_per_query",
        "passages_per_s",
    }
    assert names <= set(scores)
    assert scores["mrr"] == scores["recall@1"] == scores["ndcg@10"] == scores["map@10"] == 1.0
    first = [line.split() for line in run.read_text(encoding="utf-8").splitlines() if line.split()[3] == "1"]
    assert [(row[0], row[2]) for row in first] == [("q1", "d1"), ("q2", "d2"), ("q3", "d3")]


@pytest.mark.parametrize("line", ["{", '{"_id": "x"}', "[]"])
def test_a_bad_line_is_named(command_line: CommandLine, beir: Path, line: str) -> None:
    with (beir / "corpus.jsonl").open("a", encoding="utf-8") as stream:
        stream.write(line + "\n")
    result = command_line("evaluate", "retrieval", "--beir", beir)
    assert result.returncode == 1
    assert "corpus.jsonl:4" in result.stderr


def test_answers_are_measured(command_line: CommandLine, tmp_path: Path) -> None:
    cases = tmp_path / "cases.yaml"
    cases.write_text(
        "- id: logs\n  question: How long does OpenAI keep API abuse-monitoring logs?\n  status: [answered]\n"
        "  facts: [['30 days']]\n  hosts: [openai]\n"
        "- id: bread\n  question: How do I bake bread?\n  status: [not_covered]\n"
        "- id: wrong\n  question: How long does OpenAI keep API abuse-monitoring logs?\n  facts: [['99 years']]\n",
        encoding="utf-8",
    )
    result = command_line("evaluate", "answers", cases, "--format", "json")
    assert result.returncode == 0, result.stderr[-800:]
    scores = json.loads(result.stdout)
    shares = scores["metrics"]
    assert shares["right"]["value"] == pytest.approx(2 / 3, abs=1e-3)
    assert shares["integrity"]["value"] == 1.0
    assert shares["abstains_when_it_should"] == {"value": 1.0, "low": 0.2065, "high": 1.0, "hits": 1, "count": 1}
    assert [row["id"] for row in scores["cases"] if not row["right"]] == ["wrong"]


def test_a_case_given_twice_is_named(command_line: CommandLine, tmp_path: Path) -> None:
    cases = tmp_path / "cases.yaml"
    cases.write_text("- id: a\n  question: Q?\n- id: a\n  question: Q?\n", encoding="utf-8")
    result = command_line("evaluate", "answers", cases)
    assert result.returncode == 1
    assert "cases.yaml:3" in result.stderr
