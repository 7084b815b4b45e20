"""A text as the words that carry it, each with its place; and two such texts laid side by side; pure.

Words are stemmed; a Chinese character is a word of its own, because pairs would change with every particle between
them. Dates count as one word, however they are written. The order is compared by the longest common subsequence, as
ROUGE-L does (Lin 2004).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from advisor.index.tokens import FUNCTION_WORDS, normalised, tokens

_WORD = re.compile(r"[\u3400-\u9fff]|\d(?:[\d.,]*\d)?[^\W\d_\u3400-\u9fff]*|[^\W_\u3400-\u9fff]+")
_FUNCTION_CHARACTERS = frozenset("的了在于是与和及等也还则并其该此这那将对为之自起由到至且但而")
#: Words that tell where something is written and no more: a sentence may add them.
_HARMLESS = frozenset(
    tokens(
        "say says state states write writes note notes account according document documentation page policy term terms "
        "describe specify mention also however company "
        "говорит заявляет сообщает указывает утверждает согласно документ документация страница условия политика "
        "также однако компания это этот"
    )
) | frozenset("称说示据文件档规定")
#: Words that hold a sentence together, and those that hold for a whole clause and may stand anywhere in it (whether
#: they are there is told by `wording`).
_WEIGHTLESS = FUNCTION_WORDS | _FUNCTION_CHARACTERS | frozenset(tokens("default умолчанию")) | frozenset("默认")

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan январь января январе",
            "february feb февраль февраля феврале",
            "march mar март марта марте",
            "april apr апрель апреля апреле",
            "may май мая мае",
            "june jun июнь июня июне",
            "july jul июль июля июле",
            "august aug август августа августе",
            "september sept sep сентябрь сентября сентябре",
            "october oct октябрь октября октябре",
            "november nov ноябрь ноября ноябре",
            "december dec декабрь декабря декабре",
        ),
        1,
    )
    for name in names.split()
}
_NAMES = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DATES = re.compile(
    rf"\b(?P<y1>(?:19|20)\d\d)-(?P<m1>\d\d)(?:-(?P<d1>\d\d))?\b"
    rf"|\b(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m2>{_NAMES})\.?,?"
    r"\s+(?P<y2>(?:19|20)\d\d)\b(?:\s+г(?:ода?|\.))?"
    rf"|\b(?P<m3>{_NAMES})\.?\s+(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y3>(?:19|20)\d\d)\b"
    rf"|\b(?P<m4>{_NAMES})\.?,?\s+(?P<y4>(?:19|20)\d\d)\b(?:\s+г(?:ода?|\.))?"
    r"|(?P<y5>(?:19|20)\d\d)年(?:(?P<m5>\d{1,2})月(?:(?P<d5>\d{1,2})日)?)?"
)


def folded(text: str) -> str:
    """A text in small letters and plain forms, its dates as words like `d20230301`, `d202303` or a bare year."""

    def date(match: re.Match[str]) -> str:
        found = {key[0]: value for key, value in match.groupdict().items() if value}
        month = found.get("m", "")
        number = _MONTHS.get(month) or (int(month) if month.isdigit() else 0)
        if not number:
            return f" {found['y']} "
        day = f"{int(found['d']):02}" if "d" in found else ""
        return f" d{found['y']}{number:02}{day} "

    return _DATES.sub(date, normalised(text))


#: Where a statement of a source ends.
_STOPS = re.compile(r"[;；。！？]|[.!?:](?=\s)")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a folded text: its stem, and where it stands."""

    stem: str
    start: int
    end: int

    @property
    def is_figure(self) -> bool:
        """Whether it is a number or a date."""
        return self.stem[0].isdigit() or is_date(self.stem)

    @property
    def is_harmless(self) -> bool:
        """Whether it tells where something is written and no more."""
        return self.stem in _HARMLESS


def is_date(stem: str) -> bool:
    """Whether a word is a folded date."""
    return len(stem) > 6 and stem[0] == "d" and stem[1:].isdigit()


@dataclass(frozen=True, slots=True)
class Text:
    """A folded text with its telling words, in order."""

    folded: str
    words: tuple[Word, ...]

    @classmethod
    def of(cls, text: str) -> Text:
        """Read a text."""
        plain = folded(text)
        found = (Word(_stem(match.group()), match.start(), match.end()) for match in _WORD.finditer(plain))
        return cls(
            plain,
            tuple(word for word in found if word.stem not in _WEIGHTLESS),
        )

    @property
    def stems(self) -> list[str]:
        """The stems of its words."""
        return [word.stem for word in self.words]

    def governed_from(self, start: int, end: int, reach: int) -> Sequence[int]:
        """Places of up to `reach` words that follow `start:end`; at the end of a statement, those before it."""
        first = next((place for place, word in enumerate(self.words) if word.start >= end), len(self.words))
        last = first - 1
        while last >= 0 and self.words[last].end > start:
            last -= 1
        if first == len(self.words) or _STOPS.search(self.folded[end : self.words[first].start]):
            return range(last, max(-1, last - reach), -1)
        last = first
        while last + 1 < min(len(self.words), first + reach) and not _STOPS.search(
            self.folded[self.words[last].end : self.words[last + 1].start]
        ):
            last += 1
        return range(first, last + 1)


