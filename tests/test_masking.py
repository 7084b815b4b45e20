"""Masking: nothing of the originals is left, and everything comes back."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.masking import Mask, names_of

PERSONAL = [
    "jane.roe@acme.example",
    "иван.петров@пример.рф",
    "+49 30 901820",
    "+7 (495) 123-45-67",
    "8 (495) 123-45-67",
    "(212) 555-0147",
    "13812345678",
    "010-87654321",
    "DE89 3704 0044 0532 0130 00",
    "GB82WEST12345698765432",
    "4111 1111 1111 1111",
    "5500005555555559",
    "192.168.17.4",
    "2001:db8::8a2e:370:7334",
]
NAMES = ("Acme", "Jane Roe", "ООО «Ромашка»", "蓝天科技", "IBX")
#: What a corpus is full of and no personal data.
PLAIN = [
    "On 2026-09-08 the page named 30 days, 1,000,000 tokens and 128 GB.",
    "Version 2.5.1 of 12:30:45; Regulation (EU) 2024/1689, Art. 28(3); § 5 v. 1.0",
    "The price is $0.27 per 1M tokens, 700 000 000 users a month, 20 000 000 USD.",
    "4111 1111 1111 1112 and DE00 3704 0044 0532 0130 00 fail their check digits.",
    "300.1.2.3 is no address; 1234567890123 is a number; ratio 1:2:3",
]


@pytest.mark.parametrize("original", PERSONAL)
def test_what_is_personal_is_masked_and_comes_back(original: str) -> None:
    text = f"Write to {original}, please; again: {original}."
    mask = Mask((), [text])
    hidden = mask.hide(text)
    assert original not in hidden
    assert not re.search(r"\d{5}|@", re.sub(r"_\d{4}", "", hidden))
    assert mask.count == 1
    assert len(set(re.findall(r"[A-Z]+_\d{4}", hidden))) == 1
    assert mask.reveal(hidden) == text


@pytest.mark.parametrize("text", PLAIN)
def test_figures_dates_and_versions_are_left_alone(text: str) -> None:
    assert Mask((), [text]).hide(text) == text


def test_listed_names_are_masked_in_any_case_and_with_their_endings() -> None:
    text = "ACME and acme's Jane\n Roe; контракт с ООО «Ромашка»; 蓝天科技的数据; IBX, but not ibxation."
    mask = Mask(NAMES, [text])
    hidden = mask.hide(text)
    for name in ("acme", "jane", "roe", "ромашка", "蓝天"):
        assert name not in hidden.lower()
    assert "ibxation" in hidden
    assert "IBX," not in hidden
    assert mask.reveal(hidden) == text


def test_words_of_the_text_are_not_taken_for_placeholders() -> None:
    text = "NAME_0001 is a column; name_0002 too. Acme2 uses them."
    mask = Mask(("Acme",), [text])
    assert mask.hide(text) == "NAME_0001 is a column; name_0002 too. NAME_00032 uses them."
    assert mask.reveal(mask.hide(text)) == text
    assert mask.reveal("NAME_0077") == "NAME_0077"


@pytest.mark.parametrize(
    ("setting", "names"),
    [
        ("", None),
        ("off", None),
        (" ; ", None),
        ("on", ()),
        ("on;Acme", ("Acme",)),
        ("Acme;;Jane  Roe", ("Acme", "Jane Roe")),
    ],
)
def test_the_setting_is_a_switch_or_a_list(setting: str, names: tuple[str, ...] | None) -> None:
    assert names_of(setting) == names


_PARTS = st.one_of(
    st.sampled_from(
        [*PERSONAL, *NAMES, "NAME_0001", "EMAIL_000", "NAME_", "_0001", "1", " ", "\n", ",", "x", "@", "+7", ":"]
    ),
    st.text(max_size=5),
)


@given(st.lists(_PARTS, max_size=14).map("".join))
def test_every_text_comes_back_whole(text: str) -> None:
    mask = Mask(NAMES, [text])
    assert mask.reveal(mask.hide(text)) == text


@given(
    st.lists(st.sampled_from([*PERSONAL, *NAMES]), min_size=1, max_size=8), st.sampled_from([" ", ", ", "\n", " и "])
)
def test_nothing_of_the_originals_is_left(parts: list[str], between: str) -> None:
    text = between.join(parts)
    hidden = Mask(NAMES, [text]).hide(text).lower()
    assert not [part for part in parts if part.lower() in hidden]


@given(st.lists(_PARTS, max_size=8).map("".join), st.integers(1, 5))
def test_a_stream_of_placeholders_comes_back_whole(text: str, step: int) -> None:
    mask = Mask(NAMES, [text])
    hidden = mask.hide(text)
    shown, waiting = "", ""
    for start in range(0, len(hidden), step):
        waiting += hidden[start : start + step]
        ready = len(waiting) - mask.waiting(waiting)
        shown += mask.reveal(waiting[:ready])
        waiting = waiting[ready:]
    assert shown + mask.reveal(waiting) == text
