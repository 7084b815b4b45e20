"""Which kind of figure a question asks for, and whether a text holds one; pure.

"How many hours' notice …?" is not answered by a passage without a length of time, however well its words fit. Kinds
are those of question answering (Li and Roth 2002), as far as terms of service speak of them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_ASKS: Mapping[str, str] = {
    "duration": r"how long|how many (?:\w+ ){0,3}(?:days?|hours?|months?|years?|weeks?|minutes?)|"
    r"(?:what|which|any) (?:\w+ ){0,2}(?:period|deadline|term)\b|number of (?:days|hours|months|years)|within what time|"
    r"how (?:fast|quickly|soon)|notice period|"
    r"сколько (?:\w+ ){0,3}(?:дн|час|мес|лет|год|недел|суток|времени)|как долго|как быстро|на какой срок|за какое время|"
    r"какой срок|каков\w* срок|сколько хран|"
    r"多久|多长时间|多少(?:天|小时|个?月|年)|几(?:天|个?月|年|小时)|期限",
    "date": r"\bwhen\b|what date|which (?:day|month|year)|from what (?:day|date)|cut-?off date|"
    r"когда|с какого (?:числа|дня|момента|года)|до какого|какого числа|в каком году|"
    r"何时|什么时候|哪一?[天年]|几号|从.{0,4}起|截止",
    "money": r"how much (?:\w+ ){0,3}(?:cost|pay|charge)|how much (?:is|was|does|do|would|did|will|more|extra)|"
    r"\bpric(?:e|es|ing)\b|what (?:does|do|would|will) .{0,40}\bcosts?\b|what(?:'s| is) the (?:fine|cost|fee|price|bill)|"
    r"how (?:big|large|high) .{0,20}(?:fine|penalty|settlement)|\bpenalty\b|"
    r"сколько (?:\w+ ){0,2}(?:стои|бер[её]т|плат|обойд)|цен[аыу]\b|стоимост|штраф|"
    r"多少钱|价格|费用|罚款|索赔多少|赔",
    "share": r"per ?cent|percentage|what share|what (?:part|fraction)|\bproportion\b|"
    r"процент|какая доля|какую долю|百分之|比例|占比|准确率",
    "count": r"how many|how big|how large|how much (?:memory|vram|ram|gpu)|number of|what score|"
    r"сколько|количеств|число\b|多少|几(?:个|家|张|台|块|款|条)",
}
_HOLDS: Mapping[str, str] = {
    "duration": r"\d+(?:[-–]\d+)?\)?[ -]?(?:(?:business|working|calendar) )?(?:days?|hours?|months?|years?|weeks?|minutes?|calendar days|дн|час|месяц|лет|год|"
    r"天|小时|个月|年)|\b(?:one|two|three|four|five|six|seven|ten|twelve|thirty) (?:days?|hours?|months?|years?|weeks?|"
    r"minutes?)|indefinite|until .{0,20}delet|no (?:fixed|stated|set) (?:period|number|term)|without undue delay|"
    r"immediately|бессрочн|немедленно|无限期|立即",
    "date": r"\b(?:19|20)\d\d\b",
    "money": r"(?:USD|EUR|GBP|RMB|CNY|RUB|KRW|\$|€|£|¥)\s?\d|\d[\d,.]*\s?(?:million|billion|dollars?|euros?|roubles?|"
    r"yuan|won|USD|EUR|долл|евро|руб|元)|free of charge|costs nothing|\bfree\b|бесплатн|免费",
    "share": r"\d\s?%|\d (?:per ?cent|percent)|процент|百分之",
    "count": r"\d",
}
_ASKS_PATTERNS = {kind: re.compile(pattern, re.IGNORECASE) for kind, pattern in _ASKS.items()}
_HOLDS_PATTERNS = {kind: re.compile(pattern, re.IGNORECASE) for kind, pattern in _HOLDS.items()}
#: A length of time, or that there is none.
DURATION = _HOLDS_PATTERNS["duration"]


def figures_asked(question: str) -> frozenset[str]:
    """Kinds of figures that a question asks for: duration, date, money, share, count; empty when it asks for none."""
    kinds = {kind for kind, pattern in _ASKS_PATTERNS.items() if pattern.search(question)}
    # "How many days" asks for a duration, not for any number.
    return frozenset(kinds - {"count"} if kinds - {"count"} else kinds)


def figures_held(kinds: frozenset[str], text: str) -> frozenset[str]:
    """Those of `kinds` of which a text holds a figure."""
    held = frozenset(kind for kind in kinds if _HOLDS_PATTERNS[kind].search(text))
    # "When must it be deleted?" may be answered by "within 17 days".
    by_duration = "date" in kinds and _HOLDS_PATTERNS["duration"].search(text) is not None
    return held | {"date"} if by_duration else held
