"""The answer card draws what the record holds: nothing lost, nothing added, nothing executed."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from advisor.records import Answer, Citation, Corpus, Passage, Statement, WrittenBy
from advisor.ui.escape import plain
from advisor.wiring import Advisor
from tests.ui.conftest import buttons, html_texts, markdown_texts, read_html
from tests.ui.test_escape import HOSTILE


def _draw(answer, corpus):  # runs from its source text: names of types are not known there
    import streamlit as st

    from advisor.ui import navigation
    from advisor.ui.parts.answer_card import answer_card

    def page() -> None:
        answer_card(answer, corpus, "card")

    # Links between pages need the menu that the application has.
    others = [navigation.page(name, "en") for name in ("sources", "routes", "privacy")]
    st.navigation([st.Page(page, default=True), *others]).run()


def card(answer: Answer, corpus: Corpus) -> AppTest:
    """The card of an answer, drawn."""
    page = AppTest.from_function(_draw, default_timeout=60, args=(answer, corpus)).run()
    assert not page.exception
    assert not page.error
    return page


def made(corpus: Corpus, **changes: Any) -> Answer:
    """A hand-made answer."""
    base: dict[str, Any] = {
        "question": "May we?",
        "language": "en",
        "status": "answered",
        "statements": (),
        "corpus_sha256": corpus.sha256,
    }
    return Answer(**(base | changes))


def test_every_statement_and_every_citation_of_a_real_answer_is_shown(advisor: Advisor) -> None:
    answer = advisor.ask("How long does OpenAI keep API prompts by default?")
    assert answer.status == "answered"
    page = card(answer, advisor.corpus)
    texts = html_texts(page)
    for statement in answer.statements:
        assert statement.text in texts
    for kind in ("short", "us-api"):
        shown = [button.key.rsplit("_", 1)[1] for button in buttons(page, f"card_{kind}")]
        assert shown
    cited = [int((button.key or "").removeprefix("card_cited")) for button in buttons(page, "card_cited")]
    assert sorted(cited) == [citation.number for citation in answer.citations]


def test_the_short_answer_shows_the_citations_of_the_answer_in_order(advisor: Advisor) -> None:
    answer = advisor.ask("Does DeepSeek's own API train on our data?")
    page = card(answer, advisor.corpus)
    short = [statement for statement in answer.statements if statement.kind == "short"]
    expected = [
        f"card_short{position}_{citation.number}"
        for position, statement in enumerate(short)
        for citation in statement.citations
    ]
    assert [button.key for button in buttons(page, "card_short")] == expected


def test_a_citation_opens_its_passage_with_the_quote_marked_and_the_way_to_the_original(advisor: Advisor) -> None:
    passage = max(advisor.corpus.passages, key=lambda found: len(found.text))
    citation = Citation(1, passage, 5, 40)
    answer = made(advisor.corpus, statements=(Statement("It is so.", "short", (citation,), passage.routes),))
    page = card(answer, advisor.corpus)
    page.button(key="card_short0_1").click().run()
    assert not page.exception
    marked = [read_html(found.proto.body) for found in page.get("html") if "<mark" in found.proto.body]
    assert [found.text for found in marked] == [passage.text]
    assert marked[0].marks == [citation.quote]
    assert [link.proto.url for link in page.get("link_button")] == [passage.source.url]
    shown = "\n".join(html_texts(page))
    for fact in (passage.source.publisher, passage.source.interest, passage.locator, passage.sha256):
        assert fact in shown
    assert passage.source.as_of.replace("-", "\\-") in markdown_texts(page)


def test_a_verdict_stands_with_the_question_that_it_answers(advisor: Advisor) -> None:
    (route, key), assessment = next(
        (place, found)
        for place, found in advisor.corpus.assessments.items()
        if found.verdict in ("yes", "no", "partly")
    )
    passage = assessment.passages[0]
    text = f"{route}: {assessment.statement['en']}"
    statement = Statement(text, "short", (Citation(1, passage, 0, 9),), (route,), assessment.verdict, key)
    page = card(made(advisor.corpus, statements=(statement,)), advisor.corpus)
    assert plain(advisor.corpus.criteria[key].question["en"]) in markdown_texts(page)


def test_not_covered_looks_like_it(advisor: Advisor) -> None:
    passage = advisor.corpus.passages[0]
    answer = made(
        advisor.corpus,
        status="not_covered",
        statements=(Statement("The corpus does not settle this.", "gap"),),
        vendor_questions=("Please answer in writing.",),
        nearest=(passage,),
    )
    page = card(answer, advisor.corpus)
    headings = [element.value for element in (*page.header, *page.subheader)]
    assert "Short answer" not in headings
    assert "Nearest passages" in headings
    assert "Not covered" in markdown_texts(page)
    assert "The corpus does not settle this." in html_texts(page)
    assert [code.value for code in page.code] == ["Please answer in writing."]
    page.button(key="card_nearest_0_0").click().run()
    assert passage.text in html_texts(page)


def test_both_sides_of_a_dispute_stand_beside_each_other(advisor: Advisor) -> None:
    one, two = advisor.corpus.passages[:2]
    statement = Statement("They differ.", "dispute", (Citation(1, one, 0, 5), Citation(2, two, 0, 5)))
    page = card(made(advisor.corpus, statements=(statement,)), advisor.corpus)
    texts = html_texts(page)
    assert {"They differ.", one.heading, two.heading} <= set(texts)
    assert [button.key for button in buttons(page, "card_dispute")] == [
        "card_dispute0_side0_1",
        "card_dispute0_side1_2",
    ]


def test_several_questions_get_a_card_each_under_one_heading(advisor: Advisor) -> None:
    answer = advisor.ask("1. How long does OpenAI keep API prompts?\n2. Does DeepSeek train on API data?")
    assert len(answer.parts) == 2
    page = card(answer, advisor.corpus)
    assert len(page.title) == 1
    assert len(page.header) == 2
    for number in range(1, len(answer.parts) + 1):
        assert not buttons(page, f"card_part{number}_cited"), "hidden proof is not drawn"
        page.session_state[f"card_part{number}_proof"] = True
    page.run()
    assert not page.exception
    for number, part in enumerate(answer.parts, 1):
        shown = buttons(page, f"card_part{number}_cited")
        assert len(shown) == len(part.citations)


def test_struck_out_sentences_and_uncited_finds_are_kept_apart(advisor: Advisor) -> None:
    passage = advisor.corpus.passages[0]
    answer = made(
        advisor.corpus,
        statements=(Statement("Yes.", "short", (Citation(1, passage, 0, 4),)),),
        also_found=(advisor.corpus.passages[1],),
        rejected=("This has no proof.",),
        written_by=WrittenBy("llm", "a-model", "localhost"),
    )
    page = card(answer, advisor.corpus)
    assert "This has no proof." not in html_texts(page)
    assert any("a\\-model" in caption.value for caption in page.caption)
    labels = [element.label for element in page.expander]
    assert any("not cited" in label for label in labels)
    assert any("Struck out" in label for label in labels)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_text(advisor: Advisor, text: str) -> None:
    real = advisor.corpus.passages[0]
    source = dataclasses.replace(real.source, title=text, publisher=text, interest=text)
    passage: Passage = dataclasses.replace(
        real, source=source, heading=text, headings={}, text=text, locator=text, disputed=text, superseded_by=text
    )
    citation = Citation(1, passage, 0, len(text))
    statements = tuple(Statement(text, kind, (citation,)) for kind in ("short", "evidence", "dispute", "caveat", "gap"))
    page = card(made(advisor.corpus, question=text, statements=statements, vendor_questions=(text,)), advisor.corpus)
    page.button(key="card_short0_1").click().run()
    assert not page.exception
    blocks = [read_html(found.proto.body) for found in page.get("html")]
    assert sum(found.text == text for found in blocks) >= 6
    assert {tag for found in blocks for tag in found.tags} <= {"p", "mark", "dl", "div", "dt", "dd"}
    for element in (*page.title, *page.markdown, *page.caption, *page.warning):
        assert ":red[" not in element.value
        assert "<script" not in element.value.replace("\\<", "")
