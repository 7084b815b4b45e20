"""The shapes of all corpus files, one model per kind; unknown keys are refused, so that a slip is noticed."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from advisor.records import Localized


def _in_calendar(value: str) -> str:
    if len(value) == len("2026-11-23"):
        try:
            date.fromisoformat(value)
        except ValueError:
            raise PydanticCustomError("calendar", "{value} is no day of the calendar", {"value": value}) from None
    return value


def _one_line(value: str) -> str:
    # Control characters, half characters and line separators: what some reader would take for the end of the line.
    if any(unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") or c in "\ufeff\ufffe\uffff" for c in value):
        raise PydanticCustomError("one_line", "give it on one line, without control characters")
    return value


def _locator(value: str) -> str:
    if " | " in f" {value} ":
        raise PydanticCustomError("locator", "` | ` parts the fields of a claim and cannot stand in a locator")
    return value


def _paragraphs(value: str) -> str:
    text = re.sub(r"\n{3,}", "\n\n", value.replace("\r\n", "\n")).strip()
    lines = text.split("\n")
    if not text:
        raise PydanticCustomError("no_text", "the claim has no text")
    for line in lines:
        _one_line(line.replace("\t", " "))
        if line.startswith("##"):
            raise PydanticCustomError("new_claim", "a line that begins with `##` would begin another claim")
        if re.match(r"(disputed|superseded by):", line):
            raise PydanticCustomError("own_field", "`disputed:` and `superseded by:` have fields of their own")
    # Written without the blank line before the text, either would be read as part of the claim's head.
    if re.match(r"(en|ru|zh|route):", lines[0]):
        raise PydanticCustomError("head", "the text cannot begin with `en:`, `ru:`, `zh:` or `route:`")
    return text


Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9.-]*$")]
#: A day, a month or a year, as ISO 8601 writes them.
IsoDate = Annotated[
    str,
    StringConstraints(pattern=r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"),
    AfterValidator(_in_calendar),
]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
#: One line, as the front matter and the head of a claim hold it.
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(_one_line)]
LineOrNothing = Annotated[str, StringConstraints(strip_whitespace=True), AfterValidator(_one_line)]
#: One address; a source that stands on several pages gives them with ` ; ` between.
Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s/<>][^\s<>]*( ; https?://[^\s/<>][^\s<>]*)*$")]
Kind = Literal[
    "primary-law",
    "regulator",
    "court",
    "licence-text",
    "vendor-terms",
    "vendor-claim",
    "independent-research",
    "journalism",
]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class FrontMatter(_Strict):
    """The head of `sources/<id>.md`."""

    id: Slug
    title: Text
    publisher: Text
    url: Url
    published: IsoDate | None
    as_of: IsoDate
    language: Literal["en", "ru", "zh"]
    kind: Kind
    interest: Text
    jurisdiction: list[Text] = []
    subjects: list[Slug] = []
    read_through: str = ""


class ClaimEntry(_Strict):
    """One claim of a brief that is given as fields; written, it can be read back as it was."""

    claim: Line
    anchor: Slug
    route: list[Slug] = []
    topic: Annotated[list[Slug], Field(min_length=1)]
    locator: Annotated[Line, AfterValidator(_locator)]
    verified: Literal["full", "excerpt", "unverified"]
    en: LineOrNothing = ""
    ru: LineOrNothing = ""
    zh: LineOrNothing = ""
    text: Annotated[str, AfterValidator(_paragraphs)]
    disputed: LineOrNothing = ""
    superseded_by: Annotated[str, StringConstraints(pattern=r"^([a-z0-9.-]+#[a-z0-9.-]+)?$")] = ""


class BriefEntry(FrontMatter):
    """A brief that is given as fields: YAML, JSON or a form."""

    title: Line
    publisher: Line
    interest: Line
    jurisdiction: list[Line] = []
    read_through: LineOrNothing = ""
    claims: Annotated[list[ClaimEntry], Field(min_length=1)]


class Trilingual(_Strict):
    """One text in the three languages of the product."""

    en: Text
    ru: Text
    zh: Text

    def localized(self) -> Localized:
        """By language code, as records hold it; nobody can change it."""
        return MappingProxyType({"en": self.en, "ru": self.ru, "zh": self.zh})


class RouteFile(_Strict):
    """`routes/<id>.yaml`."""

    id: Slug
    name: Trilingual
    group: Literal["us-api", "us-app", "us-cloud", "us-host", "cn-api", "cn-app", "self-hosted", "confidential"]
    vendor: Slug | None
    operator: Slug | None
    model_families: list[Text] = []
    what: Trilingual
    who_sees_data: Trilingual
    contract: Trilingual
    runs_where: Trilingual
    buyer_runs: Trilingual
    aliases: list[Text] = []


class Keywords(_Strict):
    """Words that show that a question touches a criterion; a trailing `*` marks a stem."""

    en: list[Text]
    ru: list[Text]
    zh: list[Text]


class CriterionEntry(_Strict):
    """One entry of `criteria.yaml`."""

    id: Slug
    name: Trilingual
    question: Trilingual
    why: Trilingual
    better: Literal["yes", "no", "none"]
    group: Literal["data-path", "law", "contract", "assurance", "operation", "behaviour"]
    vendor_question: Trilingual
    keywords: Keywords


class AssessmentEntry(_Strict):
    """One cell of `assessments/<route>.yaml`."""

    verdict: Literal["yes", "no", "partly", "silent", "conflict", "not_in_corpus"]
    statement: Trilingual | None = None
    citations: list[Annotated[str, StringConstraints(pattern=r"^[a-z0-9.-]+#[a-z0-9.-]+$")]] = []
    as_of: IsoDate = Field(default="2026-11-23")
    places: list[Literal["eu", "uk", "ch", "us", "ru", "cn", "jp", "kr", "in", "br", "other"]] = []


class PartEntry(_Strict):
    """One matter that a criterion holds among others. Without `said`, an assessment names it as a question does.

    `topics`: further criteria whose claims may speak of it. `settled`: where the assessment speaks of it, the
    criterion's verdict is one on it too. `by_law`: what a law says of it is an answer, whoever the vendor is.
    """

    name: Slug
    asked: list[Text]
    said: list[Text] = []
    topics: list[Slug] = []
    settled: bool = False
    by_law: bool = False


class PhrasingsEntry(_Strict):
    """One entry of a file of `phrasings/`: how questionnaires ask about a criterion, and about what is near it.

    `towards` and `against` are words, not whole texts: those that tell the direction of a text about the criterion.
    With `part`, the texts of `same` and `open` ask about that part alone.
    """

    criterion: Slug
    part: Slug = ""
    same: list[Text] = []
    opposite: list[Text] = []
    open: list[Text] = []
    near: list[Text] = []
    towards: list[Text] = []
    against: list[Text] = []
    parts: list[PartEntry] = []


class EntityEntry(_Strict):
    """One entry of `entities.yaml`. An alias with a trailing `*` is a stem, one with a leading `=` keeps its case."""

    id: Slug
    type: Literal[
        "vendor",
        "model",
        "host",
        "law",
        "regulator",
        "incident",
        "person",
        "tool",
        "standard",
        "country",
        "organisation",
    ]
    name: Trilingual
    aliases: list[Text] = []
    parent: Slug | None = None
    country: str | None = None


class GlossaryItem(_Strict):
    """One entry of `glossary.yaml`."""

    en: list[Text]
    ru: list[Text]
    zh: list[Text]


#: Topics of a claim that are no criterion of a route.
FURTHER_TOPICS = frozenset({"export-control", "litigation", "market"})

#: Names a claim may use instead of listing every route of a kind; the value is the `group`s they stand for.
ROUTE_GROUPS: dict[str, frozenset[str]] = {
    "all": frozenset({"us-api", "us-app", "us-cloud", "us-host", "cn-api", "cn-app", "self-hosted", "confidential"}),
    "all-self-hosted": frozenset({"self-hosted"}),
    "all-cn-api": frozenset({"cn-api"}),
    "all-us-api": frozenset({"us-api"}),
    "all-hosted-open": frozenset({"us-host", "confidential"}),
}
