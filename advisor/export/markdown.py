"""The answers as Markdown: counts, every question with its routes, what is open, the numbered sources; pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from advisor.answer.render import escape_markdown, markdown_address
from advisor.export.overview import (
    Asked,
    approved_on,
    open_cells,
    own_questions,
    review_lines,
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


def to_markdown(filled: Filled) -> str:
    """The whole questionnaire with its answers and numbered sources, in the language of the answers."""
    numbers = numbering(filled)
    parts = (_head(filled), _summary(filled), _answers(filled, numbers), _open(filled), _sources(filled, numbers))
    return "\n".join(line for part in parts for line in part).rstrip("\n") + "\n"


def _line(text: str) -> str:
    """A text in one line that Markdown shows as it stands, also in a table."""
    return escape_markdown(" ".join(text.split()))


def _head(filled: Filled) -> Iterator[str]:
    language, questionnaire = filled.language, filled.questionnaire
    facts = (
        (word("file", language), f"{_line(questionnaire.name)} (SHA-256 `{questionnaire.sha256}`)"),
        (word("date", language), moment(filled.created)),
        (word("exported_questions", language), str(len(questionnaire.questions))),
        (word("routes", language), _line(word("list", language).join(r.name[language] for r in filled.routes))),
        (word("corpus", language), f"`{filled.corpus_sha256}`"),
    )
    yield from (f"# {word('title', language)}: {_line(questionnaire.name)}", "")
    yield from (f"- {word('pair', language, name=f'**{name}**', value=value)}" for name, value in facts)
    yield from ("", word("note", language), "", f"**{' '.join(state_lines(filled))}**", "")


def _summary(filled: Filled) -> Iterator[str]:
    language, counted = filled.language, shown_counts(filled)
    titles = [f"{SYMBOLS[shade]} {word(f'count:{shade}', language)}" for shade in counted]
    yield from (f"## {word('summary', language)}", "")
    yield _row([word("route", language), *titles, word("approved", language)])
    yield _row(["---", *["---:"] * (len(titles) + 1)])
    for route in filled.routes:
        counts = tally(filled, route)
        numbers = (*(counts.get(shade, 0) for shade in counted), approved_on(filled, route))
        yield _row([_line(route.name[language]), *map(str, numbers)])
    yield ""


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _answers(filled: Filled, numbers: Numbering) -> Iterator[str]:
    language = filled.language
    for section in sections(filled):
        yield from (f"## {_line(section.title) or word('questions', language)}", "")
        for one in section.asked:
            yield from (f"### {_line(one.label)} · {_line(one.item.text)}", "")
            for route in filled.routes:
                yield from _cell(route, filled.cells.get((one.item.id, route.id)), numbers, language)
            yield ""


def _cell(route: Route, reviewed: ReviewedCell | None, numbers: Numbering, language: Language) -> Iterator[str]:
    shade = shade_of(reviewed)
    verdict = f"**{SYMBOLS[shade]} {verdict_text(shade, language)}**"
    said = "" if reviewed is None else _line(reviewed.statement)
    marks = "" if reviewed is None else "".join(f"\\[{number}\\]" for number in numbers.numbers(reviewed))
    head = word("pair", language, name=_line(route.name[language]), value=verdict)
    yield f"- {head}{' — ' if said else ''}{said} {marks}".rstrip()
    if reviewed is not None:
        yield f"  *{_line(' · '.join(review_lines(reviewed, language)))}*"


def _open(filled: Filled) -> Iterator[str]:
    language = filled.language
    yield from (f"## {word('open', language)}", "")
    asked = [(route, open_cells(filled, route)) for route in filled.routes]
    yield from (word("open_note" if any(cells for _, cells in asked) else "nothing_open", language), "")
    for route, cells in asked:
        if cells:
            yield from (f"### {_line(route.name[language])}", "")
            yield from (f"- **{_line(one.label)}** {_line(question)}" for one, question in cells)
            yield ""
    own = own_questions(filled)
    if own:
        yield from (f"### {word('own', language)}", "", word("own_note", language), "")
        yield from (_own(one) for one in own)
        yield ""


def _own(one: Asked) -> str:
    return f"- **{_line(one.label)}** {_line(one.item.text)}"


def _sources(filled: Filled, numbers: Numbering) -> Iterator[str]:
    language = filled.language
    yield from (f"## {word('sources', language)}", "")
    if not numbers.citations:
        yield word("no_sources", language)
    for citation in numbers.citations:
        yield from (*source_lines(citation, language), "")


def source_lines(citation: Citation, language: Language) -> Iterator[str]:
    """One numbered source: title, facts, quote, interest, address and digest."""
    passage, source = citation.passage, citation.passage.source
    facts = _line(" · ".join(source_facts(citation, language)))
    # Two blanks at the end of a line break it without a new paragraph.
    yield f"**\\[{citation.number}\\] {_line(source.title)}** ({facts})  "
    yield f"{word('quoted', language, quote=_line(citation.quote))}  "
    if source.interest and not source.is_own:
        yield f"{word('pair', language, name=word('interest', language), value=_line(source.interest))}  "
    yield f"{markdown_address(source.url)}  "
    yield f"{word('digest', language)}: `{passage.sha256}` ({_line(passage.id)}, {citation.start}–{citation.end})"
