"""Asks a language model once for a short text that is no answer: a question put anew, pieces of a paste, a translation.

What comes back is held against what was given by pure functions elsewhere; here is only how it is asked, and how much
of it is read.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Literal

from advisor.errors import ModelFailed
from advisor.prose.keys import Keys
from advisor.prose.ports import ChatModel, Message, Purpose

#: Why what a model wrote is not taken.
Reason = Literal[
    "empty",
    "long",
    "lines",
    "form",
    "orders",
    "same",
    "name",
    "figure",
    "words",
    "lost",
    "negation",
    "not_copied",
    "order",
    "covers_less",
    "language",
]
Outcome = Literal["said", "long", "failed", "stopped"]


@dataclass(frozen=True, slots=True)
class Said:
    """What a model wrote when it was asked once."""

    outcome: Outcome
    text: str = ""
    why: str = ""
    """For `failed`: what went wrong, for a person to read."""
    tokens: tuple[int, int] = (0, 0)


def ask_once(
    model: ChatModel, told: Sequence[Message], purpose: Purpose, limit: int, cancelled: Callable[[], bool]
) -> Said:
    """Ask for a text of at most `limit` characters; whoever writes more is not read to the end.

    Args:
        model: whom to ask.
        told: the messages.
        purpose: what the ledger says of the call.
        limit: characters.
        cancelled: asked before anything is sent, and between the pieces.
    """
    if cancelled():
        return Said("stopped")
    text, tokens = "", (0, 0)
    try:
        with closing(model.stream(told, cancelled, purpose)) as pieces:
            for piece in pieces:
                text += piece.text
                tokens = max(tokens[0], piece.tokens_in), max(tokens[1], piece.tokens_out)
                if len(text.strip()) > limit:
                    return Said("long", tokens=tokens)
    except ModelFailed as failure:
        return Said("failed", why=str(failure), tokens=tokens)
    return Said("stopped", tokens=tokens) if cancelled() else Said("said", text.strip(), tokens=tokens)


def fenced(task: str, title: str, texts: Sequence[str], *, closing_line: str = "") -> tuple[Message, Message]:
    """The two messages of a request: the task with `{fence}` filled in, and the texts between two lines of the fence.

    The fence stands in none of the texts, so that no text can end it.
    """
    nonce = Keys.absent_from(texts, 0).nonce
    body = "\n".join([f"<<<{nonce} {title}", *texts, f"<<<{nonce} END", *filter(None, [closing_line])])
    return Message("system", task.format(fence=f"<<<{nonce}")), Message("user", body)


_QUOTES = "\"'`*“”„«»「」‘’ \t"


def bare(text: str) -> str:
    """A text without the quotation marks or emphasis that a model puts around it."""
    text = text.strip()
    return text.strip(_QUOTES) if text[:1] in _QUOTES and text[-1:] in _QUOTES else text
