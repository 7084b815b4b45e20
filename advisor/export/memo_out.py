"""What a memo says of routes that are ruled out or held back: in short, and in the annex with every reason; pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from advisor.decide.fitted import fit_note
from advisor.decide.hurdles import hurdles
from advisor.decide.records import Exclusion, RuledOut
from advisor.decide.standing import is_rented
from advisor.export.memo_records import Grid, Line, Part, Points, Section, Sentence, Words
from advisor.export.memo_words import listed
from advisor.export.memo_writing import Writing, words
from advisor.export.texts_memo import memo_text_or
from advisor.rulebook import Need

_WIDTHS, _HURDLES = (3.7, 9.3, 4.4), (5.6, 2.2, 9.6)
#: Routes of which the body says what would admit them.
_HELPED = 4


def ruled_out(writing: Writing) -> Iterator[Part]:
    """What keeps out how many routes, and which are nearest to being admitted; every reason stands in the annex."""
    yield Section(writing.text("ruled_out"))
    out = writing.decision.ruled_out
    if not out:
        yield words([writing.plain("computed", "out_none")])
        return
    yield words([writing.plain("frame", "out_intro")])
    yield Grid(
        tuple(writing.text(f"col:{key}") for key in ("hurdle", "keeps_out", "alone")), _HURDLES, _hurdles(writing)
    )
    held = [one for one in out if one.held_back]
    if held:
        yield words([writing.plain("computed", "held_body", routes=writing.routes(one.route for one in held))])
    helped = [one for one in out if one.steps][:_HELPED]
    if helped:
        yield words([writing.plain("computed", "helped_intro")])
        items = (writing.text("pair", name=writing.route(one.route), value=_admits(writing, one)) for one in helped)
        yield Points(tuple(Words((Sentence(text, "demand"),)) for text in items))


def _hurdles(writing: Writing) -> tuple[Line, ...]:
    """A row for each must-have, rule and lack that keeps out a route, the highest hurdle first."""
    rows = [
        (len(one.routes), writing.criterion(one.must_have.criterion), one.alone) for one in hurdles(writing.decision)
    ]
    others: dict[str, list[RuledOut]] = {}
    for one in writing.decision.ruled_out:
        for name in dict.fromkeys(_other_hurdle(writing, reason) for reason in one.reasons):
            others.setdefault(name, []).append(one)
    rows += [
        (len(routes), name, tuple(one.route for one in routes if len(one.reasons) == 1))
        for name, routes in others.items()
        if name
    ]
    rows.sort(key=lambda row: (-row[0], -len(row[2])))
    return tuple(
        Line(
            (
                (Sentence(name, "frame", bold=True),),
                (Sentence(str(count), "computed"),),
                (Sentence(listed(map(writing.route, alone), writing.language) or "–", "computed"),),
            )
        )
        for count, name, alone in rows
    )


def _other_hurdle(writing: Writing, reason: Exclusion) -> str:
    """The name of a rule or lack that keeps a route out; empty for a must-have."""
    if reason.kind == "bar":
        return writing.rule(reason.rule)
    return _lacking(writing, reason) if reason.kind == "means" else ""


def _lacking(writing: Writing, reason: Exclusion) -> str:
    if reason.need is None:
        return ""
    lacking = "rented" if is_rented(reason.need, writing.corpus) else reason.need.word
    lacking = "becomes" if reason.need.leads_to else lacking
    return memo_text_or(f"lacks:{lacking}", writing.language, writing.text("lacks"))


def out_annex(writing: Writing) -> Iterator[Part]:
    """Two tables: what falls short, and what only waits to be shown."""
    yield Section(writing.text("annex:out"))
    out = [one for one in writing.decision.ruled_out if not one.held_back]
    held = [one for one in writing.decision.ruled_out if one.held_back]
    if not out:
        yield words([writing.plain("computed", "annex_out_none")])
    else:
        yield words([writing.plain("frame", "annex_out_intro")])
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
            yield Sentence(writing.text("pair", name=_lacking(writing, reason), value=""), "frame", bold=True)
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
        if note := fit_note(writing.decision, route, criterion, writing.language, ours=True):
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
