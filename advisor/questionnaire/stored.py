"""The records of a questionnaire as plain JSON data and back, without loss; pure.

A cell carries the whole of its passages and their sources, so that what was answered can be proved when the corpus has
moved on. Equal records give equal data: sets are sorted. Since hundreds of cells cite the same passages, a cell can be
`packed`: its passages stand beside it, each once, under the digest of their own data.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

from advisor.errors import InputError
from advisor.questionnaire.records import Cell, Item, Questionnaire, Review
from advisor.records import Citation, Passage, sha256_of

if TYPE_CHECKING:
    from pydantic import TypeAdapter

Data = dict[str, Any]
Record = TypeVar("Record", Item, Questionnaire, Cell, Review, Passage)
AnyRecord = Item | Questionnaire | Cell | Review | Passage

_KINDS = (Item, Questionnaire, Cell, Review, Passage)


def to_data(record: AnyRecord) -> Data:
    """A record as dictionaries, lists, strings, numbers, truth values and None."""
    return cast(Data, _plain(record))


def _plain(value: object) -> object:
    if is_dataclass(value):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value


def from_data(kind: type[Record], data: object) -> Record:
    """The record that `to_data` made this of.

    Args:
        kind: the class of the record.
        data: what `to_data` gave, or what JSON made of that.

    Raises:
        InputError: it is not such data.
    """
    try:
        return cast(Record, _adapter(kind.__name__).validate_python(data))
    except ValueError as error:  # pydantic's, and that of a citation whose span lies outside its passage
        raise InputError(f"stored data is no {kind.__name__.lower()}: {_first_line(error)}") from error


def to_text(record: AnyRecord) -> str:
    """A record as one line of JSON; equal records give equal lines, in every process.

    Raises:
        InputError: it holds half of a surrogate pair (a cut emoji), which no file can hold.
    """
    return _line(to_data(record), type(record).__name__)


def from_text(kind: type[Record], text: str) -> Record:
    """The record that `to_text` made this line of.

    Raises:
        InputError: it is no such line.
    """
    return from_data(kind, _loaded(text))


def packed(cell: Cell) -> tuple[str, dict[str, str]]:
    """A cell as one line of JSON that names its passages by digest, and their lines by digest.

    Raises:
        InputError: as `to_text`.
    """
    passages: dict[str, str] = {}
    citations = []
    for citation in cell.citations:
        line = to_text(citation.passage)
        digest = sha256_of(line)
        passages[digest] = line
        citations.append([citation.number, digest, citation.start, citation.end])
    data = to_data(replace(cell, citations=()))
    return _line(data | {"citations": citations}, "Cell"), passages


def unpacked(text: str, passages: Mapping[str, Passage]) -> Cell:
    """The cell that `packed` made this line of.

    Args:
        text: the line.
        passages: by the digests that it names.

    Raises:
        InputError: it is no such line, or a passage is missing.
    """
    data = _loaded(text)
    try:
        citations = [
            Citation(number, passages[digest], start, end) for number, digest, start, end in data.pop("citations")
        ]
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise InputError(f"stored data is no cell: its citations do not hold ({_first_line(error)})") from error
    return replace(from_data(Cell, data), citations=tuple(citations))


def _line(data: Data, kind: str) -> str:
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InputError(
            f"a {kind.lower()} holds half of a character and cannot be stored",
            remedy="Replace such characters where the text is read.",
        ) from error
    return text


def _loaded(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError("stored data is no JSON") from error


@cache
def _adapter(name: str) -> TypeAdapter[Any]:
    from pydantic import TypeAdapter

    return TypeAdapter(next(kind for kind in _KINDS if kind.__name__ == name))


def _first_line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
