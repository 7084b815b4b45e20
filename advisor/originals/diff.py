"""Two states of a text to their differences, wording told from substance; pure.

Paragraphs are aligned first, then the sentences of those that differ. White space alone is no difference.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Literal

from advisor.briefs.sentences import sentence_spans
from advisor.originals.marks import Reason, reasons_between, words
from advisor.originals.passages import paragraph_spans

#: Sentences that share less than this (difflib's ratio over words) are not two forms of one.
_SAME_SENTENCE = 0.5
#: Below this, so much was rewritten that nobody should take it for wording.
_REWRITTEN = 0.65
#: Beyond this many pairs of paragraphs, difflib would take minutes.
_MOST_PAIRS = 25_000_000


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text that was kept, added or removed. Kept and added ones, joined, are the new text."""

    kind: Literal["kept", "added", "removed"]
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: a sentence that was added, removed, moved or changed."""

    kind: Literal["added", "removed", "changed", "moved"]
    before: str
    after: str
    weight: Literal["wording", "substance"]
    reasons: tuple[Reason, ...]
    """Why it is substance; for a move, `moved`."""

    def as_dict(self) -> dict[str, object]:
        """Plain data for JSON."""
        return {
            "kind": self.kind,
            "weight": self.weight,
            "reasons": list(self.reasons),
            "before": self.before,
            "after": self.after,
        }


@dataclass(frozen=True, slots=True)
class _Piece:
    """A sentence or paragraph with the white space behind it; pieces that follow each other leave nothing out."""

    whole: str

    @property
    def key(self) -> str:
        return " ".join(self.whole.split())


@dataclass(frozen=True, slots=True)
class _Block:
    """A run of pieces that is the same in both texts, or stands in one instead of the other."""

    same: bool
    old: tuple[_Piece, ...]
    new: tuple[_Piece, ...]


def segments(old: str, new: str) -> list[Segment]:
    """The new text with what was kept and added, and, in place, what was removed."""
    result: list[Segment] = []
    for block in _blocks(old, new):
        if block.same:
            result.append(Segment("kept", "".join(piece.whole for piece in block.new)))
        else:
            result += [Segment("removed", "".join(piece.whole for piece in block.old))] if block.old else []
            result += [Segment("added", "".join(piece.whole for piece in block.new))] if block.new else []
    return result


def changes(old: str, new: str) -> list[Change]:
    """All differences in the order of the new text."""
    found: list[Change] = []
    for block in _blocks(old, new):
        if not block.same:
            before, after = ([piece.key for piece in side if piece.key] for side in (block.old, block.new))
            found += _paired(before, after)
    return _with_moves(found)


def _blocks(old: str, new: str) -> list[_Block]:
    blocks: list[_Block] = []
    old_parts, new_parts = _cut(old, paragraph_spans(old)), _cut(new, paragraph_spans(new))
    if len(old_parts) * len(new_parts) > _MOST_PAIRS:
        return [_Block(same=False, old=tuple(old_parts), new=tuple(new_parts))]
    for block in _aligned(old_parts, new_parts):
        if block.same or not (block.old and block.new):
            blocks.append(block)
        else:
            blocks += _aligned(_sentences(block.old), _sentences(block.new))
    return blocks


def _cut(text: str, spans: Sequence[tuple[int, int]]) -> list[_Piece]:
    """Pieces from the beginning of each span to that of the next; the first takes what stands before it."""
    starts = [0, *(start for start, _ in spans[1:]), len(text)]
    return [_Piece(text[a:b]) for a, b in pairwise(starts) if b > a]


def _sentences(parts: Sequence[_Piece]) -> list[_Piece]:
    return [piece for part in parts for piece in _cut(part.whole, sentence_spans(part.whole))]


def _aligned(old: Sequence[_Piece], new: Sequence[_Piece]) -> list[_Block]:
    matcher = SequenceMatcher(None, [piece.key for piece in old], [piece.key for piece in new], autojunk=False)
    return [_Block(tag == "equal", tuple(old[a:b]), tuple(new[c:d])) for tag, a, b, c, d in matcher.get_opcodes()]


def _paired(before: Sequence[str], after: Sequence[str]) -> list[Change]:
    """Sentences that replaced each other, in order: each old one with the likest of the new ones that are left."""
    result: list[Change] = []
    place = 0
    for old in before:
        best, likeness = -1, _SAME_SENTENCE
        for position in range(place, min(len(after), place + 40)):
            found = _likeness(old, after[position])
            if found > likeness:
                best, likeness = position, found
        if best < 0:
            result.append(Change("removed", old, "", "substance", ("removed",)))
            continue
        result += [Change("added", "", text, "substance", ("added",)) for text in after[place:best]]
        result.append(_changed(old, after[best], likeness))
        place = best + 1
    return result + [Change("added", "", text, "substance", ("added",)) for text in after[place:]]


def _likeness(old: str, new: str) -> float:
    matcher = SequenceMatcher(None, words(old)[:400], words(new)[:400], autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() > _SAME_SENTENCE else 0.0


def _changed(old: str, new: str, likeness: float) -> Change:
    reasons = reasons_between(old, new)
    if not reasons and likeness < _REWRITTEN:
        reasons = ("rewritten",)
    return Change("changed", old, new, "substance" if reasons else "wording", reasons)


def _with_moves(found: list[Change]) -> list[Change]:
    """A sentence that went and came elsewhere was moved; each removal answers for one addition."""
    gone: dict[str, list[int]] = {}
    for position, change in enumerate(found):
        if change.kind == "removed":
            gone.setdefault(change.before, []).append(position)
    dropped: set[int] = set()
    result = list(found)
    for position, change in enumerate(found):
        if change.kind == "added" and gone.get(change.after):
            dropped.add(gone[change.after].pop(0))
            result[position] = replace(change, kind="moved", before=change.after, weight="wording", reasons=("moved",))
    return [change for position, change in enumerate(result) if position not in dropped]
