"""Asks the questions of `buyers.jsonl` and says what stands in the cells, beside what was judged from the corpus.

    python -m tests.benchmarks.ask_buyers [development | held-back | later]

Counted are cells with a verdict, with a statement alone, silent and blank; where a cell was judged, whether its verdict
is one of the right ones, and whether a blank stands where the corpus holds an answer. Whether a statement speaks to its
question no program tells: those are printed to be read, with what differs from the judgement.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from advisor.questionnaire.records import Cell, Item, Place
from advisor.questionnaire.service import cell_answerer, chosen_routes
from advisor.settings import Settings, silence_libraries
from advisor.wiring import build_advisor

SAMPLE = Path(__file__).with_name("buyers.jsonl")


def outcome(cell: Cell, judged: Mapping[str, Any] | None) -> str:
    """What kind of cell it is, beside what was judged, if it was."""
    if cell.basis == "own_process":
        return "own process"
    if cell.basis == "none":
        return "blank, the corpus holds it" if judged and judged["held"] else "blank"
    if cell.verdict in (None, "silent"):
        return cell.verdict or "statement"
    if judged is None:
        return "verdict"
    return "verdict, right" if cell.verdict in judged["right"] else "verdict, other than judged"


def main() -> None:
    """Print what is above."""
    silence_libraries()
    advisor = build_advisor(Settings.from_environment())
    half = sys.argv[1] if len(sys.argv) > 1 else "held-back"
    counted: Counter[str] = Counter()
    for line in SAMPLE.read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["half"] != half:
            continue
        answer = cell_answerer(advisor, chosen_routes(advisor, row["routes"]), "en", date.today())
        for cell in answer(Item(row["id"], row["text"], "question", Place("", 1))):
            found = outcome(cell, row.get("judged", {}).get(cell.route))
            counted[found] += 1
            if found in ("statement", "verdict, other than judged", "blank, the corpus holds it"):
                print(f"{row['id']} {cell.route}: {found}: {row['text']}\n    {cell.statement}")
    print("\n".join(f"{count:4} {name}" for name, count in counted.most_common()))


if __name__ == "__main__":
    main()
