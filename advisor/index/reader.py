"""Reads a question and a passage together and says whether the one is answered by the other.

Similarity cannot tell "within how many hours must they notify us?" from "whom do they notify?": both fit the same
clause. This reader is multilingual-e5-small as a cross-encoder (Nogueira and Cho 2019), adapted with low-rank matrices
(LoRA, Hu et al. 2022) on questions that a paragraph answers and on questions that it only seems to answer. What it was
trained on, and how, is in `tests/benchmarks/train_reader.py`; its file (CC BY-SA 4.0, as SQuAD 2.0) holds the low-rank
matrices and the head, the rest is the packaged model's.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Protocol

import numpy
from safetensors.numpy import load_file

from advisor.errors import ModelUnavailable
from advisor.index.bert import Array, BertEncoder, Rows
from advisor.index.packed_e5 import PackedModel
from advisor.records import Passage

READER_FILE = Path(__file__).with_name("reader.safetensors")


@dataclass(frozen=True, slots=True)
class AdaptedModel:
    """What a person should know of a model that comes with the program."""

    name: str
    sha256: str
    dimensions: int
    licence: str
    role: str


READER = AdaptedModel(
    name="reader",
    sha256="6f6f233c91b34905ee75b5f49660f09d82631b48c9e02e6822fada25a04fa2fe",
    dimensions=384,
    licence="CC BY-SA 4.0",
    role="whether a passage answers a question, in any language",
)
#: Tokens of question and passage together, and of the question alone: as in training.
PAIR_TOKENS, QUESTION_TOKENS = 220, 90


class Reader(Protocol):
    """Says whether passages answer a question."""

    def scores(self, question: str, texts: Sequence[str]) -> list[float]:
        """One number a text: the log-odds that it answers the question."""


class PackedReader:
    """The reader over a packed model. Nothing is loaded before it first reads; it may be shared by threads.

    Args:
        packed: gives the model that the reader's file adapts.
        file: the reader's file.
        sha256: its digest.

    Raises:
        ModelUnavailable: when it first reads: its file is missing or not the pinned one.
    """

    def __init__(
        self, packed: Callable[[], PackedModel], file: Path = READER_FILE, sha256: str = READER.sha256
    ) -> None:
        self._model = packed
        self._file = file
        self._sha256 = sha256

    @cached_property
    def _adapted(self) -> tuple[BertEncoder, dict[str, Array]]:
        check_reader(self._file, self._sha256)
        tensors = {name: values.astype(numpy.float32) for name, values in load_file(self._file).items()}
        packed = self._model()
        weights: dict[str, Rows] = dict(packed.weights)
        for name in [name.removesuffix(".down") for name in tensors if name.endswith(".down")]:
            weights[f"{name}.weight"] = weights[f"{name}.weight"][:] + tensors[f"{name}.up"] @ tensors[f"{name}.down"]
        return BertEncoder(packed.shape, weights, packed.token_ids), tensors

    def scores(self, question: str, texts: Sequence[str]) -> list[float]:
        """As the protocol says."""
        if not texts:
            return []
        encoder, head = self._adapted
        packed = self._model()
        hidden, spans = encoder.states([pair_ids(packed, question, text) for text in texts])
        first = hidden[[start for start, _ in spans]]
        pooled = numpy.tanh(first @ head["pool.weight"].T + head["pool.bias"])
        return [float(score) for score in (pooled @ head["out.weight"].T + head["out.bias"])[:, 0]]


def read_text(passage: Passage, language: str) -> str:
    """What the reader sees of a passage: the claim in the question's language, if there is one, and the text."""
    heading = passage.heading_in(language)
    return f"{heading}\n{passage.text}" if heading else passage.text


def pair_ids(packed: PackedModel, question: str, text: str) -> list[int]:
    """Tokens of question and text as RoBERTa joins them: first, question, last, last, text, last."""
    first, last, _ = packed.special
    asked = packed.token_ids(question)[1:-1][:QUESTION_TOKENS]
    told = packed.token_ids(text)[1:-1][: PAIR_TOKENS - len(asked) - 4]
    return [first, *asked, last, last, *told, last]


def check_reader(file: Path = READER_FILE, sha256: str = READER.sha256) -> Path:
    """The reader's file, after its digest was checked.

    Raises:
        ModelUnavailable: it is missing, or not the pinned one.
    """
    remedy = "Get the program's files anew: this one comes with them."
    if not file.is_file():
        raise ModelUnavailable("the reader's file is missing", where=str(file), remedy=remedy)
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    if digest != sha256:
        raise ModelUnavailable(
            f"the reader's file has SHA-256 {digest}, not the pinned {sha256}", where=str(file), remedy=remedy
        )
    return file
