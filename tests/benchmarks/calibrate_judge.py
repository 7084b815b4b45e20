"""Fits the judge's weights on our own cases and prints what each signal adds.

    python -m tests.benchmarks.calibrate_judge [--write-nothing]

The data are the single questions of `tests/gold/`: answerable ones, near misses (in the domain, not in the corpus) and
off-topic ones; those too vague to answer are left out. Folds are of cases, with a contrast pair in one fold; every
figure printed is of held-out folds. Copy the coefficients into
`advisor/answer/judge.py` by hand after looking at them.
"""

from __future__ import annotations

import numpy
from numpy.typing import NDArray

from advisor.answer.judge import DOMAIN_SIGNALS, SIGNALS
from advisor.answer.pipeline import Answerer
from advisor.answer.plan import claims_of
from advisor.evaluation.cases import Case, load_cases
from advisor.retrieval.split import split_questions
from advisor.settings import PROJECT_ROOT, Settings
from advisor.wiring import Advisor, build_advisor

Array = NDArray[numpy.float64]
_FOLDS, _REPEATS, _RIDGE = 8, 4, 10.0


def rows(advisor: Advisor, cases: list[Case]) -> tuple[Array, Array, list[str], NDArray[numpy.int64]]:
    """Signals, labels (1: answerable), kind and group of every case that holds one question.

    The two cases of a contrast pair, which stand one after the other, share words and so make one group.
    """
    answerer = advisor.answerer
    assert isinstance(answerer, Answerer)
    searcher = answerer.searcher
    signals, labels, kinds, groups = [], [], [], []
    for place, case in enumerate(cases):
        parts = split_questions(case.question)
        if len(parts) != 1 or "needs_clarification" in case.status:
            continue
        asked = parts[0].text
        context = answerer.context_of(asked, case.history) or parts[0].context
        query = searcher.understanding.query(asked, context=context)
        words = answerer.planner.words(query)
        hits = searcher.search(query)
        found = answerer.planner.judged(query, words, claims_of(hits)).signals
        signals.append([found[name] for name in SIGNALS])
        answerable = case.status != ["not_covered"]
        labels.append(float(answerable))
        kinds.append("answerable" if answerable else "off-topic" if "off-topic" in case.tags else "near-miss")
        second = "pair" in case.tags and not answerable
        groups.append(place - second)
    return numpy.array(signals), numpy.array(labels), kinds, numpy.array(groups)


def fitted(signals: Array, labels: Array, weights_of_cases: Array | None = None, ridge: float = _RIDGE) -> Array:
    """Ridge-penalised logistic regression by Newton's method; intercept first, on the signals' own scale.

    Args:
        signals: shape (cases, signals).
        labels: 1 or 0, shape (cases,).
        weights_of_cases: how much each case counts; all alike by default.
        ridge: how strongly weights are held near 0.
    """
    counts = numpy.ones(len(labels)) if weights_of_cases is None else weights_of_cases
    mean, spread = signals.mean(axis=0), signals.std(axis=0) + 1e-9
    design = numpy.c_[numpy.ones(len(signals)), (signals - mean) / spread]
    penalty = ridge * numpy.r_[1e-6, numpy.ones(signals.shape[1])]
    weights = numpy.zeros(design.shape[1])
    for _ in range(60):
        chance = 1 / (1 + numpy.exp(-design @ weights))
        gradient = design.T @ (counts * (chance - labels)) + penalty * weights
        curvature = (design * (counts * chance * (1 - chance))[:, None]).T @ design + numpy.diag(penalty)
        weights -= numpy.linalg.solve(curvature, gradient)
    result: Array = numpy.r_[weights[0] - (weights[1:] * mean / spread).sum(), weights[1:] / spread]
    return result


def predicted(weights: Array, signals: Array) -> Array:
    """Probability of an answer."""
    result: Array = 1 / (1 + numpy.exp(-(weights[0] + signals @ weights[1:])))
    return result


def held_out(signals: Array, labels: Array, groups: NDArray[numpy.int64]) -> Array:
    """Each case's probability from folds that it took no part in, averaged over repeats."""
    total = numpy.zeros(len(labels))
    for seed in range(_REPEATS):
        fold = numpy.random.default_rng(seed).integers(0, _FOLDS, groups.max() + 1)[groups]
        for number in range(_FOLDS):
            out = fold == number
            total[out] += predicted(fitted(signals[~out], labels[~out]), signals[out])
    return total / _REPEATS


def area(scores: Array, labels: Array) -> float:
    """Area under the ROC curve."""
    good, bad = scores[labels == 1], scores[labels == 0]
    return float(numpy.mean([(good > value).mean() + 0.5 * (good == value).mean() for value in bad]))


def main() -> None:
    """Print coefficients, the area under the curve, and what each threshold would do."""
    advisor = build_advisor(Settings.from_environment())
    cases = [case for path in sorted((PROJECT_ROOT / "tests" / "gold").glob("*.yaml")) for case in load_cases(path)]
    everything, labels, kinds, groups = rows(advisor, cases)
    domain = numpy.array([float(kind != "off-topic") for kind in kinds])
    for name, wanted, used in (("support", labels, SIGNALS), ("domain", domain, DOMAIN_SIGNALS)):
        signals = everything[:, : len(used)]
        scores = held_out(signals, wanted, groups)
        print(f"{name}: {len(wanted)} cases, {int(wanted.sum())} positive; held-out area {area(scores, wanted):.3f}")
        for position, signal in enumerate(used):
            others = [column for column in range(len(used)) if column != position]
            without = area(held_out(signals[:, others], wanted, groups), wanted)
            print(f"  without {signal}: {without:.3f}; alone: {area(signals[:, position], wanted):.3f}")
        for threshold in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7):
            passed = {
                kind: sum(score >= threshold and kind == found for score, found in zip(scores, kinds, strict=True))
                for kind in ("answerable", "near-miss", "off-topic")
            }
            print(f"  threshold {threshold}: passes {', '.join(f'{kind} {count}' for kind, count in passed.items())}")
        weights = fitted(signals, wanted)
        names = ("intercept", *used)
        print("  " + ", ".join(f'"{n}": {float(w):.2f}' for n, w in zip(names, weights, strict=True)))


if __name__ == "__main__":
    main()
