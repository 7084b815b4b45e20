"""Named cases as an analyst writes them: YAML lists of questions with what the answer must hold."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from advisor.briefs.located import read_yaml, validated
from advisor.errors import CorpusError, InputError, Problem


class Case(BaseModel):
    """One question and what its answer must be like."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
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
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"the cases cannot be read: {error}", where=str(path)) from error
    problems: list[Problem] = []
    located = read_yaml(text, str(path), problems)
    if located is None:
        raise CorpusError(problems)
    if not isinstance(located.data, list):
        raise InputError("a file of cases holds a list", where=str(path))
    cases: list[Case] = []
    seen: set[str] = set()
    for position, data in enumerate(located.data):
        case = validated(Case, data, located, problems, position)
        if case is None:
            continue
        if case.id in seen:
            problems.append(Problem(str(path), located.line(position, "id"), f"the id {case.id} is given twice"))
        seen.add(case.id)
        cases.append(case)
    if problems:
        raise CorpusError(problems)
    return cases
