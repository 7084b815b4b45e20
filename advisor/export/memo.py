"""A decision as a memo for the board, in one language; pure.

The order is that of a reader with little time: the verdict on one page, then in a few pages what it rests on and what
to do about it. The annex is for whoever checks: every rule, every reason, every price, the method, the sources.
"""

from __future__ import annotations

from advisor.decide.fitted import corpus_of
from advisor.decide.records import Decision
from advisor.export.memo_citing import Citer
from advisor.export.memo_cost import cost, prices_annex
from advisor.export.memo_demands import demands, method, open_questions
from advisor.export.memo_out import out_annex, ruled_out
from advisor.export.memo_ranking import ranking, risks, weak_annex
from advisor.export.memo_records import Memo
from advisor.export.memo_sensitivity import sensitivity
from advisor.export.memo_situation import rules, rules_annex, situation
from advisor.export.memo_summary import summary
from advisor.export.memo_writing import Writing
from advisor.records import Corpus, Language
from advisor.rulebook import Rulebook

_SECTIONS = (
    situation,
    rules,
    ruled_out,
    ranking,
    risks,
    sensitivity,
    cost,
    demands,
    open_questions,
)
_ANNEX = (rules_annex, weak_annex, out_annex, prices_annex, method)


def memo(decision: Decision, corpus: Corpus, rulebook: Rulebook, language: Language) -> Memo:
    """The memo of a decision.

    A sentence about the world is left out where its quotes do not hold it; `Memo.refused` says which, and why.
    """
    return written(decision, corpus, rulebook, language)[0]


def written(decision: Decision, corpus: Corpus, rulebook: Rulebook, language: Language) -> tuple[Memo, Writing]:
    """The memo, and what it was written with; drawings need both."""
    corpus = corpus_of(decision, corpus)
    citer = Citer(corpus, language)
    writing = Writing(decision, corpus, rulebook, language, citer)
    # Passages are numbered as they are first cited, so the page that is read first is written first.
    first_page = tuple(summary(writing))
    parts = tuple(part for section in _SECTIONS for part in section(writing))
    title = writing.text("title", name=" ".join(decision.profile.name.split()))
    annex = tuple(part for section in _ANNEX for part in section(writing))
    done = Memo(title, language, decision.today, first_page, parts, citer.citations, annex, citer.refused)
    return done, writing
