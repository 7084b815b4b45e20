"""How much the passages under a cell weigh, and why a person should look at it; pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from advisor.briefs.health import Patience, days_since
from advisor.questionnaire.records import REVIEW_REASONS, ReviewReason, Strength
from advisor.records import VENDOR_KINDS, Passage, Verdict

#: Kinds of sources that bind somebody, or that say what does.
_BINDING = frozenset({"primary-law", "regulator", "court", "licence-text", "vendor-terms"})


def strength_of(passages: Sequence[Passage], *, inferred: bool = False) -> Strength:
    """How much passages weigh together.

    Args:
        passages: what the cell rests on.
        inferred: whether the sentence above them is at least in part a conclusion of ours. However many sources stand
            below, none of them says it: then it is `fair` at best.

    `strong`: read in full, from at least two publishers, not all of them vendors. `fair`: at least one binding text, or
    independent research, that was read. `weak`: only a vendor's word or the press, or nothing that was read in full.
    """
    if not passages:
        return "none"
    read = [passage for passage in passages if passage.verified == "full"]
    kinds = {passage.source.kind for passage in read}
    publishers = {passage.source.publisher for passage in read}
    if len(publishers) >= 2 and not kinds <= VENDOR_KINDS and not inferred:
        return "strong"
    if kinds & _BINDING or "independent-research" in kinds:
        return "fair"
    return "weak"


def reasons_of(
    passages: Sequence[Passage],
    verdict: Verdict | None,
    found: Sequence[ReviewReason] = (),
    *,
    favours_vendor: bool = False,
    today: date,
    patience: Patience,
) -> tuple[ReviewReason, ...]:
    """Why a person should look at a cell, gravest first.

    Args:
        passages: what the cell rests on.
        verdict: of the cell.
        found: reasons that are known already.
        favours_vendor: whether the verdict is the one that a buyer hopes for: what a vendor says against itself needs
            no second source.
        today: the day on which the cell is answered.
        patience: after how many days a source should be read again.
    """
    reasons: set[ReviewReason] = set(found)
    if verdict in ("conflict", "silent", "partly", "not_in_corpus"):
        reasons.add(verdict)
    if passages:
        if favours_vendor and all(passage.source.kind in VENDOR_KINDS for passage in passages):
            reasons.add("vendor_only")
        if all(days_since(p.source.as_of, today) > patience.of(p.source) for p in passages):
            reasons.add("dated")
        if all(passage.verified != "full" for passage in passages):
            reasons.add("not_verified")
    return tuple(reason for reason in REVIEW_REASONS if reason in reasons)
