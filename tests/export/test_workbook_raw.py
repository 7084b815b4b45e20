"""Workbooks as other programs write them: prefixes, extensions, strict names, odd parts; and files that do harm."""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.errors import QuestionnaireError
from advisor.export.markup import appended, as_utf8, attribute_set, outline, spliced
from advisor.export.workbook import to_workbook
from advisor.export.workbook_sheet import NewCell, SheetPart, column_letters, column_number, corners_of, height_of
from advisor.questionnaire.records import Filled
from tests.export.workbooks import (
    MAIN,
    OFFICE,
    STRICT,
    STRICT_OFFICE,
    answered,
    asked,
    changed,
    opened,
    packed,
    parts,
    raw,
    relations,
    saved,
    simple,
)

ROWS = (
    '<row r="1" spans="1:2"><c r="A1" t="inlineStr"><is><t>No.</t></is></c>'
    '<c r="B1" t="inlineStr"><is><t>Q</t></is></c></row>'
    '<row r="2" spans="1:2"><c r="A2"><v>1</v></c><c r="B2" t="inlineStr"><is><t>Is it?</t></is></c></row>'
)
SHEET = f'<worksheet xmlns="{MAIN}"><dimension ref="A1:B2"/><sheetData>{ROWS}</sheetData></worksheet>'


def known(count: int = 1, row: int = 2) -> Filled:
    return answered([asked("Q", row)], count=count, headers={"Q": 1})


def tags(xml: bytes) -> list[str]:
    return [child.tag.rpartition("}")[2] for child in ElementTree.fromstring(xml)]  # noqa: S314 - our own output


# -- what other programs write -----------------------------------------------------------------------------------------
EXTENSIONS = (
    '<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" xmlns:x14="http://schemas.microsoft.com/office/'
    'spreadsheetml/2009/9/main"><x14:dataValidations count="1" xmlns:xm="http://schemas.microsoft.com/office/excel/2006/'
    'main"><x14:dataValidation type="list" allowBlank="1"><x14:formula1><xm:f>Lists!$A$1:$A$3</xm:f></x14:formula1>'
    "<xm:sqref>C2:C9</xm:sqref></x14:dataValidation></x14:dataValidations></ext>"
    '<ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}"><x14:conditionalFormattings xmlns:x14="http://schemas.microsoft.'
    'com/office/spreadsheetml/2009/9/main"/></ext></extLst>'
)


def test_extensions_and_ignorable_markup_survive_byte_for_byte() -> None:
    head = (
        f'<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/'
        '2006" mc:Ignorable="x14ac xr" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac" '
        'xmlns:xr="urn:xr" xr:uid="{7C66D1A5}">'
    )
    before = '<sheetPr><tabColor rgb="FF00FF00"/></sheetPr><dimension ref="A1:B2"/><!-- <sheetData> --><sheetViews/>'
    after = (
        '<sheetProtection sheet="1"/><dataValidations count="1"><dataValidation type="list" sqref="C2"><formula1>"a,b"'
        '</formula1></dataValidation></dataValidations><pageMargins left="1" right="1" top="1" bottom="1" header="0" '
        f'footer="0"/><tableParts count="0"/>{EXTENSIONS}</worksheet>'
    )
    rows = ROWS.replace('spans="1:2"', 'x14ac:dyDescent="0.3" spans="1:2"')
    out = parts(to_workbook(known(), raw(head + before + f"<sheetData>{rows}</sheetData>" + after)))
    sheet = out["xl/worksheets/sheet1.xml"].decode()
    assert sheet.startswith(head + before.replace("A1:B2", "A1:D2"))
    shapes = re.search(r"<legacyDrawing [^>]*/>", sheet)
    assert shapes is not None
    assert sheet.endswith(after.replace("<tableParts", shapes[0] + "<tableParts"))
    for cell in re.findall(r"<c .*?</c>", rows):
        assert cell in sheet
    assert 'x14ac:dyDescent="0.3"' in sheet
    assert "spans" not in sheet


