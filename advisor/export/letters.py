"""A letter to each vendor with all that is open for its routes, ready to send; and letters as Word and Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from advisor.answer.gaps import party_to_ask
from advisor.answer.render import escape_markdown
from advisor.answer.texts import dated
from advisor.briefs.sentences import sentence_spans
from advisor.export.blocks import Block, Heading, NewPage, Paragraph, Style
from advisor.export.overview import Asked, asked_in, is_open
from advisor.export.texts import shade_of, word
from advisor.questionnaire.records import Filled, ReviewedCell
from advisor.records import Citation, Corpus, Language, Route, shortened

#: Verdicts under which something was found that is worth telling the vendor.
_FOUND = frozenset({"yes", "no", "partly", "conflict", "open", "told"})
#: Characters of what was found so far, and sources named with it.
_LONGEST, _SOURCES = 260, 2
#: A point of a letter, and the lines under it.
_POINT = re.compile(r"(\d+)\. (.*)", re.DOTALL)
_UNDER = "   "
_BULLET = "– "

_Open = tuple[Asked, tuple[tuple[Route, ReviewedCell], ...]]


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter: to whom, about which routes. `body` is plain text, a paragraph a line, to be pasted into a mail."""

    route_ids: tuple[str, ...]
    party: str
    subject: str
    body: str
    language: Language = "en"


def letters(filled: Filled, corpus: Corpus) -> tuple[Letter, ...]:
    """One letter to each party that can be asked about a chosen route, in the order of the routes.

    A party gets the open questions of all its routes, each question once; a party without any gets no letter, and no
    letter holds what only the buyer can answer.

    Args:
        filled: the questionnaire with its answers; a question without an answer yet is left out.
        corpus: knows who stands behind a route.
    """
    by_party: dict[str, list[Route]] = {}
    for route in filled.routes:
        party = party_to_ask(route, corpus, filled.language)
        if party:
            by_party.setdefault(party, []).append(route)
    found = ((party, routes, _open(filled, routes)) for party, routes in by_party.items())
    return tuple(_letter(filled, party, routes, points, corpus) for party, routes, points in found if points)


def letters_markdown(letters: Sequence[Letter]) -> str:
    """All letters as Markdown, parted by rules."""
    return "\n---\n\n".join("\n".join(_markdown(letter)) for letter in letters)


def letters_word(letters: Sequence[Letter]) -> bytes:
    """All letters in one Word file, each on a page of its own."""
    from advisor.export.word import written

    language = letters[0].language if letters else "en"
    blocks = (block for place, letter in enumerate(letters) for block in _blocks(letter, first=place == 0))
    return written(blocks, word("letters", language), language)


# -- what is open ------------------------------------------------------------------------------------------------------
def _open(filled: Filled, routes: Sequence[Route]) -> tuple[_Open, ...]:
    points = ((one, tuple(_open_on(filled, one, routes))) for one in asked_in(filled))
    return tuple(point for point in points if point[1])


def _open_on(filled: Filled, one: Asked, routes: Sequence[Route]) -> Iterator[tuple[Route, ReviewedCell]]:
    for route in routes:
        reviewed = filled.cells.get((one.item.id, route.id))
        if reviewed is not None and is_open(reviewed):
            yield route, reviewed


# -- the letter --------------------------------------------------------------------------------------------------------
def _letter(filled: Filled, party: str, routes: Sequence[Route], points: Sequence[_Open], corpus: Corpus) -> Letter:
    language = filled.language
    concerned = [route for route in routes if any(route == one for _, cells in points for one, _ in cells)]
    name = " ".join(filled.questionnaire.name.split())
    # Where the operator is nobody the corpus knows, it is the buyer, and the maker is asked.
    ours = any(route.operator not in corpus.entities for route in concerned)
    lines = [
        *(word("letter:place", language), ""),
        *word("letter:greeting", language, party=party).split("\n"),
        *("", word("letter:why", language)),
        *(f"{_BULLET}{route.name[language]}" for route in concerned),
        *(["", word("letter:own_machines", language)] if ours else []),
        *("", word("letter:how", language), "", word("letter:please", language), ""),
    ]
    for number, (one, cells) in enumerate(points, 1):
        lines += [*_point(number, one, cells, concerned, language), ""]
    lines += [word("letter:deadline", language), "", *word("letter:close", language).split("\n")]
    subject = word("letter:subject", language, party=party, name=name)
    return Letter(tuple(route.id for route in concerned), party, subject, "\n".join(lines) + "\n", language)


