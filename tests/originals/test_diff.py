"""Two texts to their differences: nothing lost, and no figure, date, negation or obligation taken for wording."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from advisor.originals.diff import changes, segments

SENTENCES = st.sampled_from(
    [
        "We keep logs for 30 days. ", "We keep logs for 30 days.\n\n", "You must not resell the service. ",
        "Мы храним журналы 30 дней.\n\n", "我们保存数据三十天。",
        "Title\n\n", "Prompts may be reviewed by people. ", "\f", "  ",
    ]
)  # fmt: skip
TEXTS = st.lists(st.one_of(SENTENCES, st.text("ab 1.\n", max_size=12)), max_size=10).map("".join)


def bare(text: str) -> str:
    return "".join(text.split())


@given(TEXTS, TEXTS)
def test_kept_and_added_are_the_new_text_and_kept_and_removed_the_old_one(old: str, new: str) -> None:
    found = segments(old, new)
    assert "".join(part.text for part in found if part.kind != "removed") == new
    assert bare("".join(part.text for part in found if part.kind != "added")) == bare(old)


@given(TEXTS)
def test_a_text_does_not_differ_from_itself_nor_by_white_space(text: str) -> None:
    assert changes(text, text) == []
    assert changes(text, text.replace(" ", "  ")) == []


@given(TEXTS, TEXTS)
def test_what_is_found_stands_in_the_texts(old: str, new: str) -> None:
    for change in changes(old, new):
        assert bare(change.before) in bare(old)
        assert bare(change.after) in bare(new)
        assert change.weight == ("substance" if set(change.reasons) - {"moved"} else "wording")


@given(
    st.sampled_from(
        ["We keep {} logs for the customer.", "Мы храним {} записей клиента.", "我们保存{}条日志。", "Fee {}%."]
    ),
    st.integers(0, 10**7),
    st.integers(0, 10**7),
    TEXTS,
    TEXTS,
)
def test_a_changed_figure_is_always_substance(sentence: str, old: int, new: int, before: str, after: str) -> None:
    assume(old != new)
    texts = [f"{before}\n\n{sentence.format(figure)}\n\n{after}" for figure in (old, new)]
    assert any(change.weight == "substance" for change in changes(*texts))


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("We keep logs for 30 days.", "We keep logs for 14 days.", "figures"),
        ("We keep logs for thirty days.", "We keep logs for ninety days.", "figures"),
        ("We keep logs for 30 days.", "We keep logs for 30 months.", "figures"),
        ("The fee is 1.5 % of the price.", "The fee is 15 % of the price.", "figures"),
        ("Logs go after 30 days and files after 14 days.", "Logs go after 14 days and files after 30 days.", "figures"),
        ("This holds from 1 March 2026 for all.", "This holds from 1 May 2026 for all.", "dates"),
        ("We use your prompts for training.", "We do not use your prompts for training.", "negations"),
        ("We don't use your prompts for training.", "We use your prompts for training.", "negations"),
        ("You may resell the service to others.", "You must resell the service to others.", "obligations"),
        ("You are allowed to resell the service.", "You are prohibited to resell the service.", "obligations"),
        ("We share your data with Microsoft in Europe.", "We share your data with Oracle in Europe.", "names"),
        ("Мы храним журналы 30 дней.", "Мы храним журналы 14 дней.", "figures"),
        ("Мы передаём ваши данные третьим лицам.", "Мы не передаём ваши данные третьим лицам.", "negations"),
        ("Клиент вправе удалить свои данные.", "Клиент обязан удалить свои данные.", "obligations"),
        ("我们会保存您的数据三十天。", "我们会保存您的数据九十天。", "figures"),
        ("我们将您的数据用于训练模型。", "我们不将您的数据用于训练模型。", "negations"),
        ("用户可以转售本服务给他人。", "用户不得转售本服务给他人。", "obligations"),
    ],
)
def test_substance_is_told_with_its_reason(old: str, new: str, reason: str) -> None:
    (change,) = changes(f"Start.\n\n{old}\n\nEnd.", f"Start.\n\n{new}\n\nEnd.")
    assert (change.kind, change.weight) == ("changed", "substance")
    assert reason in change.reasons


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("We keep your logs for a while in our systems.", "We store your logs for a while in our systems."),
        ("We keep 10,000 logs of the customer.", "We keep 10 000 logs of the customer."),
        ("The Services are described below in detail.", "The services are described below in detail."),
        ("Мы храним ваши журналы в наших системах.", "Мы сохраняем ваши журналы в наших системах."),
    ],
)
def test_wording_is_told_from_substance(old: str, new: str) -> None:
    (change,) = changes(old, new)
    assert (change.kind, change.weight, change.reasons) == ("changed", "wording", ())


def test_what_is_new_or_gone_is_substance_and_what_moved_is_not() -> None:
    first, second = "Logs are kept here.", "Prompts are read by people."
    (gone,) = changes(f"{first}\n\n{second}", first)
    assert (gone.kind, gone.before, gone.weight) == ("removed", second, "substance")
    (new,) = changes(first, f"{first}\n\n{second}")
    assert (new.kind, new.after, new.weight) == ("added", second, "substance")
    (moved,) = changes(f"{first}\n\n{second}\n\nEnd.", f"{second}\n\n{first}\n\nEnd.")
    assert (moved.kind, moved.weight) == ("moved", "wording")


def test_a_sentence_written_anew_is_no_wording() -> None:
    found = changes("We keep logs of calls in our systems.", "Our partners sell everything to whoever pays for it.")
    assert {change.weight for change in found} == {"substance"}
