"""What a decision is made of. Frozen; free of language: texts are `Grounds` or ids that a renderer puts into words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from advisor.profile import Least, Profile
from advisor.records import Assessment, Verdict
from advisor.rulebook import Bar, Grounds, Need, Price, Rule


@dataclass(frozen=True, slots=True)
class AppliedRule:
    """A rule that binds this buyer, and the facts of the profile that make it do so."""

    rule: Rule
    because: Mapping[str, tuple[str, ...]]
    """Fact of the profile → its words that fulfil the rule's condition."""


@dataclass(frozen=True, slots=True)
class MustHave:
    """A criterion on which a route must reach `least`, or it is not ranked at all."""

    criterion: str
    least: Least
    rules: tuple[str, ...] = ()
    """Ids of the rules that demand it; empty where the buyer alone does."""
    by_buyer: bool = False


ExclusionKind = Literal["verdict", "unknown", "bar", "means"]


@dataclass(frozen=True, slots=True)
class Exclusion:
    """One reason why a route is not ranked.

    `verdict`: the sources say less than a must-have demands; `unknown`: nothing in the corpus says enough, so the route
    is held back until somebody shows it (never shown as a no); `bar`: a rule rules it out; `means`: the buyer says to
    have too few accelerators or people and is not ready to get them, or refuses a step that the route rests on; `need`
    says which.
    """

    kind: ExclusionKind
    must_have: MustHave | None = None
    assessment: Assessment | None = None
    """The cell that falls short; None where there is none."""
    rule: str = ""
    bar: Bar | None = None
    need: Need | None = None


@dataclass(frozen=True, slots=True)
class RuledOut:
    """A route that is not ranked, with all its reasons."""

    route: str
    reasons: tuple[Exclusion, ...]
    steps: tuple[Need, ...] = ()
    """What the buyer could do so that it (or the route it becomes) would be admitted; empty where nothing helps."""

    @property
    def held_back(self) -> bool:
        """Whether only missing knowledge keeps it out."""
        return all(reason.kind == "unknown" for reason in self.reasons)


@dataclass(frozen=True, slots=True)
class Share:
    """What one criterion adds to a route's value."""

    criterion: str
    weight: float
    """0 to 1; the weights of a ranking add up to 1."""
    worth: float
    """0 (worst, or unknown) to 1 (best) of the verdict alone."""
    verdict: Verdict
    unknown: bool


RiskLevel = Literal["low", "raised", "high", "unknown"]


@dataclass(frozen=True, slots=True)
class Risk:
    """One of two risks that are kept apart: `data-path` (who gets the data) and `behaviour` (what the model does)."""

    name: Literal["data-path", "behaviour"]
    level: RiskLevel
    criteria: tuple[str, ...]
    """The criteria it is read from, worst first."""
    worth: float
    """Mean worth of them, 0 to 1, unknown as 0."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A ranked route. Routes of the same value share a place (1, 2, 2, 4)."""

    route: str
    place: int
    value: float
    """Weighted sum of worths, 0 to 1."""
    shares: tuple[Share, ...]
    risks: tuple[Risk, ...]
    needs: tuple[Need, ...]
    """What has to be in place to use it: steps and means."""
    over_budget: bool = False

    @property
    def unknown(self) -> tuple[str, ...]:
        """Criteria with weight on which nothing is known."""
        return tuple(share.criterion for share in self.shares if share.unknown and share.weight > 0)


@dataclass(frozen=True, slots=True)
class Robustness:
    """How often each route holds each place over random weightings (SMAA: Lahdelma, Hokkanen & Salminen, 1998)."""

    samples: int
    seed: int
    acceptability: Mapping[str, tuple[float, ...]]
    """By route: share of the weightings in which it holds place 1, 2, …; ties are shared."""
    near: Mapping[str, float]
    """By route: share of first places over weightings near the buyer's own."""


@dataclass(frozen=True, slots=True)
class WeightFlip:
    """The smallest change of one weight, all others in proportion, that puts another route first."""

    criterion: str
    weight: float
    needed: float
    """Both 0 to 1, as shares of all weights."""
    winner: str


@dataclass(frozen=True, slots=True)
class UnknownFlip:
    """An unknown that, settled as `verdict`, would put another route first, or admit one that would be first.

    `loses`: the same for the present leader, whose known verdicts are taken as they are.
    """

    route: str
    criterion: str
    verdict: Verdict
    also: tuple[str, ...] = ()
    """Further unknown criteria of the route that must come out well too; empty where this one is enough."""


