"""The last gate: nothing is shown as an answer that its quotes do not hold; pure."""

from __future__ import annotations

from collections.abc import Sequence

from advisor.answer.evidence import Words
from advisor.answer.write import renumbered
from advisor.briefs.figures import figures, figures_held
from advisor.briefs.names import NameFinder
from advisor.records import Corpus, Statement

#: Kinds of names that a statement may only use when its passages do. Countries are named in passing everywhere, and
#: incidents, authorities and licences are paraphrased: their absence from a quote says little.
_STRICT = frozenset({"vendor", "host", "model", "law", "person"})


def fault(statement: Statement, corpus: Corpus, names: NameFinder) -> str:
    """Why a statement may not be shown as an answer; empty when it may.

    Checked are: that it is cited, that every figure stands in its quotes (or in the title, date or locator of what it
    cites), and that every party, model, law or person it names is one of the cited passages'.
    """
    if statement.kind not in ("short", "evidence"):
        return ""
    if not statement.citations:
        return "it has no citation"
    cited = statement.citations
    held = figures_held(
        text
        for citation in cited
        for text in (
            citation.quote,
            citation.passage.source.title,
            citation.passage.source.published,
            citation.passage.source.as_of,
            citation.passage.locator,
        )
    )
    if missing := figures(statement.text) - held:
        return f"its quotes lack the figures {', '.join(sorted(missing))}"
    said = {key for key in names.ids(statement.text) if corpus.entities[key].type in _STRICT}
    known: set[str] = set()
    for citation in cited:
        source = citation.passage.source
        about = "\n".join([source.publisher, source.title, source.read_through, citation.passage.disputed])
        known |= citation.passage.entities | names.with_parents(names.ids(about) | names.ids(citation.quote))
    for route in statement.routes:
        if route in corpus.routes:
            # What a route is, says its own file: a line about "own machines" may name the weights that run there.
            told = corpus.routes[route]
            texts = [*told.name.values(), *told.what.values(), *told.model_families, *told.aliases]
            known |= names.with_parents({told.vendor, told.operator} | names.ids("\n".join(texts)))
    if unknown := said - known:
        return f"its passages do not name {', '.join(sorted(unknown))}"
    return ""


def passed(
    statements: Sequence[Statement], corpus: Corpus, names: NameFinder
) -> tuple[tuple[Statement, ...], tuple[str, ...]]:
    """The statements that hold, and a line for each one refused."""
    kept: list[Statement] = []
    refused: list[str] = []
    for statement in statements:
        if reason := fault(statement, corpus, names):
            refused.append(f"{statement.text} ({reason})")
        else:
            kept.append(statement)
    return tuple(kept), tuple(refused)


def held(
    statements: Sequence[Statement], words: Words, corpus: Corpus, names: NameFinder
) -> tuple[tuple[Statement, ...], tuple[str, ...]]:
    """The statements that hold, numbered anew where one was refused, and a line for each one refused."""
    kept, refused = passed(statements, corpus, names)
    return (renumbered(kept, words) if refused else kept), refused
