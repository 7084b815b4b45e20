"""Answers to named cases, scored as a strict reader would: status, facts, sources, and what must not be said."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from advisor.answer.check import fault
from advisor.evaluation.cases import Case, load_cases
from advisor.evaluation.circumstances import circumstances
from advisor.evaluation.statistics import Share
from advisor.index.ports import Progress
from advisor.records import Answer
from advisor.settings import Settings
from advisor.wiring import Advisor, build_advisor

#: What an answer is checked for, in the order of reports.
CHECKS = ("status", "facts", "hosts", "first", "must_not", "parts", "integrity")


#: Which cases a measure of abstention is taken of: where nothing but a refusal suits, and where none does.
ABSTENTION: Mapping[str, Callable[[Mapping[str, Any]], bool]] = MappingProxyType(
    {
        "abstains_when_it_should": lambda row: bool(row["expected"] == ["not_covered"]),
        "abstains_when_it_should_not": lambda row: "not_covered" not in row["expected"],
    }
)


def abstained(row: Mapping[str, Any]) -> bool:
    """Whether a row's answer refuses."""
    return bool(row["status"] == "not_covered")


def flattened(answer: Answer) -> Iterator[Answer]:
    """An answer and its parts."""
    yield answer
    for part in answer.parts:
        yield from flattened(part)


def checks(case: Case, answer: Answer, advisor: Advisor) -> dict[str, bool]:
    """Each demand of a case and whether the answer meets it."""
    answers = list(flattened(answer))
    statements = [statement for one in answers for statement in one.statements]
    citations = [citation for one in answers for citation in one.citations]
    said = "\n".join(statement.text for statement in statements)
    own = "\n".join(statement.text for statement in statements if statement.kind in ("short", "evidence"))
    seen = said + "\n" + "\n".join(citation.quote for citation in citations)
    names = advisor.answerer.searcher.understanding.names
    return {
        "status": answer.status in case.status,
        "facts": all(any(re.search(p, seen, re.IGNORECASE) for p in group) for group in case.facts),
        "hosts": not case.hosts
        or any(re.search(p, c.passage.source.url, re.IGNORECASE) for p in case.hosts for c in citations),
        "first": _is_first(case, answers),
        "must_not": not any(re.search(p, own, re.IGNORECASE) for p in case.must_not),
        "parts": case.parts < 2 or len(answer.parts) >= case.parts,
        "integrity": not any(fault(statement, advisor.corpus, names) for statement in statements),
    }


def _is_first(case: Case, answers: list[Answer]) -> bool:
    """Whether what an answer cites first, or that of each part, is what the case demands."""
    opening = [one.citations[0].passage for one in answers if one.citations]
    if not opening:
        return not case.first
    named = [f"{passage.id}\n{passage.source.url}" for passage in opening]
    wanted = not case.first or any(re.search(p, name, re.IGNORECASE) for p in case.first for name in named)
    return wanted and not any(re.search(p, name, re.IGNORECASE) for p in case.first_not for name in named)


def scored(case: Case, advisor: Advisor) -> dict[str, Any]:
    """Answer a case; its row of a run: what was expected, what came, and which checks failed."""
    answer = advisor.ask(case.question, history=case.history)
    met = checks(case, answer, advisor)
    return {
        "id": case.id,
        "question": "\n".join([*case.history, case.question]),
        "right": all(met.values()),
        "failed": [name for name in CHECKS if not met[name]],
        "status": answer.status,
        "expected": list(case.status),
        "tags": list(case.tags),
        "language": case.lang,
        "first": next((one.citations[0].passage.id for one in flattened(answer) if one.citations), ""),
        "ms": answer.timings_ms["total"],
    }


def evaluate_cases(settings: Settings, path: Path, *, progress: Progress) -> dict[str, Any]:
    """Answer every case of a file, or of all files of a folder, and score it.

    Returns:
        `metrics`: shares with intervals, of all checks, of cases that meet all, and of abstention; `tags`: the share of
        right cases by tag; `cases`: one row a case; `ms_median`; `circumstances`.

    Raises:
        InputError: the cases cannot be read.
    """
    cases = [case for file in _files(path) for case in load_cases(file)]
    advisor = build_advisor(settings)
    rows: list[dict[str, Any]] = []
    for number, case in enumerate(cases, 1):
        rows.append(scored(case, advisor))
        progress("answering", number, len(cases))
    milliseconds = sorted(row["ms"] for row in rows)
    return {
        "kind": "answers",
        "set": path.name,
        "metrics": {name: share.as_dict() for name, share in _shares(rows).items()},
        "tags": {tag: share.as_dict() for tag, share in _by_tag(rows).items()},
        "ms_median": milliseconds[len(milliseconds) // 2] if milliseconds else 0.0,
        "cases": rows,
        "circumstances": circumstances(settings, advisor.corpus.sha256),
    }


def _files(path: Path) -> list[Path]:
    return sorted(path.glob("*.yaml")) if path.is_dir() else [path]


def _shares(rows: list[dict[str, Any]]) -> dict[str, Share]:
    shares = {"right": Share(sum(row["right"] for row in rows), len(rows))}
    shares |= {name: Share(sum(name not in row["failed"] for row in rows), len(rows)) for name in CHECKS}
    for name, is_counted in ABSTENTION.items():
        counted = [row for row in rows if is_counted(row)]
        shares[name] = Share(sum(map(abstained, counted)), len(counted))
    return shares


def _by_tag(rows: list[dict[str, Any]]) -> dict[str, Share]:
    tags = sorted({tag for row in rows for tag in row["tags"]})
    having = {tag: [row for row in rows if tag in row["tags"]] for tag in tags}
    return {tag: Share(sum(row["right"] for row in found), len(found)) for tag, found in having.items()}
