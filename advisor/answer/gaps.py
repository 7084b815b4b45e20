"""What an answer has to leave open, and whom to ask about it: parties of a comparison, and sub-questions, on which
nothing is known; pure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from advisor.answer.texts import say
from advisor.records import Assessment, Corpus, Criterion, Language, Passage, Route
from advisor.retrieval.query import Query, Understanding


def party_gaps(
    query: Query,
    roots: Sequence[str],
    evidence: Sequence[Passage],
    assessments: Sequence[Assessment],
    understanding: Understanding,
    language: Language,
) -> tuple[str, ...]:
    """One sentence for each party of a comparison on which the corpus is silent.

    Where the question touches a criterion, the whole corpus is looked through, not only what the search chose to show:
    "nothing" is said of a corpus that holds nothing, and of that criterion by name.

    Args:
        query: the question.
        roots: the parties compared; fewer than two make no comparison.
        evidence: passages that the answer shows.
        assessments: lines of routes that the answer shows.
        understanding: knows which routes are whose.
        language: of the sentences.
    """
    if len(roots) < 2:
        return ()
    corpus: Corpus = understanding.corpus
    criterion = corpus.criteria.get(query.criteria[0]) if query.criteria else None
    known = [p for p in corpus.passages if criterion.id in p.topics] if criterion else evidence
    routes = [corpus.routes[assessment.route] for assessment in assessments]
    silent = [
        corpus.entities[root].name[language]
        for root in roots
        if understanding.has_route(root)
        and not any(root in passage.entities for passage in known)
        and not any(understanding.belongs(route, frozenset({root})) for route in routes)
    ]
    if criterion is None:
        return tuple(say("gap_party", language, party=party) for party in silent)
    return tuple(say("gap_party_on", language, party=party, criterion=criterion.name[language]) for party in silent)


#: A template sets its blank off by spaces; between two Chinese characters there is none.
_BETWEEN_HAN = re.compile(r"(?<=[\u3400-\u9fff，：；]) (?=[\u3400-\u9fff])")


def question_to(criterion: Criterion, party: str, language: Language) -> str:
    """The question of a criterion as it is sent to a party.

    Args:
        criterion: what is asked about.
        party: the name of who is asked; empty for "the vendor".
        language: of the question.
    """
    question = criterion.vendor_question[language].replace("{vendor}", party or say("the_vendor", language))
    return _BETWEEN_HAN.sub("", question)


def party_to_ask(route: Route, corpus: Corpus, language: Language) -> str:
    """Who can answer for a route: its operator; for weights on own machines their maker; empty where there are many."""
    known = [corpus.entities[key] for key in (route.operator, route.vendor) if key in corpus.entities]
    return known[0].name[language] if known else ""
