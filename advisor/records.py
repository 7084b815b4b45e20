"""The records that flow through the program. Frozen.

Provenance holds by construction: a `Citation` holds its `Passage`, that its `Source`; none can be built without.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Literal

from advisor.uses import Use

Language = Literal["en", "ru", "zh"]
Verdict = Literal["yes", "no", "partly", "silent", "conflict", "not_in_corpus"]
Status = Literal["answered", "partly_answered", "not_covered", "needs_clarification"]
StatementKind = Literal["short", "evidence", "dispute", "gap", "caveat"]
Verified = Literal["full", "excerpt", "unverified"]

LANGUAGES: tuple[Language, ...] = ("en", "ru", "zh")
VERDICTS: tuple[Verdict, ...] = ("yes", "no", "partly", "silent", "conflict", "not_in_corpus")
#: Verdicts that say something about the route; the others name a gap.
DECIDED: frozenset[Verdict] = frozenset({"yes", "no", "partly", "conflict"})
SOURCE_KINDS = (
    "primary-law",
    "regulator",
    "court",
    "licence-text",
    "vendor-terms",
    "vendor-claim",
    "independent-research",
    "journalism",
)
#: A publisher who sells what the document is about.
VENDOR_KINDS = frozenset({"vendor-terms", "vendor-claim"})
VERIFIED_LEVELS: tuple[Verified, ...] = ("full", "excerpt", "unverified")

Localized = Mapping[str, str]


def _nothing() -> Mapping[str, Any]:
    """An empty mapping that nobody can fill."""
    return MappingProxyType({})


def sha256_of(text: str) -> str:
    """SHA-256 of the UTF-8 bytes of a text, as hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def shortened(text: str, length: int) -> str:
    """The beginning of a text in one line of at most `length` characters."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


@dataclass(frozen=True, slots=True)
class Source:
    """A published document that we cite. Dates are ISO 8601, also reduced to a month or a year."""

    id: str
    title: str
    publisher: str
    url: str
    published: str | None
    as_of: str
    language: str
    kind: str
    interest: str
    jurisdiction: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    read_through: str = ""
    """Who reproduces the document, where the original itself was not read."""

    @property
    def date(self) -> str:
        """The date that decides which of two sources is newer."""
        return self.published or self.as_of

    @property
    def is_own(self) -> bool:
        """Whether it is a file of the buyer's own: it has no publisher, date or interest that we could know."""
        return self.url.startswith("file:")


@dataclass(frozen=True, slots=True)
class Passage:
    """The unit that is found and shown: a claim of a brief, or a piece of a document that the buyer added.

    `text` is stored as it stands and is what quotes are cut from; `heading` is the claim in one sentence.
    """

    id: str
    source: Source
    heading: str
    text: str
    locator: str
    verified: Verified
    routes: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    headings: Localized = field(default_factory=_nothing, compare=False)
    """The heading in other languages, by language code."""
    disputed: str = ""
    superseded_by: str = ""
    entities: frozenset[str] = frozenset()
    """Ids of the parties, models and laws that heading, text or subjects name."""
    lead_entities: frozenset[str] = frozenset()
    """Those of them that the passage is about: named in the heading or the source's subjects."""
    snapshot: str = ""
    """When the original was fetched whose own words these are; UTC. Empty for a claim, which is in our words."""

    @property
    def sha256(self) -> str:
        """Digest of the stored text, so that a reader can prove what was quoted."""
        return sha256_of(self.text)

    @property
    def anchor(self) -> str:
        """The part of the id that names the passage within its brief."""
        return self.id.partition("#")[2]

    def heading_in(self, language: str) -> str:
        """The claim in one sentence in `language`, or as written where there is no translation."""
        return self.headings.get(language) or self.heading

    @property
    def is_original(self) -> bool:
        """Whether these are the source's own words, not ours."""
        return bool(self.snapshot)

    def label_in(self, language: str) -> str:
        """The claim in one sentence; for a passage without one, how its text begins."""
        return self.heading_in(language) or shortened(self.text, 160)


@dataclass(frozen=True, slots=True)
class Brief:
    """Our Markdown file about one source: the source and its claims as passages."""

    source: Source
    passages: tuple[Passage, ...]
    path: str


@dataclass(frozen=True, slots=True)
class Route:
    """One way of using one model or family. Texts are given per language."""

    id: str
    name: Localized
    group: str
    vendor: str
    operator: str
    model_families: tuple[str, ...]
    what: Localized
    who_sees_data: Localized
    contract: Localized
    runs_where: Localized
    buyer_runs: Localized
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Criterion:
    """One aspect a buyer judges routes by, with its question, its reason and the words that point to it."""

    id: str
    name: Localized
    question: Localized
    why: Localized
    better: Literal["yes", "no", "none"]
    group: str
    vendor_question: Localized
    keywords: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Assessment:
    """Verdict of one route on one criterion, with the passages it rests on (none when nothing is known)."""

    route: str
    criterion: str
    verdict: Verdict
    statement: Localized
    passages: tuple[Passage, ...]
    as_of: str
    places: tuple[str, ...] = ()
    """Of residency: the regions (words of `advisor.profile.REGIONS`) that alone can be chosen; empty: not named."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A party, model, host, law, incident or person, with its spellings in three languages."""

    id: str
    type: str
    name: Localized
    aliases: tuple[str, ...]
    parent: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """Words of one meaning in three languages; a trailing `*` marks a stem."""

    en: tuple[str, ...]
    ru: tuple[str, ...]
    zh: tuple[str, ...]