def test_prefixed_parts_get_prefixed_neighbours() -> None:
    sheet = re.sub(r"<(/?)(\w)", r"<\1x:\2", SHEET).replace("xmlns=", "xmlns:x=")
    workbook = (
        f'<x:workbook xmlns:x="{MAIN}" xmlns:q="{OFFICE}"><x:sheets><x:sheet name="Q" sheetId="1" q:id="rId1"/>'
        "</x:sheets></x:workbook>"
    )
    out = to_workbook(known(), raw(sheet, more={"xl/workbook.xml": workbook}))
    page = opened(out)["Q"]
    assert [page[place].value for place in ("B2", "C1", "C2", "D2")] == [
        "Is it?",
        "way alpha-1",
        "Yes",
        "It is so. [1]",
    ]
    assert b"<x:cols><x:col " in parts(out)["xl/worksheets/sheet1.xml"]
    assert opened(out).sheetnames == ["Q", "About these answers", "Sources"]


@pytest.mark.parametrize(
    ("part", "target"),
    [
        ("xl/worksheets/sheet1.xml", "/xl/worksheets/sheet1.xml"),
        ("xl/worksheets/Fragen 1.xml", "worksheets/Fragen%201.xml"),
        ("pages/q.xml", "../pages/q.xml"),
        ("xl/worksheets/SHEET1.xml", "worksheets/sheet1.xml"),
    ],
)
def test_sheets_are_found_wherever_they_lie(part: str, target: str) -> None:
    out = parts(to_workbook(known(), raw(SHEET, part=part, target=target)))
    assert b"way alpha-1" in out[part]


def test_a_strict_workbook_stays_strict() -> None:
    sheet = SHEET.replace(MAIN, STRICT)
    out = parts(to_workbook(known(), raw(sheet, main=STRICT, office=STRICT_OFFICE)))
    added = [name for name in out if name.startswith("xl/worksheets/sheet") and name != "xl/worksheets/sheet1.xml"]
    assert len(added) == 2
    assert all(STRICT.encode() in out[name] and MAIN.encode() not in out[name] for name in (*added, "xl/comments1.xml"))
    for name in ("xl/_rels/workbook.xml.rels", "xl/worksheets/_rels/sheet1.xml.rels"):
        kinds = re.findall(r'Type="([^"]*)"', out[name].decode())
        assert len(kinds) > 1
        assert all(kind.startswith(STRICT_OFFICE) for kind in kinds)
    assert f'<legacyDrawing xmlns:r="{STRICT_OFFICE}"'.encode() in out["xl/worksheets/sheet1.xml"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "iso-8859-1"])
def test_a_part_in_another_encoding_is_understood(encoding: str) -> None:
    sheet = f'<?xml version="1.0" encoding="{encoding}"?>{SHEET.replace("Is it?", "Où est-ce ?")}'.encode(encoding)
    page = opened(to_workbook(known(), changed(raw(SHEET), {"xl/worksheets/sheet1.xml": sheet})))["Q"]
    assert (page["B2"].value, page["C2"].value) == ("Où est-ce ?", "Yes")


def test_rows_and_cells_without_numbers_are_counted() -> None:
    rows = re.sub(r' r="[A-Z]*\d+"', "", ROWS)
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    page = opened(to_workbook(known(), raw(sheet)))["Q"]
    assert [page[place].value for place in ("A2", "B2", "C1", "C2")] == [1, "Is it?", "way alpha-1", "Yes"]


def test_a_missing_title_row_is_made_in_its_place() -> None:
    rows = '<row r="3"/><row r="5" ht="30" customHeight="1"><c r="B5"><v>1</v></c></row><row r="7"/>'
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    out = to_workbook(answered([asked("Q", 5)], count=1, headers={"Q": 4}), raw(sheet))
    assert re.findall(rb'<row r="(\d+)"', parts(out)["xl/worksheets/sheet1.xml"]) == [b"3", b"4", b"5", b"7"]
    assert opened(out)["Q"]["C4"].value == "way alpha-1"


@pytest.mark.parametrize("data", ["<sheetData/>", "<sheetData></sheetData>", "<sheetData >\n</sheetData >"])
def test_rows_are_put_into_an_empty_sheet(data: str) -> None:
    out = to_workbook(known(), raw(f'<worksheet xmlns="{MAIN}">{data}</worksheet>'))
    page = opened(out)["Q"]
    assert [page[place].value for place in ("C1", "C2")] == [None, None]
    assert [page[place].value for place in ("A1", "A2", "B2")] == ["way alpha-1", "Yes", "It is so. [1]"]


