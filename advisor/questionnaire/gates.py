"""Whether an assessment's verdict is one on the question as a file words it; pure.

A wrong verdict costs more than a missing one: where the question is narrower than the criterion, or names what the
assessment does not, the sentence is shown and the verdict is left to a person.
"""

from __future__ import annotations

import re

from advisor.answer.asked import figures_asked, figures_held
from advisor.briefs.figures import figures
from advisor.briefs.names import NameFinder
from advisor.questionnaire.matching import Match
from advisor.records import Assessment, Criterion, Statement, Verdict
from advisor.retrieval.query import Query

#: "Partly" is not turned: that something holds with exceptions says of its opposite that it happens at times, which
#: answers "can it happen?" with yes and "is it always so?" with no.
_TURNED: dict[Verdict, Verdict | None] = {"yes": "no", "no": "yes", "partly": None}
#: The criterion that asks whether a place can be chosen: its verdict is never one on a place that a question names.
_CHOICE_OF_PLACE = "residency"
#: Asks how long before something is announced.
_NOTICE = re.compile(r"how much (?:advance |prior )?notice|за сколько|提前多久|提前多少", re.IGNORECASE)
_ITEM_NUMBER = re.compile(r"^\W*(?:\d+\.)+\d*\s+|^\W*\d+\)\s*")


def as_asked(verdict: Verdict, match: Match) -> Verdict | None:
    """The verdict on the question as the file words it; None where it asks for none, or its direction is in doubt."""
    if verdict in ("silent", "conflict", "not_in_corpus"):
        return verdict
    if match.relation == "same":
        return verdict
    if match.relation == "opposite":
        return _TURNED.get(verdict, verdict)
    return None


def is_narrower(
    query: Query, criterion: Criterion, assessment: Assessment, statement: Statement, names: NameFinder
) -> bool:
    """Whether a question names a country, law, standard or figure on which the assessment is no verdict.

    Args:
        query: the question.
        criterion: the one that it means.
        assessment: of a route on it.
        statement: what the assessment says, with its quotes.
        names: finds what a text names.
    """
    told = "\n".join([statement.text, *(citation.quote for citation in statement.citations)])
    said = names.with_parents(names.ids(told))
    if criterion.id == _CHOICE_OF_PLACE and query.countries:
        # Where no place can be chosen, one that is not even named cannot be had either.
        return assessment.verdict != "no" or bool(query.countries & said)
    known = said | names.with_parents(names.ids(criterion.question["en"]))
    for citation in statement.citations:
        known |= citation.passage.entities
    if not (query.countries | query.matters) <= known:
        return True
    return bool(figures(_ITEM_NUMBER.sub("", query.own_text)) - figures(told))


def holds_period(question: str, text: str) -> bool:
    """Whether a text holds a length of time, where a question asks for one."""
    kinds = figures_asked(question) & {"duration"}
    if _NOTICE.search(question):
        kinds |= {"duration"}
    return kinds <= figures_held(kinds, text)


def holds_sum(question: str, text: str) -> bool:
    """Whether a text holds a sum of money, where a question asks for one."""
    kinds = figures_asked(question) & {"money"}
    return kinds <= figures_held(kinds, text)


def is_corroborated(match: Match, query: Query) -> bool:
    """Whether the words of a question speak for a criterion that it is only near to."""
    return not match.near or match.criterion in query.criteria
