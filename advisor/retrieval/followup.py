"""Resolves a follow-up against the earlier questions of a chat, without a language model; pure.

"And for Anthropic?" keeps the earlier topic and drops the earlier party; "why?" keeps both; a question that stands on
its own keeps nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from advisor.briefs.names import NameFinder
from advisor.index.tokens import FUNCTION_WORDS, tokens
from advisor.records import Corpus
from advisor.retrieval.query import PARTY_TYPES

_REFERS = re.compile(
    r"\b(?:it|its|they|them|their|theirs|that|this|these|those|there|then|same|such|he|she|one|ones|former|latter|either|both|the other)\b|"
    r"^\W*(?:ok(?:ay)?[\s,]+)?(?:and|but|or|so|also|why|when|what about|how about|what if)\b|"
    r"\b(?:это|этого|этот|эта|эти|этом|там|тогда|тот|та|те|такой|такое|он|она|оно|они|его|её|ее|их|ней|нему|ним|тоже|также|прежн\w+)\b|"
    r"^\W*(?:а|и|но|или|почему|когда|что насч[её]т|как насч[её]т|если)\b|"
    r"^\W*为什么(?=.{0,8}$)|那|它|他们|它们|这个|这种|这些|这样|呢|其|上述|同样|也|还",
    re.IGNORECASE,
)
_ASKING_WORDS = """
need know give tell us give me please ok okay normal case less that is so что как кто ли надо нужно скажите подскажите
吗 呢 的 是 有 我们 什么 怎么 那
"""
_FILLER = FUNCTION_WORDS | frozenset(tokens(_ASKING_WORDS))
#: Nothing but a question for the reason of the answer before …
_WHY = re.compile(
    r"\W*(?:(?:and|but|so|ok|okay|а|но|и)\W+)?"
    r"(?:why(?: (?:is|does|do|are|would) (?:that|this|it|they)\w*| so| not)?|how come|почему(?: же)?(?: так| это| нет| нельзя)?|"
    r"为什么(?:呢|不行|不能|会这样|这样)?|"
    # … or for what it rests on.
    r"how so|says who|who (?:says|said|claims) (?:so|that|this|it)|how do you know(?: that| this| it)?|(?:based )?on what(?: basis| grounds)?|what is (?:that|this|it) based on|"
    r"where (?:does it say|is) (?:that|this|so)(?: written)?|(?:what(?:'s| is) (?:the|your) )?(?:source|proof|evidence)|sources|"
    r"(?:кто|где) (?:это|так|такое) (?:сказал\w*|говорит\w*|утверждает\w*|написано|сказано)|кто сказал|(?:с )?чего (?:вы|ты) (?:это )?взял\w*|откуда (?:это|вы|ты)(?: это)? (?:известно|знаете|знаешь|взяли|следует)|"
    r"на основании чего|на ч[её]м (?:это )?основано|чем (?:это )?подтверждается|(?:какой |где )?источник|источники|"
    r"凭什么|何以见得|(?:这)?(?:是)?谁(?:这么|这样)?说的|(?:有)?(?:什么)?(?:依据|根据|出处|来源)(?:是什么|是啥|在哪里?|何在)?(?:吗|呢)?|(?:你|你们|您)?怎么知道(?:的)?|(?:理由|原因)(?:是什么)?(?:呢)?)\W*",
    re.IGNORECASE,
)
_LETTER = r"[^\W\d_\u3400-\u9fff]"
#: What may be a proper name: in capitals or a Chinese title's marks, or the number of a Russian law.
_NAME = re.compile(rf"《[^》]+》|\d+-ФЗ|(?<!{_LETTER})(?:[A-ZА-ЯЁ]|[a-z]{{1,2}}[A-Z]){_LETTER}+(?:['’]s\b|\d)?")
#: Capitalised, and yet neither a party nor a law: terms of the trade, departments, tiers of a service, places, days.
_NO_PARTY_WORDS = """
ai ok api apis llm llms gpu gpus cpu ip it hr pdf faq sla slas dpa dpas zdr nda baa saas vpc vm kv fp bf gb ram vram cve iso soc mit url sso usd eur ии апи
ceo cto cio ciso dpo legal finance procurement compliance security board global enterprise business standard premium pro plus team free batch regional zone data cloud terms agreement policy
eu uk us usa eea europe asia china russia germany france italy spain ireland india japan korea taiwan singapore switzerland britain america brazil canada australia
washington brussels frankfurt dublin london paris beijing shanghai moscow french german dutch greek swiss ес сша рф кнр снг по европ китай китае китая китаю росси герма франц итали япони индии индия синга москв
monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december christmas easter
"""
_NO_PARTY = frozenset(_NO_PARTY_WORDS.split())
_NATIONAL = re.compile(r"(?:ean|ian|ish|nese|rican)s?$")
#: Words that point back, wherever they stand.
_POINTS_BACK = re.compile(
    r"\b(?:it|its|they|them|theirs?|this|these|those|then|same|such(?! as)|latter|former|too|also|as well|instead|else|otherwise|likewise|similar\w*|differ\w*|"
    r"(?:better|worse|longer|shorter|cheaper|safer|stricter)(?! than \d)|that (?:case|data|model|law|mean\w*|appl\w+|already|also|still|true))\b|\b(?:that|there|both|ones?|the \w+)\W*$|"
    r"\b(?:эт(?:о|а|и|у|от|ого|ой|ом|ому|их|им|ими)|он[аои]?|его|е[её]|их|ней|н[её]м|нему|них|ними?|там|тогда|тоже|также|иначе|так(?:ой|ая|ое|ие|ом) же|лучше|хуже|дольше|дешевле)\b|"
    r"^\W*which (?:of|is|are|was|were|do|does|has|have|can|may|must|need|require|allow)\b|它|他们|她们|这|那|其|上述|同样|也|还|呢|此|(?<!应)该",
    re.IGNORECASE,
)
#: Sets the scene for all that follows: "On Bedrock, does …".
_SCENE = re.compile(
    r"\W*(?:(?:on|with|for|under|in|at|via|through|using|if|when we|before|after)\b(?! (?:how|which|what|whose))|(?:при|для|если|когда мы|через|с|на|по)\b(?! (?:как|скольк|чь|чем))|如果|假如|若|对于|通过|用|在(?!哪))",
    re.IGNORECASE,
)
#: A question with at least this many words of its own, and a party of its own, stands alone.
_ENOUGH_WORDS = 5


def content_tokens(text: str) -> list[str]:
    """The search tokens of a text without those that carry no topic."""
    return [token for token in tokens(text) if token not in _FILLER]


def asks_why(question: str) -> bool:
    """Whether a question asks for nothing but the reason of the answer before, or what it rests on."""
    return bool(_WHY.fullmatch(question))


def leans(question: str) -> bool:
    """Whether a question points back at something, or asks for nothing but the reason of an answer."""
    return bool(_REFERS.search(question)) or asks_why(question)


def resolve(question: str, history: Sequence[str], corpus: Corpus, names: NameFinder, *, on_topic: bool = True) -> str:
    """What the earlier questions contribute to this one: a context to put before it, empty when it stands alone.

    Args:
        question: the new question.
        history: earlier questions of the chat, oldest first.
        corpus: for the kinds of the entities named.
        names: finds those entities.
        on_topic: whether the question touches a criterion or a route by its own words; one that names nothing, leans on
            nothing and is not on the topic does not follow up on anything.
    """
    if not history:
        return ""
    mentions = names.find(question)
    own_parties = {m.entity for m in mentions if corpus.entities[m.entity].type in PARTY_TYPES}
    words = content_tokens(_without(question, [(m.start, m.end) for m in mentions]))
    points_back = leans(question)
    if len(words) >= _ENOUGH_WORDS and mentions and not points_back:
        return ""
    named = {m.entity for m in mentions if corpus.entities[m.entity].type != "country"}
    if not points_back and not named and not on_topic:
        # A change of subject ("best recipe for borscht?"), or no question at all ("thanks!", emoji).
        return ""
    context: list[str] = []
    has_party, has_topic = bool(own_parties), len(words) >= _ENOUGH_WORDS
    for earlier in reversed(history[-4:]):
        found = names.find(earlier)
        parties = [m for m in found if corpus.entities[m.entity].type in PARTY_TYPES]
        kept = _without(earlier, [(m.start, m.end) for m in parties]) if own_parties else earlier
        context.insert(0, kept.strip())
        has_party = has_party or bool(parties)
        has_topic = has_topic or len(content_tokens(_without(earlier, [(m.start, m.end) for m in found]))) >= 2
        if has_party and has_topic:
            break
    return "\n".join(text for text in context if text)


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + " " + text[end:]
    return text


def capital_names(question: str) -> frozenset[str]:
    """Stems of the names of parties and laws in a question, as far as capitals tell."""
    latin_only = not re.search(r"[а-яё\u3400-\u9fff]", question)
    if latin_only and question.isupper():
        return frozenset()
    first = re.search(r"\w", question)
    found: set[str] = set()
    for match in _NAME.finditer(question):
        word = re.sub(r"['’]s$|\d$", "", match.group())
        # The first word has its capital from the sentence, unless it is Latin in a Russian or Chinese one.
        opens = first is not None and match.start() == first.start() and word == match.group()
        if opens and word[1:].islower() and (latin_only or not word.isascii()):
            continue
        in_place = re.search(r"\b(?:in|inside|outside|within) (?:the )?$", question[: match.start()])
        stem = word.lower() if word.isascii() or not word[0].isalpha() else word.lower()[:5]
        if not (in_place or stem in _NO_PARTY or stem in FUNCTION_WORDS or _NATIONAL.search(stem)):
            found.add(stem)
    return frozenset(found)


def stands_apart(question: str, before: Sequence[str]) -> bool:
    """Whether a question has nothing to do with the one before it in a text: it names other parties or laws, and points
    back at nothing. In doubt it has: two questions on one matter need each other.

    Args:
        question: the question.
        before: the question before it, and what is said between the two.
    """
    earlier, own = capital_names(before[0]), capital_names(question)
    if not earlier or not own or not own.isdisjoint(capital_names(" ".join(before))):
        return False
    # "Scanners of which makers (X, Y?) block it?" is one question.
    if _SCENE.match(before[0]) or before[0].endswith(")"):
        return False
    telling = [token for token in tokens(_NAME.sub(" ", question)) if token not in FUNCTION_WORDS]
    return len(telling) >= 2 and not _POINTS_BACK.search(question)
