"""A profile as YAML: read back as it was written, and whatever cannot be used is told with line and allowed words."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.briefs.corpus import load_corpus
from advisor.briefs.profiles import parse_profile, profile_yaml
from advisor.errors import InputError, Problem, ProfileError
from advisor.profile import (
    ACCELERATORS,
    DATA_CLASSES,
    GOVERNMENT_CONTRACTS,
    LATENCIES,
    NEEDS,
    PEOPLE,
    READY,
    REGIONS,
    SECTORS,
    Comparison,
    Profile,
)
from advisor.records import Corpus
from advisor.settings import PROJECT_ROOT

CORPUS = load_corpus(PROJECT_ROOT / "tests" / "data" / "corpus")
PRICES = ("h100-rent", "api-input")
CRITERIA = tuple(CORPUS.criteria)
GROUPS = tuple(dict.fromkeys(criterion.group for criterion in CORPUS.criteria.values()))


def read(text: str) -> Profile:
    return parse_profile(text, "mine.yaml", CORPUS, PRICES)


def problems(text: str) -> list[str]:
    with pytest.raises(ProfileError) as caught:
        read(text)
    return [str(problem) for problem in caught.value.problems]


def _some(words: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(words), unique=True, max_size=4).map(tuple)


PARTS = ("name: {}", "name: Mill\ndata: [{}]", "name: Mill\nweights: {{licence: {}}}", "name: Mill\nprices: {}")
_AMOUNT = st.floats(0, 1e9, allow_nan=False)
_TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40)
_LEAST = st.sampled_from(["yes", "partly"])
_PAIRS = [(one, other) for place, one in enumerate(GROUPS) for other in GROUPS[place + 1 :]]
PROFILES = st.builds(
    Profile,
    name=_TEXT.map(str.strip).filter(bool),
    about=st.text(st.characters(exclude_categories=["Cs"]), max_size=80),
    data=_some(DATA_CLASSES),
    people_in=_some(REGIONS),
    established_in=_some(REGIONS),
    sector=st.sampled_from(("", *SECTORS)),
    government_contracts=_some(GOVERNMENT_CONTRACTS),
    accelerators=st.sampled_from(("", *ACCELERATORS)),
    people=st.sampled_from(("", *PEOPLE)),
    input_tokens=_AMOUNT,
    output_tokens=_AMOUNT,
    latency=st.sampled_from(LATENCIES),
    languages=_some(("en", "ru", "no", "zh")),
    budget=st.none() | _AMOUNT,
    needs=_some(NEEDS),
    ready=_some(READY[:4]),
    unwilling=_some(READY[4:]),
    must_haves=st.dictionaries(st.sampled_from(CRITERIA), _LEAST),
    waived=_some(CRITERIA),
    weights=st.dictionaries(st.sampled_from(GROUPS), st.floats(0, 10, allow_nan=False)),
    comparisons=st.lists(st.sampled_from(_PAIRS), unique=True, max_size=2).flatmap(
        lambda pairs: st.tuples(*(st.builds(Comparison, *map(st.just, pair), st.floats(0.2, 9)) for pair in pairs))
    ),
    routes=_some(tuple(CORPUS.routes)),
    prices=st.dictionaries(st.sampled_from(PRICES), st.tuples(_AMOUNT, _AMOUNT).map(lambda two: tuple(sorted(two)))),
)


@settings(max_examples=60)
@given(PROFILES)
def test_whatever_is_written_is_read_back_the_same(profile: Profile) -> None:
    assert read(profile_yaml(profile)) == profile


def test_only_what_was_said_is_written() -> None:
    assert profile_yaml(Profile("Mill", data=("health",), budget=0.0)) == "name: Mill\ndata: [health]\nbudget: 0.0\n"


@pytest.mark.parametrize("word", ["yes", "'yes'", '"yes"', "true", "Yes"])
def test_yes_may_be_written_as_yaml_likes_it(word: str) -> None:
    assert read(f"name: Mill\nmust_haves: {{training-use: {word}}}").must_haves == {"training-use": "yes"}


def test_norwegian_is_a_language_and_no_denial() -> None:
    assert read("name: Mill\nlanguages: [no, en]").languages == ("no", "en")


def test_a_single_word_needs_no_brackets_and_counts_once() -> None:
    profile = read("name: Mill\ndata: health\npeople_in: [eu, us, eu]\nneeds:\n")
    assert (profile.data, profile.people_in, profile.needs) == (("health",), ("eu", "us"), ())


def test_a_ratio_may_be_a_fraction() -> None:
    first, second = GROUPS[:2]
    (judged,) = read(f"name: Mill\ncomparisons: [{{first: {first}, second: {second}, ratio: 1/3}}]").comparisons
    assert judged.ratio == pytest.approx(1 / 3)


def test_a_preset_of_the_corpus_can_be_taken_as_a_buyers_own_file() -> None:
    assert read("title: {en: Bank, ru: Банк, zh: 银行}\nsector: bank").name == "Bank"


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("name: Mill\nsector: banking", 2, "'banking' is none of bank, insurance"),
        ("name: Mill\ndata:\n- health\n- secrets", 4, "'secrets' is none of public, internal"),
        ("name: Mill\ntraining: yes", 2, "'training' is no field of a profile: name, about, data"),
        ("name: Mill\nmust_haves:\n  privacy: yes", 3, "'privacy' is no criterion: "),
        ("name: Mill\nmust_haves: {training-use: maybe}", 2, "'yes' or 'partly'"),
        ("name: Mill\nready: [dpa]\nunwilling: [baa, dpa]", 3, "dpa stands in ready as well"),
        ("name: Mill\nunwilling: [alms]", 2, "'alms' is none of dpa, zero-retention"),
        ("name: Mill\nwaived: [privacy]", 2, "'privacy' is no criterion"),
        ("name: Mill\nweights:\n  charm: 3", 3, "'charm' is no criterion or group of criteria"),
        (f"name: Mill\nweights: {{{CRITERIA[0]}: 11}}", 2, "less than or equal to 10"),
        (f"name: Mill\nweights: {{{CRITERIA[0]}: nan}}", 2, "finite number"),
        ("name: Mill\nroutes: [pigeon-post]", 2, "'pigeon-post' is no route: "),
        ("name: Mill\nprices: {gold: [1, 2]}", 2, "'gold' is no price: h100-rent, api-input"),
        ("name: Mill\nprices: {h100-rent: [3, 2]}", 2, "the low price is above the high one"),
        ("name: Mill\nprices: {h100-rent: [2]}", 2, "Field required"),
        ("name: Mill\ninput_tokens: -1", 2, "greater than or equal to 0"),
        ("name: Mill\ninput_tokens: inf", 2, "input_tokens: Input should be"),
        ("name: Mill\nbudget: a lot", 2, "valid number"),
        (f"name: Mill\ncomparisons: [{{first: {GROUPS[0]}, second: {GROUPS[0]}, ratio: 2}}]", 2, "with itself"),
        (f"name: Mill\ncomparisons: [{{first: {GROUPS[0]}, second: {GROUPS[1]}, ratio: 10}}]", 2, "equal to 9"),
        (f"name: Mill\ncomparisons: [{{first: charm, second: {GROUPS[1]}, ratio: 2}}]", 2, "no group of criteria"),
        ("sector: bank", 1, "a profile has a name"),
        ("name: Mill\nname: Other", 2, "'name' is given twice"),
        ("name: &a Mill\nabout: *a", 1, "an alias"),
        ("- name: Mill", 1, "a mapping of field to value"),
        ("", 1, "a mapping of field to value"),
        ("name: [Mill", 1, "not valid YAML"),
        ("name: Mill\ndata: " + "[" * 90 + "]" * 90, 2, "nested too deep"),
        ("name: Mill\ndata: {a: b}", 2, "valid list"),
        ("name: !!python/object:os.system Mill", 1, "not valid YAML"),
    ],
)
def test_what_cannot_be_used_is_told_with_its_line(text: str, line: int, said: str) -> None:
    (problem,) = problems(text)
    assert problem.startswith(f"mine.yaml:{line}: ")
    assert said in problem


def test_the_same_two_groups_compared_twice_are_refused_whichever_comes_first() -> None:
    one, other = GROUPS[:2]
    text = "name: Mill\ncomparisons:\n- {{first: {0}, second: {1}, ratio: 2}}\n- {{first: {1}, second: {0}, ratio: 2}}"
    assert problems(text.format(one, other)) == ["mine.yaml:4: comparisons: the same two groups are compared twice"]


def test_the_error_is_one_of_input_and_says_what_to_do() -> None:
    with pytest.raises(InputError, match=r"(?s)1 problem.*mine\.yaml:1: .*saved on the page"):
        read("[]")


def test_all_problems_are_told_at_once() -> None:
    assert len(problems("name: Mill\nsector: banking\nlatency: soon\nbudget: -2\nwhat: else")) == 4


def test_a_name_that_does_not_exist_is_told_beside_a_value_that_cannot_be_read() -> None:
    text = "name: x\nsector: circus\nroutes: [nowhere]\nmust_haves: {no-such: yes}\n"
    told = "\n".join(problems(text))
    assert len(problems(text)) == 3
    assert all(word in told for word in ("'circus'", "'nowhere'", "'no-such'"))


def test_ten_megabytes_are_refused_unread() -> None:
    (problem,) = problems("name: Mill\nabout: " + "x" * 10_000_000)
    assert "has 10000018 characters" in problem


def _outcome(text: str) -> Profile | list[Problem]:
    try:
        return read(text)
    except ProfileError as error:
        return error.problems


@given(st.text(max_size=200) | st.sampled_from(PARTS).flatmap(lambda part: st.text(max_size=20).map(part.format)))
def test_any_text_gives_a_profile_or_a_list_of_problems(text: str) -> None:
    outcome = _outcome(text)
    assert outcome.name if isinstance(outcome, Profile) else outcome


def test_a_criterion_that_bears_a_groups_name_has_a_key_of_its_own() -> None:
    criterion = replace(CORPUS.criteria[CRITERIA[0]], id=GROUPS[0])
    corpus: Corpus = replace(CORPUS, criteria={**CORPUS.criteria, criterion.id: criterion})
    text = f"name: Mill\nweights: {{'criterion:{GROUPS[0]}': 3, {GROUPS[0]}: 4}}"
    assert parse_profile(text, "mine.yaml", corpus).weights == {f"criterion:{GROUPS[0]}": 3.0, GROUPS[0]: 4.0}


def test_numbers_are_numbers() -> None:
    profile = read("name: 2026\ninput_tokens: 1e3\nbudget: '250000'")
    assert profile.name == "2026"
    assert (profile.input_tokens, profile.budget) == (1000.0, 250000.0)
    assert math.isfinite(profile.output_tokens)
