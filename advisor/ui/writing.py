"""An answer that a language model is writing: in a thread of its own, so that the page stays alive and can stop it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace

from advisor.prose.paste import Step
from advisor.prose.texts import prose_text
from advisor.records import Answer, Statement

_log = logging.getLogger("advisor.ui")
#: Seconds that a person who has stopped a model still waits for it to notice.
_GRACE = 1.0


class Writing:
    """One answer on its way.

    Args:
        turn: number of the question that it belongs to.
        model: name of the model.
        extract: the answer as it stands without the model.
        steps: makes the steps; called with a function that says whether to stop.
    """

    def __init__(
        self, turn: int, model: str, extract: Answer, steps: Callable[[Callable[[], bool]], Iterator[Step]]
    ) -> None:
        self.turn = turn
        self.model = model
        self.shown_anew = False
        """Whether the page has drawn an extract that was made anew with the model's help."""
        self._latest = Step(extract, 0)
        self._stop, self._done = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._run, args=(steps,), name="advisor-writing", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def _run(self, steps: Callable[[Callable[[], bool]], Iterator[Step]]) -> None:
        try:
            for step in steps(self._stop.is_set):
                self._latest = step
        except Exception:  # the page keeps the extract; the log has the reason
            _log.exception("a language model could not write")
        finally:
            self._done.set()

    def stop(self) -> None:
        """Callback of the page: write no more."""
        self._stop.set()

    def wait(self, seconds: float) -> bool:
        """Whether it has ended, or been stopped, within this time."""
        if self._stop.is_set():
            self._done.wait(_GRACE)
            return True
        return self._done.wait(seconds)

    @property
    def latest(self) -> Step:
        """How far it is."""
        return self._latest

    @property
    def answer(self) -> Answer:
        """The answer to keep: the model's, or the extract where it was stopped or failed."""
        answer = self._latest.answer
        begun = any(use.use == "answer" for use in answer.written_by.uses)
        if self._done.is_set() or begun:
            return answer
        # Stopped while the server says nothing: the thread ends by itself, nobody waits for it.
        said = prose_text("prose:cancelled", answer.language, model=self.model)
        return replace(answer, statements=(*answer.statements, Statement(said, "caveat")))
