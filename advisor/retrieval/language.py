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
# A Latin word with a capital in it is a name, and counts for no language.
_ENGLISH_WORD = re.compile(r"(?<![A-Za-z])[a-z]{2,}(?![A-Za-z])")
# A Russian word with a capital may be a name too, unless it opens the text or is a single letter («А Kimi?»).
_RUSSIAN_WORD = re.compile(r"(?<!\w)[а-яё]+|^\W*[А-ЯЁ][а-яё]*(?!\w)|(?<!\w)[АИВКСУО](?!\w)")
_CHINESE_WORD = re.compile(r"[吗呢么的是了那哪和跟与或还也多几谁怎何否能会不]")
# A word or two in small letters may be names typed in haste ("kimi k2?"), but not these.
_ENGLISH = re.compile(
    r"\b(?:what|which|who|whose|where|when|why|how|does|do|did|is|are|was|were|can|could|may|must|should|will|would|has|have|"
    r"the|an?|and|or|of|for|from|with|in|on|at|to|by|about|if|not|no|yes|it|they|we|you|our|any|please|thanks?)\b",
    re.IGNORECASE,
)


def language_of(text: str) -> Language:
    """`zh` or `ru` where their script carries the sentence, else `en`."""
    return language_said(text) or "en"


def language_said(text: str) -> Language | None:
    """The language of a text; none where it holds nothing but names and figures ("Kimi?")."""
    han = len(_HAN.findall(text))
    cyrillic = len(_CYRILLIC.findall(text))
    latin = len(_LATIN_WORD.findall(text))
    english = len(_ENGLISH_WORD.findall(text))
    if not han and not cyrillic:
        return "en" if english > 2 or _ENGLISH.search(text) else None
    # A Chinese or Russian name in an English question is what is asked about, not the language of the question.
    if _ENGLISH_START.match(text) and not _MORE_THAN_NAMES.search(text):
        return "en"
    # "А у OpenAI?": between names, one word tells.
    russian = len(_RUSSIAN_WORD.findall(text))
    if russian >= max(english, 1) and not han:
        return "ru"
    if not cyrillic and not english and _CHINESE_WORD.search(text):
        return "zh"
    # A Chinese character is about half a word, a Russian word has about six letters.
    if han / 2 >= max(cyrillic / 6, latin / 2) and han:
        return "zh"
    return "ru" if cyrillic / 6 >= latin / 2 and cyrillic else "en"
