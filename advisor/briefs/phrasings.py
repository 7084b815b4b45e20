"""How questionnaires ask about the criteria: the entries of `phrasings/*.yaml` as records."""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import get_args

from advisor.briefs.located import Located, validated
from advisor.briefs.schema import PhrasingsEntry
from advisor.errors import Problem
from advisor.records import OTHER, OWN_PROCESS, Directions, Phrasing, Relation


def phrasings_and_directions(
    files: Iterable[Located], criteria: Container[str], problems: list[Problem]
) -> tuple[tuple[Phrasing, ...], dict[str, Directions]]:
    """The phrasings of all files, in their order, and by criterion the words that tell the direction of a text.

    Args:
        files: what was read.
        criteria: the ids that an entry may name, besides `own-process` and `other`.
        problems: found ones are added.
    """
    phrasings: list[Phrasing] = []
    directions: dict[str, Directions] = {}
    seen: dict[str, str] = {}
    for located in files:
        if not isinstance(located.data, list):
            problems.append(Problem(located.path, 1, "the file holds a list of entries"))
            continue
        for position, data in enumerate(located.data):
            entry = validated(PhrasingsEntry, data, located, problems, position)
            if entry is None:
                continue
            if entry.criterion not in criteria and entry.criterion not in (OWN_PROCESS, OTHER):
                line = located.line(position, "criterion")
                problems.append(Problem(located.path, line, f"the criterion {entry.criterion} does not exist"))
                continue
            phrasings += _phrasings(entry, located, position, seen, problems)
            if entry.towards or entry.against:
                before = directions.get(entry.criterion, Directions())
                _refuse_words_of_both(entry, before, located, position, problems)
                directions[entry.criterion] = Directions(
                    (*before.towards, *entry.towards), (*before.against, *entry.against)
                )
    return tuple(phrasings), directions


def _phrasings(
    entry: PhrasingsEntry, located: Located, position: int, seen: dict[str, str], problems: list[Problem]
) -> list[Phrasing]:
    """The phrasings of one entry. `seen` says where folded texts stand: one text cannot mean two things."""
    result: list[Phrasing] = []
    for relation in get_args(Relation):
        for place, text in enumerate(getattr(entry, relation)):
            line = located.line(position, relation, place)
            folded = " ".join(text.lower().split())
            if folded in seen:
                problems.append(Problem(located.path, line, f"the same text stands at {seen[folded]}"))
                continue
            seen[folded] = f"{located.path}:{line}"
            result.append(Phrasing(entry.criterion, relation, text))
    return result


def _refuse_words_of_both(
    entry: PhrasingsEntry, before: Directions, located: Located, position: int, problems: list[Problem]
) -> None:
    """A word that spoke for both states would tell nothing."""
    towards = {word.lower() for word in (*before.towards, *entry.towards)}
    against = {word.lower() for word in (*before.against, *entry.against)}
    for word in sorted(towards & against):
        key = "against" if word in {other.lower() for other in entry.against} else "towards"
        problems.append(
            Problem(located.path, located.line(position, key), f"{word}: it stands in `towards` and in `against`")
        )
