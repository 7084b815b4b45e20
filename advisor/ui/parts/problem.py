"""Errors as plain sentences: what is wrong and what to do; never a traceback."""

from __future__ import annotations

import functools
import logging
import uuid
from collections.abc import Callable
from typing import ParamSpec

import streamlit as st

from advisor.errors import AdvisorError
from advisor.ui import state
from advisor.ui.escape import plain
from advisor.ui.words import word

_log = logging.getLogger("advisor.ui")
Parameters = ParamSpec("Parameters")


def guarded(draw: Callable[Parameters, None]) -> Callable[Parameters, None]:
    """A drawing function that shows its errors on the page instead of breaking it.

    Known errors are shown with their remedy; any other is logged under a number, which is all that the page tells.
    """

    @functools.wraps(draw)
    def safe(*args: Parameters.args, **kwargs: Parameters.kwargs) -> None:
        try:
            draw(*args, **kwargs)
        except AdvisorError as error:
            show_problem(error)
        except Exception:  # the last stop before the reader
            number = uuid.uuid4().hex[:8]
            _log.exception("error %s on the page", number)
            st.error(word("error_unexpected", state.language(), number=number), icon=":material/error:")

    return safe


def show_problem(error: AdvisorError) -> None:
    """A known error: what, where, and what to do next."""
    st.error(plain(error.what), icon=":material/error:")
    for line in (error.where, error.remedy):
        if line:
            st.caption(plain(line))
    st.button(word("try_again", state.language()), key="try_again", icon=":material/refresh:")
