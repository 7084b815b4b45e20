from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.errors import QuestionnaireError
from advisor.questionnaire.forms.grid import Grid, GridCell, GridRow, column_letters, column_number
from advisor.questionnaire.forms.tables import ranges, read_table, split_choices
from advisor.questionnaire.forms.titles import choices_in, role_of
from advisor.questionnaire.records import Columns, Item, Place


def grid(*rows: Sequence[str | GridCell], part: str = "Q", hidden: bool = False, dropdowns: Sequence[int] = ()) -> Grid:
    """Rows from 1 on; an empty text is an empty cell, an empty row an empty row."""
    made = []
    for number, row in enumerate(rows, 1):
        cells = {
            column: cell if isinstance(cell, GridCell) else GridCell(cell) for column, cell in enumerate(row, 1) if cell
        }
        if cells:
            made.append(GridRow(number, cells))
    return Grid(
        part,
        tuple(made),
        hidden,
        options=lambda _row, column: ("Yes", "No") if column in dropdowns else (),
        dropdowns=frozenset(dropdowns),
    )


def labels(items: Sequence[Item]) -> list[str]:
    return [item.label for item in items]


def asked(items: Sequence[Item]) -> list[str]:
    return [item.text for item in items if item.label == "question"]


def bold(text: str, span: int = 1) -> GridCell:
    return GridCell(text, bold=True, span=span)


# -- titles of columns ------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Question", "question"),
        ("Security requirement", "question"),
        ("Control Description", "question"),
        ("Вопрос", "question"),
        ("Наименование требования", "question"),
        ("问题描述", "question"),
        ("Anforderung", "question"),
        ("Exigence", "question"),
        ("Question ID", "number"),
        ("№ п/п", "number"),
        ("序号", "number"),
        ("CCM Control ID", "number"),
        ("Vendor Response (Yes/No)", "answer"),
        ("Ответ поставщика", "answer"),
        ("供应商答复", "answer"),
        ("Antwort des Anbieters", "answer"),
        ("Réponse du fournisseur", "answer"),
        ("Supplier comments", "comment"),
        ("备注", "comment"),
        ("Guidance", "guidance"),
        ("Пояснение", "guidance"),
        ("Answer guidance", "guidance"),
        ("Weighting (%)", "scoring"),
        ("权重", "scoring"),
        ("Control Domain", "section"),
        ("Раздел", "section"),
        ("Answer options", "options"),
        ("Example answer", "example"),
        ("description[fr]", "description"),
        ("Due date", "other"),
        ("Do you encrypt data at rest?", ""),
        ("Explain how access rights are reviewed.", ""),
        ("Access control", ""),
        ("", ""),
    ],
)
def test_a_title_says_what_its_column_holds(title: str, role: str) -> None:
    assert role_of(title) == role


@pytest.mark.parametrize(
    ("title", "choices"),
    [
        ("Response (Yes / No / N/A)", ("Yes", "No", "N/A")),
        ("Ответ (Да/Нет)", ("Да", "Нет")),
        ("Y/N", ("Y", "N")),
        ("Comments / Evidence", ()),
        ("Answer", ()),
    ],
)
def test_a_title_may_list_the_answers(title: str, choices: tuple[str, ...]) -> None:
    assert choices_in(title) == choices


# -- which column asks ------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("above", [0, 4, 11])
def test_titles_are_found_wherever_they_stand(above: int) -> None:
    cover = [["Vendor assessment"], ["Please complete column C."], ["Date: 2026-01-12"]]
    rows = [*cover[: min(above, 3)], *([[]] * max(above - 3, 0))]
    read = read_table(grid(*rows, ["No", "Question", "Answer"], ["1", "Do you log?", ""], ["2", "Who reads logs?", ""]))
    assert read.table.columns == Columns("Q", len(rows) + 1, "B", number="A", answer="C")
    assert asked(read.items) == ["Do you log?", "Who reads logs?"]


def test_the_column_that_asks_need_not_be_the_longest() -> None:
    long = "Say which products are covered, who is responsible, and since when it has been so; attach the policy."
    read = read_table(
        grid(
            ["ID", "Question", "Guidance", "Response"], ["1", "MFA?", long, ""], ["2", "Logging?", f"{long} Is it old?"]
        )
    )
    assert asked(read.items) == ["MFA?", "Logging?"]
    assert read.items[1].guidance == long
    assert read.items[1].answer == Place("Q", 2, "D")


