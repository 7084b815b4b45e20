"""What the writer of a mail says himself: without heads, older mails, signatures and notices; pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from advisor.briefs.sentences import sentences
from advisor.index.tokens import tokens
from advisor.retrieval.asking import ASKING, ASKS, MARKER, REQUEST

_HEADER = re.compile(
    r"\s*[*_]*(?:(?P<writer>from|от(?: кого)?|发件人)|(?P<subject>subject|тема|主题|主旨)|to|cc|bcc|sent|date|reply-to|importance|attachments?|кому|копия|отправлено|дата|вложени[ея]|"
    r"收件人|抄送|密送|发送时间|发件时间|日期|附件)[*_]*[ \t]*[:：][*_]*[ \t]*(?P<said>.*)$",
    re.IGNORECASE,
)
_REPLY = re.compile(r"(?:\s*(?:re|fwd?|aw|ответ|пересл|答复|回复|转发)\s*[:：])+\s*", re.IGNORECASE)
_OLDER = re.compile(
    r"\s*-{3,}[ \t]*(?:original|forwarded|begin forwarded|исходное|пересылаемое|пересланное|原始邮件|转发)[^\n]*$|\s*begin forwarded message:|"
    r"\s*on\b.{3,140}\bwrote:\s*$|(?=.*[\d@]).{3,140}(?:\b(?:писал|написал|пишет)[аи]?\b.{0,60}|写道)[：:]\s*$",
    re.IGNORECASE,
)
_BELOW = re.compile(
    r"\b(?:see|mails?|message|questions?|thread)\b.{0,12}\b(?:below|above)\b|\bbelow\W*$|(?:см|смотри\w*|вопрос\w*|письм\w+)\b.{0,12}(?:ниже|выше)|\bниже\W*$|[见看答复](?:下面|下方|以下|上面|上方)|如下",
    re.IGNORECASE | re.MULTILINE,
)
#: Opens the notice that a mail programme adds.
_NOTICE = re.compile(
    r"\W*(?:(?:this|the information (?:contained )?in this) (?:e-?mail|message|communication|transmission)\b.{0,120}\b(?:confidential|privileged|intended|may contain|recipient)|(?:confidentiality notice|disclaimer)\s*:|"
    r"if you (?:are not the intended|(?:have )?received? this)|(?:did|have) you receiv\w+ (?:it|this).{0,20}(?:in error|by mistake)|(?:это|данное|настоящее)\s(?:электронное\s)?(?:сообщение|письмо)\b.{0,120}(?:конфиденц|предназнач)|"
    r"если вы (?:получили|не являетесь)\b.{0,60}(?:ошиб|адресат)|вы получили\b.{0,40}по ошибке|(?:本|此)(?:电子)?(?:邮件|信件|函|消息).{0,60}(?:机密|保密|仅供|收件人|专用)|[如若]?(?:果|您|果您)?(?:您是否)?误收)",
    re.IGNORECASE,
)
_RECEIPT = re.compile(r"(?i)in error|mistake|recipient|receiv\w+ it|\bprint|ошибк|адресат|распечат|误[收发]|收件|打印")


def letter(text: str) -> tuple[str, str]:
    """What the writer of a mail says himself, and its subject; where he asks nothing, the older mails speak too."""
    lines = text.split("\n")
    start, subject = 0, ""
    while start < len(lines) and (not lines[start].strip() or _is_head(lines[start])):
        header = _HEADER.match(lines[start])
        subject = _REPLY.sub("", header["said"]).strip() if header and header["subject"] else subject
        start += 1
    own = _without_notices("\n".join(_own_lines(lines[start:]))).strip()
    if _asks_us(own):
        return own, subject
    older = re.sub(r"(?m)^[ \t]*>[> \t]*", "", "\n".join(lines[start:])).split("\n")
    whole = _without_notices("\n".join(line for line in older if not _is_head(line))).strip()
    asked = f"{subject}\n{whole}".strip() if ASKS.search(subject) else whole
    return (asked, subject) if re.search(r"\w", asked) else (text, "")


def _is_head(line: str) -> bool:
    """Whether a line stands above a mail: who writes to whom, when, on what."""
    header = _HEADER.match(line)
    return bool(_OLDER.match(line) or (header and (header["subject"] or not ASKS.search(line))))


def _own_lines(lines: list[str]) -> Iterator[str]:
    """The lines before the older mail or the signature below them; where those of the older mail are marked by ">",
    the lines without the mark.
    """
    marked = [line.lstrip().startswith(">") for line in lines]
    last = max((number for number, mark in enumerate(marked) if mark), default=-1)
    for number, line in enumerate(lines):
        below, header = "".join(lines[number + 1 : number + 2]), _HEADER.match(line)
        # A mail programme may break "On 3 May, X wrote:" in two.
        broken = line.strip() and not ASKS.search(line) and _OLDER.match(f"{line} {below}")
        opens = _OLDER.match(line) or broken or (header and header["writer"] and _is_head(below))
        signs = line.rstrip() == "--" and not any(map(MARKER.match, lines[number + 1 :]))
        if (opens and number > last) or signs:
            return
        if not (opens or marked[number]):
            yield line


def _asks_us(text: str) -> bool:
    asks = ASKS.search(text) or REQUEST.search(text)
    return bool(asks or (ASKING.search(text) and len(tokens(text)) > 3)) and not _BELOW.search(text)


def _without_notices(text: str) -> str:
    """A text without confidentiality notices: each from its first sentence to the end of the paragraph."""
    kept: list[str] = []
    notice = False
    for line, below in pairwise([*text.split("\n"), ""]):
        notice = notice and bool(line.strip()) and not MARKER.match(line)
        said: list[str] = []
        for sentence in sentences(line):
            asks = (ASKS.search(sentence) or REQUEST.search(sentence)) and not _RECEIPT.search(sentence)
            # A mail programme may break the sentence that says what it is.
            whole = sentence if re.search(r"[.!?。！？]\W*$", sentence) else f"{sentence} {below}"
            notice = not asks and (notice or bool(_NOTICE.match(whole)))
            said += [] if notice else [sentence]
        kept.append(line if len(said) == len(sentences(line)) else " ".join(said))
    return "\n".join(kept)
