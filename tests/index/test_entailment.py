"""A model for natural language inference by name: loaded from this machine, its label found, and the gate obeys it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from advisor.briefs.corpus import load_corpus
from advisor.briefs.names import NameFinder
from advisor.doctor import examine
from advisor.errors import ModelUnavailable
from advisor.index.entailment import CrossEncoderEntailment, entailment_label
from advisor.prose.gate import Gate
from advisor.prose.keys import Marked
from advisor.records import Statement, Struck
from advisor.settings import PROJECT_ROOT, Settings
from advisor.wiring import entailment_of
from tests.prose.sentences import CAP

ORDERS = (("contradiction", "entailment", "neutral"), ("ENTAILMENT", "neutral", "contradiction"))


def saved(folder: Path, labels: tuple[str, ...]) -> Path:
    """A tiny BERT with random weights, the same for any labels, and with a bias towards its first number."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizer

    folder.mkdir(parents=True)
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *"abcdefghijklmnopqrstuvwxyz", "the", "law"]
    (folder / "vocab.txt").write_text("\n".join(words), encoding="utf-8")
    BertTokenizer(str(folder / "vocab.txt")).save_pretrained(str(folder))
    config = BertConfig(
        vocab_size=len(words), hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16,
        max_position_embeddings=128, id2label=dict(enumerate(labels)),
        label2id={label: place for place, label in enumerate(labels)},
    )  # fmt: skip
    torch.manual_seed(7)
    model = BertForSequenceClassification(config)
    with torch.no_grad():
        model.classifier.bias.copy_(torch.tensor([4.0, *[0.0] * (len(labels) - 1)]))
    model.save_pretrained(str(folder))
    return folder


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("nli")
    return saved(folder / "no", ORDERS[0]), saved(folder / "yes", ORDERS[1])


def test_the_label_tells_which_number_counts(models: tuple[Path, Path]) -> None:
    no, yes = (CrossEncoderEntailment(str(folder)) for folder in models)
    pair = ("The law of China applies.", "Chinese law applies.")
    assert no.probability(*pair) < 0.2
    assert yes.probability(*pair) > 0.8
    assert yes.probability(*pair) + no.probability(*pair) < 1, "three numbers, of which each takes one"


def test_the_gate_strikes_what_the_model_does_not_find(models: tuple[Path, Path]) -> None:
    corpus = load_corpus(PROJECT_ROOT / "corpus")
    passage = next(one for one in corpus.passages if one.id == CAP)
    gate = Gate((passage,), corpus, NameFinder(corpus.entities), "en")
    written = Marked(passage.heading, (1,), ())
    assert isinstance(gate.check(written), Statement), "without a model it holds"
    struck, kept = (replace(gate, entailment=CrossEncoderEntailment(str(folder))).check(written) for folder in models)
    assert isinstance(struck, Struck)
    assert struck.reason == "entailment"
    assert isinstance(kept, Statement)


@pytest.mark.parametrize(
    ("labels", "place"),
    [
        ({0: "contradiction", 1: "entailment", 2: "neutral"}, 1),
        ({0: "ENTAILMENT", 1: "NOT_ENTAILMENT"}, 0),
        ({0: "not_entailment", 1: "entailment"}, 1),
        ({0: "LABEL_0", 1: "LABEL_1", 2: "LABEL_2"}, None),
        ({0: "entailment"}, None),
        ({0: "entailment", 1: "Entails"}, None),
        ({}, None),
    ],
)
def test_which_label_means_entailment(labels: dict[int, str], place: int | None) -> None:
    if place is not None:
        assert entailment_label("m", labels) == place
        return
    with pytest.raises(ModelUnavailable, match="id2label"):
        entailment_label("m", labels)


def test_what_cannot_be_loaded_says_what_to_do(models: tuple[Path, Path], tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match="ADVISOR_NLI"):
        CrossEncoderEntailment(str(tmp_path / "nowhere")).ready()
    with pytest.raises(ModelUnavailable, match="ADVISOR_NLI"):
        CrossEncoderEntailment("nobody/no-such-model").ready()
    nameless = saved(tmp_path / "nameless", ("LABEL_0", "LABEL_1", "LABEL_2"))
    with pytest.raises(ModelUnavailable, match="means entailment"):
        CrossEncoderEntailment(str(nameless)).ready()


def test_the_settings_name_it_and_doctor_looks_at_it(models: tuple[Path, Path], home: Path, tiny_corpus: Path) -> None:
    settings = Settings(corpus=tiny_corpus, home=home)
    assert entailment_of(settings) is None

    def found(nli: str) -> tuple[bool, str]:
        checked = examine(replace(settings, nli=nli))
        return next((one.sound, one.detail) for one in checked if one.subject == "checking model")

    assert found("") == (True, "none is set (ADVISOR_NLI)")
    assert found(str(models[1]))[0]
    sound, detail = found(str(home / "nowhere"))
    assert not sound
    assert "ADVISOR_NLI" in detail