def test_wide_tables_with_scores_keep_each_column_apart() -> None:
    read = read_table(
        grid(
            ["Ref", "Category", "Requirement", "Priority", "Weight", "Compliance (F/P/N)", "Vendor comments", "Score"],
            ["R1", "Identity", "Single sign-on via SAML 2.0", "Must", "5", "", "", ""],
            ["R2", "Identity", "The system shall log all sign-ins", "Should", "3", "", "", ""],
            ["R3", "Data", "Data residency in the EU", "Must", "5", "", "", ""],
            ["", "", "Total", "", "13", "", "", "0"],
        )
    )
    assert read.table.columns == Columns("Q", 1, "C", number="A", section="B", answer="F", comment="G")
    assert labels(read.items) == ["header", "question", "question", "question", "scoring"]
    assert [item.section for item in read.items[1:4]] == ["Identity", "Identity", "Data"]


def test_titles_in_two_rows_are_read_together() -> None:
    read = read_table(
        grid(
            [GridCell("Buyer", span=3), "", "", GridCell("Supplier", span=2)],
            ["No.", "Description", "Weight", "Yes/No", "Comment"],
            ["1", "Data at rest is encrypted.", "3"],
            ["2", "Keys are held by the customer.", "2"],
        )
    )
    assert read.table.columns == Columns("Q", 2, "B", number="A", answer="D", comment="E")
    assert asked(read.items) == ["Data at rest is encrypted.", "Keys are held by the customer."]


def test_two_tables_in_one_sheet_have_columns_of_their_own() -> None:
    read = read_table(
        grid(
            [bold("Part A")],
            ["ID", "Question", "Answer"],
            ["A1", "Do you encrypt backups?"],
            ["A2", "Is there a security team?"],
            [],
            [bold("Part B")],
            ["Requirement", "Guidance", "Ref", "Response"],
            ["Weights can be downloaded", "Say where", "B1"],
            ["The licence permits commercial use", "Name it", "B2"],
            [],
            ["Rating", "Meaning"],
            ["1", "Does not meet the requirement"],
        )
    )
    questions = [item for item in read.items if item.label == "question"]
    assert [(item.id, item.number, str(item.answer), item.section) for item in questions] == [
        ("Q!B3", "A1", "Q!C3", "Part A"),
        ("Q!B4", "A2", "Q!C4", "Part A"),
        ("Q!A8", "B1", "Q!D8", "Part B"),
        ("Q!A9", "B2", "Q!D9", "Part B"),
    ]


def test_titles_in_an_unknown_language_are_seen_by_their_place() -> None:
    read = read_table(grid(["Nr", "Kysymys", "Vastaus"], ["1", "Salataanko tiedot?"], ["2", "Missä tiedot ovat?"]))
    assert asked(read.items) == ["Salataanko tiedot?", "Missä tiedot ovat?"]
    assert read.items[0].label == "header"


def test_a_list_without_titles_is_read_by_what_it_asks() -> None:
    read = read_table(
        grid(
            ["VENDOR CHECK"],
            ["SECTION A: GENERAL"],
            ["1. Where are you based?"],
            ["2. Who owns you?"],
            ["3. List staff."],
        )
    )
    assert asked(read.items) == ["1. Where are you based?", "2. Who owns you?", "3. List staff."]
    assert [item.number for item in read.items[2:]] == ["1", "2", "3"]
    assert read.table.columns is not None
    assert read.table.columns.header_row == 0


@pytest.mark.parametrize(
    "rows",
    [
        [
            ["Version", "Date", "Author", "Description of change"],
            ["1.1", "2024", "Ann", "Should we ask about AI? Done."],
        ],
        [["Term", "Definition"], ["Personal data", "Information that relates to an identifiable person."]] * 3,
        [["Score", "Meaning"], ["0", "The requirement is not met."], ["5", "The requirement is met."]],
        [["Criteria", "Weight"], ["Security", "30%"], ["Price", "40%"], ["Usability", "30%"]],
        [["Yes"], ["No"], ["Partly"], ["Not applicable"]],
        [["Name", "Role", "E-mail"], ["Ann", "Buyer", "a@example.org"], ["Bob", "CISO", "b@example.org"]],
        [
            ["Vendor name:"],
            ["Date:"],
            ["Does the vendor process personal data?", "Yes"],
            ["Any questions? Write to us."],
        ],
    ],
)
def test_logs_glossaries_keys_lists_and_covers_are_no_questions(rows: list[list[str]]) -> None:
    read = read_table(grid(*rows))
    assert read.table.columns is None
    assert {item.label for item in read.items} <= {"noise", "instruction"}
    assert len(read.items) == len(rows)


