"""Finds parties, models, laws and incidents in a text by their spellings in three languages; pure.

Spellings are compared word by word (letters and digits; hyphens and dots part words), so that `DeepSeek-R1`,
`deepseek r1` and `DeepSeek R1` are one. Longest spelling first, no overlaps. Chinese has no spaces between words:
its spellings are looked up as they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from advisor.records import Entity

_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_HAN = re.compile(r"[\u3400-\u9fff]")
_PIECE = re.compile(r"[\u3400-\u9fff]+|[^\u3400-\u9fff]+")
_SHORTEST_STEM = 3


@dataclass(frozen=True, slots=True)
class Mention:
    """An entity named in a text at `start:end`."""

    entity: str
    start: int
    end: int


class NameFinder:
    """Looks up all spellings of a set of entities. Immutable after building, so it may be shared by threads."""

    def __init__(self, entities: Mapping[str, Entity]) -> None:
        self._entities = entities
        self._exact: dict[tuple[str, ...], list[tuple[str, str]]] = {}
        self._stems: dict[tuple[str, ...], list[tuple[str, str]]] = {}
        self._han: list[tuple[str, str]] = []
        self._patterns: list[tuple[str, re.Pattern[str], str]] = []
        self._reach: dict[str, int] = {}
        #: First words of spellings, and the first letters of those that are only the beginning of a word.
        self._begin: set[str] = set()
        self._stem_begins: set[str] = set()
        for entity in entities.values():
            # A name that is also an alias with its case kept is no free spelling: "together" is not Together.
            kept = {alias.removeprefix("=") for alias in entity.aliases if alias.startswith("=")}
            for alias in {*entity.aliases, *(name for name in entity.name.values() if name not in kept)}:
                self._add(alias, entity.id)
        self._han.sort(key=lambda pair: -len(pair[0]))
        # Titles, publishers and statements of the corpus are looked up again with every answer that cites them.
        self._remembered = lru_cache(maxsize=8192)(self._ids)

    def _add(self, alias: str, entity: str) -> None:
        case = alias.startswith("=")
        spelling = alias.lstrip("=")
        stem = spelling.endswith("*")
        spelling = spelling.rstrip("*").strip()
        if _HAN.search(spelling):
            self._han.append((_lowered(spelling), entity))
            return
        words = tuple(word.lower() for word in _WORD.findall(spelling))
        if not words:
            return
        if "*" in spelling:
            pattern = r"[\W_]+".join(re.escape(word).replace(r"\*", r"\w*") for word in f"{spelling}*".split())
            begin = _lowered((spelling.partition("*")[0].split() or [""])[0])
            self._patterns.append((begin, re.compile(rf"(?<!\w){pattern}", re.IGNORECASE), entity))
            return
        self._reach[words[0]] = max(self._reach.get(words[0], 1), len(words))
        if stem and len(words) == 1:
            self._stem_begins.add(words[0][:_SHORTEST_STEM])
        else:
            self._begin.add(words[0])
        table = self._stems if stem else self._exact
        table.setdefault(words, []).append((entity, spelling if case else ""))

    def find(self, text: str) -> tuple[Mention, ...]:
        """All mentions, left to right. A spelling shared by several entities gives each of them."""
        found: list[Mention] = []
        taken = bytearray(len(text))
        lowered = _lowered(text)
        has_han = _HAN.search(text) is not None
        for spelling, entity in self._han if has_han else ():
            start = lowered.find(spelling)
            while start >= 0:
                end = start + len(spelling)
                if not any(taken[start:end]):
                    found.append(Mention(entity, start, end))
                    taken[start:end] = b"\1" * (end - start)
                start = lowered.find(spelling, end)
        for begin, pattern, entity in self._patterns:
            if begin not in lowered:
                continue  # said at once, unlike by the pattern
            for match in pattern.finditer(text):
                if not any(taken[match.start() : match.end()]):
                    found.append(Mention(entity, match.start(), match.end()))
                    taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
        words = _cut_words(text) if has_han else [(m.group().lower(), m.start(), m.end()) for m in _WORD.finditer(text)]
        position = 0
        while position < len(words):
            length = self._match_at(text, words, position, taken, found)
            position += length or 1
        return tuple(sorted(found, key=lambda mention: (mention.start, mention.end, mention.entity)))

    def _match_at(
        self, text: str, words: list[tuple[str, int, int]], position: int, taken: bytearray, found: list[Mention]
    ) -> int:
        first = words[position][0]
        if first not in self._begin and first[:_SHORTEST_STEM] not in self._stem_begins:
            return 0  # nearly every word
        # Only the last word of a spelling can be a stem: its first word tells how far to look.
        reach = self._reach.get(first, 1)
        for length in range(min(reach, len(words) - position), 0, -1):
            run = words[position : position + length]
            start, end = run[0][1], run[-1][2]
            if any(taken[start:end]):
                continue
            key = tuple(word for word, _, _ in run)
            candidates = list(self._exact.get(key, ()))
            for cut in range(len(key[-1]), _SHORTEST_STEM - 1, -1):
                candidates += self._stems.get((*key[:-1], key[-1][:cut]), ())
            entities = {entity for entity, spelling in candidates if not spelling or text[start:end] == spelling}
            if entities:
                found.extend(Mention(entity, start, end) for entity in entities)
                return length
        return 0

    def ids(self, text: str) -> frozenset[str]:
        """Ids of the entities named in a text."""
        return self._remembered(text)

    def _ids(self, text: str) -> frozenset[str]:
        return frozenset(mention.entity for mention in self.find(text))

    def with_parents(self, ids: Iterable[str]) -> frozenset[str]:
        """The ids and all their parents (a model's family and vendor, a product's maker)."""
        result: set[str] = set()
        for start in ids:
            current = start
            while current and current not in result:
                result.add(current)
                entity = self._entities.get(current)
                current = entity.parent if entity else ""
        return frozenset(result)


def _cut_words(text: str) -> list[tuple[str, int, int]]:
    """Words of a text, cut where Chinese and Latin letters meet: there is no space between them."""
    return [
        (piece.group().lower(), match.start() + piece.start(), match.start() + piece.end())
        for match in _WORD.finditer(text)
        for piece in _PIECE.finditer(match.group())
    ]


def _lowered(text: str) -> str:
    """`text` in lower case at the same offsets: a letter whose lower case is longer (`İ`) stays as it is."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
