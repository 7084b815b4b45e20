"""What the sentence under a cell shows about itself: an inference of ours, an answer to a question of its own; pure."""

from __future__ import annotations

import re

#: How our texts mark what we conclude and no source says.
_INFERRED = re.compile(
    r"\b(?:our|my) reading\b|(?:по|на) наш\w+ (?:оценк|вывод|мнени)|наш вывод|我们的判断|我们认为", re.IGNORECASE
)
#: How a sentence begins that answers the criterion's own question with a yes, a no, or something between.
_ANSWERS = re.compile(
    r"(?:by our reading,? |our reading: |in part, |по нашей оценке,? |наш вывод: |我们的判断[：:，]?)?(?:"
    r"(?:yes|no)(?=[,.:;]| where| as to| for)|not (?:by|wholly|really|fully|shown|at all|so)\b|largely|mostly|partly|"
    r"usually|possible|possibly|only (?:in|with|where)|in part\b|(?:it )?depends|it runs the other way|"
    r"under conditions|"
    r"да(?=[,.:;])|нет(?=[,.:;])|не (?:вполне|полностью|совсем)|в основном|по большей части|во многом|отчасти|частично|"
    r"возможно|как правило|обычно|только (?:при|в)|всё наоборот|зависит|при условии|"
    r"是[，。：；]|否[，。：；]|不[，。：；]|大体|基本|大部分|部分|通常|可以[，。：；]|可能|视|取决于|有条件|仅)",
    re.IGNORECASE,
)
#: What was found is said of something else than the route, or what would settle the matter was not read.
_BESIDE = re.compile(
    r"\b(?:case|cases|incidents?) found concerns? [^.;]{0,60}\bnot [^.;]{0,40}\bitself\b", re.IGNORECASE
)
_UNKNOWN = re.compile(
    r"\b(?:our|my) notes (?:hold|record|have) (?:nothing|no)\b|\b(?:is|are) not in (?:our|these) (?:notes|claims)\b|"
    r"\b(?:have|has|was|were) not (?:been )?read\b",
    re.IGNORECASE,
)
_UNREAD = re.compile(r"\b(?:have|has|was|were) not (?:been )?read\b", re.IGNORECASE)


def is_inferred(text: str) -> bool:
    """Whether a sentence, in any of our languages, is at least in part a conclusion of ours."""
    return bool(_INFERRED.search(text))


def answers_at_once(text: str) -> bool:
    """Whether a sentence begins with an answer, so that it can only stand below the question that it answers."""
    return bool(_ANSWERS.match(text))


def is_beside(said: str) -> bool:
    """Whether an assessment's English sentence says that what it tells concerns something else than the route."""
    return bool(_BESIDE.search(said))


def is_unknown(sentence: str) -> bool:
    """Whether a sentence of an assessment says that we know nothing of what it names."""
    return bool(_UNKNOWN.search(sentence))


def is_unread(said: str) -> bool:
    """Whether an assessment's English sentence says that what would settle the matter was not read."""
    return bool(_UNREAD.search(said))
