"""Which rules of the corpus bind a buyer, and because of which of its facts; pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType

from advisor.decide.records import AppliedRule
from advisor.profile import FACTS, Profile
from advisor.rulebook import Bar, Grounds, Rule, Rulebook


def applying(profile: Profile, rulebook: Rulebook) -> tuple[AppliedRule, ...]:
    """The rules that apply to a buyer, in the order of the corpus, each with the facts that make it apply.

    A fact that is not known fulfils no condition, so an empty profile is bound by no rule. Bars that the buyer waives
    are taken out of their rule.
    """
    found = ((rule, _because(rule, profile)) for rule in rulebook.rules)
    return tuple(
        AppliedRule(_without_waived(rule, profile), MappingProxyType(because)) for rule, because in found if because
    )


def waived_bars(applied: AppliedRule, rulebook: Rulebook) -> tuple[Bar, ...]:
    """The bars of a rule that apply no more because the buyer waived them."""
    rule = next((one for one in rulebook.rules if one.id == applied.rule.id), applied.rule)
    return tuple(bar for bar in rule.bars if bar not in applied.rule.bars)


def decides(applied: AppliedRule, rulebook: Rulebook) -> bool:
    """Whether a rule makes a must-have or bars a route, or would if the buyer had not waived it."""
    return bool(applied.rule.demands or applied.rule.bars or waived_bars(applied, rulebook))


def cautions_on(route: str, rules: Sequence[AppliedRule]) -> tuple[Grounds, ...]:
    """What the rules that apply say of a route without ruling it out."""
    return tuple(caution.grounds for one in rules for caution in one.rule.cautions if route in caution.routes)


def _without_waived(rule: Rule, profile: Profile) -> Rule:
    kept = tuple(bar for bar in rule.bars if not bar.waiver or bar.waiver not in profile.waived)
    return rule if kept == rule.bars else replace(rule, bars=kept)


def _because(rule: Rule, profile: Profile) -> dict[str, tuple[str, ...]]:
    """Fact → the words of the profile that fulfil any of the rule's conditions, in the order of the vocabulary."""
    told = profile.facts()
    met: dict[str, set[str]] = {}
    for condition in rule.conditions:
        if condition.holds(profile):
            for fact, words in condition.facts.items():
                met.setdefault(fact, set()).update(told[fact] & words)
    return {fact: tuple(word for word in FACTS[fact] if word in met[fact]) for fact in FACTS if fact in met}
