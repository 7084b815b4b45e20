"""The parts of a workbook that its sheets share: their list, texts, looks, names and tables; read at the level of XML.

A library that loads whole workbooks drops what questionnaires use (dropdowns of newer kinds), stumbles over files that
Excel opens, and builds every empty formatted cell. Names are compared without their namespace, so that files of the
strict form of the standard are read too. Nothing outside of the package is ever opened.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from xml.etree.ElementTree import Element

from advisor.errors import FetchFailed, QuestionnaireError
from advisor.originals.extract import XmlTarget, feed_xml, safe_xml
from advisor.questionnaire.forms.cell_values import BUILT_IN
from advisor.questionnaire.forms.grid import MAX_CELL_CHARACTERS

_MAX_SHEETS = 300
_SAVE_AS = "Open it in Excel or LibreOffice and save it as .xlsx."
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_INVISIBLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufeff\u200b]")


def local(tag: str) -> str:
    """A tag's or attribute's name without its namespace."""
    return tag.rpartition("}")[2]


def clean(text: str) -> str:
    """The text of a cell as people see it: escapes resolved, ends of lines alike, never longer than a cell can be."""
    if "_x" in text:
        text = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _INVISIBLE.sub("", text)[:MAX_CELL_CHARACTERS]
    return text.encode("utf-8", "replace").decode("utf-8")


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet of rows: its name as people see it, and the part that holds it."""

    name: str
    path: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell looks, as far as that tells titles from questions and how its number is shown."""

    bold: bool = False
    filled: bool = False
    number_format: str = ""


@dataclass(frozen=True, slots=True)
class NamedTable:
    """A range that a workbook knows as a table with titles."""

    name: str
    sheet: str
    reference: str
    columns: tuple[str, ...]


@dataclass(slots=True)
class Texts:
    """The texts that cells refer to by number, and whether each is bold throughout; a target of `feed_xml`."""

    texts: list[str] = field(default_factory=list)
    bold: list[bool] = field(default_factory=list)
    _pieces: list[str] = field(default_factory=list)
    _inside: bool = False
    _skipped: int = 0
    _runs: int = 0
    _bold_runs: int = 0

    def start(self, tag: str, attributes: dict[str, str], /) -> None:
        """A tag opens."""
        name = local(tag)
        if name == "si":
            self._pieces, self._runs, self._bold_runs = [], 0, 0
        elif name == "rPh":
            # How a Chinese or Japanese text is pronounced is no part of it.
            self._skipped += 1
        elif name == "t":
            self._inside = not self._skipped
        elif name == "r":
            self._runs += 1
        elif name == "b" and attributes.get("val", "1") not in ("0", "false"):
            self._bold_runs += 1

    def end(self, tag: str, /) -> None:
        """A tag closes."""
        name = local(tag)
        if name == "t":
            self._inside = False
        elif name == "rPh":
            self._skipped -= 1
        elif name == "si":
            self.texts.append(clean("".join(self._pieces)))
            self.bold.append(0 < self._runs == self._bold_runs)

    def data(self, text: str, /) -> None:
        """A piece of text."""
        if self._inside:
            self._pieces.append(text)

    def close(self) -> None:
        """The end."""


class Spreadsheet:
    """A workbook's package, opened for reading. It must have passed `check_package`.

    Args:
        data: the bytes of the file.
        name: its name, for errors.

    Raises:
        QuestionnaireError: it is no workbook, or of a kind that is not read (binary, a template), or damaged.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        self._paths = {entry.lower(): entry for entry in self._zip.namelist()}
        self._main = self._main_part()
        self._workbook = self._tree(self._main)
        self._relations = self.relations(self._main)
        self.sheets = self._sheets()
        self.macros = any(path.endswith("vbaproject.bin") or "/macrosheets/" in path for path in self._paths)
        self.links = any(path.startswith("xl/externallinks/") for path in self._paths)
        self.since_1904 = any(
            element.get("date1904", "0") in ("1", "true") for element in elements(self._workbook, "workbookPr")
        )

    # -- parts ---------------------------------------------------------------------------------------------------------
    def part(self, path: str) -> bytes | None:
        """The bytes of a part; None where there is none of that name."""
        entry = self._paths.get(path.lower().lstrip("/"))
        return self._zip.read(entry) if entry is not None else None

    def feed(self, path: str, body: bytes, target: XmlTarget, place: Callable[[], str] = str) -> None:
        """Read a part piece by piece.

        Args:
            path: of the part.
            body: its bytes.
            target: is told of its tags.
            place: asked for the sheet and how far it was read, if the part turns out to be damaged.

        Raises:
            QuestionnaireError: it is no valid XML; names what `place` gives.
        """
        try:
            feed_xml(body, target, path)
        except FetchFailed as error:
            raise self.damaged(path, place()) from error

    def damaged(self, path: str, sheet: str = "") -> QuestionnaireError:
        """The error for a part that cannot be read."""
        where = f"{self.name}, sheet {sheet}" if sheet else f"{self.name}, part {path[:80]}"
        return QuestionnaireError(
            "the workbook is damaged", where=where, remedy="Open it in Excel, let it be repaired, and save a copy."
        )

    def relations(self, path: str) -> dict[str, tuple[str, str]]:
        """What a part refers to inside of the package: id → kind and path."""
        folder, name = posixpath.split(path)
        own = f"{folder}/_rels/{name}.rels".lstrip("/")
        if self.part(own) is None:
            return {}
        found = {}
        for relation in self._tree(own):
            target = relation.get("Target", "")
            if relation.get("TargetMode", "").lower() == "external" or not target:
                continue
            inside = (
                target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            )
            found[relation.get("Id", "")] = (relation.get("Type", "").rpartition("/")[2].lower(), inside)
        return found

    def _tree(self, path: str) -> Element:
        body = self.part(path)
        if body is None:
            raise self.damaged(path)
        try:
            return safe_xml(body, path)
        except FetchFailed as error:
            raise self.damaged(path) from error

    def _main_part(self) -> str:
        kinds = (self.part("[Content_Types].xml") or b"").decode("utf-8", "replace").lower()
        if "sheet.binary" in kinds or "xl/workbook.bin" in self._paths:
            raise QuestionnaireError("binary workbooks (.xlsb) are not read", where=self.name, remedy=_SAVE_AS)
        if "spreadsheetml.template" in kinds or "ms-excel.template" in kinds:
            raise QuestionnaireError("it is a template (.xltx), not a workbook", where=self.name, remedy=_SAVE_AS)
        main = [path for kind, path in self.relations("").values() if kind == "officedocument"]
        if not main or local(self._tree(main[0]).tag) != "workbook":
            raise QuestionnaireError("it is no workbook, whatever its name says", where=self.name, remedy=_SAVE_AS)
        return main[0]

    # -- the list of sheets, names and tables --------------------------------------------------------------------------
    def _sheets(self) -> tuple[SheetPart, ...]:
        sheets = []
        for element in elements(self._workbook, "sheet"):
            key = next((value for name, value in element.attrib.items() if local(name) == "id"), "")
            kind, path = self._relations.get(key, ("", ""))
            # Chart sheets, dialogs and sheets of old macros hold no rows.
            if kind == "worksheet":
                hidden = element.get("state", "visible").lower() in ("hidden", "veryhidden")
                sheets.append(SheetPart(clean(element.get("name", "")), path, hidden))
        if len(sheets) > _MAX_SHEETS:
            raise QuestionnaireError(
                f"the workbook has more than {_MAX_SHEETS} sheets", where=self.name, remedy="Keep those with questions."
            )
        if not sheets:
            raise QuestionnaireError("the workbook has no sheet with rows", where=self.name, remedy=_SAVE_AS)
        return tuple(sheets)

    @cached_property
    def defined_names(self) -> dict[tuple[str, str], str]:
        """What each name stands for, by sheet (empty: the whole workbook) and name in small letters."""
        order = [clean(element.get("name", "")) for element in elements(self._workbook, "sheet")]
        found = {}
        for element in elements(self._workbook, "definedName"):
            place = element.get("localSheetId", "")
            inside = place.isdecimal() and int(place) < len(order)
            found[order[int(place)] if inside else "", element.get("name", "").lower()] = (element.text or "").strip()
        return found

    @cached_property
    def tables(self) -> dict[str, NamedTable]:
        """The named tables of all sheets, by name in small letters."""
        found = {}
        for sheet in self.sheets:
            for kind, path in self.relations(sheet.path).values():
                if kind == "table" and self.part(path) is not None:
                    tree = self._tree(path)
                    columns = tuple(clean(column.get("name", "")) for column in elements(tree, "tableColumn"))
                    name = tree.get("displayName", tree.get("name", ""))
                    found[name.lower()] = NamedTable(name, sheet.name, tree.get("ref", ""), columns)
        return found

    @cached_property
    def texts(self) -> Texts:
        """The texts that cells share."""
        texts = Texts()
        for kind, path in self._relations.values():
            if kind == "sharedstrings" and (body := self.part(path)) is not None:
                self.feed(path, body, texts)
        return texts

    @cached_property
    def looks(self) -> tuple[Look, ...]:
        """How cells look, by the number of their style."""
        path = next((path for kind, path in self._relations.values() if kind == "styles"), "")
        if not path or self.part(path) is None:
            return ()
        tree = self._tree(path)
        own = {element.get("numFmtId", ""): element.get("formatCode", "") for element in elements(tree, "numFmt")}
        formats = BUILT_IN | own
        bold = [any(_on(mark) for mark in elements(font, "b")) for font in _children(tree, "fonts")]
        filled = [_is_filled(fill) for fill in _children(tree, "fills")]
        return tuple(
            Look(
                _of(bold, style.get("fontId")),
                _of(filled, style.get("fillId")),
                formats.get(style.get("numFmtId", "0"), ""),
            )
            for style in _children(tree, "cellXfs")
        )


def elements(tree: Element, name: str) -> list[Element]:
    """All elements of a name, in order, whatever their namespace."""
    return [element for element in tree.iter() if isinstance(element.tag, str) and local(element.tag) == name]


def _children(tree: Element, name: str) -> list[Element]:
    return [child for group in tree if local(group.tag) == name for child in group]


def _on(element: Element) -> bool:
    return element.get("val", "1") not in ("0", "false")


def _is_filled(fill: Element) -> bool:
    patterns = elements(fill, "patternFill")
    if not patterns:
        return bool(elements(fill, "gradientFill"))
    if patterns[0].get("patternType", "none") in ("none", "gray125"):
        return False
    colours = elements(patterns[0], "fgColor")
    if not colours:
        return True
    # White is what an unfilled cell looks like.
    white = colours[0].get("rgb", "").upper().endswith("FFFFFF") or colours[0].get("theme") == "0"
    return not white or colours[0].get("tint", "0") not in ("0", "")


def _of(values: list[bool], index: str | None) -> bool:
    return bool(index and index.isdecimal() and int(index) < len(values) and values[int(index)])
