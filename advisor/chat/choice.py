"""Which language model is configured, by name and address; pure.

Every provider is reached in the protocol of OpenAI's chat completions, which all of them offer: so one client of ours,
which takes no proxy and follows no redirect, serves all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from urllib.parse import urlsplit

from advisor.errors import InputError
from advisor.loopback import is_loopback, pinned

#: The key of whichever model is set; wins over a provider's own variable.
KEY_VARIABLE = "ADVISOR_LLM_KEY"


@dataclass(frozen=True, slots=True)
class Provider:
    """Somebody who serves models, or a program that does."""

    id: str
    name: str
    url: str
    """Where it is reached unless another address is set; empty where one must be set."""
    key_variable: str = ""
    """Environment variable that its own tools read the key from; empty: it needs no key."""


PROVIDERS: Mapping[str, Provider] = MappingProxyType(
    {
        provider.id: provider
        for provider in (
            Provider("ollama", "Ollama", "http://127.0.0.1:11434/v1"),
            Provider("llama.cpp", "llama.cpp", "http://127.0.0.1:8080/v1"),
            Provider("vllm", "vLLM", "http://127.0.0.1:8000/v1"),
            Provider("compatible", "OpenAI-compatible server", ""),
            Provider("openai", "OpenAI", "https://api.openai.com/v1", "OPENAI_API_KEY"),
            Provider("anthropic", "Anthropic", "https://api.anthropic.com/v1", "ANTHROPIC_API_KEY"),
            Provider("google", "Google", "https://generativelanguage.googleapis.com/v1beta/openai", "GOOGLE_API_KEY"),
            Provider("deepseek", "DeepSeek", "https://api.deepseek.com/v1", "DEEPSEEK_API_KEY"),
            Provider(
                "qwen",
                "Alibaba Cloud (Qwen)",
                "https://dashscope-intl.aliyuncs.com/compatible-mode/v1",
                "DASHSCOPE_API_KEY",
            ),
            Provider("moonshot", "Moonshot AI (Kimi)", "https://api.moonshot.ai/v1", "MOONSHOT_API_KEY"),
        )
    }
)
#: Every variable that a key may stand in.
KEY_VARIABLES = (KEY_VARIABLE, *(provider.key_variable for provider in PROVIDERS.values() if provider.key_variable))


@dataclass(frozen=True, slots=True)
class Choice:
    """A model to ask: provider, its name there, and the address. The key is never part of what is printed."""

    provider: Provider
    model: str
    url: str
    key: str = field(default="", repr=False, compare=False)

    @property
    def host(self) -> str:
        """Host and port, as the ledger and the page name it."""
        return urlsplit(self.url).netloc.rpartition("@")[2].lower()

    @property
    def on_this_machine(self) -> bool:
        """Whether nothing leaves this machine when it is asked: its address is a loopback number, not a mere name."""
        return is_loopback(urlsplit(self.url).hostname or "")

    @property
    def encrypted(self) -> bool:
        """Whether what is sent cannot be read on the way."""
        return self.url.lower().startswith("https:")

    @property
    def label(self) -> str:
        """`provider:model`, as `--llm` takes it."""
        return f"{self.provider.id}:{self.model}"


def choice_of(text: str, url: str = "", keys: Mapping[str, str] | None = None) -> Choice | None:
    """The model that a setting names; None where it is empty.

    Args:
        text: `provider:model`, for example `ollama:qwen3:8b`.
        url: the address, where it differs from the provider's own.
        keys: values of `KEY_VARIABLES`; `ADVISOR_LLM_KEY` wins. None: no key is wanted, as nothing will be asked.

    Raises:
        InputError: it names no provider or no model, the address is none, or a key is wanted and missing.
    """
    if not text.strip():
        return None
    name, _, model = text.strip().partition(":")
    provider = PROVIDERS.get(name.strip().lower())
    if provider is None or not model.strip() or not model.isprintable():
        raise InputError(
            f"{text!r} names no language model",
            remedy=f"Write provider:model, for example ollama:qwen3:8b. Providers: {', '.join(PROVIDERS)}.",
        )
    address = (url.strip() or provider.url).rstrip("/")
    _check_address(address, provider)
    key = "" if keys is None else _key(provider, keys)
    return Choice(provider, model.strip(), pinned(address), key)


def _key(provider: Provider, keys: Mapping[str, str]) -> str:
    """The key for a provider.

    Raises:
        InputError: it needs one and none is set, or it cannot be one.
    """
    key = keys.get(KEY_VARIABLE) or (keys.get(provider.key_variable, "") if provider.key_variable else "")
    if provider.key_variable and not key:
        raise InputError(
            f"{provider.name} asks for a key and none is set",
            remedy=f"Set {provider.key_variable} or {KEY_VARIABLE} in the environment of the program.",
        )
    # The key itself is not part of the message: messages are shown and logged.
    if any(not 33 <= ord(character) <= 126 for character in key):
        raise InputError("the key of the language model holds characters that no key has", remedy="Copy it anew.")
    return key


def _check_address(address: str, provider: Provider) -> None:
    if not address:
        raise InputError(
            f"the address of the {provider.name} is not set",
            remedy="Set ADVISOR_LLM_URL, for example http://127.0.0.1:8080/v1.",
        )
    remedy = "Write http://host:port/v1; a key goes into ADVISOR_LLM_KEY."
    try:
        parts = urlsplit(address)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        parts, sound = urlsplit(""), False
    # Nothing of the address is repeated: it may hold a password.
    if parts.username or parts.password or parts.query or parts.fragment or "@" in address:
        raise InputError("the address of the language model may hold neither a password nor a query", remedy=remedy)
    if not sound or not address.isprintable() or any(character in address for character in " \\"):
        raise InputError(f"{address!r} is no address of a language model", remedy=remedy)
