"""LangChain's chat models behind our port; the only file that names their packages and httpx.

Every call goes through a client of ours that takes no proxy from the environment, follows no redirect (an address that
was allowed must not lead to one that was not), and sends no header but those that the protocol needs: what a library
would add (the system, the version of Python, an account of another vendor that the environment names) stays here. Each
call is written to the ledger, with sizes and never with text or keys.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from advisor.chat.choice import Choice
from advisor.chat.consent import Consents
from advisor.errors import ModelFailed
from advisor.ledger import Call, Ledger, now
from advisor.prose.ports import Message, Piece, Purpose

if TYPE_CHECKING:
    import httpx
    from langchain_core.language_models import BaseChatModel

#: Seconds: to connect, to wait for the next piece (a model on a slow machine reads long evidence for a while), in all.
_CONNECT, _WAIT, _IN_ALL = 5.0, 120.0, 600.0
#: How often a call is tried while nothing has arrived, and the longest wait between two tries in seconds.
_TRIES, _LONGEST_PAUSE = 3, 20.0
_BUSY = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
_OUTPUT_LIMIT = 700
_HEADERS = frozenset(
    {"host", "accept", "accept-encoding", "connection", "content-type", "content-length", "authorization"}
)

#: What the ledger says of a call.
_PURPOSES: Mapping[Purpose, str] = MappingProxyType(
    {
        "answer": "puts an answer into words",
        "follow-up": "puts a follow-up as a question that stands alone",
        "split": "finds the questions of a paste",
        "translate": "translates a quote",
        "memo": "words paragraphs of a decision memo",
        "test": "is tested, with nothing of the buyer's",
    }
)


class _BrokeOffError(Exception):
    """The answer ended without saying so."""


@dataclass(slots=True)
class _Traffic:
    """What one call sent and received."""

    sent: int = 0
    status: int = 0
    address: str = ""
    response: httpx.Response | None = None

    @property
    def received(self) -> int:
        """Bytes of the body that arrived."""
        return self.response.num_bytes_downloaded if self.response is not None else 0


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a model is waited for, in seconds."""

    wait: float = _WAIT
    """For the next piece."""
    in_all: float = _IN_ALL
    pause: Callable[[float], None] = time.sleep
    """Sleeps between two tries."""


@dataclass(frozen=True, slots=True)
class LangChainModel:
    """One configured model. Immutable; each call has a client of its own."""

    choice: Choice
    consents: Consents
    ledger: Ledger
    patience: Patience = Patience()

    @property
    def name(self) -> str:
        """As its server calls it."""
        return self.choice.model

    @property
    def host(self) -> str:
        """Host and port."""
        return self.choice.host

    def stream(
        self, messages: Sequence[Message], cancelled: Callable[[], bool], purpose: Purpose = "answer"
    ) -> Generator[Piece, None, None]:
        """See `ChatModel`.

        Raises:
            EgressForbidden: its host is not allowed; nothing is sent.
            ModelFailed: it cannot be reached, refuses, or breaks off.
        """
        self.consents.require(self.choice)
        self._ledger_ready()
        for attempt in range(1, _TRIES + 1):
            traffic, begun, started = _Traffic(), now(), False
            outcome = "answered"
            try:
                with closing(self._call(messages, traffic)) as pieces:
                    for piece in pieces:
                        started = started or bool(piece.text)
                        yield piece
                        if cancelled():
                            outcome = "stopped by the user"
                            break
                return
            except Exception as error:
                failure = _failure(error, self.choice)
                outcome = f"failed: {failure.what}"
                wait = _wait_before(error, attempt)
                if started or attempt == _TRIES or wait is None:
                    raise failure from None
            except GeneratorExit:
                outcome = "not read to its end"
                raise
            finally:
                self._record(begun, traffic, outcome, purpose)
            self._rest(wait, cancelled)
            if cancelled():
                return

    def _rest(self, seconds: float, cancelled: Callable[[], bool]) -> None:
        """Wait in short pieces, so that a person who stops it does not wait too."""
        left = seconds
        while left > 0 and not cancelled():
            self.patience.pause(min(left, 0.1))
            left -= 0.1

    def _call(self, messages: Sequence[Message], traffic: _Traffic) -> Generator[Piece, None, None]:
        told = [(message.role, message.text) for message in messages]
        until = time.monotonic() + self.patience.in_all
        with self._client(traffic) as client, closing(self._model(client).stream(told)) as chunks:  # type: ignore[type-var]
            finished = False
            for chunk in chunks:
                finished = finished or bool(chunk.response_metadata.get("finish_reason"))
                usage = getattr(chunk, "usage_metadata", None) or {}
                text = chunk.text if isinstance(chunk.text, str) else ""
                yield Piece(str(text), int(usage.get("input_tokens") or 0), int(usage.get("output_tokens") or 0))
                if time.monotonic() > until:
                    raise TimeoutError
            # A connection that is closed half-way looks like an end; a whole answer says that it is one.
            if not finished:
                raise _BrokeOffError

    def _client(self, traffic: _Traffic) -> httpx.Client:
        import httpx

        def sending(request: httpx.Request) -> None:
            for name in [name for name in request.headers if name.lower() not in _HEADERS]:
                del request.headers[name]
            if not self.choice.key:
                request.headers.pop("authorization", None)
            headers = sum(len(name) + len(value) + 4 for name, value in request.headers.raw)

            def happened(event: str, details: Mapping[str, Any]) -> None:
                if event == "connection.connect_tcp.complete":
                    peer = details["return_value"].get_extra_info("server_addr")
                    traffic.address = f"{peer[0]}:{peer[1]}" if peer else ""
                elif event == "http11.send_request_headers.complete":
                    traffic.sent += headers
                elif event == "http11.send_request_body.complete":
                    traffic.sent += len(request.content)

            request.extensions["trace"] = happened

        def receiving(response: httpx.Response) -> None:
            traffic.status, traffic.response = response.status_code, response

        return httpx.Client(
            trust_env=False,
            follow_redirects=False,
            timeout=httpx.Timeout(self.patience.wait, connect=_CONNECT),
            event_hooks={"request": [sending], "response": [receiving]},
        )

    def _model(self, client: httpx.Client) -> BaseChatModel:
        import httpx
        from langchain_openai import ChatOpenAI
        from pydantic import SecretStr

        is_openai = self.choice.provider.id == "openai"
        return ChatOpenAI(
            model=self.choice.model,
            base_url=self.choice.url,
            api_key=SecretStr(self.choice.key or "none"),
            http_client=client,
            # Said again: OpenAI's library would otherwise wait for ever, whatever the client says.
            timeout=httpx.Timeout(self.patience.wait, connect=_CONNECT),
            # A proxy or an account that the environment names is no part of what was agreed to.
            openai_proxy=None,
            http_socket_options=(),
            organization=None,
            # The newest models of OpenAI take no temperature and know the limit by its new name alone; most other
            # servers know it by the old one.
            temperature=None if is_openai else 0,
            max_completion_tokens=_OUTPUT_LIMIT if is_openai else None,
            extra_body=None if is_openai else {"max_tokens": _OUTPUT_LIMIT},
            max_retries=0,
            stream_usage=True,
            use_responses_api=False,
        )

    def _ledger_ready(self) -> None:
        try:
            self.ledger.ready()
        except OSError as error:
            raise ModelFailed(
                f"the ledger cannot be written, so nothing is sent: {error.strerror or error}",
                remedy="Make the home folder writable.",
            ) from None

    def _record(self, begun: str, traffic: _Traffic, outcome: str, purpose: Purpose) -> None:
        self.ledger.append(
            Call(
                begun,
                urlsplit(self.choice.url).hostname or "",
                traffic.address,
                self.choice.url,
                f"language model {self.choice.model}: {_PURPOSES[purpose]}",
                traffic.sent,
                traffic.received,
                traffic.status,
                outcome,
            )
        )


