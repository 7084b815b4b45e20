"""Reads multilingual-e5-small (Wang et al. 2024) from the one file in which its package ships it.

The file holds a header, the SentencePiece vocabulary with the normalisation of single characters, a directory of
tensors, and the tensors: matrices in 4 bits (ggml's `Q4_0`: blocks of 32 weights with one half-precision scale), all
else in single precision, little-endian. The weights are widened to single precision, the computation is done elsewhere.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy
from numpy.typing import NDArray
from tokenizers import Tokenizer
from tokenizers.models import Unigram
from tokenizers.pre_tokenizers import Metaspace

from advisor.errors import ModelUnavailable
from advisor.index.bert import Array, BertShape, Rows

_MAGIC = b"E5S1"
_BLOCK_WEIGHTS, _BLOCK_BYTES = 32, 18
_MAX_TOKENS = 512
_SPACES = re.compile(r" {2,}")
#: The file's names of a layer's parts, and Hugging Face's.
_PARTS = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "aln": "attention.output.LayerNorm",
    "oln": "output.LayerNorm",
}


@dataclass(frozen=True, slots=True)
class PackedModel:
    """The model as its file holds it. `weights` go by Hugging Face's names."""

    shape: BertShape
    weights: dict[str, Rows]
    tokenizer: Tokenizer
    characters: dict[int, str]
    """What each character that is not itself becomes before it is cut into tokens."""
    special: tuple[int, int, int]
    """Ids of the tokens that begin and end a text, and of the one that fills a shorter text up."""

    def table(self, name: str) -> Array:
        """A tensor, unpacked whole."""
        return self.weights[name][:]

    def token_ids(self, text: str) -> list[int]:
        """The tokens of a text, with the first and the last one, cut to what the model reads."""
        first, last, _ = self.special
        plain = _SPACES.sub(" ", text.translate(self.characters))
        inner: list[int] = self.tokenizer.encode(plain, add_special_tokens=False).ids
        return [first, *inner[: _MAX_TOKENS - 2], last]


class _Reader:
    """A cursor over the file's bytes."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.position = 0

    def take(self, layout: str) -> tuple[int | float, ...]:
        values = struct.unpack_from("<" + layout, self.data, self.position)
        self.position += struct.calcsize("<" + layout)
        return values

    def whole(self, layout: str = "i") -> int:
        return int(self.take(layout)[0])

    def array(self, kind: str, count: int) -> NDArray[numpy.generic]:
        values = numpy.frombuffer(self.data, kind, count, self.position)
        self.position += values.nbytes
        return values

    def bytes(self, count: int) -> bytes:
        piece = self.data[self.position : self.position + count]
        self.position += count
        return piece


def read_packed(path: Path) -> PackedModel:
    """The model in a file.

    Raises:
        ModelUnavailable: the file is not of this format, or is cut short.
    """
    data = path.read_bytes()
    try:
        return _parsed(_Reader(data))
    except (struct.error, ValueError, KeyError, IndexError, OverflowError) as error:
        raise ModelUnavailable(
            f"the model file cannot be read: {error}", where=str(path), remedy="Run `make install` again."
        ) from error


def _parsed(reader: _Reader) -> PackedModel:
    if reader.bytes(4) != _MAGIC:
        raise ValueError("it does not begin as expected")
    reader.whole()
    size, layers, heads = reader.whole(), reader.whole(), reader.whole()
    reader.take("4i")
    epsilon = float(reader.take("f")[0])
    reader.whole()
    pieces, first, last, fill, unknown = (reader.whole() for _ in range(5))
    length = reader.whole("Q")
    ends = reader.array("<u4", pieces + 1).tolist()
    scores = reader.array("<f4", pieces).tolist()
    spelling = reader.bytes(length)
    vocabulary = [
        (spelling[start:end].decode("utf-8", "replace"), score)
        for start, end, score in zip(ends, ends[1:], scores, strict=False)
    ]
    tokenizer = Tokenizer(Unigram(vocabulary, unknown, False))
    tokenizer.pre_tokenizer = Metaspace(replacement="▁", prepend_scheme="always", split=False)
    characters = _characters(reader)
    weights = _named(_tensors(reader), layers, size)
    return PackedModel(BertShape(layers, heads, epsilon), weights, tokenizer, characters, (first, last, fill))


def _characters(reader: _Reader) -> dict[int, str]:
    count, _ = reader.whole(), reader.whole("I")
    changes = {}
    for _ in range(count):
        character, length = reader.take("IB")
        changes[int(character)] = "".join(chr(int(code)) for code in reader.take(f"{int(length)}I"))
    return changes


def _tensors(reader: _Reader) -> dict[str, NDArray[Any]]:
    tensors: dict[str, NDArray[Any]] = {}
    for _ in range(reader.whole()):
        name = reader.bytes(reader.whole("H")).decode("ascii")
        _, count, offset, size = (int(value) for value in reader.take("BIQQ"))
        if size == 4 * count:
            tensors[name] = numpy.frombuffer(reader.data, "<f4", count, offset).astype(numpy.float32)
        else:
            tensors[name] = numpy.frombuffer(reader.data, numpy.uint8, size, offset)
    return tensors


def widened(packed: NDArray[numpy.uint8]) -> Array:
    """Weights of `Q4_0` blocks in single precision.

    A block is a half-precision scale and 16 bytes; byte j holds weight j in its lower half and weight j+16 in its
    upper half, both with 8 added.
    """
    blocks = packed.reshape(-1, _BLOCK_BYTES)
    scales = numpy.ascontiguousarray(blocks[:, :2]).view("<f2").astype(numpy.float32)
    halves = numpy.concatenate([blocks[:, 2:] & 15, blocks[:, 2:] >> 4], axis=1)
    weights: Array = ((halves.astype(numpy.float32) - 8.0) * scales).reshape(-1)
    return weights


class PackedRows:
    """A matrix whose rows stay packed until they are asked for: a question needs a few of a quarter of a million."""

    def __init__(self, packed: NDArray[numpy.uint8], columns: int) -> None:
        self._rows = packed.reshape(-1, columns // _BLOCK_WEIGHTS * _BLOCK_BYTES)
        self._columns = columns

    def __getitem__(self, rows: list[int] | slice) -> Array:
        return widened(self._rows[rows].reshape(-1)).reshape(-1, self._columns)


def _named(tensors: dict[str, NDArray[Any]], layers: int, size: int) -> dict[str, Rows]:
    weights: dict[str, Rows] = {
        "embeddings.word_embeddings.weight": PackedRows(tensors["emb.word"], size),
        "embeddings.position_embeddings.weight": tensors["emb.pos"].reshape(-1, size),
        "embeddings.token_type_embeddings.weight": tensors["emb.type"].reshape(-1, size),
        "embeddings.LayerNorm.weight": tensors["emb.ln.w"],
        "embeddings.LayerNorm.bias": tensors["emb.ln.b"],
    }
    for layer in range(layers):
        for short, long in _PARTS.items():
            bias = tensors[f"l{layer}.{short}.b"]
            weight = tensors[f"l{layer}.{short}.w"]
            name = f"encoder.layer.{layer}.{long}"
            weights[name + ".weight"] = weight if short.endswith("ln") else widened(weight).reshape(len(bias), -1)
            weights[name + ".bias"] = bias
    return weights
