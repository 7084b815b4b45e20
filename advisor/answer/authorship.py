"""Who put an answer into words, and why a sentence of a language model was struck, in plain words; pure.

The codes of reasons come from `advisor.prose.gate`; that room is built on this one, which only says what they mean.
"""

from __future__ import annotations

from typing import Any

from advisor.answer.uses import uses_data
from advisor.records import Answer, Struck, WrittenBy

_TEXTS: dict[str, dict[str, str]] = {
    "no_key": {
        "en": "it names no source",
        "ru": "не указан источник",
        "zh": "未注明来源",
    },
    "unknown_key": {
        "en": "it names a source that was not given: {detail}",
        "ru": "указан источник, которого модели не давали: {detail}",
        "zh": "注明的来源并未提供给模型：{detail}",
    },
    "no_text": {
        "en": "it says nothing",
        "ru": "в нём нет утверждения",
        "zh": "没有实际内容",
    },
    "no_statement": {
        "en": "it is a question, an order, an address, code or a scrap, no statement",
        "ru": "это вопрос, указание, адрес, код или обрывок, а не утверждение",
        "zh": "这是提问、指令、网址、代码或片段，不是陈述",
    },
    "words": {
        "en": "its source does not hold these words: {detail}",
        "ru": "в источнике нет этих слов: {detail}",
        "zh": "来源中没有这些词：{detail}",
    },
    "order": {
        "en": "its source says it in no such connection",
        "ru": "в источнике эти слова не связаны таким образом",
        "zh": "来源中并无这样的表述",
    },
    "figure": {
        "en": "its source does not say this of the figure {detail}",
        "ru": "источник не говорит этого о числе {detail}",
        "zh": "来源并未就数字 {detail} 作此说明",
    },
    "name": {
        "en": "its source does not speak of {detail}",
        "ru": "источник не говорит о {detail}",
        "zh": "来源未涉及 {detail}",
    },
    "negation": {
        "en": "it affirms what its source denies, or the reverse ({detail})",
        "ru": "утверждается то, что источник отрицает, или наоборот ({detail})",
        "zh": "肯定与否定同来源相反（{detail}）",
    },
    "overstated:may": {
        "en": "its source says “may” or “can” where the sentence asserts",
        "ru": "источник говорит о возможности, предложение — как о факте",
        "zh": "来源说的是“可能”或“可以”，该句却作了断言",
    },
    "overstated:claim": {
        "en": "its source reports what somebody says, the sentence asserts it",
        "ru": "источник передаёт чьи-то слова, предложение выдаёт их за факт",
        "zh": "来源是转述他人说法，该句却当作事实",
    },
    "overstated:limit": {
        "en": "it leaves out a condition or an exception of its source",
        "ru": "опущено условие или исключение, названное в источнике",
        "zh": "遗漏了来源中的条件或例外",
    },
    "overstated:must": {
        "en": "it makes an obligation of what is none in its source",
        "ru": "предложение говорит об обязанности, источник — нет",
        "zh": "来源未说是义务，该句却说成义务",
    },
    "overstated:duty": {
        "en": "its source speaks of a duty, the sentence does not",
        "ru": "источник говорит об обязанности, предложение — нет",
        "zh": "来源说的是义务，该句却没有",
    },
    "overstated:leave": {
        "en": "it says “may” or “can” where its source asserts",
        "ru": "предложение говорит о возможности, источник — о факте",
        "zh": "该句说的是“可能”或“可以”，来源却是断言",
    },
    "overstated:turned": {
        "en": "it joins or orders what it says otherwise than its source (and/or, before/after, from/to)",
        "ru": "связь или порядок иные, чем в источнике (и/или, до/после, из/в)",
        "zh": "其关系或先后与来源不同（和/或、之前/之后、从/到）",
    },
    "overstated:all": {
        "en": "it says “all” or “always” where its source does not",
        "ru": "«все» или «всегда» в источнике не сказано",
        "zh": "来源并未说“全部”或“始终”",
    },
    "overstated:only": {
        "en": "one of the two says “only”, the sentence or its source",
        "ru": "«только» сказано лишь в одном из двух: в предложении или в источнике",
        "zh": "该句与来源只有一方说“仅”",
    },
    "overstated:because": {
        "en": "it names a cause that its source does not name",
        "ru": "названа причина, которой в источнике нет",
        "zh": "来源并未指出该因果关系",
    },
    "overstated:order": {
        "en": "it ranks or compares where its source does not",
        "ru": "сравнения в источнике нет",
        "zh": "来源并未作此比较",
    },
    "held": {
        "en": "the final check of figures and names refused it",
        "ru": "не прошло итоговую сверку чисел и имён",
        "zh": "未通过数字与名称的最终核对",
    },
    "entailment": {
        "en": "the checking model finds that its source does not say so",
        "ru": "проверяющая модель не находит этого в источнике",
        "zh": "核对模型认为来源并未这样说",
    },
    "written": {
        "en": "Written by {model} on {host}; every sentence was checked against its source",
        "ru": "Текст модели {model} ({host}); каждое предложение сверено с источником",
        "zh": "由 {model} 撰写（运行于 {host}），每句均与来源核对",
    },
    "asked": {
        "en": "{model} on {host} was asked; its text is not used",
        "ru": "Запрошена модель {model} ({host}); её текст не использован",
        "zh": "已询问 {model}（运行于 {host}），其文字未采用",
    },
    "helped": {
        "en": "{model} on {host} helped with the question; the text is an extract",
        "ru": "Модель {model} ({host}) помогла с вопросом; сам текст — выборка из источников",
        "zh": "{model}（运行于 {host}）协助处理了问题；正文为原文摘录",
    },
    "tokens": {
        "en": "{tokens_in} tokens in, {tokens_out} out",
        "ru": "токенов на входе: {tokens_in}, на выходе: {tokens_out}",
        "zh": "输入 {tokens_in} 个 token，输出 {tokens_out} 个",
    },
    "cost": {
        "en": "about {cost} US dollars",
        "ru": "около {cost} долл. США",
        "zh": "约 {cost} 美元",
    },
    "struck": {
        "en": "Struck: not held by the sources",
        "ru": "Вычеркнуто: источники этого не подтверждают",
        "zh": "已删除：来源不能证实",
    },
}
_STOP = {"zh": "。"}
_COMMA = {"zh": "；"}


