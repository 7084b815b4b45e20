"""What entries of the corpus' YAML files cite: the claims meant, and the figures that these hold."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from advisor.briefs.figures import figures_held
from advisor.briefs.located import Located
from advisor.errors import Problem
from advisor.records import Passage


def cited_passages(
    targets: Sequence[str],
    located: Located,
    keys: Sequence[str | int],
    passages: Mapping[str, Passage],
    unread: Collection[str],
    problems: list[Problem],
    entry: str = "",
) -> list[Passage]:
    """The claims that are cited; one that does not exist becomes a problem.

    Args:
        targets: what is cited, as `source#claim`.
        located: the data of the file.
        keys: where in it the entry stands that has these under `citations`.
        passages: all claims by id.
        unread: ids of briefs that cannot be read; citations of them are not called dead.
        problems: takes what is wrong.
        entry: the id of the entry, where a problem should name it.
    """
    cited: list[Passage] = []
    for place, target in enumerate(targets):
        if target in passages:
            cited.append(passages[target])
        elif target.partition("#")[0] not in unread:
            named = f"{entry}: " if entry else ""
            line = located.line(*keys, "citations", place)
            problems.append(Problem(located.path, line, f"{named}citation {target}: no such claim"))
    return cited


def figures_of_cited(cited: Iterable[Passage]) -> frozenset[str]:
    """The figures that claims can vouch for: those of the text, of the source's title and dates, of the locator."""
    return figures_held(
        text for p in cited for text in (p.text, p.source.title, p.source.published, p.source.as_of, p.locator)
    )
