"""A chat model that gets placeholders in place of personal data; what it writes comes back with the originals."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace

from advisor.masking import Mask
from advisor.prose.ports import ChatModel, Message, Piece, Purpose

_TOLD = (
    "\nWords like NAME_0001 or EMAIL_0001 stand for names and numbers that are kept back: write them as they are, and "
    "take each for what its word says."
)


@dataclass(frozen=True, slots=True)
class MaskedModel:
    """Another model behind a mask. Immutable; each call has a mask of its own."""

    model: ChatModel
    names: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """As its server calls it."""
        return self.model.name

    @property
    def host(self) -> str:
        """Host and port."""
        return self.model.host

    def sent(self, messages: Sequence[Message]) -> list[Message]:
        """What the other model would get."""
        return masked(messages, Mask(self.names, [message.text for message in messages]))

    def stream(
        self, messages: Sequence[Message], cancelled: Callable[[], bool], purpose: Purpose = "answer"
    ) -> Generator[Piece, None, None]:
        """See `ChatModel`; half of a placeholder is held back until the rest of it has come."""
        mask = Mask(self.names, [message.text for message in messages])
        with closing(self.model.stream(masked(messages, mask), cancelled, purpose)) as pieces:
            waiting = ""
            for piece in pieces:
                waiting += piece.text
                ready = len(waiting) - mask.waiting(waiting)
                yield replace(piece, text=mask.reveal(waiting[:ready]))
                waiting = waiting[ready:]
            if waiting:
                yield Piece(mask.reveal(waiting))


def masked(messages: Sequence[Message], mask: Mask) -> list[Message]:
    """What is sent: the user's message masked, ours with a word on placeholders where there are any."""
    hidden = [
        message if message.role == "system" else replace(message, text=mask.hide(message.text)) for message in messages
    ]
    if not mask.count:
        return hidden
    return [replace(message, text=message.text + _TOLD) if message.role == "system" else message for message in hidden]
