"""A file that is made when it is asked for, kept for as long as it holds, and then downloaded."""

from __future__ import annotations

from collections.abc import Callable, Hashable

import streamlit as st

from advisor.export.files import File
from advisor.ui import state
from advisor.ui.escape import plain
from advisor.ui.words import word


def prepared_file(page: str, kind: str, moment: Hashable, making: str, make: Callable[[], File], language: str) -> None:
    """A button to make the file, or, where it was made and still holds, one to download it.

    Args:
        page: prefix of the keys under which the visit keeps the files of one page.
        kind: which of them.
        moment: what it is made for: as long as that is the same, the file holds.
        making: what is said while it is made.
        make: makes it.
        language: of the page.
    """
    made: dict[str, tuple[Hashable, File]] = state.chosen(f"{page}_files", {})
    known = made.get(kind)
    if known is None or known[0] != moment:
        if not st.button(word("q_prepare", language), key=f"{page}_prepare_{kind}", icon=":material/build:"):
            return
        with st.spinner(making):
            file = make()
        state.set_choice(f"{page}_files", {**made, kind: (moment, file)})
        st.rerun()
    file = known[1]
    st.download_button(
        plain(word("q_download", language, name=file.name)),
        data=file.data,
        file_name=file.name,
        mime=file.media_type,
        key=f"{page}_download_{kind}",
        icon=":material/download:",
        on_click="ignore",
        wrap=True,
    )
