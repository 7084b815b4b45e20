"""The answers as CSV: one row per question and route; UTF-8 with a mark, so that Excel reads every script.

No field is a formula: a text that begins like one gets an apostrophe in front, and so does whatever a program that
takes another delimiter than the comma could mistake for the beginning of a field.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from advisor.answer.texts import dated, say
from advisor.export.overview import Asked, comment_line, review_state, reviewed_cells, signed, source_facts, wording_of
from advisor.export.sources import Numbering, numbering
from advisor.export.texts import basis_text, reason_text, shade_of, strength_text, verdict_set, verdict_text, word
from advisor.questionnaire.records import Filled, Review, ReviewedCell
from advisor.records import Citation, Language, Route

_FORMULA = "=+\\-@＝＋－＠"
#: The beginning of a text, also behind blanks and marks that nobody sees: programs differ in what they trim.
_FIRST = re.compile(rf"^(?=[\t\r\n]|[\s\x00-\x1f\u200b\ufeff]*[{_FORMULA}])")
#: What a program takes for a new field if it reads semicolons or tabs, or loses count of the quotation marks.
_LATER = re.compile(rf"(?<=[;\t\r\n])(?=[\s\"\x00-\x1f\u200b\ufeff]*[{_FORMULA}])")

_ANSWER_COLUMNS = (
    *("number", "key", "place", "section", "question", "guidance", "options", "given", "route_id", "route", "verdict"),
    *("statement", "basis", "criterion", "strength", "reasons", "ask", "as_of", "changed", "review", "approved"),
    *("comments", "source_numbers", "sources"),
)
_QUOTE_COLUMNS = (
    *("number", "passage_id", "digest", "start", "end", "quote", "wording", "source_title", "publisher", "address"),
    *("published", "kind", "interest", "locator", "verified", "passage_file", "in_corpus"),
)
_REVIEW_COLUMNS = (
    *("when", "who", "what", "place", "key", "question", "route_id", "route", "set_verdict", "set_statement"),
    "comment",
)


def formula_safe(text: str) -> str:
    """A text that no spreadsheet takes for a formula; anything else comes back unchanged."""
    return _FIRST.sub("'", _LATER.sub("'", text))


def table(header: Sequence[str], rows: Iterable[Sequence[str | int]]) -> bytes:
    """A table as CSV for spreadsheets: every field quoted, none a formula.

    Args:
        header: the titles of the columns.
        rows: texts, which are made safe, and numbers.
    """
    stream = io.StringIO()
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for row in (header, *rows):
        # Readers of CSV stop at a null character or lose what follows.
        writer.writerow([formula_safe(f.replace("\x00", "")) if isinstance(f, str) else f for f in row])
    return stream.getvalue().encode("utf-8-sig", "replace")


def to_csv(filled: Filled) -> bytes:
    """One row per question and route, in file order, in the language of the answers; sources in full in each row."""
    numbers = numbering(filled)
    rows = (_answer_row(one, route, reviewed, filled, numbers) for one, route, reviewed in reviewed_cells(filled))
    return table([word(key, filled.language) for key in _ANSWER_COLUMNS], rows)


def quotes_csv(filled: Filled, files: Sequence[str], standing: Sequence[bool]) -> bytes:
    """The quotes by number, each with what is needed to check it.

    Args:
        filled: the questionnaire with its answers.
        files: for each quote the name of the file that holds its passage.
        standing: for each quote whether its passage stands unchanged in the corpus.
    """
    language = filled.language
    rows = (
        _quote_row(citation, file, stands, language)
        for citation, file, stands in zip(numbering(filled).citations, files, standing, strict=True)
    )
    return table([word(key, language) for key in _QUOTE_COLUMNS], rows)


def reviews_csv(filled: Filled) -> bytes:
    """Who did what to which cell, oldest first."""
    found = [
        (review, one, route)
        for one, route, reviewed in reviewed_cells(filled)
        if reviewed is not None
        for review in reviewed.history
    ]
    found.sort(key=lambda entry: entry[0].when)
    header = [word(key, filled.language) for key in _REVIEW_COLUMNS]
    return table(header, (_review_row(review, one, route, filled.language) for review, one, route in found))


def _answer_row(
    one: Asked, route: Route, reviewed: ReviewedCell | None, filled: Filled, numbers: Numbering
) -> list[str | int]:
    language, item = filled.language, one.item
    asked: list[str | int] = [
        *(one.number, item.number, item.id, item.section, item.text, item.guidance),
        *(" | ".join(item.options), item.given, route.id, route.name[language]),
        verdict_text(shade_of(reviewed), language),
    ]
    if reviewed is None:
        return [*asked, *[""] * (len(_ANSWER_COLUMNS) - len(asked))]
    cell, approved = reviewed.cell, reviewed.approved_by
    cited = numbers.numbers(reviewed)
    return [
        *asked,
        reviewed.statement,
        basis_text(cell.basis, language),
        cell.criterion,
        strength_text(cell.strength, language),
        " ".join(reason_text(reason, language) for reason in cell.reasons),
        cell.vendor_question,
        cell.as_of,
        word("yes" if reviewed.stale else "no", language),
        review_state(reviewed, language),
        signed(approved, language) if approved else "",
        "\n".join(comment_line(review, language) for review in reviewed.comments),
        " ".join(f"[{number}]" for number in cited),
        "\n".join(_source(numbers.citations[number - 1], language) for number in cited),
    ]


def _source(citation: Citation, language: Language) -> str:
    source = citation.passage.source
    facts = " · ".join(source_facts(citation, language))
    named = word("brackets", language, text=source.title, note=facts)
    quoted = word("quoted", language, quote=" ".join(citation.quote.split()))
    return f"[{citation.number}] {named} {quoted} {source.url} SHA-256 {citation.passage.sha256}"


def _quote_row(citation: Citation, file: str, stands: bool, language: Language) -> list[str | int]:
    passage, source = citation.passage, citation.passage.source
    own = source.is_own
    return [
        *(citation.number, passage.id, passage.sha256, citation.start, citation.end, citation.quote),
        *(wording_of(citation, language), source.title, "" if own else source.publisher, source.url),
        "" if own else dated(source, language),
        "" if own else say(f"kind:{source.kind}", language),
        "" if own else source.interest,
        passage.locator,
        "" if own else say(f"verified:{passage.verified}", language),
        file,
        word("yes" if stands else "no", language),
    ]


def _review_row(review: Review, one: Asked, route: Route, language: Language) -> list[str | int]:
    edited = review.state == "edited"
    return [
        *(review.when, review.who, word(f"state:{review.state}", language)),
        *(one.item.id, one.item.number, one.item.text, route.id, route.name[language]),
        verdict_set(review.verdict, language) if edited else "",
        review.statement or "" if edited else "",
        review.comment,
    ]
