"""What a language model is asked for, and the record of one time that it was; imports nothing of ours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

#: To word an answer; to put a follow-up as a question that stands alone; to find the questions of a paste; to translate
#: a quote; to smooth the paragraphs of a memo.
ModelUse = Literal["answer", "follow-up", "split", "translate", "memo"]
MODEL_USES: tuple[ModelUse, ...] = get_args(ModelUse)


@dataclass(frozen=True, slots=True)
class Use:
    """One thing that a language model was asked for, and what became of it."""

    use: ModelUse
    outcome: Literal["taken", "refused", "failed", "stopped"]
    text: str = ""
    """What it wrote: a follow-up as a question of its own, or the pieces of a paste, one a line."""
    reason: str = ""
    """For `refused` a word of `advisor.prose.asking.Reason`, for an answer one of the writer's outcomes; for `failed`
    what went wrong, for a person to read."""
