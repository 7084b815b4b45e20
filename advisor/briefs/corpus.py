"""The corpus folder as one frozen `Corpus`; the only reader of its files.

`check_corpus` finds every problem and names file and line; `load_corpus` refuses a corpus that has any.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import BaseModel

from advisor.briefs import schema
from advisor.briefs.assessments import route_assessments
from advisor.briefs.brief import BriefText, ClaimText, parse_brief
from advisor.briefs.figures import figures, figures_held
from advisor.briefs.folder import corpus_files, corpus_sha256
from advisor.briefs.located import Located, read_file, read_yaml, validated
from advisor.briefs.names import NameFinder
from advisor.briefs.phrasings import read_phrasings
from advisor.briefs.route_words import routes_named
from advisor.briefs.rulebook import read_rulebook
from advisor.errors import CorpusError, InputError, Problem
from advisor.records import (
    VERIFIED_LEVELS,
    Assessment,
    Brief,
    Corpus,
    Criterion,
    Entity,
    GlossaryEntry,
    Passage,
    Route,
    Source,
)

__all__ = ["check_corpus", "corpus_sha256", "load_corpus"]

Entry = TypeVar("Entry", bound=BaseModel)


def load_corpus(folder: Path) -> Corpus:
    """Read the whole corpus.

    Raises:
        InputError: there is no corpus in `folder`.
        CorpusError: it has problems; the error lists all of them.
    """
    corpus, problems, _ = _read(folder)
    if problems:
        raise CorpusError(problems)
    return corpus


def check_corpus(folder: Path, added: Mapping[str, str] = MappingProxyType({})) -> list[Problem]:
    """Every problem of the corpus, sorted by file and line; empty when it is sound.

    `added` holds texts of briefs by id: the corpus is checked as if they already stood in its folder.
    """
    corpus, problems, unread = _read(folder, added)
    return sorted({*problems, *read_rulebook(folder, corpus, unread)[1]})


def _read(folder: Path, added: Mapping[str, str] = MappingProxyType({})) -> tuple[Corpus, list[Problem], set[str]]:
    if not (folder / "sources").is_dir():
        raise InputError(
            f"no corpus found: the folder {folder} has no sub-folder `sources`",
            remedy="Give the right folder with --corpus or ADVISOR_CORPUS.",
        )
    reader = _Reader(folder, {folder / "sources" / f"{name}.md": text for name, text in added.items()})
    corpus = reader.read()
    return corpus, reader.problems, reader.unread


@dataclass
class _Reader:
    folder: Path
    added: Mapping[Path, str]
    problems: list[Problem] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    """Briefs that exist but cannot be read: whoever cites them is not to blame."""

    def read(self) -> Corpus:
        entities = self._entries("entities.yaml", schema.EntityEntry, self._entity)
        criteria = self._entries("criteria.yaml", schema.CriterionEntry, self._criterion)
        routes = self._routes(entities)
        self._files_nobody_reads()
        glossary = self._glossary()
        briefs = self._briefs(entities, criteria, routes)
        passages = {passage.id: passage for brief in briefs for passage in brief.passages}
        assessments = self._assessments(passages, routes, criteria)
        read = [self._yaml(path) for path in sorted(self.folder.glob("phrasings/*.yaml"))]
        phrasings, directions, parts = read_phrasings([file for file in read if file], criteria, self.problems)
        return Corpus(
            briefs=briefs,
            routes=MappingProxyType(routes),
            criteria=MappingProxyType(criteria),
            assessments=MappingProxyType(assessments),
            entities=MappingProxyType(entities),
            glossary=glossary,
            phrasings=phrasings,
            directions=MappingProxyType(directions),
            parts=parts,
            sha256=corpus_sha256(self.folder),
        )

    # -- reading files ------------------------------------------------------------------------------------------------
    def _problem(self, path: str, line: int, message: str) -> None:
        self.problems.append(Problem(path, line, message))

    def _files_nobody_reads(self) -> None:
        read = {*corpus_files(self.folder), self.folder / "README.md"}
        for path in self.folder.rglob("*"):
            name = path.relative_to(self.folder)
            if path not in read and path.is_file() and not any(part.startswith(".") for part in name.parts):
                self._problem(name.as_posix(), 1, "nobody reads this file: its name or folder is none of the corpus's")

    def _text(self, path: Path) -> str | None:
        if path in self.added:
            return self.added[path]
        return read_file(path, path.relative_to(self.folder).as_posix(), self.problems)

    def _yaml(self, path: Path) -> Located | None:
        text = self._text(path)
        return None if text is None else read_yaml(text, path.relative_to(self.folder).as_posix(), self.problems)

    def _entries(self, name: str, model: type[Entry], build: Callable[[Entry, Located, int], Any]) -> dict[str, Any]:
        path = self.folder / name
        if not path.is_file():
            self._problem(name, 1, "the file is missing")
            return {}
        located = self._yaml(path)
        if located is None:
            return {}
        if not isinstance(located.data, list):
            self._problem(name, 1, "the file holds a list of entries")
            return {}
        result: dict[str, Any] = {}
        for position, data in enumerate(located.data):
            entry = validated(model, data, located, self.problems, position)
            if entry is None:
                continue
            record = build(entry, located, position)
            if record.id in result:
                self._problem(name, located.line(position, "id"), f"the id {record.id} is given twice")
            result[record.id] = record
        if model is schema.EntityEntry:
            for position, data in enumerate(located.data):
                parent = data.get("parent") if isinstance(data, dict) else None
                if isinstance(parent, str) and parent and parent not in result:
                    self._problem(name, located.line(position, "parent"), f"parent {parent} is no entity")
        return result

    @staticmethod
    def _entity(entry: schema.EntityEntry, _located: Located, _position: int) -> Entity:
        return Entity(
            entry.id, entry.type, entry.name.localized(), tuple(entry.aliases), entry.parent or "", entry.country or ""
        )

    @staticmethod
    def _criterion(entry: schema.CriterionEntry, _located: Located, _position: int) -> Criterion:
        return Criterion(
            id=entry.id,
            name=entry.name.localized(),
            question=entry.question.localized(),
            why=entry.why.localized(),
            better=entry.better,
            group=entry.group,
            vendor_question=entry.vendor_question.localized(),
            keywords=MappingProxyType(
                {language: tuple(getattr(entry.keywords, language)) for language in ("en", "ru", "zh")}
            ),
        )

    def _glossary(self) -> tuple[GlossaryEntry, ...]:
        path = self.folder / "glossary.yaml"
        located = self._yaml(path) if path.is_file() else None
        if located is None or not isinstance(located.data, list):
            if path.is_file() and located is not None:
                self._problem("glossary.yaml", 1, "the file holds a list of entries")
            return ()
        entries = (
            validated(schema.GlossaryItem, data, located, self.problems, position)
            for position, data in enumerate(located.data)
        )
        return tuple(GlossaryEntry(tuple(e.en), tuple(e.ru), tuple(e.zh)) for e in entries if e is not None)

    def _routes(self, entities: dict[str, Entity]) -> dict[str, Route]:
        routes: dict[str, Route] = {}
        for path in sorted(self.folder.glob("routes/*.yaml")):
            located = self._yaml(path)
            entry = None if located is None else validated(schema.RouteFile, located.data, located, self.problems)
            if entry is None or located is None:
                continue
            if entry.id != path.stem:
                self._problem(located.path, located.line("id"), f"the id {entry.id} differs from the file's name")
            for key, party in (("vendor", entry.vendor), ("operator", entry.operator)):
                if party and party not in entities and (key, party) != ("operator", "buyer"):
                    self._problem(located.path, located.line(key), f"{key} {party} is no entity")
            routes[entry.id] = Route(
                id=entry.id,
                name=entry.name.localized(),
                group=entry.group,
                vendor=entry.vendor or "",
                operator=entry.operator or "",
                model_families=tuple(entry.model_families),
                what=entry.what.localized(),
                who_sees_data=entry.who_sees_data.localized(),
                contract=entry.contract.localized(),
                runs_where=entry.runs_where.localized(),
                buyer_runs=entry.buyer_runs.localized(),
                aliases=tuple(entry.aliases),
            )
        if not routes:
            self._problem("routes", 1, "the corpus has no route")
        return routes

    # -- briefs -------------------------------------------------------------------------------------------------------
    def _briefs(
        self, entities: dict[str, Entity], criteria: dict[str, Criterion], routes: dict[str, Route]
    ) -> tuple[Brief, ...]:
        finder = NameFinder(entities)
        briefs: list[Brief] = []
        cross_references: list[tuple[str, int, str, str]] = []
        seen: dict[str, str] = {}
        for path in sorted({*self.folder.glob("sources/*.md"), *self.added}):
            text = self._text(path)
            name = path.relative_to(self.folder).as_posix()
            parsed = None if text is None else parse_brief(text, name, self.problems)
            source = None if parsed is None else self._source(parsed, path.stem, entities)
            if source is None:
                self.unread.add(path.stem)
            if parsed is None:
                continue
            if source is not None and source.id in seen:
                self._problem(name, parsed.head.line("id"), f"the id {source.id} is also used by {seen[source.id]}")
            anchors = Counter(claim.anchor for claim in parsed.claims)
            passages = []
            for claim in parsed.claims:
                if claim.anchor and anchors[claim.anchor] > 1:
                    self._problem(name, claim.line, f"the anchor {claim.anchor} is given twice in this brief")
                self._check_claim(claim, name, criteria, routes)
                if claim.superseded_by:
                    own = f"{source.id if source else path.stem}#{claim.anchor}"
                    cross_references.append((name, claim.superseded_line, own, claim.superseded_by))
                if source is not None:
                    passages.append(self._passage(claim, source, name, routes, finder, entities))
            if source is not None:
                seen[source.id] = name
                briefs.append(Brief(source, tuple(passages), name))
        if not briefs and not self.unread:
            self._problem("sources", 1, "the corpus has no brief")
        known = {passage.id for brief in briefs for passage in brief.passages}
        for name, line, own, target in cross_references:
            if target == own:
                self._problem(name, line, f"superseded by {target}: a claim cannot supersede itself")
            elif target not in known and target.partition("#")[0] not in self.unread:
                self._problem(name, line, f"superseded by {target}: no such claim")
        return tuple(briefs)

    def _source(self, parsed: BriefText, stem: str, entities: dict[str, Entity]) -> Source | None:
        head = validated(schema.FrontMatter, parsed.head.data, parsed.head, self.problems)
        if head is None:
            return None
        if head.id != stem:
            self._problem(parsed.path, parsed.head.line("id"), f"the id {head.id} differs from the file's name")
        for position, subject in enumerate(head.subjects):
            if subject not in entities:
                self._problem(parsed.path, parsed.head.line("subjects", position), f"subject {subject} is no entity")
        if (head.published or "")[: len(head.as_of)] > head.as_of:
            self._problem(parsed.path, parsed.head.line("published"), f"published after it was read ({head.as_of})")
        return Source(
            id=head.id,
            title=head.title,
            publisher=head.publisher,
            url=head.url,
            published=head.published,
            as_of=head.as_of,
            language=head.language,
            kind=head.kind,
            interest=head.interest,
            jurisdiction=tuple(head.jurisdiction),
            subjects=tuple(head.subjects),
            read_through=head.read_through,
        )

    def _check_claim(
        self, claim: ClaimText, path: str, criteria: dict[str, Criterion], routes: dict[str, Route]
    ) -> None:
        """What can be said of a claim even when the head of its brief is wrong."""
        line = claim.meta_line or claim.line
        if not claim.meta:
            self._problem(path, claim.line, "the claim has no line `route: … | topic: … | locator: … | verified: …`")
        for key in ("topic", "locator", "verified"):
            if claim.meta and not claim.meta.get(key):
                self._problem(path, line, f"the claim has no {key}")
        if not re.fullmatch(r"[a-z0-9][a-z0-9.-]*", claim.anchor or "-"):
            self._problem(path, claim.line, f"the anchor {claim.anchor!r} is not made of a-z, 0-9, `-` and `.`")
        verified = claim.meta.get("verified", "")
        if verified and verified not in VERIFIED_LEVELS:
            self._problem(path, line, f"verified: {verified} is none of {', '.join(VERIFIED_LEVELS)}")
        for name in _listed(claim.meta.get("route", "")):
            if name not in schema.ROUTE_GROUPS and name not in routes:
                self._problem(path, line, f"route {name} does not exist")
        for topic in _listed(claim.meta.get("topic", "")):
            if topic not in criteria and topic not in schema.FURTHER_TOPICS:
                self._problem(path, line, f"topic {topic} is neither a criterion nor a further topic")

    def _passage(
        self,
        claim: ClaimText,
        source: Source,
        path: str,
        routes: dict[str, Route],
        finder: NameFinder,
        entities: dict[str, Entity],
    ) -> Passage:
        for language, text in {source.language: claim.claim, **claim.translations}.items():
            if missing := figures(text) - figures_held([claim.text, source.title, source.published, source.as_of]):
                listed = ", ".join(sorted(missing))
                self._problem(path, claim.line, f"the claim in {language} has figures that its text lacks: {listed}")
        verified = claim.meta.get("verified", "")
        route_ids: list[str] = []
        for name in _listed(claim.meta.get("route", "")):
            if name in schema.ROUTE_GROUPS or name in routes:
                route_ids += routes_named(name, routes)
        named = finder.ids(f"{claim.claim}\n{claim.text}")
        leading = {*source.subjects, *finder.ids(claim.claim)}
        return Passage(
            id=f"{source.id}#{claim.anchor}",
            source=source,
            heading=claim.claim,
            text=claim.text,
            locator=claim.meta.get("locator", ""),
            verified=verified if verified in VERIFIED_LEVELS else "unverified",
            routes=tuple(dict.fromkeys(route_ids)),
            topics=tuple(_listed(claim.meta.get("topic", ""))),
            headings=MappingProxyType({source.language: claim.claim, **claim.translations}),
            disputed=claim.disputed,
            superseded_by=claim.superseded_by,
            entities=finder.with_parents(named | leading),
            lead_entities=frozenset(leading) & frozenset(entities),
        )

    # -- assessments --------------------------------------------------------------------------------------------------
    def _assessments(
        self, passages: dict[str, Passage], routes: dict[str, Route], criteria: dict[str, Criterion]
    ) -> dict[tuple[str, str], Assessment]:
        result: dict[tuple[str, str], Assessment] = {}
        for route in routes:
            path = self.folder / "assessments" / f"{route}.yaml"
            if not path.is_file():
                self._problem(f"assessments/{route}.yaml", 1, "the route has no assessments")
        for path in sorted(self.folder.glob("assessments/*.yaml")):
            located = self._yaml(path)
            if located is None:
                continue
            if path.stem not in routes:
                self._problem(located.path, 1, f"the route {path.stem} does not exist")
                continue
            cells = route_assessments(path.stem, located, criteria, passages, self.unread, self.problems)
            result.update(((path.stem, criterion), cell) for criterion, cell in cells.items())
        return result


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]
