"""Rendering: every form keeps the sources, and a text shows as it stands."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from advisor.answer.render import escape_markdown, to_json, to_markdown, to_text
from advisor.records import Answer, Citation, Passage, Source, Statement
from advisor.wiring import Advisor

markdown_it = pytest.importorskip(
    "markdown_it", reason="Streamlit brings markdown-it-py; without it nothing renders Markdown"
)

SOURCE = Source(
    "s", "A [title] *with* marks", "Pub_lisher", "https://example.org/a_b(c)", None, "2026", "en", "court", "sells $x$"
)


def shown(markdown: str) -> str:
    """The visible text of Markdown, as a CommonMark renderer with GitHub's tables and strike-through shows it."""
    parser = markdown_it.MarkdownIt("commonmark").enable(["table", "strikethrough"])
    pieces: list[str] = []

    def walk(tokens) -> None:
        for token in tokens:
            if token.type in ("text", "code_inline", "code_block", "fence", "html_block", "html_inline"):
                pieces.append(
                    token.content
                    if not token.type.startswith(("code", "fence", "html"))
                    else f"<{token.type}>{token.content}"
                )
            elif token.type in ("softbreak", "hardbreak"):
                pieces.append(" ")
            elif (token.type.endswith("_open") and token.type != "paragraph_open") or token.type in ("hr", "image"):
                pieces.append(f"<{token.type}>")
            if token.children:
                walk(token.children)

    walk(parser.parse(markdown))
    return "".join(pieces)


def squeezed(text: str) -> str:
    return " ".join(text.split())


HOSTILE = st.text(alphabet="ab1 *_`#[]()<>!|~$\\-+=.&;:\"'/\t", max_size=30)


@given(HOSTILE)
@example("1. not a list")
@example("12) not a list")
@example("- not a list")
@example("# no heading")
@example("a &lt; b &amp; c &#35;")
@example("a\\*b")
@example("<b>no</b> <!-- x -->")
@example("![x](y) [a](b) <http://x>")
@example("| a | b |\n|---|---|")
@example("===")
@example("a\n===")
@example("a\n---")
@example("***")
@example("~~a~~ ``b`` $c$")
@example("    indented")
@example("\tindented")
@example("[x]: /y")
@example("+ a\n+ b")
@example("1\\. x")
def test_escaped_text_shows_as_it_stands(text: str) -> None:
    assert squeezed(shown(escape_markdown(text))) == squeezed(text)


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs"]), max_size=40))
def test_any_text_shows_as_it_stands(text: str) -> None:
    assert squeezed(shown(escape_markdown(text))) == squeezed(text)


def answer_with(text: str) -> Answer:
    passage = Passage("s#a", SOURCE, "Heading", text, "p. 1 *", "excerpt")
    citation = Citation(1, passage, 0, len(text))
    statements = (
        Statement(text, "short", (citation,), verdict="partly"),
        Statement(text, "evidence", (citation,)),
        Statement("A gap.", "gap"),
    )
    return Answer("What is [this]? *", "en", "answered", statements, "0" * 64, vendor_questions=("Ask <them>",))


@given(HOSTILE.filter(str.strip))
def test_markdown_shows_statement_quote_and_source(text: str) -> None:
    page = squeezed(shown(to_markdown(answer_with(text))))
    assert page.count(squeezed(text)) >= 2, "statement and quote"
    for piece in (
        "What is [this]? *",
        "A [title] *with* marks",
        "Pub_lisher",
        "p. 1 *",
        "sells $x$",
        "Ask <them>",
        "[1]",
    ):
        assert piece in page
    assert "https://example.org/a_b(c)" in page


def test_an_address_cannot_break_out_of_its_brackets() -> None:
    hostile = replace(SOURCE, url="https://example.org/> <script>alert(1)</script>")
    passage = Passage("s#a", hostile, "H", "Text.", "p. 1", "full")
    answer = Answer("Q?", "en", "answered", (Statement("Text.", "short", (Citation(1, passage, 0, 5),)),), "0" * 64)
    assert "<html" not in shown(to_markdown(answer))


@given(st.text(min_size=1).filter(str.strip))
def test_json_survives_a_round_trip(text: str) -> None:
    data = to_json(answer_with(text))
    again = json.loads(json.dumps(data, ensure_ascii=True))
    assert again == data
    citation = again["citations"][0]
    assert citation["passage"][citation["start"] : citation["end"]] == citation["quote"] == text


def test_an_id_is_carried_over_and_absent_when_there_is_none() -> None:
    assert to_json(replace(answer_with("x"), id="7"))["id"] == "7"
    assert "id" not in to_json(answer_with("x"))


def test_a_verdict_is_given_only_where_there_is_one() -> None:
    statements = to_json(answer_with("x"))["answer"]
    assert [statement.get("verdict") for statement in statements] == ["partly", None, None]


@pytest.mark.parametrize("render", [to_markdown, to_text], ids=["markdown", "text"])
@pytest.mark.parametrize(
    "question", ["How long does OpenAI keep API logs?", "Как долго OpenAI хранит журналы?", "OpenAI 日志保存多久？"]
)
def test_every_form_keeps_every_source(advisor: Advisor, render, question: str) -> None:
    answer = advisor.ask(question)
    page = render(answer)
    assert answer.citations
    for citation in answer.citations:
        assert citation.passage.source.url in page
        assert f"[{citation.number}]" in page.replace("\\", "")
        assert citation.passage.source.date in page


def test_the_parts_of_a_paste_are_all_there(advisor: Advisor) -> None:
    answer = advisor.ask("1. Does OpenAI train on API data?\n2. Where does DeepSeek store personal data?")
    for page in (to_markdown(answer), to_text(answer)):
        assert "Does OpenAI train on API data?" in page
        assert "Where does DeepSeek store personal data?" in page
        for part in answer.parts:
            for citation in part.citations:
                assert citation.passage.source.url in page


@pytest.mark.parametrize("render", [to_markdown, to_text], ids=["markdown", "text"])
def test_what_is_not_covered_shows_the_nearest_and_the_question(advisor: Advisor, render) -> None:
    answer = advisor.ask("Does DeepSeek hold a SOC 2 Type II report from 2025?")
    assert answer.status == "not_covered"
    page = render(answer).replace("\\", "")
    assert answer.nearest[0].heading in page
    assert answer.vendor_questions[0] in page
    assert answer.statements[0].text in page


def test_the_text_form_says_that_a_paste_was_split(advisor: Advisor) -> None:
    answer = advisor.ask("1. Does OpenAI train on API data?\n2. Where does DeepSeek store personal data?")
    assert answer.statements[0].text in to_text(answer)
    assert answer.statements[0].text in to_markdown(answer)
