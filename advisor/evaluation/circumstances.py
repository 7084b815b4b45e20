"""What a score must be read with: without it, a score is not stored."""

from __future__ import annotations

import hashlib
import platform
from dataclasses import fields
from datetime import UTC, datetime
from importlib import metadata
from typing import Any

from advisor.settings import PROJECT_ROOT, Settings

#: Settings that decide what is answered. Folders and addresses say nothing about a score, and may be private.
_TELLING = frozenset({"embedding_model", "reranker", "language", "llm"})


def code_sha256() -> str:
    """A digest of the program's own modules: which code was measured, changes that were never committed included."""
    digest = hashlib.sha256()
    folder = PROJECT_ROOT / "advisor"
    for path in sorted(folder.rglob("*.py")):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\n")
        digest.update(path.read_bytes())
    return digest.hexdigest()


def settings_told(settings: Settings) -> dict[str, Any]:
    """The settings that decide what is answered, by name."""
    return {one.name: getattr(settings, one.name) for one in fields(settings) if one.name in _TELLING}


def circumstances(settings: Settings, corpus_sha256: str) -> dict[str, Any]:
    """What a score must be read with."""
    libraries = ("chromadb", "bm25s", "sentence-transformers", "onnxruntime", "streamlit")
    return {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "corpus_sha256": corpus_sha256,
        "embedding_model": settings.embedding_model,
        "settings": settings_told(settings),
        "code_sha256": code_sha256(),
        "python": platform.python_version(),
        "libraries": {name: metadata.version(name) for name in libraries},
    }
