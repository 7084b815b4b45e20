"""`sources add` and `sources health` of the command line."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from advisor.errors import InputError
from advisor.settings import Settings

if TYPE_CHECKING:
    from advisor.briefs.health import Health

#: Routes named one by one after an addition; a claim on a law may hold for all of them.
_ROUTES_NAMED = 8


def add(options: argparse.Namespace, settings: Settings) -> int:
    """Put new briefs into the corpus: all of them, or none and the reasons why."""
    from advisor.briefs.adding import cells_to_assess, check_candidates, read_candidate, save_candidates
    from advisor.briefs.corpus import load_corpus

    if not options.names:
        raise InputError("sources add needs a file", remedy="See `python -m advisor sources --help`.")
    candidates = [read_candidate(name, _bytes(Path(name))) for name in options.names]
    problems = check_candidates(settings.corpus, candidates, replace=options.replace)
    paths = [] if problems else save_candidates(settings.corpus, candidates)
    if options.format == "json":
        found = [asdict(problem) for problem in problems]
        print(json.dumps({"added": [str(path) for path in paths], "problems": found}, ensure_ascii=False, indent=1))
        return 1 if problems else 0
    if problems:
        for problem in problems:
            print(problem, file=sys.stderr)
        retry = "" if options.replace else "; --replace lets a brief take the place of one that exists"
        print(f"advisor: {len(problems)} problem(s), nothing was written{retry}", file=sys.stderr)
        return 1
    for path in paths:
        print(f"written: {path}")
    cells = cells_to_assess(load_corpus(settings.corpus), [candidate.id for candidate in candidates])
    _say_what_is_next(cells, settings.corpus)
    return 0


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"the file cannot be read: {error.strerror or error}", where=str(path)) from error


def _say_what_is_next(cells: Mapping[str, Sequence[str]], corpus: Path) -> None:
    print("next: the index is brought up to date at the next start, or now with `python -m advisor index`")
    if not cells:
        return
    print("next: look at these assessments; none of them cites the new claims yet")
    for route, criteria in list(cells.items())[:_ROUTES_NAMED]:
        print(f"  {corpus / 'assessments' / route}.yaml: {', '.join(criteria)}")
    if len(cells) > _ROUTES_NAMED:
        print(f"  … and {len(cells) - _ROUTES_NAMED} more routes")


def health(options: argparse.Namespace, settings: Settings) -> int:
    """Age, gaps, conflicts and weak spots of the corpus."""
    from advisor.briefs.corpus import load_corpus
    from advisor.briefs.health import Patience, examine_corpus

    patience = Patience(settings.stale_vendor_days, settings.stale_days)
    found = examine_corpus(load_corpus(settings.corpus), date.today(), patience)
    if options.format == "json":
        print(json.dumps(_as_dict(found), ensure_ascii=False, indent=1))
    else:
        _print(found)
    return 0


def _as_dict(found: Health) -> dict[str, object]:
    return {
        "today": found.today.isoformat(),
        "sources": [
            {
                "id": age.source.id,
                "days_since_read": age.read,
                "days_since_published": age.published,
                "stale": age.stale,
            }
            for age in found.ages
        ],
        "cells": [asdict(cell) for cell in found.cells.values()],
        "gaps_by_route": dict(found.gaps_by_route),
        "gaps_by_criterion": dict(found.gaps_by_criterion),
        "findings": [
            {
                "kind": finding.kind,
                "source": finding.source,
                "claim": finding.passage,
                "route": finding.route,
                "criterion": finding.criterion,
                "detail": finding.detail,
            }
            for finding in found.findings
        ],
    }


_TITLES = {
    "conflicting_cell": "assessments whose sources conflict",
    "disputed_claim": "claims that somebody disputes",
    "superseded_cited": "assessments that cite a claim with a newer one",
    "vendor_only": "assessments that rest on vendors' words alone",
    "read_in_part": "assessments that rest on claims read in part or not verified",
    "single_source": "assessments that rest on a single source",
    "stale_source": "sources that should be read again (days since they were read)",
    "read_through": "sources that were read through somebody else",
    "unused_claim": "claims that no assessment cites and that name no route",
}


def _print(found: Health) -> None:
    from advisor.briefs.health import AGE_LIMITS, CONFLICTS, GAPS, STRENGTHS, WEAK_SPOTS, age_groups

    limits = ["up to " + str(limit) for limit in AGE_LIMITS] + ["more"]
    read = age_groups(age.read for age in found.ages)
    published = age_groups(age.published for age in found.ages if age.published is not None)
    print(f"{len(found.ages)} sources as of {found.today.isoformat()}, by days since they were read / were published")
    for limit, one, other in zip(limits, read, published, strict=True):
        print(f"  {limit:10} {one:5} {other:5}")
    print(f"  {'undated':10} {'':5} {sum(age.published is None for age in found.ages):5}")
    print(f"\n{len(found.cells)} cells (routes × criteria), by the evidence that they rest on")
    for strength in STRENGTHS:
        print(f"  {strength:10} {sum(cell.strength == strength for cell in found.cells.values()):5}")
    gaps = [cell for cell in found.cells.values() if cell.strength in GAPS]
    print(f"\n{len(gaps)} gaps: cells without evidence")
    for route, count in sorted(found.gaps_by_route.items(), key=lambda entry: -entry[1]):
        if count:
            print(f"  {route} ({count}): {', '.join(cell.criterion for cell in gaps if cell.route == route)}")
    for kind in (*CONFLICTS, *WEAK_SPOTS):
        findings = found.of_kind(kind)
        print(f"\n{len(findings)} {_TITLES[kind]}")
        for finding in findings:
            cell = f"{finding.route} × {finding.criterion}" if finding.route else ""
            print("  " + "  ".join(filter(None, (cell, finding.passage or finding.source, finding.detail))))
