"""A workbook as a package of parts: some are changed, some added, the others copied byte for byte, in their order."""

from __future__ import annotations

import io
import posixpath
import shutil
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from urllib.parse import unquote
from xml.sax.saxutils import quoteattr

from advisor.errors import QuestionnaireError
from advisor.export.markup import Element, appended, as_utf8, outline, spliced

_TYPES = "[Content_Types].xml"
_CONTENT = "application/vnd.openxmlformats-"
SHEET_TYPE = f"{_CONTENT}officedocument.spreadsheetml.worksheet+xml"
STYLES_TYPE = f"{_CONTENT}officedocument.spreadsheetml.styles+xml"
NOTES_TYPE = f"{_CONTENT}officedocument.spreadsheetml.comments+xml"
VML_TYPE = f"{_CONTENT}officedocument.vmlDrawing"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
#: Uncompressed; what is larger than this was refused when the file was read, or is made to do harm.
_MAX_BYTES = 2 * 1024**3
#: The time stamp of new parts: the same answers give the same file.
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_MAX_SHEET_NAME = 31
_SAVE_AS = "Save it as .xlsx in a spreadsheet program and try again."
_REPAIR = "Open it in a spreadsheet program, save it anew, and try that file."


@dataclass(frozen=True, slots=True)
class Relation:
    """A reference from one part to another. `kind` is the last word of its type: `worksheet`, `comments`."""

    id: str
    kind: str
    part: str
    """The name of the part; empty where it is outside of the file."""


