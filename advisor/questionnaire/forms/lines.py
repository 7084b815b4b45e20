"""Lines of a plain text or of a page to blocks: what was wrapped is joined, numbers and bullets are taken off; pure.

No line is lost and none stands in two blocks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from advisor.questionnaire.forms.label import label_of
from advisor.questionnaire.forms.label_words import BOX, GUIDANCE, IF_SO
from advisor.questionnaire.forms.neighbours import Block
from advisor.questionnaire.forms.numbers import split_number, without_bullet
from advisor.questionnaire.records import Label, Place


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it stands, and where; an empty one parts paragraphs."""

    text: str
    place: Place
    heading: int = 0
    """Its level, where the format marks it."""
    quoted: bool = False
    label: Label | None = None
    """What it is, where the format says so."""
    wrapped: bool | None = None
    """Whether it goes on in the next line; None where the format does not show."""


_WIDE = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef]")
#: A line that begins so does not begin a sentence.
_GOES_ON = re.compile(r"[a-zа-яäöüéèà(（]")
_ANSWER = re.compile(
    r"(?:(?:\w+ )?(?:answer|response|reply)|a|ответ|回答|答复|答案|答|réponse|antwort)\s*[:：]", re.IGNORECASE
)
_ENDED = re.compile(r"(?<!etc)(?<!e\.g)(?<!i\.e)(?<!т\.д)(?<!т\.п)[.?!:;。？！：；…][\s\"'”’»)）\]*_]*\Z")
_HYPHENATED = re.compile(r"(?<=[a-zа-яäöüß])[-\u00ad\u2010]\Z")
_RUNS_ON = re.compile(
    r"(?:[,，、(（/&–—-]|\b(?:and|or|the|a|an|of|to|in|for|with|by|on|at|from|as|that|which|is|are|your|any|all|и|или|в|на|с|по|для|что|как|и/или|et|ou|de|la|le|les|des|und|oder|der|die|das|von|zu))\Z",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"\s*(?P<number>\d{1,3})\s+(?=[^\W\d_])")
#: `1)` or `a)` within a line, where a list stands in one paragraph.
_INLINE = re.compile(r"(?:(?<=\s)|\A)\(?(?P<mark>\d{1,2}|[a-hа-з])[.)]\s+(?=\S)")
#: A box within a line; brackets that hold nothing, so that "(x)" in a text is none.
_BOXES = re.compile(r"[☐☑☒□○◯◻▢⬜\uf0a8\uf06f\uf071]|\[[ _]?\]|\( \)")
#: Shorter lines were ended on purpose.
_LEAST_WRAPPED = 40
#: After a shorter line, one with a small letter may still be an entry of a list.
_LEAST_BEFORE_SMALL = 20
#: Nobody wraps by hand at more.
_WIDEST = 150
_LONGEST_BLOCK = 4000


def blocks_of_lines(lines: Sequence[Line]) -> list[Block]:
    """Blocks of lines in order.

    A line goes on with the one before it where that one has no end and is as long as wrapped lines are, where it is set
    in under its number or bullet, or where it says what to do `if yes`.
    """
    bare = _bare_numbers(lines)
    joiner = _Joiner(lines)
    blocks: list[Block] = []
    last: Line | None = None
    width = _wrap_width(lines)
    for position, line in enumerate(lines):
        if not line.text.strip():
            last = None
            continue
        block = _started(line, bare=position in bare)
        if last is not None and _goes_on(blocks[-1], last, line, block, width):
            text = block.text if block.options else line.text.strip()
            blocks[-1] = replace(blocks[-1], text=joiner.joined(blocks[-1].text, text), options=block.options)
        else:
            blocks.append(block)
        last = line
    return [part for block in blocks for part in _split_inline(block)]


