"""Statements stand under the heading of the routes that they hold for."""

from __future__ import annotations

import dataclasses

from advisor.records import Citation, Corpus, Passage, Statement
from advisor.ui.grouping import grouped, heading, heading_key, scope
from advisor.wiring import Advisor


def _statement(passage: Passage, *routes: str) -> Statement:
    return Statement("Text.", "evidence", (Citation(1, passage, 0, 4),), routes)


def _of_kind(corpus: Corpus, kind: str) -> Passage:
    passage = corpus.passages[0]
    return dataclasses.replace(passage, source=dataclasses.replace(passage.source, kind=kind))


def test_headings_follow_the_routes(advisor: Advisor) -> None:
    corpus = advisor.corpus
    law, press = _of_kind(corpus, "primary-law"), _of_kind(corpus, "journalism")
    keys = [
        heading_key(_statement(press, "deepseek-api"), corpus.routes),
        heading_key(_statement(press, "openai-api-default", "anthropic-api-default"), corpus.routes),
        heading_key(_statement(press, "deepseek-api", "openai-api-default"), corpus.routes),
        heading_key(_statement(press, *corpus.routes), corpus.routes),
        heading_key(_statement(law), corpus.routes),
        heading_key(_statement(press), corpus.routes),
        heading_key(_statement(press, "no-such-route"), corpus.routes),
    ]
    assert keys == ["cn-api", "us-api", "several", "all", "law", "general", "general"]
    assert all(heading(key, language) for key in keys for language in ("en", "ru", "zh"))


def test_no_statement_is_lost_and_order_is_kept(advisor: Advisor) -> None:
    passage = _of_kind(advisor.corpus, "journalism")
    statements = [
        _statement(passage, "deepseek-api"),
        _statement(passage, "openai-api-default"),
        dataclasses.replace(_statement(passage, "deepseek-api"), text="Another."),
    ]
    groups = grouped(statements, advisor.corpus.routes)
    assert [group.key for group in groups] == ["cn-api", "us-api"]
    assert [statement.text for statement in groups[0].statements] == ["Text.", "Another."]


def test_scope_names_routes_as_briefly_as_it_can(advisor: Advisor) -> None:
    routes = advisor.corpus.routes
    assert scope((), routes, "en") == ""
    assert scope(tuple(routes), routes, "en") == "All routes"
    assert scope(("openai-api-default", "anthropic-api-default"), routes, "en") == "US makers' own APIs"
    assert scope(("deepseek-api",), routes, "en") == routes["deepseek-api"].name["en"]
    assert scope(("deepseek-api", "deepseek-api", "none"), routes, "ru") == routes["deepseek-api"].name["ru"]
