"""What an answer has to leave open, and whom to ask about it: parties of a comparison, and sub-questions, on which
nothing is known; pure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from advisor.answer.texts import say
from advisor.records import DECIDED, Assessment, Corpus, Criterion, Language, Passage, Route
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
    # A maker of chips that is named in passing is no party of the comparison; one that is set beside another is.
    compared = understanding.compared(query.own_text)
    silent = [
        corpus.entities[root].name[language]
        for root in roots
        if (understanding.has_route(root) or root in compared)
        and not any(root in passage.entities for passage in known)
        and not any(understanding.belongs(route, frozenset({root})) for route in routes)
    ]
    if criterion is None:
        return tuple(say("gap_party", language, party=party) for party in silent)
    return tuple(_on(party, criterion, language) for party in silent)


def matter_gaps(
    query: Query, roots: Sequence[str], understanding: Understanding, language: Language
) -> tuple[str, ...]:
    """One sentence for each criterion that is asked for by name and on which nothing is known of a party named.

    Looked at are criteria that stand side by side ("retention and sub-processors"), each for each party, and the one
    that the question's construction names, for the services that the party runs itself.

    Args:
        query: the question.
        roots: the parties named.
        understanding: knows which routes are whose.
        language: of the sentences.
    """
    corpus: Corpus = understanding.corpus
    meant = query.routes or understanding.open_routes(query)
    gaps: list[str] = []
    for key in query.asked_for:
        for root in roots:
            mine = [route for route in meant if understanding.belongs(corpus.routes[route], frozenset({root}))]
            known = any(key in claim.topics and root in claim.entities for claim in corpus.claims)
            if mine and not known and not any(is_decided(corpus, route, key) for route in mine):
                gaps.append(_on(corpus.entities[root].name[language], corpus.criteria[key], language))
    for key in dict.fromkeys((*query.asked_for, *query.settled)):
        # "The weights on own machines need none" does not say what holds for the maker's own service.
        open_ones = [
            route
            for route in meant
            if corpus.routes[route].operator in roots
            and not is_decided(corpus, route, key)
            and not _is_led_by(route, key, understanding)
        ]
        names = "; ".join(corpus.routes[route].name[language] for route in open_ones)
        said = any(_on(corpus.entities[root].name[language], corpus.criteria[key], language) in gaps for root in roots)
        if names and not said:
            gaps.append(_on(names, corpus.criteria[key], language))
    return tuple(dict.fromkeys(gaps))


def _is_led_by(route: str, criterion: str, understanding: Understanding) -> bool:
    """Whether a claim on a criterion holds for a route, or says in its heading that it is about its operator alone."""
    corpus, names = understanding.corpus, understanding.names
    operator = corpus.routes[route].operator

    def about(heading: str) -> set[str]:
        return {key for key in names.with_parents(names.ids(heading)) if corpus.entities[key].type == "vendor"}

    return any(
        criterion in claim.topics
        and operator in claim.entities
        and (route in claim.routes or about(claim.heading) == {operator})
        for claim in corpus.claims
    )


def is_decided(corpus: Corpus, route: str, criterion: str) -> bool:
    """Whether something is known of a route on a criterion."""
    assessment = corpus.assessments.get((route, criterion))
    return assessment is not None and assessment.verdict in DECIDED


def _on(party: str, criterion: Criterion, language: Language) -> str:
    return say("gap_party_on", language, party=party, criterion=criterion.name[language])


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
