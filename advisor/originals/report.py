"""What changed in the originals, as text or Markdown; pure. Source text is data: in Markdown it is escaped."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from advisor.originals.collect import Comparison, Comparisons
from advisor.originals.diff import Change
from advisor.records import shortened

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~$&])")
_SHOWN = 600
_LEVELS = {"touched": "rests on it", "check": "check: it cannot be told"}


def to_text(found: Comparisons) -> str:
    """The comparison for a terminal."""
    return _report(found, str, lambda title: [title, "-" * min(len(title), 100)], "  ")


def to_markdown(found: Comparisons) -> str:
    """The comparison, ready to paste into a document."""
    return _report(found, _escaped, lambda title: [f"## {_escaped(title)}", ""], "- ")


def _escaped(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))


def _report(found: Comparisons, show: Callable[[str], str], head: Callable[[str], list[str]], mark: str) -> str:
    lines: list[str] = []
    for comparison in found.compared:
        lines += [*head(f"{comparison.source_id}: {comparison.title}"), *_body(comparison, show, mark), ""]
    if found.single:
        lines += [f"Only one snapshot, nothing to compare: {', '.join(found.single)}"]
    lines += [f"Damaged, not compared: {show(str(damage))}" for damage in found.damaged]
    if not found.compared and not found.single and not found.damaged:
        lines.append("There are no snapshots yet. Take some with `python -m advisor sources fetch ID`.")
    return "\n".join(lines).rstrip() + "\n"


def _body(comparison: Comparison, show: Callable[[str], str], mark: str) -> list[str]:
    substance = [change for change in comparison.changes if change.weight == "substance"]
    wording = [change for change in comparison.changes if change.weight == "wording"]
    lines = [
        f"{show(comparison.url)}: {comparison.older.day} to {comparison.newer.day}, "
        f"{len(substance)} change(s) of substance, {len(wording)} of wording",
        "",
    ]
    lines += [line for change in substance for line in _change(change, show, mark)]
    lines += [line for change in wording for line in _change(change, show, mark)]
    touched = comparison.effects
    rows = [f"{claim.passage_id} ({_LEVELS[claim.level]}): {show(claim.heading)}" for claim in touched.claims]
    lines += _list("Claims", rows, mark)
    rows = [f"{cell.route} / {cell.criterion}: {cell.verdict} ({_LEVELS[cell.level]})" for cell in touched.assessments]
    lines += _list("Assessments", rows, mark)
    rows = [
        f"{show(' '.join(filter(None, (answer.file, answer.id))))} ({_LEVELS[answer.level]}): "
        f"{show(shortened(answer.question, 120))}"
        for answer in touched.answers
    ]
    return lines + _list("Saved answers", rows, mark)


def _change(change: Change, show: Callable[[str], str], mark: str) -> list[str]:
    why = f" ({', '.join(change.reasons)})" if change.reasons else ""
    lines = [f"{mark}{change.weight}{why}"]
    if change.kind == "moved":
        return [*lines, f"    moved: {show(shortened(change.after, _SHOWN))}", ""]
    if change.before:
        lines.append(f"    before: {show(shortened(change.before, _SHOWN))}")
    if change.after:
        lines.append(f"    after:  {show(shortened(change.after, _SHOWN))}")
    return [*lines, ""]


def _list(title: str, rows: Sequence[str], mark: str) -> list[str]:
    return ["", f"{title}:", "", *(f"{mark}{row}" for row in rows)] if rows else []
