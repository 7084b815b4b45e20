"""A memo's paragraphs in a model's words: what may take the place of a built-in sentence, and what the memo says."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.briefs.corpus import load_corpus
from advisor.briefs.figures import figures
from advisor.briefs.names import NameFinder
from advisor.errors import ModelFailed
from advisor.export.memo import memo
from advisor.export.memo_prose import worded
from advisor.export.memo_records import Memo, Section, Sentence, Words
from advisor.prose.memo import Rewording
from advisor.prose.ports import Message, Piece, Purpose
from advisor.prose.wording import denials_in
from advisor.records import LANGUAGES, Language
from advisor.settings import PROJECT_ROOT
from tests.export.decisions import decision, rulebook, shipped

CORPUS = load_corpus(PROJECT_ROOT / "corpus")
NAMES = NameFinder(CORPUS.entities)
FIRST = "Qwen on your own machines comes first with 71 points, ahead of 12 other routes."
SECOND = "It stays first in 82 % of 1,000 weightings, unless price counts for more than 40 %."


@dataclass
class Model:
    """Writes what a function makes of what it is told; keeps what it was asked."""

    writes: Callable[[str], str]
    name: str = "some-model"
    host: str = "127.0.0.1:1"
    asked: list[tuple[Purpose, str]] = field(default_factory=list)

    def stream(
        self, messages: Sequence[Message], cancelled: Callable[[], bool], purpose: Purpose = "answer"
    ) -> Generator[Piece, None, None]:
        self.asked.append((purpose, messages[-1].text))
        yield Piece(self.writes(messages[-1].text), 10, 5)


def lines_of(told: str) -> list[tuple[str, str]]:
    """Key and sentence of each line between the fences."""
    return [(line.split(" ", 1)[0], line.split(" ", 1)[1]) for line in told.splitlines()[1:-1]]


def rewording(writes: Callable[[str], str], language: Language = "en", name: str = "some-model") -> Rewording:
    return Rewording(Model(writes, name), CORPUS, NAMES, language)


def replacing(changes: dict[str, str]) -> Callable[[str], str]:
    def writes(told: str) -> str:
        said = []
        for key, text in lines_of(told):
            new = text
            for old, other in changes.items():
                new = new.replace(old, other)
            said.append(f"{new} {key}")
        return " ".join(said)

    return writes


def test_a_sentence_that_says_the_same_takes_the_place_of_the_built_in_one() -> None:
    made = rewording(replacing({"It stays": "And it stays", ", ahead of": " and is ahead of"})).paragraph(
        [FIRST, SECOND]
    )
    assert made.taken == 2
    assert made.texts == (
        FIRST.replace(", ahead of", " and is ahead of"),
        SECOND.replace("It stays", "And it stays"),
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("71", "81"),
        ("Qwen", "DeepSeek"),
        ("ahead of 12", "not ahead of 12"),
        (", unless price counts for more than 40 %", ""),
        ("more than 40", "less than 40"),
        (", ahead of 12 other routes", ""),
        ("comes first", "always comes first"),
        ("comes first", "comes first and is safe"),
        ("other routes", "other routes, see https://example.org"),
        ("82 % of 1,000", "1,000 of 82 %"),
    ],
)
def test_one_that_says_more_less_or_else_does_not(old: str, new: str) -> None:
    given_ = [text for text in (FIRST, SECOND) if old in text]
    made = rewording(replacing({old: new})).paragraph(given_)
    assert made.texts == tuple(given_)
    assert made.taken == 0


@pytest.mark.parametrize(
    "writes",
    [
        lambda told: FIRST.replace(",", ""),  # no key
        lambda told: " ".join(f"{text.replace(',', '')} {lines_of(told)[0][0]}" for _, text in lines_of(told)),
        lambda told: " ".join(
            f"{text.replace(',', '')} {key}"
            for (_, text), (key, _) in zip(lines_of(told), reversed(lines_of(told)), strict=True)
        ),
        lambda told: f"{FIRST[:-1]} {SECOND} {lines_of(told)[0][0]}{lines_of(told)[1][0]}",
        lambda told: "Good. " * 2000,
        lambda told: "",
    ],
    ids=["no key", "one key twice", "keys swapped", "two in one", "endless", "nothing"],
)
def test_without_its_own_key_nothing_is_taken(writes: Callable[[str], str]) -> None:
    made = rewording(writes).paragraph([FIRST, SECOND])
    assert made.texts == (FIRST, SECOND)


@given(st.lists(st.sampled_from([*FIRST.split(), *SECOND.split(), "not", "may", "all", "90"]), min_size=3, max_size=20))
def test_whatever_is_written_figures_and_denials_stay(words: list[str]) -> None:
    text = " ".join(words) + "."
    made = rewording(lambda told: f"{text} {lines_of(told)[0][0]}").paragraph([FIRST])
    assert figures(made.texts[0]) == figures(FIRST)
    assert denials_in(made.texts[0]) == denials_in(FIRST)


# -- in a memo ---------------------------------------------------------------------------------------------------------
def built_in(language: Language = "en") -> Memo:
    return memo(decision(), shipped(), rulebook(), language)


def failing(told: str) -> str:
    raise ModelFailed("the server failed", where="127.0.0.1:1", remedy="Ask again later.")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_memo_says_who_worded_it_and_how_much(language: Language) -> None:
    model = rewording(replacing({}), language)
    one = worded(built_in(language), model)
    assert one.parts == built_in(language).parts, "what is written as it was is not the model's"
    assert one.summary[:-1] == built_in(language).summary
    said = one.summary[-1]
    assert isinstance(said, Words)
    assert "some-model" in said.sentences[0].text
    assert "127.0.0.1:1" in said.sentences[0].text


def test_only_paragraphs_of_the_first_page_and_the_situation_are_sent() -> None:
    model = Model(replacing({}))
    one = built_in()
    worded(one, Rewording(model, CORPUS, NAMES, "en"))
    assert {purpose for purpose, _ in model.asked} == {"memo"}
    sent = "\n".join(text for _, text in model.asked)
    sections = [place for place, part in enumerate(one.parts) if isinstance(part, Section) and part.level == 1]
    kept_back: list[Sentence] = [
        sentence for part in one.parts[sections[1] :] if isinstance(part, Words) for sentence in part.sentences
    ]
    assert kept_back
    given_ = {
        s.text for part in (*one.summary, *one.parts[: sections[1]]) if isinstance(part, Words) for s in part.sentences
    }
    assert not [s.text for s in kept_back if len(s.text) > 30 and s.text not in given_ and s.text in sent]
    assert not any(citation.quote in sent for citation in one.citations if len(citation.quote) > 60)


def test_a_model_that_fails_costs_no_memo_and_is_not_asked_again() -> None:
    model = Model(failing)
    one = worded(built_in(), Rewording(model, CORPUS, NAMES, "en"))
    assert len(model.asked) == 1
    assert one.parts == built_in().parts
    said = one.summary[-1]
    assert isinstance(said, Words)
    assert "did not finish" in said.sentences[0].text


def test_a_maker_that_is_compared_is_named() -> None:
    one = worded(built_in(), rewording(replacing({}), name="deepseek-v4"))
    said = one.summary[-1]
    assert isinstance(said, Words)
    assert "DeepSeek" in said.sentences[-1].text


def test_citations_and_all_but_the_words_stay_whoever_worded_them() -> None:
    before = built_in()
    after = worded(before, rewording(replacing({", ": " – "})))
    assert after.citations == before.citations
    pairs = zip(before.sentences(), after.sentences(), strict=False)
    assert all(
        (a.kind, a.citations, a.bold, a.tail) == (b.kind, b.citations, b.bold, b.tail)
        for a, b in pairs
        if a.text == b.text
    )
