"""The pages of the application and the links between them.

Views are imported when they are shown, so that every part of the page may link to any of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
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


def decide() -> None:
    """From the buyer's situation to a ranking of routes."""
    from advisor.ui.views import decide as view

    guarded(view.render)()


def sources() -> None:
    """Everything that can be cited."""
    from advisor.ui.views import sources as view

    guarded(view.render)()


def routes() -> None:
    """Ways of using a model, with what is known about each."""
    from advisor.ui.views import routes as view

    guarded(view.render)()


def model() -> None:
    """Which language model words answers, if any."""
    from advisor.ui.views import model as view

    guarded(view.render)()


def privacy() -> None:
    """What leaves this machine."""
    from advisor.ui.views import privacy as view

    guarded(view.render)()


_ICONS: dict[str, tuple[Callable[[], None], str]] = {
    "ask": (ask, ":material/search:"),
    "questionnaire": (questionnaire, ":material/checklist:"),
    "decide": (decide, ":material/balance:"),
    "sources": (sources, ":material/menu_book:"),
    "routes": (routes, ":material/alt_route:"),
    "model": (model, ":material/stylus_note:"),
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


def model_link(label: str, icon: str, language: str) -> None:
    """To the page on which a language model is chosen, allowed or turned off."""
    _link("model", label, icon, language)


def decide_link(
    routes: Sequence[str],
    language: str,
    facts: Mapping[str, Sequence[str]] = MappingProxyType({}),
    *,
    origin: str,
) -> None:
    """From an answer or a questionnaire to the decision between its routes, with what was told of the buyer.

    Args:
        routes: ids of the candidates.
        language: of the label and of the page.
        facts: field of the profile → words of its closed list; no sentence of the buyer goes into the address.
        origin: the page that the link stands on, one of `state.ORIGINS`; the decision links back to it.
    """
    parameters = {"routes": ",".join(routes), "from": origin}
    parameters |= {field: ",".join(words) for field, words in facts.items()}
    _link("decide", word("d_decide_these", language), ":material/balance:", language, parameters)


def back_link(origin: str, language: str) -> None:
    """From a decision back to the answer or the questionnaire that it came from."""
    _link(origin, word(f"d_back:{origin}", language), ":material/arrow_back:", language)


def questionnaire_link(routes: Sequence[str], language: str) -> None:
    """From a decision to a questionnaire for its routes."""
    label = word("d_to_questionnaire", language)
    _link("questionnaire", label, ":material/checklist:", language, {"routes": ",".join(routes)})


def ask_link(question: str, language: str) -> None:
    """To the question box with a question in it, which is not asked yet."""
    _link("ask", word("d_ask", language), ":material/search:", language, {"q": question})


def _link(name: str, label: str, icon: str, language: str, parameters: dict[str, str] | None = None) -> None:
    st.page_link(page(name, language), label=label, icon=icon, query_params=parameters)
