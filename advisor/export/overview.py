"""What a reader asks of a filled questionnaire as a whole: its sections, its counts, what it leaves open; pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from advisor.answer.texts import dated, say
from advisor.export.texts import moment, reason_text, shade_of, word
from advisor.questionnaire.records import Filled, Item, Review, ReviewedCell
from advisor.records import Citation, Language, Route

#: What is counted for each route, in the order in which it is shown.
COUNTED: tuple[str, ...] = ("yes", "partly", "no", "conflict", "told", "open", "own", "missing")
#: Always shown; the others only where there is one.
ALWAYS = frozenset({"yes", "partly", "no", "conflict", "open"})
_UNKNOWN = frozenset({"silent", "not_in_corpus", "open"})
_TO_ASK = frozenset({"silent", "not_in_corpus", "open", "conflict", "partly"})


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its running number, from 1."""

    number: int
    item: Item

    @property
    def label(self) -> str:
        """The running number, and the file's own where it has one that differs."""
        own = " ".join(self.item.number.split())
        return f"{self.number} ({own})" if own and own.rstrip(".") != str(self.number) else str(self.number)


@dataclass(frozen=True, slots=True)
class Section:
    """Questions that stand under the same headings; `title` is empty where there are none."""

    title: str
    asked: tuple[Asked, ...]


def asked_in(filled: Filled) -> tuple[Asked, ...]:
    """All questions in file order, numbered."""
    return tuple(Asked(number, item) for number, item in enumerate(filled.questionnaire.questions, 1))


def sections(filled: Filled) -> tuple[Section, ...]:
    """The questions by heading, in file order; the sheet is a heading where questions stand on several."""
    asked = asked_in(filled)
    sheets = {one.item.place.part for one in asked} if filled.questionnaire.format == "xlsx" else set()

    def title(one: Asked) -> str:
        parts = (one.item.place.part if len(sheets) > 1 else "", one.item.section)
        return " › ".join(" ".join(part.split()) for part in parts if part)

    return tuple(Section(heading, tuple(group)) for heading, group in groupby(asked, title))


def tally(filled: Filled, route: Route) -> Mapping[str, int]:
    """How often each of `COUNTED` occurs on a route; all questions are counted, each once."""
    shades = (shade_of(filled.cells.get((item.id, route.id))) for item in filled.questionnaire.questions)
    return Counter("open" if shade in _UNKNOWN else shade for shade in shades)


def shown_counts(filled: Filled) -> tuple[str, ...]:
    """Which of `COUNTED` a table of counts shows."""
    met = {shade for route in filled.routes for shade, count in tally(filled, route).items() if count}
    return tuple(shade for shade in COUNTED if shade in ALWAYS | met)


def reviewed_cells(filled: Filled) -> Iterator[tuple[Asked, Route, ReviewedCell | None]]:
    """Every question with every route, row by row; None where there is no answer yet."""
    for one in asked_in(filled):
        for route in filled.routes:
            yield one, route, filled.cells.get((one.item.id, route.id))


def is_open(reviewed: ReviewedCell) -> bool:
    """Whether something is left to ask of the vendor.

    A yes or no that a person put there closes a cell. "Not in the corpus" without a question to the vendor is a
    question about somebody else.
    """
    shade = shade_of(reviewed)
    if shade == "own" or reviewed.cell.basis == "own_process":
        return False
    if reviewed.edited and shade in ("yes", "no"):
        return False
    if shade == "not_in_corpus" and not reviewed.edited:
        return bool(reviewed.cell.vendor_question)
    return shade in _TO_ASK or bool(reviewed.cell.vendor_question)


def asks_of(reviewed: ReviewedCell, item: Item, language: Language) -> str:
    """What to send to the vendor about an open cell: its own question, else the item with a request for the clause."""
    return reviewed.cell.vendor_question or say("vendor_generic", language, question=" ".join(item.text.split()))


