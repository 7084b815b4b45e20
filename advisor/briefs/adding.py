"""A new source for the corpus: read from a finished brief or from fields, checked with everything else, written.

Checked is the whole corpus as it would be with the new briefs in it, by the rules of `sources check`; a problem names
the file that was given and the line in it, also where the brief is first written from fields.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from advisor.briefs.brief import BriefText, parse_brief
from advisor.briefs.corpus import check_corpus
from advisor.briefs.located import Located, read_yaml, validated
from advisor.briefs.schema import BriefEntry
from advisor.briefs.writing import Origin, brief_markdown, line_origins
from advisor.errors import InputError, Problem
from advisor.files import replace_text
from advisor.records import Corpus

SUFFIXES = (".md", ".yaml", ".yml", ".json")
_ID = re.compile(r"[a-z0-9][a-z0-9.-]*")
_ANCHOR = re.compile(r"^##\s.*\{#([^}\s]+)\}\s*$", re.MULTILINE)
#: Stands in for an id that cannot be read; a capital letter keeps it apart from every id.
_NAMELESS = "Nameless"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A brief that somebody wants in the corpus; `problems` are those that it has on its own."""

    name: str
    """The file as it was given."""
    id: str
    """Empty where it cannot be read."""
    markdown: str
    """The brief as it would be written; empty where the fields do not make one."""
    problems: tuple[Problem, ...] = ()
    lines: tuple[int, ...] = ()
    """For each line of the Markdown, the line of the file as given; empty: the same."""

    def line(self, markdown_line: int) -> int:
        """Line of the file as given for a line of the Markdown; both count from 1."""
        return self.lines[min(markdown_line, len(self.lines)) - 1] if self.lines else markdown_line


def read_candidate(name: str, data: bytes) -> Candidate:
    """A candidate from a file: Markdown by its suffix `.md`, else YAML or JSON with the fields of a brief.

    Raises:
        InputError: the file is of another type.
    """
    suffix = Path(name).suffix.lower()
    if suffix not in SUFFIXES:
        raise InputError(
            "a brief is a file in Markdown, YAML or JSON", where=name, remedy=f"Give one with {', '.join(SUFFIXES)}."
        )
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return Candidate(name, "", "", (Problem(name, line, "not UTF-8 text: save the file as UTF-8"),))
    if suffix == ".md":
        return _from_markdown(name, text)
    problems: list[Problem] = []
    located = _read_json(name, text, problems) if suffix == ".json" else read_yaml(text, name, problems)
    return Candidate(name, "", "", tuple(problems)) if located is None else from_fields(located)


def from_fields(located: Located) -> Candidate:
    """A candidate from the fields of a brief; see `schema.BriefEntry`."""
    problems: list[Problem] = []
    brief = None
    if isinstance(located.data, dict):
        brief = validated(BriefEntry, located.data, located, problems)
    else:
        problems.append(Problem(located.path, 1, "a brief is a list of `key: value` fields, with its `claims`"))
    if brief is None:
        return Candidate(located.path, "", "", tuple(problems))
    lines = tuple(located.line(*origin) for origin in line_origins(brief))
    return Candidate(located.path, brief.id, brief_markdown(brief), (), lines)


def check_candidates(folder: Path, candidates: Sequence[Candidate], *, replace: bool = False) -> list[Problem]:
    """Every problem that stands between the candidates and a sound corpus; empty when they can be written.

    Args:
        folder: the corpus.
        candidates: what shall be added, all together: one may name a claim of another.
        replace: whether a brief of the same id, or an anchor that another brief uses, is no problem.

    Raises:
        InputError: there is no corpus in `folder`.
    """
    problems = [problem for candidate in candidates for problem in candidate.problems]
    written = [candidate for candidate in candidates if candidate.markdown]
    by_name: dict[str, Candidate] = {}
    for candidate in written:
        name = candidate.id or f"{_NAMELESS}-{len(by_name)}"
        if name in by_name:
            at = _line_of_id(candidate)
            problems.append(Problem(candidate.name, at, f"the id {name} is also given by {by_name[name].name}"))
        by_name[name] = candidate
    if not replace:
        problems += _taken(folder, written)
    of_path = {f"sources/{name}.md": candidate for name, candidate in by_name.items()}
    for found in check_corpus(folder, {name: candidate.markdown for name, candidate in by_name.items()}):
        mine = of_path.get(found.path)
        problems.append(found if mine is None else Problem(mine.name, mine.line(found.line), found.message))
    return sorted(set(problems))


def save_candidates(folder: Path, candidates: Sequence[Candidate]) -> list[Path]:
    """Write the candidates into the corpus, each file whole or not at all; call after `check_candidates`.

    Raises:
        InputError: the folder cannot be written.
    """
    paths: list[Path] = []
    for candidate in candidates:
        path = folder / "sources" / f"{candidate.id}.md"
        try:
            replace_text(path, candidate.markdown)
        except OSError as error:
            done = f" Written before: {', '.join(map(str, paths))}." if paths else ""
            raise InputError(
                f"the brief cannot be written: {error.strerror or error}",
                where=str(path),
                remedy=f"Make the folder writable, or put the file there yourself.{done}",
            ) from error
        paths.append(path)
    return paths


