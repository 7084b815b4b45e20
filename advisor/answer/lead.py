"""Which claim opens an answer, where some lie close together, and whether one is what the question turns on; pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from advisor.answer.asked import figures_asked
from advisor.answer.judge import Judgement
from advisor.records import Hit, Passage
from advisor.retrieval.query import Query

#: One claim is what a question turns on: so far ahead of the next (in standard deviations), or that far and, by one who
#: reads both, likely to answer it (log-odds).
_ALONE, _AHEAD, _READ_WELL = 4.0, 1.0, 1.5
#: What one unit of log-odds of the reader is worth beside a hit's score, among hits as good as each other.
_READING = 0.25
#: The same for a question that names a party and a criterion, where the claim need only be the first.
CLOSE = 0.5
#: How near the best a claim on the very matter must come to open the answer in its place.
_AS_GOOD_ON_THE_POINT, _FAR = 1.5, 60.0
#: How near the best a passage must come to open the answer with it, or in its place.
AS_GOOD = 0.8


def by_reading(hits: Sequence[Hit], judgement: Judgement) -> tuple[list[Hit], Judgement]:
    """The hits with those that were read, and lie close together, in the order in which they seem to answer; and the
    judgement with its readings in that order.
    """
    close = [hit for hit in hits[: len(judgement.read)] if hits[0].score - hit.score <= AS_GOOD]
    order = sorted(range(len(close)), key=lambda place: -(close[place].score + _READING * judgement.read[place]))
    # Scores stay with their places: what follows compares with the best of them.
    placed = [replace(close[place], score=hit.score) for place, hit in zip(order, close, strict=True)]
    read = (*(judgement.read[place] for place in order), *judgement.read[len(close) :])
    return placed + list(hits[len(close) :]), replace(judgement, read=read)


def leads(hits: Sequence[Hit], judgement: Judgement, ahead: float) -> bool:
    """Whether the first hit is that far ahead (in standard deviations) and, read, seems to answer the question."""
    if not hits or not judgement.read:
        return False
    margin = hits[0].score - hits[1].score if len(hits) > 1 else ahead
    return margin >= ahead and judgement.read[0] >= _READ_WELL


def turns_on_one(hits: Sequence[Hit], judgement: Judgement) -> bool:
    """Whether a question turns on one claim, which then answers it, whatever else is known of the routes."""
    alone = len(hits) > 1 and hits[0].score - hits[1].score >= _ALONE
    return alone or leads(hits, judgement, _AHEAD)


def to_the_point(query: Query, evidence: Sequence[Passage], hits: Sequence[Hit]) -> list[Passage]:
    """The evidence with a claim on the very party and criterion named before one that is on neither or one of them.

    Only where the question names one criterion by its words, and the better claim lies close.
    """
    listed = list(evidence)
    if not query.parties or len(query.criteria) != 1 or not listed:
        return listed
    scores = {hit.passage.id: hit.score for hit in hits}
    best = scores.get(listed[0].id, 0.0)

    def points(passage: Passage) -> bool:
        return query.criteria[0] in passage.topics and not passage.entities.isdisjoint(query.parties)

    better = [p for p in listed[1:] if points(p) and best - scores.get(p.id, -_FAR) <= _AS_GOOD_ON_THE_POINT]
    if points(listed[0]) or not better:
        return listed
    return [better[0], *(passage for passage in listed if passage is not better[0])]


def opens_with_a_price(query: Query, leading: Sequence[Passage]) -> bool:
    """Whether a question for a price is opened by a claim about cost: the verdict compares, it names no price."""
    return bool(leading) and "cost" in leading[0].topics and "money" in figures_asked(query.own_text)
