"""Which part of a criterion a question names, and what speaks of it."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.briefs.located import Located, read_yaml
from advisor.briefs.phrasings import read_phrasings
from advisor.errors import Problem
from advisor.records import Part
from advisor.retrieval.parts import PartFinder
from advisor.settings import PROJECT_ROOT

KEYS = Part("security-controls", "own-keys", ("own … keys", "byok", "自有密钥"), ("customer-managed",))
SIGN_ON = Part("security-controls", "sign-on", ("sso",), ("sso",))
LINK = Part("security-controls", "link", ("private link*",), ("private link*",))
LIABILITY = Part("contract", "liability", ("liabilit*",), ("liabilit*",))
INSURANCE = Part("contract", "insurance", ("liability insurance", "insurance"), ("insurance",))
PARTS = PartFinder.of([KEYS, SIGN_ON, LINK, LIABILITY, INSURANCE])


def named(text: str, criterion: str = "", *, is_meant: bool = False, certain: bool = False) -> tuple[str, ...]:
    meant = PARTS.meant(text, criterion, is_meant=is_meant or certain, certain=certain)
    return tuple(part.name for part in meant.parts) if meant else ()


@cache
def shipped() -> PartFinder:
    problems: list[Problem] = []
    path = PROJECT_ROOT / "corpus" / "phrasings" / "parts.yaml"
    located = read_yaml(path.read_text("utf-8"), path.name, problems)
    criteria = read_yaml((PROJECT_ROOT / "corpus" / "criteria.yaml").read_text("utf-8"), "criteria.yaml", problems)
    assert located is not None
    assert criteria is not None
    parts = read_phrasings([located], {entry["id"] for entry in criteria.data}, problems)[2]
    assert problems == []
    return PartFinder.of(parts)


def test_a_part_is_known_by_its_words_with_up_to_four_between() -> None:
    assert named("May we bring our own root encryption keys?") == ("own-keys",)
    assert named("我方能否使用自有密钥？") == ("own-keys",)
    assert named("Do your own staff carry a large bunch of metal keys?") == ()


def test_what_names_no_part_or_three_asks_about_no_single_one() -> None:
    assert named("Is our data encrypted?") == ()
    assert named("Are SSO, own keys and a private link on offer?") == ()
    assert named("Are SSO and own keys on offer?") == ("own-keys", "sign-on")


def test_two_parts_are_the_whole_where_it_is_meant_beyond_doubt() -> None:
    assert named("Are SSO and own keys on offer?", "security-controls", certain=True) == ()
    assert named("Is SSO on offer?", "security-controls", certain=True) == ("sign-on",)


def test_what_another_matter_names_in_passing_is_not_meant() -> None:
    assert named("Is training on our data excluded, with SSO?", "training-use", is_meant=True) == ()
    assert named("Is training on our data excluded, with SSO?", "training-use") == ("sign-on",)


def test_the_parts_of_the_criterion_that_is_meant_come_first() -> None:
    assert named("Is there SSO, and what is the liability insurance?", "security-controls") == ("sign-on",)


def test_of_words_within_longer_ones_only_the_longer_count() -> None:
    assert named("Is there liability insurance?") == ("insurance",)


def test_a_text_speaks_of_a_part_by_words_of_its_own() -> None:
    meant = PARTS.meant("Do you support BYOK?")
    assert meant is not None
    assert meant.spoken_of("It offers Customer-Managed keys.")
    assert not meant.spoken_of("It offers BYOK.")


@pytest.mark.parametrize(
    ("text", "criterion", "part"),
    [
        ("Can we hold the encryption keys ourselves?", "security-controls", "own-keys"),
        ("Do you support SAML?", "security-controls", "sign-on"),
        ("Will you notify us of a breach within 24 hours?", "security-controls", "breach-notice"),
        ("Are you certified to ISO/IEC 27701:2019?", "certifications", "iso-27701"),
        ("Is there a SOC 2 report?", "certifications", "soc-2"),
        ("Is the service certified under 等保三级?", "certifications", "mlps"),
        ("Which courts have jurisdiction?", "contract", "governing-law"),
        ("Какой уровень доступности сервиса гарантируется?", "contract", "service-level"),
        ("Сервис должен предоставлять техническую поддержку круглосуточно.", "contract", "support"),
        ("赔偿限额是多少？", "contract", "liability"),
        ("Has a summary of the training content been published?", "transparency", "training-summary"),
        ("Could there be a backdoor in the weights?", "supply-chain", "backdoor"),
        ("Соблюдаются ли требования 152-ФЗ?", "gdpr-transfer", "russian-localisation"),
        ("Is text marked as generated, with a watermark?", "ai-act", "labelling"),
    ],
)
def test_the_parts_that_ship_are_found(text: str, criterion: str, part: str) -> None:
    meant = shipped().meant(text)
    assert meant is not None
    assert meant.criterion == criterion
    assert part in {one.name for one in meant.parts}


@pytest.mark.parametrize(
    "text",
    [
        "Is our data kept out of training?",
        "Are prompts discarded after the answer?",
        "Есть ли у поставщика утечки?",
        "能否指定数据存储地区？",
        "How many graphics cards does it take?",
    ],
)
def test_whole_matters_name_no_part(text: str) -> None:
    assert shipped().meant(text) is None


@given(st.text(alphabet="abkeysown … *.?不是密钥自有ли-–:()/", max_size=200))
def test_any_text_can_be_asked(text: str) -> None:
    shipped().meant(text)


# -- as they are read --------------------------------------------------------------------------------------------------
def read(text: str) -> tuple[tuple[Part, ...], list[str]]:
    problems: list[Problem] = []
    located = read_yaml(text, "parts.yaml", problems)
    assert isinstance(located, Located)
    found = read_phrasings([located], {"exit"}, problems)[2]
    return found, [f"{problem.line}: {problem.message}" for problem in problems]


def test_without_words_of_its_own_an_answer_speaks_as_the_question_does() -> None:
    text = "- criterion: exit\n  parts:\n  - {name: escrow, asked: [escrow]}\n  - {name: help, asked: [a], said: [b]}\n"
    assert read(text)[0] == (Part("exit", "escrow", ("escrow",), ("escrow",)), Part("exit", "help", ("a",), ("b",)))


def test_a_part_that_stands_twice_is_refused() -> None:
    text = "- criterion: exit\n  parts:\n  - {name: escrow, asked: [escrow]}\n  - {name: escrow, asked: [x]}\n"
    found, problems = read(text)
    assert len(found) == 1
    assert problems == ["4: the criterion has a part escrow already"]


def test_phrasings_may_ask_about_one_part_that_there_is() -> None:
    problems: list[Problem] = []
    text = (
        "- {criterion: exit, part: escrow, same: [Is there escrow?]}\n"
        "- {criterion: exit, part: no-such, same: [Is there help?]}\n"
        "- criterion: exit\n  parts:\n"
        "  - {name: escrow, asked: [escrow], topics: [cost], settled: true, by_law: true}\n"
    )
    located = read_yaml(text, "parts.yaml", problems)
    assert isinstance(located, Located)
    phrasings, _, parts = read_phrasings([located], {"exit"}, problems)
    assert [(phrasing.criterion, phrasing.part) for phrasing in phrasings] == [("exit", "escrow"), ("exit", "no-such")]
    assert (parts[0].topics, parts[0].settled, parts[0].by_law) == (("cost",), True, True)
    assert [problem.message for problem in problems] == ["the criterion exit has no part no-such"]


def test_a_part_is_found_by_its_name() -> None:
    found = PARTS.named("security-controls", "own-keys")
    assert found is not None
    assert found.parts == (KEYS,)
    assert found.topics == ("security-controls",)
    assert not found.settled
    assert PARTS.named("contract", "own-keys") is None


def test_a_word_in_passing_names_no_part_that_is_unlikely_unless_its_criterion_is_meant() -> None:
    text = "Does SSO cost extra?"
    assert PARTS.meant(text, unlikely={("security-controls", "sign-on")}) is None
    assert PARTS.meant(text, unlikely={("contract", "liability")}) is not None
    meant = PARTS.meant(text, "security-controls", is_meant=True, unlikely={("security-controls", "sign-on")})
    assert meant is not None
