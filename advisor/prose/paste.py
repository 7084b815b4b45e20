"""A whole paste in a language model's words: each of its questions on its own, one after the other."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from advisor.prose.writer import Outcome, Progress, Prose, ProseWriter
from advisor.records import Answer, Statement, Struck, WrittenBy
from advisor.uses import ModelUse


@dataclass(frozen=True, slots=True)
class Step:
    """How far the writing is."""

    answer: Answer
    """The whole answer as it stands: parts that are done are in the model's words, all others are the extract."""
    part: int
    """Place of the part that is being written, from 0; 0 where there is but one question."""
    sentences: tuple[Statement | Struck, ...] = ()
    """What has been written of that part, and what of it was struck."""
    outcome: Outcome | None = None
    """How that part ended; None while it is being written."""
    why: str = ""
    """For `failed`: what went wrong."""
    use: ModelUse = "answer"
    """What the model is at."""


def written(
    extract: Answer,
    writer: ProseWriter,
    *,
    context_of: Callable[[str, Sequence[str]], str],
    history: Sequence[str] = (),
    cancelled: Callable[[], bool],
) -> Iterator[Step]:
    """Have an extractive answer put into words; the last step holds the answer to keep.

    Args:
        extract: the answer to one question or to a paste of several.
        writer: asks the model, once for each question that has evidence.
        context_of: what earlier questions contribute to one.
        history: earlier questions of the chat, oldest first.
        cancelled: asked between pieces; what has not been written then stays the extract.
    """
    if not extract.parts:
        for step in _part(extract, writer, context_of(extract.question, history), cancelled):
            yield step
        return
    whole = extract
    above: list[str] = []
    for place, part in enumerate(extract.parts):
        if cancelled():
            break
        for step in _part(part, writer, context_of(part.question, above), cancelled):
            parts = tuple(step.answer if number == place else known for number, known in enumerate(whole.parts))
            whole = _joined(extract, parts)
            yield replace(step, answer=whole, part=place)
        above.append(part.question)


def _part(extract: Answer, writer: ProseWriter, context: str, cancelled: Callable[[], bool]) -> Iterator[Step]:
    begun = time.monotonic()
    for event in writer.write(extract, context=context, cancelled=cancelled):
        if isinstance(event, Progress):
            yield Step(extract, 0, event.sentences)
        else:
            yield _ended(event, 1000 * (time.monotonic() - begun))


def _ended(prose: Prose, milliseconds: float) -> Step:
    answer = prose.answer if prose.outcome == "not_asked" else took(prose.answer, "write", milliseconds)
    return Step(answer, 0, outcome=prose.outcome, why=prose.why)


def took(answer: Answer, stage: str, milliseconds: float) -> Answer:
    """An answer with what a model's part in it took, where its times are known."""
    if not answer.timings_ms:
        return answer
    taken = dict(answer.timings_ms)
    for name in (stage, "total"):
        taken[name] = round(taken.get(name, 0.0) + milliseconds, 1)
    return replace(answer, timings_ms=MappingProxyType(taken))


def _joined(extract: Answer, parts: tuple[Answer, ...]) -> Answer:
    """The whole with its parts; it counts as the model's where one of them is."""
    asked = [part.written_by for part in parts if part.written_by.model]
    if not asked:
        return replace(extract, parts=parts)
    return replace(extract, parts=parts, written_by=together(asked))


def together(asked: Sequence[WrittenBy]) -> WrittenBy:
    """Several calls of one model as one: it counts as the author where one of them made it so."""
    costs = [by.cost for by in asked if by.cost is not None]
    first = next((by for by in asked if by.mode == "llm"), asked[0])
    tokens = sum(by.tokens[0] for by in asked), sum(by.tokens[1] for by in asked)
    uses = tuple(dict.fromkeys(use for by in asked for use in by.uses))
    return WrittenBy(first.mode, first.model, first.host, first.maker, tokens, sum(costs) if costs else None, uses)
