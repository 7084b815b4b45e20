"""A memo as Markdown; pure. Drawings are left out: what they show stands in the tables and sentences beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from advisor.answer.render import escape_markdown
from advisor.export.markdown import source_lines
from advisor.export.memo_records import Chart, Grid, Memo, Part, Points, Section, Sentence, Words
from advisor.export.texts_memo import memo_text
from advisor.records import Language


def to_markdown(memo: Memo) -> str:
    """The whole memo with its numbered sources."""
    lines = [f"# {_line(memo.title)}", "", _line(memo_text("dated", memo.language, date=memo.date)), ""]
    for part in (*memo.summary, *memo.parts, *memo.annex):
        lines += [*_part(part, memo.language), ""]
    lines += [f"## {memo_text('sources', memo.language)}", ""]
    for citation in memo.citations:
        lines += [*source_lines(citation, memo.language), ""]
    # Parts that show nothing leave no gap.
    kept = [line for place, line in enumerate(lines) if line or (place and lines[place - 1])]
    return "\n".join(kept).rstrip("\n") + "\n"


def _line(text: str) -> str:
    return escape_markdown(" ".join(text.split()))


def _part(part: Part, language: Language) -> Iterator[str]:
    match part:
        case Section(text, level):
            yield f"{'#' * (level + 1)} {_line(text)}"
        case Words():
            yield _words(part, language)
        case Points(items):
            yield from (f"- {_words(item, language)}" for item in items)
        case Grid(head, _, rows):
            yield _row([_line(title) for title in head])
            yield _row(["---"] * len(head))
            yield from (_row([_said(cell, language, joint="<br>") for cell in row.cells]) for row in rows)
        case Chart():
            return


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _words(part: Words, language: Language) -> str:
    said = _said(part.sentences, language, joint="" if language == "zh" else " ")
    if not part.label:
        return said
    if not said:
        return f"**{_line(part.label)}**"
    return memo_text("pair", language, name=f"**{_line(part.label)}**", value=said)


def _said(sentences: Sequence[Sentence], language: Language, joint: str) -> str:
    text = ""
    for one in sentences:
        marks = "".join(f"\\[{citation.number}\\]" for citation in one.citations)
        said = f"**{_line(one.text)}**" if one.bold and one.text else _line(one.text)
        # A name that ends in a colon stays with what it introduces.
        gap = "" if not text else " " if text.rstrip("*").endswith((":", "：")) else joint
        text += gap + f"{said} {marks}".strip() + one.tail
    return text
