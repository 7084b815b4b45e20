"""The buyer's situation as one frozen record, and the words in which it is told.

Ground floor: rules of the corpus speak of these facts, a form fills them in, a file carries them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

Least = Literal["yes", "partly"]
"""The least verdict that a must-have accepts."""

#: What the data is that goes to the model; a buyer ticks all that occur.
DATA_CLASSES = (
    "public",
    "internal",
    "confidential",
    "trade-secrets",
    "source-code",
    "personal",
    "special-category",
    "health",
    "payment",
    "children",
    "export-controlled",
    "classified",
)
#: Where people live whose data is processed, and where the buyer is established.
REGIONS = ("eu", "uk", "ch", "us", "ru", "cn", "jp", "kr", "in", "br", "other")
SECTORS = (
    "bank",
    "insurance",
    "health",
    "public",
    "defence",
    "critical-infrastructure",
    "telecom",
    "education",
    "retail",
    "software",
    "legal",
    "other",
)
#: Whom the buyer works for under contract, besides its own customers; a contract with the US Department of Defense is
#: `us-defence`, with another federal agency `us-federal`.
GOVERNMENT_CONTRACTS = ("us-federal", "us-defence", "us-state", "eu", "uk", "ru", "cn", "other")
#: Own or rented accelerators: none; one server of eight; several servers.
ACCELERATORS = ("none", "one-server", "cluster")
#: People who can run a model server: none; a few beside other work; a team of their own.
PEOPLE = ("none", "some", "team")
LATENCIES = ("batch", "interactive", "realtime")
NEEDS = ("indemnity", "top-capability", "auditability", "air-gap")
#: What the buyer is ready to do, so that a route becomes admissible.
READY = (
    "dpa",
    "zero-retention",
    "regional-processing",
    "enterprise-contract",
    "baa",
    "rent-accelerators",
    "buy-accelerators",
    "hire-people",
)


def _nothing() -> Mapping[str, float]:
    return MappingProxyType({})


def _no_prices() -> Mapping[str, tuple[float, float]]:
    return MappingProxyType({})


def _no_demands() -> Mapping[str, Least]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Comparison:
    """One pairwise judgement of the Analytic Hierarchy Process: `first` matters `ratio` times as much as `second`.

    Both are groups of criteria. `ratio` lies between 1/9 and 9 (Saaty's scale).
    """

    first: str
    second: str
    ratio: float


@dataclass(frozen=True, slots=True)
class Profile:
    """A buyer's facts, must-haves and weights. Whatever is left empty is not known, and nothing follows from it."""

    name: str
    about: str = ""
    data: tuple[str, ...] = ()
    people_in: tuple[str, ...] = ()
    """Regions of the people whose data is processed."""
    established_in: tuple[str, ...] = ()
    sector: str = ""
    government_contracts: tuple[str, ...] = ()
    accelerators: str = ""
    """`none` is said by the buyer; empty where nothing was said."""
    people: str = ""
    input_tokens: float = 0.0
    """Millions of tokens a month that go into the model."""
    output_tokens: float = 0.0
    """Millions of tokens a month that come out of it."""
    latency: str = ""
    languages: tuple[str, ...] = ()
    """ISO 639-1 codes of the languages of the texts."""
    budget: float | None = None
    """US dollars a year; None where there is no limit."""
    needs: tuple[str, ...] = ()
    ready: tuple[str, ...] = ()
    unwilling: tuple[str, ...] = ()
    """Words of `READY` that the buyer refuses; what is neither here nor in `ready` was not spoken of."""
    must_haves: Mapping[str, Least] = field(default_factory=_no_demands)
    """By criterion: the least verdict that is accepted."""
    waived: tuple[str, ...] = ()
    """Criteria that a rule of the corpus would make a must-have, and that the buyer does not want as one; bars that
    name such a criterion as their waiver fall away with it."""
    weights: Mapping[str, float] = field(default_factory=_nothing)
    """By criterion or group of criteria: 0 (does not matter) to 10; what is not given follows from the facts.

    A name that both a group and a criterion bear means the group; the criterion is then written `criterion:<id>`.
    """
    comparisons: tuple[Comparison, ...] = ()
    """Pairwise judgements of groups; where there are any, they take the place of the groups' weights."""
    routes: tuple[str, ...] = ()
    """The candidates; all routes where empty."""
    prices: Mapping[str, tuple[float, float]] = field(default_factory=_no_prices)
    """By id of a price of the corpus: the buyer's own low and high, in that price's unit."""

    def facts(self) -> Mapping[str, frozenset[str]]:
        """The facts that a rule can ask for, each a set of words; empty where nothing is known."""
        told: dict[str, frozenset[str]] = {}
        for name in FACTS:
            value = getattr(self, name)
            told[name] = frozenset(value if isinstance(value, tuple) else filter(None, [value]))
        return MappingProxyType(told)


#: Fields of a profile that a rule of the corpus may ask for, with the words each may hold.
FACTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "data": DATA_CLASSES,
        "people_in": REGIONS,
        "established_in": REGIONS,
        "sector": SECTORS,
        "government_contracts": GOVERNMENT_CONTRACTS,
        "accelerators": ACCELERATORS,
        "people": PEOPLE,
        "latency": LATENCIES,
        "needs": NEEDS,
        "ready": READY,
        "unwilling": READY,
    }
)
