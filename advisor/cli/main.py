"""The command line: answers and data go to stdout, progress to stderr.

Exit status 0: done; 1: something given cannot be used; 2: wrong usage. Nothing heavy is imported before a command
needs it, so that `--help` answers at once.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from advisor.errors import AdvisorError, CorpusError, InputError
from advisor.settings import Settings, silence_libraries

if TYPE_CHECKING:
    from advisor.records import Answer


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    silence_libraries()
    parser = _parser()
    options = parser.parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        settings = Settings.from_environment(corpus=options.corpus, home=options.home)
        if settings.language not in ("", "en", "ru", "zh"):
            raise InputError(
                f"ADVISOR_LANGUAGE is {settings.language!r}, which is no language of the answers",
                remedy="Set it to en, ru or zh, or leave it empty.",
            )
        command: Callable[[argparse.Namespace, Settings], int] = options.run
        status = command(options, settings)
        sys.stdout.flush()
        return status
    except CorpusError as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        print(f"advisor: {len(error.problems)} problem(s) in the corpus", file=sys.stderr)
        return error.exit_code
    except AdvisorError as error:
        print(f"advisor: {error}", file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:
        # What is left in the buffer would be written, and fail, once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        place = f"{error.filename}: " if error.filename is not None else ""
        print(f"advisor: {place}{error.strerror or error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("advisor: stopped; what was there before is unchanged", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--corpus", type=Path, metavar="DIR", help="folder of the corpus (ADVISOR_CORPUS)")
    shared.add_argument("--home", type=Path, metavar="DIR", help="folder of the index and downloads (ADVISOR_HOME)")
    parser = argparse.ArgumentParser(
        prog="python -m advisor", description="Open vs API model-choice advisor: cited answers for IT buyers."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def add(name: str, run: Callable[[argparse.Namespace, Settings], int], text: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, parents=[shared], help=text, description=text)
        command.set_defaults(run=run)
        return command

    ask = add("ask", _ask, "answer a question, or a batch of them")
    ask.add_argument("question", nargs="?", help="the question; - reads it from standard input")
    ask.add_argument("--format", choices=("text", "md", "json"), default="text")
    ask.add_argument("--language", choices=("en", "ru", "zh"), default="", help="language of our own words")
    ask.add_argument(
        "--route", action="append", default=[], metavar="ID", help="limit the answer to a route; repeatable"
    )
    ask.add_argument("--batch", type=Path, metavar="FILE.jsonl", help="lines of {id, question, history?}")
    ask.add_argument("--documents", nargs="+", type=Path, metavar="PATH", help="answer from these files alone")
    ask.add_argument("--llm", metavar="PROVIDER:MODEL", help="language model that words the answer (ADVISOR_LLM)")

    index = add("index", _index, "bring the index up to date")
    index.add_argument("--rebuild", action="store_true", help="embed everything anew")
    index.add_argument("--format", choices=("text", "json"), default="text")

    from advisor.cli.sources import add_sources

    add_sources(
        add("sources", _sources, "list, show, check, fetch, compare or add sources, or see how well the corpus stands")
    )

    models = add("models", _models, "list the models and check their digests")
    models.add_argument("action", choices=("list",))
    models.add_argument("--format", choices=("text", "json"), default="text")

    doctor = add("doctor", _doctor, "check the installation and say what to mend")
    doctor.add_argument("--format", choices=("text", "json"), default="text")

    egress = add("egress", _egress, "list every host that the program can contact")
    egress.add_argument("--ledger", action="store_true", help="show the last calls that left this machine instead")
    egress.add_argument("--allow", metavar="HOST", help="allow a language model's host, once and for this home folder")
    egress.add_argument("--withdraw", metavar="HOST", help="take that back")
    egress.add_argument("--format", choices=("text", "json"), default="text")

    questionnaire = add("questionnaire", _questionnaire, "answer a file of questions for a choice of routes")
    from advisor.cli.questionnaire import add_arguments as add_questionnaire_arguments

    add_questionnaire_arguments(questionnaire)

    decide = add("decide", _decide, "from a buyer's profile to a ranking of routes, as a memo or as data")
    from advisor.cli.decide import add_arguments as add_decide_arguments

    add_decide_arguments(decide)

    evaluate = add("evaluate", _evaluate, "measure answers, pairs or retrieval, or compare two runs")
    from advisor.cli.evaluate import add_arguments

    add_arguments(evaluate)
    return parser


class _Bar:
    """A progress line on stderr; silent where nobody watches."""

    def __init__(self) -> None:
        self._shown = ""

    def __call__(self, stage: str, done: int, total: int) -> None:
        percent = 100 * done // max(total, 1)
        line = f"{stage}  {done}/{total}  {percent} %"
        if sys.stderr.isatty():
            print("\r" + line.ljust(len(self._shown)), end="\n" if done >= total else "", file=sys.stderr, flush=True)
        elif percent // 10 != getattr(self, "_tenth", -1):
            self._tenth = percent // 10
            print(line, file=sys.stderr, flush=True)
        self._shown = line


# -- commands ---------------------------------------------------------------------------------------------------------
def _ask(options: argparse.Namespace, settings: Settings) -> int:
    from advisor.answer.render import to_json, to_markdown, to_text
    from advisor.wiring import advisor_on_documents, build_advisor, language_model

    if (options.question is None) == (options.batch is None):
        raise InputError("give either a question or --batch FILE.jsonl", remedy="See `python -m advisor ask --help`.")
    batch = _read_batch(options.batch) if options.batch else []
    settings = replace(settings, llm=options.llm if options.llm is not None else settings.llm)
    choice = language_model(settings)
    if options.documents:
        advisor = advisor_on_documents(settings, options.documents, progress=_Bar())
    else:
        advisor = build_advisor(settings, progress=_Bar())
    writer = advisor.writer(choice) if choice is not None else None

    def answered(question: str, history: Sequence[str] = ()) -> Answer:
        given = {"history": history, "routes": options.route, "language": options.language}
        return advisor.ask(question, **given) if writer is None else advisor.ask_with_model(question, writer, **given)

    if options.batch:
        for number, line in enumerate(batch, 1):
            data = to_json(answered(line["question"], line.get("history") or ()))
            data["id"] = line["id"]
            print(json.dumps(data, ensure_ascii=False), flush=True)
            if number % 25 == 0:
                print(f"{number}/{len(batch)} answered", file=sys.stderr)
        return 0
    answer = answered(sys.stdin.read() if options.question == "-" else options.question)
    if options.format == "json":
        print(json.dumps(to_json(answer), ensure_ascii=False, indent=2))
    elif options.format == "md":
        print(to_markdown(answer, advisor.corpus))
    else:
        print(to_text(answer, advisor.corpus))
    return 0


def _read_batch(path: Path) -> list[dict[str, Any]]:
    lines: list[dict[str, Any]] = []
    for number, text in enumerate(read_text(path).split("\n"), 1):
        if not text.strip():
            continue
        where = f"{path}:{number}"
        try:
            data = json.loads(text)
        except (ValueError, RecursionError) as error:
            what = f"not valid JSON: {getattr(error, 'msg', error)}"
            raise InputError(what, where=where, remedy="One JSON object a line.") from error
        if not isinstance(data, dict) or not isinstance(data.get("question"), str) or "id" not in data:
            raise InputError("a line needs `id` and `question`", where=where, remedy="One JSON object a line.")
        history = data.get("history") or []
        if not isinstance(history, list) or not all(isinstance(entry, str) for entry in history):
            raise InputError("`history` is a list of earlier questions", where=where)
        lines.append(data)
    return lines


def read_text(path: Path) -> str:
    """A file's text.

    Raises:
        InputError: it cannot be read or is not UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError("the file is not UTF-8 text", where=str(path), remedy="Save it as UTF-8.") from error
    except OSError as error:
        raise InputError(f"the file cannot be read: {error.strerror}", where=str(path)) from error


