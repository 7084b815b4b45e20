"""What rests on the changed part of an original: claims, assessments, saved answers; pure.

A claim is in our own words, so it is matched by the words and figures that it shares with a changed sentence. Where a
change of substance can be matched to no claim, every claim of the source is to be checked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from advisor.originals.diff import Change
from advisor.originals.marks import digits_in, words
from advisor.records import Brief, Corpus, Passage

#: Share of a changed sentence's words that a claim must hold to rest on it; with a figure in common, less will do.
_OVERLAP = 0.45
_OVERLAP_WITH_FIGURE = 0.15
_COMMON_WORDS = """
a an and are as at be by for from has have if in is it its may not of on or our such that the their this to we which
will with you your и в во на с со по о об не что это как для из за к от мы вы ваш наш или при
的 了 和 在 是 我 们 您 你 与 或 为
"""
_COMMON = frozenset(_COMMON_WORDS.split())


@dataclass(frozen=True, slots=True)
class ClaimEffect:
    """A claim that rests on a changed part, or may."""

    passage_id: str
    heading: str
    level: Literal["touched", "check"]
    """`touched`: it shares words or figures with a changed sentence; `check`: it cannot be told."""
    changes: tuple[int, ...]
    """Positions of the changes in the list of changes, from 0."""


@dataclass(frozen=True, slots=True)
class AssessmentEffect:
    """A verdict that cites claims which rest on a changed part, or may."""

    route: str
    criterion: str
    verdict: str
    level: Literal["touched", "check"]
    passages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnswerEffect:
    """A saved answer that cites such claims, or verbatim passages whose text no longer stands in the original."""

    file: str
    id: str
    question: str
    level: Literal["touched", "check"]
    passages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Effects:
    """All that a list of changes touches."""

    claims: tuple[ClaimEffect, ...] = ()
    assessments: tuple[AssessmentEffect, ...] = ()
    answers: tuple[AnswerEffect, ...] = ()

    def as_dict(self) -> dict[str, object]:
        """Plain data for JSON."""
        return asdict(self)


def effects(
    brief: Brief,
    corpus: Corpus,
    changed: Sequence[Change],
    new_text: str,
    answers: Iterable[tuple[str, Mapping[str, Any]]] = (),
) -> Effects:
    """What the changes of one original touch; changes of wording touch nothing.

    Args:
        brief: of the source whose original changed.
        corpus: for the assessments.
        changed: the differences between two snapshots.
        new_text: text of the newer snapshot.
        answers: pairs of (file, answer in the form of `--format json`).
    """
    claims = _claims(brief.passages, changed)
    level = {claim.passage_id: claim.level for claim in claims}
    assessments = []
    for (route, criterion), cell in sorted(corpus.assessments.items()):
        cited = tuple(passage.id for passage in cell.passages if passage.id in level)
        if cited:
            assessments.append(AssessmentEffect(route, criterion, cell.verdict, _worst(level, cited), cited))
    touched = []
    stands = _folded(new_text)
    for file, answer in answers:
        for part in _parts(answer):
            found = dict(_cited(part, brief.source.id, level, stands))
            if found:
                name, question = str(answer.get("id") or ""), str(part.get("question") or "")
                touched.append(AnswerEffect(file, name, question, _worst(found, found), tuple(found)))
    return Effects(claims, tuple(assessments), tuple(touched))


def _worst(level: Mapping[str, Literal["touched", "check"]], ids: Iterable[str]) -> Literal["touched", "check"]:
    return "touched" if any(level[key] == "touched" for key in ids) else "check"


def _claims(passages: Sequence[Passage], changed: Sequence[Change]) -> tuple[ClaimEffect, ...]:
    rests: dict[str, list[int]] = {}
    unplaced: list[int] = []
    for position, change in enumerate(changed):
        if change.weight != "substance":
            continue
        touched = [passage for passage in passages if _rests_on(passage, change)]
        for passage in touched:
            rests.setdefault(passage.id, []).append(position)
        if not touched:
            unplaced.append(position)
    result = []
    for passage in passages:
        if passage.id in rests:
            result.append(ClaimEffect(passage.id, passage.heading, "touched", tuple(rests[passage.id])))
        elif unplaced:
            result.append(ClaimEffect(passage.id, passage.heading, "check", tuple(unplaced)))
    return tuple(result)


def _rests_on(passage: Passage, change: Change) -> bool:
    claim = f"{passage.heading}\n{passage.text}"
    known = _telling(claim)
    figures = digits_in(claim) & _distinct(digits_in(change.before) | digits_in(change.after))
    for side in (change.before, change.after):
        wanted = _telling(side)
        if not wanted:
            continue
        share = len(wanted & known) / len(wanted)
        # A sentence of two or three words is held by many a claim without being meant.
        if (share >= _OVERLAP and len(wanted & known) >= 3) or (figures and share >= _OVERLAP_WITH_FIGURE):
            return True
    return False


def _distinct(figures: set[str]) -> set[str]:
    """Figures that tell something: a single digit is a number of a list as often as not."""
    return {figure for figure in figures if len(figure) > 1}


def _telling(text: str) -> set[str]:
    """Words without their endings, as far as five letters go; English and Russian bend at the end."""
    return {word[:5] for word in words(text) if word not in _COMMON}


def _folded(text: str) -> str:
    return " ".join(text.split())


def _parts(answer: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """An answer and, where a paste held several questions, the answer to each."""
    waiting = [answer]
    while waiting:
        one = waiting.pop(0)
        yield one
        further = one.get("parts")
        if isinstance(further, list):
            waiting += [part for part in further if isinstance(part, dict)]


def _cited(
    answer: Mapping[str, Any], source: str, level: Mapping[str, Literal["touched", "check"]], stands: str
) -> Iterator[tuple[str, Literal["touched", "check"]]]:
    citations = answer.get("citations")
    for citation in citations if isinstance(citations, list) else ():
        if not isinstance(citation, dict):
            continue
        key = str(citation.get("passage_id") or "")
        if key in level:
            yield key, level[key]
        elif key.startswith(f"{source}@"):
            quoted = _folded(str(citation.get("quote") or citation.get("passage") or ""))
            if quoted and quoted not in stands:
                yield key, "touched"