def open_cells(filled: Filled, route: Route) -> tuple[tuple[Asked, str], ...]:
    """What is open on a route: the questions in file order, each with what to send.

    On a route behind which many vendors stand nobody has a question of their own; what is unknown there is listed all
    the same, to be sent to the one that is chosen.
    """
    nobody = not route.vendor and route.operator in ("", "buyer")
    cells = ((one, filled.cells.get((one.item.id, route.id))) for one in asked_in(filled))
    return tuple(
        (one, asks_of(reviewed, one.item, filled.language))
        for one, reviewed in cells
        if reviewed is not None and (is_open(reviewed) or (nobody and shade_of(reviewed) in _UNKNOWN))
    )


def own_questions(filled: Filled) -> tuple[Asked, ...]:
    """The questions about the buyer's own house that nobody has answered yet."""
    return tuple(
        one
        for one in asked_in(filled)
        if any(shade_of(filled.cells.get((one.item.id, route.id))) == "own" for route in filled.routes)
    )


def approved_on(filled: Filled, route: Route) -> int:
    """How many answers of a route a person has approved."""
    cells = (filled.cells.get((item.id, route.id)) for item in filled.questionnaire.questions)
    return sum(reviewed is not None and reviewed.approved_by is not None for reviewed in cells)


def state_lines(filled: Filled) -> tuple[str, ...]:
    """How far the whole is: answers missing, approved, stale. One sentence each."""
    language = filled.language
    cells = [reviewed for _, _, reviewed in reviewed_cells(filled)]
    known = [reviewed for reviewed in cells if reviewed is not None]
    done = sum(reviewed.approved_by is not None for reviewed in known)
    key = "final" if cells and done == len(cells) else "draft"
    lines = [word(key, language, done=done, total=len(cells))]
    if len(known) < len(cells):
        lines.append(word("unfinished", language, count=len(cells) - len(known)))
    stale = sum(reviewed.stale for reviewed in known)
    if stale:
        lines.append(word("stale_count", language, count=stale))
    return tuple(lines)


def review_state(reviewed: ReviewedCell, language: str) -> str:
    """Who approved or edited a cell, and when; that nobody did."""
    decisive = reviewed.approved_by or next(
        (review for review in reversed(reviewed.history) if review.state in ("edited", "reopened")), None
    )
    return word("state:none", language) if decisive is None else signed(decisive, language)


def signed(review: Review, language: str) -> str:
    """What was done, by whom and when."""
    state = word(f"state:{review.state}", language)
    return word("by", language, state=state, who=" ".join(review.who.split()), when=moment(review.when))


def review_lines(reviewed: ReviewedCell, language: str) -> tuple[str, ...]:
    """All that a reader should know about the review of a cell: its state, warnings, comments."""
    edits = [review for review in reviewed.history if review.state == "edited"]
    approved = reviewed.approved_by
    lines = [review_state(reviewed, language)]
    if approved is not None and edits:
        lines.append(signed(edits[-1], language))
    if reviewed.stale:
        lines.append(word("stale", language))
    if approved is None and not edits:
        # Where a person has approved or edited, they have looked; the reasons stay in the plain-data forms.
        lines += [reason_text(reason, language) for reason in reviewed.cell.reasons]
    return (*lines, *(comment_line(review, language) for review in reviewed.comments))


def comment_line(review: Review, language: str) -> str:
    """A comment with who left it and when."""
    who = word("comma", language).join((" ".join(review.who.split()), moment(review.when)))
    return word("pair", language, name=who, value=review.comment.strip())


def wording_of(citation: Citation, language: str) -> str:
    """Whether the quote is in the source's own words or in those of our brief."""
    passage = citation.passage
    verbatim = passage.is_original or passage.source.is_own
    return word("in_its_words" if verbatim else "in_own_words", language)


def source_facts(citation: Citation, language: str) -> tuple[str, ...]:
    """Publisher, kind, date, locator, how it was read, and whose words; less of a file of the buyer's."""
    passage, source = citation.passage, citation.passage.source
    own = (passage.locator, wording_of(citation, language))
    facts = (
        source.publisher,
        say(f"kind:{source.kind}", language),
        dated(source, language),
        passage.locator,
        say(f"verified:{passage.verified}", language),
        wording_of(citation, language),
    )
    return tuple(fact for fact in (own if source.is_own else facts) if fact)
