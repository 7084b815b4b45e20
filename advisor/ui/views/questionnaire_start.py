"""First room of the questionnaire: a file or a text is handed in, or an earlier questionnaire is opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from advisor.errors import AdvisorError, InputError
from advisor.questionnaire.forms.reading import MAX_FILE, read_pasted, read_questionnaire
from advisor.questionnaire.records import Questionnaire
from advisor.questionnaire.runs import RunSummary
from advisor.records import Corpus
from advisor.ui import engine, state
from advisor.ui.draft import Draft
from advisor.ui.escape import plain, shortened
from advisor.ui.parts.headings import draw_heading
from advisor.ui.parts.problem import show_problem
from advisor.ui.words import word
from advisor.ui.words_questionnaire import EXAMPLE_LENGTH

#: What can be uploaded; which reader takes it, the reader decides.
SUFFIXES = ("xlsx", "xlsm", "csv", "tsv", "docx", "pdf", "md", "json", "yaml", "yml", "txt")
UPLOAD_MB = MAX_FILE // 1_000_000
PASTE_LIMIT = 400_000
_FILE, _FILES, _PASTE, _PAGE = "q_file", "q_file_count", "q_paste", "q_runs_page"
_FAILED = "q_unreadable"
_PER_PAGE = 6
_NAME_LENGTH, _PASTED_LENGTH = 70, 50
_ROUTES_LENGTH = 90


def draw_start(corpus: Corpus, language: str) -> None:
    """The room."""
    st.markdown(plain(word("q_lead", language)))
    new, earlier = st.columns([3, 2], gap="large")
    with new:
        draw_heading(word("q_new", language), 2)
        _upload(language)
        _paste(language)
        _example(language)
    with earlier:
        draw_heading(word("q_earlier", language), 2)
        _earlier(corpus, language)


# -- a new list -------------------------------------------------------------------------------------------------------
def _upload(language: str) -> None:
    given = st.file_uploader(
        word("q_upload", language),
        type=list(SUFFIXES),
        key=f"{_FILE}_{state.chosen(_FILES, 0)}",
        help=word("q_upload_help", language, size=UPLOAD_MB),
        max_upload_size=UPLOAD_MB,
    )
    if given is None:
        return
    # A file that cannot be read stays in the box: its error is kept, so that it is not read again at every click.
    failed: tuple[str, AdvisorError] | None = state.chosen(_FAILED, None)
    if failed is not None and failed[0] == given.file_id:
        _say_unreadable(failed[1], language)
        return
    name, data = given.name, given.getvalue()
    try:
        _take(lambda: read_questionnaire(data, name), data, name, language)
    except InputError as error:
        state.set_choice(_FAILED, (given.file_id, error))
        _say_unreadable(error, language)


def _say_unreadable(error: AdvisorError, language: str) -> None:
    st.error(plain(error.what[:1].upper() + error.what[1:]), icon=":material/error:")
    for line in (error.where, error.remedy):
        if line:
            st.caption(plain(line))
    st.button(word("q_try_again", language), key="q_try_again", icon=":material/refresh:", on_click=_forget_failure)


def _forget_failure() -> None:
    state.set_choice(_FAILED, None)


def _paste(language: str) -> None:
    text = st.text_area(
        word("q_paste", language),
        key=_PASTE,
        height=150,
        max_chars=PASTE_LIMIT,
        placeholder=word("q_paste_placeholder", language),
        persist_state="session",
    )
    if st.button(word("q_read_paste", language), key="q_read_paste", icon=":material/segment:") and text.strip():
        _take_text(text, language)


def _example(language: str) -> None:
    label = word("q_example", language, count=EXAMPLE_LENGTH)
    if st.button(label, key="q_example", icon=":material/lightbulb:", type="tertiary"):
        questions = (word(f"example_list:{number}", language) for number in range(1, EXAMPLE_LENGTH + 1))
        text = "\n".join(f"{number}. {question}" for number, question in enumerate(questions, 1))
        _take_text(text, language, word("q_example_name", language))


def _take_text(text: str, language: str, name: str = "") -> None:
    try:
        _take(lambda: _named(read_pasted(text), name, language), text.encode("utf-8"), "", language)
    except InputError as error:
        show_problem(error)


def _named(questionnaire: Questionnaire, name: str, language: str) -> Questionnaire:
    """A paste has no name: it takes one from its first question, so that it is told from others."""
    if not name:
        first = next(iter(questionnaire.questions or questionnaire.items), None)
        name = word("q_pasted", language, text=shortened(first.text, _PASTED_LENGTH) if first else "")
    return replace(questionnaire, name=name)


def _take(read: Callable[[], Questionnaire], data: bytes, file_name: str, language: str) -> None:
    """Read it, and go on to the next room.

    Raises:
        InputError: it cannot be read.
    """
    with st.spinner(word("q_reading", language)):
        questionnaire = read()
    number = state.chosen(_FILES, 0) + 1
    state.keep_draft(Draft(data, file_name, questionnaire, number=number))
    state.set_choice(_FILES, number)  # an empty box for the next file
    st.rerun()


# -- earlier ones -----------------------------------------------------------------------------------------------------
def _earlier(corpus: Corpus, language: str) -> None:
    runs = engine.get_store().runs()
    if not runs:
        st.caption(word("q_none_earlier", language))
        return
    pages = -(-len(runs) // _PER_PAGE)
    first = (min(state.chosen(_PAGE, 1), pages) - 1) * _PER_PAGE
    for run in runs[first : first + _PER_PAGE]:
        _row(run, corpus, language)
    if pages > 1:
        st.pagination(pages, key=_PAGE, persist_state="session")


def _row(run: RunSummary, corpus: Corpus, language: str) -> None:
    with st.container(border=True, gap="xxsmall", key=f"q_run_{run.id}"):
        st.button(
            f"**{plain(shortened(run.name, _NAME_LENGTH))}**",
            key=f"q_open_{run.id}",
            on_click=state.choose_run,
            args=(run.id,),
            type="tertiary",
            icon=":material/folder_open:",
            wrap=True,
        )
        progress = word(f"run:{run.state}", language, done=run.cells_done, total=run.cells_total)
        facts = word("q_run_facts", language, date=run.created[:10], questions=run.questions, state=progress)
        st.caption(plain(facts))
        names = (corpus.routes[r].name.get(language, r) if r in corpus.routes else r for r in run.routes)
        st.caption(plain(shortened(" · ".join(names), _ROUTES_LENGTH)))
        with st.popover(
            word("q_delete", language), key=f"q_delete_{run.id}", icon=":material/delete:", type="tertiary"
        ):
            st.markdown(plain(word("q_delete_sure", language, name=shortened(run.name, _NAME_LENGTH))))
            st.button(
                word("q_delete_now", language),
                key=f"q_delete_now_{run.id}",
                icon=":material/delete_forever:",
                on_click=_delete,
                args=(run.id,),
            )


def _delete(run_id: str) -> None:
    """Callback."""
    try:
        engine.stop_run(run_id)
        engine.get_store().delete(run_id)
    except AdvisorError as error:
        state.keep_trouble(error)
