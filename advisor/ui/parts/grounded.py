"""Sentences of the corpus with the quotes that hold them; each source is a button that opens its passage."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from advisor.answer.check import held
from advisor.answer.evidence import Words
from advisor.answer.write import Draft, numbered
from advisor.records import Assessment, Corpus, Passage
from advisor.rulebook import Grounds
from advisor.ui import engine
from advisor.ui.escape import block
from advisor.ui.parts.citations import passage_row, quote_row

_NO_WORDS = Words(())


def draw_grounds(grounds: Grounds, corpus: Corpus, language: str, key: str, routes: Sequence[str] = ()) -> None:
    """What a rule, a bar or a step rests on."""
    _draw(grounds.statement.get(language, ""), grounds.passages, routes, corpus, language, key)


def draw_cell(cell: Assessment, corpus: Corpus, language: str, key: str) -> None:
    """What is said of a route on a criterion."""
    _draw(cell.statement.get(language, ""), cell.passages, (cell.route,), corpus, language, key)


def _draw(
    text: str, passages: Sequence[Passage], routes: Sequence[str], corpus: Corpus, language: str, key: str
) -> None:
    """The sentence is shown only where its quotes hold it; otherwise its passages speak for themselves."""
    with st.container(gap="xxsmall"):
        draft = Draft(text, "short", tuple(passages), tuple(routes))
        kept, _ = held(numbered([draft], _NO_WORDS), _NO_WORDS, corpus, engine.get_names(corpus)) if text else ((), ())
        if not kept:
            passage_row(passages, corpus, language, key)
            return
        st.html(block(text, language, size=".97rem"))
        quote_row(kept[0].citations, corpus, language, key)
