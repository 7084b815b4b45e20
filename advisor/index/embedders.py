"""Embedding models behind one signature; with their readers beside it, the only importer of sentence-transformers,
tokenizers and onnxruntime.

Importing sentence-transformers takes seconds and half a gigabyte, so it is imported only where many passages are
embedded. A single question goes through the same weights in NumPy (`bert.py`); a test compares the two.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import numpy
from numpy.typing import NDArray

from advisor.errors import ModelUnavailable
from advisor.index.bert import BertEncoder
from advisor.index.packaged import E5_SMALL, MINILM, USE_MULTILINGUAL, locate
from advisor.index.packed_e5 import PackedModel, read_packed
from advisor.index.ports import Embedder, Matrix


def _unit(vectors: NDArray[Any]) -> Matrix:
    lengths = numpy.linalg.norm(vectors, axis=-1, keepdims=True)
    return numpy.asarray(vectors / numpy.maximum(lengths, 1e-12), dtype=numpy.float32)


class E5Small:
    """multilingual-e5-small (Wang et al. 2024), with the prefixes that it was trained with."""

    name = E5_SMALL.name
    fingerprint = E5_SMALL.sha256

    def __init__(self) -> None:
        self._path = locate(E5_SMALL)

    @cached_property
    def packed(self) -> PackedModel:
        """The model as its file holds it."""
        return read_packed(self._path)

    @cached_property
    def encoder(self) -> BertEncoder:
        """The network for one text at a time; prefixes are the caller's."""
        packed = self.packed
        return BertEncoder(packed.shape, packed.weights, packed.token_ids)

    @cached_property
    def _sentence_transformer(self) -> Any:
        from advisor.index.packed_torch import sentence_transformer

        return sentence_transformer(self.packed)

    def documents(self, texts: Sequence[str]) -> Matrix:
        if not texts:
            return numpy.zeros((0, E5_SMALL.dimensions), dtype=numpy.float32)
        vectors = self._sentence_transformer.encode(
            ["passage: " + text for text in texts], batch_size=32, normalize_embeddings=True, show_progress_bar=False
        )
        return numpy.asarray(vectors, dtype=numpy.float32)

    def query(self, text: str) -> NDArray[numpy.float32]:
        vector: NDArray[numpy.float32] = self.queries([text])[0]
        return vector

    def queries(self, texts: Sequence[str]) -> Matrix:
        return self.encoder.encode_all(["query: " + text for text in texts])


class MiniLm:
    """all-MiniLM-L6-v2 for English."""

    name = MINILM.name
    fingerprint = MINILM.sha256

    def __init__(self) -> None:
        self._folder = locate(MINILM).parent

    @cached_property
    def _encoder(self) -> BertEncoder:
        return BertEncoder.from_folder(self._folder, max_tokens=256)

    @cached_property
    def _sentence_transformer(self) -> Any:
        return _sentence_transformer(str(self._folder))

    def documents(self, texts: Sequence[str]) -> Matrix:
        if not texts:
            return numpy.zeros((0, MINILM.dimensions), dtype=numpy.float32)
        vectors = self._sentence_transformer.encode(
            list(texts), batch_size=32, normalize_embeddings=True, show_progress_bar=False
        )
        return numpy.asarray(vectors, dtype=numpy.float32)

    def query(self, text: str) -> NDArray[numpy.float32]:
        vector: NDArray[numpy.float32] = self.queries([text])[0]
        return vector

    def queries(self, texts: Sequence[str]) -> Matrix:
        return self._encoder.encode_all(texts)


class UniversalSentenceEncoder:
    """Universal Sentence Encoder Multilingual 3 (Yang et al. 2020), int8 ONNX, across 16 languages."""

    name = USE_MULTILINGUAL.name
    fingerprint = USE_MULTILINGUAL.sha256

    def __init__(self) -> None:
        self._path = locate(USE_MULTILINGUAL)

    @cached_property
    def _session(self) -> Any:
        import onnxruntime
        import onnxruntime_extensions

        options = onnxruntime.SessionOptions()
        options.register_custom_ops_library(onnxruntime_extensions.get_library_path())
        options.log_severity_level = 3
        return onnxruntime.InferenceSession(str(self._path), options, providers=["CPUExecutionProvider"])

    def documents(self, texts: Sequence[str]) -> Matrix:
        vectors = [numpy.zeros((0, USE_MULTILINGUAL.dimensions), dtype=numpy.float32)]
        name = self._session.get_inputs()[0].name
        # One by one: the int8 scale is taken over a whole batch, so neighbours would change a text's vector.
        for text in texts:
            vectors.append(self._session.run(None, {name: numpy.array([text or " "])})[0])
        return _unit(numpy.vstack(vectors))

    def query(self, text: str) -> NDArray[numpy.float32]:
        vector: NDArray[numpy.float32] = self.documents([text])[0]
        return vector

    def queries(self, texts: Sequence[str]) -> Matrix:
        return self.documents(texts)


class HuggingFaceModel:
    """Any sentence-transformers model that is already on this machine; never fetched here.

    Query and passage prefixes come from the model's own prompts; the E5 family, which predates them, gets its own.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self._model = _sentence_transformer(name)
        self._prefixes = ("query: ", "passage: ") if "e5" in Path(name).name.lower() else ("", "")
        self._lock = threading.Lock()

    @property
    def fingerprint(self) -> str:
        return f"huggingface:{self.name}"

    def _encode(self, texts: Sequence[str], prefix: str, kind: str) -> Matrix:
        prompt = {} if prefix or kind not in self._model.prompts else {"prompt_name": kind}
        with self._lock:
            vectors = self._model.encode(
                [prefix + text for text in texts], normalize_embeddings=True, show_progress_bar=False, **prompt
            )
        return numpy.asarray(vectors, dtype=numpy.float32)

    def documents(self, texts: Sequence[str]) -> Matrix:
        return self._encode(texts, self._prefixes[1], "passage")

    def query(self, text: str) -> NDArray[numpy.float32]:
        vector: NDArray[numpy.float32] = self.queries([text])[0]
        return vector

    def queries(self, texts: Sequence[str]) -> Matrix:
        return self._encode(texts, self._prefixes[0], "query")


@lru_cache(maxsize=1)
def packaged_e5() -> E5Small:
    """The packaged model, once a process: it embeds, and the reader is made of it."""
    return E5Small()


def general_embedder(name: str) -> Embedder:
    """The embedder of all text that the settings name."""
    return packaged_e5() if name == E5_SMALL.name else HuggingFaceModel(name)


def _sentence_transformer(name: str) -> Any:
    try:
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging

        # The bar "Loading weights" on stderr tells a person nothing.
        logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        return SentenceTransformer(name, device="cpu", local_files_only=True)
    except (OSError, ValueError, ImportError) as error:
        raise ModelUnavailable(
            f"the embedding model {name} cannot be loaded: {error}",
            remedy="Put the model on this machine first, or unset ADVISOR_EMBEDDING_MODEL to use the packaged one.",
        ) from error
