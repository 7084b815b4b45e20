"""`sources add` and `sources health` as other programs use them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from advisor.briefs.corpus import check_corpus
from tests.briefs.test_adding import FIELDS, MARKDOWN
from tests.conftest import CommandLine


def test_a_source_is_added_and_the_next_steps_are_named(
    command_line: CommandLine, corpus_copy: Path, tmp_path: Path
) -> None:
    given = tmp_path / "new.json"
    given.write_text(json.dumps(FIELDS), encoding="utf-8")
    result = command_line("sources", "add", given, ADVISOR_CORPUS=str(corpus_copy))
    assert (result.returncode, result.stderr) == (0, "")
    written = corpus_copy / "sources" / "new-terms.md"
    assert written.read_text(encoding="utf-8") == MARKDOWN
    assert str(written) in result.stdout
    assert "python -m advisor index" in result.stdout
    assert "openai-api-default.yaml: retention-default" in result.stdout
    assert check_corpus(corpus_copy) == []
    again = command_line("sources", "add", given, ADVISOR_CORPUS=str(corpus_copy))
    assert again.returncode == 1
    assert "exists already" in again.stderr
    assert "--replace" in again.stderr
    replaced = command_line("sources", "add", given, "--replace", "--format", "json", ADVISOR_CORPUS=str(corpus_copy))
    assert json.loads(replaced.stdout) == {"added": [str(written)], "problems": []}


def test_one_bad_file_keeps_all_out(command_line: CommandLine, corpus_copy: Path, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.md", tmp_path / "bad.md"
    good.write_text(MARKDOWN, encoding="utf-8")
    bad.write_text(MARKDOWN.replace("new-terms", "bad-terms").replace("kind: vendor-terms", "kind: x"), "utf-8")
    before = sorted((corpus_copy / "sources").iterdir())
    result = command_line("sources", "add", good, bad, ADVISOR_CORPUS=str(corpus_copy))
    assert result.returncode == 1
    assert result.stdout == ""
    assert f"{bad}:9: kind:" in result.stderr
    assert "Traceback" not in result.stderr
    assert sorted((corpus_copy / "sources").iterdir()) == before


@pytest.mark.parametrize("names", [[], ["no-such-file.md"], ["a.docx"]])
def test_bad_use_of_add_is_said_plainly(command_line: CommandLine, names: list[str]) -> None:
    result = command_line("sources", "add", *names)
    assert result.returncode == 1
    assert result.stderr.startswith("advisor: ")
    assert "Traceback" not in result.stderr


def test_health_lists_what_it_counts(command_line: CommandLine) -> None:
    data = json.loads(command_line("sources", "health", "--format", "json").stdout)
    assert set(data) == {"today", "sources", "cells", "gaps_by_route", "gaps_by_criterion", "findings"}
    assert len(data["sources"]) == 17
    assert len(data["cells"]) == 4 * 5
    text = command_line("sources", "health").stdout
    for finding in data["findings"]:
        name = finding["claim"] or finding["source"] or f"{finding['route']} × {finding['criterion']}"
        assert name in text


def test_patience_can_be_set(command_line: CommandLine) -> None:
    def stale(**environment: str) -> int:
        data = json.loads(command_line("sources", "health", "--format", "json", **environment).stdout)
        return sum(finding["kind"] == "stale_source" for finding in data["findings"])

    assert stale(ADVISOR_STALE_DAYS="99999", ADVISOR_STALE_VENDOR_DAYS="99999") == 0
    wrong = command_line("sources", "health", ADVISOR_STALE_DAYS="soon")
    assert wrong.returncode == 1
    assert "ADVISOR_STALE_DAYS is 'soon'" in wrong.stderr
    assert command_line("sources", "list", ADVISOR_EDIT_CORPUS="maybe").returncode == 1
