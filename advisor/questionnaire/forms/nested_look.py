"""What an object or list in data is to a questionnaire, by its fields and by where it stands; pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from advisor.questionnaire.forms import nested_fields as fields
from advisor.questionnaire.forms import nested_keys as keys
from advisor.questionnaire.forms.label import label_of
from advisor.questionnaire.forms.nested_fields import Node
from advisor.questionnaire.records import Label

#: A key that a person would give a question: `Q6`, `1.2`, `SEC-4`.
_KEY = re.compile(
    r"[A-Za-zА-Яа-я]{0,12}[-_. ]?\d{1,4}(?:[.\-_]\d{1,4}){0,5}[a-z]?|[A-Z]{2,8}(?:[-_.][A-Z\d]{1,8}){1,4}"
)
_MARKS = ("assessable", "answerable", "isquestion")
#: So far down, and so many parts of each list, are looked at.
_DEEP = 6
_MANY = 50
_FIELDS = frozenset(
    [*keys.IDENTIFIER, *keys.NUMBER, *keys.TEXT, *keys.GUIDANCE, *keys.GIVEN, *keys.SECTION, *keys.SKIPPED, "type"]
)


def is_key(key: object) -> bool:
    """Whether a key is one that a person would give a question."""
    return bool(_KEY.fullmatch(str(key).strip()))


def kind_of(node: Node) -> str:
    """An object's type, folded; empty without one."""
    return fields.folded(fields.own(node, "type") or fields.own(node, "class") or "")


def is_marked(node: Node) -> bool | None:
    """Whether an object says of itself that it is asked; None where it does not say."""
    return fields.is_set(next((node[key] for key in node if fields.folded(key) in _MARKS), None))


def asks(node: Node) -> bool:
    """Whether an object's own fields say that it is asked, wherever it stands."""
    if fields.question_of(node)[1]:
        return True
    named = {fields.folded(key) for key in node}
    worded = named & {"text", "statement", "requirement"}
    return bool(worded and named & {"id", "refid", "number", "type", *keys.CHOICES})


def are_questions(value: Any) -> bool:
    """Whether what stands under `answers` or the like is, against its name, a list of questions."""
    parts = list(value.values()) if isinstance(value, Mapping) else value if isinstance(value, (list, tuple)) else []
    return any(asks(part) if isinstance(part, Mapping) else _ends_asking(part) for part in parts[:_MANY])


def are_texts(value: Any) -> bool:
    """Whether a list or mapping holds texts and nothing else: "data" may be a topic as well as a container."""
    parts = list(value.values()) if isinstance(value, Mapping) else list(value)
    return bool(parts) and all(isinstance(part, str) for part in parts)


def is_plain_map(node: Node) -> bool:
    """Whether a mapping holds nothing but texts under names of their own: {"retention": "How long…", …}."""
    return len(node) > 1 and all(
        isinstance(value, str) and fields.folded(key) not in _FIELDS for key, value in node.items()
    )


def is_one_object(value: Any) -> bool:
    """Whether what stands under a name of a list is an object with fields instead, as in Django's exports."""
    return isinstance(value, Mapping) and any(
        isinstance(part, str) and fields.folded(key) in _FIELDS for key, part in value.items()
    )


def listed_label(text: str, *, numbered: bool) -> Label:
    """What an entry of a list of questions is: headings have fields of their own in data, so that it is none."""
    label = label_of(text, listed=True, numbered=numbered)
    return "question" if label == "header" else label


def _ends_asking(value: Any) -> bool:
    return isinstance(value, str) and value.rstrip().endswith(("?", "？"))


@dataclass(slots=True)
class Look:
    """Looks into the data of one file; the data must live as long."""

    _holding: dict[int, bool] = field(default_factory=dict)
    """Of lists and mappings that were looked into: whether they hold questions."""

    def holds_questions(self, value: Any, depth: int = 0) -> bool:
        """Whether something asked may stand in a list or mapping; looks a few levels deep, and at each part once."""
        if isinstance(value, str):
            return _ends_asking(value) or label_of(value, listed=True) == "question"
        if not isinstance(value, (Mapping, list, tuple)):
            return False
        if depth > _DEEP:
            return True
        if id(value) not in self._holding:
            self._holding[id(value)] = self._look(value, depth)
        return self._holding[id(value)]

    def _look(self, value: Any, depth: int) -> bool:
        inner = value
        if isinstance(value, Mapping):
            if asks(value) or any(fields.folded(key) in keys.CHILDREN for key in value):
                return True
            inner = [part for key, part in value.items() if isinstance(part, (Mapping, list, tuple)) or is_key(key)]
        return any(self.holds_questions(part, depth + 1) for part in inner[:_MANY])

    def has_children(self, node: Node) -> bool:
        """Whether questions stand in an object, in the lists that are made for it."""
        return any(
            (name in keys.CHILDREN or name in keys.CONTAINERS)
            and isinstance(value, (list, tuple, Mapping))
            and self.holds_questions(value)
            for key, value in node.items()
            if (name := fields.folded(key)) not in ("properties", "parts")
        )

    def text_of(self, node: Node, kind: str, *, asked: bool) -> tuple[str, str]:
        """The field of an object that asks or names it, and its text; two empty strings for one that is no item."""
        name, text = fields.question_of(node)
        if text:
            return name, text
        if is_marked(node) is not None:
            title, description = (
                fields.first_text(node, ("name", "title"))[1],
                fields.plain_text(node.get("description")),
            )
            if is_marked(node) and description and not _ends_asking(title):
                return "description", description
            return ("name", title) if title else ("description", description)
        if asked or kind not in keys.PLAIN_TYPES or self.has_children(node) or asks(node):
            return fields.first_text(node, keys.TEXT)
        return "", ""

    def label(self, node: Node, kind: str, name: str, text: str, *, asked: bool, numbered: bool) -> Label | None:
        """What an object with this text is; None for one that is no part of the questionnaire."""
        marked = is_marked(node)
        if marked is not None:
            return _label_of_marked(node, name, text, marked=marked)
        if kind in keys.HEADER_TYPES:
            return "header"
        if kind in keys.GUIDANCE_TYPES:
            said = label_of(text)
            return said if said in ("instruction", "example", "scoring") else "guidance"
        if fields.question_of(node)[1] or (asked and kind not in keys.PLAIN_TYPES):
            return "question" if re.search(r"[^\W_]", text) else "noise"
        if self.has_children(node):
            spoken = name == "text" and label_of(text) == "question" and not fields.statement(node)
            return "question" if spoken else "header"
        return listed_label(text, numbered=numbered) if asked or name not in keys.WEAK else None


def _label_of_marked(node: Node, name: str, text: str, *, marked: bool) -> Label:
    """Of an object of a framework: what is assessed is asked, unless questions of its own stand in it."""
    if marked and not fields.own(node, "questions"):
        return "question"
    title = name in ("name", "title") or label_of(text) in ("header", "question", "noise")
    return "header" if title else "guidance"
