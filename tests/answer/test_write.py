"""Putting answers together: spans, numbers, and that the gate has nothing to refuse in a sound corpus."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.answer.check import fault
from advisor.answer.evidence import Words, best_span, inverse_frequency, words_of
from advisor.answer.texts import languages_of, say, text_keys
from advisor.answer.write import Draft, Plan, chosen_evidence, drafts, numbered
from advisor.briefs.figures import figures
from advisor.briefs.sentences import sentence_spans
from advisor.index.tokens import tokens
from advisor.records import LANGUAGES, Answer, Hit, Language, Passage, Source
from advisor.wiring import Advisor

NO_WORDS = Words(())
SOURCE = Source("s", "Title", "Publisher", "https://example.org/", None, "2026", "en", "regulator", "none")
SENTENCES = st.lists(
    st.sampled_from(
        [
            "It keeps logs for 30 days.",
            "Data stays in China.",
            "Nobody reads it.",
            "There are 5 exceptions.",
            "日志保存30天。",
            "Хранится 7 лет.",
        ]
    ),
    min_size=1,
    max_size=7,
).map(" ".join)


def passage(key: str, text: str, heading: str = "Heading") -> Passage:
    return Passage(key, SOURCE, heading, text, "p. 1", "full", headings={"en": heading})


# -- spans ------------------------------------------------------------------------------------------------------------
@given(
    SENTENCES,
    st.sets(st.sampled_from(["log", "china", "except", "day", "日志"])),
    st.sets(st.sampled_from(["30", "5", "7", "99"])),
)
def test_a_span_is_a_run_of_whole_sentences(text: str, wanted: set[str], must_hold: set[str]) -> None:
    start, end = best_span(text, wanted, frozenset(must_hold), figures)
    spans = sentence_spans(text)
    assert start in {first for first, _ in spans}
    assert end in {last for _, last in spans}
    assert start < end


@given(SENTENCES, st.sets(st.sampled_from(["30", "5", "7"])))
def test_a_span_holds_the_figures_when_four_sentences_can(text: str, must_hold: set[str]) -> None:
    spans = sentence_spans(text)
    possible = {
        figure
        for first in range(len(spans))
        for last in range(first, min(len(spans), first + 4))
        if must_hold <= figures(text[spans[first][0] : spans[last][1]])
        for figure in must_hold
    }
    start, end = best_span(text, set(), frozenset(must_hold), figures)
    assert possible <= figures(text[start:end])


@given(st.text(min_size=1).filter(str.strip), st.sets(st.text(max_size=3)))
def test_any_text_has_a_span(text: str, wanted: set[str]) -> None:
    start, end = best_span(text, wanted, frozenset(), figures)
    assert 0 <= start < end <= len(text)
    assert text[start:end].strip()


def test_the_best_sentence_is_quoted_alone() -> None:
    text = "Nothing here. OpenAI keeps abuse logs for 30 days. Nothing there."
    start, end = best_span(text, set(tokens("how long are abuse logs kept")), frozenset(), figures)
    assert text[start:end] == "OpenAI keeps abuse logs for 30 days."


# -- words ------------------------------------------------------------------------------------------------------------
def test_rare_words_weigh_more() -> None:
    from collections import Counter

    frequencies = Counter({"common": 90, "rare": 1})
    weights = [inverse_frequency(word, frequencies, 100) for word in ("common", "rare", "unknown")]
    assert weights == sorted(weights)
    assert min(weights) >= 0


@given(st.text(), st.sets(st.text(max_size=4)))
def test_a_share_is_a_share(question: str, found: set[str]) -> None:
    from collections import Counter

    words = words_of(question, {}, Counter(), 10)
    assert 0 <= words.share_in(found) <= 1 + 1e-9
    assert words.share_in({form for forms, _ in words.units for form in forms}) == pytest.approx(
        1 if words.units else 0
    )


# -- numbers ----------------------------------------------------------------------------------------------------------
PASSAGES = [
    passage(f"s#{letter}", f"First of {letter}. Second of {letter} has {place} days. Third of {letter}.")
    for place, letter in enumerate("abcde", 11)
]
DRAFTS = st.lists(
    st.builds(
        Draft,
        st.sampled_from(["Short one.", "It has 11 days.", "It has 13 days.", PASSAGES[0].text]),
        st.sampled_from(["short", "evidence", "caveat", "gap"]),
        st.lists(st.sampled_from(PASSAGES), max_size=3, unique=True).map(tuple),
    ),
    max_size=8,
)


@given(DRAFTS)
def test_numbers_start_at_one_without_holes_in_order_of_first_use(listed: list[Draft]) -> None:
    statements = numbered(listed, NO_WORDS)
    order: list[str] = []
    for draft, statement in zip(listed, statements, strict=True):
        assert (statement.text, statement.kind) == (draft.text, draft.kind)
        assert [citation.passage for citation in statement.citations] == list(draft.passages)
        for citation in statement.citations:
            if citation.passage.id not in order:
                order.append(citation.passage.id)
            assert citation.number == order.index(citation.passage.id) + 1


@given(DRAFTS)
def test_one_quote_a_number_holds_for_every_statement_of_it(listed: list[Draft]) -> None:
    """An answer lists a number once, with one quote; it must hold what each statement with that number needs."""
    answer = Answer("Q?", "en", "answered", numbered(listed, NO_WORDS), "0" * 64)
    quotes = {citation.number: citation.quote for citation in answer.citations}
    for statement in answer.statements:
        for citation in statement.citations:
            if statement.kind in ("short", "evidence"):
                assert figures(statement.text) & figures(citation.quote) <= figures(quotes[citation.number])


def test_each_statement_opens_the_sentence_that_supports_it() -> None:
    listed = [Draft("First of a.", "short", (PASSAGES[0],)), Draft("It has 11 days.", "short", (PASSAGES[0],))]
    first, second = numbered(listed, NO_WORDS)
    assert first.citations[0].number == second.citations[0].number == 1
    assert "11 days" in second.citations[0].quote


# -- choosing ---------------------------------------------------------------------------------------------------------
def hits(*passages: Passage) -> list[Hit]:
    return [Hit(found, 5.0 - place * 0.01) for place, found in enumerate(passages)]


def test_what_says_the_same_is_shown_once() -> None:
    twin = passage("t#twin", PASSAGES[0].text)
    assert chosen_evidence(hits(PASSAGES[0], twin), NO_WORDS) == [PASSAGES[0]]


DISTINCT = [
    "Logs are kept for a month by the vendor.",
    "Turtles live in warm seas.",
    "Contracts end with notice of a year.",
]


@pytest.mark.parametrize(
    "keys",
    [("d1", "d2", "d3"), ("file-1#c0", "file-2#c0", "file-3#c0"), ("a#x", "b#x", "c#x")],
    ids=["lines of a JSONL file", "openings of three files", "one anchor in three briefs"],
)
def test_different_passages_are_not_taken_for_one_by_their_ids(keys: tuple[str, str, str]) -> None:
    """Ids of documents have no anchor, or one that only says where the passage starts."""
    found = [passage(key, text, heading="") for key, text in zip(keys, DISTINCT, strict=True)]
    assert chosen_evidence(hits(*found), NO_WORDS) == found


def test_nothing_found_nothing_chosen() -> None:
    assert chosen_evidence([], NO_WORDS) == []


# -- the corpus passes the gate ---------------------------------------------------------------------------------------
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("which", ["tiny", "real"])
def test_no_assessment_of_a_sound_corpus_is_refused(
    which: str, language: Language, request: pytest.FixtureRequest
) -> None:
    """A line that the gate strikes out is missing from every answer about its route, in that language."""
    advisor: Advisor = request.getfixturevalue("advisor" if which == "tiny" else "real_advisor")
    names = advisor.answerer.searcher.understanding.names
    refused = []
    for key, assessment in advisor.corpus.assessments.items():
        if assessment.verdict not in ("yes", "no", "partly", "conflict"):
            continue
        (line,) = [d for d in drafts(Plan((), (), (assessment,)), advisor.corpus, language) if d.kind == "short"]
        (statement,) = numbered([line], NO_WORDS)
        if reason := fault(statement, advisor.corpus, names):
            refused.append(f"{'/'.join(key)}: {reason}")
    assert refused == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("which", ["tiny", "real"])
def test_no_claim_of_a_sound_corpus_is_refused(which: str, language: Language, request: pytest.FixtureRequest) -> None:
    advisor: Advisor = request.getfixturevalue("advisor" if which == "tiny" else "real_advisor")
    names = advisor.answerer.searcher.understanding.names
    refused = []
    for found in advisor.corpus.passages:
        listed = [
            d for d in drafts(Plan((found,), (found,)), advisor.corpus, language) if d.kind in ("short", "evidence")
        ]
        for statement in numbered(listed, NO_WORDS):
            if reason := fault(statement, advisor.corpus, names):
                refused.append(f"{found.id} ({statement.kind}): {reason}")
    assert refused == []


# -- texts ------------------------------------------------------------------------------------------------------------
def test_every_text_exists_in_three_languages() -> None:
    assert {key: languages_of(key) for key in text_keys()} == dict.fromkeys(text_keys(), frozenset(LANGUAGES))


def test_every_verdict_kind_and_level_has_a_text() -> None:
    from advisor.records import SOURCE_KINDS, VERDICTS, VERIFIED_LEVELS

    for prefix, names in (("verdict", VERDICTS), ("kind", SOURCE_KINDS), ("verified", VERIFIED_LEVELS)):
        for name in names:
            assert all(say(f"{prefix}:{name}", language) for language in LANGUAGES)


def test_the_same_places_are_filled_in_in_every_language() -> None:
    import string

    from advisor.answer import texts

    for key in text_keys():
        fields = {
            language: {name for _, name, _, _ in string.Formatter().parse(texts._TEXTS[key][language]) if name}
            for language in LANGUAGES
        }
        assert len({frozenset(names) for names in fields.values()}) == 1 or key == "disputed", (key, fields)


@pytest.mark.parametrize("value", ["{x}", "{", "%s", "{0}", "a\\b"])
def test_what_is_filled_in_is_not_interpreted(value: str) -> None:
    assert value in say("gap_need", "en", need=value)
