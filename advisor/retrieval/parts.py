"""Which part of a criterion a question names, and whether a text speaks of that part; pure.

"Can we bring our own keys?" is one of the matters that "Security controls" holds. The criterion's verdict is on all of
them together, and so it is none on this one. The words of each part stand in the corpus (`phrasings/parts.yaml`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

from advisor.records import Part

_HAN = re.compile("[\u4e00-\u9fff]")
_LETTERS = "0-9a-zа-я"
#: Between the parts of a phrase, joined by `…`: up to four words, or so many Chinese characters, of the same clause.
_GAP = rf"(?:[\s-]+[{_LETTERS}'/-]+){{0,4}}?[\s-]+"
_GAP_HAN = r"[^，。；？]{0,8}?"
#: From so many parts on a question asks about the whole; the second where it means the criterion beyond doubt.
_WHOLE, _WHOLE_IF_CERTAIN = 3, 2

_Found = tuple[Part, re.Pattern[str], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Meant:
    """The parts of one criterion that a question names."""

    criterion: str
    parts: tuple[Part, ...]
    said: tuple[re.Pattern[str], ...]

    @property
    def topics(self) -> tuple[str, ...]:
        """Criteria whose claims and assessments may speak of them, likeliest first."""
        return tuple(dict.fromkeys((self.criterion, *(topic for part in self.parts for topic in part.topics))))

    @property
    def by_law(self) -> bool:
        """Whether what a law says of them is an answer."""
        return all(part.by_law for part in self.parts)

    @property
    def settled(self) -> bool:
        """Whether the criterion's verdict is one on each of them, where an assessment speaks of it."""
        return all(part.settled for part in self.parts)

    def spoken_of(self, text: str) -> bool:
        """Whether a text speaks of any of them."""
        return any(pattern.search(folded(text)) for pattern in self.said)


@dataclass(frozen=True, slots=True)
class PartFinder:
    """Finds the parts that questions name. Immutable, so it may be shared by threads."""

    _parts: tuple[tuple[Part, re.Pattern[str], re.Pattern[str]], ...]

    @classmethod
    def of(cls, parts: Iterable[Part]) -> PartFinder:
        """Prepare the words of a corpus' parts."""
        return cls(tuple((part, words_pattern(part.asked), words_pattern(part.said)) for part in parts))

    def named(self, criterion: str, name: str) -> Meant | None:
        """The part of a criterion that has a name; None where there is none."""
        for part, _, said in self._parts:
            if (part.criterion, part.name) == (criterion, name):
                return Meant(criterion, (part,), (said,))
        return None

    def meant(
        self,
        text: str,
        criterion: str = "",
        *,
        is_meant: bool = False,
        certain: bool = False,
        unlikely: Container[tuple[str, str]] = (),
    ) -> Meant | None:
        """The parts that a question names; None where it names none, or so many that it asks about the whole.

        Args:
            text: the question.
            criterion: the one that it means or is nearest to, or empty. Its parts come first.
            is_meant: whether it means that criterion: then it names parts of another one in passing, if at all.
            certain: whether it means it beyond doubt.
            unlikely: parts of other criteria that it does not ask about, by criterion and name, whatever its words.
        """
        plain = folded(text)
        found = _longest(
            [(part, said, match.span()) for part, asked, said in self._parts if (match := asked.search(plain))]
        )
        # What is meant keeps its own parts: to leave a verdict open for nothing costs less than a wrong one on all.
        found = [
            one for one in found if one[0].criterion == criterion or (one[0].criterion, one[0].name) not in unlikely
        ]
        own = [one for one in found if one[0].criterion == criterion]
        if own and len(own) >= (_WHOLE_IF_CERTAIN if is_meant and certain else _WHOLE):
            return None
        if not own and found and not is_meant:
            longest = max(found, key=lambda one: one[2][1] - one[2][0])
            own = [one for one in found if one[0].criterion == longest[0].criterion]
            if len(own) >= _WHOLE:
                return None
        if not own:
            return None
        return Meant(own[0][0].criterion, tuple(part for part, _, _ in own), tuple(said for _, said, _ in own))

    def all_named(self, text: str) -> list[tuple[str, re.Pattern[str]]]:
        """Every part that a question names and that its criterion's verdict says nothing of: the words by which it
        does, and what a text that speaks of it holds.

        Empty where it names so many of one criterion that it asks about the whole.
        """
        plain = folded(text)
        found = _longest(
            [
                (part, said, match.span())
                for part, asked, said in self._parts
                if not part.settled
                if (match := asked.search(plain))
            ]
        )
        counts = Counter(part.criterion for part, _, _ in found)
        return [(plain[slice(*span)], said) for part, said, span in found if counts[part.criterion] < _WHOLE]


def _longest(found: list[_Found]) -> list[_Found]:
    """Without those whose words stand within longer ones: "liability insurance" is insurance."""
    return [
        one
        for one in found
        if not any(other[2] != one[2] and other[2][0] <= one[2][0] and one[2][1] <= other[2][1] for other in found)
    ]


def folded(text: str) -> str:
    """A text as the words are matched against it: small letters, ё as е, one kind of apostrophe and of blank."""
    return " ".join(text.lower().replace("ё", "е").replace("’", "'").split())


def words_pattern(words: Sequence[str]) -> re.Pattern[str]:
    """One pattern over words as they stand in the corpus."""
    bodies = [_body(folded(word)) for word in words]
    return re.compile("|".join(bodies) if bodies else "(?!)")


def _body(word: str) -> str:
    parts = [part.strip() for part in word.split("…")]
    if _HAN.search(word):
        return _GAP_HAN.join(re.escape(part) for part in parts)
    stem = rf"[{_LETTERS}]*"
    joined = _GAP.join(r"[\s-]+".join(re.escape(one).replace(r"\*", stem) for one in part.split()) for part in parts)
    return rf"(?<![{_LETTERS}])(?:{joined})(?![{_LETTERS}])"
