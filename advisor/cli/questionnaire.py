"""`advisor questionnaire`: a file of questions in, the same file with answers out."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from advisor.errors import InputError
from advisor.records import LANGUAGES, Corpus, Language
from advisor.settings import Settings

if TYPE_CHECKING:
    from advisor.index.ports import Progress
    from advisor.questionnaire.records import Columns, Filled, Questionnaire
    from advisor.questionnaire.runs import Progress as RunProgress


def add_arguments(command: argparse.ArgumentParser) -> None:
    """The options of the command."""
    command.add_argument("file", type=Path, metavar="IN", help="XLSX, CSV, DOCX, PDF, Markdown, JSON, YAML or text")
    command.add_argument("--routes", default="", metavar="a,b,c", help="ids of the routes to answer for")
    command.add_argument(
        "--out", type=Path, metavar="OUT", help=".xlsx, .docx, .csv, .md, .json, or .zip (audit packet)"
    )
    command.add_argument("--report", type=Path, metavar="FILE.json", help="what was found and answered, as JSON")
    command.add_argument("--letters", type=Path, metavar="FILE", help="letters to the vendors, .docx or .md")
    command.add_argument("--language", choices=LANGUAGES, default="", help="language of the answers")
    command.add_argument("--items", action="store_true", help="only show how the file was split, as JSON")
    command.add_argument(
        "--columns",
        action="append",
        default=[],
        metavar="SHEET:question=B,number=A,answer=D,header=3",
        help="which column of a sheet holds what; repeatable",
    )
    command.add_argument(
        "--label",
        action="append",
        default=[],
        metavar="ID=LABEL",
        help="correct the label of an item, as --items names it; repeatable",
    )


def run_questionnaire(options: argparse.Namespace, settings: Settings, progress: Progress) -> int:
    """Run the command; returns the exit status."""
    from advisor.questionnaire.forms.reading import read_questionnaire

    data = _bytes(options.file)
    columns = _columns(options.columns)
    read = _relabelled(read_questionnaire(data, options.file.name, columns), options.label)
    unknown = sorted(set(columns or ()) - {table.part for table in read.tables})
    if unknown:
        parts = ", ".join(table.part or "(no name)" for table in read.tables) or "none"
        raise InputError(f"there is no sheet {unknown[0]!r}", where=read.name, remedy=f"Sheets: {parts}.")
    if options.items:
        print(json.dumps(_split(read), ensure_ascii=False, indent=1))
        return 0
    for note in read.notes:
        print(f"note: {note}", file=sys.stderr)
    _check_outputs(options)
    filled, corpus, seconds, state = _answered(read, data, options, settings, progress)
    _hand_out(filled, data, corpus, options)
    report = _report(filled, seconds)
    if options.report:
        from advisor.files import replace_text

        replace_text(options.report, json.dumps(report, ensure_ascii=False, indent=1))
    print(
        f"{report['questions']} questions × {len(filled.routes)} routes: "
        + ", ".join(f"{count} {verdict}" for verdict, count in report["verdicts"].items())
        + f" ({seconds:.1f} s)"
    )
    if state.error:
        print(f"advisor: {state.error}; run the command again to take it up", file=sys.stderr)
    return 0 if state.state == "finished" else 1


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"the file cannot be read: {error.strerror}", where=str(path)) from error


def _columns(given: list[str]) -> Mapping[str, Columns] | None:
    from advisor.questionnaire.records import Columns

    if not given:
        return None
    result: dict[str, Columns] = {}
    for text in given:
        sheet, colon, rest = text.rpartition(":")
        pairs = dict(part.partition("=")[::2] for part in rest.split(",") if part)
        header = pairs.pop("header", "0")
        unknown = set(pairs) - {"question", "number", "section", "guidance", "answer", "comment"}
        letters = all(value.isascii() and value.isalpha() for value in pairs.values() if value)
        if not colon or unknown or not header.isdigit() or "question" not in pairs or not letters:
            raise InputError(
                f"--columns {text!r} cannot be read",
                remedy="Write SHEET:question=B,number=A,answer=D,header=3; an empty question leaves the sheet out.",
            )
        upper = {key: value.upper() for key, value in pairs.items()}
        result[sheet] = Columns(sheet, int(header), **upper)
    return result


def _relabelled(read: Questionnaire, given: list[str]) -> Questionnaire:
    from dataclasses import replace

    from advisor.questionnaire.records import LABELS, Label

    wanted: dict[str, Label] = {}
    known = {item.id for item in read.items}
    for text in given:
        item, _, label = text.rpartition("=")
        if item not in known or label not in LABELS:
            raise InputError(
                f"--label {text!r} names no item, or no label",
                where=read.name,
                remedy=f"See --items for the ids; labels: {', '.join(LABELS)}.",
            )
        wanted[item] = label
    return replace(read, items=tuple(replace(item, label=wanted.get(item.id, item.label)) for item in read.items))


def _split(read: Questionnaire) -> dict[str, Any]:
    from dataclasses import asdict

    return {
        "name": read.name,
        "format": read.format,
        "counts": dict(Counter(item.label for item in read.items)),
        "notes": list(read.notes),
        "tables": [
            {"part": table.part, "rows": table.rows, "columns": asdict(table.columns) if table.columns else None}
            for table in read.tables
        ],
        "items": [
            {
                "id": item.id,
                "label": item.label,
                "number": item.number,
                "text": item.text,
                "section": item.section,
                "guidance": item.guidance,
                "options": list(item.options),
                "answer": str(item.answer) if item.answer else None,
            }
            for item in read.items
        ],
    }


def _check_outputs(options: argparse.Namespace) -> None:
    """Whether the files named can be what they are to be, before minutes are spent on what goes into them."""
    from advisor.export.files import kind_of

    if options.out is None and options.report is None and options.letters is None:
        raise InputError("nothing is to be written", remedy="Give --out FILE, --report FILE.json or --items.")
    if options.out is not None:
        kind_of(options.out.name)
    if options.letters is not None and options.letters.suffix.lower() not in (".docx", ".md"):
        raise InputError("letters are written as .docx or .md", where=str(options.letters))
    for path in (options.out, options.report, options.letters):
        if path is not None and not path.resolve().parent.is_dir():
            raise InputError("there is no such folder", where=str(path.parent), remedy="Make it first.")
        if path is not None and path.exists() and path.samefile(options.file):
            raise InputError(
                "this would replace the questionnaire itself", where=str(path), remedy="Name another file."
            )


def _answered(
    read: Questionnaire, data: bytes, options: argparse.Namespace, settings: Settings, progress: Progress
) -> tuple[Filled, Corpus, float, RunProgress]:
    import time

    from advisor.questionnaire.ahead import Ahead
    from advisor.questionnaire.runner import run_all
    from advisor.questionnaire.service import cell_answerer, chosen_routes
    from advisor.questionnaire.store import RunStore
    from advisor.wiring import build_advisor

    ids = [part.strip() for part in options.routes.split(",") if part.strip()]
    advisor = build_advisor(settings, progress=progress)
    routes = chosen_routes(advisor, ids)
    language = cast(Language, options.language or settings.language or _language_of(read))
    with RunStore(settings.home) as store:
        run = store.add(read, data, [route.id for route in routes], language, advisor.corpus.sha256)
        begun = time.perf_counter()
        answer = Ahead(cell_answerer(advisor, routes, language, date.today()), read.questions)
        state = run_all(run, answer, store, lambda now: progress("cells", now.done, now.total))
        return store.filled(run, advisor.corpus), advisor.corpus, time.perf_counter() - begun, state


def _language_of(read: Questionnaire) -> Language:
    """The language of most questions."""
    from advisor.retrieval.language import language_of

    counts = Counter(language_of(item.text) for item in read.questions)
    return counts.most_common(1)[0][0] if counts else "en"


def _hand_out(filled: Filled, data: bytes, corpus: Corpus, options: argparse.Namespace) -> None:
    from advisor.export.files import exported, kind_of
    from advisor.export.letters import letters, letters_markdown, letters_word
    from advisor.files import replace_bytes

    if options.out is not None:
        replace_bytes(options.out, exported(kind_of(options.out.name), filled, data, corpus).data)
    if options.letters is not None:
        found = letters(filled, corpus)
        word = options.letters.suffix.lower() == ".docx"
        replace_bytes(options.letters, letters_word(found) if word else letters_markdown(found).encode("utf-8"))


def _report(filled: Filled, seconds: float) -> dict[str, Any]:
    from advisor.export.plain_data import to_json

    cells = [reviewed.cell for reviewed in filled.cells.values()]
    return {
        "questions": len(filled.questionnaire.questions),
        "routes": [route.id for route in filled.routes],
        "labels": dict(Counter(item.label for item in filled.questionnaire.items)),
        "verdicts": dict(
            Counter(cell.verdict or ("open question" if cell.asks_openly else "to decide") for cell in cells)
        ),
        "bases": dict(Counter(cell.basis for cell in cells)),
        "complete": filled.complete,
        "seconds": round(seconds, 2),
        "answers": to_json(filled),
    }
