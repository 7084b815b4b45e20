"""`sources fetch`, `sources diff` and `egress --ledger` as they are used, against a real server on loopback."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from advisor.settings import PROJECT_ROOT
from tests.conftest import CommandLine, clean_process_environment
from tests.originals.conftest import Site

OLD = "<main><h1>Terms</h1><p>We keep API prompts for 30 days.</p><p>Prompts are not used for training.</p></main>"
NEW = "<main><h1>Terms</h1><p>We keep API prompts for 14 days.</p><p>Prompts are not used for training.</p></main>"


@pytest.fixture
def sources(corpus_copy: Path, site: Site) -> list[str]:
    """Two sources of the corpus whose originals lie on the loopback server; the others are unreachable from here."""
    ids = sorted(path.stem for path in (corpus_copy / "sources").glob("*.md"))
    chosen = [key for key in ids if key.startswith("anthropic")][:2]
    for key in chosen:
        path = corpus_copy / "sources" / f"{key}.md"
        text = re.sub(r"(?m)^url: .*$", f"url: {site.url('/' + key)}", path.read_text(encoding="utf-8"))
        path.write_text(text, encoding="utf-8")
    return chosen


class Runner:
    def __init__(self, command_line: CommandLine, corpus: Path, home: Path) -> None:
        self._run, self._corpus, self._home = command_line, corpus, home

    def __call__(self, *arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
        return self._run(*arguments, ADVISOR_CORPUS=str(self._corpus), ADVISOR_HOME=str(self._home), **environment)

    def json(self, *arguments: object) -> Any:
        result = self(*arguments, "--format", "json")
        assert "Traceback" not in result.stderr
        return json.loads(result.stdout)


@pytest.fixture
def run(command_line: CommandLine, corpus_copy: Path, home: Path) -> Runner:
    return Runner(command_line, corpus_copy, home)


def test_without_ids_nothing_is_fetched(run: Runner, site: Site, sources: list[str], home: Path) -> None:
    result = run("sources", "fetch")
    assert result.returncode == 0
    assert "Nothing was" in result.stdout
    assert set(sources) <= set(run.json("sources", "fetch")["would_fetch"])
    for arguments in (["--all"], ["--all", sources[0]]):
        assert run("sources", "fetch", *arguments).returncode == 1
    unknown = run("sources", "fetch", "no-such-source")
    assert (unknown.returncode, "no-such-source" in unknown.stderr) == (1, True)
    assert site.requests == []
    assert not (home / "egress.jsonl").exists()


def test_own_machine_is_refused_without_the_flag(run: Runner, site: Site, sources: list[str]) -> None:
    site.page(f"/{sources[0]}", OLD)
    report = run.json("sources", "fetch", sources[0])
    assert (report["failed"], report["fetched"]) == (1, 0)
    assert "this machine" in report["sources"][0]["detail"]
    assert site.requests == []
    assert run.json("egress", "--ledger")[0]["outcome"].startswith("refused: ")


def test_the_whole_way_from_fetch_to_what_rests_on_the_change(
    run: Runner, site: Site, sources: list[str], home: Path, tmp_path: Path
) -> None:
    first, second = sources
    site.page(f"/{first}", OLD, ETag='"1"')
    fetched = run.json("sources", "fetch", "--allow-private", first, second)
    assert [fetched[state] for state in ("fetched", "unchanged", "failed")] == [1, 0, 1]
    assert "gone" in next(row["detail"] for row in fetched["sources"] if row["source_id"] == second)
    assert run("sources", "fetch", "--allow-private", first).stdout.endswith("0 fetched, 1 unchanged, 0 failed\n")
    only = run("sources", "diff")
    assert (only.returncode, "Only one snapshot" in only.stdout) == (0, True)

    shown = run.json("sources", "show", first)
    claim = next(row["id"] for row in shown["claims"] if row["id"].endswith("#anthropic-retention-pages-conflict"))
    saved = tmp_path / "saved.jsonl"
    saved.write_text(json.dumps({"id": "q1", "question": "How long?", "citations": [{"passage_id": claim}]}) + "\n")
    site.page(f"/{first}", NEW, ETag='"2"')
    assert run.json("sources", "fetch", "--allow-private", first)["fetched"] == 1
    (compared,) = run.json("sources", "diff", first, "--answers", saved)["compared"]
    (change,) = compared["changes"]
    assert (change["weight"], change["reasons"]) == ("substance", ["figures"])
    assert (change["before"], change["after"]) == (
        "We keep API prompts for 30 days.",
        "We keep API prompts for 14 days.",
    )
    assert claim in {row["passage_id"] for row in compared["claims"]}
    assert [row["id"] for row in compared["answers"]] == ["q1"]
    text = run("sources", "diff").stdout
    assert "before: We keep API prompts for 30 days." in text
    assert "## " in run("sources", "diff", "--format", "md").stdout
    (home / "answers").mkdir()
    (home / "answers" / "kept.json").write_text(saved.read_text())
    assert "kept.json" in run("sources", "diff").stdout

    calls = run.json("egress", "--ledger")
    assert [call["outcome"] for call in calls if "gone" not in call["outcome"]] == ["fetched", "fetched", "fetched"]
    assert "127.0.0.1" in run("egress", "--ledger").stdout
    states = run("doctor", "--format", "json")
    assert "2 snapshots" in next(row["detail"] for row in json.loads(states.stdout) if row["subject"] == "originals")


def test_days_and_answers_that_are_none(run: Runner, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.json"
    wrong.write_text("[1]")
    for arguments in (
        ["--from", "yesterday"],
        ["--to", "2026-02-30"],
        ["--answers", wrong],
        ["--answers", tmp_path / "x"],
    ):
        result = run("sources", "diff", *arguments)
        assert result.returncode == 1
        assert "Traceback" not in result.stderr
        assert result.stderr.startswith("advisor: ")


def test_a_page_of_another_type_or_without_text_leaves_no_snapshot(
    run: Runner, site: Site, sources: list[str], home: Path
) -> None:
    site.page(f"/{sources[0]}", b"\x89PNG", "image/png")
    site.page(f"/{sources[1]}", "<script>x</script>")
    report = run.json("sources", "fetch", "--allow-private", *sources)
    assert report["failed"] == 2
    assert not (home / "snapshots").exists()


def test_what_is_fetched_is_found_and_cited(run: Runner, site: Site, sources: list[str], ready_home: Path) -> None:
    """The index takes the new text up; the answer quotes it beside the claims, or where no claim answers."""
    page = "<main><p>Bills of lading of Anthropic must be countersigned by a harbour master within 45 days.</p></main>"
    site.page(f"/{sources[0]}", page)
    run._home = ready_home
    before = run.json("ask", "When must a harbour master countersign Anthropic's bills of lading?")
    assert run("sources", "fetch", "--allow-private", sources[0]).returncode == 0
    assert run.json("index")["added"] == 1
    answer = run.json("ask", "When must a harbour master countersign Anthropic's bills of lading?")
    assert answer["corpus_sha256"] != before["corpus_sha256"]
    assert (before["status"], answer["status"]) == ("not_covered", "answered")
    short = next(statement for statement in answer["answer"] if statement["kind"] == "short")
    assert "within 45 days" in short["text"]
    assert answer["citations"][0]["passage_id"].startswith(f"{sources[0]}@")
    for statement in answer["answer"]:
        assert statement["text"].strip()
    for citation in answer["citations"]:
        if citation["passage_id"].startswith(f"{sources[0]}@"):
            assert citation["verified"] == "full"
            assert "of the snapshot of" in citation["locator"]
            assert citation["quote"] in page


@pytest.mark.skipif(sys.platform == "win32", reason="a signal of the keyboard cannot be sent there")
def test_ctrl_c_keeps_what_was_fetched(
    site: Site, sources: list[str], corpus_copy: Path, home: Path, run: Runner
) -> None:
    asked = threading.Event()

    def silent(_handler: object) -> None:
        asked.set()
        site.over.wait(60)

    first, second = sources
    site.page(f"/{first}", OLD)
    site.pages[f"/{second}"] = silent
    process = subprocess.Popen(
        [sys.executable, "-m", "advisor", "sources", "fetch", first, second, "--allow-private"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", cwd=PROJECT_ROOT,
        env=clean_process_environment(ADVISOR_CORPUS=str(corpus_copy), ADVISOR_HOME=str(home)),
        # Tests that run in the background of a shell inherit a deaf ear to Ctrl-C.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    )  # fmt: skip
    try:
        assert asked.wait(60)
        process.send_signal(signal.SIGINT)
        output, errors = process.communicate(timeout=60)
    finally:
        process.kill()
    assert process.returncode == 1
    assert "1 fetched, 0 unchanged, 0 failed" in output
    assert "what had been fetched is kept" in errors
    assert "Traceback" not in errors
    assert [call["outcome"] for call in run.json("egress", "--ledger")] == ["fetched", "stopped"]
    assert run("sources", "diff").stdout.startswith(f"Only one snapshot, nothing to compare: {first}")
