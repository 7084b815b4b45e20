"""The text of a snapshot to verbatim passages, and a corpus with them; pure.

A passage is a slice of the text, cut at paragraphs; nothing in it is ours. It has no heading: the assertion is the
brief's, the passage shows what stands there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from advisor.briefs.names import NameFinder
from advisor.briefs.sentences import sentence_spans
from advisor.originals.snapshots import PAGE_BREAK, Kept
from advisor.records import Brief, Corpus, Passage, Source, sha256_of

_PARAGRAPH = re.compile(r"[^\n\f](?:[^\n\f]|\n(?![^\S\f]*(?:\n|\f|$)))*")
#: A passage is closed at the end of the paragraph with which it reaches this many characters: single lines of a list
#: say little alone.
_ENOUGH = 400
#: A longer paragraph is cut between sentences.
_MOST = 1600


@dataclass(frozen=True, slots=True)
class Cut:
    """A slice of a text; paragraphs and pages count from 1, `page` is 0 in a text without pages."""

    start: int
    end: int
    first_paragraph: int
    last_paragraph: int
    page: int


def paragraph_spans(text: str) -> list[tuple[int, int]]:
    """Spans of the paragraphs; every character that is not white space lies in exactly one."""
    spans = []
    for match in _PARAGRAPH.finditer(text):
        piece = match.group()
        stripped = piece.strip()
        if stripped:
            start = match.start() + len(piece) - len(piece.lstrip())
            spans.append((start, start + len(stripped)))
    return spans


def cuts(text: str) -> list[Cut]:
    """A text cut into passages, in order; every character that is not white space lies in exactly one."""
    result: list[Cut] = []
    page, seen = (1 if PAGE_BREAK in text else 0), 0
    open_cut: Cut | None = None
    for number, (start, end) in enumerate(paragraph_spans(text), 1):
        turned = text.count(PAGE_BREAK, seen, start)
        seen = start
        page += turned
        if open_cut is not None and (turned or end - open_cut.start > _MOST):
            result.append(open_cut)
            open_cut = None
        if end - start > _MOST:
            result += [Cut(a, b, number, number, page) for a, b in _pieces(text, start, end)]
            continue
        open_cut = (
            replace(open_cut, end=end, last_paragraph=number) if open_cut else Cut(start, end, number, number, page)
        )
        if end - open_cut.start >= _ENOUGH:
            result.append(open_cut)
            open_cut = None
    return result + ([open_cut] if open_cut else [])


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A long paragraph as runs of whole sentences; a sentence that is too long itself is cut at blanks."""
    begin, stop = -1, -1
    for a, b in sentence_spans(text[start:end]):
        for first, last in _windows(text, start + a, start + b):
            if begin >= 0 and last - begin > _MOST:
                yield begin, stop
                begin = -1
            begin, stop = (first if begin < 0 else begin), last
    if begin >= 0:
        yield begin, stop


def _windows(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _MOST:
        blank = text.rfind(" ", start + _MOST // 2, start + _MOST)
        middle = blank if blank > 0 else start + _MOST
        piece = text[start:middle]
        if piece.strip():
            yield start, start + len(piece.rstrip())
        start = middle + len(text[middle:end]) - len(text[middle:end].lstrip())
    if end > start:
        yield start, end


def language_of_text(text: str) -> str:
    """`zh` or `ru` where their script carries the text, else `en`."""
    han, cyrillic = len(re.findall(r"[\u3400-\u9fff]", text)), len(re.findall(r"[\u0400-\u04ff]", text))
    latin = len(re.findall(r"[A-Za-z]", text))
    # A Chinese character is about half a word, a letter about a sixth of one.
    if han / 2 > max(cyrillic, latin) / 6:
        return "zh"
    return "ru" if cyrillic > latin else "en"


def passages_of(kept: Kept, source: Source, finder: NameFinder | None = None) -> tuple[Passage, ...]:
    """The passages of a snapshot, marked as original text.

    Args:
        kept: the snapshot and its text.
        source: what it is a snapshot of.
        finder: finds the parties, models and laws that a text names; without one, none are named.
    """
    snapshot, text = kept.snapshot, kept.text
    original = replace(source, language=language_of_text(text), url=snapshot.url, read_through="")
    leading = frozenset(source.subjects)
    result = []
    for number, cut in enumerate(cuts(text), 1):
        piece = text[cut.start : cut.end]
        named = finder.with_parents({*finder.ids(piece), *leading}) if finder else leading
        result.append(
            Passage(
                id=f"{source.id}@{snapshot.text_sha256[:12]}:p{number:04d}",
                source=original,
                heading="",
                text=piece,
                locator=_locator(cut, snapshot.day),
                verified="full",
                entities=named,
                lead_entities=leading,
                snapshot=snapshot.fetched_at,
            )
        )
    return tuple(result)


def _locator(cut: Cut, day: str) -> str:
    if cut.first_paragraph == cut.last_paragraph:
        place = f"paragraph {cut.first_paragraph}"
    else:
        place = f"paragraphs {cut.first_paragraph} to {cut.last_paragraph}"
    page = f"page {cut.page}, " if cut.page else ""
    return f"{page}{place} of the snapshot of {day}"


def with_originals(corpus: Corpus, kept: Iterable[Kept]) -> Corpus:
    """The corpus with the verbatim passages of these snapshots, and a digest that says so; without any, the same.

    A document that two briefs describe, in two languages say, is taken once: under the first.
    """
    briefs: dict[str, Brief] = {brief.source.id: brief for brief in corpus.briefs}
    finder = NameFinder(corpus.entities)
    taken: set[tuple[str, str]] = set()
    used: list[str] = []
    originals: list[Passage] = []
    for one in sorted(kept, key=lambda one: (one.snapshot.source_id, one.snapshot.url)):
        snapshot = one.snapshot
        brief = briefs.get(snapshot.source_id)
        # Two addresses of one source may hold one text; ids must not meet.
        keys = {(snapshot.url, snapshot.text_sha256), (snapshot.source_id, snapshot.text_sha256)}
        if brief is None or keys & taken:
            continue
        taken |= keys
        found = passages_of(one, brief.source, finder)
        originals += found
        if found:
            used.append(f"{snapshot.source_id} {snapshot.url} {snapshot.text_sha256} {snapshot.fetched_at}")
    if not used:
        return corpus
    return replace(corpus, originals=tuple(originals), sha256=sha256_of("\n".join([corpus.sha256, *used])))
