"""Recognises the criterion that a question's construction names, where single words would mislead; pure.

"What happens when we leave OpenAI?" has no word for an exit, and "leave" alone speaks of data as often as of a buyer;
whom or what one leaves tells. Where a construction is found the criterion is settled, whatever else the words touch.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

#: Asks for a place: where data lies, not for how long.
WHERE = re.compile(
    r"\bwhere\b|\bin (?:which|what) (?:country|countries|region|place|jurisdiction)\b|\bгде\b|\bв как\w+ (?:стран|регион)\w*|"
    r"哪里|哪儿|哪个国家|哪些国家|何处|什么地方|在哪",
    re.IGNORECASE,
)
_DATA = (
    r"(?:what (?:we|you) (?:send|type|enter|submit)|data|prompts?|inputs?|outputs?|content|files?|logs?|conversations?|chats?|information|texts?|documents?|"
    r"данн\w+|запрос\w*|промпт\w*|переписк\w+|файл\w*|журнал\w*|ответ\w*|информаци\w+|документ\w*|текст\w*|диалог\w*|"
    r"数据|提示词|对话|内容|文件|日志|输入|输出|信息|资料)"
)
_LIES = (
    r"(?:stor(?:e|es|ed|ing)|ke(?:ep|eps|pt)|h[eo]ld|holds|process(?:es|ed|ing)?|host(?:s|ed)?|located|resid(?:e|es|ing)|"
    r"sits?|live|lives|end up|go|хран\w+|леж\w+|обрабатыва\w+|находи\w+|размеща\w+|попада\w+|存储|存放|存在|保存|处理|放在|落地)"
)
_PLACE = re.compile(
    rf"(?:\bin (?:which|what) (?:country|countries|region|regions|jurisdiction|part of the world)\b|\bв как\w+ (?:стран|регион)\w*|"
    rf"哪个国家|哪些国家|哪国)(?=.{{0,90}}{_DATA})(?=.{{0,90}}{_LIES})|{_DATA}.{{0,40}}{_LIES}.{{0,12}}(?:哪个国家|哪些国家|哪国)|"
    rf"\bwhere\b(?! (?:does|do|is|are|can|in) (?:it|they|that|this|we|i|you)\b)(?!.{{0,30}}\b(?:see|find|read|check|says?|switch|set|turn|opt)\b)(?=.{{0,60}}{_DATA})(?=.{{0,60}}\b(?:stored|kept|held|processed|hosted|located|"
    rf"reside|store|keep)\b)|\bгде\b(?!.{{0,30}}(?:увидеть|посмотреть|прочитать|указан|написан|сказан|настро|отключ))(?=.{{0,60}}{_DATA})(?=.{{0,60}}(?:хран|обрабатыва|леж))",
    re.IGNORECASE,
)
_GOVERNMENT = (
    r"(?:governments?|authorit(?:y|ies)|state agenc(?:y|ies)|intelligence (?:services?|agenc(?:y|ies))|secret services?|"
    r"security services?|police|law enforcement|courts?|prosecutors?|the (?:communist )?party|beijing|washington|\bccp\b|\bnsa\b|\bfbi\b|"
    r"правительств\w*|власт\w+|спецслужб\w*|разведк\w*|госорган\w*|государств\w*|полици\w*|прокуратур\w*|суд(?:ы|ов|а|у|ом)?\b|пекин\w*|вашингтон\w*|"
    r"政府|当局|国家机关|情报(?:机构|部门)|公安|国安|警方|法院|司法机关)"
)
_REACHES = (
    r"(?:access|obtain|get(?:s|ting)?\b|demand|compel|forc(?:e|ed)|requests?\b|seiz|subpoena|hand(?:ed)? over|reach|read\b|see\b|"
    r"spy|look (?:at|into)|require|получ\w+|потребов\w+|требова\w+|доступ\w*|изъ\w+|запросить|запрашив\w+|истребова\w+|заставить|обязать|выда\w+|прочитать|увидеть|"
    r"拿到|获取|调取|要求|索取|访问|查看|交出|调阅|拿走|看到)"
)
_STATE = re.compile(
    rf"{_GOVERNMENT}.{{0,60}}{_REACHES}.{{0,50}}{_DATA}|{_REACHES}.{{0,30}}{_DATA}.{{0,40}}{_GOVERNMENT}|"
    rf"{_DATA}.{{0,30}}(?:be )?(?:accessed|obtained|seized|demanded|read|requested) by .{{0,20}}{_GOVERNMENT}",
    re.IGNORECASE,
)
#: A rule of the state's own procurement, or a court's ruling on a rule, is no reach for data.
_NO_REACH = re.compile(
    r"\b(?:ban(?:s|ned)?|prohibit\w*|forbid\w*|train\w*|fine[sd]?|sue[sd]?|lawsuit|register|filing|label\w*|disclos\w+ training|preserv\w*|to (?:retain|keep))\b|"
    r"запре[тщ]\w*|обуча\w*|обучен\w*|штраф\w*|禁止|禁令|训练|罚款|备案",
    re.IGNORECASE,
)
_WHO_LEAVES = r"\b(?:we|i|us|you|one|customers?|clients?|buyers?|our (?:company|firm|team))\s+(?:\w+\s+){0,3}"
_LEAVES = re.compile(
    rf"(?:{_WHO_LEAVES}(?:leave|left|quit|drop|ditch|exit|abandon|(?:switch|move|migrate|walk) (?:away |off )?(?:from|off)|(?:get|move) (?:off|away from|out of)|part with|stop using)|"
    r"(?<!data )(?<!prompts )\b(?:leaving|quitting|ditching|exiting|abandoning|moving (?:away )?(?:from|off)|(?:switching|migrating) (?:away )?(?:from|off))|"
    r"\b(?:уход\w*|уйти|уйд[её]м|уходим|отказаться|откаж\w+ся|откажемся|отказываемся|съехать|съедем|соскочить)\s+(?:\w+\s+)?(?:от|с|со|из)|"
    r"(?:离开|弃用|停用|换掉|不再使用|不再用|终止使用|退出|脱离))\s*(?:the |our |from )?$",
    re.IGNORECASE,
)
_ANY_VENDOR = re.compile(
    r"(?:the |our |a |this )?(?:\w+ )?(?:vendor|provider|supplier)\b|поставщик\w*|вендор\w*|провайдер\w*|(?:这家|该)?(?:厂商|供应商)",
    re.IGNORECASE,
)
_MISHAPS = (
    r"(?:(?:security |data |known |past |public |recent |serious )*(?:incidents|breaches|leaks|hacks|outages)|"
    r"(?:инцидент\w*|утеч(?:ки|ек|ках)|взлом(?:ы|ов|ах)|сбо(?:и|ев|ях))|(?:安全)?(?:事故|事件|泄露事件|泄密事件))"
)
_MISHAPS_OF = re.compile(
    rf"{_MISHAPS}\s*(?:has|have|did|were there|бывали|были|случались|случались|произошли)?\s*(?:(?:of|at|with|by|around|involving|concerning|у|в|с|со|из|связанн\w+ с|компании|сервиса)\s+)?(?:the )?$",
    re.IGNORECASE,
)
_OF_WHOM_MISHAPS = re.compile(
    rf"^(?:['’]s)?\s*(?:had |has had |suffered |была |были |было |发生过|出过|有过|有|出现过)?(?:any |какие[- ]либо |的|哪些|什么|过)*\s*{_MISHAPS}",
    re.IGNORECASE,
)
#: Says which data is meant, not what becomes of it: "the prompts that we send to X".
SENT = re.compile(
    r"\b(?:(?:that|which) )?(?:(?:we|you|i|our \w+) (?:\w+ )?)?(?:send|sent|submit|submitted) to\b(?! (?:china|the us)\b)|"
    r"(?:котор\w+ )?(?:мы )?(?:отправл\w+|посыла\w+) (?:в|к)\b|发送?(?:到|给)",
    re.IGNORECASE,
)
#: Asks what follows from incidents, or whether one is told of them.
TELLING_OF_THEM = re.compile(
    r"\bnotif\w*|\btell\b|\binform\w*|\breport(?:ed|ing)?\b|\bhow (?:fast|quickly|soon|long)\b|\bliab\w+|уведом\w*|сообщ\w*|срок\w*|通知|告知|报告|责任",
    re.IGNORECASE,
)


def _place(text: str, _: Sequence[tuple[int, int]]) -> bool:
    return bool(_PLACE.search(text))


def _state(text: str, _: Sequence[tuple[int, int]]) -> bool:
    return bool(_STATE.search(text)) and not _NO_REACH.search(text)


def _leaving(text: str, parties: Sequence[tuple[int, int]]) -> re.Match[str] | None:
    vendors = [*parties, *(match.span() for match in _ANY_VENDOR.finditer(text))]
    return next((found for start, _ in vendors if (found := _LEAVES.search(text[:start]))), None)


def _exit(text: str, parties: Sequence[tuple[int, int]]) -> bool:
    return _leaving(text, parties) is not None


def besides_leaving(text: str, parties: Sequence[tuple[int, int]]) -> str:
    """A text without the words that say that somebody leaves a party: what else it asks may be more to the point."""
    found = _leaving(text, parties)
    return f"{text[: found.start()]} {text[found.end() :]}" if found else text


def _mishaps(text: str, parties: Sequence[tuple[int, int]]) -> bool:
    if TELLING_OF_THEM.search(text):
        return False
    return any(_MISHAPS_OF.search(text[:start]) or _OF_WHOM_MISHAPS.search(text[end:]) for start, end in parties)


_CONSTRUCTIONS: Mapping[str, Callable[[str, Sequence[tuple[int, int]]], bool]] = {
    "government-access": _state,
    "residency": _place,
    "exit": _exit,
    "incidents": _mishaps,
}


def constructed(text: str, parties: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    """Ids of the criteria that a question's constructions name; empty for most questions.

    Args:
        text: the question.
        parties: where it names vendors, hosts, models and tools, as offsets.
    """
    return tuple(key for key, found in _CONSTRUCTIONS.items() if found(text, parties))
