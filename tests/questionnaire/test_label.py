"""What a piece of text is, by its own words: five languages, in and out of lists."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.questionnaire.forms.label import label_of
from advisor.questionnaire.records import LABELS, Label

ASKED_ANYWHERE = """
Does the vendor maintain an up-to-date asset inventory?
Which sub-processors have access to customer data, and where are they located?
Please describe how encryption keys are managed.
Describe your incident response process.
Provide a copy of your latest SOC 2 Type II report.
List all sub-processors.
Please confirm that customer data is not used to train models.
Explain how tenants are isolated from one another
The supplier shall notify the customer of any breach within 24 hours.
The Provider must delete all customer data within 30 days of termination.
All data shall be encrypted in transit using TLS 1.2 or higher.
The solution shall support role-based access control.
Contractor agrees to undergo annual penetration tests.
Do you have a business continuity plan
Is MFA enforced for administrators
Are backups tested regularly? (Yes/No)
Is customer data used for training or fine-tuning? If yes, is opt-out available?
Do you log? How long?
To what extent do you rely on third parties?
**Who owns the outputs?**
3.1 Where are the servers?
Где физически размещаются серверы?
Опишите процедуру реагирования на инциденты.
Поставщик обязан уведомить Заказчика об инциденте в течение 24 часов.
Система должна поддерживать двухфакторную аутентификацию.
Исполнитель не вправе передавать данные третьим лицам
Просим указать, в каких странах хранятся данные.
Передаются ли данные за пределы РФ?
贵公司是否通过ISO 27001认证？
请说明数据存储的地理位置
供应商应在24小时内通知数据泄露事件。
系统须支持单点登录
数据保留多长时间？
有无第三方安全审计报告
Où les données sont-elles hébergées ?
Le prestataire doit notifier toute violation sous 72 heures.
Décrivez votre politique de sauvegarde.
Wo werden die Daten gespeichert?
Der Anbieter muss eine Verschlüsselung nach Stand der Technik gewährleisten.
Beschreiben Sie Ihr Berechtigungskonzept.
"""

ASKED_IN_LISTS = """
Data retention period and deletion guarantees?
Availability target (SLA) stated?
Encryption at rest and in transit
Name of the data protection officer
Company name
Number of employees
Sub-processors and supply chain dependencies
An information security policy is documented and approved by management.
Establish a culture of open communication.
Catalog AI data sources and the sensitivity of the data
Use multi-factor authentication for remote access
Review and update the incident response plan annually
Complete a DPIA before deployment
Submit evidence of insurance cover
Do not use customer data for training.
Select the option that best describes your application:
Evidence: SOC2 / ISO 27001 / DPIA support.
The name of the application:
We use TLS 1.3 for all connections.
When possible, access is granted for a limited time.
Срок хранения данных и порядок удаления
Наличие политики информационной безопасности
Ведётся журнал доступа к персональным данным
数据保留期限及删除机制
公司名称
建立安全事件应急预案
Une politique de sécurité documentée est en place.
Durée de conservation des données
Ein Löschkonzept ist dokumentiert.
Verschlüsselung der Daten bei Speicherung und Übertragung
"""

BESIDE: dict[Label, str] = {
    "instruction": """
Please answer every question in column C
Please complete all sections of this questionnaire.
Instructions
Instructions: use the list
How to complete this questionnaire
Return this form by 5 May
All questions are mandatory.
Only grey cells need to be filled in.
Do not change the structure of this spreadsheet.
Please tick the appropriate box.
For each question, indicate Yes, No or N/A.
If a question does not apply, enter "N/A" and explain why.
Suppliers shall complete this form and return it within 10 days.
Bidders must submit their responses by 1 March.
Responses should be limited to 200 words.
Fields marked with * are mandatory
If you have any questions, please contact security@acme.example.
Questions? Email security@acme.example
Please provide detailed answers and supporting evidence where requested.
Answer Yes or No and add comments.
Column C: your answer
Please read the instructions carefully before answering.
Заполните все поля анкеты.
Просим заполнить анкету и вернуть её до 5 мая.
Все вопросы обязательны для заполнения.
Срок предоставления ответов: до 15 июня
请在C列填写您的回答
填写说明
所有问题均为必填
请于5月31日前将问卷发送至以下邮箱
Veuillez répondre à toutes les questions.
Merci de remplir ce formulaire avant le 5 mai.
Bitte füllen Sie alle Felder aus.
""",
    "guidance": """
If yes, please attach your policy.
If no, please explain why.
Note: this applies to EU customers only.
Please note that answers will form part of the contract.
Hint
Hint: see your DPA, section 4.
Rationale: attackers often exploit unpatched systems.
This questionnaire is designed to assess the security posture of vendors.
The purpose of this assessment is to understand how your company protects data.
Personal data means any information relating to an identified natural person.
Если да, приложите копию политики.
Примечание: применимо только к облачным сервисам.
Данная анкета предназначена для оценки поставщиков.
如是，请说明。
注：仅适用于云服务。
本问卷用于评估供应商的安全能力。
Remarque : ne concerne que les sous-traitants.
Si oui, précisez.
Hinweis: gilt nur für Cloud-Dienste.
Falls ja, bitte erläutern.
""",
    "example": """
