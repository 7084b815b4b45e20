"""Tab of the sources page: a brief from a form or a file: checked, previewed, downloaded, saved where allowed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import streamlit as st

from advisor.answer.texts import say
from advisor.briefs.adding import (
    SUFFIXES,
    Candidate,
    Notes,
    can_be_written,
    check_candidates,
    check_form,
    read_candidate,
    save_candidates,
)
from advisor.briefs.schema import FURTHER_TOPICS, ROUTE_GROUPS
from advisor.briefs.writing import Origin
from advisor.errors import InputError, Problem
from advisor.records import LANGUAGES, SOURCE_KINDS, VERIFIED_LEVELS, Corpus, sha256_of
from advisor.settings import Settings
from advisor.ui import engine, state
from advisor.ui.escape import block, plain
from advisor.ui.parts.headings import draw_heading
from advisor.ui.parts.passage import topic_name
from advisor.ui.words import named, word

_WAY, _CLAIMS, _REPLACE = "add_way", "add_claim_count", "add_replace"
_CHECKED, _UPLOADED, _SAVED = "add_checked", "add_uploaded", "add_saved"
_FILES = "add_file_count"
_MOST_CLAIMS = 30
_LANGUAGE_NAMES = {"en": "English", "ru": "Русский", "zh": "中文"}
_HEAD: tuple[str, ...] = ("title", "id", "publisher", "url", "published", "as_of", "language", "kind")
_HEAD += ("jurisdiction", "subjects", "interest", "read_through")
_CLAIM = ("claim", "anchor", "route", "topic", "locator", "verified", "text")
_OPTIONAL = ("en", "ru", "zh", "disputed", "superseded_by")
_FIELDS = frozenset({*_HEAD, *_CLAIM, *_OPTIONAL})
_LISTS = frozenset({"jurisdiction", "subjects", "route", "topic"})
#: How the check says that a field was left empty.
_EMPTY = ("String should have at least 1", "Field required", "List should have at least 1", "the claim has no text")
_PATTERN = "String should match pattern"


def draw_form(corpus: Corpus, settings: Settings, language: str) -> None:
    """The tab."""
    st.markdown(plain(word("add_lead", language)))
    _say_what_was_saved(language)
    way = st.segmented_control(
        word("add_way", language),
        ("form", "file"),
        format_func=lambda name: named("way", name, language),
        key=_WAY,
        default="form",
        required=True,
        persist_state="session",
    )
    st.checkbox(word("add_replace", language), key=_REPLACE, persist_state="session")
    if way == "file":
        _upload(settings, language)
    else:
        _form(corpus, settings, language)


# -- the form ---------------------------------------------------------------------------------------------------------
def _form(corpus: Corpus, settings: Settings, language: str) -> None:
    checked: tuple[Candidate, Notes] | None = state.chosen(_CHECKED, None)
    notes: Notes = checked[1] if checked is not None else {}
    fields = _Fields(corpus, language, notes)
    count = state.chosen(_CLAIMS, 1)
    with st.form("add_form", enter_to_submit=False, border=False):
        draw_heading(word("add_source", language), 2)
        for left, right in zip(_HEAD[::2], _HEAD[1::2], strict=True):
            for column, name in zip(st.columns(2), (left, right), strict=True):
                with column:
                    fields.draw((name,))
        for position in range(count):
            draw_heading(word("add_claim", language, number=position + 1), 2)
            fields.draw_claim(position)
        with st.container(horizontal=True):
            st.form_submit_button(
                word("add_check", language),
                key="add_check",
                icon=":material/fact_check:",
                on_click=_check,
                args=(settings.corpus,),
            )
            st.form_submit_button(word("add_more", language), key="add_more", on_click=_change_claims, args=(1,))
            if count > 1:
                st.form_submit_button(word("add_fewer", language), key="add_fewer", on_click=_change_claims, args=(-1,))
    if checked is not None:
        problems = sum(map(len, notes.values()))
        _outcome(checked[0], problems, notes.get((), ()), settings, language)


class _Fields:
    """Draws the fields of a brief, each with what is wrong about it."""

    def __init__(self, corpus: Corpus, language: str, notes: Notes) -> None:
        self._corpus, self._language, self._notes = corpus, language, notes

    def draw_claim(self, position: int) -> None:
        """All fields of one claim; what most claims lack is folded."""
        inside = ("claims", position)
        self._note(inside)
        self.draw((*inside, "claim"))
        for left, right in (("anchor", "verified"), ("topic", "route")):
            for column, name in zip(st.columns(2), (left, right), strict=True):
                with column:
                    self.draw((*inside, name))
        self.draw((*inside, "locator"))
        self.draw((*inside, "text"))
        wrong = any((*inside, name) in self._notes for name in _OPTIONAL)
        with st.expander(word("add_optional", self._language), key=f"add_optional_{position}", expanded=wrong):
            for name in _OPTIONAL:
                self.draw((*inside, name))

    def draw(self, origin: Origin) -> None:
        """One field, by its kind."""
        name = str(origin[-1])
        label, advice = named("field", name, self._language), named("help", name, self._language)
        shared: dict[str, Any] = {"key": _key(origin), "persist_state": "session"}
        if advice != name:
            shared["help"] = plain(advice)
        options = self._options(name)
        if name in _LISTS:
            st.multiselect(
                label,
                options,
                format_func=lambda value: self._shown(name, value),
                accept_new_options=name == "jurisdiction",
                placeholder="",
                **shared,
            )
        elif options:
            st.selectbox(
                label,
                options,
                index=None,
                format_func=lambda value: self._shown(name, value),
                placeholder="",
                **shared,
            )
        elif name == "text":
            st.text_area(label, height=140, max_chars=20_000, **shared)
        else:
            start = date.today().isoformat() if name == "as_of" else ""
            st.text_input(label, value=start, max_chars=1000, **shared)
        self._note(origin)

    def _note(self, origin: Origin) -> None:
        for message in self._notes.get(origin, ()):
            name, text = str(origin[-1]), message
            if (name in _FIELDS and not _value(origin)) or message.startswith(_EMPTY):
                text = word("field_needed", self._language)
            elif message.startswith(_PATTERN):  # the advice says in words what the pattern says in signs
                text = named("help", name, self._language)
            st.markdown(f":red[:material/error: {plain(text)}]")

    def _options(self, name: str) -> Sequence[str]:
        known = self._corpus
        options: Mapping[str, Sequence[str]] = {
            "language": LANGUAGES,
            "kind": SOURCE_KINDS,
            "verified": VERIFIED_LEVELS,
            "jurisdiction": sorted({place for brief in known.briefs for place in brief.source.jurisdiction}),
            "subjects": list(known.entities),
            "route": [*ROUTE_GROUPS, *known.routes],
            "topic": [*known.criteria, *sorted(FURTHER_TOPICS)],
        }
        return options.get(name, ())

    def _shown(self, name: str, value: str) -> str:
        language = self._language
        if name in ("kind", "verified"):
            return say(f"{name}:{value}", language)
        if name == "language":
            return _LANGUAGE_NAMES[value]
        if name == "jurisdiction":
            return named("place", value, language)
        if name == "topic":
            return topic_name(value, self._corpus, language)
        entry = self._corpus.entities.get(value) if name == "subjects" else self._corpus.routes.get(value)
        return entry.name.get(language, value) if entry is not None else named("routes", value, language)


def _key(origin: Origin) -> str:
    return "add_" + "_".join(map(str, origin))


def _value(origin: Origin) -> Any:
    """What a field holds; None: nothing was chosen."""
    name = origin[-1]
    empty: Any = [] if name in _LISTS else None if name in ("language", "kind", "verified") else ""
    return state.chosen(_key(origin), empty)


def _data() -> dict[str, Any]:
    """The fields of the form, as a brief has them."""
    head = {name: _value((name,)) for name in _HEAD}
    head["published"] = head["published"].strip() or None
    claims = [
        {name: _value(("claims", position, name)) for name in (*_CLAIM, *_OPTIONAL)}
        for position in range(state.chosen(_CLAIMS, 1))
    ]
    return head | {"claims": claims}


def _check(folder: Path) -> None:
    state.set_choice(_CHECKED, check_form(folder, _data(), replace=state.chosen(_REPLACE, False)))
    state.set_choice(_SAVED, "")


def _change_claims(by: int) -> None:
    state.set_choice(_CLAIMS, min(max(state.chosen(_CLAIMS, 1) + by, 1), _MOST_CLAIMS))
    state.set_choice(_CHECKED, None)


# -- a file -----------------------------------------------------------------------------------------------------------
def _upload(settings: Settings, language: str) -> None:
    given = st.file_uploader(
        word("add_upload", language),
        type=[suffix.removeprefix(".") for suffix in SUFFIXES],
        key=f"add_file_{state.chosen(_FILES, 0)}",
        max_upload_size=1,
    )
    if given is None:
        return
    candidate, problems = _checked_file(given.name, given.getvalue(), settings.corpus)
    for problem in problems:
        st.html(_problem_line(problem))
    _outcome(candidate, len(problems), (), settings, language)


def _problem_line(problem: Problem) -> str:
    return block(str(problem), size=".9rem")


def _checked_file(name: str, data: bytes, folder: Path) -> tuple[Candidate, list[Problem]]:
    """The check of the whole corpus takes a second: it is done once for a file, not at every click."""
    replace = state.chosen(_REPLACE, False)
    asked = (name, sha256_of(data.decode("latin-1")), replace, engine.corpus_fingerprint(folder))
    known = state.chosen(_UPLOADED, None)
    if known is None or known[0] != asked:
        candidate = read_candidate(name, data)
        known = (asked, candidate, check_candidates(folder, [candidate], replace=replace))
        state.set_choice(_UPLOADED, known)
    return known[1], known[2]


# -- what comes of it -------------------------------------------------------------------------------------------------
def _outcome(candidate: Candidate, problems: int, elsewhere: Sequence[str], settings: Settings, language: str) -> None:
    if problems:
        st.error(word("add_problems", language, count=problems), icon=":material/error:")
        for message in elsewhere:
            st.markdown(plain(message))
    else:
        st.success(word("add_sound", language), icon=":material/check_circle:")
    if not candidate.markdown:
        return
    st.caption(word("add_preview", language))
    st.code(candidate.markdown, language="markdown", wrap_lines=True)
    with st.container(horizontal=True):
        st.download_button(
            word("download", language),
            data=candidate.markdown,
            file_name=f"{candidate.id or 'brief'}.md",
            mime="text/markdown",
            key="add_download",
            icon=":material/download:",
            on_click="ignore",
        )
        if not problems and may_save(settings):
            st.button(
                word("add_save", language),
                key="add_save",
                icon=":material/save:",
                on_click=_save,
                args=(candidate,),
            )
    if not may_save(settings):
        st.caption(word("add_no_saving", language))


def may_save(settings: Settings) -> bool:
    """Whether this installation lets its visitors write into the corpus, and the folder can be written."""
    return settings.edit_corpus and can_be_written(settings.corpus)


def _save(candidate: Candidate) -> None:
    """Callback: everything is looked at once more, as the corpus may have changed since the page was drawn."""
    settings = engine.get_settings()
    if not may_save(settings):
        return
    problems = check_candidates(settings.corpus, [candidate], replace=state.chosen(_REPLACE, False))
    if problems:
        state.set_choice(_CHECKED, (candidate, {(): tuple(map(str, problems))}))
        return
    try:
        paths = save_candidates(settings.corpus, [candidate])
    except InputError as error:
        state.set_choice(_CHECKED, (candidate, {(): (str(error),)}))
        return
    state.set_choice(_SAVED, str(paths[0].relative_to(settings.corpus)))
    state.set_choice(_CHECKED, None)
    state.set_choice(_FILES, state.chosen(_FILES, 0) + 1)  # a new, empty box: this file has been dealt with


def _say_what_was_saved(language: str) -> None:
    """Drawn after the page has loaded the corpus anew, which it does by itself when a file has changed."""
    path = state.chosen(_SAVED, "")
    if not path:
        return
    st.success(plain(word("add_saved", language, path=path)), icon=":material/check_circle:")
    st.button(
        word("add_open", language),
        key="add_open",
        icon=":material/menu_book:",
        on_click=state.choose_source,
        args=(Path(path).stem,),
    )
