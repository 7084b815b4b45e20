"""The egress ledger: one line for every call that left this machine, or was refused; append-only.

`<home>/egress.jsonl` holds one JSON object a line. It is a record for the person at this machine and is never sent
anywhere.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from pathlib import Path

NAME = "egress.jsonl"


@dataclass(frozen=True, slots=True)
class Call:
    """One call, as it ended."""

    when: str
    """Start of the call: UTC, ISO 8601, to the second."""
    host: str
    address: str
    """`address:port` that was connected to; empty when no connection was made."""
    url: str
    purpose: str
    bytes_sent: int
    """Bytes handed to the connection, before encryption."""
    bytes_received: int
    """Bytes taken from the connection, after decryption."""
    status: int
    """Status of HTTP; 0 when none came."""
    outcome: str
    """What became of it in a few words: `fetched`, `unchanged`, `refused: …`, `failed: …`."""

    def as_dict(self) -> dict[str, object]:
        """Plain data for JSON."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Ledger:
    """The ledger of one home folder. Several processes may append at once: a line is written in one piece."""

    home: Path

    @property
    def path(self) -> Path:
        """The file."""
        return self.home / NAME

    def ready(self) -> None:
        """Make sure that a line can be written, before anything is sent that could then not be recorded.

        Raises:
            OSError: it cannot.
        """
        self.home.mkdir(parents=True, exist_ok=True)
        with self.path.open("ab"):
            pass

    def append(self, call: Call) -> None:
        """Add one line."""
        self.home.mkdir(parents=True, exist_ok=True)
        line = json.dumps(call.as_dict(), ensure_ascii=False).encode("utf-8", "replace") + b"\n"
        handle = os.open(self.path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            # After a crash the last line may be half of one; the next must not be lost to it.
            size = os.fstat(handle).st_size
            if size and os.lseek(handle, -1, os.SEEK_END) >= 0 and os.read(handle, 1) != b"\n":
                line = b"\n" + line
            os.write(handle, line)
        finally:
            os.close(handle)

    def last(self, count: int = 50) -> tuple[list[Call], int]:
        """The last calls, the oldest of them first, and how many lines of the file cannot be read."""
        try:
            text = self.path.read_text(encoding="utf-8", errors="replace")
        except FileNotFoundError:
            return [], 0
        calls: list[Call] = []
        damaged = 0
        for line in text.split("\n"):
            if not line.strip():
                continue
            call = _call(line)
            if call is None:
                damaged += 1
            else:
                calls.append(call)
        return calls[len(calls) - min(count, len(calls)) :], damaged


def now() -> str:
    """This moment in UTC, ISO 8601, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _call(line: str) -> Call | None:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict):
        return None
    values = {field.name: data.get(field.name) for field in fields(Call)}
    numbers = ("bytes_sent", "bytes_received", "status")
    sound = all(isinstance(value, int if name in numbers else str) for name, value in values.items())
    return Call(**values) if sound else None  # type: ignore[arg-type]
