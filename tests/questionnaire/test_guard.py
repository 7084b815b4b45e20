from __future__ import annotations

import contextlib
import io
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.errors import QuestionnaireError
from advisor.questionnaire.forms import guard
from advisor.questionnaire.forms.guard import check_package
from tests.questionnaire.workbooks import raw, two_questions, zipped

HEALTHY = raw({"Q": two_questions()})
OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def refused(data: bytes) -> str:
    with pytest.raises(QuestionnaireError) as caught:
        check_package(data, "list.xlsx")
    assert caught.value.where.startswith("list.xlsx")
    assert caught.value.remedy
    return str(caught.value)


def changed(change: Callable[[zipfile.ZipFile], None]) -> bytes:
    stream = io.BytesIO(HEALTHY)
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as package:
        change(package)
    return stream.getvalue()


def test_a_whole_package_passes() -> None:
    check_package(HEALTHY, "list.xlsx")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"Question,Answer\n", "no Office document"),
        (b"%PDF-1.7 ...", "no Office document"),
        (OLE + b"\0" * 500 + "EncryptedPackage".encode("utf-16-le"), "password"),
        (OLE + b"\0" * 500, "Office 97"),
        (zipped({"a.txt": "x"}), "no Office document"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "OpenDocument"),
    ],
)
def test_what_is_no_package_is_refused_with_what_it_is(data: bytes, said: str) -> None:
    assert said in refused(data)


@settings(max_examples=60)
@given(st.integers(0, len(HEALTHY) - 1))
def test_a_file_cut_off_anywhere_is_refused(length: int) -> None:
    refused(HEALTHY[:length])


@settings(max_examples=150)
@given(st.lists(st.tuples(st.integers(0, len(HEALTHY) - 1), st.integers(0, 255)), min_size=1, max_size=6))
def test_damaged_bytes_raise_nothing_but_our_error(changes: list[tuple[int, int]]) -> None:
    data = bytearray(HEALTHY)
    for place, value in changes:
        data[place] = value
    # Any other exception fails the test.
    with contextlib.suppress(QuestionnaireError):
        check_package(bytes(data), "list.xlsx")


def test_a_bomb_is_seen_by_what_its_head_claims() -> None:
    said = refused(changed(lambda package: package.writestr("xl/media/a.xml", b"<a>" + b" " * 30_000_000)))
    assert "packed more than" in said
    assert "xl/media/a.xml" in said


def test_many_parts_that_are_large_together_are_a_bomb(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "_MAX_UNPACKED", 5_000_000)

    def add(package: zipfile.ZipFile) -> None:
        for number in range(7):
            package.writestr(f"xl/media/{number}.xml", b"<a/>" + b" " * 900_000)

    assert "unpack to more than" in refused(changed(add))


def test_too_many_parts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "_MAX_PARTS", 20)

    def add(package: zipfile.ZipFile) -> None:
        for number in range(30):
            package.writestr(f"xl/media/{number}.bin", b"")

    assert "parts" in refused(changed(add))


def test_parts_that_lie_over_one_another_are_a_bomb() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("kernel.bin", b"x" * 40_000)
        kernel = package.infolist()[-1]
        for number in range(50):
            copy = zipfile.ZipInfo(f"copy{number}.bin")
            copy.header_offset, copy.CRC = kernel.header_offset, kernel.CRC
            copy.file_size, copy.compress_size = kernel.file_size, kernel.compress_size
            package.filelist.append(copy)
    assert "over one another" in refused(stream.getvalue())


def test_a_part_that_holds_more_than_it_claims_is_refused() -> None:
    data = bytearray(changed(lambda package: package.writestr("xl/a.xml", b"<a>" + bytes(range(256)) * 900)))
    claimed = (256 * 900 + 3).to_bytes(4, "little")
    for place in (data.find(claimed), data.rfind(claimed)):
        data[place : place + 4] = (100).to_bytes(4, "little")
    refused(bytes(data))


DOCTYPE = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'


@pytest.mark.parametrize(
    "body",
    [
        DOCTYPE.encode(),
        ('<?xml version="1.0"?>\n<!-- ' + "x" * 5000 + " -->" + DOCTYPE).encode(),
        DOCTYPE.encode("utf-16"),
        DOCTYPE.encode("utf-16-be"),
        b"\xef\xbb\xbf  " + DOCTYPE.encode(),
        b'<?xml version="1.0" encoding="utf-7"?>+ADwAIQ-DOCTYPE a+AD4-<a/>',
        b"<!-- " + b"x" * 200_000 + b" -->" + DOCTYPE.encode(),
        b"no markup at all",
    ],
)
@pytest.mark.parametrize("part", ["xl/sharedStrings.xml", "docProps/core.xml", "customXml/_rels/item1.xml.rels"])
def test_a_document_type_in_any_part_is_refused_and_the_part_named(part: str, body: bytes) -> None:
    assert part in refused(changed(lambda package: package.writestr(part, body)))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be"])
def test_unicode_parts_without_document_type_pass(encoding: str) -> None:
    text = "<?xml version='1.0'?><!-- a --><a>&lt;!DOCTYPE</a>"
    check_package(changed(lambda package: package.writestr("xl/a.xml", text.encode(encoding))), "list.xlsx")


def test_two_parts_of_one_name_or_outside_of_the_package_are_refused() -> None:
    assert "xl/WORKBOOK.xml" in refused(changed(lambda package: package.writestr("xl/WORKBOOK.xml", "<a/>")))
    assert "../a.xml" in refused(changed(lambda package: package.writestr("../a.xml", "<a/>")))


def test_a_part_locked_by_zip_is_refused() -> None:
    data = bytearray(HEALTHY)
    place = data.rfind(b"PK\x01\x02")
    data[place + 8] |= 1
    assert "password" in refused(bytes(data))


def test_a_file_that_is_too_large_is_refused_before_it_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "_MAX_FILE", 1000)
    assert "MB" in refused(HEALTHY)
