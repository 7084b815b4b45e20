"""The answers as a workbook: the buyer's own, with columns added, or a new one for other kinds of files."""

from __future__ import annotations

from advisor.export.new_workbook import new_workbook
from advisor.export.workbook_fill import fill
from advisor.export.workbook_parts import Package
from advisor.questionnaire.records import Filled


def to_workbook(filled: Filled, original: bytes | None) -> bytes:
    """The workbook with the answers in it.

    Each sheet that asks gets two columns for each route, right of what it holds: the verdict in the words that the
    sheet allows, with a note that names the sources, and the statement with their numbers. Two sheets are added: one
    about the answers, one with the sources. With a single route, the file's own answer cells are filled as well,
    where they are empty. All other parts of the file stay as they are, byte for byte.

    Args:
        filled: the questionnaire with its answers.
        original: the file as it was handed in, if it was a workbook. Otherwise a new one is made.

    Raises:
        QuestionnaireError: the original is damaged, encrypted or full, or is not the file that was read.
    """
    if original is None or filled.questionnaire.format != "xlsx":
        return new_workbook(filled)
    package = Package(original)
    fill(package, filled)
    return package.finished()
