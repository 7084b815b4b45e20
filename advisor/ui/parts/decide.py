"""The panel in which a person decides about an answer: another verdict or other words, a comment, an approval."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import streamlit as st

from advisor.errors import AdvisorError
from advisor.export.overview import Asked
from advisor.export.texts import moment, shade_of
from advisor.ledger import now
from advisor.questionnaire.records import Filled, Review, ReviewedCell
from advisor.questionnaire.review import approvable, approve, commented, decision, edited, reopened
from advisor.records import VERDICTS, Verdict, sha256_of
from advisor.ui import engine, state
from advisor.ui.escape import block, plain
from advisor.ui.parts.passage import PANEL_WIDTH
from advisor.ui.parts.shade import shade_badge, shade_label
from advisor.ui.words import named, word

_OPEN = "open"
_NAME = "q_decide_name"
_TEXT_LIMIT = 5_000


def open_decision(one: Asked, cells: Sequence[ReviewedCell], names: str, filled: Filled, language: str) -> None:
    """Open the panel beside the page.

    Args:
        one: the question.
        cells: its answers that are alike; what is decided holds for each of them.
        names: of their routes.
        filled: the questionnaire.
        language: of the page.
    """
    title = plain(word("q_decide_title", language, number=one.label))

    @st.dialog(title, width=PANEL_WIDTH, position="right")
    def panel() -> None:
        draw_decision(one, cells, names, filled, language)

    panel()


def draw_decision(one: Asked, cells: Sequence[ReviewedCell], names: str, filled: Filled, language: str) -> None:
    """What stands in the panel; arguments as of `open_decision`."""
    _Decision(one, cells, names, filled, language).draw()


class _Decision:
    """What is typed is kept by the answer and its history, so that a slip that closes the panel loses nothing."""

    def __init__(self, one: Asked, cells: Sequence[ReviewedCell], names: str, filled: Filled, language: str) -> None:
        self._one, self._cells, self._names, self._filled, self._language = one, cells, names, filled, language
        self._cell = cells[0]
        decided_on = (filled.run_id, [(cell.cell.key, len(cell.history)) for cell in cells])
        self._key = f"q_decide_{sha256_of(repr(decided_on))[:12]}"

    def draw(self) -> None:
        """All of it."""
        language, cell = self._language, self._cell
        st.html(block(" ".join(self._one.item.text.split()), weight=600))
        st.caption(plain(self._names))
        st.markdown(shade_badge(shade_of(cell), language, turned=cell.cell.turned))
        if not state.reviewer():
            st.text_input(
                word("q_your_name", language), key=_NAME, help=word("q_your_name_help", language), max_chars=80
            )
        verdict = st.selectbox(
            word("q_set_verdict", language),
            (*VERDICTS, _OPEN),
            index=VERDICTS.index(cell.verdict) if cell.verdict is not None else len(VERDICTS),
            format_func=lambda name: (
                word("q_verdict_blank", language) if name == _OPEN else shade_label(name, language)
            ),
            key=f"{self._key}_verdict",
            persist_state="session",
        )
        statement = st.text_area(
            word("q_set_statement", language),
            value=cell.statement,
            key=f"{self._key}_statement",
            height=150,
            max_chars=_TEXT_LIMIT,
            persist_state="session",
        )
        comment = st.text_area(
            word("q_comment", language),
            key=f"{self._key}_comment",
            height=80,
            max_chars=_TEXT_LIMIT,
            help=word("q_comment_help", language),
            persist_state="session",
        )
        wanted = next((known for known in VERDICTS if known == verdict), None)
        self._buttons(wanted, statement or "", comment or "")
        self._history()

    def _buttons(self, verdict: Verdict | None, statement: str, comment: str) -> None:
        cell, cells = self._cell, self._cells
        words = None if statement.strip() == cell.statement.strip() else statement
        unchanged = words is None and verdict == cell.verdict
        with st.container(horizontal=True, gap="small"):
            self._button(
                *("q_save_edit", "edit"),
                lambda who, when: [edited(c, verdict, words, who, when, comment) for c in cells],
                word("q_unchanged", self._language) if unchanged else "",
            )
            # Several that may not be approved in bulk are not approved from here either: they can be edited.
            if decision(cell) != "approved" and (len(cells) == 1 or all(map(approvable, cells))):
                self._button("q_approve", "check", lambda who, when: approve(cells, who, when, comment))
            self._button(
                "q_save_comment", "comment", lambda who, when: [commented(c, who, when, comment) for c in cells]
            )
            if decision(cell) in ("approved", "edited"):
                self._button("q_reopen", "undo", lambda who, when: [reopened(c, who, when, comment) for c in cells])

    def _button(self, text: str, icon: str, made: Callable[[str, str], Iterable[Review]], hindrance: str = "") -> None:
        pressed = st.button(
            word(text, self._language),
            key=f"{self._key}_{text}",
            icon=f":material/{icon}:",
        )
        if not pressed:
            return
        if hindrance:
            st.error(hindrance, icon=":material/error:")
            return
        who = state.reviewer() or str(state.chosen(_NAME, "") or "")
        try:
            engine.get_store().add_reviews(self._filled.run_id, tuple(made(who, now())))
        except AdvisorError as error:
            st.error(plain(f"{error.what}. {error.remedy}"), icon=":material/error:")
            return
        state.remember_reviewer(who)
        st.rerun()

    def _history(self) -> None:
        language, cell = self._language, self._cell
        if not cell.history:
            return
        st.caption(word("q_history", language))
        for review in cell.history:
            line = word(f"decided:{review.state}", language, who=review.who, when=moment(review.when))
            parts = [line, shade_label(review.verdict, language) if review.verdict else "", review.statement or ""]
            st.html(block(" · ".join(filter(None, (*parts, review.comment))), size=".9rem"))
        if cell.edited:
            said = named("why", "verdict_open", language)
            if cell.cell.verdict is not None:
                said = shade_label(cell.cell.verdict, language)
            st.caption(word("q_as_answered", language))
            st.html(block(f"{said}. {cell.cell.statement}", size=".9rem", quiet=True))
