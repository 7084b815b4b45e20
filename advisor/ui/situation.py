"""Changes to a buyer's profile as the form makes them; pure. A profile never changes, each change gives a new one."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from types import MappingProxyType
from typing import Any, Literal, cast

from advisor.profile import Comparison, Least, Profile
from advisor.records import Criterion

Weighing = Literal["facts", "sliders", "pairs"]
WEIGHINGS: tuple[Weighing, ...] = ("facts", "sliders", "pairs")
LEASTS = ("", "partly", "yes")
WEIGHT_MOST, WEIGHT_STEP = 10.0, 0.5
#: Saaty's scale from "the first, nine times as much" to "the second, nine times as much".
RATIOS: tuple[float, ...] = (*(float(n) for n in range(9, 0, -1)), *(1 / n for n in range(2, 10)))
#: Facts that hold one word; the others hold several.
SINGLE = ("sector", "accelerators", "people", "latency")
#: Two fields of which a word can only stand in one.
OPPOSITE = {"ready": "unwilling", "unwilling": "ready"}


def with_fact(profile: Profile, field: str, value: Any) -> Profile:
    """With one field as a widget gives it: lists become tuples, nothing chosen becomes "not known"."""
    if field in ("input_tokens", "output_tokens"):
        value = float(value or 0)
    elif field == "budget":
        value = float(value) if value else None
    elif field == "about":
        value = str(value or "").strip()
    elif field in SINGLE:
        value = value or getattr(Profile(name=""), field)
    elif isinstance(value, (list, tuple)):
        value = tuple(value)
    changed = replace(profile, **{field: value})
    other = OPPOSITE.get(field)
    if other:  # Nobody is ready to do what he refuses: the later word counts.
        kept: dict[str, Any] = {other: tuple(one for one in getattr(profile, other) if one not in value)}
        changed = replace(changed, **kept)
    return changed


def with_facts(profile: Profile, facts: Mapping[str, Sequence[str]]) -> Profile:
    """With facts that were told elsewhere, in fields that are still empty: what the buyer ticked stands."""
    for field, words in facts.items():
        if words and not getattr(profile, field):
            profile = with_fact(profile, field, words[0] if field in SINGLE else tuple(words))
    return profile


def with_demand(profile: Profile, criterion: str, least: str) -> Profile:
    """With a must-have of the buyer's own; an empty `least` takes it back."""
    kept = {key: value for key, value in profile.must_haves.items() if key != criterion}
    if least:
        kept[criterion] = cast(Least, least)
    return replace(profile, must_haves=MappingProxyType(kept))


def with_waiver(profile: Profile, criterion: str, waived: bool) -> Profile:
    """With what a rule demands given up, or taken up again."""
    kept = tuple(key for key in profile.waived if key != criterion)
    return replace(profile, waived=(*kept, criterion) if waived else kept)


def with_weight(profile: Profile, key: str, weight: float | None) -> Profile:
    """With the weight of a criterion or a group; None: it follows from the facts again."""
    kept = {name: value for name, value in profile.weights.items() if name != key}
    if weight is not None:
        kept[key] = float(weight)
    return replace(profile, weights=MappingProxyType(kept))


def with_comparison(profile: Profile, first: str, second: str, ratio: float) -> Profile:
    """With one pairwise judgement set anew, whichever way round it was made before."""
    kept = tuple(one for one in profile.comparisons if {one.first, one.second} != {first, second})
    return replace(profile, comparisons=(*kept, Comparison(first, second, ratio)))


def ratio_of(profile: Profile, first: str, second: str, shares: Mapping[str, float] = MappingProxyType({})) -> float:
    """How much more the first group matters than the second, as the nearest step of the scale.

    Where nothing is said of the two it follows from `shares`, the present share of each group; 1 without these.
    Steps of the scale are compared by their logarithm's order, so that 1/3 is as far from 1 as 3 is.
    """
    for one in profile.comparisons:
        if (one.first, one.second) == (first, second):
            return _nearest(one.ratio)
        if (one.first, one.second) == (second, first):
            return _nearest(1 / one.ratio)
    if profile.comparisons:
        return 1.0
    one_share, other_share = shares.get(first, 0.0), shares.get(second, 0.0)
    if one_share > 0 and other_share > 0:
        return _nearest(one_share / other_share)
    # Nothing is any number of times more than nothing; the scale ends at nine.
    return RATIOS[0] if one_share > 0 else RATIOS[-1] if other_share > 0 else 1.0


def with_pair(
    profile: Profile, first: str, second: str, ratio: float, groups: Sequence[str], shares: Mapping[str, float]
) -> Profile:
    """With one pair judged anew; the first judgement writes down the others as they stood by the present shares."""
    if not profile.comparisons:
        others = tuple(
            Comparison(one, two, ratio_of(profile, one, two, shares)) for one, two in combinations(groups, 2)
        )
        single = {key: value for key, value in profile.weights.items() if key not in groups}
        profile = replace(profile, weights=MappingProxyType(single), comparisons=others)
    return with_comparison(profile, first, second, ratio)


def _nearest(ratio: float) -> float:
    return min(RATIOS, key=lambda step: max(step / ratio, ratio / step))


def weighing(profile: Profile, groups: Collection[str]) -> Weighing:
    """How the groups are weighed: by pairs, by the buyer's own numbers, or by what the facts call for."""
    if profile.comparisons:
        return "pairs"
    return "sliders" if any(group in profile.weights for group in groups) else "facts"


def weighed_by(profile: Profile, way: Weighing, groups: Sequence[str], suggested: Mapping[str, float]) -> Profile:
    """With the groups weighed in another way; sliders begin where the facts would put them.

    Pairs begin where the weights are at present, and change nothing until one of them is moved (`with_pair`).

    Args:
        profile: what is known so far.
        way: how groups are to be weighed from now on. Weights of single criteria stay.
        groups: all groups of criteria.
        suggested: weight of each group that follows from the facts, 0 to 10.
    """
    single = {key: value for key, value in profile.weights.items() if key not in groups}
    if way == "pairs":
        return profile
    if way == "sliders":
        given = {group: stepped(suggested.get(group, 0.0)) for group in groups}
        own = {group: profile.weights[group] for group in groups if group in profile.weights}
        return replace(profile, weights=MappingProxyType(single | given | own), comparisons=())
    return replace(profile, weights=MappingProxyType(single), comparisons=())


def stepped(weight: float) -> float:
    """A weight on the steps of a slider."""
    return round(weight / WEIGHT_STEP) * WEIGHT_STEP


def group_shares(weights: Mapping[str, float], criteria: Mapping[str, Criterion]) -> dict[str, float]:
    """Share of each group of criteria in all weights, in the order of the criteria."""
    shares: dict[str, float] = {}
    for criterion in criteria.values():
        shares[criterion.group] = shares.get(criterion.group, 0.0) + weights.get(criterion.id, 0.0)
    return shares
