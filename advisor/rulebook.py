"""What the corpus knows for a decision besides assessments: rules, needs of routes, prices, presets. Records only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from advisor.profile import Least, Profile
from advisor.records import Localized, Passage


def _nothing() -> Mapping[str, float]:
    return MappingProxyType({})


def _no_demands() -> Mapping[str, Least]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Grounds:
    """A sentence in three languages with the passages that hold it; every figure of it stands in one of them."""

    statement: Localized
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Condition:
    """When a rule applies: each fact named must hold at least one of its words (all facts, any word of each)."""

    facts: Mapping[str, frozenset[str]]
    unless: Mapping[str, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))
    """Facts that keep it from applying: one of these words of any of them is enough."""

    def holds(self, profile: Profile) -> bool:
        """Whether it holds for a buyer; a fact that is not known neither fulfils nor hinders it."""
        told = profile.facts()
        hindered = any(told[name] & words for name, words in self.unless.items())
        return not hindered and all(told[name] & words for name, words in self.facts.items())


@dataclass(frozen=True, slots=True)
class Bar:
    """Routes that a rule rules out for this buyer, with the passage that says so.

    `waiver`: the criterion whose waiver by the buyer lifts it; empty where nothing does.
    """

    routes: tuple[str, ...]
    grounds: Grounds
    waiver: str = ""


@dataclass(frozen=True, slots=True)
class Caution:
    """Routes of which a rule says something that the buyer must know before choosing one; they stay ranked."""

    routes: tuple[str, ...]
    grounds: Grounds


@dataclass(frozen=True, slots=True)
class Rule:
    """A law or rule that may bind the buyer.

    `demands` become must-haves (criterion → least verdict), unless the buyer waives them; `bars` rule routes out, and
    only those that name a waiver can be waived; `cautions` are told beside the routes that they name; `weighs` adds to
    the weight of criteria (0 to 10).
    """

    id: str
    name: Localized
    law: str
    """Entity of the law, where there is one."""
    conditions: tuple[Condition, ...]
    """It applies when any one of them holds."""
    grounds: Grounds
    """What it demands of this buyer."""
    todo: Localized
    """What to do or to put into the contract because of it."""
    demands: Mapping[str, Least] = field(default_factory=_no_demands)
    bars: tuple[Bar, ...] = ()
    cautions: tuple[Caution, ...] = ()
    weighs: Mapping[str, float] = field(default_factory=_nothing)


NeedKind = Literal["step", "means"]


@dataclass(frozen=True, slots=True)
class Need:
    """What a buyer must have or do before a route can be used as it is assessed.

    `word` is one of `READY` (a step: sign a DPA, get zero retention approved …) or `accelerators`/`people` (means).
    `criteria`: those whose verdict on these routes holds only once the step is taken. Such a need counts where one of
    them is a must-have, and elsewhere not at all.
    """

    id: str
    routes: tuple[str, ...]
    kind: NeedKind
    word: str
    least: str
    """For means: the least word of `ACCELERATORS` or `PEOPLE`; empty for a step."""
    grounds: Grounds
    leads_to: str = ""
    """The route that this one becomes when the step is taken; empty where it stays the same route."""
    criteria: tuple[str, ...] = ()


PriceKind = Literal[
    "api-input", "api-output", "accelerator-rent", "accelerator-purchase", "power", "people", "throughput", "other"
]


@dataclass(frozen=True, slots=True)
class Price:
    """A price or a technical figure for the cost estimate: a range with its unit, cited and dated.

    `routes` says for which routes it holds; empty: for all that run on own machines.
    """

    id: str
    kind: PriceKind
    name: Localized
    unit: str
    low: float
    high: float
    as_of: str
    passages: tuple[Passage, ...]
    routes: tuple[str, ...] = ()
    model: str = ""
    """The model meant, as the source names it."""
    accelerator: str = ""
    """The accelerator meant (`H200`); empty: any."""
    assumed: bool = False
    """No passage of the corpus gives it: an assumption of ours, shown as such and meant to be overwritten."""
    note: Localized = field(default_factory=lambda: MappingProxyType({}))
    step: str = ""
    """The step (a word of `READY`) that brings this price: it counts for a route where the buyer has to take it."""


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All of it, as it stands in the corpus folder."""

    rules: tuple[Rule, ...] = ()
    needs: tuple[Need, ...] = ()
    prices: tuple[Price, ...] = ()
    presets: Mapping[str, tuple[Localized, Profile]] = field(default_factory=lambda: MappingProxyType({}))
    """By id: the name in three languages, and the profile."""
