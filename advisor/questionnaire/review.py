"""What people have to look at, in which order, and what they may decide; pure.

Nothing that the sources do not carry is ever accepted in bulk: a cell that is silent, not in the corpus, without a
verdict or stale can only be approved alone, with a comment that says why.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from advisor.errors import InputError
from advisor.questionnaire.records import REVIEW_REASONS, Filled, Item, Review, ReviewedCell
from advisor.records import DECIDED, VERDICTS, Verdict

Band = Literal["look", "ready", "done"]
_ORDER: tuple[Band, ...] = ("look", "ready", "done")
#: Where a cell stands: what the last decision on it was. A comment is none.
Decision = Literal["open", "approved", "edited", "reopened"]

_GRAVITY = {reason: place for place, reason in enumerate(REVIEW_REASONS)}
_NAMED = 10


def last_decision(history: Sequence[Review]) -> Decision:
    """The last decision among reviews of one cell, oldest first; `open`: there is none."""
    for review in reversed(history):
        if review.state != "commented":
            return review.state
    return "open"


def decision(cell: ReviewedCell) -> Decision:
    """Where a cell stands."""
    return last_decision(cell.history)


def band(cell: ReviewedCell) -> Band:
    """Whether a person has to look at a cell, nothing speaks against approving it, or somebody has settled it.

    Approving or editing a cell settles it until it is reopened. It does not settle one that is stale: what was approved
    is not what the corpus says now.
    """
    if cell.stale:
        return "look"
    state = decision(cell)
    if state == "open":
        return "look" if cell.cell.reasons else "ready"
    return "look" if state == "reopened" else "done"


def worst_first(filled: Filled) -> list[tuple[Item, ReviewedCell]]:
    """All cells that there are, what must be looked at first.

    Within a band: stale ones, then by the gravest reason, then in the order of the file and of the routes.
    """
    found = [
        (item, filled.cells[item.id, route.id])
        for item in filled.questionnaire.questions
        for route in filled.routes
        if (item.id, route.id) in filled.cells
    ]
    return sorted(found, key=lambda pair: _weight(pair[1]))


def _weight(cell: ReviewedCell) -> tuple[int, bool, int]:
    gravest = min((_GRAVITY[reason] for reason in cell.cell.reasons), default=len(_GRAVITY))
    return _ORDER.index(band(cell)), not cell.stale, gravest


def approvable(cell: ReviewedCell) -> bool:
    """Whether a cell may be approved together with others: it says something, and has what carries it.

    What says something is a verdict, or the words where the question asks for no yes or no. What carries it are
    citations, or the person who edited it.
    """
    in_words = cell.verdict is None and cell.cell.asks_openly and cell.cell.basis == "criterion"
    says = cell.verdict in DECIDED or in_words
    return not cell.stale and says and (cell.edited or bool(cell.cell.citations))


def approve(cells: Sequence[ReviewedCell], who: str, when: str, comment: str = "") -> tuple[Review, ...]:
    """Approvals of cells, all or none.

    Args:
        cells: what is approved; a cell that may not be approved in bulk must be alone here, and commented.
        who: the person.
        when: UTC, ISO 8601 with seconds.
        comment: why; kept with each of them.

    Raises:
        InputError: some of them may not be approved like this; it names them. Or nobody is named.
    """
    who, comment = _person(who), comment.strip()
    alone = {cell.cell.key: cell for cell in cells}
    refused = [cell for cell in alone.values() if not approvable(cell)]
    if refused and not (len(alone) == 1 and comment):
        raise InputError(
            f"{len(refused)} of {len(alone)} answers may not be approved in bulk, since no source carries them: "
            + _listed(refused),
            remedy="Leave them out; approve each alone, with a comment that says why, or edit it.",
        )
    return tuple(Review(item, route, "approved", who, when, comment=comment) for item, route in alone)


def edited(
    cell: ReviewedCell, verdict: Verdict | None, statement: str | None, who: str, when: str, comment: str = ""
) -> Review:
    """A person's own verdict and words in place of the cell's.

    Args:
        cell: what is edited.
        verdict: what it is set to; None leaves it blank.
        statement: what it is set to; None leaves the words.
        who: the person.
        when: UTC, ISO 8601 with seconds.
        comment: why.

    Raises:
        InputError: nobody is named, there is no such verdict, the statement is empty, or a verdict is set where no
            source carries one, and no comment says why.
    """
    who, comment = _person(who), comment.strip()
    if verdict is not None and verdict not in VERDICTS:
        raise InputError(f"there is no verdict {verdict}", remedy=f"Verdicts: {', '.join(VERDICTS)}.")
    if statement is not None and not statement.strip():
        raise InputError("an edited answer needs words", where=_name(cell), remedy="Write the answer, or leave it.")
    if verdict in DECIDED and not cell.cell.citations and not comment:
        raise InputError(
            "no source carries a verdict here, so it needs a comment",
            where=_name(cell),
            remedy="Say in the comment how you know.",
        )
    words = None if statement is None else statement.strip()
    item, route = cell.cell.key
    return Review(item, route, "edited", who, when, verdict=verdict, statement=words, comment=comment)


def commented(cell: ReviewedCell, who: str, when: str, comment: str) -> Review:
    """A remark on a cell; it decides nothing.

    Raises:
        InputError: nobody is named, or the remark is empty.
    """
    if not comment.strip():
        raise InputError("the comment is empty", where=_name(cell), remedy="Write one.")
    return Review(*cell.cell.key, "commented", _person(who), when, comment=comment.strip())


def reopened(cell: ReviewedCell, who: str, when: str, comment: str = "") -> Review:
    """Takes an approval back, or asks others to look at a cell.

    Raises:
        InputError: nobody is named.
    """
    return Review(*cell.cell.key, "reopened", _person(who), when, comment=comment.strip())


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of one route's cells, over all questions.

    `look + ready + done + missing` are all questions, and so are `open + approved + edited + reopened + missing`.
    """

    questions: int
    missing: int
    """Questions that have no cell yet."""
    look: int
    ready: int
    """Nothing speaks against them, and nobody has decided yet."""
    done: int
    """Approved or edited, and not stale."""
    open: int
    approved: int
    edited: int
    reopened: int
    stale: int


def tally(filled: Filled) -> Mapping[str, Tally]:
    """The counts of each route, by its id, in the order of the routes."""
    questions = filled.questionnaire.questions
    return {
        route.id: _counted(
            len(questions), [filled.cells[i.id, route.id] for i in questions if (i.id, route.id) in filled.cells]
        )
        for route in filled.routes
    }


def _counted(questions: int, cells: Sequence[ReviewedCell]) -> Tally:
    bands = [band(cell) for cell in cells]
    decisions = [decision(cell) for cell in cells]
    return Tally(
        questions,
        questions - len(cells),
        look=bands.count("look"),
        ready=bands.count("ready"),
        done=bands.count("done"),
        open=decisions.count("open"),
        approved=decisions.count("approved"),
        edited=decisions.count("edited"),
        reopened=decisions.count("reopened"),
        stale=sum(cell.stale for cell in cells),
    )


def _person(who: str) -> str:
    if not who.strip():
        raise InputError("it is not said who decides", remedy="Give a name.")
    return who.strip()


def _name(cell: ReviewedCell) -> str:
    return " / ".join(cell.cell.key)


def _listed(cells: Sequence[ReviewedCell]) -> str:
    more = f" and {len(cells) - _NAMED} more" if len(cells) > _NAMED else ""
    return ", ".join(map(_name, cells[:_NAMED])) + more + "."
