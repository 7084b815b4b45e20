from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Sequence

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from advisor.errors import QuestionnaireError
from advisor.questionnaire.forms import grid as grids
from advisor.questionnaire.forms import read_workbook as reader
from advisor.questionnaire.forms.cell_values import shown
from advisor.questionnaire.forms.read_workbook import read_workbook
from advisor.questionnaire.records import Columns, Questionnaire
from tests.questionnaire.workbooks import (
    BOLD,
    MAIN,
    Made,
    State,
    cell_xml,
    dropdown,
    named,
    raw,
    sheet_xml,
    two_questions,
    zipped,
)


def asked(read: Questionnaire) -> list[str]:
    return [item.id for item in read.questions]


def refused(data: bytes, name: str = "list.xlsx") -> QuestionnaireError:
    with pytest.raises(QuestionnaireError) as caught:
        read_workbook(data, name)
    assert caught.value.where.startswith(name)
    assert caught.value.remedy
    return caught.value


# -- whole questionnaires ---------------------------------------------------------------------------------------------
#: Questions, statements, imperatives and bare names; `{}` keeps them apart.
TEXTS = {
    "en": [
        "Do you encrypt {} at rest?",
        "Describe how access to {} is reviewed.",
        "The supplier shall delete {} within 30 days of the end of the contract.",
        "Please provide the latest audit report on {}.",
        "Retention period of {}",
        "Who may read {}?",
        "{} are kept in the EU.",
    ],
    "ru": [
        "Шифруются ли {} при хранении?",
        "Опишите порядок удаления {}.",
        "Поставщик обязан защищать {}.",
        "Срок хранения {}",
        "Кто имеет доступ к {}?",
    ],
    "zh": ["是否对{}进行加密？", "请描述{}的删除流程。", "供应商应保护{}的安全。", "谁可以访问{}？", "{}的保存期限"],
}
THINGS = {
    "en": ["prompts", "outputs", "logs", "backups", "customer files", "training data", "keys", "weights", "accounts"],
    "ru": ["запросы", "ответы", "журналы", "копии", "файлы клиента", "ключи", "данные обучения"],
    "zh": ["用户输入", "模型输出", "日志", "备份", "客户文件", "密钥", "训练数据"],
}
WORDS = {
    "en": ["No.", "Section", "Requirement", "Guidance", "Weight", "Vendor response", "Comments"],
    "ru": ["№ п/п", "Раздел", "Требование", "Пояснение", "Вес", "Ответ поставщика", "Комментарий"],
    "zh": ["序号", "类别", "问题描述", "填写说明", "权重", "供应商答复", "备注"],
}
SECTIONS = {
    "en": ["Data protection", "Access control", "Model use", "Incidents"],
    "ru": ["Защита данных", "Управление доступом", "Использование модели", "Инциденты"],
    "zh": ["数据保护", "访问控制", "模型使用", "事件管理"],
}
CHOICES = {"en": ["Yes", "No", "Partly", "N/A"], "ru": ["Да", "Нет", "Частично"], "zh": ["是", "否", "部分", "不适用"]}
HINT = {
    "en": "Name the document and the date of its last review; answer for the service that is offered.",
    "ru": "Укажите название документа и дату последнего пересмотра.",
    "zh": "请注明制度名称和最近一次评审日期。",
}


def questions(language: str, count: int) -> list[str]:
    pairs = [text.format(thing) for thing in THINGS[language] for text in TEXTS[language]]
    return [pairs[place % len(pairs)] + (f" ({place})" if place >= len(pairs) else "") for place in range(count)]


