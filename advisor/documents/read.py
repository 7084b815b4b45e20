"""Files to passages: plain text, Markdown, and JSON Lines of `{_id, title, text}`.

A passage of a document is a run of whole paragraphs; its text is a slice of the file's text, so that quotes can be
found again in the file. Every type that can be uploaded follows with the questionnaire.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from advisor.briefs.sentences import sentence_spans
from advisor.errors import DocumentError
from advisor.records import Passage, Source, sha256_of
from advisor.retrieval.orders import gives_orders

_TEXT_TYPES = frozenset({".txt", ".md", ".markdown", ".text", ".rst"})
_MAX_BYTES = 64 * 1024 * 1024
#: Passages of about this many characters: long enough to carry their context, short enough to be read at a glance.
_TARGET = 900
_HARD_LIMIT = 1800


def read_documents(paths: Sequence[Path]) -> list[Passage]:
    """The passages of all files (a folder stands for the readable files in it), in order.

    Raises:
        DocumentError: a file cannot be read, is of an unknown type or holds no text; the error names file and line.
    """
    passages: list[Passage] = []
    for path in _expanded(paths):
        text = _text(path)
        passages += _from_json_lines(path, text) if path.suffix.lower() == ".jsonl" else _from_text(path, text)
    if not passages:
        raise DocumentError("there is no text in the files given", where=", ".join(map(str, paths)))
    seen: set[str] = set()
    for passage in passages:
        if passage.id in seen:
            raise DocumentError(f"two passages have the id {passage.id}", remedy="Give each line its own `_id`.")
        seen.add(passage.id)
    return passages


def _expanded(paths: Sequence[Path]) -> list[Path]:
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += sorted(p for p in path.rglob("*") if p.suffix.lower() in _TEXT_TYPES | {".jsonl"} and p.is_file())
        else:
            found.append(path)
    return found


def _text(path: Path) -> str:
    if path.suffix.lower() not in _TEXT_TYPES | {".jsonl"}:
        raise DocumentError(
            f"files of type {path.suffix or 'none'} cannot be read yet",
            where=str(path),
            remedy="Give plain text, Markdown or JSON Lines.",
        )
    try:
        size = path.stat().st_size
        if size > _MAX_BYTES:
            raise DocumentError(f"the file has {size} bytes, more than {_MAX_BYTES}", where=str(path))
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise DocumentError("the file is not UTF-8 text", where=str(path), remedy="Save it as UTF-8.") from error
    except OSError as error:
        raise DocumentError(f"the file cannot be read: {error.strerror}", where=str(path)) from error


def _source(identifier: str, title: str, path: Path) -> Source:
    from advisor.retrieval.language import language_of

    return Source(
        id=identifier,
        title=title,
        publisher="your document",
        url=path.resolve().as_uri(),
        published=None,
        as_of="",
        language="en" if not title else language_of(title),
        kind="independent-research",
        interest="a document that you added",
    )


def _passage(source: Source, number: str, heading: str, text: str, locator: str) -> Passage:
    return Passage(
        id=f"{source.id}#{number}" if number else source.id,
        source=source,
        heading=heading,
        text=text,
        locator=locator,
        verified="full",
        headings={},
    )


def _from_json_lines(path: Path, text: str) -> list[Passage]:
    passages: list[Passage] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        where = f"{path}:{number}"
        try:
            data = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise DocumentError(f"not valid JSON: {getattr(error, 'msg', error)}", where=where) from error
        if not isinstance(data, dict) or not isinstance(data.get("text"), str) or "_id" not in data:
            raise DocumentError("a line needs `_id` and `text`", where=where)
        body = data["text"].strip()
        if body:
            title = str(data.get("title") or "")
            passages.append(
                _passage(_source_for(str(data["_id"]), title, path, body), "", title, body, f"line {number}")
            )
    return passages


def _source_for(identifier: str, title: str, path: Path, body: str) -> Source:
    from dataclasses import replace

    from advisor.retrieval.language import language_of

    return replace(_source(identifier, title or path.name, path), language=language_of(body))


def _from_text(path: Path, text: str) -> list[Passage]:
    identifier = f"{path.stem}-{sha256_of(str(path.resolve()))[:6]}"
    source = _source_for(identifier, path.name, path, text)
    passages = []
    for start, end in passage_spans(text):
        line = text.count("\n", 0, start) + 1
        passages.append(_passage(source, f"c{start}", "", text[start:end], f"line {line}"))
    return passages


def passage_spans(text: str) -> list[tuple[int, int]]:
    """Cuts a text into runs of whole sentences of about `_TARGET` characters, at paragraphs where possible; pure.

    Nothing but white space lies between the runs.
    """
    spans: list[tuple[int, int]] = []
    start, end, ordering = -1, -1, False
    for begin, stop in sentence_spans(text):
        new_paragraph = end >= 0 and "\n\n" in text[end:begin].replace("\r", "")
        heading = text[begin:stop].lstrip().startswith("#")
        full = end - start >= _TARGET or stop - start > _HARD_LIMIT
        # From an order to a language model to the end of its paragraph: apart, so that it spoils no clause before it.
        orders = gives_orders(text[begin:stop]) or (ordering and not new_paragraph)
        apart = orders != ordering
        if start >= 0 and (apart or full or (new_paragraph and (end - start >= _TARGET / 2 or heading))):
            spans.append((start, end))
            start = -1
        if start < 0:
            start = begin
        end, ordering = stop, orders
    if start >= 0:
        spans.append((start, end))
    return spans
