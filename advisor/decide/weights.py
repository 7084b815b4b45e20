"""How much each criterion counts, as shares that add up to 1; pure.

A criterion's weight (0 to 10) is what the buyer says, else what follows from its facts (`leanings.py`) plus what the
rules that bind it add. Criteria of the same weight have the same share, whatever their groups. A group's weight is the
mean of its criteria unless the buyer says another: then all its criteria are raised or lowered alike, until their mean
is that number. Pairwise comparisons of groups give each group its share, which is then divided among its criteria in
proportion to their weights. Only proportions matter.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from advisor.decide.leanings import from_facts
from advisor.decide.mcda import pairwise_weights
from advisor.decide.records import AppliedRule
from advisor.decide.worth import counts
from advisor.errors import InputError
from advisor.profile import Comparison, Profile
from advisor.records import Corpus

HIGHEST = 10.0
#: Saaty's scale, with room for a ninth that was written with two decimals.
_RATIOS = (0.11, 9.0 + 1e-9)


def suggested(profile: Profile, rules: Sequence[AppliedRule], corpus: Corpus) -> Mapping[str, float]:
    """The weights, 0 to 10, that hold where the buyer says nothing, by the key that a profile's weights use.

    Of criteria, and of groups the mean of their criteria: sliders begin here.
    """
    groups, criteria = _groups(corpus), _suggested_criteria(profile, rules, corpus)
    by_key = {criterion_key(criterion, corpus): weight for criterion, weight in criteria.items()}
    return MappingProxyType({**by_key, **_means(groups, criteria)})


def criterion_key(criterion: str, corpus: Corpus) -> str:
    """The key of a criterion in a profile's weights: its id, or `criterion:<id>` where a group bears the same name."""
    return f"criterion:{criterion}" if criterion in _groups(corpus) else criterion


def weights_of(
    profile: Profile, rules: Sequence[AppliedRule], corpus: Corpus
) -> tuple[Mapping[str, float], float | None]:
    """Shares by criterion, adding up to 1, and the consistency ratio of the comparisons (None without comparisons).

    Criteria of which neither answer is better have no share. Where there are comparisons, weights of groups are not
    looked at.

    Raises:
        InputError: a weight or comparison names no criterion or group or lies outside its scale, or no criterion is
            left with any weight.
    """
    groups = _groups(corpus)
    keys = {criterion_key(criterion, corpus): criterion for criterion in corpus.criteria}
    _check_weights(profile.weights, set(keys) | set(groups))
    _check_comparisons(profile.comparisons, groups)
    criteria = dict(_suggested_criteria(profile, rules, corpus))
    # A criterion of which neither answer is better stays out, whatever weight it is given.
    criteria.update({keys[key]: weight for key, weight in profile.weights.items() if keys.get(key) in criteria})
    consistency: float | None = None
    if profile.comparisons:
        of_group, consistency = pairwise_weights(
            list(groups), [(judged.first, judged.second, judged.ratio) for judged in profile.comparisons]
        )
    else:
        means = {**_means(groups, criteria), **{name: w for name, w in profile.weights.items() if name in groups}}
        of_group = {name: mean * len(groups[name]) for name, mean in means.items()}
    return MappingProxyType(_shared_out(groups, of_group, criteria)), consistency


def _groups(corpus: Corpus) -> Mapping[str, list[str]]:
    """Group → its criteria that count, in the order of the corpus."""
    groups: dict[str, list[str]] = {}
    for criterion in corpus.criteria.values():
        if counts(criterion):
            groups.setdefault(criterion.group, []).append(criterion.id)
    return groups


def _suggested_criteria(profile: Profile, rules: Sequence[AppliedRule], corpus: Corpus) -> Mapping[str, float]:
    found = {
        criterion: weight
        for criterion, weight in from_facts(profile, corpus).items()
        if counts(corpus.criteria[criterion])
    }
    for applied in rules:
        for criterion, added in applied.rule.weighs.items():
            if criterion in found:
                found[criterion] = min(HIGHEST, found[criterion] + added)
    return found


def _means(groups: Mapping[str, Sequence[str]], criteria: Mapping[str, float]) -> dict[str, float]:
    return {
        group: sum(criteria[criterion] for criterion in members) / len(members) for group, members in groups.items()
    }


def _shared_out(
    groups: Mapping[str, Sequence[str]], of_group: Mapping[str, float], criteria: Mapping[str, float]
) -> dict[str, float]:
    """Shares adding up to 1; a group whose criteria all weigh nothing leaves its part to the others."""
    sums = {group: sum(criteria[criterion] for criterion in members) for group, members in groups.items()}
    total = sum(of_group[group] for group in groups if sums[group] > 0)
    if total <= 0:
        raise InputError(
            "no criterion has any weight, so there is nothing to rank the routes by",
            where="weights",
            remedy="Give at least one criterion, and its group, a weight above 0.",
        )
    return {
        criterion: of_group[group] / total * criteria[criterion] / sums[group] if sums[group] > 0 else 0.0
        for group, members in groups.items()
        for criterion in members
    }


def _check_weights(weights: Mapping[str, float], known: set[str]) -> None:
    for name, weight in weights.items():
        if name not in known:
            raise InputError(
                f"{name} is neither a criterion nor a group of criteria", where="weights", remedy="Take it out."
            )
        if not (math.isfinite(weight) and 0 <= weight <= HIGHEST):
            raise InputError(f"the weight of {name} is {weight}", where="weights", remedy="Give a number from 0 to 10.")


def _check_comparisons(comparisons: Sequence[Comparison], groups: Mapping[str, Sequence[str]]) -> None:
    for judged in comparisons:
        for name in (judged.first, judged.second):
            if name not in groups:
                raise InputError(
                    f"{name} is no group of criteria",
                    where="comparisons",
                    remedy=f"Compare two of {', '.join(groups)}.",
                )
        if judged.first == judged.second:
            raise InputError(
                f"{judged.first} is compared with itself", where="comparisons", remedy="Compare two different groups."
            )
        if not _RATIOS[0] <= judged.ratio <= _RATIOS[1]:
            raise InputError(
                f"{judged.first} is said to matter {judged.ratio:g} times as much as {judged.second}",
                where="comparisons",
                remedy="Give a ratio from 1/9 to 9.",
            )
