"""What the tests of the decide room share."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor.briefs.corpus import load_corpus
from advisor.records import Corpus


@pytest.fixture(scope="session")
def real_small_corpus(tiny_corpus: Path) -> Corpus:
    """The small corpus with its sources and passages."""
    return load_corpus(tiny_corpus)
