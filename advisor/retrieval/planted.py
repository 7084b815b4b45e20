"""Takes out of a question what only looks like a proof: ids of sources and claims, numbers of footnotes; pure.

A question may quote an id ("according to some-terms#a-claim, …"): pasted from an answer of ours, or made up. Its words
name parties and criteria that the asker need not mean, so it says nothing about what is asked. Names stay: `GPT-5.6`
or `DeepSeek-R1` are no ids.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from advisor.retrieval.followup import content_tokens

_LABEL = (
    r"(?:(?:according to|as per|per|based on|see(?: also)?|cf\.?|quot(?:ing|ed from)|citing|cited in|as (?:stated|shown) in|source|"
    r"sources|citation|cite|ref(?:erence)?|footnote|passage|согласно|по данным|судя по|см\.?|источник\w*|цитата|ссылка|"
    r"根据|依据|按照|参见|来源|出处|引用|引自)\s*[:：=]?\s*)?"
)
_QUOTES = r"[\[({<\"'`«“（【]*"
_UNQUOTES = r"[\])}>\"'`»”）】]*"
#: A brief's id, "#", a claim's id: small letters, digits and hyphens.
_CLAIM_ID = re.compile(
    rf"{_QUOTES}{_LABEL}{_QUOTES}(?<![\w/.#-])[a-z\d]+(?:[-_.][a-z\d]+)*#[a-z\d]+(?:[-_.][a-z\d]+)*(?![\w#]){_UNQUOTES}[,:;，：；]?",
    re.IGNORECASE,
)
_FOOTNOTE = re.compile(rf"{_LABEL}\[\d{{1,3}}(?:\s*[,;–-]\s*\d{{1,3}})*\]")
_WORD = re.compile(
    rf"{_QUOTES}{_LABEL}{_QUOTES}(?<![\w/.-])([a-z\d]+(?:-[a-z\d]+)+)(?![\w/-]){_UNQUOTES}", re.IGNORECASE
)
_ENOUGH = 2


def without_ids(text: str, sources: Collection[str]) -> str:
    """A text without ids and numbers of footnotes; as it stands where hardly anything else is left.

    Args:
        text: a question, or what is said around it.
        sources: ids of the corpus' sources.
    """
    left = _CLAIM_ID.sub(" ", text)
    left = _WORD.sub(lambda found: " " if found.group(1).lower() in sources else found.group(), left)
    left = _FOOTNOTE.sub(" ", left)
    if left == text:
        return text
    left = re.sub(r"[ \t]+([,.;:?!，。；：？！])", r"\1", re.sub(r"[ \t]{2,}", " ", left))
    left = re.sub(r"^[\s,;:，；：]+", "", left)
    return left.strip() if len(set(content_tokens(left))) >= _ENOUGH else text
