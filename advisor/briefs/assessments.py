"""One route's assessments, from the data of its file; every fault becomes a problem."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType

from advisor.briefs import schema
from advisor.briefs.cited import cited_passages, figures_of_cited
from advisor.briefs.figures import figures
from advisor.briefs.located import Located, validated
from advisor.errors import Problem
from advisor.records import VENDOR_KINDS, Assessment, Passage


def route_assessments(
    route: str,
    located: Located,
    criteria: Collection[str],
    passages: Mapping[str, Passage],
    unread: Collection[str],
    problems: list[Problem],
) -> dict[str, Assessment]:
    """The assessments of `route` by criterion.

    Args:
        route: id of the route.
        located: the data of its file.
        criteria: ids of all criteria.
        passages: all claims by id.
        unread: ids of briefs that cannot be read; citations of them are not called dead.
        problems: takes what is wrong.
    """
    if not isinstance(located.data, dict):
        problems.append(Problem(located.path, 1, "the file is a mapping of criterion to assessment"))
        return {}
    result: dict[str, Assessment] = {}
    for criterion in criteria:
        if criterion not in located.data:
            problems.append(Problem(located.path, 1, f"the criterion {criterion} has no assessment"))
    for criterion, data in located.data.items():
        if criterion not in criteria:
            line = located.line(str(criterion))
            problems.append(Problem(located.path, line, f"criterion {criterion} does not exist"))
            continue
        entry = validated(schema.AssessmentEntry, data, located, problems, criterion)
        if entry is None:
            continue
        cited = cited_passages(entry.citations, located, (criterion,), passages, unread, problems)
        _check(criterion, entry, cited, located, problems)
        statement = entry.statement
        result[criterion] = Assessment(
            route=route,
            criterion=criterion,
            verdict=entry.verdict,
            statement=statement.localized() if statement else MappingProxyType({}),
            passages=tuple(cited),
            as_of=entry.as_of,
            places=tuple(entry.places),
        )
    return result


def _check(
    criterion: str,
    entry: schema.AssessmentEntry,
    cited: list[Passage],
    located: Located,
    problems: list[Problem],
) -> None:
    line = located.line(criterion)

    def found(message: str, at: int = line) -> None:
        problems.append(Problem(located.path, at, f"{criterion}: {message}"))

    decided = entry.verdict in ("yes", "no", "partly", "conflict")
    if decided and (not entry.citations or entry.statement is None):
        found(f"the verdict {entry.verdict} needs a statement and citations")
    if entry.verdict == "not_in_corpus" and entry.citations:
        found("not_in_corpus cannot have citations")
    if not cited or len(cited) < len(entry.citations):
        return  # What a claim that cannot be read holds, nobody knows.
    if decided and all(passage.verified == "unverified" for passage in cited):
        found("unverified claims alone carry no verdict")
    if entry.verdict == "yes" and all(passage.source.kind in VENDOR_KINDS for passage in cited):
        found("a vendor's own claim alone is never a plain yes")
    if entry.statement is not None:
        held = figures_of_cited(cited)
        for language in ("en", "ru", "zh"):
            if missing := figures(getattr(entry.statement, language)) - held:
                where = located.line(criterion, "statement", language)
                found(f"figures not in the cited claims: {', '.join(sorted(missing))}", where)
