"""`ask --llm` and `egress` on the command line: what is sent, what is written down, and that nothing leaves unasked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.chat.vendor import Reply, Vendor, vendor, writes
from tests.conftest import CommandLine

KEY = "sk-command-line-0123456789"
QUESTION = "How long does OpenAI keep API prompts by default?"
FALSE = "Everything is deleted after 99 days {1}."
#: On this machine, and yet not one of its names: stands for another host.
ELSEWHERE = "127.0.0.2"


def asked(found: Vendor, **more: str) -> dict[str, str]:
    return {"ADVISOR_LLM": "compatible:some-model", "ADVISOR_LLM_URL": found.url, "ADVISOR_LLM_KEY": KEY} | more


def elsewhere(*replies: Reply):
    try:
        return vendor(*replies, host=ELSEWHERE)
    except OSError:
        pytest.skip(f"{ELSEWHERE} cannot be served from here")


def test_an_answer_in_a_models_words_as_json(command_line: CommandLine, ready_home: Path) -> None:
    extract = json.loads(command_line("ask", QUESTION, "--format", "json").stdout)
    first = next(s["text"] for s in extract["answer"] if s["kind"] == "short" and "verdict" not in s)
    with vendor(writes(f"{first} {{1}}.", FALSE, f"{first} {{1}}.")) as server:
        result = command_line(
            "ask", QUESTION, "--format", "json", "--home", ready_home, "--llm", "compatible:some-model",
            ADVISOR_LLM_URL=server.url, ADVISOR_LLM_KEY=KEY, ADVISOR_LLM_PRICE_IN="2", ADVISOR_LLM_PRICE_OUT="10",
        )  # fmt: skip
        host = server.url.removeprefix("http://").removesuffix("/v1")
        assert len(server.seen) == 1
    assert result.returncode == 0, result.stderr
    data = json.loads(result.stdout)
    assert data["written_by"] == {
        "mode": "llm",
        "model": "some-model",
        "host": host,
        "tokens": {"in": 120, "out": 30},
        "cost_usd": 0.00054,
        "uses": [{"use": "answer", "outcome": "taken"}],
    }
    assert [(struck["text"], struck["reason"]) for struck in data["struck"]] == [
        ("Everything is deleted after 99 days.", "words")
    ]
    assert [s["text"] for s in data["answer"] if s["kind"] == "short" and "verdict" not in s] == [f"{first}."]
    assert KEY not in result.stdout + result.stderr
    ledger = command_line("egress", "--ledger", "--home", ready_home)
    assert "some-model" in ledger.stdout
    assert KEY not in ledger.stdout


def test_another_host_needs_leave_and_gets_no_personal_data(command_line: CommandLine, ready_home: Path) -> None:
    with elsewhere(writes(FALSE)) as server:
        host = server.url.removeprefix("http://").removesuffix("/v1")
        environment = asked(server, ADVISOR_MASK="on;OpenAI", ADVISOR_HOME=str(ready_home))
        ask = ("ask", f"{QUESTION} My address is jane.roe@acme.example", "--format", "md")
        before = command_line(*ask, **environment)
        assert server.seen == []
        assert "has not been allowed yet" in before.stdout.replace("\\", "")
        allowed = command_line("egress", "--allow", host, **environment)
        assert "Something can leave" in allowed.stdout
        assert f"({host}): the question" in allowed.stdout
        after = command_line(*ask, **environment)
        (seen,) = server.seen
        assert "jane.roe" not in seen.texts
        assert "openai" not in seen.texts.lower()
        assert "EMAIL_0001" in seen.texts
        assert "~~Everything is deleted" in after.stdout
        forbidden = command_line(*ask, **environment, ADVISOR_EGRESS="forbid")
        assert len(server.seen) == 1
        assert "forbids all egress" in forbidden.stdout.replace("\\", "")
        withdrawn = command_line("egress", "--withdraw", host, **environment)
        assert withdrawn.stdout.startswith("Nothing leaves this machine.")


@pytest.mark.parametrize(
    ("arguments", "environment", "said"),
    [
        (["ask", "Q?", "--llm", "nobody:m"], {}, "names no language model"),
        (["ask", "Q?", "--llm", "openai:gpt"], {}, "asks for a key"),
        (["ask", "Q?"], {"ADVISOR_LLM": "compatible:m"}, "ADVISOR_LLM_URL"),
        (["egress"], {"ADVISOR_EGRESS": "perhaps"}, "ADVISOR_EGRESS"),
        (["egress"], {"ADVISOR_LLM_PRICE_IN": "3,50 €"}, "ADVISOR_LLM_PRICE_IN"),
        (["egress", "--allow", "not a host"], {}, "is no host"),
        (["egress", "--allow", "https://"], {}, "is no host"),
        (["sources", "fetch", "openai-your-data"], {"ADVISOR_EGRESS": "forbid"}, "forbids all egress"),
        (
            ["ask", "Q?"],
            {"ADVISOR_EGRESS": "forbid", "ADVISOR_CHROMA_URL": "https://chroma.example.org"},
            "ADVISOR_CHROMA_URL",
        ),
    ],
)
def test_what_cannot_be_is_said_before_anything_is_done(
    command_line: CommandLine, home: Path, arguments: list[str], environment: dict[str, str], said: str
) -> None:
    result = command_line(*arguments, "--home", home, **environment)
    assert result.returncode == 1
    assert result.stdout == ""
    assert said in result.stderr
    assert "Traceback" not in result.stderr


def test_the_list_of_hosts_knows_the_model(command_line: CommandLine, home: Path) -> None:
    def model_of(**environment: str) -> dict[str, object]:
        rows = json.loads(command_line("egress", "--home", home, "--format", "json", **environment).stdout)
        return next(row for row in rows if "Language model" in row["purpose"])

    assert model_of()["enabled"] is False
    local = model_of(ADVISOR_LLM="ollama:m")
    assert (local["host"], local["enabled"]) == ("127.0.0.1:11434", False)
    remote = model_of(ADVISOR_LLM="openai:gpt")
    assert (remote["host"], remote["enabled"]) == ("api.openai.com", False)
    result = command_line("egress", "--home", home, "--allow", "https://API.openai.com/v1", ADVISOR_LLM="openai:gpt")
    assert result.returncode == 0
    assert model_of(ADVISOR_LLM="openai:gpt")["enabled"] is True
    assert model_of(ADVISOR_LLM="openai:gpt", ADVISOR_EGRESS="forbid")["enabled"] is False
    assert model_of(ADVISOR_LLM="openai:gpt", ADVISOR_LLM_URL="https://other.example/v1")["enabled"] is False
