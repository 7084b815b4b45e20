"""The records of a questionnaire: what was handed in, what each cell says, what people decided. Frozen.

A file becomes a `Questionnaire` of `Item`s; each question and route give a `Cell`; people leave `Review`s; a `Filled`
holds all of it and is what exports and pages draw.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from advisor.records import Citation, Language, Route, Verdict, sha256_of

Label = Literal["question", "header", "instruction", "guidance", "example", "scoring", "noise"]
LABELS: tuple[Label, ...] = ("question", "header", "instruction", "guidance", "example", "scoring", "noise")

Format = Literal["xlsx", "csv", "docx", "pdf", "md", "json", "yaml", "txt"]

#: What a cell rests on: a cell of the corpus' assessments, passages that were found, or nothing.
#: `own_process`: the question is about the buyer's own house, which no public source can settle.
Basis = Literal["criterion", "passages", "own_process", "none"]

Strength = Literal["strong", "fair", "weak", "none"]
STRENGTHS: tuple[Strength, ...] = ("strong", "fair", "weak", "none")

#: Why a person must look at a cell, gravest first; the words for each are in the texts of the pages and exports.
ReviewReason = Literal[
    "conflict",  # sources disagree
    "own_process",  # nobody but the buyer can answer
    "not_in_corpus",  # nothing was found
    "silent",  # the sources were read and say nothing
    "verdict_open",  # passages speak to it, but say neither yes nor no by themselves
    "match_uncertain",  # the question was taken to mean a criterion, with doubt
    "partly",  # yes, with conditions
    "vendor_only",  # only the vendor itself says so
    "dated",  # the newest source is older than it should be
    "not_verified",  # a source could not be read in full
]
REVIEW_REASONS: tuple[ReviewReason, ...] = (
    "conflict",
    "own_process",
    "not_in_corpus",
    "silent",
    "verdict_open",
    "match_uncertain",
    "partly",
    "vendor_only",
    "dated",
    "not_verified",
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a file; rows and pages count from 1.

    `part` is a sheet's name, `table 2` of a document, `page 3` of a PDF, or empty; `row` a row, paragraph or line;
    `column` letters as in a spreadsheet, or empty.
    """

    part: str
    row: int
    column: str = ""

    def __str__(self) -> str:
        if self.column:
            return f"{self.part}!{self.column}{self.row}" if self.part else f"{self.column}{self.row}"
        return f"{self.part}, line {self.row}" if self.part else f"line {self.row}"


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of a questionnaire, in file order. `label` says whether it is asked."""

    id: str
    """Unique in its file and stable: the place, as text (`Security!B12`, `line 7`)."""
    text: str
    label: Label
    place: Place
    number: str = ""
    """The file's own number or key (`1.2.3`, `SEC-4`), as it stands there."""
    section: str = ""
    """Headings above it, outermost first, parted by ` › `."""
    guidance: str = ""
    """What the file says beside the question about how to answer it."""
    options: tuple[str, ...] = ()
    """The answers that the file allows (a dropdown, choices), as they stand there."""
    answer: Place | None = None
    """Where the file wants the answer; None where it has no place for one."""
    given: str = ""
    """What already stands at that place."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column of a table holds what; letters, empty for none. Guessed, and corrected by hand where need be."""

    part: str
    header_row: int
    """Row of the column titles; 0: there are none."""
    question: str
    number: str = ""
    section: str = ""
    guidance: str = ""
    answer: str = ""
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet or table as the buyer sees it when columns are mapped."""

    part: str
    rows: int
    columns: Columns | None
    """None: nothing in it looks like questions."""
    preview: tuple[tuple[str, ...], ...] = ()
    """The first rows that hold anything, all columns, shortened."""
    preview_rows: tuple[int, ...] = ()
    """The row numbers of the preview."""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """A file that was read: its items, and the tables they came from."""

    name: str
    format: Format
    sha256: str
    """Of the file's bytes."""
    items: tuple[Item, ...]
    tables: tuple[Table, ...] = ()
    notes: tuple[str, ...] = ()
    """What was left out, and where: hidden rows, macros, formulas without a value."""

    @property
    def questions(self) -> tuple[Item, ...]:
        """The items that are asked."""
        return tuple(item for item in self.items if item.label == "question")

    @property
    def digest(self) -> str:
        """Of what is asked: the same file, split the same way, has the same digest."""
        asked = "\n".join(f"{item.id}\t{item.label}\t{item.text}" for item in self.items) + self.sha256
        # Half of a surrogate pair, which JSON can hold, has no bytes of its own.
        return sha256_of(asked.encode("utf-8", "replace").decode("utf-8"))


