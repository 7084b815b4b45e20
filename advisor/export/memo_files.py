"""The files that a decision can be handed out as."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from advisor.decide.records import Decision
from advisor.export.files import File
from advisor.export.memo_records import Memo
from advisor.records import Corpus, Language
from advisor.rulebook import Rulebook

#: What is done to a memo before it is laid out (`export.memo_prose`).
Wording = Callable[[Memo], Memo]
_Make = Callable[[Decision, Corpus, Rulebook, Language, Wording], bytes]


def as_it_is(memo: Memo) -> Memo:
    """The memo in its built-in words."""
    return memo


def memo_pdf(
    decision: Decision, corpus: Corpus, rulebook: Rulebook, language: Language, wording: Wording = as_it_is
) -> bytes:
    """The memo as PDF.

    Raises:
        FontUnavailable: a font is missing or not the pinned one.
    """
    from advisor.export.memo import written
    from advisor.export.memo_blocks import blocks
    from advisor.export.memo_charts import drawing
    from advisor.export.pdf import written as as_pdf

    memo, writing = written(decision, corpus, rulebook, language)
    return as_pdf(blocks(wording(memo), lambda name: drawing(name, writing)), memo.title, language, memo.date)


def memo_word(
    decision: Decision, corpus: Corpus, rulebook: Rulebook, language: Language, wording: Wording = as_it_is
) -> bytes:
    """The memo as a Word document.

    Raises:
        FontUnavailable: a font of the drawings is missing or not the pinned one.
    """
    from advisor.export.memo import written
    from advisor.export.memo_blocks import blocks
    from advisor.export.memo_charts import drawing
    from advisor.export.word import written as as_word

    memo, writing = written(decision, corpus, rulebook, language)
    return as_word(blocks(wording(memo), lambda name: drawing(name, writing)), memo.title, language, memo.date)


def memo_markdown(
    decision: Decision, corpus: Corpus, rulebook: Rulebook, language: Language, wording: Wording = as_it_is
) -> bytes:
    """The memo as Markdown, in UTF-8."""
    from advisor.export.memo import memo
    from advisor.export.memo_markdown import to_markdown

    return to_markdown(wording(memo(decision, corpus, rulebook, language))).encode("utf-8")


def memo_json(decision: Decision, corpus: Corpus, _: Rulebook, language: Language, __: Wording = as_it_is) -> bytes:
    """The data of the decision as JSON, in UTF-8."""
    from advisor.export.memo_json import to_json

    return json.dumps(to_json(decision, corpus, language), ensure_ascii=False, indent=1).encode("utf-8")


@dataclass(frozen=True, slots=True)
class _Kind:
    media_type: str
    make: _Make


#: By the ending of the file, in the order in which they are offered.
_KINDS: Mapping[str, _Kind] = {
    "pdf": _Kind("application/pdf", memo_pdf),
    "docx": _Kind("application/vnd.openxmlformats-officedocument.wordprocessingml.document", memo_word),
    "md": _Kind("text/markdown", memo_markdown),
    "json": _Kind("application/json", memo_json),
}
MEMO_FORMATS = tuple(_KINDS)
#: Formats that a terminal can show.
TEXT_FORMATS = ("md", "json")


def memo_file(
    form: str,
    decision: Decision,
    corpus: Corpus,
    rulebook: Rulebook,
    language: Language,
    wording: Wording = as_it_is,
) -> File:
    """A decision as a file to be saved.

    Args:
        form: one of `MEMO_FORMATS`.
        decision: what is told.
        corpus: the corpus that it rests on.
        rulebook: the rules, needs and prices that it rests on.
        language: of our own words; quotes stay as they stand in their source.
        wording: what is done to the memo before it is laid out; the data as JSON have no paragraphs.

    Raises:
        FontUnavailable: a font is missing or not the pinned one.
    """
    kind = _KINDS[form]
    stem = re.sub(r"[^\w.-]+", "-", decision.profile.name).strip("-.")[:60] or "decision"
    return File(f"{stem}-memo.{form}", kind.media_type, kind.make(decision, corpus, rulebook, language, wording))
