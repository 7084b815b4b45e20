"""YAML with line numbers: the only importer of PyYAML.

Problems are collected, never raised one by one, so that an expert sees everything that is wrong in one run.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
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

#: The files of the corpus are four levels deep.
_DEEPEST = 50


class _UniqueKeyLoader(_Loader):  # type: ignore[misc]
    """A loader that refuses a key given twice: YAML would keep the last one without a word."""


def _mapping(loader: _UniqueKeyLoader, node: yaml.Node) -> dict[Any, Any]:
    if not isinstance(node, yaml.MappingNode):
        raise yaml.constructor.ConstructorError(None, None, "not a mapping, though tagged as one", node.start_mark)
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


class _PlainLoader(_UniqueKeyLoader):
    """A loader for files that we do not define: `yes`, `1.10` and dates stay as they are written, tags are refused."""


_PlainLoader.yaml_implicit_resolvers = {
    first: kept
    for first, resolvers in _UniqueKeyLoader.yaml_implicit_resolvers.items()
    if (kept := [(tag, pattern) for tag, pattern in resolvers if tag == "tag:yaml.org,2002:null"])
}


def read_file(path: Path, name: str, problems: list[Problem]) -> str | None:
    """The text of a file of the corpus, called `name` there; what cannot be read becomes a problem and gives None."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        problems.append(Problem(name, line, "not UTF-8 text: save the file as UTF-8"))
    except OSError as error:
        problems.append(Problem(name, 1, f"cannot be read: {error.strerror or error}"))
    return None


def read_plain(text: str, path: str, problems: list[Problem]) -> Located | None:
    """Parse YAML of a form that is not ours to mappings, lists, text and None; otherwise like `read_yaml`."""
    return _read(text, path, problems, 1, _PlainLoader)


def read_yaml(text: str, path: str, problems: list[Problem], *, first_line: int = 1) -> Located | None:
    """Parse `text`, which starts at `first_line` of the file; whatever cannot be read becomes a problem and gives None.

    Aliases are refused, since a few of them can stand for gigabytes, and so are keys that are no plain text.
    """
    return _read(text, path, problems, first_line, _UniqueKeyLoader)


def _read(text: str, path: str, problems: list[Problem], first_line: int, loader_class: Any) -> Located | None:
    # YAML also ends lines at characters that no editor counts as line ends.
    last_line = first_line + text.count("\n")
    lines: dict[tuple[str | int, ...], int] = {}
    try:
        _refuse_depth(text)
        loader = loader_class(text)
        try:
            node = loader.get_single_node()
            if node is not None:
                _note_lines(node, first_line, last_line, lines)
            data = None if node is None else loader.construct_document(node)
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = min(first_line + (mark.line if mark else 0), last_line)
        problems.append(Problem(path, line, f"not valid YAML: {error.problem or error.context}"))
    except yaml.YAMLError as error:
        problems.append(Problem(path, first_line, f"not valid YAML: {str(error).splitlines()[0]}"))
    except (ValueError, TypeError, LookupError, ArithmeticError, AttributeError) as error:
        # PyYAML lets the errors of `int`, `float` and `datetime` through for tagged values such as `!!int x`.
        problems.append(Problem(path, first_line, f"not valid YAML: a value cannot be read: {error}"))
    else:
        return Located(path, data, lines)
    return None


def _refuse_depth(text: str) -> None:
    """Refuse what is nested too deep: the C parser calls itself for each level, and the process dies with its stack.

    Raises:
        yaml.YAMLError: it is nested too deep, or no YAML.
    """
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _DEEPEST:
                mark: Any = event.start_mark
                raise yaml.MarkedYAMLError(problem="nested too deep", problem_mark=mark)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _note_lines(root: yaml.Node, first_line: int, last_line: int, lines: dict[tuple[str | int, ...], int]) -> None:
    """Note where each part starts.

    Raises:
        yaml.MarkedYAMLError: a part stands in two places, or a key is no plain text.
    """
    seen: set[int] = set()
    waiting: list[tuple[yaml.Node, tuple[str | int, ...], Any]] = [(root, (), root.start_mark)]
    while waiting:
        node, keys, mark = waiting.pop()
        if id(node) in seen:
            raise yaml.MarkedYAMLError(
                problem="an alias (`*name`) is not read here: write the text out", problem_mark=mark
            )
        seen.add(id(node))
        lines.setdefault(keys, min(node.start_mark.line + first_line, last_line))
        if isinstance(node, yaml.MappingNode):
            for key_node, value in node.value:
                if not isinstance(key_node, yaml.ScalarNode) or id(key_node) in seen:
                    raise yaml.MarkedYAMLError(problem="a key must be plain text", problem_mark=mark)
                seen.add(id(key_node))
                inner = (*keys, str(key_node.value))
                lines[inner] = min(key_node.start_mark.line + first_line, last_line)
                waiting.append((value, inner, key_node.start_mark))
        elif isinstance(node, yaml.SequenceNode):
            waiting += [(value, (*keys, position), node.start_mark) for position, value in enumerate(node.value)]


class _Writer(yaml.SafeDumper):
    """Writes short lists on one line, and dates without quotes, as the files of the corpus have them."""

    def ignore_aliases(self, _data: Any) -> bool:
        """Aliases are refused where the text is read."""
        return True


_Writer.yaml_implicit_resolvers = _UniqueKeyLoader.yaml_implicit_resolvers


def yaml_line(key: str, value: Any) -> str:
    """One `key: value` line that `read_yaml` reads back as it was; `value` is plain text, a list of it, or None."""
    style = None if isinstance(value, list) else False  # lists within brackets, all else as plain as it can be
    written: str = yaml.dump({key: value}, Dumper=_Writer, allow_unicode=True, width=2**31, default_flow_style=style)
    return written.removesuffix("\n")


def yaml_text(data: dict[str, Any]) -> str:
    """A whole file of `key: value` lines that `read_plain` and `read_yaml` read back; inner lists stand in brackets."""
    written: str = yaml.dump(
        data, Dumper=_Writer, allow_unicode=True, width=2**31, default_flow_style=None, sort_keys=False
    )
    return written


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
