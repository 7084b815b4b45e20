"""Words that a question and a passage share, by how telling they are; pure.

The unit is a word of the question: it counts once, whether the passage holds it, its stem or, for a Russian or
Chinese question, one of its English counterparts.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from advisor.briefs.sentences import sentence_spans
from advisor.index.tokens import tokens
from advisor.records import Passage
from advisor.retrieval.followup import content_tokens

_HAN = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Words:
    """The telling words of a question: alternatives of each, and its weight (inverse passage frequency)."""

    units: tuple[tuple[frozenset[str], float], ...]

    @property
    def forms(self) -> frozenset[str]:
        """All alternatives of all words."""
        return frozenset(form for forms, _ in self.units for form in forms)

    @property
    def weight(self) -> float:
        """Sum of all weights."""
        return sum(weight for _, weight in self.units)

    def share_in(self, found: Iterable[str]) -> float:
        """Share of the weight whose words are among `found`; 0 for a question without telling words."""
        have = set(found)
        total = self.weight
        return sum(weight for forms, weight in self.units if forms & have) / total if total else 0.0


def inverse_frequency(token: str, frequencies: Counter[str], passages: int) -> float:
    """Robertson and Sparck Jones' weight, never negative; a word the corpus lacks weighs most."""
    count = frequencies[token]
    return math.log(1 + (passages - count + 0.5) / (count + 0.5))


def words_of(question: str, expansions: dict[str, frozenset[str]], frequencies: Counter[str], passages: int) -> Words:
    """The telling words of a question.

    Args:
        question: its own words.
        expansions: counterparts in the corpus' language, by token of the question.
        frequencies: in how many passages each token stands.
        passages: how many passages there are.
    """
    units: list[tuple[frozenset[str], float]] = []
    for token in dict.fromkeys(content_tokens(question)):
        forms = frozenset({token}) | expansions.get(token, frozenset())
        known = [form for form in forms if frequencies[form]]
        if not known and _HAN.match(token):
            # A pair of Chinese characters across two words is no word.
            continue
        weight = min(inverse_frequency(form, frequencies, passages) for form in (known or forms))
        units.append((forms, weight))
    return Words(tuple(units))


def passage_tokens(passage: Passage) -> set[str]:
    """Search tokens of everything a passage says about itself."""
    return set(tokens("\n".join([passage.source.title, passage.text, passage.disputed, *passage.headings.values()])))


def best_span(
    text: str, wanted: set[str], must_hold: frozenset[str], figures_of: Callable[[str], frozenset[str]]
) -> tuple[int, int]:
    """The smallest run of whole sentences that holds the figures `must_hold` and most of `wanted`.

    Args:
        text: the passage.
        wanted: search tokens to cover.
        must_hold: figures that the run must contain, as far as the text has them.
        figures_of: callable that lists the figures of a text.
    """
    spans = sentence_spans(text)
    best: tuple[float, int, int] | None = None
    for first in range(len(spans)):
        for last in range(first, min(len(spans), first + 4)):
            piece = text[spans[first][0] : spans[last][1]]
            lacking = len(must_hold - figures_of(piece))
            shared = len(wanted & set(tokens(piece)))
            value = shared - 1.2 * (last - first) - 100 * lacking
            if best is None or value > best[0]:
                best = (value, spans[first][0], spans[last][1])
    return (best[1], best[2]) if best else (0, len(text))
