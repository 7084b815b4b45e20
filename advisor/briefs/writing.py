"""A brief given as fields to its Markdown; pure. What is written here, `parse_brief` reads back as it was."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.briefs.located import yaml_line
from advisor.briefs.schema import BriefEntry, ClaimEntry

#: Where a line of the Markdown comes from: `("title",)`, `("claims", 0, "text")`, …; `()`: from no field.
Origin = tuple[str | int, ...]

_HEAD = (
    "id",
    "title",
    "publisher",
    "url",
    "published",
    "as_of",
    "language",
    "kind",
    "interest",
    "jurisdiction",
    "subjects",
    "read_through",
)


def brief_markdown(brief: BriefEntry) -> str:
    """The brief as `sources/<id>.md` holds it."""
    return "\n".join(line for line, _ in _lines(brief)) + "\n"


def line_origins(brief: BriefEntry) -> tuple[Origin, ...]:
    """For each line of `brief_markdown`, the field that it was written from."""
    return tuple(origin for _, origin in _lines(brief))


def _lines(brief: BriefEntry) -> Iterator[tuple[str, Origin]]:
    yield "---", ()
    for key in _HEAD:
        value = getattr(brief, key)
        if key != "read_through" or value:
            yield yaml_line(key, value), (key,)
    yield "---", ()
    for position, claim in enumerate(brief.claims):
        for line, field in _claim(claim):
            yield line, ("claims", position, field) if field else ("claims", position)


def _claim(claim: ClaimEntry) -> Iterator[tuple[str, str]]:
    yield "", ""
    yield f"## {claim.claim} {{#{claim.anchor}}}", "claim"
    route, topic = ", ".join(claim.route), ", ".join(claim.topic)
    yield f"route: {route} | topic: {topic} | locator: {claim.locator} | verified: {claim.verified}", "topic"
    for language in ("en", "ru", "zh"):
        if text := getattr(claim, language):
            yield f"{language}: {text}", language
    yield "", ""
    for line in claim.text.split("\n"):
        yield line, "text"
    if claim.disputed or claim.superseded_by:
        yield "", ""
    if claim.disputed:
        yield f"disputed: {claim.disputed}", "disputed"
    if claim.superseded_by:
        yield f"superseded by: {claim.superseded_by}", "superseded_by"