def large_workbook(language: str, count: int = 300, *, first: int = 12, numbered: bool = True) -> Made:
    """Cover, instructions, a hidden list of answers, two sheets of questions in sections, a key and a log."""
    made = Made()
    made.sheet(
        "Cover",
        [["# Vendor assessment"], ["Version 2.1"], ["Vendor name:"], ["Is the vendor critical?", "Yes"], ["Date:"]],
    )
    made.sheet(
        "Instructions",
        [
            ["# Instructions"],
            ["1. Answer every question in the column for answers."],
            ["2. Choose from the list where there is one."],
            ["How are answers scored? From 0 to 5."],
        ],
    )
    texts = questions(language, count)
    half = count // 2
    for title, some in (("Part 1", texts[:half]), ("Part 2", texts[half:])):
        rows: list[list[object]] = [[] for _ in range(first - 1)]
        if first > 4:
            rows[0], rows[2] = ["> Vendor assessment", *[""] * 6], ["Please fill in the yellow cells only."]
        rows.append([f"# {word}" for word in WORDS[language]])
        per_section = max(1, -(-len(some) // 4))
        for place, text in enumerate(some):
            if place % per_section == 0:
                rows.append([f"> {SECTIONS[language][place // per_section]}", *[""] * 6])
            number = f"{place // per_section + 1}.{place % per_section + 1}" if numbered else ""
            hint = HINT[language] if place % 3 else ""
            rows.append([number, "", f"?: {text}", hint, 1 + place % 3, "", ""])
        rows.append(["", "", "Total", "", "=SUM(E1:E9)"])
        sheet = made.sheet(title, rows)
        dropdown(sheet, f"F{first + 1}:F{len(rows)}", "answers")
    made.sheet("Lists", [["Values"], *[[choice] for choice in CHOICES[language]]], state="hidden")
    made.sheet("Scoring", [["Score", "Meaning"], [0, "The requirement is not met."], [5, "The requirement is met."]])
    made.sheet(
        "Log", [["Version", "Date", "Author", "Changes"], ["1.1", "2026-01-02", "Ann", "Are there more? Added."]]
    )
    named(made, "answers", f"Lists!$A$2:$A${len(CHOICES[language]) + 1}")
    return made


@pytest.mark.parametrize("language", ["en", "ru", "zh"])
def test_a_workbook_with_cover_sheets_and_dropdowns_is_read_whole(language: str) -> None:
    made = large_workbook(language)
    read = read_workbook(made.bytes(), "list.xlsx")
    assert asked(read) == made.asked
    assert len(made.asked) == 300
    for item in read.questions:
        assert item.options == tuple(CHOICES[language])
        assert str(item.answer) == f"{item.place.part}!F{item.place.row}"
        assert item.section.split(" › ")[-1] in SECTIONS[language]
        assert item.number
    assert [table.part for table in read.tables if table.columns] == ["Part 1", "Part 2"]
    lists = next(table for table in read.tables if table.part == "Lists")
    assert lists.hidden
    assert not any(item.place.part == "Lists" for item in read.items)
    assert any("Part 1" in note and "no value" in note for note in read.notes)


@pytest.mark.parametrize("first", [1, 5, 12])
@pytest.mark.parametrize("numbered", [True, False])
def test_the_row_of_titles_may_stand_anywhere(first: int, numbered: bool) -> None:
    made = large_workbook("en", 40, first=first, numbered=numbered)
    read = read_workbook(made.bytes(), "list.xlsx")
    assert asked(read) == made.asked
    assert {table.columns.header_row for table in read.tables if table.columns} == {first}


def any_workbook(seed: int) -> Made:
    """A workbook of a form drawn by chance."""
    draw = random.Random(seed)
    language = draw.choice(["en", "en", "ru", "zh"])
    made = Made()
    if draw.random() < 0.5:
        made.sheet("Info", [["# Supplier check"], [], ["Name:"], ["Contact:"], ["Please return it by 1 March."]])
    words = dict(zip("nsqgwac", WORDS[language], strict=True))
    columns = [key for key in "nsgwc" if draw.random() < 0.5]
    columns.insert(draw.randint(0, len(columns)), "q")
    columns.append("a")
    section_rows, numbers = "s" not in columns, draw.choice(["flat", "nested", "keys"])
    for index in range(draw.choice([1, 1, 3])):
        rows: list[list[object]] = [[] for _ in range(draw.choice([0, 1, 4, 11]))]
        rows.append([f"# {words[key]}" for key in columns])
        for place, text in enumerate(draw.sample(questions(language, 35), draw.randint(8, 30)), 1):
            section = SECTIONS[language][place // 9]
            if section_rows and place % 9 == 1:
                rows.append([f"> {section}", *[""] * (len(columns) - 1)])
            number = {"flat": str(place), "nested": f"{place // 9 + 1}.{place % 9}", "keys": f"SEC-{place:02}"}[numbers]
            held = {
                "n": number,
                "s": section,
                "q": f"?: {text}",
                "g": HINT[language],
                "w": draw.randint(1, 5),
                "a": "",
                "c": "",
            }
            rows.append([held[key] if key != "g" or draw.random() < 0.8 else "" for key in columns])
        sheet = made.sheet(f"Sheet{index + 1}", rows)
        if draw.random() < 0.6:
            letter = get_column_letter(columns.index("a") + 1)
            dropdown(sheet, f"{letter}2:{letter}{len(rows)}", f'"{",".join(CHOICES[language])}"')
    return made


def test_questionnaires_of_many_forms_are_read_with_few_mistakes() -> None:
    true = found = wrong = 0
    for seed in range(40):
        made = any_workbook(seed)
        places = set(asked(read_workbook(made.bytes(), "list.xlsx")))
        true += len(made.asked)
        found += len(places & set(made.asked))
        wrong += len(places - set(made.asked))
    assert found >= 0.99 * true
    assert wrong <= 0.01 * found


# -- sheets as they are -----------------------------------------------------------------------------------------------
def test_merged_cells_belong_to_their_whole_area() -> None:
    made = Made()
    sheet = made.sheet(
        "Q",
        [
            ["> Assessment", "", "", ""],
            ["Section", "No", "Question", "Answer"],
            ["Access", "1", "?: Is there a policy?"],
            ["", "2", "?: Who owns it?"],
            ["", "3", "?: Is it reviewed?"],
            ["Data", "4", "?: Is data encrypted?"],
        ],
    )
    sheet.merge_cells("A3:A5")
    read = read_workbook(made.bytes(), "list.xlsx")
    assert asked(read) == made.asked
    assert [item.section for item in read.questions] == [*["Assessment › Access"] * 3, "Assessment › Data"]


@pytest.mark.parametrize(
    ("formula", "state"),
    [
        ('"Yes,No,N/A"', "visible"),
        ("Lists!$A$2:$A$4", "visible"),
        ("Lists!$A$2:$A$4", "hidden"),
        ("'Lists'!$A$2:$A$900000", "veryHidden"),
        ("=Lists!$A$2:$A$4", "hidden"),
        ("choices", "hidden"),
        ('INDIRECT("choices")', "hidden"),
        ("OFFSET(Lists!$A$2,0,0,COUNTA(Lists!$A:$A)-1,1)", "hidden"),
    ],
)
def test_a_dropdown_gives_its_choices_however_they_are_listed(formula: str, state: State) -> None:
    made = Made()
    sheet = made.sheet("Q", [["Question", "Answer"], ["?: Do you log?"], ["?: Who reads?"]])
    made.sheet("Lists", [["Values"], ["Yes"], ["No"], ["N/A"]], state=state)
    named(made, "choices", "Lists!$A$2:$A$4")
    dropdown(sheet, "B2", formula)
    read = read_workbook(made.bytes(), "list.xlsx")
    assert [item.options for item in read.questions] == [("Yes", "No", "N/A"), ()]


def extension(area: str, formula: str) -> str:
    return (
        '<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" '
        'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" '
        'xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:dataValidations count="1">'
        f'<x14:dataValidation type="list" allowBlank="1"><x14:formula1><xm:f>{formula}</xm:f></x14:formula1>'
        f"<xm:sqref>{area}</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>"
    )


def list_sheet() -> str:
    return sheet_xml(
        "".join(f'<row r="{n}">{cell_xml(f"A{n}", text)}</row>' for n, text in enumerate(["Ja", "Nein"], 1))
    )


def test_dropdowns_of_the_newer_kind_are_read() -> None:
    sheet = two_questions().replace("</worksheet>", extension("B2:B3 D9", "'My Lists'!$A$1:$A$2") + "</worksheet>")
    read = read_workbook(raw({"Q": sheet, "My Lists": list_sheet()}), "list.xlsx")
    assert [item.options for item in read.questions] == [("Ja", "Nein")] * 2


def test_choices_that_stand_in_another_file_are_noted_with_their_cell() -> None:
    sheet = two_questions().replace("</worksheet>", extension("B2:B3", "[1]Lists!$A$1:$A$2") + "</worksheet>")
    read = read_workbook(raw({"Q": sheet}), "list.xlsx")
    assert [item.options for item in read.questions] == [(), ()]
    assert any("sheet Q" in note and "B2" in note for note in read.notes)


def test_choices_by_key_from_a_sheet_that_defines_them() -> None:
    made = Made()
    made.sheet(
        "items", [["ref_id", "question", "answer"], ["1", "?: Do you log?", "YN"], ["2", "?: Which logs?", "TXT"]]
    )
    made.sheet("answers", [["id", "question_type", "question_choices"], ["YN", "choice", "Yes\nNo"], ["TXT", "text"]])
    read = read_workbook(made.bytes(), "list.xlsx")
    assert asked(read) == made.asked
    assert [(item.options, item.answer) for item in read.questions] == [(("Yes", "No"), None), ((), None)]


def test_hidden_rows_columns_and_sheets_are_not_asked_but_noted() -> None:
    made = Made()
    sheet = made.sheet(
        "Q",
        [
            ["No", "Question", "Answer", "Internal"],
            *[[n, f"Do you do thing {n}?", "", f"Is {n} true?"] for n in range(9)],
        ],
    )
    sheet.row_dimensions[4].hidden = True
    sheet.row_dimensions[5].hidden = True
    sheet.column_dimensions["D"].hidden = True
    made.sheet("Old", [["Question", "Answer"], ["Do you fax?"], ["Who faxes?"]], state="hidden")
    made.sheet("Lists", [["Yes"], ["No"]], state="veryHidden")
    read = read_workbook(made.bytes(), "list.xlsx")
    assert asked(read) == [f"Q!B{row}" for row in (2, 3, 6, 7, 8, 9, 10)]
    assert [item.label for item in read.items if item.place.row in (4, 5)] == ["noise", "noise"]
    said = "\n".join(read.notes)
    assert "row(s) 4–5 are hidden" in said
    assert "column D is hidden" in said
    assert "sheet Old is hidden: its 2 questions" in said
    assert [table.hidden for table in read.tables] == [False, True, True]


def test_the_stored_value_of_a_formula_counts_and_one_without_is_noted() -> None:
    rows = (
        f'<row r="1">{cell_xml("A1", "Question")}{cell_xml("B1", "Answer")}</row>'
        '<row r="2"><c r="A2" t="str"><f>"Do you "&amp;"log?"</f><v>Do you log?</v></c></row>'
        '<row r="3"><c r="A3"><f>Other!A1</f></c></row>'
        f'<row r="4">{cell_xml("A4", "Who reads logs?")}<c r="B4"><f>[1]Sheet1!B2</f><v>7</v></c></row>'
    )
    read = read_workbook(raw({"Q": sheet_xml(rows)}), "list.xlsx")
    assert [(item.id, item.label) for item in read.items] == [
        ("Q!A1", "header"),
        ("Q!A2", "question"),
        ("Q!A3", "noise"),
        ("Q!A4", "question"),
    ]
    assert read.items[1].text == "Do you log?"
    assert read.items[3].given == "7"
    assert any("A3" in note and "no value" in note for note in read.notes)
    assert any("B4" in note and "another file" in note for note in read.notes)


def test_macros_and_links_are_noted_and_left_alone() -> None:
    parts: dict[str, str | bytes] = {
        "xl/vbaProject.bin": b"\0\1",
        "xl/externalLinks/externalLink1.xml": "<externalLink/>",
    }
    macros = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    read = read_workbook(raw({"Q": two_questions()}, parts, content_type=macros), "list.xlsm")
    assert len(read.questions) == 2
    assert any("macros" in note for note in read.notes)
    assert any("links to other files" in note for note in read.notes)


def test_a_sheet_that_says_the_questions_again_is_not_asked_twice() -> None:
    made = Made()
    texts = [f"Do you do thing {n}?" for n in range(8)]
    made.sheet("Crosswalk", [["ID", "Question", "ISO"], *[[n, text, "5.1"] for n, text in enumerate(texts)]])
    made.sheet("Vendor", [["ID", "Question", "Answer"], *[[n, f"?: {text}", ""] for n, text in enumerate(texts)]])
    read = read_workbook(made.bytes(), "list.xlsx")
    assert asked(read) == made.asked
    assert any("Crosswalk" in note and "again" in note for note in read.notes)


def test_texts_are_read_as_people_see_them() -> None:
    strings = (
        f'<sst xmlns="{MAIN}"><si><t>Question</t></si><si><r><rPr><b/></rPr><t xml:space="preserve">Do you </t></r>'
        "<r><t>log_x000D_ access?</t></r></si>"
        "<si><t>何を暗号化しますか？</t><rPh sb='0' eb='1'><t>なに</t></rPh></si></sst>"
    )
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>{n - 1}</v></c></row>' for n in (1, 2, 3))
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="http://x/worksheet" Target="/xl/worksheets/sheet1.xml"/>'
        '<Relationship Id="rId9" Type="http://x/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    )
    parts = {"xl/sharedStrings.xml": strings, "xl/_rels/workbook.xml.rels": links}
    read = read_workbook(raw({"Q": sheet_xml(rows)}, parts), "list.xlsx")
    assert [item.text for item in read.questions] == ["Do you log\n access?", "何を暗号化しますか？"]


def test_the_strict_form_of_the_standard_and_cells_without_a_place_are_read() -> None:
    strict = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    rows = "<row><c t='inlineStr'><is><t>Question</t></is></c><c/><c t='inlineStr'><is><t>Answer</t></is></c></row>" + (
        "<row><c t='inlineStr'><is><t>Do you log?</t></is></c></row>" * 2
    )
    read = read_workbook(raw({"Q": sheet_xml(rows, namespace=strict)}, namespace=strict), "list.xlsx")
    assert asked(read) == ["Q!A2", "Q!A3"]
    assert str(read.questions[0].answer) == "Q!C2"


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        ("1.1000000000000001", "", "1.1"),
        ("1.1", "0.00", "1.10"),
        ("1.6", "0", "2"),
        ("7", '"SEC-"000', "SEC-007"),
        ("0.255", "0.0%", "25.5%"),
        ("45000", "m/d/yy", "2023-03-15"),
        ("45000", "mmm yyyy", "2023-03-15"),
        ("45000.5", "yyyy-mm-dd hh:mm", "2023-03-15 12:00"),
        ("0.75", "h:mm", "18:00"),
        ("0.75", "[h]:mm:ss", "18:00"),
        ("0.75", "mm:ss", "18:00"),
        ("1e400", "", "1e400"),
        ("1e308", "h:mm", "1e+308"),
        ("-5", "yyyy", "-5"),
        ("abc", "0", "abc"),
        ("12345678901234567890", "", "1.23456789012346e+19"),
        ("3", "[Red]General;@", "3"),
    ],
)
def test_numbers_are_shown_as_their_format_says(value: str, number_format: str, text: str) -> None:
    assert shown(value, number_format) == text


def test_formats_that_every_workbook_has_are_known() -> None:
    made = Made()
    sheet = made.sheet("Q", [["No", "Question", "Answer"], *[["", "?: Do you log?", ""] for _ in range(4)]])
    for row, (value, number_format) in enumerate([(1.1, "General"), (1.1, "0.00"), (3, "0"), (0.5, "0%")], 2):
        sheet.cell(row, 1, value).number_format = number_format
    assert [item.number for item in read_workbook(made.bytes(), "list.xlsx").questions] == ["1.1", "1.10", "3", "50%"]


def test_values_are_those_that_openpyxl_reads() -> None:
    made = large_workbook("ru", 30)
    data = made.bytes()
    read = read_workbook(data, "list.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(data))
    for item in read.questions:
        assert item.text == book[item.place.part][f"{item.place.column}{item.place.row}"].value


def test_a_sheet_may_claim_a_million_rows() -> None:
    rows = (
        f'<row r="1">{cell_xml("A1", "Question")}{cell_xml("B1", "Answer")}</row>'
        f'<row r="2">{cell_xml("A2", "Do you log?")}</row>'
        + "".join(f'<row r="{n}" spans="1:2"><c r="A{n}" s="1"/><c r="B{n}" s="1"/></row>' for n in range(3, 60_000))
        + f'<row r="1048576">{cell_xml("A1048576", "Who reads the logs?")}<c r="XFD1048576" s="1"/></row>'
    )
    after = '<mergeCells count="1"><mergeCell ref="C1:XFD1048576"/></mergeCells>'
    sheet = sheet_xml(rows, after, '<dimension ref="A1:XFD1048576"/>')
    read = read_workbook(raw({"Q": sheet}), "list.xlsx")
    assert asked(read) == ["Q!A2", "Q!A1048576"]
    assert read.tables[0].rows == 3


# -- the buyer's own mapping ------------------------------------------------------------------------------------------
def test_the_buyers_mapping_wins_for_its_sheet_alone() -> None:
    made = Made()
    made.sheet("A", [["Item", "Text", "Reply"], ["x", "Region of storage", ""], ["y", "Retention", ""]])
    made.sheet("B", [["Question", "Answer"], ["Do you log?"], ["Who reads?"]])
    made.sheet("C", [["Question", "Answer"], ["Do you train?"], ["Who trains?"]])
    columns = {"A": Columns("A", 1, "B", number="A", answer="C"), "C": Columns("C", 1, "")}
    read = read_workbook(made.bytes(), "list.xlsx", columns)
    assert asked(read) == ["A!B2", "A!B3", "B!A2", "B!A3"]
    assert read.tables[0].columns == columns["A"]
    assert not any(item.place.part == "C" for item in read.items)


# -- files that are refused -------------------------------------------------------------------------------------------
def test_a_workbook_cut_off_or_damaged_is_refused() -> None:
    data = large_workbook("en", 20).bytes()
    for length in range(0, len(data), 997):
        refused(data[:length])


@pytest.mark.parametrize(
    ("sheet", "place"),
    [
        ("<worksheet><sheetData><row", "sheet Q"),
        (sheet_xml('<row r="1"><c r="ZZZZ1"><v>1</v></c></row>'), "cell ZZZZ1"),
        (sheet_xml('<row r="9999999"><c><v>1</v></c></row>'), "row 9999999"),
        ('<worksheet><sheetData><row r="4"><c r="B4"><v>1</w></c></row></sheetData></worksheet>', "sheet Q, cell B4"),
        ('<worksheet><sheetData><row r="4"><c r="B4"><v>1</v></c><c', "sheet Q, after cell B4"),
    ],
)
def test_a_damaged_sheet_is_named(sheet: str, place: str) -> None:
    assert place in refused(raw({"Q": sheet})).where


def test_a_document_type_in_a_sheet_is_refused() -> None:
    sheet = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + two_questions()
    assert "sheet1.xml" in refused(raw({"Q": sheet})).where


def test_too_many_filled_cells_are_refused_with_sheet_and_cell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grids, "MAX_FILLED_CELLS", 1000)
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 3000))
    error = refused(raw({"Data": sheet_xml(rows)}))
    assert error.where == "list.xlsx, sheet Data, cell A1001"


