"""Bans asked as a fact of one area ("is DeepSeek banned in the EU?"): what is recorded of that very area; pure.

A ban in one country says nothing of another, and bans in some member states are none of the union.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from advisor.answer.by_route import is_party
from advisor.answer.texts import say
from advisor.answer.write import Plan
from advisor.records import Corpus, Hit, Language, Passage
from advisor.retrieval.query import Query

_BANS = "public-sector-bans"
_BANNED = re.compile(
    r"\b(?:ban(?:s|ned)?|barred|outlawed|prohibited|forbidden|illegal|blocked)\b|"
    r"запрещ\w+|запрет\w*|под запретом|禁止|禁用|被禁|封禁",
    re.IGNORECASE,
)
_OPENING = 2


def of_that_area(plan: Plan, query: Query, hits: Sequence[Hit], corpus: Corpus, language: Language) -> Plan:
    """A plan that opens with the bans of the area asked about, or says that none is recorded.

    Args:
        plan: what the answer would say.
        query: the question; looked at where it names one area and a party, and asks whether that is banned.
        hits: what was found, best first.
        corpus: whose claims are looked through.
        language: of our own words.
    """
    parties = [key for key in sorted(query.named) if is_party(corpus, key)]
    if len(query.countries) != 1 or len(parties) != 1 or _BANS not in query.criteria[:2]:
        return plan
    if not _BANNED.search(query.own_text):
        return plan
    (area,) = query.countries
    party, about = parties[0], query.parties
    places = {hit.passage.id: place for place, hit in enumerate(hits)}
    recorded = [claim for claim in corpus.claims if _BANS in claim.topics and party in claim.entities]
    recorded = _once(sorted(recorded, key=lambda claim: places.get(claim.id, len(places))))
    bans = [claim for claim in recorded if area in claim.entities]
    names = {key: corpus.entities[key].name[language] for key in (area, party)}
    if not bans:
        others = tuple(passage for passage in plan.leading if area in passage.entities)
        gap = say("gap_ban", language, party=names[party], area=names[area])
        return replace(plan, leading=others or tuple(recorded[:1]), assessments=(), gaps=(gap, *plan.gaps))
    members = frozenset(key for key, one in corpus.entities.items() if one.parent == area and one.type == "country")
    in_parts = bool(members) and all(claim.entities & members for claim in bans)
    # Of a union, what tells of the most members comes first.
    opening = sorted(bans, key=lambda claim: -len(claim.entities & members))[:_OPENING]
    rest = [passage for passage in plan.evidence if passage not in opening]
    lines = tuple(
        one
        for one in plan.assessments
        if any(area in passage.entities and passage.entities & about for passage in one.passages)
    )
    return replace(
        plan,
        leading=tuple(opening),
        evidence=(*opening, *rest),
        assessments=lines,
        assessments_first=False,
        in_parts=names[area] if in_parts else "",
    )


def _once(claims: Sequence[Passage]) -> list[Passage]:
    """The claims without those of the same source in another language."""
    seen: set[tuple[str, str]] = set()
    kept = []
    for claim in claims:
        key = (claim.source.url, claim.anchor)
        if key not in seen:
            seen.add(key)
            kept.append(claim)
    return kept
