"""Pieces of a text in their order, as the reader of a format found them, to items under their headings; pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from advisor.questionnaire.forms.asking_words import AROUND
from advisor.questionnaire.forms.label import label_of
from advisor.questionnaire.forms.label_words import BLANK
from advisor.questionnaire.forms.neighbours import Block, Neighbours, heading_level
from advisor.questionnaire.forms.outline_words import ANSWER_LINE, OFFERED, is_line_to_write_on, ticked
from advisor.questionnaire.records import Item

SEPARATOR = " › "
_LONGEST_HEADING = 200
#: So many statements, and twice as many as questions, make a text one of statements.
_FEWEST_STATEMENTS = 5
_LONGEST_STATEMENT = 600


def items_of_blocks(stream: Iterable[Block | Sequence[Item]]) -> tuple[Item, ...]:
    """Items of a text, in its order.

    Args:
        stream: blocks, and between them the items of tables, which are only put under the headings above them.

    Returns:
        One item for each block, but for choices, which go to their question. Ids are the places, each once.
    """
    parts = [part for part in stream if not isinstance(part, Block) or part.text.strip()]
    outline = _Outline(Neighbours([part if isinstance(part, Block) else None for part in parts]))
    position = 0
    while position < len(parts):
        part = parts[position]
        if isinstance(part, Block):
            position += outline.add(position, part)
        else:
            outline.add_table(part)
            position += 1
    return _unique(_statements_asked(outline.items))


class _Outline:
    """Collects items, and keeps the headings that are open and the question that waits for its answer's place."""

    def __init__(self, neighbours: Neighbours) -> None:
        self.items: list[Item] = []
        self._neighbours = neighbours
        self._headings: dict[int, str] = {}
        self._question: int | None = None

    def add(self, position: int, block: Block) -> int:
        """Add the item of a block; gives how many blocks were used."""
        if is_line_to_write_on(block.text):
            self._note_answer(block, "")
            return 1
        if self._question is not None and not block.options and (choices := ticked(block.text)):
            asked = self.items[self._question]
            if not asked.options:
                self.items[self._question] = replace(asked, options=choices)
                self._note_answer(block, "")
                return 1
        choices_below = self._neighbours.choices_below(position)
        item = self._neighbours.item(position, choices_below)
        if (answer := ANSWER_LINE.fullmatch(item.text)) and self._question is not None:
            self._note_answer(block, BLANK.sub("", answer["given"]).strip())
            item = replace(item, label="noise")
        if item.label == "header":
            self._open(block, item.text)
        self.items.append(_below(item, self._above(header=item.label == "header")))
        if item.label == "question":
            self._question = len(self.items) - 1
        elif item.label != "instruction":
            self._question = None
        return 1 + len(choices_below)

    def add_table(self, items: Sequence[Item]) -> None:
        """Add the items of a table under the headings above it."""
        self._question = None
        above = self._above(header=False)
        self.items += [_below(item, above) for item in self._neighbours.of_table(items)]

    def _note_answer(self, block: Block, given: str) -> None:
        if self._question is None or self.items[self._question].answer is not None:
            return
        said = given if OFFERED.fullmatch(given) or label_of(given) != "noise" else ""
        self.items[self._question] = replace(self.items[self._question], answer=block.place, given=said)

    def _open(self, block: Block, text: str) -> None:
        level = heading_level(block)
        self._headings = {known: title for known, title in self._headings.items() if known < level}
        self._headings[level] = " ".join(text.split())[:_LONGEST_HEADING].rstrip(" :：")

    def _above(self, *, header: bool) -> tuple[str, ...]:
        titles = tuple(self._headings[level] for level in sorted(self._headings))
        return titles[:-1] if header else titles


def _below(item: Item, above: tuple[str, ...]) -> Item:
    return replace(item, section=SEPARATOR.join((*above, item.section) if item.section else above))


def _statements_asked(items: list[Item]) -> list[Item]:
    """Statements that stand alone, one a paragraph, are asked where the text consists of them."""
    weak = [_is_weak(item) for item in items]
    single = sum(
        is_weak and not re.search(r"[.!?。！？]\s+\S", item.text) for item, is_weak in zip(items, weak, strict=True)
    )
    if single < max(_FEWEST_STATEMENTS, 2 * sum(item.label == "question" for item in items)):
        return items
    return [replace(item, label="question") if is_weak else item for item, is_weak in zip(items, weak, strict=True)]


def _is_weak(item: Item) -> bool:
    """Whether only the lack of a list keeps a statement from being asked."""
    return (
        item.label == "guidance"
        and len(item.text) <= _LONGEST_STATEMENT
        and label_of(item.text) == "guidance"
        and label_of(item.text, listed=True) == "question"
        and not AROUND.match(item.text)
    )


def _unique(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items with ids that come once: a line may hold several."""
    seen: Counter[str] = Counter()
    result: list[Item] = []
    for item in items:
        seen[item.id] += 1
        result.append(item if seen[item.id] == 1 else replace(item, id=f"{item.id} ({seen[item.id]})"))
    return tuple(result)