def test_one_long_text_in_many_cells_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grids, "MAX_CHARACTERS", 100_000)
    rows = "".join(f'<row r="{n}">{cell_xml(f"A{n}", "x" * 9000)}</row>' for n in range(1, 30))
    assert "letters" in str(refused(raw({"Data": sheet_xml(rows)})))


def test_many_large_sheets_are_refused_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "_MAX_FILLED_CELLS", 150)
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 100))
    assert "sheet B" in refused(raw({"A": sheet_xml(rows), "B": sheet_xml(rows)})).where


@pytest.mark.parametrize(
    ("content_type", "said"),
    [
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml", "template"),
        ("application/vnd.ms-excel.sheet.binary.macroEnabled.main", "binary"),
    ],
)
def test_templates_and_binary_workbooks_are_refused_with_what_to_do(content_type: str, said: str) -> None:
    error = refused(raw({"Q": two_questions()}, content_type=content_type))
    assert said in error.what
    assert ".xlsx" in error.remedy


def test_a_word_document_under_the_name_of_a_workbook_is_refused() -> None:
    document = {"xl/workbook.xml": '<document xmlns="http://x/wordprocessingml"/>'}
    assert "no workbook" in refused(raw({"Q": two_questions()}, document)).what


@pytest.mark.parametrize("missing", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "_rels/.rels"])
def test_a_missing_part_is_an_error_of_ours(missing: str) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw({"Q": two_questions()}))) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            if name != missing:
                target.writestr(name, source.read(name))
    refused(stream.getvalue())


