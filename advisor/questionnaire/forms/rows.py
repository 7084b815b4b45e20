"""What each row of a table of questions is: by how it differs from the other rows, and by its words; pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from advisor.questionnaire.forms.columns import Layout, is_number, word_count
from advisor.questionnaire.forms.grid import Grid, GridCell, GridRow
from advisor.questionnaire.forms.label import label_of
from advisor.questionnaire.forms.numbers import split_number
from advisor.questionnaire.forms.titles import role_of
from advisor.questionnaire.records import Label

#: From here on what speaks for a title outweighs what speaks for a question; see `_titleness`.
_IS_TITLE = 2.0
_SAMPLE = 300
_ASKS = re.compile(r"[?？]\s*(?:$|[^\w=&/])")
_LINKS = re.compile(r"(?:and|or|and/or|or both|и|или|и/или|和|或|或者|et|ou|und|oder)\W*", re.IGNORECASE)
_TOTAL = re.compile(
    r"(?:(?:sub|grand|section|overall|weighted|maximum|max|your|average|mean)[ -]?)*(?:totals?|score|scores)"
    r"(?: (?:score|points|weight|marks|possible))*(?: ?\(.{0,40}\)| for .{0,40}| ?[:=].{0,40})?|"
    r"(?:итого|всего|сумма баллов|общий балл|средний балл)(?: баллов| по разделу.{0,40})?[:.]?|(?:合计|总计|小计|"
    r"总分|得分)[:：]?.{0,6}|"
    r"(?:sous-)?total(?: (?:général|des points))?[:.]?|(?:gesamt|zwischen)?(?:summe|punktzahl|ergebnis)[:.]?",
    re.IGNORECASE,
)
#: What stands in the place of a number where a row shows how to fill in the others.
_EXAMPLE = re.compile(
    r"(?:ex|e\.?g|example|sample|пример|напр|示例|例|例子|样例|bsp|beispiel|exemple|ejemplo)\b\.?.{0,8}", re.IGNORECASE
)
#: One of the answers to choose from, under its question.
_CHOICE = re.compile(r"\s*(?:[(]?[a-zа-я][.)]|[•·▪◦☐☑□○●–*-]|\[[ x]?\])\s*\S", re.IGNORECASE)
_FAULT = re.compile(r"#(?:REF|N/A|NAME|VALUE|DIV/0|NULL|NUM|SPILL|CALC)[!?]?")
_YES = frozenset(["x", "yes", "y", "true", "1", "✓", "✔", "да", "是", "oui", "ja", "wahr", "vrai", "истина"])
#: What a column of kinds of rows may say.
_KINDS: dict[str, Label] = {
    **dict.fromkeys(
        ["question", "requirement", "control", "item", "criterion", "вопрос", "требование", "问题", "要求"], "question"
    ),
    **dict.fromkeys(
        ["header", "heading", "section", "title", "category", "domain", "group", "раздел", "заголовок"], "header"
    ),
    **dict.fromkeys(["章节", "标题", "分类", "subsection", "chapter", "subheading"], "header"),
    **dict.fromkeys(
        ["info", "information", "note", "instruction", "text", "guidance", "инструкция", "说明"], "instruction"
    ),
}


@dataclass(frozen=True, slots=True)
class Norms:
    """How the rows of a table mostly are; shares of those that hold something in the question's column."""

    numbered: float
    dropdown: float
    bold: float
    filled: float
    alone: float
    titles: float
    depth: int
    span: int
    marked: bool
    """Whether titles are marked by their looks: some rows stand out, and few."""
    shapes: Counter[str]


