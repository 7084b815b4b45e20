"""The sentence splitter: what a quote is cut from must be all there, in order, at the right place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.briefs.sentences import sentence_spans, sentences

PROSE = st.text(alphabet="aA1 .!?…\n\t\u00a0\"')”。！？中文яЯ-•", max_size=80)


@given(st.one_of(st.text(), PROSE))
def test_nothing_is_lost_and_spans_are_ordered(text: str) -> None:
    spans = sentence_spans(text)
    previous = 0
    covered: list[str] = []
    for start, end in spans:
        assert previous <= start < end <= len(text)
        assert text[previous:start].strip() == "", "only white space may stand between sentences"
        assert text[start:end] == text[start:end].strip()
        covered.append(text[start:end])
        previous = end
    assert text[previous:].strip() == ""
    assert sentences(text) == tuple(covered)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("See Art. 28 of the GDPR. It binds.", ["See Art. 28 of the GDPR.", "It binds."]),
        ("Version 4.1 costs 0.5 dollars. Fine.", ["Version 4.1 costs 0.5 dollars.", "Fine."]),
        ("The firm, i.e. the maker, keeps it. Done.", ["The firm, i.e. the maker, keeps it.", "Done."]),
        ("J. Daum disagrees. So do we.", ["J. Daum disagrees.", "So do we."]),
        ("Logs, files, etc. The rest stays.", ["Logs, files, etc.", "The rest stays."]),
        ("Данные хранятся 30 дн. и удаляются. Потом ничего.", ["Данные хранятся 30 дн. и удаляются.", "Потом ничего."]),
        ("数据保存30天。之后删除！真的吗？是", ["数据保存30天。", "之后删除！", "真的吗？", "是"]),
        ('He said "never." Then he left.', ['He said "never."', "Then he left."]),
        ("First paragraph\n\nSecond one", ["First paragraph", "Second one"]),
        ("List:\n- one\n- two", ["List:", "- one", "- two"]),
        ("  \n ", []),
    ],
)
def test_known_texts(text: str, expected: list[str]) -> None:
    assert list(sentences(text)) == expected