Example: AES-256 at rest, TLS 1.3 in transit.
E.g. 30 days after contract end
(e.g. AWS, Azure, GCP)
For example, quarterly access reviews.
Sample answer: Yes, see section 3 of our policy.
Пример: 30 дней после окончания договора
Например, ежеквартальный пересмотр прав
例如：30天后删除
Exemple : 30 jours
z. B. ISO 27001
""",
    "scoring": """
Score
Score: 3/5
Weight: 5
0 = not implemented, 3 = fully implemented
3 – Fully implemented
5: Excellent
Max. points: 10
10 points
Rating scale: 1 (poor) to 5 (excellent)
Yes = 1, No = 0
Each question will be scored from 0 to 5.
High = data of more than 10,000 persons
Вес: 5
0 = не реализовано
评分标准：0-5分
权重：5
Gewichtung: 5
Barème
""",
    "noise": """
Page 3 of 10
3 / 10
- 4 -
Стр. 3 из 10
第 3 页 共 10 页
© 2026 Acme Corp.
Copyright 2026 Acme Corp. All rights reserved.
CONFIDENTIAL – Acme Corp.
Acme Corp. | Confidential | Version 1.2
Конфиденциально
内部资料
Yes/No
Yes / No / N/A
☐ Yes ☐ No
[ ] Yes [ ] No [ ] Partially
Да/Нет
是/否
Oui / Non
N/A
TBD
Not applicable
_________________
Answer: ____________
Vendor response:
Комментарий:
备注：
Click or tap here to enter text.
Choose an item.
[Insert answer here]
Dear Sir or Madam,
Hi all,
Best regards,
Kind regards, Jane Doe
Thanks in advance!
Sent from my iPhone
From: Jane Doe <jane@acme.example>
On Mon, 4 May 2026 at 10:00, Jane Doe wrote:
Уважаемые коллеги!
С уважением, Иван Петров
您好！
此致
Mit freundlichen Grüßen
jane.doe@acme.example
+1 (555) 123-4567
https://acme.example/security?page=1
2026-05-05
5 May 2026
5 мая 2026 г.
2026年5月5日
Version 1.2
Document ID: SEC-004
Date: ____________
Signature: ____________
Table of Contents
1. Data protection ............ 4
This page intentionally left blank
Thank you for completing this questionnaire.
42
***
IV
""",
    "header": """
Vendor Security Questionnaire
Section A: Governance
Section 3 – Access Control
ACCESS CONTROL
A) Product and use case
3. Data handling
Appendix B – Definitions
Раздел 2. Защита данных
Анкета поставщика
第一部分 数据安全
供应商安全评估问卷
Annexe 1 : Sécurité
""",
}


def lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line]


@pytest.mark.parametrize("text", lines(ASKED_ANYWHERE))
def test_asked_wherever_it_stands(text: str) -> None:
    assert label_of(text) == "question"
    assert label_of(text, listed=True) == label_of(text, numbered=True) == "question"


@pytest.mark.parametrize("text", lines(ASKED_IN_LISTS))
def test_asked_in_a_list(text: str) -> None:
    assert label_of(text, listed=True) == label_of(text, listed=True, numbered=True) == "question"


@pytest.mark.parametrize(("label", "text"), [(label, text) for label, said in BESIDE.items() for text in lines(said)])
def test_what_stands_beside_is_told_apart(label: Label, text: str) -> None:
    assert label_of(text) == label
    if label != "header":
        assert label_of(text, listed=True) != "question"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Access control", "header"),
        ("What we ask for", "header"),
        ("How to answer?", "header"),
        ("Instructions", "header"),
        ("Do you train on our data?", "question"),
        ("The supplier shall encrypt all data at rest", "question"),
        ("***", "noise"),
    ],
)
def test_a_marked_heading_is_a_heading_unless_it_asks(text: str, label: Label) -> None:
    assert label_of(text, heading=True) == label


def test_a_condition_is_asked_where_it_has_a_number() -> None:
    text = "If yes, please provide a copy."
    assert [label_of(text), label_of(text, listed=True), label_of(text, numbered=True)] == [
        "guidance",
        "guidance",
        "question",
    ]


def test_a_title_in_a_list_is_a_title_and_the_same_words_with_a_number_are_asked() -> None:
    for text in ("Data Protection And Privacy", "GOVERNANCE"):
        assert label_of(text, listed=True) == "header"
    assert label_of("Data Protection And Privacy", listed=True, numbered=True) == "question"


def test_advice_in_prose_is_not_taken_for_a_requirement() -> None:
    text = (
        "Applications must have controls in place that keep data from strangers. We recommend that you look through "
        "your code with care, and that somebody else does so too, because mistakes of that kind are hard to see."
    )
    assert label_of(text) == "guidance"
    assert label_of(text, listed=True) == "question"


@given(st.text(), st.booleans(), st.booleans(), st.booleans())
def test_every_text_has_a_label(text: str, heading: bool, numbered: bool, listed: bool) -> None:
    assert label_of(text, heading=heading, numbered=numbered, listed=listed) in LABELS


@settings(max_examples=60)
@given(st.sampled_from([" ", "\n", "\t", "  \n "]), st.sampled_from(lines(ASKED_ANYWHERE)))
def test_white_space_says_nothing(space: str, text: str) -> None:
    assert label_of(space.join(text.split(" ")) + space) == "question"
