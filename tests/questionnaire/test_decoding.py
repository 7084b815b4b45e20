"""Bytes of text files in the encodings that people save them in."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.errors import QuestionnaireError
from advisor.questionnaire.forms.decoding import decoded_text

RUSSIAN = "№;Вопрос;Ответ\n1;Используются ли данные клиентов для обучения?;\n2;Где хранятся данные?;\n"
CHINESE = "问题,答复\n是否加密客户数据？,\n数据存储在哪里？,\n"
FRENCH = "Question;Réponse\nÊtes-vous certifié ISO 27001 ?;\nOù sont hébergées les données ?;\n"
GERMAN = "Frage;Antwort\nVerfügen Sie über ein Löschkonzept für Daten?;\nGrößere Änderungen?;\n"
POLISH = "Pytanie;Odpowiedź\nCzy dane są szyfrowane w spoczynku?;\nGdzie są przechowywane kopie zapasowe?;\n"
ENGLISH = "Question,Answer\nDo you encrypt data – at rest?,\nWhat’s your “SLA”?,\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *((RUSSIAN, name) for name in ("utf-8", "cp1251", "utf-16-le", "utf-16-be")),
        *((text.replace("№", "N"), name) for text in (RUSSIAN,) for name in ("koi8-r", "cp866")),
        *((CHINESE, name) for name in ("utf-8", "gb18030", "gbk")),
        ("問題,答覆\n是否加密客戶資料？,\n資料儲存在哪裡？,\n", "big5"),
        ("質問,回答\n顧客データは学習に使われますか？,\n", "shift_jis"),
        *((FRENCH, name) for name in ("utf-8", "cp1252", "latin-1")),
        (GERMAN, "latin-1"),
        (POLISH, "cp1250"),
        (ENGLISH, "cp1252"),
        ("1. Где данные?\n", "cp1251"),
        ("数据在哪？", "gbk"),
    ],
)
def test_text_is_read_in_the_encoding_it_was_saved_in(text: str, encoding: str) -> None:
    assert decoded_text(text.encode(encoding), "list.csv") == text


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_mark_decides_and_is_no_text(mark: bytes, encoding: str) -> None:
    assert decoded_text(mark + RUSSIAN.encode(encoding), "list.csv") == RUSSIAN


def test_line_ends_are_made_one() -> None:
    assert decoded_text(b"a\r\nb\rc\n", "list.txt") == "a\nb\nc\n"


def test_utf8_with_a_damaged_byte_stays_utf8() -> None:
    damaged = RUSSIAN.encode().replace("Где".encode(), b"\xd0de", 1)
    assert "Используются ли данные клиентов" in decoded_text(damaged, "list.csv")


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 8, b"PK\0\1\2\3" * 50, b"\0\1" * 100, "Текст".encode("utf-16-le") + b"\xd8"]
)
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    with pytest.raises(QuestionnaireError, match=r"list\.txt: this is not a text file"):
        decoded_text(data, "list.txt")


@given(st.binary(max_size=80))
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    try:
        text = decoded_text(data, "list.txt")
    except QuestionnaireError:
        return
    assert "\r" not in text
    assert "\0" not in text
    text.encode("utf-8")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    assert decoded_text(text.encode(), "list.txt") == text.removeprefix("\ufeff")