def test_of_a_sheet_without_questions_only_so_many_rows_are_listed() -> None:
    assert len(read_table(grid(*[[f"value {number}"] for number in range(500)])).items) == 200


# -- what a row is ----------------------------------------------------------------------------------------------------
def test_a_parent_that_is_a_title_is_a_header_and_one_that_asks_is_a_question() -> None:
    read = read_table(
        grid(
            ["No", "Question", "Answer"],
            ["1", "Access control"],
            ["1.1", "Do you have a policy?"],
            ["1.1.1", "How often is it reviewed?"],
            ["1.2", "Role-based access"],
            ["2", "The supplier shall protect data."],
            ["2.1", "Describe the algorithms."],
            ["2.2", "Who holds the keys?"],
        )
    )
    assert labels(read.items) == ["header", "header", *["question"] * 6]
    assert {item.section for item in read.items[2:]} == {"Access control"}


def test_nested_titles_give_nested_sections() -> None:
    read = read_table(
        grid(
            ["No", "Question"],
            ["1", "Security"],
            ["1.1", "Access"],
            ["1.1.1", "Is access logged?"],
            ["1.2", "Data"],
            ["1.2.1", "Is data encrypted?"],
            ["2", "Legal"],
            ["2.1", "Contract"],
            ["2.1.1", "Is there a contract?"],
        )
    )
    assert [item.section for item in read.items if item.label == "question"] == [
        "Security › Access",
        "Security › Data",
        "Legal › Contract",
    ]


def test_titles_of_sections_are_known_by_looks_where_nothing_is_numbered() -> None:
    read = read_table(
        grid(
            ["Question", "Answer"],
            [bold("Data", 2)],
            ["Encryption at rest"],
            ["Deletion on request"],
            [bold("Model", 2)],
            ["Version pinning"],
            ["Who owns the output?"],
        )
    )
    assert labels(read.items) == ["header", "header", "question", "question", "header", "question", "question"]
    assert read.items[-1].section == "Model"


def test_questions_whose_cells_are_all_merged_across_are_no_titles() -> None:
    rows: list[list[str | GridCell]] = [
        [f"{n}", GridCell(f"Do you do thing {n}?", span=2), "", ""] for n in range(1, 5)
    ]
    read = read_table(grid(["No", GridCell("Question", span=2), "", "Answer"], [bold("All of it", 4)], *rows))
    assert labels(read.items) == ["header", "header", *["question"] * 4]


def test_instructions_examples_totals_and_notes_among_questions_are_not_asked() -> None:
    read = read_table(
        grid(
            ["No", "Question", "Answer"],
            ["Ex.", "Do you have a CISO?", "Yes, since 2019"],
            ["1", "Do you have a policy?"],
            ["", "Please answer the following questions only if you process personal data."],
            ["2", "Who is responsible?"],
            ["", 'Example: "The board, see page 3."'],
            ["", "Total score"],
            ["3", "OR"],
            ["4", "#REF!"],
        )
    )
    assert labels(read.items) == [
        "header",
        "example",
        "question",
        "instruction",
        "question",
        "example",
        "scoring",
        "noise",
        "noise",
    ]


def test_a_column_that_says_what_is_assessed_decides() -> None:
    read = read_table(
        grid(
            ["assessable", "depth", "ref", "name", "description", "annotation"],
            ["", "1", "1", "Testing", "Testing goes on all the time.", ""],
            ["x", "2", "1.1", "", "Test before release.", "See chapter 3"],
            ["", "2", "1.2", "", "Model details: the name and version of the model.", ""],
            ["x", "1", "2", "Red teaming", "Experts attack the system.", ""],
        )
    )
    assert asked(read.items) == ["Test before release.", "Experts attack the system."]
    assert [item.label for item in read.items][:2] == ["header", "header"]
    assert read.items[2].section == "Testing"
    assert read.items[2].guidance == "See chapter 3"
    assert read.items[4].section == "Red teaming"


