"""What a piece of a text is by its neighbours, beyond its own words: what follows a line that ends with a colon, what
stands under the heading «Instructions», what carries the number `2` where `2.1` comes next; pure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from advisor.questionnaire.forms.asking_words import FIELD, TITLE
from advisor.questionnaire.forms.label import label_of
from advisor.questionnaire.forms.label_words import GREETING
from advisor.questionnaire.forms.outline_words import ANSWER_LINE, ASIDE, CHOOSE, COLON, ENDS_ASKING, LEADS, OFFERED
from advisor.questionnaire.records import Item, Label, Place


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, list entry or heading."""

    text: str
    """Whole, without its number and bullet."""
    place: Place
    heading: int = 0
    """Its level where the file marks it as a heading, from 1; 0 where it does not."""
    number: str = ""
    bullet: bool = False
    box: bool = False
    """Whether a box to tick stands before it."""
    depth: int = 0
    """How far it is set in, in any unit that grows."""
    options: tuple[str, ...] = ()
    label: Label | None = None
    """Where the reader knows it."""

    @property
    def in_list(self) -> bool:
        """Whether it is an entry of a list."""
        return bool(self.number) or self.bullet or self.box


#: Headings that are not marked are below all that are.
_UNMARKED = 20
#: Of a list below a question, so many entries are looked at.
_MOST_CHOICES = 200
#: How far the next number is looked for.
_NEAR = 4
_MOST_WORDS_OF_CHOICE = 14
_MOST_WORDS_OF_TITLE = 8
_TO_FILL = re.compile(r"_{3,}|\.{5,}")


def heading_level(block: Block) -> int:
    """Of a heading, from 1; one that is not marked counts by the parts of its number."""
    return block.heading or _UNMARKED + block.number.count(".")


