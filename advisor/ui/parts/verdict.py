"""Verdicts and states as a symbol, a word and a colour; never by colour alone."""

from __future__ import annotations

from advisor.answer.texts import say
from advisor.records import Corpus, Criterion, Statement, Status
from advisor.ui.escape import plain
from advisor.ui.words import named

_LOOKS = {
    "yes": ("check_circle", "green"),
    "no": ("cancel", "red"),
    "partly": ("contrast", "orange"),
    "conflict": ("compare_arrows", "violet"),
    "silent": ("chat_bubble_off", "gray"),
    "not_in_corpus": ("help", "gray"),
}
_STATES = {
    "answered": ("task_alt", "green"),
    "partly_answered": ("contrast", "orange"),
    "not_covered": ("help", "gray"),
    "needs_clarification": ("edit_note", "orange"),
}


def badge(label: str, icon: str, colour: str) -> str:
    """A badge in Streamlit's Markdown; `label` may hold any text."""
    symbol = f":material/{icon}: " if icon else ""
    return f":{colour}-badge[{symbol}{plain(label)}]"


def verdict_badge(verdict: str, language: str) -> str:
    """A verdict."""
    icon, colour = _LOOKS[verdict]
    return badge(say(f"verdict:{verdict}", language), icon, colour)


def verdict_icon(verdict: str) -> str:
    """The symbol of a verdict, for lists of choices."""
    return f":material/{_LOOKS[verdict][0]}:"


def status_badge(status: Status, language: str) -> str:
    """How far a question was answered."""
    icon, colour = _STATES[status]
    return badge(named("status", status, language), icon, colour)


def criterion_of(statement: Statement, corpus: Corpus) -> Criterion | None:
    """The criterion that a statement's verdict is about.

    A bare "No" could be read as the answer to the reader's own question; next to the criterion's it cannot.
    """
    return corpus.criteria.get(statement.criterion)
