"""Which answers a change of the corpus touches, and which it does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from advisor.questionnaire.stale import assessment_digest, is_stale
from advisor.records import Assessment, Passage
from tests.questionnaire.made import assessment, blank, cell, cited, corpus, original, passage

TERMS = passage()
OTHER = passage("terms#retention", "We keep it for 30 days.")


def test_nothing_changed_nothing_is_stale() -> None:
    assert not is_stale(cell(citations=cited(TERMS, OTHER)), corpus(TERMS, OTHER))
    assert not is_stale(blank(), corpus(TERMS))


@pytest.mark.parametrize(
    "now",
    [
        (),
        (replace(TERMS, text=TERMS.text + " Or not."),),
        (replace(TERMS, superseded_by="terms#new"),),
        (replace(TERMS, disputed="The regulator found otherwise."),),
    ],
    ids=["gone", "reads otherwise", "superseded", "disputed"],
)
def test_a_cited_passage_that_changed_makes_it_stale(now: tuple[Passage, ...]) -> None:
    assert is_stale(cell(citations=cited(OTHER, TERMS)), corpus(OTHER, *now))


def test_a_change_that_touches_no_cited_passage_makes_nothing_stale() -> None:
    now = corpus(TERMS, replace(OTHER, text="We keep it for ever."), passage("terms#new", "A new clause."))
    assert not is_stale(cell(citations=cited(TERMS)), now)
    assert not is_stale(cell(citations=cited(TERMS)), corpus(replace(TERMS, locator="clause 4", topics=("x",))))


@pytest.mark.parametrize(
    "now",
    [
        assessment("no", TERMS),
        assessment("yes", TERMS, statement="It may train."),
        assessment("yes", TERMS, OTHER),
        assessment("yes"),
        replace(assessment("yes", TERMS), statement={"en": "It does not train.", "ru": "Не обучает."}),
        None,
    ],
    ids=["verdict", "statement", "one more citation", "no citation", "a translation", "gone"],
)
def test_an_assessment_that_changed_makes_it_stale(now: Assessment | None) -> None:
    before = assessment("yes", TERMS)
    one = cell(basis="criterion", criterion="training", rests_on=assessment_digest(before))
    assert not is_stale(one, corpus(TERMS, OTHER, assessed=before))
    assert is_stale(one, corpus(TERMS, OTHER, assessed=now))


def test_looking_at_an_assessment_again_without_a_change_makes_nothing_stale() -> None:
    before = assessment("yes", TERMS, OTHER)
    again = replace(before, as_of="2026-09-01", passages=(OTHER, TERMS))
    assert assessment_digest(before) == assessment_digest(again)
    assert assessment_digest(None) == ""


def test_a_cell_of_an_assessment_that_does_not_say_which_is_stale() -> None:
    one = cell(basis="criterion", criterion="training")
    assert is_stale(one, corpus(TERMS, assessed=assessment("yes", TERMS)))


@pytest.mark.parametrize("verdict", ["yes", "no", "partly", "conflict"])
def test_a_gap_is_stale_once_its_criterion_is_assessed(verdict) -> None:
    gap = blank(verdict="not_in_corpus", criterion="training")
    assert not is_stale(gap, corpus(TERMS))
    assert is_stale(gap, corpus(TERMS, assessed=assessment(verdict, TERMS)))
    assert not is_stale(replace(gap, route="own"), corpus(TERMS, assessed=assessment(verdict, TERMS)))
    assert not is_stale(replace(gap, criterion=""), corpus(TERMS, assessed=assessment(verdict, TERMS)))


@pytest.mark.parametrize("verdict", ["silent", "not_in_corpus"])
def test_a_gap_stays_while_the_assessment_names_one_too(verdict) -> None:
    gap = blank(verdict="not_in_corpus", criterion="training")
    assert not is_stale(gap, corpus(TERMS, assessed=assessment(verdict)))


def test_a_gap_beside_an_assessment_that_could_not_be_used_is_not_stale_for_ever() -> None:
    """The last gate may refuse what an assessment says; the cell then still names what it looked at."""
    seen = assessment("yes", TERMS)
    gap = blank(verdict="not_in_corpus", criterion="training", rests_on=assessment_digest(seen))
    assert not is_stale(gap, corpus(TERMS, assessed=seen))
    assert is_stale(gap, corpus(TERMS, assessed=assessment("no", TERMS)))


def test_a_quote_of_an_original_holds_as_long_as_it_stands_there() -> None:
    """A new state of a document renames all its passages and may cut them elsewhere."""
    before = original("aaaaaaaaaaaa", 1, "We train on nothing. Ever.")
    one = cell(citations=cited(before))
    assert one.citations[0].quote == "We train on nothing."
    moved = original("bbbbbbbbbbbb", 2, "New lead. We train on nothing. Ever.")
    assert not is_stale(one, corpus(originals=[before]))
    assert not is_stale(one, corpus(originals=[moved]))
    assert is_stale(one, corpus(originals=[original("bbbbbbbbbbbb", 1, "We train on everything. Ever.")]))
    assert is_stale(one, corpus(originals=[replace(moved, source=replace(moved.source, id="other"))]))
    assert is_stale(one, corpus())


def test_a_claim_that_is_gone_is_gone_though_an_original_has_the_same_words() -> None:
    assert is_stale(cell(citations=cited(TERMS)), corpus(originals=[original("aaaaaaaaaaaa", 1, TERMS.text)]))
