"""Resolves a follow-up against the earlier questions of a chat, without a language model; pure.

"And for Anthropic?" keeps the earlier topic and drops the earlier party; "why?" keeps both; a question that stands on
its own keeps nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from advisor.briefs.names import NameFinder
from advisor.index.tokens import FUNCTION_WORDS, tokens
from advisor.records import Corpus
from advisor.retrieval.query import PARTY_TYPES

_REFERS = re.compile(
    r"\b(?:it|its|they|them|their|theirs|that|this|these|those|there|then|same|such|he|she|one|ones|former|latter|either|both|the other)\b|"
    r"^\W*(?:ok(?:ay)?[\s,]+)?(?:and|but|or|so|also|why|when|what about|how about|what if)\b|"
    r"\b(?:это|этого|этот|эта|эти|этом|там|тогда|тот|та|те|такой|такое|он|она|оно|они|его|её|ее|их|ней|нему|ним|тоже|также|прежн\w+)\b|"
    r"^\W*(?:а|и|но|или|почему|когда|что насч[её]т|как насч[её]т|если)\b|"
    r"那|它|他们|它们|这个|这种|这些|这样|呢|其|上述|同样|也|还",
    re.IGNORECASE,
)
_ASKING_WORDS = """
need know give tell us give me please ok okay normal case less that is so что как кто ли надо нужно скажите подскажите
吗 呢 的 是 有 我们 什么 怎么 那
"""
_FILLER = FUNCTION_WORDS | frozenset(tokens(_ASKING_WORDS))
#: Nothing but a question for the reason of the answer before.
_WHY = re.compile(
    r"\W*(?:(?:and|but|so|ok|okay|а|но|и)\W+)?"
    r"(?:why(?: (?:is|does|do|are|would) (?:that|this|it|they)\w*| so| not)?|how come|почему(?: же)?(?: так| это| нет| нельзя)?|"
    r"为什么(?:呢|不行|不能|会这样|这样)?)\W*",
    re.IGNORECASE,
)
#: A question with at least this many words of its own, and a party of its own, stands alone.
_ENOUGH_WORDS = 5


def content_tokens(text: str) -> list[str]:
    """The search tokens of a text without those that carry no topic."""
    return [token for token in tokens(text) if token not in _FILLER]


def asks_why(question: str) -> bool:
    """Whether a question asks for nothing but the reason of the answer before."""
    return bool(_WHY.fullmatch(question))


def resolve(question: str, history: Sequence[str], corpus: Corpus, names: NameFinder, *, on_topic: bool = True) -> str:
    """What the earlier questions contribute to this one: a context to put before it, empty when it stands alone.

    Args:
        question: the new question.
        history: earlier questions of the chat, oldest first.
        corpus: for the kinds of the entities named.
        names: finds those entities.
        on_topic: whether the question touches a criterion or a route by its own words; one that names nothing, leans on
            nothing and is not on the topic does not follow up on anything.
    """
    if not history:
        return ""
    mentions = names.find(question)
    own_parties = {m.entity for m in mentions if corpus.entities[m.entity].type in PARTY_TYPES}
    words = content_tokens(_without(question, [(m.start, m.end) for m in mentions]))
    leans = bool(_REFERS.search(question))
    if len(words) >= _ENOUGH_WORDS and mentions and not leans:
        return ""
    named = {m.entity for m in mentions if corpus.entities[m.entity].type != "country"}
    if not leans and not named and not on_topic:
        # A change of subject ("best recipe for borscht?"), or no question at all ("thanks!", emoji).
        return ""
    context: list[str] = []
    has_party, has_topic = bool(own_parties), len(words) >= _ENOUGH_WORDS
    for earlier in reversed(history[-4:]):
        found = names.find(earlier)
        parties = [m for m in found if corpus.entities[m.entity].type in PARTY_TYPES]
        kept = _without(earlier, [(m.start, m.end) for m in parties]) if own_parties else earlier
        context.insert(0, kept.strip())
        has_party = has_party or bool(parties)
        has_topic = has_topic or len(content_tokens(_without(earlier, [(m.start, m.end) for m in found]))) >= 2
        if has_party and has_topic:
            break
    return "\n".join(text for text in context if text)


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + " " + text[end:]
    return text