def _status_of(error: Exception) -> int:
    status = getattr(error, "status_code", None) or getattr(getattr(error, "response", None), "status_code", None)
    return status if isinstance(status, int) else 0


def _wait_before(error: Exception, attempt: int) -> float | None:
    """Seconds before the next try; None where trying again is of no use."""
    status = _status_of(error)
    if status == 0:
        # A server that took too long once will do so again, and a person has waited long enough.
        return 1.0 * attempt if "Connect" in type(error).__name__ and "Timeout" not in type(error).__name__ else None
    if status not in _BUSY:
        return None
    headers = getattr(getattr(error, "response", None), "headers", {}) or {}
    asked = str(headers.get("retry-after", ""))
    return min(float(asked) if asked.replace(".", "", 1).isdigit() else 2.0**attempt / 2, _LONGEST_PAUSE)


#: What is said of a status, or of an error whose name holds a word, and what to do next.
_SAID: tuple[tuple[range | tuple[str, ...], str, str], ...] = (
    (range(401, 402), "the key was refused", "Check the key of the language model."),
    (range(403, 404), "the key was refused", "Check the key of the language model."),
    (range(404, 405), "there is no such model at this address", "Check the model's name and the address."),
    (range(429, 430), "too many requests for now", "Wait a little and ask again."),
    (range(300, 400), "it points to another address, which is not followed", "Set the right address."),
    (range(400, 500), "the request was not accepted", "Check the model's name and its context length."),
    (range(500, 600), "the server failed", "Ask again later."),
    (("Timeout",), "it took too long to answer", "Ask again, or choose a smaller model."),
    (
        ("Connect", "Protocol", "ReadError", "BrokeOff"),
        "the connection failed or broke off",
        "See whether the server runs.",
    ),
)


def _failure(error: Exception, choice: Choice) -> ModelFailed:
    """What went wrong, for a buyer to read; never with the key or the text of the request."""
    if isinstance(error, ModelFailed):
        return error
    status, kind = _status_of(error), type(error).__name__
    for case, what, remedy in _SAID:
        meant = status in case if isinstance(case, range) else not status and any(word in kind for word in case)
        if meant:
            return ModelFailed(f"{what} (status {status})" if status else what, where=choice.host, remedy=remedy)
    return ModelFailed("it sent what cannot be read", where=choice.host, remedy="See whether the address is right.")
