"""Whether the corpus has changed under an answer; pure.

A cell keeps its passages as they were, so each is compared with what the corpus holds today; and it keeps the digest of
the assessment that was looked at.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from advisor.questionnaire.records import Cell
from advisor.records import DECIDED, Assessment, Citation, Corpus, Passage, sha256_of


def assessment_digest(assessment: Assessment | None) -> str:
    """Digest of what an assessment says: verdict, statement in every language, and the claims it cites.

    Without an assessment it is empty. The day on which it was looked at takes no part: looking again without a change
    makes no answer stale. What the cited claims say is compared by themselves.
    """
    if assessment is None:
        return ""
    parts = [
        assessment.route,
        assessment.criterion,
        assessment.verdict,
        sorted(assessment.statement.items()),
        sorted(passage.id for passage in assessment.passages),
    ]
    return sha256_of(json.dumps(parts, ensure_ascii=True))


@dataclass(frozen=True, slots=True)
class Today:
    """What the corpus holds, arranged for comparing many cells with it."""

    passages: Mapping[str, Passage]
    originals: Mapping[str, Sequence[str]]
    """Texts of the verbatim passages, by source."""
    assessments: Mapping[tuple[str, str], Assessment]

    @classmethod
    def of(cls, corpus: Corpus) -> Today:
        """The corpus as it is now."""
        originals: dict[str, list[str]] = {}
        for passage in corpus.originals:
            originals.setdefault(passage.source.id, []).append(passage.text)
        return cls({passage.id: passage for passage in corpus.passages}, originals, corpus.assessments)

    def is_stale(self, cell: Cell) -> bool:
        """Whether a cell would have to be answered anew; see `is_stale` of this module."""
        if not all(self._stands(citation) for citation in cell.citations):
            return True
        assessment = self.assessments.get((cell.route, cell.criterion)) if cell.criterion else None
        # A cell of an assessment that does not say which cannot be shown to be up to date.
        if cell.rests_on or cell.basis == "criterion":
            return cell.rests_on != assessment_digest(assessment)
        return not cell.citations and assessment is not None and assessment.verdict in DECIDED

    def _stands(self, citation: Citation) -> bool:
        then = citation.passage
        now = self.passages.get(then.id)
        if now is not None:
            return (now.sha256, now.superseded_by, now.disputed) == (then.sha256, then.superseded_by, then.disputed)
        # A verbatim passage is named after the state of the whole document. In a newer state it has another name, and
        # may be cut elsewhere; what was quoted still stands there or does not.
        return then.is_original and any(citation.quote in text for text in self.originals.get(then.source.id, ()))


def is_stale(cell: Cell, corpus: Corpus) -> bool:
    """Whether the corpus has changed under a cell since it was answered.

    It has where a cited passage is gone, reads otherwise, or was superseded or disputed since; where the assessment it
    rests on has another verdict, statement or citations; and, for a cell without any source, where the corpus now has a
    verdict on its criterion for its route. For many cells make one `Today` and ask that.
    """
    return Today.of(corpus).is_stale(cell)
