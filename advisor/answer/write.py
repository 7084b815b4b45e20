"""Puts an answer together from the evidence, without a language model.

The short answer is made of claims (each one a sentence of ours that the corpus check holds against its text) and of
assessments of routes; the evidence is the text itself. In Russian and Chinese our own words are in that language and
the quotes stay as they stand in the source.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace

from advisor.answer.evidence import Words, best_span, passage_tokens
from advisor.answer.texts import dated, say
from advisor.briefs.figures import figures
from advisor.index.tokens import tokens
from advisor.records import (
    VENDOR_KINDS,
    Assessment,
    Citation,
    Corpus,
    Hit,
    Language,
    Passage,
    Statement,
    StatementKind,
    Verdict,
)

#: How many passages an answer shows as evidence; more are listed as "also found".
EVIDENCE_LIMIT = 7
_ROUTES_IN_SHORT = 8
#: How many statements a short answer has, unless the question asks for all.
_SHORT = 4
#: How far behind the best (in standard deviations) a passage may be: for the first few, and for each share of the
#: question's words that it adds.
_NEAR, _ALWAYS, _PER_GAIN = 2.6, 5, 3.0
_SAME = 0.72
_FAIR_SHARE = 0.6
#: How many verbatim passages of originals stand beside the claims at the most.
_PROOFS = 2
#: How many passages an answer in another language than theirs quotes in full, whether or not they open it.
_QUOTED_WHOLE = 2


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement before its citations are numbered: the passages it rests on, best first."""

    text: str
    kind: StatementKind
    passages: tuple[Passage, ...] = ()
    routes: tuple[str, ...] = ()
    verdict: Verdict | None = None
    criterion: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What goes into an answer, in order of importance."""

    leading: tuple[Passage, ...]
    """Passages whose claims make the short answer."""
    evidence: tuple[Passage, ...]
    """Passages shown as evidence; the leading ones first."""
    assessments: tuple[Assessment, ...] = ()
    assessments_first: bool = False
    gaps: tuple[str, ...] = ()
    open_names: tuple[str, ...] = ()
    """Names of the models for which the question left the route open."""
    corrections: tuple[tuple[str, Passage], ...] = ()
    """What the question takes for granted and is not so, each with its proof; said before all else."""
    asks_for_all: bool = False
    """Whether the question asks for every route or party: then the short answer names them all."""
    is_limited: bool = False
    """Whether the first line by route is an exception to what the question puts without any."""
    in_parts: str = ""
    """The name of an area of which the question asks as a whole, where the claims that open speak of parts of it."""
    wanted: frozenset[str] = frozenset()
    """Search tokens of the question: what is quoted in the short answer holds the most of them."""


def chosen_evidence(
    hits: Sequence[Hit], words: Words, topics: Collection[str] = (), limit: int = EVIDENCE_LIMIT
) -> list[Passage]:
    """The passages that carry an answer: the best one, and others that are nearly as good or add something.

    A passage that repeats a chosen one is left out, and so is one that neither touches the question's topics nor
    holds a fair share of its words.

    Args:
        hits: what was found, best first.
        words: the telling words of the question.
        topics: criteria that the question touches; empty when it touches none.
        limit: how many passages at the most.
    """
    if not hits:
        return []
    best = hits[0].score
    chosen: list[Passage] = []
    covered: set[str] = set()
    fair = _FAIR_SHARE * max(words.share_in(passage_tokens(hit.passage)) for hit in hits[:3])
    for hit in hits[: limit * 3]:
        passage = hit.passage
        found = passage_tokens(passage)
        if any(_repeats(passage, other) for other in chosen):
            continue
        gain = words.share_in(covered | found) - words.share_in(covered)
        behind = best - hit.score
        if chosen and behind > (_NEAR if len(chosen) < _ALWAYS else _NEAR / 2) + _PER_GAIN * gain:
            continue
        if len(chosen) >= 2 and topics and words.share_in(found) < fair and not set(topics) & set(passage.topics):
            continue
        chosen.append(passage)
        covered |= found
        if len(chosen) == limit:
            break
    return chosen


def _repeats(passage: Passage, other: Passage) -> bool:
    mine, theirs = passage.source, other.source
    if passage.is_original != other.is_original:
        # The source's own words prove what ours restate.
        return False
    if not passage.is_original and mine.url == theirs.url and mine.language != theirs.language:
        # One document, briefed in two languages: its claims have the same anchors.
        return passage.anchor == other.anchor
    words, other_words = set(tokens(passage.text)), set(tokens(other.text))
    return len(words & other_words) >= _SAME * min(len(words), len(other_words))


def proofs(originals: Sequence[Hit], evidence: Sequence[Passage], words: Words) -> list[Passage]:
    """Verbatim passages that go beside the claims: of the same sources, with a fair share of the question's words."""
    known = {passage.id for passage in evidence}
    sources = {passage.source.id for passage in evidence if not passage.is_original}
    shares = [words.share_in(passage_tokens(passage)) for passage in evidence]
    return [
        hit.passage
        for hit in originals
        if hit.passage.source.id in sources
        and hit.passage.id not in known
        and words.share_in(passage_tokens(hit.passage)) >= _FAIR_SHARE * max(shares, default=0.0)
    ][:_PROOFS]


