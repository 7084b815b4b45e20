"""A paste of one question or several: each is answered on its own, then the answers are joined."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from advisor.answer.clock import Clock
from advisor.answer.texts import say
from advisor.records import Answer, Language, Statement, Status
from advisor.retrieval.language import language_said
from advisor.retrieval.split import Part, split_questions

#: Answers one question: the part of the paste, the earlier questions of the chat, those of the paste, the language of
#: our own words, a clock.
AnswerOne = Callable[[Part, Sequence[str], Sequence[str], Language, Clock], Answer]


def well_formed(text: str) -> str:
    """The text with half of a surrogate pair (a cut emoji) replaced: no model, file or page could take it."""
    return text.encode("utf-8", "replace").decode("utf-8")


def answered(
    paste: str,
    history: Sequence[str],
    language: Language | None,
    corpus_sha256: str,
    answer_one: AnswerOne,
    given: Sequence[Part] = (),
) -> Answer:
    """Answer whatever is asked in a paste.

    Args:
        paste: what was typed.
        history: earlier questions of the chat, oldest first.
        language: of our own words; by default that of the paste, or of the chat where the paste holds only names.
        corpus_sha256: what the answer states as the corpus' digest.
        answer_one: answers one question. Those of a paste do not follow up on the chat, but may on one another.
        given: the questions of the paste, where somebody else has found them.
    """
    clock = Clock()
    paste = well_formed(paste)
    history = [well_formed(earlier) for earlier in history]
    with clock.stage("understand"):
        parts = tuple(given) or split_questions(paste)
        spoken = language or _language_spoken(parts, paste, history)
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


def _language_spoken(parts: Sequence[Part], paste: str, history: Sequence[str]) -> Language:
    """The language of what is asked; a paste of nothing but names ("Kimi?") goes on in that of the question before."""
    # The head of a mail, or the older mails quoted in it, may be in another language than the question.
    asked = "\n".join([*(part.context for part in parts[:1]), *(part.text for part in parts)])
    said = (language_said(text) for text in (asked, paste, *reversed(history)))
    return next((language for language in said if language), "en")


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
