"""What an Office file must be before any library opens it: a whole, unlocked, modest package without document types."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib

from advisor.errors import QuestionnaireError

_MAX_FILE = 64_000_000
_MAX_PARTS = 10_000
#: What all parts may hold together once unpacked, and one part alone.
_MAX_UNPACKED = 256_000_000
_MAX_PART = 128_000_000
#: Office files shrink 5 to 30 times; only a bomb, or a part far too small to matter, shrinks more than this.
_MAX_RATIO = 200
_SMALL_PART = 1_000_000
_CHUNK = 1 << 16

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_CONTENT_TYPES = "[Content_Types].xml"
_XML_SUFFIXES = (".xml", ".rels", ".vml")
#: What a part may stand in; in others a document type could hide from the check.
_ENCODINGS = frozenset(["utf-8", "utf8", "utf-16", "utf-16le", "utf-16be", "us-ascii", "ascii", "iso-8859-1"])
_DECLARED = re.compile(r"""^\s*<\?xml[^>]*?\bencoding\s*=\s*["']([^"']*)["']""")
_NOT_CONTENT = re.compile(r"\s+|<\?.*?\?>|<!--.*?-->", re.DOTALL)

#: How `zipfile` fails on a file that is none, or no whole one.
_ZIP_FAULTS = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError),
)

_SAVE_AGAIN = "Open it in Excel, Word or LibreOffice, save a new copy, and take that."
_GET_AGAIN = "Get the file again from whoever sent it, or open it in the program that made it and save a new copy."


def check_package(data: bytes, name: str) -> None:
    """Refuse an Office file (XLSX, XLSM, DOCX) that is locked, damaged, or made to do harm.

    Every part is unpacked once, piece by piece, so that what its head claims is also what it holds; memory stays small.

    Args:
        data: the bytes of the file.
        name: its name, for errors.

    Raises:
        QuestionnaireError: it is locked with a password, of an older format, no package at all, truncated, a zip bomb,
            or one of its parts has a document type (the way entities come in).
    """
    if len(data) > _MAX_FILE:
        raise QuestionnaireError(
            f"the file has more than {_MAX_FILE // 1_000_000} MB", where=name, remedy="Take out its pictures or sheets."
        )
    _check_container(data, name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _check_directory(package.infolist(), len(data), name)
            for entry in package.infolist():
                _check_part(package, entry, name)
    except _ZIP_FAULTS as error:
        raise QuestionnaireError(
            "the file is damaged or was cut off on its way", where=name, remedy=_GET_AGAIN
        ) from error


def _check_container(data: bytes, name: str) -> None:
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise QuestionnaireError(
                "the file is locked with a password",
                where=name,
                remedy="Open it in Excel or Word, take the password off, and save a copy.",
            )
        raise QuestionnaireError(
            "the file is of the format of Office 97 to 2003",
            where=name,
            remedy="Open it in Excel, Word or LibreOffice and save it as .xlsx or .docx.",
        )
    if not data:
        raise QuestionnaireError("the file is empty", where=name, remedy=_GET_AGAIN)
    if not data.startswith(b"PK"):
        raise QuestionnaireError(
            "the file is no Office document, whatever its name says",
            where=name,
            remedy="Give it the ending of what it is (.csv, .pdf, .txt, …), or save it as .xlsx or .docx.",
        )


def _check_directory(entries: list[zipfile.ZipInfo], size: int, name: str) -> None:
    """The directory's own claims; nothing is unpacked yet."""
    if len(entries) > _MAX_PARTS:
        raise _bomb(f"more than {_MAX_PARTS:,} parts", name)
    seen: set[str] = set()
    for entry in entries:
        place = _place(entry, name)
        if entry.flag_bits & 0x1:
            raise QuestionnaireError("the file is locked with a password", where=place, remedy=_SAVE_AGAIN)
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise QuestionnaireError("it is packed in a way Office does not use", where=place, remedy=_SAVE_AGAIN)
        # Programs differ in which of two parts of the same name they take.
        if entry.filename.lower() in seen or ".." in entry.filename.split("/"):
            raise QuestionnaireError("the file is not built as Office builds them", where=place, remedy=_SAVE_AGAIN)
        seen.add(entry.filename.lower())
        if entry.file_size > _MAX_PART:
            raise _bomb(f"a part of more than {_MAX_PART // 1_000_000} MB", place)
        if entry.file_size > _SMALL_PART and entry.file_size > _MAX_RATIO * max(entry.compress_size, 1):
            raise _bomb(f"a part packed more than {_MAX_RATIO} times", place)
    if sum(entry.file_size for entry in entries) > _MAX_UNPACKED:
        raise _bomb(f"more than {_MAX_UNPACKED // 1_000_000} MB", name)
    if sum(entry.compress_size for entry in entries) > size:
        raise _bomb("parts that lie over one another", name)
    if "mimetype" in seen:
        raise QuestionnaireError(
            "files of the OpenDocument formats are not read",
            where=name,
            remedy="Open it in LibreOffice and save it as .xlsx or .docx.",
        )
    if _CONTENT_TYPES.lower() not in seen:
        raise QuestionnaireError("the file is a zip, but no Office document", where=name, remedy=_SAVE_AGAIN)


def _check_part(package: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> None:
    """Unpack a part once and throw it away: its true size, its check sum, and no document type at its head."""
    place = _place(entry, name)
    found = 0
    head = b""
    with package.open(entry) as stream:
        while chunk := stream.read(_CHUNK):
            head = head or chunk
            found += len(chunk)
            if found > min(entry.file_size, _MAX_PART):
                raise _bomb("a part that holds more than it claims", place)
    if found != entry.file_size:
        raise QuestionnaireError("the file is damaged or was cut off on its way", where=place, remedy=_GET_AGAIN)
    if entry.filename.lower().endswith(_XML_SUFFIXES) and head:
        _check_head(head, place)


def _check_head(head: bytes, place: str) -> None:
    """A document type can only stand before the first tag; a part whose first tag is far down is not Office's."""
    text = _as_text(head)
    declared = _DECLARED.match(text)
    if declared and declared[1].strip().lower() not in _ENCODINGS:
        raise QuestionnaireError(
            f"the part is written in {declared[1]!r}, not in Unicode", where=place, remedy=_SAVE_AGAIN
        )
    start = 0
    while match := _NOT_CONTENT.match(text, start):
        start = match.end()
    if text[start : start + 2].startswith("<!"):
        raise QuestionnaireError(
            "the part has a document type, by which files outside could be read in; it is not read",
            where=place,
            remedy=_SAVE_AGAIN,
        )
    if not re.match(r"<[^\s<>!?/]", text[start:]):
        raise QuestionnaireError("the part is not the XML that it should be", where=place, remedy=_GET_AGAIN)


def _as_text(head: bytes) -> str:
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"), (b"\xef\xbb\xbf", "utf-8")):
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, "replace")
    for start, encoding in ((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be")):
        if head.startswith(start):
            return head.decode(encoding, "replace")
    return head.decode("utf-8", "replace")


def _place(entry: zipfile.ZipInfo, name: str) -> str:
    shown = "".join(letter if letter.isprintable() else "?" for letter in entry.filename[:80])
    return f"{name}, part {shown}"


def _bomb(what: str, place: str) -> QuestionnaireError:
    return QuestionnaireError(
        f"the file would unpack to {what}; it is not opened",
        where=place,
        remedy="Save a copy that holds the questions only.",
    )