@dataclass(frozen=True, slots=True)
class Cell:
    """The answer to one question for one route. Numbers of its citations count from 1 within the cell."""

    item_id: str
    route: str
    basis: Basis
    verdict: Verdict | None
    """None: passages speak to the question, but nobody has decided what they say. A verdict is of the question as the
    file words it: where that is the opposite of a criterion, it is turned."""
    statement: str
    citations: tuple[Citation, ...] = ()
    strength: Strength = "none"
    reasons: tuple[ReviewReason, ...] = ()
    """Why a person must look at it; empty: nothing speaks against it."""
    criterion: str = ""
    vendor_question: str = ""
    """What to send to the vendor, where the cell leaves something open."""
    as_of: str = ""
    asks_openly: bool = False
    """Whether the question wants no yes or no ("describe how …"): then no verdict is missing."""
    rests_on: str = ""
    """Digest of the assessment that was looked at (`stale.assessment_digest`), whatever came of it; empty: none was."""
    turned: bool = False
    """Whether the verdict is the opposite of the assessment's, as the question asks for the opposite of its criterion:
    then a yes is the worse answer."""

    @property
    def key(self) -> tuple[str, str]:
        """Item and route."""
        return self.item_id, self.route


ReviewState = Literal["approved", "edited", "commented", "reopened"]


@dataclass(frozen=True, slots=True)
class Review:
    """What a person did to a cell. They are only ever added; the last of each cell counts."""

    item_id: str
    route: str
    state: ReviewState
    who: str
    when: str
    """UTC, ISO 8601 with seconds."""
    verdict: Verdict | None = None
    """With `edited`: what it was set to."""
    statement: str | None = None
    """With `edited`: what it was set to; None leaves the text."""
    comment: str = ""


@dataclass(frozen=True, slots=True)
class ReviewedCell:
    """A cell as it stands after review."""

    cell: Cell
    history: tuple[Review, ...] = ()
    """Oldest first."""
    stale: bool = False
    """Whether the corpus has changed under it since it was answered."""

    @property
    def _edit(self) -> Review | None:
        return next((review for review in reversed(self.history) if review.state == "edited"), None)

    @property
    def edited(self) -> bool:
        """Whether a person put their own verdict or words there."""
        return self._edit is not None

    @property
    def verdict(self) -> Verdict | None:
        """The verdict that counts: a person's, else the cell's."""
        return self._edit.verdict if self._edit is not None else self.cell.verdict

    @property
    def statement(self) -> str:
        """The words that count: a person's, else the cell's."""
        edit = self._edit
        return self.cell.statement if edit is None or edit.statement is None else edit.statement

    @property
    def approved_by(self) -> Review | None:
        """Who approved it as it stands; an edit or a reopening after an approval takes it back."""
        for review in reversed(self.history):
            if review.state == "approved":
                return review
            if review.state in ("edited", "reopened"):
                return None
        return None

    @property
    def comments(self) -> tuple[Review, ...]:
        """Reviews that carry a comment, oldest first."""
        return tuple(review for review in self.history if review.comment)


@dataclass(frozen=True, slots=True)
class Filled:
    """A questionnaire with everything that is known about it: what pages and exports draw."""

    run_id: str
    questionnaire: Questionnaire
    routes: tuple[Route, ...]
    language: Language
    corpus_sha256: str
    created: str
    """UTC, ISO 8601 with seconds."""
    cells: Mapping[tuple[str, str], ReviewedCell] = field(default_factory=dict)
    """By item and route; a question that was not reached has none."""

    @property
    def complete(self) -> bool:
        """Whether every question has a cell for every route."""
        return all((item.id, route.id) in self.cells for item in self.questionnaire.questions for route in self.routes)
