"""The section of a memo on what is ruled out and what is held back, with every reason; pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from advisor.decide.fitted import fit_note
from advisor.decide.records import Exclusion, RuledOut
from advisor.decide.standing import is_rented
from advisor.export.memo_records import Grid, Line, Part, Section, Sentence
from advisor.export.memo_words import listed
from advisor.export.memo_writing import Writing, words
from advisor.export.texts_memo import memo_text_or
from advisor.rulebook import Need

_WIDTHS = (3.7, 9.3, 4.4)


def ruled_out(writing: Writing) -> Iterator[Part]:
    """Two tables: what falls short, and what only waits to be shown."""
    yield Section(writing.text("ruled_out"))
    out = [one for one in writing.decision.ruled_out if not one.held_back]
    held = [one for one in writing.decision.ruled_out if one.held_back]
    if not out:
        yield words([writing.plain("computed", "out_none")])
    else:
        yield words([writing.plain("frame", "out_intro")])
        head = tuple(writing.text(f"col:{key}") for key in ("route", "reasons", "admit"))
        yield Grid(head, _WIDTHS, tuple(_line(writing, group) for group in _alike(writing, out)))
    if held:
        yield Section(writing.text("held_head"), 2)
        yield words([writing.plain("frame", "held_intro")])
        head = tuple(writing.text(f"col:{key}") for key in ("route", "unknown"))
        yield Grid(head, (5.4, 12.0), tuple(_held(writing, group) for group in _alike(writing, held)))


def _alike(writing: Writing, out: Sequence[RuledOut]) -> list[list[RuledOut]]:
    """Routes of which the same is said share a row."""
    groups: dict[tuple[object, ...], list[RuledOut]] = {}
    for one in out:
        key = (
            tuple(_said(writing, reason) for reason in one.reasons),
            tuple((need.id, need.leads_to) for need in one.steps),
        )
        groups.setdefault(key, []).append(one)
    return list(groups.values())


def _said(writing: Writing, reason: Exclusion) -> tuple[object, ...]:
    cell = reason.assessment
    criterion = reason.must_have.criterion if reason.must_have else ""
    said = cell.statement.get(writing.language, "") if cell is not None else ""
    bar = reason.bar.grounds.statement[writing.language] if reason.bar is not None else ""
    return reason.kind, criterion, said, bar, reason.need.id if reason.need is not None else ""


def _line(writing: Writing, group: Sequence[RuledOut]) -> Line:
    routes = tuple(Sentence(writing.route(one.route), "frame", bold=True) for one in group)
    first = group[0]
    reasons: list[Sentence] = []
    # What a law bars weighs most, then what a source denies; what is only not shown comes last.
    order = ("bar", "verdict", "means", "unknown")
    for place, reason in enumerate(sorted(first.reasons, key=lambda one: order.index(one.kind))):
        reasons += _reason(writing, first.route, reason, in_full=place < 2)
    return Line((routes, tuple(reasons), (Sentence(_admits(writing, first), "demand"),)))


def _reason(writing: Writing, route: str, reason: Exclusion, *, in_full: bool) -> Iterator[Sentence]:
    if reason.kind == "bar" and reason.bar is not None:
        said = writing.citer.grounds(reason.bar.grounds, (route,))
        if said is not None:
            yield Sentence(writing.text("rule_bars", rule=writing.rule(reason.rule)), "frame", bold=True)
            yield said
    elif reason.kind == "means" and reason.need is not None:
        said = writing.citer.grounds(reason.need.grounds, (route,))
        if said is not None:
            lacking = "rented" if is_rented(reason.need, writing.corpus) else reason.need.word
            lacking = "becomes" if reason.need.leads_to else lacking
            name = memo_text_or(f"lacks:{lacking}", writing.language, writing.text("lacks"))
            yield Sentence(writing.text("pair", name=name, value=""), "frame", bold=True)
            yield said
    elif reason.must_have is not None:
        criterion = reason.must_have.criterion
        # What a source is silent on is no grave reason: it is named, not set out.
        said = writing.full(route, criterion) if in_full and reason.kind != "unknown" else None
        if said is None or reason.assessment is None:
            yield writing.short(route, criterion)
        else:
            name = writing.text("pair", name=writing.judged(reason.assessment), value="")
            yield Sentence(name, "frame", bold=True)
            yield said
        if note := fit_note(writing.decision, route, criterion, writing.language):
            yield Sentence(note, "computed")


def _admits(writing: Writing, one: RuledOut) -> str:
    if one.steps:
        text = listed((step_text(writing, need) for need in one.steps), writing.language)
        return text[:1].upper() + text[1:] + writing.text("stop")
    return writing.text("show_it" if one.held_back else "nothing_helps")


def step_text(writing: Writing, need: Need) -> str:
    """What to do, and what the route then is."""
    text = writing.need(need)
    if need.leads_to in writing.corpus.routes:
        return writing.text("step_leads", step=text, route=writing.named(need.leads_to))
    return text


def _held(writing: Writing, group: Sequence[RuledOut]) -> Line:
    routes = tuple(Sentence(writing.route(one.route), "frame", bold=True) for one in group)
    first = group[0]
    said = (_reason(writing, first.route, reason, in_full=False) for reason in first.reasons)
    return Line((routes, tuple(sentence for sentences in said for sentence in sentences)))
