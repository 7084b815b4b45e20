"""The way into a decision: a buyer like oneself, an empty form, or a profile that was saved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

import streamlit as st

from advisor.decide.fact_words import field_name, in_a_row, said_of, told_facts
from advisor.errors import ProfileError
from advisor.profile import Profile
from advisor.records import Localized
from advisor.ui import state
from advisor.ui.escape import block, plain, shortened
from advisor.ui.parts.headings import draw_heading
from advisor.ui.words import word

if TYPE_CHECKING:
    from advisor import Advisor

Item = TypeVar("Item")
_COLUMNS = 3
UPLOAD_MB = 1
_UPLOADS = "decide_uploads"
_FACTS_SHOWN = ("sector", "people_in", "data", "accelerators")
_FACTS_LENGTH = 150


def draw_start(advisor: Advisor, language: str) -> None:
    """The presets, and the other two ways."""
    presets = advisor.rulebook.presets
    if presets:
        draw_heading(word("d_presets", language), 2)
        st.caption(word("d_presets_note", language))
        for row in batched(presets.items(), _COLUMNS):
            for column, (preset, (name, profile)) in zip(st.columns(_COLUMNS, gap="small"), row, strict=False):
                with column:
                    _card(preset, name, profile, language)
    draw_heading(word("d_or", language), 2)
    one, two = st.columns(2, gap="large")
    with one:
        st.button(
            word("d_empty", language),
            key="decide_empty",
            icon=":material/edit_note:",
            on_click=state.open_profile,
            args=(Profile(name=word("d_empty_name", language)),),
        )
    with two:
        opened = upload(advisor, language, _UPLOADS)
        if opened is not None:
            state.set_choice(_UPLOADS, state.chosen(_UPLOADS, 0) + 1)  # an empty box for the next file
            state.open_profile(opened)
            st.rerun()


def batched(items: Iterable[Item], count: int) -> Iterator[list[Item]]:
    """The items in rows of `count`; the last row may be shorter."""
    left = iter(items)
    while row := list(islice(left, count)):
        yield row


def _card(preset: str, name: Localized, profile: Profile, language: str) -> None:
    with st.container(border=True, gap="xsmall", key=f"preset_card_{preset}", height="stretch"):
        draw_heading(name.get(language, preset), 3)
        st.html(block(shortened(in_brief(profile, language), _FACTS_LENGTH), language, size=".9rem", quiet=True))
        st.button(
            word("d_use", language),
            key=f"preset_{preset}",
            icon=":material/arrow_forward:",
            on_click=state.open_profile,
            args=(named_profile(name, profile, language),),
        )


def named_profile(name: Localized, profile: Profile, language: str) -> Profile:
    """A preset under its name in the language of the page."""
    return replace(profile, name=name.get(language) or profile.name)


def in_brief(profile: Profile, language: str) -> str:
    """The facts that tell one buyer from another, in one line."""
    told = dict(told_facts(profile, language))
    shown = ((field_name(field, language), told.get(field_name(field, language))) for field in _FACTS_SHOWN)
    return " · ".join(said_of(name, in_a_row(words, language), language) for name, words in shown if words)


def upload(advisor: Advisor, language: str, counter: str) -> Profile | None:
    """A box for a saved profile, with what is wrong with the file in it; None: there is none that can be used."""
    from advisor.briefs.profiles import parse_profile

    given = st.file_uploader(
        word("d_open", language),
        type=["yaml", "yml"],
        key=f"{counter}_{state.chosen(counter, 0)}",
        help=word("d_open_help", language, size=UPLOAD_MB),
        max_upload_size=UPLOAD_MB,
    )
    if given is None:
        return None
    text = given.getvalue().decode("utf-8-sig", errors="replace")
    try:
        return parse_profile(text, given.name, advisor.corpus, [price.id for price in advisor.rulebook.prices])
    except ProfileError as error:
        st.error(word("d_unreadable", language), icon=":material/error:")
        listed = "".join(block(str(problem), size=".9rem") for problem in error.problems[:20])
        st.html(listed)
        if error.remedy:
            st.caption(plain(error.remedy))
        return None
