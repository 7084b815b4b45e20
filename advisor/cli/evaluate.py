"""`evaluate` of the command line: answers, pairs, retrieval, and two runs side by side."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from advisor.errors import InputError
from advisor.files import replace_text
from advisor.settings import Settings

if TYPE_CHECKING:
    from advisor.index.ports import Progress

_METRICS_SHOWN = ("kind", "set", "ms_median", "ms_per_query", "passages_per_s")


def add_arguments(command: argparse.ArgumentParser) -> None:
    """The arguments of `evaluate`."""
    command.add_argument("what", choices=("answers", "pairs", "retrieval", "compare"))
    command.add_argument(
        "files",
        nargs="*",
        type=Path,
        metavar="FILE",
        help="answers: YAML cases, or a folder of them; pairs: YAML pairs; compare: two runs, the earlier one first",
    )
    command.add_argument("--beir", type=Path, metavar="DIR", help="retrieval: corpus.jsonl, queries.jsonl, qrels/")
    command.add_argument(
        "--run", dest="run_file", type=Path, metavar="FILE.trec", help="write the ranking in TREC form"
    )
    command.add_argument("--save", type=Path, metavar="FILE.json", help="write the run, for later comparison")
    command.add_argument("--against", type=Path, metavar="FILE.json", help="compare with a run that was saved")
    command.add_argument("--report", type=Path, metavar="FILE", help="write a report: .html with charts, or .md")
    command.add_argument("--format", choices=("text", "json"), default="text")


def run_evaluate(options: argparse.Namespace, settings: Settings, progress: Progress) -> int:
    """Measure, save, compare, report."""
    from advisor.evaluation.compare import compared, read_run

    if options.report is not None and options.report.suffix.lower() not in (".html", ".md"):
        raise InputError("a report is .html or .md", where=str(options.report))
    earlier: dict[str, Any] | None
    if options.what == "compare":
        first, second = _two(options.files)
        earlier, run = read_run(first), read_run(second)
    else:
        # Read first: a wrong name should not cost a quarter of an hour.
        earlier = read_run(options.against) if options.against is not None else None
        run = _measured(options, settings, progress)
    # Kept first: what was measured must not be lost because it cannot be compared.
    if options.save is not None:
        replace_text(options.save, json.dumps(run, ensure_ascii=False, indent=1))
    change: dict[str, Any] | None = None
    try:
        change = compared(earlier, run) if earlier is not None else None
    except InputError:
        if options.what != "compare":
            _print(run, None, options)
        raise
    if options.report is not None:
        _write_report(options.report, run, earlier, change)
    _print(run, change, options)
    return 0


def _two(files: list[Path]) -> tuple[Path, Path]:
    if len(files) != 2:
        raise InputError("evaluate compare needs two runs", remedy="Write them with `evaluate … --save FILE.json`.")
    return files[0], files[1]


def _measured(options: argparse.Namespace, settings: Settings, progress: Progress) -> dict[str, Any]:
    if options.what == "retrieval":
        from advisor.evaluation.retrieval import evaluate_beir

        if options.beir is None:
            raise InputError("evaluate retrieval needs --beir DIR")
        return evaluate_beir(settings, options.beir, run_file=options.run_file, progress=progress)
    if len(options.files) != 1:
        of, known = ("pairs", "pairs/neutral.yaml") if options.what == "pairs" else ("cases", "gold")
        raise InputError(
            f"evaluate {options.what} needs one file of {of}",
            remedy=f"Those that come with the program are in tests/{known}.",
        )
    if options.what == "pairs":
        from advisor.evaluation.pairs import evaluate_pairs

        return evaluate_pairs(settings, options.files[0], progress=progress)
    from advisor.evaluation.answers import evaluate_cases

    return evaluate_cases(settings, options.files[0], progress=progress)


def _write_report(
    path: Path, run: dict[str, Any], earlier: dict[str, Any] | None, change: dict[str, Any] | None
) -> None:
    from advisor.evaluation.report import to_html, to_markdown

    replace_text(path, to_html(run, earlier, change) if path.suffix.lower() == ".html" else to_markdown(run, change))


def _print(run: dict[str, Any], change: dict[str, Any] | None, options: argparse.Namespace) -> None:
    if options.format == "json":
        print(json.dumps(run | ({"against": change} if change is not None else {}), ensure_ascii=False, indent=1))
        return
    for name, value in run.items():
        if name in _METRICS_SHOWN or isinstance(value, float):
            print(f"{name}: {value}")
    for name, share in run.get("metrics", {}).items():
        print(
            f"{name}: {share['value']:.3f} ({share['low']:.3f}–{share['high']:.3f}; {share['hits']}/{share['count']})"
        )
    for row in run["cases"]:
        if "failed" in row and not row["right"]:
            print(f"  not right: {row['id']} ({row['status']}): {'; '.join(row['failed'])}")
    if change is not None:
        print(f"against the earlier run, {change['cases']} cases:")
        for name, row in change["changes"].items():
            print(
                f"  {name}: {row['first']:.3f} -> {row['second']:.3f} ({row['difference']:+.3f}, p {row['chance']:.3f})"
            )
        for what in ("gained", "lost", "asked_anew"):
            if change.get(what):
                print(f"  {what}: {', '.join(change[what])}")
    print(f"circumstances: {json.dumps(run['circumstances'], ensure_ascii=False)}")