def _started(line: Line, *, bare: bool) -> Block:
    """The block that begins with a line."""
    if line.label:
        return Block(line.text.strip(), line.place, label=line.label)
    text = line.text.expandtabs(4)
    depth = len(text) - len(text.lstrip())
    if line.heading:
        number, rest = split_number(text.strip())
        return Block(rest, line.place, heading=line.heading, number=number)
    bullet, rest = without_bullet(text)
    box = BOX.match(rest)
    boxed = bool(box and re.search(r"[^\W_]", rest[box.end() :])) and len(BOX.findall(rest)) < 2
    if boxed and box is not None:
        rest = rest[box.end() :].strip()
    number = ""
    if bare and (match := _BARE_NUMBER.match(rest)):
        number, rest = match["number"], rest[match.end() :]
    elif not boxed:
        number, rest = split_number(rest)
    rest, options = _without_choices(rest.strip())
    return Block(rest, line.place, number=number, bullet=bullet, box=boxed, depth=depth, options=options)


def _without_choices(text: str) -> tuple[str, tuple[str, ...]]:
    """`Is it renewed? ☐ Yes ☐ No` as what is asked, and its choices."""
    boxes = list(_BOXES.finditer(text))
    if len(boxes) < 2 or not re.search(r"[^\W_]", text[: boxes[0].start()]):
        return text, ()
    ends = [box.start() for box in boxes[1:]] + [len(text)]
    choices = tuple(text[box.end() : end].strip(" ,;|/") for box, end in zip(boxes, ends, strict=True))
    lead = text[: boxes[0].start()].strip()
    if not all(choices):
        # The boxes stand behind their words: "… Yes ☐ No ☐".
        before = re.match(r"(?P<lead>.*[?？:：.])\s*(?P<first>[^?？:：.]{1,40})\Z", lead)
        if before is None or choices[-1]:
            return text, ()
        lead, choices = before["lead"], (before["first"].strip(), *choices[:-1])
    return (lead, choices) if all(choices) else (text, ())


def _goes_on(block: Block, last: Line, line: Line, started: Block, width: int) -> bool:
    """Whether a line goes on with the block that the line before it ends."""
    marked = block.heading or line.heading or block.label or line.label or block.options
    if marked or last.quoted != line.quoted or len(block.text) > _LONGEST_BLOCK:
        return False
    if (
        started.in_list
        or _ANSWER.match(started.text)
        or (BOX.match(started.text) and len(BOX.findall(started.text)) > 1)
    ):
        return False
    text, ended = line.text.strip(), bool(_ENDED.search(last.text.strip()))
    beside = not _GOES_ON.match(text) and bool(
        GUIDANCE.match(text) or label_of(text) in ("noise", "example", "scoring")
    )
    if last.wrapped and not (ended and beside):
        return True
    if _is_remark(text) or IF_SO.match(text):
        asked = label_of(block.text, numbered=block.in_list, listed=block.in_list) == "question"
        if asked and not (beside and not _is_remark(text)):
            return True
    return not beside and _runs_on(block, last, line, started, width, ended=ended)


def _runs_on(block: Block, last: Line, line: Line, started: Block, width: int, *, ended: bool) -> bool:
    """Whether the sentence, or at least the entry of a list, goes on, by how the lines are set."""
    text, before = line.text.strip(), last.text.strip()
    if _HYPHENATED.search(before) or _RUNS_ON.search(before):
        return True
    set_in = started.depth > block.depth and block.in_list
    full = _is_full(last, line, width)
    if ended:
        # Set in under its own number or bullet, or only by chance at the end of a full line: still the same entry.
        return set_in or (block.in_list and full)
    # Cells of a table are narrow, and a new line may begin with a capital; a title ends without a sign.
    if last.wrapped is not None and block.number and (line.wrapped or _ENDED.search(text)):
        return True
    if set_in or _GOES_ON.match(text):
        return _width(last.text) >= _LEAST_BEFORE_SMALL or last.wrapped is not None
    return full and label_of(before) not in ("noise", "header")


def _is_remark(text: str) -> bool:
    """Whether a line stands in brackets: `(select one)`."""
    return bool(re.fullmatch(r"\(.*\)|（.*）", text))


