"""What stands in the document of a filled questionnaire; pure. `advisor.export.word` writes it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from advisor.export.blocks import Band, Block, Heading, NewPage, Paragraph, Row, Run, Style, Table, Text, Tint
from advisor.export.overview import (
    Asked,
    Section,
    approved_on,
    open_cells,
    own_questions,
    review_lines,
    reviewed_cells,
    sections,
    shown_counts,
    source_facts,
    state_lines,
    tally,
)
from advisor.export.sources import Numbering, numbering
from advisor.export.texts import SYMBOLS, moment, shade_of, verdict_text, word
from advisor.questionnaire.records import Filled, ReviewedCell
from advisor.records import Citation, Language, Route

_TINTS: dict[str, Tint] = {"yes": "good", "partly": "mixed", "no": "bad", "conflict": "torn", "told": ""}
#: In centimetres; together as wide as the page allows.
_ANSWER_WIDTHS = (4.2, 2.9, 10.8, 2.3, 5.9)
_ROUTE_WIDTH, _COUNTS_WIDTH, _APPROVED_WIDTH = 3.4, 11.8, 2.2


def title_of(filled: Filled) -> str:
    """The title of the document."""
    return word("pair", filled.language, name=word("title", filled.language), value=filled.questionnaire.name)


def report(filled: Filled) -> Iterator[Block]:
    """The whole: what was asked, the counts, every question with its routes, what is open, the numbered sources."""
    numbers = numbering(filled)
    yield Heading(title_of(filled), 0)
    yield Paragraph(Run(" ".join(state_lines(filled)), bold=True))
    yield from _summary(filled)
    yield from _asked(filled)
    yield from _answers(filled, numbers)
    yield from _open(filled)
    yield from _sources(numbers, filled.language)


def _named(key: str, value: str, language: Language) -> tuple[Run, ...]:
    before, after = word("pair", language, name=f"{word(key, language)}\0", value=value).split("\0", 1)
    return Run(before, bold=True), Run(after)


def _asked(filled: Filled) -> Iterator[Block]:
    language, questionnaire = filled.language, filled.questionnaire
    yield Heading(word("asked", language), 1)
    facts = (
        ("file", " ".join(questionnaire.name.split())),
        ("exported_questions", str(len(questionnaire.questions))),
        ("date", moment(filled.created)),
        ("corpus", filled.corpus_sha256),
    )
    yield from (Paragraph(_named(key, value, language)) for key, value in facts)
    rows = [Row(((route.name[language],), (Run(route.what[language], small=True),))) for route in filled.routes]
    yield Table((word("route", language), word("what_it_is", language)), (5.4, 12.0), rows)


def _summary(filled: Filled) -> Iterator[Block]:
    language, counted = filled.language, shown_counts(filled)
    titles = [f"{SYMBOLS[shade]}\n{word(f'count:{shade}', language)}" for shade in counted]
    head = (word("route", language), *titles, word("approved", language))
    widths = (_ROUTE_WIDTH, *[_COUNTS_WIDTH / len(counted)] * len(counted), _APPROVED_WIDTH)
    yield Heading(word("summary", language), 1)
    yield Table(head, widths, [_counts(filled, route, counted) for route in filled.routes])
    yield Paragraph("", close=True)
    yield Paragraph(word("note", language))
    met = {shade_of(reviewed) for _, _, reviewed in reviewed_cells(filled)}
    pairs = (f"{symbol} {verdict_text(key, language)}" for key, symbol in SYMBOLS.items() if key in met)
    # A symbol and its words stay on one line.
    legend = "   ".join(pair.replace(" ", "\u00a0") for pair in pairs)
    yield Paragraph(_named("symbols", legend, language))


def _counts(filled: Filled, route: Route, counted: tuple[str, ...]) -> Row:
    counts = tally(filled, route)
    tints: list[Tint] = [_TINTS.get(shade, "unknown") if counts.get(shade) else "" for shade in counted]
    numbers = (*(counts.get(shade, 0) for shade in counted), approved_on(filled, route))
    return Row(((route.name[filled.language],), *((str(number),) for number in numbers)), ("", *tints, ""))


def _answers(filled: Filled, numbers: Numbering) -> Iterator[Block]:
    language = filled.language
    yield NewPage(landscape=True)
    yield Heading(word("answers", language), 1)
    head = tuple(word(key, language) for key in ("route", "verdict", "statement", "sources", "review"))
    parts = sections(filled)
    for section in parts:
        # Two tables without a heading between them would be one.
        if section.title or len(parts) > 1:
            yield Heading(section.title or word("questions", language), 2)
        yield Table(head, _ANSWER_WIDTHS, list(_rows(section, filled, numbers)))


def _rows(section: Section, filled: Filled, numbers: Numbering) -> Iterator[Row | Band]:
    for one in section.asked:
        yield Band((Run(f"{one.label}   "), Run(one.item.text.strip())), f"q{one.number}")
        for route in filled.routes:
            yield _answer(route, filled.cells.get((one.item.id, route.id)), numbers, filled.language)


def _answer(route: Route, reviewed: ReviewedCell | None, numbers: Numbering, language: Language) -> Row:
    shade = shade_of(reviewed)
    verdict = Run(f"{SYMBOLS[shade]} {verdict_text(shade, language)}", bold=True)
    tints: tuple[Tint, ...] = ("", _TINTS.get(shade, "unknown"), "", "", "")
    name = route.name[language]
    if reviewed is None:
        return Row(((name,), (verdict,), ("",), ("",), ("",)), tints)
    marks = tuple(
        run for number in numbers.numbers(reviewed) for run in (Run(f"[{number}]", anchor=f"s{number}"), Run(" "))
    )
    lines = tuple(Run(line, small=True) for line in review_lines(reviewed, language))
    return Row(((name,), (verdict,), (reviewed.statement,), (marks,), lines), tints)


def _open(filled: Filled) -> Iterator[Block]:
    language = filled.language
    yield NewPage()
    yield Heading(word("open", language), 1)
    asked = [(route, open_cells(filled, route)) for route in filled.routes]
    yield Paragraph(word("open_note" if any(cells for _, cells in asked) else "nothing_open", language))
    for route, cells in asked:
        if cells:
            yield Heading(route.name[language], 2)
            rows = [Row(((_to_question(one),), (question,))) for one, question in cells]
            yield Table((word("number", language), word("ask", language)), (3.2, 14.2), rows)
    own = own_questions(filled)
    if own:
        yield Heading(word("own", language), 2)
        links = (run for one in own for run in (_to_question(one), Run("   ")))
        yield Paragraph((Run(f"{word('own_note', language)} "), *links))


def _to_question(one: Asked) -> Run:
    return Run(one.label, anchor=f"q{one.number}")


def _sources(numbers: Numbering, language: Language) -> Iterator[Block]:
    yield Heading(word("sources", language), 1)
    if not numbers.citations:
        yield Paragraph(word("no_sources", language))
    for citation in numbers.citations:
        yield from source_blocks(citation, language)


def source_blocks(citation: Citation, language: Language) -> Iterator[Block]:
    """One numbered source: title, facts, quote, interest, address and digest; `s` and its number lead to it."""
    passage, source = citation.passage, citation.passage.source
    lines: list[tuple[Text, Style]] = [
        (Run(f"[{citation.number}] {' '.join(source.title.split())}", bold=True), "plain"),
        (_small(" · ".join(source_facts(citation, language))), "plain"),
        (word("quoted", language, quote=citation.quote), "quote"),
    ]
    if source.interest and not source.is_own:
        lines.append((_small(*_named("interest", source.interest, language)), "plain"))
    lines.append((Run(source.url, small=True, url=source.url), "plain"))
    for place, (text, style) in enumerate(lines):
        yield Paragraph(text, style, "" if place else f"s{citation.number}", keep=True, close=True)
    digest = f"{passage.sha256} · {passage.id}, {citation.start}–{citation.end}"
    yield Paragraph(_small(*_named("digest", digest, language)))


def compact_source(citation: Citation, language: Language, known: int = 0) -> Iterator[Block]:
    """The same in fine print and fewer lines.

    Args:
        citation: what is shown; `s` and its number lead to it.
        language: of our own words.
        known: number of an earlier citation of the same source, where interest and address stand; 0 for the first.
    """
    passage, source = citation.passage, citation.passage.source
    facts = " · ".join(source_facts(citation, language))
    head = (Run(f"[{citation.number}] {' '.join(source.title.split())} ", bold=True), Run(f"· {facts}"))
    yield Paragraph(head, "fine", f"s{citation.number}", keep=True, close=True)
    yield Paragraph(word("quoted", language, quote=citation.quote), "fine", keep=True, close=True)
    digest = _named("digest", f"{passage.sha256} · {passage.id}, {citation.start}–{citation.end}", language)
    if known:
        yield Paragraph((*_named("as_at", f"[{known}]", language), Run(" · "), *digest), "fine")
        return
    address = Run(source.url, url=source.url)
    if source.interest and not source.is_own:
        yield Paragraph((*_named("interest", source.interest, language), Run(" · "), address), "fine", close=True)
        yield Paragraph(digest, "fine")
    else:
        yield Paragraph((address, Run(" · "), *digest), "fine")


def _small(*parts: str | Run) -> tuple[Run, ...]:
    runs = (Run(part) if isinstance(part, str) else part for part in parts)
    return tuple(replace(run, small=True) for run in runs)