def can_be_written(folder: Path) -> bool:
    """Whether this process may put briefs into the corpus."""
    return os.access(folder / "sources", os.W_OK | os.X_OK)


def cells_to_assess(corpus: Corpus, source_ids: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    """Criteria by route that the claims of these sources speak of, and whose assessments cite none of the claims."""
    found: dict[str, dict[str, None]] = {}
    for passage in corpus.passages:
        if passage.source.id not in source_ids:
            continue
        for route in passage.routes:
            for topic in passage.topics:
                cell = corpus.assessments.get((route, topic))
                if cell is not None and passage not in cell.passages:
                    found.setdefault(route, {})[topic] = None
    return {route: tuple(criteria) for route, criteria in found.items()}


def _from_markdown(name: str, text: str) -> Candidate:
    parsed = parse_brief(text, name, [])  # its problems are found with those of the corpus
    given = None if parsed is None else parsed.head.data.get("id")
    known = isinstance(given, str) and _ID.fullmatch(given) is not None
    return Candidate(name, str(given) if known else "", text if text.endswith("\n") else text + "\n")


def _read_json(name: str, text: str, problems: list[Problem]) -> Located | None:
    try:
        data = json.loads(text, object_pairs_hook=_unique)
    except (ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        problems.append(Problem(name, line, f"not valid JSON: {getattr(error, 'msg', error)}"))
        return None
    # JSON is read by the YAML reader once more, for the lines; where that stumbles, all is said of line 1.
    lines = read_yaml(text.replace("\t", "    "), name, [])
    return Located(name, data, lines.lines if lines is not None else {})


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) < len(pairs):
        twice = next(key for position, (key, _) in enumerate(pairs) if key in dict(pairs[:position]))
        raise ValueError(f"key {twice!r} is given twice")
    return data


def _parsed(candidate: Candidate) -> BriefText | None:
    return parse_brief(candidate.markdown, candidate.name, [])


def _line_of_id(candidate: Candidate) -> int:
    parsed = _parsed(candidate)
    return 1 if parsed is None else candidate.line(parsed.head.line("id"))


def _taken(folder: Path, candidates: Sequence[Candidate]) -> list[Problem]:
    """Ids that exist, and anchors that other briefs of the corpus use."""
    problems: list[Problem] = []
    users = _anchors(folder)
    for candidate in candidates:
        existing = folder / "sources" / f"{candidate.id}.md"
        if candidate.id and existing.exists():
            problems.append(
                Problem(
                    candidate.name,
                    _line_of_id(candidate),
                    f"the source {candidate.id} exists already: change its id, or say that it shall be replaced",
                )
            )
            continue
        parsed = _parsed(candidate)
        for claim in parsed.claims if parsed is not None else []:
            if claim.anchor in users:
                message = (
                    f"the anchor {claim.anchor} is used by {users[claim.anchor]}: is it the same claim? Choose another "
                    "anchor, or allow replacing where both are meant to have it"
                )
                problems.append(Problem(candidate.name, candidate.line(claim.line), message))
    return problems


def _anchors(folder: Path) -> dict[str, str]:
    """Ids of briefs by the anchors of their claims; what cannot be read is left to `sources check`."""
    found: dict[str, str] = {}
    for path in sorted((folder / "sources").glob("*.md")):
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            continue
        found.update((anchor, path.stem) for anchor in _ANCHOR.findall(text))
    return found


#: Fields of a form by where they stand in a brief, with what is wrong about them.
Notes = Mapping[Origin, tuple[str, ...]]


def check_form(folder: Path, data: Mapping[str, Any], *, replace: bool = False) -> tuple[Candidate, Notes]:
    """A candidate from a form, and its problems by field; those of other files stand under `()`, with their place.

    Raises:
        InputError: there is no corpus in `folder`.
    """
    # Each field gets a line of its own, so that a problem's line leads back to its field.
    origins: list[Origin] = [(), *_origins(data)]
    candidate = from_fields(Located("", dict(data), {origin: line for line, origin in enumerate(origins, 1)}))
    notes: dict[Origin, tuple[str, ...]] = {}
    for problem in check_candidates(folder, [candidate], replace=replace):
        origin, message = (origins[problem.line - 1], problem.message) if not problem.path else ((), str(problem))
        notes[origin] = (*notes.get(origin, ()), _without_place(message, origin))
    return candidate, notes


def _origins(data: Any, inside: Origin = ()) -> list[Origin]:
    """Where the fields stand; a list of plain values is one field."""
    found: list[Origin] = []
    for key, value in data.items():
        found.append((*inside, key))
        if key == "claims":
            for position, claim in enumerate(value):
                found.append((*inside, key, position))
                found += _origins(claim, (*inside, key, position))
    return found


def _without_place(message: str, origin: Origin) -> str:
    """The message without the name of the field that it stands beside."""
    return message.removeprefix(f"{'.'.join(map(str, origin))}: ") if origin else message
