"""A brief that is written from fields is read back as it was given."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import ValidationError

from advisor.briefs.brief import parse_brief
from advisor.briefs.schema import BriefEntry, FrontMatter
from advisor.briefs.writing import brief_markdown, line_origins
from advisor.errors import Problem
from advisor.records import SOURCE_KINDS, VERIFIED_LEVELS

SLUGS = st.from_regex(r"[a-z0-9][a-z0-9.-]{0,12}", fullmatch=True)
#: Characters that mean something to YAML or to a brief, and any others.
PIECES = st.one_of(
    st.sampled_from([*"#|{}[]:-'\"&*!%@`,?>~", " | ", "---", "null", "2026", "2026-03-01", "yes", ": ", " #", "##"]),
    st.text(max_size=8),
)
LINES = st.lists(PIECES, max_size=5).map("".join)
DATES = st.one_of(
    st.dates().map(lambda day: day.isoformat()), st.dates().map(lambda day: day.isoformat()[:7]), st.just("2026")
)
CLAIMS = st.fixed_dictionaries(
    {
        "claim": LINES,
        "anchor": SLUGS,
        "route": st.lists(SLUGS, max_size=3),
        "topic": st.lists(SLUGS, min_size=1, max_size=3),
        "locator": LINES,
        "verified": st.sampled_from(VERIFIED_LEVELS),
        "en": LINES,
        "ru": LINES,
        "zh": LINES,
        "text": st.lists(LINES, min_size=1, max_size=4).map("\n".join),
        "disputed": LINES,
        "superseded_by": st.one_of(st.just(""), st.just("other#claim")),
    }
)
BRIEFS = st.fixed_dictionaries(
    {
        "id": SLUGS,
        "title": LINES,
        "publisher": LINES,
        "url": st.sampled_from(["https://a.example/x?y=1#z", "https://a.example ; http://b.example/'"]),
        "published": st.one_of(st.none(), DATES),
        "as_of": DATES,
        "language": st.sampled_from(["en", "ru", "zh"]),
        "kind": st.sampled_from(SOURCE_KINDS),
        "interest": LINES,
        "jurisdiction": st.lists(LINES, max_size=3),
        "subjects": st.lists(SLUGS, max_size=3),
        "read_through": LINES,
        "claims": st.lists(CLAIMS, min_size=1, max_size=3),
    }
)


def plain(**changes: Any) -> dict[str, Any]:
    """Fields of a brief that is as simple as can be; changes of a claim begin with `claim_`."""
    claim = {"claim": "C", "anchor": "c", "topic": ["cost"], "locator": "p. 1", "verified": "full", "text": "T."}
    claim |= {key.removeprefix("claim_"): value for key, value in changes.items() if key.startswith("claim_")}
    head = {
        "id": "a",
        "title": "T",
        "publisher": "P",
        "url": "https://a.example",
        "published": None,
        "as_of": "2026",
        "language": "en",
        "kind": "court",
        "interest": "none",
    }
    return head | {key: value for key, value in changes.items() if not key.startswith("claim_")} | {"claims": [claim]}


def read_back(brief: BriefEntry) -> dict[str, Any]:
    problems: list[Problem] = []
    parsed = parse_brief(brief_markdown(brief), "sources/a.md", problems)
    assert problems == []
    assert parsed is not None
    claims = [
        {
            "claim": claim.claim,
            "anchor": claim.anchor,
            "route": [name for name in claim.meta["route"].split(", ") if name],
            "topic": claim.meta["topic"].split(", "),
            "locator": claim.meta["locator"],
            "verified": claim.meta["verified"],
            **{language: claim.translations.get(language, "") for language in ("en", "ru", "zh")},
            "text": claim.text,
            "disputed": claim.disputed,
            "superseded_by": claim.superseded_by,
        }
        for claim in parsed.claims
    ]
    return FrontMatter.model_validate(parsed.head.data).model_dump() | {"claims": claims}


@given(BRIEFS)
@example(plain(title="---", interest="null", publisher="2026-03-01", jurisdiction=["NO", "a, b", "]"]))
@example(plain(claim_claim="# {#x} {#y}", claim_locator="a | b", claim_text="\n\nOne.\n\n\n\n\nTwo.  \n"))
@example(plain(claim_text="Text.\nroute: x | topic: y\nru: z", claim_ru="ru: ru", claim_disputed="disputed: x"))
@example(plain(claim_locator="a |"))
@example(plain(title="x\u2028y"))
@example(plain(read_through="\ufeff", claim_zh="\x85"))
def test_what_is_accepted_is_read_back_as_it_was(fields: dict[str, Any]) -> None:
    try:
        brief = BriefEntry.model_validate(fields)
    except ValidationError:
        return  # refused with a reason; which, is tested below
    assert read_back(brief) == brief.model_dump()
    assert len(line_origins(brief)) == len(brief_markdown(brief).splitlines()) or "\x0b" in brief_markdown(brief)


@given(BRIEFS)
def test_most_of_what_people_type_is_accepted(fields: dict[str, Any]) -> None:
    """The property above must not hold because everything is refused: with plain words nothing is."""
    words = "words 1"
    claims = [
        claim | {"claim": words, "locator": words, "text": words} | dict.fromkeys(("en", "ru", "zh", "disputed"), words)
        for claim in fields["claims"]
    ]
    head = dict.fromkeys(("title", "publisher", "interest", "read_through"), words)
    brief = BriefEntry.model_validate(fields | head | {"jurisdiction": ["US"], "claims": claims})
    assert read_back(brief) == brief.model_dump()


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        (plain(title=" "), "at least 1 character"),
        (plain(title="a\nb"), "one line"),
        (plain(claim_locator="a | b"), "parts the fields"),
        (plain(claim_text="ok\n## next {#x}"), "begin another claim"),
        (plain(claim_text="ok\ndisputed: no"), "fields of their own"),
        (plain(claim_text="zh: ok"), "cannot begin with"),
        (plain(claim_text=" \n "), "has no text"),
        (plain(claim_topic=[]), "at least 1 item"),
        (plain(claims_=1) | {"claims": []}, "at least 1 item"),
        (plain(published="2026-02-30"), "no day of the calendar"),
        (plain(id="../evil"), "pattern"),
        (plain(id="a\n"), "pattern"),
    ],
)
def test_what_could_not_be_read_back_is_refused(fields: dict[str, Any], reason: str) -> None:
    fields.pop("claims_", None)
    with pytest.raises(ValidationError, match=reason):
        BriefEntry.model_validate(fields)


def test_lines_know_their_fields() -> None:
    brief = BriefEntry.model_validate(plain(claim_ru="П", claim_text="One.\n\nTwo.", claim_disputed="x"))
    lines = brief_markdown(brief).splitlines()
    of_field = dict(zip(line_origins(brief), lines, strict=True))
    assert of_field[("title",)] == "title: T"
    assert of_field[("claims", 0, "claim")] == "## C {#c}"
    assert of_field[("claims", 0, "ru")] == "ru: П"
    assert of_field[("claims", 0, "text")] == "Two."
    assert of_field[("claims", 0, "disputed")] == "disputed: x"
