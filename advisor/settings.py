"""All configuration in one frozen object; the only reader of the environment.

Privacy switches of the libraries are set here too, before any of them is imported: Streamlit, Chroma and
Hugging Face report usage or call their hubs unless told not to.
"""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

from advisor.errors import InputError
from advisor.uses import MODEL_USES

PROJECT_ROOT = Path(__file__).resolve().parent.parent
#: Days after which a source should be read again, where nothing else is set.
STALE_VENDOR_DAYS, STALE_DAYS = 180, 365

#: Read by the libraries when they are imported. Values that the user has set are left alone except where they would
#: open a connection.
_OFFLINE = {
    "ANONYMIZED_TELEMETRY": "False",
    "CHROMA_TELEMETRY_ENABLED": "False",
    "HF_HUB_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_DATASETS_OFFLINE": "1",
    "DO_NOT_TRACK": "1",
    "LANGCHAIN_TRACING_V2": "false",
    "LANGSMITH_TRACING": "false",
    "OTEL_SDK_DISABLED": "true",
    # ONNX Runtime reports to Microsoft unless told not to; `disable_telemetry_events()` comes too late.
    "ORT_DISABLE_TELEMETRY": "1",
    "TOKENIZERS_PARALLELISM": "false",
    # One question is a few small products: threads cost more than they save, most of all on a busy machine.
    "OPENBLAS_NUM_THREADS": "1",
}


def silence_libraries() -> None:
    """Switch off telemetry and hub calls of every library that has them. Call before importing them (and NumPy)."""
    os.environ.update(_OFFLINE)


def _default_home() -> Path:
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = str(Path.home() / "Library" / "Application Support")
    else:
        base = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(base) / "open-vs-api-advisor"


_EMBEDDING_MODEL = "multilingual-e5-small"


@dataclass(frozen=True, slots=True)
class Settings:
    """What an installation can choose. Passed explicitly; varied with `dataclasses.replace`.

    Every field can be set by an environment variable `ADVISOR_<FIELD>`; the README lists them, and a test compares.
    """

    corpus: Path = PROJECT_ROOT / "corpus"
    """Folder with sources/, routes/, assessments/, profiles/, criteria.yaml, rules.yaml and the other files."""
    home: Path = field(default_factory=_default_home)
    """Folder of the index and of everything else the program writes."""
    chroma_url: str = ""
    """`http://host:port` of a Chroma server; empty: Chroma runs inside this process."""
    embedding_model: str = _EMBEDDING_MODEL
    """Embedding model for all text: the packaged one, or a Hugging Face model already on this machine."""
    reranker: str = ""
    """CrossEncoder already on this machine that orders what was found once more; empty: none does."""
    language: str = ""
    """Language of answers, en, ru or zh; empty: the language of the question. As given: the command line checks it."""
    edit_corpus: bool = False
    """Whether the page may write briefs into the corpus: then whoever can open it changes the corpus for all."""
    stale_vendor_days: int = STALE_VENDOR_DAYS
    """Days after which vendors' terms, prices and claims should be read again."""
    stale_days: int = STALE_DAYS
    """Days after which any other source should be read again."""
    llm: str = ""
    """`provider:model` of the language model that words answers; empty: none does. Its key is never kept here."""
    llm_url: str = ""
    """Where that model is reached; empty: the provider's own address."""
    llm_price_in: float = 0.0
    """US dollars per million tokens that go in, to show what an answer cost; 0: only tokens are shown."""
    llm_price_out: float = 0.0
    """The same for tokens that come out."""
    llm_uses: str = ""
    """Words of `MODEL_USES`, parted by commas: what the model is asked for; empty: all of them."""
    nli: str = ""
    """CrossEncoder for natural language inference already on this machine that checks each sentence of a model once
    more; empty: none does."""
    llm_hosts: str = ""
    """`host` or `host:port`, parted by commas: where a model may be asked without asking each visitor first."""
    egress: str = ""
    """`forbid`: nothing may be sent to another host, whatever else is set; empty: each host is asked about."""
    mask: str = ""
    """`on`, or names parted by `;`: personal data and these names are masked for other hosts; empty: nothing is."""

    @property
    def egress_forbidden(self) -> bool:
        """Whether nothing may be sent to another host."""
        return self.egress == "forbid"

    @property
    def hosts(self) -> frozenset[str]:
        """The hosts outside this machine that a language model may be asked at without leave."""
        return frozenset(host.strip().lower() for host in self.llm_hosts.split(",") if host.strip())

    @property
    def uses(self) -> frozenset[str]:
        """What the language model may be asked for."""
        return frozenset(word.strip() for word in self.llm_uses.split(",") if word.strip()) or frozenset(MODEL_USES)

    @classmethod
    def from_environment(cls, *, corpus: Path | None = None, home: Path | None = None) -> Settings:
        """Settings from `ADVISOR_*` variables; arguments (from the command line) win.

        Raises:
            InputError: a variable holds what it cannot.
        """
        environment = os.environ
        return cls(
            corpus=corpus or Path(environment.get("ADVISOR_CORPUS") or PROJECT_ROOT / "corpus"),
            home=home or Path(environment.get("ADVISOR_HOME") or _default_home()),
            chroma_url=environment.get("ADVISOR_CHROMA_URL", ""),
            embedding_model=environment.get("ADVISOR_EMBEDDING_MODEL", "") or _EMBEDDING_MODEL,
            reranker=environment.get("ADVISOR_RERANKER", ""),
            language=environment.get("ADVISOR_LANGUAGE", ""),
            edit_corpus=_switch("ADVISOR_EDIT_CORPUS"),
            stale_vendor_days=_days("ADVISOR_STALE_VENDOR_DAYS", STALE_VENDOR_DAYS),
            stale_days=_days("ADVISOR_STALE_DAYS", STALE_DAYS),
            llm=environment.get("ADVISOR_LLM", "").strip(),
            llm_url=environment.get("ADVISOR_LLM_URL", "").strip(),
            llm_price_in=_price("ADVISOR_LLM_PRICE_IN"),
            llm_price_out=_price("ADVISOR_LLM_PRICE_OUT"),
            llm_uses=_uses(),
            nli=environment.get("ADVISOR_NLI", "").strip(),
            llm_hosts=environment.get("ADVISOR_LLM_HOSTS", "").strip(),
            egress=_egress(),
            mask=environment.get("ADVISOR_MASK", "").strip(),
        )


