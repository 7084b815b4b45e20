"""The answers as plain data (JSON) for other programs; pure.

Shape (keys are only ever added; `format` changes when one is taken away or changes its meaning)::

    {"format": "advisor-questionnaire/1", "run", "created", "language", "complete", "corpus_sha256",
     "versions": {name: version},
     "questionnaire": {"name", "format", "sha256", "digest", "notes": [..]},
     "routes": [{"id", "name", "group", "vendor", "operator"}],
     "items": [{"id", "label", "number", "section", "text", "guidance", "options": [..], "given",
                "place": {"part", "row", "column"}, "answer_place": the same | null}],
     "cells": [{"item", "route", "verdict": code | null, "statement", "basis", "criterion", "strength", "reasons": [..],
                "citations": [numbers], "vendor_question", "as_of", "asks_openly", "rests_on", "stale",
                "edited", "answered": {"verdict", "statement"}, "approved": {"who", "when"} | null,
                "reviews": [{"state", "who", "when", "verdict", "statement", "comment"}]}],
     "citations": [{"number", "verbatim", the keys of a citation of `ask --format json`}]}

`items` holds all pieces of the file in its order, also those that are not asked. `cells` stand question by question,
and within each route by route; a question without an answer yet has none. `verdict` and `statement` are what counts
after review, `answered` is what the program said; `rests_on` is the digest of the assessment that it looked at.

Always true: `passage[start:end] == quote`, `sha256` is that of `passage` in UTF-8, the citation with number n is the
n-th.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from advisor.answer.render import citation_data
from advisor.export.overview import reviewed_cells
from advisor.export.sources import Numbering, numbering
from advisor.questionnaire.records import Filled, Item, Place, Questionnaire, Review, ReviewedCell
from advisor.records import Citation, Route

FORMAT = "advisor-questionnaire/1"


def to_json(filled: Filled, versions: Mapping[str, str] = MappingProxyType({})) -> dict[str, Any]:
    """The whole as plain data, in the shape that stands at the top of this module.

    Args:
        filled: the questionnaire with its answers.
        versions: of the program and of its models, by name.
    """
    numbers = numbering(filled)
    return {
        "format": FORMAT,
        "run": filled.run_id,
        "created": filled.created,
        "language": filled.language,
        "complete": filled.complete,
        "corpus_sha256": filled.corpus_sha256,
        "versions": dict(sorted(versions.items())),
        "questionnaire": _questionnaire(filled.questionnaire),
        "routes": [_route(route, filled.language) for route in filled.routes],
        "items": [_item(item) for item in filled.questionnaire.items],
        "cells": [_cell(reviewed, numbers) for _, _, reviewed in reviewed_cells(filled) if reviewed is not None],
        "citations": [_citation(citation) for citation in numbers.citations],
    }


def _questionnaire(questionnaire: Questionnaire) -> dict[str, Any]:
    return {
        "name": questionnaire.name,
        "format": questionnaire.format,
        "sha256": questionnaire.sha256,
        "digest": questionnaire.digest,
        "notes": list(questionnaire.notes),
    }


def _route(route: Route, language: str) -> dict[str, Any]:
    return {
        "id": route.id,
        "name": route.name[language],
        "group": route.group,
        "vendor": route.vendor,
        "operator": route.operator,
    }


def _place(place: Place) -> dict[str, Any]:
    return {"part": place.part, "row": place.row, "column": place.column}


def _item(item: Item) -> dict[str, Any]:
    return {
        "id": item.id,
        "label": item.label,
        "number": item.number,
        "section": item.section,
        "text": item.text,
        "guidance": item.guidance,
        "options": list(item.options),
        "given": item.given,
        "place": _place(item.place),
        "answer_place": None if item.answer is None else _place(item.answer),
    }


def _cell(reviewed: ReviewedCell, numbers: Numbering) -> dict[str, Any]:
    cell, approved = reviewed.cell, reviewed.approved_by
    return {
        "item": cell.item_id,
        "route": cell.route,
        "verdict": reviewed.verdict,
        "statement": reviewed.statement,
        "basis": cell.basis,
        "criterion": cell.criterion,
        "strength": cell.strength,
        "reasons": list(cell.reasons),
        "citations": list(numbers.numbers(reviewed)),
        "vendor_question": cell.vendor_question,
        "as_of": cell.as_of,
        "asks_openly": cell.asks_openly,
        "rests_on": cell.rests_on,
        "stale": reviewed.stale,
        "edited": reviewed.edited,
        "answered": {"verdict": cell.verdict, "statement": cell.statement},
        "approved": None if approved is None else {"who": approved.who, "when": approved.when},
        "reviews": [_review(review) for review in reviewed.history],
    }


def _review(review: Review) -> dict[str, Any]:
    return {
        "state": review.state,
        "who": review.who,
        "when": review.when,
        "verdict": review.verdict,
        "statement": review.statement,
        "comment": review.comment,
    }


def _citation(citation: Citation) -> dict[str, Any]:
    passage = citation.passage
    return {**citation_data(citation), "verbatim": passage.is_original or passage.source.is_own}