def _index(options: argparse.Namespace, settings: Settings) -> int:
    from advisor.wiring import build_index

    report = build_index(settings, rebuild=options.rebuild, progress=_Bar())
    if options.format == "json":
        print(json.dumps(report.as_dict()))
    else:
        print(
            f"{report.passages} passages: {report.added} added, {report.updated} updated, {report.skipped} unchanged, "
            f"{report.deleted} deleted ({report.seconds:.1f} s)"
        )
    return 0


def _sources(options: argparse.Namespace, settings: Settings) -> int:
    from advisor.cli.sources import run_sources

    return run_sources(options, settings, _Bar())


def _models(options: argparse.Namespace, settings: Settings) -> int:
    from advisor.index.packaged import PACKAGED_MODELS, PackagedModel, locate
    from advisor.index.reader import READER, AdaptedModel, check_reader

    models: list[tuple[PackagedModel | AdaptedModel, str, Callable[[], Path]]] = [
        (model, f"{model.distribution}=={model.version}", partial(locate, model)) for model in PACKAGED_MODELS
    ]
    rows: list[dict[str, object]] = []
    for model, package, find in [*models, (READER, "comes with the program", check_reader)]:
        try:
            state = f"sound ({find()})"
        except AdvisorError as error:
            state = str(error)
        rows.append(
            {
                "name": model.name,
                "role": model.role,
                "licence": model.licence,
                "dimensions": model.dimensions,
                "package": package,
                "sha256": model.sha256,
                "state": state,
            }
        )
    if options.format == "json":
        print(json.dumps(rows, indent=1))
    else:
        for row in rows:
            print(f"{row['name']} ({row['licence']}, {row['dimensions']} dimensions): {row['role']}")
            print(f"  {row['package']}  sha256 {row['sha256']}\n  {row['state']}")
    return 0 if all(str(row["state"]).startswith("sound") for row in rows) else 1


def _doctor(options: argparse.Namespace, settings: Settings) -> int:
    from advisor.doctor import examine

    findings = examine(settings)
    if options.format == "json":
        print(json.dumps([finding.as_dict() for finding in findings], indent=1))
    else:
        for finding in findings:
            print(f"{'ok  ' if finding.sound else 'FAIL'} {finding.subject}: {finding.detail}")
    return 0 if all(finding.sound for finding in findings) else 1


def _egress(options: argparse.Namespace, settings: Settings) -> int:
    from advisor.cli.egress import run_egress

    return run_egress(options, settings)


def _evaluate(options: argparse.Namespace, settings: Settings) -> int:
    from advisor.cli.evaluate import run_evaluate

    return run_evaluate(options, settings, _Bar())


def _questionnaire(options: argparse.Namespace, settings: Settings) -> int:
    from advisor.cli.questionnaire import run_questionnaire

    return run_questionnaire(options, settings, _Bar())


def _decide(options: argparse.Namespace, settings: Settings) -> int:
    from advisor.cli.decide import run_decide

    return run_decide(options, settings)
