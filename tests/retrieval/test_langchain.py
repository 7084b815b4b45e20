"""The search inside somebody's LangChain chain."""

from __future__ import annotations

import hashlib

import pytest
from langchain_core.documents import Document
from langchain_core.runnables import RunnableLambda

from advisor.langchain import AdvisorRetriever
from advisor.wiring import Advisor


def test_it_works_inside_a_chain(advisor: Advisor) -> None:
    def first_address(documents: list[Document]) -> str:
        return str(documents[0].metadata["url"])

    chain = AdvisorRetriever(advisor=advisor, count=3) | RunnableLambda(first_address)
    assert "deepseek" in chain.invoke("Where does DeepSeek store personal data?")


def test_documents_are_passages_word_for_word(advisor: Advisor) -> None:
    documents = AdvisorRetriever(advisor=advisor, count=4).invoke("How long does OpenAI keep API logs?")
    passages = advisor.answerer.searcher.index.passages
    assert len(documents) == 4
    for document in documents:
        assert document.id is not None
        passage = passages[document.id]
        assert document.page_content == passage.text
        assert document.metadata["sha256"] == hashlib.sha256(passage.text.encode()).hexdigest()
        assert (document.metadata["source_id"], document.metadata["locator"]) == (passage.source.id, passage.locator)
    scores = [document.metadata["score"] for document in documents]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("question", ["", "   ", "?!"])
def test_no_words_find_nothing(advisor: Advisor, question: str) -> None:
    assert AdvisorRetriever(advisor=advisor).invoke(question) == []


def test_the_count_must_be_positive(advisor: Advisor) -> None:
    with pytest.raises(ValueError, match="count"):
        AdvisorRetriever(advisor=advisor, count=0)
