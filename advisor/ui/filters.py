"""Which briefs fit what a reader asked for; pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from advisor.records import Brief

AGES = ("any", "3", "12", "old")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A reader's filters; an empty one lets everything through."""

    kinds: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    publishers: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    routes: frozenset[str] = frozenset()
    verified: frozenset[str] = frozenset()
    age: str = "any"

    @property
    def count(self) -> int:
        """How many filters are set."""
        sets = (self.kinds, self.places, self.publishers, self.subjects, self.topics, self.routes, self.verified)
        return sum(map(bool, sets)) + (self.age != "any")


#: What a brief has of each facet, by the name of the field in `Wanted`.
FACETS: dict[str, Callable[[Brief], Iterable[str]]] = {
    "kinds": lambda brief: (brief.source.kind,),
    "places": lambda brief: brief.source.jurisdiction,
    "publishers": lambda brief: (brief.source.publisher,),
    "subjects": lambda brief: brief.source.subjects,
    "topics": lambda brief: {topic for passage in brief.passages for topic in passage.topics},
    "routes": lambda brief: {route for passage in brief.passages for route in passage.routes},
    "verified": lambda brief: {passage.verified for passage in brief.passages},
}


def options(briefs: Iterable[Brief], facet: str) -> dict[str, int]:
    """The values that a facet takes, the most frequent first, with the number of briefs."""
    counted = Counter(value for brief in briefs for value in set(FACETS[facet](brief)))
    return dict(sorted(counted.items(), key=lambda entry: (-entry[1], entry[0])))


def fitting(briefs: Sequence[Brief], wanted: Wanted, today: date) -> list[Brief]:
    """The briefs that fit, in the order given. Topic, route and level must meet in one and the same claim."""
    return [brief for brief in briefs if _fits(brief, wanted, today)]


def _fits(brief: Brief, wanted: Wanted, today: date) -> bool:
    source = brief.source
    return (
        (not wanted.kinds or source.kind in wanted.kinds)
        and (not wanted.places or bool(wanted.places & set(source.jurisdiction)))
        and (not wanted.publishers or source.publisher in wanted.publishers)
        and (not wanted.subjects or bool(wanted.subjects & set(source.subjects)))
        and _has_age(source.date, wanted.age, today)
        and any(
            (not wanted.topics or bool(wanted.topics & set(passage.topics)))
            and (not wanted.routes or bool(wanted.routes & set(passage.routes)))
            and (not wanted.verified or passage.verified in wanted.verified)
            for passage in brief.passages
        )
    )


def _has_age(text: str, age: str, today: date) -> bool:
    if age not in AGES or age == "any":
        return True
    months = months_since(text, today)
    return months > 12 if age == "old" else months <= int(age)


def months_since(text: str, today: date) -> int:
    """Whole months from a date to today; a year alone counts from its end, as the document may be that new."""
    year, month = int(text[:4]), int(text[5:7] or 12)
    return max(0, (today.year - year) * 12 + today.month - month)


def newest_first(briefs: Iterable[Brief]) -> list[Brief]:
    """Briefs by date, the newest first; undated ones by the day on which they were read."""
    return sorted(briefs, key=lambda brief: (brief.source.date, brief.source.title), reverse=True)
