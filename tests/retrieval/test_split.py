"""Splitting a paste: no question may be lost, and one question stays one."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from advisor.retrieval.split import Part, split_questions

QUESTIONS = st.sampled_from(
    [
        "Does OpenAI train on our prompts?",
        "How long does DeepSeek keep inputs?",
        "Is it safe?",
        "And for Anthropic?",
        "Why?",
        "Where is the data stored, and who may read it?",
        "Обучает ли OpenAI на наших данных?",
        "А сколько хранят?",
        "OpenAI会用我们的数据训练吗？",
        "保存多久？",
        "Best model for contracts?",
        "Regards to whom?",
    ]
)
LINES = st.one_of(
    QUESTIONS,
    st.builds("{}. {}".format, st.integers(1, 12), QUESTIONS),
    st.builds("- {}".format, QUESTIONS),
    st.builds("{}) {}".format, st.sampled_from("abcde"), QUESTIONS),
    st.builds("| {} | {} |".format, st.integers(1, 9), QUESTIONS),
    st.sampled_from(
        ["", "Hello,", "Vendor under review: DeepSeek.", "Thanks", "Kind regards", "Please answer:", "1.", "---"]
    ),
)
PASTES = st.lists(LINES, min_size=1, max_size=9).map("\n".join)


def letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


def questions_of(text: str) -> list[str]:
    """The question sentences of a paste, without markers: what must be found again."""
    pieces = re.split(r"[\n|]|(?<=[?？])", text)
    return [piece for piece in pieces if re.search(r"[?？]\s*$", piece) and letters(piece)]


def stripped(piece: str) -> str:
    """A question without a list's marker, which is not part of what is asked."""
    return letters(re.sub(r"^\s*(?:[-*]\s+|\(?\d{1,3}[.)]\s*|\(?[a-e][.)]\s+)", "", piece))


@given(PASTES)
@example("1. Do you train?\n2. Do you store?\n\nOne more: who may read it?")
@example("We use Azure.\nBest way to keep data in the EU?")
@example("Do you train on our data?\nThanks, and is it stored in China?")
@example("| Does it train? | How long is it kept, and by whom? |\n| Who reads it? | Where does it run? |")
def test_no_question_is_lost(paste: str) -> None:
    parts = split_questions(paste)
    kept = "".join(letters(f"{part.context} {part.text}") for part in parts)
    for question in questions_of(paste):
        assert stripped(question) in kept, (question, parts)


@given(st.text())
@example("\ud800?")
def test_any_text_is_split(text: str) -> None:
    parts = split_questions(text)
    assert bool(parts) == bool(text.strip())
    for part in parts:
        assert part.text.strip()


@given(PASTES)
def test_parts_stand_in_the_order_of_the_paste(paste: str) -> None:
    parts = split_questions(paste)
    if len(parts) < 2:
        return
    whole, position = letters(paste), 0
    for part in parts:
        position = whole.find(letters(part.text), position)
        assert position >= 0, (part, paste)
        position += len(letters(part.text))


@pytest.mark.parametrize(
    ("paste", "expected"),
    [
        ("", []),
        (" \n ", []),
        ("Does OpenAI train on API data?", ["Does OpenAI train on API data?"]),
        ("Hello,\nDoes OpenAI train on API data?\n\nThanks\nJ. Smith", ["Does OpenAI train on API data?"]),
        ("1. Who reads it?\n2. Where is it kept?", ["Who reads it?", "Where is it kept?"]),
        ("1) Кто читает?\n2) Где хранится?", ["Кто читает?", "Где хранится?"]),
        ("一、谁能看到？\n二、存在哪里？", ["谁能看到？", "存在哪里？"]),
        ("- Who reads it\n  and why?\n- Where is it kept?", ["Who reads it and why?", "Where is it kept?"]),
        ("Q1: Who reads it?\nQ2: Where is it kept?", ["Who reads it?", "Where is it kept?"]),
        ("a) Who reads it? b) Where is it kept?", ["Who reads it?", "Where is it kept?"]),
        (
            "| No | Question |\n|---|---|\n| 1 | Who reads the data? |\n| 2 | Where is the data kept? |",
            ["Who reads the data?", "Where is the data kept?"],
        ),
        ("Is DeepSeek safe? Why?", ["Is DeepSeek safe? Why?"]),
        (
            "Who reads the prompts at OpenAI? Where does DeepSeek store them? Which law applies to Anthropic?",
            [
                "Who reads the prompts at OpenAI?",
                "Where does DeepSeek store them?",
                "Which law applies to Anthropic?",
            ],
        ),
        ("DeepSeek V4.1 costs 0.5 per 1. million tokens?", ["DeepSeek V4.1 costs 0.5 per 1. million tokens?"]),
        ("Compare GPT-5.6 and Claude 4.5?", ["Compare GPT-5.6 and Claude 4.5?"]),
    ],
)
def test_known_pastes(paste: str, expected: list[str]) -> None:
    assert [part.text for part in split_questions(paste)] == expected


def test_what_stands_before_a_list_is_context_of_each() -> None:
    parts = split_questions("Vendor under review: DeepSeek, own API.\n1. Who reads it?\n2. Where is it kept?")
    assert [part.context for part in parts] == ["Vendor under review: DeepSeek, own API."] * 2
    assert parts[0].with_context == "Vendor under review: DeepSeek, own API.\nWho reads it?"


def test_a_part_without_context_is_itself() -> None:
    assert Part("Why?").with_context == "Why?"


def test_what_also_joins_keeps_its_question_marks() -> None:
    paste = "May we send personal data to a provider in the US? Also, does OpenAI train on API data?"
    assert [part.text for part in split_questions(paste)] == [
        "May we send personal data to a provider in the US?",
        "does OpenAI train on API data?",
    ]


@pytest.mark.parametrize(
    "closing",
    [
        " Best regards, Tom\n--\nTom Smith | CIO | Acme\nDo you need to print this e-mail?",
        " Many thanks, Ann",
        "\n--\nTom Smith",
        " С уважением, Анна Петрова",
    ],
)
def test_a_closing_in_the_last_line_is_no_part_of_the_question(closing: str) -> None:
    question = "How long does Google keep prompts on Vertex?"
    assert [part.text for part in split_questions(question + closing)] == [question]


def test_what_is_asked_after_a_closing_is_kept() -> None:
    (part,) = split_questions("How long does Google keep prompts? Thanks in advance. And does Mistral train on them?")
    assert "Mistral" in part.text
