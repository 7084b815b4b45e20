"""A questionnaire that was read and is not answered yet, with the buyer's corrections; pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from advisor.questionnaire.records import LABELS, Columns, Item, Label, Questionnaire


@dataclass(frozen=True, slots=True)
class Draft:
    """What was handed in, as it was read, and which labels a person changed."""

    data: bytes
    """The file, or the pasted text in UTF-8."""
    file_name: str
    """As the reader was told it; empty for a paste."""
    questionnaire: Questionnaire
    columns: Mapping[str, Columns] = field(default_factory=dict)
    """Columns that were mapped by hand, by sheet; the file was read by them."""
    labels: Mapping[str, Label] = field(default_factory=dict)
    """Labels that a person set, by item."""
    number: int = 0
    """Tells it from others of the same visit."""

    def label(self, item: Item) -> Label:
        """The label that counts: a person's, else the guess."""
        return self.labels.get(item.id, item.label)

    def corrected(self) -> Questionnaire:
        """The questionnaire as it will be answered."""
        items = tuple(replace(item, label=self.label(item)) for item in self.questionnaire.items)
        return replace(self.questionnaire, items=items)

    def counts(self) -> dict[Label, int]:
        """How many items there are of each label, in the order of the labels; labels without any are left out."""
        counted = Counter(map(self.label, self.questionnaire.items))
        return {label: counted[label] for label in LABELS if counted[label]}

    def relabelled(self, item_ids: Iterable[str], label: Label) -> Draft:
        """With the label of some items set; setting the guess again takes a correction back."""
        guesses = {item.id: item.label for item in self.questionnaire.items}
        changed = dict(self.labels)
        for item_id in item_ids:
            if guesses.get(item_id) == label:
                changed.pop(item_id, None)
            elif item_id in guesses:
                changed[item_id] = label
        return replace(self, labels=changed)

    def read_again(self, questionnaire: Questionnaire, columns: Mapping[str, Columns]) -> Draft:
        """With the file read by other columns; its name, and corrections of items that are still there, stay."""
        questionnaire = replace(questionnaire, name=self.questionnaire.name)
        kept = {item.id for item in questionnaire.items}
        labels = {item_id: label for item_id, label in self.labels.items() if item_id in kept}
        return replace(self, questionnaire=questionnaire, columns=columns, labels=labels)

    def shown(self, labels: Iterable[Label], words: str) -> tuple[Item, ...]:
        """The items of these labels (all, where none is named) that hold these words, in file order."""
        wanted, sought = frozenset(labels), words.casefold().split()
        return tuple(
            item
            for item in self.questionnaire.items
            if (not wanted or self.label(item) in wanted)
            and all(word in f"{item.number} {item.section} {item.text}".casefold() for word in sought)
        )
