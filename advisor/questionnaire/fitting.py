"""Fits the matcher to the corpus' phrasings: multinomial logistic regression over sentence vectors."""

from __future__ import annotations

from collections.abc import Sequence

import numpy
from numpy.typing import NDArray

Vectors = NDArray[numpy.float32]

#: Inverse strength of the penalty. On folds of the phrasings .3 and 1 differ by where the threshold lies, not by more.
_INVERSE_PENALTY = 0.3
_STEPS = 1000


def fitted(vectors: Vectors, classes: Sequence[str]) -> tuple[tuple[str, ...], Vectors, Vectors]:
    """Names of the classes, weights of shape (classes, dimensions) and biases, for vectors as they come.

    Args:
        vectors: shape (texts, dimensions).
        classes: of each text.
    """
    from sklearn.linear_model import LogisticRegression

    mean, spread = vectors.mean(0), float(vectors.std(0).mean())
    model = LogisticRegression(C=_INVERSE_PENALTY, max_iter=_STEPS)
    model.fit((vectors - mean) / spread, list(classes))
    # Row by row in memory: a file of tensors holds them as they lie there.
    weights = numpy.ascontiguousarray(model.coef_ / spread, dtype=numpy.float32)
    biases = (model.intercept_ - weights @ mean).astype(numpy.float32)
    return tuple(str(name) for name in model.classes_), weights, biases