def _stem(word: str) -> str:
    if word[0].isdigit():
        digits = re.match(r"[\d.,]*\d", word)
        assert digits is not None  # noqa: S101 - the pattern of a word begins with a digit here
        number, unit = digits.group(), word[digits.end() :]
        return re.sub(r"^0+(?=\d)", "", re.sub(r"[.,](?=\d{3}(?:\D|$))", "", number)) + unit
    return word if is_date(word) else (tokens(word) or [word])[0]


@dataclass(frozen=True, slots=True)
class Alignment:
    """A sentence laid beside a piece of its source."""

    sentence: Text
    source: Text
    pairs: tuple[tuple[int, int], ...]
    """Places of the words that they share in the same order: in the sentence, and in the source."""

    @property
    def share(self) -> float:
        """Share of the sentence's words that stand in the source in the same order."""
        return len(self.pairs) / len(self.sentence.words) if self.sentence.words else 0.0

    @property
    def partner(self) -> dict[int, int]:
        """Place in the sentence → place in the source."""
        return dict(self.pairs)

    def astray(self) -> list[Word]:
        """Words of the sentence that the source lacks or has elsewhere, but for those that may be added or moved."""
        paired = self.partner
        there = self.source.stems
        # Where but one day is named, it cannot be taken for another one's.
        one_date = sum(map(is_date, there)) == 1
        return [
            word
            for place, word in enumerate(self.sentence.words)
            if place not in paired
            and not (word.is_harmless and word.stem not in there)
            and not (one_date and is_date(word.stem) and word.stem in there)
        ]


#: What joins a second statement to the first one, right behind a name.
_JOINS = re.compile(r"\W*(?:\b(?:and|or|but|which|who)\b|(?<![а-я])(?:и|или|но|а|котор\w+)(?![а-я])|并|或|而)")
#: What parts two statements within a sentence.
_PARTS = re.compile(r"[,;:，；：、—–]|\b(?:and|but|while)\b|(?<![а-я])(?:и|а|но)(?![а-я])|并|而|但")


def glued(found: Alignment, names: frozenset[str]) -> str:
    """The word at which a sentence makes one statement of two of its source; empty where it does not.

    Either a stop of the source lies between two words that the sentence joins; or a name does in the sentence what
    somebody else does in the source: "the developer indemnifies Acme and answers for its users" does not say that Acme
    answers for anybody, though its words come in that order.

    Args:
        found: a sentence laid beside its source.
        names: stems of the names that the sentence uses.
    """
    sentence, source, back = found.sentence, found.source, {there for _, there in found.pairs}
    for (here, there), (behind, follows) in pairwise(found.pairs):
        gap = source.folded[source.words[there].end : source.words[follows].start]
        within = sentence.folded[sentence.words[here].end : sentence.words[behind].start]
        word = sentence.words[behind]
        if _STOPS.search(gap) and not _PARTS.search(within):
            return word.stem
        before = source.words[there - 1] if there else None
        if sentence.words[here].stem not in names or behind != here + 1 or before is None or there - 1 in back:
            continue
        if not _STOPS.search(source.folded[before.end : source.words[there].start]) and _JOINS.match(gap):
            return word.stem
    return ""


def aligned(sentence: Text, source: Text) -> Alignment:
    """The longest common subsequence of two texts' words."""
    said, found = sentence.stems, source.stems
    table = [[0] * (len(found) + 1) for _ in range(len(said) + 1)]
    for i in range(len(said) - 1, -1, -1):
        row, below = table[i], table[i + 1]
        for j in range(len(found) - 1, -1, -1):
            row[j] = below[j + 1] + 1 if said[i] == found[j] else max(below[j], row[j + 1])
    return Alignment(sentence, source, tuple(_walk(said, found, table)))


def _walk(said: Sequence[str], found: Sequence[str], table: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    i = j = 0
    while i < len(said) and j < len(found):
        if said[i] == found[j] and table[i][j] == table[i + 1][j + 1] + 1:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif table[i + 1][j] >= table[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs
