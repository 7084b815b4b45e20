"""Whether somebody else's claims fit a question better than those of the parties it names.

"Will Alibaba sign a BAA?" finds what Alibaba says about contracts and what OpenAI says about BAAs: each fits half. With
the names taken out of the question, the claims about OpenAI fit it far better than any about Alibaba, and that tells
that the corpus knows the matter, but not of the party asked about.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from advisor.briefs.sentences import sentences
from advisor.index.items import GENERAL, SENTENCE_SUFFIX, passage_of
from advisor.index.tokens import tokens
from advisor.records import Language
from advisor.retrieval.query import PARTY_TYPES, Query
from advisor.retrieval.search import Searcher

#: What stands for a party's name, so that the question stays a sentence.
_ANYBODY: Mapping[Language, str] = {"en": "the provider", "ru": "поставщик", "zh": "厂商"}
_SENTENCES = 400
_CLAIMS = 1000
_QUESTION = re.compile(r"[?？]")
#: Sub-questions that are looked at beside the whole question.
_NEEDS = 3


@dataclass(frozen=True, slots=True)
class Rivals:
    """How well claims fit a question without its names. Where no party is named, nobody is a rival."""

    own: float
    """Best cosine of a sentence about the parties named."""
    ahead: float
    """By how much cosine another party's best sentence is better; of the sub-questions, the one that fits best."""
    words_ahead: float
    """By which share of its score another party's claim is better on words (BM25), 0 to 1."""


@dataclass(frozen=True, slots=True)
class Everybody:
    """How well everybody's claims fit a question without its names, whoever is compared: pairs of passage and score."""

    by_meaning: tuple[tuple[tuple[str, float], ...], ...]
    """For the sub-questions, and last for the whole: cosines."""
    by_words: tuple[tuple[str, float], ...]

    def beside(self, searcher: Searcher, parties: frozenset[str]) -> Rivals:
        """The claims of these parties against all others."""
        pairs = [_best(searcher, parties, found) for found in self.by_meaning]
        ahead = min(best - own for own, best in pairs)
        own, best = _best(searcher, parties, self.by_words)
        return Rivals(pairs[-1][0], ahead, (best - own) / best if best > 0 else 0.0)


def everybody(searcher: Searcher, query: Query) -> Everybody:
    """Search for a question without its names, once for all parties.

    Args:
        searcher: of one index.
        query: the question as understood.
    """
    meant = tuple(_nearest(searcher, text) for text in nameless(searcher, query))
    return Everybody(meant, _by_words(searcher, query))


def rivals(searcher: Searcher, query: Query) -> Rivals:
    """Compare the claims of the parties that a question names with everybody's."""
    return everybody(searcher, query).beside(searcher, query.parties)


def nameless(searcher: Searcher, query: Query) -> list[str]:
    """The question's sub-questions, and last the question itself, without the names of parties."""
    questions = query.needs or [text for text in sentences(query.own_text) if _QUESTION.search(text)]
    asked = [text for text in dict.fromkeys(questions[:_NEEDS]) if text != query.own_text] + [query.own_text]
    return [without_parties(searcher, text, query.language) for text in asked]


def without_parties(searcher: Searcher, text: str, language: Language) -> str:
    """A text with "the provider" in place of each vendor, host, model and tool."""
    entities = searcher.understanding.corpus.entities
    pieces, position = [], 0
    for mention in sorted(searcher.understanding.names.find(text), key=lambda found: (found.start, -found.end)):
        if mention.start >= position and entities[mention.entity].type in PARTY_TYPES:
            pieces += [text[position : mention.start], _ANYBODY[language]]
            position = mention.end
    return "".join(pieces) + text[position:]


def _nearest(searcher: Searcher, text: str) -> tuple[tuple[str, float], ...]:
    """Claims with the cosine of a sentence of theirs, best first; a claim may occur several times."""
    vector = searcher.index.embedders.general.query(text)
    found = searcher.index.store.nearest(GENERAL + SENTENCE_SUFFIX, vector, _SENTENCES)
    return _claims(searcher, [(passage_of(item), similarity) for item, similarity in found])


def _by_words(searcher: Searcher, query: Query) -> tuple[tuple[str, float], ...]:
    entities = searcher.understanding.corpus.entities
    named = [mention for mention in query.mentions if entities[mention.entity].type in PARTY_TYPES]
    spellings = [query.text[mention.start : mention.end] for mention in named]
    names = {token for text in spellings for token in tokens(text)}
    names |= {token for mention in named for token in tokens(entities[mention.entity].name["en"])}
    bag = dict.fromkeys(tokens(query.text), 1.0)
    for token, weight in searcher.understanding.expansions(query).items():
        bag.setdefault(token, weight)
    found = searcher.index.lexical.best({token: weight for token, weight in bag.items() if token not in names}, _CLAIMS)
    return _claims(searcher, list(found.items()))


def _claims(searcher: Searcher, found: list[tuple[str, float]]) -> tuple[tuple[str, float], ...]:
    return tuple(pair for pair in found if not searcher.index.passages[pair[0]].is_original)


def _best(searcher: Searcher, parties: frozenset[str], found: tuple[tuple[str, float], ...]) -> tuple[float, float]:
    """Best score of a claim about the parties, and of all; the lowest found where theirs is not among them."""
    if not found:
        return 0.0, 0.0
    scores = [score for _, score in found]
    own = [score for key, score in found if not parties or searcher.index.passages[key].entities & parties]
    return max(own, default=min(scores)), max(scores)
