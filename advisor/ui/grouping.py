"""Groups statements by the routes they hold for; pure.

A statement may hold for one route, for a whole group, for all, or for none in particular (law, market). Headings
follow that: one per group of routes, and the exact routes are named with the statement.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from advisor.records import Route, Statement
from advisor.ui.words import GROUPS, named, word

_LEGAL_KINDS = frozenset({"primary-law", "regulator", "court"})
_NAMED_ROUTES = 3


@dataclass(frozen=True, slots=True)
class Group:
    """Statements under one heading."""

    key: str
    """A route group, or `all`, `several`, `law`, `general`."""
    statements: tuple[Statement, ...]


def grouped(statements: Sequence[Statement], routes: Mapping[str, Route]) -> tuple[Group, ...]:
    """The statements by heading; headings and statements stay in the order in which they first appear."""
    found: dict[str, list[Statement]] = {}
    for statement in statements:
        found.setdefault(heading_key(statement, routes), []).append(statement)
    return tuple(Group(key, tuple(members)) for key, members in found.items())


def heading_key(statement: Statement, routes: Mapping[str, Route]) -> str:
    """The heading that a statement stands under."""
    held = [route for route in statement.routes if route in routes]
    if not held:
        kinds = {citation.passage.source.kind for citation in statement.citations}
        return "law" if kinds and kinds <= _LEGAL_KINDS else "general"
    if len(set(held)) == len(routes) > 1:
        return "all"
    groups = {routes[route].group for route in held}
    return groups.pop() if len(groups) == 1 else "several"


def heading(key: str, language: str) -> str:
    """Words of a heading."""
    return named("group", key, language) if key in GROUPS else word(f"route_{key}", language)


def scope(route_ids: Sequence[str], routes: Mapping[str, Route], language: str) -> str:
    """The routes in words, as short as they can be said; empty where there are none to name."""
    held = list(dict.fromkeys(route for route in route_ids if route in routes))
    if not held:
        return ""
    if len(held) == len(routes):
        return word("route_all", language)
    parts: list[str] = []
    singles: list[str] = []
    for group in GROUPS:
        members = [route.id for route in routes.values() if route.group == group]
        mine = [route for route in held if routes[route].group == group]
        if len(mine) > 1 and len(mine) == len(members):
            parts.append(named("group", group, language))
        else:
            singles += mine
    parts += [_name(routes[route], language) for route in singles]
    if len(parts) > _NAMED_ROUTES + 1:
        rest = len(parts) - _NAMED_ROUTES
        parts = [*parts[:_NAMED_ROUTES], word("and_more", language, count=rest)]
    return " · ".join(parts)


def _name(route: Route, language: str) -> str:
    return route.name.get(language) or route.name.get("en") or route.id
