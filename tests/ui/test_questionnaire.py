"""The questionnaire page: from a list that is handed in to the files that are handed out."""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from advisor.charts import Piece, stacked_chart
from advisor.export.files import EXPORTS
from advisor.questionnaire.records import LABELS, Cell, Columns, Item, Place, Questionnaire, Review, ReviewedCell
from advisor.questionnaire.review import approvable, band, decision
from advisor.questionnaire.store import RunStore
from advisor.records import Citation
from advisor.ui.draft import Draft
from advisor.ui.parts.shade import shade_badge, shade_colour
from advisor.ui.words import word
from advisor.ui.worklist import (
    BANDS,
    ORDERS,
    SHADES,
    Entry,
    Sought,
    alike,
    cells_of,
    shades_by_route,
    to_approve,
    worklist,
)
from advisor.wiring import Advisor
from tests.questionnaire.made import ROUTES, WHEN, blank, cell, filled, questionnaire, reviewed
from tests.ui.conftest import OpenPage, buttons, html_texts, markdown_texts
from tests.ui.test_views import unescaped

ROUTE, OTHER = "openai-api-default", "deepseek-api"
ASKED = 23
#: Seconds that the real pipeline may take for a question, on a busy machine.
PATIENCE = 100


# -- what was handed in -----------------------------------------------------------------------------------------------
def draft() -> Draft:
    return Draft(b"", "list.xlsx", questionnaire(3))


def test_a_correction_counts_and_can_be_taken_back() -> None:
    before = draft()
    changed = before.relabelled(["Sheet!B1"], "question").relabelled(["Sheet!B2", "Sheet!B3"], "noise")
    assert changed.counts() == {"question": 2, "noise": 2}
    assert [item.label for item in changed.corrected().items] == ["question", "noise", "noise", "question"]
    back = changed.relabelled(["Sheet!B1"], "header").relabelled(["Sheet!B2", "Sheet!B3"], "question")
    assert back == before
    assert changed.corrected().digest != before.corrected().digest


def test_reading_again_keeps_the_corrections_of_what_is_still_there() -> None:
    changed = draft().relabelled(["Sheet!B1", "Sheet!B2"], "noise")
    fewer = replace(questionnaire(3), name="", items=questionnaire(3).items[:1])
    again = changed.read_again(fewer, {"Sheet": Columns("Sheet", 1, "B")})
    assert again.labels == {"Sheet!B1": "noise"}
    assert again.questionnaire.name == "list.xlsx"


@given(st.sets(st.sampled_from(LABELS)), st.sampled_from(["", "case 2", "CASE", "nowhere"]))
def test_what_is_shown_has_the_label_and_the_words_and_keeps_its_order(labels: set[str], words: str) -> None:
    changed = draft().relabelled(["Sheet!B3"], "example")
    shown = changed.shown(labels, words)  # type: ignore[arg-type]
    wanted = [
        item
        for item in changed.questionnaire.items
        if (not labels or changed.label(item) in labels) and words.lower() in item.text.lower()
    ]
    assert list(shown) == wanted


# -- what is reviewed -------------------------------------------------------------------------------------------------
MIXED = [
    reviewed(cell(2, "api")),
    reviewed(cell(2, "own", "no"), "approved"),
    reviewed(blank(3, "api")),
    reviewed(blank(3, "own", "not_in_corpus"), "edited"),
    reviewed(cell(4, "api", None, reasons=("verdict_open",))),
    reviewed(cell(4, "own"), stale=True),
]


@given(
    st.sampled_from(BANDS), st.sets(st.sampled_from(ROUTES)), st.sets(st.sampled_from(SHADES)), st.sampled_from(ORDERS)
)
def test_the_list_holds_exactly_what_fits(band_: str, routes: set[str], shades: set[str], order: str) -> None:
    whole = filled(MIXED)
    sought = Sought(band_, frozenset(routes), frozenset(shades))
    entries = worklist(whole, sought, order)
    listed = {(entry.item_id, route) for entry in entries for route in entry.routes}
    fitting = {
        one.cell.key
        for one in MIXED
        if band_ in ("all", band(one))
        and (not routes or one.cell.route in routes)
        and (not shades or (one.verdict or "open") in shades)
    }
    assert listed == fitting
    assert len({entry.item_id for entry in entries}) == len(entries)


def test_the_worst_question_stands_first_and_the_file_keeps_its_order() -> None:
    assert [entry.item_id for entry in worklist(filled(MIXED), Sought(), "worst")] == [
        "Sheet!B4",
        "Sheet!B3",
        "Sheet!B2",
    ]
    assert [entry.item_id for entry in worklist(filled(MIXED), Sought(), "file")] == [
        "Sheet!B2",
        "Sheet!B3",
        "Sheet!B4",
    ]


