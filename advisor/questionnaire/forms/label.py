"""What a piece of a questionnaire is: asked, or something beside it. A first guess, which the buyer corrects.

The words are in `label_words` and `asking_words`; here is the order in which they count.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from advisor.questionnaire.forms import asking_words as asking
from advisor.questionnaire.forms import label_words as words
from advisor.questionnaire.forms.numbers import split_number, without_bullet
from advisor.questionnaire.records import Label

#: Patterns look no further: what a text is shows at its beginning.
_LOOKED_AT = 600
#: Longer texts outside of lists are prose, whatever is asked in their middle.
_BRIEF = 300
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_MARKS = re.compile(
    r"\*\*|__|`|^[#>\s]+|^\*(?=\w)|(?<=\w)\*$|</?(?:b|i|u|em|strong|p|br|span|code)\b[^>]{0,80}>", re.IGNORECASE
)
#: A question mark that ends a sentence, and is no part of an address.
_ASKS = re.compile(r"[?？](?=[\s\"'”’»)\]}*_（(]|[^\w=&/?%.#-]|[\u4e00-\u9fff]|\Z)")
_LAST_ASKS = re.compile(
    r"[?？][\s\"'”’»)\]}*_.!]*(?:\([^()]{0,160}\)|（[^（）]{0,160}）|\[[^\[\]]{0,160}\])?[\s.:*]*\Z"
)
#: Nothing but a remark in brackets.
_REMARK = re.compile(r"\([^()]+\)|（[^（）]+）")
_SENTENCE_END = re.compile(r"[.;!。；！](?:\s|\Z|(?<=[。；！]))")
_SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "by",
        "for",
        "from",
        "in",
        "into",
        "of",
        "on",
        "or",
        "the",
        "to",
        "vs",
        "with",
        "&",
        "/",
        "-",
        "–",
        "—",
        "+",
    ]
)


@dataclass(frozen=True, slots=True)
class _Said:
    """A text, with what its reader knows of it."""

    plain: str
    """Without marks, number, bullet and box, on one line."""
    numbered: bool
    listed: bool

    @property
    def start(self) -> str:
        """As far as patterns look."""
        return self.plain[:_LOOKED_AT]

    @property
    def in_list(self) -> bool:
        """Whether it stands where statements are asked too."""
        return self.numbered or self.listed

    @property
    def asks(self) -> bool:
        """Whether any sentence of it ends with a question mark."""
        return bool(_ASKS.search(self.plain))

    @property
    def ends_asking(self) -> bool:
        """Whether its last one does."""
        return bool(_LAST_ASKS.search(self.plain))


@lru_cache(maxsize=8192)
def label_of(text: str, *, heading: bool = False, numbered: bool = False, listed: bool = False) -> Label:
    """What a piece of text in a questionnaire is.

    Args:
        text: one cell, paragraph or line, whole.
        heading: whether the file marks it as a heading.
        numbered: whether it has a number of its own (also one that the text begins with counts).
        listed: whether it stands in a column or list of questions, where a statement, an imperative or a bare name is
            asked too.
    """
    plain, number, bullet = _plain(text)
    said = _Said(plain, numbered or bool(number), listed)
    if not re.search(r"[^\W\d_]", plain):
        return "noise"
    if _REMARK.fullmatch(plain) and not said.numbered:
        inside = label_of(plain[1:-1], listed=listed)
        return inside if inside not in ("question", "header") else "guidance"
    if heading:
        return _heading(said)
    return (
        _noise(said)
        or _beside(said)
        or _asked(said)
        or (_listed(said) if said.in_list else _alone(said, bullet=bullet))
    )


def _plain(text: str) -> tuple[str, str, bool]:
    """The text on one line without marks, number, bullet and box; its number; whether it had a bullet."""
    folded = re.sub(r"\s+", " ", text).strip()
    bullet, folded = without_bullet(_MARKS.sub("", folded))
    box = words.BOX.match(folded)
    if box and re.search(r"[^\W_]", folded[box.end() :]):
        folded = folded[box.end() :]
    number, rest = split_number(folded)
    # "0 = none", "3: fully met" are steps of a scale, not numbers of questions.
    if number and words.SCORING.match(folded):
        return folded, "", bullet
    return rest.strip(), number, bullet


def _heading(said: _Said) -> Label:
    if asking.INSTRUCTION.match(said.start.rstrip("?？ ")):
        return "header"
    long = len(said.start.split()) > 5 or len(_CHINESE.findall(said.start)) > 12
    return "question" if said.ends_asking or (long and asking.REQUIREMENT.match(said.start)) else "header"


def _noise(said: _Said) -> Label | None:
    if said.ends_asking:
        return None
    # Nothing but the answers to choose from.
    left = words.BLANK.sub(" ", words.BOX.sub(" ", said.start))
    patterns = (words.NOISE, words.FOOTER, words.GREETING)
    return "noise" if words.ANSWERS.fullmatch(left) or any(each.match(said.start) for each in patterns) else None


def _beside(said: _Said) -> Label | None:
    """What stands beside the questions, by the words it begins with."""
    start = said.start
    if words.EXAMPLE.match(start):
        return "example"
    if words.SCORING.match(start) and not said.ends_asking:
        return "scoring"
    if (
        (words.GUIDANCE.match(start) and not (said.in_list and said.ends_asking))
        or (words.IF_SO.match(start) and not (said.numbered or (said.listed and said.asks)))
        or (words.WHERE.match(start) and not said.in_list)
    ):
        return "guidance"
    if asking.ABOUT.match(start) and not said.ends_asking:
        return "instruction" if asking.INSTRUCTION.match(start) else "guidance"
    if asking.INSTRUCTION.match(start) and not _asks_first(start):
        asked = said.in_list and asking.IMPERATIVE.match(start) and not asking.FORM.search(start)
        return None if asked else "instruction"
    return None


def _asks_first(start: str) -> bool:
    """Whether the first sentence already asks something of substance."""
    first = re.split(r"(?<=[.!。！?？])\s*", start, maxsplit=1)[0]
    return bool(_LAST_ASKS.search(first)) and not asking.HELP.match(first)


def _asked(said: _Said) -> Label | None:
    start, brief = said.start, said.in_list or len(said.plain) <= _BRIEF
    # Advice to the reader runs over several sentences, a requirement seldom does.
    single = said.in_list or len(said.plain) <= 200 or not _SENTENCE_END.search(said.plain[:-1])
    if said.ends_asking or (said.asks and (brief or _asks_first(start))):
        return "question"
    if asking.AROUND.match(start) and not said.in_list:
        return None
    if (
        (brief and asking.INTERROGATIVE.match(start))
        or asking.IMPERATIVE.match(start)
        or (said.in_list and words.IF_SO.match(start))
        or (single and asking.REQUIREMENT.match(start))
    ):
        return "question"
    return None


def _alone(said: _Said, *, bullet: bool) -> Label:
    """A statement or a bare name that stands in no list."""
    if bullet or asking.AROUND.match(said.start):
        return "guidance"
    return "header" if asking.TITLE.match(said.start) or _is_title(said.start, longest=10) else "guidance"


def _listed(said: _Said) -> Label:
    """A statement or a bare name in a list: asked, unless it is the title of what follows."""
    start = said.start
    if asking.TITLE.match(start):
        return "header"
    if not _is_title(start, longest=10) or start.endswith((":", "：")):
        return "question"
    if said.listed and (asking.FIELD.match(start) or asking.ASK.match(start)):
        return "question"
    if said.numbered and said.listed:
        return "header" if start.isupper() else "question"
    if said.numbered:
        return "header" if _is_title(start, longest=6) else "question"
    return "header" if start.isupper() or _is_title(start, longest=2) or _is_capitalised(start) else "question"


def _is_title(start: str, *, longest: int) -> bool:
    """Short, and without the sign that ends a sentence."""
    if re.search(r"[.;,!。；，！]\s*\Z", start) or _SENTENCE_END.search(start):
        return False
    chinese = len(_CHINESE.findall(start))
    return chinese <= 2 * longest if chinese else len(start.split()) <= longest


def _is_capitalised(start: str) -> bool:
    """Whether Each Word Is Capitalised, as in titles; only of a script that has capitals."""
    spoken = [word for word in re.split(r"[\s/]+", start.strip(" :")) if word and word.lower() not in _SMALL]
    return len(spoken) > 1 and all(word[0].isupper() or not word[0].isalpha() for word in spoken)
