"""The name finder: exact offsets, longest spelling, three scripts."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.briefs.names import NameFinder
from advisor.records import Entity


def entity(key: str, *aliases: str, parent: str = "", kind: str = "model") -> Entity:
    name = f"full name of {key}"
    return Entity(key, kind, {"en": name, "ru": name, "zh": name}, aliases, parent)


ENTITIES = {
    found.id: found
    for found in (
        entity("deepseek", "DeepSeek", "深度求索", "дипсик*", kind="vendor"),
        entity("deepseek-r1", "DeepSeek-R1", "deepseek r1", parent="deepseek"),
        entity("deepseek-r1-zero", "DeepSeek-R1-Zero", parent="deepseek-r1"),
        entity("alibaba-cloud", "Alibaba Cloud", "阿里云", kind="host"),
        entity("alibaba", "Alibaba", "阿里", kind="vendor"),
        entity("the-who", "=WHO", kind="organisation"),
        entity("qwen", "Qwen", "通义千问"),
        entity("usa", "США", "американск*", kind="country"),
    )
}
FINDER = NameFinder(ENTITIES)
SPELLINGS = [alias.strip("=*") for known in ENTITIES.values() for alias in known.aliases]


def found(text: str) -> list[tuple[str, str]]:
    return [(mention.entity, text[mention.start : mention.end]) for mention in FINDER.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Is DeepSeek safe?", [("deepseek", "DeepSeek")]),
        (
            "deepseek r1, DeepSeek-R1 and DEEPSEEK_R1",
            [("deepseek-r1", s) for s in ("deepseek r1", "DeepSeek-R1", "DEEPSEEK_R1")],
        ),
        ("DeepSeek-R1-Zero wins", [("deepseek-r1-zero", "DeepSeek-R1-Zero")]),
        ("DeepSeek R2", [("deepseek", "DeepSeek")]),
        ("дипсику верить?", [("deepseek", "дипсику")]),
        ("阿里云和阿里", [("alibaba-cloud", "阿里云"), ("alibaba", "阿里")]),
        ("用Qwen处理通义千问", [("qwen", "Qwen"), ("qwen", "通义千问")]),
        ("the WHO, not who", [("the-who", "WHO")]),
        ("undeepseekable", []),
        ("Американская модель", [("usa", "Американская")]),
        ("", []),
    ],
)
def test_known_texts(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@given(
    st.lists(st.one_of(st.sampled_from(SPELLINGS), st.text(max_size=8)), max_size=8),
    st.sampled_from([" ", ", ", "", "。"]),
)
def test_offsets_are_exact_and_do_not_overlap(pieces: list[str], joint: str) -> None:
    text = joint.join(pieces)
    mentions = FINDER.find(text)
    spans = sorted({(mention.start, mention.end) for mention in mentions})
    for start, end in spans:
        assert 0 <= start < end <= len(text)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    for mention in mentions:
        assert mention.entity in {key for key, _ in found(text[mention.start : mention.end])}, (
            "the span alone is the name"
        )


@pytest.mark.parametrize("before", ["İ", "İİİİ", "ẞ", "ŉ", "ΐ"])
def test_letters_that_change_length_in_lower_case_do_not_shift_chinese_names(before: str) -> None:
    assert found(f"{before} 阿里云") == [("alibaba-cloud", "阿里云")]


@given(st.sampled_from(sorted(ENTITIES)), st.sampled_from(["", "The ", "и "]), st.sampled_from(["", ".", "?"]))
def test_every_spelling_finds_its_entity(key: str, before: str, after: str) -> None:
    for alias in ENTITIES[key].aliases:
        assert key in FINDER.ids(f"{before}{alias.strip('=*')}{after}")


def test_a_spelling_that_keeps_its_case_keeps_it_even_if_it_is_the_name() -> None:
    """`=Together` must not find the word "together" because the company's name is Together."""
    together = Entity("together", "host", {"en": "Together", "ru": "Together", "zh": "Together"}, ("=Together",))
    finder = NameFinder({"together": together})
    assert finder.ids("hosted by Together") == {"together"}
    assert finder.ids("put together by us") == frozenset()


def test_parents_come_along() -> None:
    assert FINDER.with_parents(["deepseek-r1-zero"]) == {"deepseek-r1-zero", "deepseek-r1", "deepseek"}


def test_a_circle_of_parents_ends() -> None:
    circle = {"a": entity("a", "Aa", parent="b"), "b": entity("b", "Bb", parent="a")}
    assert NameFinder(circle).with_parents(["a"]) == {"a", "b"}


@given(st.text())
def test_any_text_is_fine(text: str) -> None:
    FINDER.find(text)
