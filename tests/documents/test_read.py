"""Reading documents: nothing of a text is lost, and every passage is a slice of its file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.documents.read import passage_spans, read_documents
from advisor.errors import DocumentError

LONG = st.lists(
    st.sampled_from(
        ["A sentence of some length about data. ", "# Heading\n\n", "\n\n", "数据保存三十天。", "x" * 700, "Кратко. "]
    ),
    max_size=40,
).map("".join)


@given(st.one_of(st.text(), LONG))
def test_nothing_is_lost(text: str) -> None:
    previous = 0
    for start, end in passage_spans(text):
        assert previous <= start < end <= len(text)
        assert text[previous:start].strip() == ""
        previous = end
    assert text[previous:].strip() == ""


def test_passages_are_slices_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "contract.md"
    text = "# One\n\n" + "The supplier keeps data for 30 days. " * 60 + "\n\n# Two\n\nNothing else.\n"
    path.write_text(text, encoding="utf-8")
    passages = read_documents([path])
    assert len(passages) > 1
    for passage in passages:
        assert passage.text in text
        assert passage.source.url == path.resolve().as_uri()
        line = int(passage.locator.removeprefix("line "))
        assert text.split("\n")[line - 1][:5] in passage.text
    assert len({passage.id for passage in passages}) == len(passages)


def test_lines_of_json(tmp_path: Path) -> None:
    path = tmp_path / "set.jsonl"
    rows = [{"_id": "a", "title": "T", "text": "First.\u2028Still first."}, {"_id": 7, "text": "Второй."}]
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    passages = read_documents([path])
    assert [(passage.id, passage.text, passage.source.language) for passage in passages] == [
        ("a", "First.\u2028Still first.", "en"),
        ("7", "Второй.", "ru"),
    ]


def test_two_files_of_one_name_are_two(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "terms.txt").write_text(f"Text of {folder}.", encoding="utf-8")
    assert len({passage.id for passage in read_documents([tmp_path])}) == 2


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.exe", b"MZ", "cannot be read yet"),
        ("a.txt", b"caf\xe9", "not UTF-8"),
        ("a.txt", b"  \n ", "no text"),
        ("a.jsonl", b"{", "a.jsonl:1"),
        ("a.jsonl", b'{"_id": 1}', "a.jsonl:1"),
        ("a.jsonl", b'{"_id": 1, "text": "x"}\n{"_id": 1, "text": "y"}', "two passages have the id 1"),
        ("a.jsonl", b"[" * 100_000, "a.jsonl:1"),
    ],
)
def test_what_cannot_be_read_is_said(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(DocumentError, match=words):
        read_documents([path])


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"missing\.txt"):
        read_documents([tmp_path / "missing.txt"])


def test_a_folder_that_looks_like_a_file_is_no_crash(tmp_path: Path) -> None:
    (tmp_path / "notes.md").mkdir()
    (tmp_path / "real.md").write_text("Some words.", encoding="utf-8")
    assert [passage.text for passage in read_documents([tmp_path])] == ["Some words."]