def test_a_sheet_that_claims_a_million_rows_keeps_its_claim() -> None:
    out = to_workbook(known(), raw(SHEET.replace("A1:B2", "A1:B1048576")))
    assert b'<dimension ref="A1:D1048576"/>' in parts(out)["xl/worksheets/sheet1.xml"]


def test_an_empty_formatted_cell_gives_way_and_its_neighbours_stay_in_order() -> None:
    row = '<row r="2"><c r="B2"><v>1</v></c><c r="C2" s="0"/><c r="Z2" s="0"/></row>'
    part = SheetPart(f'<worksheet xmlns="{MAIN}"><sheetData>{row}</sheetData></worksheet>'.encode(), "Q", {2})
    out = part.edited({2: {3: NewCell("x", 1), 4: NewCell("", 2), 27: NewCell(7, 0)}}, {}, {})
    assert re.findall(rb'<c r="([A-Z]+)2" ?s?=?"?(\d*)', out) == [
        *((b"B", b""), (b"C", b"1"), (b"D", b"2"), (b"Z", b"0"), (b"AA", b"0"))
    ]


def test_stated_columns_are_cut_around_new_ones() -> None:
    rest = 'width="5" hidden="1" style="3" foo="a&amp;b"/>'
    cols = f'<cols><col min="1" max="2" width="9"/><col min="3" max="16384" {rest}</cols>'
    part = SheetPart(f'<worksheet xmlns="{MAIN}">{cols}<sheetData/></worksheet>'.encode(), "Q", {2})
    out = part.edited({}, {4: 18, 6: 60}, {}).decode()
    assert re.findall(r"<col .*?/>", out) == [
        '<col min="1" max="2" width="9"/>',
        f'<col min="3" max="3" {rest}',
        '<col min="4" max="4" width="18" customWidth="1" style="3"/>',
        f'<col min="5" max="5" {rest}',
        '<col min="6" max="6" width="60" customWidth="1" style="3"/>',
        f'<col min="7" max="16384" {rest}',
    ]


def test_a_workbook_without_formats_gets_some() -> None:
    out = to_workbook(known(), raw(SHEET))
    page = opened(out)["Q"]
    assert page["D2"].alignment.wrapText
    assert page["C1"].font.b
    assert not page["B1"].font.b


def test_formats_are_appended_behind_the_old_ones() -> None:
    old = parts(saved(simple()))["xl/styles.xml"]
    new = parts(to_workbook(answered([asked("Security", 2)]), saved(simple())))["xl/styles.xml"]
    for table in ("fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles"):
        before, after = (outline(xml, "").child(table) for xml in (old, new))
        assert before is not None
        assert after is not None
        said = [old[child.start : child.end] for child in before.children]
        assert [new[child.start : child.end] for child in after.children][: len(said)] == said
        assert int(after.attributes["count"]) == len(after.children)


# -- notes -------------------------------------------------------------------------------------------------------------
BUTTON = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml"><v:shape id="_x0000_s3073"><v:textbox>A<br>B</v:textbox></v:shape>'
    "</xml>"
)


def test_notes_join_the_shapes_of_a_form_even_where_these_are_not_well_formed() -> None:
    sheet = SHEET.replace("</worksheet>", f'<legacyDrawing xmlns:r="{OFFICE}" r:id="rId4"/></worksheet>')
    more = {
        "xl/worksheets/_rels/sheet1.xml.rels": relations(("rId4", "vmlDrawing", "../drawings/v.vml")),
        "xl/drawings/v.vml": BUTTON,
    }
    out = parts(to_workbook(known(), raw(sheet, more=more)))
    assert out["xl/worksheets/sheet1.xml"].count(b"legacyDrawing") == 1
    drawing = out["xl/drawings/v.vml"].decode()
    assert drawing.startswith(BUTTON.removesuffix("</xml>"))
    assert '_x0000_t202" coordsize' in drawing
    assert 'id="_x0000_s4097"' in drawing
    assert "xl/comments1.xml" in out


