"""A quantity that is asked for by name is not answered by any other figure."""

from __future__ import annotations

import pytest

from advisor.answer.quantities import is_given, quantities_asked


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("What are the rate limits for Kimi?", ["rate"]),
        ("Сколько запросов в минуту разрешает API?", ["rate"]),
        ("每分钟多少次请求会被限流？", ["rate"]),
        ("How many days' notice before retiring a model?", ["notice"]),
        ("За сколько дней предупреждают об отключении модели?", ["notice"]),
        ("下线模型会提前多少天通知？", ["notice"]),
        ("What does the API cost in roubles?", ["currency"]),
        ("сколько стоит API в рублях?", ["currency"]),
        ("API 用人民币计价是多少钱？", ["currency"]),
        ("How many sub-processors has Gemini?", ["count"]),
        ("How long is Customer Content kept?", []),
        ("For how many years is it held, and for how many the rating that it got?", []),
        ("From how many Americans on do records count as bulk?", []),
        ("Does a fee apply above 20 million dollars of revenue?", []),
        ("How many of the ten came from Chinese labs?", []),
    ],
)
def test_quantities_are_told_by_their_words(question: str, kinds: list[str]) -> None:
    assert [quantity.kind for quantity in quantities_asked(question)] == kinds


@pytest.mark.parametrize(
    ("question", "text", "matter", "given"),
    [
        ("What are the rate limits?", "Free accounts may send 20 requests per minute.", "", True),
        ("What are the rate limits?", "Prompts are kept for 30 days.", "", False),
        ("How much notice before a model retires?", "Customers hear 60 days before a model is retired.", "retir", True),
        ("How much notice before a model retires?", "It tells customers of a breach within 48 hours.", "retir", False),
        ("What does it cost in euros?", "A million tokens cost USD 0.30.", "", False),
        ("What does it cost in euros?", "A million tokens cost EUR 0.30.", "", True),
        ("How many sub-processors are there?", "The list of 2026 names its sub-processors.", "", False),
        ("How many sub-processors are there?", "The list names seven sub-processors.", "", True),
    ],
)
def test_a_text_gives_a_quantity_or_not(question: str, text: str, matter: str, given: bool) -> None:
    (quantity,) = quantities_asked(question)
    assert is_given(quantity, [text], {matter} - {""}) is given
