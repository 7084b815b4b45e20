"""The direction of a question: for what a criterion calls yes, against it, openly, or not to be told."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.briefs.located import Located, read_yaml
from advisor.briefs.phrasings import read_phrasings
from advisor.errors import Problem
from advisor.questionnaire.direction import direction
from advisor.records import OTHER, OWN_PROCESS, Directions, Phrasing
from advisor.settings import PROJECT_ROOT

FOLDER = PROJECT_ROOT / "corpus" / "phrasings"

#: Criterion, direction, text; ours, none of them from the phrasings that ship.
TABLE = """
data-leaves-perimeter|opposite|Will any of our data be processed outside of our environment?
data-leaves-perimeter|same|Prompts and documents are not to be uploaded to any public cloud service.
data-leaves-perimeter|same|Исключена ли передача документов за пределы контура организации?
data-leaves-perimeter|opposite|数据是否会传出企业内网？
data-leaves-perimeter|same|系统能否在不联网的情况下本地运行？
data-leaves-perimeter|open|Please list all external systems our data is sent to.
training-use|opposite|Do you train on our data?
training-use|same|Is our data excluded from training?
training-use|same|Vendor shall not, without prior written consent, use Customer Data to train AI.
training-use|opposite|Is customer data used for training unless we opt out?
training-use|opposite|Do you train on our data? If so, describe how.
training-use|opposite|Is customer data used for service improvement (Y/N)
training-use|same|Is the use of our prompts for model training prohibited by contract?
training-use|same|Is there a contractual ban on using our content to train AI?
training-use|same|Customer data may be used solely to provide the service.
training-use|open|Under which circumstances is customer data used to train models?
training-use|same|Исключается ли использование наших данных для обучения моделей?
training-use|opposite|Дообучается ли модель на обращениях наших клиентов?
training-use|same|是否承诺未经授权不将我方数据用于模型训练？
training-use|opposite|客户数据会用于模型训练吗？
training-use|open|请说明贵司如何使用客户数据训练模型。
retention-default|same|Without any change of settings, are prompts deleted right after the answer?
retention-default|opposite|Are prompts kept for 30 days for abuse monitoring?
retention-default|open|How long are prompts kept?
retention-default|open|Data retention period
retention-default|opposite|Хранит ли поставщик историю запросов?
retention-default|opposite|默认情况下是否记录用户输入？
retention-zero|same|Can we turn off storage of prompts entirely?
retention-zero|opposite|Is it impossible to disable logging of prompts?
retention-zero|same|是否可以关闭数据留存？
retention-exceptions|opposite|Is flagged content retained even where ZDR is agreed?
retention-exceptions|open|Which endpoints are not covered by ZDR?
human-review|opposite|Can your staff read our prompts?
human-review|same|Is access to customer content by your personnel technically prevented?
human-review|same|是否禁止员工查看客户内容？
residency|same|Data must not be transferred to third countries.
residency|opposite|Передаются ли данные за рубеж?
residency|same|是否承诺数据不出境？
government-access|opposite|Could your parent company be compelled to hand over customer data?
government-access|same|Is the provider free from obligations to disclose data to non-EU governments?
gdpr-transfer|opposite|Are there transfers of personal data without a legal basis?
sector-law|opposite|Would using the service put us in breach of DORA?
public-sector-bans|same|Confirm that neither the vendor nor its model has been banned by any government.
public-sector-bans|opposite|贵司产品是否被任何政府禁止使用？
licence|same|May we use the weights commercially without paying a fee?
licence|same|Лицензия не должна ограничивать коммерческое использование.
indemnity|opposite|Do you exclude liability for third-party IP claims?
indemnity|same|供应商是否对知识产权侵权承担赔偿责任？
certifications|opposite|Are you lacking a SOC 2 report?
certifications|open|What security certifications do you have?
transparency|opposite|Does the developer refuse to disclose its training data?
sub-processors|opposite|Can you change sub-processors without notifying us?
sub-processors|same|The supplier shall not engage sub-processors without notifying the customer.
incidents|same|За последние три года утечек данных не было.
incidents|opposite|近三年是否发生过数据泄露？
incidents|open|Describe past security incidents.
deletion|same|The supplier must not retain copies of our data after expiry of the contract.
telemetry|same|Can the software run without sending usage data to the vendor?
telemetry|opposite|Does the software collect telemetry?
supply-chain|same|Are model files free from malware?
model-behaviour|same|Has independent testing found no evidence of bias or censorship?
continuity|opposite|Может ли поставщик в одностороннем порядке прекратить доступ?
exit|opposite|Is there a risk of vendor lock-in?
capability|same|Сопоставимо ли качество модели с лучшими закрытыми моделями?
cost|opposite|Are competing services cheaper at our volume?
hardware|same|No GPU hardware has to be purchased by the customer.
security-controls|opposite|Are customer-managed keys and private endpoints missing?
contract|opposite|Does the contract deny audit rights?
ai-act|opposite|Do we become a GPAI provider by fine-tuning the model?
"""
CASES = [tuple(line.split("|")) for line in TABLE.strip().splitlines()]


@cache
def shipped() -> tuple[tuple[Phrasing, ...], dict[str, Directions]]:
    problems: list[Problem] = []
    files = [read_yaml(path.read_text("utf-8"), path.name, problems) for path in sorted(FOLDER.glob("*.yaml"))]
    criteria = read_yaml((FOLDER.parent / "criteria.yaml").read_text("utf-8"), "criteria.yaml", problems)
    assert criteria is not None
    found = read_phrasings([file for file in files if file], {c["id"] for c in criteria.data}, problems)
    assert problems == []
    return found[0], found[1]


def told(text: str, criterion: str = "training-use") -> str | None:
    return direction(text, criterion, shipped()[1])


@pytest.mark.parametrize(("criterion", "expected", "text"), CASES)
def test_the_direction_of_a_text_is_told(criterion: str, expected: str, text: str) -> None:
    assert told(text, criterion) == expected


def test_no_text_of_the_table_is_one_of_the_phrasings() -> None:
    texts = {" ".join(phrasing.text.lower().split()) for phrasing in shipped()[0]}
    assert [text for _, _, text in CASES if text.lower() in texts] == []


@pytest.mark.parametrize(
    "text",
    [
        "Don't you train on our data?",  # whether a yes agrees depends on who speaks
        "Do you train on customer data or is it excluded?",  # a yes would choose neither
        "Do you train on our data? Is it excluded from training?",  # two questions, two answers
        "Is our content handled with care?",  # no word that tells
        "Бережно ли обращаются с нашими данными?",
        "我方数据是否安全？",
        "",
        "?",
    ],
)
def test_what_cannot_be_told_is_not_guessed(text: str) -> None:
    assert told(text) is None


@pytest.mark.parametrize(
    ("text", "turned"),
    [
        ("Do you store prompts by default?", "Do you refrain from storing prompts by default?"),
        ("Prompts are stored by default.", "Prompts are never stored by default."),
        ("Is storage of prompts switched on?", "Is storage of prompts switched off?"),
        ("Сохраняются ли запросы по умолчанию?", "Верно ли, что запросы по умолчанию не сохраняются?"),
        ("默认是否保存提示词？", "默认是否不保存提示词？"),
    ],
)
def test_a_denial_turns_the_direction(text: str, turned: str) -> None:
    assert (told(text, "retention-default"), told(turned, "retention-default")) == ("opposite", "same")


@pytest.mark.parametrize(
    "text",
    [
        "Are prompts stored by default, unless required by law not to be?",
        "Are prompts stored by default (e.g. not only in logs)?",
        "Are prompts stored by default without our consent?",
        "Please state whether or not prompts are stored by default.",
        "Are prompts stored by default free of charge?",
        "Prompts are stored by default: yes / no",
        "Сохраняются ли запросы по умолчанию не только в журналах?",
        "未经我方同意，是否默认保存提示词？",
    ],
)
def test_what_only_seems_to_deny_turns_nothing(text: str) -> None:
    assert told(text, "retention-default") == "opposite"


def test_two_denials_cancel_each_other() -> None:
    assert told("Are we not protected from use of our data for training?") == "opposite"
    assert told("Must you not change sub-processors without notifying us?", "sub-processors") == "same"


def test_what_asks_openly_is_told_without_any_word_of_the_criterion() -> None:
    assert direction("Describe how our data is used.", "unheard-of", {}) == "open"
    assert direction("Опишите, как используются наши данные.", "unheard-of", {}) == "open"
    assert direction("请说明数据的使用情况。", "unheard-of", {}) == "open"
    assert direction("Do you use our data?", "unheard-of", {}) is None


def test_a_statement_before_an_open_question_does_not_close_it() -> None:
    assert told("AI vendors often store prompts. For how long do you keep them?", "retention-default") == "open"


def test_words_may_be_stems_hold_a_gap_or_deny_themselves() -> None:
    words = {"x": Directions(towards=("disclos*", "hand* … over", "公开"), against=("secret",))}
    assert direction("Are the sources disclosed?", "x", words) == "same"
    assert direction("Are the sources undisclosed?", "x", words) == "opposite"
    assert direction("Do you hand the papers over?", "x", words) == "same"
    assert direction("Do you hand not the papers over?", "x", words) is None
    assert direction("来源是否公开？", "x", words) == "same"
    assert direction("Is it a secretariat?", "x", words) is None


@given(st.text(alphabet="ab noter,.?不是否公开не ли-–:()/", max_size=300))
def test_any_text_gets_an_answer(text: str) -> None:
    assert told(text, "transparency") in ("same", "opposite", "open", None)


@given(st.sampled_from(CASES))
def test_case_and_white_space_do_not_matter(case: tuple[str, str, str]) -> None:
    criterion, expected, text = case
    assert told(f"  {text.upper()} ".replace(" ", "  "), criterion) == expected


def test_the_phrasings_that_ship_reach_the_floor_that_was_measured() -> None:
    count: Counter[str] = Counter()
    for phrasing in shipped()[0]:
        if phrasing.criterion in (OWN_PROCESS, OTHER) or phrasing.relation == "near" or phrasing.part:
            continue  # what asks about a part is only told apart as open or not
        found = told(phrasing.text, phrasing.criterion)
        kind = "open" if phrasing.relation == "open" else "directed"
        count[kind] += 1
        count[f"{kind} found open"] += found == "open"
        if kind == "directed" and found in ("same", "opposite"):
            count["decided"] += 1
            count["right"] += found == phrasing.relation
    assert count["decided"] >= 0.95 * count["directed"]
    assert count["right"] >= 0.99 * count["decided"]
    assert count["open found open"] >= 0.96 * count["open"]
    assert count["directed found open"] <= 0.01 * count["directed"]


# -- the words, as they are read ---------------------------------------------------------------------------------------
def read(text: str) -> tuple[dict[str, Directions], list[str]]:
    problems: list[Problem] = []
    located = read_yaml(text, "directions.yaml", problems)
    assert isinstance(located, Located)
    found = read_phrasings([located], {"exit"}, problems)[1]
    return found, [f"{problem.line}: {problem.message}" for problem in problems]


def test_words_of_several_entries_are_joined() -> None:
    text = "- {criterion: exit, towards: [leave], against: [stuck]}\n- {criterion: exit, towards: [move*]}\n"
    assert read(text) == ({"exit": Directions(("leave", "move*"), ("stuck",))}, [])


def test_a_word_of_both_directions_is_refused() -> None:
    text = "- criterion: exit\n  towards: [leave]\n- criterion: exit\n  against: [Leave]\n"
    assert read(text)[1] == ["4: leave: it stands in `towards` and in `against`"]
