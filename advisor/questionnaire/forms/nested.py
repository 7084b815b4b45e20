"""Questions that stand in data (JSON, YAML) to items: VSAQ, question banks, frameworks, SurveyJS, FHIR, OSCAL; pure.

The data is walked in its own order. What an object is follows from its type, its fields and the list that it stands in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from advisor.errors import QuestionnaireError
from advisor.questionnaire.forms import nested_fields as fields
from advisor.questionnaire.forms import nested_keys as keys
from advisor.questionnaire.forms.label import label_of
from advisor.questionnaire.forms.nested_fields import Node
from advisor.questionnaire.forms.nested_look import (
    Look,
    are_questions,
    are_texts,
    asks,
    is_key,
    is_marked,
    is_one_object,
    is_plain_map,
    kind_of,
    listed_label,
)
from advisor.questionnaire.records import Item, Label, Place

#: By keys: the line on which each part of a file starts.
Lines = Mapping[tuple[str | int, ...], int]

_DEEPEST = 100
_MOST_ITEMS = 50_000
_LONGEST_TITLE = 200
_SEPARATOR = " › "
_ABOUT = frozenset(
    ["title", "name", "description", "introduction", "intro", "instructions", "instruction", "purpose", "preamble"]
)


def items_of_data(data: Any, name: str, lines: Lines | None = None) -> tuple[Item, ...]:
    """The items of plain data: mappings, lists and scalars.

    Args:
        data: what the file holds.
        name: the file's name, for errors.
        lines: the line on which each part starts, by its keys; where it is not known, items are counted.

    Raises:
        QuestionnaireError: it holds no questions, or answers alone, or is nested too deep.
    """
    walk = _Walk(name, lines or {})
    walk.visit(data, _Where(asked=isinstance(data, list)))
    items = _with_ids(walk.found)
    if any(item.label == "question" for item in items):
        return items
    if walk.saw_answers:
        raise QuestionnaireError(
            "this file holds answers, not questions", where=name, remedy="Hand in the questionnaire they belong to."
        )
    raise QuestionnaireError(
        "no questions were found in it",
        where=name,
        remedy="Questions stand under names such as question, text, prompt or requirement; or paste them as text.",
    )


@dataclass(frozen=True, slots=True)
class _Where:
    """Where the walk stands."""

    path: tuple[str, ...] = ()
    section: tuple[str, ...] = ()
    asked: bool = False
    """Whether this is a list of questions."""
    key: str = ""
    """The key of this part, where it is one that a person gave."""
    number: str = ""
    """The number of the object around it, which its questions share."""
    nodes: bool = False
    """Whether the siblings say of themselves whether they are asked."""


#: Where the children of an object stand, and the names of its fields that were used.
_Taken = tuple[_Where, frozenset[str]]


class _Walk:
    """Walks the data of one file once."""

    def __init__(self, name: str, lines: Lines) -> None:
        self.found: list[tuple[Item, tuple[str, ...]]] = []
        """Items, with the path of each."""
        self.saw_answers = False
        self._name = name
        self._lines = lines
        self._look = Look()
        self._parents: dict[str, tuple[str, ...]] = {}
        """Of frameworks that are written flat: the titles of a node and of those above it, by its key."""

    # -- the walk -----------------------------------------------------------------------------------------------------
    def visit(self, value: Any, where: _Where) -> None:
        """Take whatever is an item in a part of the data."""
        if len(where.path) > _DEEPEST or len(self.found) > _MOST_ITEMS:
            raise QuestionnaireError(
                "it is nested too deep, or holds too much, to be a questionnaire",
                where=self._name,
                remedy="Hand in the part with the questions alone.",
            )
        if isinstance(value, Mapping):
            self._mapping(value, where)
        elif isinstance(value, (list, tuple)):
            nodes = any(isinstance(part, Mapping) and is_marked(part) is not None for part in value)
            for position, part in enumerate(value):
                self.visit(part, replace(where, path=(*where.path, str(position)), key="", nodes=nodes))
        elif isinstance(value, str):
            self._text(value, where)

    def _text(self, value: str, where: _Where) -> None:
        text = fields.plain_text(value)
        if not text or not (where.asked or where.key or text.endswith(("?", "？"))):
            return
        label = listed_label(text, numbered=bool(where.key))
        if label == "noise" and where.key:
            return  # {"Q1": "Yes"} is an answer
        self._add(where, {}, text, label, number=fields.short_number(where.key) or where.number)

    def _mapping(self, node: Node, where: _Where) -> None:
        kind = kind_of(node)
        if kind in keys.NOISE_TYPES:
            return
        inside, taken = self._take(node, where, kind)
        for key, value in node.items():
            name = fields.folded(key)
            if name in keys.SKIPPED or name in keys.CHOICES or name in taken:
                continue
            if name in keys.ANSWERS and not are_questions(value):
                self.saw_answers = True
            elif isinstance(value, (Mapping, list, tuple)):
                step = replace(inside, path=(*inside.path, str(key)), nodes=False, key="")
                listed = name in keys.CHILDREN or name in keys.QUESTION
                if listed or (name in keys.CONTAINERS and not are_texts(value)):
                    self.visit(value, replace(step, asked=listed and not is_one_object(value)))
                elif are_questions(value) or not (taken or where.nodes):
                    # Else: tags, groups and the like of an item.
                    self._named(str(key), value, step)
            elif isinstance(value, str) and not taken and not where.nodes:
                self._field(str(key), value, replace(inside, asked=inside.asked and is_plain_map(node)))

    def _field(self, key: str, value: str, where: _Where) -> None:
        """A text in an object that is no item itself: {"Q1": "Do you…?"}, or the file's own title."""
        step = replace(where, path=(*where.path, key), key=key if is_key(key) else "")
        name, text = fields.folded(key), fields.plain_text(value)
        if name in _ABOUT and text:
            label: Label = "header"
            if name not in ("title", "name"):
                instructs = name.startswith("instruction") or label_of(text) == "instruction"
                label = "instruction" if instructs else "guidance"
            self._add(step, {}, text, label)
        else:
            self._text(value, step)

    def _named(self, key: str, value: Any, step: _Where) -> None:
        """A list or mapping under a key that is no name of a field: an item's own key, or the name of a section."""
        spoken = isinstance(value, Mapping) and (step.asked or asks(value))
        if spoken and self._look.text_of(value, "", asked=True)[1]:
            self.visit(value, replace(step, asked=True, key=key))
        elif self._look.holds_questions(value):
            if not is_key(key) and not key.startswith(("@", "$")):
                self._add(step, {}, key, "header")
            self.visit(value, replace(step, asked=True, section=(*step.section, key)))

    # -- one object ---------------------------------------------------------------------------------------------------
    def _take(self, node: Node, where: _Where, kind: str) -> _Taken:
        """Take an object as an item if it is one."""
        name, text = self._look.text_of(node, kind, asked=where.asked)
        if not text:
            return self._take_without_text(node, where, kind)
        if kind.startswith("matrix") and isinstance(fields.own(node, "rows"), list):
            return self._take_matrix(node, where, text)
        number = fields.number_of(node)
        numbered = bool(number or where.key)
        label = self._look.label(node, kind, name, text, asked=where.asked, numbered=numbered)
        if label is None:
            return where, frozenset()
        section = self._section(node, where)
        title, above = text, section
        if label == "question":
            named = fields.first_text(node, ("name", "title"))[1]
            if statement := fields.statement(node):
                text, above = statement, (*section, title)
            elif name == "description" and named:
                title, above = named, (*section, named)
        number = number or fields.short_number(where.key) or where.number
        self._add(replace(where, section=above), node, text, label, number=number, used=name)
        below = section
        if len(title) <= _LONGEST_TITLE:
            self._note_parent(node, (*section, title))
            if title not in section[-1:] and (label == "header" or self._look.has_children(node)):
                below = (*section, title)
        used = [name, "parts", "props"]
        if label == "question" and fields.choices_of(node):
            used.append("properties")  # Typeform keeps the choices there
        return replace(where, section=below, key="", number=number), frozenset(used)

    def _take_without_text(self, node: Node, where: _Where, kind: str) -> _Taken:
        """An object that says nothing itself: one that holds others, or choices to what was said just before."""
        number = fields.number_of(node)
        choices = fields.choices_of(node)
        if not choices or not where.asked or kind in keys.PLAIN_TYPES or kind in keys.HEADER_TYPES:
            section = self._section(node, where)
            if where.nodes and number:
                self._note_parent(node, (*section, number))
            return replace(where, section=section, key="", number=number or where.number), frozenset()
        before, path = self.found[-1] if self.found else (None, ())
        beside = before is not None and before.label in ("guidance", "instruction") and path[:-1] == where.path[:-1]
        if before is not None and beside and not before.options:
            asked = replace(before, label="question", options=choices, number=number or before.number)
            self.found[-1] = (replace(asked, id=fields.identifier(node) or before.id), path)
        else:
            self._add(where, node, "; ".join(choices), "question", number=number)
        return where, frozenset(["choices"])

    def _take_matrix(self, node: Node, where: _Where, text: str) -> _Taken:
        """A table of SurveyJS: its title is a heading, each of its rows a question, its columns are the choices."""
        self._add(where, node, text, "header", number=fields.number_of(node))
        below = replace(where, section=(*where.section, text), key="")
        columns = fields.choices_of({"choices": fields.own(node, "columns")})
        for position, row in enumerate(fields.choices_of({"choices": fields.own(node, "rows")})):
            step = replace(below, path=(*where.path, "rows", str(position)))
            self._add(step, {"choices": list(columns)}, row, "question")
        return below, frozenset(["rows", "columns", *keys.CHILDREN])

    # -- items --------------------------------------------------------------------------------------------------------
    def _add(self, where: _Where, node: Node, text: str, label: Label, *, number: str = "", used: str = "") -> None:
        if label == "header" and text in where.section[-1:]:
            return  # the title of the file and that of the one thing in it
        line = self._lines.get(tuple(int(step) if step.isdecimal() else step for step in where.path))
        item = Item(
            id=fields.identifier(node, used) or where.key,
            text=text,
            label=label,
            place=Place("", line or len(self.found) + 1),
            number=number,
            section=_SEPARATOR.join(where.section),
            guidance=fields.guidance(node, used),
            options=fields.choices_of(node) if label == "question" else (),
            given=fields.given(node),
        )
        self.found.append((item, where.path))

    def _section(self, node: Node, where: _Where) -> tuple[str, ...]:
        """The headings above an object: those it stands in, or its parent's in a flat file, and its own category."""
        section = where.section
        for name in ("parenturn", "parent", "parentid", "parentref"):
            section = self._parents.get(fields.plain_text(fields.own(node, name)), section)
        category = fields.first_text(node, keys.SECTION)[1]
        return (*section, category) if category and category not in section else section

    def _note_parent(self, node: Node, titles: tuple[str, ...]) -> None:
        for name in ("urn", "id", "refid"):
            if key := fields.plain_text(fields.own(node, name)):
                self._parents.setdefault(key, titles)


def _with_ids(found: Sequence[tuple[Item, tuple[str, ...]]]) -> tuple[Item, ...]:
    """Each item with an id of its own: its key where no other has it, else its path."""
    counted = Counter(item.id for item, _ in found)
    taken: set[str] = set()
    items: list[Item] = []
    for item, path in found:
        wanted = item.id if item.id and counted[item.id] == 1 else "/".join(path) or "text"
        own, copy = wanted, 2
        while own in taken or (own != item.id and own in counted):
            own, copy = f"{wanted} ({copy})", copy + 1
        taken.add(own)
        items.append(replace(item, id=own))
    return tuple(items)
