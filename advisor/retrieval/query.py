"""What a question asks: language, parties and laws named, routes meant, criteria touched; pure once built."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from advisor.briefs.names import Mention, NameFinder
from advisor.index.tokens import tokens
from advisor.records import Corpus, Entity, Language, Route
from advisor.retrieval.clauses import needs_of
from advisor.retrieval.language import language_said
from advisor.retrieval.matters import SENT, TELLING_OF_THEM, WHERE, besides_leaving, constructed
from advisor.retrieval.phrases import PhraseFinder
from advisor.retrieval.spelling import Slip, Spelling
from advisor.retrieval.ways import API, APP, CLOUDS, GROUPS, SELF_HOSTED

#: Entity types that can be party to a contract or a model of one.
PARTY_TYPES = frozenset({"vendor", "host", "model", "tool"})
#: Entity types that say which text is meant, not who is.
MATTER_TYPES = frozenset({"law", "regulator", "incident", "person", "standard", "organisation"})


@dataclass(frozen=True, slots=True)
class Query:
    """A question as understood. `text` is what is searched; for a follow-up it holds the earlier topic too."""

    text: str
    language: Language
    own_text: str
    """The question alone, without context or earlier questions."""
    wordings: tuple[tuple[str, float], ...]
    """The texts that are searched for, each with its weight; a question that stands alone has one, `text`."""
    surroundings: str = ""
    """What a paste says around the question; it names parties and situation, and counts little in the search."""
    mentions: tuple[Mention, ...] = ()
    """Where `text` names entities: offsets into `text`."""
    named: frozenset[str] = frozenset()
    """Entities named, as named."""
    parties: frozenset[str] = frozenset()
    """Vendors and hosts that the named ones belong to, and those themselves."""
    matters: frozenset[str] = frozenset()
    """Laws, regulators, incidents and people named."""
    countries: frozenset[str] = frozenset()
    areas: tuple[frozenset[str], ...] = ()
    """For each country named, it and what its law is part of (Germany: the EU)."""
    speakers: tuple[frozenset[str], ...] = ()
    """For each publisher named that is no party ("what does Particula say?"), the ids of its sources."""
    routes: tuple[str, ...] = ()
    """Routes that the question means; empty when it leaves the route open."""
    route_cue: bool = False
    """Whether a way of running was named (API, app, own servers, a cloud)."""
    criteria: tuple[str, ...] = ()
    settled: tuple[str, ...] = ()
    """Those of the criteria that its construction names, whatever its single words touch ("when we leave X")."""
    asked_for: tuple[str, ...] = ()
    """Two criteria or more that it asks for side by side ("retention and sub-processors"); empty otherwise."""
    needs: tuple[str, ...] = ()
    """The sub-questions, where the question asks more than one thing."""
    slips: tuple[Slip, ...] = ()
    """Words of the question that were mended; `own_text` and `text` hold what was meant."""


_PLACE, _KEEPING, _EXIT, _MISHAPS, _CONTRACT = "residency", "retention-default", "exit", "incidents", "contract"
_LONGEST_LINK = 60
#: What stands between two matters that are asked for in one breath: "retention and the sub-processors".
_SIDE_BY_SIDE = re.compile(
    r"(?:\W+(?!(?:and|or|и|или)\b)\w+){0,3}?\s*(?:,|;|&|/|\band\b|\bor\b|\bas well as\b|\bи\b|\bили\b|\bа также\b|和|与|及|以及|或|、|，)+"
    r"(?:\W*(?!(?:and|or|и|или)\b)\b\w+){0,5}?\W*",
    re.IGNORECASE,
)
#: A follow-up's own words against its words with the earlier questions before them.
_ALONE = 0.6
#: What stands between two parties that are compared ("X or Y"), unlike "X on Y".
_COMPARED = re.compile(
    r"\W*(?:and|or|vs\.?|versus|than|against|with|и|или|против|чем|с|和|与|或|还是|以及|[、,，/])+"
    r"\W*(?:for|on|у|от|the|by)?\W*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Understanding:
    """Turns texts into queries. Immutable after building, so it may be shared by threads."""

    corpus: Corpus
    names: NameFinder
    _criteria: PhraseFinder = field(repr=False)
    _routes: PhraseFinder = field(repr=False)
    _glossary: tuple[tuple[tuple[str, ...], Mapping[str, re.Pattern[str] | None]], ...] = field(repr=False)
    _route_parties: Mapping[str, frozenset[str]] = field(repr=False)
    """By route, who makes the model, who runs it, and the families that it serves."""
    _publishers: NameFinder = field(repr=False)
    _published: Mapping[str, frozenset[str]] = field(repr=False)
    """By publisher, the ids of its sources."""
    _spelling: Spelling | None = field(repr=False)

    @classmethod
    def of(cls, corpus: Corpus, *, mend: bool = False) -> Understanding:
        """Prepare the spellings of a corpus.

        Args:
            corpus: whose names, criteria and routes are meant.
            mend: also mend slips of the keyboard towards its words; not for questions to other texts.
        """
        criteria = {
            key: [word for words in criterion.keywords.values() for word in words]
            for key, criterion in corpus.criteria.items()
        }
        routes = {key: route.aliases for key, route in corpus.routes.items()}
        glossary = tuple(
            (entry.en, {"ru": _words_pattern(entry.ru), "zh": _words_pattern(entry.zh, whole=False)})
            for entry in corpus.glossary
        )
        names = NameFinder(corpus.entities)
        parties = {
            key: frozenset({route.vendor, route.operator} - {""}) | names.ids("; ".join(route.model_families))
            for key, route in corpus.routes.items()
        }
        published = _published(corpus, names)
        publishers = NameFinder(
            {name: Entity(name, "organisation", {"en": name}, (f"={name}",)) for name in published if len(name) > 4}
        )
        return cls(
            corpus,
            names,
            PhraseFinder(criteria),
            PhraseFinder(routes),
            glossary,
            parties,
            publishers,
            published,
            Spelling.of(corpus) if mend else None,
        )

    def query(
        self,
        text: str,
        *,
        context: str = "",
        surroundings: str = "",
        language: Language | None = None,
        routes: Sequence[str] = (),
    ) -> Query:
        """Understand one question.

        Args:
            text: the question.
            context: earlier questions that it leans on; searched as if they were part of it.
            surroundings: what the paste says before its questions; only parties and laws are taken from it.
            language: of the question; found from its script by default.
            routes: limits the question to these routes.
        """
        slips: tuple[Slip, ...] = ()
        if self._spelling is not None:
            text, slips = self._spelling.mended(text)
            context, surroundings = (self._spelling.mended(part)[0] for part in (context, surroundings))
        whole = "\n".join(part for part in (context, text, surroundings) if part)
        named = frozenset(mention.entity for mention in self.names.find(whole))
        closure = self.names.with_parents(named)
        entities = self.corpus.entities
        parties = frozenset(key for key in closure if _type(entities, key) in PARTY_TYPES)
        countries = frozenset(key for key in named if _type(entities, key) == "country")
        meant, cue = (tuple(routes), True) if routes else self._routes_meant(whole, text, parties)
        needs = needs_of(text)
        criteria, settled = self._criteria_touched(text, f"{context}\n{surroundings}")
        around = " ".join(
            entities[mention.entity].name["en"] for mention in self.names.find(surroundings) if mention.entity in named
        )
        searched = "\n".join(part for part in (context, text, around) if part)
        return Query(
            text=searched,
            # "Kimi?" holds nothing but a name: it goes on in the language of what it leans on.
            language=language or language_said(text) or language_said(context) or "en",
            own_text=text,
            # What a follow-up leans on may drown what it asks: it is searched for both with it and alone.
            wordings=((searched, 1.0), ("\n".join(part for part in (text, around) if part), _ALONE))
            if context
            else ((searched, 1.0),),
            surroundings=surroundings,
            mentions=self.names.find(searched),
            named=named,
            parties=parties,
            matters=frozenset(key for key in named if _type(entities, key) in MATTER_TYPES),
            countries=countries,
            areas=tuple(self.names.with_parents([country]) for country in sorted(countries)),
            speakers=tuple(self._published[name] for name in sorted(self._publishers.ids(f"{context}\n{text}"))),
            routes=meant,
            route_cue=cue,
            criteria=criteria,
            settled=settled,
            asked_for=self._asked_for(text),
            needs=needs,
            slips=slips,
        )

    def _criteria_touched(self, text: str, context: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The criteria that a question touches, the likelier first, and those that its construction settles."""
        asked = self._criteria.weights(SENT.sub(" ", text))
        weights = asked or self._criteria.weights(text) or self._criteria.weights(context)
        if _KEEPING in weights and WHERE.search(text):
            # "Keep" and "store" speak of how long, "where" turns them to a place, whether or not places are judged.
            moved = weights.pop(_KEEPING)
            weights |= {_PLACE: weights.get(_PLACE, 0) + moved} if _PLACE in self.corpus.criteria else {}
        if _MISHAPS in weights and _CONTRACT in self.corpus.criteria and TELLING_OF_THEM.search(text):
            # Whether one is told of a breach is settled by contract, whatever breaches there were.
            weights[_CONTRACT] = weights.get(_CONTRACT, 0) + weights.pop(_MISHAPS)
        best = sorted(weights, key=lambda key: (-weights[key], key))
        touched = [key for key in best if weights[key] >= max(1, weights[best[0]] / 2)]
        parties = [
            (m.start, m.end) for m in self.names.find(text) if _type(self.corpus.entities, m.entity) in PARTY_TYPES
        ]
        found = [key for key in constructed(text, parties) if key in self.corpus.criteria]
        # Who leaves may ask for one thing in particular: "we leave X, how long does it keep our files?"
        rest = self._criteria.weights(besides_leaving(text, parties)) if _EXIT in found else {}
        settled = tuple(key for key in found if key != _EXIT or not rest.keys() - {_EXIT})
        return tuple(dict.fromkeys([*settled, *touched, *found]))[:4], settled

    def _asked_for(self, text: str) -> tuple[str, ...]:
        """The criteria that a question asks for side by side, in its order."""
        spans = self._criteria.spans(text)
        asked: dict[str, None] = {}
        for one, other in pairwise(spans):
            between = text[one.end : other.start]
            if one.key != other.key and len(between) <= _LONGEST_LINK and _SIDE_BY_SIDE.fullmatch(between):
                asked |= {one.key: None, other.key: None}
        return tuple(asked)

    def _routes_meant(self, whole: str, own: str, parties: frozenset[str]) -> tuple[tuple[str, ...], bool]:
        """The routes that a question means, by its own words; where these name no way of running, by what it leans on."""
        meant, cue = self._routes_in(own, parties)
        return (meant, cue) if cue or own == whole else self._routes_in(whole, parties)

    def _routes_in(self, text: str, parties: frozenset[str]) -> tuple[tuple[str, ...], bool]:
        found = self._on_the_same_cloud(text, set(self._routes.weights(text)), parties)
        self_hosted, app, api = (bool(pattern.search(text)) for pattern in (SELF_HOSTED, APP, API))
        groups = {group for group, pattern in GROUPS.items() if pattern.search(text)} if not parties else set()
        cue = bool(found) or self_hosted or app or api or bool(groups)
        meant: dict[str, None] = {}
        for key, route in self.corpus.routes.items():
            mine = self.belongs(route, parties)
            if (key in found and (mine or not parties)) or route.group in groups:
                meant[key] = None
            elif not mine:
                continue
            elif (
                (route.group == "self-hosted" and self_hosted)
                or (route.group in ("us-app", "cn-app") and app)
                or (route.group in ("us-api", "cn-api") and api)
            ):
                meant[key] = None
        if found and not (self_hosted or app or api):
            meant |= dict.fromkeys(self._own_routes(self._beside_a_route(text), meant))
        return tuple(key for key in self.corpus.routes if key in meant), cue

    def _on_the_same_cloud(self, text: str, found: set[str], parties: frozenset[str]) -> set[str]:
        """The routes found; where a cloud stands there by its bare name, those on which it serves the makers named.

        "Bedrock" alone means the open weights there, "Claude Opus, which we call through Bedrock" does not.
        """
        routes = self.corpus.routes
        spans = self._routes.spans(text)
        bare = {
            key
            for key in found
            if not any(self.beside_names(text[s.start : s.end]).strip() for s in spans if s.key == key)
        }
        for operator in sorted({routes[key].operator for key in bare if routes[key].group in CLOUDS} - {""}):
            here = {key for key, route in routes.items() if route.operator == operator and route.group in CLOUDS}
            meant = {key for key in here if (self._route_parties[key] - {operator}) & parties}
            found = (found - (here & bare)) | meant if meant else found
        return found

    def _beside_a_route(self, text: str) -> frozenset[str]:
        """Parties set side by side with one whose name stands for a route ("Groq and DeepSeek"), with their parents."""
        mentions = [m for m in self.names.find(text) if _type(self.corpus.entities, m.entity) in PARTY_TYPES]
        beside: set[str] = set()
        for one, other in pairwise(mentions):
            if one.end < other.start and _COMPARED.fullmatch(text, one.end, other.start):
                for named, rival in ((one, other), (other, one)):
                    if self._routes.weights(text[named.start : named.end]):
                        beside.add(rival.entity)
        return self.names.with_parents(beside)

    def compared(self, text: str) -> frozenset[str]:
        """Parties that a text sets side by side ("X or Y", "X, Y and Z"), with their parents."""
        mentions = [m for m in self.names.find(text) if _type(self.corpus.entities, m.entity) in PARTY_TYPES]
        beside: set[str] = set()
        for one, other in pairwise(mentions):
            if one.end < other.start and _COMPARED.fullmatch(text, one.end, other.start):
                beside |= {one.entity, other.entity}
        return self.names.with_parents(beside)

    def _own_routes(self, parties: frozenset[str], meant: Iterable[str]) -> list[str]:
        """The own services of those parties for which no route is meant yet."""
        routes = self.corpus.routes
        served = {routes[key].operator for key in meant} | {routes[key].vendor for key in meant}
        return [
            key
            for key, route in routes.items()
            if route.operator in parties and route.operator == route.vendor and route.operator not in served
            if route.group in ("us-api", "cn-api")
        ]

    def beside_names(self, text: str, criterion: str = "") -> str:
        """What a text says besides the names in it, and besides the words for a criterion."""
        for mention in sorted(self.names.find(text), key=lambda found: -found.start):
            text = text[: mention.start] + " " + re.sub(r"^['’]s\b", "", text[mention.end :])
        return self._criteria.without(criterion, text) if criterion else text

    def belongs(self, route: Route, parties: frozenset[str]) -> bool:
        """Whether a route is one of the named parties' models, or run by one of them."""
        return bool(self._route_parties[route.id] & parties)

    def has_route(self, party: str) -> bool:
        """Whether a party's models, or models on its machines, are among the routes: not a chip maker, say."""
        name = self.corpus.entities[party].name["en"]
        return bool(self._routes.weights(name)) or any(party in mine for mine in self._route_parties.values())

    def used_on(self, query: Query, routes: Sequence[str]) -> tuple[str, ...]:
        """The parties named that are used on some of these routes: not one who only looked into another's service."""
        used = [self.corpus.routes[key] for key in routes]
        return tuple(
            key
            for key in sorted(query.named & query.parties)
            if any(self.belongs(route, self.names.with_parents([key])) for route in used)
        )

    def open_routes(self, query: Query) -> tuple[str, ...]:
        """The routes on which the named models and vendors can be used, when the question leaves the route open."""
        models = frozenset(key for key in query.parties if _type(self.corpus.entities, key) in ("vendor", "model"))
        return tuple(
            key
            for key, route in self.corpus.routes.items()
            if self.belongs(route, models)
            # Who asks about Gemini does not mean another maker's model on Google's machines.
            if not route.vendor or route.vendor in query.parties or route.operator in query.named
        )

    def counterparts(self, query: Query) -> dict[str, frozenset[str]]:
        """For each search token of a Russian or Chinese question, the English search tokens of the same meaning."""
        if query.language == "en":
            return {}
        found: dict[str, set[str]] = {}
        lowered = query.text.lower()
        for forms, patterns in self._glossary:
            pattern = patterns[query.language]
            for match in pattern.finditer(lowered) if pattern is not None else ():
                english = {token for form in forms for token in tokens(form)}
                for token in tokens(match.group()):
                    found.setdefault(token, set()).update(english)
        for mention in query.mentions:
            english = set(tokens(self.corpus.entities[mention.entity].name["en"]))
            for token in tokens(query.text[mention.start : mention.end]):
                found.setdefault(token, set()).update(english)
        return {token: frozenset(english) for token, english in found.items()}

    def expansions(self, query: Query) -> dict[str, float]:
        """English search tokens for a Russian or Chinese question, with weights: a word counts once, however many
        counterparts it has.
        """
        weights: dict[str, float] = {}
        for english in self.counterparts(query).values():
            share = 1.0 if len(english) == 1 else 0.7 / len(english) ** 0.5
            for token in english:
                weights[token] = max(weights.get(token, 0.0), share)
        return weights


def _published(corpus: Corpus, names: NameFinder) -> dict[str, frozenset[str]]:
    """Ids of sources by the names of their publishers, parties apart: these are found as such."""
    found: dict[str, set[str]] = {}
    for brief in corpus.briefs:
        if names.ids(brief.source.publisher):
            continue
        for name in re.split(r"[;/]| \(", brief.source.publisher):
            if name.strip(" )"):
                found.setdefault(name.strip(" )"), set()).add(brief.source.id)
    return {name: frozenset(sources) for name, sources in found.items()}


def _words_pattern(forms: Iterable[str], *, whole: bool = True) -> re.Pattern[str] | None:
    bodies = [
        r"[\W_]+".join(re.escape(word).replace(r"\*", r"\w*") for word in form.lower().split())
        for form in forms
        if form
    ]
    if not bodies:
        return None
    joined = "|".join(bodies)
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)" if whole else joined)


def _type(entities: Mapping[str, Entity], key: str) -> str:
    entity = entities.get(key)
    return entity.type if entity else ""