class Neighbours:
    """Labels the blocks of a text one by one, in order, and remembers what the later ones need to know."""

    def __init__(self, blocks: Sequence[Block | None]) -> None:
        self._blocks = blocks
        """None where a table stands."""
        numbers = [block.number for block in blocks if block is not None and block.number]
        self._deep = 2 * sum("." in number for number in numbers) > len(numbers)
        """Whether most numbers have parts, so that those without are of sections."""
        self._aside: tuple[int, Label] | None = None
        """Level and kind of the heading under which nothing is asked."""
        self._lead: tuple[Block, Label] | None = None
        """The line ending with a colon that the list below it belongs to."""
        self._asked = False
        """Whether anything was asked yet."""
        self._count = 0
        """The number of the question before, where it is a plain one."""
        self._closed = False
        """Whether the letter has ended, and only its signature follows."""

    # -- what is taken as an item -------------------------------------------------------------------------------------
    def item(self, position: int, choices: Sequence[Block]) -> Item:
        """The item of a block, with the choices below it."""
        block = self._block(position)
        label = "question" if choices else block.label or self._label(position, block)
        text, options = block.text.strip(), block.options
        if choices:
            entries = tuple(choice.text.strip() for choice in choices)
            offered = not COLON.search(text) or CHOOSE.search(text) or all(map(OFFERED.match, entries))
            if offered or all(choice.box for choice in choices):
                options = entries
            else:
                # "Does the policy cover:" and what it may cover are one question.
                text = "\n".join([text, *(f"- {entry}" for entry in entries)])
        self._remember(block, label)
        return Item(str(block.place), text, label, block.place, number=block.number, options=options)

    def of_table(self, items: Sequence[Item]) -> Sequence[Item]:
        """The items of a table; under a heading that asks nothing, weak guesses are taken back, strong ones end it."""
        self._lead = None
        asked = [item for item in items if item.label == "question"]
        strong = (
            any(label_of(item.text) == "question" for item in asked) or sum(bool(item.number) for item in asked) > 2
        )
        if self._aside is None or strong:
            self._aside = None
            return items
        kind = self._aside[1]
        if kind in ("instruction", "guidance"):
            return items
        return [replace(item, label=kind) if item.label == "question" else item for item in items]

    def choices_below(self, position: int) -> list[Block]:
        """The list entries below a question that are its choices, or parts of it that have no number of their own."""
        block = self._block(position)
        if block.heading or block.options or block.label not in (None, "question"):
            return []
        below = self._entries_below(position)
        numbered = next(
            (place for place, entry in enumerate(below) if entry.number and not OFFERED.match(entry.text)), len(below)
        )
        offered = below[:numbered]
        if not offered:
            return []
        asks, colon = bool(ENDS_ASKING.search(block.text)), bool(COLON.search(block.text))
        if all(entry.box for entry in offered):
            asked = asks or colon or label_of(block.text, listed=True, numbered=block.in_list) == "question"
            return offered if asked else []
        if any(ENDS_ASKING.search(entry.text) for entry in offered):
            return []
        if CHOOSE.search(block.text) or (colon and _is_field_name(block)):
            return offered
        if label_of(block.text, listed=block.in_list) != "question" or not (asks or colon):
            return []
        if colon and LEADS.search(block.text):
            return []
        return offered if colon or _are_choices(offered) else []

    def _entries_below(self, position: int) -> list[Block]:
        """The list entries right below a block, as far as they are set in under it where it is one itself."""
        block = self._block(position)
        found: list[Block] = []
        for later in self._blocks[position + 1 : position + 1 + _MOST_CHOICES]:
            if later is None or later.heading or later.options or not later.in_list:
                break
            beside = block.in_list and later.depth <= block.depth
            if beside and not (later.box and not block.box):
                break
            found.append(later)
        return found

    # -- labels -------------------------------------------------------------------------------------------------------
    def _label(self, position: int, block: Block) -> Label:
        if block.heading:
            later = self._later(position)
            if later is not None and ANSWER_LINE.fullmatch(later.text):
                return label_of(block.text, listed=True, numbered=True)
            return label_of(block.text, heading=True)
        alone = label_of(block.text)
        if self._closed and alone in ("header", "guidance"):
            return "noise"
        if self._aside is not None:
            return self._label_aside(block, alone, self._aside[1])
        return self._label_among(position, block)

    def _label_among(self, position: int, block: Block) -> Label:
        """What a block is among those before and after it."""
        listed = block.in_list or self._is_left_open(position, block)
        label = label_of(block.text, numbered=bool(block.number), listed=listed)
        if label in ("question", "header") and (led := self._led(block)) is not None:
            return led
        if label == "header" and (block.bullet or block.box) and not self._entries_below(position):
            return "question"
        if label in ("header", "guidance") and block.options:
            return "question"
        if label == "question" and self._is_title(position, block):
            return "header"
        if label == "question" and not block.in_list and COLON.search(block.text) and LEADS.search(block.text):
            return "instruction" if self._entries_below(position) else label
        return label

    def _label_aside(self, block: Block, alone: Label, kind: Label) -> Label:
        """What a block is under a heading such as «Instructions»: only what plainly asks is asked there."""
        if alone == "header" and not block.bullet and not block.box:
            return "header"
        if (
            alone == "question"
            and kind in ("instruction", "guidance")
            and (ENDS_ASKING.search(block.text) or block.number)
        ):
            return "question"
        return alone if alone in ("noise", "example", "scoring", "instruction") else kind

    def _led(self, block: Block) -> Label | None:
        """What a list entry is by the line above its list: `This questionnaire covers:` leads to no questions."""
        if self._lead is None or not block.in_list or block.number or ENDS_ASKING.search(block.text):
            return None
        lead, kind = self._lead
        leads = kind in ("question", "header") or (kind == "instruction" and LEADS.search(lead.text))
        return None if leads else kind

    def _is_left_open(self, position: int, block: Block) -> bool:
        """Whether a line asks by being left open: `Vendor name: ____`, or a name with a colon and no list below."""
        if _TO_FILL.search(block.text):
            return True
        if not _is_name_with_colon(block) or self._entries_below(position):
            return False
        later, before = self._later(position), self._blocks[position - 1] if position else None
        if self._asked and (later is None or later.heading or TITLE.match(later.text)):
            return True
        beside = any(near is not None and _is_name_with_colon(near) for near in (before, later))
        return beside or _is_field_name(block)

    def _is_title(self, position: int, block: Block) -> bool:
        """Whether a numbered entry is the title of what follows rather than asked."""
        if not block.number or _plainly_asks(block.text):
            return False
        following = [later for later in self._blocks[position + 1 : position + 1 + _NEAR] if later is not None]
        later = next((later for later in following if later.number or later.heading), None)
        if later is not None and later.number and not later.heading:
            own = block.number.rstrip(".")
            if later.number.startswith((f"{own}.", f"{own}-")) or later.depth > block.depth:
                return True
        short = len(block.text.split()) <= _MOST_WORDS_OF_TITLE and not re.search(r"[.,;:]\s*\Z", block.text)
        if not block.number.isdecimal() or block.bullet or not short:
            return False
        if self._deep:
            return True
        # Sections counted among questions: the next number does not follow this one, but the one before.
        if later is None or not later.number.isdecimal():
            return False
        this, upcoming = int(block.number), int(later.number)
        return upcoming != this + 1 or (upcoming == self._count + 1 and this != self._count + 1)

    # -- memory -------------------------------------------------------------------------------------------------------
    def _remember(self, block: Block, label: Label) -> None:
        """Remember of a block what the later ones need to know."""
        short = not block.in_list and len(block.text) <= 80 and label in ("instruction", "scoring", "guidance")
        if label == "header" or short:
            kind = next((kind for pattern, kind in ASIDE if pattern.fullmatch(block.text)), None)
            if kind is not None and "." not in block.number:
                self._aside = heading_level(block), kind
            elif label == "header" and self._aside is not None and heading_level(block) <= self._aside[0]:
                self._aside = None
        if not block.in_list:
            self._lead = (block, label) if COLON.search(block.text) and label != "noise" else None
        self._asked = self._asked or label == "question"
        if label == "question":
            self._closed = False
            self._count = int(block.number) if block.number.isdecimal() else self._count
        elif self._asked and label == "noise" and GREETING.match(block.text):
            self._closed = True

    def _block(self, position: int) -> Block:
        block = self._blocks[position]
        if block is None:
            raise IndexError(position)
        return block

    def _later(self, position: int) -> Block | None:
        return self._blocks[position + 1] if position + 1 < len(self._blocks) else None


def _are_choices(entries: Sequence[Block]) -> bool:
    """Whether the entries below a question are answers to choose from, by themselves."""
    if all(OFFERED.match(entry.text) for entry in entries):
        return True
    return len(entries) > 1 and all(
        len(entry.text.split()) <= _MOST_WORDS_OF_CHOICE
        and label_of(entry.text, listed=True) in ("question", "header", "noise")
        and label_of(entry.text) != "question"
        for entry in entries
    )


def _is_name_with_colon(block: Block) -> bool:
    return bool(COLON.search(block.text)) and not block.heading and len(block.text.split()) <= _MOST_WORDS_OF_TITLE


def _is_field_name(block: Block) -> bool:
    return bool(FIELD.match(block.text)) and len(block.text.split()) <= _MOST_WORDS_OF_TITLE


def _plainly_asks(text: str) -> bool:
    return bool(ENDS_ASKING.search(text)) or (label_of(text) == "question" and not COLON.search(text))
