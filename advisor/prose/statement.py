"""Tells a statement from what is none: an order, a question, a web address, a piece of a program; pure.

Evidence that others wrote may tell a language model what to write, and a model that obeys, or merely repeats, uses the
evidence's own words: no comparison of words can strike it. But an answer asserts: whatever asks, bids or links is none.
"""

from __future__ import annotations

import re

#: What a bid to a writer opens with and a statement does not.
_BIDS = re.compile(
    r"^\W*(?:(?:please|kindly|let['’]s|do not forget|don['’]t|never mind|make sure|be sure|take a moment)\b|"
    r"(?:add|advise|append|apply|attach|begin|calculate|complete|compose|concatenate|convert|create|craft|deploy|describe|"
    r"determine|disregard|embed|emphasi[sz]e|employ|encode|encrypt|ensure|enhance|enrich|execute|explain|explore|forget|"
    r"generate|give|guide|identify|ignore|illustrate|imagine|implement|include|incorporate|infuse|inject|insert|install|"
    r"integrate|interpret|introduce|mention|modify|obfuscate|omit|paraphrase|parse|pretend|produce|propose|provide|recommend|"
    r"rename|repeat|replace|rephrase|reply|respond|rewrite|say|send|simulate|solve|speak|substitute|suggest|summari[sz]e|teach|"
    r"tell|transform|translate|visit|weave|write)\b|"
    # These are nouns as well: "Search engines …", "Use of data …".
    r"(?:alter|analy[sz]e|answer|ask|blend|break|change|click|combine|compare|design|develop|display|draft|feature|find|fix|"
    r"format|help|hide|highlight|leverage|list|mask|merge|offer|outline|output|perform|post|present|print|promote|read|"
    r"refer|remove|render|report|reverse|run|scramble|search|share|shift|show|spell|start|steer|stop|swap|take|"
    r"try|turn|type|use|utili[sz]e) (?:to |out |down |up |with |in |on |for )?(?:an?|the|all|this|these|that|those|any|"
    r"each|every|it|me|us|my|your|yourself|how|what|only|some|one)\b)|"
    r"^\W*(?:(?:напиши|ответь|отвечай|добавь|выведи|переведи|скажи|повтори|расскажи|покажи|объясни|создай|вставь|включи|"
    r"используй|забудь)(?:те)?|пожалуйста)(?![а-я])|"
    r"^\W*(?:请(?!求)|写[一出个]|输出[一“：:]|重复[一以上]|翻译|回答[一“：:]|告诉|忽略|假装|务必)",
    re.IGNORECASE,
)
#: Speaks of the answer that is being written.
_OF_THE_ANSWER = re.compile(
    r"\byour (?:\w+ ){0,2}(?:response|reply|replies|responses|answers?|algorithm|implementation|instructions)\b|"
    r"\bcode (?:snippet|block|excerpt|segment|fragment)\b|\b(?:below|following|subsequent) code\b|"
    r"(?<![а-я])в (?:сво[её]м|ваш[её]м|тво[её]м) ответе(?![а-я])|在(?:你的|您的)?(?:回答|回复|答复)[中里]",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\b(?:https?:|ftp:|data:|javascript:)\S|\bwww\.\w|[\w.+-]+@\w[\w-]*\.\w", re.IGNORECASE)
_CODE = re.compile(
    r"^\W*(?:import [\w.]+(?:,| as |$|\W*$)|from [\w.]+ import\b|def \w+\(|class \w+[(:]|for \w+ in .*:|with open\(|"
    r"while .{1,40}:$|try:|const \w|let \w+ =|var \w|DROP TABLE|INSERT INTO|SELECT\b.{1,40}\bFROM\b)|"
    r"[a-z]\w*\.\w+\(|\b\w+\([\"']|==|\b\w+ = (?:[\"'{\[(]|\w+[.(\[])|[{};]\W*$|</?[a-z]+[^<>]*>|\$\(|`|\\x[0-9a-f]{2}|"
    r"&&|\b__\w+__\b"
)
#: Fewer words than these say nothing of anything; Chinese writes them without spaces.
_FRAGMENT = re.compile(
    r"^[^\w\u3400-\u9fff]*[^\W\u3400-\u9fff]+(?:[^\w\u3400-\u9fff]+[^\W\u3400-\u9fff]+)?[^\w\u3400-\u9fff]*$"
)
_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("question", re.compile(r"[?？]\W*$")),
    ("order", _BIDS),
    ("order", _OF_THE_ANSWER),
    ("address", _ADDRESS),
    ("code", _CODE),
    ("fragment", _FRAGMENT),
)


def no_statement(text: str) -> str:
    """What a text is instead of a statement: "question", "order", "address", "code" or "fragment"; empty for one."""
    return next((kind for kind, pattern in _KINDS if pattern.search(text)), "")
