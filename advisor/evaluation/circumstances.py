"""What a score must be read with: without it, a score is not stored."""

from __future__ import annotations

import platform
from datetime import UTC, datetime
from importlib import metadata
from typing import Any

from advisor.settings import Settings


def circumstances(settings: Settings, corpus_sha256: str) -> dict[str, Any]:
    """What a score must be read with."""
    libraries = ("chromadb", "bm25s", "sentence-transformers", "onnxruntime", "streamlit")
    return {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "corpus_sha256": corpus_sha256,
        "embedding_model": settings.embedding_model,
        "python": platform.python_version(),
        "libraries": {name: metadata.version(name) for name in libraries},
    }
