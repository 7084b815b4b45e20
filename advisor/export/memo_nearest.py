"""Which route is nearest where none is admitted, as a sentence: the same on the page and in the memo; pure."""

from __future__ import annotations

from advisor.decide.nearest import nearest
from advisor.export.memo_out import step_text
from advisor.export.memo_words import listed, parted
from advisor.export.memo_writing import Writing


def nearest_said(writing: Writing) -> str:
    """Empty where no route is near."""
    found = nearest(writing.decision, writing.corpus)
    if not found:
        return ""
    routes, one = writing.routes(each.route for each in found), found[0]
    if one.steps:
        steps = parted((step_text(writing, need) for need in one.steps), writing.language)
        return writing.text("nearest_steps", routes=routes, steps=steps)
    criteria = writing.criteria(dict.fromkeys(r.must_have.criterion for r in one.reasons if r.must_have is not None))
    if one.held_back:
        return writing.text("nearest_held", routes=routes, criteria=criteria)
    rules = parted(dict.fromkeys(writing.rule(r.rule) for r in one.reasons if r.kind == "bar"), writing.language)
    needs = listed((writing.need(r.need) for r in one.reasons if r.need is not None), writing.language)
    why = [
        writing.text("nearest_short", criteria=criteria) if criteria else "",
        writing.text("nearest_barred", rules=rules) if rules else "",
        writing.text("nearest_lacks", needs=needs) if needs else "",
    ]
    return writing.text("nearest", routes=routes, why=parted(why, writing.language))
