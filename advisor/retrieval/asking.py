"""What shows that a line asks something, with and without a question mark, or stands in a list; patterns alone."""

from __future__ import annotations

import re

#: What stands before an entry of a list.
MARKER = re.compile(
    r"^\s*(?:[-*•–—·▪◦☐□]\s+|[（(]?\d{1,3}(?:\.\d{1,3})*[.)）、．:]\s*|\(?[a-zа-я][.)]\s+|[（(]?[一二三四五六七八九十]{1,3}[）)、.]\s*|[①-⑳]\s*|"
    r"(?:Q|Question|Вопрос|问题)\s?\d{1,3}\s?[.:)、]?\s+)",
    re.IGNORECASE,
)
# Chinese numbers stand in a line without spaces around them.
# A question mark that is not inside an address ("…?id=1"). Tied to the start: a long text is read once.
ASKS = re.compile(r"\A\W*\w.*(?:\?(?!\w)|？)", re.DOTALL)
#: Asks without a question mark: "Legal asked whether …", "please confirm …".
REQUEST = re.compile(
    r"\b(?:ask(?:s|ed|ing)?|(?:want|need|like)(?:s|ed)? to (?:know|understand|learn)|wonder(?:s|ed|ing)?|(?:un|not |n't )sure|unclear|not clear|clarify|advise|check|verify|find out|"
    r"tell (?:me|us|them)|let (?:me|us|them) know(?! if (?:there|anything|you (?:need|have|want)))|confirm|explain|question (?:is|was))\b[^.!?]{0,80}?"
    r"\b(?:whether|if|what|which|who|whose|how|when|where|why)\b|\b(?:please|kindly|to) (?:also )?confirm\b|"
    r"\b(?:спрашива\w+|спросил\w*|интересу\w+|(?:хо[тч]\w+|нужно|надо|важно|прос\w+|прош\w+)(?: \w+){0,3} (?:знать|узнать|понять|выяснить|уточнить|подтвердить)|подтверд\w+|"
    r"уточнит\w+|сообщит\w+|подскаж\w+|поясн\w+|проясн\w+|выясн\w+|скажите|проверьте|не ?ясно|непонятно|вопрос)\b[^.!?]{0,80}?\b(?:ли|что|как\w*|кто|кому|где|когда|сколько|почему|куда)\b|"
    r"(?:想(?:要)?(?:知道|了解|弄清|确认|问|请教)|询问|问(?:我们|一下)?|请(?:您|你|贵司|帮忙|协助)?(?:确认|说明|告知|核实)|需要(?:知道|了解|确认)|希望(?:知道|了解|确认)|不确定|不清楚)"
    r"[^。！？]{0,60}?(?:是否|能否|可否|能不能|会不会|可不可以|有没有|什么|多少|多久|几|哪|怎么|如何|谁|不会|会|吗)",
    re.IGNORECASE,
)
#: May ask.
ASKING = re.compile(
    r"[?？]|\b(?:which|what|who|how|when|where|do|does|is|are|can|may|must)\b|"
    r"\b(?:как\w*|что|кто|где|когда|сколько|можно ли|надо ли|нужно ли|вход\w+ ли|есть ли)\b|什么|多少|几|哪|吗|能否|是否|怎么|谁|有没有",
    re.IGNORECASE,
)
