"""The weights of a profile: as the facts call for, by sliders, or in pairs; and those of single criteria."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

import streamlit as st

from advisor.decide.consistency import contradiction
from advisor.decide.rules import applying
from advisor.decide.weights import criterion_key, suggested
from advisor.decide.worth import counts
from advisor.profile import Profile
from advisor.records import Language
from advisor.ui import state
from advisor.ui.escape import plain
from advisor.ui.parts.bars import share_bars
from advisor.ui.situation import (
    RATIOS,
    WEIGHINGS,
    WEIGHT_MOST,
    WEIGHT_STEP,
    group_shares,
    ratio_of,
    stepped,
    weighed_by,
    weighing,
    with_pair,
    with_weight,
)
from advisor.ui.words import named, word

if TYPE_CHECKING:
    from advisor import Advisor
    from advisor.decide.records import Decision

_WAY, _SINGLE = "weighing", "single_weights"


def draw_weights(profile: Profile, decision: Decision | None, advisor: Advisor, language: Language) -> None:
    """How groups are weighed, what comes of it, and single criteria."""
    st.caption(word("d_weights_why", language))
    criteria = [criterion for criterion in advisor.corpus.criteria.values() if counts(criterion)]
    groups = tuple(dict.fromkeys(criterion.group for criterion in criteria))
    start = suggested(profile, applying(profile, advisor.rulebook), advisor.corpus)
    key = state.field_key(_WAY)
    # Pairs that nobody has moved yet are not in the profile; the page alone knows that they are looked at.
    state.seed(key, weighing(profile, groups))
    way = st.segmented_control(
        word("d_weighing", language),
        WEIGHINGS,
        format_func=lambda one: word(f"weighing:{one}", language),
        key=key,
        required=True,
        on_change=_take_way,
        args=(groups, {group: start[group] for group in groups}),
    )
    st.caption(word(f"weighing:{way}_note", language))
    if way == "sliders":
        _sliders(profile, groups, language)
    shares = group_shares(decision.weights, advisor.corpus.criteria) if decision is not None else {}
    if way == "pairs":
        _pairs(profile, groups, decision, shares, language)
    if shares:
        st.markdown(f"**{plain(word('d_shares', language))}**")
        st.html(
            share_bars([(named("criteria", group, language), shares.get(group, 0.0)) for group in groups], language)
        )
    names = {criterion_key(c.id, advisor.corpus): c.name.get(language, c.id) for c in criteria}
    _single(profile, names, start, language)


def _take_way(groups: tuple[str, ...], start: Mapping[str, float]) -> None:
    """Callback."""
    profile, way = state.profile(), state.chosen(state.field_key(_WAY), None)
    if profile is not None and way:
        profile = weighed_by(profile, way, groups, start)
        state.keep_profile(profile)
        for group in groups:
            if group in profile.weights:
                state.set_choice(state.field_key(f"weight_{group}"), stepped(profile.weights[group]))


# -- sliders ----------------------------------------------------------------------------------------------------------
def _sliders(profile: Profile, groups: Sequence[str], language: str) -> None:
    for place, column in enumerate(st.columns(2, gap="medium")):
        with column:
            for group in groups[place::2]:
                _slider(group, named("criteria", group, language), profile.weights.get(group, 0.0))


def _slider(name: str, label: str, weight: float) -> None:
    key = state.field_key(f"weight_{name}")
    state.seed(key, stepped(weight))
    st.slider(
        plain(label), 0.0, WEIGHT_MOST, step=WEIGHT_STEP, format="%g", key=key, on_change=_take_weight, args=(name,)
    )


def _take_weight(name: str) -> None:
    """Callback."""
    profile = state.profile()
    if profile is not None:
        state.keep_profile(with_weight(profile, name, state.chosen(state.field_key(f"weight_{name}"), 0.0)))


def _single(profile: Profile, names: dict[str, str], start: Mapping[str, float], language: str) -> None:
    """Criteria with a weight of their own: named first, so that nobody meets a wall of sliders."""
    key = state.field_key(_SINGLE)
    state.seed(key, [name for name in names if name in profile.weights])
    chosen = st.multiselect(
        word("d_single_add", language),
        list(names),
        format_func=names.__getitem__,
        key=key,
        placeholder=word("d_single", language),
        help=word("d_single_note", language),
        on_change=_take_single,
        args=(tuple(names), dict(start)),
    )
    for name in chosen:
        _slider(name, names[name], profile.weights.get(name, start.get(name, 0.0)))


def _take_single(names: tuple[str, ...], start: Mapping[str, float]) -> None:
    """Callback: a criterion that is named begins with the weight it has; one that is taken out loses its own."""
    profile = state.profile()
    if profile is None:
        return
    chosen = state.chosen(state.field_key(_SINGLE), [])
    for name in names:
        if (name in chosen) != (name in profile.weights):
            weight = stepped(start.get(name, 0.0)) if name in chosen else None
            profile = with_weight(profile, name, weight)
            if weight is not None:
                state.set_choice(state.field_key(f"weight_{name}"), weight)
    state.keep_profile(profile)


# -- pairs ------------------------------------------------------------------------------------------------------------
def _pairs(
    profile: Profile,
    groups: Sequence[str],
    decision: Decision | None,
    shares: Mapping[str, float],
    language: Language,
) -> None:
    pairs = list(combinations(groups, 2))
    half = -(-len(pairs) // 2)
    for place, column in enumerate(st.columns(2, gap="medium")):
        with column:
            for first, second in pairs[place * half : (place + 1) * half]:
                _pair(first, second, profile, groups, shares, language)
    if decision is None or decision.consistency is None:
        return
    degree = contradiction(decision.consistency)
    if degree:
        st.warning(plain(word(f"d_inconsistent:{degree}", language)), icon=":material/compare_arrows:")
    else:
        st.caption(plain(word("d_consistent", language)))


def _pair(
    first: str, second: str, profile: Profile, groups: Sequence[str], shares: Mapping[str, float], language: str
) -> None:
    one, other = named("criteria", first, language), named("criteria", second, language)

    def label(ratio: float) -> str:
        if ratio == 1:
            return word("d_pair_equal", language)
        return f"{one} ×{ratio:.0f}" if ratio > 1 else f"{other} ×{1 / ratio:.0f}"

    key = state.field_key(f"pair_{first}_{second}")
    # What the profile says, each time: the first pair that is moved writes down all the others.
    state.set_choice(key, ratio_of(profile, first, second, shares))
    st.select_slider(
        plain(word("d_pair", language, first=one, second=other)),
        RATIOS,
        format_func=label,
        key=key,
        on_change=_take_pair,
        args=(first, second, tuple(groups), dict(shares)),
    )


def _take_pair(first: str, second: str, groups: tuple[str, ...], shares: Mapping[str, float]) -> None:
    """Callback."""
    profile = state.profile()
    if profile is not None:
        ratio = state.chosen(state.field_key(f"pair_{first}_{second}"), 1.0)
        state.keep_profile(with_pair(profile, first, second, ratio, groups, shares))
