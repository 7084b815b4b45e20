"""What belongs to one visitor: the only user of `st.session_state` and of `st.query_params`.

Address parameters are read once a visit and checked against closed lists; everything else in the address is ignored.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, cast

import streamlit as st

from advisor.decide.facts_told import TOLD
from advisor.errors import AdvisorError
from advisor.profile import FACTS, Profile
from advisor.records import LANGUAGES, Answer, Language
from advisor.ui.draft import Draft

if TYPE_CHECKING:
    from advisor.prose.translate import Translation
    from advisor.ui.writing import Writing

QUESTION_LIMIT: Final = 20_000
#: Keys of the widgets whose value is set from here.
ASK_BOX: Final = "ask_box"
LANGUAGE_CHOICE: Final = "page_language"
#: Pages that lead to a decision, and that it leads back to.
ORIGINS: Final = ("ask", "questionnaire")
REVIEWER: Final = "questionnaire_reviewer"
QUESTIONNAIRE_ROUTES: Final = "q_routes"

_TURNS: Final = "ask_turns"
_THREAD: Final = "ask_thread"
_PENDING: Final = "ask_pending"
_READ: Final = "address_read"
_DRAFT: Final = "questionnaire_draft"
_RUN: Final = "questionnaire_run"
_REVIEWER_GIVEN: Final = "questionnaire_reviewer_given"
_TROUBLE: Final = "questionnaire_trouble"
_PROFILE: Final = "decide_profile"
_FORM: Final = "decide_form"
_ORIGIN: Final = "decide_origin"
_FIELDS: Final = "decide_field_"
_MODEL: Final = "language_model"
_REFUSED: Final = "language_model_refused"
_ALLOWED: Final = "language_model_allowed"
_WRITING: Final = "language_model_writing"
_TRANSLATIONS: Final = "language_model_translations"
_TRANSLATIONS_KEPT: Final = 50


@dataclass(frozen=True, slots=True)
class Turn:
    """A question of this visit with its answer; follow-ups share the `thread`."""

    number: int
    thread: int
    question: str
    answer: Answer
    routes: tuple[str, ...] = ()
    """What the answer is limited to."""


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
    """Whether this has not been taken from the address in this visit; a reload is a new visit."""
    seen: frozenset[str] = st.session_state.get(_READ, frozenset())
    st.session_state[_READ] = seen | {name}
    return name not in seen


def take_question_from_address() -> None:
    """Put `?q=` into the question box, once; it is not asked until the visitor sends it."""
    question = "".join(c for c in _parameter("q") if c.isprintable() or c == "\n").strip()[:QUESTION_LIMIT]
    if question and _first_time(f"q {question}"):
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


def history_before(turn: Turn) -> tuple[str, ...]:
    """The questions that this one could refer back to, oldest first."""
    return tuple(other.question for other in turns() if other.thread == turn.thread and other.number < turn.number)


def add_turn(question: str, answer: Answer, routes: Sequence[str] = ()) -> Turn:
    """Keep an answer for the rest of the visit."""
    turn = Turn(len(turns()) + 1, thread(), question, answer, tuple(routes))
    st.session_state[_TURNS] = (*turns(), turn)
    return turn


def replace_answer(number: int, answer: Answer) -> None:
    """Put another answer to the same question in the place of the one that was kept."""
    st.session_state[_TURNS] = tuple(
        replace(turn, answer=answer) if turn.number == number else turn for turn in turns()
    )


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


# -- questionnaires ---------------------------------------------------------------------------------------------------
def draft() -> Draft | None:
    """The questionnaire that this visitor is about to have answered."""
    return cast("Draft | None", st.session_state.get(_DRAFT))


def keep_draft(draft: Draft | None) -> None:
    """Keep it for the rest of the visit; None: there is none any more."""
    st.session_state[_DRAFT] = draft


def chosen_run() -> str:
    """Id in `?run=`, else of the run that was open before another page was looked at; empty: none.

    It has the shape of an id; whether there is such a run, the store knows.
    """
    wanted = _parameter("run")
    if not re.fullmatch(r"[0-9a-f]{8,64}", wanted):
        wanted = cast(str, st.session_state.get(_RUN, ""))
    if wanted != _parameter("run"):
        choose_run(wanted)
    st.session_state[_RUN] = wanted
    return wanted


def choose_run(run_id: str) -> None:
    """Open a run, so that the address can be kept; an empty id goes back to the list."""
    st.session_state[_RUN] = run_id
    if run_id:
        st.query_params["run"] = run_id
    elif "run" in st.query_params:
        del st.query_params["run"]


def reviewer() -> str:
    """The name under which this visitor decides; empty until it was given."""
    return str(st.session_state.get(_REVIEWER_GIVEN) or st.session_state.get(REVIEWER) or "").strip()


def remember_reviewer(name: str) -> None:
    """Keep a name that was given elsewhere than in its box, which shows it when it is drawn next."""
    st.session_state[_REVIEWER_GIVEN] = name.strip()


def fill_reviewer() -> None:
    """Put a name that was given elsewhere into its box; call before the box is drawn."""
    given = st.session_state.pop(_REVIEWER_GIVEN, "")
    if given:
        st.session_state[REVIEWER] = given


def edited_rows(key: str) -> Mapping[int, Mapping[str, Any]]:
    """What was changed in a table that can be edited: values by row and column."""
    return cast("Mapping[int, Mapping[str, Any]]", st.session_state.get(key, {}).get("edited_rows", {}))


def keep_trouble(error: AdvisorError) -> None:
    """Have an error of a callback shown when the page is drawn next."""
    st.session_state[_TROUBLE] = (error.what, error.where, error.remedy)


def take_trouble() -> AdvisorError | None:
    """The error to show now, once."""
    found = st.session_state.pop(_TROUBLE, None)
    return AdvisorError(found[0], where=found[1], remedy=found[2]) if found else None


# -- decisions --------------------------------------------------------------------------------------------------------
def profile() -> Profile | None:
    """The situation that this visitor describes; None before it was begun."""
    return cast("Profile | None", st.session_state.get(_PROFILE))


def keep_profile(profile: Profile) -> None:
    """Keep what was changed in the form; its widgets show it already."""
    st.session_state[_PROFILE] = profile


def open_profile(profile: Profile | None) -> None:
    """Put another profile in place of the present one, with a form that shows it; None: go back to the way in."""
    st.session_state[_PROFILE] = profile
    st.session_state[_FORM] = cast(int, st.session_state.get(_FORM, 0)) + 1


def field_key(name: str) -> str:
    """Key of a widget of the form: another one for each profile, so that no widget keeps what an earlier one said."""
    return f"{_FIELDS}{st.session_state.get(_FORM, 0)}_{name}"


def seed(key: str, value: Any) -> None:
    """Give a widget its first value, unless it has one; call before it is drawn."""
    if key not in st.session_state:
        st.session_state[key] = value


def take_routes(known: Collection[str]) -> tuple[str, ...]:
    """The routes in `?routes=` that exist, once: they leave the address, so that a later choice is not overruled."""
    wanted = _parameter("routes")
    if "routes" in st.query_params:
        del st.query_params["routes"]
    return tuple(dict.fromkeys(route for route in wanted.split(",") if route in known))


def take_origin() -> str:
    """The page in `?from=` that the visitor came from with routes; it leaves the address and is kept for the visit."""
    wanted = _parameter("from")
    if "from" in st.query_params:
        del st.query_params["from"]
    if wanted in ORIGINS:
        st.session_state[_ORIGIN] = wanted
    return origin()


def origin() -> str:
    """The page that the decision of this visit came from; empty where it began by itself."""
    return cast(str, st.session_state.get(_ORIGIN, ""))


def forget_origin() -> None:
    """Another decision begins, which came from nowhere."""
    st.session_state[_ORIGIN] = ""


def take_facts() -> Mapping[str, tuple[str, ...]]:
    """The facts of a buyer in the address, by field of the profile: known words only; they leave it, as routes do."""
    found = {}
    for field in TOLD:
        wanted = _parameter(field).split(",")
        if field in st.query_params:
            del st.query_params[field]
        found[field] = tuple(word for word in FACTS[field] if word in wanted)
    return MappingProxyType({field: words for field, words in found.items() if words})


# -- language models --------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class ChosenModel:
    """The language model of this visit."""

    label: str
    """`provider:model`."""
    url: str = ""
    """Its address; empty: the provider's own."""
    mask: str = ""
    """As the setting of that name."""
    on: bool = True
    uses: str = ""
    """As the setting `llm_uses`."""


