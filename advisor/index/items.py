"""Which texts of a passage are indexed, and how; pure.

A passage is found by its whole text and by its best sentence: a whole carries the topic, a sentence the detail, and
the two together find more than either (tests/benchmarks/README.md). Titles and headings travel with the passage, the
quoted text stays untouched.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

from advisor.briefs.sentences import sentences
from advisor.records import Passage, sha256_of

#: Changes whenever the texts below, or the way they are indexed, change.
INDEX_FORMAT = "4"

#: Families of vectors, one a model: of all text, of English text, and of all text for questions in other languages.
GENERAL, ENGLISH, ACROSS = "general", "english", "across"
FAMILIES = (GENERAL, ENGLISH, ACROSS)
SENTENCE_SUFFIX = "-sentences"
_SEPARATOR = "|"
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Item:
    """One text to embed; `id` is the passage's id, for sentences followed by a running number."""

    id: str
    text: str


def lexical_text(passage: Passage) -> str:
    """What BM25 sees. The heading counts twice: it holds the assertion in the fewest words."""
    title = passage.source.title if passage.source.title != passage.heading else ""
    if not _LETTER.search(title):
        # The number of a clause ("4.2.1") is a place, not a word.
        title = ""
    translations = [text for language, text in passage.headings.items() if language != passage.source.language]
    parts = [title, passage.heading, passage.heading, passage.text, passage.disputed, *translations]
    return "\n".join(part for part in parts if part)


def whole_text(passage: Passage) -> str:
    """What the embedders see of the whole passage."""
    return f"{passage.heading}. {passage.text}" if passage.heading else passage.text


def vector_items(passages: Sequence[Passage]) -> dict[str, list[Item]]:
    """Texts to embed by collection name."""
    collections: dict[str, list[Item]] = {}
    for family in FAMILIES:
        read = [passage for passage in passages if family != ENGLISH or passage.source.language == "en"]
        collections[family] = [Item(passage.id, whole_text(passage)) for passage in read]
        collections[family + SENTENCE_SUFFIX] = [
            item for passage in read for item in _pieces(passage, translated=family != ENGLISH)
        ]
    return collections


def family_of(collection: str) -> str:
    """The family that a collection belongs to."""
    return collection.removesuffix(SENTENCE_SUFFIX)


def _pieces(passage: Passage, *, translated: bool) -> list[Item]:
    if passage.is_original:
        # Claims carry the detail; the originals behind them would multiply the work of embedding for little.
        return []
    texts = [passage.heading] if passage.heading else []
    if translated:
        texts += [text for language, text in passage.headings.items() if language != passage.source.language]
    texts += sentences(passage.text)
    return [Item(f"{passage.id}{_SEPARATOR}{number}", text) for number, text in enumerate(dict.fromkeys(texts))]


def passage_of(item_id: str) -> str:
    """Id of the passage that an item of a sentence collection belongs to."""
    return item_id.rpartition(_SEPARATOR)[0]


def passage_digest(passage: Passage) -> str:
    """Changes whenever anything about the passage that is indexed changes."""
    language = passage.source.language
    translations = [text for other, text in passage.headings.items() if other != language]
    # As JSON, so that a line cannot move from one field to another unnoticed.
    fields = [language, passage.source.title, passage.heading, passage.text, passage.disputed, translations]
    return sha256_of(json.dumps(fields))
