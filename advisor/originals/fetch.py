"""Gets one document over HTTP, within limits; the only user of an HTTP library.

The connection itself is ours: it goes to the address that the gate has checked, every read and write is counted for
the ledger, and none may outlast the deadline of the whole call, so that neither a slow head nor a dripping body can
hold the program. Nothing of the environment is used: no proxy, no cookie, no password.
"""

from __future__ import annotations

import ssl
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any
from urllib.parse import urljoin, urlsplit

import httpcore

from advisor.errors import FetchFailed, FetchRefused
from advisor.ledger import Call, Ledger, now
from advisor.originals.addresses import Gate, Target

USER_AGENT = "open-vs-api-advisor/1 (fetches the sources it cites, on its user's command)"
PURPOSE = "sources fetch"
#: Media types that can be turned into text; what is sent without a type is looked at by its first bytes.
TYPES = frozenset(
    [
        *("text/html", "application/xhtml+xml", "application/pdf", "text/plain", "text/markdown", "text/x-markdown"),
        *("application/json", "application/ld+json", "application/xml", "text/xml", "application/rss+xml"),
        "application/atom+xml",
    ]
)
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CHUNK = 64 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may cost."""

    body_bytes: int = 20 * 1024 * 1024
    """Of the body as sent, and once more of the body as unpacked."""
    total_seconds: float = 60.0
    """For all of it, redirects included."""
    read_seconds: float = 15.0
    """For one connection to be made, or one read or write."""
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came back: a body, or word that it is unchanged (`status` 304, empty body)."""

    url: str
    final_url: str
    status: int
    content_type: str
    """As sent, with its parameters."""
    etag: str
    last_modified: str
    body: bytes = field(repr=False)


@dataclass(slots=True)
class _Meter:
    """What one call has sent and received, and when it must end."""

    deadline: float
    read_seconds: float
    most: int
    address: str = ""
    sent: int = 0
    received: int = 0

    def wait(self) -> float:
        """Seconds that the next read or write may take."""
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the time for this document is used up")
        return min(left, self.read_seconds)


class _CountedStream(httpcore.NetworkStream):
    """A connection whose bytes are counted and whose waits end with the call."""

    def __init__(self, stream: httpcore.NetworkStream, meter: _Meter) -> None:
        self._stream, self._meter = stream, meter

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read what is there, within the call's limits."""
        data = self._stream.read(max_bytes, self._meter.wait())
        self._meter.received += len(data)
        if self._meter.received > self._meter.most:
            raise _TooLarge
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send all of it, within the call's limits."""
        self._stream.write(buffer, self._meter.wait())
        self._meter.sent += len(buffer)

    def close(self) -> None:
        """Close the connection."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Encrypt the connection; the certificate must be the host's, whatever address was connected to."""
        stream = self._stream.start_tls(ssl_context, server_hostname, self._meter.wait())
        return _CountedStream(stream, self._meter)

    def get_extra_info(self, info: str) -> Any:
        """Facts about the connection, for the HTTP library."""
        return self._stream.get_extra_info(info)