def test_reasons_and_words_narrow_the_list() -> None:
    whole = filled(MIXED)
    assert worklist(whole, Sought(reasons=frozenset({"stale"})), "file") == (Entry("Sheet!B4", ("own",)),)
    assert [entry.item_id for entry in worklist(whole, Sought(words="CASE 3"), "file")] == ["Sheet!B3"]


def test_only_what_is_ready_carried_and_not_yet_approved_is_approved_in_bulk() -> None:
    whole = filled(MIXED)
    found = to_approve(cells_of(whole, worklist(whole, Sought(), "file")))
    assert [one.cell.key for one in found] == [("Sheet!B2", "api")]
    assert all(map(approvable, found))


def test_answers_that_do_not_differ_are_shown_once() -> None:
    own = [reviewed(blank(2, route, basis="own_process")) for route in ROUTES]
    assert [len(group) for group in alike(filled(own), Entry("Sheet!B2", ROUTES))] == [2]
    decided = [reviewed(own[0].cell, "commented"), own[1]]
    assert [len(group) for group in alike(filled(decided), Entry("Sheet!B2", ROUTES))] == [1, 1]


def test_verdicts_differ_by_symbol_and_bars_add_up() -> None:
    shades = (*SHADES, "missing")
    assert len({shade_badge(shade, "en").partition("[")[2][:2] for shade in shades}) == len(shades)
    pieces = [Piece("one", shade, "x", count, shade_colour(shade)) for count, shade in enumerate(SHADES, 1)]
    values = stacked_chart(pieces).to_dict()["data"]["values"]
    assert values[0]["from"] == 0
    assert values[-1]["to"] == 1
    assert all(one["to"] == other["from"] for one, other in itertools.pairwise(values))


def test_colours_follow_what_is_good_for_the_buyer_and_words_what_was_answered() -> None:
    assert shade_badge("yes", "en").startswith(":green")
    bad, good = (shade_badge(shade, "en", turned=True) for shade in ("yes", "no"))
    assert (bad.partition("-")[0], good.partition("-")[0]) == (":red", ":green")
    assert "Yes" in bad
    assert shade_badge("partly", "en", turned=True) == shade_badge("partly", "en")
    counted = filled([reviewed(replace(cell(2, "api", "yes"), turned=True)), reviewed(cell(3, "api", "yes"))], count=4)
    assert dict(shades_by_route(counted)["api"]) == {("yes", False): 1, ("yes", True): 1, ("missing", False): 2}
    names = {
        shade_badge("yes", language, 1, turned=turned) for language in ("en", "ru", "zh") for turned in (True, False)
    }
    assert len(names) == 6


