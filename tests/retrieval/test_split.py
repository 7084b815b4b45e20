"""Splitting a paste: no question may be lost, and one question stays one."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from advisor.retrieval.split import Part, split_questions

QUESTIONS = st.sampled_from(
    [
        "Does OpenAI train on our prompts?",
        "How long does DeepSeek keep inputs?",
        "Is it safe?",
        "And for Anthropic?",
        "Why?",
        "Where is the data stored, and who may read it?",
        "Обучает ли OpenAI на наших данных?",
        "А сколько хранят?",
        "OpenAI会用我们的数据训练吗？",
        "保存多久？",
        "Best model for contracts?",
        "Regards to whom?",
    ]
)
LINES = st.one_of(
    QUESTIONS,
    st.builds("{}. {}".format, st.integers(1, 12), QUESTIONS),
    st.builds("- {}".format, QUESTIONS),
    st.builds("{}) {}".format, st.sampled_from("abcde"), QUESTIONS),
    st.builds("| {} | {} |".format, st.integers(1, 9), QUESTIONS),
    st.sampled_from(
        ["", "Hello,", "Vendor under review: DeepSeek.", "Thanks", "Kind regards", "Please answer:", "1.", "---"]
    ),
)
PASTES = st.lists(LINES, min_size=1, max_size=9).map("\n".join)


def letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


def questions_of(text: str) -> list[str]:
    """The question sentences of a paste, without markers: what must be found again."""
    pieces = re.split(r"[\n|]|(?<=[?？])", text)
    return [piece for piece in pieces if re.search(r"[?？]\s*$", piece) and letters(piece)]


def stripped(piece: str) -> str:
    """A question without a list's marker, which is not part of what is asked."""
    return letters(re.sub(r"^\s*(?:[-*]\s+|\(?\d{1,3}[.)]\s*|\(?[a-e][.)]\s+)", "", piece))


@given(PASTES)
@example("1. Do you train?\n2. Do you store?\n\nOne more: who may read it?")
@example("We use Azure.\nBest way to keep data in the EU?")
@example("Do you train on our data?\nThanks, and is it stored in China?")
@example("| Does it train? | How long is it kept, and by whom? |\n| Who reads it? | Where does it run? |")
def test_no_question_is_lost(paste: str) -> None:
    parts = split_questions(paste)
    kept = "".join(letters(f"{part.context} {part.text}") for part in parts)
    for question in questions_of(paste):
        assert stripped(question) in kept, (question, parts)


@given(st.text())
@example("\ud800?")
def test_any_text_is_split(text: str) -> None:
    parts = split_questions(text)
    assert bool(parts) == bool(text.strip())
    for part in parts:
        assert part.text.strip()


@given(PASTES)
def test_parts_stand_in_the_order_of_the_paste(paste: str) -> None:
    parts = split_questions(paste)
    if len(parts) < 2:
        return
    whole, position = letters(paste), 0
    for part in parts:
        position = whole.find(letters(part.text), position)
        assert position >= 0, (part, paste)
        position += len(letters(part.text))


@pytest.mark.parametrize(
    ("paste", "expected"),
    [
        ("", []),
        (" \n ", []),
        ("Does OpenAI train on API data?", ["Does OpenAI train on API data?"]),
        ("Hello,\nDoes OpenAI train on API data?\n\nThanks\nJ. Smith", ["Does OpenAI train on API data?"]),
        ("1. Who reads it?\n2. Where is it kept?", ["Who reads it?", "Where is it kept?"]),
        ("1) Кто читает?\n2) Где хранится?", ["Кто читает?", "Где хранится?"]),
        ("一、谁能看到？\n二、存在哪里？", ["谁能看到？", "存在哪里？"]),
        ("- Who reads it\n  and why?\n- Where is it kept?", ["Who reads it and why?", "Where is it kept?"]),
        ("Q1: Who reads it?\nQ2: Where is it kept?", ["Who reads it?", "Where is it kept?"]),
        ("a) Who reads it? b) Where is it kept?", ["Who reads it?", "Where is it kept?"]),
        (
            "| No | Question |\n|---|---|\n| 1 | Who reads the data? |\n| 2 | Where is the data kept? |",
            ["Who reads the data?", "Where is the data kept?"],
        ),
        ("Is DeepSeek safe? Why?", ["Is DeepSeek safe? Why?"]),
        (
            "Who reads the prompts at OpenAI? Where does DeepSeek store them? Which law applies to Anthropic?",
            [
                "Who reads the prompts at OpenAI?",
                "Where does DeepSeek store them?",
                "Which law applies to Anthropic?",
            ],
        ),
        ("DeepSeek V4.1 costs 0.5 per 1. million tokens?", ["DeepSeek V4.1 costs 0.5 per 1. million tokens?"]),
        ("Compare GPT-5.6 and Claude 4.5?", ["Compare GPT-5.6 and Claude 4.5?"]),
    ],
)
def test_known_pastes(paste: str, expected: list[str]) -> None:
    assert [part.text for part in split_questions(paste)] == expected


