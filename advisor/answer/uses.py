"""What a language model was asked for besides the wording of an answer, and what became of it, in plain words; pure.

The codes of reasons come from `advisor.prose.asking`; that room is built on this one, which only says what they mean.
"""

from __future__ import annotations

from advisor.records import WrittenBy
from advisor.uses import Use

_TEXTS: dict[str, dict[str, str]] = {
    "follow-up:taken": {
        "en": "Asked as: “{text}” ({model} put it so; every name, figure and word of it is yours)",
        "ru": "Вопрос понят так: «{text}» (так его изложила модель {model}; имена, числа и слова в нём — ваши)",
        "zh": "实际提问：“{text}”（由 {model} 改写；其中的名称、数字和用词均出自您的提问）",
    },
    "follow-up:refused": {
        "en": "{model} put your question another way, which was not asked: {reason}. The rules' own reading stands",
        "ru": "Модель {model} изложила вопрос иначе, и это не использовано: {reason}. Вопрос прочитан по правилам",
        "zh": "{model} 对问题的改写未被采用：{reason}。仍按规则理解您的提问",
    },
    "follow-up:failed": {
        "en": "{model} was asked to put your question anew and did not: {why} The rules' own reading stands",
        "ru": "Модель {model} не смогла изложить вопрос заново: {why} Вопрос прочитан по правилам",
        "zh": "曾请 {model} 改写问题，但未成功：{why} 仍按规则理解您的提问",
    },
    "follow-up:stopped": {
        "en": "You stopped {model} while it put your question anew. The rules' own reading stands",
        "ru": "Вы остановили модель {model}, когда она излагала вопрос заново. Вопрос прочитан по правилам",
        "zh": "{model} 改写问题时被您停止。仍按规则理解您的提问",
    },
    "split:taken": {
        "en": "{model} found {count} questions in your text; each stands there word for word",
        "ru": "Модель {model} нашла в тексте вопросы ({count}); каждый приведён дословно",
        "zh": "{model} 在您的文本中找出 {count} 个问题，均为原文",
    },
    "split:refused": {
        "en": "{model} divided your text another way, which was not taken: {reason}. The rules' own division stands",
        "ru": "Модель {model} разделила текст иначе, и это не использовано: {reason}. Текст разделён по правилам",
        "zh": "{model} 对文本的拆分未被采用：{reason}。仍按规则拆分",
    },
    "split:failed": {
        "en": "{model} was asked to find the questions of your text and did not: {why} The rules' own division stands",
        "ru": "Модель {model} не смогла найти вопросы в тексте: {why} Текст разделён по правилам",
        "zh": "曾请 {model} 找出文本中的问题，但未成功：{why} 仍按规则拆分",
    },
    "split:stopped": {
        "en": "You stopped {model} while it looked for the questions of your text. The rules' own division stands",
        "ru": "Вы остановили модель {model}, когда она искала вопросы в тексте. Текст разделён по правилам",
        "zh": "{model} 查找问题时被您停止。仍按规则拆分",
    },
    "reason:empty": {
        "en": "it says nothing",
        "ru": "текст пуст",
        "zh": "没有实际内容",
    },
    "reason:long": {
        "en": "it is too long",
        "ru": "текст слишком длинный",
        "zh": "过长",
    },
    "reason:lines": {
        "en": "it is not one line of text",
        "ru": "это не одна строка текста",
        "zh": "不是单行文字",
    },
    "reason:form": {
        "en": "it is not one question",
        "ru": "это не один вопрос",
        "zh": "不是一个问题",
    },
    "reason:orders": {
        "en": "it gives orders to a language model",
        "ru": "в тексте есть указания языковой модели",
        "zh": "其中含有对语言模型的指令",
    },
    "reason:same": {
        "en": "it changes nothing",
        "ru": "это ничего не меняет",
        "zh": "与原来相同",
    },
    "reason:name": {
        "en": "its names are not the same",
        "ru": "названия не совпадают",
        "zh": "名称不一致",
    },
    "reason:figure": {
        "en": "its figures are not the same",
        "ru": "числа не совпадают",
        "zh": "数字不一致",
    },
    "reason:words": {
        "en": "it holds words that stand nowhere in what was given",
        "ru": "в тексте есть слова, которых нет в исходном",
        "zh": "含有原文没有的词",
    },
    "reason:lost": {
        "en": "something of what was asked is missing",
        "ru": "часть заданного вопроса потеряна",
        "zh": "遗漏了所问的内容",
    },
    "reason:negation": {
        "en": "it affirms what was denied, or the reverse",
        "ru": "утверждается то, что отрицалось, или наоборот",
        "zh": "肯定与否定相反",
    },
    "reason:not_copied": {
        "en": "it is not what stands in the text",
        "ru": "в тексте этого нет",
        "zh": "与原文不符",
    },
    "reason:order": {
        "en": "the pieces overlap or stand in another order",
        "ru": "части пересекаются или идут в другом порядке",
        "zh": "各段重叠或顺序不同",
    },
    "reason:covers_less": {
        "en": "the sources answer it less well",
        "ru": "источники отвечают на это хуже",
        "zh": "来源对其回答更少",
    },
    "reason:language": {
        "en": "it is in another language",
        "ru": "текст на другом языке",
        "zh": "语言不符",
    },
}
_STOP = {"zh": "。"}


def _say(key: str, language: str, **values: object) -> str:
    texts = _TEXTS[key]
    return texts.get(language, texts["en"]).format(**values)


def reason_text(reason: str, language: str) -> str:
    """Why what a model wrote was not taken."""
    key = f"reason:{reason}"
    return _say(key if key in _TEXTS else "reason:form", language)


def use_line(use: Use, model: str, language: str) -> str:
    """One use in a sentence; empty for the wording of the answer, which the author's line tells."""
    if use.use == "answer" or f"{use.use}:{use.outcome}" not in _TEXTS:
        return ""
    said = _say(
        f"{use.use}:{use.outcome}",
        language,
        text=use.text,
        model=model,
        count=len(use.text.splitlines()),
        reason=reason_text(use.reason, language) if use.outcome == "refused" else "",
        why=use.reason,
    )
    return said + _STOP.get(language, ".")


def use_lines(by: WrittenBy, language: str) -> list[str]:
    """What a model was asked for besides the wording, a sentence each."""
    return [line for use in by.uses if (line := use_line(use, by.model, language))]


def uses_data(by: WrittenBy) -> list[dict[str, str]]:
    """All uses as plain data; what is empty is left out."""
    return [
        {"use": use.use, "outcome": use.outcome}
        | {key: value for key, value in (("text", use.text), ("reason", use.reason)) if value}
        for use in by.uses
    ]


def text_keys() -> frozenset[str]:
    """All keys, for tests."""
    return frozenset(_TEXTS)


def languages_of(key: str) -> frozenset[str]:
    """Languages that a text exists in, for tests."""
    return frozenset(_TEXTS[key])
