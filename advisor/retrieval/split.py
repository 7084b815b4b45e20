"""Cuts a paste into its questions: numbered and lettered lists, bullets, tables, or questions in running text; pure.

What stands before a list ("Vendor under review: …") is the context of each of its questions. Of a mail, only what its
writer says to us is read: not its head, the older mails quoted in it, the notices under it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

from advisor.briefs.sentences import sentences
from advisor.retrieval.asking import ASKING, ASKS, MARKER, REQUEST
from advisor.retrieval.clauses import needs_of
from advisor.retrieval.followup import capital_names, content_tokens, stands_apart
from advisor.retrieval.letter import letter

_INLINE = re.compile(
    r"(?:(?<=\s)|^)\(?(?:\d{1,2}|[a-e])[.)]\s+(?=\S)|(?:(?<=[\s：:，,；;。？！?!])|^)(?:[（(]?\d{1,2}[、）]|[①-⑳])\s*(?=\S)"
)
#: The orders in which an inline list is counted.
_COUNTS = ("123", "abc", "①②③")
#: A number that is left over where there is no list: "1、" before the only question.
_LONE_MARKER = re.compile(r"^\s*(?:[（(]?\d{1,2}[、）]|[①-⑳])\s*", re.MULTILINE)
_GREETING = re.compile(
    r"^\s*(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|greetings|colleagues|team|all|"
    r"здравствуйте|добрый (?:день|вечер)|доброе утро|привет|коллеги|уважаем\w+|您好|你好|各位(?:同事|领导|老师)?好?|大家好)\b(?!.*(?:\b(?:we|our|мы|наш\w*)\b|我们))[^?？\n]{0,40}?[,!.:：，！]?\s*$",
    re.IGNORECASE,
)
_GREETING_START = re.compile(
    r"^\s*(?:hi|hello|hey|dear|здравствуйте|добрый день|коллеги|привет|您好|你好|各位好|大家好)(?: (?:all|team|there|everyone|colleagues|коллеги))?\s*[,!.，！。]\s*",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"^\s*(?:(?:thanks|thank you|many thanks|(?:kind |best |warm )?regards|best wishes|cheers|sincerely|sent from|"
    r"спасибо|с уважением|заранее спасибо)\b|(?:best|br|ta)(?:[,.!]?\s*$|,\s*\w+\.?(?: \w+)?\s*$)|谢谢|多谢|此致|祝好|顺颂|盼复|敬礼)",
    re.IGNORECASE,
)
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
    if not paste.strip():
        return ()
    text, subject = letter(paste.strip())
    parts = _table(text) or _list(text) or _inline_list(text) or _requests(text) or _chain(text) or _bare(text)
    parts = parts or _running_text(text)
    if len(parts) < 2:
        parts = (Part(_alone(text) or text),)
    if subject and not any(capital_names(part.with_context) for part in parts):
        # Only the subject says whom a mail is about that names nobody.
        parts = tuple(replace(part, context=f"{subject}\n{part.context}".strip()) for part in parts)
    return parts


#: A closing that stands in the line of the last question, with everything after it.
_CLOSING_INLINE = re.compile(
    r"(?<=[.?!？。！])\s*(?:(?:best|kind|warm) regards|best wishes|sincerely|many thanks|thanks in advance|с уважением|заранее спасибо|"
    r"此致|祝好|谢谢|多谢|顺颂|盼复)[\s\S]*\Z|"
    # A word of thanks or a name alone in the rest of the line: "Thanks, Tom".
    r"(?<=[.?!？。！])\s*(?:thanks(?! to\b)|thank you(?! for\b)|regards|cheers|best,|br,|спасибо(?! за\b))[!,.]?[^\n.?!。？！]{0,40}[.!。！]?[ \t]*(?:\n[\s\S]*)?\Z",
    re.IGNORECASE,
)


def _is_closing(line: str) -> bool:
    return bool(_CLOSING.match(line)) and not ASKS.search(line)


def _without_courtesy(text: str) -> str:
    """The text without greetings before its first question and without what follows the closing, if nothing is asked
    there.
    """
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if ASKS.search(line):
            break
        if _GREETING.match(line) and not REQUEST.search(line):
            lines[number] = ""
    for number, line in enumerate(lines):
        if number and _is_closing(line) and not ASKS.search("\n".join(lines[number:])):
            lines = lines[:number]
            break
    return _without_closing(_GREETING_START.sub("", "\n".join(lines).strip()))


def _without_closing(body: str) -> str:
    closing = _CLOSING_INLINE.search(body)
    return body[: closing.start()].rstrip() if closing and not ASKS.search(closing.group()) else body


def _questions_after(lines: list[str], context: str) -> list[Part]:
    """What is still asked after a list or table; statements before such a question are context of it."""
    parts: list[Part] = []
    said = [context] if context else []
    for line in lines:
        if _is_closing(line) or _GREETING.match(line):
            continue
        for sentence in sentences(line):
            if ASKS.search(sentence):
                parts.append(Part(sentence.strip(" |\t"), "\n".join(said)))
            elif re.search(r"\w", sentence):
                said.append(sentence)
    return parts


def _table(text: str) -> tuple[Part, ...]:
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
        after = [line for line in lines[last + 1 :] if ASKS.search(line)]
        around = [line for line in lines if separator not in line]
        context = _without_courtesy("\n".join(line for line in around if line not in after))
        cells = [
            Part(cell, context)
            for number, row in enumerate(rows)
            for position, cell in enumerate(row)
            if cell and (ASKS.search(cell) or (position == column and (number or not has_header)))
        ]
        return (*cells, *_questions_after(after, context))
    return ()


def _list(text: str) -> tuple[Part, ...]:
    lines = text.split("\n")
    starts = [
        number
        for number, line in enumerate(lines)
        if MARKER.match(line)
        and MARKER.sub("", line, count=1).strip()
        # "J. Smith" under "Thanks" signs the letter.
        and not (number and _is_closing(lines[number - 1]) and re.match(r"\s*[A-ZА-Я]\.\s[^?？]*$", line))
    ]
    if len(starts) < 2:
        return ()
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
        question = " ".join(line.strip() for line in [MARKER.sub("", body[0], count=1), *body[1:]] if line.strip())
        if position + 1 == len(starts):
            question = _without_closing(question)
        parts += [Part(question.rstrip(";,；，"), context), *_questions_after(after, context)]
    return tuple(part for part in parts if part.text.strip())


def _inline_list(text: str) -> tuple[Part, ...]:
    marks = list(_INLINE.finditer(text))
    labels = [re.sub(r"\W", "", mark.group()).lower() for mark in marks]
    if len(labels) < 2 or not any(count.startswith("".join(labels[:3])) for count in _COUNTS):
        return ()
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


def _chain(text: str) -> tuple[Part, ...]:
    """Questions in one line, held together by semicolons, "also", «и ещё» or 还有; the first may begin with greetings."""
    body = _without_courtesy(text)
    if "\n" in body.strip():
        return ()
    pieces = [piece.strip(" ,，") for piece in _LINK.split(body) if piece.strip(" ,，")]
    enough = len(pieces) > 2 or (len(pieces) == 2 and not re.search(r"[;；]", body))
    asking = sum(bool(ASKING.search(piece)) for piece in pieces)
    if not enough or asking < max(2, len(pieces) - 1) or min(map(len, pieces)) <= 8:
        return ()
    return tuple(Part(piece) for piece in pieces)


#: Whom or what the last of several bare matters is about, and so all of them.
_ABOUT = re.compile(r"\s(?:for|of|at|with|on|для|у|по)\s.+$|[:：].+$", re.IGNORECASE)
_BARE = 4


def _bare(text: str) -> tuple[Part, ...]:
    """Matters without a verb in one line, held apart by semicolons: "retention; training; region for the X API"."""
    pieces = [piece.strip() for piece in re.split(r"[;；]", text) if piece.strip()]
    about = _ABOUT.search(pieces[-1]) if pieces else None
    if len(pieces) < 3 or "\n" in text.strip() or about is None or ASKING.search(text) or REQUEST.search(text):
        return ()
    matters = [*pieces[:-1], pieces[-1][: about.start()]]
    if any(len(matter.split()) > _BARE for matter in matters):
        return ()
    return tuple(Part(f"{matter}{about.group()}") for matter in matters)


#: The writer counts the questions himself.
_SECOND = re.compile(r"\W*(?:and |и |а )?(?:second(?:ly)?\b|во-вторых|второ(?:е|й вопрос)\b|第二|其二)", re.IGNORECASE)


def _running_text(text: str) -> tuple[Part, ...]:
    """Questions in running text, one by one, unless one leans on the one before; two stay together unless they are
    about different parties.
    """
    context, parts = _grouped(_said(_without_courtesy(text)), _QUESTION_END)
    second = parts[1][0] if len(parts) == 2 else ""
    if len(parts) == 1 and len(parts[0]) == 1 and not context:
        return _clauses(parts[0][0])
    if second and not _SECOND.match(second) and (_LEANS.match(second) or not stands_apart(second, parts[0])):
        return ()
    return tuple(Part(" ".join(part), context) for part in parts)


def _clauses(question: str) -> tuple[Part, ...]:
    """The clauses of one question that each ask about somebody else: "which licence has X, and what does Y need"."""
    clauses = needs_of(question)
    named = [capital_names(clause) for clause in clauses]
    enough = all(len(content_tokens(clause)) >= 3 for clause in clauses)
    apart = enough and all(named) and all(one.isdisjoint(other) for one, other in combinations(named, 2))
    # "… if we ship X, and what does its maker ask for it?" is one question.
    apart = apart and all(stands_apart(clause, [before]) for before, clause in pairwise(clauses))
    return tuple(Part(clause) for clause in clauses) if len(clauses) > 1 and apart else ()


def _grouped(said: Iterable[str], asks: re.Pattern[str]) -> tuple[str, list[list[str]]]:
    """The statements before the first question, and each question with the statements and leaning questions after it."""
    context: list[str] = []
    parts: list[list[str]] = []
    for sentence in said:
        if not asks.search(sentence):
            (parts[-1] if parts else context).append(sentence)
        elif parts and _LEANS.match(sentence) and len(sentence.split()) < 9:
            parts[-1].append(sentence)
        else:
            parts.append([sentence])
    return " ".join(context), parts


def _said(text: str) -> Iterator[str]:
    """The sentences of a text without small talk and numbers before them."""
    for sentence in sentences(text):
        # A Chinese question may end with the question mark of a Latin keyboard, and no space behind it.
        for piece in re.split(r"(?<=[\u3400-\u9fff]\?)(?=[\w《“])", sentence):
            if not _SMALL_TALK.match(piece):
                yield _LONE_MARKER.sub("", piece)


#: Asks how one is, or hopes for the best; with a comma in it, it may ask for more.
_SMALL_TALK = re.compile(
    r"\W*(?:(?:(?:i |we )?(?:hope|trust) (?:you|this|all|everything)|how are you|как (?:(?:ваши|твои|у вас) )?дела|как поживаете|надеюсь)\b[^,;:—–]*|(?:最近|近来)[^，。：]{0,6}[吗好]|希望(?:您|你们?|各位)一切[^，。：]*)\W*$",
    re.IGNORECASE,
)
_COURTESY = re.compile(
    r"\W*(?:(?:many )?thanks?\b(?! to)|let (?:me|us) know\b|looking forward|sorry (?:for|to)\b|have a (?:nice|good|great)|(?:can|could|would) (?:you|somebody|anyone) (?:please )?(?:help|advise|assist)\b.{0,20}$|"
    r"спасибо|заранее|благодар|буд(?:у|ем) (?:благодар|признател)|жд[уёе]м? (?:ваш|ответ)|извините|хорошего|(?:можете|сможете|могли бы)(?: вы)? (?:помочь|ответить)|поможете|谢谢|感谢|多谢|辛苦|期待|盼|麻烦|能(?:否|不能)?帮)",
    re.IGNORECASE,
)


def _told(text: str) -> list[str]:
    """What a text without question marks says, without courtesy; empty where a question mark or nothing asks."""
    said = list(_said(_without_courtesy(text)))
    told = [sentence for sentence in said if REQUEST.search(sentence) or not _COURTESY.match(sentence)]
    if told and re.fullmatch(r"\w+(?: \w+)?", told[-1]):
        told.pop()  # who signs
    asked = any(ASKS.search(sentence) for sentence in told)
    return told if not asked and any(REQUEST.search(sentence) for sentence in told) else []


def _requests(text: str) -> tuple[Part, ...]:
    """Several indirect questions ("Legal asked whether …") are taken one by one."""
    context, parts = _grouped(_told(text), REQUEST)
    return tuple(Part(" ".join(part), context) for part in parts) if len(parts) > 1 else ()


def _alone(text: str) -> str:
    """A paste that asks one thing, without the courtesy around it."""
    return " ".join(_told(text)) or _LONE_MARKER.sub("", _without_courtesy(text))


#: What is left around a piece that was cut out of a sentence.
_AROUND = " \t\n,;:，；："


def parts_at(paste: str, spans: Sequence[tuple[int, int]]) -> tuple[Part, ...]:
    """The parts of a paste whose questions were found by somebody else.

    Args:
        paste: what was typed.
        spans: where each question stands, in order, without overlap. What is said before the first one is context of
            all; what stands between two is context of the second, what follows the last one of that.
    """
    if not spans:
        return ()
    gaps = [paste[end:start] for (_, end), (start, _) in pairwise([*spans, (len(paste), len(paste))])]
    lead = _without_courtesy(paste[: spans[0][0]]) if spans[0][0] else ""
    parts = []
    for place, (start, end) in enumerate(spans):
        around = [gaps[place - 1]] if place else []
        if place == len(spans) - 1:
            around.append(_without_courtesy(gaps[place]))
        said = [lead, *(text for text in around if re.search(r"[^\W\d_]", text) and content_tokens(text))]
        parts.append(Part(paste[start:end], "\n".join(filter(None, (text.strip(_AROUND) for text in said)))))
    return tuple(parts)
