"""The command line as other programs use it: data on stdout, progress on stderr, exit codes, bad input."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest

from advisor.briefs.corpus import load_corpus
from advisor.settings import PROJECT_ROOT
from tests.answer.invariants import check_data
from tests.conftest import CommandLine

COMMANDS = ["ask", "index", "sources", "models", "doctor", "egress", "evaluate"]


# -- help -------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_given(command_line: CommandLine, command: str) -> None:
    result = command_line(*filter(None, [command]), "--help")
    assert result.returncode == 0
    assert result.stderr == ""
    assert "usage: python -m advisor" in result.stdout
    if not command:
        assert all(name in result.stdout for name in COMMANDS)


HEAVY = [
    *("chromadb", "numpy", "torch", "sentence_transformers", "transformers", "onnxruntime", "streamlit", "pandas"),
    *("bm25s", "pydantic", "yaml", "tokenizers", "safetensors", "langchain", "langchain_core", "ir_measures"),
    *("Stemmer", "httpx"),
]
WATCH = f"""
import runpy, sys
sys.argv = ["advisor", *sys.argv[1:]]
try:
    runpy.run_module("advisor", run_name="__main__")
except SystemExit as stop:
    code = stop.code or 0
print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)
sys.exit(code)
"""


@pytest.mark.parametrize("arguments", [["--help"], ["ask", "--help"], ["egress"], ["nonsense"]])
def test_nothing_heavy_is_imported_for_what_needs_none(arguments: list[str]) -> None:
    import subprocess

    from tests.conftest import clean_process_environment

    result = subprocess.run(
        [sys.executable, "-c", WATCH, *arguments],
        capture_output=True,
        encoding="utf-8",
        cwd=PROJECT_ROOT,
        env=clean_process_environment(),
        timeout=60,
        check=False,
    )
    assert result.returncode == (2 if arguments == ["nonsense"] else 0)
    assert result.stderr.strip().splitlines()[-1] == "[]"


def test_importing_the_package_reads_nothing_heavy() -> None:
    import subprocess

    code = f"import sys, advisor; print([name for name in {HEAVY!r} if name in sys.modules])"
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", cwd=PROJECT_ROOT, check=True
    )
    assert result.stdout.strip() == "[]"


# -- wrong usage and bad input ----------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["nonsense"],
        ["ask", "Q?", "--format", "xml"],
        ["ask", "Q?", "--language", "de"],
        ["ask", "Q?", "--no-such-option"],
        ["sources"],
        ["sources", "remove"],
        ["models", "delete"],
        ["evaluate", "weather"],
    ],
)
def test_wrong_usage_is_2(command_line: CommandLine, arguments: list[str]) -> None:
    result = command_line(*arguments)
    assert result.returncode == 2
    assert result.stdout == ""
    assert "usage:" in result.stderr


def test_bad_input_is_1_with_a_plain_sentence(command_line: CommandLine, tmp_path: Path) -> None:
    not_json = tmp_path / "bad.jsonl"
    not_json.write_text('{"id": 1, "question": "Q?"}\n\nnot json\n', encoding="utf-8")
    no_id = tmp_path / "no-id.jsonl"
    no_id.write_text('{"question": "Q?"}\n', encoding="utf-8")
    no_list = tmp_path / "history.jsonl"
    no_list.write_text('{"id": 1, "question": "Q?", "history": "earlier"}\n', encoding="utf-8")
    latin = tmp_path / "latin.jsonl"
    latin.write_bytes(b'{"id": 1, "question": "caf\xe9?"}\n')
    deep = tmp_path / "deep.jsonl"
    deep.write_text("[" * 100_000 + "\n", encoding="utf-8")
    unknown_type = tmp_path / "x.exe"
    unknown_type.write_text("MZ", encoding="utf-8")
    wrong: list[tuple[list[object], str]] = [
        (["ask"], "question or --batch"),
        (["ask", "Q?", "--batch", not_json], "question or --batch"),
        (["ask", "Is it safe?", "--route", "moon"], "no route moon"),
        (["ask", "Is it safe?", "--corpus", tmp_path], "no corpus found"),
        (["ask", "Is it safe?", "--corpus", tmp_path / "nowhere"], "no corpus found"),
        (["ask", "--batch", tmp_path / "missing.jsonl"], "missing.jsonl"),
        (["ask", "--batch", tmp_path], "cannot be read"),
        (["ask", "--batch", not_json], "bad.jsonl:3"),
        (["ask", "--batch", no_id], "no-id.jsonl:1"),
        (["ask", "--batch", no_list], "history.jsonl:1"),
        (["ask", "--batch", latin], "UTF-8"),
        (["ask", "--batch", deep], "deep.jsonl:1"),
        (["ask", "Q?", "--documents", tmp_path / "missing.txt"], "missing.txt"),
        (["ask", "Q?", "--documents", unknown_type], "x.exe"),
        (["index", "--corpus", tmp_path], "no corpus found"),
        (["sources", "list", "--corpus", tmp_path], "no corpus found"),
        (["sources", "check", "--corpus", tmp_path], "no corpus found"),
        (["sources", "show", "nothing-of-that-name"], "nothing-of-that-name"),
        (["sources", "show"], "id"),
        (["evaluate", "retrieval"], "--beir"),
        (["evaluate", "retrieval", "--beir", tmp_path], "queries.jsonl"),
        (["evaluate", "answers"], "cases"),
        (["evaluate", "answers", tmp_path / "missing.yaml"], "missing.yaml"),
    ]
    failures: list[tuple[object, ...]] = []
    for arguments, words in wrong:
        result = command_line(*arguments)
        if result.returncode != 1 or result.stdout or words not in result.stderr or "Traceback" in result.stderr:
            failures.append((arguments[:3], result.returncode, result.stdout[:80], result.stderr[-300:]))
        elif "None" in result.stderr:
            failures.append((arguments[:3], "says None", result.stderr))
    assert failures == []


def test_a_broken_corpus_lists_every_problem_with_its_line(command_line: CommandLine, corpus_copy: Path) -> None:
    path = corpus_copy / "sources" / "openai-your-data.md"
    path.write_text(path.read_text(encoding="utf-8").replace("verified: full", "verified: mostly"), encoding="utf-8")
    check = command_line("sources", "check", "--corpus", corpus_copy)
    assert check.returncode == 1
    assert check.stdout.count("sources/openai-your-data.md:") == 3
    data = command_line("sources", "check", "--corpus", corpus_copy, "--format", "json")
    assert data.returncode == 1
    assert [problem["path"] for problem in json.loads(data.stdout)].count("sources/openai-your-data.md") == 3
    asked = command_line("ask", "Is DeepSeek safe?", "--corpus", corpus_copy)
    assert asked.returncode == 1
    assert asked.stdout == ""
    assert asked.stderr.count("sources/openai-your-data.md:") == 3


# -- ask --------------------------------------------------------------------------------------------------------------
def test_ask_in_json_is_one_pure_object(command_line: CommandLine, tiny_corpus: Path) -> None:
    result = command_line("ask", "Как долго OpenAI хранит журналы API?", "--format", "json")
    assert result.returncode == 0, result.stderr
    data = json.loads(result.stdout)
    check_data(data, load_corpus(tiny_corpus))
    assert data["language"] == "ru"
    assert "хран" in result.stdout, "letters are written as letters"


@pytest.mark.parametrize("form", ["text", "md"])
def test_ask_keeps_the_sources_in_every_form(command_line: CommandLine, form: str) -> None:
    result = command_line("ask", "How long does OpenAI keep API logs?", "--format", form)
    assert result.returncode == 0, result.stderr
    assert "https://developers.openai.com/api/docs/guides/your-data" in result.stdout


def test_ask_reads_the_question_from_standard_input(command_line: CommandLine) -> None:
    result = command_line("ask", "-", "--format", "json", stdin="DeepSeek 把个人数据存储在哪里？\n")
    data = json.loads(result.stdout)
    assert data["question"] == "DeepSeek 把个人数据存储在哪里？"
    assert data["language"] == "zh"


def test_the_language_can_be_chosen_by_option_and_environment(command_line: CommandLine) -> None:
    question = "Where does DeepSeek store personal data?"
    assert json.loads(command_line("ask", question, "--format", "json", "--language", "zh").stdout)["language"] == "zh"
    assert (
        json.loads(command_line("ask", question, "--format", "json", ADVISOR_LANGUAGE="ru").stdout)["language"] == "ru"
    )


def test_a_language_that_does_not_exist_is_said_so(command_line: CommandLine) -> None:
    """Silently answering in another language than was set looks like a defect of the product."""
    result = command_line("ask", "Where does DeepSeek store personal data?", ADVISOR_LANGUAGE="german")
    assert result.returncode == 1
    assert "ADVISOR_LANGUAGE" in result.stderr


def test_ask_is_limited_to_routes(command_line: CommandLine) -> None:
    result = command_line("ask", "Is DeepSeek safe?", "--route", "self-hosted-deepseek", "--format", "json")
    verdicts = [statement for statement in json.loads(result.stdout)["answer"] if "verdict" in statement]
    assert verdicts
    assert all(statement["routes"] == ["self-hosted-deepseek"] for statement in verdicts)


PLAIN: list[dict[str, object]] = [
    {"id": "b", "question": "Does OpenAI train on API data?"},
    {"id": 7, "question": "And Anthropic?", "history": ["Does OpenAI train on API data?"]},
    {"id": "a", "question": "Где DeepSeek хранит персональные данные?"},
    {"id": "", "question": "1. Does OpenAI train on API data?\n2. How do I bake bread?"},
    {"id": "empty", "question": ""},
    {"id": "b", "question": "明天天气怎么样？", "history": None},
]
HOSTILE: list[dict[str, object]] = [
    {"id": "separator", "question": "line\u2028separator \u0085 next: does OpenAI train?"},
    {"id": "half", "question": "half a character \ud800 does OpenAI train?"},
]


@pytest.mark.parametrize("rows", [PLAIN, HOSTILE], ids=["plain", "characters that are no line ends"])
def test_a_batch_keeps_order_and_ids(
    command_line: CommandLine, tmp_path: Path, tiny_corpus: Path, rows: list[dict[str, object]]
) -> None:
    # As another program would write it: letters as they are, except the half character, which has no UTF-8 form.
    lines = [json.dumps(row, ensure_ascii=row["id"] == "half") for row in rows]
    batch = tmp_path / "batch.jsonl"
    batch.write_text("\ufeff" + "\n\n".join(lines) + "\n", encoding="utf-8")
    result = command_line("ask", "--batch", batch, "--format", "json")
    assert result.returncode == 0, result.stderr[-600:]
    answers = [json.loads(line) for line in result.stdout.split("\n") if line]
    assert [answer["id"] for answer in answers] == [row["id"] for row in rows]
    corpus = load_corpus(tiny_corpus)
    for answer in answers:
        check_data(answer, corpus)
    if rows is PLAIN:
        assert answers[1]["status"] == "answered"
        assert "anthropic" in json.dumps(answers[1]["citations"]).lower()


def test_a_bad_line_is_found_before_the_first_answer(command_line: CommandLine, tmp_path: Path) -> None:
    batch = tmp_path / "batch.jsonl"
    batch.write_text('{"id": 1, "question": "Does OpenAI train?"}\n{"id": 2}\n', encoding="utf-8")
    result = command_line("ask", "--batch", batch)
    assert result.returncode == 1
    assert result.stdout == ""
    assert "batch.jsonl:2" in result.stderr


def test_documents_are_asked_alone(command_line: CommandLine, tmp_path: Path) -> None:
    contract = tmp_path / "contract.md"
    contract.write_text(
        "# Data processing\n\nThe Supplier shall delete all prompts within 17 days after the end of the contract.\n\n"
        "# Liability\n\nThe Supplier's liability is capped at 250,000 euros a year.\n",
        encoding="utf-8",
    )
    result = command_line("ask", "When must the Supplier delete prompts?", "--documents", contract, "--format", "json")
    assert result.returncode == 0, result.stderr[-600:]
    data = json.loads(result.stdout)
    assert data["status"] in ("answered", "partly_answered")
    assert {citation["source_id"].partition("-")[0] for citation in data["citations"]} == {"contract"}
    assert "17 days" in " ".join(citation["quote"] for citation in data["citations"])
    text = contract.read_text(encoding="utf-8")
    assert all(citation["quote"] in text for citation in data["citations"])


def test_a_document_without_words_is_no_crash(command_line: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.write_text("!!! ???", encoding="utf-8")
    result = command_line("ask", "When must prompts be deleted?", "--documents", path)
    assert "Traceback" not in result.stderr
    assert result.returncode in (0, 1)


# -- index ------------------------------------------------------------------------------------------------------------
def test_index_reports_what_it_did(command_line: CommandLine, corpus_copy: Path, ready_home: Path) -> None:
    same = command_line("index", "--corpus", corpus_copy, "--home", ready_home, "--format", "json")
    report = json.loads(same.stdout)
    assert set(report) == {"added", "updated", "skipped", "deleted", "passages", "seconds"}
    assert (report["added"], report["updated"], report["deleted"]) == (0, 0, 0)
    assert report["skipped"] == report["passages"] == 28
    path = corpus_copy / "sources" / "deepseek-r1-readme.md"
    path.write_text(path.read_text(encoding="utf-8").rstrip() + " One more sentence.\n", encoding="utf-8")
    changed = command_line("index", "--corpus", corpus_copy, "--home", ready_home)
    assert changed.returncode == 0, changed.stderr
    assert "1 updated" in changed.stdout
    assert len(changed.stdout.splitlines()) == 1
    assert "%" in changed.stderr, "progress goes to stderr"


def test_a_first_question_builds_the_index_and_keeps_stdout_pure(
    command_line: CommandLine, home: Path, corpus_copy: Path
) -> None:
    result = command_line(
        "ask", "Where does DeepSeek store personal data?", "--home", home, "--corpus", corpus_copy, "--format", "json"
    )
    assert result.returncode == 0, result.stderr[-600:]
    assert json.loads(result.stdout)["status"] == "answered"
    assert "%" in result.stderr
    assert (home / "index" / "CURRENT").is_file()


def test_a_home_that_cannot_be_written_is_said_so(command_line: CommandLine, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    result = command_line("index", "--home", blocked / "home")
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert str(blocked) in result.stderr


# -- the rest ---------------------------------------------------------------------------------------------------------
def test_sources(command_line: CommandLine) -> None:
    listed = command_line("sources", "list")
    assert len(listed.stdout.splitlines()) == 17
    rows = json.loads(command_line("sources", "list", "--format", "json").stdout)
    assert {row["id"] for row in rows} == {line.split()[0] for line in listed.stdout.splitlines()}
    assert sum(row["claims"] for row in rows) == 28
    shown = command_line("sources", "show", "openai-your-data")
    assert "{#openai-api-30-day-abuse-logs}" in shown.stdout
    checked = command_line("sources", "check")
    assert (checked.returncode, checked.stdout) == (0, "the corpus is sound\n")
    assert command_line("sources", "check", "--format", "json").stdout.strip() == "[]"


def test_sources_show_in_json(command_line: CommandLine) -> None:
    result = command_line("sources", "show", "openai-your-data", "--format", "json")
    assert json.loads(result.stdout)


def test_models_are_listed_with_their_digests(command_line: CommandLine) -> None:
    result = command_line("models", "list", "--format", "json")
    rows = json.loads(result.stdout)
    assert [row["name"] for row in rows][-1] == "reader"
    assert len(rows) == 4
    for row in rows:
        assert len(row["sha256"]) == 64
        assert row["state"].startswith("sound")
        assert row["licence"] in ("Apache-2.0", "MIT", "CC BY-SA 4.0")


def test_doctor_says_what_is_sound_and_what_not(command_line: CommandLine, home: Path) -> None:
    sound = command_line("doctor", "--format", "json")
    findings = json.loads(sound.stdout)
    assert sound.returncode == 0, findings
    assert all(finding["sound"] for finding in findings)
    broken = command_line("doctor", "--home", home)
    assert broken.returncode == 1
    assert "FAIL index" in broken.stdout
    assert "ok   models" in broken.stdout
    assert "Traceback" not in broken.stderr


def test_doctor_survives_a_broken_index(command_line: CommandLine, ready_home: Path) -> None:
    shutil.rmtree(next((ready_home / "index").glob("g*")) / "lexical")
    result = command_line("doctor", "--home", ready_home, "--format", "json")
    assert result.returncode == 1
    assert [finding["subject"] for finding in json.loads(result.stdout) if not finding["sound"]] == ["index"]


def test_egress_lists_every_host_and_all_are_off(command_line: CommandLine) -> None:
    result = command_line("egress")
    assert result.stdout.startswith("Nothing leaves this machine.")
    rows = json.loads(command_line("egress", "--format", "json").stdout)
    assert not any(row["enabled"] for row in rows)
    on = command_line("egress", ADVISOR_CHROMA_URL="https://chroma.example.org:8000")
    assert "Something can leave" in on.stdout
    assert "chroma.example.org" in on.stdout


@pytest.mark.parametrize(
    ("url", "leaves"),
    [
        ("", False),
        ("http://localhost:8000", False),
        ("http://127.0.0.1:8000", False),
        ("http://[::1]:8000", False),
        ("http://localhost.example.org:8000", True),
        ("https://10.0.0.5", True),
        ("chroma.example.org:8000", True),
    ],
)
def test_only_this_machine_counts_as_this_machine(url: str, leaves: bool) -> None:
    from advisor.egress import nothing_leaves
    from advisor.settings import Settings

    assert nothing_leaves(Settings(chroma_url=url)) is not leaves


def test_a_reader_that_stops_reading_is_no_crash(tiny_corpus: Path, built_home: Path) -> None:
    import subprocess

    from tests.conftest import clean_process_environment

    environment = clean_process_environment(ADVISOR_CORPUS=str(tiny_corpus), ADVISOR_HOME=str(built_home))
    with subprocess.Popen(
        [sys.executable, "-m", "advisor", "sources", "show", "deepseek-privacy-policy"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=PROJECT_ROOT, env=environment,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        errors = process.stderr.read().decode()
        process.wait(timeout=60)
    assert "Traceback" not in errors
    assert "Exception ignored" not in errors