def test_two_sheets_of_one_name_are_refused() -> None:
    names = raw({"Q": two_questions(), "R": two_questions()})
    book = zipfile.ZipFile(io.BytesIO(names)).read("xl/workbook.xml").decode().replace('"R"', '"Q"')
    assert "Q" in refused(raw({"Q": two_questions(), "R": two_questions()}, {"xl/workbook.xml": book})).where


def test_names_that_refer_to_one_another_end() -> None:
    names = "<definedNames><definedName name='a'>b</definedName><definedName name='b'>a</definedName></definedNames>"
    sheet = two_questions().replace("</worksheet>", extension("B2", "a") + "</worksheet>")
    read = read_workbook(raw({"Q": sheet}, names=names), "list.xlsx")
    assert [item.options for item in read.questions] == [(), ()]


def test_bold_titles_are_seen_through_styles() -> None:
    made = Made()
    sheet = made.sheet(
        "Q", [["Question", "Answer"], ["Data"], ["Encryption at rest"], ["Deletion"], ["Model"], ["Pinning"]]
    )
    for row in (1, 2, 5):
        sheet.cell(row, 1).font = BOLD
    read = read_workbook(made.bytes(), "list.xlsx")
    assert asked(read) == ["Q!A3", "Q!A4", "Q!A6"]
    assert [item.section for item in read.questions] == ["Data", "Data", "Model"]


