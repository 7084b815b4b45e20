"""A buyer's profile as YAML, both ways: presets of the corpus and files that buyers save and share; pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import fields
from types import MappingProxyType
from typing import Any

from advisor.briefs import rulebook_schema as schema
from advisor.briefs.located import Located, read_plain, validated, yaml_text
from advisor.errors import Problem, ProfileError
from advisor.profile import Comparison, Profile
from advisor.records import Corpus

#: Characters of the longest file that is read; a profile with everything in it has some 5,000.
_LONGEST = 200_000


def parse_profile(text: str, name: str, corpus: Corpus, price_ids: Collection[str] = ()) -> Profile:
    """The profile that a YAML file holds; keys are the fields of `Profile`.

    Args:
        text: the file's text.
        name: how messages call the file.
        corpus: whose criteria, groups of criteria and routes the profile may name.
        price_ids: ids of the prices that the profile may set.

    Raises:
        ProfileError: it cannot be used; the error lists each problem with its line and the words allowed.
    """
    problems: list[Problem] = []
    if len(text) > _LONGEST:
        message = f"the file has {len(text)} characters; a profile has at most {_LONGEST}"
        raise ProfileError([Problem(name, 1, message)])
    located = read_plain(text.removeprefix("\ufeff"), name, problems)
    profile = None if located is None else profile_of(located, corpus, price_ids, problems)[1]
    if problems or profile is None:
        raise ProfileError(problems)
    return profile


def profile_of(
    located: Located, corpus: Corpus, price_ids: Collection[str], problems: list[Problem]
) -> tuple[schema.ProfileEntry | None, Profile | None]:
    """The entry and the record of a profile that `read_plain` has read; what is wrong is added to `problems`."""
    if not isinstance(located.data, dict):
        message = f"a profile is a mapping of field to value; fields: {_allowed(_FIELDS)}"
        problems.append(Problem(located.path, 1, message))
        return None, None
    known = {key: value for key, value in located.data.items() if key in schema.ProfileEntry.model_fields}
    for key in located.data:
        if key not in known:
            message = f"{_short(key)} is no field of a profile: {_allowed(_FIELDS)}"
            problems.append(Problem(located.path, located.line(key), message))
    entry = validated(schema.ProfileEntry, known, located, problems)
    if entry is None:
        # Whatever of it can be read is looked through as well: who mends a file wants to hear everything at once.
        sound = {k: known[k] for k in known if validated(schema.ProfileEntry, {k: known[k]}, located, []) is not None}
        if readable := validated(schema.ProfileEntry, sound, located, []):
            _check_names(readable, located, corpus, price_ids, problems)
        return None, None
    before = len(problems)
    _check_names(entry, located, corpus, price_ids, problems)
    if not entry.name and entry.title is None:
        problems.append(Problem(located.path, 1, "name: a profile has a name"))
    return entry, _profile(entry) if len(problems) == before else None


def profile_yaml(profile: Profile) -> str:
    """The profile as YAML that `parse_profile` reads back to the same; fields left as they come are left out."""
    written: dict[str, Any] = {}
    for field in fields(Profile):
        value = getattr(profile, field.name)
        if isinstance(value, Mapping):
            value = {key: list(inner) if isinstance(inner, tuple) else inner for key, inner in value.items()}
        elif field.name == "comparisons":
            value = [{"first": one.first, "second": one.second, "ratio": one.ratio} for one in value]
        elif isinstance(value, tuple):
            value = list(value)
        if field.name == "name" or (value not in ([], {}, None) and value != field.default):
            written[field.name] = value
    return yaml_text(written)


_FIELDS = tuple(field.name for field in fields(Profile))


def _profile(entry: schema.ProfileEntry) -> Profile:
    return Profile(
        name=entry.name or (entry.title.en if entry.title else ""),
        about=entry.about,
        data=tuple(entry.data),
        people_in=tuple(entry.people_in),
        established_in=tuple(entry.established_in),
        sector=entry.sector,
        government_contracts=tuple(entry.government_contracts),
        accelerators=entry.accelerators,
        people=entry.people,
        input_tokens=entry.input_tokens,
        output_tokens=entry.output_tokens,
        latency=entry.latency,
        languages=tuple(entry.languages),
        budget=entry.budget,
        needs=tuple(entry.needs),
        ready=tuple(entry.ready),
        unwilling=tuple(entry.unwilling),
        must_haves=MappingProxyType(dict(entry.must_haves)),
        waived=tuple(entry.waived),
        weights=MappingProxyType(dict(entry.weights)),
        comparisons=tuple(Comparison(one.first, one.second, one.ratio) for one in entry.comparisons),
        routes=tuple(entry.routes),
        prices=MappingProxyType(dict(entry.prices)),
    )


def _check_names(
    entry: schema.ProfileEntry,
    located: Located,
    corpus: Corpus,
    price_ids: Collection[str],
    problems: list[Problem],
) -> None:
    """What the entry names must exist in the corpus, and what it compares or prices must make sense."""
    criteria = tuple(corpus.criteria)
    groups = tuple(dict.fromkeys(criterion.group for criterion in corpus.criteria.values()))

    def found(message: str, *keys: str | int) -> None:
        problems.append(Problem(located.path, located.line(*keys), f"{keys[0]}: {message}"))

    def check(word: str, known: Collection[str], what: str, *keys: str | int) -> None:
        if word not in known:
            found(f"{_short(word)} is no {what}: {_allowed(known)}", *keys)

    for criterion in entry.must_haves:
        check(criterion, criteria, "criterion", "must_haves", criterion)
    for place, criterion in enumerate(entry.waived):
        check(criterion, criteria, "criterion", "waived", place)
    # A word that is both, as `contract`, means the group; the criterion is then `criterion:contract`.
    weighable = (*groups, *(f"criterion:{one}" if one in groups else one for one in criteria))
    for word in entry.weights:
        check(word, weighable, "criterion or group of criteria", "weights", word)
    for place, step in enumerate(entry.unwilling):
        if step in entry.ready:
            found(f"{step} stands in ready as well: it is one or the other", "unwilling", place)
    for place, route in enumerate(entry.routes):
        check(route, tuple(corpus.routes), "route", "routes", place)
    judged: set[frozenset[str]] = set()
    for place, comparison in enumerate(entry.comparisons):
        pair = frozenset((comparison.first, comparison.second))
        for key in ("first", "second"):
            check(getattr(comparison, key), groups, "group of criteria", "comparisons", place, key)
        if len(pair) == 1:
            found("a group is compared with itself", "comparisons", place)
        elif pair in judged:
            found("the same two groups are compared twice", "comparisons", place)
        judged.add(pair)
    for price, (low, high) in entry.prices.items():
        check(price, tuple(price_ids), "price", "prices", price)
        if low > high:
            found(f"{price}: the low price is above the high one", "prices", price)


def _allowed(words: Collection[str]) -> str:
    return ", ".join(words) or "there is none"


def _short(word: str) -> str:
    return repr(word if len(word) <= 40 else f"{word[:40]}…")
