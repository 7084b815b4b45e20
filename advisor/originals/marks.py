"""Words that carry the substance of a sentence: figures, dates, negations, obligations, names; pure.

For English, Russian and Chinese. The lists lean towards too many: a change of wording that is looked at in vain costs
a minute, a change of substance that is taken for wording costs more.
"""

from __future__ import annotations

import re
from typing import Literal

Reason = Literal["figures", "dates", "negations", "obligations", "names", "rewritten", "added", "removed", "moved"]

_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:[,\u00a0\u202f\u2009 ]\d{3})+(?![\d])")
_MONTHS_EN = "january|february|march|april|may|june|july|august|september|october|november|december"
_MONTHS_SHORT = "jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
_MONTHS_RU = "январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр"
_FIGURES = re.compile(
    r"\d+(?:\.\d+)*|[%‰$€£¥₽½¼¾]|"
    r"\b(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|twenty|thirty|"
    r"forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|half|twice|double|once|both|all|any|"
    r"seconds?|minutes?|hours?|days?|weeks?|months?|quarters?|years?|annual(?:ly)?|daily|weekly|monthly|business|"
    r"calendar|working|at least|at most|up to|more than|less than|fewer than|within|immediately|indefinitely|"
    r"permanently)\b|"
    r"\b(?:один|одн[аоуи]\w*|дв[ауе]\w*|тр[иёе]\w{0,2}|четыр\w*|пят[ьи]\w*|шест[ьи]\w*|сем[ьи]|восем\w*|девят\w*|десят\w*|"
    r"двадцат\w*|тридцат\w*|сорок\w*|сто|ст[ао]|тысяч\w*|миллион\w*|миллиард\w*|половин\w*|вдвое|секунд\w*|минут\w*|"
    r"час(?:а|ов|ы)?|дн(?:я|ей|и|ям)|день|сут(?:ки|ок)|недел\w*|месяц\w*|год(?:а|у|ом|ы)?|лет|рабочи\w*|календарн\w*|"
    r"не более|не менее|до|свыше|немедленно|бессрочно|все|всех|люб\w+)\b|"
    r"[〇零一二三四五六七八九十百千万亿两半]+|工作日|小时|分钟|自然日|个?[天日周月年]|永久|立即|至少|最多|不超过|以内|以上|以下|所有|任何",
    re.IGNORECASE,
)
_DATES = re.compile(
    rf"\b(?:{_MONTHS_EN})\b|\b(?:{_MONTHS_SHORT})\b\.?|\b(?:{_MONTHS_RU})\w*|\b(?:19|20)\d\d\b|[年月日]", re.I
)
_NEGATIONS = re.compile(
    r"\b(?:not|no|never|none|nor|neither|nothing|nobody|without|cannot|except|excluding|unless|only|solely|longer)\b|n['’]t\b|"
    r"\b(?:не|ни|нет|нельзя|без|никогда|никто|ничто|никак\w+|кроме|исключ\w+|только|лишь|невозможн\w+)\b|"
    r"[不没無无非未勿莫]|除|仅|只",
    re.IGNORECASE,
)
_OBLIGATIONS = re.compile(
    r"\b(?:must|shall|may|might|should|will|would|can|could|need(?:s|ed)?|requir\w+|obliged?|obligat\w+|prohibit\w*|"
    r"forbid\w*|forbidden|permit\w*|allow\w*|entitl\w+|optional\w*|mandatory|opt(?:s|ed|ing)?[- ](?:in|out)|default\w*|"
    r"consent\w*|agree[sd]?|warrant\w*|liab\w+|indemnif\w+|indemnit\w+|responsib\w+|rights?|discretion|refus\w+)\b|"
    r"\b(?:долж\w+|обязан\w*|обязательств\w*|обязу\w+|вправе|может|могут|можно|запрещ\w+|разреш\w+|необходим\w*|треб\w+|"
    r"следует|допуска\w+|прав[оае]|согласи\w+|ответственност\w+|гарантир\w+|будет|будут)\b|"
    r"应当?|須|须|必须|必需|可以?|得|有权|禁止|需要?|要求|义务|允许|同意|责任|保证|默认|将|会",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\u3400-\u9fff]|[^\W_]+")
_NAME = re.compile(r"(?<![^\s(«“\"'/-])[A-ZА-ЯЁ][\w.&-]*")


def words(text: str) -> list[str]:
    """The words of a text in small letters; a Chinese character is one."""
    return [word.casefold() for word in _WORD.findall(text)]


def _marks(pattern: re.Pattern[str], text: str) -> list[str]:
    return [match.group().casefold() for match in pattern.finditer(text)]


def figures_in(text: str) -> list[str]:
    """Figures, number words and units, in order; separators of thousands do not count."""
    joined = _GROUPED.sub(lambda match: re.sub(r"\D", "", match.group()), text)
    return _marks(_FIGURES, joined)


def digits_in(text: str) -> set[str]:
    """The figures alone, those written in digits."""
    return {figure for figure in figures_in(text) if figure[0].isdigit()}


def _names_lacking(text: str, other: str) -> bool:
    """Whether `text` has a name, within a sentence, that `other` does not have at all."""
    known = set(words(other))
    return any(
        set(words(match.group())) - known
        for match in _NAME.finditer(text)
        if match.start() > 0 and text[: match.start()].rstrip()[-1:] not in (".", "!", "?", "")
    )


def reasons_between(before: str, after: str) -> tuple[Reason, ...]:
    """Why the change of one sentence is one of substance; empty when only its wording changed."""
    reasons: list[Reason] = []
    dates = _marks(_DATES, before) != _marks(_DATES, after)
    if figures_in(before) != figures_in(after):
        reasons.append("figures")
    if dates:
        reasons.append("dates")
    if sorted(_marks(_NEGATIONS, before)) != sorted(_marks(_NEGATIONS, after)):
        reasons.append("negations")
    if _marks(_OBLIGATIONS, before) != _marks(_OBLIGATIONS, after):
        reasons.append("obligations")
    if _names_lacking(before, after) or _names_lacking(after, before):
        reasons.append("names")
    return tuple(reasons)
