"""CSV, TSV and the like to a questionnaire: one table, whose delimiter is found out."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping

from advisor.errors import QuestionnaireError
from advisor.questionnaire.forms.grid import MAX_CELL_CHARACTERS, Budget, Grid, GridCell, GridRow
from advisor.questionnaire.forms.tables import read_table
from advisor.questionnaire.forms.titles import role_of
from advisor.questionnaire.records import Columns, Questionnaire
from advisor.records import sha256_of

DELIMITERS = (",", ";", "\t", "|")
#: For a file of one column: a sign that no text holds.
_NONE = "\x1f"
_SAMPLE_ROWS = 60
_MAX_CHARACTERS = 64_000_000
#: What some programs write in the first line to say how the rest is parted.
_DECLARED = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
#: Stands after the last row; swallowed by a quote that is never closed.
_END = "\x1eend\x1e"
_MOST_COLUMNS = 2_000


def read_delimited(text: str, name: str, columns: Mapping[str, Columns] | None = None) -> Questionnaire:
    """Read a delimited file.

    Args:
        text: its decoded text.
        name: its name, for errors and the record.
        columns: the buyer's own mapping, which wins over guessing, under the empty name of the one table.

    Returns:
        The items in order; the row of a place is that of the record in the file, empty ones counted, as a spreadsheet
        would number it. `sha256` is that of the text as UTF-8: who has the bytes replaces it.

    Raises:
        QuestionnaireError: a quote is never closed, or the file holds more than a questionnaire can; names the line.
    """
    if len(text) > _MAX_CHARACTERS:
        raise QuestionnaireError(
            f"the file has more than {_MAX_CHARACTERS // 1_000_000} million letters; that is data, not a questionnaire",
            where=name,
            remedy="Save a copy that holds the questions only.",
        )
    plain = text.removeprefix("\ufeff").replace("\0", "\ufffd")
    budget = Budget(name, "")
    rows: list[GridRow] = []
    for number, record in enumerate(records(plain, name), 1):
        cells: dict[int, GridCell] = {}
        for column, value in enumerate(record, 1):
            if value.strip():
                budget.spend(value, number, column)
                cells[column] = GridCell(value[:MAX_CELL_CHARACTERS])
        if cells and not (number == 1 and _DECLARED.fullmatch(f"{'|'.join(record)}\n")):
            rows.append(GridRow(number, cells))
    read = read_table(Grid("", tuple(rows)), (columns or {}).get(""))
    return Questionnaire(name, "csv", sha256_of(text), read.items, (read.table,), read.notes)


def records(text: str, name: str, delimiter: str | None = None) -> Iterator[list[str]]:
    """The records of a delimited text, empty ones too; quoted values may run over several lines.

    Raises:
        QuestionnaireError: a quote is never closed, or a line is of a kind that no table has; names the line.
    """
    delimiter = delimiter or delimiter_of(text)
    csv.field_size_limit(max(csv.field_size_limit(), _MAX_CHARACTERS))
    reader = csv.reader(_lines(text), delimiter=delimiter)
    line = 1
    try:
        for record in reader:
            if record == [_END]:
                return
            if record and _END in record[-1]:
                break
            if len(record) > _MOST_COLUMNS:
                raise QuestionnaireError(
                    f"a row with more than {_MOST_COLUMNS:,} columns",
                    where=f"{name}, line {line}",
                    remedy="Save a copy that holds the questions only.",
                )
            yield record
            line = reader.line_num + 1
    except csv.Error as error:
        raise QuestionnaireError(
            "the row cannot be read", where=f"{name}, line {line}", remedy="Save the file anew as CSV."
        ) from error
    raise QuestionnaireError(
        "a quotation mark opens a text that is never closed",
        where=f"{name}, line {line}",
        remedy="Close it, or double the marks inside of the text.",
    )


def _lines(text: str) -> Iterator[str]:
    yield from io.StringIO(text, newline="")
    if text and not text.endswith(("\n", "\r")):
        yield "\n"
    yield _END


def delimiter_of(text: str) -> str:
    """What parts the columns of a text: a comma, semicolon, tab or bar; a sign that stands nowhere for one column.

    What counts is that known titles of columns appear in a row, then that rows have the same number of columns.
    """
    text = text.removeprefix("\ufeff")
    declared = _DECLARED.match(text)
    if declared is not None and declared[1] in DELIMITERS:
        return declared[1]
    best, chosen = (0.0, 0.0), _NONE
    for delimiter in DELIMITERS:
        found = _fitness(text, delimiter)
        if found > best:
            best, chosen = found, delimiter
    return chosen


def _fitness(text: str, delimiter: str) -> tuple[float, float]:
    """How many titles a row has at most, and how alike the rows are; nothing where they are not columns at all."""
    if delimiter not in text:
        return (0.0, 0.0)
    sample: list[list[str]] = []
    reader = csv.reader(io.StringIO(text[:200_000], newline=""), delimiter=delimiter)
    try:
        for record in reader:
            if any(value.strip() for value in record):
                sample.append(record)
            if len(sample) >= _SAMPLE_ROWS:
                break
    except csv.Error:
        return (0.0, 0.0)
    if not sample:
        return (0.0, 0.0)
    widths = Counter(map(len, sample))
    titles = max((_titles(record) for record in sample[:15]), default=0)
    width, count = max(widths.items(), key=lambda item: (item[1] if item[0] > 1 else 0, item[0]))
    alike = count / len(sample)
    if width < 2 or (titles < 2 and alike < 0.6):
        return (0.0, 0.0)
    return (titles if titles > 1 else 0.0, alike + min(width, 20) / 100)


def _titles(record: list[str]) -> int:
    roles = [role_of(value.strip()) for value in record if value.strip() and len(value) < 60]
    return len({role for role in roles if role}) if len(roles) * 2 >= len(record) or len(record) > 4 else 0
