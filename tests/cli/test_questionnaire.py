"""`advisor questionnaire`: a list in, the answered list out, and what is said about bad input."""

from __future__ import annotations

import json
from pathlib import Path

from tests.conftest import CommandLine

LIST = "# Data\n\n1. Do you use customer prompts to train your models?\n2. Have we appointed an owner for AI risk?\n"


def test_a_list_is_answered_route_by_route(command_line: CommandLine, ready_home: Path, tmp_path: Path) -> None:
    asked, out, report, letters = (tmp_path / name for name in ("list.md", "out.xlsx", "report.json", "letters.md"))
    asked.write_text(LIST, encoding="utf-8")
    result = command_line(
        *("questionnaire", asked, "--routes", "deepseek-api,openai-api-default", "--home", ready_home),
        *("--out", out, "--report", report, "--letters", letters),
    )
    assert result.returncode == 0, result.stderr
    found = json.loads(report.read_text(encoding="utf-8"))
    assert (found["questions"], found["complete"]) == (2, True)
    assert found["bases"] == {"criterion": 2, "own_process": 2}
    assert found["verdicts"]["yes"] == 1
    assert out.read_bytes().startswith(b"PK")
    assert "appointed an owner" not in letters.read_text(encoding="utf-8")


def test_bad_input_is_named_and_writes_nothing(command_line: CommandLine, tmp_path: Path) -> None:
    asked, out = tmp_path / "list.md", tmp_path / "out.md"
    asked.write_text(LIST, encoding="utf-8")
    for options, words in (
        (("--out", asked), "replace the questionnaire itself"),
        (("--out", out, "--columns", "Nope:question=B"), "no sheet 'Nope'"),
        (("--out", out, "--label", "line 99=question"), "names no item"),
        (("--routes", "no-such-route", "--out", out), "no route no-such-route"),
    ):
        result = command_line("questionnaire", asked, *options)
        assert result.returncode == 1
        assert words in result.stderr
        assert "Traceback" not in result.stderr
    assert asked.read_text(encoding="utf-8") == LIST
    assert not out.exists()
