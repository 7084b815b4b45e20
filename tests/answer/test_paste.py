"""The language in which a paste is answered; what is answered does not matter here."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from advisor.answer.clock import Clock
from advisor.answer.paste import answered
from advisor.records import Answer, Language
from advisor.retrieval.split import Part


def spoken(paste: str, *history: str, language: Language | None = None) -> Language:
    """The language in which the parts of a paste are to be answered."""
    asked: list[Language] = []

    def one(part: Part, earlier: Sequence[str], above: Sequence[str], said: Language, clock: Clock) -> Answer:
        asked.append(said)
        return Answer(part.text, said, "answered", (), "")

    answer = answered(paste, history, language, "", one)
    assert set(asked) <= {answer.language}
    return answer.language


@pytest.mark.parametrize(
    ("history", "expected"),
    [
        (["Does OpenAI train on our data?"], "en"),
        (["Обучает ли OpenAI модели на наших данных?"], "ru"),
        (["OpenAI 会用我们的数据训练吗？"], "zh"),
        (["Does OpenAI train?", "А у Anthropic?"], "ru"),
        (["Сколько хранит OpenAI?", "Anthropic?"], "ru"),
        ([], "en"),
    ],
)
@pytest.mark.parametrize("paste", ["Kimi?", "GPT-5.6?", "kimi k2?", ""])
def test_names_alone_go_on_in_the_language_of_the_question_before(
    paste: str, history: list[str], expected: str
) -> None:
    assert spoken(paste, *history) == expected


@pytest.mark.parametrize(
    ("paste", "expected"), [("А у OpenAI?", "ru"), ("那 Anthropic 呢？", "zh"), ("And for Anthropic?", "en")]
)
@pytest.mark.parametrize("history", ["Does it train?", "Обучает ли он модели?", "会训练吗？"])
def test_a_word_of_its_own_decides_whatever_was_said_before(paste: str, expected: str, history: str) -> None:
    assert spoken(paste, history) == expected


def test_the_language_that_is_asked_for_wins() -> None:
    assert spoken("Kimi?", "Обучает ли он модели?", language="zh") == "zh"


def test_the_frame_of_a_mail_does_not_decide() -> None:
    mail = (
        "From: Tom Smith\nTo: Procurement Team\nSubject: RE: questions on the vendor and its terms of use\n\n"
        "Сколько OpenAI хранит данные?\n\n"
        "This e-mail is confidential and intended for the addressee only. Please delete it if it is not for you."
    )
    assert spoken(mail) == "ru"
