"""Questions are answered ahead, each once, and each answer reaches the one who asks for it."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.questionnaire.ahead import Ahead
from advisor.questionnaire.records import Cell, Item, Place


def items(count: int) -> list[Item]:
    return [Item(f"line {row}", f"Question {row}?", "question", Place("", row)) for row in range(1, count + 1)]


def cells_of(item: Item) -> Sequence[Cell]:
    return [Cell(item.id, "route", "none", "not_in_corpus", item.text)]


@given(st.integers(1, 12), st.data())
def test_whatever_is_asked_for_in_whatever_order_gets_its_own_answer(count: int, data: st.DataObject) -> None:
    questions = items(count)
    ahead = Ahead(cells_of, questions)
    order = data.draw(st.permutations(questions))
    assert [ahead(one)[0].statement for one in order] == [one.text for one in order]


@given(st.integers(1, 12))
def test_in_the_order_of_the_file_each_is_answered_once(count: int) -> None:
    asked: list[str] = []

    def answer(item: Item) -> Sequence[Cell]:
        asked.append(item.id)
        return cells_of(item)

    ahead = Ahead(answer, items(count))
    assert [ahead(one)[0].item_id for one in items(count)] == [one.id for one in items(count)]
    assert sorted(asked) == sorted(one.id for one in items(count))


def test_the_next_question_is_begun_before_the_first_is_answered() -> None:
    begun = threading.Event()

    def answer(item: Item) -> Sequence[Cell]:
        if item.id == "line 1":
            assert begun.wait(20), "the second question was not begun"
        else:
            begun.set()
        return cells_of(item)

    ahead = Ahead(answer, items(2))
    assert [ahead(one)[0].item_id for one in items(2)] == ["line 1", "line 2"]


def test_what_goes_wrong_with_a_question_is_told_when_it_is_asked_for() -> None:
    def answer(item: Item) -> Sequence[Cell]:
        if item.id == "line 2":
            raise ValueError("no")
        return cells_of(item)

    first, second, third = items(3)
    ahead = Ahead(answer, [first, second, third])
    assert ahead(first)
    with pytest.raises(ValueError, match="no"):
        ahead(second)
    assert ahead(third)
    with pytest.raises(ValueError, match="no"):
        ahead(second)
