"""Texts to verbatim passages: nothing lost, nothing added, ids that say which text they belong to."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from advisor.briefs.corpus import load_corpus
from advisor.originals.passages import cuts, language_of_text, paragraph_spans, passages_of, with_originals
from advisor.originals.snapshots import Kept, Snapshot
from advisor.records import Source, sha256_of

TEXTS = st.lists(
    st.one_of(
        st.text("ab Ж中.。!?\n\f\u00a0 \t1-", max_size=120),
        st.sampled_from(["\n\n", "\f", " ", "A sentence of some length. " * 30, "word " * 500, "字" * 2000, "\n \n"]),
    ),
    max_size=12,
).map("".join)


def bare(text: str) -> str:
    return "".join(text.split())


@given(TEXTS)
def test_every_character_lies_in_exactly_one_paragraph_and_one_passage(text: str) -> None:
    for spans in (paragraph_spans(text), [(cut.start, cut.end) for cut in cuts(text)]):
        assert all(a < b <= len(text) for a, b in spans)
        assert all(before[1] <= after[0] for before, after in pairwise(spans))
        assert bare("".join(text[a:b] for a, b in spans)) == bare(text)
        assert all(text[a:b] == text[a:b].strip() for a, b in spans)


@given(TEXTS)
def test_no_passage_is_too_long_or_runs_over_a_page(text: str) -> None:
    for cut in cuts(text):
        assert cut.end - cut.start <= 1600
        assert "\f" not in text[cut.start : cut.end]
        assert 1 <= cut.first_paragraph <= cut.last_paragraph
        assert cut.page == (text.count("\f", 0, cut.start) + 1 if "\f" in text else 0)


@given(TEXTS)
def test_passages_are_slices_with_ids_of_their_own(text: str) -> None:
    found = passages_of(kept(text), SOURCE)
    assert len({passage.id for passage in found}) == len(found)
    for passage in found:
        assert passage.text in text
        assert re.fullmatch(rf"terms@{sha256_of(text)[:12]}:p\d{{4}}", passage.id)
        assert passage.is_original
        assert (passage.heading, passage.verified) == ("", "full")


SOURCE = Source(
    "terms", "T", "P", "http://a.example/", None, "2026-11-23", "en", "vendor-terms", "sells", subjects=("x",)
)


def kept(text: str, source_id: str = "terms", url: str = "http://a.example/") -> Kept:
    return Kept(
        Snapshot(
            source_id=source_id, url=url, final_url=url, fetched_at="2026-11-23T10:00:00Z", status=200,
            content_type="text/html", etag="", last_modified="", bytes=1, sha256="0" * 64, text_sha256=sha256_of(text),
        ),
        text,
    )  # fmt: skip


def test_the_locator_names_place_and_day() -> None:
    long = "A sentence of some length. " * 20
    text = f"Title\n\n{long}\n\nOne more.\f{long}"
    assert [passage.locator for passage in passages_of(kept(text), SOURCE)] == [
        "page 1, paragraphs 1 to 2 of the snapshot of 2026-11-23",
        "page 1, paragraph 3 of the snapshot of 2026-11-23",
        "page 2, paragraph 4 of the snapshot of 2026-11-23",
    ]


def test_the_language_is_that_of_the_text() -> None:
    assert language_of_text("Мы храним журналы OpenAI 30 дней.") == "ru"
    assert language_of_text("我们保存数据三十天（OpenAI）。") == "zh"
    assert language_of_text("We keep logs (журнал) for 30 days.") == "en"
    assert passages_of(kept("我们保存数据。"), SOURCE)[0].source.language == "zh"


def test_without_snapshots_the_corpus_is_the_same(tiny_corpus: Path) -> None:
    corpus = load_corpus(tiny_corpus)
    assert with_originals(corpus, []) is corpus
    assert with_originals(corpus, [kept("Text.", "no-such-source")]) is corpus


def test_originals_stand_beside_the_claims(tiny_corpus: Path) -> None:
    corpus = load_corpus(tiny_corpus)
    brief = corpus.briefs[0]
    one = kept("OpenAI keeps logs for 30 days.", brief.source.id, brief.source.url)
    joined = with_originals(corpus, [one])
    assert joined.claims == corpus.passages
    assert joined.briefs == corpus.briefs
    (original,) = joined.originals
    assert joined.passages[-1] is original
    assert "openai" in original.entities
    assert original.lead_entities == frozenset(brief.source.subjects)
    assert joined.sha256 != corpus.sha256
    assert with_originals(corpus, [one]).sha256 == joined.sha256
    changed = kept("OpenAI keeps logs for 14 days.", brief.source.id, brief.source.url)
    assert with_originals(corpus, [changed]).sha256 != joined.sha256


def test_one_document_of_two_briefs_is_taken_once(tiny_corpus: Path) -> None:
    corpus = load_corpus(tiny_corpus)
    ids = [brief.source.id for brief in corpus.briefs[:2]]
    url = "http://a.example/"
    assert len(with_originals(corpus, [kept("Text.", key, url) for key in ids]).originals) == 1
    twice = [kept("Text.", ids[0], url), kept("Text.", ids[0], url + "other")]
    assert len(with_originals(corpus, twice).originals) == 1
