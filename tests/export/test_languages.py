"""In a Russian or Chinese export no word of ours is English."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable

import docx
import pytest
from docx.oxml.ns import qn

from advisor.export.delimited import to_csv
from advisor.export.letters import letters, letters_markdown, letters_word
from advisor.export.markdown import to_markdown
from advisor.export.packet import passage_file
from advisor.export.sources import numbering
from advisor.export.word import to_word
from advisor.questionnaire.records import Filled
from advisor.records import Language
from tests.export.by_hand import FOREIGN, corpus, filled

#: Signs that are the same in every language.
SIGNS = r"SHA-256|UTC|ID|https?://\S+|file:gamma|\b[0-9a-f]{64}\b|1\\?\.xlsx|#\w+|\bS-\d"


def document_text(data: bytes) -> str:
    body = docx.Document(io.BytesIO(data)).element.body
    return "\n".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in body.iter(qn("w:p")))


def csv_text(known: Filled) -> str:
    return "\n".join(field for row in csv.reader(io.StringIO(to_csv(known).decode("utf-8-sig"))) for field in row)


FORMS: dict[str, Callable[[Filled], str]] = {
    "word": lambda known: document_text(to_word(known)),
    "markdown": to_markdown,
    "csv": csv_text,
    "letters": lambda known: "\n".join(f"{letter.subject}\n{letter.body}" for letter in letters(known, corpus())),
    "letters in Word": lambda known: document_text(letters_word(letters(known, corpus()))),
    "letters in Markdown": lambda known: letters_markdown(letters(known, corpus())),
}


@pytest.mark.parametrize("language", ["ru", "zh"])
@pytest.mark.parametrize("form", FORMS)
def test_no_word_of_ours_is_english(form: str, language: Language) -> None:
    known = filled(language)
    text = FORMS[form](known)
    assert len(text) > 500
    for ours in (*[c.passage.sha256 for c in numbering(known).citations], known.corpus_sha256):
        text = text.replace(ours, "")
    text = re.sub(SIGNS, "", text)
    for data in (*(route.id for route in known.routes), *map(str.strip, FOREIGN)):
        text = text.replace(data, "")
    assert re.findall(r"[A-Za-z]{2,}", text) == []


@pytest.mark.parametrize("language", ["ru", "zh"])
def test_no_mark_of_the_other_languages_is_left(language: Language) -> None:
    text = FORMS["markdown"](filled(language))
    other = "[\u4e00-\u9fff]" if language == "ru" else "[\u0400-\u04ff]"
    assert not re.search(other, text)


def test_file_names_of_a_packet_are_the_same_in_every_language() -> None:
    names = [
        [passage_file(citation.passage) for citation in numbering(filled(language)).citations]
        for language in ("en", "ru", "zh")
    ]
    assert names[0] == names[1] == names[2]
