"""Bytes of a text file to text, whatever encoding it was saved in; the only user of charset_normalizer."""

from __future__ import annotations

import codecs
import re

from advisor.errors import QuestionnaireError

#: The longer mark first: that of UTF-32 begins like that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: What office programs of our users' countries save. Fewer choices are fewer mistakes on short files.
_CANDIDATES = ["cp1251", "gb18030", "cp1252", "koi8_r", "cp866", "big5", "shift_jis", "cp1250"]
#: Enough to tell an encoding by.
_LOOKED_AT = 200_000
#: Letters of Central Europe where Western text has signs such as ¹ or ³: within words, or again and again at their end.
_CENTRAL = re.compile(
    rb"(?<=[A-Za-z\xc0-\xff])(?:[\xb3\xb9\xbe\xbf\x9d\x9f](?=[a-z\xe0-\xff])|\xb9\s[\s\S]+[a-z]\xb9\s)"
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decoded_text(data: bytes, name: str) -> str:
    r"""The text of a file, its line ends as `\n`, without byte order mark.

    Args:
        data: the bytes of the file.
        name: the file's name, for errors.

    Raises:
        QuestionnaireError: these are no bytes of a text.
    """
    text = _decoded(data, name)
    # A single stray NUL does no harm; a file full of them is none that a person could read.
    if len(_CONTROL.findall(text)) * 100 > len(text):
        raise _no_text(name)
    text = text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n")
    # Half of a surrogate pair could be written to no file.
    return text.encode("utf-8", "replace").decode("utf-8").removeprefix("\ufeff")


def _decoded(data: bytes, name: str) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if wide := _without_mark(data):
        try:
            return data.decode(wide)
        except UnicodeDecodeError:
            raise _no_text(name) from None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        damaged = data.decode("utf-8", "replace")
    # Valid but for a few bytes: a file that was cut or glued.
    foreign = sum(character > "\x7f" for character in damaged)
    if damaged.count("\ufffd") * 20 < foreign:
        return damaged
    return data.decode(_guessed(data), "replace")


def _without_mark(data: bytes) -> str:
    """UTF-16 shows by its zeros: those of Latin letters and line ends stand at every other place."""
    sample = data[:_LOOKED_AT]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 20 < len(sample) or len(data) % 2:
        return ""
    if odd > 20 * even:
        return "utf-16-le"
    return "utf-16-be" if even > 20 * odd else ""


def _guessed(data: bytes) -> str:
    from charset_normalizer import from_bytes

    sample = data[:_LOOKED_AT]
    best = from_bytes(sample, cp_isolation=_CANDIDATES).best()
    encoding = best.encoding if best is not None else "cp1252"
    if encoding in ("cp1250", "cp1252"):
        return "cp1250" if _CENTRAL.search(sample) else "cp1252"
    return encoding


def _no_text(name: str) -> QuestionnaireError:
    return QuestionnaireError(
        "this is not a text file",
        where=name,
        remedy="Hand in the questionnaire as XLSX, CSV, DOCX, PDF, Markdown, JSON or plain text, or paste its text.",
    )
