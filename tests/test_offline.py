"""The whole product with the network cut: a process in a network of its own, in which only loopback exists."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from advisor.settings import PROJECT_ROOT
from tests.conftest import clean_process_environment

#: Runs inside the cut network. Loopback is brought up by hand (a fresh network has it down), then everything is done
#: that a buyer and an administrator do; the last line is what was seen.
INSIDE = r"""
import fcntl, json, os, socket, struct, subprocess, sys, time, urllib.request

def bring_loopback_up():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as handle:
        request = struct.pack("16sH14s", b"lo", 0x1 | 0x40, b"")  # IFF_UP | IFF_RUNNING
        fcntl.ioctl(handle, 0x8914, request)                       # SIOCSIFFLAGS

def run(*arguments):
    result = subprocess.run([sys.executable, "-m", "advisor", *arguments], capture_output=True, encoding="utf-8")
    if result.returncode:
        sys.exit(f"{arguments}: exit {result.returncode}\n{result.stderr[-1500:]}")
    return result.stdout

bring_loopback_up()
seen = {}
try:
    socket.create_connection(("192.0.2.1", 443), 2).close()
    seen["network"] = "open"
except OSError:
    seen["network"] = "cut"
seen["index"] = json.loads(run("index", "--format", "json"))
seen["answers"] = [
    json.loads(run("ask", question, "--format", "json"))["status"]
    for question in ("How long does OpenAI keep API abuse-monitoring logs?", "Где DeepSeek хранит персональные данные?")
]
seen["doctor"] = all(finding["sound"] for finding in json.loads(run("doctor", "--format", "json")))
seen["egress"] = any(host["enabled"] for host in json.loads(run("egress", "--format", "json")))
with socket.socket() as probe:
    probe.bind(("127.0.0.1", 0))
    port = probe.getsockname()[1]
server = subprocess.Popen(
    [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port), "--server.headless", "true"],
    stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8",
)
try:
    until = time.monotonic() + 60
    while True:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2) as reply:
                seen["health"] = reply.read().decode()
            break
        except OSError:
            if time.monotonic() > until or server.poll() is not None:
                server.kill()
                sys.exit(f"the page did not start: {server.communicate()[0][-1500:]}")
            time.sleep(0.2)
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=10) as reply:
        seen["page"] = reply.read().decode()
finally:
    server.terminate()
    server.communicate(timeout=30)
print(json.dumps(seen))
"""


def namespace_refused(*kinds: str) -> str:
    """Why a network (and `kinds`, options of `unshare`) cannot be cut off here; empty where it can."""
    tool = shutil.which("unshare")
    if tool is None:
        return "there is no `unshare` on this system (Linux only)"
    tried = subprocess.run([tool, "--net", *kinds, "true"], capture_output=True, encoding="utf-8", check=False)
    return (
        ""
        if tried.returncode == 0
        else f"a network of its own is not allowed here (needs root): {tried.stderr.strip()}"
    )


def test_everything_works_with_the_network_cut(tiny_corpus: Path, home: Path) -> None:
    if reason := namespace_refused():
        pytest.skip(reason)
    environment = clean_process_environment(ADVISOR_CORPUS=str(tiny_corpus), ADVISOR_HOME=str(home), HOME=str(home))
    # Whatever a library would find in a cache of the developer must not help.
    for name in [name for name in environment if name.startswith(("HF_", "TRANSFORMERS_", "XDG_", "ANONYMIZED_"))]:
        del environment[name]
    result = subprocess.run(
        ["unshare", "-n", sys.executable, "-c", INSIDE],
        capture_output=True, encoding="utf-8", cwd=PROJECT_ROOT, env=environment, timeout=240, check=False,
    )  # fmt: skip
    assert result.returncode == 0, result.stderr[-2500:]
    seen = json.loads(result.stdout.splitlines()[-1])
    assert seen["network"] == "cut"
    assert seen["index"]["added"] == seen["index"]["passages"] == 28
    assert seen["answers"] == ["answered", "answered"]
    assert seen["doctor"] is True
    assert seen["egress"] is False
    assert seen["health"] == "ok"
    assert "<title>" in seen["page"]


def test_the_page_listens_on_this_machine_alone() -> None:
    import tomllib

    config = tomllib.loads((PROJECT_ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert config["server"]["address"] == "127.0.0.1"
    assert config["browser"]["gatherUsageStats"] is False
    assert config["client"]["showErrorDetails"] == "none"


HOSTILE = {
    "ANONYMIZED_TELEMETRY": "True",
    "HF_HUB_OFFLINE": "0",
    "TRANSFORMERS_OFFLINE": "0",
    "DO_NOT_TRACK": "0",
    "LANGSMITH_TRACING": "true",
}
LOOK = """
import json, os, sys
from advisor.settings import Settings
from advisor.wiring import embedders_of
embedders_of(Settings())
print(json.dumps({name: os.environ[name] for name in sys.argv[1:]}))
"""


def test_libraries_are_told_to_keep_quiet_whatever_was_set() -> None:
    result = subprocess.run(
        [sys.executable, "-c", LOOK, *HOSTILE],
        capture_output=True,
        encoding="utf-8",
        cwd=PROJECT_ROOT,
        env=clean_process_environment(**HOSTILE),
        check=True,
    )
    told = json.loads(result.stdout)
    assert {name for name in HOSTILE if told[name] == HOSTILE[name]} == set()


def test_the_list_of_hosts_names_every_switch() -> None:
    """A setting that holds an address is a way out; it must be on the list that the page shows."""
    from dataclasses import fields

    from advisor.egress import egress_hosts
    from advisor.settings import Settings

    switches = " ".join(host.switch for host in egress_hosts(Settings()))
    for field in fields(Settings):
        if "url" in field.name:
            assert f"ADVISOR_{field.name.upper()}" in switches
    assert json.dumps([host.as_dict() for host in egress_hosts(Settings())])
