"""Cuts a paste into its questions: numbered and lettered lists, bullets, tables, or questions in running text; pure.

What stands before a list ("Vendor under review: …") is the context of each of its questions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from advisor.briefs.sentences import sentences

_MARKER = re.compile(
    r"^\s*(?:[-*•–—·▪◦☐□]\s+|\(?\d{1,3}(?:\.\d{1,3})*[.)、:]\s*|\(?[a-zа-я][.)]\s+|[（(]?[一二三四五六七八九十]{1,3}[）)、.]\s*|"
    r"(?:Q|Question|Вопрос|问题)\s?\d{1,3}\s?[.:)、]?\s+)",
    re.IGNORECASE,
)
_INLINE = re.compile(r"(?:(?<=\s)|^)\(?(?:\d{1,2}|[a-e])[.)]\s+(?=\S)")
_GREETING = re.compile(
    r"^\s*(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|greetings|colleagues|team|all|"
    r"здравствуйте|добрый (?:день|вечер)|доброе утро|привет|коллеги|уважаем\w+|您好|你好|各位|大家好)\b[^?？\n]{0,40}?[,!.:：，！]?\s*$",
    re.IGNORECASE,
)
_GREETING_START = re.compile(
    r"^\s*(?:hi|hello|hey|dear|здравствуйте|добрый день|коллеги|привет|您好|你好|各位好|大家好)"
    r"(?: (?:all|team|there|everyone|colleagues|коллеги))?\s*[,!.，！。]\s*",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"^\s*(?:(?:thanks|thank you|many thanks|(?:kind |best |warm )?regards|best wishes|cheers|sincerely|sent from|"
    r"спасибо|с уважением|заранее спасибо)\b|(?:best|br)[,.!]?\s*$|谢谢|多谢|此致|祝好)",
    re.IGNORECASE,
)
# A question mark that is not inside an address ("…?id=1").
_ASKS = re.compile(r"\w.*(?:\?(?!\w)|？)", re.DOTALL)
_QUESTION_END = re.compile(r"[?？]['\"”»)]*\s*$")
# A question that leans on the one before it cannot stand alone.
_LEANS = re.compile(
    r"^\s*(?:(?:and|or|but|also|и|а|или|так) (?:\w+\W+){0,3}$|if (?:so|not|yes|no)|then|in that case|what about|how about|which ones?\b|why\b|when\b(?=\W*$)|"
    r"and if|does (?:it|that|this)|is (?:it|that|this)|are (?:they|these|those)|do (?:they|these|those)|can (?:it|they)|"
    r"figures|если (?:да|нет|так)|тогда|почему|когда и|это\b|какие именно|还|那|如果|是否也|依据|有没有争议|为什么|这个|它)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Part:
    """One question of a paste, and what the paste says about all of them."""

    text: str
    context: str = ""

    @property
    def with_context(self) -> str:
        """The question with its context before it, for search."""
        return f"{self.context}\n{self.text}".strip()


def split_questions(paste: str) -> tuple[Part, ...]:
    """The questions of a paste in order; a single question gives one part holding all of it."""
    text = paste.strip()
    if not text:
        return ()
    listed = _table(text) or _list(text) or _inline_list(text) or _chain(text)
    if listed is None:
        listed = _running_text(text)
    return listed if len(listed) > 1 else (Part(_without_courtesy(text) or text),)


#: A closing that stands in the line of the last question, with everything after it.
_CLOSING_INLINE = re.compile(
    r"(?<=[.?!？。！])\s*(?:(?:best|kind|warm) regards|best wishes|sincerely|many thanks|thanks in advance|с уважением|заранее спасибо|"
    r"此致|祝好|谢谢)[\s\S]*\Z|\n--\s*\n[\s\S]*\Z",
    re.IGNORECASE,
)


def _is_closing(line: str) -> bool:
    return bool(_CLOSING.match(line)) and not _ASKS.search(line)


def _without_courtesy(text: str) -> str:
    """The text without greetings before its first question and without what follows the closing, if nothing is asked
    there.
    """
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if _ASKS.search(line):
            break
        if _GREETING.match(line):
            lines[number] = ""
    for number, line in enumerate(lines):
        if number and _is_closing(line) and not _ASKS.search("\n".join(lines[number:])):
            lines = lines[:number]
            break
    body = _GREETING_START.sub("", "\n".join(lines).strip())
    closing = _CLOSING_INLINE.search(body)
    return body[: closing.start()].rstrip() if closing and not _ASKS.search(_quoted_off(closing.group())) else body


def _quoted_off(text: str) -> str:
    """A closing without the signature under it: what a mail programme adds there asks nothing of us."""
    return re.split(r"\n--\s*\n", text)[0]


def _questions_after(lines: list[str], context: str) -> list[Part]:
    """What is still asked after a list or table; statements before such a question are context of it."""
    parts: list[Part] = []
    said = [context] if context else []
    for line in lines:
        if _is_closing(line) or _GREETING.match(line):
            continue
        for sentence in sentences(line):
            if _ASKS.search(sentence):
                parts.append(Part(sentence.strip(" |\t"), "\n".join(said)))
            elif re.search(r"\w", sentence):
                said.append(sentence)
    return parts


def _table(text: str) -> tuple[Part, ...] | None:
    lines = [line for line in text.split("\n") if line.strip()]
    for separator in ("|", "\t"):
        rows = [[cell.strip() for cell in line.strip(" |").split(separator)] for line in lines if separator in line]
        rows = [row for row in rows if not all(re.fullmatch(r":?-*:?", cell) for cell in row)]
        if len(rows) < 2 or len(rows) < len(lines) - 3:
            continue
        widths = {len(row) for row in rows}
        if len(widths) > 2 or max(widths) < 2:
            continue
        column = max(range(max(widths)), key=lambda c: sum(len(row[c]) for row in rows if c < len(row)))
        first = rows[0][column] if column < len(rows[0]) else ""
        has_header = not _QUESTION_END.search(first) and len(first.split()) <= 3
        last = max(number for number, line in enumerate(lines) if separator in line)
        after = [line for line in lines[last + 1 :] if _ASKS.search(line)]
        around = [line for line in lines if separator not in line]
        context = _without_courtesy("\n".join(line for line in around if line not in after))
        cells = [
            Part(cell, context)
            for number, row in enumerate(rows)
            for position, cell in enumerate(row)
            if cell and (_ASKS.search(cell) or (position == column and (number or not has_header)))
        ]
        return (*cells, *_questions_after(after, context))
    return None


def _list(text: str) -> tuple[Part, ...] | None:
    lines = text.split("\n")
    starts = [
        number
        for number, line in enumerate(lines)
        if _MARKER.match(line)
        and _MARKER.sub("", line, count=1).strip()
        # "J. Smith" under "Thanks" signs the letter.
        and not (number and _is_closing(lines[number - 1]) and re.match(r"\s*[A-ZА-Я]\.\s[^?？]*$", line))
    ]
    if len(starts) < 2:
        return None
    context = _without_courtesy("\n".join(lines[: starts[0]]))
    parts: list[Part] = []
    for position, start in enumerate(starts):
        end = starts[position + 1] if position + 1 < len(starts) else len(lines)
        body, after = lines[start:end], []
        if position + 1 == len(starts):
            # A closing line or a new paragraph after the list belongs to the letter, not to the last question.
            # What is asked there is a question of its own.
            for number, line in enumerate(body[1:], 1):
                if _is_closing(line) or not line.strip():
                    body, after = body[:number], body[number:]
                    break
        question = " ".join(line.strip() for line in [_MARKER.sub("", body[0], count=1), *body[1:]] if line.strip())
        parts += [Part(question.rstrip(";,；，"), context), *_questions_after(after, context)]
    return tuple(part for part in parts if part.text.strip())


def _inline_list(text: str) -> tuple[Part, ...] | None:
    marks = list(_INLINE.finditer(text))
    labels = [re.sub(r"\W", "", mark.group()).lower() for mark in marks]
    if len(labels) < 2 or labels[:3] not in (["1", "2"], ["1", "2", "3"], ["a", "b"], ["a", "b", "c"]):
        return None
    context = _without_courtesy(text[: marks[0].start()])
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    parts = [
        Part(_without_courtesy(text[mark.end() : end]).strip(" ;,；，"), context)
        for mark, end in zip(marks, ends, strict=True)
    ]
    return tuple(part for part in parts if part.text)


_LINK = re.compile(
    r"[;；]\s*|[,，.]?\s*(?:\band )?\balso\b[,:]?\s+(?=(?:which|what|who|how|when|where|does|do|is|are|can|may|must)\b)|"
    r"[,;.]?\s+(?:и|а)\s+(?:ещ[её]|также)[:,]?\s+|[，。；]?(?:还有|另外)[，,：:]\s*",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"[?？]|\b(?:which|what|who|how|when|where|do|does|is|are|can|may|must)\b|"
    r"\b(?:как\w*|что|кто|где|когда|сколько|можно ли|надо ли|нужно ли|вход\w+ ли|есть ли)\b|什么|多少|几|哪|吗|能否|是否|怎么|谁|有没有",
    re.IGNORECASE,
)


def _chain(text: str) -> tuple[Part, ...] | None:
    """Questions in one line, held together by semicolons, "also", «и ещё» or 还有; the first may begin with greetings."""
    body = _without_courtesy(text)
    if "\n" in body.strip():
        return None
    pieces = [piece.strip(" ,，") for piece in _LINK.split(body) if piece.strip(" ,，")]
    enough = len(pieces) > 2 or (len(pieces) == 2 and not re.search(r"[;；]", body))
    asking = sum(bool(_ASKING.search(piece)) for piece in pieces)
    if not enough or asking < max(2, len(pieces) - 1) or min(map(len, pieces)) <= 8:
        return None
    return tuple(Part(piece) for piece in pieces)


def _running_text(text: str) -> tuple[Part, ...]:
    """Three or more questions in running text are taken one by one, unless one leans on the one before."""
    context: list[str] = []
    parts: list[list[str]] = []
    for sentence in sentences(_without_courtesy(text)):
        if not _QUESTION_END.search(sentence):
            (parts[-1] if parts else context).append(sentence)
        elif parts and _LEANS.match(sentence) and len(sentence.split()) < 9:
            parts[-1].append(sentence)
        else:
            parts.append([sentence])
    if len(parts) < 3:
        return (Part(text),)
    return tuple(Part(" ".join(part), " ".join(context)) for part in parts)
