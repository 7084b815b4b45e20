"""Which must-haves keep out the most routes, as a sentence: the same on the page and in the memo; pure."""

from __future__ import annotations

from advisor.decide.hurdles import Hurdle, hurdles
from advisor.export.memo_words import parted
from advisor.export.memo_writing import Writing

_TOLD, _MANY = 3, 2


def hurdles_said(writing: Writing) -> str:
    """Empty where fewer than two must-haves keep out any route: then there is nothing to compare."""
    found = hurdles(writing.decision)
    if len(found) < _MANY:
        return ""
    return writing.text("hurdles", list=parted((_told(writing, one) for one in found[:_TOLD]), writing.language))


def _told(writing: Writing, one: Hurdle) -> str:
    values = {"criterion": writing.criteria([one.must_have.criterion]), "count": len(one.routes)}
    return writing.text("hurdle_alone" if one.alone else "hurdle", alone=len(one.alone), **values)
