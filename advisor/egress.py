"""Every host that the program can contact, and whether it is switched on; the page and `advisor egress` show this list.

A new feature that opens a connection adds its entry here first: a test compares the list with the settings.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from urllib.parse import urlsplit

from advisor.chat.choice import Choice, choice_of
from advisor.chat.consent import Consents
from advisor.errors import InputError
from advisor.loopback import is_loopback, pinned
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


def leaves_for_chroma(url: str) -> bool:
    """Whether a Chroma server is on another host than this."""
    return bool(url) and not is_loopback(_host_of(pinned(url if "://" in url else f"http://{url}")))


def configured_model(settings: Settings) -> Choice | None:
    """The language model that the settings name, without its key; None where they name none that could be asked."""
    try:
        return choice_of(settings.llm, settings.llm_url)
    except InputError:
        return None


#: Use of a language model → what is sent for it.
_SENDS = {
    "answer": (
        "the question, the question before it where it follows up on one, and the passages that the answer rests on"
    ),
    "follow-up": "for a question that follows up on others, it and up to four questions before it",
    "split": "for a long text that may hold several questions, that text",
    "translate": "on your click, a quote to be translated",
    "memo": "on your wish, the paragraphs of a decision memo, which name your situation",
}


def _language_model(settings: Settings) -> EgressHost:
    choice = configured_model(settings)
    sends = "; ".join(text for use, text in _SENDS.items() if use in settings.uses)
    if settings.mask:
        sends += "; e-mail addresses, telephone, account, card and IP numbers and the names you listed are masked"
    enabled = False
    if choice is None:
        why = "off: no model is set"
    elif choice.on_this_machine:
        why = "off: the model runs on this machine"
    elif settings.egress_forbidden:
        why = "off: ADVISOR_EGRESS forbids it"
    elif choice.host in settings.hosts:
        enabled, why = True, "on: allowed by ADVISOR_LLM_HOSTS, or on the page for this visit"
    elif Consents(settings.home).may_ask(choice):
        enabled, why = True, f"on since you allowed it: `egress --withdraw {choice.host}`"
    else:
        why = f"off until you allow it, on the page or with `egress --allow {choice.host}`"
    return EgressHost(
        host="a language model of your choice" if choice is None else choice.host,
        purpose="Language model that words answers",
        sends=sends,
        enabled=enabled,
        switch=f"{why}; ADVISOR_LLM and ADVISOR_LLM_URL, or the page Language model",
    )


def egress_hosts(settings: Settings) -> tuple[EgressHost, ...]:
    """All hosts, those switched on first."""
    entries = (
        _language_model(settings),
        EgressHost(
            host=_host_of(settings.chroma_url) or "a Chroma server of your own",
            purpose="Vector store on another machine",
            sends="vectors and ids of passages and questions, no text",
            enabled=leaves_for_chroma(settings.chroma_url) and not settings.egress_forbidden,
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
            switch="only on the command `sources fetch`, once; never where ADVISOR_EGRESS is forbid",
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
