"""What rests on a changed part: claims, the verdicts that cite them, answers that were saved."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from advisor.briefs.corpus import load_corpus
from advisor.originals.diff import changes
from advisor.originals.effects import Effects, effects
from advisor.records import Brief, Corpus

RETENTION = "anthropic-api-data-retention"


@pytest.fixture(scope="module")
def corpus(tiny_corpus: Path) -> Corpus:
    return load_corpus(tiny_corpus)


def brief_of(corpus: Corpus, key: str) -> Brief:
    return next(brief for brief in corpus.briefs if brief.source.id == key)


def touched_by(corpus: Corpus, key: str, old: str, new: str, *answers: dict[str, Any]) -> Effects:
    listed = [(f"answers.jsonl:{number}", answer) for number, answer in enumerate(answers, 1)]
    return effects(brief_of(corpus, key), corpus, changes(old, new), new, listed)


def cited(corpus: Corpus) -> tuple[Brief, str, str]:
    """A brief of several claims, and two of them."""
    brief = next(brief for brief in corpus.briefs if len(brief.passages) >= 2 and brief.source.language == "en")
    return brief, brief.passages[0].id, brief.passages[1].id


def test_wording_touches_nothing(corpus: Corpus) -> None:
    brief, first, _ = cited(corpus)
    found = touched_by(
        corpus, brief.source.id, "We keep the logs for a while in here.", "We store the logs for a while in here.",
        {"id": "a", "question": "?", "citations": [{"passage_id": first}]},
    )  # fmt: skip
    assert found == Effects()


def test_a_changed_sentence_touches_the_claim_that_restates_it(corpus: Corpus) -> None:
    brief, first, _ = cited(corpus)
    old = brief.passages[0].text
    new = f"{old} This holds for all customers but those named in annex 77."
    changed = old.replace(".", " unless annex 77 says otherwise.", 1)
    found = touched_by(corpus, brief.source.id, old, changed)
    assert next(claim.passage_id for claim in found.claims if claim.level == "touched") == first
    assert found.claims[0].changes
    assert touched_by(corpus, brief.source.id, old, new).claims


def test_what_can_be_matched_to_no_claim_puts_all_of_them_to_the_check(corpus: Corpus) -> None:
    brief, first, second = cited(corpus)
    found = touched_by(corpus, brief.source.id, "Start here.", "Start here.\n\nZebras graze beyond quiet meadows.")
    assert {claim.level for claim in found.claims} == {"check"}
    assert [claim.passage_id for claim in found.claims] == [passage.id for passage in brief.passages]
    assert {first, second} <= {claim.passage_id for claim in found.claims}


def test_verdicts_that_cite_a_claim_are_listed(corpus: Corpus) -> None:
    cell = next(cell for cell in corpus.assessments.values() if cell.passages)
    source = cell.passages[0].source.id
    found = touched_by(corpus, source, "Start.", "Start.\n\nZebras graze beyond quiet meadows.")
    listed = {(effect.route, effect.criterion) for effect in found.assessments}
    assert (cell.route, cell.criterion) in listed
    others = {
        (other.route, other.criterion)
        for other in corpus.assessments.values()
        if not any(passage.source.id == source for passage in other.passages)
    }
    assert not listed & others


def test_saved_answers_are_listed_by_claim_and_by_vanished_quote(corpus: Corpus) -> None:
    brief, first, _ = cited(corpus)
    key = brief.source.id
    original = f"{key}@0123456789ab:p0001"
    found = touched_by(
        corpus, key, "Start.\n\nLogs are kept.", "Start.\n\nZebras graze beyond quiet meadows.",
        {"id": "claim", "question": "Q1", "citations": [{"passage_id": first, "quote": "x"}]},
        {"id": "gone", "question": "Q2", "citations": [{"passage_id": original, "quote": "Logs are kept."}]},
        {"id": "stands", "question": "Q3", "citations": [{"passage_id": original, "quote": "Start."}]},
        {"id": "other", "question": "Q4", "citations": [{"passage_id": "other#claim", "quote": "Start."}]},
        {"id": "parts", "citations": [], "parts": [{"question": "Q6", "citations": [{"passage_id": first}]}]},
        {"id": "odd", "citations": "none", "parts": 3},
    )  # fmt: skip
    assert [(answer.id, answer.question, answer.level) for answer in found.answers] == [
        ("claim", "Q1", "check"), ("gone", "Q2", "touched"), ("parts", "Q6", "check"),
    ]  # fmt: skip
    assert found.answers[0].file == "answers.jsonl:1"
