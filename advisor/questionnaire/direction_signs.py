"""For which state of a criterion a sentence speaks: the criterion's words, turned round by what denies them; pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from advisor.questionnaire import direction_words as said
from advisor.records import Directions

_HAN = re.compile("[\u4e00-\u9fff]")
_LETTERS = "0-9a-zа-я"
#: A denial within a relative clause reaches so many characters; what comes later is said of the main clause.
_REACH_IN_RELATIVE = 25
#: What a word that denies by itself ("withheld", "refused") weighs more than others: it is the verb.
_VERB = 3

#: How far back words are looked at that say what a denial belongs to.
_NEAR = 40
#: Denials, and words of the criterion, that one sentence can hold and still be understood.
_MOST = 25

_Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Denial:
    """Where something is denied. `everything`: also what stands before it in its clause."""

    start: int
    end: int
    everything: bool


@dataclass(frozen=True, slots=True)
class _Hit:
    """A word of the criterion: where it stands, for which state it speaks (1, -1, or 0: for none), its weight."""

    start: int
    end: int
    sign: int
    weight: int
    aside: bool = False
    """Whether it only says when, why or in spite of what."""
    denied: int = 0
    """How many denials reach it."""


def sign_of(sentence: str, words: Directions) -> int:
    """1: the sentence speaks for the state that the criterion calls yes; -1: against it; 0: that cannot be told.

    Args:
        sentence: in small letters, white space folded, ё as е, without what stands in brackets.
        words: those of the criterion.
    """
    hits, idle = _turned(sentence, words)
    telling = [hit for hit in hits if hit.sign and not hit.aside]
    if not telling:
        return 0
    if not any(hit.denied for hit in telling):
        # Something is denied, but what? Or one lone word beside words that often turn a sentence round.
        if idle:
            return 0
        first = telling[0]
        beside = f"{sentence[: first.start]} # {sentence[first.end :]}"
        if len(telling) == 1 and first.weight == 1 and said.DOUBTFUL.search(beside):
            return 0
    heaviest = max(hit.weight for hit in telling)
    signs = {hit.sign for hit in telling if hit.weight == heaviest}
    return signs.pop() if len(signs) == 1 else 0


def denials_of(sentence: str) -> list[Denial]:
    """What is denied in a sentence, from left to right; what only seems to deny ("not only", "or not") left out."""
    masked = said.NO_DENIAL.sub(lambda match: " " * len(match.group()), sentence)
    found = [Denial(match.start(), match.end(), True) for match in said.DENIES_ALL.finditer(masked)]
    taken = list(found)
    for match in said.DENIES_NEXT.finditer(masked):
        if not any(match.start() < other.end and match.end() > other.start for other in taken):
            found.append(Denial(match.start(), match.end(), False))
    return sorted(found, key=lambda denial: denial.start)


def _turned(sentence: str, words: Directions) -> tuple[list[_Hit], bool]:
    """The words of the criterion, each turned round as often as it is denied; and whether a denial reached none."""
    denials = denials_of(sentence)
    # "Kept out of", "clean of": the longer of the two is meant.
    hits = [hit for hit in _hits(sentence, words) if not any(_holds(denial, hit) for denial in denials)]
    denials = [d for d in denials if not any(d.start < hit.end and d.end > hit.start for hit in hits)]
    if len(denials) > _MOST or len(hits) > _MOST:
        return [], False
    turned: list[_Hit] = []
    idle = False
    listed_from = 0
    for start, end in _clauses(sentence):
        inside = [hit for hit in hits if start <= hit.start < end]
        # "Is any of these missing: encryption, …": what is denied is only named after the colon.
        first = [listed_from, start]
        reaching = [d for d in denials if first[not d.everything] <= d.start < end]
        listed_from = end if inside or not said.LISTED.match(sentence, end) else listed_from
        confined = [match.span() for match in said.CONFINED.finditer(sentence, start, end)]
        asides = _asides(sentence, start, end)
        asides += [span for span in confined if not said.CONFINED_WITHOUT.match(sentence, span[0])]
        used: set[Denial] = set()
        for hit in inside:
            aside = _within(hit.start, asides)
            reached = [
                denial
                for denial in reaching
                if _within(denial.start, confined) in (None, _within(hit.start, confined))
                and _within(denial.start, asides) in (None, aside)
                and _reaches(denial, hit, inside, sentence)
                and not _renewed(denial, hit, reaching, sentence)
            ]
            used.update(reached)
            sign = hit.sign * (-1) ** len(reached)
            turned.append(replace(hit, sign=sign, aside=aside is not None, denied=len(reached)))
        idle = idle or any(
            denial not in used
            and _within(denial.start, asides + confined) is None
            and not said.WITHOUT.fullmatch(sentence, denial.start, denial.end)
            for denial in reaching
        )
    return turned, idle


def _holds(denial: Denial, hit: _Hit) -> bool:
    longer = denial.end - denial.start > hit.end - hit.start
    return longer and denial.start <= hit.start and hit.end <= denial.end


def _within(place: int, spans: Sequence[_Span]) -> _Span | None:
    return next((span for span in spans if span[0] <= place < span[1]), None)


def _renewed(denial: Denial, hit: _Hit, others: Sequence[Denial], sentence: str) -> bool:
    """Whether it is denied anew before the word: "robust against attacks and free of bias" denies the bias once."""
    return any(
        denial.end <= other.start
        and other.end <= hit.start
        and said.JOINED.search(sentence, max(denial.end, other.start - _NEAR), other.start)
        for other in others
    )


def _reaches(denial: Denial, hit: _Hit, hits: Sequence[_Hit], sentence: str) -> bool:
    relative = bool(said.RELATIVE.search(sentence, max(0, denial.start - 12), denial.end))
    if hit.start >= denial.end:
        between = sentence[denial.end : hit.start]
        if denial.everything and between.strip() in ("or", "and", "или", "и"):
            return False  # "refuse or distort": two verbs side by side
        return not relative or len(between) <= _REACH_IN_RELATIVE
    between = sentence[hit.end : denial.start]
    if denial.everything or (said.DENIED_OBJECT.match(sentence, hit.end) and not between.strip()):
        return True
    # "Training on our data does not take place": where nothing that could be denied comes after it.
    if relative or "," in between or any(other.start >= denial.end for other in hits):
        return False
    return bool(
        said.DENIES_BACK.fullmatch(sentence, denial.start, denial.end)
        and not said.RELATIVE_BEFORE.search(sentence, max(0, denial.start - _NEAR), denial.start)
    )


def _clauses(sentence: str) -> list[_Span]:
    cuts = [0, *(match.start() for match in said.CLAUSE.finditer(sentence)), len(sentence)]
    return [(start, end) for start, end in pairwise(cuts) if end > start]


def _asides(sentence: str, start: int, end: int) -> list[_Span]:
    """The stretches of a clause that only say when, why or in spite of what."""
    clause = sentence[start:end]
    if said.ASIDE_CLAUSE.search(clause.strip(" ，：；")):
        return [(start, end)]
    result: list[_Span] = []
    if opening := said.ASIDE_OPENING.match(clause):
        result.append((start, start + opening.end()))
    for match in said.ASIDE.finditer(clause):
        before = clause[: match.start()]
        if said.IN_WHICH.search(before) or _within(start + match.start(), result):
            continue
        # What comes first or is inserted ends with a comma; what comes after the main clause goes on to the end.
        comma = clause.find(",", match.end())
        first = not re.search(r"\w", before)
        if comma >= 0 and (first or before.rstrip().endswith(",")):
            result.append((start + match.start(), start + comma))
        elif not first:
            result.append((start + match.start(), end))
    return result


def _hits(sentence: str, words: Directions) -> list[_Hit]:
    pattern, entries = _compiled(words)
    result = []
    for match in pattern.finditer(sentence):
        sign, weight = entries[((match.lastindex or 0) - 2) % len(entries)]
        denying = said.DENIES_ALL.fullmatch(match.group()) or said.DENIES_NEXT.fullmatch(match.group())
        result.append(
            _Hit(match.start(), match.end(), -sign if match.group(1) else sign, weight + (_VERB if denying else 0))
        )
    return result


@lru_cache(maxsize=256)
def _compiled(words: Directions) -> tuple[re.Pattern[str], tuple[tuple[int, int], ...]]:
    """One pattern over all words, the longest first, and for each of them sign and weight.

    Group 1 is a syllable by which a word denies itself ("undisclosed"); then come the words twice over, first as those
    of languages that part words by blanks, then as Chinese ones; of the two, one never matches.
    """
    signs = dict.fromkeys(said.NEUTRAL, 0)
    signs |= {word.lower().replace("ё", "е"): 1 for word in words.towards}
    signs |= {word.lower().replace("ё", "е"): -1 for word in words.against}
    entries = sorted(signs.items(), key=lambda entry: -len(entry[0]))
    never = "(?!)()"
    western = "|".join(never if _HAN.search(word) else f"({_body(word)})" for word, _ in entries)
    chinese = "|".join(f"({_body(word)})" if _HAN.search(word) else never for word, _ in entries)
    pattern = rf"(?<![{_LETTERS}])(un|non-?|in|im|не)??(?:{western})(?![{_LETTERS}])|(?:{chinese})"
    return re.compile(pattern), tuple((sign, _weight(word)) for word, sign in entries)


def _body(word: str) -> str:
    parts = word.split("…")
    if _HAN.search(word):
        return r"[^，。；？]{0,6}?".join(re.escape(part.strip()) for part in parts)
    # What stands between the parts is no denial: that would be overlooked.
    gap = rf"(?:[\s-]+(?!(?:not?|never|cannot|without|не|без)\b)[{_LETTERS}'-]+){{0,4}}?[\s-]+"
    stem = rf"[{_LETTERS}]*"
    return gap.join(r"[\s-]+".join(re.escape(w).replace(r"\*", stem) for w in part.split()) for part in parts)


def _weight(word: str) -> int:
    """The more is said, the more telling."""
    if _HAN.search(word):
        return 2 if len(word) >= 4 else 1
    return min(3, len(word.replace("…", " ").split()))
