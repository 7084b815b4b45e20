"""The sheets that are ours: the sources, what the answers are, and, where the file was no workbook, the questions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from advisor.answer.texts import dated, say
from advisor.export.cell_text import starts_like_formula
from advisor.export.overview import asked_in, reviewed_cells, shown_counts, state_lines, tally, wording_of
from advisor.export.sources import Numbering
from advisor.export.texts import moment, word
from advisor.export.workbook_parts import new_part
from advisor.export.workbook_sheet import NewCell, cells_xml, column_letters, height_of
from advisor.export.workbook_styles import Styles, Use
from advisor.export.workbook_words import sheet_word
from advisor.questionnaire.records import Filled
from advisor.records import VERDICTS, Citation

Entry = tuple[str | int, Use]


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet: its rows from the top, the widths of its columns, and how many rows and columns stay in sight."""

    rows: tuple[tuple[Entry, ...], ...]
    widths: tuple[float, ...]
    frozen_rows: int = 0
    landscape: bool = True


def sheet_part(grid: Grid, styles: Styles, namespace: str) -> bytes:
    """A new sheet as a part of a workbook."""
    rows = "".join(
        f'<row r="{number}" ht="{_height(row, grid):g}">{cells_xml("", number, _cells(row, styles))}</row>'
        for number, row in enumerate(grid.rows, 1)
        if row
    )
    cols = "".join(
        f'<col min="{number}" max="{number}" width="{width:g}" customWidth="1"/>'
        for number, width in enumerate(grid.widths, 1)
    )
    top = grid.frozen_rows + 1
    pane = (
        f'<pane ySplit="{grid.frozen_rows}" topLeftCell="A{top}" activePane="bottomLeft" state="frozen"/>'
        f'<selection pane="bottomLeft" activeCell="A{top}" sqref="A{top}"/>'
    )
    return new_part(
        f'<worksheet xmlns="{namespace}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<dimension ref="A1:{column_letters(len(grid.widths))}{max(len(grid.rows), 1)}"/>'
        f'<sheetViews><sheetView workbookViewId="0">{pane if grid.frozen_rows else ""}</sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{cols}</cols><sheetData>{rows}</sheetData>'
        '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
        f'<pageSetup orientation="{"landscape" if grid.landscape else "portrait"}" fitToHeight="0"/></worksheet>'
    )


def _height(row: Sequence[Entry], grid: Grid) -> float:
    # Not every program measures the rows of a file that it did not write.
    wrapped = [
        (str(content), width)
        for (content, use), width in zip(row, grid.widths, strict=False)
        if use not in ("plain", "title")
    ]
    return height_of(wrapped, 14 if any(use == "title" for _, use in row) else 11)


def _cells(row: Sequence[Entry], styles: Styles) -> dict[int, NewCell]:
    return {
        column: NewCell(content, styles.style(use, quoted=isinstance(content, str) and starts_like_formula(content)))
        for column, (content, use) in enumerate(row, 1)
        if content != ""
    }


# -- sources ----------------------------------------------------------------------------------------------------------
_SOURCE_COLUMNS: tuple[tuple[str, float], ...] = (
    *(("number", 6), ("quote", 70), ("source_title", 36), ("publisher", 20), ("published", 14), ("kind", 16)),
    *(("interest", 36), ("locator", 22), ("address", 44), ("passage_id", 34), ("digest", 68), ("verified", 20)),
    ("wording", 24),
)


def sources_grid(numbers: Numbering, language: str) -> Grid:
    """Every quote with what is needed to find and check it."""
    header: tuple[Entry, ...] = tuple((word(key, language), "header") for key, _ in _SOURCE_COLUMNS)
    rows = [_source_row(citation, language) for citation in numbers.citations]
    if not rows:
        rows = [((word("no_sources", language), "plain"),)]
    return Grid((header, *rows), tuple(width for _, width in _SOURCE_COLUMNS), frozen_rows=1)