def test_items_of_all_sheets_are_in_the_order_of_the_file() -> None:
    read = read_workbook(large_workbook("zh", 60).bytes(), "list.xlsx")
    order = [table.part for table in read.tables]
    places: Sequence[tuple[int, int]] = [(order.index(item.place.part), item.place.row) for item in read.items]
    assert places == sorted(set(places))


PIECES = [
    *(b'"', b"<", b">", b"&#x0;", b"-1", b"99999999999", b'r="', b's="99999"', b't="s"', b'ref="A1:XFD1048576"'),
    *(
        b'sqref="',
        b"A0",
        b"1e999",
        b"\xff",
        b"<c",
        b"</c>",
        b"<f>",
        b"</row>",
        b'hidden="1"',
        "٣".encode(),
        b'id="rId1"',
    ),
]


def test_parts_damaged_in_any_way_raise_nothing_but_our_error() -> None:
    with zipfile.ZipFile(io.BytesIO(large_workbook("en", 12).bytes())) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    draw = random.Random(5)
    outcomes = set()
    for _ in range(80):
        name = draw.choice([name for name in parts if name.endswith((".xml", ".rels"))])
        body = bytearray(parts[name])
        for _ in range(draw.randint(1, 3)):
            place = draw.randrange(len(body))
            body[place : place + draw.randint(0, 20)] = draw.choice([*PIECES, b""])
        try:
            read_workbook(zipped(parts | {name: bytes(body)}), "list.xlsx")
            outcomes.add("read")
        except QuestionnaireError:
            outcomes.add("refused")
    assert outcomes == {"read", "refused"}


def test_markup_nested_without_end_is_refused() -> None:
    deep = "<a>" * 20_000 + "</a>" * 20_000
    book = f'<workbook xmlns="{MAIN}">{deep}</workbook>'
    refused(raw({"Q": two_questions()}, {"xl/workbook.xml": book}))
