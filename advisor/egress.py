"""Every host that the program can contact, and whether it is switched on; the page and `advisor egress` show this list.

A new feature that opens a connection adds its entry here first: a test compares the list with the settings.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from urllib.parse import urlsplit

from advisor.settings import Settings


@dataclass(frozen=True, slots=True)
class EgressHost:
    """One place that something could be sent to."""

    host: str
    purpose: str
    sends: str
    enabled: bool
    switch: str
    """What turns it on or off."""

    def as_dict(self) -> dict[str, object]:
        """Plain data for JSON."""
        return asdict(self)


def _host_of(url: str) -> str:
    """The host of an address, also of one without a scheme; an address that cannot be parsed counts as a host."""
    if not url:
        return ""
    try:
        return urlsplit(url if "://" in url else f"//{url}").hostname or url
    except ValueError:
        return url


def egress_hosts(settings: Settings) -> tuple[EgressHost, ...]:
    """All hosts, those switched on first."""
    chroma = _host_of(settings.chroma_url)
    local = chroma in ("", "localhost", "127.0.0.1", "::1")
    entries = (
        EgressHost(
            host=chroma or "a Chroma server of your own",
            purpose="Vector store on another machine",
            sends="vectors and ids of passages and questions, no text",
            enabled=bool(settings.chroma_url) and not local,
            switch="ADVISOR_CHROMA_URL (not set: vectors stay in a folder on this machine)",
        ),
        EgressHost(
            host="browser.gatherUsageStats of Streamlit",
            purpose="Usage statistics of the web framework",
            sends="nothing: switched off in .streamlit/config.toml and by app.py",
            enabled=False,
            switch="off; there is no switch to turn it on",
        ),
        EgressHost(
            host="telemetry of Chroma",
            purpose="Usage statistics of the vector store",
            sends="nothing: switched off before Chroma is loaded",
            enabled=False,
            switch="off; there is no switch to turn it on",
        ),
        EgressHost(
            host="telemetry of ONNX Runtime",
            purpose="Usage statistics of the library that runs the multilingual model",
            sends="nothing: switched off before ONNX Runtime is loaded",
            enabled=False,
            switch="off; there is no switch to turn it on",
        ),
        EgressHost(
            host="checkip service asked by Streamlit",
            purpose="Streamlit's look-up of this machine's public address",
            sends="nothing: the look-up is switched off by app.py",
            enabled=False,
            switch="off; there is no switch to turn it on",
        ),
        EgressHost(
            host="Hugging Face Hub",
            purpose="Download of models",
            sends="nothing: the models are installed as packages, and hub calls are switched off",
            enabled=False,
            switch="off; there is no switch to turn it on",
        ),
        EgressHost(
            host="hosts of the cited sources, asked by the program",
            purpose="Fetching the originals that briefs name",
            sends="the address of the document and the program's name; no question, answer or document of yours",
            enabled=False,
            switch="only on the command `sources fetch`, once; `egress --ledger` lists each call",
        ),
        EgressHost(
            host="hosts of the cited sources, asked by your browser",
            purpose="Opening an original in the browser",
            sends="what any browser sends; only when you click a link to the original",
            enabled=False,
            switch="your click; the page itself never opens these links",
        ),
    )
    return tuple(sorted(entries, key=lambda entry: not entry.enabled))


def nothing_leaves(settings: Settings) -> bool:
    """Whether no host outside this machine is switched on."""
    return not any(entry.enabled for entry in egress_hosts(settings))
