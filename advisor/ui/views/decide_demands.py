"""The must-haves of a profile: the buyer's own, and those that a rule demands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from advisor.decide.worth import counts
from advisor.profile import Profile
from advisor.records import Criterion
from advisor.ui import state
from advisor.ui.escape import plain
from advisor.ui.parts.verdict import badge
from advisor.ui.situation import LEASTS, with_demand, with_waiver
from advisor.ui.words import named, word

if TYPE_CHECKING:
    from advisor import Advisor
    from advisor.decide.records import Decision
    from advisor.rulebook import Rule

_GROUP = "musts_group"


def draw_demands(profile: Profile, decision: Decision | None, advisor: Advisor, language: str) -> None:
    """One group of criteria at a time, each criterion with what is demanded of it."""
    st.caption(word("d_musts_why", language))
    criteria = [criterion for criterion in advisor.corpus.criteria.values() if counts(criterion)]
    groups = list(dict.fromkeys(criterion.group for criterion in criteria))
    key = state.field_key(_GROUP)
    state.seed(key, groups[0])
    binding = {applied.rule.id for applied in decision.rules} if decision is not None else frozenset[str]()
    # As the corpus has them: what the buyer waived is still shown, so that it can be taken up again.
    rules = tuple(rule for rule in advisor.rulebook.rules if rule.id in binding)
    demanded = {criterion for rule in rules for criterion in _asks(rule)} - set(profile.waived)

    def label(group: str) -> str:
        here = {criterion.id for criterion in criteria if criterion.group == group}
        count = len(here & (demanded | set(profile.must_haves)))
        return f"{named('criteria', group, language)}{f' ({count})' if count else ''}"

    chosen = st.pills(word("d_musts_group", language), groups, format_func=label, key=key, required=True)
    for criterion in criteria:
        if criterion.group == chosen:
            _criterion(criterion, profile, rules, language)


def _asks(rule: Rule) -> frozenset[str]:
    """The criteria whose waiver takes something of a rule away."""
    return frozenset((*rule.demands, *(bar.waiver for bar in rule.bars if bar.waiver)))


def _criterion(criterion: Criterion, profile: Profile, rules: tuple[Rule, ...], language: str) -> None:
    name = criterion.name.get(language, criterion.id)
    asking = [rule for rule in rules if criterion.id in _asks(rule)]
    with st.container(gap="xxsmall", key=f"must_{criterion.id}"):
        key = state.field_key(f"must_{criterion.id}")
        state.seed(key, profile.must_haves.get(criterion.id, ""))
        st.segmented_control(
            f"**{plain(name)}**",
            LEASTS,
            format_func=lambda least: word(f"least:{least}", language),
            key=key,
            required=True,
            help=plain(criterion.question.get(language, "")),
            on_change=_take_demand,
            args=(criterion.id,),
        )
        for rule in asking:
            told = rule.name.get(language, rule.id)
            if criterion.id in rule.demands:
                least = word(f"least:{rule.demands[criterion.id]}", language)
                text = word("d_demanded", language, rules=told, least=least)
            else:
                text = word("d_x:bar", language, rule=told)
            waived = criterion.id in profile.waived
            st.markdown(badge(text, "gavel", "gray" if waived else "blue"))
        if asking:
            waive = state.field_key(f"waive_{criterion.id}")
            state.seed(waive, criterion.id in profile.waived)
            st.checkbox(
                word("d_waive", language),
                key=waive,
                help=word("d_waive_help", language),
                on_change=_take_waiver,
                args=(criterion.id,),
            )


def _take_demand(criterion: str) -> None:
    """Callback."""
    profile = state.profile()
    if profile is not None:
        least = state.chosen(state.field_key(f"must_{criterion}"), "") or ""
        state.keep_profile(with_demand(profile, criterion, least))


def _take_waiver(criterion: str) -> None:
    """Callback."""
    profile = state.profile()
    if profile is not None:
        waived = bool(state.chosen(state.field_key(f"waive_{criterion}"), False))
        state.keep_profile(with_waiver(profile, criterion, waived))
