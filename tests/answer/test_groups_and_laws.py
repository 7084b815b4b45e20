"""Questions about a whole country's vendors, and questions in which a law matters more than the vendor."""

import pytest

from advisor import Advisor


def test_a_question_about_one_countrys_vendors_is_answered_for_each_of_them(real_advisor: Advisor) -> None:
    answer = real_advisor.ask("Do Chinese vendors train on what we send to their APIs?")
    routes = {route for statement in answer.statements if statement.kind == "short" for route in statement.routes}
    assert {"deepseek-api", "moonshot-api", "zai-api", "minimax-api"} <= routes
    assert not any(real_advisor.corpus.routes[route].group == "us-api" for route in routes)


def test_a_law_named_beside_undecided_vendors_is_answered_from_that_law(real_advisor: Advisor) -> None:
    answer = real_advisor.ask(
        "Мы отправим телефоны клиентов в OpenAI или DeepSeek. Что говорит 152-ФЗ о базах за границей, какой штраф?"
    )
    assert answer.status in ("answered", "partly_answered")
    first = answer.statements[0]
    assert any("russia-152-fz" in citation.passage.entities for citation in first.citations)


@pytest.mark.parametrize(
    ("question", "party"),
    [
        ("Why did the US ban OpenAI?", "openai"),
        ("За что США запретили OpenAI?", "openai"),
        ("美国为什么禁止 OpenAI？", "openai"),
        ("Did Italy fine Anthropic?", "anthropic"),
    ],
)
def test_a_country_in_common_is_no_reason_to_cite_another_vendor(
    real_advisor: Advisor, question: str, party: str
) -> None:
    answer = real_advisor.ask(question)
    vendors = {key for key, entity in real_advisor.corpus.entities.items() if entity.type == "vendor"}
    # What an assessment of the party's own routes rests on may speak of others.
    said = [one for one in answer.statements if one.kind == "short" and one.verdict is None]
    for citation in [citation for one in said for citation in one.citations] or list(answer.citations[:1]):
        leading = citation.passage.lead_entities & vendors
        assert not leading or party in citation.passage.entities, citation.passage.id
