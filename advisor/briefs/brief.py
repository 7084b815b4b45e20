"""A brief's text to claims, with line numbers; pure.

Layout of a claim::

    ## OpenAI keeps abuse-monitoring logs for up to 30 days {#openai-api-30-day-abuse-logs}
    route: openai-api-default | topic: retention-default | locator: "Data retention controls" | verified: full
    ru: OpenAI хранит …          (optional: the claim in other languages)
    zh: OpenAI …

    The text in our own words.

    disputed: who says otherwise  (optional)
    superseded by: other-source#other-claim  (optional)
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from advisor.briefs.located import Located, read_yaml
from advisor.errors import Problem

_HEADING = re.compile(r"^##\s+(?P<claim>.*?)\s*\{#(?P<anchor>[^}\s]*)\}\s*$")
_META_KEYS = ("route", "topic", "locator", "verified")
_TRANSLATION = re.compile(r"^(en|ru|zh):\s*(.*)$")
_TRAILER = re.compile(r"^(disputed|superseded by):\s*(.*)$")


@dataclass(slots=True)
class ClaimText:
    """One claim as it stands in a brief; fields still unchecked."""

    claim: str
    anchor: str
    line: int
    meta: dict[str, str] = field(default_factory=dict)
    meta_line: int = 0
    translations: dict[str, str] = field(default_factory=dict)
    text: str = ""
    disputed: str = ""
    superseded_by: str = ""
    superseded_line: int = 0


@dataclass(slots=True)
class BriefText:
    """A brief cut into its head and its claims."""

    path: str
    head: Located
    claims: list[ClaimText]


def parse_brief(text: str, path: str, problems: list[Problem]) -> BriefText | None:
    """Cut a brief into head and claims; every fault becomes a problem. None when not even the head can be read."""
    lines = text.lstrip("\ufeff").replace("\r\n", "\n").split("\n")
    if lines[0].strip() != "---":
        problems.append(Problem(path, 1, "a brief starts with a line `---` and its front matter"))
        return None
    end = next((number for number, line in enumerate(lines[1:], 1) if line.strip() == "---"), None)
    if end is None:
        problems.append(Problem(path, 1, "the front matter has no closing line `---`"))
        return None
    head = read_yaml("\n".join(lines[1:end]), path, problems, first_line=2)
    if head is None:
        return None
    if not isinstance(head.data, dict):
        problems.append(Problem(path, 2, "the front matter is a list of `key: value` lines"))
        return None
    return BriefText(path, head, _claims(lines, end + 1, path, problems))


def _claims(lines: list[str], start: int, path: str, problems: list[Problem]) -> list[ClaimText]:
    claims: list[ClaimText] = []
    body: list[str] = []
    for number, line in enumerate(lines[start:], start + 1):
        if line.startswith("##"):
            _finish(claims, body, path, problems)
            match = _HEADING.match(line)
            if match is None:
                problems.append(Problem(path, number, "a claim is written `## The claim {#anchor}`"))
                claims.append(ClaimText(line.lstrip("# ").strip(), "", number))
            else:
                claims.append(ClaimText(match["claim"], match["anchor"], number))
        elif not claims:
            if line.strip() and not line.startswith("# "):
                problems.append(Problem(path, number, "text before the first claim belongs to no claim"))
        else:
            _take(line, number, claims[-1], body, path, problems)
    _finish(claims, body, path, problems)
    if not claims:
        problems.append(Problem(path, len(lines), "the brief holds no claim"))
    return claims


def _take(line: str, number: int, claim: ClaimText, body: list[str], path: str, problems: list[Problem]) -> None:
    in_head = not any(part.strip() for part in body)
    if in_head and not claim.meta and line.startswith("route:"):
        claim.meta, claim.meta_line = _meta(line, number, path, problems), number
    elif in_head and (match := _TRANSLATION.match(line)):
        if match[1] in claim.translations:
            problems.append(Problem(path, number, f"the claim is given twice in {match[1]}"))
        claim.translations[match[1]] = match[2].strip()
    elif match := _TRAILER.match(line):
        if match[1] == "disputed":
            claim.disputed = match[2].strip()
        else:
            claim.superseded_by, claim.superseded_line = match[2].strip(), number
    else:
        body.append(line)


def _meta(line: str, number: int, path: str, problems: list[Problem]) -> dict[str, str]:
    meta: dict[str, str] = {}
    for part in line.split(" | "):
        key, separator, value = part.partition(":")
        key = key.strip()
        if not separator or key not in _META_KEYS:
            problems.append(Problem(path, number, f"`{part.strip()}` is none of route, topic, locator, verified"))
        elif key in meta:
            problems.append(Problem(path, number, f"{key} is given twice"))
        else:
            meta[key] = value.strip()
    return meta


def _finish(claims: list[ClaimText], body: list[str], path: str, problems: list[Problem]) -> None:
    if claims:
        claims[-1].text = re.sub(r"\n{3,}", "\n\n", "\n".join(body)).strip()
        if not claims[-1].text:
            problems.append(Problem(path, claims[-1].line, "the claim has no text"))
    body.clear()
