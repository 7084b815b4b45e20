"""The pages of the application and the links between them.

Views are imported when they are shown, so that every part of the page may link to any of them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from advisor.ui.parts.problem import guarded
from advisor.ui.words import word

if TYPE_CHECKING:
    from streamlit.navigation.page import StreamlitPage


def ask() -> None:
    """The chat."""
    from advisor.ui.views import ask as view

    guarded(view.render)()


def questionnaire() -> None:
    """A buyer's list of questions, answered for several routes."""
    from advisor.ui.views import questionnaire as view

    guarded(view.render)()


def sources() -> None:
    """Everything that can be cited."""
    from advisor.ui.views import sources as view

    guarded(view.render)()


def routes() -> None:
    """Ways of using a model, with what is known about each."""
    from advisor.ui.views import routes as view

    guarded(view.render)()


def privacy() -> None:
    """What leaves this machine."""
    from advisor.ui.views import privacy as view

    guarded(view.render)()


_ICONS: dict[str, tuple[Callable[[], None], str]] = {
    "ask": (ask, ":material/search:"),
    "questionnaire": (questionnaire, ":material/checklist:"),
    "sources": (sources, ":material/menu_book:"),
    "routes": (routes, ":material/alt_route:"),
    "privacy": (privacy, ":material/lock:"),
}


def page(name: str, language: str) -> StreamlitPage:
    """One page by its name."""
    function, icon = _ICONS[name]
    return st.Page(function, title=word(name, language), icon=icon, default=name == "ask")


def pages(language: str) -> list[StreamlitPage]:
    """All pages in the order of the menu."""
    return [page(name, language) for name in _ICONS]


def brief_link(source_id: str, language: str) -> None:
    """A link to the whole brief of a source."""
    _link("sources", word("whole_brief", language), ":material/menu_book:", language, {"source": source_id})


def privacy_link(label: str, icon: str, language: str) -> None:
    """The status line; it opens the list that proves it."""
    _link("privacy", label, icon, language)


def _link(name: str, label: str, icon: str, language: str, parameters: dict[str, str] | None = None) -> None:
    st.page_link(page(name, language), label=label, icon=icon, query_params=parameters)
