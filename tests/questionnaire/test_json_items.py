"""Questionnaires as data: VSAQ, question banks, frameworks, forms of other programs; and what is none."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.errors import QuestionnaireError
from advisor.questionnaire.forms.read_json import read_json, read_yaml
from advisor.questionnaire.records import Item

VSAQ = """
// A comment of the file
{
  "questionnaire": [
    {"type": "block", "text": "Web security", "items": [
      /* another */
      {"type": "info", "text": "<p>Because of <b>attacks</b>, we " +
                               "ask &amp; note:</p>" + // and why
                               "<ul><li>one</li></ul>"},
      {"type": "radiogroup", "text": "Do you use <code>HTTPS</code>?", "id": "https",
       "choices": [{"https_yes": "Yes, only"}, {"https_no": "No"}],},
      {"type": "tip", "text": "Use it.", "id": "warn", "cond": "https_no", "why": "It is cheap."},
      {"type": "line", "text": "The name of the application:", "id": "name", "cond": "https_yes"},
      {"type": "yesno", "text": "Is MFA used?", "yes": "Yes, it is", "no": "No", "id": "mfa"},
      {"type": "info", "text": "Select the options that apply."},
      {"type": "checkgroup", "id": "options", "choices": [{"a": "Remote only"}, {"b": "On site"}]},
      {"type": "spacer"},
      {"type": "upload", "text": "Your report", "id": "report"}
    ]}
  ],
}
"""


def of_json(data: Any) -> tuple[Item, ...]:
    return read_json(data if isinstance(data, str) else json.dumps(data, ensure_ascii=False), "list.json").items


def asked(data: Any) -> list[str]:
    return [item.text for item in of_json(data) if item.label == "question"]


def test_vsaq_is_read_with_its_comments_and_joined_texts() -> None:
    found = of_json(VSAQ)
    assert [(item.label, item.id, item.text) for item in found] == [
        ("header", "questionnaire/0", "Web security"),
        ("guidance", "questionnaire/0/items/0", "Because of attacks, we ask & note:\none"),
        ("question", "https", "Do you use HTTPS?"),
        ("guidance", "warn", "Use it."),
        ("question", "name", "The name of the application:"),
        ("question", "mfa", "Is MFA used?"),
        ("question", "options", "Select the options that apply."),
        ("question", "report", "Your report"),
    ]
    assert {item.section for item in found[1:]} == {"Web security"}
    assert [item.options for item in found if item.options] == [
        ("Yes, only", "No"),
        ("Yes, it is", "No"),
        ("Remote only", "On site"),
    ]
    assert found[3].guidance == "It is cheap.\ncond: https_no"
    assert found[4].guidance == "cond: https_yes"


def test_a_bank_of_questions_keeps_keys_domains_and_choices() -> None:
    yaml = """
questions:
  - id: Q6
    domain: privacy
    text: "Is customer data used for training?"
    type: select
    options: [No, Yes - opt-out, 1.10]
  - id: Q8
    domain: privacy
    text: Describe the use case.
    help: In one sentence.
"""
    found = read_yaml(yaml, "bank.yaml").items
    assert [(item.id, item.number, item.section, item.place.row) for item in found] == [
        ("Q6", "Q6", "privacy", 3),
        ("Q8", "Q8", "privacy", 8),
    ]
    # As they are written: YAML would make a truth value and a number of two of them.
    assert found[0].options == ("No", "Yes - opt-out", "1.10")
    assert found[1].guidance == "In one sentence."


FRAMEWORK = """
name: Checklist
objects:
  framework:
    name: Checklist
    implementation_groups_definition: [{ref_id: IG1, name: Basic}]
    requirement_nodes:
      - {urn: "u:1", assessable: false, depth: 1, ref_id: "1", name: Access, description: On access.}
      - {urn: "u:1.1", assessable: true, parent_urn: "u:1", ref_id: "1.1", description: Catalog all AI services.,
         implementation_groups: [All systems - MUST]}
      - {urn: "u:1.2", assessable: true, parent_urn: "u:1", ref_id: "1.2", name: Logs, description: Access is logged.}
      - {urn: "u:2", assessable: false, ref_id: "2", description: Sound plans come first in whatever people do.}
      - urn: "u:2.1"
        assessable: true
        ref_id: "2.1"
        questions:
          "u:2.1:question:1":
            type: unique_choice
            text: Is there a plan?
            choices: [{urn: "c:1", value: "Yes"}, {urn: "c:2", value: "No"}]
            depends_on: {question: "u:9", answers: ["c:1"]}
          "u:2.1:question:2": {type: text, text: "If ‘Yes’, please provide."}
