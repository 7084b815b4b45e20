"""What kind of figure a question asks for, in three languages."""

from __future__ import annotations

import pytest

from advisor.answer.asked import figures_asked, figures_held


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("How long are logs kept?", {"duration"}),
        ("How many hours' notice must they give?", {"duration"}),
        ("How many GPUs does it need?", {"count"}),
        ("When was the order issued?", {"date"}),
        ("What does it cost per month?", {"money"}),
        ("What percentage of prompts succeeded?", {"share"}),
        ("Does OpenAI train on our data?", set()),
        ("Сколько дней хранятся журналы?", {"duration"}),
        ("Какой максимальный штраф?", {"money"}),
        ("С какого числа действует запрет?", {"date"}),
        ("日志保存多久？", {"duration"}),
        ("需要多少张显卡？", {"count"}),
        ("罚款最高多少？", {"money"}),
    ],
)
def test_the_kind_asked_for(question: str, kinds: set[str]) -> None:
    assert figures_asked(question) == kinds


@pytest.mark.parametrize(
    ("kind", "holds", "lacks"),
    [
        ("duration", "Logs are kept for 30 days.", "Logs are kept in Ireland."),
        ("date", "In force since 2 August 2026.", "In force since last summer."),
        ("money", "Fines reach EUR 20 million.", "Fines can be high."),
        ("share", "It succeeded in 12 percent of cases.", "It succeeded in 12 cases."),
        ("count", "It needs 8 cards.", "It needs several cards."),
    ],
)
def test_the_kind_held(kind: str, holds: str, lacks: str) -> None:
    assert figures_held(frozenset({kind}), holds) == {kind}
    assert figures_held(frozenset({kind}), lacks) == set()


def test_a_length_of_time_says_when() -> None:
    assert figures_held(frozenset({"date"}), "It is deleted within 17 days.") == {"date"}