@dataclass(frozen=True, slots=True)
class MustHaveFlip:
    """A must-have that alone keeps out a route that would otherwise be first."""

    must_have: MustHave
    winner: str
    value: float
    """Its value, 0 to 1, under the buyer's weights."""


@dataclass(frozen=True, slots=True)
class CostLine:
    """One part of a cost: what it is, its yearly range in US dollars, and the prices it is worked out from."""

    what: Literal["input-tokens", "output-tokens", "accelerators", "power", "people"]
    low: float
    high: float
    prices: tuple[Price, ...]


@dataclass(frozen=True, slots=True)
class RouteCost:
    """The yearly cost of a route at the profile's volume.

    `lines` is empty where no price is known (`way` is then unknown) and where the profile states no volume.
    """

    route: str
    way: Literal["api", "self-hosted", "unknown"]
    lines: tuple[CostLine, ...]
    model: str = ""
    """What is reckoned with, to be shown beside every amount; where the ends differ, both: `small … large`."""
    servers: tuple[int, int] = (0, 0)
    """Low and high number of servers of eight accelerators, for routes on own machines."""
    models: tuple[str, ...] = ()
    """The models of the low and of the high end; one where they are the same."""

    @property
    def low(self) -> float:
        """US dollars a year."""
        return sum(line.low for line in self.lines)

    @property
    def high(self) -> float:
        """US dollars a year."""
        return sum(line.high for line in self.lines)


@dataclass(frozen=True, slots=True)
class BreakEven:
    """Where owning becomes cheaper than calling: millions of tokens a month (in and out, in the profile's proportion).

    `low`: the least volume at which the cheapest case of owning beats the dearest of calling; `high`: from where owning
    is cheaper in every case; None where it never is within what one cluster can serve.
    """

    api: str
    own: str
    low: float | None
    high: float | None
    volumes: tuple[float, ...]
    """Points of the curve, millions of tokens a month."""
    api_costs: tuple[tuple[float, float], ...]
    own_costs: tuple[tuple[float, float], ...]
    """Low and high, US dollars a year, at each volume."""
    api_model: str = ""
    own_model: str = ""
    """The one model on each side that the curves hold for."""


#: What decides most about a buyer, with the fields of the profile that tell it.
_DECISIVE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "data": ("data",),
        "region": ("people_in", "established_in"),
        "sector": ("sector", "government_contracts"),
        "must-haves": ("must_haves",),
    }
)


@dataclass(frozen=True, slots=True)
class Decision:
    """All that follows from a profile and a corpus."""

    profile: Profile
    corpus_sha256: str
    today: str
    rules: tuple[AppliedRule, ...]
    must_haves: tuple[MustHave, ...]
    weights: Mapping[str, float]
    """By criterion, adding up to 1."""
    consistency: float | None
    """Saaty's consistency ratio of the pairwise comparisons; None where there were none. Above 0.1: ask again."""
    ranking: tuple[Placed, ...]
    ruled_out: tuple[RuledOut, ...]
    robustness: Robustness
    weight_flips: tuple[WeightFlip, ...]
    unknown_flips: tuple[UnknownFlip, ...]
    costs: tuple[RouteCost, ...]
    break_evens: tuple[BreakEven, ...]
    must_have_flips: tuple[MustHaveFlip, ...] = ()
    fitted: Mapping[tuple[str, str], Verdict] = field(default_factory=lambda: MappingProxyType({}))
    """Route and criterion → what the cell comes to for this buyer, where that differs (`advisor.decide.fitted`)."""
    notes: tuple[Grounds, ...] = ()
    """Further cited sentences for the memo."""

    @property
    def leaders(self) -> tuple[Placed, ...]:
        """The route in first place, or those that share it; empty where none is admitted."""
        return tuple(placed for placed in self.ranking if placed.place == 1)

    @property
    def leads_over_budget(self) -> bool:
        """Whether the first place costs more than the budget at any price on record, whoever holds it."""
        return bool(self.leaders) and all(placed.over_budget for placed in self.leaders)

    @property
    def is_thin(self) -> bool:
        """Whether too little is known to recommend anything: less than two of what decides most."""
        return len(self.missing) > len(_DECISIVE) - 2

    @property
    def missing(self) -> tuple[str, ...]:
        """What decides most and is not stated: words of `data`, `region`, `sector`, `must-haves`."""
        return tuple(what for what, fields in _DECISIVE.items() if not any(getattr(self.profile, f) for f in fields))
