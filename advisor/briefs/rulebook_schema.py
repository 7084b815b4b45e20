"""The shapes of `rules.yaml`, `needs.yaml` and of profiles; unknown keys are refused, so that a slip is noticed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from advisor.briefs.schema import Slug, Text, Trilingual
from advisor.profile import (
    ACCELERATORS,
    DATA_CLASSES,
    GOVERNMENT_CONTRACTS,
    LATENCIES,
    NEEDS,
    PEOPLE,
    READY,
    REGIONS,
    SECTORS,
    Least,
)

#: No company sends more in a month than this many millions of tokens, nor owns more dollars: a slip, not a figure.
MOST = 1e12


class Strict(BaseModel):
    """A part of a file that may hold nothing but its fields."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _yes(value: Any) -> Any:
    # YAML reads a bare `yes` as true, and some write true themselves.
    return "yes" if value is True or (isinstance(value, str) and value.lower() in ("true", "yes")) else value


LeastVerdict = Annotated[Least, BeforeValidator(_yes)]
Weight = Annotated[float, Field(ge=0, le=10, allow_inf_nan=False)]
Amount = Annotated[float, Field(ge=0, le=MOST, allow_inf_nan=False)]
CitationTarget = Annotated[str, StringConstraints(pattern=r"^[a-z0-9.-]+#[a-z0-9.-]+$")]


def _among(words: Iterable[str]) -> AfterValidator:
    allowed = tuple(words)

    def check(value: str) -> str:
        if value not in allowed:
            given = value if len(value) <= 40 else f"{value[:40]}…"
            listed = ", ".join(filter(None, allowed))
            raise PydanticCustomError("word", "{given} is none of {allowed}", {"given": repr(given), "allowed": listed})
        return value

    return AfterValidator(check)


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _once(values: list[str]) -> list[str]:
    return list(dict.fromkeys(values))


#: A single word may stand without its brackets, and each word counts once.
_SINGLE, _ONCE = BeforeValidator(_listed), AfterValidator(_once)
Names = Annotated[list[Text], _SINGLE, _ONCE]
LanguageCode = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]


class CitedEntry(Strict):
    """A sentence in three languages with the claims that hold it."""

    statement: Trilingual
    citations: Annotated[list[CitationTarget], Field(min_length=1)]


class CautionEntry(CitedEntry):
    """Routes of which a rule tells something that rules none out."""

    routes: Annotated[list[Text], Field(min_length=1)]


class BarEntry(CautionEntry):
    """Routes that a rule rules out, unless the buyer waives the criterion that it names."""

    waiver: Slug | None = None


class RuleEntry(CitedEntry):
    """One entry of `rules.yaml`. Each part of `when` names facts of a profile and the words that fulfil them.

    A part may hold `unless`: facts with the words that keep it from applying.
    """

    id: Slug
    name: Trilingual
    law: Slug | None = None
    when: Annotated[list[dict[str, list[Text] | dict[str, list[Text]]]], Field(min_length=1)]
    todo: Trilingual
    demands: dict[str, LeastVerdict] = {}
    bars: list[BarEntry] = []
    cautions: list[CautionEntry] = []
    weighs: dict[str, Weight] = {}


class NeedEntry(CitedEntry):
    """One entry of `needs.yaml`."""

    id: Slug
    routes: Annotated[list[Text], Field(min_length=1)]
    kind: Literal["step", "means"]
    word: Text
    least: str = ""
    leads_to: Slug | None = None
    criteria: list[Slug] = []


def _fraction(value: Any) -> Any:
    if isinstance(value, str) and value.count("/") == 1:
        above, below = (part.strip() for part in value.split("/"))
        if above.isdigit() and below.isdigit() and len(above + below) < 9 and int(below):
            return int(above) / int(below)
    return value


class ComparisonEntry(Strict):
    """One pairwise judgement; the ratio may be written as a fraction, and a ninth with two decimals."""

    first: Text
    second: Text
    ratio: Annotated[float, Field(ge=0.11, le=9, allow_inf_nan=False), BeforeValidator(_fraction)]


def _name(value: str) -> str:
    if any(ord(character) < 32 for character in value):
        raise PydanticCustomError("one_line", "give it on one line")
    return value


class ProfileEntry(Strict):
    """A buyer's profile as a file holds it; `title` only stands in presets of the corpus."""

    title: Trilingual | None = None
    name: Annotated[str, StringConstraints(strip_whitespace=True, max_length=200), AfterValidator(_name)] = ""
    about: Annotated[str, StringConstraints(max_length=5000)] = ""
    data: Annotated[list[Annotated[str, _among(DATA_CLASSES)]], _SINGLE, _ONCE] = []
    people_in: Annotated[list[Annotated[str, _among(REGIONS)]], _SINGLE, _ONCE] = []
    established_in: Annotated[list[Annotated[str, _among(REGIONS)]], _SINGLE, _ONCE] = []
    sector: Annotated[str, _among(("", *SECTORS))] = ""
    government_contracts: Annotated[list[Annotated[str, _among(GOVERNMENT_CONTRACTS)]], _SINGLE, _ONCE] = []
    accelerators: Annotated[str, _among(("", *ACCELERATORS))] = ""
    people: Annotated[str, _among(("", *PEOPLE))] = ""
    input_tokens: Amount = 0.0
    output_tokens: Amount = 0.0
    latency: Annotated[str, _among(("", *LATENCIES))] = ""
    languages: Annotated[list[LanguageCode], _SINGLE, _ONCE] = []
    budget: Amount | None = None
    needs: Annotated[list[Annotated[str, _among(NEEDS)]], _SINGLE, _ONCE] = []
    ready: Annotated[list[Annotated[str, _among(READY)]], _SINGLE, _ONCE] = []
    unwilling: Annotated[list[Annotated[str, _among(READY)]], _SINGLE, _ONCE] = []
    must_haves: dict[str, LeastVerdict] = {}
    waived: Names = []
    weights: dict[str, Weight] = {}
    comparisons: list[ComparisonEntry] = []
    routes: Names = []
    prices: dict[str, tuple[Amount, Amount]] = {}

    @model_validator(mode="before")
    @classmethod
    def _without_empty_fields(cls, data: Any) -> Any:
        """A field with nothing behind its colon is as good as left out."""
        return {key: value for key, value in data.items() if value is not None} if isinstance(data, dict) else data