class Package:
    """The parts of one workbook, and what becomes of them.

    Args:
        original: the file's bytes.

    Raises:
        QuestionnaireError: it is no workbook, or a damaged one.
    """

    def __init__(self, original: bytes) -> None:
        with _readable():
            self._zip = zipfile.ZipFile(io.BytesIO(original))
        self._infos: dict[str, zipfile.ZipInfo] = {}
        for info in self._zip.infolist():
            name = _key(info.filename)
            if name in self._infos:
                raise QuestionnaireError("the workbook holds two parts of one name", where=name, remedy=_REPAIR)
            if info.flag_bits & 1:
                raise QuestionnaireError("the workbook is encrypted", remedy="Take its password away and try again.")
            self._infos[name] = info
        if sum(info.file_size for info in self._infos.values()) > _MAX_BYTES:
            raise QuestionnaireError("the workbook holds more than 2 GB when unpacked")
        self._changed: dict[str, tuple[str, bytes]] = {}
        self.workbook = self.related("", "officeDocument")
        if not self.workbook:
            raise QuestionnaireError("the file is no workbook", remedy=_SAVE_AS)

    # -- parts --------------------------------------------------------------------------------------------------------
    def has(self, part: str) -> bool:
        """Whether there is a part of that name; names do not differ by case."""
        return _key(part) in self._infos or _key(part) in self._changed

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts, new ones last."""
        old = [info.filename for info in self._infos.values()]
        return (*old, *(part for name, (part, _) in self._changed.items() if name not in self._infos))

    def read(self, part: str) -> bytes:
        """A part as it now stands; XML comes in UTF-8.

        Raises:
            QuestionnaireError: there is none, or it is damaged.
        """
        if _key(part) in self._changed:
            return self._changed[_key(part)][1]
        info = self._infos.get(_key(part))
        if info is None:
            raise QuestionnaireError("the workbook is damaged: a part of it is missing", where=part, remedy=_REPAIR)
        with _readable(part):
            return as_utf8(self._zip.read(info), part)

    def write(self, part: str, content: bytes) -> None:
        """Change a part, or add one behind all others."""
        self._changed[_key(part)] = (part, content)

    def tree(self, part: str) -> Element:
        """Where the elements of a small part stand."""
        return outline(self.read(part), part)

    def free_name(self, pattern: str) -> str:
        """A name that no part has; `{}` in the pattern stands for a number."""
        return next(name for number in count(1) if not self.has(name := pattern.format(number)))

    def finished(self) -> bytes:
        """The file: parts in their order and with their time stamps, new ones behind them."""
        stream = io.BytesIO()
        left = dict(self._changed)
        with _readable(), zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
            for name, info in self._infos.items():
                if name in left:
                    target.writestr(_like(info), left.pop(name)[1])
                else:
                    with self._zip.open(info) as old, target.open(_like(info), "w") as new:
                        shutil.copyfileobj(old, new, 1024 * 1024)
            for part, content in left.values():
                target.writestr(_like(zipfile.ZipInfo(part, _NO_TIME)), content, zipfile.ZIP_DEFLATED)
        return stream.getvalue()

    # -- relations and types ------------------------------------------------------------------------------------------
    def relations(self, part: str) -> tuple[Relation, ...]:
        """What a part refers to."""
        name = _relations_of(part)
        if not self.has(name):
            return ()
        return tuple(
            Relation(
                found.attributes.get("Id", ""),
                posixpath.basename(found.attributes.get("Type", "")),
                "" if found.attributes.get("TargetMode") == "External" else _target(part, found.attributes["Target"]),
            )
            for found in self.tree(name).all("Relationship")
            if "Target" in found.attributes
        )

    def related(self, part: str, kind: str) -> str:
        """The part of a kind that a part refers to; empty where there is none."""
        return next((r.part for r in self.relations(part) if r.kind == kind and self.has(r.part)), "")

    def relate(self, part: str, kind: str, target: str) -> str:
        """Refer from one part to another, and return the reference's id."""
        name = _relations_of(part)
        if not self.has(name):
            self.write(name, _HEAD + f'<Relationships xmlns="{_RELATIONS}"/>'.encode())
        taken = {relation.id for relation in self.relations(part)}
        new = next(f"rId{number}" for number in count(1) if f"rId{number}" not in taken)
        root = self.tree(name)
        relation = (
            f"<{root.prefix}Relationship Id={quoteattr(new)} Type={quoteattr(f'{self.office}/{kind}')} "
            f"Target={quoteattr('/' + target)}/>"
        )
        self.write(name, spliced(self.read(name), [appended(root, relation.encode())]))
        return new

    def declare(self, part: str, content_type: str) -> None:
        """Say of which type a new part is: those of an own ending for all of that ending, others by name."""
        root = self.tree(_TYPES)
        ending = posixpath.splitext(part)[1][1:]
        if ending == "xml":
            new = f"<{root.prefix}Override PartName={quoteattr('/' + part)} ContentType={quoteattr(content_type)}/>"
        elif any(found.attributes.get("Extension", "").lower() == ending for found in root.all("Default")):
            return
        else:
            new = f"<{root.prefix}Default Extension={quoteattr(ending)} ContentType={quoteattr(content_type)}/>"
        self.write(_TYPES, spliced(self.read(_TYPES), [appended(root, new.encode())]))

    # -- the workbook -------------------------------------------------------------------------------------------------
    @cached_property
    def namespace(self) -> str:
        """The namespace of spreadsheets in this file; a strict one differs."""
        return self.tree(self.workbook).namespace or "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

    @cached_property
    def office(self) -> str:
        """What the types of relations in this file begin with."""
        strict = "purl.oclc.org" in self.namespace
        return f"http://{'purl.oclc.org/ooxml' if strict else 'schemas.openxmlformats.org'}/officeDocument" + (
            "/relationships" if strict else "/2006/relationships"
        )

    @property
    def sheets(self) -> dict[str, str]:
        """The sheets, each with the part that holds it, in order."""
        parts = {relation.id: relation.part for relation in self.relations(self.workbook)}
        return {
            sheet.attributes.get("name", ""): parts.get(sheet.qualified("id"), "")
            for sheet in self._sheets_element.all("sheet")
        }

    @property
    def _sheets_element(self) -> Element:
        sheets = self.tree(self.workbook).child("sheets")
        if sheets is None:
            raise QuestionnaireError("the file is no workbook: it lists no sheets", remedy=_SAVE_AS)
        return sheets

    def free_sheet_name(self, wanted: str) -> str:
        """A name that no sheet has: the one wanted, or with a number behind it."""
        taken = {name.lower() for name in self.sheets}
        names = (wanted if n == 1 else f"{wanted[: _MAX_SHEET_NAME - 5]} ({n})" for n in count(1))
        return next(name for name in names if name.lower() not in taken)

    def add_sheet(self, name: str, content: bytes) -> None:
        """Add a sheet behind all others; `name` comes from `free_sheet_name`."""
        folder = posixpath.dirname(next(filter(None, self.sheets.values()), "xl/worksheets/sheet1.xml"))
        part = self.free_name(f"{folder}/sheet{{}}.xml")
        self.write(part, content)
        self.declare(part, SHEET_TYPE)
        reference = self.relate(self.workbook, "worksheet", part)
        sheets = self._sheets_element
        ids = [int(s.attributes["sheetId"]) for s in sheets.all("sheet") if s.attributes.get("sheetId", "").isdigit()]
        new = (
            f"<{sheets.prefix}sheet name={quoteattr(name)} sheetId={quoteattr(str(max(ids, default=0) + 1))} "
            f"xmlns:r={quoteattr(self.office)} r:id={quoteattr(reference)}/>"
        )
        self.write(self.workbook, spliced(self.read(self.workbook), [appended(sheets, new.encode())]))


_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def new_part(root: str) -> bytes:
    """A new part of XML."""
    return _HEAD + root.encode("utf-8")


def _key(part: str) -> str:
    return part.replace("\\", "/").lstrip("/").lower()


def _relations_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _target(part: str, target: str) -> str:
    target = unquote(target)
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")


def _like(info: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """A new entry that looks like an old one. Its extra field is left out: it describes the old bytes."""
    new = zipfile.ZipInfo(info.filename, info.date_time)
    new.compress_type = info.compress_type if info.compress_type == zipfile.ZIP_STORED else zipfile.ZIP_DEFLATED
    new.comment, new.create_system = info.comment, info.create_system
    new.external_attr, new.internal_attr = info.external_attr, info.internal_attr
    return new


@contextmanager
def _readable(part: str = "") -> Iterator[None]:
    """Turn what reading a bad package raises into our error."""
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise QuestionnaireError(
            f"the workbook is damaged, encrypted, or none ({type(error).__name__})", where=part, remedy=_REPAIR
        ) from error
