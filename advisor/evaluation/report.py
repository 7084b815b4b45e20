"""A run, or two side by side, as a page to read: HTML with drawn charts, or Markdown; pure but for the drawing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from advisor.charts import Bar, share_chart

_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1f2328}"
    "table{border-collapse:collapse;margin:1rem 0;width:100%}td,th{border:1px solid #d0d7de;padding:.3rem .6rem;"
    "text-align:left;vertical-align:top}th{background:#f6f8fa}code{background:#f6f8fa}svg{max-width:100%;height:auto}"
)


def to_html(run: Mapping[str, Any], against: Mapping[str, Any] | None, change: Mapping[str, Any] | None) -> str:
    """The report as one page that needs no other file.

    Args:
        run: what `evaluate` returned.
        against: an earlier run, drawn beside it.
        change: what `compare.compared` says of the two.
    """
    parts = [f"<h1>{escape(_title(run))}</h1>"]
    if bars := _bars(run, against):
        parts.append(share_chart(bars, "Shares with 95 % intervals"))
    parts.append(_html_table(*_metrics(run)))
    if change is not None:
        parts += ["<h2>Against the earlier run</h2>", _html_table(*_changes(change))]
    if tags := run.get("tags"):
        parts += ["<h2>By tag</h2>", _html_table(*_share_rows(tags, "tag"))]
    if wrong := _wrong(run):
        parts += ["<h2>Cases that are not right</h2>", _html_table(["case", "why", "status"], wrong)]
    parts += ["<h2>Circumstances</h2>", _html_table(["what", "value"], _circumstances(run))]
    body = "\n".join(parts)
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{escape(_title(run))}</title>'
        f"<style>{_STYLE}</style></head><body>\n{body}\n</body></html>\n"
    )


def to_markdown(run: Mapping[str, Any], change: Mapping[str, Any] | None) -> str:
    """The report without charts."""
    parts = [f"# {_title(run)}", _markdown_table(*_metrics(run))]
    if change is not None:
        parts += ["## Against the earlier run", _markdown_table(*_changes(change))]
    if tags := run.get("tags"):
        parts += ["## By tag", _markdown_table(*_share_rows(tags, "tag"))]
    if wrong := _wrong(run):
        parts += ["## Cases that are not right", _markdown_table(["case", "why", "status"], wrong)]
    parts += ["## Circumstances", _markdown_table(["what", "value"], _circumstances(run))]
    return "\n\n".join(parts) + "\n"


def _title(run: Mapping[str, Any]) -> str:
    return f"{str(run['kind']).capitalize()}: {run['set']}, {run['circumstances']['date'][:10]}"


def _bars(run: Mapping[str, Any], against: Mapping[str, Any] | None) -> list[Bar]:
    runs = [(run, "this run"), *([(against, "earlier run")] if against is not None else [])]
    return [
        Bar(name, share["value"], share["low"], share["high"], group if len(runs) > 1 else "")
        for one, group in runs
        for name, share in one.get("metrics", {}).items()
        if share["count"]
    ]


def _metrics(run: Mapping[str, Any]) -> tuple[list[str], list[list[str]]]:
    if "metrics" in run:
        return _share_rows(run["metrics"], "metric")
    return ["measure", "value"], [[name, f"{value}"] for name, value in run.items() if isinstance(value, float)]


def _share_rows(shares: Mapping[str, Any], what: str) -> tuple[list[str], list[list[str]]]:
    rows = [
        [name, f"{share['value']:.3f}", f"{share['low']:.3f}–{share['high']:.3f}", f"{share['hits']}/{share['count']}"]
        for name, share in shares.items()
    ]
    return [what, "share", "95 % interval", "cases"], rows


def _changes(change: Mapping[str, Any]) -> tuple[list[str], list[list[str]]]:
    rows = [
        [name, f"{row['first']:.3f}", f"{row['second']:.3f}", f"{row['difference']:+.3f}", f"{row['chance']:.3f}"]
        for name, row in change["changes"].items()
    ]
    rows += [
        [what, "", "", "", ", ".join(change[what]) or "none"]
        for what in ("gained", "lost", "asked_anew")
        if what in change
    ]
    rows += [[f"{name} differs", str(a), str(b), "", ""] for name, (a, b) in change["circumstances"].items()]
    return ["what", "earlier", "this", "difference", "probability of chance"], rows


def _wrong(run: Mapping[str, Any]) -> list[list[str]]:
    return [
        [row["id"], "; ".join(row["failed"]), str(row["status"])]
        for row in run["cases"]
        if "failed" in row and not row["right"]
    ]


def _circumstances(run: Mapping[str, Any]) -> list[list[str]]:
    return [[name, str(value)] for name, value in run["circumstances"].items()]


def _html_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    top = "".join(f"<th>{escape(cell)}</th>" for cell in head)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"


def _markdown_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)