def test_a_column_of_kinds_decides() -> None:
    read = read_table(
        grid(
            ["Type", "Ref", "Text", "Answer"],
            ["Section", "1", "Is this a heading?"],
            ["Question", "1.1", "Accounts are personal"],
            ["Note", "", "Applies to production only."],
            ["Question", "1.2", "Data are deleted on request"],
        )
    )
    assert asked(read.items) == ["Accounts are personal", "Data are deleted on request"]


def test_choices_come_from_their_own_column_or_the_title() -> None:
    read = read_table(grid(["Question", "Options", "Answer"], ["Do you log?", "Yes; No; Planned"], ["Who reads?", ""]))
    assert [item.options for item in read.items[1:]] == [("Yes", "No", "Planned"), ()]
    read = read_table(grid(["Question", "Answer (Yes/No)"], ["Do you log?"], ["Do you read logs?"]))
    assert [item.options for item in read.items[1:]] == [("Yes", "No")] * 2


def test_keys_of_choices_are_no_answers() -> None:
    sheet = grid(["ID", "Question", "Answer"], ["1", "Do you log?", "YN"], ["2", "Which logs?", "TXT"])
    read = read_table(sheet, choices={"YN": ("Yes", "No"), "TXT": ()})
    assert [(item.options, item.answer, item.given) for item in read.items[1:]] == [
        (("Yes", "No"), None, ""),
        ((), None, ""),
    ]
    assert read.table.columns is not None
    assert read.table.columns.answer == ""


def test_boxes_to_tick_are_no_place_for_an_answer() -> None:
    read = read_table(
        grid(["#", "Control", "Yes", "No", "N/A"], ["1", "Laptops are encrypted"], ["2", "Logs are kept"])
    )
    assert asked(read.items) == ["Laptops are encrypted", "Logs are kept"]
    assert read.items[1].answer is None


def test_what_is_filled_in_already_is_kept() -> None:
    read = read_table(grid(["Question", "Answer"], ["Do you log?", "Yes, all"], ["Who reads?"]))
    assert [item.given for item in read.items[1:]] == ["Yes, all", ""]


def test_several_questions_in_a_cell_stay_one_item() -> None:
    text = "Do you log?\nIf so, how long are logs kept?\nWho can read them?"
    assert asked(read_table(grid(["Question", "Answer"], [text], ["Do you train?"])).items)[0] == text


def test_a_hidden_row_is_listed_but_not_asked() -> None:
    sheet = grid(["Question", "Answer"], ["Do you log?"], ["Do you read?"], ["Do you train?"])
    rows = tuple(GridRow(row.number, row.cells, row.number == 3) for row in sheet.rows)
    read = read_table(Grid("Q", rows))
    assert labels(read.items) == ["header", "question", "noise", "question"]
    assert read.notes == ("sheet Q: row(s) 3 are hidden: what they ask is not asked",)


def test_a_hidden_sheet_is_not_asked_unless_the_buyer_maps_it() -> None:
    sheet = grid(["Question", "Answer"], ["Do you log?"], ["Do you read?"], hidden=True)
    read = read_table(sheet)
    assert asked(read.items) == []
    assert "hidden" in read.notes[0]
    assert read.table.hidden
    assert read.table.columns is not None
    assert asked(read_table(sheet, read.table.columns).items) == ["Do you log?", "Do you read?"]


# -- the buyer's own mapping ------------------------------------------------------------------------------------------
def test_the_buyers_mapping_wins() -> None:
    sheet = grid(["Intro"], ["K", "Zwei", "Drei"], ["x1", "Where?", "Retention of prompts"], ["x2", "When?", "Region"])
    columns = Columns("Q", 2, "C", number="A", guidance="B", answer="E")
    read = read_table(sheet, columns)
    assert read.table.columns == columns
    assert asked(read.items) == ["Retention of prompts", "Region"]
    assert (read.items[2].id, read.items[2].number, read.items[2].guidance) == ("Q!C3", "x1", "Where?")
    assert read.items[2].answer == Place("Q", 3, "E")


