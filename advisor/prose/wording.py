"""Words on which the truth of a sentence hangs though they carry no topic: negation, modality, limits; pure.

Each class is a pattern over a folded text. A negation and a "may" govern the next word that sentence and source share;
the other classes hold for the whole piece of the source. The lists are small on purpose: what is missing here leaves
the work to the comparison of words, which is strict.
"""

from __future__ import annotations

import re
from collections import Counter

from advisor.prose.words import Alignment, Text, folded

#: How many words ahead a negation or a "may" reaches for one that both texts share.
_REACH = 4
#: The same for a "may": what it governs stands right behind it.
_NEAR = 2

#: Negations, and verbs that deny what follows them: compared apart, as one cannot stand for the other.
_NEGATORS: tuple[re.Pattern[str], ...] = (
    re.compile(
        r"\b(?:not|never|no|none|nor|neither|without|cannot|nobody|nothing)\b|n['’]t\b|"
        r"(?<![а-я])(?:не|ни|нет|без|никогда|нельзя|никто|ничего)(?![а-я])|[不没無无未非勿]"
    ),
    re.compile(
        r"\b(?:bar|bars|barred|barring|forbid\w*|forbade|prohibit\w*|ban|bans|banned|banning|exclud\w*|refus\w*|prevent\w*|"
        r"lack|lacks|lacked|exempt\w*|opt\w*[ -]out)\b|"
        r"(?<![а-я])(?:запре[тщ]\w*|исключ[аеи]\w*|отказ\w*|невозможн\w*)(?![а-я])|禁|拒绝|排除|除外"
    ),
)
#: "Not only … but" and "no later than" deny nothing.
_NO_DENIAL = re.compile(
    r"\bnot only\b|\bno (?:later|less|more|fewer|longer) than\b|"
    r"(?<![а-я])не (?:только|позднее|позже|менее|более)(?![а-я])|不仅|不但|不超过|不少于|不晚于|非常|无论"
)

_ONLY = re.compile(r"\b(?:only|solely|exclusively)\b|(?<![а-я])(?:только|исключительно)(?![а-я])|仅|只")

#: Name of a class → its words. Where the source has one that governs what the sentence says, the sentence needs one.
_GOVERNING: dict[str, re.Pattern[str]] = {
    "may": re.compile(
        r"\b(?:may|might|could|can)\b|(?<![а-я])(?:может|могут|можно|могла?|могло|могли|вправе)(?![а-я])|可能|可以|也许|或许|有权|可(?!用|靠)"
    ),
}
#: The same for the whole piece of the source.
HEDGES: dict[str, re.Pattern[str]] = {
    "claim": re.compile(
        r"\b(?:claim|alleg|report|says?\b|said|states?\b|stated|promis|according to|account\b|estimat|plan(?:s|ned)?\b|propos|draft|"
        r"expect|intend|suggest|believ|argu|our reading)\w*|"
        r"(?<![а-я])(?:утвержда|заявля|заявил|сообща|обеща|по (?:данным|словам|оценк)|согласно|планиру|предлага|предлож|намерен|"
        r"проект|ожида|считает|наш вывод)\w*|(?<![名简对职])称|(?<![数证依占])据|报道|表示|承诺|计划|(?<![模虚])拟|草案|预计|估计|提议|提案|建议|提出|认为|我们的判断|显示"
    ),
    "limit": re.compile(
        r"\b(?:unless|except|excluding|provided that|other than|until|by default|if|save|subject to|as long as)\b|"
        r"(?<![а-я])(?:кроме|если|за исключением|при условии|пока|по умолчанию|в случае)(?![а-я])|"
        r"除非|除外|默认|如果|若|情形"
    ),
    "only": _ONLY,
    "part": re.compile(
        r"\b(?:nearly|almost|most|some|several|many|partly|in part|mainly|mostly|certain)\b|"
        r"(?<![а-я])(?:почти|некоторы\w+|большинств\w+|частично|отдельны\w+)(?![а-я])|几乎|部分|大多|某些|多数"
    ),
}
#: Where the sentence has one that governs a word, the source needs one that governs the same: otherwise the sentence
#: claims more.
_STRONGER_THERE: dict[str, re.Pattern[str]] = {
    "must": re.compile(
        r"\b(?:must|shall|required?|requires|obliged?|mandatory|have to|has to)\b|"
        r"(?<![а-я])(?:долж\w+|обязан\w*|обязательн\w*|требует\w*|необходимо)(?![а-я])|必须|应当|须|要求|义务"
    ),
    "all": re.compile(
        r"\b(?:all|every|always|any|each|entirely|completely|fully|guarantee\w*)\b|"
        r"(?<![а-я])(?:все|всех|всегда|люб\w+|кажд\w+|полностью|гарантир\w+)(?![а-я])|所有|全部|总是|任何|每|完全|保证"
    ),
    "only": _ONLY,
}
#: The same for the whole piece of the source.
_STRONGER: dict[str, re.Pattern[str]] = {
    "because": re.compile(
        r"\b(?:because|therefore|thus|hence|causes?|caused|leads? to)\b|"
        r"(?<![а-я])(?:потому|поэтому|следовательно|вызва\w+|привод\w+)(?![а-я])|因为|因此|所以|导致"
    ),
    "order": re.compile(
        r"\b(?:more|less|fewer|higher|lower|better|worse|best|worst|most|least|cheaper|safer|faster)\b|"
        r"(?<![а-я])(?:больше|меньше|выше|ниже|лучше|хуже|дешевле|дороже|безопаснее)(?![а-я])|更|最(?!多|长|高|低|少)|较"
    ),
}