def test_notes_that_have_no_shapes_get_some_and_stay() -> None:
    comments = (
        f'<comments xmlns="{MAIN}"><authors><author>A</author></authors><commentList><comment ref="A1" authorId="0">'
        "<text><t>old</t></text></comment></commentList></comments>"
    )
    more = {
        "xl/worksheets/_rels/sheet1.xml.rels": relations(("rId1", "comments", "../c.xml")),
        "xl/c.xml": comments,
    }
    out = to_workbook(known(), raw(SHEET, more=more))
    page = opened(out)["Q"]
    assert page["A1"].comment is not None
    assert (page["A1"].comment.text, page["A1"].comment.author) == ("old", "A")
    assert page["C2"].comment is not None
    assert tags(parts(out)["xl/worksheets/sheet1.xml"])[-1] == "legacyDrawing"


def test_without_a_place_for_notes_the_answers_are_written_all_the_same() -> None:
    sheet = SHEET.replace("</worksheet>", f'<legacyDrawing xmlns:r="{OFFICE}" r:id="rId9"/></worksheet>')
    out = parts(to_workbook(known(), raw(sheet)))
    assert b"It is so. [1]" in out["xl/worksheets/sheet1.xml"]
    assert not any("comments" in name for name in out)


def test_many_notes_take_several_blocks_of_ids() -> None:
    items = [asked("Q", row) for row in range(2, 1202)]
    out = parts(to_workbook(answered(items, count=1), raw(SHEET)))
    assert b'data="1,2"' in out["xl/drawings/vmlDrawing1.vml"]
    assert out["xl/drawings/vmlDrawing1.vml"].count(b"<v:shape id=") == 1200


# -- files that do harm ------------------------------------------------------------------------------------------------
BOMB = '<!DOCTYPE a [<!ENTITY b "b"><!ENTITY c "&b;&b;"><!ENTITY d SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("data", "where"),
    [
        (b"", ""),
        (b"PK\x03\x04 no archive", ""),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 9, ""),
        (raw(SHEET)[:900], ""),
        (packed({"a.txt": "x"}), ""),
        (raw(SHEET, part="xl/other.xml"), "xl/worksheets/sheet1.xml"),
        (raw(BOMB + SHEET), "Q"),
        (raw(SHEET.replace("</row>", "", 1)), "Q"),
        (raw(f'<worksheet xmlns="{MAIN}"/>'), "Q"),
        (raw(SHEET, more={"xl/workbook.xml": f'<workbook xmlns="{MAIN}"/>'}), ""),
        (raw(SHEET, more={"XL/worksheets/sheet1.xml": "<x/>"}), "xl/worksheets/sheet1.xml"),
        (raw('<?xml version="1.0" encoding="no-such"?>' + SHEET), "xl/worksheets/sheet1.xml"),
        (raw(SHEET.replace(ROWS, '<row r="2"><c r="XFC2"><v>1</v></c></row>')), "Q"),
    ],
)
def test_what_cannot_be_written_to_is_refused_with_its_place(data: bytes, where: str) -> None:
    with pytest.raises(QuestionnaireError) as caught:
        to_workbook(known(), data)
    assert where in caught.value.where


def test_a_locked_part_is_refused() -> None:
    data = bytearray(raw(SHEET))
    for place in (data.index(b"PK\x01\x02") + 8, 6):
        data[place] |= 1
    with pytest.raises(QuestionnaireError, match="encrypted"):
        to_workbook(known(), bytes(data))


def test_a_part_that_is_damaged_in_the_archive_is_refused() -> None:
    data = bytearray(raw(SHEET, more={"xl/media/image1.png": bytes(range(256)) * 9}))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as package:
        at = package.getinfo("xl/media/image1.png").header_offset + 60
    data[at : at + 20] = b"\xff" * 20
    with pytest.raises(QuestionnaireError, match="damaged"):
        to_workbook(known(), bytes(data))


@pytest.mark.parametrize(
    "filled", [answered([asked("Gone", 2)]), answered([asked("Q", 0)]), answered([asked("Q", 2**21)])]
)
def test_answers_that_do_not_belong_to_the_file_are_refused(filled: Filled) -> None:
    with pytest.raises(QuestionnaireError) as caught:
        to_workbook(filled, raw(SHEET))
    assert caught.value.where in ("Gone", "Q")


