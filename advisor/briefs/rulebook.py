"""Rules, needs, prices and presets of the corpus folder as one frozen `Rulebook`; every fault becomes a problem."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from pydantic import BaseModel

from advisor.briefs import rulebook_schema as schema
from advisor.briefs.cited import cited_passages, figures_of_cited
from advisor.briefs.figures import figures
from advisor.briefs.located import Located, read_file, read_plain, read_yaml, validated
from advisor.briefs.prices import prices_of
from advisor.briefs.profiles import profile_of
from advisor.briefs.route_words import known_words, routes_named
from advisor.briefs.schema import Trilingual
from advisor.errors import CorpusError, Problem
from advisor.profile import ACCELERATORS, FACTS, PEOPLE, READY, Profile
from advisor.records import Corpus, Localized, Passage
from advisor.rulebook import Bar, Caution, Condition, Grounds, Need, Price, Rule, Rulebook

Entry = TypeVar("Entry", bound=BaseModel)

#: Words of a need that is means, with the scale on which its `least` stands.
_MEANS: Mapping[str, tuple[str, ...]] = MappingProxyType({"accelerators": ACCELERATORS, "people": PEOPLE})

#: How a fact of a condition, and its `unless`, are given.
_FORMS = ("a list of words", "facts with their words")


def load_rulebook(folder: Path, corpus: Corpus) -> Rulebook:
    """Read rules, needs, prices and presets; what has no file is empty.

    Args:
        folder: the folder of the corpus.
        corpus: what `load_corpus` read there.

    Raises:
        CorpusError: they have problems; the error lists all of them.
    """
    rulebook, problems = read_rulebook(folder, corpus)
    if problems:
        raise CorpusError(problems)
    return rulebook


def read_rulebook(folder: Path, corpus: Corpus, unread: Collection[str] = ()) -> tuple[Rulebook, list[Problem]]:
    """What can be read of the rulebook, and all its problems.

    `unread` are ids of briefs that exist but cannot be read: citations of them are not called dead.
    """
    reader = _Reader(folder, corpus, {passage.id: passage for passage in corpus.passages}, frozenset(unread))
    return reader.read(), reader.problems


@dataclass
class _Reader:
    folder: Path
    corpus: Corpus
    passages: Mapping[str, Passage]
    unread: frozenset[str]
    problems: list[Problem] = field(default_factory=list)

    def read(self) -> Rulebook:
        rules = tuple(self._rule(*found) for found in self._entries("rules.yaml", schema.RuleEntry))
        needs = tuple(self._need(*found) for found in self._entries("needs.yaml", schema.NeedEntry))
        prices = self._prices()
        return Rulebook(rules, needs, prices, MappingProxyType(self._presets(prices)))

    # -- files --------------------------------------------------------------------------------------------------------
    def _located(self, path: Path, *, plain: bool = False) -> Located | None:
        if not path.exists():
            return None
        name = path.relative_to(self.folder).as_posix()
        text = read_file(path, name, self.problems)
        return None if text is None else (read_plain if plain else read_yaml)(text, name, self.problems)

    def _entries(self, name: str, model: type[Entry]) -> Iterator[tuple[Entry, Located, int]]:
        located = self._located(self.folder / name)
        if located is None:
            return
        if not isinstance(located.data, list):
            self.problems.append(Problem(name, 1, "the file holds a list of entries"))
            return
        seen: set[str] = set()
        for position, data in enumerate(located.data):
            entry = validated(model, data, located, self.problems, position)
            if entry is None:
                continue
            if (own := getattr(entry, "id", "")) in seen:
                self._found(located, f"the id {own} is given twice", position, "id")
            seen.add(own)
            yield entry, located, position

    def _prices(self) -> tuple[Price, ...]:
        located = self._located(self.folder / "prices.yaml")
        if located is None:
            return ()
        return prices_of(located, self.passages, self.corpus.routes, self.problems, self.unread)

    def _presets(self, prices: Iterable[Price]) -> dict[str, tuple[Localized, Profile]]:
        known = frozenset(price.id for price in prices)
        presets: dict[str, tuple[Localized, Profile]] = {}
        for path in sorted(self.folder.glob("profiles/*.yaml")):
            located = self._located(path, plain=True)
            if located is None:
                continue
            entry, profile = profile_of(located, self.corpus, known, self.problems)
            if entry is None or profile is None:
                continue
            if entry.title is None:
                self._found(located, "title: a preset has a title in three languages")
                continue
            presets[path.stem] = (entry.title.localized(), profile)
        return presets

    # -- entries ------------------------------------------------------------------------------------------------------
    def _rule(self, entry: schema.RuleEntry, located: Located, position: int) -> Rule:
        if entry.law and entry.law not in self.corpus.entities:
            self._found(located, f"law {entry.law} is no entity", position, "law")
        for key, named in (("demands", entry.demands), ("weighs", entry.weighs)):
            for criterion in named:
                if criterion not in self.corpus.criteria:
                    self._found(located, f"criterion {criterion} does not exist", position, key, criterion)
        for place, bar in enumerate(entry.bars):
            if bar.waiver and bar.waiver not in self.corpus.criteria:
                self._found(located, f"criterion {bar.waiver} does not exist", position, "bars", place, "waiver")
        bars = tuple(
            Bar(
                self._routes(bar.routes, located, position, "bars", place, "routes"),
                self._grounds(bar, located, position, "bars", place),
                bar.waiver or "",
            )
            for place, bar in enumerate(entry.bars)
        )
        cautions = tuple(
            Caution(
                self._routes(one.routes, located, position, "cautions", place, "routes"),
                self._grounds(one, located, position, "cautions", place),
            )
            for place, one in enumerate(entry.cautions)
        )
        grounds = self._grounds(entry, located, position)
        said = (grounds, *(bar.grounds for bar in bars), *(caution.grounds for caution in cautions))
        cited = {passage for one in said for passage in one.passages}
        for key, text in (("name", entry.name), ("todo", entry.todo)):
            self._check_figures(text, cited, located, position, key)
        return Rule(
            id=entry.id,
            name=entry.name.localized(),
            law=entry.law or "",
            conditions=self._conditions(entry.when, located, position),
            grounds=grounds,
            todo=entry.todo.localized(),
            demands=MappingProxyType(dict(entry.demands)),
            bars=bars,
            cautions=cautions,
            weighs=MappingProxyType(dict(entry.weighs)),
        )

    def _need(self, entry: schema.NeedEntry, located: Located, position: int) -> Need:
        allowed = READY if entry.kind == "step" else tuple(_MEANS)
        if entry.word not in allowed:
            self._found(located, f"word: {entry.word} is none of {', '.join(allowed)}", position, "word")
        scale = _MEANS.get(entry.word, ()) if entry.kind == "means" else ()
        if entry.least not in (scale[1:] or ("",)):
            expected = f"is none of {', '.join(scale[1:])}" if scale else "a step has none"
            self._found(located, f"least: {entry.least or 'nothing'} {expected}", position, "least")
        if entry.leads_to and entry.leads_to not in self.corpus.routes:
            self._found(located, f"leads_to: route {entry.leads_to} does not exist", position, "leads_to")
        for criterion in entry.criteria:
            if criterion not in self.corpus.criteria:
                self._found(located, f"criteria: {criterion} does not exist", position, "criteria")
        return Need(
            id=entry.id,
            routes=self._routes(entry.routes, located, position, "routes"),
            kind=entry.kind,
            word=entry.word,
            least=entry.least,
            grounds=self._grounds(entry, located, position),
            leads_to=entry.leads_to or "",
            criteria=tuple(entry.criteria),
        )

    # -- parts of entries ---------------------------------------------------------------------------------------------
    def _found(self, located: Located, message: str, *keys: str | int) -> None:
        self.problems.append(Problem(located.path, located.line(*keys), message))

    def _conditions(
        self, when: Iterable[Mapping[str, list[str] | dict[str, list[str]]]], located: Located, position: int
    ) -> tuple[Condition, ...]:
        conditions: list[Condition] = []
        for place, part in enumerate(when):
            facts = {fact: words for fact, words in part.items() if isinstance(words, list)}
            hinders = part.get("unless", {})
            for key in part:
                if (key == "unless") == isinstance(part[key], list):
                    self._found(located, f"{key}: give {_FORMS[key == 'unless']}", position, "when", place, key)
            if not facts:
                self._found(located, "no fact is named: the rule would bind nobody", position, "when", place)
            hindering = hinders if isinstance(hinders, dict) else {}
            conditions.append(
                Condition(
                    self._facts(facts, located, position, "when", place),
                    self._facts(hindering, located, position, "when", place, "unless"),
                )
            )
        return tuple(conditions)

    def _facts(self, told: Mapping[str, list[str]], located: Located, *keys: str | int) -> Mapping[str, frozenset[str]]:
        for fact, words in told.items():
            if fact not in FACTS:
                self._found(located, f"{fact} is no fact of a profile: {', '.join(FACTS)}", *keys, fact)
                continue
            if not words:
                self._found(located, f"{fact}: no word is given", *keys, fact)
            for at, word in enumerate(words):
                if word not in FACTS[fact]:
                    self._found(located, f"{fact}: {word} is none of {', '.join(FACTS[fact])}", *keys, fact, at)
        return MappingProxyType({fact: frozenset(words) for fact, words in told.items()})

    def _routes(self, words: Iterable[str], located: Located, *keys: str | int) -> tuple[str, ...]:
        routes = self.corpus.routes
        found: list[str] = []
        for place, word in enumerate(words):
            named = routes_named(word, routes)
            if not named and word not in known_words(routes):
                self._found(located, f"route {word} does not exist", *keys, place)
            found += named
        return tuple(dict.fromkeys(found))

    def _grounds(self, entry: schema.CitedEntry, located: Located, *keys: str | int) -> Grounds:
        cited = cited_passages(entry.citations, located, keys, self.passages, self.unread, self.problems)
        if len(cited) == len(entry.citations):  # What a claim that cannot be read holds, nobody knows.
            binding = not isinstance(entry, schema.RuleEntry) or entry.demands or entry.bars
            if binding and all(passage.verified == "unverified" for passage in cited):
                message = "unverified claims alone may inform, but neither demand, bar nor need anything"
                self._found(located, message, *keys, "citations")
            self._check_figures(entry.statement, cited, located, *keys, "statement")
        return Grounds(entry.statement.localized(), tuple(cited))

    def _check_figures(
        self, statement: Trilingual, cited: Collection[Passage], located: Located, *keys: str | int
    ) -> None:
        held = figures_of_cited(cited)
        for language, text in statement.localized().items():
            if missing := figures(text) - held:
                self._found(located, f"figures not in the cited claims: {', '.join(sorted(missing))}", *keys, language)
