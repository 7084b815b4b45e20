"""prices.yaml: what is read, and each fault named with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor.briefs.corpus import load_corpus
from advisor.briefs.figures import figures, figures_held
from advisor.briefs.located import read_yaml
from advisor.briefs.prices import UNIT_NAMES, UNITS, amounts, bounds_of, prices_of, shown
from advisor.errors import Problem
from advisor.records import Passage, Source
from advisor.rulebook import Price
from advisor.settings import PROJECT_ROOT

SOURCE = Source("seller", "Prices", "Seller", "https://example.com", None, "2026-11-01", "en", "vendor-terms", "Sells")
PASSAGES = {
    passage.id: passage
    for passage in (
        Passage("seller#list", SOURCE, "A list", "Input costs USD 0.30, output USD 1.20 (V4, H100).", "p. 1", "full"),
        Passage("seller#pay", SOURCE, "Pay", "An engineer costs 140,000-360,000 dollars.", "p. 2", "full"),
    )
}
NAME = "  name: {en: Input, ru: Вход, zh: 输入}\n"
GOOD = f"""\
- id: flash-input
  kind: api-input
{NAME}  unit: USD per million tokens
  low: 0.3
  high: 1.2
  as_of: 2026-09-17
  routes: [some-api]
  model: Flash
  citations: [seller#list]
"""
ASSUMED = f"""\
- id: current
  kind: power
{NAME}  unit: USD per kWh
  low: 0.06
  high: 0.3
  as_of: 2026-11
  assumed: true
  note: {{en: A guess, ru: Догадка, zh: 猜测}}
"""


def read(text: str, unread: tuple[str, ...] = ()) -> tuple[tuple[Price, ...], list[Problem]]:
    problems: list[Problem] = []
    located = read_yaml(text, "prices.yaml", problems)
    assert located is not None
    return prices_of(located, PASSAGES, {"some-api"}, problems, unread), problems


def the_only(problems: list[Problem]) -> tuple[int, str]:
    assert len(problems) == 1, problems
    assert problems[0].path == "prices.yaml"
    return problems[0].line, problems[0].message


def test_a_cited_price_carries_its_passage_and_an_assumption_says_that_it_is_one() -> None:
    (cited, assumed), problems = read(GOOD + ASSUMED)
    assert problems == []
    assert (cited.low, cited.high, cited.as_of, cited.assumed) == (0.3, 1.2, "2026-09-17", False)
    assert cited.passages == (PASSAGES["seller#list"],)
    assert (assumed.assumed, assumed.passages) == (True, ())
    assert assumed.note["ru"] == "Догадка"


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("seller#list", "seller#gone", 10, "citation seller#gone: no such claim"),
        ("low: 0.3", "low: 0.25", 5, "low: the figure 0.25 does not stand"),
        ("high: 1.2", "high: 4", 6, "high: the figure 4 does not stand"),
        ("high: 1.2", "high: 100", 6, "high: the figure 100 does not stand"),
        ("  citations: [seller#list]\n", "", 1, "must say `assumed: true`"),
        ("[some-api]", "[other-api]", 8, "route other-api does not exist"),
        ("kind: api-input", "kind: rumour", 2, "kind:"),
        (
            "USD per million tokens",
            "USD per kWh",
            4,
            "the unit of a price of kind api-input is one of: USD per million",
        ),
        ("low: 0.3", "low: .nan", 5, "low:"),
        ("low: 0.3", "low: 'cheap'", 5, "low:"),
        ("low: 0.3", "low: true", 5, "low:"),
        ("as_of: 2026-09-17", "as_of: 2026-09-31", 7, "no day of the calendar"),
        ("  model: Flash", "  modell: Flash", 9, "modell:"),
        ("  routes: [some-api]\n", "", 2, "names the routes"),
        ("  model: Flash", "  assumed: true\n  note: {en: a, ru: b, zh: c}", 9, "is no assumption"),
        ("  model: Flash", "  step: dpa", 9, "only a price of the unit percent on top"),
    ],
)
def test_each_fault_is_named_with_its_line(old: str, new: str, line: int, said: str) -> None:
    _, problems = read(GOOD.replace(old, new))
    found_line, message = the_only(problems)
    assert found_line == line
    assert said in message


def test_low_above_high_and_negative_prices_are_refused() -> None:
    _, problems = read(ASSUMED.replace("low: 0.06", "low: 0.4"))
    assert the_only(problems) == (5, "current: low is greater than high")
    _, problems = read(ASSUMED.replace("low: 0.06", "low: -1"))
    assert the_only(problems)[1].startswith("current: low must lie between 0")


def test_an_assumption_without_a_note_is_refused() -> None:
    _, problems = read(ASSUMED.partition("  note:")[0])
    assert the_only(problems) == (8, "current: an assumption needs a note that says what it is based on")


def test_an_id_given_twice_is_named_where_it_stands_again() -> None:
    prices, problems = read(GOOD + GOOD)
    assert the_only(problems) == (11, "the id flash-input is given twice")
    assert len(prices) == 1


def test_a_citation_of_a_brief_that_cannot_be_read_is_not_called_dead() -> None:
    _, problems = read(GOOD.replace("seller#list", "broken#list"), ("broken",))
    assert problems == []


def test_a_file_that_is_no_list_is_one_problem() -> None:
    prices, problems = read("prices: []\n")
    assert prices == ()
    assert the_only(problems) == (1, "the file is a list of prices")


def test_numbers_are_read_as_numbers_and_names_hold_none() -> None:
    assert amounts("USD 1.20, 250,000-360,000 on 8x H200, V4 and Qwen3.8; 10 %.") == {1.2, 250_000, 360_000, 8, 10}


def test_every_unit_has_a_name_in_each_language_and_sane_bounds() -> None:
    for unit in {unit for units in UNITS.values() for unit in units}:
        assert set(UNIT_NAMES[unit]) == {"en", "ru", "zh"}
        least, most = bounds_of(unit)
        assert 0 <= least < most


def test_the_prices_that_ship_are_sound_and_assumptions_are_the_smaller_part() -> None:
    corpus = load_corpus(PROJECT_ROOT / "corpus")
    problems: list[Problem] = []
    text = Path(PROJECT_ROOT / "corpus" / "prices.yaml").read_text(encoding="utf-8")
    located = read_yaml(text, "prices.yaml", problems)
    assert located is not None
    passages = {passage.id: passage for passage in corpus.passages}
    prices = prices_of(located, passages, corpus.routes, problems)
    assert problems == []
    assert sum(price.assumed for price in prices) < len(prices) / 2
    assert {price.kind for price in prices} == set(UNITS)
    for price in prices:
        held = figures_held(passage.text for passage in price.passages)
        written = figures(f"{shown(price.low, price.unit)}; {shown(price.high, price.unit)}")
        assert price.assumed or written <= held, price.id


def test_a_route_within_a_zone_has_the_prices_of_that_zone() -> None:
    """The route on Azure is defined as a Regional or Data Zone deployment; a Global one is another choice."""
    text = Path(PROJECT_ROOT / "corpus" / "prices.yaml").read_text(encoding="utf-8")
    located = read_yaml(text, "prices.yaml", [])
    assert located is not None
    corpus = load_corpus(PROJECT_ROOT / "corpus")
    prices = prices_of(located, {passage.id: passage for passage in corpus.passages}, corpus.routes, [])
    azure = {price.id: (price.low, price.high) for price in prices if price.routes == ("azure-openai",)}
    assert azure["azure-luna-input"] == (0.12, 0.12)
    assert azure["azure-astra-output"] == (60.0, 60.0)
    assert all(low == high for low, high in azure.values())


def test_a_step_that_nobody_can_take_brings_no_surcharge() -> None:
    text = GOOD.replace("api-input", "other").replace("USD per million tokens", "percent on top")
    assert read(text.replace("  model: Flash", "  step: dpa"))[1] == []
    _, problems = read(text.replace("  model: Flash", "  step: a-gift"))
    assert "the step a-gift is none of" in the_only(problems)[1]


def test_figures_are_shown_as_prices_are_written() -> None:
    assert shown(0.3, "USD per million tokens") == "0.30"
    assert shown(140_000, "USD per person and year") == "140,000"
    assert shown(0.5, "people") == "0.5"
