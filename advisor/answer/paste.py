"""A paste of one question or several: each is answered on its own, then the answers are joined."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from advisor.answer.clock import Clock
from advisor.answer.texts import say
from advisor.records import Answer, Language, Statement, Status
from advisor.retrieval.language import language_of
from advisor.retrieval.split import Part, split_questions

#: Answers one question: the part of the paste, the earlier questions of the chat, those of the paste, the language of
#: our own words, a clock.
AnswerOne = Callable[[Part, Sequence[str], Sequence[str], Language, Clock], Answer]


def well_formed(text: str) -> str:
    """The text with half of a surrogate pair (a cut emoji) replaced: no model, file or page could take it."""
    return text.encode("utf-8", "replace").decode("utf-8")


def answered(
    paste: str, history: Sequence[str], language: Language | None, corpus_sha256: str, answer_one: AnswerOne
) -> Answer:
    """Answer whatever is asked in a paste.

    Args:
        paste: what was typed.
        history: earlier questions of the chat, oldest first.
        language: of our own words; by default that of the paste.
        corpus_sha256: what the answer states as the corpus' digest.
        answer_one: answers one question. Those of a paste do not follow up on the chat, but may on one another.
    """
    clock = Clock()
    paste = well_formed(paste)
    history = [well_formed(earlier) for earlier in history]
    with clock.stage("understand"):
        parts = split_questions(paste)
        spoken = language or language_of(paste)
    if not parts:
        nothing = Statement(say("empty", spoken), "gap")
        return _without_parts(paste, spoken, "needs_clarification", nothing, corpus_sha256, clock)
    if len(parts) == 1:
        return replace(answer_one(parts[0], history, (), spoken, clock), question=paste.strip())
    answers = []
    for place, part in enumerate(parts):
        above = [earlier.text for earlier in parts[:place]]
        answers.append(answer_one(part, (), above, spoken, Clock()))
    said = Statement(say("joined", spoken, count=len(answers)), "caveat")
    whole = _without_parts(paste.strip(), spoken, joined_status(answers), said, corpus_sha256, clock)
    return replace(whole, parts=tuple(answers))


def joined_status(answers: Sequence[Answer]) -> Status:
    """The status of a whole paste."""
    statuses = {answer.status for answer in answers}
    if statuses == {"answered"}:
        return "answered"
    if statuses & {"answered", "partly_answered"}:
        return "partly_answered"
    return "needs_clarification" if statuses == {"needs_clarification"} else "not_covered"


def _without_parts(
    question: str, language: Language, status: Status, statement: Statement, corpus_sha256: str, clock: Clock
) -> Answer:
    return Answer(question, language, status, (statement,), corpus_sha256, timings_ms=clock.reading())
