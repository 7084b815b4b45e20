"""Questionnaires as plain text or Markdown, and text that was pasted from a letter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from advisor.errors import QuestionnaireError
from advisor.questionnaire.forms.grid import GridCell
from advisor.questionnaire.forms.lines import Line, blocks_of_lines
from advisor.questionnaire.forms.neighbours import Block
from advisor.questionnaire.forms.outline import items_of_blocks
from advisor.questionnaire.forms.text_tables import read_text_table
from advisor.questionnaire.records import Format, Item, Place, Questionnaire, Table
from advisor.records import sha256_of

_MAX_LINES = 50_000
_MAX_CHARACTERS = 10_000_000
_HEADING = re.compile(r" {0,3}(?P<marks>#{1,6})\s+(?P<text>.*?)\s*#*\s*\Z")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-{3,})\s*\Z")
_FENCE = re.compile(r" {0,3}(?P<mark>`{3,}|~{3,})")
_TABLE_RULE = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*\Z")
_BOLD_LINE = re.compile(r"\s*(?:\*\*|__)(?P<text>[^*_]{1,120})(?:\*\*|__)\s*\Z")
_QUOTE = re.compile(r"\s{0,3}(?:>\s?)+")
_LINK = re.compile(r"!?\[(?P<text>[^\[\]]{1,400})\]\((?:[^()\s]|\([^()]*\)){0,800}(?:\s+\"[^\"]{0,200}\")?\)")
_EMPHASIS = re.compile(r"(?<![\w\\_*])(\*\*\*|\*\*|__|\*)(?=[^\s*_])(.{1,2000}?)(?<=[^\s*_])\1(?![\w*_])")
_CODE = re.compile(r"`([^`]{1,400})`")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_TAG = re.compile(
    r"</?(?:br|p|div|b|i|u|em|strong|details|summary|span|center|sup|sub|hr|img|a|ul|ol|li|table|tr|td|th)\b[^<>]{0,300}>",
    re.IGNORECASE,
)


def read_plain(text: str, name: str) -> Questionnaire:
    r"""A questionnaire that was written as plain text or Markdown.

    Args:
        text: its text, lines ended by `\n`.
        name: the file's name; one that ends in `.md` or `.markdown` makes it Markdown, whose marks are read in either.

    Raises:
        QuestionnaireError: it is too long to be one.
    """
    lines = text.split("\n")
    if len(lines) > _MAX_LINES or len(text) > _MAX_CHARACTERS:
        raise QuestionnaireError(
            f"the text has more than {_MAX_LINES:,} lines or {_MAX_CHARACTERS:,} characters",
            where=name,
            remedy="Hand in the part with the questions alone.",
        )
    form: Format = "md" if name.lower().endswith((".md", ".markdown", ".mdown", ".mkd")) else "txt"
    tables: list[Table] = []
    items = items_of_blocks(_stream(lines, tables))
    return Questionnaire(name, form, sha256_of(text), items, tuple(tables))


def _stream(lines: Sequence[str], tables: list[Table]) -> Iterator[Block | Sequence[Item]]:
    """Blocks and the items of tables, in order."""
    waiting: list[Line] = []
    position = 0
    while position < len(lines):
        end = _aside_end(lines, position)
        if end > position:
            yield from blocks_of_lines(waiting)
            waiting = []
            inside = "\n".join(lines[position:end]).strip()
            if re.search(r"[^\W_]", inside):
                yield Block(inside, Place("", position + 1), label="noise")
            position = end
            continue
        end = _table_end(lines, position)
        if end > position:
            yield from blocks_of_lines(waiting)
            waiting = []
            items, table = read_text_table(f"table {len(tables) + 1}", _rows(lines, position, end))
            tables.append(table)
            yield items
            position = end
            continue
        line, used = _line(lines, position)
        waiting.append(line)
        position += used
    yield from blocks_of_lines(waiting)


def _aside_end(lines: Sequence[str], position: int) -> int:
    """Where code, a comment or the data at the head of a file ends that begins here; the same position if none does."""
    first = lines[position]
    if position == 0 and first.strip() == "---":
        for end in range(1, min(len(lines), 200)):
            if lines[end].strip() in ("---", "..."):
                head = lines[1:end]
                return (
                    end + 1
                    if head and all(re.match(r"\s*[\w-]+\s*:|\s+|\s*-\s|#", line) or not line.strip() for line in head)
                    else position
                )
        return position
    if fence := _FENCE.match(first):
        mark = fence["mark"]
        for end in range(position + 1, len(lines)):
            if lines[end].strip().startswith(mark) and not lines[end].strip().strip(mark[0]):
                return end + 1
        return position
    if first.lstrip().startswith("<!--"):
        for end in range(position, len(lines)):
            if "-->" in lines[end]:
                return end + 1 if not lines[end].split("-->", 1)[1].strip() else position
    return position


def _table_end(lines: Sequence[str], position: int) -> int:
    if (
        "|" not in lines[position]
        or position + 1 >= len(lines)
        or not _TABLE_RULE.match(lines[position + 1])
        or "-" not in lines[position + 1]
    ):
        return position
    if "|" not in lines[position + 1] and lines[position].count("|") > 1:
        return position
    end = position + 2
    while end < len(lines) and "|" in lines[end] and lines[end].strip():
        end += 1
    return end


def _rows(lines: Sequence[str], position: int, end: int) -> list[tuple[int, list[GridCell | None]]]:
    rows: list[tuple[int, list[GridCell | None]]] = []
    for number in range(position, end):
        if number == position + 1:
            continue
        row = lines[number].strip()
        row = row.removeprefix("|")
        row = row[:-1] if row.endswith("|") and not row.endswith("\\|") else row
        cells = [part.strip() for part in re.split(r"(?<!\\)\|", row)]
        bold = number == position
        rows.append(
            (
                number + 1,
                [
                    GridCell(unmarked(cell), bold=bold or bool(_BOLD_LINE.match(cell))) if cell else None
                    for cell in cells
                ],
            )
        )
    return rows


def _line(lines: Sequence[str], position: int) -> tuple[Line, int]:
    """A line with its marks read, and how many lines of the file it used."""
    place = Place("", position + 1)
    text = _TAG.sub(" ", lines[position]) if "<" in lines[position] else lines[position]
    quoted = bool(_QUOTE.match(text)) and ">" in text
    if quoted:
        text = _QUOTE.sub("", text, count=1)
    if re.fullmatch(r"\s*(?:[-*_=~.]\s*){3,}", text) and "_" not in text:
        return Line("", place), 1
    if heading := _HEADING.match(text):
        return Line(unmarked(heading["text"]), place, heading=len(heading["marks"])), 1
    following = lines[position + 1] if position + 1 < len(lines) else ""
    before = lines[position - 1] if position else ""
    if following.strip() and _UNDERLINE.match(following) and text.strip() and not before.strip() and len(text) <= 120:
        return Line(unmarked(text.strip()), place, heading=1 if "=" in following else 2), 2
    if (bold := _BOLD_LINE.match(text)) and not re.search(r"[?？:：]\s*\Z", bold["text"]):
        return Line(unmarked(bold["text"]), place, heading=7), 1
    contents = re.fullmatch(r"\s*(?:[-*+]|\d+\.)\s+\[[^\[\]]+\]\(#[^()]*\)\s*", text)
    return Line(unmarked(text), place, quoted=quoted, label="noise" if contents else None), 1


def unmarked(text: str) -> str:
    """A line of Markdown without the marks of emphasis, code and links; what they mark stays as it stands."""
    text = _COMMENT.sub("", text) if "<!--" in text else text
    text = _LINK.sub(lambda link: link["text"], text) if "](" in text else text
    if "*" in text or "__" in text:
        for _ in range(3):
            marked, text = text, _EMPHASIS.sub(lambda found: found[2], text)
            if marked == text:
                break
    text = _CODE.sub(lambda found: found[1], text) if "`" in text else text
    return _ESCAPED.sub(lambda found: found[1], text) if "\\" in text else text
