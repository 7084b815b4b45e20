"""Which files make up a corpus, and their digest."""

from __future__ import annotations

import hashlib
from pathlib import Path


def corpus_sha256(folder: Path) -> str:
    """Digest of all corpus files: names and bytes, in a fixed order."""
    digest = hashlib.sha256()
    for path in corpus_files(folder):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def corpus_files(folder: Path) -> list[Path]:
    """The files of a corpus that are read, in a fixed order; its README is not one of them."""
    wanted = [
        *folder.glob("sources/*.md"),
        *folder.glob("routes/*.yaml"),
        *folder.glob("assessments/*.yaml"),
        *folder.glob("phrasings/*.yaml"),
        *folder.glob("profiles/*.yaml"),
        *(folder / f"{name}.yaml" for name in ("criteria", "entities", "glossary", "needs", "prices", "rules")),
    ]
    return sorted((path for path in wanted if path.is_file()), key=lambda path: path.relative_to(folder).as_posix())
