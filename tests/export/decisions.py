"""Decisions for the tests of memos: a profile, a small rulebook over the shipped corpus, and what follows from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from types import MappingProxyType

from advisor.briefs.corpus import load_corpus
from advisor.decide.decision import decide
from advisor.decide.records import BreakEven, CostLine, Decision, RouteCost
from advisor.profile import Comparison, Profile
from advisor.records import Corpus, Passage
from advisor.rulebook import Bar, Condition, Grounds, Need, Price, Rule, Rulebook
from advisor.settings import PROJECT_ROOT

TODAY = date(2026, 11, 30)


def three(english: str, russian: str, chinese: str) -> Mapping[str, str]:
    """A text in three languages."""
    return MappingProxyType({"en": english, "ru": russian, "zh": chinese})


@cache
def shipped() -> Corpus:
    """The corpus as it is shipped."""
    return load_corpus(PROJECT_ROOT / "corpus")


def passage(key: str) -> Passage:
    """A passage of the shipped corpus."""
    return next(one for one in shipped().passages if one.id == key)


def headed(key: str) -> Grounds:
    """A claim of the corpus as grounds: its own heading, which the corpus check holds against its text."""
    one = passage(key)
    return Grounds(three(*(one.heading_in(language) for language in ("en", "ru", "zh"))), (one,))


@cache
def rulebook() -> Rulebook:
    """Two rules, three needs and a handful of prices."""
    gdpr = Rule(
        "gdpr",
        three("GDPR", "GDPR", "GDPR"),
        "gdpr",
        (Condition({"data": frozenset({"personal"}), "established_in": frozenset({"eu"})}),),
        headed("gdpr#gdpr-art28-processor-contract"),
        three(
            "Sign a processing agreement before any personal data is sent.",
            "Подписать договор об обработке данных до передачи персональных данных.",
            "在传输任何个人信息之前签署数据处理协议。",
        ),
        demands=MappingProxyType({"training-use": "partly", "gdpr-transfer": "partly"}),
        bars=(Bar(("cn-consumer-apps", "us-consumer-apps"), headed("gdpr#gdpr-art28-10-vendor-becomes-controller")),),
    )
    dora = Rule(
        "dora",
        three("DORA", "DORA", "DORA"),
        "dora",
        (Condition({"sector": frozenset({"bank"})}),),
        headed("eu-dora-regulation#dora-art28-register-exit"),
        three("Keep an exit plan.", "Держать наготове план выхода.", "准备退出方案。"),
        demands=MappingProxyType({"contract": "partly"}),
    )
    own = tuple(route for route in shipped().routes if route.startswith("self-hosted-"))
    hardware = shipped().assessments["self-hosted-qwen", "hardware"]
    agreement = shipped().assessments["azure-openai", "contract"]
    needs = (
        Need("machines", own, "means", "accelerators", "one-server", Grounds(hardware.statement, hardware.passages)),
        Need("agreement", ("azure-openai",), "step", "dpa", "", Grounds(agreement.statement, agreement.passages)),
        Need(
            "retention",
            ("openai-api-default",),
            "step",
            "zero-retention",
            "",
            headed("gdpr#gdpr-art28-processor-contract"),
            leads_to="openai-api-zdr",
        ),
    )
    return Rulebook((gdpr, dora), needs, prices())


def prices() -> tuple[Price, ...]:
    """Two that are assumed."""
    token = three("Input tokens", "Входные токены", "输入词元")
    watt = three("Power", "Электроэнергия", "电力")
    million = "USD per million tokens"
    return (
        Price("tokens", "api-input", token, million, 0.5, 3.0, "2026-11", (), ("azure-openai",), "GPT", assumed=True),
        Price("power", "power", watt, "USD per kWh", 0.08, 0.3, "2026-11", (), assumed=True),
    )


@cache
def bank() -> Profile:
    """A European bank with a volume and a budget."""
    return Profile(
        "EU bank",
        "A bank that wants to summarise its customers' letters.",
        data=("personal", "confidential"),
        people_in=("eu",),
        established_in=("eu",),
        sector="bank",
        accelerators="one-server",
        people="some",
        input_tokens=500,
        output_tokens=100,
        languages=("en", "de"),
        budget=150_000,
        needs=("auditability",),
        ready=("dpa", "zero-retention"),
    )


@cache
def decision() -> Decision:
    """What follows for the bank, with costs that are laid down here."""
    made = decide(bank(), shipped(), rulebook(), today=TODAY)
    tokens, power = prices()
    routes = [placed.route for placed in made.ranking[:4]]
    costs = tuple(
        RouteCost(
            route,
            "api" if place % 2 else "self-hosted",
            (
                CostLine("input-tokens" if place % 2 else "accelerators", 12_345.0 * (place + 1), 98_765.0, (tokens,)),
                CostLine("power", 1000.0, 3000.0, (power,)),
            ),
            "GPT" if place % 2 else "Qwen",
            (0, 0) if place % 2 else (1, 2),
        )
        for place, route in enumerate(routes)
    )
    volumes = (10.0, 100.0, 1000.0, 10_000.0)
    turn = BreakEven(
        routes[1],
        routes[0],
        120.0,
        4000.0,
        volumes,
        tuple((volume * 10, volume * 60) for volume in volumes),
        tuple((40_000.0 + volume, 90_000.0 + 2 * volume) for volume in volumes),
    )
    return replace(made, costs=costs, break_evens=(turn,))


@cache
def nothing_admitted() -> Decision:
    """What follows where no route meets the must-haves."""
    wishes = MappingProxyType(dict.fromkeys(("data-leaves-perimeter", "hardware", "capability", "indemnity"), "yes"))
    return decide(replace(bank(), must_haves=wishes), shipped(), rulebook(), today=TODAY)  # type: ignore[arg-type]


@cache
def bare() -> Decision:
    """What follows from a profile that says nothing, of two routes, compared pairwise."""
    pairs = (
        Comparison("data-path", "law", 9.0),
        Comparison("law", "contract", 9.0),
        Comparison("data-path", "contract", 1 / 9),
    )
    profile = Profile("New", routes=("azure-openai", "deepseek-api"), comparisons=pairs)
    return decide(profile, shipped(), Rulebook(), today=TODAY)
