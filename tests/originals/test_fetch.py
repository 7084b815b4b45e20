"""Fetching from a real server that behaves, and from one that does not."""

from __future__ import annotations

import gzip
import json
import socket
import zlib
from collections.abc import Callable
from dataclasses import replace
from http.server import BaseHTTPRequestHandler

import pytest

from advisor.errors import FetchFailed, FetchRefused
from advisor.ledger import Ledger
from advisor.originals.addresses import PRIVATE, Gate
from advisor.originals.fetch import Fetcher
from tests.originals.conftest import LOOPBACK, Site, answering

Handler = BaseHTTPRequestHandler


def test_a_page_comes_back_whole_with_what_the_host_says_of_it(site: Site, fetcher: Fetcher, ledger: Ledger) -> None:
    url = site.page("/terms", "<p>Привет", ETag='"one"', Last_Modified="Mon, 23 Nov 2026 10:00:00 GMT")
    fetched = fetcher.fetch(url + "#part")
    assert fetched.body == "<p>Привет".encode()
    assert (fetched.status, fetched.etag, fetched.final_url) == (200, '"one"', url)
    path, headers = site.requests[0]
    assert path == "/terms"
    assert headers["host"] == f"127.0.0.1:{site.port}"
    assert "advisor" in headers["user-agent"]
    assert not {"cookie", "authorization", "referer"} & set(headers)
    (call,), damaged = ledger.last()
    assert (damaged, call.host, call.address, call.status, call.outcome) == (
        0, "127.0.0.1", f"127.0.0.1:{site.port}", 200, "fetched",
    )  # fmt: skip
    assert call.bytes_sent > 100
    assert call.bytes_received > len(fetched.body)


def test_an_unchanged_page_is_not_sent_again(site: Site, fetcher: Fetcher, ledger: Ledger) -> None:
    def reply(handler: Handler) -> None:
        known = handler.headers.get("If-None-Match") == '"one"'
        answering(304 if known else 200, b"" if known else b"text", {"ETag": '"one"'})(handler)

    site.pages["/terms"] = reply
    assert fetcher.fetch(site.url("/terms")).status == 200
    again = fetcher.fetch(site.url("/terms"), etag='"one"', last_modified="Mon, 23 Nov 2026 10:00:00 GMT")
    assert (again.status, again.body) == (304, b"")
    assert site.requests[1][1]["if-modified-since"] == "Mon, 23 Nov 2026 10:00:00 GMT"
    assert [call.outcome for call in ledger.last()[0]] == ["fetched", "unchanged"]


def test_a_304_that_nobody_asked_for_is_no_document(site: Site, fetcher: Fetcher) -> None:
    site.pages["/terms"] = answering(304)
    with pytest.raises(FetchFailed, match="304"):
        fetcher.fetch(site.url("/terms"))


# -- addresses on the way ---------------------------------------------------------------------------------------------
def test_redirects_are_followed_and_each_is_a_line_of_the_ledger(site: Site, fetcher: Fetcher, ledger: Ledger) -> None:
    site.pages["/a"] = answering(301, headers={"Location": "b?x=1"})
    site.pages["/b?x=1"] = answering(302, headers={"Location": site.url("/c#part")})
    site.page("/c", "here")
    fetched = fetcher.fetch(site.url("/a"))
    assert (fetched.body, fetched.final_url, fetched.url) == (b"here", site.url("/c"), site.url("/a"))
    assert len(ledger.last()[0]) == 3


@pytest.mark.parametrize(
    "place",
    ["http://127.0.0.2/", "http://169.254.169.254/latest/", "file:///etc/passwd", "http://[::1]/", "http://a@b/"],
)
def test_a_redirect_to_where_nothing_may_go_is_refused(
    site: Site, fetcher: Fetcher, ledger: Ledger, place: str
) -> None:
    site.pages["/a"] = answering(302, headers={"Location": place})
    with pytest.raises(FetchRefused):
        fetcher.fetch(site.url("/a"))
    assert ledger.last()[0][-1].outcome.startswith("refused: ")
    assert ledger.last()[0][-1].address == ""


def test_redirects_in_a_circle_or_without_end_are_given_up(site: Site, fetcher: Fetcher) -> None:
    site.pages["/a"] = answering(302, headers={"Location": "/b"})
    site.pages["/b"] = answering(302, headers={"Location": "/a"})
    with pytest.raises(FetchFailed, match="circle"):
        fetcher.fetch(site.url("/a"))
    for number in range(9):
        site.pages[f"/{number}"] = answering(302, headers={"Location": f"/{number + 1}"})
    with pytest.raises(FetchFailed, match="more than 3"):
        fetcher.fetch(site.url("/0"))
    site.pages["/none"] = answering(302)
    with pytest.raises(FetchFailed, match="without saying where"):
        fetcher.fetch(site.url("/none"))


