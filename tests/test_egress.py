"""The list of hosts says of a language model's host what the gate before it does: on where it may be asked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from advisor.chat.choice import choice_of
from advisor.chat.consent import Consents
from advisor.egress import egress_hosts, nothing_leaves
from advisor.settings import Settings

MODEL = {"llm": "compatible:m", "llm_url": "https://vendor.example/v1"}


@pytest.mark.parametrize(
    ("chosen", "on"),
    [
        ({}, False),
        (MODEL, False),
        ({**MODEL, "llm_hosts": "vendor.example"}, True),
        ({**MODEL, "llm_hosts": "vendor.example", "egress": "forbid"}, False),
        ({**MODEL, "llm_hosts": "other.example"}, False),
        ({"llm": "ollama:m", "llm_url": "http://127.0.0.1:11434", "llm_hosts": "127.0.0.1:11434"}, False),
    ],
)
def test_a_models_host_is_on_where_it_may_be_asked(chosen: dict[str, str], on: bool, tmp_path: Path) -> None:
    settings = replace(Settings(home=tmp_path), **chosen)  # type: ignore[arg-type]
    (entry,) = [one for one in egress_hosts(settings) if one.purpose.startswith("Language model")]
    assert entry.enabled is on
    assert entry.switch.startswith("on" if on else "off")
    assert nothing_leaves(settings) is not on


def test_what_was_allowed_on_the_command_line_is_on(tmp_path: Path) -> None:
    settings = replace(Settings(home=tmp_path), **MODEL)  # type: ignore[arg-type]
    choice = choice_of(settings.llm, settings.llm_url)
    assert choice is not None
    Consents(tmp_path).allow(choice.host)
    assert not nothing_leaves(settings)
