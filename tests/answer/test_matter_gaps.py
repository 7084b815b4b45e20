"""What is asked for by name and not known of a party's own service is said, whatever is known of other routes."""

from __future__ import annotations

import pytest

from advisor.answer.gaps import matter_gaps
from advisor.briefs.corpus import load_corpus
from advisor.retrieval.query import Understanding
from advisor.settings import PROJECT_ROOT


@pytest.fixture(scope="module")
def understanding() -> Understanding:
    return Understanding.of(load_corpus(PROJECT_ROOT / "corpus"))


@pytest.mark.parametrize(
    ("question", "roots", "held"),
    [
        ("What about retention and sub-processors of MiniMax?", ("minimax",), "MiniMax"),
        ("incidents of Kimi", ("moonshot",), "Moonshot"),
    ],
)
def test_an_unknown_matter_is_named(
    understanding: Understanding, question: str, roots: tuple[str, ...], held: str
) -> None:
    gaps = matter_gaps(understanding.query(question), roots, understanding, "en")
    assert len(gaps) == 1
    assert held in gaps[0]


@pytest.mark.parametrize(
    ("question", "roots"),
    [
        ("What are OpenAI's retention and sub-processors?", ("openai",)),
        ("Which breaches has DeepSeek had?", ("deepseek",)),
        ("How long does MiniMax keep data?", ("minimax",)),
    ],
)
def test_what_is_known_or_not_asked_for_leaves_no_gap(
    understanding: Understanding, question: str, roots: tuple[str, ...]
) -> None:
    assert matter_gaps(understanding.query(question), roots, understanding, "en") == ()