def _point(
    number: int,
    one: Asked,
    cells: Sequence[tuple[Route, ReviewedCell]],
    concerned: Sequence[Route],
    language: Language,
) -> Iterator[str]:
    text, own = " ".join(one.item.text.split()), " ".join(one.item.number.split())
    note = word("letter:number", language, number=own)
    yield f"{number}. {word('brackets', language, text=text, note=note) if own else text}"
    several = len(concerned) > 1
    if several and len(cells) < len(concerned):
        yield f"{_UNDER}{word('letter:concerns', language, routes=_names([route for route, _ in cells], language))}"
    for said, routes in _grouped({route.id: _found(reviewed, language) for route, reviewed in cells}).items():
        named = _names([route for route, _ in cells if route.id in routes], language)
        key = "letter:found_for" if several and len(routes) < len(cells) else "letter:found"
        yield f"{_UNDER}{word(key, language, text=said, routes=named)}"
    # A question that only repeats the item's wording says nothing new.
    asks = (" ".join(reviewed.cell.vendor_question.split()) for _, reviewed in cells)
    for question in dict.fromkeys(ask for ask in asks if ask and text not in ask):
        yield f"{_UNDER}{question}"


def _names(routes: Sequence[Route], language: Language) -> str:
    return word("list", language).join(route.name[language] for route in routes)


def _grouped(said: Mapping[str, str]) -> dict[str, list[str]]:
    """Which routes share a text; routes of which there is nothing to say are left out."""
    groups: dict[str, list[str]] = {}
    for route, text in said.items():
        if text:
            groups.setdefault(text, []).append(route)
    return groups


def _found(reviewed: ReviewedCell, language: Language) -> str:
    """What is known so far, in one line with whose word it is; empty where nothing is."""
    if shade_of(reviewed) not in _FOUND or not (reviewed.cell.citations or reviewed.edited):
        return ""
    said = _beginning(" ".join(reviewed.statement.split()))
    sources = list(dict.fromkeys(_source(citation, language) for citation in reviewed.cell.citations))[:_SOURCES]
    if not said or not sources:
        return said
    return word("brackets", language, text=said, note=word("list", language).join(sources))


def _beginning(text: str) -> str:
    """As many whole sentences as one line of a letter should hold, at least one."""
    ends = [end for _, end in sentence_spans(text) if end <= _LONGEST]
    return text[: ends[-1]].rstrip() if ends else shortened(text, 2 * _LONGEST)


def _source(citation: Citation, language: Language) -> str:
    source = citation.passage.source
    if source.is_own:
        return source.title
    return word("comma", language).join((source.publisher, source.title, dated(source, language)))


# -- other forms -------------------------------------------------------------------------------------------------------
def _markdown(letter: Letter) -> Iterator[str]:
    yield from (f"# {escape_markdown(' '.join(letter.subject.split()))}", "")
    lines = letter.body.rstrip("\n").split("\n")
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        point, under = _POINT.match(line), line.startswith(_UNDER)
        if point:
            text = f"{point[1]}. {escape_markdown(point[2])}"
        else:
            text = f"{_UNDER if under else ''}{escape_markdown(line)}"
        # Two blanks at the end of a line break it without a new paragraph.
        yield f"{text}  " if line and following else text
    yield ""


def _blocks(letter: Letter, *, first: bool) -> Iterator[Block]:
    if not first:
        yield NewPage()
    yield Heading(letter.subject, 1)
    lines = letter.body.rstrip("\n").split("\n")
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        style: Style = "question" if _POINT.match(line) else "indented" if line.startswith(_UNDER) else "plain"
        if line:
            yield Paragraph(line.strip(), style, keep=style == "question" and bool(following))
