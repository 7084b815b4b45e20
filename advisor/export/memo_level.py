"""What is said of routes that share the first place: the same on the page and in the memo; pure."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.decide.level import level
from advisor.decide.money import money_range
from advisor.export.memo_words import listed, parted
from advisor.export.memo_writing import Writing


def level_said(writing: Writing) -> tuple[str, ...]:
    """How far they are alike, and what parts them, as sentences; nothing where no place is shared."""
    return tuple(_said(writing)) if len(writing.first) > 1 else ()


def _said(writing: Writing) -> Iterator[str]:
    found, language = level(writing.decision, writing.corpus), writing.language
    if found.same:
        yield writing.text("level_same")
    elif found.better:
        strengths = (
            writing.text("level_strength", routes=writing.routes(routes), criteria=writing.criteria(criteria))
            for routes, criteria in found.better
        )
        yield writing.text("level_differ", list=parted(strengths, language))
    if found.costs:
        amounts = (
            writing.text("level_amount", route=writing.named(one.route), range=money_range(one.low, one.high, language))
            for one in found.costs
        )
        yield writing.text("level_cost", list=parted(amounts, language))
    for route, needs in found.steps:
        steps = listed((writing.need(need) for need in needs), language)
        yield writing.text("level_steps", route=writing.named(route), steps=steps)
    if found.same and not found.costs and not found.steps:
        yield writing.text("level_alike")
    if found.one_purchase:
        yield writing.text("level_one_purchase")
