"""Where the visitor is on the way through several rooms."""

from __future__ import annotations

import streamlit as st

from advisor.ui.escape import plain
from advisor.ui.words import named

STEPS = ("start", "split", "run", "review", "export")


def draw_steps(here: str, language: str) -> None:
    """The steps with their numbers; what is done has a tick, the present one stands out by more than its colour."""
    place = STEPS.index(here)
    shown = []
    for number, step in enumerate(STEPS):
        label = plain(named("step", step, language))
        if number < place:
            shown.append(f":gray-badge[:material/check: {label}]")
        elif number == place:
            shown.append(f":blue-badge[**{number + 1} {label}**]")
        else:
            shown.append(f":gray-badge[{number + 1} {label}]")
    st.markdown(" ".join(shown))
