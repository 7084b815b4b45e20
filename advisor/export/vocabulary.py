"""Verdicts in the words that a questionnaire allows: its dropdowns and choices, in five languages; pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Literal

from advisor.answer.texts import say
from advisor.records import Verdict

_Meaning = Literal["yes", "no", "partly", "unknown", "undisclosed", "not_applicable"]

#: How answers are worded, folded as `_folded` folds them. English, German, French, Russian, Chinese.
_PHRASES: dict[_Meaning, tuple[str, ...]] = {
    "yes": (
        *("yes", "y", "true", "compliant", "fully compliant", "full compliance", "in compliance", "complies", "comply"),
        *("fully complies", "conformant", "conforms", "conforming", "implemented", "fully implemented", "in place"),
        *("fully in place", "met", "fully met", "meets", "fully meets", "satisfied", "fully satisfied", "fulfilled"),
        *("fully", "full", "completely", "supported", "fully supported", "confirmed", "affirmative"),
        *("available", "provided", "present", "✓", "✔", "✅", "☑"),
        *("ja", "j", "wahr", "konform", "vollständig", "vollständig umgesetzt", "umgesetzt", "erfüllt"),
        *(
            "vollständig erfüllt",
            "voll erfüllt",
            "vorhanden",
            "implementiert",
            "vollständig implementiert",
            "trifft zu",
        ),
        *("zutreffend", "gegeben", "bestätigt"),
        *("oui", "vrai", "conforme", "totalement conforme", "entièrement conforme", "pleinement conforme"),
        *("mis en œuvre", "mis en oeuvre", "totalement", "entièrement", "en place", "satisfait", "rempli", "respecté"),
        *("да", "истина", "соответствует", "полностью соответствует", "полное соответствие", "соответствие"),
        *("выполнено", "полностью выполнено", "выполняется", "полностью выполняется", "реализовано"),
        *("полностью реализовано", "внедрено", "полностью внедрено", "полностью", "имеется", "есть", "подтверждено"),
        *("是", "有", "符合", "完全符合", "满足", "完全满足", "已实施", "完全实施", "已全面实施", "已实现", "合规"),
        *("完全合规", "具备", "支持", "完全支持", "通过", "是的", "對", "对", "完全", "全部满足", "滿足", "已落实"),
    ),
    "no": (
        *("no", "n", "false", "noncompliant", "non compliant", "not compliant", "not in compliance", "noncompliance"),
        *("non compliance", "does not comply", "nonconformant", "non conformant", "nonconforming", "non conforming"),
        *(
            "does not conform",
            "doesnt comply",
            "not implemented",
            "not in place",
            "not met",
            "unmet",
            "does not meet",
            "not satisfied",
        ),
        *("not fulfilled", "none", "not at all", "not supported", "unsupported", "not available"),
        *(
            "unavailable",
            "not provided",
            "not present",
            "absent",
            "negative",
            "not yet implemented",
            "not yet",
            "✗",
            "✘",
        ),
        *("❌", "✖"),
        *(
            "nein",
            "falsch",
            "nicht konform",
            "nicht umgesetzt",
            "nicht erfüllt",
            "nicht vorhanden",
            "fehlt",
            "gar nicht",
        ),
        *("nicht implementiert", "trifft nicht zu", "überhaupt nicht", "nicht gegeben"),
        *("non", "faux", "non conforme", "pas conforme", "non mis en œuvre", "non mis en oeuvre", "pas du tout"),
        *("non satisfait", "non rempli", "non respecté", "aucun", "pas en place", "absente"),
        *("нет", "ложь", "не соответствует", "несоответствие", "не выполнено", "не выполняется", "не реализовано"),
        *("не внедрено", "отсутствует", "не имеется"),
        *(
            "否",
            "无",
            "不符合",
            "完全不符合",
            "不满足",
            "未满足",
            "未实施",
            "未实现",
            "不合规",
            "没有",
            "不具备",
            "不支持",
        ),
        *("未通过", "不是", "不", "無", "不滿足", "未落实"),
    ),
    "partly": (
        *("partly", "partial", "partially", "in part", "partially compliant", "partly compliant"),
        *("partial compliance", "partially complies", "partially implemented", "partly implemented", "partially met"),
        *("partly met", "partially meets", "partially satisfied", "partially in place", "partially supported"),
        *("mostly", "mostly compliant", "mostly implemented", "largely compliant", "largely implemented"),
        *("substantially compliant", "somewhat", "to some extent", "with exceptions", "with limitations"),
        *("with conditions", "with restrictions", "conditionally", "conditional", "limited"),
        *("in some cases", "it depends", "depends"),
        *("teilweise", "zum teil", "teils", "teilweise konform", "teilweise umgesetzt", "teilweise erfüllt"),
        *("teilweise vorhanden", "teilweise implementiert", "überwiegend", "eingeschränkt", "bedingt"),
        *("mit einschränkungen", "weitgehend", "trifft teilweise zu"),
        *("partiel", "partielle", "partiellement", "en partie", "partiellement conforme", "en partie conforme"),
        *("conformité partielle", "partiellement mis en œuvre", "partiellement mis en oeuvre", "sous conditions"),
        *("avec réserves", "avec restrictions", "sous réserve"),
        *("частично", "отчасти", "частично соответствует", "частичное соответствие", "частично выполнено"),
        *("частично выполняется", "частично реализовано", "частично внедрено", "в основном", "с оговорками"),
        *("с ограничениями", "при условии", "условно", "не полностью", "в неполной мере"),
        *("部分", "部分符合", "部分满足", "部分实施", "部分已实施", "部分实现", "部分合规", "部分支持", "部分是"),
        *("有条件", "基本符合", "基本满足", "一定程度", "部分具备", "部分滿足", "部分落实"),
    ),
    "unknown": (
        *("unknown", "not known", "unsure", "not sure", "uncertain", "unclear", "unconfirmed", "not confirmed", "tbd"),
        *("tbc", "to be determined", "to be confirmed", "to be defined", "dont know", "do not know", "idk"),
        *("no information", "no information available", "information not available", "no data", "undetermined"),
        *("cannot say", "cannot determine", "unable to determine", "not determined", "insufficient information"),
        *("unknown at this time", "?"),
        *("unbekannt", "nicht bekannt", "unklar", "weiß nicht", "weiss nicht", "unsicher", "nicht sicher"),
        *("keine information", "keine informationen"),
        *("noch zu klären", "noch offen", "zu klären", "nicht beurteilbar", "keine aussage"),
        *("inconnu", "inconnue", "non connu", "ne sait pas", "je ne sais pas", "ne sais pas", "pas sûr", "incertain"),
        *("à déterminer", "à confirmer", "à préciser", "pas d information", "nsp", "indéterminé"),
        *("неизвестно", "не известно", "не знаю", "не уверен", "не уверена", "нет данных", "нет информации"),
        *("нет сведений", "неясно", "не определено", "требует уточнения", "уточняется", "подлежит уточнению"),
        *("затрудняюсь ответить", "н/д"),
        *("未知", "不知道", "不确定", "不清楚", "待定", "待确认", "待確認", "尚不清楚", "无法确定", "暂无信息"),
        *("没有信息", "无资料", "不详", "不明确", "尚未确定", "不確定"),
    ),
    "undisclosed": (
        *("not disclosed", "undisclosed", "not stated", "not specified", "unspecified", "not mentioned"),
        *("keine angabe", "keine angaben", "k.a", "k. a", "non précisé", "non communiqué", "non renseigné"),
        *("не указано", "не раскрывается", "не сообщается", "未说明", "未披露", "未提及"),
    ),
    "not_applicable": (
        *(
            "n/a",
            "na",
            "n.a",
            "n. a",
            "not applicable",
            "does not apply",
            "doesnt apply",
            "inapplicable",
            "not relevant",
        ),
        *("entfällt", "nicht anwendbar", "nicht zutreffend", "nicht relevant", "n. z", "n.z"),
        *("sans objet", "non applicable", "s.o", "s/o", "s. o", "non pertinent", "ne s applique pas"),
        *("неприменимо", "не применимо", "не применяется", "н/п", "не относится", "неактуально"),
        *("不适用", "不適用", "无关", "不涉及"),
    ),
}

#: Which meanings say a verdict, the closest first. "Not applicable" says none of them: it is about the question.
_SAYING: dict[Verdict, tuple[_Meaning, ...]] = {
    "yes": ("yes",),
    "no": ("no",),
    "partly": ("partly",),
    "silent": ("undisclosed", "unknown"),
    "conflict": ("unknown",),
    "not_in_corpus": ("unknown",),
}
_ENUMERATED = re.compile(r"^\(?(?:\d{1,2}|[a-z])\s*[.):=–—-]+\s+(?=\S)|^\(?\d{1,2}[.):=]\s*(?=\D)")
_PARTED = re.compile(r"\s(?:or|oder|ou|или)\s|\s+[-–—−]+\s+|[–—−:;,()\[\]|=\n、。]|\.(?:\s|$)")
#: A figure in an option is a claim of its own.
_FIGURE = re.compile(r"[\d<>≤≥%]")
#: What an option asks of who chooses it is no claim.
_INSTRUCTION = re.compile(
    r"\b(?:please|explain|describe|specify|provide|attach|details?|comments?|evidence|bitte|erläutern|angeben"
    r"|veuillez|préciser|expliquer|укажите|поясните|опишите|приложите|уточните)\b|请|説明|说明|注明"
)
#: So many words beside a yes or no still say how, not what.
_SHORT_WORDS, _SHORT_CHINESE = 4, 8
_YES_WORDS = ("yes", "да", "oui", "ja")


def _folded(text: str) -> str:
    """A wording without case, marks and the ways to write them."""
    text = unicodedata.normalize("NFKC", text).casefold().replace("\ufe0f", "").replace("ё", "е")
    text = re.sub(r"(?<=n)['’](?=t\b)", "", text)
    text = re.sub(r"['’\"“”«»*_`]", " ", text)
    text = re.sub(r"(?<=\w)[-\u2010\u2011](?=\w)", " ", text)
    text = " ".join(text.split()).strip(" .!")
    # A tick before a word repeats it; alone it is the word.
    words = text.split(" ", 1)
    return words[1] if len(words) == 2 and all(unicodedata.category(mark) == "So" for mark in words[0]) else text


_MEANINGS: dict[str, _Meaning] = {
    _folded(phrase): meaning for meaning, phrases in _PHRASES.items() for phrase in phrases
}


#: Options that judge ("compliant") and do not answer ("yes").
_JUDGES = re.compile(
    r"compl|conform|\bmet\b|\bmeets\b|satisf|fulfil|implement|\bin place\b|konform|umgesetzt|erfüllt|mis en|rempli"
    r"|respecté|соответств|выполн|реализован|внедрен|符合|满足|滿足|合规|实施|实现|落实|通过"
)
_OPPOSITE: dict[_Meaning, _Meaning] = {"yes": "no", "no": "yes"}


def spoken_as(verdict: Verdict | None, options: Sequence[str], language: str, *, turned: bool = False) -> str:
    """The answer, among those that a questionnaire allows, that says a verdict.

    Args:
        verdict: what was found; None: nobody has decided.
        options: the answers that are allowed. None: our own word is used.
        language: of our own words.
        turned: whether the question asks for the worse state ("Do you train on our data?"): its yes is not compliant.

    Returns:
        The option as it stands; nothing where no option says it, or where more than one does.
    """
    if verdict is None:
        return ""
    allowed = list(dict.fromkeys(option for option in options if option.strip()))
    if not allowed:
        return say(f"verdict:{verdict}", language)
    read = [(option, *(_read_turned(option) if turned else _read(option))) for option in allowed]
    for wanted in _SAYING[verdict]:
        saying = [(option, more) for option, meaning, more in read if meaning == wanted]
        plain = [option for option, more in saying if more == "nothing"]
        if plain or saying:
            # Of several, each of which says more than the verdict, nobody knows which one holds.
            fitting = plain or [option for option, more in saying if more == "little"]
            return fitting[0] if len(plain or saying) == len(fitting) == 1 else ""
    return ""


_More = Literal["nothing", "little", "a claim"]


def _read_turned(option: str) -> tuple[_Meaning | None, _More]:
    """What an option means where a yes is the worse answer: "compliant" then is a no."""
    meaning, more = _read(option)
    if meaning is not None and _JUDGES.search(_folded(option)):
        return _OPPOSITE.get(meaning, meaning), more
    return meaning, more


def _read(option: str) -> tuple[_Meaning | None, _More]:
    """What an option means, and how much it says besides."""
    text = _folded(option)
    for whole in (text, _ENUMERATED.sub("", text)):
        if whole in _MEANINGS:
            return _MEANINGS[whole], "nothing"
    parts = [part for part in map(_folded, _PARTED.split(_ENUMERATED.sub("", text))) if part]
    parts = [piece for part in parts for piece in _pieces(part)]
    found = [_MEANINGS.get(part) for part in parts]
    known = {meaning for meaning in found if meaning}
    if not parts or found[0] is None or (len(known) > 1 and known != {"yes", "partly"}):
        return None, "nothing"
    meaning: _Meaning = "partly" if "partly" in known else found[0]
    besides = [part for part, of_part in zip(parts, found, strict=True) if of_part is None]
    if any(map(_claims, besides)):
        return meaning, "a claim"
    return meaning, "little" if besides else "nothing"


def _claims(besides: str) -> bool:
    """Whether what stands beside a yes or no says so much that it would need a source of its own."""
    if _INSTRUCTION.search(besides):
        return False
    chinese = any(unicodedata.east_asian_width(character) == "W" for character in besides)
    too_long = len(besides) > _SHORT_CHINESE if chinese else len(besides.split()) > _SHORT_WORDS
    return too_long or _FIGURE.search(besides) is not None


def _pieces(part: str) -> list[str]:
    """A part of an option, parted further where it is no phrase by itself: `yes/oui`, `yes with exceptions`."""
    if part in _MEANINGS:
        return [part]
    if "/" in part:
        return [piece for piece in map(_folded, part.split("/")) if piece]
    first, _, rest = part.partition(" ")
    # Only after a yes: "no personal data" is no "no".
    return [first, rest] if rest and first in _YES_WORDS else [part]
