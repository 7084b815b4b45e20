"""Text to search tokens: stemmed words of English and Russian, character pairs of Chinese; pure."""

from __future__ import annotations

import re
import threading
import unicodedata

import Stemmer

_WORD = re.compile(r"[\u3400-\u9fff]+|[^\W_\u3400-\u9fff]+")
_CYRILLIC = re.compile(r"[а-яё]")
_local = threading.local()


def _stemmers() -> tuple[Stemmer.Stemmer, Stemmer.Stemmer]:
    # PyStemmer objects keep a cache that is not safe to share between threads.
    if not hasattr(_local, "stemmers"):
        _local.stemmers = Stemmer.Stemmer("english"), Stemmer.Stemmer("russian")
    pair: tuple[Stemmer.Stemmer, Stemmer.Stemmer] = _local.stemmers
    return pair


def normalised(text: str) -> str:
    """Compatibility forms folded (full-width letters, ligatures), case dropped, ё as е."""
    return unicodedata.normalize("NFKC", text).lower().replace("ё", "е")


def tokens(text: str) -> list[str]:
    """The search tokens of a text, in order.

    Latin and Cyrillic words are stemmed (Snowball); a run of Chinese characters gives its overlapping pairs, as
    Lucene's CJK analyser does, or itself when it is a single character.
    """
    english, russian = _stemmers()
    found: list[str] = []
    for match in _WORD.finditer(normalised(text)):
        word = match.group()
        if "\u3400" <= word[0] <= "\u9fff":
            found += [word[i : i + 2] for i in range(len(word) - 1)] or [word]
        elif _CYRILLIC.match(word):
            found.append(russian.stemWord(word))
        else:
            found.append(english.stemWord(word))
    return found
