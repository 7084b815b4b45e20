"""Named cases as an analyst writes them: YAML lists of questions with what the answer must hold."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, Field

from advisor.briefs.located import read_yaml, validated
from advisor.errors import CorpusError, InputError, Problem


class Named(BaseModel):
    """An entry of a list that a person writes: known by its id, and nothing in it is unknown."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str


_Named = TypeVar("_Named", bound=Named)


class Case(Named):
    """One question and what its answer must be like."""

    lang: str = "en"
    question: str
    history: list[str] = []
    tags: list[str] = []
    status: list[str] = Field(default=["answered"], min_length=1)
    facts: list[list[str]] = []
    """Groups of alternative patterns; each group must match the statements or the quotes."""
    must_not: list[str] = []
    """Patterns that no statement may match."""
    hosts: list[str] = []
    """Patterns of which one must match the address of a cited source."""
    first: list[str] = []
    """Patterns of which one must match the id or the address of the passage that is cited first."""
    first_not: list[str] = []
    """Patterns that neither the id nor the address of the passage cited first may match."""
    parts: int = 1
    claims: list[str] = []
    """Anchors of the claims that settle the question."""
    why: str = ""


def load_cases(path: Path) -> list[Case]:
    """The cases of a file.

    Raises:
        InputError: the file cannot be read.
        CorpusError: cases are malformed, or two have one id; every problem is listed with its line.
    """
    return load_list(path, Case, "cases")


def load_list(path: Path, model: type[_Named], what: str) -> list[_Named]:
    """The entries of a YAML list.

    Args:
        path: the file.
        model: what each entry must be.
        what: the entries' name, for messages.

    Raises:
        InputError: the file cannot be read.
        CorpusError: entries are malformed, or two have one id; every problem is listed with its line.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"the {what} cannot be read: {error}", where=str(path)) from error
    problems: list[Problem] = []
    located = read_yaml(text, str(path), problems)
    if located is None:
        raise CorpusError(problems)
    if not isinstance(located.data, list):
        raise InputError(f"a file of {what} holds a list", where=str(path))
    entries: list[_Named] = []
    seen: set[str] = set()
    for position, data in enumerate(located.data):
        entry = validated(model, data, located, problems, position)
        if entry is None:
            continue
        if entry.id in seen:
            problems.append(Problem(str(path), located.line(position, "id"), f"the id {entry.id} is given twice"))
        seen.add(entry.id)
        entries.append(entry)
    if problems:
        raise CorpusError(problems)
    return entries
