"""Text to search tokens: stemmed words of English and Russian, character pairs of Chinese; pure."""

from __future__ import annotations

import re
import threading
import unicodedata
from itertools import pairwise

import Stemmer

_WORD = re.compile(r"[\u3400-\u9fff]+|[^\W_\u3400-\u9fff]+")
_CYRILLIC = re.compile(r"[а-яё]")
#: Stands between the two tokens of a pair, and in no token.
PAIR = " "
_local = threading.local()


def _stemmers() -> tuple[Stemmer.Stemmer, Stemmer.Stemmer]:
    # PyStemmer objects keep a cache that is not safe to share between threads.
    if not hasattr(_local, "stemmers"):
        _local.stemmers = Stemmer.Stemmer("english"), Stemmer.Stemmer("russian")
    pair: tuple[Stemmer.Stemmer, Stemmer.Stemmer] = _local.stemmers
    return pair


_FUNCTION_WORDS = """
a an the of to in on at for by with from as is are was were be been being and or not no that this these those it its
they them their he she his her you your we our i if then than so such do does did done have has had having will would
shall should may might can could must into under over between through during about any all each other which who whom
whose what when where why how there here also only more most some own same very just
s t ll re ve don doesn didn isn aren wasn weren hasn haven hadn couldn wouldn shouldn

и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по только ее мне было вот от меня еще нет
о из ему теперь когда даже ну ли если уже или ни быть был него до вас нибудь опять уж вам ведь там потом себя ничего ей
может они тут где есть надо ней для мы тебя их чем была сам чтоб без будто чего раз тоже себе под будет тогда кто этот
того потому этого какой совсем ним здесь этом один почти мой тем чтобы нее были куда зачем всех можно при об хоть после
над больше тот через эти нас про них какая много разве эту моя свою этой перед иногда чуть том такой им более конечно
всю между какие каким каких какого какую которые который которая которой
"""


def normalised(text: str) -> str:
    """Compatibility forms folded (full-width letters, ligatures), case dropped, ё as е."""
    return unicodedata.normalize("NFKC", text).lower().replace("ё", "е")


def tokens(text: str) -> list[str]:
    """The search tokens of a text, in order.

    Latin and Cyrillic words are stemmed (Snowball); a run of Chinese characters gives its overlapping pairs, as
    Lucene's CJK analyser does, or itself when it is a single character.
    """
    english, russian = _stemmers()
    found: list[str] = []
    for match in _WORD.finditer(normalised(text)):
        word = match.group()
        if "\u3400" <= word[0] <= "\u9fff":
            found += [word[i : i + 2] for i in range(len(word) - 1)] or [word]
        elif _CYRILLIC.match(word):
            found.append(russian.stemWord(word))
        else:
            found.append(english.stemWord(word))
    return found


#: Stems of words that hold a sentence together and say little of what it is about.
FUNCTION_WORDS = frozenset(tokens(_FUNCTION_WORDS))


def pairs(found: list[str]) -> list[str]:
    """Each token with the one behind it: "30 day" tells more than "30" and "day" apart."""
    return [f"{first}{PAIR}{second}" for first, second in pairwise(found)]