def contradiction(found: Alignment) -> str:
    """The word that the sentence denies and its source asserts, or the reverse; empty where there is none."""
    partner = found.partner
    back = {there: here for here, there in found.pairs}
    turns = [match.group() for match in _NO_DENIAL.finditer(found.sentence.folded)]
    for match in _NO_DENIAL.finditer(found.source.folded):
        if set(found.source.governed_from(*match.span(), 1)) & set(back) and match.group() not in turns:
            return match.group()
    for pattern in _NEGATORS:
        governed = _governed(found.sentence, pattern, set(partner))
        here = Counter(place for place in governed if place is not None)
        there = Counter(back[place] for place in _governed(found.source, pattern, set(back)) if place is not None)
        for place in sorted({*here, *there}):
            if here[place] % 2 != there[place] % 2:
                return _named(found.sentence, place)
        # A denial that governs nothing of the source is one of the sentence's own.
        if None in governed:
            return "…"
    return ""


def _named(text: Text, place: int) -> str:
    return text.folded[text.words[place].start : text.words[place].end]


def _governed(text: Text, pattern: re.Pattern[str], shared: set[int], reach: int = _REACH) -> list[int | None]:
    """For each match the next shared word that it governs; None where it governs none of them."""
    harmless = {position for match in _NO_DENIAL.finditer(text.folded) for position in range(*match.span())}
    return [
        next((place for place in text.governed_from(*match.span(), reach) if place in shared), None)
        for match in pattern.finditer(text.folded)
        if match.start() not in harmless
    ]


def overstated(found: Alignment) -> str:
    """The class of words in which a sentence claims more than its source; empty where it does not."""
    sentence, source = found.sentence.folded, found.source.folded
    partner = found.partner
    back = set(partner.values())
    for name, pattern in _GOVERNING.items():
        there = {place for place in _governed(found.source, pattern, back, _NEAR) if place is not None}
        here = {partner[place] for place in _governed(found.sentence, pattern, set(partner)) if place is not None}
        if there - here:
            return name
    for name, pattern in HEDGES.items():
        if pattern.search(source) and not pattern.search(sentence):
            return name
    # Each condition counts: one that is kept does not stand for another that is dropped.
    if changed := _modality(found, back):
        return changed
    for name in ("limit", "only"):
        if len(HEDGES[name].findall(source)) > len(HEDGES[name].findall(sentence)):
            return name
    for name, pattern in _STRONGER_THERE.items():
        there = set().union(*_beside(found.source, pattern, back)) if pattern.search(source) else set()
        if any(
            not {partner[place] for place in places} & there
            for places in _beside(found.sentence, pattern, set(partner))
        ):
            return name
    for name, pattern in _STRONGER.items():
        if pattern.search(sentence) and not pattern.search(source):
            return name
    return ""


def _modality(found: Alignment, back: set[int]) -> str:
    """A duty of the source that the sentence drops or makes a mere leave, or the reverse: "may" for what is so."""
    partner = found.partner
    for name, pattern in (("duty", _STRONGER_THERE["must"]), ("leave", _GOVERNING["may"])):
        there = {place for place in _governed(found.source, pattern, back, _NEAR) if place is not None}
        here = {
            partner[place] for place in _governed(found.sentence, pattern, set(partner), _NEAR) if place is not None
        }
        if (there - here) if name == "duty" else (here - there):
            return name
    return ""


def _beside(text: Text, pattern: re.Pattern[str], shared: set[int]) -> list[set[int]]:
    """For each match the shared words right before and right behind it: "customers only" is "only customers"."""
    found = []
    for match in pattern.finditer(text.folded):
        before = max((p for p in shared if text.words[p].end <= match.start()), default=None)
        behind = min((p for p in shared if text.words[p].start >= match.end()), default=None)
        found.append({place for place in (before, behind) if place is not None})
    return found


def denials_in(text: str) -> tuple[int, ...]:
    """How many words of a text deny: negations, and verbs that deny what follows them."""
    plain = folded(text)
    harmless = {position for match in _NO_DENIAL.finditer(plain) for position in range(*match.span())}
    return tuple(sum(match.start() not in harmless for match in pattern.finditer(plain)) for pattern in _NEGATORS)


def strong_words_in(text: str) -> frozenset[str]:
    """The classes of words in a text by which it claims or demands more: must, all, only, because, a comparison."""
    plain = folded(text)
    return frozenset(name for name, pattern in {**_STRONGER_THERE, **_STRONGER}.items() if pattern.search(plain))
