"""A second look at what was found: any CrossEncoder on the machine; off unless it is named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from advisor.errors import ModelUnavailable
from advisor.index.packaged import MINILM, locate
from advisor.index.reranker import CrossEncoderReranker
from advisor.wiring import Advisor


def saved_cross_encoder(folder: Path, numbers: int) -> Path:
    """A tiny network with chance weights, in the form that sentence-transformers loads."""
    import torch
    from transformers import AutoTokenizer, BertConfig, BertForSequenceClassification

    torch.manual_seed(0)
    tokenizer = AutoTokenizer.from_pretrained(str(locate(MINILM).parent))
    config = BertConfig(
        vocab_size=len(tokenizer),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
        initializer_range=1.0,
    )
    config.num_labels = numbers
    BertForSequenceClassification(config).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


def test_a_cross_encoder_gives_one_number_a_passage(tmp_path: Path) -> None:
    reranker = CrossEncoderReranker(str(saved_cross_encoder(tmp_path, 1)))
    texts = ["Logs are kept for 30 days.", "The weights are under MIT.", "Logs are kept for 30 days."]
    found = reranker.scores("How long are logs kept?", texts)
    assert found[0] == pytest.approx(found[2], abs=1e-5)
    assert found[0] != pytest.approx(found[1], abs=1e-5)
    assert reranker.scores("How long?", []) == []


def test_a_model_that_cannot_serve_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match="nowhere/at-all"):
        CrossEncoderReranker("nowhere/at-all")
    with pytest.raises(ModelUnavailable, match="gives 3 numbers"):
        CrossEncoderReranker(str(saved_cross_encoder(tmp_path, 3)))


class LikesLicences:
    """Puts passages about licences first."""

    name = "likes licences"

    def scores(self, question: str, texts: Sequence[str]) -> list[float]:
        return [float("licen" in text.lower()) for text in texts]


def test_it_reorders_what_was_found_and_lets_no_other_vendor_in(advisor: Advisor) -> None:
    plain = advisor.answerer.searcher
    second = replace(plain, reranker=LikesLicences(), weights=replace(plain.weights, reranked=50.0))
    query = plain.understanding.query("What does DeepSeek say?")
    before, after = plain.search(query), second.search(query)
    assert {hit.passage.id for hit in before} == {hit.passage.id for hit in after}
    assert "licen" in (after[0].passage.heading + after[0].passage.text).lower()
    liked = ["licen" in (hit.passage.heading + hit.passage.text).lower() for hit in after]
    assert liked == sorted(liked, reverse=True)
    assert [hit.passage.id for hit in before] != [hit.passage.id for hit in after]
