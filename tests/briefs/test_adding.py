"""A new source: read from any of three forms, checked with the whole corpus, written whole or not at all."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from advisor.briefs.adding import (
    Candidate,
    cells_to_assess,
    check_candidates,
    check_form,
    read_candidate,
    save_candidates,
)
from advisor.briefs.corpus import check_corpus, load_corpus
from advisor.errors import InputError

MARKDOWN = """---
id: new-terms
title: New terms
publisher: OpenAI
url: https://openai.example/new
published: 2026-11-01
as_of: 2026-11-23
language: en
kind: vendor-terms
interest: Sells API access
jurisdiction: [US]
subjects: [openai]
---

## OpenAI keeps prompts for 7 days {#new-7-days}
route: openai-api-default | topic: retention-default | locator: section 1 | verified: full

The terms say 7 days.
"""
FIELDS: dict[str, Any] = {
    "id": "new-terms",
    "title": "New terms",
    "publisher": "OpenAI",
    "url": "https://openai.example/new",
    "published": "2026-11-01",
    "as_of": "2026-11-23",
    "language": "en",
    "kind": "vendor-terms",
    "interest": "Sells API access",
    "jurisdiction": ["US"],
    "subjects": ["openai"],
    "claims": [
        {
            "claim": "OpenAI keeps prompts for 7 days",
            "anchor": "new-7-days",
            "route": ["openai-api-default"],
            "topic": ["retention-default"],
            "locator": "section 1",
            "verified": "full",
            "text": "The terms say 7 days.",
        }
    ],
}
YAML = json.dumps(FIELDS, indent=1)  # JSON is YAML, one field a line


def with_claim(**changes: Any) -> dict[str, Any]:
    return FIELDS | {"claims": [FIELDS["claims"][0] | changes]}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("new.md", MARKDOWN),
        ("new.yaml", YAML),
        ("new.JSON", json.dumps(FIELDS)),
        ("tabs.json", json.dumps(FIELDS, indent="\t")),
        ("dos.md", MARKDOWN.replace("\n", "\r\n")),
    ],
)
def test_three_forms_give_one_brief(corpus_copy: Path, name: str, text: str) -> None:
    candidate = read_candidate(name, text.encode())
    assert candidate.problems == ()
    assert candidate.markdown == MARKDOWN
    assert check_candidates(corpus_copy, [candidate]) == []
    before = {path.name for path in (corpus_copy / "sources").iterdir()}
    assert save_candidates(corpus_copy, [candidate]) == [corpus_copy / "sources" / "new-terms.md"]
    assert {path.name for path in (corpus_copy / "sources").iterdir()} == before | {"new-terms.md"}
    assert check_corpus(corpus_copy) == []
    passage = next(p for p in load_corpus(corpus_copy).passages if p.id == "new-terms#new-7-days")
    assert passage.text == "The terms say 7 days."


def line_of(text: str, part: str) -> int:
    return next(number for number, line in enumerate(text.split("\n"), 1) if part in line)


@pytest.mark.parametrize("suffix", ["md", "json"])
def test_every_problem_is_found_with_its_file_and_line(tiny_corpus: Path, suffix: str) -> None:
    wrong = FIELDS | with_claim(claim="OpenAI keeps prompts for 9 days", topic=["nonsense"]) | {"subjects": ["nobody"]}
    text = (
        MARKDOWN.replace("for 7 days", "for 9 days")
        .replace("retention-default", "nonsense")
        .replace("[openai]", "[nobody]")
        if suffix == "md"
        else json.dumps(wrong, indent=1)
    )
    problems = check_candidates(tiny_corpus, [read_candidate(f"x/new.{suffix}", text.encode())])
    assert [(p.path, p.line) for p in problems] == [
        (f"x/new.{suffix}", line_of(text, part)) for part in ("subjects", "for 9 days", "topic")
    ]


@pytest.mark.parametrize(
    ("name", "data", "line", "message"),
    [
        ("a.md", b"no front matter", 1, "starts with a line"),
        ("a.md", b"---\nid: A B\n---\n", 2, "id: String should match"),
        ("a.yaml", b"- a list", 1, "a brief is a list of"),
        ("a.yaml", b"id: [\n", 2, "not valid YAML"),
        ("a.json", b'{"id": 1,\n"id": 2}', 1, "key 'id' is given twice"),
        ("a.json", b'{\n"id": }', 2, "not valid JSON"),
        ("a.json", b"[" * 100_000, 1, "not valid JSON"),
        ("a.md", b"ok\n\xff", 2, "not UTF-8"),
    ],
)
def test_what_cannot_be_read_is_a_problem_and_no_exception(
    tiny_corpus: Path, name: str, data: bytes, line: int, message: str
) -> None:
    problems = check_candidates(tiny_corpus, [read_candidate(name, data)])
    assert any((p.path, p.line) == (name, line) and message in p.message for p in problems), problems


def test_a_file_of_another_type_is_refused() -> None:
    with pytest.raises(InputError, match="Markdown, YAML or JSON"):
        read_candidate("a.docx", b"")


def test_an_existing_source_is_replaced_only_when_asked(corpus_copy: Path) -> None:
    existing = read_candidate("copy.md", (corpus_copy / "sources" / "openai-your-data.md").read_bytes())
    problems = check_candidates(corpus_copy, [existing])
    assert [(p.line, "exists already" in p.message) for p in problems] == [(2, True)]
    assert check_candidates(corpus_copy, [existing], replace=True) == []


def test_an_anchor_of_another_brief_is_refused_unless_meant(tiny_corpus: Path) -> None:
    anchor = next(p.id for p in load_corpus(tiny_corpus).passages if p.source.id == "openai-your-data").split("#")[1]
    candidate = read_candidate("new.md", MARKDOWN.replace("new-7-days", anchor).encode())
    problems = check_candidates(tiny_corpus, [candidate])
    assert [(p.line, "is used by openai-your-data" in p.message) for p in problems] == [(15, True)]
    assert check_candidates(tiny_corpus, [candidate], replace=True) == []


def test_what_others_rest_on_cannot_be_replaced_away(tiny_corpus: Path) -> None:
    cited = next(p for cell in load_corpus(tiny_corpus).assessments.values() for p in cell.passages)
    text = MARKDOWN.replace("id: new-terms", f"id: {cited.source.id}")
    problems = check_candidates(tiny_corpus, [read_candidate("new.md", text.encode())], replace=True)
    assert problems
    assert all(p.path.startswith(("assessments/", "sources/")) and "no such claim" in p.message for p in problems)


def test_two_files_may_name_each_other_but_not_share_an_id(tiny_corpus: Path) -> None:
    first = read_candidate("a.md", (MARKDOWN + "\nsuperseded by: newer-terms#newer-7-days\n").encode())
    newer = MARKDOWN.replace("new-terms", "newer-terms").replace("new-7-days", "newer-7-days")
    second = read_candidate("b.md", newer.encode())
    assert check_candidates(tiny_corpus, [first, second]) == []
    assert any("no such claim" in p.message for p in check_candidates(tiny_corpus, [first]))
    twice = check_candidates(tiny_corpus, [second, read_candidate("c.md", newer.encode())])
    assert [(p.path, "also given by b.md" in p.message) for p in twice] == [("c.md", True)]


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"new\.md: the brief cannot be written"):
        save_candidates(tmp_path, [Candidate("new.md", "new", MARKDOWN)])


def test_a_form_gets_its_problems_field_by_field(tiny_corpus: Path) -> None:
    candidate, notes = check_form(tiny_corpus, with_claim(text="", topic=[]) | {"title": "", "as_of": "23.11.2026"})
    assert candidate.markdown == ""
    assert set(notes) == {("title",), ("as_of",), ("claims", 0, "text"), ("claims", 0, "topic")}
    assert notes["claims", 0, "text"] == ("the claim has no text",)
    candidate, notes = check_form(tiny_corpus, with_claim(claim="It keeps them for 9 days") | {"subjects": ["nobody"]})
    assert set(notes) == {("subjects",), ("claims", 0, "claim")}
    candidate, notes = check_form(tiny_corpus, FIELDS)
    assert (candidate.markdown, notes) == (MARKDOWN, {})


def test_the_cells_that_a_claim_speaks_of_are_named(corpus_copy: Path) -> None:
    save_candidates(corpus_copy, [read_candidate("new.md", MARKDOWN.encode())])
    assert cells_to_assess(load_corpus(corpus_copy), ["new-terms"]) == {"openai-api-default": ("retention-default",)}
