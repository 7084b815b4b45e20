"""What the writer needs of a language model; adapters fulfil it elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from advisor.uses import ModelUse

#: What a model is asked for: a use of the settings, or a test of the connection. The ledger names it.
Purpose = ModelUse | Literal["test"]


@dataclass(frozen=True, slots=True)
class Message:
    """One message to a chat model."""

    role: Literal["system", "user"]
    text: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of what a model writes; the last ones may carry how many tokens went in and came out."""

    text: str
    tokens_in: int = 0
    tokens_out: int = 0


class ChatModel(Protocol):
    """A chat model that may be asked: whoever hands one out has made sure that its host is allowed."""

    @property
    def name(self) -> str:
        """As its maker or server calls it."""
        ...

    @property
    def host(self) -> str:
        """Host and port that it is reached at."""
        ...

    def stream(
        self, messages: Sequence[Message], cancelled: Callable[[], bool], purpose: Purpose = "answer"
    ) -> Generator[Piece, None, None]:
        """What it writes, piece by piece, until it ends, it is closed, or `cancelled` says so.

        Raises:
            ModelFailed: it cannot be reached, refuses, or breaks off.
        """
        ...
