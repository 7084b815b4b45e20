"""Answers to named cases, scored as a strict reader would: status, facts, sources, and what must not be said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from advisor.answer.check import fault
from advisor.evaluation.cases import Case, load_cases
from advisor.evaluation.retrieval import circumstances
from advisor.index.ports import Progress
from advisor.records import Answer
from advisor.settings import Settings
from advisor.wiring import Advisor, build_advisor


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
        "must_not": not any(re.search(p, own, re.IGNORECASE) for p in case.must_not),
        "parts": case.parts < 2 or len(answer.parts) >= case.parts,
        "integrity": not any(fault(statement, advisor.corpus, names) for statement in statements),
    }


def evaluate_cases(settings: Settings, path: Path, *, progress: Progress) -> dict[str, Any]:
    """Answer every case of a file and score it.

    Returns:
        Shares per check, the share of cases that meet all, abstention, a row per case that does not, circumstances.

    Raises:
        InputError: the cases cannot be read.
    """
    cases = load_cases(path)
    advisor = build_advisor(settings)
    totals: dict[str, int] = {}
    rows: list[dict[str, Any]] = []
    right = expected = abstained = needless = 0
    milliseconds: list[float] = []
    for number, case in enumerate(cases, 1):
        answer = advisor.ask(case.question, history=case.history)
        met = checks(case, answer, advisor)
        right += all(met.values())
        for name, value in met.items():
            totals[name] = totals.get(name, 0) + value
        none = answer.status == "not_covered"
        expected += case.status == ["not_covered"]
        abstained += case.status == ["not_covered"] and none
        needless += none and "not_covered" not in case.status
        milliseconds.append(answer.timings_ms["total"])
        if not all(met.values()):
            failed = [name for name, value in met.items() if not value]
            rows.append({"id": case.id, "failed": failed, "status": answer.status})
        progress("answering", number, len(cases))
    count = max(len(cases), 1)
    return {
        "cases": len(cases),
        "right": round(right / count, 4),
        **{name: round(total / count, 4) for name, total in totals.items()},
        "abstains_when_it_should": f"{abstained}/{expected}",
        "abstains_when_it_should_not": needless,
        "ms_median": sorted(milliseconds)[len(milliseconds) // 2] if milliseconds else 0.0,
        "not_right": rows,
        "circumstances": circumstances(settings, advisor.corpus.sha256),
    }
