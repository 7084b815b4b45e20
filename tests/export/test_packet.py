"""The audit packet: every digest holds, every quote can be checked with what lies in it."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.errors import QuestionnaireError
from advisor.export.packet import audit_packet, passage_file, safe_name
from advisor.questionnaire.records import Filled
from tests.export.by_hand import ORIGINAL, PASSAGES, corpus, filled, hostile

VERSIONS = {"advisor": "1.2", "model": "x"}


def members(known: Filled, original: bytes | None = ORIGINAL) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(audit_packet(known, original, corpus(), VERSIONS))) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert len(set(names)) == len(names)
        return {name: archive.read(name) for name in names}


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("known", [filled("en"), filled("ru"), filled("zh"), hostile()], ids=["en", "ru", "zh", "bad"])
def test_the_manifest_s_digests_are_those_of_the_members(known: Filled) -> None:
    found = members(known)
    manifest = json.loads(found["manifest.json"])
    assert set(manifest["members"]) == set(found) - {"manifest.json"}
    for name, digest in manifest["members"].items():
        assert hashlib.sha256(found[name]).hexdigest() == digest


def test_the_list_of_digests_is_one_that_standard_tools_read() -> None:
    found = members(filled())
    lines = [re.fullmatch(r"([0-9a-f]{64})  (\S.*)", line) for line in found["SHA256SUMS"].decode().splitlines()]
    sums = {line[2]: line[1] for line in lines if line}
    assert len(sums) == len(lines)
    assert sums == {
        name: hashlib.sha256(data).hexdigest()
        for name, data in found.items()
        if name not in ("SHA256SUMS", "manifest.json")
    }


def test_the_manifest_says_what_it_is_of() -> None:
    known = filled()
    manifest = json.loads(members(known)["manifest.json"])
    assert manifest["corpus_sha256"] == known.corpus_sha256
    assert manifest["corpus_sha256_at_export"] == corpus().sha256
    assert manifest["questionnaire_sha256"] == hashlib.sha256(ORIGINAL).hexdigest()
    assert manifest["questionnaire_digest"] == known.questionnaire.digest
    assert (manifest["versions"], manifest["created"]) == (VERSIONS, known.created)


def test_every_quote_can_be_recomputed_from_the_passages() -> None:
    found = members(filled())
    quotes = rows(found["quotes.csv"])
    assert len(quotes) == len(json.loads(found["answers.json"])["citations"])
    for quote in quotes:
        passage = found[quote["File of the passage"]]
        assert hashlib.sha256(passage).hexdigest() == quote["SHA-256 of the passage"]
        assert passage.decode("utf-8")[int(quote["Start"]) : int(quote["End"])] == quote["Quote"]


def test_a_quote_whose_passage_left_the_corpus_is_marked() -> None:
    quotes = rows(members(filled())["quotes.csv"])
    assert {quote["Passage ID"]: quote["Stands in the corpus at export"] for quote in quotes} == {
        "alpha#beta": "yes",
        "beta#gamma": "yes",
        "gamma#1": "no",
    }


def test_reviews_name_who_and_when() -> None:
    reviews = rows(members(filled())["reviews.csv"])
    assert len(reviews) == 5
    assert {review["Who"] for review in reviews} == {"Anna"}


def test_the_original_lies_in_it_byte_for_byte_where_it_was_kept() -> None:
    assert members(filled())["original/1.xlsx"] == ORIGINAL
    without = members(filled(), None)
    assert not any(name.startswith("original/") for name in without)
    assert json.loads(without["manifest.json"])["original"] is None


def test_another_file_is_not_passed_off_as_the_original() -> None:
    with pytest.raises(QuestionnaireError, match=r"1\.xlsx.*not the file that was answered"):
        audit_packet(filled(), b"another", corpus(), VERSIONS)


def test_the_same_input_gives_the_same_bytes() -> None:
    assert len({audit_packet(filled(), ORIGINAL, corpus(), VERSIONS) for _ in range(2)}) == 1
    turned = dict(reversed(VERSIONS.items()))
    assert audit_packet(filled(), ORIGINAL, corpus(), turned) == audit_packet(filled(), ORIGINAL, corpus(), VERSIONS)
    other = replace(filled(), run_id="run-2")
    assert audit_packet(other, ORIGINAL, corpus(), VERSIONS) != audit_packet(filled(), ORIGINAL, corpus(), VERSIONS)


def test_no_member_leads_out_of_the_folder() -> None:
    for name in members(hostile()):
        assert re.fullmatch(r"(passages/|original/)?[^/\\<>:\"|?*\x00-\x1f]+", name)
        assert ".." not in name.split("/")


@given(st.text(max_size=300))
def test_any_name_becomes_one_that_every_system_takes(name: str) -> None:
    safe = safe_name(name)
    assert 0 < len(safe) <= 121
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f\ud800-\udfff]', safe)
    assert safe.strip(" .") == safe
    safe.encode("utf-8")


@pytest.mark.parametrize(
    ("name", "safe"),
    [("Опросник №1.xlsx", "Опросник №1.xlsx"), ("../../etc/passwd", "passwd"), ("con.txt", "_con.txt"), ("..", "_")],
)
def test_names_stay_readable(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_a_long_name_keeps_its_ending() -> None:
    assert safe_name("x" * 300 + ".xlsx").endswith("x.xlsx")


def test_a_changed_passage_gets_a_file_of_its_own() -> None:
    passage = PASSAGES["terms"]
    assert passage_file(passage) != passage_file(replace(passage, text=passage.text + "!"))
    assert passage_file(passage).isascii()
