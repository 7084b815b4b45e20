"""What leaves this machine: every host that the program can contact, and whether it may."""

from __future__ import annotations

import streamlit as st

from advisor.egress import egress_hosts, nothing_leaves
from advisor.ui import language_model, state
from advisor.ui.escape import block, plain
from advisor.ui.frame import PAGE_WIDTH
from advisor.ui.parts.headings import draw_heading
from advisor.ui.parts.passage import facts
from advisor.ui.parts.verdict import badge
from advisor.ui.words import word


def render() -> None:
    """The page."""
    language = state.language()
    settings = language_model.effective_settings()
    hosts = egress_hosts(settings)
    with st.container(width=PAGE_WIDTH):
        draw_heading(word("privacy", language), 1)
        on = sum(entry.enabled for entry in hosts)
        if nothing_leaves(settings):
            line = badge(word("nothing_leaves", language), "verified_user", "green")
        else:
            names = ", ".join(entry.host for entry in hosts if entry.enabled)
            line = badge(word("something_leaves", language, hosts=names), "outgoing_mail", "orange")
        st.markdown(f"{line} {badge(word('hosts_on', language, on=on, total=len(hosts)), 'dns', 'gray')}")
        st.markdown(plain(word("privacy_lead", language)))
        for entry in hosts:
            with st.container(border=True, gap="xsmall"):
                look = (
                    badge(word("state_on", language), "toggle_on", "orange")
                    if entry.enabled
                    else badge(word("state_off", language), "toggle_off", "green")
                )
                draw_heading(entry.host[:1].upper() + entry.host[1:], 2)
                st.markdown(look)
                st.html(block(entry.purpose, "en"))
                facts([(word("sends", language), entry.sends), (word("switch", language), entry.switch)])
        draw_heading(word("prove_it", language), 2)
        st.markdown(plain(word("prove_it_text", language)))
        st.code("python -m advisor egress", language=None)