Relation = Literal["same", "opposite", "open", "near"]
RELATIONS: tuple[Relation, ...] = ("same", "opposite", "open", "near")
#: What a questionnaire asks besides criteria: about the buyer's own house, and about a vendor but no criterion.
OWN_PROCESS, OTHER = "own-process", "other"


@dataclass(frozen=True, slots=True)
class Phrasing:
    """One way in which questionnaires ask about a criterion, about one `part` of it alone, or about something near it.

    `same`: a yes to the criterion is a yes to it; `opposite`: it is a no; `open`: it asks for no yes or no; `near`:
    it sounds alike and asks something else. For `OWN_PROCESS` and `OTHER` all are `same`.
    """

    criterion: str
    relation: Relation
    text: str
    part: str = ""


@dataclass(frozen=True, slots=True)
class Directions:
    """Words, of all three languages, that tell in which direction a text asks about a criterion.

    `towards`: they speak for the state that the criterion calls yes; `against`: for the opposite state. A trailing `*`
    marks a stem; `…` stands for up to four words.
    """

    towards: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A matter that a criterion holds among others: the criterion's verdict is not one on it, unless it is `settled`.

    `asked`, `said`: words, as above, by which questions name it, and by which assessments and claims speak of it;
    `topics`: further criteria whose claims may; `by_law`: what a law says of it is an answer.
    """

    criterion: str
    name: str
    asked: tuple[str, ...]
    said: tuple[str, ...]
    topics: tuple[str, ...] = ()
    settled: bool = False
    by_law: bool = False


@dataclass(frozen=True, slots=True)
class Corpus:
    """Everything that is read from the corpus folder, and its digest."""

    briefs: tuple[Brief, ...]
    routes: Mapping[str, Route]
    criteria: Mapping[str, Criterion]
    assessments: Mapping[tuple[str, str], Assessment]
    entities: Mapping[str, Entity]
    glossary: tuple[GlossaryEntry, ...]
    sha256: str
    phrasings: tuple[Phrasing, ...] = ()
    directions: Mapping[str, Directions] = field(default_factory=_nothing)
    """By criterion."""
    parts: tuple[Part, ...] = ()
    """In the order of their files."""
    originals: tuple[Passage, ...] = ()
    """Verbatim passages of the originals that were fetched; not part of the folder, but of the digest."""

    @property
    def claims(self) -> tuple[Passage, ...]:
        """The claims of all briefs, in file order."""
        return tuple(passage for brief in self.briefs for passage in brief.passages)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """All that can be found: the claims, then the originals."""
        return self.claims + self.originals


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that retrieval found. `score` orders hits of one search; `signals` say what it is made of."""

    passage: Passage
    score: float
    signals: Mapping[str, float] = field(default_factory=_nothing, compare=False)


@dataclass(frozen=True, slots=True)
class Citation:
    """A statement's proof: the exact span of a passage. `number` is its number within the answer, from 1."""

    number: int
    passage: Passage
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end <= len(self.passage.text):
            raise ValueError(f"span {self.start}:{self.end} lies outside passage {self.passage.id}")

    @property
    def quote(self) -> str:
        """The quoted span; contiguous in the stored text by construction."""
        return self.passage.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of an answer with its citations."""

    text: str
    kind: StatementKind
    citations: tuple[Citation, ...] = ()
    routes: tuple[str, ...] = ()
    verdict: Verdict | None = None
    criterion: str = ""
    """The criterion that a verdict answers."""


@dataclass(frozen=True, slots=True)
class WrittenBy:
    """Who put the answer into words."""

    mode: Literal["extractive", "llm"] = "extractive"
    model: str = ""
    host: str = ""
    maker: str = ""
    """Entity of the company that made the model, as far as its name tells."""
    tokens: tuple[int, int] = (0, 0)
    """How many tokens went in and came out; zero where nobody counted."""
    cost: float | None = None
    """What the call cost in US dollars; None where no price is set or nobody counted."""
    uses: tuple[Use, ...] = ()


@dataclass(frozen=True, slots=True)
class Struck:
    """A sentence of a language model that its evidence does not hold: shown as struck, never as an answer.

    `reason` is one of `advisor.prose.gate.Reason`; `detail` the word, figure or name it hangs on.
    """

    text: str
    reason: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question; `parts` holds one answer per question when a paste held several."""

    question: str
    language: Language
    status: Status
    statements: tuple[Statement, ...]
    corpus_sha256: str
    parts: tuple[Answer, ...] = ()
    vendor_questions: tuple[str, ...] = ()
    nearest: tuple[Passage, ...] = ()
    also_found: tuple[Passage, ...] = ()
    follow_ups: tuple[str, ...] = ()
    rejected: tuple[str, ...] = ()
    """Statements that the final check refused, with the reason; shown, never hidden."""
    written_by: WrittenBy = WrittenBy()
    struck: tuple[Struck, ...] = ()
    """What a language model wrote and the gate refused."""
    support: float | None = None
    """Estimated probability that what was found answers the question, 0 to 1; None for a paste of several, and where
    assessments of routes carry the answer."""
    timings_ms: Mapping[str, float] = field(default_factory=_nothing, compare=False)
    id: str = ""

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The citations of this answer's own statements, by number, each once.

        Statements that cite one passage each quote what they need of it; here the quote is the shortest span that
        holds all of these.
        """
        found: dict[int, Citation] = {}
        for statement in self.statements:
            for citation in statement.citations:
                known = found.get(citation.number, citation)
                start, end = min(known.start, citation.start), max(known.end, citation.end)
                found[citation.number] = Citation(citation.number, citation.passage, start, end)
        return tuple(found[number] for number in sorted(found))
