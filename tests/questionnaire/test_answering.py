"""One question to one cell a route, over the real pipeline on the tiny corpus."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import cast

import pytest

from advisor.answer.check import fault
from advisor.errors import InputError, NotFound
from advisor.questionnaire.answering import CellAnswerer, asked, by_words, is_own
from advisor.questionnaire.matching import Match, Matcher
from advisor.questionnaire.records import Cell, Item, Place
from advisor.questionnaire.service import cell_answerer, chosen_routes
from advisor.questionnaire.texts import cell_text_keys
from advisor.records import LANGUAGES, Language, Part, Statement
from advisor.retrieval.parts import PartFinder
from advisor.wiring import Advisor

ROUTES = ("deepseek-api", "openai-api-default", "self-hosted-deepseek")
TODAY = date(2026, 11, 30)


def item(text: str, section: str = "") -> Item:
    return Item("line 1", text, "question", Place("", 1), section=section)


def answerer(advisor: Advisor, language: Language = "en") -> CellAnswerer:
    return cell_answerer(advisor, chosen_routes(advisor, ROUTES), language, TODAY)


@pytest.fixture(scope="module")
def cells(advisor: Advisor) -> dict[str, tuple[Cell, ...]]:
    """Cells of a few questions."""
    answer = answerer(advisor)
    questions = {
        "opposite": "Do you use customer prompts to train your models?",
        "same": "Is customer data excluded from model training?",
        "open": "Describe how customer inputs are used to improve your models.",
        "own": "Has your organisation appointed an owner for AI risk?",
        "other": "Do your data centres have a diesel generator?",
    }
    return {name: answer(item(text)) for name, text in questions.items()}


def test_there_is_one_cell_a_route_in_the_order_of_the_routes(cells: dict[str, tuple[Cell, ...]]) -> None:
    for found in cells.values():
        assert tuple(cell.route for cell in found) == ROUTES


def test_a_question_that_means_a_criterion_gets_the_assessment_of_each_route(
    advisor: Advisor, cells: dict[str, tuple[Cell, ...]]
) -> None:
    for cell in cells["same"]:
        assessment = advisor.corpus.assessments[cell.route, "training-use"]
        assert (cell.basis, cell.criterion, cell.verdict) == ("criterion", "training-use", assessment.verdict)
        assert cell.statement == assessment.statement["en"]


def test_a_question_put_the_other_way_round_turns_the_verdict(cells: dict[str, tuple[Cell, ...]]) -> None:
    turned = {"yes": "no", "no": "yes", "partly": None}
    for same, opposite in zip(cells["same"], cells["opposite"], strict=True):
        assert opposite.verdict == turned.get(same.verdict or "", same.verdict)
        if same.verdict in ("yes", "no", "partly"):
            # "Largely" below the opposite question would say the opposite of what is meant: a "partly" is marked too.
            assert opposite.statement.startswith("To the opposite question, “")
            assert opposite.statement.endswith(same.statement)
        else:
            assert opposite.statement == same.statement
        assert opposite.turned == (opposite.verdict in ("yes", "no"))
        assert not same.turned
    assert {cell.verdict for cell in cells["opposite"]} >= {"yes", "no"}


def test_a_question_that_wants_no_yes_or_no_gets_the_statement_without_one(
    cells: dict[str, tuple[Cell, ...]],
) -> None:
    for cell in cells["open"]:
        assert cell.asks_openly
        assert cell.verdict in (None, "silent", "conflict")
        assert cell.citations
        assert "verdict_open" not in cell.reasons


def test_what_only_the_buyer_can_say_is_not_answered(cells: dict[str, tuple[Cell, ...]]) -> None:
    for cell in cells["own"]:
        assert (cell.basis, cell.verdict, cell.reasons) == ("own_process", None, ("own_process",))
        assert not cell.citations
        assert not cell.vendor_question


def test_what_the_corpus_does_not_hold_becomes_a_question_to_the_vendor(cells: dict[str, tuple[Cell, ...]]) -> None:
    for cell in cells["other"]:
        assert (cell.basis, cell.verdict) == ("none", "not_in_corpus")
        assert "not_in_corpus" in cell.reasons
        assert "diesel generator" in cell.vendor_question


def test_every_verdict_that_says_something_is_cited_and_held(
    advisor: Advisor, cells: dict[str, tuple[Cell, ...]]
) -> None:
    names = advisor.answerer.searcher.understanding.names
    for cell in (cell for found in cells.values() for cell in found):
        if cell.verdict in ("yes", "no", "partly", "conflict"):
            assert cell.citations
        for citation in cell.citations:
            assert citation.passage.text[citation.start : citation.end] == citation.quote
        if cell.citations:
            assert cell.rests_on
            statement = Statement(cell.statement, "short", cell.citations, (cell.route,))
            assert fault(statement, advisor.corpus, names) == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_cells_speak_the_language_of_the_run(advisor: Advisor, language: Language) -> None:
    cell = answerer(advisor, language)(item("Is customer data excluded from model training?"))[0]
    assert cell.statement == advisor.corpus.assessments[cell.route, "training-use"].statement[language]


def test_a_question_about_another_vendor_says_so(advisor: Advisor) -> None:
    found = answerer(advisor)(item("Has Anthropic had a diesel generator audited?"))
    assert {cell.basis for cell in found} == {"none"}
    assert all("Anthropic" in cell.statement for cell in found)


def test_passages_are_shown_without_a_verdict(advisor: Advisor) -> None:
    """A claim of the corpus, asked for by its own words, that is no criterion's question."""
    passage = next(p for p in advisor.corpus.claims if p.source.id == "openai-nyt-data-demands")
    found = answerer(advisor)(item(f"Is it true for OpenAI that {passage.heading}"))
    own = next(cell for cell in found if cell.route == "openai-api-default")
    if own.basis == "passages":
        assert own.verdict is None
        assert "verdict_open" in own.reasons
        assert own.statement.startswith("Nearest on record: ")
        assert own.citations[0].passage.source.id == "openai-nyt-data-demands"
    else:
        assert own.basis == "criterion"


