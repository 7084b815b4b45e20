"""A language model's help before an answer is worded: a follow-up put as a question of its own, a paste parted.

The rules' answer is there already, and stays unless what the model wrote passes its check and the rules answer it no
worse: then the extract is made anew from it. Whatever was asked, and what became of it, is listed in the answer.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from advisor.prose.asking import Said, ask_once, bare
from advisor.prose.paste import Step, together, took, written
from advisor.prose.pieces import is_worth_asking, pieces_of, split_messages
from advisor.prose.pieces import length_limit as split_limit
from advisor.prose.ports import Message
from advisor.prose.rewrite import length_limit as rewrite_limit
from advisor.prose.rewrite import rewrite_fault, rewrite_messages
from advisor.prose.texts import prose_text
from advisor.prose.writer import ProseWriter
from advisor.records import Answer, Statement, WrittenBy
from advisor.retrieval.split import Part, parts_at, split_questions
from advisor.uses import Use

Help = Literal["follow-up", "split"]
#: How much an answer says, from least to most.
_RANK = {"needs_clarification": 0, "not_covered": 1, "partly_answered": 2, "answered": 2}


@dataclass(frozen=True, slots=True)
class Rules:
    """What the rules do with a question, without a model."""

    context_of: Callable[[str, Sequence[str]], str]
    """What earlier questions contribute to one."""
    leans: Callable[[str, Sequence[str]], bool]
    """Whether a question follows up on earlier ones."""
    ask: Callable[[str], Answer]
    """Answers a question that stands alone."""
    ask_parts: Callable[[str, Sequence[Part]], Answer]
    """Answers a paste whose questions are given."""


@dataclass(frozen=True, slots=True)
class _Helped:
    """What came of asking for help."""

    asked: Answer
    """The extract to be worded: its question is the one that was asked in the end."""
    use: Use
    tokens: tuple[int, int] = (0, 0)


def worded(
    extract: Answer,
    writer: ProseWriter,
    rules: Rules,
    uses: Collection[str],
    *,
    history: Sequence[str] = (),
    cancelled: Callable[[], bool],
) -> Iterator[Step]:
    """Help where it is due, then the answer in the model's words; the last step holds the answer to keep.

    Args:
        extract: the rules' answer.
        writer: asks the model.
        rules: make the extract anew.
        uses: what the model may be asked for.
        history: earlier questions of the chat, oldest first.
        cancelled: asked between pieces and before each request.
    """
    due = help_due(extract, history, uses, rules)
    asked, help_by, earlier = extract, None, history
    if due is not None:
        yield Step(extract, 0, use=due)
        begun = time.monotonic()
        found = _helped(due, extract, writer, rules, history, cancelled)
        help_by = writer.signed(found.tokens, found.use)
        if found.use.outcome == "taken":
            asked, earlier = took(found.asked, "understand", 1000 * (time.monotonic() - begun)), ()
        shown = _shown(asked, extract, help_by)
        if cancelled():
            stopped = Statement(prose_text("prose:cancelled", extract.language, model=writer.model.name), "caveat")
            yield Step(replace(shown, statements=(*shown.statements, stopped)), 0, outcome="cancelled")
            return
        yield Step(shown, 0, outcome=None if "answer" in uses else "not_asked")
    if "answer" not in uses:
        return
    for step in written(asked, writer, context_of=rules.context_of, history=earlier, cancelled=cancelled):
        yield replace(step, answer=_shown(step.answer, extract, help_by)) if help_by is not None else step


def help_due(extract: Answer, history: Sequence[str], uses: Collection[str], rules: Rules) -> Help | None:
    """What help a question is worth asking for; None for most."""
    paste = extract.question
    parts = split_questions(paste)
    if "split" in uses and is_worth_asking(paste, parts):
        return "split"
    if "follow-up" not in uses or not history or len(parts) != 1 or not rewrite_messages(paste, history):
        return None
    unclear = extract.status == "needs_clarification"
    return "follow-up" if unclear or rules.leans(parts[0].text, history) else None


def help_messages(due: Help, extract: Answer, history: Sequence[str]) -> tuple[Message, ...]:
    """What the model would be sent for it."""
    return split_messages(extract.question) if due == "split" else rewrite_messages(extract.question, history)


def _helped(
    due: Help,
    extract: Answer,
    writer: ProseWriter,
    rules: Rules,
    history: Sequence[str],
    cancelled: Callable[[], bool],
) -> _Helped:
    question = extract.question
    limit = split_limit(question) if due == "split" else rewrite_limit(question, history)
    said = ask_once(writer.model, help_messages(due, extract, history), due, limit, cancelled)
    if said.outcome in ("failed", "stopped"):
        outcome: Literal["failed", "stopped"] = "failed" if said.outcome == "failed" else "stopped"
        return _Helped(extract, Use(due, outcome, reason=said.why), said.tokens)
    if said.outcome == "long":
        return _Helped(extract, Use(due, "refused", reason="long"), said.tokens)
    if due == "split":
        return _parted(said, extract, writer, rules)
    return _rewritten(said, extract, writer, rules, history)


def _rewritten(said: Said, extract: Answer, writer: ProseWriter, rules: Rules, history: Sequence[str]) -> _Helped:
    text = bare(said.text)
    if reason := rewrite_fault(text, extract.question, history, writer.names):
        return _Helped(extract, Use("follow-up", "refused", text, reason), said.tokens)
    answer = rules.ask(text)
    if _RANK[answer.status] < _RANK[extract.status] or answer.parts:
        return _Helped(extract, Use("follow-up", "refused", text, "covers_less"), said.tokens)
    return _Helped(answer, Use("follow-up", "taken", text), said.tokens)


def _parted(said: Said, extract: Answer, writer: ProseWriter, rules: Rules) -> _Helped:
    paste = extract.question
    pieces = pieces_of(said.text, paste, split_questions(paste), writer.names)
    if pieces.reason is not None:
        return _Helped(extract, Use("split", "refused", reason=pieces.reason), said.tokens)
    parts = parts_at(paste, pieces.spans)
    text = "\n".join(" ".join(part.text.split()) for part in parts)
    answer = rules.ask_parts(paste, parts)
    if _RANK[answer.status] < _RANK[extract.status]:
        return _Helped(extract, Use("split", "refused", text, "covers_less"), said.tokens)
    return _Helped(answer, Use("split", "taken", text), said.tokens)


def _shown(answer: Answer, extract: Answer, help_by: WrittenBy) -> Answer:
    """An answer as the buyer reads it: to what was typed, with the help that it rests on."""
    by = answer.written_by
    return replace(answer, question=extract.question, written_by=together([help_by, by]) if by.model else help_by)
