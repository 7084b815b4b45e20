"""Quantities that a question asks for by name, and whether a text gives one; pure.

"What are the rate limits?" is not answered by any figure, however well the passage fits: it takes a number of requests
or tokens in a time. `asked` knows coarse kinds of figures, which the judge weighs; a quantity is finer: a rate, a time
of notice, a sum in a currency, a number of things that have a name. Only what can be told with certainty is looked for:
of the other questions a quantity says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Literal

from advisor.answer.asked import DURATION
from advisor.briefs.sentences import sentences
from advisor.index.tokens import FUNCTION_WORDS, tokens

QuantityKind = Literal["rate", "notice", "currency", "count"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity that a question asks for."""

    kind: QuantityKind
    name: str
    """Of a sum, its currency (`RUB`); of a number, what is counted, in the question's words; empty otherwise."""
    stems: frozenset[str] = frozenset()
    """Search tokens of which a sentence must hold one: what is counted."""


_RATE_ASKED = re.compile(
    r"\brate[- ]?limit\w*|\b(?:requests?|queries|calls|tokens) (?:per|a|an|each) (?:second|minute|hour|day)\b|\b[rt]p[md]\b|"
    r"\bthrottl\w+|лимит\w* (?:на )?(?:запрос|токен|скорост|част)\w*|(?:запрос|токен)\w+ в (?:секунд|минут|час|день|сутки)\w*|"
    r"限流|速率限制|频率限制|调用频率|每(?:秒|分钟|小时|天)(?:多少|几|的)?(?:次|个)?(?:请求|词元|调用|token)",
    re.IGNORECASE,
)
#: A rule that there is a limit, or none, is no question for its size.
_RATE_HELD = re.compile(
    r"\b(?:requests?|queries|calls|tokens)\W+(?:per|a|an|each)\W+(?:second|minute|hour|day)\b|\b[rt]p[md]\b|\brate[- ]?limit\w*|\bthrottl|"
    r"\b(?:concurren\w+|parallel) requests?\b",
    re.IGNORECASE,
)
_NOTICE_ASKED = re.compile(
    r"\bhow (?:many (?:days|weeks|months|hours)['’]?|much|long)(?: of)?(?: an?| the)?(?: advance| prior)* (?:notice|warning)\b|"
    r"\bhow (?:many (?:days|weeks|months|hours)|much time|long) (?:in advance|beforehand|ahead)\b|\bnotice period\b|"
    r"\bза сколько (?:дней|недель|месяцев|часов|времени)\b.{0,80}(?:уведом|предупре|сообщ|извещ)|\bсрок\w* (?:\w+ ){0,2}(?:уведомлени|предупреждени)|"
    r"提前(?:多久|多少天|几天|多长时间|几个?月)|通知期",
    re.IGNORECASE,
)
_NOTICE_HELD = re.compile(
    r"\bnotif\w+|\bnotice|\bin advance\b|\bbeforehand\b|\bbefore\b|\bahead\b|\bannounc\w+|\bwarn\w*|\bprior\b|"
    r"\bwithin\b|\breport\w*|\binform\w*|\bapprov\w+|уведом\w+|предупре\w+|заранее|в течение|提前|通知|之内|内报告",
    re.IGNORECASE,
)
_MONEY_ASKED = re.compile(
    r"\bpric(?:e|es|ed|ing)\b|\bcosts?\b|\bhow much\b|\bpay\b|\bfees?\b|\bcharge|\btariff|\bfines?\b|\brates?\b|"
    r"\bцен[аыуе]?\b|\bстои\w+|стоимост|\bтариф\w*|\bсколько\b|\bплат\w+|штраф|价格|多少钱|费用|收费|计价|报价|罚款|单价",
    re.IGNORECASE,
)
#: Currencies, as questions name them and as texts write their sums.
_CURRENCIES = {
    "RUB": r"\broubles?\b|\brubles?\b|\bRUB\b|\bрубл\w*|₽|卢布",
    "EUR": r"\beuros?\b|\bEUR\b|\bевро\b|€|欧元",
    "GBP": r"\bpounds?(?: sterling)?\b|\bGBP\b|\bфунт\w*|£|英镑",
    "CNY": r"\byuan\b|\brenminbi\b|\bRMB\b|\bCNY\b|\bюан\w+|人民币|(?<![美欧日韩])元",
    "USD": r"\b(?:us )?dollars?\b|\bUSD\b|\bдоллар\w*|\$|美元|美金",
    "JPY": r"\b(?:japanese )?yen\b|\bJPY\b|\b[ий]ен[аыу]?\b|日元",
    "CHF": r"\bswiss francs?\b|\bCHF\b|\bшвейцарск\w+ франк\w*|瑞士法郎",
    "INR": r"\brupees?\b|\bINR\b|\bрупи\w+|₹|卢比",
    "KRW": r"\bkorean won\b|\bKRW\b|\bвон\b|₩|韩元",
}
_CURRENCY_PATTERNS = {code: re.compile(body, re.IGNORECASE) for code, body in _CURRENCIES.items()}
_COUNT_ASKED = re.compile(
    r"\b(?:how many|(?:what is |what's )?the (?:exact )?number of)\s+((?:[\w'’-]+[ ]){0,3}?[\w'’-]+?)(?=\s+(?:has|have|had|do|does|did|is|are|was|were|"
    r"can|could|may|must|will|would|should|in|of|for|per|at|from|on|with|by|to|that|which|who|we|you|they|it|there|"
    r"the|a|an|and|or)\b|\s*[?,;:.]|\s*$)",
    re.IGNORECASE,
)
#: What is counted in units of measure is no thing with a name.
_MEASURES = re.compile(
    r"\b(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|days till|times|percent|dollars?|euros?|tokens?|parameters?|"
    r"gigabytes?|gb|terabytes?|tb|watts?|kilowatts?|points?|more|fewer|others?|people|millions?|billions?)['’]?$",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"\w{3}s['’]?$")
