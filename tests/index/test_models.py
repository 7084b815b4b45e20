"""The models: the right file or none, and one computation for documents and questions."""

from __future__ import annotations

from dataclasses import replace

import numpy
import pytest

from advisor.errors import ModelUnavailable
from advisor.index.embedders import E5Small, MiniLm, UniversalSentenceEncoder, general_embedder
from advisor.index.families import Embedders
from advisor.index.packaged import E5_SMALL, MINILM, PACKAGED_MODELS, USE_MULTILINGUAL, PackagedModel, locate

TEXTS = [
    "How long does OpenAI keep API prompts?",
    "a",
    "",
    "   ",
    "!?…",
    "Данные хранятся 30 дней, потом удаляются.",
    "数据保存30天，之后删除。",
    "Mixed: DeepSeek 的数据 хранятся in China, 2026-11-23 – §4(2).",
    "emoji 🙂 and combining e\u0301, zero\u200bwidth, tab\tnewline\n",
    "word " * 600,
    "Длинный текст о хранении данных. " * 200,
    "很长的文本。" * 300,
    "x" * 5000,
]


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_the_quick_encoder_gives_the_vectors_of_sentence_transformers(text: str, embedders: Embedders) -> None:
    slow = embedders.english.documents([text])[0]
    quick = embedders.english.query(text)
    assert quick.shape == slow.shape == (MINILM.dimensions,)
    assert float(numpy.linalg.norm(quick)) == pytest.approx(1.0, abs=1e-5)
    assert float(slow @ quick) > 0.99999


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_so_does_the_quick_encoder_of_the_general_model(text: str, embedders: Embedders) -> None:
    model = embedders.general
    assert isinstance(model, E5Small)
    slow = model.documents([text])[0]
    # Passages and questions have prefixes of their own; here both get the one of passages.
    quick = model.encoder.encode("passage: " + text)
    assert quick.shape == slow.shape == (E5_SMALL.dimensions,)
    assert float(slow @ quick) > 0.9999
    assert float(model.query(text) @ quick) < 0.9999


def test_a_text_has_one_vector_whatever_stands_beside_it(embedders: Embedders) -> None:
    """Otherwise the index depends on the order of the files, and a question meets other vectors than a passage."""
    texts = [*TEXTS[:8], TEXTS[9][:600]]
    for model in (embedders.english, embedders.across):
        together = model.documents(texts)
        alone = numpy.vstack([model.query(text) for text in texts])
        assert together.shape == alone.shape
        assert numpy.linalg.norm(together, axis=1) == pytest.approx(1.0, abs=1e-4)
        assert numpy.sum(together * alone, axis=1).min() > 0.9999, model.name


def test_no_texts_give_no_vectors(embedders: Embedders) -> None:
    assert embedders.english.documents([]).shape == (0, MINILM.dimensions)
    assert embedders.across.documents([]).shape == (0, USE_MULTILINGUAL.dimensions)
    assert embedders.general.documents([]).shape == (0, E5_SMALL.dimensions)


@pytest.mark.parametrize(("family", "apart"), [("general", 0.05), ("across", 0.2)])
def test_one_meaning_in_three_languages_is_near(family: str, apart: float, embedders: Embedders) -> None:
    model = embedders.of(family)
    same = model.documents(["How long is the data kept?", "Как долго хранятся данные?", "数据保存多久？"])
    other = model.documents(["The recipe needs two eggs and some flour."])[0]
    for row in same:
        assert float(same[0] @ row) > float(same[0] @ other) + apart


def test_models_are_where_they_should_be() -> None:
    for model in PACKAGED_MODELS:
        assert locate(model).name == model.file


@pytest.mark.parametrize(
    ("model", "words"),
    [
        (replace(MINILM, sha256="0" * 64), "not the pinned"),
        (replace(MINILM, distribution="no-such-distribution"), "is not installed"),
        (replace(USE_MULTILINGUAL, file="other.onnx"), "holds no other.onnx"),
    ],
    ids=["wrong digest", "not installed", "file missing"],
)
def test_any_other_file_is_refused_with_a_remedy(model: PackagedModel, words: str) -> None:
    with pytest.raises(ModelUnavailable, match=words) as caught:
        locate(model)
    assert "make install" in caught.value.remedy


def test_a_model_that_is_not_here_is_not_fetched() -> None:
    with pytest.raises(ModelUnavailable, match="cannot be loaded") as caught:
        general_embedder("nobody/no-such-model")
    assert "ADVISOR_EMBEDDING_MODEL" in caught.value.remedy


def test_fingerprints_tell_models_apart() -> None:
    assert MiniLm().fingerprint != UniversalSentenceEncoder().fingerprint
    assert general_embedder(E5_SMALL.name).fingerprint == E5_SMALL.sha256
