"""The gate against sentences about real passages: no false one passes, and most faithful ones do."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from advisor.answer.authorship import struck_reason
from advisor.briefs.corpus import load_corpus
from advisor.briefs.names import NameFinder
from advisor.briefs.sentences import sentences
from advisor.prose.gate import Gate
from advisor.prose.keys import Marked
from advisor.records import Corpus, Language, Passage, Source, Statement, Struck
from advisor.settings import PROJECT_ROOT
from tests.benchmarks.liar import measured
from tests.prose.sentences import CAP, FAITHFUL, FALSE, GROQ, LEAK, LOGS

#: Of the faithful sentences no more than this share may be struck.
_LOST = 0.2


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load_corpus(PROJECT_ROOT / "corpus")


@pytest.fixture(scope="module")
def names(corpus: Corpus) -> NameFinder:
    return NameFinder(corpus.entities)


class Checker:
    """Checks a sentence whose keys name passages."""

    def __init__(self, corpus: Corpus, names: NameFinder) -> None:
        self.corpus, self.names = corpus, names
        self.passages = {passage.id: passage for passage in corpus.passages}

    def __call__(self, language: Language, ids: tuple[str, ...], text: str) -> Statement | Struck:
        evidence = tuple(self.passages[key] for key in ids)
        written = Marked(text, tuple(range(1, len(ids) + 1)), ())
        return Gate(evidence, self.corpus, self.names, language).check(written)


@pytest.fixture(scope="module")
def check(corpus: Corpus, names: NameFinder) -> Checker:
    return Checker(corpus, names)


@pytest.mark.parametrize("kind", FALSE)
def test_no_false_sentence_passes(check: Checker, kind: str) -> None:
    results = [(text, check(language, ids, text)) for language, ids, text in FALSE[kind]]  # type: ignore[arg-type]
    assert [text for text, result in results if not isinstance(result, Struck)] == []
    for _, result in results:
        assert isinstance(result, Struck)
        for language in ("en", "ru", "zh"):
            said = struck_reason(result, language)
            assert said
            assert "{" not in said


def test_most_faithful_sentences_pass(check: Checker) -> None:
    struck = [text for language, ids, text in FAITHFUL if isinstance(check(language, ids, text), Struck)]  # type: ignore[arg-type]
    assert len(FAITHFUL) >= 40
    assert len(struck) <= _LOST * len(FAITHFUL), struck


def test_a_statement_cites_the_very_sentence_and_only_what_holds_it(check: Checker) -> None:
    result = check("en", (GROQ, LOGS), "OpenAI keeps API abuse-monitoring logs for up to 30 days by default.")
    assert isinstance(result, Statement)
    (citation,) = result.citations
    assert (citation.number, citation.passage.id) == (2, LOGS)
    assert "30 days" in citation.quote
    assert citation.quote in citation.passage.text
    assert result.routes == citation.passage.routes


@pytest.mark.parametrize(
    ("written", "reason", "detail"),
    [
        (Marked("DeepSeek's API terms apply mainland Chinese law.", (), ()), "no_key", ""),
        (Marked("DeepSeek's API terms apply mainland Chinese law.", (1,), ("[7]",)), "unknown_key", "[7]"),
        (Marked("1.", (1,), ()), "no_text", ""),
        (Marked("It is so.", (1,), ()), "no_text", ""),
        (Marked("DeepSeek's API terms apply Indian law.", (1,), ()), "words", "indian"),
        (Marked("Its liability is capped at the past 13 months' fees.", (1,), ()), "words", "13"),
        (Marked("DeepSeek's API terms do not apply mainland Chinese law.", (1,), ()), "negation", "apply"),
    ],
)
def test_the_reason_names_what_is_wrong(check: Checker, written: Marked, reason: str, detail: str) -> None:
    gate = Gate((check.passages[CAP],), check.corpus, check.names, "en")
    result = gate.check(written)
    assert isinstance(result, Struck)
    assert (result.text, result.reason, result.detail) == (written.text, reason, detail)


def test_a_date_is_one_figure_however_it_is_written(check: Checker) -> None:
    said = "Wiz reported on {date} an open DeepSeek database with plaintext chats and API keys."
    for date in ("29 January 2025", "January 29, 2025", "2025-01-29", "29 Jan 2025"):
        assert isinstance(check("en", (LEAK,), said.format(date=date)), Statement), date
    for date in ("28 January 2025", "29 January 2026", "2025-01-30", "29 June 2025"):
        assert isinstance(check("en", (LEAK,), said.format(date=date)), Struck), date


def told(passage: Passage) -> Iterator[tuple[Language, str]]:
    """What a passage says, in its own words: each of these is true of it."""
    for sentence in sentences(passage.text):
        yield "en", sentence
    yield "en", passage.heading
    for language in ("ru", "zh"):
        if language in passage.headings:
            yield language, passage.headings[language]


def sample(corpus: Corpus, step: int) -> list[Passage]:
    return list(corpus.claims)[::step]


def test_what_a_passage_says_passes_word_for_word(check: Checker, corpus: Corpus) -> None:
    results = [
        (text, check(language, (passage.id,), text))
        for passage in sample(corpus, 45)
        if passage.source.language == "en"
        for language, text in told(passage)
    ]
    struck = [text for text, result in results if isinstance(result, Struck)]
    assert len(results) > 60
    assert len(struck) <= 0.04 * len(results), struck


#: Name → what is changed in a true sentence so that it is none any more: pattern, replacement.
CHANGES = {
    "figure": (re.compile(r"(?<![\w.,])(\d+)(?![\w.,]*\d)"), lambda match: str(int(match[1]) + 7)),
    "negation": (re.compile(r"\b(?:not|never) |(?<![а-яё])не (?=[а-яё]{4})"), lambda _: ""),
    "modality": (re.compile(r"\b(?:may|might) (?!not)"), lambda _: "must "),
    # "Is provided" sets no condition: what is left without it is garbled, not false.
    "condition": (re.compile(r",? (?:except|unless|if|(?<!\bis )provided) [^,.;]+"), lambda _: ""),
    "bound": (re.compile(r"\b(?:up to|at least|about|nearly|more than) (?=\d)"), lambda _: ""),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_true_sentence_that_is_changed_does_not_pass(check: Checker, corpus: Corpus, change: str) -> None:
    pattern, replacement = CHANGES[change]
    tried, passed = 0, []
    for passage in sample(corpus, 1 if change == "condition" else 7):
        for language, text in told(passage):
            false = pattern.sub(replacement, text, count=1)
            if false != text and tried < 25:
                tried += 1
                if isinstance(check(language, (passage.id,), false), Statement):
                    passed.append(false)
    assert tried >= 5
    assert passed == []


class _Judge:
    def ready(self) -> None:
        """Nothing to load."""

    """An NLI model that holds one sentence for unsupported."""

    def __init__(self, doubted: str) -> None:
        self.doubted = doubted

    def probability(self, premise: str, hypothesis: str) -> float:
        assert premise
        return 0.1 if hypothesis == self.doubted else 0.9


def test_a_model_of_entailment_has_the_last_word(check: Checker) -> None:
    text = "DeepSeek's API terms apply mainland Chinese law."
    passages = (check.passages[CAP],)
    gate = Gate(passages, check.corpus, check.names, "en", _Judge(text))
    result = gate.check(Marked(text, (1,), ()))
    assert isinstance(result, Struck)
    assert result.reason == "entailment"
    other = Gate(passages, check.corpus, check.names, "en", _Judge("something else"))
    assert isinstance(other.check(Marked(text, (1,), ())), Statement)


def test_hardly_a_fluent_lie_passes(corpus: Corpus) -> None:
    """A sample of the half that the rules were not made with; `python -m tests.benchmarks.liar` measures all."""
    found, share = measured(corpus, ("en", "ru", "zh"), "held", every=40)
    assert share > 0.95, "true sentences pass"
    assert len(found) > 150
    # Two sources about one party may say the same, so a sentence with the other's key can be true.
    passed = [one for one in found if one.fate == "passed" and one.kind not in ("key", "merged")]
    assert len(passed) <= 0.02 * len(found), [one.said for one in passed]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("The vendor must delete prompts after 30 days.", "The vendor may delete prompts after 30 days."),
        ("The vendor deletes prompts after 30 days.", "The vendor may delete prompts after 30 days."),
        ("The vendor deletes prompts after the contract ends.", "The vendor deletes prompts before the contract ends."),
        ("Logs and backups are encrypted at rest.", "Logs or backups are encrypted at rest."),
        ("Data moves from Ireland into Texas by cable.", "Data moves into Ireland from Texas by cable."),
        ("Поставщик удаляет запросы после расторжения договора.", "Поставщик удаляет запросы до расторжения договора."),
        ("Журналы и копии хранятся зашифрованными.", "Журналы или копии хранятся зашифрованными."),
        ("Perplexity says it trained DeepSeek anew.", "DeepSeek says it trained Perplexity anew."),
        (
            "Only the buyer decides, and only staff in the EU look at the data.",
            "Only the buyer decides, and staff in the EU look at the data.",
        ),
    ],
)
def test_small_words_cannot_turn_a_statement_round(corpus: Corpus, names: NameFinder, source: str, said: str) -> None:
    language: Language = "en" if source.isascii() else "ru"
    of = Source("s", "", "", "", None, "", language, "primary-law", "")
    gate = Gate((Passage("s#a", of, "", source, "", "full"),), corpus, names, language)
    assert isinstance(gate.check(Marked(source, (1,), ())), Statement)
    assert isinstance(gate.check(Marked(said, (1,), ())), Struck)
