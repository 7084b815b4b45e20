"""Which sub-questions one question holds; pure."""

from __future__ import annotations

import re

from advisor.briefs.sentences import sentences
from advisor.index.tokens import tokens

_CLAUSE = re.compile(
    r"[,;，；]\s*(?:and|or|but|и|а также|а|или)?\s*"
    r"(?=(?:who|what|which|how|when|where|why|whether|do|does|did|is|are|was|were|can|could|may|must|should|will|would|"
    r"has|have|кто|что|как|какой|какая|какое|какую|какие|какого|каким|каков|где|когда|сколько|надо ли|нужно ли|"
    r"можно ли|есть ли|должн\w+ ли)\b)|"
    r"\s(?:and|и)\s(?=(?:who|what|which|how|when|where|do|does|is|are|can|may|must|какой|какая|какое|какую|какие|каким|"
    r"кто|где|сколько|надо ли|нужно ли|можно ли)\b)|"
    r"[，,]\s*(?=(?:还|是否|有没有|能否|要不要|依据|具体|分别|如果))",
    re.IGNORECASE,
)


def needs_of(text: str) -> tuple[str, ...]:
    """The sub-questions of a question: its question sentences and their clauses; empty when there is only one."""
    needs: list[str] = []
    for sentence in sentences(text):
        if re.search(r"[?？]\W*$", sentence):
            clauses = [clause.strip() for clause in _CLAUSE.split(sentence) if clause.strip()]
            # A clause of a word or two ("and why?") cannot be searched alone.
            needs += clauses if all(len(tokens(clause)) >= 3 for clause in clauses) else [sentence]
    return tuple(needs) if len(needs) > 1 else ()
