"""Answers the next question of a run while the one before it is being stored.

Half of a question's time is spent in matrices, which leave Python's lock to others: two questions side by side take two
thirds of the time of one after the other. The matrices are small, so that a single thread is the fastest for each; two
threads each would wait for one another.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import pairwise

from threadpoolctl import ThreadpoolController

from advisor.questionnaire.records import Cell, Item

_SIDE_BY_SIDE = 2


class Ahead:
    """An answerer that is asked for one question after the other, and is at the next one meanwhile.

    Args:
        answer: answers one question; several threads may call it at a time.
        questions: in the order in which they will be asked for. Others are answered too, when they are asked for.
    """

    def __init__(self, answer: Callable[[Item], Sequence[Cell]], questions: Sequence[Item]) -> None:
        self._answer = answer
        self._after = {one.id: other for one, other in pairwise(questions)}
        self._begun: dict[str, Future[Sequence[Cell]]] = {}
        self._pool = ThreadPoolExecutor(_SIDE_BY_SIDE, thread_name_prefix="question")
        self._threads = ThreadpoolController()

    def __call__(self, item: Item) -> Sequence[Cell]:
        """The cells of one question; whatever answering it raises is raised here."""
        with self._threads.limit(limits=1, user_api="blas"):
            asked = self._begun.pop(item.id, None) or self._pool.submit(self._answer, item)
            following = self._after.get(item.id)
            if following is not None and following.id not in self._begun:
                self._begun[following.id] = self._pool.submit(self._answer, following)
            return asked.result()
