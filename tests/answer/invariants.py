"""What holds for every answer, whatever was asked; written anew here, so that the product cannot vouch for itself."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from advisor.answer.render import to_json
from advisor.records import LANGUAGES, VERDICTS, Answer, Corpus, Passage

TOP = {
    "question", "language", "status", "answer", "citations", "parts", "vendor_questions", "nearest", "written_by",
    "corpus_sha256", "timings_ms",
}  # fmt: skip
#: Beyond DESIGN.md: how well it is supported, what was found and not cited, what could be asked next, what was refused
#: by the final check, what of a language model's text was struck.
EXTRA = {"support", "also_found", "follow_ups", "rejected", "struck"}
CITATION = {
    "number", "source_id", "title", "publisher", "url", "published", "as_of", "source_kind", "interest", "language",
    "locator", "verified", "passage_id", "passage", "quote", "start", "end", "sha256",
}  # fmt: skip
TIMINGS = {"understand", "find", "judge", "write", "check", "total"}
STATUSES = {"answered", "partly_answered", "not_covered", "needs_clarification"}
KINDS = {"short", "evidence", "dispute", "gap", "caveat"}

_NUMBER = re.compile(r"\d{1,3}(?:[,.\u00a0\u202f ]\d{3})+(?!\d)|\d+(?:[.,]\d+)*")
#: Names of months as whole words; "may" only as a name, with its capital.
_MONTHS = [
    r"\bjan(?:uary)?\b|январ", r"\bfeb(?:ruary)?\b|феврал", r"\bmar(?:ch)?\b|\bмарт", r"\bapr(?:il)?\b|апрел",
    r"\b(?-i:May)\b|\bма[йяе]\b", r"\bjune?\b|июн", r"\bjuly?\b|июл", r"\baug(?:ust)?\b|август",
    r"\bsept?(?:ember)?\b|сентябр", r"\boct(?:ober)?\b|октябр", r"\bnov(?:ember)?\b|ноябр", r"\bdec(?:ember)?\b|декабр",
]  # fmt: skip


def figures(text: str) -> set[str]:
    return {re.sub(r"\D", "", number).lstrip("0") or "0" for number in _NUMBER.findall(text)}


def figures_vouched_for(texts: list[str]) -> set[str]:
    joined = " ".join(texts)
    months = {str(number) for number, names in enumerate(_MONTHS, 1) if re.search(names, joined, re.IGNORECASE)}
    return figures(joined) | months


def check_answer(
    answer: Answer, corpus: Corpus, passages: Iterable[Passage] = (), *, modes: Iterable[str] = ("extractive",)
) -> None:
    """Fails with the reason where an answer breaks a promise of DESIGN.md.

    `passages` are those that were searched, where they are not the corpus' own; `modes` who may have written it.
    """
    known = {passage.id: passage for passage in passages or corpus.passages}
    data = to_json(answer)
    assert json.loads(json.dumps(data, ensure_ascii=False)) == data, "plain data survives a round trip"
    check_data(data, corpus, known, modes=modes)
    for part in answer.parts:
        check_answer(part, corpus, known.values(), modes=modes)


def check_data(
    data: dict[str, Any],
    corpus: Corpus,
    known: Mapping[str, Passage] | None = None,
    *,
    modes: Iterable[str] = ("extractive",),
) -> None:
    known = known if known is not None else {passage.id: passage for passage in corpus.passages}
    assert TOP <= set(data) <= TOP | EXTRA | {"id"}, set(data) ^ TOP
    assert data["status"] in STATUSES
    assert data["language"] in LANGUAGES
    assert set(data["timings_ms"]) == TIMINGS
    assert data["corpus_sha256"] == corpus.sha256
    assert data["written_by"]["mode"] in modes
    cited = {citation["number"]: citation for citation in data["citations"]}
    assert sorted(cited) == list(range(1, len(cited) + 1)), "numbers have no holes"
    for citation in cited.values():
        check_citation(citation, known)
    first_used: list[int] = []
    for statement in data["answer"]:
        check_statement(statement, cited, corpus)
        first_used += [number for number in statement["citations"] if number not in first_used]
    assert first_used == sorted(first_used), f"numbers follow the order of first use, not {first_used}"
    assert set(first_used) == set(cited)
    own = [statement for statement in data["answer"] if statement["kind"] in ("short", "evidence")]
    if data["status"] in ("not_covered", "needs_clarification"):
        assert own == [], "what is not covered is not answered"
    elif not data["parts"]:
        assert any(statement["kind"] == "short" for statement in own)
    if data["parts"]:
        assert data["status"] != "answered" or all(part["status"] == "answered" for part in data["parts"])
    assert set(data["nearest"]) | set(data["also_found"]) <= set(known)
    assert not {citation["passage_id"] for citation in cited.values()} & set(data["also_found"])
    for texts in (data["vendor_questions"], data["follow_ups"], data["rejected"]):
        assert all(text.strip() for text in texts)
        assert len(texts) == len(set(texts))
        # Braces of the question itself come back where it is passed on to the vendor.
        if not any("{" in part["question"] for part in (data, *data["parts"])):
            assert not any("{" in text for text in texts), "a place-holder was not filled in"


def check_citation(citation: dict[str, Any], known: Mapping[str, Passage]) -> None:
    assert set(citation) == CITATION
    assert citation["passage"][citation["start"] : citation["end"]] == citation["quote"]
    assert citation["quote"].strip()
    assert citation["sha256"] == hashlib.sha256(citation["passage"].encode()).hexdigest()
    stored = known[citation["passage_id"]]
    assert citation["passage"] == stored.text
    assert citation["source_id"] == stored.source.id
    # A document of the buyer's own does not say as of when it holds.
    dated = () if citation["url"].startswith("file:") else ("as_of",)
    for name in ("title", "publisher", "url", "interest", "locator", *dated):
        assert citation[name], f"a citation without {name}"


def check_statement(statement: dict[str, Any], cited: dict[int, dict[str, Any]], corpus: Corpus) -> None:
    assert set(statement) - {"verdict", "criterion"} == {"text", "kind", "routes", "citations"}
    assert statement["text"].strip()
    own = statement["text"]
    for number in statement["citations"]:
        own = own.replace(cited[number]["quote"], "")
    assert "{" not in own, "a place-holder was not filled in"
    assert statement["kind"] in KINDS
    assert statement.get("verdict", "yes") in VERDICTS
    if "criterion" in statement:
        assert statement["criterion"] in corpus.criteria
        assert "verdict" in statement
    assert set(statement["routes"]) <= set(corpus.routes)
    assert len(statement["citations"]) == len(set(statement["citations"]))
    assert set(statement["citations"]) <= set(cited)
    if statement["kind"] in ("short", "evidence"):
        assert statement["citations"], f"no source for {statement['text']!r}"
        proof = [
            str(cited[number][name] or "")
            for number in statement["citations"]
            for name in ("quote", "title", "published", "as_of", "locator")
        ]
        missing = figures(statement["text"]) - figures_vouched_for(proof)
        assert not missing, f"figures {missing} of {statement['text']!r} stand in none of its quotes"
