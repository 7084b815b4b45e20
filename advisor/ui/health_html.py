"""The drawn part of the corpus's health: the grid of evidence and the ages, as HTML tables; pure.

Tables, because a screen reader walks them by row and column; a symbol and a word beside each colour. Colours follow the
scheme of the page by themselves: tints are half transparent, and the ground of what stays in place while the rest
scrolls is given for both schemes.
"""

from __future__ import annotations

from html import escape

from advisor.answer.texts import say
from advisor.briefs.health import AGE_LIMITS, STRENGTHS, Cell, Health, Strength, age_groups
from advisor.records import Corpus, Criterion, Route
from advisor.ui.words import GROUPS, named, word

#: Symbol, and tint as red, green, blue and opacity.
LOOKS: dict[Strength, tuple[str, str]] = {
    "broad": ("●", "40,150,90,.34"),
    "single": ("◐", "40,130,190,.30"),
    "vendor": ("▲", "225,130,20,.34"),
    "partial": ("◌", "215,185,30,.32"),
    "conflict": ("⇄", "140,80,200,.34"),
    "silent": ("–", "128,128,128,.22"),
    "nothing": ("✕", "205,60,60,.26"),
}
_GROUND = "background:Canvas;background:light-dark(#fdfcfa,#14181d)"
_LINE = "rgba(128,128,128,.35)"
_HIDDEN = "position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap"


def legend_html(health: Health, language: str) -> str:
    """What each symbol means, with the number of its cells."""
    counts = {strength: sum(c.strength == strength for c in health.cells.values()) for strength in STRENGTHS}
    entries = "".join(
        f'<li style="display:flex;gap:.4rem;align-items:center;margin:0;padding:0">{_mark(strength)}'
        f"<span>{escape(named('strength', strength, language))} <b>{counts[strength]}</b></span></li>"
        for strength in STRENGTHS
    )
    style = "display:flex;flex-wrap:wrap;gap:.35rem 1.1rem;list-style:none;margin:0;padding:0;font-size:.9rem"
    return f'<ul style="{style}">{entries}</ul>'


def _mark(strength: Strength) -> str:
    symbol, tint = LOOKS[strength]
    style = f"background:rgba({tint});display:inline-block;width:1.5rem;text-align:center;border-radius:3px"
    return f'<span aria-hidden="true" style="{style}">{symbol}</span>'


def grid_html(health: Health, corpus: Corpus, language: str) -> str:
    """Routes down, criteria across, the strength of the evidence in each cell; scrolls inside its own box."""
    criteria = sorted(corpus.criteria.values(), key=lambda criterion: _first_of_group(criterion, corpus))
    routes = sorted(corpus.routes.values(), key=lambda route: (GROUPS.index(route.group), route.id))
    columns = "".join(_column(criterion, language) for criterion in criteria)
    corner = (
        f"position:sticky;left:0;top:0;z-index:3;{_GROUND};text-align:left;vertical-align:bottom;padding:.3rem .5rem"
    )
    head = (
        f'<tr><th scope="col" style="{corner}">{escape(word("grid_corner", language))}</th>'
        f"{_column_head(word('gap_count', language), language)}{columns}</tr>"
    )
    rows: list[str] = []
    group = ""
    for route in routes:
        if route.group != group:
            group = route.group
            rows.append(_group_row(named("group", group, language), len(criteria) + 2))
        rows.append(_route_row(route, criteria, health, language))
    caption = escape(word("grid", language))
    box = f"overflow:auto;max-height:min(80vh,46rem);border:1px solid {_LINE};border-radius:6px"
    table = "border-collapse:separate;border-spacing:0;font-size:.85rem;line-height:1.3;margin:0;width:max-content"
    return (
        f'<div role="region" aria-label="{caption}" tabindex="0" style="{box}"><table style="{table}">'
        f'<caption style="{_HIDDEN}">{caption}</caption><thead>{head}</thead><tbody>{"".join(rows)}</tbody>'
        f"<tfoot>{_totals(criteria, health, language)}</tfoot></table></div>"
    )


def _first_of_group(criterion: Criterion, corpus: Corpus) -> int:
    """Criteria of one group stand together, the groups in the order of the file."""
    return next(place for place, other in enumerate(corpus.criteria.values()) if other.group == criterion.group)


def _column(criterion: Criterion, language: str) -> str:
    return _column_head(criterion.name.get(language, criterion.id), language, criterion.question.get(language, ""))


