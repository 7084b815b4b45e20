"""Streamlit must not look up this machine's public address."""

from __future__ import annotations

import pytest
from streamlit import net_util
from streamlit.web.server import server_util

from advisor.ui.quiet import silence_streamlit


def test_a_page_of_another_origin_makes_streamlit_ask_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def ask(url: str, timeout: float = 0) -> str | None:
        asked.append(url)
        return None

    monkeypatch.setattr(net_util, "_external_ip", None)
    monkeypatch.setattr(net_util, "_make_blocking_http_get", ask)
    assert not server_util.is_url_from_allowed_origins("https://elsewhere.example.org")
    assert asked, "Streamlit no longer asks: advisor/ui/quiet.py can go"
    asked.clear()
    silence_streamlit()
    assert not server_util.is_url_from_allowed_origins("https://elsewhere.example.org")
    assert not asked
