"""What answers the items of one run; the door for the page and the command line."""

from __future__ import annotations

import platform
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from importlib import metadata

from advisor.answer.pipeline import Answerer
from advisor.briefs.health import Patience
from advisor.errors import InputError, NotFound
from advisor.index.packaged import PACKAGED_MODELS
from advisor.index.reader import READER
from advisor.questionnaire.answering import CellAnswerer
from advisor.questionnaire.matching import Matcher
from advisor.records import Language, Route
from advisor.retrieval.parts import PartFinder
from advisor.wiring import Advisor


def cell_answerer(advisor: Advisor, routes: Sequence[Route], language: Language, today: date) -> CellAnswerer:
    """Answers items for these routes, in this language.

    Raises:
        InputError: the advisor answers from documents alone: they have no routes.
    """
    if not isinstance(advisor.answerer, Answerer):
        raise InputError("a questionnaire is answered from the corpus", remedy="Leave --documents out.")
    settings = advisor.settings
    return CellAnswerer(
        advisor.answerer,
        _matcher_of(_Same(advisor)),
        PartFinder.of(advisor.corpus.parts),
        tuple(routes),
        language,
        today,
        Patience(settings.stale_vendor_days, settings.stale_days),
    )


def chosen_routes(advisor: Advisor, ids: Sequence[str]) -> tuple[Route, ...]:
    """The routes of these ids, each once, in the order given.

    Raises:
        NotFound: there is no such route.
        InputError: none is given.
    """
    known = advisor.corpus.routes
    if not ids:
        raise InputError("no route is chosen", remedy=f"Give some of: {', '.join(known)}.")
    for route in ids:
        if route not in known:
            raise NotFound(f"there is no route {route}", remedy=f"Routes: {', '.join(known)}.")
    return tuple(known[route] for route in dict.fromkeys(ids))


def versions() -> Mapping[str, str]:
    """What answered: the models and libraries that decide what is found, by name."""
    models = {model.name: model.sha256 for model in (*PACKAGED_MODELS, READER)}
    libraries = {name: metadata.version(name) for name in ("chromadb", "bm25s", "onnxruntime", "sentence-transformers")}
    return {"python": platform.python_version(), **libraries, **models}


class _Same:
    """An advisor as a key: two are the same when they are the same object, however large."""

    def __init__(self, advisor: Advisor) -> None:
        self.advisor = advisor

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.advisor is self.advisor

    def __hash__(self) -> int:
        return id(self.advisor)


@lru_cache(maxsize=2)
def _matcher_of(key: _Same) -> Matcher:
    advisor = key.advisor
    return Matcher.of(advisor.corpus, advisor.index.embedders, advisor.settings.home)
