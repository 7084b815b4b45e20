"""Recognises text that gives orders to a language model; pure.

No extract obeys it, and no language model is believed that does; but such a text should not open an answer either, and
whoever added the document should know what stands in it.
"""

from __future__ import annotations

import re

_ORDERS = re.compile(
    r"\b(?:ignore|disregard|forget|override)\b[^.!?\n]{0,40}\b(?:instructions?|rules?|prompts?|above|previous|guidelines?)\b|"
    r"\byou are now\b|\bsystem prompt\b|^\s*(?:system|assistant)\s*:|\bact as (?:an?|the)\b|"
    # Jailbreaks are a matter that sources write of and buyers ask about: only who tells a model that it is in one bids.
    r"\byou(?: are|['’]re| have been)\b[^.!?\n]{0,20}\bjailbr|\bjailbr\w* (?:mode|yourself)\b|"
    r"\b(?:enter|activate|start|begin) (?:a |the )?jailbr|"
    r"\b(?:only|right|correct) answer (?:is|to (?:any|every|all))\b|\b(?:always|only) (?:answer|reply|respond|say)\b|"
    r"\bwhen (?:asked|you are asked)\b|</?(?:system|source|passage|answer|context|instructions?)>|"
    r"(?:забудь|игнорируй|не обращай внимания)[^.!?\n]{0,40}(?:инструкци|правил|указани|выше)|"
    r"(?:на|при) люб\w+ вопрос[^.!?\n]{0,60}(?:отвечай|ответь|говори)|системн\w+ промпт|"
    r"(?:忽略|无视|忘记|忘掉)[^。！？\n]{0,20}(?:指令|规则|提示|以上|之前)|系统提示词|一律(?:回答|答复)|你现在是",
    re.IGNORECASE | re.MULTILINE,
)


def gives_orders(text: str) -> bool:
    """Whether a text addresses a language model and tells it what to say or do."""
    return bool(_ORDERS.search(text))
