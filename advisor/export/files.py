"""The files that a filled questionnaire can be handed out as."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from advisor.errors import InputError
from advisor.questionnaire.records import Filled
from advisor.records import Corpus

_Make = Callable[[Filled, bytes | None, Corpus], bytes]


@dataclass(frozen=True, slots=True)
class File:
    """A file to be saved by whoever asked for it."""

    name: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class _Kind:
    ending: str
    media_type: str
    make: _Make


def _workbook(filled: Filled, original: bytes | None, _: Corpus) -> bytes:
    from advisor.export.workbook import to_workbook

    return to_workbook(filled, original)


def _word(filled: Filled, _: bytes | None, __: Corpus) -> bytes:
    from advisor.export.word import to_word

    return to_word(filled)


def _csv(filled: Filled, _: bytes | None, __: Corpus) -> bytes:
    from advisor.export.delimited import to_csv

    return to_csv(filled)


def _markdown(filled: Filled, _: bytes | None, __: Corpus) -> bytes:
    from advisor.export.markdown import to_markdown

    return to_markdown(filled).encode("utf-8")


def _json(filled: Filled, _: bytes | None, __: Corpus) -> bytes:
    from advisor.export.plain_data import to_json
    from advisor.questionnaire.service import versions

    return json.dumps(to_json(filled, versions()), ensure_ascii=False, indent=1).encode("utf-8")


def _packet(filled: Filled, original: bytes | None, corpus: Corpus) -> bytes:
    from advisor.export.packet import audit_packet
    from advisor.questionnaire.service import versions

    return audit_packet(filled, original, corpus, versions())


def _letters(filled: Filled, _: bytes | None, corpus: Corpus) -> bytes:
    from advisor.export.letters import letters, letters_word

    return letters_word(letters(filled, corpus))


_OFFICE = "application/vnd.openxmlformats-officedocument."
_MACROS = "application/vnd.ms-excel.sheet.macroEnabled.12"
#: By name. The first one whose ending a file name has is what the command line writes.
_KINDS: Mapping[str, _Kind] = {
    "workbook": _Kind(".xlsx", _OFFICE + "spreadsheetml.sheet", _workbook),
    "word": _Kind(".docx", _OFFICE + "wordprocessingml.document", _word),
    "csv": _Kind(".csv", "text/csv", _csv),
    "markdown": _Kind(".md", "text/markdown", _markdown),
    "json": _Kind(".json", "application/json", _json),
    "packet": _Kind(".zip", "application/zip", _packet),
    "letters": _Kind(".docx", _OFFICE + "wordprocessingml.document", _letters),
}
EXPORTS = tuple(_KINDS)


def exported(kind: str, filled: Filled, original: bytes | None, corpus: Corpus) -> File:
    """A filled questionnaire as a file.

    Args:
        kind: one of `EXPORTS`.
        filled: the questionnaire with its answers.
        original: the file as it was handed in.
        corpus: knows whom a letter goes to.

    Raises:
        QuestionnaireError: the original workbook cannot be written to.
    """
    made = _KINDS[kind]
    name = PurePath(filled.questionnaire.name.replace("\\", "/"))
    own = original is not None and filled.questionnaire.format == "xlsx"
    ending = name.suffix if kind == "workbook" and own and name.suffix else made.ending
    stem = name.stem or "questionnaire"
    media = _MACROS if ending.lower() == ".xlsm" else made.media_type
    return File(f"{stem}-{kind}{ending}", media, made.make(filled, original, corpus))


def kind_of(file_name: str) -> str:
    """What a file of this name is to hold, by its ending.

    Raises:
        InputError: no export has that ending.
    """
    ending = PurePath(file_name).suffix.lower()
    if ending == ".xlsm":
        return "workbook"
    for name, kind in _KINDS.items():
        if kind.ending == ending:
            return name
    endings = ", ".join(dict.fromkeys(kind.ending for kind in _KINDS.values()))
    raise InputError(f"no export has the ending {ending or 'of no name'}", where=file_name, remedy=f"Use {endings}.")