def test_what_stands_before_a_list_is_context_of_each() -> None:
    parts = split_questions("Vendor under review: DeepSeek, own API.\n1. Who reads it?\n2. Where is it kept?")
    assert [part.context for part in parts] == ["Vendor under review: DeepSeek, own API."] * 2
    assert parts[0].with_context == "Vendor under review: DeepSeek, own API.\nWho reads it?"


def test_a_part_without_context_is_itself() -> None:
    assert Part("Why?").with_context == "Why?"


def test_what_also_joins_keeps_its_question_marks() -> None:
    paste = "May we send personal data to a provider in the US? Also, does OpenAI train on API data?"
    assert [part.text for part in split_questions(paste)] == [
        "May we send personal data to a provider in the US?",
        "does OpenAI train on API data?",
    ]


@pytest.mark.parametrize(
    "closing",
    [
        " Best regards, Tom\n--\nTom Smith | CIO | Acme\nDo you need to print this e-mail?",
        " Many thanks, Ann",
        "\n--\nTom Smith",
        " С уважением, Анна Петрова",
    ],
)
def test_a_closing_in_the_last_line_is_no_part_of_the_question(closing: str) -> None:
    question = "How long does Google keep prompts on Vertex?"
    assert [part.text for part in split_questions(question + closing)] == [question]


def test_what_is_asked_after_a_closing_is_kept() -> None:
    (part,) = split_questions("How long does Google keep prompts? Thanks in advance. And does Mistral train on them?")
    assert "Mistral" in part.text


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("How long does OpenAI keep API data?", "Does Anthropic indemnify us against copyright claims?"),
        ("How long does OpenAI keep API data?", "And what does the GDPR require for transfers?"),
        ("Can we use Qwen3 commercially?", "How much GPU memory does Llama 4 Maverick need?"),
        ("Сколько OpenAI хранит данные API?", "Защищает ли Anthropic от исков об авторских правах?"),
        ("Обучает ли Claude модели на наших данных?", "Какие штрафы предусматривает 152-ФЗ за утечку?"),
        ("OpenAI 的 API 数据保存多久？", "Anthropic 会赔偿版权索赔吗？"),
        ("OpenAI的API数据保存多久?", "《个人信息保护法》要求哪些出境手续?"),
    ],
)
@pytest.mark.parametrize("between", [" ", "\n"])
def test_two_questions_about_different_parties_are_two(first: str, second: str, between: str) -> None:
    assert [part.text for part in split_questions(first + between + second)] == [first, second]
    if re.search(r"[\u3400-\u9fff]", first):
        # Chinese sentences follow on one another without a space.
        assert [part.text for part in split_questions(first + second)] == [first, second]


@pytest.mark.parametrize(
    "paste",
    [
        "Does DeepSeek train on API data? Can we switch it off?",
        "Does OpenAI keep prompts? For how long?",
        "Is Qwen3 Apache-licensed? Can we sell a product built on it?",
        "Is Qwen3 safe on our own servers? Does Alibaba see the prompts?",
        "On Bedrock, does Amazon share prompts? Does DeepSeek get to see our prompts?",
        "Where does DeepSeek store data? Can we choose a European region, or Singapore?",
        "Does OpenAI train on our data? Does OpenAI sell our prompts to third parties?",
        "Which Qwen models are under Apache? Which need a separate Alibaba Cloud licence?",
        "How long does OpenAI keep data? What about Anthropic?",
        "DOES OPENAI TRAIN ON DATA? DOES ANTHROPIC KEEP DATA?",
        "Обучает ли DeepSeek модели на данных API? Можно ли это отключить?",
        "Сколько OpenAI хранит данные? А у Anthropic?",
        "Где DeepSeek хранит данные? Можно ли выбрать регион в Европе или Сингапуре?",
        "Сканеры каких фирм (Snyk, Qualys?) блокируют vLLM из-за старого движка?",
        "DeepSeek 会用 API 数据训练吗？可以关闭吗？",
        "OpenAI 数据保存多久？那 Anthropic 的保存期限呢？",
        "Azure 上部署 GPT，部署类型该选哪个？选 Global 行不行？",
    ],
)
def test_two_questions_on_one_matter_stay_together(paste: str) -> None:
    assert [part.text for part in split_questions(paste)] == [paste]


@pytest.mark.parametrize(
    "paste",
    [
        "First, how long does OpenAI keep prompts? And second, is any of it used for training?",
        "Во-первых, сколько OpenAI хранит данные? Во-вторых, где они лежат?",
        "第一，OpenAI 保存多久？第二，可以关闭吗？",
    ],
)
def test_questions_that_the_writer_counts_are_taken_one_by_one(paste: str) -> None:
    assert len(split_questions(paste)) == 2


