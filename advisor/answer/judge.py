"""Decides whether the evidence supports an answer, from calibrated signals; pure.

Similarity of the best hit is no abstention method: in-domain questions without an answer score as high as others. The
judge looks at which telling words of the question the best passages hold, whether the parties, models and laws named
are those of the passages, how far the best hit is ahead, how unusual the question's words are for the corpus, and
whether claims about somebody else fit the question better than those about the parties named. The
weights are those of a logistic regression on our own cases (`tests/benchmarks/calibrate_judge.py`, which also prints
what each signal adds); the visible acceptance cases took no part.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from advisor.answer.evidence import Words, passage_tokens
from advisor.index.items import GENERAL
from advisor.index.tokens import tokens
from advisor.records import Hit
from advisor.retrieval.query import Query
from advisor.retrieval.rivals import Rivals

SIGNALS = (
    "score",
    "dense",
    "across",
    "coverage",
    "unknown_names",
    "topic",
    "topic_first",
    "all_named",
    "party_and_matter",
    "own",
    "rival",
    "rival_words",
)
#: Whether the corpus knows the matter at all does not depend on whose claims fit.
DOMAIN_SIGNALS = SIGNALS[:9]


@dataclass(frozen=True, slots=True)
class Judgement:
    """How well the evidence supports an answer."""

    support: float
    """Estimated probability that the passages answer the question, 0 to 1."""
    domain: float
    """Estimated probability that the question is about what the corpus is about, 0 to 1."""
    signals: Mapping[str, float]

    @property
    def in_domain(self) -> bool:
        """Whether the question belongs here at all."""
        return self.domain >= DOMAIN_THRESHOLD

    @property
    def supported(self) -> bool:
        """Whether an answer may be given."""
        return self.in_domain and self.support >= SUPPORT_THRESHOLD


#: Whether the passages answer the question. Fitted by tests/benchmarks/calibrate_judge.py: see there for the data.
SUPPORT: Mapping[str, float] = {
    "intercept": -9.03,
    "score": 0.35,
    "dense": 6.14,
    "across": 1.04,
    "coverage": 0.34,
    "unknown_names": -1.10,
    "topic": 0.44,
    "topic_first": 0.52,
    "all_named": 2.42,
    "party_and_matter": 2.46,
    "own": 3.28,
    "rival": -2.83,
    "rival_words": -2.26,
}
#: Whether the question is about what the corpus is about; fitted on the same cases.
DOMAIN: Mapping[str, float] = {
    "intercept": -10.16,
    "score": 0.26,
    "dense": 18.69,
    "across": 1.49,
    "coverage": 1.55,
    "unknown_names": 0.05,
    "topic": 0.42,
    "topic_first": 0.21,
    "all_named": 3.20,
    "party_and_matter": -1.43,
}
#: Chosen on folds: the lowest support at which a wrong answer is no likelier than a needless refusal.
SUPPORT_THRESHOLD = 0.45
#: Off-topic questions are rarer than others, and refusing one is cheap: nearly all answerable ones lie above this.
DOMAIN_THRESHOLD = 0.7
#: What a signal says that does not apply (no party named, no criterion touched, …).
_NO_OPINION = 0.5
_FAR = 60.0
_LATIN_WORD = re.compile(r"[A-Za-z][\w.-]*\w")


def signals_of(
    query: Query, words: Words, hits: Sequence[Hit], frequencies: Mapping[str, int], beside: Rivals
) -> dict[str, float]:
    """What the judge looks at.

    Args:
        query: the question as understood.
        words: its telling words.
        hits: what was found, best first.
        frequencies: in how many passages each search token stands.
        beside: how much better other parties' claims fit.
    """
    if not hits:
        return dict.fromkeys(SIGNALS, 0.0)
    named = query.named - query.countries
    topics = [set(hit.passage.topics) for hit in hits[:3]]
    touched, first = set(query.criteria[:2]), set(query.criteria[:1])
    return {
        # Fused score of the best hit: how far it stands out from the others, with what it is about.
        "score": hits[0].score,
        "dense": max(hit.signals.get(GENERAL, 0.0) for hit in hits[:5]),
        # The two embedding models have different scales.
        "across": float(query.language != "en"),
        # Telling words of the question in one and the same passage.
        "coverage": max(words.share_in(passage_tokens(hit.passage)) for hit in hits[:5]),
        # Names and abbreviations that the corpus has never heard of.
        "unknown_names": float(_unknown_names(query.own_text, frequencies)),
        "topic": float(any(touched & topic for topic in topics)) if touched else _NO_OPINION,
        "topic_first": float(any(first & topic for topic in topics[:2])) if first else _NO_OPINION,
        "all_named": max(len(named & hit.passage.entities) for hit in hits[:5]) / len(named) if named else _NO_OPINION,
        # A party and a law in one passage: "will X sign a Y?" is not answered by X's terms and Y's text apart.
        "party_and_matter": float(
            any(query.parties & hit.passage.entities and query.matters & hit.passage.entities for hit in hits[:10])
        )
        if query.parties and query.matters
        else _NO_OPINION,
        "own": beside.own,
        "rival": beside.ahead,
        "rival_words": beside.words_ahead,
    }


def _unknown_names(text: str, frequencies: Mapping[str, int]) -> int:
    count = 0
    for line in re.split(r"(?<=[.!?\n])\s+", text):
        for place, word in enumerate(_LATIN_WORD.findall(line)):
            is_name = bool(re.search(r"[A-Z\d]", word[1:])) or (place > 0 and word[0].isupper())
            if is_name and any(not frequencies.get(token) for token in tokens(word)):
                count += 1
    return count


def judge(query: Query, words: Words, hits: Sequence[Hit], frequencies: Mapping[str, int], beside: Rivals) -> Judgement:
    """Estimate whether `hits` answer the question."""
    signals = signals_of(query, words, hits, frequencies, beside)
    if not hits:
        return Judgement(0.0, 0.0, signals)
    return Judgement(_chance(SUPPORT, signals), _chance(DOMAIN, signals), signals)


def _chance(weights: Mapping[str, float], signals: Mapping[str, float]) -> float:
    score = weights["intercept"] + sum(signals[name] * weight for name, weight in weights.items() if name in signals)
    # Beyond this, `exp` of a long list of unknown names would overflow, and the chance is 0 or 1 anyway.
    return 1 / (1 + math.exp(-max(-_FAR, min(score, _FAR))))
