from __future__ import annotations

import csv
import io
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.errors import QuestionnaireError
from advisor.questionnaire.forms import grid as grids
from advisor.questionnaire.forms.read_delimited import DELIMITERS, delimiter_of, read_delimited, records
from advisor.questionnaire.records import Columns, Place

ROWS = [
    ["No", "Question", "Vendor answer", "Comment"],
    ["1", "Do you encrypt data, keys; and logs | at rest?", "", ""],
    ["", "Access control", "", ""],
    ["2", 'Who may read "raw" prompts,\nand since when?', "Nobody", ""],
    ["3", "The supplier shall delete data within 30 days.", "", ""],
]


def written(
    rows: list[list[str]], delimiter: str, *, quoting: Literal[0, 1] = csv.QUOTE_MINIMAL, end: str = "\r\n"
) -> str:
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter, quoting=quoting, lineterminator=end).writerows(rows)
    return stream.getvalue()


@pytest.mark.parametrize("delimiter", DELIMITERS)
@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_delimiter_quotes_and_ends_of_lines_are_read(delimiter: str, quoting: Literal[0, 1], end: str) -> None:
    text = written(ROWS, delimiter, quoting=quoting, end=end)
    assert delimiter_of(text) == delimiter
    read = read_delimited(text, "list.csv")
    assert [item.label for item in read.items] == ["header", "question", "header", "question", "question"]
    assert [item.text for item in read.questions] == [ROWS[1][1], ROWS[3][1], ROWS[4][1]]
    assert read.questions[1].id == "B4"
    assert read.questions[1].answer == Place("", 4, "C")
    assert read.questions[1].given == "Nobody"
    assert read.questions[1].section == "Access control"
    assert read.tables[0].columns == Columns("", 1, "B", number="A", answer="C", comment="D")
    assert (read.format, read.name, read.tables[0].part) == ("csv", "list.csv", "")


def test_rows_above_the_titles_may_have_other_widths() -> None:
    text = "Vendor questionnaire\n\nPlease answer, in English; thank you\nID;Question;Answer\nA-1;Do you log?;\n"
    read = read_delimited(text, "list.csv")
    assert read.tables[0].columns == Columns("", 4, "B", number="A", answer="C")
    assert [item.id for item in read.questions] == ["B5"]


def test_a_list_of_one_column_is_not_cut_at_its_commas() -> None:
    text = (
        "Do you encrypt data at rest, in transit, and in use?\nIs MFA enforced, also for admins?\nDescribe backups.\n"
    )
    assert [item.text for item in read_delimited(text, "list.csv").questions] == text.splitlines()


def test_a_first_line_may_declare_the_delimiter() -> None:
    read = read_delimited("sep=;\nQuestion;Answer\nDo you log, and where?;\nWho reads?;\n", "list.csv")
    assert [item.id for item in read.items] == ["A2", "A3", "A4"]
    assert [item.text for item in read.questions] == ["Do you log, and where?", "Who reads?"]


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        ("№;Вопрос;Ответ\n1;Шифруются ли данные?;\n2;Опишите порядок удаления;\n", 2),
        ("序号,问题,回答\n1,是否加密存储数据？,\n2,请描述删除流程,\n", 2),
        ("Nr.\tFrage\tAntwort\n1\tWo liegen die Daten?\t\n", 1),
        ("\ufeffN°;Question;Réponse\n1;Où sont les données ?;\n", 1),
    ],
)
def test_titles_in_many_languages_are_known(text: str, questions: int) -> None:
    assert len(read_delimited(text, "list.csv").questions) == questions


def test_the_buyers_mapping_wins() -> None:
    text = "a;b;c\nRegion;x;\nRetention;y;\n"
    read = read_delimited(text, "list.csv", {"": Columns("", 1, "A", number="B", answer="C")})
    assert [(item.text, item.number) for item in read.questions] == [("Region", "x"), ("Retention", "y")]


def test_a_formula_is_text() -> None:
    text = 'Question,Answer\n"=HYPERLINK(""http://x"",""Do you log?"")",\nWho reads?,\n'
    assert read_delimited(text, "list.csv").items[1].text == '=HYPERLINK("http://x","Do you log?")'


def test_an_open_quote_is_an_error_that_names_its_line() -> None:
    with pytest.raises(QuestionnaireError) as caught:
        read_delimited('Question,Answer\nDo you log?,\n"Who reads,\nand when?,\n', "list.csv")
    assert caught.value.where == "list.csv, line 3"


def test_quotes_inside_of_unquoted_text_are_text() -> None:
    read = read_delimited('Question;Answer\nDo you mark "raw" data?;\nIs 19" hardware used?;\n', "list.csv")
    assert [item.text for item in read.questions] == ['Do you mark "raw" data?', 'Is 19" hardware used?']


def test_too_much_is_refused_with_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grids, "MAX_FILLED_CELLS", 100)
    with pytest.raises(QuestionnaireError, match="questionnaire") as caught:
        read_delimited("Question,Answer\n" + "Do you log?,no\n" * 200, "list.csv")
    assert caught.value.where == "list.csv, cell A51"
    with pytest.raises(QuestionnaireError, match="columns"):
        read_delimited("a," * 5000 + "\n" + "b," * 5000, "list.csv")


@pytest.mark.parametrize("text", ["", "\n\n", "\ufeff", "\0\0", ";;;\n;;;\n"])
def test_a_file_without_text_gives_no_items_or_only_noise(text: str) -> None:
    assert read_delimited(text, "list.csv").questions == ()


CELLS = st.text(st.sampled_from(list('ab ,;\t|"\n?Яя问')), max_size=6)


@settings(max_examples=120)
@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=6), st.sampled_from(DELIMITERS))
def test_what_was_written_is_read_back(rows: list[list[str]], delimiter: str) -> None:
    assert list(records(written(rows, delimiter), "list.csv", delimiter)) == rows


@settings(max_examples=120)
@given(st.text(st.sampled_from(list('ab ,;\t|"\n\r?\0Я')), max_size=60))
def test_any_text_is_read_or_refused_and_no_row_is_lost(text: str) -> None:
    try:
        read = read_delimited(text, "list.csv")
    except QuestionnaireError as error:
        named = error.where
    else:
        named = ""
    if named:
        assert named.startswith("list.csv, line")
        return
    filled = [
        number
        for number, record in enumerate(records(text.replace("\0", "\ufffd"), "list.csv"), 1)
        if any(value.strip() for value in record)
    ]
    assert [item.place.row for item in read.items] == filled
