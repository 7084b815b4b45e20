"""Which criterion a questionnaire's item asks about, if any, and in which direction.

A linear model over sentence vectors (multilingual E5 and the Universal Sentence Encoder), fitted to the phrasings of
the corpus: how questionnaires ask about each criterion, about the buyer's own house, and about what only sounds alike.
What was measured is in `tests/benchmarks/README.md`. The direction ("do you train on it?", "is it kept out of
training?") is read from the words, since vectors hardly tell it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy

from advisor.files import replace_bytes
from advisor.index.families import Embedders
from advisor.questionnaire.direction import direction
from advisor.questionnaire.fitting import Vectors, fitted
from advisor.records import OTHER, OWN_PROCESS, Corpus, Phrasing, Relation, sha256_of

#: The model over the phrasings that ship; another corpus' is fitted when it is first needed, and kept beside its index.
SHIPPED = Path(__file__).with_name("matcher.safetensors")
#: From which probability on a criterion is taken to be meant, and from which on without doubt. On folds of the
#: phrasings, whose other half is made to sound alike, 97 and 99 of 100 such matches are right.
_MEANT, _CERTAIN = 0.8, 0.95
#: From which probability on it is the nearest that is known, and is taken where its words speak for it too; and from
#: which on also where they do not. On folds 60 of 100 of the latter are right and 27 a criterion beside the right one:
#: the cell then names the question that it answers, and bears no verdict.
_NEAR, _NEAREST = 0.5, 0.65
#: From which probability on another criterion is one that may be meant as well.
_RIVAL = 0.3
#: Below which a part is not asked about, even if a word of it stands in the text: of the phrasings that hold one 47 of
#: 100 ask about that part; without those that lie below, 71 of 100, and most others about the whole.
_UNLIKELY = 0.01
#: From which probability on a part is meant, and not merely the likeliest of those of its criterion.
_PART = 0.4
_DIGEST = "phrasings_sha256"
#: Between a criterion and its part in the name of a class; no id holds it.
_OF = "/"
_ADDRESSED_TO_US = 0.9
#: Words that hold a French or German sentence together: the phrasings are in neither, and guessing would mislead.
_ELSEWHERE = re.compile(
    r"\b(?:le|la|les|des|du|une|est|sont|pour|dans|sur|aux|par|avec|que|qui|"
    r"der|die|das|und|ist|sind|werden|wird|mit|von|eine|zu|auf|den|dem)\b|\b[dl]['’]",
    re.IGNORECASE,
)
#: Told to the supplier, whatever it is about.
_TO_SUPPLIER = re.compile(
    r"\W*(?:please |kindly )?(?:provide|state|list|submit|attach|specify|supply|quote)\b|"
    r"\W*(?:просим )?(?:укажите|приведите|предоставьте|перечислите|приложите)\b|\W*请?(?:提供|列出|注明|填写)",
    re.IGNORECASE,
)
_HERE = re.compile(r"\b(?:the|of|and|is|are|to|for|in|with|you|your|do|does|any)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Match:
    """What an item was taken to ask. `criterion` is empty where it is none of them."""

    criterion: str = ""
    relation: Relation | None = None
    """None: it asks about the criterion, but in which direction could not be told."""
    certain: bool = False
    near: bool = False
    """It is not taken to mean the criterion: that is only the nearest one known."""
    nearest: bool = False
    """The criterion is near enough to be shown without a word that speaks for it."""
    rivals: tuple[str, ...] = ()
    """Other criteria that it is nearly as near to."""
    part: str = ""
    """The part of the criterion that it asks about alone, by name; empty: the whole, or that could not be told."""
    unlikely: frozenset[tuple[str, str]] = frozenset()
    """Parts, by criterion and name, that it does not ask about though its words may name them."""

    @property
    def asks_openly(self) -> bool:
        """Whether it wants no yes or no."""
        return self.relation == "open"


@dataclass(frozen=True, slots=True)
class Matcher:
    """Matches texts to criteria. Immutable, so it may be shared by threads."""

    corpus: Corpus
    embedders: Embedders
    _classes: tuple[str, ...]
    _weights: Vectors = field(repr=False)
    _biases: Vectors = field(repr=False)

    @classmethod
    def of(cls, corpus: Corpus, embedders: Embedders, home: Path) -> Matcher:
        """The matcher of a corpus: shipped, kept from before, or fitted now (about a minute).

        Args:
            corpus: whose phrasings count; without any, nothing is ever matched.
            embedders: the models of its index.
            home: folder where a fitted model is kept.
        """
        if not corpus.phrasings:
            none = numpy.zeros((1, 1), dtype=numpy.float32)
            return cls(corpus, embedders, (OTHER,), none, none[0])
        digest = phrasings_digest(corpus, embedders)
        kept = home / "matcher.safetensors"
        for file in (SHIPPED, kept):
            if (known := _loaded(file, digest)) is not None:
                return cls(corpus, embedders, *known)
        found = fit(corpus, embedders)
        home.mkdir(parents=True, exist_ok=True)
        save(kept, digest, *found)
        return cls(corpus, embedders, *found)

    def match(self, text: str) -> Match:
        """What one text asks."""
        if not self.corpus.phrasings:
            return Match()
        chances = chances_of(vectors_of(self.embedders, [text]), self._weights, self._biases)[0]
        name, part, chance = likeliest(self._classes, chances)
        unlikely = frozenset(
            family_of(other)
            for other, its in zip(self._classes, chances, strict=True)
            if its < _UNLIKELY and family_of(other)[1]
        )
        if name == OWN_PROCESS:
            certain = chance >= _ADDRESSED_TO_US and not _is_elsewhere(text) and not _TO_SUPPLIER.match(text)
            return Match(OWN_PROCESS, "same", certain)
        if _is_elsewhere(text):
            return Match()
        if name == OTHER or chance < _NEAR:
            return Match(unlikely=unlikely)
        if chance < _MEANT:
            families = families_of(self._classes, chances)
            rivals = tuple(
                other for other, its in families.items() if its >= _RIVAL and other not in (name, OTHER, OWN_PROCESS)
            )
            return Match(name, near=True, nearest=chance >= _NEAREST, rivals=rivals, part=part, unlikely=unlikely)
        relation = direction(text, name, self.corpus.directions)
        return Match(name, relation, chance >= _CERTAIN, part=part, unlikely=unlikely)


def _is_elsewhere(text: str) -> bool:
    """Whether a text in Latin letters is in a language that no phrasing is in."""
    found = len(_ELSEWHERE.findall(text))
    return found >= 2 and found > len(_HERE.findall(text))


def vectors_of(embedders: Embedders, texts: Sequence[str]) -> Vectors:
    """What the matcher sees of texts: the vectors of both models side by side, shape (texts, dimensions)."""
    return numpy.hstack([embedders.general.queries(texts), embedders.across.queries(texts)]).astype(numpy.float32)


def chances_of(vectors: Vectors, weights: Vectors, biases: Vectors) -> Vectors:
    """The probability of each class for each text, shape (texts, classes)."""
    scores = vectors @ weights.T + biases
    chances = numpy.exp(scores - scores.max(axis=1, keepdims=True))
    result: Vectors = chances / chances.sum(axis=1, keepdims=True)
    return result


def class_of(phrasing: Phrasing) -> str:
    """The class that a phrasing belongs to: a criterion, a part of one, or what is about something else."""
    if phrasing.relation == "near":
        return OTHER
    return f"{phrasing.criterion}{_OF}{phrasing.part}" if phrasing.part else phrasing.criterion


def family_of(name: str) -> tuple[str, str]:
    """The criterion that a class belongs to, and the part of it that it stands for, if any."""
    criterion, _, part = name.partition(_OF)
    return criterion, part


def likeliest(classes: Sequence[str], chances: Vectors) -> tuple[str, str, float]:
    """The criterion (or `own-process`, `other`) that is likeliest, the part of it that is meant, and the probability.

    A criterion is as likely as it and all its parts are together: a text that is surely about the contract must not
    be lost because it might be about this clause or that one. A part is meant where it holds most of that probability.

    Args:
        classes: names of the classes, those of parts as `class_of` gives them.
        chances: their probabilities for one text, shape (classes,).
    """
    families = families_of(classes, chances)
    best = max(families, key=families.__getitem__)
    place = max((at for at, name in enumerate(classes) if family_of(name)[0] == best), key=chances.__getitem__)
    most = float(chances[place]) > max(families[best] / 2, _PART)
    return best, family_of(classes[place])[1] if most else "", families[best]


def families_of(classes: Sequence[str], chances: Vectors) -> dict[str, float]:
    """The probability of each criterion, all its parts included; for the arguments see `likeliest`."""
    families: dict[str, float] = {}
    for name, chance in zip(classes, chances, strict=True):
        family, _ = family_of(name)
        families[family] = families.get(family, 0.0) + float(chance)
    return families


def fit(corpus: Corpus, embedders: Embedders) -> tuple[tuple[str, ...], Vectors, Vectors]:
    """Classes, weights and biases for the phrasings of a corpus."""
    vectors = vectors_of(embedders, [phrasing.text for phrasing in corpus.phrasings])
    return fitted(vectors, [class_of(phrasing) for phrasing in corpus.phrasings])


def save(file: Path, digest: str, classes: tuple[str, ...], weights: Vectors, biases: Vectors) -> None:
    """Keep a fitted model."""
    from safetensors.numpy import save as serialised

    metadata = {_DIGEST: digest, "classes": "\n".join(classes)}
    replace_bytes(file, serialised({"weights": weights, "biases": biases}, metadata=metadata))


def phrasings_digest(corpus: Corpus, embedders: Embedders) -> str:
    """Changes whenever the fitted model would."""
    models = embedders.general.fingerprint, embedders.across.fingerprint
    lines = (f"{p.criterion}\t{class_of(p)}\t{p.text}" for p in corpus.phrasings)
    return sha256_of("\n".join([*models, *sorted(lines)]))


def _loaded(file: Path, digest: str) -> tuple[tuple[str, ...], Vectors, Vectors] | None:
    """A kept model, if it is of these phrasings and sound."""
    from safetensors import SafetensorError, safe_open

    try:
        with safe_open(file, "numpy") as stored:
            metadata = stored.metadata() or {}
            if metadata.get(_DIGEST) != digest:
                return None
            classes = tuple(metadata["classes"].split("\n"))
            return classes, stored.get_tensor("weights"), stored.get_tensor("biases")
    except (OSError, SafetensorError, KeyError):
        return None
