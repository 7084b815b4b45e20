"""Copy and download of an answer; every form keeps the numbered sources."""

from __future__ import annotations

import json
import re

import streamlit as st

from advisor.answer.render import to_json, to_markdown
from advisor.records import Answer, Corpus
from advisor.ui.words import word


def export_row(answer: Answer, corpus: Corpus, language: str, key: str) -> None:
    """Buttons to copy the answer and to download it; texts are made when they are wanted."""
    name = file_name(answer)
    with st.container(horizontal=True, gap="small"):
        copying = st.popover(
            word("copy", language),
            key=f"{key}_copy",
            icon=":material/content_copy:",
            on_change="rerun",
            type="tertiary",
        )
        if copying.open:
            with copying:
                st.caption(word("copy_note", language))
                st.code(to_markdown(answer, corpus), language="markdown", wrap_lines=True, height=320)
        st.download_button(
            f"{word('download', language)} (Markdown)",
            data=to_markdown(answer, corpus),
            file_name=f"{name}.md",
            mime="text/markdown",
            key=f"{key}_markdown",
            icon=":material/download:",
            on_click="ignore",
            type="tertiary",
        )
        st.download_button(
            word("download_json", language),
            data=json.dumps(to_json(answer), ensure_ascii=False, indent=2),
            file_name=f"{name}.json",
            mime="application/json",
            key=f"{key}_json",
            icon=":material/data_object:",
            on_click="ignore",
            type="tertiary",
        )


def file_name(answer: Answer) -> str:
    """A file name from the question: letters and digits of any script, short."""
    words = re.findall(r"\w+", answer.question.lower())
    return "-".join(words)[:60].strip("-_") or "answer"
