"""Keys of evidence: what counts as one, and that nothing else is ever shown."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.prose.keys import Keys, Marked, SentenceStream

KEYS = Keys("K36", 3)


def read(text: str) -> Marked:
    return KEYS.read(text)


@pytest.mark.parametrize(
    ("written", "numbers"),
    [
        ("[K36-1]", (1,)),
        ("[[K36-1]]", (1,)),
        ("[K36-1][K36-1]", (1,)),
        ("[K36-2] [K36-1]", (2, 1)),
        ("[K36-1, K36-2]", (1, 2)),
        ("[K36-1 and K36-2]", (1, 2)),
        ("【K36-1】", (1,)),
        ("［Ｋ３６－２］", (2,)),
        ("〔K36-3〕", (3,)),
        ("[k36-2]", (2,)),
        ("[K36–2]", (2,)),
        ("[K36 - 2]", (2,)),
        ("[K36-1", (1,)),
        ("K36-1", (1,)),
        ("`[K36-3]`", (3,)),
        ("[K36-1](http://evil.example/a)", (1,)),
        ("[K36\n-1]", (1,)),
    ],
)
def test_a_key_is_read_however_it_is_bracketed(written: str, numbers: tuple[int, ...]) -> None:
    assert read(f"It holds {written}.") == Marked("It holds.", numbers, ())


@pytest.mark.parametrize(
    "written",
    [
        "[1]",
        "[1, 2]",
        "[^2]",
        "【3†source】",
        "【1】",
        "⟦1⟧",
        "[source: 4]",
        "[Источник 2]",
        "[来源1]",
        "[K36-0]",
        "[K36-4]",
        "[K36-99999]",
        "[K36-]",
        "K36",
        "[xK36-1]",
        "[K36-1;7]",
        "[AB3-1]",
        "[[1] 2]",
    ],
)
def test_what_names_no_evidence_is_taken_out_and_reported(written: str) -> None:
    marked = read(f"It holds {written} today.")
    assert marked.text == "It holds today."
    assert marked.unknown


@pytest.mark.parametrize("text", ["It is [sic] so.", "Version 2 (1) holds.", "See [GPT-4] there.", "a[i] is b."])
def test_other_brackets_stay_as_they_are(text: str) -> None:
    assert read(text) == Marked(text, (), ())


def test_a_nonce_stands_in_none_of_the_texts_whichever_way_it_is_written() -> None:
    first = Keys.absent_from(["a question"], 2)
    again = Keys.absent_from([f"a passage with {first.key(1)}", first.nonce.lower()], 2)
    assert again.nonce != first.nonce
    assert Keys.absent_from(["a question"], 2) == first


TEXT = (
    "OpenAI keeps prompts for 30 days. [K36-1] It says so[K36-2]. See Art. 28 v. 2.5 [K36-9]! "
    "中文句子。【K36-1】后面[1]还有。"
    "\n\n- A line without a stop `[K36-3]`\nLast one [K36"
)


def streamed(pieces: list[str]) -> list[Marked]:
    stream = SentenceStream(KEYS)
    found: list[Marked] = []
    for piece in pieces:
        found += stream.feed(piece)
    return [*found, *stream.close()]


def test_a_mark_behind_the_stop_belongs_to_the_sentence_before() -> None:
    assert streamed([TEXT])[:2] == [
        Marked("OpenAI keeps prompts for 30 days.", (1,), ()),
        Marked("It says so.", (2,), ()),
    ]


@pytest.mark.parametrize("cut", range(len(TEXT) + 1))
def test_a_text_cut_anywhere_gives_the_same_sentences(cut: int) -> None:
    assert streamed([TEXT[:cut], TEXT[cut:]]) == streamed([TEXT])


def test_a_text_that_comes_letter_by_letter_gives_the_same_sentences() -> None:
    assert streamed(list(TEXT)) == streamed([TEXT])


@settings(max_examples=200, derandomize=True, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "[",
                "]",
                "K36",
                "-",
                "1",
                "9",
                "【",
                "】",
                "［",
                "`",
                "†",
                " ",
                ".",
                "。",
                "\n",
                "a",
                "слово",
                "句",
                "(",
                ")",
            ]
        ),
        max_size=30,
    )
)
def test_no_ruin_of_a_key_is_ever_shown_and_no_letter_is_lost(parts: list[str]) -> None:
    text = "".join(parts)
    shown = " ".join(marked.text for marked in streamed(parts))
    assert "K36" not in shown
    plain = re.sub(r"\S*K36\S*", "", text)
    assert shown.count("слово") == plain.count("слово") or "K36" in text


def test_a_text_without_any_stop_does_not_grow_without_end() -> None:
    stream = SentenceStream(KEYS, cut=100)
    given_out = [marked for _ in range(50) for marked in stream.feed("word " * 10)]
    assert len(given_out) > 10
