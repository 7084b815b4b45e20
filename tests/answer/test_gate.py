"""The last gate, met with hostile statements; and what becomes of those it refuses."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from advisor.answer.check import fault, passed
from advisor.answer.render import to_json, to_markdown, to_text
from advisor.records import Citation, Corpus, Statement
from advisor.wiring import Advisor

LOGS = "openai-your-data#openai-api-30-day-abuse-logs"
CHINA = "deepseek-privacy-policy#deepseek-policy-prc-storage"
R1 = "deepseek-r1-readme#deepseek-r1-mit-licence"


def cite(corpus: Corpus, key: str, start: int = 0, end: int | None = None, number: int = 1) -> Citation:
    passage = next(passage for passage in corpus.passages if passage.id == key)
    return Citation(number, passage, start, len(passage.text) if end is None else end)


def first_sentence(corpus: Corpus, key: str) -> Citation:
    from advisor.briefs.sentences import sentence_spans

    passage = next(passage for passage in corpus.passages if passage.id == key)
    return Citation(1, passage, *sentence_spans(passage.text)[0])


REFUSED = {
    "no citation at all": ("OpenAI keeps logs.", [], "no citation"),
    "an invented figure": ("OpenAI keeps API logs for up to 45 days.", [LOGS], "45"),
    "an invented percentage": ("OpenAI keeps logs of 99.9 % of prompts for 30 days.", [LOGS], "999"),
    "an invented year": ("Since 2019 OpenAI keeps logs for 30 days.", [LOGS], "2019"),
    "a figure of another source": ("DeepSeek stores data in China for 30 days.", [CHINA], "30"),
    "an invented month": ("DeepSeek has stored data in China since 7 February 2026.", [CHINA], "7"),
    "another vendor": ("Anthropic keeps API logs for up to 30 days.", [LOGS], "anthropic"),
    "another vendor in Chinese": ("深度求索保留日志30天。", [LOGS], "deepseek"),
    "another vendor in Russian": ("Дипсик хранит журналы до 30 дней.", [LOGS], "deepseek"),
    "another vendor beside the right one": (
        "OpenAI and Anthropic keep API logs for up to 30 days.",
        [LOGS],
        "anthropic",
    ),
    "another law": ("The CLOUD Act makes OpenAI keep logs for 30 days.", [LOGS], "cloud-act"),
    "another model of the same maker": ("The DeepSeek app is MIT-licensed for commercial use.", [R1], "deepseek-app"),
}


@pytest.mark.parametrize("kind", ["short", "evidence"])
@pytest.mark.parametrize("name", REFUSED)
def test_hostile_statements_are_refused(advisor: Advisor, name: str, kind: str) -> None:
    text, keys, words = REFUSED[name]
    statement = Statement(text, kind, tuple(cite(advisor.corpus, key) for key in keys))  # type: ignore[arg-type]
    reason = fault(statement, advisor.corpus, advisor.answerer.searcher.understanding.names)
    assert words in reason


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("OpenAI keeps API logs for up to 30 days.", LOGS),
        ("OpenAI хранит журналы до 30 дней.", LOGS),
        ("OpenAI 保留日志最长30天。", LOGS),
        ("DeepSeek stores personal data in China.", CHINA),
        ("DeepSeek-R1 is MIT-licensed.", R1),
        ("The policy of 2026-02-10 says China.", CHINA),
        ("Logs are kept.", LOGS),
    ],
)
def test_honest_statements_pass(advisor: Advisor, text: str, key: str) -> None:
    statement = Statement(text, "short", (cite(advisor.corpus, key),))
    assert fault(statement, advisor.corpus, advisor.answerer.searcher.understanding.names) == ""


def test_a_figure_outside_the_quote_does_not_count(advisor: Advisor) -> None:
    """The passage goes on to say "10 minutes", "one hour", "24 hours": the quote is what the reader is shown."""
    key = "openai-your-data#openai-responses-default-store"
    names = advisor.answerer.searcher.understanding.names
    text = "OpenAI may hold intermediate data for at most 24 hours."
    assert fault(Statement(text, "short", (cite(advisor.corpus, key),)), advisor.corpus, names) == ""
    assert "24" in fault(Statement(text, "short", (first_sentence(advisor.corpus, key),)), advisor.corpus, names)


def test_a_verb_vouches_for_no_month(advisor: Advisor) -> None:
    """The quote says "can", "may" and "market"; none of them is a fifth or third month."""
    key = "anthropic-commercial-terms#anthropic-commercial-no-training"
    citation = cite(advisor.corpus, key)
    assert "may" in citation.quote.lower()
    statement = Statement("Anthropic may not train for 5 years.", "short", (citation,))
    assert "5" in fault(statement, advisor.corpus, advisor.answerer.searcher.understanding.names)


@pytest.mark.parametrize(("start", "end"), [(-1, 5), (0, 0), (5, 5), (6, 5), (0, 10**6)])
def test_a_quote_outside_its_passage_cannot_be_made(advisor: Advisor, start: int, end: int) -> None:
    with pytest.raises(ValueError, match="outside"):
        cite(advisor.corpus, LOGS, start, end)


@pytest.mark.parametrize("kind", ["gap", "caveat", "dispute"])
def test_other_kinds_need_no_citation(advisor: Advisor, kind: str) -> None:
    statement = Statement("The corpus does not settle 99 things.", kind)  # type: ignore[arg-type]
    assert fault(statement, advisor.corpus, advisor.answerer.searcher.understanding.names) == ""


def test_the_gate_keeps_order_and_tells_why(advisor: Advisor) -> None:
    good = Statement("OpenAI keeps logs for 30 days.", "short", (cite(advisor.corpus, LOGS),))
    bad = Statement("OpenAI keeps logs for 31 days.", "short", (cite(advisor.corpus, LOGS),))
    kept, refused = passed([good, bad, good], advisor.corpus, advisor.answerer.searcher.understanding.names)
    assert kept == (good, good)
    assert len(refused) == 1
    assert "31 days" in refused[0]
    assert "lack" in refused[0]


# -- refused statements in a whole answer -----------------------------------------------------------------------------
def with_false_assessment(folder: Path) -> Path:
    """A corpus whose assessment names a vendor that its cited claim does not: the check of files cannot see that."""
    path = folder / "assessments" / "deepseek-api.yaml"
    text = path.read_text(encoding="utf-8")
    old = "en: 'Prompts go to DeepSeek: its privacy policy"
    assert old in text
    path.write_text(text.replace(old, "en: 'Prompts go to Alibaba: its privacy policy"), encoding="utf-8")
    return folder


def test_a_refused_statement_is_reported_not_hidden(corpus_copy: Path, advisor_over: Callable[[Path], Advisor]) -> None:
    advisor = advisor_over(with_false_assessment(corpus_copy))
    answer = advisor.ask("Is DeepSeek safe?")
    assert not any("Alibaba" in statement.text for statement in answer.statements)
    assert any("Alibaba" in text and "alibaba" in text for text in answer.rejected)
    numbers = [citation.number for citation in answer.citations]
    assert numbers == list(range(1, len(numbers) + 1))
    assert any("Alibaba" in text for text in to_json(answer)["rejected"])
    assert "Alibaba" in to_markdown(answer, advisor.corpus), "a failed check is shown in the export too"
    assert "Alibaba" in to_text(answer), "and in the terminal"


def with_scattered_figures(folder: Path) -> Path:
    """One claim whose heading's figures stand in sentences too far apart for one quote: the gate refuses it."""
    for path in (folder / "sources").iterdir():
        if path.stem != "edpb-opinion-28-2024":
            path.unlink()
    path = folder / "sources" / "edpb-opinion-28-2024.md"
    head, _, _ = path.read_text(encoding="utf-8").partition("\n## ")
    filler = " ".join(
        f"It says more about deployers in passing {word}." for word in ("here", "there", "again", "once", "later")
    )
    path.write_text(
        f"{head}\n## The board names 41 duties and 63 exceptions for deployers of unlawful models {{#duties}}\n"
        f"route: all | topic: licence | locator: p. 1 | verified: full\n\n"
        f"The board lists 41 duties of deployers. {filler} It adds 63 exceptions for unlawful models.\n",
        encoding="utf-8",
    )
    for path in (folder / "assessments").iterdir():
        cells = [line.split(":")[0] for line in path.read_text(encoding="utf-8").splitlines() if line[0].isalpha()]
        path.write_text("".join(f"{cell}:\n  verdict: not_in_corpus\n" for cell in cells), encoding="utf-8")
    return folder


def test_refusals_are_reported_even_when_nothing_is_left_to_answer(
    corpus_copy: Path, advisor_over: Callable[[Path], Advisor]
) -> None:
    advisor = advisor_over(with_scattered_figures(corpus_copy))
    answer = advisor.ask(
        "How many duties and how many exceptions for deployers of unlawful models does the board name?"
    )
    if answer.status == "not_covered" and not answer.nearest:
        pytest.fail("the claim was not even found")
    answered = any("63" in statement.text for statement in answer.statements)
    assert answered or any("63" in text for text in answer.rejected)
