"""Answers go into the buyer's own workbook, and all else stays as it was."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils.escape import unescape
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table as ListObject
from openpyxl.worksheet.worksheet import Worksheet

from advisor.export.cell_text import MAX_CELL, cell_text
from advisor.export.new_workbook import new_workbook
from advisor.export.sources import numbering
from advisor.export.workbook import to_workbook
from advisor.questionnaire.records import Item, Place, Review, ReviewedCell
from advisor.records import LANGUAGES, Citation, Language
from tests.export.by_hand import FOREIGN, LAW, OWN, TERMS, TERMS_TOO, WHEN, filled, hostile
from tests.export.workbooks import answered, asked, changed, filled_in, opened, parts, saved, simple, with_text

YES_NO = ("Yes", "No", "Partially", "N/A")


def elaborate() -> Workbook:
    """A workbook with most of what buyers put into theirs."""
    book = simple(3)
    cover = book.create_sheet("Cover", 0)
    cover["A1"] = "Fill in the sheet Security."
    cover["B2"] = "=SUM(Security!A2:A4)"
    page = book["Security"]
    page.insert_rows(1)
    page["A1"] = "Security questionnaire"
    page.merge_cells("A1:E1")
    for cell in page[2]:
        cell.font = Font(bold=True, color="FFFFFFFF", name="Arial", size=12)
        cell.fill = PatternFill("solid", fgColor="FF1F4E78")
        cell.alignment = Alignment(horizontal="center", vertical="center", textRotation=45)
    thin = Side(style="thin")
    for row in page["A3:C5"]:
        for cell in row:
            cell.border = Border(thin, thin, thin, thin)
            cell.alignment = Alignment(wrap_text=True, vertical="center")
    page["D3"] = "=LEN(C3)"
    page["D3"].number_format = ";;;"
    page["B4"].comment = Comment("Ask legal.", "Buyer")
    choice = DataValidation(type="list", formula1='"Yes,No,Partially,N/A"')
    choice.add("C3:C5")
    page.add_data_validation(choice)
    page.conditional_formatting.add("C3:C5", CellIsRule("equal", ['"No"'], fill=PatternFill(bgColor="FFFF0000")))
    page.freeze_panes = "B3"
    page.protection.sheet = True
    page.column_dimensions["B"].width = 50
    page.column_dimensions.group("F", "Z", hidden=True)
    page.row_dimensions[4].height = 33
    notes = book.create_sheet("Notes")
    notes.append(["Word", "Meaning"])
    notes.append(["DPA", "data processing agreement"])
    notes.add_table(ListObject(displayName="Words", ref="A1:B2"))
    return book


QUESTIONS = [asked("Security", row, answer="C", options=YES_NO) for row in (3, 4, 5)]


def same(before: Worksheet, after: Worksheet) -> None:
    for row in before.iter_rows():
        for cell in row:
            other = after[cell.coordinate]
            assert (cell.value, cell.data_type, cell.number_format) == (
                other.value,
                other.data_type,
                other.number_format,
            )
            for look in ("font", "fill", "border", "alignment", "protection"):
                assert repr(getattr(cell, look)) == repr(getattr(other, look)), (cell.coordinate, look)
            assert (cell.comment and cell.comment.text) == (other.comment and other.comment.text)


# -- what was there ----------------------------------------------------------------------------------------------------
def test_every_other_part_stays_byte_for_byte_in_its_place_and_with_its_time() -> None:
    data = saved(elaborate())
    out = to_workbook(answered(QUESTIONS, headers={"Security": 2}), data)
    before, after = parts(data), parts(out)
    assert list(after)[: len(before)] == list(before)
    assert {name for name in before if before[name] != after[name]} == {
        *("[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"),
        *("xl/worksheets/sheet2.xml", "xl/comments/comment1.xml", "xl/drawings/commentsDrawing1.vml"),
    }
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(out)) as new:
        assert [new.getinfo(name).date_time for name in before] == [old.getinfo(name).date_time for name in before]
        assert new.testzip() is None


def test_every_original_cell_keeps_value_look_and_note() -> None:
    book = elaborate()
    out = filled_in(book, answered(QUESTIONS, headers={"Security": 2}))
    before = opened(saved(book))
    assert out.sheetnames == [*before.sheetnames, "About these answers", "Sources"]
    for name in before.sheetnames:
        same(before[name], out[name])
    page = out["Security"]
    assert page.freeze_panes == "B3"
    assert page.protection.sheet
    assert page.merged_cells.ranges == before["Security"].merged_cells.ranges
    assert [str(rule.sqref) for rule in page.data_validations.dataValidation] == ["C3:C5"]
    assert [str(found.sqref) for found in page.conditional_formatting] == ["C3:C5"]
    assert page.row_dimensions[4].height == 33
    assert page.column_dimensions["B"].width == 50
    assert out["Notes"].tables["Words"].ref == "A1:B2"
    assert out["Cover"]["B2"].value == "=SUM(Security!A2:A4)"


def test_macros_and_what_we_know_nothing_of_are_carried_over() -> None:
    extra = {
        "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0macros",
        "customXml/item1.xml": b"<a/>",
        "_xmlsignatures/sig1.xml": b"<s/>",
    }
    out = to_workbook(answered([asked("Security", 2)]), changed(saved(simple()), extra))
    assert {name: parts(out)[name] for name in extra} == extra
    about = "\n".join(str(row[1]) for row in opened(out)["About these answers"].iter_rows(max_col=2, values_only=True))
    assert "has made it invalid" in about
    assert "invalid" not in str(
        list(opened(to_workbook(answered([asked("Security", 2)]), saved(simple())))["Sources"].values)
    )


def test_the_same_answers_give_the_same_file() -> None:
    data = saved(elaborate())
    known = answered(QUESTIONS, headers={"Security": 2})
    assert to_workbook(known, data) == to_workbook(known, data)


# -- what is added -----------------------------------------------------------------------------------------------------
def test_each_route_gets_a_column_for_the_verdict_and_one_for_the_statement_with_numbers() -> None:
    first, second = (asked("Security", row, options=YES_NO) for row in (2, 3))
    said = {
        (first.id, "alpha-1"): ("partly", "Up to a point.", (LAW, TERMS)),
        (first.id, "alpha-2"): ("silent", "Nothing is said.", ()),
        (second.id, "alpha-1"): ("no", "It is not.", (TERMS_TOO, LAW)),
        (second.id, "alpha-2"): (None, "The passage bears on it.", (TERMS,)),
    }
    page = filled_in(simple(), answered([first, second], said))["Security"]  # type: ignore[arg-type]
    rows = [[cell.value for cell in row] for row in page["D1:G3"]]
    assert rows == [
        ["way alpha-1", "way alpha-1: statement, sources", "way alpha-2", "way alpha-2: statement, sources"],
        ["Partially", "Up to a point. [1][2]", None, "Nothing is said."],
        ["No", "It is not. [3][1]", None, "The passage bears on it. [2]"],
    ]


def test_without_a_list_the_verdict_is_said_in_our_words_in_the_language_of_the_answers() -> None:
    page = filled_in(simple(), answered([asked("Security", 2)], default=("partly", "", ()), language="ru"))["Security"]
    assert page["D2"].value == "Частично"
    assert page["D1"].value == "путь alpha-1"


def test_what_a_person_has_set_counts() -> None:
    item = asked("Security", 2, options=YES_NO)
    known = answered([item], count=1)
    edit = Review(item.id, "alpha-1", "edited", "Anna", WHEN, "no", "Not for us.")
    known = replace(known, cells={key: ReviewedCell(cell.cell, (edit,)) for key, cell in known.cells.items()})
    out = filled_in(simple(), known)
    assert [out["Security"][place].value for place in ("D2", "E2")] == ["No", "Not for us. [1]"]
    about = [row[1] for row in out["About these answers"].iter_rows(max_col=2, values_only=True)]
    assert "Anna" in about


def test_a_question_that_was_not_reached_stays_blank() -> None:
    known = answered([asked("Security", 2), asked("Security", 3)], count=1)
    del known.cells["Security!B3", "alpha-1"]  # type: ignore[attr-defined]
    page = filled_in(simple(), known)["Security"]
    assert [page[place].value for place in ("D2", "D3", "E3")] == ["Yes", None, None]
    assert page["D3"].comment is None


def test_the_note_on_a_verdict_names_the_sources_by_number() -> None:
    known = answered([asked("Security", 2)], default=("yes", "So.", (TERMS, LAW, TERMS_TOO, OWN)), count=1)
    note = filled_in(simple(), known)["Security"]["D2"].comment
    assert note is not None
    assert note.text.split("\n") == [
        "[1][3] Alpha Beta, Gamma, undated, read 2026-09-01",
        "https://alpha.example/beta",
        "[2] Beta, Delta, 2024-05-02",
        "https://beta.example/",
        "[4] Gamma",
    ]


def test_a_long_note_is_cut_and_says_where_the_rest_stands() -> None:
    many = []
    for number in range(40):
        source = replace(LAW.passage.source, id=f"s{number}", title=f"Title {number} " + "x" * 100)
        passage = replace(LAW.passage, id=f"s{number}#1", source=source)
        many.append(Citation(number + 1, passage, 0, 5))
    out = filled_in(simple(), answered([asked("Security", 2)], default=("yes", "So.", tuple(many)), count=1))
    note = out["Security"]["D2"].comment
    assert note is not None
    assert len(note.text) <= 1500
    assert note.text.endswith("\n… see sheet Sources")
    assert out["Sources"].max_row == 41


def test_old_notes_stay_and_every_shape_has_an_id_of_its_own() -> None:
    book = simple(3)
    book["Security"]["B2"].comment = Comment("Old.", "Buyer", width=300, height=50)
    data = saved(book)
    out = to_workbook(answered([asked("Security", row) for row in (2, 3, 4)]), data)
    page = opened(out)["Security"]
    notes = {cell.coordinate: cell.comment for row in page.iter_rows() for cell in row if cell.comment}
    assert set(notes) == {"B2", "D2", "F2", "D3", "F3", "D4", "F4"}
    assert (notes["B2"].text, notes["B2"].author) == ("Old.", "Buyer")
    drawing = parts(out)["xl/drawings/commentsDrawing1.vml"]
    old = parts(data)["xl/drawings/commentsDrawing1.vml"]
    assert drawing.startswith(old[: old.index(b"data=")])
    assert old[old.index(b"shapetype") : -len(b"</xml>")] in drawing
    ids = [part.split(b'"')[0] for part in drawing.split(b'id="_x0000_s')[1:]]
    assert len(ids) == len(set(ids)) == 7
    assert b'data="1,2"' in drawing


def test_the_sources_sheet_holds_all_that_is_needed_to_check_a_quote() -> None:
    known = answered([asked("Security", 2)], default=("yes", "So.", (TERMS, OWN)), count=1)
    sheet = filled_in(simple(), known)["Sources"]
    header, first, second = sheet.iter_rows(values_only=True)
    assert header[:3] == ("No.", "Quote", "Title")
    passage = TERMS.passage
    assert first == (
        *(1, TERMS.quote, "Alpha Beta", "Gamma", "undated, read 2026-09-01", "vendor's terms", "Delta", "Beta"),
        *("https://alpha.example/beta", "alpha#beta", passage.sha256, "read in part or through others"),
        "quoted from the corpus' summary of the source",
    )
    assert second[0] == 2
    assert second[3:7] == (None, None, None, None)
    assert sheet["A2"].data_type == "n"
    assert sheet.freeze_panes == "A2"


def test_the_sheet_about_the_answers_says_what_a_reader_must_know() -> None:
    known = answered([asked("Security", 2, options=YES_NO), asked("Security", 3)])
    rows = filled_in(simple(), known)["About these answers"].iter_rows(max_col=2, values_only=True)
    told = {label: value for label, value in rows if label}
    assert told["File"] == "list.xlsx"
    assert told["Answered"] == "2026-10-12 09:30 UTC"
    assert told["State of the corpus (SHA-256)"] == "c0" * 32
    assert told["Where the answers stand"] == "Security: columns D to G"
    assert told["Summary"] == "Draft. Answers approved by a person: 0 of 4."
    assert told["way alpha-1"] == "Yes 2, Partly 0, No 0, Conflict 0, Open 0"
    assert told["Reviewed by"] == "nobody yet"
    assert {"Yes", "No", "Partly", "The source is silent", "Sources conflict", "Not in the corpus", "(blank)"} <= set(
        told
    )


def test_a_taken_sheet_name_gets_a_number() -> None:
    book = simple()
    book.create_sheet("sources")
    known = answered([asked("Security", 2)], count=1)
    out = filled_in(book, known)
    assert out.sheetnames == ["Security", "sources", "About these answers", "Sources (2)"]
    assert any("“Sources (2)”" in str(value) for row in out["About these answers"].values for value in row)


# -- where it goes -----------------------------------------------------------------------------------------------------
def verdict_column(book: Workbook, item: Item, headers: int = 1) -> str:
    page = filled_in(book, answered([item], count=1, headers={item.place.part: headers}))[item.place.part]
    found = [cell.column_letter for row in page.iter_rows() for cell in row if cell.value == "way alpha-1"]
    assert len(found) == 1
    return found[0]


def test_columns_stand_right_of_what_is_filled_merged_noted_or_a_table() -> None:
    item = asked("Security", 2)
    book = simple()
    assert verdict_column(book, item) == "D"
    book["Security"]["F9"] = "x"
    assert verdict_column(book, item) == "G"
    book["Security"].merge_cells("F9:H9")
    assert verdict_column(book, item) == "I"
    book["Security"]["J3"].comment = Comment("x", "y")
    assert verdict_column(book, item) == "K"
    book["Security"].append(["a", "b"])
    book["Security"]["K12"], book["Security"]["L12"], book["Security"]["M12"] = "x", "y", "z"
    book["Security"].add_table(ListObject(displayName="T", ref="K12:M14"))
    assert verdict_column(book, item) == "N"


def test_formatted_empty_cells_count_only_near_the_table() -> None:
    fill = PatternFill("solid", fgColor="FFEEEEEE")
    near, far = simple(), simple()
    for letter in "DE":
        near["Security"][f"{letter}2"].fill = fill
    for column in range(4, 40):
        far["Security"].cell(row=2, column=column).fill = fill
    assert verdict_column(near, asked("Security", 2)) == "F"
    assert verdict_column(far, asked("Security", 2)) == "D"


def test_a_merged_title_across_the_whole_sheet_does_not_push_the_answers_away() -> None:
    book = simple()
    book["Security"].merge_cells("A9:XFD9")
    assert verdict_column(book, asked("Security", 2)) == "D"


def test_hidden_columns_right_of_the_table_are_shown_where_answers_stand() -> None:
    book = elaborate()
    page = filled_in(book, answered(QUESTIONS, headers={"Security": 2}, count=1))["Security"]
    widths = {letter: (found.min, found.max, found.hidden) for letter, found in page.column_dimensions.items()}
    assert widths["F"][2] is False
    assert widths["G"][2] is False
    assert (widths["H"][0], widths["H"][1], widths["H"][2]) == (8, 26, True)
    assert page.column_dimensions["F"].width >= 18


def test_every_sheet_that_asks_gets_its_columns_and_no_other_does() -> None:
    book = simple(sheet="One")
    for name in ("Two", "Silent"):
        book.copy_worksheet(book["One"]).title = name
    out = filled_in(book, answered([asked("One", 2), asked("Two", 3)], count=1))
    assert [out[name].max_column for name in ("One", "Two", "Silent")] == [5, 5, 3]
    assert out["Two"]["D3"].value == "Yes"


def test_where_no_title_row_is_known_the_row_above_the_first_question_has_the_titles() -> None:
    book = simple(9)
    page = filled_in(book, answered([asked("Security", 5)], count=1, headers={"Security": 0}))["Security"]
    assert page["D4"].value == "way alpha-1"


def test_where_there_is_no_room_for_titles_the_statement_names_the_route() -> None:
    page = filled_in(simple(), answered([asked("Security", 1)], count=1, headers={"Security": 0}))["Security"]
    assert page["D1"].value == "Yes"
    assert page["E1"].value == "way alpha-1: It is so. [1]"


def test_without_a_route_only_the_sheets_about_it_are_added() -> None:
    out = filled_in(simple(), answered([asked("Security", 2)], count=0))
    assert out["Security"].max_column == 3
    assert out.sheetnames == ["Security", "About these answers", "Sources"]


def test_two_questions_in_one_row_are_both_answered() -> None:
    left = replace(asked("Security", 2, "B"), number="1a")
    right = asked("Security", 2, "C")
    said = {(right.id, "alpha-1"): ("no", "Not here.", (LAW,))}
    page = filled_in(simple(), answered([left, right], said, count=1))["Security"]  # type: ignore[arg-type]
    assert page["D2"].value is None
    assert page["E2"].value == "1a: It is so. [1]\nSecurity!C2: Not here. [2]"


def test_titles_and_answers_look_like_their_neighbours_but_are_wrapped() -> None:
    page = filled_in(elaborate(), answered(QUESTIONS, headers={"Security": 2}))["Security"]
    title, verdict, statement = page["F2"], page["F3"], page["G3"]
    assert (title.font.name, title.font.b, title.fill.fgColor.rgb) == ("Arial", True, "FF1F4E78")
    assert (title.alignment.horizontal, title.alignment.textRotation) == ("center", 0)
    for cell in (title, verdict, statement):
        assert cell.alignment.wrapText
    assert statement.border.left.style == "thin"
    assert statement.alignment.vertical == "center"
    assert not statement.protection.locked
    # In a row whose height somebody has set, the beginning of a long text is what is seen.
    assert page["G4"].alignment.vertical == "top"


def test_a_row_of_automatic_height_grows_for_its_answers_and_a_set_height_stays() -> None:
    book = simple(3)
    book["Security"].row_dimensions[3].height = 20
    long = "A statement that fills several lines. " * 9
    known = answered([asked("Security", row) for row in (2, 3)], default=("yes", long, (TERMS,)), count=1)
    page = filled_in(book, known)["Security"]
    assert (page.row_dimensions[2].height or 0) >= 60
    assert page.row_dimensions[3].height == 20


# -- the file's own answer cells ---------------------------------------------------------------------------------------
def test_with_one_route_the_files_own_empty_answer_cells_are_filled_too() -> None:
    book = elaborate()
    book["Security"]["C4"] = "See annex"
    book["Security"]["C5"] = "=1+1"
    out = filled_in(book, answered(QUESTIONS, headers={"Security": 2}, count=1))
    assert [out["Security"][place].value for place in ("C3", "C4", "C5")] == ["Yes", "See annex", "=1+1"]
    assert out["Security"]["C3"].border.left.style == "thin"
    told = [value for row in out["About these answers"].values for value in row]
    assert "Answer cells of the file that were empty and are now filled: 1" in told


def test_with_several_routes_the_files_own_answer_cells_stay_empty() -> None:
    out = filled_in(elaborate(), answered(QUESTIONS, headers={"Security": 2}, count=2))
    assert [out["Security"][f"C{row}"].value for row in (3, 4, 5)] == [None, None, None]


@pytest.mark.parametrize(
    ("verdict", "options", "expected"),
    [
        ("silent", (), None),
        ("not_in_corpus", (), None),
        (None, (), None),
        ("conflict", (), "Sources conflict"),
        ("silent", ("Yes", "No", "Unknown"), "Unknown"),
        ("silent", ("Yes", "No"), None),
        ("partly", ("Yes", "No"), None),
    ],
)
def test_only_what_is_known_is_put_into_the_files_own_answer_cell(
    verdict: str | None, options: tuple[str, ...], expected: str | None
) -> None:
    item = asked("Security", 2, answer="C", options=options)
    known = answered([item], count=1, default=(verdict, "Something.", (TERMS,)))  # type: ignore[arg-type]
    assert filled_in(simple(), known)["Security"]["C2"].value == expected


def test_an_answer_cell_on_another_sheet_is_filled_there() -> None:
    book = simple()
    book.create_sheet("Answers")["A1"] = "Here"
    item = replace(asked("Security", 2), answer=Place("Answers", 4, "C"))
    out = filled_in(book, answered([item], count=1))
    assert out["Answers"]["C4"].value == "Yes"
    assert out["Answers"].max_column == 3


# -- any text ----------------------------------------------------------------------------------------------------------
NASTY = st.text(
    st.sampled_from(
        [*"=+-@\t\r\n ab<>&\"'_x0041;😀é中\x00\x01\x0b\x1f\x7f\ufffe\uffff\u2028", "\ud800", "\udc00", "\U0001f600"]
    ),
    min_size=1,
)


@settings(max_examples=60)
@given(NASTY | st.text(min_size=1) | st.from_regex(r"_x[0-9A-Fa-f]{4}_", fullmatch=True))
@example("=cmd|'/C calc'!A0")
@example("@SUM(1)")
@example("-1+1")
@example("_x0041_ _x005F_")
@example("a\ud800\udc00")
@example("&lt;![CDATA[]]>")
def test_any_text_is_a_text_in_its_cell(text: str) -> None:
    known = with_text(text)
    out = filled_in(simple(1), known)
    statement, quote = out["Security"]["E2"], out["Sources"]["B2"]
    said = " ".join(filter(None, (text.strip(), "[1]")))
    for cell, expected in ((statement, said), (quote, numbering(known).citations[0].quote)):
        # Programs undo the escape of what looks like one; openpyxl leaves that to us.
        assert unescape(cell.value or "") == cell_text(expected)
        assert cell.data_type == "s" or cell.value is None
    assert statement.quotePrefix == cell_text(said).startswith(("=", "+", "-", "@"))


@given(NASTY | st.text())
def test_what_a_cell_cannot_hold_is_dropped_or_marked_and_nothing_else_changes(text: str) -> None:
    held = cell_text(text)
    assert len(held.encode("utf-16-le")) <= 2 * MAX_CELL
    assert held == cell_text(held)
    plain = "".join(c for c in text if c >= " " and c not in "\ufffe\uffff" and not "\ud800" <= c <= "\udfff")
    assert "".join(c for c in held if c not in "\t\n") == plain or "\ufffd" in held


def test_a_text_that_is_longer_than_a_cell_is_cut() -> None:
    page = filled_in(simple(1), with_text("𝔘" * MAX_CELL))["Security"]
    value = str(page["E2"].value)
    assert len(value.encode("utf-16-le")) // 2 <= MAX_CELL
    assert value.endswith("…")


def test_hostile_names_and_sources_stay_texts() -> None:
    out = opened(to_workbook(hostile(), None))
    for sheet in out:
        for row in sheet.iter_rows():
            assert all(cell.data_type in ("s", "n", "inlineStr") for cell in row)
            assert all(cell.hyperlink is None for cell in row)


# -- new workbooks -----------------------------------------------------------------------------------------------------
def test_a_questionnaire_that_was_no_workbook_gets_a_new_one() -> None:
    known = answered([replace(asked("", 4, ""), number="S-1", section="Law › Data"), asked("", 9, "")])
    known = replace(known, questionnaire=replace(known.questionnaire, format="md", name="list.md", tables=()))
    out = opened(to_workbook(known, b"# the list"))
    assert out.sheetnames == ["Answers", "About these answers", "Sources"]
    rows = [row[:5] for row in out["Answers"].iter_rows(values_only=True)]
    assert rows == [
        ("No.", "Section", "Question", "way alpha-1", "way alpha-1: statement, sources"),
        ("1 (S-1)", "Law › Data", " 4?", "Yes", "It is so. [1]"),
        ("2", None, " 9?", "Yes", "It is so. [1]"),
    ]
    assert out["Answers"]["D2"].comment is not None


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_workbook_holds_every_answer_and_every_quote(language: Language) -> None:
    known = filled(language)
    out = opened(new_workbook(known))
    answers, _, sources = out.worksheets
    assert answers.max_row == 1 + len(known.questionnaire.questions)
    assert answers.max_column == 3 + 2 * len(known.routes)
    assert [row[0] for row in sources.iter_rows(min_row=2, values_only=True)] == [
        citation.number for citation in numbering(known).citations
    ]


@pytest.mark.parametrize("language", ["ru", "zh"])
def test_no_word_of_ours_is_english_in_another_language(language: Language) -> None:
    out = opened(new_workbook(filled(language)))
    cells = [cell for sheet in out for row in sheet.iter_rows() for cell in row]
    texts = [*out.sheetnames, *(str(cell.value or "") for cell in cells), *(c.comment.text for c in cells if c.comment)]
    left = re.sub(
        rf"SHA-256|UTC|ID|https?://\S+|file:gamma|\b[0-9a-f]{{64}}\b|1\.xlsx|S-1|{'|'.join(FOREIGN)}",
        "",
        "\n".join(texts),
    )
    assert re.findall("[A-Za-z]{2,}", left) == []


def test_a_workbook_without_its_original_is_a_new_one() -> None:
    known = filled()
    assert known.questionnaire.format == "xlsx"
    assert to_workbook(known, None) == new_workbook(known)


def test_without_any_source_the_sheet_says_so() -> None:
    known = answered([asked("Security", 2)], default=("not_in_corpus", "Nothing.", ()), count=1)
    assert filled_in(simple(), known)["Sources"]["A2"].value == "No source is cited."