def _say(key: str, language: str, **values: object) -> str:
    texts = _TEXTS[key]
    return texts.get(language, texts["en"]).format(**values)


def struck_title(language: str) -> str:
    """Heading over the struck sentences."""
    return _say("struck", language)


def struck_reason(struck: Struck, language: str) -> str:
    """Why a sentence was struck."""
    key = struck.reason if struck.reason in _TEXTS else f"{struck.reason}:{struck.detail}"
    return _say(key if key in _TEXTS else "held", language, detail=struck.detail)


def author_line(by: WrittenBy, language: str) -> str:
    """Which model wrote an answer, or was asked in vain, where it ran, its tokens and their price; empty for none."""
    if not by.model:
        return ""
    only_helped = bool(by.uses) and not any(use.use == "answer" for use in by.uses)
    key = "written" if by.mode == "llm" else "helped" if only_helped else "asked"
    said = [_say(key, language, model=by.model, host=by.host)]
    if any(by.tokens):
        said.append(_say("tokens", language, tokens_in=by.tokens[0], tokens_out=by.tokens[1]))
    if by.cost is not None:
        said.append(_say("cost", language, cost=f"{by.cost:.4f}"))
    return _COMMA.get(language, "; ").join(said) + _STOP.get(language, ".")


def author_data(by: WrittenBy) -> dict[str, Any]:
    """The same as plain data; what is not known is left out."""
    data: dict[str, Any] = {"mode": by.mode}
    data |= {key: value for key, value in (("model", by.model), ("host", by.host), ("maker", by.maker)) if value}
    if any(by.tokens):
        data["tokens"] = {"in": by.tokens[0], "out": by.tokens[1]}
    if by.cost is not None:
        data["cost_usd"] = round(by.cost, 6)
    if by.uses:
        data["uses"] = uses_data(by)
    return data


def struck_data(answer: Answer) -> list[dict[str, str]]:
    """The struck sentences as plain data."""
    return [{"text": struck.text, "reason": struck.reason, "detail": struck.detail} for struck in answer.struck]


def text_keys() -> frozenset[str]:
    """All keys, for tests."""
    return frozenset(_TEXTS)


def languages_of(key: str) -> frozenset[str]:
    """Languages that a text exists in, for tests."""
    return frozenset(_TEXTS[key])
