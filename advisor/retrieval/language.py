"""The language of a question; pure.

The product speaks three languages with three scripts, so the script decides; foreign product names in Latin letters
do not count against a Russian or Chinese sentence around them.
"""

from __future__ import annotations

import re

from advisor.records import Language

_HAN = re.compile(r"[\u3400-\u9fff]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_ENGLISH_START = re.compile(
    r"^\W*(?:what|which|who|whose|where|when|why|how|does|do|did|is|are|was|were|can|could|may|must|should|will|would|"
    r"has|have)\s",
    re.IGNORECASE,
)
# Chinese particles and Russian words in small letters make a sentence; names have neither.
_MORE_THAN_NAMES = re.compile(r"[吗呢么的是了]|(?<!\w)[а-яё]")
_LATIN_WORD = re.compile(r"[A-Za-z]{2,}")


def language_of(text: str) -> Language:
    """`zh` or `ru` where their script carries the sentence, else `en`."""
    han = len(_HAN.findall(text))
    cyrillic = len(_CYRILLIC.findall(text))
    latin = len(_LATIN_WORD.findall(text))
    # A Chinese or Russian name in an English question is what is asked about, not the language of the question.
    if _ENGLISH_START.match(text) and not _MORE_THAN_NAMES.search(text):
        return "en"
    # A Chinese character is about half a word, a Russian word has about six letters.
    if han / 2 >= max(cyrillic / 6, latin / 2) and han:
        return "zh"
    if cyrillic / 6 >= latin / 2 and cyrillic:
        return "ru"
    return "en"
