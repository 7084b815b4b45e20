"""Which column of a table holds the questions, their numbers, the answers and the rest: a guess, by titles and by what
stands under them; pure.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from advisor.questionnaire.forms.blocks import Block
from advisor.questionnaire.forms.grid import Grid, GridRow, column_letters, column_number
from advisor.questionnaire.forms.label import label_of
from advisor.questionnaire.forms.title_words import SHEET_BESIDE
from advisor.questionnaire.forms.titles import Role, has_language, is_log, just_question
from advisor.questionnaire.records import Columns

#: So many rows of a table say enough about its columns.
_SAMPLE = 150
#: What speaks for a table of questions must sum up to this; see `_evidence`.
_ENOUGH = 3.0
#: How likely a column of that title is the one that asks.
_BONUS: Mapping[Role, float] = {
    "question": 3.0,
    "description": 1.5,
    "": 0.5,
    "title": 0.0,
    "section": -1.5,
    "guidance": -2.0,
    "comment": -2.0,
    "number": -2.0,
    "example": -4.0,
}
_NUMBER = re.compile(
    r"[(\[]?(?:[^\W\d_]{0,14}[ ._\-–:/&]{0,2}){0,4}\d{1,6}"
    r"(?:[.\-_–]\d{1,4}|[.\-_]?[A-Za-zА-Яа-я](?![^\W\d_])){0,7}[.):\]]{0,2}"
    r"|[(\[]?(?:[A-Za-zА-Яа-я]|[ivxIVX]{1,5}|[一二三四五六七八九十]{1,3})[.):、\]）]{1,2}|[IVX]{1,5}|[A-Z]"
)


@dataclass(frozen=True, slots=True)
class Layout:
    """Which column of a table holds what; columns count from 1, 0 for none."""

    question: int
    header_row: int = 0
    titles: Mapping[int, str] = field(default_factory=dict)
    roles: Mapping[int, Role] = field(default_factory=dict)
    numbers: tuple[int, ...] = ()
    sections: tuple[int, ...] = ()
    guidance: tuple[int, ...] = ()
    answer: int = 0
    comment: int = 0
    keys: int = 0
    """Where the answers should be, but keys of choices stand that another sheet defines; `answer` is 0 then."""

    def first(self, role: Role) -> int:
        """The first column of that role, by its title."""
        return next((column for column, held in self.roles.items() if held == role and column != self.question), 0)

    def columns(self, part: str) -> Columns:
        """The record that the buyer sees and corrects."""

        def letters(columns: Sequence[int]) -> str:
            return column_letters(columns[-1]) if columns else ""

        return Columns(
            part,
            self.header_row,
            column_letters(self.question),
            number=letters(self.numbers),
            section=letters(self.sections[:1]),
            guidance=letters(self.guidance[:1]),
            answer=column_letters(self.answer),
            comment=column_letters(self.comment),
        )


def keyed(layout: Layout, body: Sequence[GridRow], choices: Mapping[str, tuple[str, ...]]) -> Layout:
    """The layout, with a column of keys (`Q1`, `YES_NO`) no longer taken for the place of the answers."""
    if not (layout.answer and choices):
        return layout
    asked = [row for row in body if row.text(layout.question).strip()]
    said = [text for row in asked if (text := row.text(layout.answer).strip())]
    known = sum(all(key.strip() in choices for key in text.split("\n")) for text in said)
    if len(said) * 2 < len(asked) or not said or known < 0.8 * len(said):
        return layout
    return replace(layout, answer=0, keys=layout.answer)


def mapped(columns: Columns, block: Block) -> Layout:
    """The layout that the buyer gave; what it does not name (scores, choices, levels) goes by the titles.

    Raises:
        QuestionnaireError: a column is none of a spreadsheet.
    """
    question, number, section = map(column_number, (columns.question, columns.number, columns.section))
    guidance, answer, comment = map(column_number, (columns.guidance, columns.answer, columns.comment))
    named = {question, number, section, guidance, answer, comment}
    roles = {column: role for column, role in block.roles.items() if column not in named}
    return Layout(
        question,
        columns.header_row,
        block.titles,
        roles,
        numbers=(number,) if number else (),
        sections=(section,) if section else (),
        guidance=(guidance,) if guidance else (),
        answer=answer,
        comment=comment,
    )


@dataclass(frozen=True, slots=True)
class _Column:
    """What stands in one column of a table."""

    filled: int
    words: float
    asks: float
    """The share of texts that ask."""
    asks_clearly: float
    """The same of those that are more than a title; 0 where few ask."""
    different: float
    numbers: float
    dropdowns: float


def guessed(block: Block, grid: Grid) -> Layout | None:
    """The layout of a table; None where nothing in it looks like questions."""
    if not block.body:
        return None
    roles = block.roles
    held = {
        column: _look_at(block.body, column, grid)
        for column in sorted({column for row in block.body for column in row.own} | set(roles) | grid.dropdowns)
    }
    question = _question_column(block, grid, held, roles)
    if not question:
        return None
    numbers = _numbers(held, roles, question)
    answer = _answer_column(grid, held, roles, question, numbers)
    if _evidence(block, grid, held, roles, question, answer, numbers) < _ENOUGH:
        return None
    comment, guidance = _beside(block, held, question, answer)
    sections = _sections(block, roles, question, numbers)
    header_row = block.header[-1].number if block.header else 0
    return Layout(question, header_row, block.titles, roles, numbers, sections, guidance, answer, comment)


def _look_at(body: Sequence[GridRow], column: int, grid: Grid) -> _Column:
    texts = [cell.text for row in body if (cell := row.cells.get(column)) is not None and not cell.inherited]
    sample = texts[:: max(1, len(texts) // _SAMPLE)]
    count = max(len(sample), 1)
    rows = body[:: max(1, len(body) // _SAMPLE)]
    with_options = sum(bool(grid.options(row.number, column)) for row in rows) if column in grid.dropdowns else 0
    labels = Counter(label_of(text) for text in sample)
    told = count - labels["header"] - labels["noise"]
    return _Column(
        filled=len(texts),
        words=sum(map(word_count, sample)) / count,
        asks=labels["question"] / count,
        asks_clearly=labels["question"] / told if labels["question"] * 3 > count and told > 2 else 0.0,
        different=len(set(sample)) / count,
        numbers=sum(is_number(text) for text in sample) / count,
        dropdowns=with_options / max(len(rows), 1),
    )


def word_count(text: str) -> float:
    """How many words a text has; two Chinese characters count as one."""
    chinese = len(re.findall(r"[\u4e00-\u9fff\u3040-\u30ff]", text))
    return len(re.sub(r"[\u4e00-\u9fff\u3040-\u30ff]", "", text).split()) + chinese / 2


def is_number(text: str) -> bool:
    """Whether a text is a number or key of a row (`1.2.3`, `SEC-04`, `b)`), and nothing else."""
    return len(text) <= 40 and bool(_NUMBER.fullmatch(text.strip()))


def _question_column(block: Block, grid: Grid, held: Mapping[int, _Column], roles: Mapping[int, Role]) -> int:
    best, chosen = 0.0, 0
    for column, found in held.items():
        role = roles.get(column, "")
        if role not in _BONUS or column in grid.hidden_columns or not found.filled:
            continue
        if found.numbers > 0.7 or (found.different < 0.4 and found.filled > 5) or found.words < 1:
            continue
        score = _BONUS[role] + 3 * found.asks + min(found.words, 12) / 12 + found.different
        score += found.filled / len(block.body)
        title = block.titles.get(column, "")
        if just_question(title):
            score += 1.5
        if has_language(title):
            score -= 0.75
        if score > best:
            best, chosen = score, column
    return chosen


def _numbers(held: Mapping[int, _Column], roles: Mapping[int, Role], question: int) -> tuple[int, ...]:
    """Columns of numbers, those whose title says so last: the last is the one that counts."""
    by_title = [column for column, role in roles.items() if role == "number" and column != question]
    by_title = [
        column for column in by_title if held[column].filled and (held[column].numbers > 0.5 or held[column].words < 3)
    ]
    others = [
        column
        for column, found in held.items()
        if column < question
        and roles.get(column, "") in ("", "question", "section")
        and found.numbers > 0.7
        and found.filled
        if found.different > 0.5 or not by_title
    ]
    # The first column that is called a number is the question's own; later ones often refer to a standard.
    left = [column for column in by_title if column < question]
    return (*others, *(reversed(left) if left else by_title[:1]))


def _answer_column(
    grid: Grid, held: Mapping[int, _Column], roles: Mapping[int, Role], question: int, numbers: Sequence[int]
) -> int:
    def rank(column: int) -> tuple[float, float, bool, int]:
        found = held[column]
        return (-round(found.dropdowns, 1), round(found.filled / most, 1), column < question, column)

    most = max((found.filled for found in held.values()), default=1) or 1
    shown = [
        column for column in held if column != question and column not in grid.hidden_columns and column not in numbers
    ]
    titled = [column for column in shown if roles.get(column) == "answer"]
    if titled:
        return min(titled, key=rank)
    closed = ("scoring", "number", "section", "type", "question", "assessable", "depth", "other", "guidance")
    chosen = [column for column in shown if held[column].dropdowns >= 0.3 and roles.get(column, "") not in closed]
    if chosen:
        return min(chosen, key=lambda column: (column < question, column))
    # The one column that is left empty, under a title that says nothing known.
    empty = [column for column in shown if column > question and roles.get(column) == "" and not held[column].filled]
    return empty[0] if len(empty) == 1 else 0


def _sections(block: Block, roles: Mapping[int, Role], question: int, numbers: Sequence[int]) -> tuple[int, ...]:
    """Columns with the names of sections: by their titles, or because their cells are merged down over many rows."""
    titled = {column for column, role in roles.items() if role == "section"}
    merged = {
        column
        for row in block.body
        for column, cell in row.cells.items()
        if cell.inherited and roles.get(column, "") in ("", "question", "title", "description")
    }
    return tuple(sorted(column for column in titled | merged if column != question and column not in numbers))


def _beside(block: Block, held: Mapping[int, _Column], question: int, answer: int) -> tuple[int, tuple[int, ...]]:
    """The column for comments and those with guidance. "Notes" may be either: what is filled in is guidance."""
    comments: list[int] = []
    guidance: list[int] = []
    asked = max(held[question].filled, 1)
    answered = bool(answer) and held[answer].filled / asked > 0.3
    for column, role in block.roles.items():
        # The question in another language is no guidance.
        if column in (question, answer) or has_language(block.titles[column]):
            continue
        full = held[column].filled / asked
        if role == "comment":
            (guidance if full > 0.3 and not answered else comments).append(column)
        elif role == "guidance" and not full and column > question:
            comments.append(column)
        elif role in ("guidance", "example", "description") and full:
            guidance.append(column)
    after = [column for column in comments if column > question] or comments
    return (after[0] if after else 0), tuple(guidance)


def _evidence(
    block: Block,
    grid: Grid,
    held: Mapping[int, _Column],
    roles: Mapping[int, Role],
    question: int,
    answer: int,
    numbers: Sequence[int],
) -> float:
    """How much speaks for a table of questions."""
    found = held[question]
    role = roles.get(question, "")
    weight = {"question": 2.0, "description": 0.5}.get(role, 0.0) + (
        1.0 if just_question(block.titles.get(question, "")) else 0.0
    )
    weight += 3.0 if found.asks >= 0.6 or found.asks_clearly >= 0.8 else 2.0 if found.asks >= 0.3 else 0.0
    weight += 2.0 if answer and (roles.get(answer) == "answer" or held[answer].dropdowns >= 0.3) else 0.0
    weight += 2.0 if block.ticks else 0.0
    weight += 3.0 if "assessable" in roles.values() else 0.0
    weight += 0.5 * bool(numbers) + 0.5 * ("comment" in roles.values())
    if not block.header and found.filled < 3:
        weight -= 2.0
    if is_log(block.titles.values()) and not {"question", "answer"} <= set(roles.values()):
        weight -= 3.0
    if found.words < 3 and not found.asks:
        weight -= 1.5
    return weight - (2.5 if SHEET_BESIDE.search(re.sub(r"[_\-.]+", " ", grid.part)) else 0.0)
