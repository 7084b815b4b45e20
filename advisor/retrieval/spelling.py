"""Mends slips of the keyboard in a question: "comercially", "antropic", «лиценция»; the only importer of rapidfuzz and
pyspellchecker.

Only a word that neither the corpus nor a general dictionary knows is looked at, and only words that the corpus knows
are put in its place: a question is mended towards what can be answered, never otherwise. What is no plain word
(addresses, versions, a name in capitals) stays as it was typed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein
from spellchecker import SpellChecker

from advisor.index.tokens import tokens
from advisor.records import Corpus

#: A word of one alphabet that stands alone: no part of an address, a version or a name joined by signs.
_WORD = re.compile(r"(?<![\w./@+=&?#%'’-])(?:[A-Za-z]{4,}|[А-Яа-яЁё]{5,})(?![\w/@+]|[-.'’]\w)")
_PLAIN = re.compile(r"[a-z]{4,}|[а-яё]{5,}")
_CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)
#: An abbreviation, of which any other is one letter away.
_ABBREVIATION = re.compile(r"[A-ZА-ЯЁ]{2,6}")
_INNER_CAPITAL = re.compile(r"[a-zа-яё][A-ZА-ЯЁ]")
#: A shorter word has too many neighbours for a word of the texts; a name may still be meant.
_SHORT = 5


@dataclass(frozen=True, slots=True)
class Slip:
    """A word that was taken for another one."""

    typed: str
    meant: str


@dataclass(frozen=True, slots=True)
class Spelling:
    """Knows the words of one corpus. Immutable after building, so it may be shared by threads."""

    _words: Mapping[str, int] = field(repr=False)
    """Words of the corpus, with how many claims hold each."""
    _stems: frozenset[str] = field(repr=False)
    _names: frozenset[str] = field(repr=False)
    """Words that name a party, model or law."""
    _spoken: frozenset[str] = field(repr=False)
    """Words of criteria and glossary."""

    @classmethod
    def of(cls, corpus: Corpus) -> Spelling:
        """The words of claims and headings, of entities, criteria and the glossary."""
        counts: Counter[str] = Counter()
        for passage in corpus.claims:
            counts.update(set(_plain([passage.text, passage.heading, *passage.headings.values()])))
        spoken = [word for criterion in corpus.criteria.values() for ws in criterion.keywords.values() for word in ws]
        spoken += [form for entry in corpus.glossary for form in (*entry.en, *entry.ru)]
        plainly_spoken = frozenset(_plain(word for word in spoken if "*" not in word))
        counts.update(plainly_spoken)
        names = frozenset(
            _plain(
                spelling
                for entity in corpus.entities.values()
                for spelling in (*entity.aliases, *entity.name.values())
                if "*" not in spelling
            )
        )
        stems = {stem for word in counts for stem in tokens(word)} | {
            stem for word in spoken for stem in tokens(word.replace("*", ""))
        }
        return cls(counts, frozenset(stems), names, plainly_spoken)

    def mended(self, text: str) -> tuple[str, tuple[Slip, ...]]:
        """The text with its slips mended, and what they were."""
        slips: dict[str, Slip] = {}
        shouted = text.isupper()

        def mend(match: re.Match[str]) -> str:
            typed = match.group()
            meant = self._meant(typed, shouted=shouted, sentence_start=_starts_sentence(text, match.start()))
            if meant is None:
                return typed
            slips[typed] = Slip(typed, meant)
            return meant

        return _WORD.sub(mend, text), tuple(slips.values())

    def _meant(self, typed: str, *, shouted: bool, sentence_start: bool) -> str | None:
        """The word that stands one slip away: a letter too few, too many, another, or two changed about."""
        word = typed.lower()
        if word in self._names or word in self._words or self._stems.intersection(tokens(word)) or _is_a_word(word):
            return None
        if not shouted and _ABBREVIATION.fullmatch(typed):
            return None
        is_name = bool(_INNER_CAPITAL.search(typed)) or (typed[0].isupper() and not (shouted or sentence_start))
        near = [
            (-(known in self._names), -self._words.get(known, 0), known)
            for known in self._candidates(word, is_name=is_name)
            if known[0] == word[0] and abs(len(known) - len(word)) <= 1 and not word.startswith(known)
            if DamerauLevenshtein.distance(word, known, score_cutoff=1) <= 1
        ]
        return min(near)[2] if near else None

    def _candidates(self, word: str, *, is_name: bool) -> Iterable[str]:
        # A capital inside a sentence begins a name: of somebody the corpus knows, or of somebody else.
        if is_name or len(word) < _SHORT:
            return self._names
        # Russian words have many forms, of which no dictionary here knows all: one letter apart may be another word.
        return self._names | (self._spoken if _CYRILLIC.search(word) else self._words.keys())


def _plain(texts: Iterable[str]) -> list[str]:
    return [word for text in texts for word in _PLAIN.findall(text.lower())]


def _starts_sentence(text: str, at: int) -> bool:
    return not text[:at].strip() or bool(re.search(r"[.!?:\n]\s*$", text[:at]))


def _is_a_word(word: str) -> bool:
    dictionary = _dictionary("ru" if _CYRILLIC.search(word) else "en")
    return word in dictionary or (word.endswith("s") and word[:-1] in dictionary)


@lru_cache(maxsize=2)
def _dictionary(language: str) -> SpellChecker:
    # Read when the first unknown word of the language is met: it takes a tenth of a second.
    return SpellChecker(language=language, distance=1)