def model() -> ChosenModel | None:
    """What this visitor chose; None: nothing, so that the settings of the installation hold."""
    return cast("ChosenModel | None", st.session_state.get(_MODEL))


def keep_model(chosen: ChosenModel) -> None:
    """Keep it for the rest of the visit; a host that was refused before may be asked about again."""
    st.session_state[_MODEL] = chosen
    st.session_state[_REFUSED] = frozenset()


def refuse(host: str) -> None:
    """Ask no more about a host in this visit."""
    st.session_state[_REFUSED] = refused() | {host}


def refused() -> frozenset[str]:
    """The hosts that this visitor does not want to be sent to."""
    return cast("frozenset[str]", st.session_state.get(_REFUSED, frozenset()))


def allow(host: str) -> None:
    """Let a host be sent to in this visit, and in no other one."""
    st.session_state[_ALLOWED] = allowed() | {host}


def withdraw(host: str) -> None:
    """Take that back."""
    st.session_state[_ALLOWED] = allowed() - {host}


def allowed() -> frozenset[str]:
    """The hosts that this visitor lets be sent to."""
    return cast("frozenset[str]", st.session_state.get(_ALLOWED, frozenset()))


def translation(key: str) -> Translation | None:
    """A translation that was asked for in this visit."""
    return cast("dict[str, Translation]", st.session_state.get(_TRANSLATIONS, {})).get(key)


def keep_translation(key: str, found: Translation) -> None:
    """Keep it for the visit; of many the oldest are forgotten."""
    known = cast("dict[str, Translation]", st.session_state.get(_TRANSLATIONS, {}))
    st.session_state[_TRANSLATIONS] = dict([*known.items(), (key, found)][-_TRANSLATIONS_KEPT:])


def writing() -> Writing | None:
    """The answer that a language model is at."""
    return cast("Writing | None", st.session_state.get(_WRITING))


def keep_writing(writing: Writing | None) -> None:
    """Keep it, so that a look at another page does not end it; None: there is none any more."""
    st.session_state[_WRITING] = writing