def _source_row(citation: Citation, language: str) -> tuple[Entry, ...]:
    passage, source = citation.passage, citation.passage.source
    known = not source.is_own
    texts = (
        *(citation.number, citation.quote, source.title, source.publisher if known else ""),
        *(dated(source, language) if known else "", say(f"kind:{source.kind}", language) if known else ""),
        *(source.interest if known else "", passage.locator, source.url, passage.id, passage.sha256),
        *(say(f"verified:{passage.verified}", language) if known else "", wording_of(citation, language)),
    )
    return tuple((text, "text") for text in texts)


# -- about ------------------------------------------------------------------------------------------------------------
def about_grid(filled: Filled, places: Sequence[str], sources: str, notes: Sequence[str]) -> Grid:
    """What a reader must know about the answers before relying on them.

    Args:
        filled: the questionnaire with its answers.
        places: where the answers stand, one line for each sheet.
        sources: the name of the sheet with the sources.
        notes: on the file.
    """
    language, questionnaire = filled.language, filled.questionnaire
    blocks: list[tuple[str, Sequence[str]]] = [
        (word("file", language), [questionnaire.name]),
        (word("date", language), [moment(filled.created)]),
        (word("exported_questions", language), [str(len(questionnaire.questions))]),
        (word("corpus", language), [filled.corpus_sha256]),
        (sheet_word("where", language), places),
        (word("summary", language), state_lines(filled)),
        (sheet_word("reviewers", language), [_reviewers(filled)]),
        (sheet_word("reading", language), [*questionnaire.notes, *notes]),
        (sheet_word("how", language), [sheet_word("numbers", language, sheet=sources), word("note", language)]),
    ]
    rows: list[tuple[Entry, ...]] = [((sheet_word("about_sheet", language), "title"),), ()]
    rows += [row for label, lines in blocks for row in _block(label, lines)]
    rows += [(), ((word("routes", language), "header"), (word("summary", language), "header"))]
    rows += [
        ((route.name[language], "label"), (_counts(filled, index), "text")) for index, route in enumerate(filled.routes)
    ]
    rows += [(), ((word("verdict", language), "header"), (sheet_word("vocabulary", language), "header"))]
    meanings = [(say(f"verdict:{verdict}", language), f"means:{verdict}") for verdict in VERDICTS]
    meanings.append((sheet_word("blank", language), "means:blank"))
    rows += [((name, "label"), (sheet_word(key, language), "text")) for name, key in meanings]
    return Grid(tuple(rows), (34, 100), landscape=False)


def _block(label: str, lines: Sequence[str]) -> Iterator[tuple[Entry, ...]]:
    for place, line in enumerate(lines):
        yield (label if place == 0 else "", "label"), (line, "text")


def _counts(filled: Filled, index: int) -> str:
    counts = tally(filled, filled.routes[index])
    told = (f"{word(f'count:{shade}', filled.language)} {counts[shade]}" for shade in shown_counts(filled))
    return word("comma", filled.language).join(told)


def _reviewers(filled: Filled) -> str:
    reviews = [review for _, _, cell in reviewed_cells(filled) if cell is not None for review in cell.history]
    names = sorted({" ".join(review.who.split()) for review in reviews})
    return word("comma", filled.language).join(names) or sheet_word("nobody", filled.language)


# -- questions --------------------------------------------------------------------------------------------------------
def questions_grid(filled: Filled) -> Grid:
    """The questions, for a file that was no workbook; the answers are put beside them."""
    language = filled.language
    header: tuple[Entry, ...] = tuple((word(key, language), "header") for key in ("number", "section", "question"))
    rows: list[tuple[Entry, ...]] = [
        ((one.label, "text"), (one.item.section, "text"), (one.item.text, "text")) for one in asked_in(filled)
    ]
    return Grid((header, *rows), (9, 26, 60), frozen_rows=1)
