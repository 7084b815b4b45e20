"""The pages, from the address to what they show."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from advisor.answer.render import to_markdown
from advisor.egress import egress_hosts
from advisor.ledger import Call, Ledger
from advisor.settings import Settings
from advisor.ui import state
from advisor.wiring import Advisor
from tests.ui.conftest import OpenPage, buttons, html_texts, markdown_texts

QUESTION = "How long does OpenAI keep API prompts by default?"


def unescaped(text: str) -> str:
    """A label as it is shown."""
    return re.sub(r"\\(.)", r"\1", text).replace("\u2060", "")


def ask(page: AppTest, question: str) -> AppTest:
    """Send a question."""
    page.chat_input(key=state.ASK_BOX).set_value(question).run()
    assert not page.exception
    return page


def test_the_application_opens_with_examples_and_the_status_line(open_app: OpenPage) -> None:
    page = open_app()
    assert not page.exception
    assert len(page.title) == 1
    assert len(buttons(page, "example_")) == 6
    assert not page.error


def test_an_example_is_answered_at_one_click(open_app: OpenPage) -> None:
    page = open_app()
    page.button(key="example_1").click().run()
    assert not page.exception
    assert unescaped(page.title[0].value).startswith("How long does OpenAI")
    assert buttons(page, "turn1_short")


def test_the_answer_on_the_page_is_the_advisors(open_app: OpenPage, advisor: Advisor) -> None:
    page = ask(open_app(), QUESTION)
    answer = advisor.ask(QUESTION)
    texts = html_texts(page)
    for statement in answer.statements:
        assert statement.text in texts
    numbers = [int((button.key or "").removeprefix("turn1_cited")) for button in buttons(page, "turn1_cited")]
    assert sorted(numbers) == [citation.number for citation in answer.citations]


def test_an_unanswerable_question_is_refused_plainly(open_app: OpenPage) -> None:
    page = ask(open_app(), "Which tyres fit a 1998 tractor?")
    assert "Not covered" in markdown_texts(page)
    assert not buttons(page, "turn1_short")


def test_follow_ups_fill_the_box_and_wait(open_app: OpenPage) -> None:
    page = ask(open_app(), QUESTION)
    suggestions = page.session_state["ask_turns"][0].answer.follow_ups
    page.pills(key="ask_next_1").set_value(0).run()
    assert not page.exception
    assert page.chat_input(key=state.ASK_BOX).proto.value == suggestions[0]
    assert page.pills(key="ask_next_1").value is None
    assert page.title[0].value.startswith("How long")
    assert not buttons(page, "turn2_")


def test_history_is_kept_and_opens(open_app: OpenPage) -> None:
    page = ask(ask(open_app(), QUESTION), "And for Anthropic?")
    assert len(page.session_state["ask_turns"]) == 2
    assert [turn.thread for turn in page.session_state["ask_turns"]] == [0, 0]
    earlier = [element.label for element in page.expander if "How long does OpenAI" in unescaped(element.label)]
    assert len(earlier) == 1
    page.button(key="new_topic").click().run()
    ask(page, "Does DeepSeek train on API data?")
    assert page.session_state["ask_turns"][-1].thread == 1


def test_two_visitors_share_nothing(open_app: OpenPage) -> None:
    first, second = open_app(), open_app()
    ask(first, QUESTION)
    second.run()
    assert "ask_turns" not in second.session_state
    assert len(buttons(second, "example_")) == 6


def test_a_question_in_the_address_is_filled_in_and_not_asked(open_app: OpenPage) -> None:
    page = open_app(q="May we use Qwen?")
    assert page.chat_input(key=state.ASK_BOX).proto.value == "May we use Qwen?"
    assert "ask_turns" not in page.session_state


@pytest.mark.parametrize(
    "parameters",
    [
        {"lang": "xx"},
        {"lang": "../../etc"},
        {"source": "no-such-brief"},
        {"debug": "1", "admin": "true", "ask_turns": "x"},
        {"q": "\x00\x01"},
    ],
)
def test_a_bad_address_changes_nothing(open_app: OpenPage, parameters: dict[str, str]) -> None:
    page, plain_page = open_app(**parameters), open_app()
    assert not page.exception
    assert [element.value for element in page.title] == [element.value for element in plain_page.title]
    assert [button.label for button in page.button] == [button.label for button in plain_page.button]
    assert not page.error


@pytest.mark.parametrize(
    ("language", "word"), [("en", "Buyers ask"), ("ru", "Спрашивают покупатели"), ("zh", "采购方常问")]
)
def test_the_address_sets_the_language_of_the_page(open_app: OpenPage, language: str, word: str) -> None:
    page = open_app(lang=language)
    assert not page.exception
    assert [element.value for element in page.header] == [word]


def test_answers_follow_the_language_of_the_question(open_app: OpenPage) -> None:
    page = ask(open_app(lang="en"), "Сколько OpenAI по умолчанию хранит запросы к API?")
    assert page.session_state["ask_turns"][0].answer.language == "ru"
    assert "Короткий ответ" in [element.value for element in page.header]


def test_sources_lists_all_and_filters(open_view: OpenPage, advisor: Advisor) -> None:
    page = open_view("sources")
    assert not page.exception
    total = len(advisor.corpus.briefs)
    assert any(f"{total} of {total}" in caption.value for caption in page.caption)
    kinds = [brief.source.kind for brief in advisor.corpus.briefs]
    page.get("pills")
    page.session_state["sources_kinds"] = ["primary-law"]
    page.run()
    assert not page.exception
    assert len(buttons(page, "source_")) == kinds.count("primary-law")
    page.button(key="clear_filters").click().run()
    assert any(f"{total} of {total}" in caption.value for caption in page.caption)


def test_sources_searches_and_opens_a_brief_with_all_its_claims(open_view: OpenPage, advisor: Advisor) -> None:
    page = open_view("sources")
    page.text_input(key="sources_search").set_value("zero data retention").run()
    assert not page.exception
    assert buttons(page, "match_")
    first = buttons(page, "source_")[0]
    source_id = first.key.removeprefix("source_")
    first.click().run()
    assert page.query_params["source"] == source_id
    brief = next(brief for brief in advisor.corpus.briefs if brief.source.id == source_id)
    assert unescaped(page.title[0].value) == brief.source.title
    texts = html_texts(page)
    assert all(passage.text in texts for passage in brief.passages)
    assert len(page.header) == len(brief.passages)
    page.button(key="back_to_list").click().run()
    assert "source" not in page.query_params
    assert page.text_input(key="sources_search").value == "zero data retention"


def test_a_brief_opens_by_its_address(open_view: OpenPage, advisor: Advisor) -> None:
    brief = advisor.corpus.briefs[0]
    page = open_view("sources", source=brief.source.id)
    assert unescaped(page.title[0].value) == brief.source.title
    assert [link.proto.url for link in page.get("link_button")] == [brief.source.url]


def test_routes_show_every_settled_assessment_and_name_the_unsettled(open_view: OpenPage, advisor: Advisor) -> None:
    page = open_view("routes")
    page.selectbox(key="routes_route").set_value("deepseek-api").run()
    assert not page.exception
    texts = html_texts(page)
    cells = [cell for (route, _), cell in advisor.corpus.assessments.items() if route == "deepseek-api"]
    for cell in cells:
        if cell.verdict != "not_in_corpus":
            assert cell.statement["en"] in texts
    page.selectbox(key="routes_other").set_value("openai-api-default").run()
    assert not page.exception
    assert len([header.value for header in page.header]) == 3
    page.session_state["routes_verdicts"] = "no"
    page.run()
    assert not page.exception


def test_the_privacy_page_lists_every_host_and_none_is_on(open_view: OpenPage, built_home: Path) -> None:
    page = open_view("privacy")
    assert not page.exception
    hosts = egress_hosts(Settings(home=built_home))
    shown = [unescaped(header.value).lower() for header in page.header]
    assert all(entry.host.lower() in shown for entry in hosts)
    assert markdown_texts(page).count("toggle_off") == len(hosts)


def test_a_host_that_is_switched_on_is_named(open_view: OpenPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADVISOR_CHROMA_URL", "http://vectors.example:8000")
    page = open_view("privacy")
    assert "toggle_on" in markdown_texts(page)
    assert "Nothing leaves" not in markdown_texts(page)


def test_the_calls_that_left_are_listed_newest_first(open_view: OpenPage, built_home: Path) -> None:
    ledger = Ledger(built_home)
    assert "No call has left" in markdown_texts(open_view("privacy"))
    try:
        for second in (1, 2):
            ledger.append(
                Call(f"2026-12-01T10:00:0{second}Z", "vendor.example", "", "", "=a test", 10, 20, 200, "answered")
            )
        page = open_view("privacy")
    finally:
        ledger.path.unlink()
    assert not page.exception
    assert [str(when)[-3:-1] for when in page.dataframe[0].value.iloc[:, 0]] == ["02", "01"]
    assert "No call has left" not in markdown_texts(page)


def test_a_missing_corpus_is_a_plain_sentence(
    open_app: OpenPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("ADVISOR_CORPUS", str(tmp_path / "nothing"))
    page = open_app()
    assert not page.exception
    assert "no corpus found" in unescaped(page.error[0].value)
    assert "Traceback" not in page.error[0].value


def test_the_download_keeps_the_sources(advisor: Advisor) -> None:
    answer = advisor.ask(QUESTION)
    text = to_markdown(answer, advisor.corpus)
    for citation in answer.citations:
        assert citation.passage.source.url in text
