"""Slips of the keyboard are mended towards what the corpus knows, and nothing else is touched."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.briefs.corpus import load_corpus
from advisor.retrieval.spelling import Spelling


@pytest.fixture(scope="module")
def spelling(tiny_corpus: Path) -> Spelling:
    return Spelling.of(load_corpus(tiny_corpus))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("does antropic retan prompts", "does anthropic retain prompts"),
        ("Can we use DeepSek?", "Can we use deepseek?"),
        ("ДОГОВОР С DEEPSEKE", "ДОГОВОР С deepseek"),
        ("kept by defualt", "kept by default"),
    ],
)
def test_a_slip_becomes_the_word_that_the_corpus_knows(spelling: Spelling, typed: str, meant: str) -> None:
    mended, slips = spelling.mended(typed)

    assert mended == meant
    assert all(slip.typed in typed and slip.meant in meant for slip in slips)
    assert slips


@pytest.mark.parametrize(
    "text",
    [
        # Words that a dictionary knows, though the small corpus does not.
        "Which marmalade does the committee prefer?",
        # Somebody else's name is not the nearest name known.
        "Is Deepset, of Berlin, the same as Deeplearning?",
        # What is written as one piece with signs or digits is no plain word.
        "See https://exampel.org/retenton?x=antropic and antropic/claude@v4.5 or deepsek.ai",
        "AEPD, GDPL and GovClod",
        "Храните ли вы наши запросы и подпишете ли соглашение?",
        "数据保留多久？",
        "",
    ],
)
def test_what_is_no_slip_stays(spelling: Spelling, text: str) -> None:
    assert spelling.mended(text) == (text, ())


@given(text=st.text(alphabet=st.sampled_from("aehntop кдаи,.?\n0-"), max_size=60))
def test_only_the_words_reported_change_and_mending_twice_changes_nothing(spelling: Spelling, text: str) -> None:
    mended, slips = spelling.mended(text)

    assert (mended == text) == (not slips)
    assert spelling.mended(mended)[0] == mended
