"""The adapter against a vendor's endpoint on loopback: sound answers, every way to fail, and what must never leak."""

from __future__ import annotations

import json
import logging
import traceback
from pathlib import Path

import pytest

from advisor.chat.choice import Choice, choice_of
from advisor.chat.consent import Consents
from advisor.chat.langchain_models import LangChainModel, Patience
from advisor.errors import EgressForbidden, ModelFailed
from advisor.ledger import Ledger
from advisor.prose.ports import Message, Piece
from tests.chat.vendor import (
    Reply,
    breaks_off,
    closes,
    garbles,
    points_to,
    refuses,
    reports_an_error,
    says,
    shows_a_page,
    vendor,
    waits,
)

KEY = "sk-test-0123456789abcdef"
QUESTION = "What is the secret question?"
MESSAGES = (Message("system", "Rules."), Message("user", QUESTION))


def chosen(url: str, key: str = KEY) -> Choice:
    choice = choice_of("compatible:some-model", url, {"ADVISOR_LLM_KEY": key})
    assert choice is not None
    return choice


def model(url: str, home: Path, pauses: list[float] | None = None, wait: float = 20.0) -> LangChainModel:
    pause = pauses.append if pauses is not None else (lambda _: None)
    return LangChainModel(chosen(url), Consents(home), Ledger(home), Patience(wait, 60.0, pause))


def read(found: LangChainModel) -> list[Piece]:
    return list(found.stream(MESSAGES, lambda: False))


def ledger_text(home: Path) -> str:
    return Ledger(home).path.read_text(encoding="utf-8")


def test_a_sound_answer_comes_in_pieces_with_its_tokens(home: Path) -> None:
    with vendor(says("Hello", " there", ".")) as server:
        pieces = read(model(server.url, home))
        (seen,) = server.seen
    assert "".join(piece.text for piece in pieces) == "Hello there."
    assert sum(bool(piece.text) for piece in pieces) == 3
    assert max((piece.tokens_in, piece.tokens_out) for piece in pieces) == (120, 30)
    assert seen.path == "/v1/chat/completions"
    assert seen.headers["authorization"] == f"Bearer {KEY}"
    assert seen.body["model"] == "some-model"
    assert seen.body["stream"] is True
    assert seen.body["max_tokens"] > 0
    assert [message["content"] for message in seen.body["messages"]] == ["Rules.", QUESTION]
    (call,), damaged = Ledger(home).last()
    assert (call.host, call.status, call.outcome, damaged) == ("127.0.0.1", 200, "answered", 0)
    assert call.address.startswith("127.0.0.1:")
    assert call.bytes_sent > len(json.dumps(seen.body)) // 2
    assert call.bytes_received > 200


