"""A vendor's endpoint on loopback that speaks OpenAI's streaming protocol, well or badly, as a script tells it."""

from __future__ import annotations

import contextlib
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Reply = Callable[["Handler"], None]


@dataclass
class Seen:
    """One request as it arrived."""

    path: str
    headers: dict[str, str]
    """By name in small letters."""
    body: dict[str, Any]

    @property
    def texts(self) -> str:
        """All messages, as one text."""
        return "\n".join(str(message["content"]) for message in self.body["messages"])


@dataclass
class Vendor:
    """The endpoint: its address, what it answers in turn (the last one again and again), and what it got."""

    url: str
    replies: list[Reply]
    seen: list[Seen] = field(default_factory=list)
    released: threading.Event = field(default_factory=threading.Event)
    """Set at the end: a slow answer waits no longer."""

    def next_reply(self) -> Reply:
        return self.replies[min(len(self.seen), len(self.replies)) - 1]


class Handler(BaseHTTPRequestHandler):
    """One request."""

    protocol_version = "HTTP/1.1"
    vendor: Vendor

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.vendor.seen.append(
            Seen(self.path, {name.lower(): value for name, value in self.headers.items()}, json.loads(body))
        )
        with contextlib.suppress(OSError):  # the client has gone
            self.vendor.next_reply()(self)
        self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is printed."""

    def begin(self, status: int = 200, content_type: str = "text/event-stream", **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Connection", "close")
        self.end_headers()

    def event(self, data: str) -> None:
        self.wfile.write(f"data: {data}\n\n".encode())
        self.wfile.flush()

    def piece(self, text: str) -> None:
        self.event(json.dumps(_chunk(choices=[{"index": 0, "delta": {"role": "assistant", "content": text}}])))

    def end(self, tokens: tuple[int, int] = (120, 30)) -> None:
        self.event(json.dumps(_chunk(choices=[{"index": 0, "delta": {}, "finish_reason": "stop"}])))
        usage = {"prompt_tokens": tokens[0], "completion_tokens": tokens[1], "total_tokens": sum(tokens)}
        self.event(json.dumps(_chunk(choices=[], usage=usage)))
        self.event("[DONE]")


def _chunk(**fields: Any) -> dict[str, Any]:
    return {"id": "c1", "object": "chat.completion.chunk", "created": 1, "model": "m"} | fields


def says(*pieces: str) -> Reply:
    """A sound answer in these pieces."""

    def reply(handler: Handler) -> None:
        handler.begin()
        for piece in pieces:
            handler.piece(piece)
        handler.end()

    return reply


def writes(*sentences: str, pause: float = 0.0) -> Reply:
    """An answer to a real request: `{1}` in a sentence becomes the key of evidence 1, as the prompt gives it."""

    def reply(handler: Handler) -> None:
        asked = handler.vendor.seen[-1].texts
        nonce = asked.partition("<<<")[2].split()[0].strip(".:;")
        handler.begin()
        for sentence in sentences:
            for piece in _cut(sentence.replace("{", f"[{nonce}-").replace("}", "]") + " "):
                handler.piece(piece)
            if pause:
                handler.vendor.released.wait(pause)
        handler.end()

    return reply


def _cut(text: str) -> Iterator[str]:
    for start in range(0, len(text), 7):
        yield text[start : start + 7]


def refuses(status: int, message: str = "no", **headers: str) -> Reply:
    """An error of HTTP, with a body as vendors send it."""

    def reply(handler: Handler) -> None:
        body = json.dumps({"error": {"message": message, "type": "x", "code": "y"}}).encode()
        handler.begin(status, "application/json", Content_Length=str(len(body)), **headers)
        handler.wfile.write(body)

    return reply


def breaks_off(*pieces: str) -> Reply:
    """The connection ends in the middle of a chunk."""

    def reply(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/event-stream")
        handler.send_header("Content-Length", "100000")
        handler.end_headers()
        for piece in pieces:
            handler.piece(piece)
        handler.wfile.write(b'data: {"id": "c1", "cho')
        handler.wfile.flush()
        handler.connection.close()

    return reply


def waits(*pieces: str) -> Reply:
    """The answer stops and nothing more comes."""

    def reply(handler: Handler) -> None:
        handler.begin()
        for piece in pieces:
            handler.piece(piece)
        handler.vendor.released.wait(30)

    return reply


def garbles(*pieces: str) -> Reply:
    """A chunk that is no JSON."""

    def reply(handler: Handler) -> None:
        handler.begin()
        for piece in pieces:
            handler.piece(piece)
        handler.event('{"id": "c1", "choices": [{"ind')
        handler.end()

    return reply


def reports_an_error(*pieces: str) -> Reply:
    """An error within the stream, as vendors send it when they fail half-way."""

    def reply(handler: Handler) -> None:
        handler.begin()
        for piece in pieces:
            handler.piece(piece)
        handler.event(json.dumps({"error": {"message": "overloaded", "type": "server_error"}}))

    return reply


def closes(*pieces: str) -> Reply:
    """The answer ends without a word that it has ended, as when a server is killed behind a proxy."""

    def reply(handler: Handler) -> None:
        handler.begin()
        for piece in pieces:
            handler.piece(piece)

    return reply


def points_to(url: str) -> Reply:
    """A redirect."""

    def reply(handler: Handler) -> None:
        handler.begin(307, "text/plain", Location=url, Content_Length="0")

    return reply


def shows_a_page() -> Reply:
    """A web page with status 200: a proxy's sign-in, say."""

    def reply(handler: Handler) -> None:
        body = b"<html><body>Please sign in</body></html>"
        handler.begin(200, "text/html", Content_Length=str(len(body)))
        handler.wfile.write(body)

    return reply


@contextmanager
def vendor(*replies: Reply, host: str = "127.0.0.1") -> Iterator[Vendor]:
    """Serves on a free port until the block ends."""
    server = ThreadingHTTPServer((host, 0), Handler)
    server.daemon_threads = True
    server.block_on_close = True
    found = Vendor(f"http://{host}:{server.server_address[1]}/v1", list(replies))
    server.RequestHandlerClass = type("Bound", (Handler,), {"vendor": found})
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield found
    finally:
        found.released.set()
        server.shutdown()
        server.server_close()
        thread.join(5)


def every(condition: Callable[[], bool], seconds: float = 20.0) -> bool:
    """Waits until something holds."""
    until = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True
