"""Late fusion of searchers by standardised scores; pure.

Scores of different searchers are made comparable by the mean and spread of each searcher's own best results
("z-score" fusion, Renda and Straccia 2003) and then added with weights. On the public sets it beats reciprocal rank
fusion (tests/benchmarks/README.md): a rank forgets by how much the first is ahead.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

#: How many of a searcher's best results say what is usual for it.
_SAMPLE = 100


def standardised(scores: Mapping[str, float]) -> dict[str, float]:
    """Each score as its distance from the mean of the best `_SAMPLE` scores, in standard deviations.

    All equal (or none) gives zeros: such a searcher has no opinion.
    """
    best = sorted(scores.values(), reverse=True)[:_SAMPLE]
    if not best:
        return {}
    mean = sum(best) / len(best)
    spread = (sum((value - mean) ** 2 for value in best) / len(best)) ** 0.5
    if spread < 1e-9:
        return dict.fromkeys(scores, 0.0)
    return {key: (value - mean) / spread for key, value in scores.items()}


def fused(lists: Sequence[tuple[Mapping[str, float], float]]) -> dict[str, float]:
    """Weighted sum of standardised scores.

    Args:
        lists: pairs of (score by id, weight). An id that a searcher did not find gets that searcher's lowest score.

    Returns:
        A score for every id that any searcher found; independent of the order of `lists`.
    """
    keys = sorted({key for scores, _ in lists for key in scores})
    total = dict.fromkeys(keys, 0.0)
    for scores, weight in lists:
        made = standardised(scores)
        lowest = min(made.values(), default=0.0)
        for key in keys:
            total[key] += weight * made.get(key, lowest)
    return total


def ranked(scores: Mapping[str, float]) -> list[tuple[str, float]]:
    """Best first; ties in the order of ids, so that a result never depends on chance."""
    return sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