def test_a_criterion_that_is_only_near_gives_its_sentence_under_its_own_question(advisor: Advisor) -> None:
    made = answerer(advisor)
    near = Match("training-use", near=True, nearest=True)
    with_near = replace(made, matcher=cast(Matcher, SimpleNamespace(match=lambda _: near)))
    found = with_near(item("Is it all in good hands with the vendor?"))
    told = [cell for cell in found if cell.citations and cell.verdict not in ("silent", "conflict")]
    assert told
    for cell in told:
        assert cell.verdict is None
        assert "match_uncertain" in cell.reasons
        assert cell.statement.startswith("On the question “")


def test_of_two_criteria_that_are_as_near_the_words_choose() -> None:
    torn = Match("residency", near=True, rivals=("government-access",), part="place")
    assert by_words(torn, ("licence", "government-access", "residency")).criterion == "government-access"
    assert by_words(torn, ("residency", "government-access")) == torn
    assert by_words(torn, ("licence",)) == torn
    sure = Match("residency", "same", certain=True)
    assert by_words(sure, ("government-access",)) == sure


def test_a_claim_whose_one_sentence_is_about_others_does_not_stand_in_a_cell(advisor: Advisor) -> None:
    claims = answerer(advisor)._claims
    claim = next(p for p in advisor.corpus.claims if p.source.id == "openai-nyt-data-demands")
    query = advisor.answerer.searcher.understanding.query
    assert claims._heads_with(claim, query("What did OpenAI have to keep?"))
    assert not claims._heads_with(claim, query("What did DeepSeek have to keep?"))


def test_a_bare_noun_phrase_takes_its_heading_along() -> None:
    assert asked(item("Period?", section="Privacy › Retention of prompts")) == "Retention of prompts: Period?"
    assert asked(item("Are prompts deleted after use?", section="Retention")) == "Are prompts deleted after use?"


@pytest.mark.parametrize(("said", "basis"), [("train*", "criterion"), ("never said of anybody", "none")])
def test_a_part_gets_what_is_said_of_it_and_no_verdict(advisor: Advisor, said: str, basis: str) -> None:
    part = Part("training-use", "smarter-models", ("smarter",), (said,))
    found = replace(answerer(advisor), parts=PartFinder.of([part]))(item("Are models made smarter with our inputs?"))
    assert {cell.verdict for cell in found} <= {None, "silent", "not_in_corpus"}
    cell = next(cell for cell in found if cell.route == "deepseek-api")
    assert cell.basis in (basis, "passages") if basis == "criterion" else cell.basis == "none"
    assert cell.vendor_question
    for cell in found:
        # What was judged is the whole; on its part nobody should take the sentence for a yes or a no.
        if cell.basis == "criterion" and "verdict_open" in cell.reasons:
            assert cell.statement.startswith("On the question “")


def test_unknown_routes_are_named(advisor: Advisor) -> None:
    with pytest.raises(NotFound, match="no-such-route"):
        chosen_routes(advisor, ["no-such-route"])
    with pytest.raises(InputError, match="no route"):
        chosen_routes(advisor, [])


def test_our_words_exist_in_every_language() -> None:
    assert all(languages == set(LANGUAGES) for languages in cell_text_keys().values())


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("Have we appointed an owner for the service?", ""),
        ("Has our management board approved the use of AI?", ""),
        ("Risk owner", "H. Internal – to be completed by the Bank"),
        ("Назначен ли у нас ответственный за ИИ?", ""),
        ("我方是否已制定使用规范？", ""),
        ("Does the institution maintain a register of all AI use cases?", ""),
        ("Has the bank appointed an AI risk officer?", ""),
        ("Who in the business unit owns the AI use case?", ""),
    ],
)
def test_the_buyers_own_affairs_are_known_by_their_words(text: str, section: str) -> None:
    assert is_own(item(text, section))


@pytest.mark.parametrize(
    "text",
    [
        "Can we bring our own keys?",
        "Is our data deleted?",
        "Will we be told of changes?",
        "Is our company data kept?",
        "Does the bank's data stay in the EU?",
        "Has the provider appointed a data protection officer?",
    ],
)
def test_what_the_vendor_does_with_our_data_is_not_our_affair(text: str) -> None:
    assert not is_own(item(text))


def test_a_list_of_prices_is_not_the_buyers_own_affair(advisor: Advisor) -> None:
    cells = answerer(advisor)(item("Provide the price per million input and output tokens."))
    assert "own_process" not in {cell.basis for cell in cells}
