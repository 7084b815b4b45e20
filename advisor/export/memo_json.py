"""A decision as plain data (JSON) for other programs; pure.

Shape (keys are only ever added; `format` changes when one is taken away or changes its meaning)::

    {"format": "advisor-decision/1", "today", "language", "corpus_sha256", "profile": {as in its file},
     "rules": [{"id", "name", "because": {fact: [words]}, "text", "citations": [numbers], "todo"}],
     "must_haves": [{"criterion", "least", "rules": [ids], "by_buyer"}],
     "weights": {criterion: share}, "consistency": ratio | null,
     "ranking": [{"route", "name", "place", "value", "over_budget", "unknown": [criteria],
                  "shares": [{"criterion", "weight", "worth", "verdict", "unknown", "text", "citations": [numbers]}],
                  "risks": [{"name", "level", "worth", "criteria": [..]}], "needs": [need],
                  "cautions": [{"text", "citations": [numbers]}]}],
     "ruled_out": [{"route", "name", "held_back",
                    "reasons": [{"kind", "criterion", "least", "verdict", "rule", "need", "text", "citations"}],
                    "steps": [need]}],
     "robustness": {"samples", "seed", "acceptability": {route: [shares]}, "near": {route: share}},
     "weight_flips": [{"criterion", "weight", "needed", "winner"}],
     "unknown_flips": [{"route", "criterion", "verdict", "also": [criteria]}],
     "must_have_flips": [{"criterion", "winner", "value"}],
     "costs": [{"route", "way", "model", "models": [of the low, of the high end], "servers": [low, high],
                "low", "high",
                "lines": [{"what", "low", "high", "prices": [ids]}]}],
     "prices": [{"id", "kind", "name", "unit", "low", "high", "as_of", "assumed", "citations"}],
     "break_evens": [{"api", "api_model", "own", "own_model", "low", "high", "volumes", "api_costs", "own_costs"}],
     "refused": [..],
     "citations": [{"number", "verbatim", the keys of a citation of `ask --format json`}]}

A `need` is `{"id", "kind", "word", "least", "leads_to", "text", "citations"}`. Amounts are US dollars a year, volumes
millions of tokens a month, shares 0 to 1. `text` is in `language`; it is null, and `refused` says why, where its quotes
do not hold it, and null where nothing is known.

Always true: `passage[start:end] == quote`, `sha256` is that of `passage` in UTF-8, the citation with number n is the
n-th.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any

from advisor.answer.render import citation_data
from advisor.decide.cost import used
from advisor.decide.fitted import corpus_of
from advisor.decide.records import AppliedRule, Decision, Exclusion, Placed, RouteCost, RuledOut, Share
from advisor.decide.rules import cautions_on
from advisor.export.memo_citing import Citer
from advisor.profile import Profile
from advisor.records import Assessment, Citation, Corpus, Language
from advisor.rulebook import Grounds, Need, Price

FORMAT = "advisor-decision/1"


def to_json(decision: Decision, corpus: Corpus, language: Language) -> dict[str, Any]:
    """The decision as plain data, in the shape that stands at the top of this module."""
    return _Data(decision, corpus, language).whole()


class _Data:
    def __init__(self, decision: Decision, corpus: Corpus, language: Language) -> None:
        self._decision, self._corpus, self._language = decision, corpus_of(decision, corpus), language
        self._citer = Citer(self._corpus, language)

    def whole(self) -> dict[str, Any]:
        decision = self._decision
        return {
            "format": FORMAT,
            "today": decision.today,
            "language": self._language,
            "corpus_sha256": decision.corpus_sha256,
            "profile": profile_data(decision.profile),
            "rules": [self._rule(applied) for applied in decision.rules],
            "must_haves": [
                {"criterion": one.criterion, "least": one.least, "rules": list(one.rules), "by_buyer": one.by_buyer}
                for one in decision.must_haves
            ],
            "weights": dict(decision.weights),
            "consistency": decision.consistency,
            "ranking": [self._placed(placed) for placed in decision.ranking],
            "ruled_out": [self._out(one) for one in decision.ruled_out],
            "robustness": {
                "samples": decision.robustness.samples,
                "seed": decision.robustness.seed,
                "acceptability": {route: list(parts) for route, parts in decision.robustness.acceptability.items()},
                "near": dict(decision.robustness.near),
            },
            "weight_flips": [asdict(one) for one in decision.weight_flips],
            "unknown_flips": [{**asdict(one), "also": list(one.also)} for one in decision.unknown_flips],
            "must_have_flips": [
                {"criterion": one.must_have.criterion, "winner": one.winner, "value": one.value}
                for one in decision.must_have_flips
            ],
            "costs": [_cost(cost) for cost in decision.costs],
            "prices": [self._price(price) for price in used(decision.costs)],
            "break_evens": [asdict(one) for one in decision.break_evens],
            # Last, when all is numbered.
            "refused": list(self._citer.refused),
            "citations": [_citation(citation) for citation in self._citer.citations],
        }

    def _cited(self, grounds: Grounds | None, routes: tuple[str, ...] = ()) -> dict[str, Any]:
        said = self._citer.grounds(grounds, routes) if grounds is not None else None
        numbers = [citation.number for citation in said.citations] if said is not None else []
        return {"text": said.text if said is not None else None, "citations": numbers}

    def _assessed(self, cell: Assessment | None) -> dict[str, Any]:
        grounds = Grounds(cell.statement, cell.passages) if cell is not None and cell.passages else None
        return self._cited(grounds, (cell.route,) if cell is not None else ())

    def _rule(self, applied: AppliedRule) -> dict[str, Any]:
        rule = applied.rule
        return {
            "id": rule.id,
            "name": rule.name[self._language],
            "because": {fact: list(words) for fact, words in applied.because.items()},
            **self._cited(rule.grounds),
            "todo": rule.todo.get(self._language, ""),
        }

    def _need(self, need: Need, route: str) -> dict[str, Any]:
        return {
            "id": need.id,
            "kind": need.kind,
            "word": need.word,
            "least": need.least,
            "leads_to": need.leads_to,
            **self._cited(need.grounds, (route,)),
        }

    def _placed(self, placed: Placed) -> dict[str, Any]:
        return {
            "route": placed.route,
            "name": self._corpus.routes[placed.route].name[self._language],
            "place": placed.place,
            "value": placed.value,
            "over_budget": placed.over_budget,
            "unknown": list(placed.unknown),
            "shares": [self._share(placed.route, share) for share in placed.shares],
            "risks": [
                {"name": risk.name, "level": risk.level, "worth": risk.worth, "criteria": list(risk.criteria)}
                for risk in placed.risks
            ],
            "needs": [self._need(need, placed.route) for need in placed.needs],
            "cautions": [
                self._cited(grounds, (placed.route,)) for grounds in cautions_on(placed.route, self._decision.rules)
            ],
        }

    def _share(self, route: str, share: Share) -> dict[str, Any]:
        return {**asdict(share), **self._assessed(self._corpus.assessments.get((route, share.criterion)))}

    def _out(self, one: RuledOut) -> dict[str, Any]:
        return {
            "route": one.route,
            "name": self._corpus.routes[one.route].name[self._language],
            "held_back": one.held_back,
            "reasons": [self._reason(one.route, reason) for reason in one.reasons],
            "steps": [self._need(need, one.route) for need in one.steps],
        }

    def _reason(self, route: str, reason: Exclusion) -> dict[str, Any]:
        if reason.bar is not None:
            cited = self._cited(reason.bar.grounds, (route,))
        elif reason.need is not None:
            cited = self._cited(reason.need.grounds, (route,))
        else:
            cited = self._assessed(reason.assessment)
        return {
            "kind": reason.kind,
            "criterion": reason.must_have.criterion if reason.must_have is not None else "",
            "least": reason.must_have.least if reason.must_have is not None else "",
            "verdict": reason.assessment.verdict if reason.assessment is not None else None,
            "rule": reason.rule,
            "need": reason.need.id if reason.need is not None else "",
            **cited,
        }

    def _price(self, price: Price) -> dict[str, Any]:
        # A price is a figure of its passages, not a sentence about them: these are named and nothing is said.
        said = self._citer.sentence("", price.passages, price.routes) if price.passages else None
        return {
            "id": price.id,
            "kind": price.kind,
            "name": price.name[self._language],
            "unit": price.unit,
            "low": price.low,
            "high": price.high,
            "as_of": price.as_of,
            "assumed": price.assumed,
            "citations": [citation.number for citation in said.citations] if said is not None else [],
        }


def profile_data(profile: Profile) -> dict[str, Any]:
    """A profile as its file holds it, with what is left empty."""
    told: dict[str, Any] = {}
    for field in fields(profile):
        value = getattr(profile, field.name)
        if isinstance(value, Mapping):
            value = {key: list(one) if isinstance(one, tuple) else one for key, one in value.items()}
        elif field.name == "comparisons":
            value = [asdict(one) for one in value]
        elif isinstance(value, tuple):
            value = list(value)
        told[field.name] = value
    return told


def _cost(cost: RouteCost) -> dict[str, Any]:
    return {
        "route": cost.route,
        "way": cost.way,
        "model": cost.model,
        "models": list(cost.models),
        "servers": list(cost.servers),
        "low": cost.low,
        "high": cost.high,
        "lines": [
            {"what": line.what, "low": line.low, "high": line.high, "prices": [price.id for price in line.prices]}
            for line in cost.lines
        ],
    }


def _citation(citation: Citation) -> dict[str, Any]:
    passage = citation.passage
    return {**citation_data(citation), "verbatim": passage.is_original or passage.source.is_own}
