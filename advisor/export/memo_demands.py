"""The last sections of a memo: what to demand, what is open, and the method; pure."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.answer.gaps import party_to_ask, question_to
from advisor.decide.records import Placed, Share
from advisor.export.memo_records import Part, Points, Section, Sentence, Words
from advisor.export.memo_situation import deciding_rules
from advisor.export.memo_words import counted
from advisor.export.memo_writing import Writing, contradicting, nothing_admitted, unstated, words
from advisor.rulebook import Rule

_WEAK, _ASKED = 6, 6


def demands(writing: Writing) -> Iterator[Part]:
    """From the rules, from what the first choice needs, and from what its terms leave weak."""
    yield Section(writing.text("demands"))
    first = () if writing.too_little else writing.first
    if writing.too_little:
        yield words([writing.plain("demand", "unstated_todo")])
    elif first:
        yield words([writing.plain("frame", "demands_intro", route=writing.named(first[0].route))])
    else:
        yield words([writing.plain("frame", "rules_todo_all")])
    deciding, others = deciding_rules(writing)
    asks = [applied.rule for applied in deciding or others if applied.rule.todo.get(writing.language)]
    todo = tuple(Words((_todo(writing, rule),), rule.name[writing.language]) for rule in asks)
    if todo:
        yield Section(writing.text("from_rules"), 2)
        yield Points(todo)
    if deciding and others:
        yield words([writing.plain("demand", "rules_todo_annex")])
    if first:
        yield from _needs(writing, first[0])
        yield from _weak(writing, first[0])


def _todo(writing: Writing, rule: Rule) -> Sentence:
    """What to do because of a rule, with the numbers of what the rule rests on where these hold it."""
    text, grounds = rule.todo[writing.language], rule.grounds
    if writing.citer.holds(text, grounds.passages):
        said = writing.citer.sentence(text, grounds.passages)
        if said is not None:
            return Sentence(text, "demand", said.citations)
    return Sentence(text, "demand")


def _needs(writing: Writing, placed: Placed) -> Iterator[Part]:
    to_do = writing.to_do(placed)
    items = []
    if not to_do and not writing.may_rent(placed):
        return
    yield Section(writing.text("from_needs"), 2)
    for need in to_do:
        text = writing.need(need)
        said = writing.citer.grounds(need.grounds, (placed.route,))
        if said is not None:
            told = Sentence(text[:1].upper() + text[1:], "demand", said.citations, tail=writing.text("stop"))
            items.append(Words((told,)))
    if writing.may_rent(placed):
        items.append(Words((writing.plain("demand", "rented_contract"),)))
    yield Points(tuple(items))


def _lost(one: Share) -> float:
    return -one.weight * (1 - one.worth)


def _weak(writing: Writing, placed: Placed) -> Iterator[Part]:
    weak = [one for one in placed.shares if not one.unknown and one.weight > 0 and one.worth < 1]
    if not weak:
        return
    party = party_to_ask(writing.corpus.routes[placed.route], writing.corpus, writing.language)
    yield Section(writing.text("from_weak", party=party or writing.text("a_vendor")), 2)
    yield Points(tuple(_asked(writing, placed, one.criterion) for one in sorted(weak, key=_lost)[:_WEAK]))


def _asked(writing: Writing, placed: Placed, criterion: str) -> Words:
    party = party_to_ask(writing.corpus.routes[placed.route], writing.corpus, writing.language)
    question = question_to(writing.corpus.criteria[criterion], party, writing.language)
    return Words((Sentence(question, "demand"),), writing.criterion(criterion))


def open_questions(writing: Writing) -> Iterator[Part]:
    """What nothing is known of on the first choice, where sources conflict, and where our own judgements do."""
    yield Section(writing.text("open"))
    if writing.too_little:
        yield words([unstated(writing)])
    if writing.contradicts:
        yield words([contradicting(writing)])
    for placed in () if writing.too_little else writing.first[:1]:
        unknown = sorted((one for one in placed.shares if one.unknown and one.weight > 0), key=_lost)
        route = writing.named(placed.route)
        if unknown:
            yield words([writing.plain("gap", "open_intro", route=route)])
            yield Points(tuple(_asked(writing, placed, one.criterion) for one in unknown[:_ASKED]))
            rest = [one.criterion for one in unknown[_ASKED:]]
            if rest:
                yield words([writing.plain("gap", "open_more", list=writing.criteria(rest))])
        else:
            yield words([writing.plain("computed", "open_none", route=route)])
        torn = [one.criterion for one in placed.shares if one.verdict == "conflict" and one.weight > 0]
        if torn:
            yield words([writing.plain("demand", "open_conflict", list=writing.criteria(torn))])
    if not writing.first:
        yield words([nothing_admitted(writing)])


def method(writing: Writing) -> Iterator[Part]:
    """How it was worked out, with the literature."""
    decision, language = writing.decision, writing.language
    yield Section(writing.text("method"))
    weights = writing.plain("frame", "method_weights")
    if decision.consistency is not None:
        weights = writing.plain("frame", "method_ahp_torn" if writing.contradicts else "method_ahp")
    yield words([writing.plain("frame", "method_1"), writing.plain("frame", "method_2"), weights])
    samples = counted(decision.robustness.samples, "weighting", language)
    yield words(
        [
            writing.plain("frame", "method_3", weightings=samples, seed=decision.robustness.seed),
            writing.plain("frame", "method_4"),
            writing.plain("frame", "method_5", digest=decision.corpus_sha256[:12]),
        ]
    )
