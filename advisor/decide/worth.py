"""What a verdict is worth for a criterion, and the table of worths that everything else is worked out from; pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

import numpy
from numpy.typing import NDArray

from advisor.profile import Least
from advisor.records import DECIDED, Corpus, Criterion, Verdict

Floats = NDArray[numpy.float64]

#: Where a yes is the better answer. A conflict of sources is worth less than a plain partly: the worse of the two
#: may be true.
_WORTHS: Mapping[Verdict, float] = MappingProxyType(
    {"yes": 1.0, "partly": 0.5, "conflict": 0.25, "no": 0.0, "silent": 0.0, "not_in_corpus": 0.0}
)
_REVERSED: Mapping[Verdict, Verdict] = MappingProxyType({"yes": "no", "no": "yes"})

#: What a must-have demands at least: the better answer in full, or in part. Where no is the better answer, `yes` asks
#: for a no in full.
REACHES: Mapping[Least, float] = MappingProxyType({"yes": 1.0, "partly": 0.5})


def counts(criterion: Criterion) -> bool:
    """Whether one answer to it is better than the other; if not, it takes no part in a decision."""
    return criterion.better != "none"


def worth(verdict: Verdict, criterion: Criterion) -> float:
    """0 (worst, or unknown) to 1 (best)."""
    return _WORTHS[_REVERSED.get(verdict, verdict) if criterion.better == "no" else verdict]


def known(verdict: Verdict) -> bool:
    """Whether the sources say something; what they do not say counts as worst and is shown as unknown."""
    return verdict in DECIDED


def best(criterion: Criterion) -> Verdict:
    """The verdict that is worth most."""
    return "no" if criterion.better == "no" else "yes"


@dataclass(frozen=True)
class Table:
    """Routes × criteria. Routes are sorted by id, so that nothing hangs on the order in which they were read."""

    routes: tuple[str, ...]
    criteria: tuple[Criterion, ...]
    """Those that count, in the order of the corpus."""
    verdicts: tuple[tuple[Verdict, ...], ...]
    """A cell that the corpus does not hold is `not_in_corpus`."""

    @cached_property
    def worths(self) -> Floats:
        """Shape (routes, criteria)."""
        rows = [[worth(v, c) for v, c in zip(row, self.criteria, strict=True)] for row in self.verdicts]
        return numpy.array(rows, dtype=numpy.float64).reshape(len(self.routes), len(self.criteria))

    @cached_property
    def unknown(self) -> NDArray[numpy.bool_]:
        """Shape (routes, criteria)."""
        rows = [[not known(verdict) for verdict in row] for row in self.verdicts]
        return numpy.array(rows, dtype=numpy.bool_).reshape(len(self.routes), len(self.criteria))

    def vector(self, weights: Mapping[str, float]) -> Floats:
        """Weights in the order of the criteria; 0 where there is none."""
        return numpy.array([weights.get(criterion.id, 0.0) for criterion in self.criteria], dtype=numpy.float64)


def table_of(corpus: Corpus, routes: Sequence[str]) -> Table:
    """The table of these routes over all criteria that count."""
    ids = tuple(sorted(routes))
    criteria = tuple(criterion for criterion in corpus.criteria.values() if counts(criterion))
    verdicts = tuple(tuple(verdict_of(corpus, route, criterion.id) for criterion in criteria) for route in ids)
    return Table(ids, criteria, verdicts)


def verdict_of(corpus: Corpus, route: str, criterion: str) -> Verdict:
    """The verdict of a cell; `not_in_corpus` where the corpus holds none."""
    cell = corpus.assessments.get((route, criterion))
    return cell.verdict if cell is not None else "not_in_corpus"
