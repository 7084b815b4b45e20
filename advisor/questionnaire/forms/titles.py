"""What the title of a column says that stands under it; pure. The words are in `title_words`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from advisor.questionnaire.forms import title_words as words
from advisor.questionnaire.forms.title_words import Role

__all__ = ["Role", "choices_in", "has_language", "is_log", "just_question", "plain_title", "role_of"]

_ROLES: tuple[tuple[Role, re.Pattern[str]], ...] = tuple((role, re.compile(text)) for role, text in words.PATTERNS)
#: A title in another language of the same column: `description[fr]`, `Question (EN)`.
_LANGUAGE = re.compile(r"\s*[\[(]\s*(?:[a-z]{2}(?:[-_][a-z]{2})?|english|french|german|русский|中文|英文)\s*[\])]\s*$")
#: Whose column it is: `CCM Control ID`, `ISO 27001 reference`.
_FRAMEWORK = re.compile(r"^(?:ccm|caiq|iso|iec|nist|cis|csf|csa|sig|soc|pci|dss|hecvat)(?: [\dv.]+){0,3} (?=\D)")
_LONGEST = 90
_MOST_WORDS = 10
#: Four words and a full stop, or a question of seven words.
_SENTENCE = re.compile(r"(?:\S+\s+){3}\S+\.\s*$|(?:\S+\s+){6}\S+\s*[?？]\s*$|[。；]\s*$")
_LISTED = re.compile(r"(?:^|[(\[（:：\n])\s*([^()\[\]（）:：\n]{1,60}?)\s*(?:[)\]）]|$)")


@lru_cache(maxsize=4096)
def plain_title(text: str) -> str:
    """A title as it is compared: small letters, without signs and with single spaces."""
    # This makes `№` a `No`, and signs of full width plain ones.
    folded = _LANGUAGE.sub("", unicodedata.normalize("NFKC", text).lower())
    folded = re.sub(r"\s+", " ", re.sub(r"[^\w#°]+|_", " ", folded)).strip()
    return _FRAMEWORK.sub("", folded)


def has_language(text: str) -> bool:
    """Whether a title says that its column is a translation: `description[fr]`."""
    return bool(_LANGUAGE.search(text.strip().lower()))


@lru_cache(maxsize=4096)
def role_of(text: str) -> Role:
    """What a column of that title holds; empty where nothing is known."""
    if not text or len(text) > _LONGEST or text.count("\n") > 3 or len(text.split()) > _MOST_WORDS:
        return ""
    lines = text.split("\n")
    # A list of answers, one a line, is no title, though "Yes/No" may be one.
    if _SENTENCE.search(text) or (len(lines) > 1 and all(words.CHOICE.fullmatch(line.strip()) for line in lines)):
        return ""
    title = plain_title(text)
    return next((role for role, pattern in _ROLES if pattern.fullmatch(title)), "")


def just_question(text: str) -> bool:
    """Whether a title says no more than "question": that beats "requirement", which may be its source."""
    return bool(words.JUST_QUESTION.fullmatch(plain_title(text)))


def is_log(titles: Iterable[str]) -> bool:
    """Whether the titles of a table are those of a change log, a glossary or a list of values."""
    plain = [plain_title(title) for title in titles]
    logged = sum(bool(words.LOG.fullmatch(title)) for title in plain)
    return logged >= 2 or any(words.GLOSSARY.fullmatch(title) for title in plain)


def choices_in(title: str) -> tuple[str, ...]:
    """The answers that the title of an answer column allows: `Response (Yes / No / N/A)`."""
    for match in _LISTED.finditer(title):
        said = re.sub(r"(?i)n\s?/\s?a\b|н\s?/\s?п", lambda found: found[0].replace("/", "\0"), match[1])
        parts = [part.strip().replace("\0", "/") for part in re.split(r"[/|,;、，]|\bor\b|\bили\b", said)]
        if len(parts) > 1 and all(words.CHOICE.fullmatch(part) for part in parts):
            return tuple(parts)
    return ()
