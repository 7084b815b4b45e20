"""Two runs side by side: which cases changed, and whether that can be chance; pure but for reading the files."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from advisor.errors import InputError
from advisor.evaluation.answers import ABSTENTION, CHECKS, abstained
from advisor.evaluation.statistics import mcnemar, randomisation

Pairs = Sequence[tuple[Mapping[str, Any], Mapping[str, Any]]]
#: Measures of a ranking that are compared question by question.
_RANKINGS = ("ndcg@10", "map@10", "mrr", "recall@10")


def read_run(path: Path) -> dict[str, Any]:
    """A run that `evaluate … --save` wrote.

    Raises:
        InputError: the file cannot be read or is no run.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise InputError(f"the run cannot be read: {error}", where=str(path)) from error
    if not isinstance(data, dict) or not isinstance(data.get("cases"), list) or "circumstances" not in data:
        raise InputError("this is no run", where=str(path), remedy="Write one with `evaluate … --save FILE.json`.")
    return data


def compared(first: Mapping[str, Any], second: Mapping[str, Any]) -> dict[str, Any]:
    """What changed from the first run to the second, on the cases that both have.

    Returns:
        `cases`: how many both have; `changes`: for each check or measure both values, the difference and the
        probability that it is chance (exact McNemar test for yes or no, randomisation test for measures); `gained` and
        `lost`: ids of cases that became right or wrong; `asked_anew`: ids that both have with another question, left
        out; `circumstances`: those that differ, as pairs.

    Raises:
        InputError: the runs are of different kinds, or share no case.
    """
    if first.get("kind") != second.get("kind"):
        raise InputError(f"one run is of {first.get('kind')}, the other of {second.get('kind')}")
    ones, others = ({row["id"]: row for row in run["cases"]} for run in (first, second))
    shared = [key for key in ones if key in others and _asks_the_same(ones[key], others[key])]
    if not shared:
        raise InputError(
            "the two runs have no case in common",
            remedy="Compare runs over the same cases.",
        )
    pairs = [(ones[key], others[key]) for key in shared]
    result: dict[str, Any] = {"cases": len(shared)}
    result["asked_anew"] = [key for key in ones if key in others and key not in shared]
    if first.get("kind") == "retrieval":
        result["changes"] = {name: _change(pairs, name) for name in _RANKINGS}
    else:
        result["changes"] = {name: _flips(pairs, name) for name in ("right", *CHECKS)}
        for name, is_counted in ABSTENTION.items():
            if counted := [pair for pair in pairs if is_counted(pair[1])]:
                result["changes"][name] = _turned(counted, abstained)
        result["gained"] = [one["id"] for one, other in pairs if other["right"] and not one["right"]]
        result["lost"] = [one["id"] for one, other in pairs if one["right"] and not other["right"]]
    result["circumstances"] = {
        name: [first["circumstances"].get(name), second["circumstances"].get(name)]
        for name in sorted({*first["circumstances"], *second["circumstances"]})
        if first["circumstances"].get(name) != second["circumstances"].get(name)
    }
    return result


def _asks_the_same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two cases of one id hold the same question; runs of before this was kept are taken at their word."""
    return bool(one.get("question", other.get("question")) == other.get("question", one.get("question")))


def _flips(pairs: Pairs, name: str) -> dict[str, Any]:
    return _turned(pairs, lambda row: bool(row["right"]) if name == "right" else name not in row["failed"])


def _turned(pairs: Pairs, met: Callable[[Mapping[str, Any]], bool]) -> dict[str, Any]:
    before, after = sum(met(one) for one, _ in pairs), sum(met(other) for _, other in pairs)
    gained = sum(met(other) and not met(one) for one, other in pairs)
    lost = sum(met(one) and not met(other) for one, other in pairs)
    count = len(pairs)
    return {
        "first": round(before / count, 4),
        "second": round(after / count, 4),
        "difference": round((after - before) / count, 4),
        "gained": gained,
        "lost": lost,
        "chance": round(mcnemar(gained, lost), 4),
    }


def _change(pairs: Pairs, name: str) -> dict[str, Any]:
    first, second = ([float(row.get(name, 0.0)) for row in side] for side in zip(*pairs, strict=True))
    one, other = sum(first) / len(first), sum(second) / len(second)
    return {
        "first": round(one, 4),
        "second": round(other, 4),
        "difference": round(other - one, 4),
        "chance": round(randomisation(first, second), 4),
    }