class RowReader:
    """Says what the rows of one table are.

    Args:
        grid: the sheet.
        layout: which column holds what.
        body: the rows under the titles.
    """

    def __init__(self, grid: Grid, layout: Layout, body: Sequence[GridRow]) -> None:
        self._grid, self._layout = grid, layout
        self._assessable, self._kind = layout.first("assessable"), _kind_column(layout, body)
        self._title = layout.first("title")
        self._parents = self._numbers_above_others(body)
        self._norms = self._norms_of(body)

    # -- what stands in a row ------------------------------------------------------------------------------------------
    def number(self, row: GridRow) -> str:
        """The row's own number, from its column or from the head of its text."""
        for column in reversed(self._layout.numbers):
            cell = row.cells.get(column)
            if cell is not None and not cell.inherited and cell.text.strip():
                return cell.text.strip() if is_number(cell.text) or len(cell.text) <= 40 else ""
        return "" if self._layout.numbers else split_number(self.question(row))[0]

    def question(self, row: GridRow) -> str:
        """The text in the question's column; empty where it belongs to a row above."""
        cell = row.at(self._layout.question)
        return "" if cell is None or cell.inherited else cell.text.strip()

    def title(self, row: GridRow) -> str:
        """What a column of names says beside the question."""
        return row.text(self._title).strip()

    def repeats_titles(self, row: GridRow) -> bool:
        """Whether the titles of the columns are said again, perhaps with a section's name among them."""
        if not self._layout.titles:
            return False
        own = {column: cell.text.strip() for column, cell in row.own.items()}
        said = sum(self._layout.titles.get(column, "").split("\n")[-1] == text for column, text in own.items())
        roles = self._layout.roles
        meant = sum(bool(text) and role_of(text) == roles.get(column, "-") for column, text in own.items())
        return len(own) > 1 and max(said, meant) >= 2 and max(said, meant) * 3 >= len(own) * 2

    # -- labels --------------------------------------------------------------------------------------------------------
    def label(self, row: GridRow) -> Label:
        """What the row is."""
        if self.repeats_titles(row):
            return "header"
        text = self.question(row)
        cell = row.at(self._layout.question)
        if _LINKS.fullmatch(text or self.title(row)):
            return "noise"
        said = self._said(row)
        if said is not None and not (said == "question" and text):
            return "header" if self.title(row) and said != "instruction" else self._beside(row, text, said)
        if not text or cell is None:
            return self._without_question(row)
        return self._unasked(row, text, cell) or (said or self._by_looks(row, text, cell))

    def _unasked(self, row: GridRow, text: str, cell: GridCell) -> Label | None:
        """What a row is by one sign alone, however it looks otherwise."""
        if cell.unread or _FAULT.fullmatch(text):
            return "noise"
        if _TOTAL.fullmatch(text):
            return "scoring"
        return "example" if _EXAMPLE.fullmatch(self.number(row)) else None

    def _said(self, row: GridRow) -> Label | None:
        """What the file itself says that the row is."""
        if self._assessable:
            return "question" if row.text(self._assessable).strip().lower() in _YES else "header"
        return _KINDS.get(row.text(self._kind).strip().lower()) if self._kind else None

    def _beside(self, row: GridRow, text: str, said: Label) -> Label:
        if not text:
            label = self._without_question(row)
            return "header" if label == "question" else label
        if said == "instruction":
            return "instruction"
        label = label_of(text)
        return "instruction" if label == "question" else label

    def _without_question(self, row: GridRow) -> Label:
        """A row with nothing in the question's column: a section, a total, a continued note."""
        column, text = self.spoken(row)
        if not re.search(r"[^\W\d_]", text) or (is_number(text) and column in self._layout.numbers):
            return "noise"
        if _TOTAL.fullmatch(text):
            return "scoring"
        if column in self._layout.guidance:
            label = label_of(text)
            return label if label in ("instruction", "example", "scoring") else "guidance"
        if column in (self._layout.answer, self._layout.comment):
            return "noise"
        label = label_of(text)
        if label == "question":
            return "question" if _ASKS.search(text) and column < self._layout.question + 3 else "guidance"
        short = word_count(text) <= 12
        return "header" if label == "guidance" and short and column <= self._layout.question else label

    def spoken(self, row: GridRow) -> tuple[int, str]:
        """The cell that says what the row is about, by column and text: the question, a title, else the first words."""
        own = row.own
        if self.question(row):
            start = next((c for c, cell in own.items() if c <= self._layout.question < c + cell.span), 0)
            return start or self._layout.question, self.question(row)
        for column in (self._title, *self._layout.sections, *self._layout.guidance):
            if column in own and own[column].text.strip():
                return column, own[column].text.strip()
        aside = (self._assessable, self._kind, self._layout.first("depth"), self._layout.keys)
        for column, cell in own.items():
            key = column in self._layout.numbers and is_number(cell.text)
            if re.search(r"[^\W\d_]", cell.text) and column not in aside and not key:
                return column, cell.text.strip()
        column, cell = next(iter(own.items()))
        return column, cell.text.strip()

    def _by_looks(self, row: GridRow, text: str, cell: GridCell) -> Label:
        norms = self._norms
        numbered, dropdown = bool(self.number(row)), self._dropdown(row)
        plain = label_of(text)
        choice = not numbered and bool(self._layout.numbers) and plain != "question" and bool(_CHOICE.match(text))
        if not choice and self._titleness(row, text, cell, plain) >= _IS_TITLE:
            if plain in ("question", "guidance") and word_count(text) <= 12 and not _ASKS.search(text):
                return "header"
            return plain
        listed = label_of(text, numbered=numbered, listed=True)
        # A dropdown in every row was put there without looking at the rows.
        if dropdown and 0.3 < norms.dropdown < 0.95:
            return listed if listed == "noise" else "question"
        if numbered and norms.numbered > 0.5:
            return listed if listed in ("example", "scoring", "noise", "instruction") else "question"
        if choice:
            return "guidance"
        if norms.numbered > 0.7 or 0.7 < norms.dropdown < 0.95:
            return plain if plain != "header" or not cell.text.rstrip().endswith((".", ";", "。")) else "guidance"
        # A list of bare names ("Encryption at rest") asks for each of them.
        return "question" if listed == "header" and (norms.titles > 0.5 or norms.marked) else listed

    def _titleness(self, row: GridRow, text: str, cell: GridCell, plain: Label) -> float:
        """How much a row looks like the title of those below it rather than like one of them."""
        norms, number = self._norms, self.number(row)
        over_answer = bool(self._layout.answer) and row.at(self._layout.answer) is cell
        covers = cell.span > norms.span and (cell.span > 2 or over_answer or not self._layout.answer)
        weight = 2.0 if covers else 0.0
        stands_out = 1.5 * (cell.bold and norms.bold < 0.5) + 1.0 * (cell.filled and norms.filled < 0.5)
        # Where titles are bold or coloured, what is neither is none.
        weight += stands_out - 0.75 * (norms.marked and not stands_out and not covers)
        above = bool(number) and _plain_number(number) in self._parents
        if not number:
            weight += 1.0 if norms.numbered > 0.7 else 0.0
        else:
            weight += 1.0 if above else -0.5 if norms.numbered > 0.7 else 0.0
            weight += 0.75 if norms.shapes[_shape(number)] < 0.2 * sum(norms.shapes.values()) else 0.0
            weight += 0.75 if _depth(number) < norms.depth else 0.0
        if self._dropdown(row):
            weight -= 1.5 if norms.dropdown < 0.95 else 0.0
        elif norms.dropdown > 0.7:
            weight += 1.5
        others = self._others(row)
        weight += 0.5 if not others and norms.alone < 0.35 else -0.5 if others and norms.alone > 0.5 else 0.0
        words = word_count(text)
        weight += 0.5 if words <= 4 else -1.5 if words > 12 else 0.0
        # Where all are bare names, being one says nothing.
        bare = 1.0 if norms.titles < 0.5 or above else 0.0
        weight += bare if plain == "header" else -3.0 if plain == "question" else 0.0
        return weight - (1.0 if _ASKS.search(text) else 0.0) + (0.5 if text.isupper() and words > 1 else 0.0)

    def _dropdown(self, row: GridRow) -> bool:
        return bool(self._layout.answer) and bool(self._grid.options(row.number, self._layout.answer))

    def _others(self, row: GridRow) -> int:
        apart = {self._layout.question, *self._layout.numbers, *self._layout.sections}
        return sum(bool(cell.text.strip()) for column, cell in row.own.items() if column not in apart)

    # -- how rows mostly are -------------------------------------------------------------------------------------------
    def _numbers_above_others(self, body: Sequence[GridRow]) -> frozenset[str]:
        above: set[str] = set()
        for row in body:
            parts = re.split(r"(?<=[.\-_])|(?<=[A-Za-z])(?=\d)", _plain_number(self.number(row)))
            above.update(_plain_number("".join(parts[:end])) for end in range(1, len(parts)))
        return frozenset(above - {""})

    def _norms_of(self, body: Sequence[GridRow]) -> Norms:
        rows = [row for row in body if self.question(row) and not self.repeats_titles(row)]
        count = max(len(rows), 1)
        sample = rows[:: len(rows) // _SAMPLE + 1]
        cells = [cell for row in rows if (cell := row.at(self._layout.question)) is not None]
        numbers = [number for row in rows if (number := self.number(row))]
        span = Counter(cell.span for cell in cells).most_common(1)[0][0] if cells else 1
        bold, filled = sum(cell.bold for cell in cells) / count, sum(cell.filled for cell in cells) / count
        return Norms(
            numbered=len(numbers) / count,
            dropdown=sum(self._dropdown(row) for row in rows) / count,
            bold=bold,
            filled=filled,
            alone=sum(not self._others(row) for row in rows) / count,
            titles=sum(label_of(self.question(row), listed=True) == "header" for row in sample) / max(len(sample), 1),
            depth=Counter(map(_depth, numbers)).most_common(1)[0][0] if numbers else 0,
            span=span,
            marked=any(0.02 < share < 0.4 for share in (bold, filled)),
            shapes=Counter(map(_shape, numbers)),
        )


def _kind_column(layout: Layout, body: Sequence[GridRow]) -> int:
    """A column that says of each row whether it is a question or a section."""
    for column, role in layout.roles.items():
        if role == "type":
            said = [text for row in body if (text := row.text(column).strip().lower())]
            if said and sum(text in _KINDS for text in said) >= 0.8 * len(said) and len(set(said)) > 1:
                return column
    return 0


def _plain_number(number: str) -> str:
    """`1.2.` and `(1.2)` are `1.2`."""
    return number.strip("()[] .-_:").lower()


def _depth(number: str) -> int:
    """`1.2.3` is three deep."""
    return len([part for part in re.split(r"[.\-_]", _plain_number(number)) if part])


def _shape(number: str) -> str:
    """`SEC-04.1` and `IAM-12.3` are alike."""
    return re.sub(r"[^\W\d_]+", "a", re.sub(r"\d+", "9", _plain_number(number)))
