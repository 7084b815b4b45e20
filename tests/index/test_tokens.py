"""Search tokens: the same for every spelling of one word, in three scripts."""

from __future__ import annotations

import threading
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.index.tokens import normalised, tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Training trained trains", ["train", "train", "train"]),
        ("обучение обучения обучением", ["обучен", "обучен", "обучен"]),
        ("ёлка елка", ["елк", "елк"]),
        ("数据保留", ["数据", "据保", "保留"]),
        ("用", ["用"]),
        ("DeepSeek数据", ["deepseek", "数据"]),
        ("ＡＰＩ ﬁle", ["api", "file"]),
        ("GPT-4.1_mini", ["gpt", "4", "1", "mini"]),
        ("  …!?  ", []),
        ("", []),
    ],
)
def test_known_texts(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


@given(st.text())
def test_any_text_gives_words_without_blanks(text: str) -> None:
    for token in tokens(text):
        assert token
        assert not any(letter.isspace() for letter in token)


@given(st.text(), st.text())
def test_a_blank_parts_texts(first: str, second: str) -> None:
    assert tokens(f"{first} {second}") == tokens(first) + tokens(second)


@given(st.text(alphabet=st.characters(codec="ascii")))
def test_case_and_full_width_forms_do_not_matter(text: str) -> None:
    wide = "".join(chr(ord(letter) + 0xFEE0) if "!" <= letter <= "~" else letter for letter in text)
    assert tokens(text.upper()) == tokens(text.lower()) == tokens(wide)


@given(st.text())
def test_normalising_twice_changes_nothing_for_search(text: str) -> None:
    assert tokens(normalised(text)) == tokens(text)


@given(st.text(alphabet="абвгдеёйийй éüñ"))
def test_composed_and_decomposed_letters_are_one(text: str) -> None:
    assert tokens(unicodedata.normalize("NFD", text)) == tokens(unicodedata.normalize("NFC", text))


@given(st.lists(st.sampled_from("数据保留期限"), min_size=1, max_size=12).map("".join))
def test_every_chinese_character_is_searchable(text: str) -> None:
    found = tokens(text)
    assert found == ([text[i : i + 2] for i in range(len(text) - 1)] or [text])


def test_threads_do_not_disturb_each_other() -> None:
    """The stemmer keeps a cache that is not safe to share."""
    words = [
        f"{stem}{end}" for stem in ("train", "retain", "хранен", "обучен") for end in ("ing", "ed", "ие", "ия", "s")
    ]
    expected = [tokens(word) for word in words]
    wrong: list[str] = []

    def work() -> None:
        for _ in range(200):
            for word, wanted in zip(words, expected, strict=True):
                if tokens(word) != wanted:
                    wrong.append(word)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
