"""Front matter and briefs: any text gives problems with lines, never an exception."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from advisor.briefs.brief import parse_brief
from advisor.briefs.located import read_yaml
from advisor.errors import Problem

HEAD = "---\nid: a\ntitle: T\n---\n"
LINES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "---",
                "## A claim {#anchor}",
                "## No anchor",
                "## {#}",
                "### deeper",
                "# title",
                "route: a | topic: b | locator: c | verified: full",
                "route: x | route: y",
                "ru: перевод",
                "disputed: by somebody",
                "superseded by: other#claim",
                "",
                "Some text.",
                "key: value",
                "- item",
                "? [a]",
                "&a [*a]",
            ]
        ),
        st.text(max_size=30),
    ),
    max_size=20,
).map("\n".join)


def check(text: str) -> None:
    problems: list[Problem] = []
    parsed = parse_brief(text, "sources/a.md", problems)
    count = text.count("\n") + 1
    for problem in problems:
        assert problem.path == "sources/a.md"
        assert problem.message
        assert 1 <= problem.line <= count + 1
    assert parsed is not None or problems, "a brief that cannot be read says why"
    for claim in parsed.claims if parsed else ():
        assert 1 <= claim.line <= count
        assert text.replace("\r\n", "\n").lstrip("\ufeff").split("\n")[claim.line - 1].startswith("##")


@given(st.text())
def test_any_text_is_parsed_or_explained(text: str) -> None:
    check(text)


@given(LINES)
def test_any_lines_after_a_head_are_parsed_or_explained(lines: str) -> None:
    check(HEAD + lines)


@given(LINES)
def test_any_front_matter_is_parsed_or_explained(lines: str) -> None:
    check(f"---\n{lines}\n---\n## A claim {{#a}}\ntext")


@given(st.text(alphabet="abk:-[]{}&*!|>?%@`\"'#, \n\t0123456789", max_size=60))
@example("? [a]\n: b")
@example("? {a: b}\n: c")
@example("&a [*a]")
@example("a: &a\n  b: *a")
@example("a: !!int x")
@example("a: !!float x")
@example("a: !!timestamp 2026-99-99")
@example("a: !!python/object:os.system x")
@example("a: " + "1" * 5000)
@example("a: 0x")
@example("<<: 3")
@example("a: \x00")
@example("--- a\n--- b")
@example("[" * 3000)
@example("[" * 100_000)
@example("a: !!bool x")
@example("!!map xy")
@example("=")
def test_any_yaml_is_read_or_explained(text: str) -> None:
    problems: list[Problem] = []
    located = read_yaml(text, "x.yaml", problems)
    assert located is not None or problems
    assert all(problem.line >= 1 for problem in problems)


def test_aliases_cannot_blow_up_memory_or_time() -> None:
    """Ten references to ten references, nine times over: a file of 400 bytes must not take minutes."""
    rows = ["a0: &a0 [x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 7)]
    problems: list[Problem] = []
    located = read_yaml("\n".join(rows), "x.yaml", problems)
    assert problems or (located is not None and len(located.lines) < 10_000)


def test_lines_count_from_the_top_of_the_file() -> None:
    problems: list[Problem] = []
    parsed = parse_brief(
        "---\nid: a\ntitle: T\n---\n\n## C {#x}\nroute:  | topic: t | locator: l | verified: full\n\nText.\n",
        "p",
        problems,
    )
    assert problems == []
    assert parsed is not None
    assert (parsed.head.line("id"), parsed.head.line("title")) == (2, 3)
    claim = parsed.claims[0]
    assert (claim.claim, claim.anchor, claim.line, claim.meta_line, claim.text) == ("C", "x", 6, 7, "Text.")


def test_text_of_a_claim_is_kept_as_it_stands() -> None:
    problems: list[Problem] = []
    body = "First: *not* markup.\n\n  - indented\u00a0item | with: colon"
    parsed = parse_brief(f"{HEAD}## C {{#x}}\nroute: \n\n{body}\n\ndisputed: no\n", "p", problems)
    assert parsed is not None
    assert parsed.claims[0].text == body
    assert parsed.claims[0].disputed == "no"


@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_line_ends_and_byte_order_mark_do_not_matter(end: str) -> None:
    problems: list[Problem] = []
    text = "\ufeff" + f"{HEAD}## C {{#x}}\nroute: \n\nText.\n".replace("\n", end)
    parsed = parse_brief(text, "p", problems)
    assert parsed is not None
    assert parsed.claims[0].text == "Text."
