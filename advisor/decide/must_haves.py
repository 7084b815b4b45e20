"""What a route must reach to be ranked at all, and which routes fall short of it; pure.

Must-haves are no weights: a route that misses one is taken out before anything is weighed, so that no strength
elsewhere can outvote it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from advisor.decide.records import AppliedRule, Exclusion, MustHave
from advisor.decide.worth import REACHES, counts, known, verdict_of, worth
from advisor.errors import InputError
from advisor.profile import ACCELERATORS, PEOPLE, Least, Profile
from advisor.records import Corpus
from advisor.rulebook import Need

PERSONAL_DATA = frozenset({"personal", "special-category", "health", "children"})
#: What a buyer cannot do without, where a single criterion says whether a route gives it. The other needs of a profile
#: are matters of degree: they weigh (`leanings.py`).
IMPLIED: Mapping[str, Mapping[str, Least]] = {
    "air-gap": {"data-leaves-perimeter": "yes"},
    "indemnity": {"indemnity": "partly"},
}
#: Readiness that makes up for means the buyer does not have; either way of getting accelerators will do.
_GETS = {"accelerators": frozenset({"rent-accelerators", "buy-accelerators"}), "people": frozenset({"hire-people"})}


def must_haves(profile: Profile, rules: Sequence[AppliedRule], corpus: Corpus) -> tuple[MustHave, ...]:
    """The must-haves of the buyer, of its needs and of the rules that bind it, in the order of the criteria.

    What the buyer waives falls away as a demand of needs and rules; where several ask, the strictest holds, and all who
    ask are named.

    Raises:
        InputError: a must-have names no criterion, or one of which neither answer is better.
    """
    found: dict[str, MustHave] = {}
    for need in profile.needs:
        for criterion, least in IMPLIED.get(need, {}).items():
            if criterion in corpus.criteria and criterion not in profile.waived:
                found[criterion] = _joined(found.get(criterion), MustHave(criterion, least, by_buyer=True))
    for applied in rules:
        for criterion, least in applied.rule.demands.items():
            if criterion not in profile.waived:
                found[criterion] = _joined(found.get(criterion), MustHave(criterion, least, (applied.rule.id,)))
    for criterion, least in profile.must_haves.items():
        found[criterion] = _joined(found.get(criterion), MustHave(criterion, least, by_buyer=True))
    for criterion in found:
        if criterion not in corpus.criteria or not counts(corpus.criteria[criterion]):
            raise InputError(
                f"{criterion} cannot be a must-have: there is no such criterion, or neither answer to it is better",
                remedy="Take it out of the must-haves.",
            )
    return tuple(found[criterion] for criterion in corpus.criteria if criterion in found)


def _joined(one: MustHave | None, other: MustHave) -> MustHave:
    if one is None:
        return other
    strictest = max(one.least, other.least, key=REACHES.__getitem__)
    rules = tuple(dict.fromkeys((*one.rules, *other.rules)))
    return replace(one, least=strictest, rules=rules, by_buyer=one.by_buyer or other.by_buyer)


def reasons_against(
    route: str,
    profile: Profile,
    corpus: Corpus,
    demands: Iterable[MustHave],
    rules: Iterable[AppliedRule],
    needs: Iterable[Need],
) -> tuple[Exclusion, ...]:
    """Every reason why a route is not ranked, gravest first: bars, verdicts, means, then what nobody knows."""
    reasons = [
        Exclusion("bar", rule=applied.rule.id, bar=bar)
        for applied in rules
        for bar in applied.rule.bars
        if route in bar.routes
    ]
    demands, needs = tuple(demands), tuple(needs)
    short = [reason for demand in demands if (reason := _shortfall(route, demand, corpus)) is not None]
    reasons += [reason for reason in short if reason.kind == "verdict"]
    missed = {reason.must_have.criterion for reason in short if reason.must_have is not None}
    demanded = {demand.criterion for demand in demands} - missed
    reasons += [Exclusion("means", need=need) for need in needs if route in need.routes and _becomes(need, demanded)]
    reasons += [Exclusion("means", need=need) for need in refused_needs(route, profile, needs, demanded)]
    reasons += [reason for reason in short if reason.kind == "unknown"]
    return tuple(reasons)


def _shortfall(route: str, demand: MustHave, corpus: Corpus) -> Exclusion | None:
    verdict = verdict_of(corpus, route, demand.criterion)
    cell = corpus.assessments.get((route, demand.criterion))
    if not known(verdict):
        return Exclusion("unknown", must_have=demand, assessment=cell)
    if worth(verdict, corpus.criteria[demand.criterion]) < REACHES[demand.least]:
        return Exclusion("verdict", must_have=demand, assessment=cell)
    return None


def _becomes(need: Need, demanded: Collection[str]) -> bool:
    """Whether a must-have is met only by what the route becomes with a step: then that is the route to take."""
    return bool(need.leads_to) and any(criterion in demanded for criterion in need.criteria)


def needs_of(route: str, profile: Profile, needs: Iterable[Need], demanded: Collection[str] = ()) -> tuple[Need, ...]:
    """What this buyer must have or do to use a route as it is assessed, whether or not it has it already.

    A step that turns the route into another one (`leads_to`) is an offer, not a need; an agreement about data that the
    buyer does not have is none either; and one that only certain criteria rest on is none unless they are `demanded`.
    """
    found: dict[tuple[str, str], Need] = {}
    for need in needs:
        counts_here = not need.criteria or any(criterion in demanded for criterion in need.criteria)
        if route in need.routes and not need.leads_to and counts_here and _concerns(need, profile):
            found.setdefault((need.kind, need.word), need)
    return tuple(found.values())


def refused_needs(
    route: str, profile: Profile, needs: Iterable[Need], demanded: Collection[str] = ()
) -> tuple[Need, ...]:
    """Those of them that keep the route from this buyer; what was not spoken of is none of them.

    A step does where the buyer refuses it, means where the buyer says to have too little and is not ready to get more.
    """
    return tuple(need for need in needs_of(route, profile, needs, demanded) if _refused(need, profile))


def _concerns(need: Need, profile: Profile) -> bool:
    if need.word == "dpa":  # A data processing agreement is about personal data.
        return bool(PERSONAL_DATA & set(profile.data))
    if need.word == "baa":  # A business associate agreement is one of United States health law.
        return "health" in profile.data and "us" in (*profile.people_in, *profile.established_in)
    return True


def _refused(need: Need, profile: Profile) -> bool:
    if need.kind == "step":
        return need.word in profile.unwilling and need.word not in profile.ready
    scale, has = (ACCELERATORS, profile.accelerators) if need.word == "accelerators" else (PEOPLE, profile.people)
    if has not in scale or _GETS.get(need.word, frozenset()) & set(profile.ready):
        return False
    return need.least not in scale or scale.index(has) < scale.index(need.least)
