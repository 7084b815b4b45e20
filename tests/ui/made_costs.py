"""A decision with costs, made in code, for the page of costs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from advisor.decide.records import BreakEven, CostLine, Decision, RouteCost
from advisor.profile import Profile
from advisor.records import Corpus
from advisor.rulebook import Price, Rulebook
from tests.decide.made import corpus_of, criterion, decided

CORPUS: Corpus = corpus_of([criterion("cost")], {"called": ["yes"], "owned": ["partly"], "dear": ["no"]})


def _price(name: str, kind: str, unit: str, low: float, high: float, *, assumed: bool = False) -> Price:
    names = MappingProxyType({"en": name, "ru": name, "zh": name})
    return Price(name, kind, names, unit, low, high, "2026-11-30", (), assumed=assumed)  # type: ignore[arg-type]


TOKEN = _price("token-price", "api-input", "USD per million tokens", 2, 4)
RENT = _price("rent", "accelerator-rent", "USD per accelerator and hour", 2.5, 3.5, assumed=True)
IDLE = _price("unused", "power", "USD per kWh", 0.1, 0.3)
RULEBOOK = Rulebook(prices=(TOKEN, RENT, IDLE))


def made(prices: Mapping[str, tuple[float, float]] = MappingProxyType({}), tokens: float = 1000.0) -> Decision:
    """Two routes with a price and one without; the prices given are the buyer's."""
    low, high = prices.get(TOKEN.id, (TOKEN.low, TOKEN.high))
    profile = Profile("buyer", input_tokens=tokens, budget=20_000.0, prices=prices)
    volumes = (100.0, 1000.0, 10_000.0)
    return replace(
        decided(CORPUS, profile),
        costs=(
            RouteCost("called", "api", (CostLine("input-tokens", tokens * 12 * low, tokens * 12 * high, (TOKEN,)),)),
            RouteCost("owned", "self-hosted", (CostLine("accelerators", 20e3, 28e3, (RENT,)),), "Big-70B", (1, 2)),
            RouteCost("dear", "unknown", ()),
        ),
        break_evens=(
            BreakEven(
                "called",
                "owned",
                416.7,
                None,
                volumes,
                tuple((volume * 12 * low, volume * 12 * high) for volume in volumes),
                tuple((20e3, 28e3) for _ in volumes),
            ),
        ),
    )