def secret(name: str) -> str:
    """A key from the environment, read when it is needed and kept nowhere; empty where it is not set."""
    return os.environ.get(name, "").strip()


def _switch(name: str) -> bool:
    value = os.environ.get(name, "").strip().lower()
    if value not in ("", "on", "off"):
        raise InputError(f"{name} is {value!r}, which is neither on nor off", remedy="Set it to one of them.")
    return value == "on"


def _days(name: str, default: int) -> int:
    value = os.environ.get(name, "").strip() or str(default)
    if not (value.isascii() and value.isdigit() and 0 < int(value) < 100_000):
        raise InputError(f"{name} is {value!r}, which is no number of days", remedy="Set it to a whole number above 0.")
    return int(value)


def _egress() -> str:
    value = os.environ.get("ADVISOR_EGRESS", "").strip().lower()
    if value not in ("", "ask", "forbid"):
        raise InputError(
            f"ADVISOR_EGRESS is {value!r}, which is neither ask nor forbid", remedy="Set it to one of them."
        )
    return "" if value == "ask" else value


def _uses() -> str:
    value = os.environ.get("ADVISOR_LLM_USES", "").strip().lower()
    given = [word.strip() for word in value.split(",")] if value else []
    if unknown := [word for word in given if word not in MODEL_USES]:
        raise InputError(
            f"ADVISOR_LLM_USES names {unknown[0]!r}, which is no use of a language model",
            remedy=f"Write some of these, parted by commas: {', '.join(MODEL_USES)}.",
        )
    return ",".join(dict.fromkeys(given))


def _price(name: str) -> float:
    value = os.environ.get(name, "").strip() or "0"
    # A comma or a currency would be read as another number by somebody; nothing is guessed.
    if not re.fullmatch(r"\d{1,6}(?:\.\d{1,6})?", value, re.ASCII):
        raise InputError(
            f"{name} is {value!r}, which is no price", remedy="Set it to US dollars per million tokens, like 0.5."
        )
    return float(value)
