"""Headings in order: a screen reader meets no gap between levels."""

from __future__ import annotations

import streamlit as st

from advisor.ui.escape import plain


def draw_heading(text: str, level: int) -> None:
    """A heading of level 1 to 5; the text is shown as it stands."""
    shown = plain(text)
    if level == 1:
        st.title(shown, anchor=False)
    elif level == 2:
        st.header(shown, anchor=False)
    elif level == 3:
        st.subheader(shown, anchor=False)
    else:
        st.markdown(f"{'#' * level} {shown}", anchors=False)
