"""What cells say in our own words, in three languages."""

from __future__ import annotations

_TEXTS: dict[str, dict[str, str]] = {
    "own_process": {
        "en": "This is about your own organisation: no public source can settle it.",
        "ru": "Вопрос о вашей собственной организации: открытые источники на него не ответят.",
        "zh": "此项涉及贵单位自身的做法，公开资料无法回答。",
    },
    "not_in_corpus": {
        "en": "Nothing was found in the corpus that answers this for this route.",
        "ru": "В корпусе не найдено ничего, что отвечало бы на этот вопрос для этого способа использования.",
        "zh": "就这种使用方式而言，未在语料库中找到能回答此项的内容。",
    },
    "turned": {
        "en": "To the opposite question, “{question}”: {text}",
        "ru": "На обратный вопрос «{question}»: {text}",
        "zh": "针对相反的问题“{question}”：{text}",
    },
    "beside": {
        "en": "On the question “{question}”: {text}",
        "ru": "На вопрос «{question}»: {text}",
        "zh": "针对“{question}”这一问题：{text}",
    },
    "nearest": {
        "en": "Nearest on record: {text}",
        "ru": "Ближе всего к вопросу: {text}",
        "zh": "现有资料中最接近的是：{text}",
    },
    "other_party": {
        "en": "The question is about {party}, which has no part in this route.",
        "ru": "Вопрос о {party}, а в этом способе использования эта сторона не участвует.",
        "zh": "此项问的是 {party}，与这种使用方式无关。",
    },
}


def cell_text(key: str, language: str, **values: object) -> str:
    """One of the texts, filled in."""
    return _TEXTS[key][language].format(**values)


def cell_text_keys() -> dict[str, frozenset[str]]:
    """All keys with the languages they exist in, for tests."""
    return {key: frozenset(texts) for key, texts in _TEXTS.items()}