class _Joiner:
    """Puts wrapped lines together again, with what the text shows of its hyphens."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._words = frozenset(
            word.lower() for line in lines for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", line.text)
        )
        ends = sum(bool(_HYPHENATED.search(line.text.rstrip())) for line in lines)
        # A text that was hyphenated has many such lines; in others the hyphen at an end is the word's own.
        self._hyphenated = ends * 25 > sum(bool(line.text.strip()) for line in lines)

    def joined(self, before: str, text: str) -> str:
        """Two lines as one."""
        if before.endswith("\u00ad"):
            return before[:-1] + text
        if _HYPHENATED.search(before) and re.match(r"[a-zа-яäöüß]", text):
            first, second = re.split(r"[^\w-]", before)[-1].lower(), re.split(r"[^\w-]", text)[0].lower()
            known, hyphened = first[:-1] + second in self._words, first + second in self._words
            keeps = hyphened if known != hyphened else not self._hyphenated
            return before + text if keeps else _HYPHENATED.sub("", before) + text
        if _WIDE.match(before[-1:]) and _WIDE.match(text):
            return before + text
        return f"{before} {text}"


def _wrap_width(lines: Sequence[Line]) -> int:
    """How wide the text was wrapped; 0 where its lines were ended by hand or not at all."""
    inner = [
        _width(line.text.rstrip())
        for line, following in pairwise(lines)
        if line.text.strip() and following.text.strip() and not _led(following.text)
    ]
    if len(inner) < 3:
        inner = [_width(line.text.rstrip()) for line in lines]
        widest = max(inner, default=0)
        return widest if widest <= _WIDEST else 0
    widest = sorted(inner)[int(0.9 * (len(inner) - 1))]
    near = sum(width > widest - 14 for width in inner)
    return widest if widest <= _WIDEST and near * 2 >= len(inner) else 0


def _led(text: str) -> bool:
    """Whether a line begins with a number, a bullet or a box."""
    return bool(split_number(text)[0]) or without_bullet(text)[0] or bool(BOX.match(text))


def _is_full(last: Line, line: Line, width: int) -> bool:
    """Whether the first word of a line would not have fitted into the line before."""
    if not width or _width(last.text) < _LEAST_WRAPPED:
        return False
    first = line.text.split()[0]
    word = min(_width(first), 4) if _WIDE.match(first) else _width(first)
    return _width(last.text.rstrip()) + 1 + word > width - 3


def _width(text: str) -> int:
    """As wide as it is set: a Chinese character takes two places."""
    return len(text) + len(_WIDE.findall(text))


def _bare_numbers(lines: Sequence[Line]) -> frozenset[int]:
    """Lines led by a number without a sign, where these count up one by one: `1 Do you…`, `2 Is there…`."""
    led = [
        (position, int(match["number"]))
        for position, line in enumerate(lines)
        if not line.heading and (match := _BARE_NUMBER.match(line.text))
    ]
    counting: set[int] = set()
    for (position, number), (later, following) in pairwise(led):
        if following == number + 1 and (number == 1 or position in counting):
            counting |= {position, later}
    return frozenset(counting)


def _split_inline(block: Block) -> Iterator[Block]:
    """`Please answer: 1) … 2) … 3) …` as a lead and its entries."""
    marks = list(_INLINE.finditer(block.text))
    names = [mark["mark"] for mark in marks]
    starts = (["1", "2"], ["a", "b"], ["а", "б"])
    if block.heading or block.label or names[:2] not in starts or not _counts_up(names):
        yield block
        return
    lead = block.text[: marks[0].start()].strip()
    if lead:
        yield replace(block, text=lead, options=())
    ends = [mark.start() for mark in marks[1:]] + [len(block.text)]
    for mark, end in zip(marks, ends, strict=True):
        text = block.text[mark.end() : end].strip(" ;,；，")
        options = block.options if mark is marks[-1] else ()
        depth = block.depth + (2 if lead else 0)
        yield replace(block, text=text, number=mark["mark"], bullet=False, depth=depth, options=options)


def _counts_up(names: list[str]) -> bool:
    if names[0] == "1":
        return names == [str(number) for number in range(1, len(names) + 1)]
    return all(ord(later) - ord(name) == 1 for name, later in pairwise(names))
