"""A server of the page on the small corpus, and the Chromium that the system has."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from advisor.settings import PROJECT_ROOT
from tests.conftest import clean_process_environment

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed (requirements-dev.txt)")

_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
#: What the page may take to appear or to change, in milliseconds; the first one loads the models.
FIRST, NEXT = 120_000, 30_000
#: No waiting spinner, no running script.
_STILL = "() => !document.querySelector('[data-testid=stSpinner], [data-testid=stStatusWidget], [data-stale=true]')"


@pytest.fixture(scope="session")
def address(ruled_corpus: Path, ruled_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a running server; one for all browser tests, as visitors share nothing but questionnaires."""
    home = shutil.copytree(ruled_home, tmp_path_factory.mktemp("served") / "home")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = clean_process_environment(ADVISOR_CORPUS=str(ruled_corpus), ADVISOR_HOME=str(home))
    server = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)],
        cwd=PROJECT_ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(f"http://127.0.0.1:{port}/_stcore/health", server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(150):
        if server.poll() is not None:
            raise RuntimeError(f"the server ended with {server.returncode}")
        try:
            with urllib.request.urlopen(url, timeout=2):  # noqa: S310 - our own server on this machine
                return
        except OSError:
            time.sleep(0.2)  # between two looks at a process that starts; nothing reports it
    raise RuntimeError("the server did not start within 30 s")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The browser."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    path = path or shutil.which("google-chrome")
    if not path:
        pytest.skip("no Chromium on this machine: install the system's package `chromium`, or set CHROMIUM")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Any, address: str) -> Iterator[Callable[..., Any]]:
    """Opens the page in a fresh visit; afterwards, no other host was asked for anything and no script had failed."""
    contexts: list[Any] = []
    elsewhere: list[str] = []
    failures: list[str] = []

    def opened(path: str = "/", width: int = 1440, height: int = 900, **options: Any) -> Any:
        context = chromium.new_context(viewport={"width": width, "height": height}, locale="en-US", **options)
        contexts.append(context)
        page = context.new_page()

        def note(request: Any) -> None:
            if not request.url.startswith((address, address.replace("http", "ws"), "data:", "blob:")):
                elsewhere.append(request.url)

        context.on("request", note)
        page.on("pageerror", lambda error: failures.append(str(error)))
        page.set_default_timeout(NEXT)
        page.goto(address + path)
        page.wait_for_selector("h1", timeout=FIRST)
        settle(page)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert elsewhere == []
    assert failures == []


def settle(page: Any) -> None:
    """Wait until the page has drawn what it was asked for."""
    page.wait_for_timeout(250)
    page.wait_for_function(_STILL)
    page.wait_for_timeout(250)


def ask(page: Any, question: str) -> None:
    """Type a question and send it with the keyboard."""
    box = page.get_by_role("textbox").first
    box.fill(question)
    box.press("Enter")
    page.get_by_role("heading", level=1, name=question[:40]).wait_for()
    settle(page)
