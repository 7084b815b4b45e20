"""The language of a question is that of its sentence, not of the product names in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.records import LANGUAGES
from advisor.retrieval.language import language_of, language_said


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
        ("А у OpenAI?", "ru"),
        ("А у Anthropic?", "ru"),
        ("а у Google?", "ru"),
        ("и Kimi?", "ru"),
        ("А Kimi?", "ru"),
        ("а у openai?", "ru"),
        ("Где Claude Opus Sonnet?", "ru"),
        ("что с Azure OpenAI Claude Bedrock?", "ru"),
        ("那 Anthropic 呢？", "zh"),
        ("那 Claude Opus Max 呢？", "zh"),
        ("DeepSeek Open Platform Privacy Terms 深度求索", "en"),
        ("Yandex Cloud Agreement (Яндекс)", "en"),
        ("Is Яндекс safe?", "en"),
    ],
)
def test_known_texts(text: str, expected: str) -> None:
    assert language_of(text) == expected


@given(st.text())
def test_any_text_has_one_of_the_three(text: str) -> None:
    assert language_of(text) in LANGUAGES


@pytest.mark.parametrize("text", ["", "12345 ???", "Kimi?", "kimi k2?", "GPT-5.6 vs Claude?", "OpenAI, Anthropic"])
def test_names_and_figures_are_of_no_language(text: str) -> None:
    assert language_said(text) is None


@pytest.mark.parametrize(
    ("text", "said"), [("why?", "en"), ("And Kimi?", "en"), ("а Kimi?", "ru"), ("Kimi 呢？", "zh")]
)
def test_one_word_beside_a_name_tells_the_language(text: str, said: str) -> None:
    assert language_said(text) == said
