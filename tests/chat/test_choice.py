"""How a language model is named, and that its key is printed nowhere."""

from __future__ import annotations

import pytest

from advisor.chat.choice import KEY_VARIABLES, PROVIDERS, choice_of
from advisor.errors import InputError

KEY = "sk-0123456789"


def test_a_model_may_have_colons_in_its_name() -> None:
    choice = choice_of("Ollama:qwen3:8b", keys={})
    assert choice is not None
    assert (choice.provider.id, choice.model, choice.host) == ("ollama", "qwen3:8b", "127.0.0.1:11434")
    assert choice.label == "ollama:qwen3:8b"
    assert choice.on_this_machine
    assert choice_of("  ") is None


@pytest.mark.parametrize("provider", PROVIDERS)
def test_every_provider_is_reached_encrypted_or_on_this_machine(provider: str) -> None:
    url = PROVIDERS[provider].url or "http://127.0.0.1:1/v1"
    choice = choice_of(f"{provider}:m", url, dict.fromkeys(KEY_VARIABLES, KEY))
    assert choice is not None
    assert choice.encrypted or choice.on_this_machine
    assert choice.on_this_machine is not bool(choice.provider.key_variable)
    assert KEY not in repr(choice)
    assert KEY not in str(choice)


def test_ones_own_variable_wins() -> None:
    keys = {"OPENAI_API_KEY": "theirs", "ADVISOR_LLM_KEY": "ours"}
    choice = choice_of("openai:gpt", keys=keys)
    assert choice is not None
    assert choice.key == "ours"
    other = choice_of("deepseek:m", keys={"OPENAI_API_KEY": "theirs", "DEEPSEEK_API_KEY": "right"})
    assert other is not None
    assert other.key == "right"


@pytest.mark.parametrize(
    ("text", "url", "said"),
    [
        ("qwen3", "", "names no language model"),
        ("ollama:", "", "names no language model"),
        ("nobody:m", "", "Providers: ollama"),
        ("compatible:m", "", "is not set"),
        ("ollama:m", "ftp://127.0.0.1/v1", "no address"),
        ("ollama:m", "127.0.0.1:80", "no address"),
        ("ollama:m", "http://", "no address"),
        ("ollama:m", "http://a:99999/v1", "no address"),
        ("ollama:m", "http://[::1", "no address"),
        ("ollama:m", "http://a b/v1", "no address"),
        ("ollama:m", "http://127.0.0.1\\@evil.example/v1", "neither a password"),
        ("ollama:m", "http://me:secret-word@host/v1", "neither a password"),
        ("ollama:m", "http://host/v1?key=secret-word", "neither a password"),
        ("openai:gpt", "", "asks for a key"),
    ],
)
def test_what_names_no_model_is_refused_with_a_remedy(text: str, url: str, said: str) -> None:
    with pytest.raises(InputError) as caught:
        choice_of(text, url, {})
    assert said in str(caught.value)
    assert caught.value.remedy
    assert "secret-word" not in str(caught.value)


def test_a_key_with_a_line_end_is_refused_and_not_repeated() -> None:
    with pytest.raises(InputError) as caught:
        choice_of("openai:gpt", keys={"OPENAI_API_KEY": f"{KEY}\nx"})
    assert KEY not in str(caught.value)


@pytest.mark.parametrize(
    ("url", "here"),
    [
        ("http://localhost:1/v1", True),
        ("http://LOCALHOST:1/v1", True),
        ("http://[::1]:1/v1", True),
        ("http://127.0.0.1.example.org/v1", False),
        ("http://localhost.example.org/v1", False),
        ("http://10.0.0.1/v1", False),
        ("http://0.0.0.0:1/v1", False),
        ("http://127.8.9.1:1/v1", False),
        ("http://localhost./v1", True),
        # The certificate is for the name, and the name may lead anywhere.
        ("https://localhost:1/v1", False),
        ("http://models.localhost:1/v1", False),
        ("http://127.1:1/v1", False),
        ("http://localhost.localdomain/v1", False),
    ],
)
def test_only_this_machine_counts_as_this_machine(url: str, here: bool) -> None:
    choice = choice_of("compatible:m", url)
    assert choice is not None
    assert choice.on_this_machine is here


@pytest.mark.parametrize(
    "url", ["http://localhost:11434/v1", "http://LocalHost:11434/v1", "http://localhost.:11434/v1"]
)
def test_the_name_of_this_machine_is_never_looked_up(url: str) -> None:
    choice = choice_of("ollama:m", url)
    assert choice is not None
    assert choice.url == "http://127.0.0.1:11434/v1"
    assert choice.host == "127.0.0.1:11434"
