"""The command `sources` and its actions; `upkeep` holds `add` and `health`.

Nothing heavy is imported before an action needs it.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from advisor.errors import EgressForbidden, InputError, NotFound
from advisor.settings import Settings

if TYPE_CHECKING:
    from advisor.originals.collect import Outcome
    from advisor.records import Brief, Corpus

Progress = Callable[[str, int, int], None]
_SEE_LIST = "See `python -m advisor sources list`."


def add_sources(parser: argparse.ArgumentParser) -> None:
    """Describe the actions of `sources` and their options."""
    shared = argparse.ArgumentParser(add_help=False)
    # Without a default of their own, so that `sources --home DIR fetch` keeps what was given before the action.
    for name in ("--corpus", "--home"):
        shared.add_argument(name, type=Path, metavar="DIR", default=argparse.SUPPRESS, help="as for every command")
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")

    def add(name: str, text: str, formats: tuple[str, ...] = ("text", "json")) -> argparse.ArgumentParser:
        action = actions.add_parser(name, parents=[shared], help=text, description=text)
        action.add_argument("--format", choices=formats, default="text")
        return action

    add("list", "one line a source")
    add("show", "print one brief").add_argument("id", nargs="?", help="id of the source")
    add("check", "find every problem of the corpus")
    new = add("add", "check new briefs with the whole corpus, and put them into it")
    new.add_argument("names", nargs="*", metavar="FILE", help="briefs as Markdown, or as YAML or JSON")
    new.add_argument("--replace", action="store_true", help="put a brief in the place of one that exists")
    add("health", "age of the sources, gaps, conflicts and weak spots of the corpus")
    fetch = add("fetch", "get the originals that briefs name, and keep them as dated snapshots")
    fetch.add_argument("ids", nargs="*", metavar="ID", help="sources to fetch; none: only say what would be fetched")
    fetch.add_argument("--all", action="store_true", help="fetch the originals of all sources")
    fetch.add_argument("--allow-private", action="store_true", help="also contact addresses of your own network")
    fetch.add_argument("--yes", action="store_true", help="do not ask before many hosts are contacted")
    diff = add("diff", "show what changed between snapshots, and what rests on it", ("text", "md", "json"))
    diff.add_argument("ids", nargs="*", metavar="ID", help="sources to compare; none: all that have snapshots")
    diff.add_argument("--from", dest="since", default="", metavar="DATE", help="compare with the state of this day")
    diff.add_argument("--to", dest="until", default="", metavar="DATE", help="up to this day")
    diff.add_argument(
        "--answers", nargs="+", type=Path, default=[], metavar="PATH", help="saved answers (JSON, JSON Lines) to check"
    )


def run_sources(options: argparse.Namespace, settings: Settings, progress: Progress) -> int:
    """Run one action; returns the exit status."""
    if options.action == "check":
        return _check(options, settings)
    if options.action in ("add", "health"):
        from advisor.cli import upkeep

        return upkeep.add(options, settings) if options.action == "add" else upkeep.health(options, settings)
    if options.action == "show" and not options.id:
        raise InputError("sources show needs the id of a source", remedy=_SEE_LIST)
    from advisor.briefs.corpus import load_corpus

    corpus = load_corpus(settings.corpus)
    actions = {"list": _list, "show": _show, "diff": _diff}
    if options.action == "fetch":
        return _fetch(options, settings, corpus, progress)
    return actions[options.action](options, settings, corpus)


def _check(options: argparse.Namespace, settings: Settings) -> int:
    from advisor.briefs.corpus import check_corpus

    problems = check_corpus(settings.corpus)
    if options.format == "json":
        print(json.dumps([asdict(problem) for problem in problems]))
    else:
        for problem in problems:
            print(problem)
        print(f"{len(problems)} problem(s)" if problems else "the corpus is sound")
    return 1 if problems else 0


def _list(options: argparse.Namespace, _settings: Settings, corpus: Corpus) -> int:
    rows = [
        {
            "id": brief.source.id,
            "publisher": brief.source.publisher,
            "title": brief.source.title,
            "kind": brief.source.kind,
            "date": brief.source.date,
            "claims": len(brief.passages),
            "url": brief.source.url,
        }
        for brief in corpus.briefs
    ]
    if options.format == "json":
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        for row in rows:
            print(f"{row['id']}  {row['date']}  {row['kind']}  {row['publisher']}: {row['title']}  ({row['claims']})")
    return 0


def _show(options: argparse.Namespace, settings: Settings, corpus: Corpus) -> int:
    found = next((brief for brief in corpus.briefs if brief.source.id == options.id), None)
    if found is None:
        raise NotFound(f"there is no source {options.id}", remedy=_SEE_LIST)
    if options.format == "json":
        claims = [
            {
                "id": passage.id,
                "heading": passage.heading,
                "text": passage.text,
                "locator": passage.locator,
                "verified": passage.verified,
                "sha256": passage.sha256,
            }
            for passage in found.passages
        ]
        print(json.dumps(asdict(found.source) | {"claims": claims}, ensure_ascii=False, indent=1))
    else:
        print((settings.corpus / found.path).read_text(encoding="utf-8"))
    return 0


# -- originals --------------------------------------------------------------------------------------------------------
def _fetch(options: argparse.Namespace, settings: Settings, corpus: Corpus, progress: Progress) -> int:
    from advisor.ledger import Ledger
    from advisor.originals.addresses import PRIVATE, Gate
    from advisor.originals.collect import chosen_briefs, fetch_originals, hosts_of
    from advisor.originals.fetch import Fetcher
    from advisor.originals.snapshots import SnapshotStore

    if options.ids and options.all:
        raise InputError("give either ids of sources or --all")
    briefs = chosen_briefs(corpus, options.ids)
    hosts = hosts_of(briefs)
    if not options.ids and not options.all:
        return _announce(options, briefs, hosts)
    if settings.egress_forbidden:
        raise EgressForbidden(
            f"nothing was fetched from {', '.join(hosts[:3])}: this installation forbids all egress",
            remedy="Unset ADVISOR_EGRESS.",
        )
    if options.all and not options.yes and not _agreed(len(briefs), len(hosts)):
        raise InputError(
            f"nothing was fetched: {len(briefs)} sources on {len(hosts)} hosts would be contacted",
            remedy="Add --yes, or name sources.",
        )
    fetcher = Fetcher(Ledger(settings.home), Gate(PRIVATE if options.allow_private else ()))
    outcomes: list[Outcome] = []
    stopped = False
    try:
        for outcome in fetch_originals(briefs, SnapshotStore(settings.home), fetcher, progress):
            outcomes.append(outcome)
    except KeyboardInterrupt:
        stopped = True
    _summary(options, outcomes, stopped)
    return 1 if stopped or any(outcome.state == "failed" for outcome in outcomes) else 0


def _announce(options: argparse.Namespace, briefs: list[Brief], hosts: list[str]) -> int:
    """Say what would be fetched; nothing is."""
    if options.format == "json":
        print(json.dumps({"would_fetch": [brief.source.id for brief in briefs], "hosts": hosts}, ensure_ascii=False))
        return 0
    print(f"{len(briefs)} sources on {len(hosts)} hosts would be fetched. Nothing was.")
    print("Name sources (`sources fetch ID ID`), or fetch all of them with `sources fetch --all`.")
    return 0


def _agreed(sources: int, hosts: int) -> bool:
    if not sys.stdin.isatty():
        return False
    print(f"Fetch {sources} sources from {hosts} hosts? [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def _summary(options: argparse.Namespace, outcomes: list[Outcome], stopped: bool) -> None:
    counts = {state: sum(o.state == state for o in outcomes) for state in ("fetched", "unchanged", "failed")}
    if options.format == "json":
        data = {**counts, "stopped": stopped, "sources": [outcome.as_dict() for outcome in outcomes]}
        print(json.dumps(data, ensure_ascii=False, indent=1))
    else:
        for outcome in outcomes:
            print(f"{outcome.state:9}  {outcome.source_id}  {outcome.url}  {outcome.detail}".rstrip())
        print(", ".join(f"{count} {state}" for state, count in counts.items()))
    if counts["fetched"]:
        print(
            "`python -m advisor sources diff` shows what changed; the next answer uses the new text.", file=sys.stderr
        )
    if stopped:
        print("advisor: stopped; what had been fetched is kept", file=sys.stderr)


def _diff(options: argparse.Namespace, settings: Settings, corpus: Corpus) -> int:
    from advisor.originals.collect import chosen_briefs, compare_originals, saved_answers
    from advisor.originals.report import to_markdown, to_text
    from advisor.originals.snapshots import SnapshotStore

    for name in ("since", "until"):
        _check_day(getattr(options, name), "--from" if name == "since" else "--to")
    folder = settings.home / "answers"
    kept = sorted(path for path in folder.glob("*.json*") if path.suffix in (".json", ".jsonl"))
    found = compare_originals(
        chosen_briefs(corpus, options.ids),
        corpus,
        SnapshotStore(settings.home),
        since=options.since,
        until=options.until,
        answers=saved_answers([*options.answers, *kept]),
    )
    if options.format == "json":
        data = {
            "compared": [comparison.as_dict() for comparison in found.compared],
            "single": list(found.single),
            "damaged": [{"path": damage.path, "what": damage.what} for damage in found.damaged],
        }
        print(json.dumps(data, ensure_ascii=False, indent=1))
    else:
        print(to_markdown(found) if options.format == "md" else to_text(found), end="")
    return 1 if found.damaged else 0


def _check_day(text: str, option: str) -> None:
    if not text:
        return
    try:
        date.fromisoformat(text if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else "")
    except ValueError as error:
        remedy = "Write it like 2026-11-23."
        raise InputError(f"{text!r} is no day of the calendar", where=option, remedy=remedy) from error
