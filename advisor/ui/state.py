"""What belongs to one visitor: the only user of `st.session_state` and of `st.query_params`.

Address parameters are read once a visit and checked against closed lists; everything else in the address is ignored.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Final, cast

import streamlit as st

from advisor.records import LANGUAGES, Answer, Language

QUESTION_LIMIT: Final = 20_000
#: Keys of the widgets whose value is set from here.
ASK_BOX: Final = "ask_box"
LANGUAGE_CHOICE: Final = "page_language"

_TURNS: Final = "ask_turns"
_THREAD: Final = "ask_thread"
_PENDING: Final = "ask_pending"
_READ: Final = "address_read"


@dataclass(frozen=True, slots=True)
class Turn:
    """A question of this visit with its answer; follow-ups share the `thread`."""

    number: int
    thread: int
    question: str
    answer: Answer


def language() -> Language:
    """Language of the page: the visitor's choice, else `?lang=`, else the browser's, else English."""
    chosen = st.session_state.get(LANGUAGE_CHOICE)
    if chosen not in LANGUAGES:
        chosen = next((wish for wish in (_parameter("lang"), _browser_language()) if wish in LANGUAGES), "en")
        st.session_state[LANGUAGE_CHOICE] = chosen
    return cast(Language, chosen)


def _browser_language() -> str:
    try:
        return (st.context.locale or "").split("-")[0].lower()
    except Exception:  # no browser: a test, or a script run without a session
        return ""


def _parameter(name: str) -> str:
    value = st.query_params.get(name, "")
    return value if isinstance(value, str) else ""


def _first_time(name: str) -> bool:
    """Whether this parameter has not been used in this visit; a reload is a new visit."""
    seen: frozenset[str] = st.session_state.get(_READ, frozenset())
    st.session_state[_READ] = seen | {name}
    return name not in seen


def take_question_from_address() -> None:
    """Put `?q=` into the question box, once; it is not asked until the visitor sends it."""
    question = "".join(c for c in _parameter("q") if c.isprintable() or c == "\n").strip()[:QUESTION_LIMIT]
    if question and _first_time("q"):
        fill_question(question)


def fill_question(text: str) -> None:
    """Put a text into the question box; call from a callback, or before the box is drawn."""
    st.session_state[ASK_BOX] = text


def submit_box() -> None:
    """Callback of the question box: take what was sent."""
    submit(st.session_state.get(ASK_BOX) or "")


def submit(text: str) -> None:
    """Have a question answered when the page is drawn next; call from a callback."""
    st.session_state[_PENDING] = text.strip()[:QUESTION_LIMIT]


def take_pending() -> str:
    """The question to answer now, once; empty when there is none."""
    return cast(str, st.session_state.pop(_PENDING, ""))


def fill_from_choice(key: str, texts: Sequence[str]) -> None:
    """Callback of a row of suggestions: put the chosen one into the question box, and leave none chosen."""
    place = st.session_state.get(key)
    if place is not None:
        fill_question(texts[place])
    st.session_state[key] = None


def turns() -> tuple[Turn, ...]:
    """The questions of this visit, oldest first."""
    return cast(tuple[Turn, ...], st.session_state.get(_TURNS, ()))


def thread() -> int:
    """The topic that the next question belongs to."""
    return cast(int, st.session_state.get(_THREAD, 0))


def start_new_topic() -> None:
    """Later questions no longer follow from the earlier ones; those stay readable."""
    st.session_state[_THREAD] = thread() + 1


def history() -> tuple[str, ...]:
    """The questions that the next one may refer back to, oldest first."""
    return tuple(turn.question for turn in turns() if turn.thread == thread())


def add_turn(question: str, answer: Answer) -> Turn:
    """Keep an answer for the rest of the visit."""
    turn = Turn(len(turns()) + 1, thread(), question, answer)
    st.session_state[_TURNS] = (*turns(), turn)
    return turn


def chosen_source(known: Collection[str]) -> str:
    """Id of the brief in `?source=`, or nothing when there is no such brief."""
    wanted = _parameter("source")
    return wanted if wanted in known else ""


def choose_source(source_id: str) -> None:
    """Open a brief, so that the address can be shared; an empty id goes back to the list."""
    if source_id:
        st.query_params["source"] = source_id
    elif "source" in st.query_params:
        del st.query_params["source"]


def chosen(key: str, default: Any) -> Any:
    """Value of a widget by its key, before it is drawn."""
    return st.session_state.get(key, default)


def set_choice(key: str, value: Any) -> None:
    """Set a widget's value; call from a callback, or before the widget is drawn."""
    st.session_state[key] = value