def test_nothing_of_this_machine_is_sent_along(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_ORG_ID", "org-private")
    monkeypatch.setenv("OPENAI_PROJECT_ID", "proj-private")
    with vendor(says("Yes.")) as server:
        read(model(server.url, home))
        (seen,) = server.seen
    sent = json.dumps(seen.headers).lower()
    assert not [word for word in ("stainless", "python", "openai", "private", "langchain", "linux") if word in sent]


def test_a_server_without_a_key_gets_none(home: Path) -> None:
    with vendor(says("Yes.")) as server:
        read(LangChainModel(chosen(server.url, ""), Consents(home), Ledger(home)))
        assert "authorization" not in server.seen[0].headers


#: What the vendor does, what the buyer reads, how often it was asked.
FAILURES: dict[str, tuple[Reply, str, int]] = {
    "wrong key": (refuses(401), "the key was refused (status 401)", 1),
    "not allowed": (refuses(403), "the key was refused (status 403)", 1),
    "no such model": (refuses(404), "there is no such model", 1),
    "too long": (refuses(400), "the request was not accepted", 1),
    "busy for ever": (refuses(429), "too many requests", 3),
    "failing": (refuses(500), "the server failed", 3),
    "broken half-way": (breaks_off("Hello"), "broke off", 1),
    "closed half-way": (closes("Hello"), "broke off", 1),
    "slow": (waits("Hello"), "took too long", 1),
    "silent": (waits(), "took too long", 1),
    "malformed": (garbles("Hello"), "cannot be read", 1),
    "error in the stream": (reports_an_error("Hello"), "cannot be read", 1),
    "a web page": (shows_a_page(), "cannot be read", 1),
}


@pytest.mark.parametrize("name", FAILURES)
def test_a_failure_is_said_plainly_and_written_down(
    home: Path, name: str, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    reply, message, calls = FAILURES[name]
    caplog.set_level(logging.DEBUG)
    with vendor(reply) as server:
        found = model(server.url, home, wait=0.5 if name in ("slow", "silent") else 20.0)
        with pytest.raises(ModelFailed) as caught:
            read(found)
    assert message in str(caught.value)
    assert caught.value.where == server.url.removeprefix("http://").removesuffix("/v1")
    assert caught.value.remedy
    assert len(server.seen) == calls
    lines, _ = Ledger(home).last()
    assert [line.outcome.startswith("failed: ") for line in lines] == [True] * calls
    # Neither the key nor the question is in anything that somebody else may read.
    trace = "".join(traceback.format_exception(caught.value))
    printed = "".join(capfd.readouterr())
    # A library may log what is asked where somebody sets it to debug; the key it may not.
    for text in (trace, repr(caught.value), repr(found), ledger_text(home), printed, caplog.text):
        assert KEY not in text
    for text in (trace, repr(caught.value), repr(found), ledger_text(home), printed):
        assert QUESTION not in text


def test_a_busy_vendor_is_asked_again_when_it_says_so(home: Path) -> None:
    pauses: list[float] = []
    with vendor(refuses(429, Retry_After="2"), refuses(503), says("Hello.")) as server:
        pieces = read(model(server.url, home, pauses))
    assert "".join(piece.text for piece in pieces) == "Hello."
    assert sum(pauses) == pytest.approx(2 + 2, abs=0.01)
    lines, _ = Ledger(home).last()
    assert [line.status for line in lines] == [429, 503, 200]


def test_nobody_is_kept_waiting_by_a_vendor_that_asks_for_hours(home: Path) -> None:
    pauses: list[float] = []
    with vendor(refuses(429, Retry_After="86400"), says("Hello.")) as server:
        read(model(server.url, home, pauses))
    assert sum(pauses) == pytest.approx(20, abs=0.01)


def test_a_vendor_is_not_asked_again_once_it_has_begun(home: Path) -> None:
    with vendor(breaks_off("Hello"), says("Again.")) as server:
        with pytest.raises(ModelFailed):
            read(model(server.url, home))
        assert len(server.seen) == 1


def test_a_redirect_is_not_followed(home: Path) -> None:
    with vendor(says("From elsewhere.")) as other, vendor(points_to(f"{other.url}/chat/completions")) as server:
        with pytest.raises(ModelFailed, match="points to another address"):
            read(model(server.url, home))
        assert other.seen == []


def test_a_proxy_of_the_environment_is_not_used(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with vendor(says("From the proxy.")) as proxy, vendor(says("Directly.")) as server:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy", "HTTPS_PROXY", "OPENAI_PROXY"):
            monkeypatch.setenv(name, proxy.url.removesuffix("/v1"))
        for name in ("NO_PROXY", "no_proxy"):
            monkeypatch.setenv(name, "")
        pieces = read(model(server.url, home))
        assert proxy.seen == []
    assert "".join(piece.text for piece in pieces) == "Directly."


def test_nobody_listens(home: Path) -> None:
    with vendor(says("")) as server:
        url = server.url
    with pytest.raises(ModelFailed, match="connection failed"):
        read(model(url, home))
    lines, _ = Ledger(home).last()
    assert {(line.address, line.bytes_sent, line.status) for line in lines} == {("", 0, 0)}


def test_it_stops_when_it_is_told_to(home: Path) -> None:
    arrived: list[str] = []
    with vendor(says("one ", "two ", "three ")) as server:
        for piece in model(server.url, home).stream(MESSAGES, lambda: len(arrived) >= 1):
            arrived.append(piece.text)
    assert len(arrived) <= 2
    (line,), _ = Ledger(home).last()
    assert line.outcome == "stopped by the user"


def test_a_stream_that_is_closed_leaves_nothing_open(home: Path) -> None:
    with vendor(says("one ", "two ", "three ")) as server:
        stream = model(server.url, home).stream(MESSAGES, lambda: False)
        next(stream)
        stream.close()
    (line,), _ = Ledger(home).last()
    assert line.outcome == "not read to its end"


def test_nothing_is_sent_where_nothing_can_be_written_down(home: Path) -> None:
    home.write_text("a file where the folder should be", encoding="utf-8")
    with vendor(says("Yes.")) as server:
        with pytest.raises(ModelFailed, match="ledger"):
            read(model(server.url, home))
        assert server.seen == []


# -- hosts that were not allowed: the connection itself would fail the test -------------------------------------------
@pytest.mark.parametrize("forbidden", [False, True])
def test_another_host_is_not_contacted_without_leave(home: Path, forbidden: bool) -> None:
    found = LangChainModel(chosen("https://192.0.2.1/v1"), Consents(home, forbidden), Ledger(home))
    if forbidden:
        Consents(home).allow("192.0.2.1")
    with pytest.raises(EgressForbidden) as caught:
        read(found)
    assert "192.0.2.1" in str(caught.value)
    assert KEY not in str(caught.value)
    assert not Ledger(home).path.exists()


def test_leave_is_given_and_taken_back_by_host(home: Path) -> None:
    consents = Consents(home)
    choice = chosen("https://API.example.org:8443/v1")
    assert not consents.may_ask(choice)
    consents.allow("api.example.org:8443")
    assert consents.may_ask(choice)
    assert not consents.may_ask(chosen("https://api.example.org/v1")), "another port is another server"
    assert not consents.may_ask(chosen("https://api.example.org.evil.example:8443/v1"))
    assert not Consents(home, forbidden=True).may_ask(choice)
    consents.withdraw("api.example.org:8443")
    assert not consents.may_ask(choice)


@pytest.mark.parametrize("text", ["[]", "null", "{", '{"api.example.org"', "\x00"])
def test_a_damaged_list_of_hosts_allows_nothing(home: Path, text: str) -> None:
    home.mkdir()
    (home / "allowed-hosts.json").write_text(text, encoding="utf-8")
    assert Consents(home).allowed() == {}
    Consents(home).allow("api.example.org")
    assert list(Consents(home).allowed()) == ["api.example.org"]


def test_a_leave_for_one_visit_is_no_leave_for_another(home: Path) -> None:
    choice = chosen("https://api.example.org/v1")
    assert Consents(home, given=frozenset({"api.example.org"})).may_ask(choice)
    assert not Consents(home, given=frozenset({"api.example.org:444"})).may_ask(choice)
    assert not Consents(home).may_ask(choice)
    assert not Consents(home, forbidden=True, given=frozenset({"api.example.org"})).may_ask(choice)
    assert not (home / "allowed-hosts.json").exists()
