"""The words by which corpus files name routes: ids, kinds of routes, and claims' own group names; pure."""

from __future__ import annotations

from collections.abc import Mapping

from advisor.briefs.schema import ROUTE_GROUPS
from advisor.records import Route

#: Routes that belong to `all-hosted-open` though they are clouds' own offers.
_HOSTED_OPEN = ("bedrock-open-weights", "foundry-open-weights")


def routes_named(word: str, routes: Mapping[str, Route]) -> tuple[str, ...]:
    """Ids of the routes that `word` stands for, in the order of the corpus; empty where it names none.

    It may be the id of a route, a route's `group` (`cn-app`), or a word that claims use (`all-cn-api`).
    """
    if word in routes:
        return (word,)
    groups = ROUTE_GROUPS.get(word, frozenset({word}))
    hosted = word == "all-hosted-open"
    return tuple(
        route.id for route in routes.values() if route.group in groups or (hosted and route.id in _HOSTED_OPEN)
    )


def known_words(routes: Mapping[str, Route]) -> frozenset[str]:
    """All words that name routes of this corpus, for a message about one that does not."""
    return frozenset({*routes, *ROUTE_GROUPS, *(route.group for route in routes.values())})
