"""YAML with line numbers: the only importer of PyYAML.

Problems are collected, never raised one by one, so that an expert sees everything that is wrong in one run.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from advisor.errors import Problem

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Located:
    """Data read from YAML together with the line on which each part of it starts."""

    path: str
    data: Any
    lines: dict[tuple[str | int, ...], int]

    def line(self, *keys: str | int) -> int:
        """Line of the part at `keys`, or of the nearest enclosing part that exists; counts from 1."""
        for length in range(len(keys), -1, -1):
            if (found := self.lines.get(keys[:length])) is not None:
                return found
        return 1


# The C parser is ten times as fast; PyYAML's wheels carry it, a source build may not.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _UniqueKeyLoader(_Loader):  # type: ignore[misc]
    """A loader that refuses a key given twice: YAML would keep the last one without a word."""


def _mapping(loader: _UniqueKeyLoader, node: yaml.MappingNode) -> dict[Any, Any]:
    seen: set[Any] = set()
    for key_node, _ in node.value:
        key = loader.construct_object(key_node)
        if key in seen:
            raise yaml.constructor.ConstructorError(None, None, f"key {key!r} is given twice", key_node.start_mark)
        seen.add(key)
    result: dict[Any, Any] = loader.construct_mapping(node, deep=True)
    return result


_UniqueKeyLoader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)
# Dates stay text: "2026-11" and "2026-11-23" are both valid here, and only one of them is a YAML date.
_UniqueKeyLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read_yaml(text: str, path: str, problems: list[Problem], *, first_line: int = 1) -> Located | None:
    """Parse `text`, which starts at `first_line` of the file; a syntax error becomes a problem and gives None."""
    try:
        node = yaml.compose(text, Loader=_UniqueKeyLoader)
        data = yaml.load(text, Loader=_UniqueKeyLoader)  # noqa: S506 - derived from SafeLoader
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first_line + (mark.line if mark else 0)
        problems.append(Problem(path, line, f"not valid YAML: {error.problem or error.context}"))
        return None
    except yaml.YAMLError as error:
        problems.append(Problem(path, first_line, f"not valid YAML: {str(error).splitlines()[0]}"))
        return None
    lines: dict[tuple[str | int, ...], int] = {}
    if node is not None:
        _note_lines(node, (), first_line, lines)
    return Located(path, data, lines)


def _note_lines(node: yaml.Node, keys: tuple[str | int, ...], first_line: int, lines: dict[Any, int]) -> None:
    lines.setdefault(keys, node.start_mark.line + first_line)
    if isinstance(node, yaml.MappingNode):
        for key_node, value in node.value:
            inner = (*keys, str(key_node.value))
            lines[inner] = key_node.start_mark.line + first_line
            _note_lines(value, inner, first_line, lines)
    elif isinstance(node, yaml.SequenceNode):
        for position, value in enumerate(node.value):
            _note_lines(value, (*keys, position), first_line, lines)


def validated(
    model: type[Model], data: Any, located: Located, problems: list[Problem], *keys: str | int
) -> Model | None:
    """`data` as a `model`; what does not fit becomes one problem per field, with its line, and gives None."""
    try:
        return model.model_validate(data)
    except ValidationError as error:
        for finding in error.errors(include_url=False):
            where = tuple(part for part in finding["loc"] if isinstance(part, (str, int)))
            field = ".".join(str(part) for part in where)
            message = f"{field}: {finding['msg']}" if field else finding["msg"]
            problems.append(Problem(located.path, located.line(*keys, *where), message))
        return None