class _CheckedBackend(httpcore.NetworkBackend):
    """Connects to the addresses that were checked; whatever name the library asks for is not looked up again."""

    def __init__(self, target: Target, meter: _Meter) -> None:
        self._target, self._meter, self._plain = target, meter, httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first of the checked addresses that answers."""
        failure: Exception | None = None
        for address in self._target.addresses:
            try:
                stream = self._plain.connect_tcp(address, self._target.port, self._meter.wait())
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
                continue
            self._meter.address = f"[{address}]:{port}" if ":" in address else f"{address}:{port}"
            return _CountedStream(stream, self._meter)
        raise failure or httpcore.ConnectError("no address")


class _TooLarge(Exception):
    """More bytes than allowed."""


@dataclass(slots=True)
class Fetcher:
    """Fetches documents one after another; every call, refused ones too, goes into the ledger.

    Args:
        ledger: where calls are recorded.
        gate: decides where a call may go.
        limits: what one document may cost.
        pause: seconds between two calls to one host.
        sleep: how to wait; a test counts instead.
    """

    ledger: Ledger
    gate: Gate = field(default_factory=Gate)
    limits: Limits = field(default_factory=Limits)
    pause: float = 1.0
    sleep: Callable[[float], None] = time.sleep
    _last: dict[str, float] = field(default_factory=dict)
    _context: ssl.SSLContext | None = None

    def fetch(self, url: str, *, etag: str = "", last_modified: str = "") -> Fetched:
        """One document.

        Args:
            url: its address.
            etag: of the copy at hand; the host then need not send an unchanged document again.
            last_modified: likewise.

        Raises:
            FetchRefused: an address on the way, the size or the type is not allowed.
            FetchFailed: the host cannot be reached, is too slow, breaks off, or answers with an error.
        """
        deadline = time.monotonic() + self.limits.total_seconds
        asked = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        place, seen = url, {url}
        for _ in range(self.limits.redirects + 1):
            reply = self._call(place, MappingProxyType({k: v for k, v in asked.items() if v}), deadline, url)
            if isinstance(reply, Fetched):
                return reply
            if reply in seen:
                raise FetchFailed(f"the address redirects in a circle, back to {reply}", where=url)
            place = reply
            seen.add(place)
        raise FetchFailed(f"the address redirects more than {self.limits.redirects} times", where=url)

    def _call(self, url: str, conditions: Mapping[str, str], deadline: float, first: str) -> Fetched | str:
        """One request: the document, or the address that it redirects to; writes one line of the ledger."""
        meter = _Meter(deadline, self.limits.read_seconds, self.limits.body_bytes + 256 * 1024)
        self.ledger.ready()
        started, host, status, outcome = now(), "", [0], "stopped"
        try:
            target = self.gate.target(url)
            host = target.host
            self._be_polite(target.host)
            reply = self._exchange(target, conditions, meter, first, status)
            if isinstance(reply, str):
                outcome = f"redirected to {reply}"
            else:
                outcome = "unchanged" if reply.status == 304 else "fetched"
            return reply
        except FetchRefused as error:
            outcome = f"refused: {error.what}"
            raise
        except FetchFailed as error:
            outcome = f"failed: {error.what}"
            raise
        except OSError as error:
            # What the look-up of a name raises; a connection's troubles are mapped where it is used.
            outcome = f"failed: the host cannot be found ({error.strerror or error})"
            raise FetchFailed(outcome.removeprefix("failed: "), where=first) from error
        finally:
            self.ledger.append(
                Call(started, host or _host_in(url), meter.address, url, PURPOSE,
                     meter.sent, meter.received, status[0], outcome)
            )  # fmt: skip

    def _be_polite(self, host: str) -> None:
        since = time.monotonic() - self._last.get(host, float("-inf"))
        if since < self.pause:
            self.sleep(self.pause - since)
        self._last[host] = time.monotonic()

    def _exchange(
        self, target: Target, conditions: Mapping[str, str], meter: _Meter, first: str, status: list[int]
    ) -> Fetched | str:
        headers = {
            "User-Agent": USER_AGENT,
            "Accept": "text/html,application/pdf,text/plain,text/markdown,application/json,application/xml;q=0.9",
            "Accept-Encoding": "gzip, deflate",
            "Accept-Language": "en,*;q=0.5",
            "Connection": "close",
            **conditions,
        }
        try:
            with (
                httpcore.ConnectionPool(
                    ssl_context=self._tls() if target.scheme == "https" else None,
                    network_backend=_CheckedBackend(target, meter),
                ) as pool,
                pool.stream("GET", target.url, headers=[*headers.items()]) as response,
            ):
                status[0] = response.status
                return self._reply(target, response, first, conditional=bool(conditions))
        except _TooLarge as error:
            megabytes = self.limits.body_bytes / 2**20
            raise FetchRefused(f"the document is larger than {megabytes:g} MB", where=first) from error
        except httpcore.TimeoutException as error:
            seconds = self.limits
            what = f"no answer within {seconds.read_seconds:g} seconds, or not all within {seconds.total_seconds:g}"
            raise FetchFailed(f"too slow: {what}", where=first, remedy="Try again later.") from error
        except (httpcore.ConnectError, ssl.SSLError) as error:
            raise FetchFailed(f"no connection to {target.host}: {error}", where=first) from error
        except (httpcore.NetworkError, httpcore.ProtocolError, zlib.error) as error:
            raise FetchFailed(f"the answer is broken: {error}", where=first, remedy="Try again later.") from error

    def _reply(self, target: Target, response: httpcore.Response, first: str, *, conditional: bool) -> Fetched | str:
        headers = {name.decode("latin-1").lower(): value.decode("latin-1").strip() for name, value in response.headers}
        if response.status in _REDIRECTS:
            place = headers.get("location", "")
            if not place:
                raise FetchFailed("the host redirects without saying where", where=first)
            further = urljoin(target.url, place).partition("#")[0]
            if target.scheme == "https" and further.lower().startswith("http:"):
                raise FetchRefused(f"the host redirects to an unprotected address, {further}", where=first)
            return further
        if response.status == 304 and conditional:
            return self._fetched(target, response.status, headers, b"", first)
        if response.status != 200:
            raise FetchFailed(*_words_for(response.status, headers), where=first)
        declared = headers.get("content-length", "")
        if declared.isdigit() and int(declared) > self.limits.body_bytes:
            raise _TooLarge
        kind = media_type(headers.get("content-type", ""))
        if kind and kind not in TYPES and kind != "application/octet-stream":
            raise FetchRefused(f"documents of type {kind} are not read", where=first)
        body = b"".join(self._unpacked(response, headers.get("content-encoding", ""), first))
        if not body:
            raise FetchFailed("the document is empty", where=first)
        return self._fetched(target, response.status, headers, body, first)

    @staticmethod
    def _fetched(target: Target, status: int, headers: Mapping[str, str], body: bytes, first: str) -> Fetched:
        return Fetched(
            url=first,
            final_url=target.url,
            status=status,
            content_type=headers.get("content-type", ""),
            etag=headers.get("etag", ""),
            last_modified=headers.get("last-modified", ""),
            body=body,
        )

    def _unpacked(self, response: httpcore.Response, encoding: str, first: str) -> Iterator[bytes]:
        """The body without its packing; what is unpacked is counted before more of it is."""
        names = [name.strip().lower() for name in encoding.split(",") if name.strip() not in ("", "identity")]
        if len(names) > 1 or not set(names) <= {"gzip", "x-gzip", "deflate"}:
            raise FetchRefused(f"the packing {encoding!r} was not asked for", where=first)
        unpack = _Unpacker(names[0] if names else "", self.limits.body_bytes)
        for chunk in response.iter_stream():
            yield from unpack.some(chunk)
        if not unpack.finished:
            raise FetchFailed("the packed document breaks off", where=first, remedy="Try again later.")

    def _tls(self) -> ssl.SSLContext:
        if self._context is None:
            self._context = httpcore.default_ssl_context()
            # An administrator's own authority stands in the system's store, not in the library's.
            self._context.load_default_certs()
        return self._context


class _Unpacker:
    """Unpacks a body piece by piece and stops at a limit, so that a bomb never gets to be large."""

    def __init__(self, encoding: str, most: int) -> None:
        self._encoding, self._most, self._size = encoding, most, 0
        self._inflate = zlib.decompressobj(47) if encoding in ("gzip", "x-gzip") else None

    @property
    def finished(self) -> bool:
        """Whether the packing came to its end."""
        return not self._encoding or (self._inflate is not None and self._inflate.eof)

    def some(self, chunk: bytes) -> Iterator[bytes]:
        """The unpacked bytes of one chunk."""
        if self._encoding == "deflate" and self._inflate is None and chunk:
            # "deflate" is sent with and without the head of zlib; only its first byte tells.
            self._inflate = zlib.decompressobj(15 if chunk[0] & 0x0F == 8 else -15)
        if self._inflate is None:
            yield self._counted(chunk)
            return
        while True:
            piece = self._inflate.decompress(chunk, _CHUNK)
            yield self._counted(piece)
            if self._inflate.eof:
                chunk = self._inflate.unused_data
                if not chunk or self._encoding == "deflate":
                    return
                self._inflate = zlib.decompressobj(47)  # a gzip file may have several members
                continue
            chunk = self._inflate.unconsumed_tail
            if not chunk and len(piece) < _CHUNK:
                return

    def _counted(self, data: bytes) -> bytes:
        self._size += len(data)
        if self._size > self._most:
            raise _TooLarge
        return data


def media_type(content_type: str) -> str:
    """The media type of a header, in small letters and without parameters."""
    return content_type.partition(";")[0].strip().lower()


def _words_for(status: int, headers: Mapping[str, str]) -> tuple[str]:
    if status in (401, 403):
        return (f"the host refuses programs or wants a sign-in (HTTP {status}); open the address in a browser",)
    if status in (404, 410):
        return (f"the document is gone (HTTP {status}); look for its new address and mend the brief",)
    if status in (429, 503):
        later = headers.get("retry-after", "")
        wait = f", after {later} seconds" if later.isdigit() else ", later"
        return (f"the host asks to come back{wait} (HTTP {status})",)
    return (f"the host answered with HTTP {status}",)


def _host_in(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
