"""Answers from the buyer's own documents: the clause that says so, the document that is meant, what contradicts."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from advisor.answer.conflicts import conflicts
from advisor.answer.documents import DocumentAnswerer
from advisor.answer.evidence import words_of
from advisor.answer.judge_documents import pointing
from advisor.records import Answer, Passage, Source
from advisor.settings import Settings
from advisor.wiring import Advisor, advisor_on_documents
from tests.answer.invariants import check_answer

CONTRACT = """# Data processing

The Supplier shall delete all prompts within 17 days after the end of the contract.

# Liability

The Supplier's liability is capped at 250,000 euros a year.
"""
VENDORS = [
    ("Acme-1", "Acme", "Acme publishes the list of its training datasets and where each of them came from."),
    ("Acme-2", "Acme", "Acme deletes logs of prompts after 14 days."),
    ("Writer-1", "Writer", "Writer keeps logs of prompts for 90 days and lets customers shorten that."),
    ("Writer-2", "Writer", "Writer says how much energy the training of its models took: 12 GWh."),
    ("Zeta-1", "Zeta", "Zeta trains on public web pages and does not say which ones."),
]


@pytest.fixture
def ask(tmp_path: Path, tiny_corpus: Path, home: Path) -> Callable[..., Advisor]:
    def build(*texts: str, suffix: str = ".md") -> Advisor:
        paths = []
        for number, text in enumerate(texts, 1):
            paths.append(tmp_path / f"paper-{number}{suffix}")
            paths[-1].write_text(text, encoding="utf-8")
        return advisor_on_documents(Settings(corpus=tiny_corpus, home=home), paths)

    return build


def quotes(answer: Answer) -> str:
    return " ".join(citation.quote for citation in answer.citations)


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("When must the Supplier delete prompts?", "17 days"),
        ("What is the Supplier's liability capped at?", "250,000 euros"),
        ("В какой срок поставщик обязан удалить запросы после окончания договора?", "17 days"),
    ],
)
def test_a_contract_answers_in_its_own_words(ask: Callable[..., Advisor], question: str, held: str) -> None:
    advisor = ask(CONTRACT)
    answer = advisor.ask(question)
    check_answer(answer, advisor.corpus, advisor.index.passages.values())
    assert answer.status == "answered"
    assert held in quotes(answer)
    assert all(citation.quote in CONTRACT for citation in answer.citations)
    assert answer.support is not None
    assert 0.4 <= answer.support <= 1


@pytest.mark.parametrize("question", ["Who won the football championship in 1998?", "Is there a cafeteria on site?"])
def test_what_a_contract_does_not_say_is_not_answered(ask: Callable[..., Advisor], question: str) -> None:
    answer = ask(CONTRACT).ask(question)
    assert answer.status == "not_covered"
    assert answer.nearest
    assert answer.support is not None
    assert answer.support < 0.4


def test_the_document_named_is_the_one_that_answers(ask: Callable[..., Advisor]) -> None:
    lines = "".join(json.dumps({"_id": key, "title": title, "text": text}) + "\n" for key, title, text in VENDORS)
    advisor = ask(lines, suffix=".jsonl")
    for vendor, held in (("Acme", "14 days"), ("Writer", "90 days")):
        answer = advisor.ask(f"How long does {vendor} keep logs of prompts?")
        assert answer.status == "answered"
        assert held in quotes(answer)
        assert {citation.passage.source.title for citation in answer.citations} == {vendor}
        asked = advisor.ask(f"Does {vendor} disclose this: How long are logs of prompts kept?")
        assert {citation.passage.source.title for citation in asked.citations} <= {vendor}
    # A word is not a name: no document is meant.
    open_answer = advisor.ask("How long does a writer keep logs of prompts?")
    shown = [*(citation.passage for citation in open_answer.citations), *open_answer.also_found]
    assert len({passage.source.title for passage in shown}) > 1


LINES = [
    ("The caterer serves lunch from noon on weekdays.", "Во сколько в будни подают обед?", "工作日几点供应午餐？"),
    ("Backups of the database are kept in Ireland.", "Где хранятся резервные копии базы?", "数据库备份保存在哪里？"),
    ("The contract may be ended with 60 days' notice.", "Как расторгнуть договор?", "提前几天通知可终止合同？"),
    ("Резервный генератор проверяют каждую субботу.", "По каким дням проверяют генератор?", "发电机每周哪天检查？"),
    ("The lift was last inspected in March.", "Когда осматривали лифт?", "电梯上次检查是什么时候？"),
]  # fmt: skip


@pytest.mark.parametrize("language", [1, 2])
def test_lines_of_one_file_are_told_apart_in_other_languages(ask: Callable[..., Advisor], language: int) -> None:
    lines = "".join(json.dumps({"_id": f"line-{n}", "text": line[0]}) + "\n" for n, line in enumerate(LINES))
    advisor = ask(lines, suffix=".jsonl")
    found = [advisor.search(line[language], 1)[0].passage.id.split("-")[1] for line in LINES]
    assert found == [str(number) for number in range(len(LINES))]


def test_a_follow_up_keeps_what_was_asked_before(ask: Callable[..., Advisor]) -> None:
    advisor = ask(CONTRACT)
    answer = advisor.ask("And how high is it capped?", history=["Is there a limit to the Supplier's liability?"])
    assert "250,000 euros" in quotes(answer)


def test_contradictions_are_shown_not_chosen(ask: Callable[..., Advisor]) -> None:
    advisor = ask(
        "The final of the league was played on 7 February 2021 in the stadium of Tampa, Florida.",
        "The final of the league was played on 7 February 2021 in the stadium of Glendale, Arizona.",
    )
    answer = advisor.ask("Where was the final of the league played in 2021?")
    check_answer(answer, advisor.corpus, advisor.index.passages.values())
    disputes = [statement for statement in answer.statements if statement.kind == "dispute"]
    assert len(disputes) == 1
    assert "Tampa" in disputes[0].text
    assert "Glendale" in disputes[0].text
    assert len({citation.passage.id for citation in disputes[0].citations}) == 2


def test_two_clauses_worded_alike_contradict_though_only_one_has_every_word_of_the_question(
    ask: Callable[..., Advisor],
) -> None:
    told = (
        "The Supplier shall inform the Customer of an incident affecting Customer content within {} hours of discovery"
    )
    advisor = ask(f"{told.format(18)}, by telephone and e-mail to the security desk.", f"{told.format(36)}.")
    answer = advisor.ask("Within how many hours must security incidents be reported?")
    disputes = [statement for statement in answer.statements if statement.kind == "dispute"]
    assert len(disputes) == 1
    assert "18 hours" in disputes[0].text
    assert "36 hours" in disputes[0].text


CLAUSES = (
    "The base fee is EUR 14,500 a month.",
    "Finnish law governs the agreement. The district court of Helsinki has jurisdiction.",
    "Content is encrypted at rest. The keys are held by the Customer.",
    "Secrets are to be protected for five years after the term.",
    "Invoices fall due 45 days after receipt.",
    "The Supplier maintains a professional indemnity policy of EUR 5,000,000.",
    "Announced maintenance of up to four hours a month does not count.",
    "The agreement runs until 28 February 2029.",
)


@pytest.mark.parametrize("question", ["Which law governs the agreement?", "Who holds the keys?"])
def test_in_one_contract_nobody_is_asked_which_agreement_is_meant(ask: Callable[..., Advisor], question: str) -> None:
    advisor = ask("\n\n".join(f"## {n} Clause\n{text}" for n, text in enumerate(CLAUSES * 3, 1)))
    assert advisor.ask(question).status == "answered"
    refused = advisor.ask("Does the supplier promise carbon-neutral operation?")
    assert refused.status == "not_covered"
    assert "nearest passages" in refused.statements[0].text


def test_whoever_names_the_document_is_not_asked_which_one_is_meant(ask: Callable[..., Advisor]) -> None:
    names = ("Acme", "Hooli", "Initech", "Umbrella", "Globex", "Stark")
    contracts = [
        json.dumps({"_id": f"{name}-{place}", "title": f"{name} terms", "text": f"{text} Clause {place} of {name}."})
        for name in names
        for place, text in enumerate(CLAUSES)
    ]
    advisor = ask("\n".join(contracts), suffix=".jsonl")
    assert isinstance(advisor.answerer, DocumentAnswerer)
    question = "By the Hooli terms, who holds the keys?"
    asked = advisor.answerer.documents.asked(question, ())
    assert asked.titles == {"Hooli terms"}
    assert advisor.answerer.unclear(asked, question, ()) == 0
    assert advisor.ask(question).status == "answered"


SOURCE = Source("s", "Paper", "you", "file:///p", None, "", "en", "independent-research", "yours")


def passage(number: int, text: str) -> Passage:
    return Passage(f"s#{number}", SOURCE, "", text, "line 1", "full")


@pytest.mark.parametrize(
    ("one", "other", "conflict"),
    [
        ("Logs of prompts are kept for 30 days.", "Logs of prompts are kept for 90 days.", True),
        ("Logs of prompts are kept for 30 days.", "Logs of prompts are kept for 30 days in Ireland.", False),
        ("Logs of prompts are kept for 30 days.", "Invoices are kept for 10 years by the finance team.", False),
        ("Logs are kept for 30 days.", "Logs are kept in the region of the customer.", False),
        ("# Contract of Acme GmbH on logs of prompts", "# Amendment No. 2 of Hooli on logs of prompts", False),
        ("The Provider shall not use prompts for training.", "Prompts may be used for training by the Provider.", True),
        ("The Provider shall not use prompts for training.", "Prompts shall not be used for training.", False),
        ("The Provider may keep logs of prompts.", "Logs of prompts may be kept by the Provider.", False),
    ],
)
def test_what_counts_as_a_contradiction(one: str, other: str, conflict: bool) -> None:
    from collections import Counter

    words = words_of("How long are logs of prompts kept?", {}, Counter(), 2)
    assert bool(conflicts([passage(1, one), passage(2, other)], words)) == conflict


@pytest.mark.parametrize(
    ("question", "one", "other", "conflict"),
    [
        (
            "How long is Customer Content kept?",
            "Customer Content is retained for thirty (30) days.",
            "The Customer Content retention period is 60 days.",
            True,
        ),
        (
            "How quickly must the Supplier report a breach?",
            "The Supplier shall notify the Customer of a personal data breach within 48 hours.",
            "The Supplier shall notify the Customer of a new sub-processor within 30 days.",
            False,
        ),
        (
            "May the Supplier use Customer Content?",
            "The Supplier shall not use Customer Content to train models.",
            "The Supplier may use Customer Content to provide the service.",
            False,
        ),
        (
            "May the Supplier use Customer Content?",
            "The Supplier shall not use Customer Content to train models.",
            "The Supplier may use Customer Content to train its models.",
            True,
        ),
    ],
)
def test_clauses_about_different_matters_do_not_contradict(question: str, one: str, other: str, conflict: bool) -> None:
    from collections import Counter

    words = words_of(question, {}, Counter(), 2)
    second = replace(passage(2, other), source=replace(SOURCE, id="other"))
    assert bool(conflicts([passage(1, one), second], words, question)) == conflict


def test_within_one_document_like_clauses_stand_side_by_side() -> None:
    from collections import Counter

    question = "How long is Customer Content kept?"
    words = words_of(question, {}, Counter(), 2)
    clauses = [
        passage(1, "Customer Content is retained for 30 days."),
        passage(2, "Customer Content is backed up for 90 days."),
    ]
    assert conflicts(clauses, words, question) == []


@pytest.mark.parametrize(
    ("question", "history", "count"),
    [
        ("What documentation is needed to apply for the loan?", [], 1),
        ("What documentation is needed to apply for the loan?", ["Which loan does the bank offer students?"], 0),
        ("How has the role of the Prime Minister evolved?", [], 0),
        ("In which country is this language officially spoken?", [], 1),
        ("Who won the battle of Hastings?", [], 0),
    ],
)
def test_what_a_question_points_at_without_saying_which(question: str, history: list[str], count: int) -> None:
    assert pointing(question, history).count == count


@pytest.mark.parametrize("text", ["…", "-"])
def test_a_document_without_words_answers_nothing(ask: Callable[..., Advisor], text: str) -> None:
    assert ask(text).ask("When must prompts be deleted?").status == "not_covered"
