"""What is said about a language model's part in an answer, in three languages."""

from __future__ import annotations

from advisor.records import Language

_TEXTS: dict[str, dict[Language, str]] = {
    "prose:too_little": {
        "en": "{model} was asked too, but too little of what it wrote stands in the evidence. You read the extract.",
        "ru": "Запрошена и модель {model}, но слишком малая часть её текста подтверждается источниками. "
        "Показана выборка из источников.",
        "zh": "也询问了 {model}，但其文字能由证据证实的太少，故显示原文摘录。",
    },
    "prose:nothing": {
        "en": "{model} found no answer in this evidence. You read the extract.",
        "ru": "Модель {model} не нашла ответа в этих источниках. Показана выборка из источников.",
        "zh": "{model} 在这些证据中未找到答案，故显示原文摘录。",
    },
    "prose:failed": {
        "en": "{model} did not finish: {why} You read the extract.",
        "ru": "Модель {model} не закончила ответ: {why} Показана выборка из источников.",
        "zh": "{model} 未能完成：{why} 故显示原文摘录。",
    },
    "prose:cancelled": {
        "en": "You stopped {model}. You read the extract.",
        "ru": "Вы остановили модель {model}. Показана выборка из источников.",
        "zh": "您已停止 {model}，故显示原文摘录。",
    },
    "prose:interested": {
        "en": "This text was put into words by {model}, whose maker {maker} is among the parties it speaks of.",
        "ru": "Текст сформулирован моделью {model}; её разработчик {maker} — одна из сторон, о которых идёт речь.",
        "zh": "本文由 {model} 撰写，其开发方 {maker} 正是文中涉及的一方。",
    },
}


def prose_text(key: str, language: Language, **values: object) -> str:
    """A text with its blanks filled."""
    return " ".join(_TEXTS[key][language].format(**values).split())
