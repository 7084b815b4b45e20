"""The public door: what the page, the command line, questionnaires and Python users build on.

>>> from advisor import Settings, build_advisor
>>> advisor = build_advisor(Settings.from_environment())          # doctest: +SKIP
>>> answer = advisor.ask("How long does OpenAI keep API prompts?")  # doctest: +SKIP

Importing this package loads no model and opens no file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from advisor.decide.records import Decision
from advisor.errors import AdvisorError
from advisor.profile import Profile
from advisor.records import Answer, Citation, Passage, Source, Statement
from advisor.settings import Settings

if TYPE_CHECKING:
    from advisor.wiring import Advisor, build_advisor

__all__ = [
    "Advisor",
    "AdvisorError",
    "Answer",
    "Citation",
    "Decision",
    "Passage",
    "Profile",
    "Settings",
    "Source",
    "Statement",
    "build_advisor",
]


def __getattr__(name: str) -> Any:
    if name in ("Advisor", "build_advisor"):
        from advisor import wiring

        return getattr(wiring, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
