"""What cells come to for one buyer: the place of storage by its regions, cost by its budget."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import pytest

from advisor.decide.fitted import fit_note, fitted_verdicts, with_fitted
from advisor.decide.matrix import Wish, make_matrix
from advisor.decide.records import CostLine, RouteCost
from advisor.profile import Profile
from advisor.records import LANGUAGES, Corpus
from tests.decide.made import corpus_of, criterion, decided, standing

LEAST = MappingProxyType({"residency": "partly"})
VOLUME = Profile("b", input_tokens=10.0, output_tokens=2.0)


def placed_in(**places: tuple[str, ...]) -> Corpus:
    """A corpus of one criterion, residency, with a route for each name; all `partly`."""
    corpus = corpus_of([criterion("residency")], {name: ["partly"] for name in places})
    cells = {key: replace(cell, places=places[key[0]]) for key, cell in corpus.assessments.items()}
    return replace(corpus, assessments=MappingProxyType(cells))


def priced(route: str, low: float, high: float) -> RouteCost:
    return RouteCost(route, "api", (CostLine("input-tokens", low, high, ()),))


@pytest.mark.parametrize(
    ("profile", "admitted"),
    [
        (Profile("b", people_in=("eu",)), {"both", "open"}),
        (Profile("b", established_in=("us",)), {"both", "open", "only_us"}),
        (Profile("b", people_in=("us",), established_in=("eu",)), {"both", "open", "only_us"}),
        (Profile("b", people_in=("ru",)), set()),
        (Profile("b", people_in=("other",)), {"both", "open", "only_us"}),
        (Profile("b"), {"both", "open", "only_us"}),
    ],
    ids=["europe", "america", "both", "nobody offers it", "elsewhere", "not stated"],
)
def test_a_fixed_place_helps_only_whom_it_suits(profile: Profile, admitted: set[str]) -> None:
    corpus = placed_in(only_us=("us",), both=("us", "eu"), open=())
    decision = decided(corpus, replace(profile, must_haves=LEAST))  # type: ignore[arg-type]
    assert {name for name, _ in standing(decision)} == admitted


def test_a_place_that_nobody_named_holds_back_and_does_not_refuse() -> None:
    corpus = placed_in(open=(), only_us=("us",))
    decision = decided(corpus, Profile("b", people_in=("ru",), must_haves=LEAST))  # type: ignore[arg-type]
    assert {one.route: one.held_back for one in decision.ruled_out} == {"open": True, "only_us": False}


@pytest.mark.parametrize("language", ["en", "ru", "zh"])
def test_the_reason_names_the_regions_and_the_matrix_shows_the_same(language: str) -> None:
    corpus = placed_in(only_us=("us",), both=("us", "eu"))
    decision = decided(corpus, Profile("b", people_in=("eu",)))
    assert fit_note(decision, "both", "residency", language) == ""
    assert {"en": "European Union", "ru": "Евро", "zh": "欧盟"}[language] in fit_note(
        decision, "only_us", "residency", language
    )
    matrix = make_matrix(corpus, Wish(), (), decision=decision)
    assert matrix.cells["only_us", "residency"].verdict == "no"
    assert matrix.cells["both", "residency"].verdict == "partly"


@pytest.mark.parametrize(
    ("low", "high", "verdict"), [(1, 99, "yes"), (1, 100, "yes"), (1, 101, "partly"), (101, 200, "no")]
)
def test_cost_is_judged_by_the_budget(low: float, high: float, verdict: str) -> None:
    corpus = corpus_of([criterion("cost")], {"a": ["conflict"], "b": ["conflict"]})
    profile = replace(VOLUME, budget=100)
    fitted = fitted_verdicts(profile, corpus, [priced("a", low, high), RouteCost("b", "unknown", ())])
    assert fitted == {("a", "cost"): verdict, ("b", "cost"): "not_in_corpus"}
    assert with_fitted(corpus, fitted).assessments["a", "cost"].verdict == verdict


@pytest.mark.parametrize("profile", [VOLUME, Profile("b", budget=100)], ids=["no budget", "no volume"])
def test_without_budget_or_volume_cost_stays_as_assessed(profile: Profile) -> None:
    corpus = corpus_of([criterion("cost")], {"a": ["partly"]})
    assert fitted_verdicts(profile, corpus, [priced("a", 500, 900)]) == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_memo_speaks_of_us_and_a_page_to_the_buyer(language: str) -> None:
    corpus = placed_in(only_us=("us",), open=())
    decision = decided(corpus, Profile("b", people_in=("eu",)))
    yours = fit_note(decision, "only_us", "residency", language)
    ours = fit_note(decision, "only_us", "residency", language, ours=True)
    assert yours
    assert ours != yours
    marks = {"en": ("you", "us"), "ru": ("вас", "нас"), "zh": ("贵方", "我方")}[language]
    assert marks[0] in yours
    assert marks[0] not in ours
    assert marks[1] in ours
