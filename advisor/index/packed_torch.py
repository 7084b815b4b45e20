"""A packed model as a sentence-transformers model, for many texts at once."""

from __future__ import annotations

from typing import Any

import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.base.modules import InputModule
from sentence_transformers.sentence_transformer.modules import Normalize, Pooling
from transformers import BertConfig, BertModel

from advisor.index.packed_e5 import PackedModel


class PackedTransformer(InputModule):
    """The network and the tokenizer of a packed model. Not for saving: its file is the package's."""

    def __init__(self, packed: PackedModel) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._packed = packed
        tables = {name: torch.from_numpy(packed.table(name)) for name in packed.weights}
        words, size = tables["embeddings.word_embeddings.weight"].shape
        self._network = BertModel(
            BertConfig(
                vocab_size=words,
                hidden_size=size,
                num_hidden_layers=packed.shape.layers,
                num_attention_heads=packed.shape.heads,
                intermediate_size=len(tables["encoder.layer.0.intermediate.dense.bias"]),
                max_position_embeddings=len(tables["embeddings.position_embeddings.weight"]),
                type_vocab_size=len(tables["embeddings.token_type_embeddings.weight"]),
                layer_norm_eps=packed.shape.epsilon,
            ),
            add_pooling_layer=False,
        )
        self._network.load_state_dict(tables)

    def preprocess(self, inputs: Any, prompt: str | None = None, **_: Any) -> dict[str, torch.Tensor]:
        """Token ids and attention mask, both of shape (texts, longest text)."""
        rows = [self._packed.token_ids((prompt or "") + text) for text in inputs]
        longest = max(map(len, rows))
        ids = torch.full((len(rows), longest), self._packed.special[2])
        mask = torch.zeros((len(rows), longest), dtype=torch.long)
        for number, row in enumerate(rows):
            ids[number, : len(row)] = torch.tensor(row)
            mask[number, : len(row)] = 1
        return {"input_ids": ids, "attention_mask": mask}

    def forward(self, features: dict[str, Any], **_: Any) -> dict[str, Any]:
        """Adds the vectors of the tokens."""
        output = self._network(input_ids=features["input_ids"], attention_mask=features["attention_mask"])
        return features | {"token_embeddings": output.last_hidden_state}

    def save(self, output_path: str, *_: Any, **__: Any) -> None:
        """Refused.

        Raises:
            NotImplementedError: always.
        """
        raise NotImplementedError(f"a packed model is not written to {output_path}: it lies in its package")


def sentence_transformer(packed: PackedModel) -> SentenceTransformer:
    """The model with mean pooling and unit length."""
    network = PackedTransformer(packed)
    size = network._network.config.hidden_size
    return SentenceTransformer(modules=[network, Pooling(size, "mean"), Normalize()], device="cpu")
