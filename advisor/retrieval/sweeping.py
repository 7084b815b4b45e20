"""Whether a question puts something without exception ("never", "everything", "the whole EU"); pure.

Such a question is answered by one exception that is on record, whatever else is known.
"""

from __future__ import annotations

import re
from typing import Literal

#: How a question sweeps: nothing at all, or everything without exception.
Sweep = Literal["never", "always"]

_NEVER = re.compile(
    r"\bnever\b|\bnothing\b|\bno (?:prompts?|data|logs?)\b(?= (?:is|are|ever)\b)|"
    r"n't (?:ever |\w+ )?(?:\w+ )?anything\b|"
    r"\bnot \w+ anything\b|"
    r"никогда|\bничего\b|从不|从来不|绝不|永不|什么都不|不会.{0,6}任何|不.{0,4}任何",
    re.IGNORECASE,
)
_ALWAYS = re.compile(
    r"\balways\b|\beverything\b|\beverywhere\b|\bwithout (?:any )?exceptions?\b|"
    r"\b(?:the )?(?:whole|entire)(?: of)? (?:the )?[A-Z]|\ball of (?:the )?[A-Z]|"
    r"\bin every (?:country|state|case)\b|\bworldwide\b|"
    r"всегда|\bвс[её] подряд\b|везде|повсюду|без исключени|"
    r"\bво вс[её]м\b|\bпо всем[у]? (?:миру|ЕС)\b|"
    r"总是|一律|全都|到处|全球|无一例外|整个",
)
#: Asks for a person, a reason or a thing: it takes nothing for granted that could be denied.
_OPEN = re.compile(
    r"^\W*(?:who|whose|what|which|why|how|when|where|кто|что|какой|какие|какая|почему|как|когда|где|сколько)\b|"
    r"哪|为什么|怎么|如何|多久|多少|\bwhich of\b",
    re.IGNORECASE,
)


def swept(question: str) -> Sweep | None:
    """How a question that can be answered by yes or no sweeps; none where it does not, or asks openly.

    Args:
        question: its own words.
    """
    if _OPEN.search(question):
        return None
    if _NEVER.search(question):
        return "never"
    return "always" if _ALWAYS.search(question) or _ALWAYS.search(question.lower()) else None
