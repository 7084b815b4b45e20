"""How much each criterion matters to a buyer of whom only the facts are known: a table, and how it is read; pure.

Every criterion stands at `BASE` on a scale from 0 (does not matter) to 10, low enough that what is raised stands out.
A leaning that applies moves it. Where several apply, one that raises beats one that lowers, and the highest wins: a
reason to look closely is not undone by a reason not to. Whatever of the profile is empty is not known, and no leaning
follows from it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from advisor.profile import Profile
from advisor.records import Corpus

BASE = 3.0

#: Millions of tokens a month. Under the first a bill is small change beside any salary, from the second on price is
#: one of the main questions, from the third on it is the main one.
SMALL_VOLUME, LARGE_VOLUME, HUGE_VOLUME = 20.0, 1_000.0, 10_000.0
#: From here on a slip in the unit is likelier than the volume: ten thousand people at a hundred pages a working day
#: come to a hundredth of it.
DOUBTFUL_VOLUME = 1_000_000.0

_GUARDED = (
    *("confidential", "trade-secrets", "source-code", "personal", "special-category", "health", "payment"),
    *("children", "export-controlled", "classified"),
)
_STRICT = ("trade-secrets", "special-category", "health", "payment", "children", "export-controlled", "classified")
_PERSONAL = ("personal", "special-category", "health", "children")
_REGULATED = (
    *("bank", "insurance", "health", "public", "defence", "critical-infrastructure", "telecom"),
    *("education", "legal"),
)
_STATE = ("public", "defence", "critical-infrastructure")

Test = Callable[[Profile], bool]


def _any(fact: str, *words: str) -> Test:
    """The fact holds one of these words, or any at all where none is given."""
    return lambda profile: bool(profile.facts()[fact] & set(words) if words else profile.facts()[fact])


def _none(fact: str, *words: str) -> Test:
    """The fact is known, and holds none of these words."""
    return lambda profile: bool(profile.facts()[fact]) and not profile.facts()[fact] & set(words)


def _all(*tests: Test) -> Test:
    return lambda profile: all(test(profile) for test in tests)


def _volume(low: float, high: float = float("inf")) -> Test:
    """The monthly volume is known and lies in the range, in millions of tokens."""
    return lambda profile: low <= profile.input_tokens + profile.output_tokens < high


@dataclass(frozen=True, slots=True)
class Leaning:
    """A weight that follows from facts, for criteria or whole groups of them."""

    id: str
    """A word for the reason, so that a renderer can name it."""
    holds: Test
    criteria: tuple[str, ...]
    weight: float
    groups: tuple[str, ...] = ()
    """Groups all of whose criteria are meant; a group and a criterion may bear the same name."""


LEANINGS: tuple[Leaning, ...] = (
    # Who may see the data matters as much as the data does.
    Leaning("guarded-data", _any("data", *_GUARDED), ("government-access", "sub-processors"), 7, ("data-path",)),
    Leaning("strict-data", _any("data", *_STRICT), ("government-access", "security-controls"), 9, ("data-path",)),
    Leaning("public-data", _none("data", "internal", *_GUARDED), ("government-access",), 1, ("data-path",)),
    Leaning("secrets", _any("data", "trade-secrets", "source-code"), ("training-use", "human-review"), 10),
    Leaning("personal-data", _any("data", *_PERSONAL), ("gdpr-transfer", "deletion", "residency"), 8),
    Leaning("no-personal-data", _none("data", *_PERSONAL), ("gdpr-transfer",), 0),
    # Rules of the sector and of the state.
    Leaning("regulated", _any("sector", *_REGULATED), ("sector-law", "certifications", "contract"), 8),
    Leaning("unregulated", _none("sector", *_REGULATED), ("sector-law",), 1),
    Leaning("state", _any("sector", *_STATE), ("public-sector-bans", "supply-chain"), 9),
    Leaning("government-contracts", _any("government_contracts"), ("public-sector-bans", "supply-chain"), 9),
    Leaning(
        "no-state",
        _all(_none("sector", *_STATE), lambda profile: not profile.government_contracts),
        ("public-sector-bans",),
        0,
    ),
    Leaning("in-the-eu", _any("established_in", "eu"), ("ai-act",), 6),
    Leaning("not-in-the-eu", _all(_none("established_in", "eu"), _none("people_in", "eu")), ("ai-act",), 0),
    # What the buyer says it needs.
    Leaning("indemnity", _any("needs", "indemnity"), ("indemnity",), 10),
    Leaning("top-capability", _any("needs", "top-capability"), ("capability",), 10),
    Leaning("auditability", _any("needs", "auditability"), ("transparency", "certifications", "contract"), 9),
    Leaning("audited-behaviour", _any("needs", "auditability"), ("model-behaviour",), 7),
    Leaning("air-gap", _any("needs", "air-gap"), ("data-leaves-perimeter", "telemetry", "continuity"), 10),
    # The people whom the model's answers reach.
    Leaning("children", _any("data", "children"), ("model-behaviour",), 9),
    Leaning("care", _any("sector", "health", "education", "public"), ("model-behaviour",), 8),
    # Machines, money and time.
    Leaning("own-accelerators", _any("accelerators", "one-server", "cluster"), ("hardware",), 0),
    Leaning("accelerators-to-come", _any("ready", "rent-accelerators", "buy-accelerators"), ("hardware",), 2),
    Leaning("small-volume", _all(_volume(1e-9, SMALL_VOLUME), lambda profile: profile.budget is None), ("cost",), 2),
    Leaning("large-volume", _volume(LARGE_VOLUME), ("cost",), 8),
    Leaning("huge-volume", _volume(HUGE_VOLUME), ("cost",), 10),
    Leaning("budget", lambda profile: profile.budget is not None, ("cost",), 7),
    Leaning("realtime", _any("latency", "realtime"), ("incidents", "continuity"), 7),
)


def leanings(profile: Profile) -> tuple[Leaning, ...]:
    """Those that apply to a buyer."""
    return tuple(leaning for leaning in LEANINGS if leaning.holds(profile))


def from_facts(profile: Profile, corpus: Corpus) -> Mapping[str, float]:
    """The weight of each criterion, 0 to 10, as it follows from the facts alone."""
    applying = leanings(profile)
    found: dict[str, float] = {}
    for criterion in corpus.criteria.values():
        moved = [
            leaning.weight
            for leaning in applying
            if criterion.id in leaning.criteria or criterion.group in leaning.groups
        ]
        raised = [weight for weight in moved if weight >= BASE]
        found[criterion.id] = max(raised) if raised else min(moved, default=BASE)
    return found
