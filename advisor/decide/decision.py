"""From a profile to a decision: rules, must-haves, ranking, and what would change it; pure, and the same every time.

A budget is a fact, not a must-have: a route whose least cost exceeds it is marked and keeps its place, because costs
are estimates over a range. Where volume and budget are stated, the criterion `cost` is judged by the estimate; a buyer
for whom price decides makes it a must-have, or weighs it more.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from advisor.decide.break_even import break_evens
from advisor.decide.cost import costs
from advisor.decide.fitted import fitted_verdicts, with_fitted
from advisor.decide.flips import must_have_flips, unknown_flips, weight_flips
from advisor.decide.must_haves import must_haves, needs_of, reasons_against
from advisor.decide.ranking import ranked
from advisor.decide.records import Decision, Exclusion, RouteCost, RuledOut
from advisor.decide.risks import risks_of
from advisor.decide.robustness import SAMPLES, robustness
from advisor.decide.rules import applying
from advisor.decide.standing import outstanding, with_means_for
from advisor.decide.steps import steps_for
from advisor.decide.weights import weights_of
from advisor.decide.worth import table_of
from advisor.errors import NotFound
from advisor.profile import Profile
from advisor.records import Corpus
from advisor.rulebook import Need, Rulebook


def decide(profile: Profile, corpus: Corpus, rulebook: Rulebook, *, today: date, samples: int = SAMPLES) -> Decision:
    """All that follows from a profile.

    Args:
        profile: the buyer's facts, must-haves and weights.
        corpus: routes, criteria and assessments.
        rulebook: rules, needs and prices.
        today: the day of the decision, written into it.
        samples: number of random weightings that the ranking is tried under.

    Raises:
        NotFound: a candidate of the profile is no route of the corpus.
        InputError: a must-have, weight or comparison of the profile cannot be used, or no weight is left.
    """
    candidates = _candidates(profile, corpus)
    rules = applying(profile, rulebook)
    demands = must_haves(profile, rules, corpus)
    demanded = {demand.criterion for demand in demands}
    weights, consistency = weights_of(profile, rules, corpus)
    in_place = {route: needs_of(route, profile, rulebook.needs, demanded) for route in corpus.routes}
    steps = {route: frozenset(need.word for need in needs if need.kind == "step") for route, needs in in_place.items()}
    estimates = costs(profile, [corpus.routes[route] for route in candidates], rulebook.prices, steps)
    fitted = fitted_verdicts(profile, corpus, estimates)
    corpus = with_fitted(corpus, fitted)
    # All routes are screened, not only the candidates: a step may turn a candidate into another route.
    against = {
        name: reasons_against(name, with_means_for(route, profile), corpus, demands, rules, rulebook.needs)
        for name, route in corpus.routes.items()
    }
    out = {route: against[route] for route in candidates if against[route]}
    table = table_of(corpus, [route for route in candidates if not against[route]])
    to_do = {route: outstanding(in_place[route], profile, corpus) for route in table.routes}
    return Decision(
        profile=profile,
        corpus_sha256=corpus.sha256,
        today=today.isoformat(),
        rules=rules,
        must_haves=demands,
        weights=weights,
        consistency=consistency,
        ranking=ranked(
            table,
            weights,
            risks={route: risks_of(table, route) for route in table.routes},
            needs={route: in_place[route] for route in table.routes},
            over_budget=_over_budget(profile, estimates),
            order=_tie_order(table.routes, to_do, estimates, corpus),
        ),
        ruled_out=tuple(
            RuledOut(route, reasons, steps_for(route, against, rulebook.needs, in_place))
            for route, reasons in sorted(out.items(), key=lambda item: (_weight_of(item[1]), item[0]))
        ),
        robustness=robustness(table, weights, samples=samples),
        weight_flips=weight_flips(table, weights),
        unknown_flips=unknown_flips(table, _held_back(out), corpus, weights),
        must_have_flips=must_have_flips(table, demands, out, corpus, weights),
        costs=estimates,
        break_evens=break_evens(profile, estimates, rulebook.prices, table.routes, barred=_barred(out), steps=steps),
        fitted=fitted,
    )


def _candidates(profile: Profile, corpus: Corpus) -> tuple[str, ...]:
    for route in profile.routes:
        if route not in corpus.routes:
            raise NotFound(f"there is no route {route}", where="routes", remedy=f"Routes: {', '.join(corpus.routes)}.")
    return tuple(dict.fromkeys(profile.routes)) or tuple(corpus.routes)


def _weight_of(reasons: Sequence[Exclusion]) -> tuple[bool, int]:
    """Routes that only missing knowledge keeps out come first, then those with the fewest reasons."""
    return any(reason.kind != "unknown" for reason in reasons), len(reasons)


def _held_back(out: Mapping[str, Sequence[Exclusion]]) -> dict[str, tuple[str, ...]]:
    """Routes that only unknown must-haves keep out, with the criteria of these."""
    return {
        route: tuple(reason.must_have.criterion for reason in reasons if reason.must_have is not None)
        for route, reasons in out.items()
        if all(reason.kind == "unknown" for reason in reasons)
    }


def _barred(out: Mapping[str, Sequence[Exclusion]]) -> frozenset[str]:
    """Routes that a rule forbids: they are not even a measure for others."""
    return frozenset(route for route, reasons in out.items() if any(reason.kind == "bar" for reason in reasons))


def _tie_order(
    routes: Sequence[str], to_do: Mapping[str, Sequence[Need]], estimates: Sequence[RouteCost], corpus: Corpus
) -> dict[str, tuple[int, float, str]]:
    """How routes of the same value stand below each other: fewer things to arrange, then lower cost, then name.

    A route without an estimate comes after those with one; the name is the English one, alike in every language.
    """
    middle = {one.route: one.low + one.high for one in estimates if one.lines}
    return {
        route: (len(to_do[route]), middle.get(route, float("inf")), corpus.routes[route].name.get("en", route))
        for route in routes
    }


def _over_budget(profile: Profile, estimates: Sequence[RouteCost]) -> frozenset[str]:
    """Routes that cost more than the budget even in the cheapest case; a route without a price is none of them."""
    if profile.budget is None:
        return frozenset()
    return frozenset(estimate.route for estimate in estimates if estimate.lines and estimate.low > profile.budget)
