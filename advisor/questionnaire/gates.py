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
from advisor.questionnaire.sentences import is_beside, is_unread
from advisor.records import Assessment, Criterion, Route, Statement, Verdict
from advisor.retrieval.query import Query
from advisor.retrieval.ways import SELF_HOSTED

#: "Partly" is not turned: that something holds with exceptions says of its opposite that it happens at times, which
#: answers "can it happen?" with yes and "is it always so?" with no.
_TURNED: dict[Verdict, Verdict | None] = {"yes": "no", "no": "yes", "partly": None}
#: The criterion that asks whether a place can be chosen: its verdict is never one on a place that a question names.
_CHOICE_OF_PLACE = "residency"
#: The criterion on which an answer is one of a state: what one may demand says nothing of another.
_OF_A_STATE = "government-access"
#: The criterion that asks what machines the buyer needs.
_MACHINES = "hardware"
#: Asks how long before something is announced.
_NOTICE = re.compile(r"how much (?:advance |prior )?notice|за сколько|提前多久|提前多少", re.IGNORECASE)
_INPUT = re.compile(r"\binput\b|входн|输入", re.IGNORECASE)
_OUTPUT = re.compile(r"\boutput\b|выходн|输出", re.IGNORECASE)
_SIDES = ((_OUTPUT, _INPUT), (_INPUT, _OUTPUT))
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
    told = _told(statement)
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


def _told(statement: Statement) -> str:
    return "\n".join([statement.text, *(citation.quote for citation in statement.citations)])


def is_unsettled(assessment: Assessment) -> bool:
    """Whether an assessment's own sentence takes its verdict back for this route.

    Either all that it tells concerns something else than the route, or it says yes or partly while what would settle
    the matter was not read. It then informs, and the verdict is left to a person.
    """
    said = assessment.statement.get("en", "")
    return is_beside(said) or (assessment.verdict in ("yes", "partly") and is_unread(said))


def is_elsewhere(query: Query, match: Match, route: Route, statement: Statement, names: NameFinder) -> bool:
    """Whether a question is, by what it names, about something of which an assessment of this route tells nothing.

    Args:
        query: the question.
        match: the criterion that it means.
        route: the assessment's.
        statement: what the assessment says.
        names: finds what a text names.
    """
    if match.criterion == _OF_A_STATE:
        return bool(query.countries) and query.countries.isdisjoint(names.with_parents(names.ids(statement.text)))
    # What it takes to run the model oneself is told for the ways of running it oneself; whether a service does without
    # machines of one's own, for every way.
    asks_whether = match.relation in ("same", "opposite")
    own = route.group in ("self-hosted", "confidential")
    return match.criterion == _MACHINES and not (asks_whether or own) and bool(SELF_HOSTED.search(query.own_text))


def holds_period(question: str, text: str) -> bool:
    """Whether a text holds a length of time, where a question asks for one."""
    kinds = figures_asked(question) & {"duration"}
    if _NOTICE.search(question):
        kinds |= {"duration"}
    return kinds <= figures_held(kinds, text)


def lacks_side(question: str, text: str) -> bool:
    """Whether a question asks about what a model puts out, and a text speaks only of what is put in; or the reverse."""
    return any(side.search(question) and not side.search(text) and other.search(text) for side, other in _SIDES)


def holds_sum(question: str, text: str) -> bool:
    """Whether a text holds a sum of money, where a question asks for one."""
    kinds = figures_asked(question) & {"money"}
    return kinds <= figures_held(kinds, text)


def is_corroborated(match: Match, query: Query) -> bool:
    """Whether a criterion is the one that is meant, or the words of a question speak for one that it is near to."""
    return not match.near or match.nearest or match.criterion in query.criteria