def _column_head(name: str, language: str, question: str = "") -> str:
    turned = "" if language == "zh" else "transform:rotate(180deg);"
    upright = "writing-mode:vertical-rl;max-height:11rem;white-space:normal;" + turned
    style = (
        f"position:sticky;top:0;z-index:2;{_GROUND};vertical-align:bottom;padding:.35rem 0;width:2.1rem;font-weight:500"
    )
    inner = f'<span style="display:inline-block;text-align:left;{upright}">{escape(name)}</span>'
    return f'<th scope="col" title="{escape(question, quote=True)}" style="{style}">{inner}</th>'


def _group_row(name: str, width: int) -> str:
    style = f"text-align:left;padding:.5rem 0 .2rem;border-top:1px solid {_LINE};font-weight:600"
    label = f'<span style="position:sticky;left:.5rem">{escape(name)}</span>'
    return f'<tr><th scope="rowgroup" colspan="{width}" style="{style}">{label}</th></tr>'


def _row_head(name: str) -> str:
    style = (
        f"position:sticky;left:0;z-index:1;{_GROUND};text-align:left;font-weight:400;padding:.15rem .5rem;"
        "min-width:7rem;max-width:min(17rem,38vw);overflow-wrap:anywhere"
    )
    return f'<th scope="row" style="{style}">{escape(name)}</th>'


def _route_row(route: Route, criteria: list[Criterion], health: Health, language: str) -> str:
    cells = "".join(_cell(health.cells[route.id, criterion.id], language) for criterion in criteria)
    name = route.name.get(language, route.id)
    return f"<tr>{_row_head(name)}{_number(health.gaps_by_route[route.id])}{cells}</tr>"


def _cell(cell: Cell, language: str) -> str:
    symbol, tint = LOOKS[cell.strength]
    strength, verdict = named("strength", cell.strength, language), say(f"verdict:{cell.verdict}", language)
    told = escape(word("cell_sources", language, strength=strength, verdict=verdict, count=cell.sources), quote=True)
    style = f"background:rgba({tint}) padding-box;border:1px solid transparent;text-align:center;padding:.15rem 0"
    return f'<td title="{told}" style="{style}"><span role="img" aria-label="{told}">{symbol}</span></td>'


def _number(count: int) -> str:
    return f'<td style="text-align:center;font-variant-numeric:tabular-nums">{count}</td>'


def _totals(criteria: list[Criterion], health: Health, language: str) -> str:
    gaps = health.gaps_by_criterion
    counts = "".join(_number(gaps[criterion.id]) for criterion in criteria)
    return f"<tr>{_row_head(word('gap_count', language))}{_number(sum(gaps.values()))}{counts}</tr>"


def ages_html(health: Health, language: str) -> str:
    """How many sources were read, and published, how long ago: a table with bars."""
    read = age_groups(age.read for age in health.ages)
    published = age_groups(age.published for age in health.ages if age.published is not None)
    undated = sum(age.published is None for age in health.ages)
    names = [word("ages_up_to", language, days=limit) for limit in AGE_LIMITS]
    names.append(word("ages_more", language, days=AGE_LIMITS[-1]))
    longest = max(*read, *published, undated, 1)
    rows = "".join(
        f"<tr>{_age_head(name)}{_bar(one, longest, '40,130,190,.55')}{_bar(other, longest, '225,130,20,.5')}</tr>"
        for name, one, other in zip(names, read, published, strict=True)
    )
    rows += f"<tr>{_age_head(word('undated', language))}<td></td>{_bar(undated, longest, '225,130,20,.5')}</tr>"
    style = "text-align:left;font-weight:500;padding:.2rem .5rem"
    heads = "".join(
        f'<th scope="col" style="{style}">{escape(word(key, language))}</th>'
        for key in ("ages_days", "ages_read", "ages_published")
    )
    return (
        f'<table style="width:100%;border-collapse:collapse;font-size:.9rem;table-layout:fixed">'
        f'<caption style="{_HIDDEN}">{escape(word("ages", language))}</caption>'
        f'<colgroup><col style="width:24%"><col><col></colgroup><thead><tr>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )


def _age_head(name: str) -> str:
    return f'<th scope="row" style="text-align:left;font-weight:400;padding:.2rem .5rem">{escape(name)}</th>'


def _bar(count: int, longest: int, tint: str) -> str:
    width = f"calc((100% - 2.6rem) * {count / longest:.3f})"
    style = f"display:inline-block;height:.8rem;width:{width};background:rgba({tint});border-radius:2px"
    bar = f'<span style="{style}"></span>'
    return f'<td style="padding:.2rem .5rem;white-space:nowrap">{bar} <span>{count}</span></td>'
