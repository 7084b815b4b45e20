"""Which rules of the corpus bind a buyer, and because of which of its facts; pure."""

from __future__ import annotations

from types import MappingProxyType

from advisor.decide.records import AppliedRule
from advisor.profile import FACTS, Profile
from advisor.rulebook import Rule, Rulebook


def applying(profile: Profile, rulebook: Rulebook) -> tuple[AppliedRule, ...]:
    """The rules that apply to a buyer, in the order of the corpus, each with the facts that make it apply.

    A fact that is not known fulfils no condition, so an empty profile is bound by no rule.
    """
    found = ((rule, _because(rule, profile)) for rule in rulebook.rules)
    return tuple(AppliedRule(rule, MappingProxyType(because)) for rule, because in found if because)


def _because(rule: Rule, profile: Profile) -> dict[str, tuple[str, ...]]:
    """Fact → the words of the profile that fulfil any of the rule's conditions, in the order of the vocabulary."""
    told = profile.facts()
    met: dict[str, set[str]] = {}
    for condition in rule.conditions:
        if condition.holds(profile):
            for fact, words in condition.facts.items():
                met.setdefault(fact, set()).update(told[fact] & words)
    return {fact: tuple(word for word in FACTS[fact] if word in met[fact]) for fact in FACTS if fact in met}
