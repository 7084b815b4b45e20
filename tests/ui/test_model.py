"""The page with a language model: off, on, stopped, struck, refused, and what it shows of keys (nothing)."""

from __future__ import annotations

import json
import re
import threading
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from advisor.briefs.corpus import load_corpus
from advisor.chat.consent import Consents
from advisor.ledger import Ledger
from advisor.prose.wording import denials_in
from advisor.ui import state
from advisor.uses import MODEL_USES
from tests.chat.vendor import Reply, refuses, says, vendor, writes
from tests.ui.conftest import OpenPage, buttons, html_texts, markdown_texts

QUESTION = "How long does OpenAI keep API prompts by default?"
KEY = "sk-page-0123456789"


@pytest.fixture
def own_home(ready_home: Path, page_environment: None, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of this test's own: what is allowed and called is written there."""
    monkeypatch.setenv("ADVISOR_HOME", str(ready_home))
    return ready_home


def ask(page: AppTest, question: str = QUESTION) -> AppTest:
    page.chat_input(key=state.ASK_BOX).set_value(question).run()
    assert not page.exception
    return page


def shown(page: AppTest) -> str:
    """Everything on a page that a reader could see."""
    parts = [*html_texts(page), markdown_texts(page)]
    for kind in ("caption", "error", "warning", "info", "success", "title", "header", "code", "text_input", "button"):
        for element in page.get(kind):
            parts += [str(getattr(element, name, "")) for name in ("value", "label", "help", "placeholder")]
    return "\n".join(parts)


def test_without_a_model_nothing_is_said_of_one(open_app: OpenPage, own_home: Path) -> None:
    page = ask(open_app())
    assert page.session_state["ask_turns"][0].answer.written_by.model == ""
    assert not Ledger(own_home).path.exists()
    assert not buttons(page, "model_")


def test_a_models_sentences_take_the_place_of_the_extract(
    open_app: OpenPage, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ADVISOR_LLM_KEY", KEY)
    page = open_app()
    extract = ask(page).session_state["ask_turns"][0].answer
    first = next(s for s in extract.statements if s.kind == "short" and s.verdict is None)
    with vendor(
        writes(f"{first.text} {{1}}.", "All prompts are kept for 99 years {1}.", f"{first.text} {{1}}.")
    ) as server:
        monkeypatch.setenv("ADVISOR_LLM", "compatible:some-model")
        monkeypatch.setenv("ADVISOR_LLM_URL", server.url)
        page = ask(open_app())
        assert len(server.seen) == 1
    (turn,) = page.session_state["ask_turns"]
    assert turn.answer.written_by.mode == "llm"
    assert turn.answer.written_by.tokens == (120, 30)
    assert [struck.text for struck in turn.answer.struck] == ["All prompts are kept for 99 years."]
    assert any("some\\-model" in caption.value and "120" in caption.value for caption in page.caption)
    assert any("struck (1)" in element.label for element in page.expander)
    assert "99 years" not in "".join(html_texts(page))
    assert buttons(page, "turn1_short0_")
    assert KEY not in shown(page)


@pytest.mark.parametrize(
    ("reply", "said"),
    [(refuses(401), "the key was refused"), (says("NO ANSWER"), "found no answer"), (says("x"), "too little")],
)
def test_when_a_model_fails_the_extract_stays_and_says_why(
    open_app: OpenPage, own_home: Path, monkeypatch: pytest.MonkeyPatch, reply: Reply, said: str
) -> None:
    with vendor(reply) as server:
        monkeypatch.setenv("ADVISOR_LLM", "compatible:some-model")
        monkeypatch.setenv("ADVISOR_LLM_URL", server.url)
        page = ask(open_app())
    (turn,) = page.session_state["ask_turns"]
    assert turn.answer.written_by.mode == "extractive"
    assert any(said in text for text in html_texts(page))
    assert buttons(page, "turn1_short")


def test_a_setting_that_cannot_be_used_is_said_and_the_answer_comes_all_the_same(
    open_app: OpenPage, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ADVISOR_LLM", "nobody:some-model")
    page = ask(open_app())
    assert buttons(page, "turn1_short")
    assert any("names no language model" in warning.value.replace("\\", "") for warning in page.warning)


def test_another_host_is_asked_about_once_with_what_would_be_sent(
    open_app: OpenPage, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ADVISOR_LLM", "openai:some-model")
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.setenv("ADVISOR_MASK", "on")
    page = ask(open_app(), f"{QUESTION} Write to jane.roe@acme.example.")
    assert buttons(page, "turn1_short"), "the extract is there meanwhile"
    example = "\n".join(element.value for element in page.code)
    assert "EMAIL_0001" in example
    assert "jane.roe" not in example
    assert "api.openai.com" in shown(page)
    assert KEY not in shown(page)
    page.button(key="model_refuse").click().run()
    assert not page.exception
    assert not buttons(page, "model_allow")
    ask(page, "Does DeepSeek train on API data?")
    assert not buttons(page, "model_allow"), "a refusal holds for the visit"
    assert Consents(own_home).allowed() == {}
    assert not Ledger(own_home).path.exists()


def test_leave_is_for_the_visit_of_whoever_gave_it(
    open_view: OpenPage, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ADVISOR_LLM", "openai:some-model")
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    page = open_view("model")
    page.button(key="model_test").click().run()
    assert buttons(page, "model_allow")
    # The button of a dialog runs the dialog alone, which this way of testing cannot: what it calls is called here.
    page.session_state["language_model_allowed"] = frozenset({"api.openai.com"})
    page.run()
    assert not page.exception
    assert buttons(page, "model_withdraw")
    assert Consents(own_home).allowed() == {}, "no other visitor's words may go there"
    other = open_view("model")
    assert not buttons(other, "model_withdraw")
    other.button(key="model_test").click().run()
    assert buttons(other, "model_allow"), "whoever else comes is asked"
    page.button(key="model_withdraw").click().run()
    page.button(key="model_test").click().run()
    assert buttons(page, "model_allow")
    assert not Ledger(own_home).path.exists()


def test_a_host_that_the_environment_names_is_not_asked_about(
    open_view: OpenPage, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ADVISOR_LLM", "openai:some-model")
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.setenv("ADVISOR_LLM_HOSTS", "API.openai.com, 10.0.0.5:8000")
    page = open_view("model")
    assert not page.exception
    assert "api.openai.com" in shown(page)
    assert not buttons(page, "model_withdraw"), "that is the administrator's to take back"


def test_where_egress_is_forbidden_nothing_is_asked_or_sent(
    open_app: OpenPage, open_view: OpenPage, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Consents(own_home).allow("api.openai.com")
    monkeypatch.setenv("ADVISOR_LLM", "openai:some-model")
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.setenv("ADVISOR_EGRESS", "forbid")
    page = ask(open_app())
    assert not buttons(page, "model_allow")
    assert "forbids" in shown(page)
    settings = open_view("model")
    assert "forbids" in shown(settings)
    settings.button(key="model_test").click().run()
    assert not settings.exception
    assert any("forbids all egress" in error.value.replace("\\", "") for error in settings.error)
    assert not Ledger(own_home).path.exists()


def test_a_model_is_chosen_tested_and_turned_off_on_its_page(
    open_view: OpenPage, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ADVISOR_LLM_KEY", KEY)
    with vendor(says("Good", " day.")) as server:
        page = open_view("model")
        assert not page.exception
        assert "No model is asked" in markdown_texts(page)
        page.selectbox(key="model_provider").set_value("compatible").run()
        page.text_input(key="model_name").set_value("some-model").run()
        page.button(key="model_save").click().run()
        assert any("is not set" in error.value for error in page.error)
        page.text_input(key="model_address").set_value(server.url).run()
        page.checkbox(key="model_mask").check().run()
        page.text_input(key="model_mask_names").set_value("Acme; Jane Roe").run()
        page.button(key="model_save").click().run()
        assert not page.exception
        assert not page.error
        chosen = page.session_state["language_model"]
        assert (chosen.label, chosen.url, chosen.mask) == ("compatible:some-model", server.url, "on;Acme; Jane Roe")
        page.button(key="model_test").click().run()
        assert any("answers" in element.value for element in page.success)
        assert len(server.seen) == 1
        assert "Acme" not in json.dumps(server.seen[0].body)
    page.toggle(key="model_switch_off").set_value(False).run()
    assert not page.exception
    assert "No model is asked" in markdown_texts(page)
    assert KEY not in shown(page)
    assert KEY not in repr(page.session_state["language_model"])


def test_two_visitors_choose_for_themselves(open_view: OpenPage, own_home: Path) -> None:
    first, second = open_view("model"), open_view("model")
    first.text_input(key="model_name").set_value("some-model").run()
    first.button(key="model_save").click().run()
    assert first.session_state["language_model"].label == "ollama:some-model"
    second.run()
    assert "language_model" not in second.session_state


def test_a_stopped_writing_leaves_the_extract_at_once(own_home: Path) -> None:
    """As the page does it: the thread may still wait for a server that says nothing."""
    from advisor.prose.paste import Step
    from advisor.records import Answer, Statement
    from advisor.ui.writing import Writing

    extract = Answer("Q?", "en", "answered", (Statement("Yes.", "short"),), "0" * 64)
    released = threading.Event()

    def steps(_cancelled: object):
        yield Step(extract, 0, (Statement("Half.", "short"),))
        released.wait(20)

    writing = Writing(1, "some-model", extract, steps)
    writing.start()
    assert not writing.wait(0.05)
    writing.stop()
    assert writing.wait(0)
    assert [statement.kind for statement in writing.answer.statements] == ["short", "caveat"]
    assert "some-model" in writing.answer.statements[-1].text
    released.set()


FOLLOW_UP, ALONE = "And for Anthropic?", "How long does Anthropic keep API prompts by default?"


def test_a_follow_up_is_shown_as_the_model_put_it(
    open_app: OpenPage, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with vendor(says(ALONE)) as server:
        monkeypatch.setenv("ADVISOR_LLM", "compatible:some-model")
        monkeypatch.setenv("ADVISOR_LLM_URL", server.url)
        monkeypatch.setenv("ADVISOR_LLM_USES", "follow-up")
        page = ask(open_app())
        assert server.seen == [], "the first question follows up on nothing"
        ask(page, FOLLOW_UP)
        assert len(server.seen) == 1
    turn = page.session_state["ask_turns"][-1]
    assert turn.answer.question == FOLLOW_UP
    assert turn.answer.written_by.uses[0].text == ALONE
    assert any("Asked as" in caption.value and "Anthropic keep API" in caption.value for caption in page.caption)


def test_uses_are_ticked_and_kept_for_the_visit(open_view: OpenPage, own_home: Path) -> None:
    page = open_view("model")
    assert all(page.checkbox(key=f"model_use_{use}").value for use in MODEL_USES)
    page.text_input(key="model_name").set_value("some-model").run()
    for use in MODEL_USES:
        page.checkbox(key=f"model_use_{use}").uncheck().run()
    page.button(key="model_save").click().run()
    assert any("used for nothing" in error.value for error in page.error)
    page.checkbox(key="model_use_split").check().run()
    page.button(key="model_save").click().run()
    assert not page.exception
    assert not page.error
    assert page.session_state["language_model"].uses == "split"
    listed = markdown_texts(page)
    assert "helps with questions and quotes" in listed
    assert "a long text in which" in listed
    assert "passages that the answer rests on" not in listed
    page.toggle(key="model_switch_off").set_value(False).run()
    assert page.session_state["language_model"].uses == "split", "the choice outlives the switch"


def _panel(claim, spoken="ru"):  # runs from its source text
    """A passage as the panel beside the page shows it, below an answer in this language."""
    from advisor.ui.frame import ready_advisor
    from advisor.ui.parts.passage import draw_passage

    corpus = ready_advisor().corpus
    draw_passage(next(one for one in corpus.passages if one.id == claim), corpus, spoken)


@pytest.fixture
def open_panel(page_environment: None, own_home: Path) -> OpenPage:
    """Opens the panel of a passage, with a model that may be asked for this alone."""

    def opened(claim: str, spoken: str = "ru", page: str = "en") -> AppTest:
        panel = AppTest.from_function(_panel, default_timeout=120, kwargs={"claim": claim, "spoken": spoken})
        panel.session_state[state.LANGUAGE_CHOICE] = page
        return panel.run()

    return opened


@pytest.mark.parametrize(
    ("wrong", "said"),
    [(("", ""), "никем не проверенный"), (("30", "90"), "числа не совпадают"), (("хранит", "не хранит"), "наоборот")],
    ids=["true", "another figure", "a denial"],
)
def test_a_quote_is_translated_below_the_original(
    open_panel: OpenPage, monkeypatch: pytest.MonkeyPatch, tiny_corpus: Path, wrong: tuple[str, str], said: str
) -> None:
    passage = next(one for one in load_corpus(tiny_corpus).claims if "openai" in one.id and "30" in one.text)
    figures = " ".join(word for word in re.findall(r"[\d][\d.,]*", passage.text))
    names = " ".join(name for name in ("OpenAI", "Azure") if name in passage.text)
    assert not any(denials_in(passage.text))
    text = f"{names} хранит журналы {figures} дней по умолчанию."
    with vendor(says(text.replace(*wrong))) as server:
        monkeypatch.setenv("ADVISOR_LLM", "compatible:some-model")
        monkeypatch.setenv("ADVISOR_LLM_URL", server.url)
        monkeypatch.setenv("ADVISOR_LLM_USES", "translate")
        page = open_panel(passage.id)
        (button,) = buttons(page, "translate_")
        assert "some\\-model" in button.label
        assert server.seen == []
        button.click().run()
        assert not page.exception
        page.run()
        assert len(server.seen) == 1, "kept for the visit"
    assert any(passage.text in block for block in html_texts(page)), "the original stays"
    assert said in shown(page)
    assert any(text in block for block in html_texts(page)) is (not wrong[0])


@pytest.mark.parametrize(("page_language", "offered"), [("en", 0), ("zh", 1)])
def test_below_an_english_answer_a_quote_is_translated_for_the_reader_of_the_page(
    open_panel: OpenPage,
    monkeypatch: pytest.MonkeyPatch,
    tiny_corpus: Path,
    page_language: str,
    offered: int,
) -> None:
    monkeypatch.setenv("ADVISOR_LLM", "ollama:m")
    monkeypatch.setenv("ADVISOR_LLM_USES", "translate")
    page = open_panel(load_corpus(tiny_corpus).claims[0].id, "en", page_language)
    assert not page.exception
    assert len(buttons(page, "translate_")) == offered


def test_no_translation_is_offered_where_none_may_be_asked_for(
    open_panel: OpenPage, monkeypatch: pytest.MonkeyPatch, tiny_corpus: Path
) -> None:
    claim = load_corpus(tiny_corpus).claims[0].id
    for changes in (
        {},
        {"ADVISOR_LLM": "ollama:m", "ADVISOR_LLM_USES": "answer,split"},
        {"ADVISOR_LLM": "openai:m", "OPENAI_API_KEY": KEY, "ADVISOR_LLM_USES": "translate"},
    ):
        for name, value in changes.items():
            monkeypatch.setenv(name, value)
        page = open_panel(claim)
        assert html_texts(page)
        assert not buttons(page, "translate_")
