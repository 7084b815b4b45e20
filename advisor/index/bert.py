"""A BERT encoder's forward pass in NumPy, for single questions.

Loading PyTorch takes longer than answering a question, and a question is one short text. The computation is that of
Devlin et al. 2019 (post-layer-norm encoder) with mean pooling over tokens and unit length, as sentence-transformers
does it for these models; a test holds both to the same vectors.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, cast

import numpy
from numpy.typing import NDArray
from safetensors.numpy import load_file
from tokenizers import Tokenizer

Array = NDArray[numpy.float32]


#: Rows that are worked on together where each number is computed for itself.
_ROWS = 48


class Rows(Protocol):
    """A matrix of which rows can be taken: an array, or one that unpacks them when they are asked for."""

    def __getitem__(self, rows: Any, /) -> Array: ...


@dataclass(frozen=True, slots=True)
class BertShape:
    """What the weights alone do not say."""

    layers: int
    heads: int
    epsilon: float
    """Added to the variance in layer normalisation."""


class BertEncoder:
    """Encodes one text at a time. Immutable after building, so it may be shared by threads.

    Args:
        shape: of the network.
        weights: by their names in Hugging Face's BERT.
        token_ids: a text's tokens, special ones included.
    """

    def __init__(
        self, shape: BertShape, weights: Mapping[str, Rows], token_ids: Callable[[str], Sequence[int]]
    ) -> None:
        self._shape = shape
        self._rows = weights
        # All but the word table are plain arrays.
        self._weights = cast(Mapping[str, Array], weights)
        self._token_ids = token_ids

    @classmethod
    def from_folder(cls, folder: Path, max_tokens: int) -> BertEncoder:
        """The encoder of a folder with `config.json`, `tokenizer.json` and `model.safetensors`.

        Args:
            folder: holds the three files.
            max_tokens: longer texts are cut, as the model was trained.
        """
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        shape = BertShape(
            int(config["num_hidden_layers"]), int(config["num_attention_heads"]), float(config["layer_norm_eps"])
        )
        tokenizer: Tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.enable_truncation(max_tokens)
        return cls(shape, load_file(folder / "model.safetensors"), lambda text: tokenizer.encode(text).ids)

    def encode(self, text: str) -> Array:
        """Vector of unit length, shape (hidden size,)."""
        vector: Array = self.encode_all([text])[0]
        return vector

    def encode_all(self, texts: Sequence[str]) -> Array:
        """Vectors of unit length, shape (len(texts), hidden size)."""
        hidden, spans = self.states([self._token_ids(text) for text in texts])
        pooled = numpy.stack([hidden[start:end].mean(axis=0) for start, end in spans])
        lengths = numpy.linalg.norm(pooled, axis=1, keepdims=True)
        return numpy.asarray(pooled / numpy.maximum(lengths, 1e-12), dtype=numpy.float32)

    def states(self, rows: Sequence[Sequence[int]]) -> tuple[Array, list[tuple[int, int]]]:
        """Vectors of all tokens one below another, shape (tokens, hidden size), and from where to where each text goes.

        The tokens of all texts go through the matrices together: for short texts most of the time is the reading of
        the weights, and so it is spent once.
        """
        ends = numpy.cumsum([len(row) for row in rows])
        spans = [(int(end) - len(row), int(end)) for row, end in zip(rows, ends, strict=True)]
        weights = self._weights
        hidden: Array = (
            self._rows["embeddings.word_embeddings.weight"][[token for row in rows for token in row]]
            + weights["embeddings.position_embeddings.weight"][[place for row in rows for place in range(len(row))]]
            + weights["embeddings.token_type_embeddings.weight"][0]
        )
        hidden = self._norm(hidden, "embeddings.LayerNorm")
        for layer in range(self._shape.layers):
            name = f"encoder.layer.{layer}."
            hidden = self._norm(hidden + self._attention(hidden, spans, name), name + "attention.output.LayerNorm")
            inner = self._linear(_gelu(self._linear(hidden, name + "intermediate.dense")), name + "output.dense")
            hidden = self._norm(hidden + inner, name + "output.LayerNorm")
        return hidden, spans

    def _linear(self, values: Array, name: str) -> Array:
        # For few rows this order of the product is a third faster than the usual one.
        result: Array = (self._weights[name + ".weight"] @ values.T).T + self._weights[name + ".bias"]
        return result

    def _norm(self, values: Array, name: str) -> Array:
        centred = values - values.mean(axis=-1, keepdims=True)
        scale = numpy.sqrt((centred**2).mean(axis=-1, keepdims=True) + self._shape.epsilon)
        result: Array = centred / scale * self._weights[name + ".weight"] + self._weights[name + ".bias"]
        return result

    def _attention(self, hidden: Array, spans: Sequence[tuple[int, int]], name: str) -> Array:
        size = hidden.shape[1]
        query, key, value = (self._linear(hidden, f"{name}attention.self.{part}") for part in ("query", "key", "value"))
        mixed = numpy.empty_like(hidden)
        for start, end in spans:

            def heads(projected: Array, first: int = start, last: int = end) -> Array:
                return projected[first:last].reshape(last - first, self._shape.heads, -1).transpose(1, 0, 2)

            scores = heads(query) @ heads(key).transpose(0, 2, 1) / math.sqrt(size // self._shape.heads)
            scores -= scores.max(axis=-1, keepdims=True)
            weights = numpy.exp(scores)
            weights /= weights.sum(axis=-1, keepdims=True)
            mixed[start:end] = (weights @ heads(value)).transpose(1, 0, 2).reshape(end - start, size)
        return self._linear(mixed, name + "attention.output.dense")


def _gelu(values: Array) -> Array:
    """The Gaussian error linear unit of each value; `values` are overwritten.

    erf by Abramowitz and Stegun 7.1.26 (error below 1.5e-7), so that SciPy is not needed for one function. A few rows
    at a time stay in the processor's cache: most of the time would go into fetching what was just computed.
    """
    for start in range(0, len(values), _ROWS):
        block = values[start : start + _ROWS]
        scaled = numpy.abs(block)
        scaled *= 1 / math.sqrt(2.0)
        t = 1.0 / (1.0 + 0.3275911 * scaled)
        polynomial = t * 1.061405429
        for term in (-1.453152027, 1.421413741, -0.284496736, 0.254829592):
            polynomial += term
            polynomial *= t
        numpy.multiply(scaled, -scaled, out=scaled)
        numpy.exp(scaled, out=scaled)
        scaled *= polynomial
        numpy.subtract(1.0, scaled, out=scaled)
        numpy.copysign(scaled, block, out=scaled)
        scaled += 1.0
        scaled *= 0.5
        block *= scaled
    return values
