"""Holds each sentence of a language model against the evidence it names; pure but for an optional NLI model.

Nothing is believed because it was written: a sentence passes when its key is known and one passage alone holds it: in a
run of that passage's sentences (or in its claim in our words) all its words stand in the same order, its figures count
the same and are bounded the same way, its parties are named, and negation, modality and limits agree. A sentence that
draws two passages together is struck, however true: nobody said it. So is what asserts nothing (an order, a question,
an address, code), even where its passage holds it. Strict on purpose: what is struck is shown as struck, and the quotes
stand below in any case.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal, Protocol

from advisor.answer.check import fault
from advisor.answer.evidence import best_span
from advisor.briefs.figures import figures
from advisor.briefs.names import NameFinder
from advisor.briefs.sentences import sentence_spans
from advisor.index.tokens import tokens
from advisor.prose.keys import Marked
from advisor.prose.quantities import moved_figure
from advisor.prose.relations import turned
from advisor.prose.statement import no_statement
from advisor.prose.wording import contradiction, overstated
from advisor.prose.words import Alignment, Text, aligned, folded, glued
from advisor.records import Citation, Corpus, Language, Passage, Statement, Struck
from advisor.retrieval.orders import gives_orders

Reason = Literal[
    "no_key",
    "unknown_key",
    "no_text",
    "no_statement",
    "words",
    "order",
    "figure",
    "name",
    "negation",
    "overstated",
    "held",
    "entailment",
]
#: Least share of a sentence's words that must stand in one run in the same order.
_IN_ORDER = 0.65
_LONGEST_RUN = 3
#: Least probability of entailment, where an NLI model is set.
_ENTAILED = 0.5
#: Types of entities whose names a sentence may only use where its source does.
_NAMED = frozenset({"vendor", "model", "host", "law"})
#: Who says it, at the beginning or the end of a sentence: it may change its place.
_ATTRIBUTION = re.compile(
    r"^(?:[^\s,]+ ){1,3}(?:says?|said|states?|stated|claims?|claimed|writes?)(?: that\b|,|(?= \S))"
    r"|, (?:[^\s,]+ ){1,3}(?:says?|said|states?|stated|claims?|claimed|writes?)(?=[,.]|$)"
    r"|^according to [^,]{1,60},|, according to [^,.]{1,60}(?=[,.]|$)"
    r"|^(?:[^\s,]+ ){1,3}(?:заявляет|сообщает|утверждает|пишет|указывает), что"
    r"|(?:^|, )согласно [^,.]{1,60}(?:,|\.|$)",
    re.IGNORECASE,
)


class Entailment(Protocol):
    """Says how likely a premise entails a hypothesis."""

    def ready(self) -> None:
        """Load what is needed.

        Raises:
            ModelUnavailable: it is not on this machine, or is none of this kind.
        """
        ...

    def probability(self, premise: str, hypothesis: str) -> float:
        """0 to 1."""
        ...


@dataclass(frozen=True, slots=True)
class _Fault:
    """Why a passage does not hold a sentence. `depth` orders reasons by how far the passage came."""

    reason: Reason
    detail: str
    depth: float


@dataclass(frozen=True, slots=True)
class Gate:
    """Checks the sentences of one answer. `evidence[0]` is what key 1 names."""

    evidence: tuple[Passage, ...]
    corpus: Corpus
    names: NameFinder
    language: Language
    entailment: Entailment | None = None

    def check(self, written: Marked) -> Statement | Struck:
        """The sentence as a statement with its citations, numbered as the keys are; or why it is struck."""
        text = written.text
        if unusable := _unusable(written):
            return unusable
        faults = {number: self._fault(text, number) for number in written.numbers}
        holding = [number for number in written.numbers if faults[number] is None]
        if not holding:
            nearest = max((fault for fault in faults.values() if fault is not None), key=lambda fault: fault.depth)
            return Struck(text, nearest.reason, nearest.detail)
        citations = tuple(self._citation(text, number) for number in holding)
        statement = Statement(text, "short", citations)
        if detail := fault(statement, self.corpus, self.names):
            return Struck(text, "held", detail)
        routes = dict.fromkeys(route for number in holding for route in self.evidence[number - 1].routes)
        return replace(statement, routes=tuple(routes))

    def _fault(self, text: str, number: int) -> _Fault | None:
        """Why a passage does not hold the sentence; None where one of its runs does."""
        passage = self.evidence[number - 1]
        said, said_bare = Text.of(text), Text.of(_ATTRIBUTION.sub("", text))
        nearest = _Fault("words", "", -1.0)
        for run in self._runs(passage):
            found = self._run_fault(text, said, said_bare, passage, run)
            if found is None:
                return None
            nearest = max(nearest, found, key=lambda fault: fault.depth)
        return nearest

    def _runs(self, passage: Passage) -> Iterator[str]:
        """What a sentence is held against: the claim in our words, then runs of the text, the shortest first.

        What tells a language model what to say proves nothing.
        """
        if heading := self._heading(passage):
            yield heading
        spans = sentence_spans(passage.text)
        for length in range(1, _LONGEST_RUN + 1):
            for first in range(len(spans) - length + 1):
                run = passage.text[spans[first][0] : spans[first + length - 1][1]]
                if not gives_orders(run):
                    yield run

    def _run_fault(self, text: str, said: Text, said_bare: Text, passage: Passage, run: str) -> _Fault | None:
        source = Text.of(run)
        whole = aligned(said, source)
        bare = aligned(said_bare, Text.of(_ATTRIBUTION.sub("", run)))
        words = max(whole, bare, key=lambda found: found.share)
        share = words.share
        if not said.words:
            return _Fault("no_text", "", 0.0)
        # What an attribution says ("according to the V3 licence") is moved freely, and still must stand there.
        known = {*source.stems, *self._under(words, passage)}
        unknown = [word.stem for word in said.words if word.stem not in known and not word.is_harmless]
        if unknown:
            return _Fault("words", ", ".join(unknown), share)
        if astray := self._astray(words, passage):
            return _Fault("order", ", ".join(astray), share)
        if share < _IN_ORDER:
            return _Fault("order", "", share)
        # From here on the run is what the sentence was made of: what is wrong is told in this order.
        tests: tuple[tuple[Reason, str], ...] = (
            ("figure", moved_figure(words)),
            ("name", self._strange_name(text, passage, run)),
            ("order", glued(words, self._name_stems(text))),
            ("negation", contradiction(words)),
            ("overstated", overstated(whole)),
            ("overstated", turned(words)),
        )
        for place, (reason, detail) in enumerate(tests):
            if detail:
                return _Fault(reason, detail, 1 + share + place)
        if self.entailment is not None and self.entailment.probability(run, text) < _ENTAILED:
            return _Fault("entailment", "", 10.0)
        return None

    def _astray(self, found: Alignment, passage: Passage) -> list[str]:
        """Words that the run lacks or has elsewhere, but for the names that its passage is under."""
        under = self._under(found, passage)
        there = set(found.source.stems)
        paired = {place for _, place in found.pairs}
        # A name that stands over the passage may be said for "it"; not in place of another name of the run.
        own = self._name_stems(found.source.folded)
        others = {
            word.stem for place, word in enumerate(found.source.words) if word.stem in own and place not in paired
        }
        names = self._name_stems(found.sentence.folded) if others else frozenset()
        return list(
            dict.fromkeys(
                word.stem
                for word in found.astray()
                if word.is_figure or word.stem in there or word.stem not in under or word.stem in names
            )
        )

    def _under(self, found: Alignment, passage: Passage) -> set[str]:
        """Words that a sentence may take from what stands over the run: publisher, title, claim, whom it is about."""
        source = passage.source
        under = {*Text.of(source.publisher).stems, *Text.of(source.title).stems, *Text.of(self._heading(passage)).stems}
        if found.source.folded == folded(self._heading(passage)):
            # The claim and the sentence of the text that it sums up may lend one another words.
            under |= set(self._told(found.sentence, passage))
        return under | {token for key in passage.lead_entities for token in Text.of(self._names_of(key)).stems}

    def _told(self, said: Text, passage: Passage) -> list[str]:
        """The words of the one sentence of a passage that is nearest to what is said."""
        texts = [Text.of(passage.text[start:end]) for start, end in sentence_spans(passage.text)]
        return max(texts, key=lambda text: aligned(said, text).share).stems if texts else []

    def _names_of(self, key: str) -> str:
        entity = self.corpus.entities.get(key)
        return " ".join([*entity.name.values(), *entity.aliases]) if entity else ""

    def _heading(self, passage: Passage) -> str:
        return "" if passage.is_original else passage.heading_in(self.language)

    def _strange_name(self, text: str, passage: Passage, run: str) -> str:
        said = "\n".join([run, self._heading(passage), passage.source.publisher, passage.source.title])
        if (other := self._other_speaker(text, run)) is not None:
            return self.corpus.entities[other].name[self.language]
        known = self.names.with_parents(self.names.ids(said) | passage.lead_entities)
        strange = {key for key in self.names.ids(text) - known if self.corpus.entities[key].type in _NAMED}
        return min((self.corpus.entities[key].name[self.language] for key in strange), default="")

    def _other_speaker(self, text: str, run: str) -> str | None:
        """Who says it by the sentence, where its source lets somebody else say it."""
        told, given = (_ATTRIBUTION.search(one) for one in (text, run))
        if told is None or given is None:
            return None
        speakers = self.names.with_parents(self.names.ids(told.group()))
        others = self.names.with_parents(self.names.ids(given.group()))
        return min(speakers) if speakers and others and not speakers & others else None

    def _name_stems(self, text: str) -> frozenset[str]:
        """The stems of all names in a text."""
        mentions = (text[mention.start : mention.end] for mention in self.names.find(text))
        return frozenset(stem for mention in mentions for stem in Text.of(mention).stems)

    def _citation(self, text: str, number: int) -> Citation:
        passage = self.evidence[number - 1]
        wanted = set(tokens(text)) | set(tokens(passage.heading))
        return Citation(number, passage, *best_span(passage.text, wanted, figures(text), figures))


def _unusable(written: Marked) -> Struck | None:
    if written.unknown:
        return Struck(written.text, "unknown_key", written.unknown[0])
    if not any(character.isalpha() for character in written.text):
        return Struck(written.text, "no_text")
    if kind := no_statement(written.text):
        return Struck(written.text, "no_statement", kind)
    return None if written.numbers else Struck(written.text, "no_key")