def test_this_machine_is_refused_unless_allowed(site: Site, ledger: Ledger) -> None:
    url = site.page("/terms", "text")
    with pytest.raises(FetchRefused, match="this machine"):
        Fetcher(ledger, Gate()).fetch(url)
    assert site.requests == []
    assert ledger.last()[0][0].outcome.startswith("refused: ")


def test_the_address_that_was_checked_is_the_one_connected_to(site: Site, ledger: Ledger) -> None:
    """A name that leads elsewhere the second time it is looked up gains nothing: it is looked up once a call."""
    asked: list[str] = []

    def rebinding(host: str, _port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1" if len(asked) == 1 else "127.0.0.2"]

    site.page("/terms", "text")
    fetcher = Fetcher(ledger, Gate(LOOPBACK, rebinding), pause=0)
    assert fetcher.fetch(site.url("/terms", "brief.example")).body == b"text"
    assert asked == ["brief.example"]
    assert site.requests[0][1]["host"] == f"brief.example:{site.port}"
    assert ledger.last()[0][0].address == f"127.0.0.1:{site.port}"
    with pytest.raises(FetchRefused):
        fetcher.fetch(site.url("/terms", "brief.example"))


def test_the_next_address_is_tried_when_one_is_dead(site: Site, ledger: Ledger) -> None:
    site.page("/terms", "text")
    gate = Gate(PRIVATE, lambda _host, _port: ["::1", "127.0.0.1"])
    assert Fetcher(ledger, gate, pause=0).fetch(site.url("/terms", "brief.example")).status == 200
    assert ledger.last()[0][0].address == f"127.0.0.1:{site.port}"
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    with pytest.raises(FetchFailed, match="no connection"):
        Fetcher(ledger, gate, pause=0).fetch(f"http://brief.example:{port}/")


def test_an_unknown_host_is_named(ledger: Ledger) -> None:
    def unknown(_host: str, _port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    with pytest.raises(FetchFailed, match="cannot be found"):
        Fetcher(ledger, Gate(resolve=unknown)).fetch("http://nowhere.example/")
    assert ledger.last()[0][0].outcome.startswith("failed: ")


def test_a_plain_server_is_no_encrypted_one(site: Site, fetcher: Fetcher) -> None:
    site.page("/terms", "text")
    with pytest.raises(FetchFailed):
        fetcher.fetch(site.url("/terms").replace("http:", "https:"))


# -- slow, huge, broken -----------------------------------------------------------------------------------------------
def test_a_dripping_body_ends_with_the_time_for_the_document(site: Site, fetcher: Fetcher) -> None:
    def drip(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "100000")
        handler.end_headers()
        while not site.over.wait(0.02):
            handler.wfile.write(b"x")

    site.pages["/slow"] = drip
    fetcher.limits = replace(fetcher.limits, total_seconds=0.6)
    with pytest.raises(FetchFailed, match="too slow"):
        fetcher.fetch(site.url("/slow"))


def test_a_dripping_head_ends_too(site: Site, fetcher: Fetcher) -> None:
    def drip(handler: Handler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
        while not site.over.wait(0.02):
            handler.wfile.write(b"x")

    site.pages["/slow"] = drip
    fetcher.limits = replace(fetcher.limits, total_seconds=0.6)
    with pytest.raises(FetchFailed, match="too slow"):
        fetcher.fetch(site.url("/slow"))


def test_a_silent_host_is_given_up(site: Site, fetcher: Fetcher, ledger: Ledger) -> None:
    def wait(_handler: Handler) -> None:
        site.over.wait(30)

    site.pages["/silent"] = wait
    fetcher.limits = replace(fetcher.limits, read_seconds=0.3)
    with pytest.raises(FetchFailed, match="too slow"):
        fetcher.fetch(site.url("/silent"))
    assert ledger.last()[0][0].bytes_received == 0


def test_a_body_that_says_it_is_huge_is_not_read(site: Site, fetcher: Fetcher, ledger: Ledger) -> None:
    site.pages["/huge"] = answering(200, b"x" * 1000, {"Content-Length": str(10**12)})
    with pytest.raises(FetchRefused, match="larger than"):
        fetcher.fetch(site.url("/huge"))


def test_a_body_without_end_is_cut_off(site: Site, fetcher: Fetcher, ledger: Ledger) -> None:
    def endless(handler: Handler) -> None:
        handler.send_response(200)
        handler.end_headers()
        while True:
            handler.wfile.write(b"x" * 65536)

    site.pages["/huge"] = endless
    with pytest.raises(FetchRefused, match="larger than"):
        fetcher.fetch(site.url("/huge"))
    assert ledger.last()[0][0].bytes_received < 10 * fetcher.limits.body_bytes


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


PACKERS: list[tuple[str, Callable[[bytes], bytes]]] = [
    ("gzip", gzip.compress), ("x-gzip", gzip.compress), ("deflate", zlib.compress), ("deflate", raw_deflate),
    ("gzip", lambda data: gzip.compress(data[:10]) + gzip.compress(data[10:])),
]  # fmt: skip


@pytest.mark.parametrize(("encoding", "pack"), PACKERS)
@pytest.mark.parametrize("size", [11, 65536, 131072, 199_999])
def test_packed_bodies_are_unpacked(
    site: Site, fetcher: Fetcher, encoding: str, pack: Callable[[bytes], bytes], size: int
) -> None:
    data = (b"0123456789" * (size // 10 + 1))[:size]
    url = site.page("/packed", pack(data), Content_Encoding=encoding)
    assert fetcher.fetch(url).body == data


@pytest.mark.parametrize(("encoding", "pack"), PACKERS)
def test_a_bomb_is_refused_before_it_is_large(
    site: Site, fetcher: Fetcher, encoding: str, pack: Callable[[bytes], bytes]
) -> None:
    url = site.page("/bomb", pack(b"\0" * 50_000_000), Content_Encoding=encoding)
    with pytest.raises(FetchRefused, match="larger than"):
        fetcher.fetch(url)


def test_broken_bodies_are_no_documents(site: Site, fetcher: Fetcher) -> None:
    broken = {
        "/short": answering(200, b"half", {"Content-Length": "4000"}),
        "/no-gzip": answering(200, b"no gzip at all", {"Content-Encoding": "gzip"}),
        "/half-gzip": answering(200, gzip.compress(b"text" * 999)[:-9], {"Content-Encoding": "gzip"}),
        "/chunks": answering(200, b"zz\r\nno chunk", {"Transfer-Encoding": "chunked", "Content-Length": "0"}),
        "/empty": answering(200, b""),
        "/no-http": lambda handler: handler.wfile.write(b"SSH-2.0-OpenSSH\r\n") and None,
        "/nothing": lambda _handler: None,
    }
    site.pages |= broken
    for path in broken:
        with pytest.raises(FetchFailed):
            fetcher.fetch(site.url(path))


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip", "nonsense"])
def test_a_packing_that_was_not_asked_for_is_refused(site: Site, fetcher: Fetcher, encoding: str) -> None:
    with pytest.raises(FetchRefused, match="packing"):
        fetcher.fetch(site.page("/packed", b"text", Content_Encoding=encoding))


@pytest.mark.parametrize("kind", ["image/png", "application/zip", "video/mp4", "text/css", "application/javascript"])
def test_wrong_types_are_refused(site: Site, fetcher: Fetcher, kind: str) -> None:
    with pytest.raises(FetchRefused, match="not read"):
        fetcher.fetch(site.page("/file", b"data", kind))


@pytest.mark.parametrize(
    ("status", "words"), [(404, "gone"), (410, "gone"), (403, "browser"), (429, "after 120 seconds"), (500, "500")]
)
def test_answers_of_error_say_what_to_do(site: Site, fetcher: Fetcher, status: int, words: str) -> None:
    site.pages["/x"] = answering(status, b"", {"Retry-After": "120"})
    with pytest.raises(FetchFailed, match=words):
        fetcher.fetch(site.url("/x"))


def test_one_host_is_not_hurried(site: Site, fetcher: Fetcher) -> None:
    waits: list[float] = []
    fetcher.pause, fetcher.sleep = 1000.0, waits.append
    url = site.page("/terms", "text")
    fetcher.fetch(url)
    assert waits == []
    fetcher.fetch(url)
    assert len(waits) == 1
    assert 900 < waits[0] <= 1000


def test_a_call_that_is_stopped_is_in_the_ledger(site: Site, fetcher: Fetcher, ledger: Ledger) -> None:
    def stop(_seconds: float) -> None:
        raise KeyboardInterrupt

    url = site.page("/terms", "text")
    fetcher.fetch(url)
    fetcher.pause, fetcher.sleep = 1000.0, stop
    with pytest.raises(KeyboardInterrupt):
        fetcher.fetch(url)
    assert ledger.last()[0][-1].outcome == "stopped"


def test_nothing_is_sent_that_could_not_be_recorded(site: Site, fetcher: Fetcher, ledger: Ledger) -> None:
    ledger.path.mkdir(parents=True)
    with pytest.raises(OSError, match="directory"):
        fetcher.fetch(site.page("/terms", "text"))
    assert site.requests == []


def test_the_ledger_survives_half_a_line(ledger: Ledger, site: Site, fetcher: Fetcher) -> None:
    url = site.page("/terms", "text")
    fetcher.fetch(url)
    with ledger.path.open("a", encoding="utf-8") as stream:
        stream.write('{"when": "2026')
    fetcher.fetch(url)
    calls, damaged = ledger.last()
    assert (len(calls), damaged) == (2, 1)
    assert len(ledger.last(1)[0]) == 1
    assert ledger.last(0)[0] == []
    assert json.loads(ledger.path.read_text(encoding="utf-8").split("\n")[0])["url"] == url
