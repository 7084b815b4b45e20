"""Letters to vendors: complete, one to each, and nothing that is not theirs."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import docx
import pytest

from advisor.export.letters import Letter, letters, letters_markdown, letters_word
from advisor.export.overview import is_open
from advisor.questionnaire.records import Review
from advisor.records import LANGUAGES, Language
from tests.export.by_hand import WHEN, corpus, filled, hostile

markdown_it = pytest.importorskip("markdown_it", reason="Streamlit brings markdown-it-py")


def points(letter: Letter) -> list[str]:
    """The points of a letter, each with the lines under it."""
    parts = re.split(r"(?m)^(?=\d+\. )", letter.body)[1:]
    return [part.split("\n\n")[0] for part in parts]


def test_each_party_gets_one_letter_for_all_its_routes() -> None:
    found = letters(filled(), corpus())
    assert [(letter.party, letter.route_ids) for letter in found] == [
        ("Alpha", ("alpha-1", "alpha-2")),
        ("Beta", ("beta-1",)),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_holds_every_open_question_of_its_routes_once_and_no_other(language: Language) -> None:
    known = filled(language)
    for letter in letters(known, corpus()):
        asked = {
            item.text
            for item in known.questionnaire.questions
            if any(is_open(known.cells[item.id, route]) for route in letter.route_ids)
        }
        found = [item.text for item in known.questionnaire.questions if any(item.text in p for p in points(letter))]
        assert set(found) == asked
        assert len(points(letter)) == len(asked)


def test_what_only_the_buyer_can_answer_is_never_sent() -> None:
    known = filled()
    own = {key: replace(c, cell=replace(c.cell, vendor_question="Tell us.")) for key, c in known.cells.items()}
    assert all("5: Is it kept" not in letter.body for letter in letters(replace(known, cells=own), corpus()))


def test_a_point_says_what_was_found_for_which_route_and_what_to_answer() -> None:
    alpha, beta = letters(filled(), corpus())
    first = points(alpha)[0].split("\n")
    assert first == [
        "1. 3: Is it kept for long? (no. S-2 in our list)",
        "   Found so far: It is so. (Gamma, Alpha Beta, undated, read 2026-09-01)",
        "   Is it kept for long? It is so.",
    ]
    # Nothing was found for the first route, passages for the second.
    assert "   Found so far (way alpha-2): It is so. (Delta, Beta, 2024-05-02)" in points(alpha)[1]
    assert "alpha-1" not in points(alpha)[1]
    assert "Concerns" not in alpha.body + beta.body


def test_a_point_that_concerns_only_some_of_the_routes_says_so() -> None:
    known = filled()
    settled = Review("B4", "alpha-2", "edited", "Anna", WHEN, "yes")
    cells = dict(known.cells) | {("B4", "alpha-2"): replace(known.cells["B4", "alpha-2"], history=(settled,))}
    point = points(letters(replace(known, cells=cells), corpus())[0])[1]
    assert "   Concerns: way alpha-1" in point
    assert "Found" not in point


def test_findings_that_differ_name_their_routes() -> None:
    known = filled()
    edit = Review("B3", "alpha-2", "edited", "Anna", WHEN, "partly", "Only there.")
    cells = dict(known.cells) | {("B3", "alpha-2"): replace(known.cells["B3", "alpha-2"], history=(edit,))}
    point = points(letters(replace(known, cells=cells), corpus())[0])[0]
    assert "Found so far (way alpha-1): It is so." in point
    assert "Found so far (way alpha-2): Only there." in point


def test_a_question_that_only_repeats_the_item_is_left_out() -> None:
    known = filled()
    text = known.questionnaire.questions[0].text
    asking = replace(known.cells["B2", "beta-1"].cell, vendor_question=f"Please answer in writing: {text}")
    cells = dict(known.cells) | {("B2", "beta-1"): replace(known.cells["B2", "beta-1"], cell=asking)}
    beta = letters(replace(known, cells=cells), corpus())[1]
    assert beta.body.count(text) == 1


def test_the_maker_is_told_that_the_model_runs_elsewhere() -> None:
    alpha, beta = letters(filled(), corpus())
    assert "as its maker" not in alpha.body
    assert "as its maker" in beta.body


def test_reviewers_and_comments_stay_in_the_house() -> None:
    assert all("Anna" not in letter.body for letter in letters(filled(), corpus()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_is_ready_to_send_but_for_its_brackets(language: Language) -> None:
    for letter in letters(filled(language), corpus()):
        assert len(re.findall(r"\[[^\]\d]+\]", letter.body)) == 4  # place and date, deadline, name, company
        assert not re.search(r"\{\w*\}", letter.body + letter.subject)
        assert letter.party in letter.subject


def test_nothing_open_makes_no_letter() -> None:
    known = filled()
    closed = {
        key: replace(reviewed, history=(Review(*key, "edited", "Anna", WHEN, "yes"),))
        for key, reviewed in known.cells.items()
    }
    assert letters(replace(known, cells=closed), corpus()) == ()


def test_long_findings_are_cut_at_the_end_of_a_sentence() -> None:
    known = filled()
    long = replace(known.cells["B2", "beta-1"].cell, statement="This is a sentence of some length. " * 20)
    cells = dict(known.cells) | {("B2", "beta-1"): replace(known.cells["B2", "beta-1"], cell=long)}
    line = points(letters(replace(known, cells=cells), corpus())[1])[0].split("\n")[1]
    assert len(line) < 400
    assert re.search(r"length\. \(Gamma", line)


def test_the_word_file_holds_every_line_of_every_letter() -> None:
    found = letters(filled(), corpus())
    document = docx.Document(io.BytesIO(letters_word(found)))
    lines = [paragraph.text for paragraph in document.paragraphs if paragraph.text]
    expected = [line.strip() for letter in found for line in [letter.subject, *letter.body.split("\n")] if line.strip()]
    assert lines == expected
    assert [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 1"] == [
        letter.subject for letter in found
    ]
    assert len(document.sections) == len(found)


def test_the_markdown_shows_every_line_of_every_letter() -> None:
    found = letters(filled(), corpus())
    html = markdown_it.MarkdownIt("commonmark").render(letters_markdown(found))
    shown = " ".join(re.sub(r"<[^>]+>", " ", html).split())
    for letter in found:
        for line in letter.body.split("\n"):
            assert " ".join(re.sub(r"^\d+\. ", "", line).split()) in shown


def test_hostile_texts_keep_to_their_line() -> None:
    found = letters(hostile(), corpus())
    assert docx.Document(io.BytesIO(letters_word(found))).paragraphs
    html = markdown_it.MarkdownIt("commonmark").render(letters_markdown(found))
    assert "<b>" not in html
    assert "href=" not in html
    assert len(points(found[0])) == len(points(letters(filled(), corpus())[0])) + 1


def test_no_letters_make_an_empty_file_and_not_an_error() -> None:
    assert letters_markdown(()) == ""
    assert docx.Document(io.BytesIO(letters_word(()))).paragraphs == []
