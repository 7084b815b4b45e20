"""`advisor decide`: a profile in, the memo or the data out, and what is said about bad input."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from advisor.cli.main import main
from advisor.ledger import Ledger
from advisor.settings import PROJECT_ROOT
from tests.chat.vendor import vendor, writes

#: The small corpus of the tests; what a preset needs is only in the shipped one.
CORPUS = ("--corpus", str(PROJECT_ROOT / "tests" / "data" / "corpus"))

PROFILE = """\
name: Small shop
data: [internal]
established_in: [eu]
sector: retail
routes: [openai-api-default, deepseek-api, self-hosted-deepseek]
"""


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    path = tmp_path / "shop.yaml"
    path.write_text(PROFILE, encoding="utf-8")
    return path


def test_the_presets_are_listed_in_the_language_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["decide", "--list-presets", "--language", "ru"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith("eu-bank ") for line in lines)
    assert all(any("а" <= letter.lower() <= "я" for letter in line) for line in lines)


def test_a_profile_becomes_a_memo_on_the_terminal(profile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["decide", *CORPUS, "--profile", str(profile)]) == 0
    out = capsys.readouterr().out
    assert out.startswith("# Which model, and how: decision memo for Small shop")
    assert "## Sources" in out


def test_routes_narrow_the_choice_and_data_is_json(profile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = ["--format", "json", "--language", "zh", "--routes", "deepseek-api, self-hosted-deepseek"]
    assert main(["decide", *CORPUS, "--profile", str(profile), *options]) == 0
    data = json.loads(capsys.readouterr().out)
    assert (data["format"], data["language"]) == ("advisor-decision/1", "zh")
    assert {one["route"] for one in (*data["ranking"], *data["ruled_out"])} == {"deepseek-api", "self-hosted-deepseek"}


def test_the_ending_of_the_file_decides_what_is_written(profile: Path, tmp_path: Path) -> None:
    for ending, start in ((".pdf", b"%PDF-"), (".docx", b"PK"), (".md", b"# "), (".json", b"{")):
        out = tmp_path / f"memo{ending}"
        assert main(["decide", *CORPUS, "--profile", str(profile), "--out", str(out)]) == 0
        assert out.read_bytes().startswith(start)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "memo.docx",
        "memo.json",
        "memo.md",
        "memo.pdf",
        "shop.yaml",
    ]


@pytest.mark.parametrize(
    ("options", "status", "words"),
    [
        ([], 2, "--list-presets"),
        (["--profile", "eu-bank", "--format", "pdf"], 2, "--out FILE.pdf"),
        (["--profile", "eu-bank", "--format", "docx"], 2, "--out FILE.docx"),
        (["--profile", "eu-bank", "--format", "pdf", "--out", "memo.docx"], 2, "ends in .docx"),
        (["--profile", "eu-bank", "--out", "no/such/folder/memo.pdf"], 1, "no such folder"),
        (["--profile", "eu-bank", "--out", "memo.txt"], 2, "Known: .md, .json, .docx, .pdf"),
        (["--profile", "eu-bank", "--out", "."], 1, "this is a folder"),
        (["--profile", "no-such-preset"], 1, "Presets: eu-bank"),
        (["--profile", "no-such-file.yaml", *CORPUS], 1, "cannot be read"),
        (["--profile", "eu-bank", "--routes", "no-such-route"], 1, "no route no-such-route"),
    ],
)
def test_bad_input_is_named(
    options: list[str], status: int, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["decide", *options]) == status
    said = capsys.readouterr()
    assert words in said.err
    assert said.out == ""
    assert list(tmp_path.iterdir()) == []


def test_a_profile_with_mistakes_is_named_with_its_lines(profile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    profile.write_text(PROFILE.replace("retail", "shopkeeping"), encoding="utf-8")
    assert main(["decide", *CORPUS, "--profile", str(profile)]) == 1
    said = capsys.readouterr().err
    assert "shop.yaml:4" in said
    assert "shopkeeping" in said


def test_the_profile_itself_is_not_replaced(profile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["decide", *CORPUS, "--profile", str(profile), "--out", str(profile)]) == 1
    assert "replace the profile" in capsys.readouterr().err
    assert profile.read_text(encoding="utf-8") == PROFILE


def test_a_folder_is_named(profile: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "memos"
    folder.mkdir()
    assert main(["decide", *CORPUS, "--profile", str(profile), "--out", str(folder)]) == 1
    assert str(folder) in capsys.readouterr().err


def test_a_format_that_is_named_may_go_into_any_file(profile: Path, tmp_path: Path) -> None:
    out = tmp_path / "memo.txt"
    assert main(["decide", *CORPUS, "--profile", str(profile), "--format", "md", "--out", str(out)]) == 0
    assert out.read_text(encoding="utf-8").startswith("# ")


def test_what_weakens_the_result_is_told_beside_it(profile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["decide", *CORPUS, "--profile", str(profile)]) == 0
    assert capsys.readouterr().err == ""
    pairs = [("data-path", "law", 9), ("law", "contract", 9), ("data-path", "contract", 0.12)]
    listed = "".join(f"  - {{first: {one}, second: {two}, ratio: {ratio}}}\n" for one, two, ratio in pairs)
    profile.write_text(f"name: New\ncomparisons:\n{listed}", encoding="utf-8")
    assert main(["decide", *CORPUS, "--profile", str(profile)]) == 0
    said = capsys.readouterr()
    assert "too little is stated" in said.err
    assert "contradict each other" in said.err
    assert "We recommend" not in said.out


def test_a_known_unknown_option_is_wrong_usage() -> None:
    with pytest.raises(SystemExit) as raised:
        main(["decide", "--format", "xml"])
    assert raised.value.code == 2


def test_no_model_is_loaded(profile: Path) -> None:
    heavy = ("torch", "onnxruntime", "sentence_transformers", "chromadb")
    code = (
        "import sys; from advisor.cli.main import main; status = main(sys.argv[1:]); "
        f"sys.exit(status or 10 * sum(name in sys.modules for name in {heavy}))"
    )
    options = ("decide", "--profile", str(profile), "--format", "json", *CORPUS)
    result = subprocess.run(
        [sys.executable, "-c", code, *options], cwd=PROJECT_ROOT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr


def test_a_model_may_word_a_memo_and_the_memo_says_so(
    profile: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ADVISOR_HOME", str(tmp_path / "home"))
    with vendor(writes("Everything is safe in 99 % of cases.")) as server:
        monkeypatch.setenv("ADVISOR_LLM_URL", server.url)
        assert main(["decide", *CORPUS, "--profile", str(profile), "--llm", "compatible:some-model"]) == 0
        out = capsys.readouterr().out
        assert server.seen
    assert "Wording by some-model" in out
    assert "99 %" not in out
    calls, _ = Ledger(tmp_path / "home").last()
    assert all("memo" in call.purpose for call in calls)


@pytest.mark.parametrize(
    ("url", "uses", "egress", "said"),
    [
        ("https://192.0.2.1/v1", "", "ask", "has not been allowed yet"),
        ("https://192.0.2.1/v1", "", "forbid", "forbids all egress"),
        ("http://127.0.0.1:1/v1", "answer", "ask", "not to be used for memos"),
    ],
)
def test_a_memo_is_sent_nowhere_without_leave(
    profile: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch,
    url: str, uses: str, egress: str, said: str,
) -> None:  # fmt: skip
    for name, value in (("HOME", str(tmp_path / "home")), ("LLM_URL", url), ("LLM_USES", uses), ("EGRESS", egress)):
        monkeypatch.setenv(f"ADVISOR_{name}", value)
    assert main(["decide", *CORPUS, "--profile", str(profile), "--llm", "compatible:some-model"]) == 1
    assert said in capsys.readouterr().err
    assert not Ledger(tmp_path / "home").path.exists()
