"""The advisor's search as a LangChain retriever, for chains of one's own; the only importer of LangChain.

>>> from advisor import Settings, build_advisor
>>> from advisor.langchain import AdvisorRetriever
>>> retriever = AdvisorRetriever(advisor=build_advisor(Settings.from_environment()), count=8)  # doctest: +SKIP
>>> retriever.invoke("How long does xAI keep API data?")[0].metadata["url"]                    # doctest: +SKIP
"""

from __future__ import annotations

from typing import Annotated

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import Field, GetPydanticSchema
from pydantic_core import core_schema

from advisor.answer.render import provenance
from advisor.records import Hit
from advisor.wiring import Advisor


class AdvisorRetriever(BaseRetriever):
    """Passages for a question, best first, each with what a citation needs.

    A document's `page_content` is the passage word for word, so that quotes cut from it hold; its `metadata` has
    `source_id`, `title`, `publisher`, `url`, `published`, `as_of`, `source_kind`, `interest`, `language`, `locator`,
    `verified`, `heading`, `sha256` of the passage, and `score`.
    """

    advisor: Annotated[Advisor, GetPydanticSchema(lambda *_: core_schema.is_instance_schema(Advisor))]
    """Built once; may be shared."""
    count: int = Field(default=8, ge=1)
    """How many passages at the most."""

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        return [_document(hit) for hit in self.advisor.search(query, self.count)][: self.count]


def _document(hit: Hit) -> Document:
    passage = hit.passage
    metadata = provenance(passage) | {"heading": passage.heading, "sha256": passage.sha256, "score": hit.score}
    return Document(id=passage.id, page_content=passage.text, metadata=metadata)
