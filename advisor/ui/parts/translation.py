"""In the passage panel: a quote in the reader's language, by a language model, below the original."""

from __future__ import annotations

import streamlit as st

from advisor.answer.uses import reason_text
from advisor.records import LANGUAGES, Citation, Corpus, Passage
from advisor.ui import engine, language_model, state
from advisor.ui.escape import block, plain
from advisor.ui.words import word


def draw_translation(passage: Passage, corpus: Corpus, language: str, citation: Citation | None) -> None:
    """A button that asks for a translation, then the translation; nothing where no model may be asked for one.

    What is translated is the quote, or the whole passage where nothing is quoted of it; into the language of the
    answer, or, where it stands in that already, into that of the page.
    """
    from advisor.prose.translate import can_be_translated, translated

    text = citation.quote if citation else passage.text
    wanted = [known for spoken in (language, state.language()) for known in LANGUAGES if known == spoken]
    into = next((known for known in wanted if can_be_translated(text, known)), None)
    chosen = language_model.may_translate() if into is not None else None
    if into is None or chosen is None:
        return
    span = f"{citation.start}_{citation.end}" if citation else "all"
    key = f"{chosen.label}_{passage.id}_{span}_{into}"
    found = state.translation(key)
    if found is None or found.outcome == "failed":
        asked = st.button(
            plain(word("translate_with", language, model=chosen.model)),
            key=f"translate_{passage.id}_{span}",
            icon=":material/translate:",
        )
        if asked:
            with st.spinner(plain(word("model_at:translate", language, model=chosen.model))):
                model = language_model.chat_model(chosen)
                found = translated(model, text, into, corpus, engine.get_names(corpus))
            state.keep_translation(key, found)
    if found is None:
        return
    if found.outcome == "taken":
        with st.container(border=True, gap="xsmall", key=f"translation_{passage.id}_{span}"):
            st.html(block(found.text, into, quiet=True))
            st.caption(plain(word("translation_note", language, model=found.model)))
    elif found.outcome == "refused":
        reason = reason_text(found.reason, language)
        st.caption(plain(word("translation_refused", language, model=found.model, reason=reason)))
    else:
        st.caption(plain(word("translation_failed", language, model=found.model, why=found.why)))
