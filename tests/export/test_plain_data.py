"""JSON: the documented shape, and quotes that stand where it says."""

from __future__ import annotations

import json
import re

import pytest

from advisor.export import plain_data
from advisor.export.plain_data import to_json
from advisor.records import LANGUAGES, Language, sha256_of
from tests.export.by_hand import filled, hostile


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_quote_stands_in_its_passage(language: Language) -> None:
    data = to_json(filled(language))
    for place, citation in enumerate(data["citations"], 1):
        assert citation["number"] == place
        assert citation["passage"][citation["start"] : citation["end"]] == citation["quote"]
        assert citation["sha256"] == sha256_of(citation["passage"])


def test_quotes_stay_exact_in_hostile_texts() -> None:
    data = json.loads(json.dumps(to_json(hostile())))
    for citation in data["citations"]:
        assert citation["passage"][citation["start"] : citation["end"]] == citation["quote"]


def test_a_cell_s_numbers_lead_to_its_own_quotes() -> None:
    known = filled()
    data = to_json(known)
    quotes = {citation["number"]: citation["quote"] for citation in data["citations"]}
    for cell in data["cells"]:
        reviewed = known.cells[cell["item"], cell["route"]]
        assert [quotes[number] for number in cell["citations"]] == [c.quote for c in reviewed.cell.citations]
    assert {number for cell in data["cells"] for number in cell["citations"]} == set(quotes)


def test_every_piece_of_the_file_and_every_cell_is_there() -> None:
    known = filled()
    data = to_json(known, {"b": "2", "a": "1"})
    assert [item["id"] for item in data["items"]] == [item.id for item in known.questionnaire.items]
    assert {(cell["item"], cell["route"]) for cell in data["cells"]} == set(known.cells)
    assert list(data["versions"].items()) == [("a", "1"), ("b", "2")]
    assert (data["corpus_sha256"], data["complete"]) == (known.corpus_sha256, False)


def test_what_the_program_said_stays_beside_what_a_person_made_of_it() -> None:
    cells = {(cell["item"], cell["route"]): cell for cell in to_json(filled())["cells"]}
    edited = cells["B6", "alpha-2"]
    assert (edited["verdict"], edited["answered"]["verdict"], edited["edited"]) == ("no", "silent", True)
    assert [review["state"] for review in edited["reviews"]] == ["commented", "edited"]
    assert cells["B6", "alpha-1"]["approved"] == {"who": "Anna", "when": "2026-10-12T09:30:00Z"}
    assert cells["B7", "alpha-1"]["stale"] is True
    assert cells["B2", "alpha-1"]["reasons"] == ["vendor_only", "not_verified"]


def test_every_key_is_documented() -> None:
    documented = set(re.findall(r'"(\w+)"', plain_data.__doc__ or ""))

    def names(data: object) -> set[str]:
        if isinstance(data, dict):
            return set(data) | {name for value in data.values() for name in names(value)}
        return {name for value in data for name in names(value)} if isinstance(data, list) else set()

    data = to_json(filled())
    # A citation's keys are those of `ask`, which are documented there.
    assert names(data | {"citations": []}) <= documented
    assert {"number", "verbatim"} <= set(data["citations"][0])
