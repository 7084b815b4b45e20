"""An answer in a language model's words: from the evidence of the extractive answer, each sentence through the gate.

The extractive answer is made first and stays: it is the evidence, it is what a question without support gets (the model
is not asked at all), and it is what the buyer sees when the model fails or too little of its text holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from typing import Literal

from advisor.answer.write import numbered_as_read
from advisor.briefs.names import NameFinder
from advisor.errors import AdvisorError
from advisor.prose.gate import Entailment, Gate
from advisor.prose.keys import Keys, Marked, SentenceStream
from advisor.prose.ports import ChatModel, Message
from advisor.prose.prompt import NOTHING, messages, texts_of
from advisor.prose.texts import prose_text
from advisor.records import Answer, Corpus, Language, Passage, Statement, Struck, WrittenBy
from advisor.uses import Use

#: How many passages a model is given, and how many sentences are read of what it writes.
_EVIDENCE, _SENTENCES = 7, 12
#: How many characters are read at the most: a model that goes round in circles writes no new sentence.
_CHARACTERS = 20_000
#: Least share of its sentences that must hold; otherwise the extract is shown.
_ENOUGH = 0.5

#: What a whole sentence, or the key behind it, ends with.
_ENDS = '.!?…。！？]】］〕⟧)"”’»」』`*'

#: How a call for an answer is listed among the uses.
_LISTED: dict[str, Literal["taken", "refused", "failed", "stopped"]] = {
    "written": "taken",
    "too_little": "refused",
    "nothing": "refused",
    "failed": "failed",
    "cancelled": "stopped",
}

Outcome = Literal["written", "too_little", "nothing", "failed", "cancelled", "not_asked"]


@dataclass(frozen=True, slots=True)
class Progress:
    """What has been written so far: statements that hold and sentences that were struck, in their order."""

    sentences: tuple[Statement | Struck, ...]


@dataclass(frozen=True, slots=True)
class Prose:
    """How it ended: the answer to show, and why it is the model's or the extract."""

    answer: Answer
    outcome: Outcome
    why: str = ""
    """For `failed`: what went wrong, for the buyer to read."""


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class ProseWriter:
    """Writes with one model. Immutable, so it may be shared by threads."""

    model: ChatModel
    corpus: Corpus
    names: NameFinder
    entailment: Entailment | None = None
    prices: tuple[float, float] = (0.0, 0.0)
    """US dollars per million tokens that go in and come out; zero where no price is known."""

    def write(
        self, extract: Answer, *, context: str = "", cancelled: Callable[[], bool] = _never
    ) -> Iterator[Progress | Prose]:
        """Progress after each sentence, then the `Prose`.

        Args:
            extract: the extractive answer to one question.
            context: the question before it, where it follows up on one.
            cancelled: asked between pieces; then the extract is shown.
        """
        prepared = self._prepared(extract, context)
        if prepared is None:
            yield Prose(extract, "not_asked")
            return
        attempt, told = prepared
        why = ""
        outcome: Outcome = "written"
        try:
            # A checking model that is missing is noticed before anything is sent.
            if self.entailment is not None:
                self.entailment.ready()
            with closing(self.model.stream(told, cancelled, "answer")) as pieces:
                for piece in pieces:
                    attempt.count(piece.tokens_in, piece.tokens_out)
                    if attempt.feed(piece.text):
                        yield Progress(tuple(attempt.sentences))
                    if attempt.full:
                        break
        except AdvisorError as failure:
            outcome, why = "failed", str(failure)
        if cancelled():
            outcome = "cancelled"
        # What a broken stream left unfinished is no sentence.
        if outcome == "written" and attempt.close():
            yield Progress(tuple(attempt.sentences))
        yield self._ended(extract, attempt, outcome, why)

    def request(self, extract: Answer, context: str = "") -> tuple[Message, ...]:
        """What the model would be sent for an answer, so that a person can see it before; empty: it is not asked."""
        prepared = self._prepared(extract, context)
        return () if prepared is None else prepared[1]

    def _prepared(self, extract: Answer, context: str) -> tuple[_Attempt, tuple[Message, Message]] | None:
        evidence = evidence_of(extract)
        if extract.status not in ("answered", "partly_answered") or not evidence:
            return None
        question = f"{context}\n{extract.question}" if context else extract.question
        keys = Keys.absent_from(texts_of(question, evidence, extract.language), len(evidence))
        gate = Gate(evidence, self.corpus, self.names, extract.language, self.entailment)
        return _Attempt(keys, gate), messages(question, evidence, keys, extract.language)

    def _ended(self, extract: Answer, attempt: _Attempt, outcome: Outcome, why: str) -> Prose:
        kept = [sentence for sentence in attempt.sentences if isinstance(sentence, Statement)]
        struck = tuple(sentence for sentence in attempt.sentences if isinstance(sentence, Struck))
        if outcome == "written" and attempt.declined:
            outcome = "nothing"
        elif outcome == "written" and (not kept or len(kept) < _ENOUGH * (len(kept) + len(struck))):
            outcome = "too_little"
        use = Use("answer", _LISTED[outcome], reason=why or (outcome if outcome in ("too_little", "nothing") else ""))
        by = replace(self.signed(attempt.tokens, use), mode="llm" if outcome == "written" else "extractive")
        if outcome != "written":
            said = prose_text(f"prose:{outcome}", extract.language, model=self.model.name, why=why)
            statements = (*extract.statements, Statement(said, "caveat"))
            return Prose(replace(extract, statements=statements, struck=struck, written_by=by), outcome, why)
        corrections, rest = _kept_of(extract)
        disclosed = self._disclosed(extract, by, extract.language)
        statements = numbered_as_read([*corrections, *kept, *rest, *disclosed])
        return Prose(replace(extract, statements=statements, struck=struck, written_by=by), "written")

    def signed(self, tokens: tuple[int, int], use: Use) -> WrittenBy:
        """What an answer says of one call of the model: whose it was, and what it took."""
        maker = maker_of(self.model.name, self.corpus, self.names)
        return WrittenBy("extractive", self.model.name, self.model.host, maker, tokens, self._cost(tokens), (use,))

    def _cost(self, tokens: tuple[int, int]) -> float | None:
        """US dollars; None where no price is set or nobody counted."""
        if not any(self.prices) or not any(tokens):
            return None
        return (tokens[0] * self.prices[0] + tokens[1] * self.prices[1]) / 1_000_000

    def _disclosed(self, extract: Answer, by: WrittenBy, language: Language) -> list[Statement]:
        """A warning where the model's maker is among the parties that the answer speaks of."""
        if not by.maker:
            return []
        about = {entity for citation in extract.citations for entity in citation.passage.entities}
        about |= self.names.with_parents(self.names.ids(extract.question))
        if by.maker not in about:
            return []
        maker = self.corpus.entities[by.maker].name[language]
        return [Statement(prose_text("prose:interested", language, model=by.model, maker=maker), "caveat")]


