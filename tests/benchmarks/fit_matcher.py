"""Fits the matcher of questionnaires to the phrasings that ship, and says how well it does on folds.

    python -m tests.benchmarks.fit_matcher [--save]

Printed is, for thresholds of probability, how many of the matches are right and how many of the questions about a
criterion are matched, always on the fifth of the phrasings that took no part in the fit. `--save` writes the model over
all of them, which ships as `advisor/questionnaire/matcher.safetensors`; run it after a change to `corpus/phrasings`.
"""

from __future__ import annotations

import sys

from sklearn.model_selection import StratifiedKFold

from advisor.briefs.corpus import load_corpus
from advisor.questionnaire.fitting import Vectors, fitted
from advisor.questionnaire.matching import (
    SHIPPED,
    chances_of,
    class_of,
    family_of,
    likeliest,
    phrasings_digest,
    save,
    vectors_of,
)
from advisor.records import OTHER, OWN_PROCESS
from advisor.settings import Settings
from advisor.wiring import embedders_of

_FOLDS = 5
_THRESHOLDS = (0.0, 0.5, 0.65, 0.75, 0.85, 0.95)


Given = tuple[str, str, float]


def on_folds(vectors: Vectors, classes: list[str]) -> list[Given]:
    """Criterion, part and probability given to each text, by a fit that had not seen it."""
    given: list[Given] = [("", "", 0.0)] * len(classes)
    folds = StratifiedKFold(_FOLDS, shuffle=True, random_state=0)
    for seen, unseen in folds.split(vectors, classes):
        names, weights, biases = fitted(vectors[seen], [classes[place] for place in seen])
        for place, row in zip(unseen, chances_of(vectors[unseen], weights, biases), strict=True):
            given[place] = likeliest(names, row)
    return given


def main() -> None:
    """Print what is above; write the model where that is asked for."""
    settings = Settings.from_environment()
    corpus, embedders = load_corpus(settings.corpus), embedders_of(settings)
    vectors = vectors_of(embedders, [phrasing.text for phrasing in corpus.phrasings])
    classes = [class_of(phrasing) for phrasing in corpus.phrasings]
    true = [family_of(name) for name in classes]
    given = on_folds(vectors, classes)
    about = sum(name not in (OTHER, OWN_PROCESS) for name, _ in true)
    on_part = sum(bool(part) for _, part in true)
    print(
        "| probability | right of those matched | matched of those about a criterion "
        "| parts told of those asked about | of these rightly |"
    )
    print("|---|---|---|---|---|")
    for threshold in _THRESHOLDS:
        matched = [
            (found, meant)
            for found, meant in zip(given, true, strict=True)
            if found[0] not in (OTHER, OWN_PROCESS) and found[2] >= threshold
        ]
        right = sum(found[0] == meant[0] for found, meant in matched)
        parts = [found[:2] == meant for found, meant in matched if found[1]]
        print(
            f"| {threshold} | {right / len(matched):.3f} | {right / about:.3f} "
            f"| {sum(parts) / on_part:.3f} | {sum(parts) / max(len(parts), 1):.3f} |"
        )
    if "--save" in sys.argv[1:]:
        save(SHIPPED, phrasings_digest(corpus, embedders), *fitted(vectors, classes))
        print(f"written: {SHIPPED}")


if __name__ == "__main__":
    main()
