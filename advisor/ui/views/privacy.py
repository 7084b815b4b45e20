"""What leaves this machine: every host that the program can contact, and whether it may."""

from __future__ import annotations

from dataclasses import fields

import streamlit as st

from advisor.egress import egress_hosts, nothing_leaves
from advisor.ledger import Call, Ledger
from advisor.settings import Settings
from advisor.ui import language_model, state
from advisor.ui.escape import block, plain
from advisor.ui.frame import PAGE_WIDTH
from advisor.ui.parts.headings import draw_heading
from advisor.ui.parts.passage import facts
from advisor.ui.parts.verdict import badge
from advisor.ui.words import word

#: Calls that are listed, and that the file for download holds.
_LISTED, _EXPORTED = 50, 10_000


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
                draw_heading(entry.host if _is_address(entry.host) else entry.host[:1].upper() + entry.host[1:], 2)
                st.markdown(look)
                st.html(block(entry.purpose, "en"))
                facts([(word("sends", language), entry.sends), (word("switch", language), entry.switch)])
        _calls(settings, language)
        draw_heading(word("prove_it", language), 2)
        st.markdown(plain(word("prove_it_text", language)))
        st.code("python -m advisor egress", language=None)


def _is_address(host: str) -> bool:
    """Whether it is a host's name, which is no beginning of a sentence."""
    return "." in host and " " not in host


def _calls(settings: Settings, language: str) -> None:
    """The ledger: what left this machine, or was refused, and a file of it."""
    draw_heading(word("ledger", language), 2)
    st.caption(plain(word("ledger_note", language)))
    calls, damaged = Ledger(settings.home).last(_EXPORTED)
    if damaged:
        st.warning(plain(word("ledger_damaged", language, count=damaged)), icon=":material/warning:")
    if not calls:
        st.markdown(plain(word("ledger_empty", language)))
        return
    columns = [word(f"ledger:{key}", language) for key in ("when", "host", "purpose", "sent", "received", "outcome")]
    rows = [[call.when, call.host, call.purpose, call.bytes_sent, call.bytes_received, call.outcome] for call in calls]
    newest = rows[::-1][:_LISTED]
    st.dataframe(
        {column: [row[place] for row in newest] for place, column in enumerate(columns)},
        key="ledger_calls",
        hide_index=True,
        width="stretch",
    )
    st.download_button(
        word("ledger_save", language),
        data=lambda: _as_csv(calls),
        file_name="egress.csv",
        mime="text/csv",
        key="ledger_save",
        icon=":material/download:",
        on_click="ignore",
    )


def _as_csv(calls: list[Call]) -> bytes:
    """Every field of every call; no field is a formula."""
    from advisor.export.delimited import table

    names = [field.name for field in fields(Call)]
    return table(names, ([getattr(call, name) for name in names] for call in calls))