def _is_nothing(marked: Marked) -> bool:
    return marked.text.strip(" .").upper() == NOTHING


def _kept_of(extract: Answer) -> tuple[list[Statement], list[Statement]]:
    """What stays of an extract: what puts the question right, and all but the claims that the model words anew."""
    corrections = [s for s in extract.statements if s.kind == "short" and s.verdict is None and not _restates(s)]
    rest = [s for s in extract.statements if s.kind != "short" or s.verdict is not None]
    return corrections, rest


def _restates(statement: Statement) -> bool:
    """Whether a statement is a claim as its passage asserts it, or a quote of it."""
    return any(
        statement.text in (citation.passage.heading, *citation.passage.headings.values())
        or citation.quote in statement.text
        for citation in statement.citations
    )


@dataclass(slots=True)
class _Attempt:
    """The sentences of one request as they come."""

    keys: Keys
    gate: Gate
    sentences: list[Statement | Struck] = field(default_factory=list)
    tokens: tuple[int, int] = (0, 0)
    declined: bool = False
    read: int = 0
    _last: str = ""
    """The last character that is not white space."""
    _stream: SentenceStream = field(init=False)

    def __post_init__(self) -> None:
        self._stream = SentenceStream(self.keys)

    @property
    def full(self) -> bool:
        """Whether so much was written that the rest is not waited for."""
        return len(self.sentences) >= _SENTENCES or self.read >= _CHARACTERS

    def count(self, tokens_in: int, tokens_out: int) -> None:
        """Take what the server counted; it may say so once or with each piece."""
        self.tokens = max(self.tokens[0], tokens_in), max(self.tokens[1], tokens_out)

    def feed(self, text: str) -> bool:
        """Take a piece; whether it completed a sentence."""
        self.read += len(text)
        self._last = text.rstrip()[-1:] or self._last
        return self._take(self._stream.feed(text))

    def close(self) -> bool:
        """Take what is left at the end; whether it is a sentence. One without an end was cut off and is none."""
        left = self._stream.close()
        whole = not self._last or self._last in _ENDS or (left[-1:] and _is_nothing(left[-1]))
        return self._take(left if whole else left[:-1])

    def _take(self, written: Sequence[Marked]) -> bool:
        before = len(self.sentences)
        for marked in written[: _SENTENCES - before]:
            if _is_nothing(marked):
                self.declined = True
            elif marked.text and not self._said(marked.text):
                self.sentences.append(self.gate.check(marked))
        return len(self.sentences) > before

    def _said(self, text: str) -> bool:
        """Whether the very sentence was written before: weak models go round in circles."""
        return any(sentence.text == text for sentence in self.sentences)


def evidence_of(answer: Answer) -> tuple[Passage, ...]:
    """The passages that a model may use: what the extractive answer cites, in its order."""
    cited = [
        citation.passage
        for statement in answer.statements
        if statement.kind in ("short", "evidence")
        for citation in statement.citations
    ]
    return tuple(dict.fromkeys(cited))[:_EVIDENCE]


def maker_of(model: str, corpus: Corpus, names: NameFinder) -> str:
    """The company that made a model, by its name ("qwen3:8b", "gpt-5"); empty where the name tells nothing."""
    spelled = model.replace(":", " ").replace("/", " ").replace("_", " ")
    found = names.with_parents(names.ids(spelled) | names.ids(_parted(spelled)))
    vendors = sorted(key for key in found if corpus.entities[key].type == "vendor")
    return vendors[0] if len(vendors) == 1 else ""


def _parted(text: str) -> str:
    """Letters and digits apart: `qwen3` is Qwen 3."""
    return "".join(
        f" {character}" if place and character.isdigit() and text[place - 1].isalpha() else character
        for place, character in enumerate(text)
    )
