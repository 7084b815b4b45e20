"""A memo as blocks, for whatever program writes them as a file; pure but for the drawings that it is handed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from advisor.export.blocks import Block, Heading, NewPage, Paragraph, Picture, Row, Run, Table, Text
from advisor.export.memo_records import Chart, ChartName, Grid, Memo, Part, Points, Section, Sentence, Words
from advisor.export.report import compact_source
from advisor.export.texts_memo import memo_text
from advisor.records import Citation, Language

#: Centimetres.
_PICTURE = 13.5
Draw = Callable[[ChartName], str]


def blocks(memo: Memo, draw: Draw) -> Iterator[Block]:
    """The whole memo: the first page, the sections, the numbered sources.

    Args:
        memo: what it says.
        draw: gives a drawing as SVG.
    """
    yield Heading(memo.title, 0)
    yield Paragraph(Run(memo_text("dated", memo.language, date=memo.date), small=True))
    for parts in (memo.summary, memo.parts, memo.annex):
        for part, following in zip(parts, (*parts[1:], None), strict=True):
            yield from _part(part, memo.language, draw, leads=isinstance(following, Grid | Points))
        yield NewPage()
    yield Heading(memo_text("sources", memo.language), 1)
    yield from _sources(memo.citations, memo.language)


def _sources(citations: Sequence[Citation], language: Language) -> Iterator[Block]:
    """Numbered, in small print; what a publisher gains and its address stand with the first passage of a source."""
    first: dict[str, int] = {}
    for one in citations:
        known = first.setdefault(one.passage.source.id, one.number)
        yield from compact_source(one, language, known if known != one.number else 0)


def _part(part: Part, language: Language, draw: Draw, *, leads: bool) -> Iterator[Block]:
    """`leads`: a table or list follows, from which what introduces it is not parted."""
    match part:
        case Section(text, level):
            yield Heading(text, level)
        case Words(sentences, label):
            runs = labelled(sentences, label, language)
            if runs:
                yield Paragraph(runs, keep=leads or not sentences)
        case Points(items):
            for item in items:
                yield Paragraph(labelled(item.sentences, item.label, language), "bullet")
        case Grid(head, widths, lines):
            rows = [Row(tuple(_cell(cell, language) for cell in line.cells), line.tints) for line in lines]
            yield Table(head, widths, rows)
            yield Paragraph("", close=True)
        case Chart(name, caption):
            yield Paragraph(Run(caption, bold=True), "caption", keep=True, close=True)
            yield Picture(draw(name), caption, _PICTURE)


def labelled(sentences: Sequence[Sentence], label: str, language: Language) -> tuple[Run, ...]:
    """Sentences in a row behind their label in bold, each with the numbers of its sources."""
    said = tuple(run for place, one in enumerate(sentences) for run in _runs(one, language, first=place == 0))
    if not label:
        return said
    if not said:
        return (Run(label, bold=True),)
    before = memo_text("pair", language, name=label, value="")
    return (Run(before if before.endswith(("：", " ")) else f"{before} ", bold=True), *said)


def _runs(one: Sentence, language: Language, *, first: bool) -> Iterator[Run]:
    # Chinese sentences follow each other without a blank.
    gap = "" if first or language == "zh" else " "
    if one.text:
        yield Run(f"{gap}{one.text}", bold=one.bold)
    for place, citation in enumerate(one.citations):
        if one.text and not place:
            yield Run("\u00a0")
        yield Run(f"[{citation.number}]", small=True, anchor=f"s{citation.number}")
    if one.tail:
        yield Run(one.tail)


def _cell(sentences: Sequence[Sentence], language: Language) -> tuple[Text, ...]:
    """A paragraph for each sentence; a name that ends in a colon stays with what it introduces."""
    paragraphs: list[tuple[Run, ...]] = []
    open_name: tuple[Run, ...] = ()
    for one in sentences:
        runs = (*open_name, *_runs(one, language, first=True))
        if one.text.rstrip().endswith((":", "：")):
            open_name = runs
        else:
            paragraphs.append(runs)
            open_name = ()
    return tuple(tuple(_small(run) for run in runs) for runs in (*paragraphs, *([open_name] if open_name else [])))


def _small(run: Run) -> Run:
    return Run(run.text, run.bold, True, run.colour, run.anchor, run.url)
