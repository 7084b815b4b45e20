"""Decides whether the buyer's own documents answer a question, or whether the question must be asked back; pure.

The documents may be two clauses or ten thousand passages on any matter, so the signals are similarities and shares,
not what our corpus knows of parties and criteria. Weights are those of logistic regressions on public sets in which
people judged whether a text answers a question (`tests/benchmarks/calibrate_documents.py`; what they are worth on
questions they have not seen is in `tests/benchmarks/README.md`).
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from advisor.index.tokens import FUNCTION_WORDS, tokens

SUPPORT_SIGNALS = (
    "whole",
    "sentence",
    "words",
    "words_together",
    "lexical",
    "ahead",
    "across",
    "figure_missing",
    "named",
    "others",
    "others_words",
)
UNCLEAR_SIGNALS = (
    "pointing",
    "pointing_to_nothing",
    "pronoun",
    "new_words",
    "names",
    "nameless_pointing",
    "first",
    "length",
    "best",
    "margin",
    "history_helps",
    "like_history",
)

#: With the English model's similarity of the whole passage ("whole"), where question and text are in English.
SUPPORT: Mapping[str, float] = {
    "intercept": -10.34,
    "whole": 3.89,
    "sentence": 5.20,
    "words": 1.50,
    "words_together": 2.26,
    "lexical": 1.79,
    "ahead": 0.66,
    "figure_missing": -0.42,
    "named": 2.28,
    "others": 3.91,
    "others_words": -0.22,
}
#: Without it, where question and text are in another language.
SUPPORT_ANY: Mapping[str, float] = {
    "intercept": -22.94,
    "sentence": 21.60,
    "words": 2.51,
    "words_together": 2.09,
    "lexical": 0.21,
    "ahead": 0.72,
    "figure_missing": -0.61,
    "named": 2.38,
    "others": 8.05,
    "others_words": -0.31,
}
#: Where question and text are in different languages: words say nothing.
SUPPORT_ACROSS: Mapping[str, float] = {
    "intercept": -25.94,
    "sentence": 26.23,
    "across": 4.10,
    "ahead": 1.35,
    "figure_missing": -0.14,
}
UNCLEAR: Mapping[str, float] = {
    "intercept": -0.79,
    "pointing": 0.29,
    "pointing_to_nothing": -0.09,
    "pronoun": 1.21,
    "new_words": 0.25,
    "names": 0.63,
    "nameless_pointing": 2.43,
    "first": 1.67,
    "length": 0.17,
    "best": -3.23,
    "margin": -5.45,
    "history_helps": -12.74,
    "like_history": -0.92,
}
#: Of a few documents, which a person could read, an answer in doubt is worth more than a refusal.
SUPPORT_THRESHOLD, SUPPORT_THRESHOLD_FEW = 0.5, 0.25
UNCLEAR_THRESHOLD = 0.4
#: How far ahead the best of many passages usually is; said of a few passages, which have no usual.
USUALLY_AHEAD = 2.5
FEW = 20
#: Up to so many documents "the agreement" or "the supplier" is plain, and nobody is asked which one is meant.
FEW_DOCUMENTS = 5

_SPECIFYING = """
of for to in that in which who whose on with from by about between behind used using involved during near called named
at under over
"""
_OTHER_WORDS = """
is are was were be been do does did has have had can could will would shall should may might must and or but if when
where why how what as than so it they he she you i we there here still officially currently ever also usually really not
"""
#: What follows a noun and says which one is meant, and what is no noun itself.
_SPECIFIED_BY = frozenset(_SPECIFYING.split())
_NOT_A_NOUN = frozenset(_OTHER_WORDS.split())
_TOKEN = re.compile(r"[A-Za-z][\w'’-]*|[?.,!;:]|\d[\w.-]*")
_PRONOUN = re.compile(r"\b(?:it|its|they|them|their|he|she|his|her)\b", re.IGNORECASE)
_POSSESSIVE = ("'s", "’s")


@dataclass(frozen=True, slots=True)
class Pointing:
    """What a question points at with "the", "this" or "that" and does not say which."""

    count: int
    new_words: bool
    """Whether no telling word of the question stands in the earlier ones."""
    pronoun: bool
    """Whether a pronoun stands for what the question is about."""


def pointing(question: str, history: Sequence[str]) -> Pointing:
    """Nouns that a question takes as known ("the loan", "this burger") and neither it nor the history specifies."""
    before = set(tokens("\n".join(history)))
    telling = [token for token in tokens(question) if token not in FUNCTION_WORDS]
    words = _TOKEN.findall(question)
    lowered = [word.lower() for word in words]
    count, place = 0, 0
    while place < len(words):
        if lowered[place] not in ("the", "this", "that", "these", "those"):
            place += 1
            continue
        nouns, end = _noun_phrase(words, place + 1)
        following = words[end] if end < len(words) else "?"
        stems = {stem for noun in nouns for stem in tokens(noun.removesuffix("'s").removesuffix("’s"))}
        specified = following.lower() in _SPECIFIED_BY and not (nouns and nouns[-1].endswith(_POSSESSIVE))
        if nouns and not following[:1].isupper() and not specified and not stems & before:
            count += 1
        place = max(end, place + 1)
    return Pointing(count, not any(token in before for token in telling), bool(_PRONOUN.search(question)))


def _noun_phrase(words: Sequence[str], start: int) -> tuple[list[str], int]:
    nouns: list[str] = []
    place = start
    while place < len(words) and len(nouns) < 4:
        word = words[place]
        stops = word.lower() in _SPECIFIED_BY | _NOT_A_NOUN
        if stops or not word[:1].isalpha() or word[:1].isupper():
            break
        nouns.append(word)
        place += 1
        if word.endswith(_POSSESSIVE):
            break
    return nouns, place


def chance(weights: Mapping[str, float], signals: Mapping[str, float]) -> float:
    """Logistic regression: the probability that weights and signals make."""
    score = weights["intercept"] + sum(weight * signals[name] for name, weight in weights.items() if name in signals)
    return 1 / (1 + math.exp(-max(-60.0, min(score, 60.0))))
