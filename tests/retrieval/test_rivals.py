"""Whose claims fit: the same question about a party of whom the corpus knows the matter, and of whom it does not."""

import pytest

from advisor import Advisor
from advisor.retrieval.rivals import Rivals, rivals, without_parties


def _of(advisor: Advisor, question: str) -> Rivals:
    searcher = advisor.answerer.searcher
    return rivals(searcher, searcher.understanding.query(question))


@pytest.mark.parametrize(
    ("known", "unknown"),
    [
        ("Does OpenAI sign a business associate agreement?", "Does MiniMax sign a business associate agreement?"),
        ("Подпишет ли OpenAI соглашение BAA по HIPAA?", "Подпишет ли MiniMax соглашение BAA по HIPAA?"),
    ],
)
def test_others_fit_better_where_the_corpus_is_silent_on_the_party(
    real_advisor: Advisor, known: str, unknown: str
) -> None:
    with_claims, without = _of(real_advisor, known), _of(real_advisor, unknown)
    assert with_claims.ahead < without.ahead
    assert with_claims.words_ahead < without.words_ahead


def test_nobody_is_a_rival_where_no_party_is_named(real_advisor: Advisor) -> None:
    found = _of(real_advisor, "What does HIPAA ask of a cloud provider?")
    assert (found.ahead, found.words_ahead) == (0.0, 0.0)
    assert found.own > 0.4


@pytest.mark.parametrize(
    ("text", "language", "masked"),
    [
        ("Will Alibaba Cloud sign?", "en", "Will the provider sign?"),
        ("Хранит ли DeepSeek запросы по GDPR?", "ru", "Хранит ли поставщик запросы по GDPR?"),
        ("会保留吗？", "zh", "会保留吗？"),
        ("", "en", ""),
    ],
)
def test_only_parties_are_taken_out(real_advisor: Advisor, text: str, language: str, masked: str) -> None:
    assert without_parties(real_advisor.answerer.searcher, text, language) == masked  # type: ignore[arg-type]
