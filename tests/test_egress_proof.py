"""`ADVISOR_EGRESS=forbid`, proved by the wire: with everything set that could tempt the program, no packet leaves.

The program runs in a network of its own whose only way out is read by the test (`own_network`). The same runs without
the switch are the control: there packets leave, to the host that was allowed and to nobody else.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from advisor.settings import PROJECT_ROOT
from tests.conftest import clean_process_environment
from tests.own_network import NAME_SERVER, NO_NETWORK
from tests.test_offline import namespace_refused

QUESTION = "How long does OpenAI keep API prompts by default?"
ADDRESS, ADDRESS_6, BY_NAME = "198.51.100.7:8000", "[2001:db8::7]:8000", "models.example.com"
#: Addresses of documentation (RFC 5737): nobody's, and none that the program has business with.
TEMPTING = {
    "ADVISOR_LLM": "openai:gpt-5.6",
    "ADVISOR_LLM_KEY": "sk-wire-0123456789",
    "OPENAI_API_KEY": "sk-wire-0123456789",
    "OPENAI_BASE_URL": "http://203.0.113.1/v1",
    **dict.fromkeys(
        ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"), "http://203.0.113.2:3128"
    ),
    "NO_PROXY": "",
    "no_proxy": "",
    "HF_ENDPOINT": "http://203.0.113.3",
    "HF_HUB_OFFLINE": "0",
    "TRANSFORMERS_OFFLINE": "0",
    "LANGCHAIN_TRACING_V2": "true",
    "LANGSMITH_TRACING": "true",
    "LANGCHAIN_ENDPOINT": "http://203.0.113.4",
    "LANGSMITH_ENDPOINT": "http://203.0.113.4",
    "LANGCHAIN_API_KEY": "ls-0123456789",
    "LANGSMITH_API_KEY": "ls-0123456789",
    "OTEL_SDK_DISABLED": "false",
    "OTEL_EXPORTER_OTLP_ENDPOINT": "http://203.0.113.5:4318",
    "ANONYMIZED_TELEMETRY": "True",
    "DO_NOT_TRACK": "0",
}
ASK = ["-m", "advisor", "ask", QUESTION, "--llm", "openai:gpt-5.6", "--format", "json"]
PAGE = f"""
import json
from streamlit.testing.v1 import AppTest
from advisor.ui import state
page = AppTest.from_file("app.py", default_timeout=120).run()
page.chat_input(key=state.ASK_BOX).set_value({QUESTION!r}).run()
(turn,) = page.session_state["ask_turns"]
said = [statement.text for statement in turn.answer.statements] + [caption.value for caption in page.caption]
print(json.dumps({{
    "status": turn.answer.status, "mode": turn.answer.written_by.mode, "said": said, "failed": bool(page.exception),
}}))
"""
#: Name of a case → what is run, and what is set beside what tempts in any case.
CASES: dict[str, tuple[list[str], dict[str, str]]] = {
    "address": (ASK, {"ADVISOR_LLM_URL": f"http://{ADDRESS}/v1"}),
    "address of IPv6": (ASK, {"ADVISOR_LLM_URL": f"http://{ADDRESS_6}/v1"}),
    "name": (ASK, {"ADVISOR_LLM_URL": f"https://{BY_NAME}/v1"}),
    "page": (["-c", PAGE], {"ADVISOR_LLM_URL": f"http://{ADDRESS}/v1"}),
    "originals": (["-m", "advisor", "sources", "fetch", "openai-enterprise-privacy"], {}),
}
#: Without the switch it would wait for minutes: it has no control.
CHROMA: dict[str, tuple[list[str], dict[str, str]]] = {
    "Chroma": (["-m", "advisor", "ask", QUESTION], {"ADVISOR_CHROMA_URL": f"http://{ADDRESS}"}),
}
ANSWERED = ("address", "address of IPv6", "name")


def seen(home: Path, corpus: Path, cases: dict[str, tuple[list[str], dict[str, str]]], egress: str) -> dict[str, Any]:
    if reason := namespace_refused("--mount"):
        pytest.skip(reason)
    told = {
        name: {"arguments": arguments, "environment": TEMPTING | own | {"ADVISOR_EGRESS": egress}}
        for name, (arguments, own) in cases.items()
    }
    result = subprocess.run(
        ["unshare", "--net", "--mount", sys.executable, "-m", "tests.own_network"],
        input=json.dumps(told), capture_output=True, encoding="utf-8", cwd=PROJECT_ROOT, timeout=400, check=False,
        env=clean_process_environment(ADVISOR_CORPUS=str(corpus), ADVISOR_HOME=str(home), HOME=str(home)),
    )  # fmt: skip
    if result.returncode == NO_NETWORK:
        pytest.skip(result.stderr.strip())
    assert result.returncode == 0, result.stderr[-2500:]
    found: dict[str, Any] = json.loads(result.stdout)
    return found


@pytest.fixture(scope="module")
def allowing_home(built_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which every host of the cases was allowed."""
    home = Path(shutil.copytree(built_home, tmp_path_factory.mktemp("allowing") / "home"))
    hosts = dict.fromkeys((ADDRESS, ADDRESS_6, BY_NAME, "api.openai.com"), "2026-01-01T00:00:00Z")
    (home / "allowed-hosts.json").write_text(json.dumps(hosts), encoding="utf-8")
    return home


def test_where_egress_is_forbidden_no_packet_leaves(allowing_home: Path, tiny_corpus: Path) -> None:
    found = seen(allowing_home, tiny_corpus, CASES | CHROMA, "forbid")
    assert {name: case["left"] for name, case in found.items()} == {name: [] for name in found}
    for name in ANSWERED:
        case = found[name]
        assert case["status"] == 0, case["errors"]
        answer = json.loads(case["out"])
        assert answer["status"] == "answered"
        assert answer["written_by"]["mode"] == "extractive"
        assert any("ADVISOR_EGRESS=forbid" in statement["text"] for statement in answer["answer"])
    assert found["page"]["status"] == 0, found["page"]["errors"]
    page = json.loads(found["page"]["out"].splitlines()[-1])
    assert (page["status"], page["mode"], page["failed"]) == ("answered", "extractive", False)
    assert any("forbids" in text for text in page["said"])
    for name in ("originals", "Chroma"):
        assert found[name]["status"] == 1
        assert "ADVISOR_EGRESS" in found[name]["errors"]


def test_where_it_is_not_forbidden_packets_leave_for_the_allowed_host_alone(
    allowing_home: Path, tiny_corpus: Path
) -> None:
    found = seen(allowing_home, tiny_corpus, CASES, "ask")
    names = f"udp {NAME_SERVER}:53"
    assert {name: case["left"] for name, case in found.items()} == {
        "address": [f"tcp {ADDRESS}"],
        "address of IPv6": [f"tcp {ADDRESS_6}"],
        "name": [names],
        "page": [f"tcp {ADDRESS}"],
        "originals": [names],
    }
    for name in ANSWERED:
        assert found[name]["status"] == 0, found[name]["errors"]
        assert json.loads(found[name]["out"])["written_by"]["mode"] == "extractive"
