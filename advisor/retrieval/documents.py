"""Finds passages in the buyer's own documents: for a chat with its earlier questions, in the document that is named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from advisor.index.build import Index
from advisor.index.reranker import Reranker
from advisor.records import Hit, Language
from advisor.retrieval.fuse import ranked
from advisor.retrieval.query import Query, Understanding
from advisor.retrieval.search import Relevance, Searcher

_DEPTH = 1000
#: The question with the one before it, and with all before it, against the question alone; on multi-turn questions
#: with their passages judged by people the three together find more than any of them (tests/benchmarks/README.md).
_WITH_LAST, _WITH_ALL = 0.8, 0.5
#: "Does the supplier disclose this: …?" What stands before the colon says of whom it is asked, not what.
_LEAD_IN = re.compile(r"^[^:：?？\n]{3,90}[:：]\s+(?=\S[^?？]{12,}[?？]\s*$)")
_LETTER = re.compile(r"[^\W\d_]")
_LONGEST_TITLE = 80
#: What takes a passage of another document behind all of the one that was named.
_ELSEWHERE = 100.0


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to documents."""

    query: Query
    titles: frozenset[str]
    """Titles of documents that it names; empty when it leaves the document open."""
    with_last: str
    """The question with the one before it; the question itself when it is the first."""

    @property
    def own(self) -> str:
        """The question alone, without what it is asked of."""
        return self.query.wordings[0][0]


@dataclass(frozen=True, slots=True)
class DocumentSearcher:
    """Searches one index of documents. Immutable, so it may be shared by threads."""

    searcher: Searcher
    _titles: tuple[tuple[str, re.Pattern[str]], ...] = field(repr=False)
    """Titles that tell documents apart, and how a question names them."""
    count: int = 1
    """How many documents there are, by their titles."""

    @classmethod
    def of(cls, index: Index, understanding: Understanding, reranker: Reranker | None = None) -> DocumentSearcher:
        """A searcher of an index, with its documents' titles at hand."""
        titles = sorted({passage.source.title for passage in index.passages.values()})
        patterns = [(title, _named_by(title)) for title in titles if len(title) <= _LONGEST_TITLE]
        known = tuple((title, pattern) for title, pattern in patterns if pattern is not None)
        return cls(
            replace(Searcher.of(index, understanding, reranker=reranker), depth=_DEPTH),
            known if len(titles) > 1 else (),
            len(titles),
        )

    def asked(self, question: str, history: Sequence[str] = (), language: Language | None = None) -> Asked:
        """Understand a question.

        Args:
            question: what is asked.
            history: earlier questions, oldest first.
            language: of the question; found from its script by default.
        """
        titles = frozenset(title for title, pattern in self._titles if pattern.search(question))
        own = question
        if titles:
            # The name has done its work: every passage left is of that document.
            own = _LEAD_IN.sub("", question)
            for title, pattern in self._titles:
                if title in titles:
                    own = pattern.sub(" ", own)
            own = own if len(own.split()) > 2 else question
        last = "\n".join([*history[-1:], own])
        everything = "\n".join([*history, own])
        wordings = [(own, 1.0), (last, _WITH_LAST), (everything, _WITH_ALL)][: min(len(history), 2) + 1]
        query = self.searcher.understanding.query(own, language=language)
        return Asked(replace(query, text=own, wordings=tuple(wordings), needs=()), titles, last)

    def relevance(self, asked: Asked) -> Relevance:
        """Scores of all passages."""
        # The judge asks for the vectors of these wordings again: each is computed once.
        self.searcher.tell(asked.query, (), ())
        return self.searcher.relevance(asked.query)

    def search(self, asked: Asked, relevance: Relevance, count: int) -> list[Hit]:
        """The best passages, best first; those of a document that is named before all others.

        Args:
            asked: the question.
            relevance: its scores.
            count: how many passages at the most.
        """
        passages = self.searcher.index.passages
        scores = {
            key: score - (_ELSEWHERE if asked.titles and passages[key].source.title not in asked.titles else 0.0)
            for key, score in relevance.fused.items()
        }
        return [
            relevance.hit(passages[key], score)
            for key, score in ranked(self.searcher.reranked(asked.query, scores))[:count]
        ]

    def is_elsewhere(self, hit: Hit, asked: Asked) -> bool:
        """Whether a passage is of another document than the one named."""
        return bool(asked.titles) and hit.passage.source.title not in asked.titles


def _named_by(title: str) -> re.Pattern[str] | None:
    """How a question names a document: by its title as it is written; by a file's name also without its ending."""
    stem = re.sub(r"\.\w{1,5}$", "", title)
    if not _LETTER.search(stem):
        return None
    words = [re.escape(word) for word in re.split(r"[\s_-]+", stem) if word]
    # A single word must keep its capitals: "Writer" is a company, "writer" is not.
    several = len(words) > 1 or stem != title
    body = r"[\s_-]+".join(words)
    if stem != title:
        body = rf"{body}(?:{re.escape(title[len(stem) :])})?"
    return re.compile(rf"(?<!\w){body}(?!\w)", re.IGNORECASE if several else 0)
