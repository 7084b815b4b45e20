"""Sentences with their proof: each is held against its quotes before it is put down; pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from advisor.answer.check import held
from advisor.answer.evidence import Words
from advisor.answer.write import Draft, numbered
from advisor.briefs.names import NameFinder
from advisor.export.memo_records import Sentence
from advisor.records import Assessment, Citation, Corpus, Language, Passage, Statement
from advisor.rulebook import Grounds

_NO_WORDS = Words(())


class Citer:
    """Numbers the passages of one document in the order in which it first cites them, one number each.

    A sentence that its quotes do not hold is not made; `refused` says which and why.
    """

    def __init__(self, corpus: Corpus, language: Language) -> None:
        self.corpus, self.language = corpus, language
        self._numbers: dict[str, int] = {}
        self._held: dict[tuple[str, tuple[str, ...], tuple[str, ...]], tuple[Statement | None, str]] = {}
        self._statements: list[Statement] = []
        self._refused: list[str] = []
        self._said: set[str] = set()

    @cached_property
    def _names(self) -> NameFinder:
        """Made when a first sentence is checked: a page that only says what we say ourselves needs none."""
        return NameFinder(self.corpus.entities)

    @property
    def refused(self) -> tuple[str, ...]:
        """A line for each sentence that was refused."""
        return tuple(self._refused)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """By number, each passage once: the quote is the shortest span that holds all that was quoted of it."""
        found: dict[int, Citation] = {}
        for statement in self._statements:
            for one in statement.citations:
                known = found.get(one.number, one)
                start, end = min(known.start, one.start), max(known.end, one.end)
                found[one.number] = Citation(one.number, one.passage, start, end)
        return tuple(found[number] for number in sorted(found))

    def has_said(self, text: str) -> bool:
        """Whether a cited sentence of these words stands already."""
        return text in self._said

    def sentence(
        self, text: str, passages: Sequence[Passage], routes: Sequence[str] = (), *, bold: bool = False
    ) -> Sentence | None:
        """A cited sentence; None where its quotes do not hold it.

        Args:
            text: what is said.
            passages: what it rests on.
            routes: the routes it speaks of; what these are is said by their own files and may be named.
            bold: whether it stands out.
        """
        statement, refused = self._checked(text, passages, routes)
        if statement is None:
            self._refused.append(refused)
            return None
        citations = tuple(
            replace(one, number=self._numbers.setdefault(one.passage.id, len(self._numbers) + 1))
            for one in statement.citations
        )
        self._statements.append(replace(statement, citations=citations))
        self._said.add(text)
        return Sentence(text, "cited", citations, bold)

    def holds(self, text: str, passages: Sequence[Passage], routes: Sequence[str] = ()) -> bool:
        """Whether a sentence would be made of it; nothing is noted."""
        return self._checked(text, passages, routes)[0] is not None

    def _checked(self, text: str, passages: Sequence[Passage], routes: Sequence[str]) -> tuple[Statement | None, str]:
        """The statement with its quotes, numbered on its own; None, and why, where they do not hold it."""
        key = text, tuple(passage.id for passage in passages), tuple(routes)
        if key not in self._held:
            drafts = [Draft(text, "short", tuple(passages), tuple(routes))]
            kept, refused = held(numbered(drafts, _NO_WORDS), _NO_WORDS, self.corpus, self._names)
            self._held[key] = (kept[0], "") if kept else (None, refused[0])
        return self._held[key]

    def grounds(self, grounds: Grounds, routes: Sequence[str] = ()) -> Sentence | None:
        """What a rule or a step rests on."""
        return self.sentence(grounds.statement[self.language], grounds.passages, routes)

    def assessment(self, cell: Assessment) -> Sentence | None:
        """An assessment's own sentence."""
        return self.sentence(cell.statement[self.language], cell.passages, (cell.route,))
