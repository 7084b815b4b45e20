"""A real web server on loopback that serves what the web serves: changing pages, redirects, and everything broken."""

from __future__ import annotations

import contextlib
import ipaddress
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from advisor.ledger import Ledger
from advisor.originals.addresses import Gate
from advisor.originals.fetch import Fetcher, Limits

Reply = Callable[[BaseHTTPRequestHandler], None]
LOOPBACK = (ipaddress.ip_network("127.0.0.1/32"),)


@dataclass
class Site:
    """The server: what it answers by path, and what it was asked."""

    pages: dict[str, Reply] = field(default_factory=dict)
    requests: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)
    port: int = 0

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def page(self, path: str, body: bytes | str, kind: str = "text/html; charset=utf-8", **headers: str) -> str:
        """Serve a body; gives its address."""
        data = body.encode() if isinstance(body, str) else body
        self.pages[path] = answering(200, data, {"Content-Type": kind} | named(headers))
        return self.url(path)


def named(headers: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}


def answering(status: int, body: bytes = b"", headers: dict[str, str] | None = None) -> Reply:
    def reply(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        given = {"Content-Length": str(len(body))} | (headers or {})
        for name, value in given.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    return reply


@pytest.fixture
def site() -> Iterator[Site]:
    held = Site()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            held.requests.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
            self.close_connection = True
            with contextlib.suppress(OSError):  # the client had enough
                held.pages.get(self.path, answering(404))(self)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    held.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield held
    held.over.set()
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "home")


@pytest.fixture
def fetcher(ledger: Ledger) -> Fetcher:
    """A fetcher that may contact 127.0.0.1 and nothing else that is private, with small limits and no pauses."""
    limits = Limits(body_bytes=200_000, total_seconds=20, read_seconds=10, redirects=3)
    return Fetcher(ledger, Gate(LOOPBACK), limits, pause=0)
