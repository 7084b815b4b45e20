"""Finds phrases in a text, as keyword lists and route aliases write them; pure once built."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """Where a text holds a phrase of a key."""

    start: int
    end: int
    key: str


class PhraseFinder:
    """Finds phrases with `*` stems, as keyword lists and route aliases write them."""

    def __init__(self, phrases: Mapping[str, Iterable[str]]) -> None:
        self._patterns: list[tuple[str, re.Pattern[str], int]] = []
        for key, spellings in phrases.items():
            for spelling in dict.fromkeys(word.lower().lstrip("=") for word in spellings):
                words = spelling.split()
                body = r"[\W_]+".join(re.escape(word).replace(r"\*", r"\w*") for word in words)
                han = re.search(r"[\u3400-\u9fff]", spelling)
                pattern = body if han else rf"(?<!\w){body}(?!\w)"
                weight = max(1, len(spelling) // 2) if han else len(words)
                self._patterns.append((key, re.compile(pattern, re.IGNORECASE), weight))

    def without(self, key: str, text: str) -> str:
        """`text` without the phrases of a key."""
        for mine, pattern, _ in self._patterns:
            text = pattern.sub(" ", text) if mine == key else text
        return text

    def spans(self, text: str) -> list[Span]:
        """Where phrases stand, left to right; of those that overlap, the longest."""
        found = [
            Span(match.start(), match.end(), key)
            for key, pattern, _ in self._patterns
            for match in pattern.finditer(text)
        ]
        kept: list[Span] = []
        for span in sorted(found, key=lambda one: (one.start - one.end, one.start, one.key)):
            if all(span.end <= other.start or span.start >= other.end for other in kept):
                kept.append(span)
        return sorted(kept, key=lambda one: one.start)

    def weights(self, text: str) -> dict[str, int]:
        """Words covered by the phrases found, by key; a phrase inside a longer one of the same key counts once."""
        covered: dict[str, list[tuple[int, int, int]]] = {}
        for key, pattern, weight in self._patterns:
            for match in pattern.finditer(text):
                covered.setdefault(key, []).append((match.start(), match.end(), weight))
        totals: dict[str, int] = {}
        for key, spans in covered.items():
            end = -1
            for start, stop, weight in sorted(spans, key=lambda span: (span[0], -span[1])):
                if start >= end:
                    totals[key] = totals.get(key, 0) + weight
                    end = stop
        return totals
