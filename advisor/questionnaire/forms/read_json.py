"""Questionnaires as data, JSON or YAML, also JSON as people write it; the only user of json5.

Programs write JSON; people add comments, join long texts with `+` and leave commas at the end. That is mended by one
walk over the characters, since the library for such files takes a second for each hundred kilobytes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from typing import Any

from advisor.briefs.located import read_plain
from advisor.errors import Problem, QuestionnaireError
from advisor.questionnaire.forms.nested import items_of_data
from advisor.questionnaire.records import Questionnaire
from advisor.records import sha256_of

#: More than this the slow library is not given.
_SLOW_LIMIT = 500_000
_YAML_LIMIT = 8_000_000
#: Small lists take thirty times the memory of their brackets.
_JSON_LIMIT = 10_000_000
#: Texts and comments; one that is not closed runs to the end, so that no walk over the file is walked twice.
_TEXT = re.compile(r'("[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\Z))', re.DOTALL)
_TEXT_OR_COMMENT = re.compile(rf"{_TEXT.pattern}|//[^\n]*|/\*(?:[^*]|\*(?!/))*+(?:\*/|\Z)", re.DOTALL)
#: `const questions = {…};`, `module.exports = […]`, `callback({…})`.
_PROGRAM = re.compile(
    r"\A\s*(?:(?:export\s+)?(?:const|let|var)\s+\w{1,80}(?:\s*:[^={\[]{0,200})?\s*=|export\s+default|module\.exports\s*=|[\w.]{1,80}\s*\()\s*(?=[\[{])"
)
_PROGRAM_END = re.compile(r"[\s;)]*\Z")


def read_json(text: str, name: str) -> Questionnaire:
    """A questionnaire that was saved as JSON, as JSON Lines, or as the JavaScript that VSAQ takes.

    Raises:
        QuestionnaireError: it is no JSON even with mends, or holds no questions.
    """
    return Questionnaire(name, "json", sha256_of(text), items_of_data(_parsed(text, name), name))


def read_yaml(text: str, name: str) -> Questionnaire:
    """A questionnaire that was saved as YAML.

    Raises:
        QuestionnaireError: it is no valid YAML, uses aliases or tags, or holds no questions.
    """
    if len(text) > _YAML_LIMIT:
        raise QuestionnaireError(
            f"the YAML has more than {_YAML_LIMIT:,} characters", where=name, remedy="Hand in the questions alone."
        )
    problems: list[Problem] = []
    located = read_plain(text, name, problems)
    if located is None:
        first = problems[0]
        raise QuestionnaireError(
            first.message, where=f"{name}, line {first.line}", remedy="Mend the line, or paste the questions as text."
        )
    return Questionnaire(name, "yaml", sha256_of(text), items_of_data(located.data, name, located.lines))


def _parsed(text: str, name: str) -> Any:
    if len(text) > _JSON_LIMIT:
        raise QuestionnaireError(
            f"the JSON has more than {_JSON_LIMIT:,} characters", where=name, remedy="Hand in the questions alone."
        )
    attempts: list[Callable[[], Any]] = [lambda: _loads(text), lambda: _loads(_mended(text)), lambda: _json_lines(text)]
    for attempt in attempts:
        try:
            return attempt()
        except RecursionError as error:
            raise QuestionnaireError("it is nested too deep to be a questionnaire", where=name) from error
        except ValueError:
            continue
    return _slowly_parsed(text, name)


def _loads(text: str) -> Any:
    return json.loads(text, strict=False, object_pairs_hook=_all_pairs, parse_int=str, parse_float=str)


def _all_pairs(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """A mapping that keeps what stands under a key that is given twice."""
    found: dict[str, Any] = {}
    for key, value in pairs:
        own, copy = key, 2
        while own in found:
            own, copy = f"{key} ({copy})", copy + 1
        found[own] = value
    return found


def _mended(text: str) -> str:
    """JSON without comments, with joined texts as one, without commas before an end, without a program around it."""
    bare = _TEXT_OR_COMMENT.sub(lambda found: found[1] or " ", text)
    bare = _PROGRAM_END.sub("", _PROGRAM.sub("", bare))
    pieces: list[str] = []
    joins = False
    for position, part in enumerate(_TEXT.split(bare)):
        if position % 2 == 0:
            joins = part.strip() == "+"
            pieces.append("" if joins else re.sub(r",(\s*[\]}])", r"\1", part))
        elif joins:
            # The text before loses its last quote, this one its first.
            pieces[-2:] = [pieces[-2][:-1] + part[1:]]
        else:
            pieces.append(part)
    return "".join(pieces)


def _json_lines(text: str) -> Any:
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) < 2:
        raise ValueError
    return [_loads(line) for line in lines]


def _slowly_parsed(text: str, name: str) -> Any:
    """By the library that knows all that people write: single quotes, keys without quotes."""
    import json5

    reason = "it is no JSON"
    if len(text) <= _SLOW_LIMIT:
        try:
            return json5.loads(_PROGRAM_END.sub("", _PROGRAM.sub("", text)), object_pairs_hook=_all_pairs)
        except RecursionError as error:
            raise QuestionnaireError("it is nested too deep to be a questionnaire", where=name) from error
        except ValueError as error:
            reason = f"it is no JSON: {str(error).splitlines()[0][:200]}"
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        line = error.lineno
    else:  # pragma: no cover - it was tried before
        line = 1
    raise QuestionnaireError(
        reason, where=f"{name}, line {line}", remedy="Mend the line named, or paste the questions as text."
    )