def test_an_archive_that_claims_to_be_huge_is_refused_before_it_is_unpacked() -> None:
    data = bytearray(raw(SHEET))
    at = data.rindex(b"PK\x01\x02") + 24
    data[at : at + 4] = (0xFFFFFFF0).to_bytes(4, "little")
    with pytest.raises(QuestionnaireError, match="2 GB"):
        to_workbook(known(), bytes(data))


# -- the ground it stands on -------------------------------------------------------------------------------------------
NAMES = st.sampled_from(["a", "x:b", "c.d"])
TEXTS = st.text(st.sampled_from("ab >'é😀/=\n"), max_size=6)


@st.composite
def trees(draw: st.DrawFn, depth: int = 2) -> str:
    name = draw(NAMES)
    attributes = "".join(
        f'{draw(st.sampled_from([" ", chr(10)]))}k{number} = "{text.replace("é", "&#233;")}"'
        for number, text in enumerate(draw(st.lists(TEXTS, max_size=3)))
    )
    children = draw(st.lists(trees(depth=depth - 1), max_size=3)) if depth else []
    if not children and draw(st.booleans()):
        return f"<{name}{attributes}{draw(st.sampled_from(['', ' ']))}/>"
    inner = "".join(f"{draw(TEXTS)}<!-- <a> -->{child}" for child in children) + draw(TEXTS)
    return f"<{name}{attributes}>{inner}<![CDATA[<a/>]]></{name} >"


@settings(max_examples=50)
@given(trees())
def test_every_element_is_found_where_it_stands(xml: str) -> None:
    # A prefix needs no declaration here: names are read as they are written.
    data = b'\xef\xbb\xbf<?xml version="1.0"?>\n' + xml.encode()
    waiting = [outline(data, "here")]
    while waiting:
        element = waiting.pop()
        whole = data[element.start : element.end].decode()
        assert whole.startswith(f"<{element.name}")
        assert whole.endswith(("/>", f"</{element.name} >"))
        assert outline(whole.encode(), "").attributes == element.attributes
        new = spliced(data, [appended(element, b"<new/>"), attribute_set(data, element, "k0", "z")])
        assert new.count(b"<new/>") == 1
        assert outline(new, "here").name == outline(data, "here").name
        waiting += element.children


def test_edits_at_one_place_follow_one_another_and_may_not_overlap() -> None:
    assert spliced(b"abc", [(1, 1, b"1"), (1, 1, b"2"), (1, 2, b"3")]) == b"a123c"
    with pytest.raises(ValueError, match="overlap"):
        spliced(b"abc", [(0, 2, b""), (1, 3, b"")])


def test_an_attribute_is_found_only_where_it_is_one() -> None:
    xml = b"""<a b=" spans='1'" spans = '2>' c="3"/>"""
    assert spliced(xml, [attribute_set(xml, outline(xml, ""), "spans", None)]) == b"""<a b=" spans='1'" c="3"/>"""


def test_utf_8_is_left_alone() -> None:
    for xml in (b"<a/>", b'<?xml version="1.0" encoding="UTF-8"?><a/>', b"\xef\xbb\xbf<a/>"):
        assert as_utf8(xml, "") is xml


@given(st.integers(1, 16_384))
def test_columns_have_letters(number: int) -> None:
    assert column_number(column_letters(number)) == number


@pytest.mark.parametrize(
    ("reference", "corners"),
    [("B2", ((2, 2), (2, 2))), ("$A$1:XFD9", ((1, 1), (9, 16_384))), ("A:C", None), ("", None), ("A1:B2:C3", None)],
)
def test_ranges_of_cells_have_corners(reference: str, corners: object) -> None:
    assert corners_of(reference) == corners


def test_the_height_of_a_row_follows_its_longest_text() -> None:
    one = height_of([("x", 20)])
    assert height_of([("a\nb\nc", 20), ("x", 5)]) == 3 * one
    assert height_of([("字" * 17, 20)]) == height_of([("xx" * 17, 20)]) == 2 * one
    assert height_of([("x", 20)], 22) == 2 * one
    assert height_of([("x" * 100_000, 20)]) == 409