MAILS = {
    "en": (
        "From: Tom Smith <tom@example.com>\nTo: Advisor\nCc: Legal\nSent: Monday, 4 May 2026 10:01\n"
        "Subject: RE: DeepSeek API\n\nHi all,\n\n{}\n\nRegards, Bob\n\n"
        "This e-mail is\nconfidential. Did you receive it in error? Please delete it.\n\n"
        "-----Original Message-----\nFrom: Ann\nSent: 3 May\n\nIs Kimi open source? What about Mistral? And GLM?"
    ),
    "ru": (
        "От: Иван Петров\nКому: Анна\nТема: Ответ: DeepSeek API\n\nДобрый день!\n\n{}\n\nС уважением, Иван\n\n"
        "Это сообщение конфиденциально. Вы получили его по ошибке? Удалите его.\n\n"
        "3 мая 2026 г., Анна <a@example.com> писала:\n> А Kimi? Где хранит?\n> А Qwen?"
    ),
    "zh": (
        "发件人：王伟\n收件人：李雷\n主题：回复：DeepSeek API\n\n您好，\n\n{}\n\n祝好 王伟\n\n"
        "本邮件及附件仅供收件人使用。您误收了吗？请删除。\n\n"
        "2026年5月3日，李雷 <l@example.com> 写道：\n> Kimi 呢？\n> Qwen 呢？"
    ),
}
ASKED = {"en": "How long are prompts kept?", "ru": "Сколько хранятся запросы?", "zh": "数据保存多久？"}


@pytest.mark.parametrize("language", MAILS)
def test_of_a_mail_only_what_its_writer_asks_is_asked(language: str) -> None:
    (part,) = split_questions(MAILS[language].format(ASKED[language]))
    assert part == Part(ASKED[language], "DeepSeek API")


@pytest.mark.parametrize(
    ("language", "asked"),
    [
        ("en", "How long does OpenAI keep prompts?"),
        ("ru", "Сколько OpenAI хранит запросы?"),
        ("zh", "OpenAI 保存多久？"),
    ],
)
def test_the_subject_is_no_context_where_the_question_names_a_party(language: str, asked: str) -> None:
    assert split_questions(MAILS[language].format(asked)) == (Part(asked),)


@pytest.mark.parametrize(
    "older",
    [
        "On 3 May 2026, Ann Lee <ann@example.com> wrote:\n> Is Kimi safe?\n> And Qwen?",
        "On 3 May 2026 at 10:00, Ann Lee\n<ann@example.com> wrote:\n\nIs Kimi safe? And Qwen?",
        "From: Ann\nSent: 3 May\nSubject: Kimi\n\nIs Kimi safe?",
        "---------- Forwarded message ----------\nIs Kimi safe?",
        "--\nTom Smith\nDo you need to print this?",
    ],
)
def test_older_mails_and_signatures_ask_nothing(older: str) -> None:
    asked = "Does OpenAI train on API data?"
    assert split_questions(f"{asked}\n\n{older}") == (Part(asked),)
    listed = split_questions(f"1. Who reads it?\n2. Where is it kept?\n\n{older}")
    assert [part.text for part in listed] == ["Who reads it?", "Where is it kept?"]


@pytest.mark.parametrize(
    ("paste", "expected"),
    [
        ("FYI\n\n-----Original Message-----\nFrom: Ann\nTo: Bob\n\nIs Kimi open source?", "Is Kimi open source?"),
        ("Please answer the question below.\n> Is Kimi safe?", "Is Kimi safe?"),
        ("Ответьте на вопрос ниже.\n> Безопасен ли Kimi?", "Безопасен ли Kimi?"),
        ("请回答下面的问题。\n> Kimi 安全吗？", "Kimi 安全吗？"),
        ("Subject: Does OpenAI train on API data?", "Does OpenAI train on API data?"),
        ("This e-mail is confidential. Does OpenAI train on our data?", "Does OpenAI train on our data?"),
        ("Our lawyer wrote:\nDoes the GDPR apply?", "Does the GDPR apply?"),
        ("Date: when did the AI Act start to apply?", "Date: when did the AI Act start to apply?"),
        ("From: x", "From: x"),
    ],
)
def test_what_looks_like_the_frame_of_a_mail_is_kept_where_it_asks(paste: str, expected: str) -> None:
    assert expected in "\n".join(part.text for part in split_questions(paste))


