"""What one object of a questionnaire says: its text, choices, key, guidance; pure. The names are in `nested_keys`."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from advisor.questionnaire.forms import nested_keys as keys

Node = Mapping[Any, Any]

_TAG = re.compile(
    r"</?(?:p|br|div|li|ul|ol|h[1-6]|b|i|u|em|strong|a|span|code|tt|pre|sub|sup|small|table|tr|td|th|tbody|font|hr)\b"
    r"[^<>]{0,400}>",
    re.IGNORECASE,
)
_BREAK = re.compile(r"</?(?:p|br|div|li|ul|ol|h[1-6]|tr|table|hr|pre)\b", re.IGNORECASE)
_LANGUAGE = re.compile(r"default|[a-zA-Z]{2}(?:[-_]\w{2,4})?")
#: What a choice is called, where it is an object.
_CHOICE = (
    *("text", "label", "title", "display", "answer", "answertext", "option", "choice", "name", "value", "valuestring"),
    "description",
)
_MAX_NUMBER = 40
_MAX_KEY = 200
#: Parts of a control of OSCAL that stand in one another.
_DEEPEST_PART = 8


def folded(key: object) -> str:
    """A key's name, as names are compared."""
    return _folded(key) if isinstance(key, str) else str(key).lower()


@lru_cache(maxsize=4096)
def _folded(key: str) -> str:
    text = key.strip().lower()
    return re.sub(r"[\s_\-.]+", "", text) if text.isascii() else re.sub(r"[_\s]+", " ", text)


def own(node: Node, name: str) -> Any:
    """What stands in the field of this folded name; None without one."""
    return next((value for key, value in node.items() if folded(key) == name), None)


def plain_text(value: Any) -> str:
    """A value as people read it, without marks of HTML; of several languages the first; empty for what is no text."""
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, Mapping):
        # One text in several languages: {"default": …, "de": …}.
        if not value or not all(isinstance(each, str) and _LANGUAGE.fullmatch(str(key)) for key, each in value.items()):
            return ""
        return plain_text(value.get("default") or value.get("en") or next(iter(value.values())))
    if not isinstance(value, str):
        return ""
    if "<" in value:
        value = _TAG.sub(lambda tag: "\n" if _BREAK.match(tag[0]) else "", value)
    if "&" in value:
        value = html.unescape(value)
    lines = (re.sub(r"[ \t\xa0]+", " ", line).strip() for line in value.splitlines())
    return "\n".join(line for line in lines if line)


def first_text(node: Node, names: Iterable[str]) -> tuple[str, str]:
    """Name and text of the first of these fields that holds text; two empty strings if none does."""
    fields = {folded(key): value for key, value in reversed(list(node.items()))}
    for name in names:
        text = plain_text(fields.get(name))
        # The "no" of a yes-or-no question is no number.
        if text and (name not in ("no", "num", "nr") or re.search(r"\d", text)):
            return name, text
    return "", ""


def question_of(node: Node) -> tuple[str, str]:
    """The field whose very name says that it is asked (also `CAIQ Question`), and its text."""
    name, text = first_text(node, keys.QUESTION)
    if not text:
        named = [key for key in map(folded, node) if key.endswith(("question", "вопрос", "问题"))]
        name, text = first_text(node, named)
    return name, text


def is_set(value: Any) -> bool | None:
    """Whether a mark such as `assessable` is set; None where there is none."""
    if value is None or isinstance(value, bool):
        return value
    return str(value).strip().lower() in ("true", "yes", "y", "x", "1", "да", "是")