def drafts(plan: Plan, corpus: Corpus, language: Language) -> list[Draft]:
    """The statements of an answer in the order in which they are read."""
    short = [_short(passage, plan.wanted, language) for passage in plan.leading]
    by_route = _route_lines(plan.assessments, corpus, language)
    # What a route's line says again need not be said twice; the best claim still opens the answer.
    said = {passage.id for draft in by_route for passage in draft.passages}
    short = [draft for place, draft in enumerate(short) if place == 0 or draft.passages[0].id not in said]
    if plan.is_limited:
        by_route[:1] = [replace(draft, text=say("limited", language, text=draft.text)) for draft in by_route[:1]]
    if plan.in_parts:
        short[:1] = [
            replace(one, text=say("in_parts", language, area=plan.in_parts, text=one.text)) for one in short[:1]
        ]
    result = corrected(plan.corrections)
    listed = _shortened(by_route + short if plan.assessments_first else short + by_route, whole=plan.asks_for_all)
    result += listed
    if plan.open_names and len({draft.routes for draft in by_route}) > 1:
        result.append(Draft(say("by_route", language, names=", ".join(plan.open_names)), "caveat"))
    result += [
        _evidence(passage, passage in plan.leading or place < _QUOTED_WHOLE, language)
        for place, passage in enumerate(plan.evidence)
    ]
    beside = [passage for draft in listed if draft.kind == "evidence" for passage in draft.passages]
    result += _disputes(dict.fromkeys((*plan.evidence, *beside)), language)
    result += _caveats(plan, corpus, language)
    result += [Draft(gap, "gap") for gap in plan.gaps]
    return result


def _shortened(listed: Sequence[Draft], *, whole: bool) -> list[Draft]:
    """The first few statements as the short answer, with each verdict and the best claim; the rest as evidence."""
    if whole or len(listed) <= _SHORT:
        return list(listed)
    first: dict[str, Draft] = {}
    for draft in listed:
        first.setdefault(draft.verdict or "", draft)
    # What opens the answer, then a line of each verdict, so that no difference is lost; then what comes next.
    kept = list({id(draft): draft for draft in (listed[0], *first.values(), *listed)}.values())[:_SHORT]
    short = [draft for draft in listed if any(draft is one for one in kept)]
    rest = [replace(draft, kind="evidence") for draft in listed if not any(draft is one for one in kept)]
    return short + rest


def corrected(corrections: Sequence[tuple[str, Passage]]) -> list[Draft]:
    """The statements that put a question right."""
    return [Draft(text, "short", (proof,)) for text, proof in corrections]


def _route_lines(assessments: Sequence[Assessment], corpus: Corpus, language: Language) -> list[Draft]:
    """One line per statement; routes of which the same is said share it."""
    groups: dict[tuple[str, str], list[Assessment]] = {}
    for assessment in assessments:
        groups.setdefault((assessment.verdict, assessment.statement[language]), []).append(assessment)
    lines = []
    for (_, statement), group in list(groups.items())[:_ROUTES_IN_SHORT]:
        routes = tuple(assessment.route for assessment in group)
        names = "; ".join(corpus.routes[route].name[language] for route in routes)
        text = say("route_line", language, route=names, statement=statement)
        lines.append(Draft(text, "short", group[0].passages, routes, group[0].verdict, group[0].criterion))
    return lines


def _short(passage: Passage, wanted: frozenset[str], language: Language) -> Draft:
    """A claim as it is asserted; a passage that asserts nothing in our words is quoted, never said as ours."""
    heading = passage.heading_in(language)
    if heading and not passage.is_original:
        return Draft(heading, "short", (passage,), passage.routes)
    start, end = best_span(passage.text, set(wanted), frozenset(), figures)
    return _quoted(passage, passage.text[start:end], "short", language)


