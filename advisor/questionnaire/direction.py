"""In which direction an item asks about a criterion: "Do you train on our data?", "Is it kept out of training?"; pure.

The words of a criterion that stand in the text say for which state it speaks, and each denial that reaches such a word
turns it round; clause by clause. Where nothing decides, none is better than a wrong one, which would turn a verdict.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from advisor.questionnaire import direction_words as said
from advisor.questionnaire.direction_signs import denials_of, sign_of
from advisor.records import Directions, Relation

_BRACKETS = re.compile(r"[(（\[]([^()（）\[\]]*)[)）\]]")
_SENTENCE = re.compile(r"(?<=[?!。？！])\s*(?=\S)|(?<=\w\w[.)])\s+(?=\S)|\n+")
_ABBREVIATED = re.compile(r"\b(?:e\.g|i\.e|incl|etc|т\.е|т\.ч|т\.д)\.")
_NUMBER = re.compile(r"^(?:[\d.]+|[a-z]\))\s+|^[•–—-]\s*")
#: Characters that are looked at; a requirement of several pages is none.
_LONGEST = 4_000


def direction(text: str, criterion: str, words: Mapping[str, Directions]) -> Relation | None:
    """In which direction a text asks about a criterion that it is known to ask about.

    Args:
        text: an item of a questionnaire: a question, a requirement, the name of a field.
        criterion: id of the criterion.
        words: by criterion, the words that speak for and against what it calls yes.

    Returns:
        "same": a yes to the criterion is a yes to the text; "opposite": it is a no; "open": the text wants no yes or
        no; None: that cannot be told.
    """
    own = words.get(criterion, Directions())
    if said.NEEDS_CONSENT.search(text.lower()):
        return None
    sentences = _sentences(text[:_LONGEST])
    found = [(_asked(sentence, inside, own), _binds(sentence)) for sentence, inside in sentences]
    decided = {relation for relation, _ in found if relation in ("same", "opposite")}
    if any(relation == "open" for relation, _ in found):
        # "It is kept by default. For how long?" asks openly; "Do you keep it? For how long?" does not.
        decided = {relation for relation, binds in found if binds and relation in ("same", "opposite")}
        if not decided and not any(relation is None and binds for relation, binds in found):
            return "open"
    return decided.pop() if len(decided) == 1 else None


def _binds(sentence: str) -> bool:
    """Whether it asks or lays something down, rather than tell."""
    return sentence.endswith(("?", "？")) or bool(said.REQUIREMENT.search(sentence))


def _sentences(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """The sentences of a text, folded, each with what stood in its brackets."""
    folded = text.lower().replace("ё", "е").replace("’", "'").replace("`", "'")
    folded = _ABBREVIATED.sub(" ", re.sub(r"[\"“”„«»『』「」*_]", "", folded))
    result = []
    for part in _SENTENCE.split(folded):
        inside = tuple(" ".join(found.split()) for found in _BRACKETS.findall(part))
        sentence = said.INSERTED.sub(" ", " ".join(part.split()))
        sentence = " ".join(_BRACKETS.sub(" ", sentence).split()).replace(" ?", "?").replace(" ,", ",")
        if re.search(r"\w", sentence):
            result.append((_NUMBER.sub("", sentence), inside))
    return result


def _asked(sentence: str, inside: Sequence[str], words: Directions) -> Relation | None:
    """The direction of one sentence."""
    if said.NEGATIVE_QUESTION.search(sentence) or said.ALTERNATIVE.search(sentence):
        return None
    tagged = any(said.TAG.search(text) for text in (sentence, *inside))
    plain = said.TAG.sub(lambda match: " " * len(match.group()), sentence).rstrip()
    if not tagged and _asks_openly(plain, inside):
        return "open"
    sign = sign_of(plain, words)
    return None if sign == 0 else "same" if sign > 0 else "opposite"


def _asks_openly(sentence: str, inside: Sequence[str]) -> bool:
    """Whether a sentence wants words rather than a yes; `inside` is what stood in its brackets."""
    start = said.ASIDE_FIRST.sub("", sentence, count=1)
    closed = bool(said.CLOSED_START.match(start))
    if said.OPEN_START.match(start) or closed:
        return not closed
    if said.OPEN_WITHIN.search(said.NO_DENIAL.sub("", start)):
        return True
    if said.REQUIREMENT.search(start) or said.FINITE.search(start):
        return False
    head = said.OPEN_HEAD.match(start)
    denials = denials_of(start)
    if head and not any(denial.start < head.end() for denial in denials):
        return True
    return not denials and any(said.OPEN_TAIL.search(text) for text in (start, *inside))


__all__ = ["direction"]
