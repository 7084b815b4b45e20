"""What answers a question that puts something without exception: the verdict on record that is one; pure.

"Is it true that OpenAI never keeps anything?" touches a criterion on which routes are assessed. For a criterion that
names a harm (kept, trained on, read), "never" is what a verdict of yes would say and "always" is what a no would; for
one that names a good, the reverse. Any other decided verdict on a route in question is an exception.
"""

from __future__ import annotations

from dataclasses import replace

from advisor.answer.write import Plan
from advisor.records import Assessment, Corpus, Verdict
from advisor.retrieval.query import Query, Understanding
from advisor.retrieval.sweeping import Sweep, swept

#: Criteria whose words ("train", "keep", "read", "ban") name what a buyer fears, and those that name what he wants.
_HARMS = frozenset(
    {"training-use", "retention-default", "human-review", "government-access", "incidents", "public-sector-bans"}
)
_GOODS = frozenset({"retention-zero", "deletion", "indemnity", "licence"})
_SAME = {"retention-zero": "retention-default", "retention-exceptions": "retention-default"}
_EXCEPTIONS: dict[bool, frozenset[Verdict]] = {True: frozenset({"no", "partly"}), False: frozenset({"yes", "partly"})}


def exceptions(query: Query, understanding: Understanding) -> tuple[Assessment, ...]:
    """The assessments that stand against a sweeping question, the party's own service first; empty where none do.

    A question that names an area is about that area's law: what holds of a route anywhere else is no exception to it.
    """
    sweep = swept(query.own_text)
    if sweep is None or not query.parties or query.countries or query.matters:
        return ()
    # "Never keeps anything" touches the words for zero retention, and is about what is kept by default.
    named = query.criteria[:1] if sweep == "always" else tuple(_SAME.get(key, key) for key in query.criteria[:1])
    criteria = [key for key in named if key in _HARMS | _GOODS]
    if not criteria:
        return ()
    against = _EXCEPTIONS[_is_good(sweep, criteria[0])]
    routes = query.routes or understanding.open_routes(query)
    known = [understanding.corpus.assessments.get((route, criteria[0])) for route in routes]
    found = [one for one in known if one is not None and one.verdict in against]
    return tuple(sorted(found, key=lambda one: _distance(one, query, understanding.corpus)))


def _is_good(sweep: Sweep, criterion: str) -> bool:
    """Whether the question says what a buyer would like to hear: no harm ever, or a good always."""
    return (sweep == "never") == (criterion in _HARMS)


def _distance(assessment: Assessment, query: Query, corpus: Corpus) -> tuple[bool, bool]:
    route = corpus.routes[assessment.route]
    return route.operator not in query.parties, route.vendor not in query.parties


def with_exceptions(plan: Plan, query: Query, understanding: Understanding) -> Plan:
    """A plan that opens with an exception to a sweeping question; the plan itself where there is none."""
    found = exceptions(query, understanding)
    if not found:
        return plan
    known = [one for one in plan.assessments if one.criterion == found[0].criterion]
    lines = (found[0], *(one for one in known if one is not found[0]))
    return replace(plan, assessments=lines, assessments_first=True, is_limited=True)