def test_a_sheet_mapped_to_no_column_is_left_out() -> None:
    sheet = grid(["Question", "Answer"], ["Do you log?"])
    read = read_table(sheet, Columns("Q", 1, ""))
    assert read.items == ()
    assert read.table.columns == Columns("Q", 1, "")


def test_a_mapping_to_a_column_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(QuestionnaireError, match="ZZZZ"):
        read_table(grid(["Question"], ["Do you log?"]), Columns("Q", 1, "ZZZZ"))


def test_the_guess_handed_back_changes_nothing() -> None:
    sheet = grid(
        ["ID", "Question", "Answer"],
        ["1", "Do you log?"],
        [],
        ["Requirement", "Ref", "Response"],
        ["Data are deleted", "2"],
    )
    read = read_table(sheet)
    assert read_table(sheet, read.table.columns) == read


# -- what always holds ------------------------------------------------------------------------------------------------
TEXTS = st.sampled_from(
    [
        *("", "", "Question", "Answer", "No", "1", "1.1", "2", "Do you log?", "Access control", "Total", "Yes", "x"),
        *(
            "Guidance",
            "The supplier shall delete data.",
            "Вопрос",
            "是否加密？",
            "Section",
            "N/A",
            "Example: yes",
            "OR",
        ),
    ]
)
CELLS = st.builds(
    GridCell,
    TEXTS,
    bold=st.booleans(),
    filled=st.booleans(),
    span=st.integers(1, 4),
    inherited=st.sampled_from([False] * 4 + [True]),
)
ROWS = st.lists(st.lists(CELLS, max_size=5), max_size=14)


def any_grid(rows: list[list[GridCell]]) -> Grid:
    made = []
    for number, row in enumerate(rows, 1):
        cells = {column: cell for column, cell in enumerate(row, 1) if cell.text}
        if any(not cell.inherited for cell in cells.values()):
            made.append(GridRow(number, cells, hidden=number % 7 == 0))
    return Grid("Q", tuple(made), hidden_columns=frozenset([4]))


COLUMN = st.sampled_from(["", "A", "B", "C"])
MAPPINGS = st.none() | st.builds(
    Columns, st.just("Q"), st.integers(0, 4), st.sampled_from(["A", "B", "C"]), COLUMN, COLUMN, COLUMN, COLUMN, COLUMN
)


@settings(max_examples=120)
@given(ROWS, MAPPINGS)
def test_every_row_of_a_mapped_table_is_exactly_one_item_in_order(
    rows: list[list[GridCell]], columns: Columns | None
) -> None:
    sheet = any_grid(rows)
    read = read_table(sheet, columns)
    assert [item.place.row for item in read.items] == [row.number for row in sheet.rows]
    assert len({item.id for item in read.items}) == len(read.items)
    for item, row in zip(read.items, sheet.rows, strict=True):
        assert item.id == str(item.place)
        assert item.text
        assert not (item.label == "question" and row.hidden)
    assert read_table(sheet, columns) == read


@given(st.integers(1, 16_384))
def test_letters_and_numbers_of_columns_go_both_ways(number: int) -> None:
    assert column_number(column_letters(number)) == number


def test_a_preview_shows_the_first_rows_cut_short() -> None:
    read = read_table(grid(*[[f"row {number}", "x" * 300, *"abcdefghijklmnop"] for number in range(40)]))
    assert read.table.rows == 40
    assert read.table.preview_rows == tuple(range(1, 13))
    assert {len(row) for row in read.table.preview} == {12}
    assert max(len(text) for row in read.table.preview for text in row) <= 80


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("Yes\nNo\nN/A", ("Yes", "No", "N/A")),
        ("Yes / No", ("Yes", "No")),
        ("да/нет/частично", ("да", "нет", "частично")),
        ("Free text, at most 200 words and no attachments", ("Free text, at most 200 words and no attachments",)),
    ],
)
def test_choices_are_split_as_they_are_listed(text: str, choices: tuple[str, ...]) -> None:
    assert split_choices(text) == choices


def test_rows_are_named_in_ranges() -> None:
    assert ranges([7, 1, 2, 3, 3]) == "1–3, 7"
    assert ranges(list(range(1, 100, 2))).endswith(", …")