"""


def test_a_framework_asks_what_it_assesses() -> None:
    found = read_yaml(FRAMEWORK, "framework.yaml").items
    assert [(item.label, item.number, item.text) for item in found] == [
        ("header", "", "Checklist"),
        ("header", "1", "Access"),
        ("question", "1.1", "Catalog all AI services."),
        ("question", "1.2", "Access is logged."),
        ("guidance", "2", "Sound plans come first in whatever people do."),
        ("question", "2.1", "Is there a plan?"),
        ("question", "2.1", "If ‘Yes’, please provide."),
    ]
    assert [found[2].section, found[3].section] == ["Checklist › Access", "Checklist › Access › Logs"]
    assert found[5].options == ("Yes", "No")
    assert found[1].guidance == "On access."


@pytest.mark.parametrize(
    ("data", "questions"),
    [
        (["Do you log?", "Describe it."], ["Do you log?", "Describe it."]),
        ({"Q1": "Do you log?", "Q2": "Data retention period"}, ["Do you log?", "Data retention period"]),
        (
            {"Access": {"Q1": "Do you log?"}, "Data": ["Data retention period"]},
            ["Do you log?", "Data retention period"],
        ),
        ({"security": {"S-1": {"question": "Do you log?", "type": "yesno"}}}, ["Do you log?"]),
        ([{"номер": "1", "вопрос": "Где хранятся данные?"}], ["Где хранятся данные?"]),
        ({"问题列表": [{"编号": "1", "问题": "数据存储在哪里？"}]}, ["数据存储在哪里？"]),
        ([{"Question ID": "A-1", "CAIQ Question": "Are policies established?"}], ["Are policies established?"]),
        ({"checklist": [{"item": "Verify the report", "status": "todo"}]}, ["Verify the report"]),
        ({"fields": [{"title": "Pick", "type": "choice", "properties": {"choices": [{"label": "A"}]}}]}, ["Pick"]),
        ({"properties": {"mfa": {"type": "boolean", "title": "Is MFA used?"}}}, ["Is MFA used?"]),
        ([{"model": "a.question", "fields": {"text": "Is it kept?", "type": "yes_no"}}], ["Is it kept?"]),
        ('{"question": "Do you log?"}\n{"question": "Where?"}\n', ["Do you log?", "Where?"]),
        ("export const list = [{question: 'Do you log?', id: 1},];", ["Do you log?"]),
        ('{"a": {"question": "One?"}, "a": {"question": "Two?"}}', ["One?", "Two?"]),
        ({"questions": [{"text": {"de": "Wo?", "en": "Where?"}}]}, ["Where?"]),
        (
            {"questions": [{"id": "1", "question": "Are there others?", "sub_questions": [{"question": "Which?"}]}]},
            ["Are there others?", "Which?"],
        ),
    ],
)
def test_other_shapes_give_their_questions(data: Any, questions: list[str]) -> None:
    assert asked(data) == questions


def test_forms_of_surveyjs_fhir_and_oscal_are_read() -> None:
    survey = {
        "title": "Vendor",
        "pages": [
            {
                "name": "p",
                "elements": [
                    {"type": "panel", "name": "data", "title": "Data", "elements": [{"type": "text", "name": "q1"}]},
                    {"type": "html", "name": "h", "html": "<p>Read this.</p>"},
                    {"type": "radiogroup", "name": "q2", "title": "Encrypted?", "choices": ["Yes", {"text": "No"}]},
                    {"type": "matrix", "name": "m", "title": "Rate", "columns": ["Low"], "rows": ["Speed", "Cost"]},
                ],
            }
        ],
    }
    assert [(item.label, item.text) for item in of_json(survey)[1:]] == [
        ("header", "p"),
        ("header", "Data"),
        ("question", "q1"),
        ("guidance", "Read this."),
        ("question", "Encrypted?"),
        ("header", "Rate"),
        ("question", "Speed"),
        ("question", "Cost"),
    ]
    fhir = {
        "item": [
            {
                "linkId": "1",
                "text": "Access",
                "type": "group",
                "item": [
                    {
                        "linkId": "1.1",
                        "text": "Is MFA used?",
                        "type": "choice",
                        "answerOption": [{"valueString": "No"}],
                    },
                    {"linkId": "1.2", "text": "Read on", "type": "display"},
                ],
            }
        ]
    }
    assert [(item.label, item.number, item.options) for item in of_json(fhir)] == [
        ("header", "1", ()),
        ("question", "1.1", ("No",)),
        ("guidance", "1.2", ()),
    ]
    part = {"name": "item", "props": [{"name": "label", "value": "a."}], "prose": "Develop a policy"}
    control = {
        "id": "ac-1",
        "title": "Policy",
        "parts": [{"name": "statement", "parts": [part]}, {"name": "guidance", "prose": "It matters."}],
    }
    oscal = of_json({"catalog": {"groups": [{"id": "ac", "title": "Access", "controls": [control]}]}})
    assert [(item.label, item.text, item.section, item.guidance) for item in oscal] == [
        ("header", "Access", "", ""),
        ("question", "a. Develop a policy", "Access › Policy", "It matters."),
    ]


def test_keys_that_come_twice_give_way_to_paths() -> None:
    found = of_json(
        {"questions": [{"id": "Q1", "text": "One?"}, {"id": "Q1", "text": "Two?"}, {"id": "Q2", "text": "3?"}]}
    )
    assert [item.id for item in found] == ["questions/0", "questions/1", "Q2"]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        ({"vendor_name": "A", "responses": {"Q1": "Internal assistant for questions.", "Q4": ["None"]}}, "answers"),
        ({"answers": [{"question_id": "Q1", "value": "We store it in the EU."}]}, "answers"),
        ({"name": "package", "version": "1.0", "dependencies": {"a": "^1"}}, "no questions"),
        (
            {"weights": {"fit": 1.0}, "rules": [{"question_id": "Q6", "when": "No", "rationale": "Why?"}]},
            "no questions",
        ),
        ("{not json", "no JSON"),
        ('{"a": "b" "c": 1}', "no JSON"),
        ("[" * 100_000, "nested too deep"),
        ('{"a":' * 200 + '{"question": "Is it?"}' + "}" * 200, "nested too deep"),
    ],
)
def test_what_is_no_questionnaire_says_so(data: Any, what: str) -> None:
    with pytest.raises(QuestionnaireError, match=what) as caught:
        of_json(data)
    assert caught.value.where.startswith("list.json")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("weights: {fit: 1.0}\nrules:\n  - {question_id: Q6, when: 'No'}\n", "no questions"),
        ("a: &x [1]\nb: *x\n", "alias"),
        ("a: !!python/object:os.system {}\n", "YAML"),
        ("a: [1\n", "YAML"),
        ("- " * 500, "deep"),
        ("a: 1\na: 2\n", "twice"),
    ],
)
def test_yaml_that_is_none_or_does_harm_is_refused_with_its_line(text: str, what: str) -> None:
    with pytest.raises(QuestionnaireError, match=what):
        read_yaml(text, "list.yaml")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12) | st.sampled_from(["Is it so?", "Q1", "text"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "text", "items", "type", "options", "question", "Q1", "x"]), inner)
    ),
    max_leaves=12,
)


@given(JSON)
def test_any_data_is_read_or_refused(data: Any) -> None:
    try:
        found = of_json(json.dumps(data))
    except QuestionnaireError:
        return
    assert len({item.id for item in found}) == len(found)
    assert any(item.label == "question" for item in found)


@given(st.text(max_size=60))
def test_any_text_is_read_as_json_or_refused(text: str) -> None:
    refused = ""
    try:
        read_json(text, "list.json")
    except QuestionnaireError as error:
        refused = error.where
    assert refused == "" or refused.startswith("list.json")
