"""The connecting prose of a memo in a language model's words, with a line in the memo that says so.

Only paragraphs of the first page and of the situation are reworded: lists, tables, demands, the method and the sources
are never given to a model. Each sentence keeps its citations, whoever worded it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from advisor.export.memo_records import Memo, Part, Section, Sentence, Words
from advisor.prose.memo import Rewording
from advisor.prose.writer import maker_of
from advisor.records import Language

_SAID: dict[str, dict[Language, str]] = {
    "taken": {
        "en": "Wording by {model} ({host}), each sentence checked against the built-in one: {taken} of {all} sentences "
        "of these paragraphs are the model's, all others the built-in ones.",
        "ru": "Формулировки модели {model} ({host}), каждое предложение сверено со встроенным. Предложений модели в "
        "этих абзацах — {taken} из {all}; остальные встроенные.",
        "zh": "措辞由 {model}（{host}）提供，逐句与内置文字核对：这些段落共 {all} 句，"
        "其中 {taken} 句采用模型措辞，其余为内置文字。",
    },
    "failed": {
        "en": "{model} ({host}) was asked to word these paragraphs and did not finish: {why} {taken} of {all} "
        "sentences are the model's, all others the built-in ones.",
        "ru": "Модель {model} ({host}) не закончила формулировать эти абзацы: {why} Предложений модели: {taken} из "
        "{all}; остальные встроенные.",
        "zh": "曾请 {model}（{host}）为这些段落措辞，但未能完成：{why}共 {all} 句，"
        "其中 {taken} 句采用模型措辞，其余为内置文字。",
    },
    "maker": {
        "en": "The maker of this model, {maker}, is among the parties compared.",
        "ru": "Разработчик этой модели, {maker}, — одна из сравниваемых сторон.",
        "zh": "该模型的开发方 {maker} 正是被比较的一方。",
    },
}


@dataclass(slots=True)
class _Count:
    taken: int = 0
    of: int = 0
    why: str = ""


def worded(memo: Memo, rewording: Rewording) -> Memo:
    """The memo with its paragraphs reworded where that holds; a model that fails once is not asked again."""
    count = _Count()
    summary = tuple(_part(part, rewording, count) for part in memo.summary)
    situation, rest = _first_section(memo.parts)
    parts = (*(_part(part, rewording, count) for part in situation), *rest)
    return replace(memo, summary=(*summary, Words(tuple(_lines(rewording, count)))), parts=parts)


def _first_section(parts: tuple[Part, ...]) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    second = [place for place, part in enumerate(parts) if isinstance(part, Section) and part.level == 1][1:2]
    end = second[0] if second else len(parts)
    return parts[:end], parts[end:]


def _part(part: Part, rewording: Rewording, count: _Count) -> Part:
    if not isinstance(part, Words):
        return part
    # What ends in an open clause ("name:", a part of a row) is no sentence of its own.
    places = [place for place, one in enumerate(part.sentences) if one.text[-1:] in (".", "。") and not one.tail]
    count.of += len(places)
    if count.why or not places:
        return part
    made = rewording.paragraph([part.sentences[place].text for place in places])
    count.taken += made.taken
    count.why = made.why
    new = dict(zip(places, made.texts, strict=True))
    sentences = (replace(one, text=new.get(place, one.text)) for place, one in enumerate(part.sentences))
    return replace(part, sentences=tuple(sentences))


def _lines(rewording: Rewording, count: _Count) -> list[Sentence]:
    language, model = rewording.language, rewording.model
    key = "failed" if count.why else "taken"
    values = {"model": model.name, "host": model.host, "taken": count.taken, "all": count.of, "why": count.why}
    lines = [Sentence(_SAID[key][language].format(**values), "frame")]
    if maker := maker_of(model.name, rewording.corpus, rewording.names):
        name = rewording.corpus.entities[maker].name[language]
        lines.append(Sentence(_SAID["maker"][language].format(maker=name), "frame"))
    return lines
