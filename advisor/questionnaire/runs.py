"""What is known about a run: a questionnaire that is answered for a choice of routes. Records, and what makes one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from advisor.errors import InputError
from advisor.questionnaire.records import Questionnaire
from advisor.records import LANGUAGES, Language, Route

#: `waiting`: not begun, or another process is at it; `stopped`: begun, and nobody is at it; `failed`: the last attempt
#: reached the end, and some questions have no answer.
RunState = Literal["waiting", "running", "stopped", "finished", "failed"]


@dataclass(frozen=True, slots=True)
class RunSummary:
    """One run, as a list shows it."""

    id: str
    name: str
    """Of the file."""
    created: str
    """UTC, ISO 8601 with seconds."""
    routes: tuple[str, ...]
    language: Language
    questions: int
    cells_done: int
    cells_total: int
    state: RunState


@dataclass(frozen=True, slots=True)
class RunRecord(RunSummary):
    """A run with what it was answered from and how it ended."""

    corpus_sha256: str
    error: str
    """Where the last attempt failed: how many questions, and why the first of them."""
    revision: int
    """Grows with each change of its questionnaire, file or cells, so that what was read can be kept until then."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is; counted in cells."""

    done: int
    total: int
    state: RunState
    error: str = ""
    seconds_left: float | None = None
    """While it runs, from the pace of the last questions; None until that is known."""


def check_run(questionnaire: Questionnaire, routes: Sequence[str], language: str) -> None:
    """Make sure that a questionnaire can be answered.

    Raises:
        InputError: nothing is asked, of no route, in no language of ours, or two items share an id.
    """
    where = questionnaire.name
    if not routes:
        raise InputError("no route is chosen", where=where, remedy="Choose at least one.")
    if language not in LANGUAGES:
        raise InputError(f"there is no language {language}", remedy=f"Languages: {', '.join(LANGUAGES)}.")
    if not questionnaire.questions:
        raise InputError("nothing is asked", where=where, remedy="Mark the lines that are questions, and start again.")
    seen: set[str] = set()
    for item in questionnaire.items:
        if item.id in seen:
            raise InputError(f"two items have the id {item.id}", where=where, remedy="Read the file anew.")
        seen.add(item.id)


def gone_route(route: str) -> Route:
    """Stands for a route that the corpus no longer has: its id is its name, the rest is empty."""
    nothing: dict[str, str] = dict.fromkeys(LANGUAGES, "")
    return Route(
        id=route,
        name=dict.fromkeys(LANGUAGES, route),
        group="",
        vendor="",
        operator="",
        model_families=(),
        what=nothing,
        who_sees_data=nothing,
        contract=nothing,
        runs_where=nothing,
        buyer_runs=nothing,
        aliases=(),
    )
