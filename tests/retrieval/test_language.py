"""The language of a question is that of its sentence, not of the product names in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.records import LANGUAGES
from advisor.retrieval.language import language_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Does OpenAI train on API data?", "en"),
        ("Обучает ли OpenAI модели на данных API?", "ru"),
        ("OpenAI API默认会保留数据多久？", "zh"),
        ("Azure OpenAI vs Claude Bedrock: что безопаснее для персональных данных?", "ru"),
        ("DeepSeek-R1 的 MIT license 允许商用吗？", "zh"),
        ("What does 深度求索 mean?", "en"),
        ("GPT-5.6?", "en"),
        ("", "en"),
        ("12345 ???", "en"),
        ("Сколько?", "ru"),
        ("为什么", "zh"),
    ],
)
def test_known_texts(text: str, expected: str) -> None:
    assert language_of(text) == expected


@given(st.text())
def test_any_text_has_one_of_the_three(text: str) -> None:
    assert language_of(text) in LANGUAGES
