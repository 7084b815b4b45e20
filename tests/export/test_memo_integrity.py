"""The promise of the memo, over all presets and languages: no sentence about the world without quotes that hold it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache
from typing import Any

import pypdf
import pytest

from advisor.briefs.figures import figures, figures_held
from advisor.briefs.rulebook import load_rulebook
from advisor.decide.decision import decide
from advisor.decide.records import Decision
from advisor.export.memo import memo
from advisor.export.memo_files import memo_file
from advisor.export.memo_records import Chart, Grid, Memo
from advisor.export.texts_memo import memo_text
from advisor.records import LANGUAGES, Citation, Language
from advisor.rulebook import Rulebook
from advisor.settings import PROJECT_ROOT
from tests.export.decisions import TODAY, shipped

PRESETS = sorted(path.stem for path in (PROJECT_ROOT / "corpus" / "profiles").glob("*.yaml"))


@cache
def rules() -> Rulebook:
    return load_rulebook(PROJECT_ROOT / "corpus", shipped())


@cache
def decided(preset: str) -> Decision:
    return decide(rules().presets[preset][1], shipped(), rules(), today=TODAY)


def vouched(citations: tuple[Citation, ...]) -> frozenset[str]:
    """The figures that quotes, and what their sources say of themselves, hold."""
    return figures_held(
        text
        for one in citations
        for text in (
            one.quote,
            one.passage.source.title,
            one.passage.source.published,
            one.passage.source.as_of,
            one.passage.locator,
        )
    )


@pytest.fixture(scope="module", params=[(preset, language) for preset in PRESETS for language in LANGUAGES], ids=str)
def made(request) -> Memo:
    preset, language = request.param
    return memo(decided(preset), shipped(), rules(), language)


def test_no_sentence_of_a_preset_is_refused_and_every_quote_holds(made: Memo) -> None:
    assert made.refused == ()
    cited = [sentence for sentence in made.sentences() if sentence.kind == "cited"]
    assert cited
    for sentence in cited:
        assert sentence.citations, sentence.text
        assert not figures(sentence.text) - vouched(sentence.citations), sentence.text
        for one in sentence.citations:
            assert one.passage.text[one.start : one.end] == one.quote
            assert made.citations[one.number - 1].passage == one.passage
            assert one.quote in made.citations[one.number - 1].quote


def test_only_what_is_ours_stands_without_a_quote(made: Memo) -> None:
    statements = {
        text
        for cell in shipped().assessments.values()
        for text in [cell.statement.get(made.language, "")]
        if text and cell.passages
    }
    statements |= {rule.grounds.statement[made.language] for rule in rules().rules}
    statements |= {bar.grounds.statement[made.language] for rule in rules().rules for bar in rule.bars}
    statements |= {need.grounds.statement[made.language] for need in rules().needs}
    free = {sentence.text for sentence in made.sentences() if sentence.kind != "cited"}
    assert not free & statements


@pytest.mark.parametrize("preset", PRESETS)
def test_a_cost_never_stands_without_the_model_it_is_for(preset: str) -> None:
    found = memo(decided(preset), shipped(), rules(), "en")
    models = {cost.route: cost.model for cost in decided(preset).costs}
    names = {shipped().routes[placed.route].name["en"]: placed.route for placed in decided(preset).ranking}
    tables = [
        part
        for part in (*found.summary, *found.parts, *found.annex)
        if isinstance(part, Grid)
        and any("cost" in head.lower() or "dollars a year" in head.lower() for head in part.head)
    ]
    assert tables
    for line in (line for table in tables for line in table.lines):
        text = " | ".join(sentence.text for cell in line.cells for sentence in cell)
        route = next((names[sentence.text] for cell in line.cells for sentence in cell if sentence.text in names), None)
        if route is not None and "$" in text:
            assert models[route] in text


def test_machines_that_are_there_are_said_to_cost_nothing_at_the_low_end() -> None:
    """Only where there are any."""
    said = {
        preset: any("already have" in one.text for one in memo(decided(preset), shipped(), rules(), "en").sentences())
        for preset in ("eu-bank", "us-federal-contractor")
    }
    assert said == {"eu-bank": False, "us-federal-contractor": True}


def test_owning_is_compared_even_where_it_is_ruled_out_and_said_to_be() -> None:
    bank = memo(decided("eu-bank"), shipped(), rules(), "en")
    assert not any(placed.route.startswith("self-hosted") for placed in decided("eu-bank").ranking)
    (chart,) = [part for part in bank.annex if isinstance(part, Chart) and part.name == "break-even"]
    assert "ruled out, shown for comparison" in chart.caption


def test_the_presets_are_the_shipped_ones() -> None:
    assert set(PRESETS) == set(rules().presets)
    assert len(PRESETS) >= 6


@pytest.mark.parametrize("preset", PRESETS)
def test_no_must_have_is_outvoted(preset: str) -> None:
    one = decided(preset)
    order: dict[str, int] = {"yes": 2, "partly": 1}
    for placed in one.ranking:
        for must in one.must_haves:
            cell = shipped().assessments[placed.route, must.criterion]
            assert order.get(cell.verdict, 0) >= order[must.least], (placed.route, must.criterion)


def test_languages_say_the_same() -> None:
    language: Language
    for preset in PRESETS[:1]:
        kinds = []
        for language in LANGUAGES:
            one = memo(decided(preset), shipped(), rules(), language)
            kinds.append([(s.kind, tuple(c.passage.id for c in s.citations)) for s in one.sentences()])
        assert kinds[0] == kinds[1] == kinds[2]


@pytest.mark.parametrize(
    ("preset", "language"), [*((preset, "en") for preset in PRESETS), ("eu-bank", "ru"), ("eu-bank", "zh")]
)
def test_the_body_takes_six_pages_at_the_most_and_the_annex_begins_on_a_new_one(
    preset: str, language: Language
) -> None:
    data = memo_file("pdf", decided(preset), shipped(), rules(), language).data
    reader = pypdf.PdfReader(io.BytesIO(data))
    # An outline nests its parts in lists: those of the first level are wanted.
    heads = [one for one in _flat(reader.outline) if one.title in _HEADS[language]]
    places = [reader.get_destination_page_number(one) or 0 for one in heads]
    assert len(heads) == 3, [one.title for one in heads]
    summary, situation, annex = places
    assert (summary, situation) == (0, 1)
    assert annex - situation <= 6
    before = reader.pages[annex].extract_text().split(heads[2].title[:8])[0]
    assert len(before) < 200, "only the head of the page stands above the annex"


def _flat(outline: list[Any]) -> Iterator[Any]:
    for one in outline:
        if isinstance(one, list):
            yield from _flat(one)
        else:
            yield one


_HEADS: dict[str, list[str]] = {
    language: [memo_text(key, language) for key in ("summary", "situation", "annex:rules")] for language in LANGUAGES
}