# -- choices ----------------------------------------------------------------------------------------------------------
def choices_of(node: Node) -> tuple[str, ...]:
    """The answers an object offers, as they stand there."""
    fields = {folded(key): value for key, value in node.items()}
    inner = fields.get("properties")
    if isinstance(inner, Mapping):
        fields |= {folded(key): value for key, value in inner.items() if folded(key) in keys.CHOICES}
    if folded(fields.get("type")) == "yesno":
        said = [plain_text(fields.get("yes")), plain_text(fields.get("no"))]
        if all(said):
            return tuple(said)
    for name in (*keys.CHOICES, *keys.CHOICES_OR_GIVEN):
        if found := _listed(fields.get(name), only_list=name in keys.CHOICES_OR_GIVEN):
            return found
    return ()


def _listed(value: Any, *, only_list: bool) -> tuple[str, ...]:
    if isinstance(value, (list, tuple)):
        return tuple(text for text in map(_choice, value) if text)
    if only_list:
        return ()
    if isinstance(value, Mapping):
        return tuple(text for text in map(_choice, value.values()) if text)
    parts = re.split(r"\s*[\n;|]\s*", value.strip()) if isinstance(value, str) else []
    return tuple(part for part in parts if part) if len(parts) > 1 else ()


def _choice(choice: Any) -> str:
    if isinstance(choice, bool):
        return "Yes" if choice else "No"
    if not isinstance(choice, Mapping):
        return plain_text(choice)
    _, text = first_text(choice, _CHOICE)
    if not text and isinstance(coding := own(choice, "valuecoding"), Mapping):
        _, text = first_text(coding, ("display", "code"))
    # {"network_yes": "Yes, we do"}: the key is the program's.
    return text or (plain_text(next(iter(choice.values()))) if len(choice) == 1 else "")


# -- key, number, guidance --------------------------------------------------------------------------------------------
def identifier(node: Node, used: str = "name") -> str:
    """An object's key; a `name` only where it is not what is asked (SurveyJS: `title` is shown, `name` is the key)."""
    names = keys.IDENTIFIER if used in ("title", "text", "question") else keys.IDENTIFIER[:-1]
    name, key = first_text(node, names)
    return "" if name == "name" and re.search(r"\s", key) else key.replace("\n", " ")[:_MAX_KEY]


def number_of(node: Node) -> str:
    """The number a person would quote."""
    return short_number(first_text(node, keys.NUMBER)[1])


def short_number(number: str) -> str:
    """A key as a number, if a person could quote it; empty for the long keys of programs."""
    return number if len(number) <= _MAX_NUMBER and "\n" not in number and number.count(":") < 2 else ""


def given(node: Node) -> str:
    """What was answered already."""
    return first_text(node, keys.GIVEN)[1]


def guidance(node: Node, used: str) -> str:
    """What an object says beside its question, the field `used` for the question aside; conditions as they stand."""
    fields = {folded(key): value for key, value in node.items()}
    said: list[str] = []
    for name in keys.GUIDANCE:
        value = fields.get(name) if name != used else None
        text = "\n".join(filter(None, map(plain_text, value))) if isinstance(value, list) else plain_text(value)
        if text and text not in said:
            said.append(f"{name}: {text}" if name in keys.CONDITIONS else text)
    return "\n".join([*said, *_parts(node, "guidance")])


def statement(node: Node) -> str:
    """What a control of OSCAL demands: the prose of its statement and of that statement's parts."""
    return "\n".join(_parts(node, "statement"))


def _parts(node: Node, name: str) -> Iterator[str]:
    parts = own(node, "parts")
    for part in parts if isinstance(parts, list) else ():
        if isinstance(part, Mapping) and part.get("name") == name:
            yield from _prose(part, 0)


def _prose(part: Node, depth: int) -> Iterator[str]:
    if prose := plain_text(part.get("prose")):
        marks = [each.get("value") for each in _mappings(part.get("props")) if each.get("name") == "label"]
        yield f"{marks[0]} {prose}" if marks else prose
    if depth < _DEEPEST_PART:
        for inner in _mappings(part.get("parts")):
            yield from _prose(inner, depth + 1)


def _mappings(value: Any) -> list[Node]:
    return [each for each in value if isinstance(each, Mapping)] if isinstance(value, list) else []
