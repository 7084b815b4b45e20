"""Every error a person can meet, in one tree.

::

    AdvisorError                what, where, what to do next
    ├── FetchFailed             an original could not be fetched
    │   └── FetchRefused        it may not be: a private address, another scheme, too large, a wrong type
    ├── InputError              exit 1: something the user gave cannot be used
    │   ├── CorpusError         the corpus has problems; all of them are listed
    │   ├── DocumentError       an added file cannot be read
    │   ├── ProfileError        a buyer's profile has problems; all of them are listed
    │   ├── QuestionnaireError  a questionnaire cannot be read, or its answers cannot be put back into it
    │   └── NotFound            no source, route, model or run of that name
    ├── IndexUnusable           the index is missing, stale or damaged
    ├── IndexBusy               another process is building the index
    ├── ModelUnavailable        a model file is missing or is not the pinned one
    ├── FontUnavailable         a font file is missing or is not the pinned one
    └── ModelFailed             a language model cannot be reached, refuses or breaks off
        └── EgressForbidden     it is on another host, and that host is not allowed

Errors of other libraries are mapped where they are caught, in the one adapter that names the library: nobody above
an adapter sees an exception of Chroma, YAML or ONNX.
"""

from __future__ import annotations

from dataclasses import dataclass


class AdvisorError(Exception):
    """An error with its place and its remedy.

    Args:
        what: one sentence that says what is wrong.
        where: file and line, sheet and cell, option name; empty when there is none.
        remedy: one sentence that says what to do next.
    """

    exit_code = 1

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        self.what, self.where, self.remedy = what, where, remedy
        said = ": ".join(part for part in (where, what) if part)
        stop = "" if said.endswith((".", "!", "?", "…", ":", "\n")) else "."
        super().__init__(f"{said}{stop} {remedy}" if remedy else said)


class FetchFailed(AdvisorError):
    """An original could not be fetched."""


class FetchRefused(FetchFailed):
    """An original may not be fetched: its address, size or type is not allowed."""


class InputError(AdvisorError):
    """Something the user gave cannot be used."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One finding of `sources check`: `path` is relative to the corpus, `line` counts from 1."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


class CorpusError(InputError):
    """The corpus cannot be loaded; `problems` holds every finding, not only the first."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(problems)
        listed = "\n".join(str(problem) for problem in self.problems[:20])
        more = f"\n… and {len(self.problems) - 20} more" if len(self.problems) > 20 else ""
        super().__init__(
            f"the corpus has {len(self.problems)} problem(s):\n{listed}{more}\n",
            remedy="Mend the lines named, or run `python -m advisor sources check` for the whole list.",
        )


class ProfileError(InputError):
    """A buyer's profile cannot be used; `problems` holds every finding, not only the first."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(problems)
        listed = "\n".join(str(problem) for problem in self.problems[:20])
        more = f"\n… and {len(self.problems) - 20} more" if len(self.problems) > 20 else ""
        super().__init__(
            f"the profile has {len(self.problems)} problem(s):\n{listed}{more}\n",
            remedy="Mend the lines named. A profile saved on the page “Decide” shows every field.",
        )


class DocumentError(InputError):
    """An added file cannot be read."""


class QuestionnaireError(InputError):
    """A questionnaire cannot be read, or its answers cannot be put back into it; `where` names sheet and cell."""


class NotFound(InputError):
    """Nothing of that name exists."""


class IndexUnusable(AdvisorError):
    """The index is missing, stale or damaged, and may not be used for answers."""


class IndexBusy(AdvisorError):
    """Another process holds the index."""


class ModelUnavailable(AdvisorError):
    """A model file is missing, or its SHA-256 is not the pinned one."""


class ModelFailed(AdvisorError):
    """A language model cannot be reached, refuses, or breaks off."""


class EgressForbidden(ModelFailed):
    """Something would have been sent to a host that is not allowed; nothing was."""


class FontUnavailable(AdvisorError):
    """A font file is missing, or its SHA-256 is not the pinned one."""
