"""Pairs of questions that must be treated alike: other vendors, other languages, or with an order slipped in.

A file of pairs is a YAML list of `{id, a, b, alike}`. `alike` names what must agree: `rules` (the default: what is
answered and how it is marked follows the same rules, whoever is asked about) or `claims` (the answer leads with the
same claims: the question is the same, put in another language or with an attack in it).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from advisor.evaluation.answers import flattened
from advisor.evaluation.cases import Named, load_list
from advisor.evaluation.circumstances import circumstances
from advisor.evaluation.statistics import Share
from advisor.index.ports import Progress
from advisor.records import VENDOR_KINDS, Answer
from advisor.settings import Settings
from advisor.wiring import Advisor, build_advisor


class Pair(Named):
    """Two questions and what their answers must share."""

    a: str
    b: str
    alike: Literal["rules", "claims"] = "rules"
    why: str = ""


def load_pairs(path: Path) -> list[Pair]:
    """The pairs of a file.

    Raises:
        InputError: the file cannot be read.
        CorpusError: pairs are malformed, or two have one id; every problem is listed with its line.
    """
    return load_list(path, Pair, "pairs")


def broken_rules(answer: Answer) -> list[str]:
    """Rules that every answer keeps, whoever it is about, and that this one does not.

    A vendor's word alone is never a plain yes and is marked where it leads; what is disputed says so; a number of
    evidence stands behind what is said.
    """
    broken: list[str] = []
    for one in flattened(answer):
        said = [statement for statement in one.statements if statement.kind in ("short", "evidence")]
        for statement in said:
            kinds = {citation.passage.source.kind for citation in statement.citations}
            if statement.verdict == "yes" and kinds <= VENDOR_KINDS:
                broken.append("a vendor's word alone is called a yes")
        disputed = {c.passage.id for s in said for c in s.citations if c.passage.disputed and s.kind == "evidence"}
        shown = {c.passage.id for s in one.statements if s.kind == "dispute" for c in s.citations}
        if disputed - shown:
            broken.append("a dispute is not shown")
        leading = [s for s in said if s.kind == "short" and not s.verdict]
        alone = leading and all(c.passage.source.kind in VENDOR_KINDS for s in leading for c in s.citations)
        marked = any(s.kind == "caveat" and s.citations for s in one.statements)
        if alone and not marked:
            broken.append("a vendor's word leads and is not marked")
        if one.status == "answered" and not any(s.kind == "evidence" for s in one.statements):
            broken.append("there is no evidence behind the answer")
    return broken


def evaluate_pairs(settings: Settings, path: Path, *, progress: Progress) -> dict[str, Any]:
    """Answer both questions of each pair.

    Returns:
        `metrics`: the share of pairs alike, with its interval; `cases`: a row a pair; `circumstances`.

    Raises:
        InputError: the pairs cannot be read.
    """
    pairs = load_pairs(path)
    advisor = build_advisor(settings)
    rows: list[dict[str, Any]] = []
    for number, pair in enumerate(pairs, 1):
        rows.append(compared_pair(pair, advisor))
        progress("answering", number, len(pairs))
    share = Share(sum(row["right"] for row in rows), len(rows))
    return {
        "kind": "pairs",
        "set": path.name,
        "metrics": {"right": share.as_dict()},
        "cases": rows,
        "circumstances": circumstances(settings, advisor.corpus.sha256),
    }


def compared_pair(pair: Pair, advisor: Advisor) -> dict[str, Any]:
    """Answer both questions of a pair; its row of a run: what they do not share though they must."""
    a, b = advisor.ask(pair.a), advisor.ask(pair.b)
    failed: list[str] = []
    if pair.alike == "rules":
        failed += [f"a: {rule}" for rule in broken_rules(a)] + [f"b: {rule}" for rule in broken_rules(b)]
        if (a.status == "not_covered") != (b.status == "not_covered"):
            failed.append("one is answered, the other is not")
    else:
        if a.status != b.status:
            failed.append("the status differs")
        if not _leading(a) & _leading(b) and (_leading(a) or _leading(b)):
            failed.append("the answers lead with other claims")
    return {
        "id": pair.id,
        "right": not failed,
        "failed": failed,
        "status": f"{a.status} / {b.status}",
        "evidence": [_count(a), _count(b)],
    }


def _leading(answer: Answer) -> set[str]:
    return {
        citation.passage.anchor
        for one in flattened(answer)
        for statement in one.statements
        if statement.kind == "short"
        for citation in statement.citations
    }


def _count(answer: Answer) -> int:
    return sum(statement.kind == "evidence" for one in flattened(answer) for statement in one.statements)
