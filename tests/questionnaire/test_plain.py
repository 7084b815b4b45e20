"""Text and Markdown to items: one question stays one, nothing is lost or doubled, what is beside stays beside."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.errors import QuestionnaireError
from advisor.questionnaire.forms.read_plain import read_plain
from advisor.questionnaire.records import Item, Label


def items(text: str, name: str = "list.txt") -> tuple[Item, ...]:
    return read_plain(text, name).items


def labels(text: str, name: str = "list.txt") -> list[tuple[Label, str]]:
    return [(item.label, item.text) for item in items(text, name)]


def asked(text: str, name: str = "list.txt") -> list[str]:
    return [item.text for item in read_plain(text, name).questions]


MARKDOWN = """\
---
title: AI vendor list
---
# Vendor list

## Instructions
Please answer all questions below.
- Give detailed answers
- Attach certificates

## A) Data handling
1. **Describe the data you process.**
2. Data retention period and deletion guarantees?
3. Is customer data used for training? If yes, is opt-out available?

> Note: training includes fine-tuning.

```text
What is in a fence is not asked?
```

## B) Legal
| # | Question | Vendor response |
|---|----------|-----------------|
| 4 | Is there a `DPA`? |  |
| 5 | The supplier shall name its [sub-processors](https://a.example/x). | see list |
"""


def test_markdown_gives_its_headings_lists_and_tables_in_order() -> None:
    read = read_plain(MARKDOWN, "list.md")
    assert read.format == "md"
    assert [(item.number, item.text) for item in read.questions] == [
        ("1", "Describe the data you process."),
        ("2", "Data retention period and deletion guarantees?"),
        ("3", "Is customer data used for training? If yes, is opt-out available?"),
        ("4", "Is there a DPA?"),
        ("5", "The supplier shall name its sub-processors."),
    ]
    retention = read.questions[1]
    assert (retention.id, retention.section) == ("line 13", "Vendor list › Data handling")
    table = read.questions[-1]
    assert (table.id, table.section, str(table.answer), table.given) == (
        "table 1!B26",
        "Vendor list › Legal",
        "table 1!C26",
        "see list",
    )
    assert [table.part for table in read.tables] == ["table 1"]


def test_markdown_keeps_what_is_not_asked_as_what_it_is() -> None:
    by_text = {item.text: item.label for item in items(MARKDOWN, "list.md")}
    assert by_text["Please answer all questions below."] == "instruction"
    assert by_text["Attach certificates"] == "instruction"
    assert by_text["Note: training includes fine-tuning."] == "guidance"
    assert by_text["Data handling"] == "header"
    assert next(label for text, label in by_text.items() if "fence" in text) == "noise"
    assert next(label for text, label in by_text.items() if "title: AI" in text) == "noise"


def test_a_wrapped_question_is_one_whatever_way_it_was_wrapped() -> None:
    hanging = (
        "1. Do you encrypt customer data at rest and in transit, and\n"
        "   which algorithms are used?\n"
        "2. Where is it stored?\n"
    )
    plain = (
        "1.1 Do you have policies to ensure timely notification of updated risk\n"
        "management information previously provided to us?\n"
        "1.2 How do you notify us of changes, and within how many days of the\n"
        "change?\n"
        "1.3 Which of your staff can read what our employees send to the model in\n"
        "the course of their work?\n"
    )
    assert asked(hanging) == [
        "Do you encrypt customer data at rest and in transit, and which algorithms are used?",
        "Where is it stored?",
    ]
    assert asked(plain) == [
        "Do you have policies to ensure timely notification of updated risk management information previously provided "
        "to us?",
        "How do you notify us of changes, and within how many days of the change?",
        "Which of your staff can read what our employees send to the model in the course of their work?",
    ]


def test_wrapped_chinese_is_joined_without_a_space() -> None:
    text = (
        "1. 请说明贵公司如何在模型训练过程中对客户数据进行隔离、加密以及\n"
        "访问控制，并说明保留期限。\n"
        "2. 数据存储在哪里？"
    )
    assert asked(text) == [
        "请说明贵公司如何在模型训练过程中对客户数据进行隔离、加密以及访问控制，并说明保留期限。",
        "数据存储在哪里？",
    ]


def test_lines_that_were_ended_by_hand_stay_apart() -> None:
    assert asked("Do you log access?\nWhere is data stored?\nHow long is it kept?") == [
        "Do you log access?",
        "Where is data stored?",
        "How long is it kept?",
    ]
    long = [f"Evidence of control number {word} is collected and reviewed by the owner" for word in ("one", "two")]
    assert asked("\n".join(f"- {line}" for line in long)) == long


@pytest.mark.parametrize(
    ("written", "word"),
    [
        ("1. Is the data encryp-\n   tion at rest on?", "encryption"),
        ("1. Are third-\n   party tools used? A third-party tool is any.", "third-party"),
        ("1. Is encryp\u00ad\n   tion on?", "encryption"),
    ],
)
def test_hyphens_at_the_end_of_a_line_are_taken_out_unless_the_word_has_them(written: str, word: str) -> None:
    assert word in asked(written)[0]


def test_several_questions_in_one_sentence_of_a_list_stay_one_item() -> None:
    assert asked("- Do you log? How long?\n- Where?") == ["Do you log? How long?", "Where?"]


def test_a_list_within_a_line_is_taken_apart() -> None:
    found = items("Please answer: 1) Do you log access? 2) How long are logs kept? 3) Who reads them?")
    assert [(item.id, item.number, item.label) for item in found] == [
        ("line 1", "", "instruction"),
        ("line 1 (2)", "1", "question"),
        ("line 1 (3)", "2", "question"),
        ("line 1 (4)", "3", "question"),
    ]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1 Do you log?\n2 Where is it?\n3 Describe it.", ["1", "2", "3"]),
        ("Q1. Do you log?\nQ2. Where?", ["Q1", "Q2"]),
        ("SEC-01 Do you log?\nSEC-02 Where?", ["SEC-01", "SEC-02"]),
        ("a) Do you log?\nb) Where?", ["a", "b"]),
        ("（一）是否记录日志？\n（二）存储在哪里？", ["一", "二"]),
        ("1、是否记录日志？\n2、存储在哪里？", ["1", "2"]),
        ("Вопрос 1. Ведутся ли журналы?\nВопрос 2. Где хранятся данные?", ["Вопрос 1", "Вопрос 2"]),
        ("ISO 27001 certified?\n2024 revenue?\n24/7 support?", ["", "", ""]),
    ],
)
def test_numbers_are_those_of_the_file(text: str, numbers: list[str]) -> None:
    found = read_plain(text, "list.txt").questions
    assert [item.number for item in found] == numbers


def test_titles_of_sections_are_told_from_questions_by_the_numbers_around_them() -> None:
    text = "1. Access\n1.1 Is MFA used?\n1.2 Who has access\n2. Hosting\n2.1 Where are the servers\n"
    assert labels(text) == [
        ("header", "Access"),
        ("question", "Is MFA used?"),
        ("question", "Who has access"),
        ("header", "Hosting"),
        ("question", "Where are the servers"),
    ]
    counted_on = "1. Access\n1. Is MFA used?\n2. Who has access?\n2. Hosting\n3. Where are the servers?\n"
    assert [text for label, text in labels(counted_on) if label == "header"] == ["Access", "Hosting"]
    assert items(text)[4].section == "Hosting"


def test_boxes_below_a_question_are_its_choices() -> None:
    text = (
        "**Where is data stored?** (select one)\n- [ ] EU\n- [ ] US — which state? ____\n\n"
        "Is it backed up?  [ ] Yes  [ ] No"
    )
    found = items(text, "list.md")
    assert [(item.label, item.options) for item in found] == [
        ("question", ("EU", "US — which state? ____")),
        ("question", ("Yes", "No")),
    ]
    assert [item.options for item in items("1. Is MFA used?\n☐ Yes ☐ No ☐ Planned\n2. Where?")] == [
        ("Yes", "No", "Planned"),
        (),
    ]


def test_boxes_that_are_a_checklist_are_asked_each() -> None:
    text = "## Access\n- [ ] MFA is enforced for all administrators\n- [ ] Access rights are reviewed\n"
    assert asked(text, "list.md") == ["MFA is enforced for all administrators", "Access rights are reviewed"]


def test_bullets_go_with_the_line_they_hang_on() -> None:
    covers = (
        "This questionnaire covers:\n- data retention\n- access rights\n\n"
        "Does your policy cover:\n- encryption\n- backups\n"
    )
    assert labels(covers) == [
        ("guidance", "This questionnaire covers:"),
        ("guidance", "data retention"),
        ("guidance", "access rights"),
        ("question", "Does your policy cover:\n- encryption\n- backups"),
    ]
    leads = "Please provide the following information:\n- Company name\n- Number of employees\n"
    assert asked(leads) == ["Company name", "Number of employees"]


def test_an_answer_line_is_the_place_of_the_answer() -> None:
    found = items("1. Do you log access?\nAnswer: ____\n2. Where?\nA: in Frankfurt\n3. How long?\n______\n")
    assert [(item.label, str(item.answer) if item.answer else "", item.given) for item in found] == [
        ("question", "line 2", ""),
        ("noise", "", ""),
        ("question", "line 4", "in Frankfurt"),
        ("noise", "", ""),
        ("question", "line 6", ""),
    ]


def test_fields_of_a_form_are_asked_and_its_signature_is_not() -> None:
    text = "Vendor name: ________\nNumber of employees: ____\nDate: ________\nSignature: ________\n"
    assert [label for label, _ in labels(text)] == ["question", "question", "noise", "noise"]


def test_a_letter_gives_its_questions_and_nothing_of_its_courtesies() -> None:
    text = (
        "Hi Anna,\n\nAs discussed, please find our questions below.\n\n1) Do you train on our data?\n"
        "If so, can we opt out?\n2) Where is it stored?\n\n"
        "Best regards,\nJane Doe\nHead of Procurement\n+1 555 123 4567\n"
    )
    assert asked(text) == ["Do you train on our data? If so, can we opt out?", "Where is it stored?"]
    assert {label for label, _ in labels(text)[4:]} == {"noise"}


def test_nothing_is_asked_under_headings_that_explain() -> None:
    text = (
        "# Purpose\nWe buy models.\n- Security of data\n# Scoring\n- 0 points: missing\n- Full marks need evidence\n"
        "# Definitions\n- Personal data: data on persons\n# Security\n- Data at rest is encrypted\n- Is MFA used?\n"
    )
    assert asked(text, "list.md") == ["Data at rest is encrypted", "Is MFA used?"]
    assert ("scoring", "Full marks need evidence") in labels(text, "list.md")


def test_a_text_of_statements_alone_is_asked() -> None:
    statements = [f"The {thing} is documented." for thing in ("policy", "plan", "process", "register", "review")]
    assert asked("Governance\n\n" + "\n\n".join(statements)) == statements
    assert asked("\n\n".join(statements[:3])) == []


def test_headings_are_asked_where_an_answer_is_wanted_below_them() -> None:
    text = "## 1.1 Logging of access\nAnswer:\n\n## Do you train on it?\n\n## 1.2 Hosting\nWe host in the EU.\n"
    assert asked(text, "list.md") == ["Logging of access", "Do you train on it?"]


def test_contents_with_links_are_noise() -> None:
    assert {label for label, _ in labels("- [Data](#data)\n- [Access](#access)\n", "list.md")} == {"noise"}


def test_too_long_a_text_is_refused() -> None:
    with pytest.raises(QuestionnaireError, match=r"list\.txt: the text has more than"):
        read_plain("a\n" * 60_000, "list.txt")


LEADS = (
    *(
        "",
        "",
        "1. ",
        "2. ",
        "3. ",
        "1.1 ",
        "a) ",
        "b) ",
        "Q1: ",
        "SEC-1 ",
        "- ",
        "* ",
        "• ",
        "- [ ] ",
        "☐ ",
        "# ",
        "## ",
        "> ",
    ),
    *(
        "  ",
        "    ",
        "   - ",
        "1) ",
        "2) ",
        "7 ",
        "8 ",
        "一、",
        "（二）",
        "**",
        "Note: ",
        "If yes, ",
        "Answer: ",
        "Example: ",
        "0 = ",
        "(",
    ),
)
WORDS = (
    *(
        "Do you log",
        "Describe",
        "the supplier shall",
        "data",
        "Where is",
        "Security",
        "Yes",
        "No",
        "Опишите",
        "是否",
        "2.",
        "1)",
    ),
    *("2)", "b)", "☐", "[ ]", "___", "long-", "and", "following", "ISO 27001", "Section 2", "e.g."),
)
TAILS = (
    "",
    "",
    "?",
    ".",
    ":",
    "？",
    " ____",
    " ☐ Yes ☐ No",
    " [ ] Yes [ ] No",
    "  ",
    "**",
    "-",
    " (select one)",
    "\t",
    " | x",
)
BETWEEN = (
    "",
    "---",
    "===",
    "____",
    "```",
    "☐ Yes ☐ No",
    "[ ] Yes",
    "| a | b |",
    "|---|---|",
    "<!-- c -->",
    "> ",
    "Best regards,",
)


@st.composite
def texts(draw: st.DrawFn) -> list[str]:
    """Lines of which each holds a token of its own, with anything around it."""
    lines: list[str] = []
    for number in range(draw(st.integers(1, 9))):
        if draw(st.integers(0, 2)) == 0:
            lines.append(draw(st.sampled_from(BETWEEN)))
        before, after = (
            draw(st.lists(st.sampled_from(WORDS), max_size=4)),
            draw(st.lists(st.sampled_from(WORDS), max_size=3)),
        )
        words = " ".join([*before, f"token{number}q", *after])
        lines.append(draw(st.sampled_from(LEADS)) + words + draw(st.sampled_from(TAILS)))
    return lines


@settings(max_examples=250)
@given(texts())
def test_no_line_is_lost_doubled_or_moved(lines: list[str]) -> None:
    found = items("\n".join(lines), "list.md")
    said = " ".join(" ".join([item.number, item.text, *item.options]) for item in found)
    wanted = re.findall(r"token\dq", " ".join(lines))
    assert re.findall(r"token\dq", said) == wanted
    assert len({item.id for item in found}) == len(found)


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    found = items(text)
    assert len({item.id for item in found}) == len(found)
    assert all(item.text.strip() for item in found)