def _evidence(passage: Passage, leads: bool, language: Language) -> Draft:
    if passage.source.language == language and not passage.is_original:
        return Draft(passage.text, "evidence", (passage,), passage.routes)
    if not leads and passage.headings.get(language):
        return Draft(passage.headings[language], "evidence", (passage,), passage.routes)
    return _quoted(passage, passage.text, "evidence", language)


def _quoted(passage: Passage, quote: str, kind: StatementKind, language: Language) -> Draft:
    source = passage.source
    said = say(f"kind:{source.kind}", language)
    # Digits in a publisher's name would look like figures that the quote does not hold.
    name = source.title if figures(source.publisher) else source.publisher
    date = passage.snapshot[:10] or dated(source, language)
    text = say("quoted", language, publisher=name, kind=said, date=date, quote=quote)
    return Draft(text, kind, (passage,), passage.routes)


def _disputes(passages: Iterable[Passage], language: Language) -> list[Draft]:
    return [
        Draft(
            say("disputed", language, text=passage.disputed.rstrip("."), publisher=passage.source.publisher),
            "dispute",
            (passage,),
            passage.routes,
        )
        for passage in passages
        if passage.disputed
    ]


def _caveats(plan: Plan, corpus: Corpus, language: Language) -> list[Draft]:
    result: list[Draft] = []
    leading = (*(proof for _, proof in plan.corrections), *(plan.leading or plan.evidence[:1]))
    kinds = {passage.source.kind for passage in leading}
    if leading and kinds <= VENDOR_KINDS:
        sources = {passage.source.publisher: passage.source for passage in leading}
        for publisher, source in sources.items():
            text = say("vendor_only", language, publisher=publisher, interest=source.interest)
            result.append(Draft(text, "caveat", tuple(p for p in leading if p.source.publisher == publisher)))
    known = {passage.id: passage for passage in corpus.passages}
    for passage in plan.evidence:
        if passage.superseded_by and (newer := known.get(passage.superseded_by)):
            text = say("superseded", language, old=passage.heading_in(language), new=newer.heading_in(language))
            result.append(Draft(text, "caveat", (passage, newer)))
    weak = [passage for passage in leading if passage.verified != "full"]
    for passage in weak[:1]:
        key = "unverified" if passage.verified == "unverified" else "seen_through"
        result.append(Draft(say(key, language, title=passage.source.title), "caveat", (passage,)))
    return result


@dataclass(slots=True)
class Numbering:
    """Numbers passages in the order in which an answer first cites them: one number per passage.

    Each statement quotes what it needs of a passage, so that opening it shows the very sentence that supports it.
    """

    wanted: set[str]
    """Search tokens of the question."""
    _order: dict[str, int] = field(default_factory=dict)

    def _span(self, draft: Draft, passage: Passage) -> tuple[int, int]:
        if draft.kind == "evidence" and passage.text in draft.text:
            return 0, len(passage.text)
        wanted = self.wanted | set(tokens(draft.text)) | set(tokens(passage.heading))
        return best_span(passage.text, wanted, figures(draft.text), figures)

    def statement(self, draft: Draft) -> Statement:
        """The finished statement; statements are numbered in the order of these calls."""
        citations = tuple(
            Citation(self._order.setdefault(passage.id, len(self._order) + 1), passage, *self._span(draft, passage))
            for passage in draft.passages
        )
        return Statement(draft.text, draft.kind, citations, draft.routes, draft.verdict, draft.criterion)


def numbered(listed: Sequence[Draft], words: Words) -> tuple[Statement, ...]:
    """Statements with numbered citations; the first passage cited has number 1."""
    numbering = Numbering(set(words.forms))
    return tuple(numbering.statement(draft) for draft in listed)


def renumbered(statements: Sequence[Statement], words: Words) -> tuple[Statement, ...]:
    """Number anew after a statement was refused, so that numbers start at 1 and have no holes."""
    listed = [
        Draft(
            statement.text,
            statement.kind,
            tuple(citation.passage for citation in statement.citations),
            statement.routes,
            statement.verdict,
            statement.criterion,
        )
        for statement in statements
    ]
    return numbered(listed, words)


def numbered_as_read(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The same statements with the same quotes, their citations numbered in the order in which they are read."""
    order: dict[str, int] = {}
    return tuple(
        replace(
            statement,
            citations=tuple(
                replace(citation, number=order.setdefault(citation.passage.id, len(order) + 1))
                for citation in statement.citations
            ),
        )
        for statement in statements
    )
