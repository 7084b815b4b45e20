"""Where the elements of an XML part stand, in bytes: what is not ours is never written again, only copied.

A part that is parsed into a tree and written out says the same, but in other bytes; here new bytes are put between
the old ones instead, so that whatever we know nothing of (extensions, prefixes, ignorable markup) survives.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NoReturn
from xml.parsers import expat

from advisor.errors import QuestionnaireError

#: A start tag up to its `>`; that sign may stand in an attribute's value.
_TAG = re.compile(rb"""<[^"'>]*(?:"[^"]*"[^"'>]*|'[^']*'[^"'>]*)*>""")
_ATTRIBUTE = re.compile(rb"""\s+([^\s=/>"']+)\s*=\s*("[^"]*"|'[^']*')""")
_DECLARED = re.compile(rb"""^(<\?xml[^>]{0,100}?encoding\s*=\s*["'])([A-Za-z0-9_.:-]+)(["'])""")
_WIDE = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))

#: Bytes from `start` to `end` give way to others.
Edit = tuple[int, int, bytes]


@dataclass(frozen=True, slots=True)
class Element:
    """An element and where it stands: `<name …>` from `start` to `inside`, its end tag from `outside` to `end`."""

    name: str
    """As written, prefix included."""
    attributes: Mapping[str, str]
    start: int
    inside: int
    outside: int
    end: int
    children: tuple[Element, ...]

    @property
    def local(self) -> str:
        """The name without its prefix."""
        return self.name.rpartition(":")[2]

    @property
    def prefix(self) -> str:
        """The prefix with its colon, or nothing: what the names of new neighbours begin with."""
        return self.name[: len(self.name) - len(self.local)]

    @property
    def namespace(self) -> str:
        """The namespace that the element itself declares for its prefix; empty where it stands further out."""
        return self.attributes.get(f"xmlns:{self.prefix[:-1]}" if self.prefix else "xmlns", "")

    def child(self, local: str) -> Element | None:
        """The first child of that name."""
        return next((child for child in self.children if child.local == local), None)

    def all(self, local: str) -> tuple[Element, ...]:
        """The children of that name."""
        return tuple(child for child in self.children if child.local == local)

    def qualified(self, local: str) -> str:
        """The value of an attribute that has a prefix, whichever (`r:id`); empty where there is none."""
        return next((value for name, value in self.attributes.items() if name.endswith(f":{local}")), "")


class Outliner:
    """Reads a part once and notes where its elements stand.

    Args:
        xml: the part, in UTF-8 (see `as_utf8`).
        where: its name, for errors.
    """

    def __init__(self, xml: bytes, where: str) -> None:
        self.xml, self.where = xml, where
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._opened
        self._parser.EndElementHandler = self._closed
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._open: list[tuple[str, Mapping[str, str], int, list[Element]] | None] = []
        self._root: Element | None = None

    def keeps(self, depth: int, name: str, attributes: Mapping[str, str]) -> bool:
        """Whether an element is noted; called for each one, in order. One that is not hides what is in it."""
        return True

    @property
    def position(self) -> int:
        """Where what is being read begins, in bytes."""
        return self._parser.CurrentByteIndex

    def run(self) -> Element:
        """The outermost element.

        Raises:
            QuestionnaireError: the part is not well-formed, or defines entities.
        """
        try:
            self._parser.Parse(self.xml, True)
        except expat.ExpatError as error:
            raise QuestionnaireError(
                "the workbook is damaged: this part of it is not valid XML",
                where=f"{self.where}, line {error.lineno}",
                remedy="Open it in a spreadsheet program, save it anew, and try that file.",
            ) from error
        if self._root is None:
            raise ValueError("the outermost element is always kept")
        return self._root

    def _refuse(self, *_: object) -> NoReturn:
        raise QuestionnaireError(
            "the workbook holds a document type definition, which no spreadsheet program writes",
            where=self.where,
            remedy="Open it in a spreadsheet program, save it anew, and try that file.",
        )

    def _opened(self, name: str, attributes: dict[str, str]) -> None:
        kept = self.keeps(len(self._open), name, attributes)
        self._open.append((name, attributes, self.position, []) if kept else None)

    def _closed(self, name: str) -> None:
        opened = self._open.pop()
        if opened is None:
            return
        _, attributes, start, children = opened
        inside = outside = end = self._end_of_tag(start)
        if not self.xml.endswith(b"/>", start, inside):
            outside = self.position
            end = self.xml.index(b">", outside) + 1
        element = Element(name, attributes, start, inside, outside, end, tuple(children))
        if not self._open:
            self._root = element
        elif (parent := self._open[-1]) is not None:
            parent[3].append(element)

    def _end_of_tag(self, start: int) -> int:
        tag = _TAG.match(self.xml, start)
        if tag is None:
            raise ValueError("the parser stands at no tag")
        return tag.end()


def outline(xml: bytes, where: str) -> Element:
    """The whole tree of a part that is small.

    Raises:
        QuestionnaireError: the part is not well-formed, or defines entities.
    """
    return Outliner(xml, where).run()


def as_utf8(xml: bytes, where: str) -> bytes:
    """A part in UTF-8, so that what is put in fits; unchanged if it was.

    Raises:
        QuestionnaireError: the encoding that it names is unknown, or it is written in another one.
    """
    declared = _DECLARED.match(xml)
    name = next((name for mark, name in _WIDE if xml.startswith(mark)), declared[2].decode() if declared else "utf-8")
    if name.lower() in ("utf-8", "utf8", "us-ascii", "ascii"):
        return xml
    try:
        recoded = xml.decode(name).lstrip("\ufeff").encode("utf-8")
    except (LookupError, UnicodeError) as error:
        raise QuestionnaireError("a part of the workbook is written in an unknown encoding", where=where) from error
    return _DECLARED.sub(rb"\1UTF-8\3", recoded)


def spliced(xml: bytes, edits: Iterable[Edit]) -> bytes:
    """The part with all edits made, which may not overlap; what is put in at one place follows as given."""
    pieces, done = [], 0
    for start, end, new in sorted(edits, key=lambda edit: edit[:2]):
        if start < done:
            raise ValueError("two edits overlap")
        pieces += [xml[done:start], new]
        done = end
    return b"".join([*pieces, xml[done:]])


def appended(element: Element, new: bytes) -> Edit:
    """Put bytes behind the last child of an element."""
    if element.inside == element.end:
        return element.end - 2, element.end, b">%s</%s>" % (new, element.name.encode())
    return element.outside, element.outside, new


def attribute_set(xml: bytes, element: Element, name: str, value: str | None) -> Edit:
    """Set one attribute of an element, or take it away; `value` holds nothing that needs escaping."""
    new = b"" if value is None else f' {name}="{value}"'.encode()
    behind_name = element.start + 1 + len(element.name.encode())
    for found in _ATTRIBUTE.finditer(xml, behind_name, element.inside):
        if found[1].decode() == name:
            return found.start(), found.end(), new
    return behind_name, behind_name, new
