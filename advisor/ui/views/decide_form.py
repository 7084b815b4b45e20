"""First step of a decision: the buyer's situation in a few folded sections, with what follows from it beside them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import streamlit as st

from advisor.briefs.profiles import profile_yaml
from advisor.decide.fact_words import fact_word, in_a_row
from advisor.decide.leanings import DOUBTFUL_VOLUME
from advisor.profile import FACTS, Profile
from advisor.records import Language
from advisor.ui import state
from advisor.ui.escape import plain, shortened
from advisor.ui.situation import OPPOSITE, with_fact
from advisor.ui.views.decide_demands import draw_demands
from advisor.ui.views.decide_so_far import draw_so_far
from advisor.ui.views.decide_weights import draw_weights
from advisor.ui.words import GROUPS, named, word

if TYPE_CHECKING:
    from advisor import Advisor
    from advisor.decide.records import Decision

#: ISO 639-1 codes of languages that a buyer can tick, by their own names.
LANGUAGE_NAMES = {
    "en": "English",
    "ru": "русский",
    "zh": "中文",
    "de": "Deutsch",
    "fr": "français",
    "es": "español",
    "it": "italiano",
    "pt": "português",
    "pl": "polski",
    "nl": "Nederlands",
    "sv": "svenska",
    "uk": "українська",
    "tr": "Türkçe",
    "ar": "العربية",
    "hi": "हिन्दी",
    "ja": "日本語",
    "ko": "한국어",
}
_SUMMARY_LENGTH = 70
_ICONS = {
    "data": "database",
    "people": "public",
    "sector": "apartment",
    "means": "memory",
    "needs": "flag",
    "musts": "rule",
    "weights": "tune",
    "routes": "alt_route",
}


def draw_form(profile: Profile, decision: Decision | None, advisor: Advisor, language: Language) -> None:
    """The form, and what follows so far."""
    form, beside = st.columns([5, 3], gap="large")
    with form:
        _facts(profile, language)
        with _section("musts", _musts_said(decision, advisor, language), language) as section:
            if section.open:
                draw_demands(profile, decision, advisor, language)
        with _section("weights", "", language) as section:
            if section.open:
                draw_weights(profile, decision, advisor, language)
        routes = [advisor.corpus.routes[r].name.get(language, r) for r in profile.routes if r in advisor.corpus.routes]
        with _section("routes", " · ".join(routes) or word("d_all_routes", language), language) as section:
            if section.open:
                _candidates(profile, advisor, language)
    with beside:
        draw_so_far(decision, advisor, language)
        _save(profile, language)


def _facts(profile: Profile, language: str) -> None:
    with _section("data", _said(profile, ("data",), language), language) as section:
        if section.open:
            st.text_input(
                word("d_name", language),
                key=_seeded("name", profile.name),
                max_chars=120,
                help=word("d_name_why", language),
                on_change=_take_name,
            )
            st.text_area(
                word("d_about", language),
                key=_seeded("about", profile.about),
                max_chars=2000,
                height=80,
                help=word("d_about_why", language),
                on_change=_take,
                args=("about",),
            )
            _several("data", profile, language)
            _languages(profile, language)
    with _section("people", _said(profile, ("people_in", "established_in"), language), language) as section:
        if section.open:
            _several("people_in", profile, language)
            _several("established_in", profile, language)
    with _section("sector", _said(profile, ("sector", "government_contracts"), language), language) as section:
        if section.open:
            _one_of("sector", profile, language)
            _several("government_contracts", profile, language)
    with _section("means", _said(profile, ("accelerators", "people", "latency"), language), language) as section:
        if section.open:
            _means(profile, language)
    with _section("needs", _said(profile, ("needs", "ready", "unwilling"), language), language) as section:
        if section.open:
            _several("needs", profile, language)
            _several("ready", profile, language)
            _several("unwilling", profile, language)


def _section(name: str, said: str, language: str) -> Any:
    """A folded section that names what was said in it; its widgets are drawn when it is opened."""
    tail = f" :small[{plain(shortened(said, _SUMMARY_LENGTH))}]" if said else ""
    label = f"**{plain(named('dsec', name, language))}**{tail}"
    # What is said in a section is part of its label, and a new label makes a new section: it is opened as it was.
    key = state.field_key(f"open_{name}")
    state.set_choice(key, bool(state.chosen(key, name == "data")))
    return st.expander(
        label,
        key=key,
        icon=f":material/{_ICONS[name]}:",
        on_change="rerun",
    )


def _said(profile: Profile, fields: Sequence[str], language: str) -> str:
    said = []
    for field in fields:
        value = getattr(profile, field)
        said += [fact_word(field, one, language) for one in (value if isinstance(value, tuple) else (value,)) if one]
    # Two fields of one section may hold the same word.
    return in_a_row(dict.fromkeys(said), language) or word("d_nothing_yet", language)


def _musts_said(decision: Decision | None, advisor: Advisor, language: str) -> str:
    criteria = [advisor.corpus.criteria[one.criterion] for one in decision.must_haves] if decision is not None else []
    return in_a_row((criterion.name.get(language, criterion.id) for criterion in criteria), language)


# -- fields -----------------------------------------------------------------------------------------------------------
def _seeded(field: str, value: Any) -> str:
    """Key of a field's widget, which shows the profile's value when it is drawn anew."""
    key = state.field_key(field)
    state.seed(key, value)
    return key


def _take(field: str) -> None:
    """Callback: what was changed is in the profile before anything is drawn, whichever step is drawn next."""
    profile = state.profile()
    if profile is not None:
        changed = with_fact(profile, field, state.chosen(state.field_key(field), None))
        state.keep_profile(changed)
        if other := OPPOSITE.get(field):
            state.set_choice(state.field_key(other), list(getattr(changed, other)))


def _take_name() -> None:
    """Callback: a profile always has a name."""
    profile = state.profile()
    name = " ".join(str(state.chosen(state.field_key("name"), "")).split())
    if profile is not None and name:
        state.keep_profile(with_fact(profile, "name", name))


def _words(field: str, language: str) -> Callable[[str], str]:
    return lambda one: fact_word(field, one, language)


def _several(field: str, profile: Profile, language: str) -> None:
    with st.container(gap="xxsmall"):
        st.pills(
            word(f"field:{field}", language),
            FACTS[field],
            selection_mode="multi",
            format_func=_words(field, language),
            key=_seeded(field, list(getattr(profile, field))),
            on_change=_take,
            args=(field,),
        )
        st.caption(word(f"field_why:{field}", language))


def _one_of(field: str, profile: Profile, language: str) -> None:
    """A choice of one; the sector may be left open, the others have a choice for what is not stated."""
    # What a buyer has not is something else than what he has not told, so both can be chosen.
    options = FACTS[field] if field == "sector" else ("", *FACTS[field])
    with st.container(gap="xxsmall"):
        st.pills(
            word(f"field:{field}", language),
            options,
            format_func=_words(field, language),
            key=_seeded(field, getattr(profile, field) if "" in options else getattr(profile, field) or None),
            required=field != "sector",
            on_change=_take,
            args=(field,),
        )
        st.caption(word(f"field_why:{field}", language))


def _languages(profile: Profile, language: str) -> None:
    options = list(dict.fromkeys((*LANGUAGE_NAMES, *profile.languages)))
    with st.container(gap="xxsmall"):
        st.multiselect(
            word("field:languages", language),
            options,
            format_func=lambda code: LANGUAGE_NAMES.get(code, code),
            key=_seeded("languages", list(profile.languages)),
            placeholder=word("d_nothing_yet", language),
            on_change=_take,
            args=("languages",),
        )
        st.caption(word("field_why:languages", language))


def _means(profile: Profile, language: str) -> None:
    _one_of("accelerators", profile, language)
    _one_of("people", profile, language)
    with st.container(gap="xxsmall"):
        for field, column in zip(("input_tokens", "output_tokens"), st.columns(2), strict=True):
            column.number_input(
                word(f"field:{field}", language),
                min_value=0.0,
                max_value=1e9,
                step=10.0,
                format="%g",
                key=_seeded(field, float(getattr(profile, field))),
                on_change=_take,
                args=(field,),
            )
        st.caption(word("field_why:tokens", language))
        if profile.input_tokens + profile.output_tokens >= DOUBTFUL_VOLUME:
            st.warning(word("field_doubt:tokens", language), icon=":material/warning:")
    _one_of("latency", profile, language)
    with st.container(gap="xxsmall"):
        st.number_input(
            word("field:budget", language),
            min_value=0.0,
            max_value=1e12,
            step=1000.0,
            format="%g",
            key=_seeded("budget", profile.budget),
            value=None,
            on_change=_take,
            args=("budget",),
        )
        st.caption(word("field_why:budget", language))


def _candidates(profile: Profile, advisor: Advisor, language: str) -> None:
    routes = advisor.corpus.routes
    places = {group: place for place, group in enumerate(GROUPS)}
    ordered = sorted(routes.values(), key=lambda route: (places.get(route.group, len(places)), route.id))
    with st.container(gap="xxsmall"):
        st.multiselect(
            word("routes", language),
            [route.id for route in ordered],
            format_func=lambda route: (
                f"{routes[route].name.get(language, route)} · {named('group', routes[route].group, language)}"
            ),
            key=_seeded("routes", list(profile.routes)),
            placeholder=word("d_all_routes", language),
            on_change=_take,
            args=("routes",),
        )
        st.caption(word("d_routes_why", language))


def _save(profile: Profile, language: str) -> None:
    with st.container(gap="xxsmall"):
        st.download_button(
            word("d_save", language),
            data=profile_yaml(profile),
            file_name="profile.yaml",
            mime="application/yaml",
            key="decide_save",
            icon=":material/save:",
            on_click="ignore",
        )
        st.caption(word("d_save_note", language))