_NUMBER = re.compile(
    r"(?<![\w.])\d[\d,.]*(?:[xX×k]|m|bn)?\b|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|"
    r"hundreds?|thousands?|half|no|none|all|both|single|several|a)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d$")
#: How many words may lie between a number and what it counts.
_REACH = 6


def quantities_asked(question: str) -> tuple[Quantity, ...]:
    """The quantities that a question asks for by name; empty for most questions."""
    found: list[Quantity] = []
    if _RATE_ASKED.search(question):
        found.append(Quantity("rate", ""))
    if _NOTICE_ASKED.search(question):
        found.append(Quantity("notice", ""))
    if _MONEY_ASKED.search(question):
        found += [Quantity("currency", code) for code in _asked_currencies(question)]
    # "How many days' notice" counts no notices.
    for counted in _COUNT_ASKED.findall(question) if not found else ():
        spoken = counted.split()
        # "For how many the rating that …" and "how many came" count what was named before.
        # Peoples have many names ("Americans", "US persons").
        if (
            spoken[-1][0].isupper()
            or set(tokens(spoken[0])) <= FUNCTION_WORDS
            or not _PLURAL.search(spoken[-1])
            or _MEASURES.search(counted)
        ):
            continue
        found.append(Quantity("count", counted.strip(), frozenset(tokens(spoken[-1])[-1:])))
    return tuple(found)


def _asked_currencies(question: str) -> list[str]:
    """Currencies named without a sum before or behind them: "in roubles", not "above 20 million dollars"."""
    codes = []
    for code, pattern in _CURRENCY_PATTERNS.items():
        for match in pattern.finditer(question):
            before, after = question[: match.start()], question[match.end() :]
            counted = re.search(
                r"(?:\d|\b(?:million|billion|thousand|млн|млрд|тыс|миллион\w*|миллиард\w*)|[万亿])\.?\s*$", before
            )
            if not (counted or re.match(r"\s*\d", after)):
                codes.append(code)
                break
    return codes


def is_given(quantity: Quantity, texts: Iterable[str], matter: Collection[str]) -> bool:
    """Whether a sentence of the texts gives a quantity.

    Args:
        quantity: what is asked for.
        texts: the evidence, in English or in the question's language.
        matter: search tokens of what the question turns on; of a notice, its sentence must hold one of them. Empty
            where the question names nothing else.
    """
    holds = _HOLDS[quantity.kind]
    return any(holds(quantity, sentence, matter) for text in texts for sentence in sentences(text) or [text])


def _holds_rate(_: Quantity, sentence: str, __: Collection[str]) -> bool:
    return bool(_RATE_HELD.search(sentence))


def _holds_notice(_: Quantity, sentence: str, matter: Collection[str]) -> bool:
    to_the_point = not matter or not set(matter).isdisjoint(tokens(sentence))
    return to_the_point and bool(_NOTICE_HELD.search(sentence) and DURATION.search(sentence))


def _holds_sum(quantity: Quantity, sentence: str, _: Collection[str]) -> bool:
    return bool(_CURRENCY_PATTERNS[quantity.name].search(sentence)) and bool(re.search(r"\d", sentence))


def _holds_count(quantity: Quantity, sentence: str, _: Collection[str]) -> bool:
    """Whether a number stands near what is counted."""
    words = re.findall(r"[\w.,'’×-]+", sentence)
    counted = [place for place, word in enumerate(words) if not quantity.stems.isdisjoint(tokens(word))]
    numbers = [
        place for place, word in enumerate(words) if _NUMBER.fullmatch(word.rstrip(".,")) and not _YEAR.match(word)
    ]
    return any(abs(place - number) <= _REACH for place in counted for number in numbers if place != number)


_HOLDS: dict[QuantityKind, Callable[[Quantity, str, Collection[str]], bool]] = {
    "rate": _holds_rate,
    "notice": _holds_notice,
    "currency": _holds_sum,
    "count": _holds_count,
}