@pytest.mark.parametrize(
    ("question", "closing"),
    [
        ("Does OpenAI train on API data?", " Thanks, Tom"),
        ("Does OpenAI train on API data?", " Regards, Bob"),
        ("Обучает ли OpenAI модели?", " Спасибо, Иван"),
        ("OpenAI 会训练吗？", "祝好 王伟"),
        ("OpenAI 会训练吗？", "谢谢！王伟"),
    ],
)
def test_who_signs_is_no_part_of_the_question(question: str, closing: str) -> None:
    assert split_questions(question + closing) == (Part(question),)
    listed = split_questions(f"1. {question}\n2. {question}{closing}")
    assert [part.text for part in listed] == [question, question]


@pytest.mark.parametrize(
    "paste",
    [
        "1、OpenAI会训练吗？\n2、DeepSeek数据存在哪？",
        "请问：1、OpenAI会训练吗？2、DeepSeek数据存在哪？",
        "（1）OpenAI会训练吗？（2）DeepSeek数据存在哪？",
        "①OpenAI会训练吗？②DeepSeek数据存在哪？",
    ],
)
def test_chinese_numbers_are_no_part_of_a_question(paste: str) -> None:
    assert [part.text for part in split_questions(paste)] == ["OpenAI会训练吗？", "DeepSeek数据存在哪？"]


def test_a_lone_chinese_number_is_no_part_of_the_question() -> None:
    assert split_questions("1、OpenAI会训练吗？") == (Part("OpenAI会训练吗？"),)


@pytest.mark.parametrize(
    ("mail", "expected"),
    [
        (
            "Hi team,\n\nhope you are well. Legal asked whether Qwen3.8-27B can be used commercially. They also want "
            "to know whether it runs on one H100. Can you help?\n\nThanks,\nTom",
            [
                "Legal asked whether Qwen3.8-27B can be used commercially.",
                "They also want to know whether it runs on one H100.",
            ],
        ),
        (
            "Коллеги, юристы спрашивают, можно ли использовать Qwen3 в продукте. Ещё они хотят знать, сколько памяти "
            "нужно. Спасибо!",
            [
                "юристы спрашивают, можно ли использовать Qwen3 в продукте.",
                "Ещё они хотят знать, сколько памяти нужно.",
            ],
        ),
        (
            "您好，法务想知道是否可以商用 Qwen3。他们还想了解需要几张 H100。谢谢！",
            ["法务想知道是否可以商用 Qwen3。", "他们还想了解需要几张 H100。"],
        ),
    ],
)
def test_indirect_questions_are_questions_where_no_mark_asks(mail: str, expected: list[str]) -> None:
    assert [part.text for part in split_questions(mail)] == expected


@pytest.mark.parametrize(
    ("mail", "request_"),
    [
        (
            "Dear all,\nhope you are well. {} Thanks a lot for your help. Let me know if you need anything.\nBest, Tom",
            "Please confirm that Anthropic will not train on our data and that it deletes everything in 30 days.",
        ),
        (
            "Добрый день! {} Заранее благодарю. Иван",
            "Прошу подтвердить, что Anthropic не обучает модели на наших данных.",
        ),
        ("您好，{}谢谢！王伟", "请确认 Anthropic 不会用我们的数据训练。"),
    ],
)
def test_one_request_loses_the_courtesy_around_it(mail: str, request_: str) -> None:
    assert split_questions(mail.format(request_)) == (Part(request_),)


def test_what_a_mail_says_of_its_one_request_is_kept() -> None:
    said = "We plan to sell a chatbot on Qwen3. Legal asked whether this is allowed."
    assert split_questions(f"Hello,\n{said} Many thanks!") == (Part(said),)


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("Which licence is GLM-5.3 under, and what hardware does Kimi K3 need, and does xAI train on API data?", 3),
        ("Под какой лицензией выпущена GLM-5.3, и какое оборудование нужно для Kimi K3?", 2),
        ("Does OpenAI or DeepSeek train on data, and for how long do they keep it?", 1),
        ("How long does OpenAI keep prompts and what does Azure say?", 1),
    ],
)
def test_clauses_that_each_ask_about_somebody_else_are_questions_of_their_own(question: str, parts: int) -> None:
    assert len(split_questions(question)) == parts


@pytest.mark.parametrize(
    ("paste", "parts"),
    [
        (
            "retention; training; region for Claude API",
            ["retention for Claude API", "training for Claude API", "region for Claude API"],
        ),
        (
            "срок хранения; обучение; регион для API OpenAI",
            ["срок хранения для API OpenAI", "обучение для API OpenAI", "регион для API OpenAI"],
        ),
    ],
)
def test_bare_matters_share_what_the_last_one_is_about(paste: str, parts: list[str]) -> None:
    assert [part.text for part in split_questions(paste)] == parts


@pytest.mark.parametrize(
    "text",
    [
        "We are a bank in Berlin; our counsel has read the contract; nobody here has run a model for customers",
        "retention; training for Claude API",
        "retention; training; region",
    ],
)
def test_a_sentence_with_semicolons_stays_whole(text: str) -> None:
    assert len(split_questions(text)) == 1
