"""Pages on the small corpus, with its index already built."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from advisor.settings import PROJECT_ROOT

#: The first run loads the models.
PATIENCE = 120.0
OpenPage = Callable[..., AppTest]


@pytest.fixture
def page_environment(monkeypatch: pytest.MonkeyPatch, tiny_corpus: Path, built_home: Path) -> None:
    """The page reads its settings from the environment, as in real life."""
    monkeypatch.setenv("ADVISOR_CORPUS", str(tiny_corpus))
    monkeypatch.setenv("ADVISOR_HOME", str(built_home))
    monkeypatch.chdir(PROJECT_ROOT)


@pytest.fixture
def open_app(page_environment: None) -> OpenPage:
    """Opens the application as a visitor would, with address parameters."""

    def opened(**parameters: str) -> AppTest:
        page = AppTest.from_file(str(PROJECT_ROOT / "app.py"), default_timeout=PATIENCE)
        for name, value in parameters.items():
            page.query_params[name] = value
        return page.run()

    return opened


@pytest.fixture
def open_view(page_environment: None) -> OpenPage:
    """Opens one view as a page of the application, with address parameters."""

    def opened(name: str, **parameters: str) -> AppTest:
        page = AppTest.from_function(_one_view, default_timeout=PATIENCE, kwargs={"name": name})
        for key, value in parameters.items():
            page.query_params[key] = value
        return page.run()

    return opened


def _one_view(name):  # runs from its source text
    import streamlit as st

    from advisor.ui import frame, navigation, state

    language = state.language()
    others = [navigation.page(other, language) for other in ("sources", "routes", "privacy") if other != name]
    page = st.navigation([st.Page(getattr(navigation, name), title=name, default=True), *others])
    frame.draw_sidebar()
    page.run()


@pytest.fixture(scope="session", autouse=True)
def _release_caches() -> Iterator[None]:
    yield
    st.cache_resource.clear()


class _Text(HTMLParser):
    """What a browser would show of an HTML block, and what of it is marked."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.marks: list[str] = []
        self.tags: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag == "mark":
            self._inside = True
            self.marks.append("")

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "mark"

    def handle_data(self, data: str) -> None:
        self.text += data
        if self._inside:
            self.marks[-1] += data


def read_html(body: str) -> _Text:
    """Parse an HTML block."""
    parser = _Text()
    parser.feed(body)
    parser.close()
    return parser


def html_texts(page: Any) -> list[str]:
    """Texts of all HTML blocks of a page, in order."""
    return [read_html(block.proto.body).text for block in page.get("html")]


def buttons(page: AppTest, prefix: str) -> list[Any]:
    """Buttons whose key begins with `prefix`, in order."""
    return [button for button in page.button if (button.key or "").startswith(prefix)]


def markdown_texts(page: AppTest) -> str:
    """All Markdown of a page, as one text."""
    return "\n".join(element.value for element in page.markdown)
