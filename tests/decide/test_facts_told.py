"""Facts that a question tells in passing: taken where they are said, and never guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.decide.facts_told import TOLD, facts_told
from advisor.profile import FACTS

PERSONAL_EU = {"data": ("personal",), "people_in": ("eu",)}


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("May we send personal data of EU customers to the DeepSeek API?", PERSONAL_EU),
        ("Можно ли отправлять персональные данные клиентов из Евросоюза в API DeepSeek?", PERSONAL_EU),
        ("能否把欧盟客户的个人信息发送到 DeepSeek API？", PERSONAL_EU),
        ("We in Germany want to send source code.", {"data": ("source-code",), "established_in": ("eu",)}),
        ("Мы из Германии, можно ли передавать исходный код?", {"data": ("source-code",), "established_in": ("eu",)}),
        ("我们在德国，能否上传源代码？", {"data": ("source-code",), "established_in": ("eu",)}),
        (
            "We are a US hospital with patient records.",
            {"data": ("health",), "established_in": ("us",), "sector": ("health",)},
        ),
        (
            "Мы — российский банк: что с данными клиентов?",
            {"data": ("personal",), "established_in": ("ru",), "sector": ("bank",)},
        ),
        ("我们是一家中国银行，处理客户数据", {"data": ("personal",), "established_in": ("cn",), "sector": ("bank",)}),
    ],
)
def test_what_is_said_is_taken(text: str, facts: dict[str, tuple[str, ...]]) -> None:
    assert dict(facts_told(text)) == facts


@pytest.mark.parametrize(
    "text",
    [
        "Does DeepSeek train on prompts?",
        "Is data stored in China?",
        "Which US law lets the government read our prompts?",
        "Can they tell us where the servers are? Give us people in support.",
        "Хранятся ли данные в Китае?",
        "Какие законы США применяются к OpenAI?",
        "DeepSeek 的服务器在中国吗？",
        "Does OpenAI serve banks?",
        "Can DeepSeek, a Chinese company, be made to hand data over?",
        "Can DeepSeek employees in China read our prompts?",
        "What does the Chinese personal information protection law say?",
        "Что требует закон Китая от DeepSeek?",
        "中国公司的模型安全吗？",
    ],
)
def test_what_is_said_of_vendors_is_no_fact_of_the_buyer(text: str) -> None:
    assert dict(facts_told(text)) == {}


@given(st.text(max_size=200))
def test_only_words_of_the_profile_come_out(text: str) -> None:
    for field, words in facts_told(text).items():
        assert field in TOLD
        assert words
        assert set(words) <= set(FACTS[field])


def test_where_data_lies_or_which_law_is_meant_says_nothing_of_its_people() -> None:
    for text in ("Is personal data stored in China?", "Закон Китая о персональных данных", "中国个人信息保护法"):
        assert "people_in" not in facts_told(text)
