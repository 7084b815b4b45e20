"""What a question is understood to ask, on the tiny corpus."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.retrieval.followup import resolve
from advisor.retrieval.query import Understanding
from advisor.wiring import Advisor


@pytest.fixture(scope="module")
def understanding(advisor: Advisor) -> Understanding:
    return advisor.answerer.searcher.understanding


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("How long does OpenAI keep API prompts?", {"openai"}),
        ("Is Claude Opus safe?", {"claude-opus", "claude", "anthropic"}),
        ("DeepSeek-R1 на своих серверах", {"deepseek-r1", "deepseek"}),
        ("深度求索会训练吗？", {"deepseek"}),
        ("Does the GDPR apply?", set()),
        ("What about China?", set()),
    ],
)
def test_parties(understanding: Understanding, text: str, parties: set[str]) -> None:
    assert understanding.query(text).parties == parties


@pytest.mark.parametrize(
    ("text", "criterion"),
    [
        ("Does OpenAI train on our prompts?", "training-use"),
        ("Обучает ли DeepSeek модели на наших данных?", "training-use"),
        ("DeepSeek 会用我们的数据训练吗？", "training-use"),
        ("How long are logs retained by default?", "retention-default"),
        ("Can the government get at the data?", "government-access"),
    ],
)
def test_criteria(understanding: Understanding, text: str, criterion: str) -> None:
    assert criterion in understanding.query(text).criteria


@pytest.mark.parametrize(
    ("text", "routes"),
    [
        ("DeepSeek on our own servers", {"self-hosted-deepseek"}),
        ("DeepSeek через их API", {"deepseek-api"}),
        ("本地部署的 DeepSeek", {"self-hosted-deepseek"}),
        ("Is DeepSeek any good?", set()),
    ],
)
def test_routes(understanding: Understanding, text: str, routes: set[str]) -> None:
    query = understanding.query(text)
    assert set(query.routes) == routes
    assert query.route_cue == bool(routes)


def test_a_question_that_leaves_the_route_open_has_all_of_the_model(understanding: Understanding) -> None:
    assert set(understanding.open_routes(understanding.query("Is DeepSeek safe?"))) == {
        "deepseek-api",
        "self-hosted-deepseek",
    }


def test_routes_given_win(understanding: Understanding) -> None:
    assert understanding.query("DeepSeek on our own servers", routes=["deepseek-api"]).routes == ("deepseek-api",)


PIECES = st.lists(
    st.sampled_from(
        ["OpenAI", "DeepSeek-R1", "深度求索", "does", "keep", "данные", "GDPR", "Claude", "?", ",", "хранит ли"]
    ),
    max_size=9,
).map(" ".join)


@given(text=PIECES, around=PIECES, before=PIECES)
def test_mentions_lie_where_they_say(advisor: Advisor, text: str, around: str, before: str) -> None:
    """Their spans cut counterparts out of the searched text, so they must be spans of that text."""
    understanding = advisor.answerer.searcher.understanding
    query = understanding.query(text, context=before, surroundings=around)
    for mention in query.mentions:
        assert 0 <= mention.start < mention.end <= len(query.text)
        assert mention.entity in understanding.names.ids(query.text[mention.start : mention.end])


@given(st.text())
def test_any_text_is_understood(advisor: Advisor, text: str) -> None:
    query = advisor.answerer.searcher.understanding.query(text)
    assert query.own_text == text


HISTORY = ["Does OpenAI train on API data?"]


@pytest.mark.parametrize(
    ("question", "holds", "lacks"),
    [
        ("And Anthropic?", "train", "OpenAI"),
        ("А у Anthropic?", "train", "OpenAI"),
        ("那 Anthropic 呢？", "train", "OpenAI"),
        ("Why?", "OpenAI", ""),
        ("And how long do they keep it?", "OpenAI", ""),
    ],
)
def test_follow_ups_take_what_they_lack(
    advisor: Advisor, understanding: Understanding, question: str, holds: str, lacks: str
) -> None:
    context = resolve(question, HISTORY, advisor.corpus, understanding.names)
    assert holds in context
    assert not lacks or lacks not in context


@pytest.mark.parametrize(
    "question",
    [
        "Which Chinese law obliges DeepSeek to cooperate with intelligence services?",
        "По какому закону власти США получают данные клиентов OpenAI?",
    ],
)
def test_a_question_that_stands_alone_takes_nothing(
    advisor: Advisor, understanding: Understanding, question: str
) -> None:
    assert resolve(question, HISTORY, advisor.corpus, understanding.names) == ""


def test_without_history_there_is_no_context(advisor: Advisor, understanding: Understanding) -> None:
    assert resolve("And Anthropic?", [], advisor.corpus, understanding.names) == ""


@given(st.text(), st.lists(st.text(), max_size=3))
def test_any_history_is_fine(advisor: Advisor, question: str, history: list[str]) -> None:
    resolve(question, history, advisor.corpus, advisor.answerer.searcher.understanding.names)
