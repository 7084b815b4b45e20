"""How questionnaires ask about the criteria: the entries of `phrasings/*.yaml` as records."""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import get_args

from advisor.briefs.located import Located, validated
from advisor.briefs.schema import PhrasingsEntry
from advisor.errors import Problem
from advisor.records import OTHER, OWN_PROCESS, Directions, Part, Phrasing, Relation


def read_phrasings(
    files: Iterable[Located], criteria: Container[str], problems: list[Problem]
) -> tuple[tuple[Phrasing, ...], dict[str, Directions], tuple[Part, ...]]:
    """The phrasings, by criterion the words that tell the direction of a text, and the parts of criteria.

    Args:
        files: what was read.
        criteria: the ids that an entry may name, besides `own-process` and `other`.
        problems: found ones are added.
    """
    phrasings: list[Phrasing] = []
    directions: dict[str, Directions] = {}
    parts: dict[tuple[str, str], Part] = {}
    seen: dict[str, str] = {}
    on_parts: list[tuple[PhrasingsEntry, Located, int]] = []
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
            of_entry = _phrasings(entry, located, position, seen, problems)
            if entry.part:
                on_parts.append((entry, located, position))
            phrasings += of_entry
            parts |= _parts(entry, parts, located, position, problems)
            if entry.towards or entry.against:
                before = directions.get(entry.criterion, Directions())
                _refuse_words_of_both(entry, before, located, position, problems)
                directions[entry.criterion] = Directions(
                    (*before.towards, *entry.towards), (*before.against, *entry.against)
                )
    # Files are read in any order: a part may stand in a later one than the texts that ask about it.
    for entry, located, position in on_parts:
        if (entry.criterion, entry.part) not in parts:
            text = f"the criterion {entry.criterion} has no part {entry.part}"
            problems.append(Problem(located.path, located.line(position, "part"), text))
    return tuple(phrasings), directions, tuple(parts.values())


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
            result.append(Phrasing(entry.criterion, relation, text, entry.part))
    return result


def _parts(
    entry: PhrasingsEntry,
    before: Container[tuple[str, str]],
    located: Located,
    position: int,
    problems: list[Problem],
) -> dict[tuple[str, str], Part]:
    """The parts of one entry, by criterion and name."""
    result: dict[tuple[str, str], Part] = {}
    for place, part in enumerate(entry.parts):
        key = entry.criterion, part.name
        if key in before or key in result:
            line = located.line(position, "parts", place)
            problems.append(Problem(located.path, line, f"the criterion has a part {part.name} already"))
            continue
        result[key] = Part(
            *key, tuple(part.asked), tuple(part.said or part.asked), tuple(part.topics), part.settled, part.by_law
        )
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