# -- the page ---------------------------------------------------------------------------------------------------------
@pytest.fixture
def home(page_environment: None, ready_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own, with the index."""
    monkeypatch.setenv("ADVISOR_HOME", str(ready_home))
    return ready_home


@pytest.fixture
def store(home: Path) -> Iterator[RunStore]:
    with RunStore(home) as opened:
        yield opened


def asked(count: int = ASKED) -> Questionnaire:
    items = tuple(
        Item(
            f"line {number}", f"Is *it* <b>so</b> in case {number}?", "question", Place("", number), str(number), "Law"
        )
        for number in range(1, count + 1)
    )
    return Questionnaire("A *list*.txt", "txt", "5" * 64, items)


def answers(advisor: Advisor, item: Item, *, blank_one: bool) -> list[Cell]:
    passage = advisor.corpus.claims[0]
    cited = (Citation(1, passage, 0, 20),)
    statement = f"Said <i>of</i> {item.id}."
    yes = Cell(item.id, ROUTE, "passages", "yes", statement, cited, "fair", vendor_question="")
    if blank_one:
        return [yes, Cell(item.id, OTHER, "none", "silent", "Nothing.", reasons=("silent",), vendor_question="Well?")]
    return [yes, replace(yes, route=OTHER, reasons=("vendor_only",))]


@pytest.fixture
def run_id(store: RunStore, advisor: Advisor) -> str:
    """A run that is finished: on one route all is ready, on the other something speaks against each."""
    given = asked()
    made = store.add(given, b"text", (ROUTE, OTHER), "en", advisor.corpus.sha256)
    for number, item in enumerate(given.questions):
        store.save_cells(made, answers(advisor, item, blank_one=number % 2 == 0))
    return made


def open_run(open_view: OpenPage, run_id: str, **chosen: object) -> AppTest:
    page = open_view("questionnaire", run=run_id)
    for key, value in chosen.items():
        page.session_state[key] = value
    if chosen:
        page.run()
    assert not page.exception
    assert not page.error
    return page


def test_the_example_is_split_and_waits_for_routes(open_view: OpenPage, home: Path) -> None:
    page = open_view("questionnaire")
    assert not page.exception
    page.button(key="q_example").click().run()
    assert not page.exception
    assert "Question 8" in markdown_texts(page)
    assert page.button(key="q_answer").disabled
    assert any(word("q_why_no_route", "en") == caption.value for caption in page.caption)
    page.button(key="q_quick_us-api").click().run()
    assert not page.button(key="q_answer").disabled
    assert "8 questions for 2 routes (16 answers)" in page.button(key="q_answer").label
    page.button(key="q_quick_us-api").click().run()
    assert page.button(key="q_answer").disabled, "a second click takes the group away"


def test_several_rows_are_marked_at_once_and_without_a_question_nothing_is_answered(
    open_view: OpenPage, home: Path
) -> None:
    page = open_view("questionnaire")
    page.button(key="q_example").click().run()
    page.button(key="q_quick_cn-api").click().run()
    page.button(key="q_pick").click().run()
    page.button(key="q_mark_noise").click().run()
    assert not page.exception
    assert "Noise 8" in markdown_texts(page)
    assert page.button(key="q_answer").disabled
    page.button(key="q_pick").click().run()
    page.button(key="q_mark_question").click().run()
    assert "Question 8" in markdown_texts(page)
    assert not page.button(key="q_answer").disabled


def test_a_file_that_cannot_be_read_says_why_and_the_page_lives_on(open_view: OpenPage, home: Path) -> None:
    page = open_view("questionnaire")
    page.file_uploader(key="q_file_0").upload("list.xlsx", b"PK\x03\x04 rubbish").run()
    assert not page.exception
    assert len(page.error) == 1
    captions = [unescaped(caption.value) for caption in page.caption]
    assert any("list.xlsx" in caption for caption in captions), "it says where"
    page.text_area(key="q_paste").set_value("1. Is our data used for training?\n2. Where is it stored?")
    page.button(key="q_read_paste").click().run()
    assert not page.exception
    assert "Question 2" in markdown_texts(page)


def test_columns_are_mapped_by_hand(open_view: OpenPage, home: Path) -> None:
    rows = ["Topic;Requirement;Remark", "Data;Is our data used for training?;x", "Data;Where is it stored?;y"]
    page = open_view("questionnaire")
    page.file_uploader(key="q_file_0").upload("list.csv", "\n".join(rows).encode()).run()
    page.session_state["q_columns"] = True
    page.run()
    assert not page.exception
    assert "B · Requirement" in page.selectbox(key="q_columns_1_0_question").options
    page.selectbox(key="q_columns_1_0_question").set_value("C")
    page.button(key="q_columns_1_0_read").click().run()
    assert not page.exception
    assert {item.text for item in page.session_state["questionnaire_draft"].questionnaire.items} >= {"x", "y"}
    page.selectbox(key="q_columns_1_0_question").set_value("")
    page.button(key="q_columns_1_0_read").click().run()
    assert page.error[0].value == word("q_no_question_column", "en")


def test_a_list_is_answered_in_the_background_and_found_again_by_its_address(
    open_view: OpenPage, home: Path, store: RunStore
) -> None:
    page = open_view("questionnaire")
    page.text_area(key="q_paste").set_value("1. Is customer data excluded from model training?")
    page.button(key="q_read_paste").click().run()
    page.multiselect(key="q_routes").set_value([ROUTE]).run()
    page.button(key="q_answer").click().run()
    assert not page.exception
    found = page.query_params["run"]
    deadline = time.monotonic() + PATIENCE
    while store.run(found).state != "finished" and time.monotonic() < deadline:
        time.sleep(0.1)  # the work is done by a thread of the page, which tells nobody
    assert store.run(found).state == "finished"
    cells = store.cells(found)
    again = open_run(open_view, found)
    for one in cells.values():
        assert one.statement in html_texts(again)
    assert store.questionnaire(found).name.startswith("Pasted")


def test_a_run_that_failed_says_so_and_can_be_taken_up(open_view: OpenPage, store: RunStore, advisor: Advisor) -> None:
    given = asked(2)
    made = store.add(given, b"text", (ROUTE, OTHER), "en", advisor.corpus.sha256)
    store.save_cells(made, answers(advisor, given.items[0], blank_one=True))
    store.claim(made, "me")
    store.release(made, "me", "1 question(s) could not be answered; the first is line 2: no <b>luck</b>")
    page = open_view("questionnaire", run=made)
    assert not page.exception
    assert page.error[0].value == word("q_failed", "en")
    assert any("no <b>luck</b>" in text for text in html_texts(page))
    assert buttons(page, "q_resume")
    assert len(buttons(page, "q_cell_")), "what was answered can be looked at"


def test_an_address_of_no_run_leads_to_the_list(open_view: OpenPage, home: Path) -> None:
    for address in ("0" * 16, "../../etc", "<script>"):
        page = open_view("questionnaire", run=address)
        assert not page.exception
        assert not page.error
        assert "run" not in page.query_params
        assert page.file_uploader(key="q_file_0")


def test_review_shows_the_worst_first_one_page_at_a_time(open_view: OpenPage, run_id: str) -> None:
    page = open_run(open_view, run_id)
    # Something speaks against one answer to each question; the ready ones are hidden.
    assert len(buttons(page, "q_cell_")) >= 20
    assert sum("Nothing." in text for text in html_texts(page)) == 12, "silent ones come first"
    headings = [unescaped(one.value) for one in page.subheader]
    assert len(headings) == 20
    assert headings[0] == "1. Is *it* <b>so</b> in case 1?"
    every = open_run(open_view, run_id, q_band="all", q_order="file")
    assert [unescaped(one.value).split(".")[0] for one in every.subheader] == [str(n) for n in range(1, 21)]


def test_filters_narrow_what_is_shown(open_view: OpenPage, run_id: str) -> None:
    page = open_run(open_view, run_id, q_band="all", q_filter_shades=["silent"], q_filter_words="case 3?")
    assert [unescaped(one.value).split(".")[0] for one in page.subheader] == ["3", "13", "23"]
    page.button(key="q_filters_clear").click().run()
    assert len(page.subheader) == 20
    nothing = open_run(open_view, run_id, q_band="all", q_filter_words="nowhere")
    assert any(caption.value == word("q_nothing_fits", "en") for caption in nothing.caption)


def test_nothing_is_approved_without_a_name_and_nothing_silent_in_bulk(
    open_view: OpenPage, run_id: str, store: RunStore
) -> None:
    page = open_run(open_view, run_id, q_band="all", q_order="file")
    assert page.button(key="q_bulk_approve").disabled
    page.text_input(key="questionnaire_reviewer").set_value("Anna *A*").run()
    assert "20" in page.button(key="q_bulk_approve").label
    page.segmented_control(key="q_scope").set_value("list").run()
    assert str(ASKED) in page.button(key="q_bulk_approve").label
    page.button(key="q_bulk_approve").click().run()
    assert not page.exception
    found = store.reviews(run_id)
    assert {key[1] for key in found} == {ROUTE}
    assert len(found) == ASKED
    assert {review.who for reviews in found.values() for review in reviews} == {"Anna *A*"}
    assert page.button(key="q_bulk_approve").disabled
    assert len(page.subheader) == 20, "what was decided stays in its place"
    assert "Approved by Anna *A*" in unescaped(markdown_texts(page))


def _panel(run_id):  # runs from its source text
    from advisor.export.overview import asked_in
    from advisor.ui import engine, frame
    from advisor.ui.parts.decide import draw_decision

    filled = engine.get_filled(run_id, frame.ready_advisor().corpus)
    cell = filled.cells["line 1", "deepseek-api"]
    draw_decision(asked_in(filled)[0], [cell], "DeepSeek's own API", filled, "en")


def press(page: AppTest, action: str, **values: str) -> None:
    """Fill fields of the panel, and press one of its buttons."""
    for name, value in values.items():
        if name == "name":
            page.text_input(key="q_decide_name").set_value(value)
        elif name == "verdict":
            page.selectbox[0].set_value(value)
        else:
            next(one for one in page.text_area if (one.key or "").endswith(f"_{name}")).set_value(value)
    next(one for one in page.button if (one.key or "").endswith(action)).click()
    page.run()
    assert not page.exception


def test_one_answer_is_edited_commented_and_reopened(run_id: str, store: RunStore) -> None:
    key = ("line 1", OTHER)
    page = AppTest.from_function(_panel, default_timeout=PATIENCE, kwargs={"run_id": run_id}).run()
    press(page, "q_save_edit")
    assert "Nothing was changed" in page.error[0].value
    press(page, "q_save_edit", verdict="no", statement="They told us so.")
    assert "not said who" in page.error[0].value
    press(page, "q_save_edit", name="Boris")
    assert "comment" in page.error[0].value, "no source carries it"
    assert not store.reviews(run_id)
    press(page, "q_save_edit", comment="By phone, 3 March.")
    assert not page.error
    (edit,) = store.reviews(run_id)[key]
    assert (edit.state, edit.who, edit.verdict, edit.statement) == ("edited", "Boris", "no", "They told us so.")
    assert page.text_area[0].value == "They told us so."
    assert not [one for one in page.text_input if one.key == "q_decide_name"], "the name is asked once"
    press(page, "q_reopen")
    one = ReviewedCell(store.cells(run_id)[key], store.reviews(run_id)[key])
    assert decision(one) == "reopened"
    assert [review.who for review in one.history] == ["Boris", "Boris"]


def test_a_silent_answer_is_approved_alone_with_a_comment_only(run_id: str, store: RunStore) -> None:
    page = AppTest.from_function(_panel, default_timeout=PATIENCE, kwargs={"run_id": run_id}).run()
    press(page, "q_approve", name="Boris")
    assert page.error
    assert not store.reviews(run_id)
    press(page, "q_approve", comment="It is of no matter to us.")
    assert not page.error
    assert [review.state for review in store.reviews(run_id)["line 1", OTHER]] == ["approved"]


def test_the_panel_opens_beside_the_page(open_view: OpenPage, run_id: str) -> None:
    page = open_run(open_view, run_id, q_filter_words="case 1?")
    next(one for one in buttons(page, "q_cell_") if one.key.endswith("_decide")).click().run()
    assert not page.exception
    assert [one for one in buttons(page, "q_decide_") if one.key.endswith("q_save_edit")]


def test_files_are_made_when_they_are_asked_for_and_forgotten_when_a_decision_follows(
    open_view: OpenPage, run_id: str, store: RunStore
) -> None:
    page = open_run(open_view, run_id, questionnaire_room="export")
    assert len(buttons(page, "q_prepare_")) == len(EXPORTS)
    assert not page.get("download_button")
    for kind in ("csv", "markdown", "json"):
        page.button(key=f"q_prepare_{kind}").click().run()
        assert not page.exception
    assert len(page.get("download_button")) == 3
    store.add_reviews(run_id, [Review("line 1", ROUTE, "approved", "Ann", WHEN)])
    page.run()
    assert not page.get("download_button")


def test_letters_are_shown_to_be_copied(open_view: OpenPage, run_id: str) -> None:
    page = open_run(open_view, run_id, questionnaire_room="export", q_letter_0=True)
    assert "DeepSeek" in page.code[0].value
    assert "Is *it* <b>so</b> in case 1?" in page.code[1].value


def test_a_questionnaire_is_deleted_only_on_a_second_click(open_view: OpenPage, run_id: str, store: RunStore) -> None:
    page = open_view("questionnaire")
    assert unescaped(page.button(key=f"q_open_{run_id}").label) == "**A *list*.txt**"
    assert store.runs()
    page.button(key=f"q_delete_now_{run_id}").click().run()
    assert not page.exception
    assert not store.runs()
    assert not buttons(page, "q_open_")


def test_changed_sources_are_told_and_lead_to_a_new_run(open_view: OpenPage, run_id: str, store: RunStore) -> None:
    item = asked().items[0]
    gone = replace(store.cells(run_id)[item.id, ROUTE].citations[0].passage, text="It said something else long ago.")
    store.save_cells(run_id, [Cell(item.id, ROUTE, "passages", "yes", "Once.", (Citation(1, gone, 0, 9),), "fair")])
    page = open_run(open_view, run_id)
    assert "1 answers" in page.warning[0].value
    assert "corpus changed since" in " ".join(unescaped(caption.value) for caption in page.caption)


@pytest.mark.parametrize("language", ["ru", "zh"])
def test_every_room_speaks_the_language_of_the_page(open_view: OpenPage, run_id: str, language: str) -> None:
    page = open_view("questionnaire", lang=language)
    assert page.title[0].value == word("questionnaire", language)
    page.button(key="q_example").click().run()
    assert not page.exception
    assert word("q_why_no_route", language) in [caption.value for caption in page.caption]
    for room in ("review", "export"):
        page = open_view("questionnaire", run=run_id, lang=language)
        page.session_state["questionnaire_room"] = room
        page.run()
        assert not page.exception
        assert not page.error
    assert word("q_prepare", language) in [button.label for button in page.button]


def test_a_damaged_database_is_told_and_nothing_breaks(open_view: OpenPage, home: Path) -> None:
    (home / "questionnaires.db").write_bytes(b"no database" * 200)
    page = open_view("questionnaire")
    assert not page.exception
    assert page.title[0].value == word("questionnaire", "en")
    assert len(page.error) == 1
